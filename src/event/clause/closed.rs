//! What a closed-class word is beside its neighbours: "that", "to", "her", "since".

use crate::event::clause::lexeme::{Closed, Complement, Form, Lexeme, Particular, UNKNOWN};
use crate::event::clause::operator::Operator;
use crate::event::clause::tagging::Beside;
use crate::event::clause::{Clause, Tag};

impl Clause<'_> {
    /// What a word is that may be of a closed class; `None` where it is of an open one.
    pub(super) fn settle_closed(&self, at: usize, lexeme: &Lexeme, class: Closed, left: Beside) -> Option<Tag> {
        let open = lexeme.verb.is_some() || lexeme.noun.is_some();
        match lexeme.particular {
            Some(Particular::To) => return Some(if self.opens_infinitive(at) { Tag::To } else { Tag::Prep }),
            Some(Particular::That) => return Some(self.that(at, left)),
            // "was not following the rules"
            Some(Particular::Following) if open && self.progressive(left) => return None,
            // "would like to see"
            Some(Particular::Like) if left.tag == Tag::Modal => return None,
            Some(Particular::Past) if self.describes(at, left.tag) => return Some(Tag::Adj),
            // "is no longer holding"
            Some(Particular::No) if self.after(at).is_some_and(|next| self.is(next, "longer")) => {
                return Some(Tag::Neg);
            }
            // "at once", "once more"
            Some(Particular::Once)
                if left.at.is_some_and(|before| self.is(before, "at"))
                    || self.after(at).is_some_and(|next| self.is_any(next, &["more", "again", "a"])) =>
            {
                return Some(Tag::Adv);
            }
            _ => {}
        }
        Some(match class {
            // "before", "after", "as", "since", "until": a clause follows, or a noun phrase.
            Closed::Prep if lexeme.is(Closed::Comp) => {
                if self.finite_ahead(at) {
                    Tag::Comp
                } else {
                    Tag::Prep
                }
            }
            // "pull out", "fall back": a particle.
            Closed::Prep => {
                let next = self.after(at).map(|next| self.words[next].tag);
                if matches!(next, None | Some(Tag::Stop | Tag::Comma | Tag::Quote)) { Tag::Adv } else { Tag::Prep }
            }
            Closed::Modal if matches!(left.tag, Tag::Det | Tag::Adj) && !self.alone(left) => Tag::Noun,
            Closed::Adv if open && left.tag != Tag::Verb => return None,
            Closed::Adj if open => return None,
            class => class.tag(),
        })
    }

    /// Whether a determiner stands without a noun: "all must leave".
    fn alone(&self, left: Beside) -> bool {
        const ALONE: [&str; 9] = ["all", "this", "that", "these", "those", "both", "many", "most", "each"];
        left.at.is_some_and(|before| self.is_any(before, &ALONE))
    }

    /// "past proposals", "the past week"
    fn describes(&self, past: usize, previous: Tag) -> bool {
        let next = self.after(past).map_or(&UNKNOWN, |next| self.lexeme(next));
        matches!(previous, Tag::Verb | Tag::Det | Tag::Adj | Tag::Prep)
            && !next.is_any(&[Closed::Det, Closed::His, Closed::Num])
    }

    fn progressive(&self, left: Beside) -> bool {
        let denied = |neg: usize| self.words[neg].tag == Tag::Neg && neg > 0 && self.words[neg - 1].tag == Tag::Be;
        left.tag == Tag::Be || left.at.is_some_and(denied)
    }

    /// Whether "to" stands before a verb.
    fn opens_infinitive(&self, to: usize) -> bool {
        let Some(next) = self.after(to) else { return false };
        let (lexeme, form) = (self.lexeme(next), self.form(next));
        let after = self.after(next).map(|after| (self.lexeme(after), self.form(after)));
        // "to quickly withdraw"
        let adverb = lexeme.is(Closed::Adv) || form.ends_with("ly");
        if adverb && after.is_some_and(|(after, _)| after.has(Form::Base)) {
            return true;
        }
        if lexeme.has(Form::Base) {
            return true;
        }
        const OBJECT: [Closed; 6] = [Closed::Det, Closed::His, Closed::Prep, Closed::Pron, Closed::Adv, Closed::Conj];
        let object = |(after, form): (&Lexeme, &str)| {
            after.is_any(&OBJECT) || after.readings().is_empty() || matches!(form, "." | "," | ";" | "\"" | "”")
        };
        matches!(form, "be" | "have" | "do") && (lexeme.noun.is_none() || after.is_some_and(object))
    }

    /// What "that" is.
    fn that(&self, at: usize, left: Beside) -> Tag {
        let next = self.after(at);
        let lexeme = next.map_or(&UNKNOWN, |next| self.lexeme(next));
        const CLAUSE: [Closed; 9] = [
            Closed::Det,
            Closed::His,
            Closed::Pron,
            Closed::Modal,
            Closed::Be,
            Closed::Have,
            Closed::Do,
            Closed::Comp,
            Closed::Prep,
        ];
        let noun_next = next.is_some_and(|next| self.words[next].tag != Tag::Name && !self.words[next].capital)
            && !lexeme.is_any(&CLAUSE);
        // "called that a lie"
        let named = || {
            next.is_some_and(|next| self.is_any(next, &["a", "an"]))
                && left.at.is_some_and(|before| self.lemma(before) == "call")
        };
        match left.tag {
            Tag::Verb if named() => Tag::Pron,
            Tag::Verb if noun_next && self.ends_phrase(next) => Tag::Det,
            Tag::Verb | Tag::Comma | Tag::Quote | Tag::Adj | Tag::Adv => Tag::Comp,
            Tag::Noun | Tag::Name => self.relates(at, next, left),
            _ if noun_next => Tag::Det,
            Tag::Time | Tag::Pron => Tag::Comp,
            _ => Tag::Pron,
        }
    }

    /// What "that" behind a noun is.
    fn relates(&self, at: usize, next: Option<usize>, left: Beside) -> Tag {
        let lexeme = next.map_or(&UNKNOWN, |next| self.lexeme(next));
        let subject = next.is_some_and(|next| self.words[next].tag == Tag::Name)
            || lexeme.is_any(&[Closed::Det, Closed::His, Closed::Pron]);
        let takes = |back: usize| self.entry(back).is_some_and(|entry| entry.takes(Complement::That));
        let says = || {
            let mut near = (at.saturating_sub(5)..at)
                .rev()
                .take_while(|&back| !matches!(self.words[back].tag, Tag::Stop | Tag::Comma));
            near.any(|back| self.words[back].tag == Tag::Verb && takes(back))
        };
        // "calls from its neighbours that it withdraw"
        let asks = || {
            let noun = |back: usize| self.words[back].tag == Tag::Noun && self.operator(back) != Operator::Nothing;
            (at.saturating_sub(7)..at).any(|back| noun(back) && takes(back))
        };
        if subject && (says() || asks()) {
            return Tag::Comp;
        }
        let noun = left.at.map_or(Operator::Nothing, |before| self.operator(before));
        if noun == Operator::Nothing || lexeme.is_any(&[Closed::Modal, Closed::Be, Closed::Have]) {
            Tag::Rel
        } else {
            Tag::Comp
        }
    }

    /// "see that ceasefire.": a noun with nothing after it that it could be the subject of.
    fn ends_phrase(&self, at: Option<usize>) -> bool {
        let Some(after) = at.and_then(|at| self.after(at)) else { return at.is_some() };
        matches!(self.words[after].tag, Tag::Stop | Tag::Comma | Tag::Quote)
            || self.is_any(after, &["in", "for", "on", "and", "as"])
    }

    /// Whether a finite verb follows before the next comma or stop.
    fn finite_ahead(&self, at: usize) -> bool {
        const CLAUSE: [Closed; 2] = [Closed::Rel, Closed::Comp];
        const AUXILIARY: [Closed; 4] = [Closed::Modal, Closed::Be, Closed::Have, Closed::Do];
        const BESIDE: [Closed; 6] = [Closed::Prep, Closed::Det, Closed::Adj, Closed::Adv, Closed::Neg, Closed::Conj];
        let (mut noun, mut pronominal, mut to) = (false, false, false);
        for (at, word) in self.words.iter().enumerate().skip(at + 1).take(14) {
            match word.tag {
                Tag::Stop | Tag::Comma => return false,
                Tag::Name => noun = true,
                Tag::Noun => {
                    let lexeme = word.lexeme;
                    if lexeme.is_any(&CLAUSE) && noun || lexeme.has(Form::Gerund) && !noun {
                        return false;
                    }
                    let base = lexeme.has(Form::Base);
                    let to = std::mem::replace(&mut to, lexeme.particular == Some(Particular::To));
                    let finite = base && !to
                        || lexeme.has(Form::Past)
                        || lexeme.has(Form::Third)
                        || lexeme.is_any(&AUXILIARY)
                        || lexeme.readings().is_empty() && self.form(at).ends_with("ed");
                    if noun && finite && lexeme.noun.is_none() || pronominal && base {
                        return true;
                    }
                    pronominal = lexeme.is(Closed::Pron);
                    noun |= !lexeme.is_any(&BESIDE);
                }
                _ => {}
            }
        }
        false
    }
}

impl Closed {
    /// What a word of the class mostly is.
    pub(super) fn tag(self) -> Tag {
        match self {
            Closed::Det | Closed::His => Tag::Det,
            Closed::Pron => Tag::Pron,
            Closed::Rel => Tag::Rel,
            Closed::Prep => Tag::Prep,
            Closed::Conj => Tag::Conj,
            Closed::Comp => Tag::Comp,
            Closed::Modal => Tag::Modal,
            Closed::Be => Tag::Be,
            Closed::Have => Tag::Have,
            Closed::Do => Tag::Do,
            Closed::Neg => Tag::Neg,
            Closed::Adv => Tag::Adv,
            Closed::Num => Tag::Num,
            Closed::Adj => Tag::Adj,
        }
    }
}
