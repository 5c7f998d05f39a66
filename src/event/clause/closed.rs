//! What a closed-class word is beside its neighbours: "that", "to", "her", "since".

use crate::event::clause::lexeme::{Closed, Form, Reading};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Tag};

impl Clause {
    pub(in crate::event) fn settle_closed(
        &self,
        text: &str,
        at: usize,
        mut closed: impl Iterator<Item = Closed>,
        previous: Tag,
        open: bool,
    ) -> Option<Tag> {
        let next = self.after(at);
        let next_form = next.and_then(|next| self.words[next].span.of(text)).unwrap_or_default();
        let next_readings = next.map_or(&[][..], |next| self.readings(next));
        let next_is =
            |wanted: Form| next_readings.iter().any(|r| matches!(r, Reading::Verb(_, form) if *form == wanted));
        let next_closed = |wanted: Closed| next_readings.contains(&Reading::Closed(wanted));
        let form = self.words[at].span.of(text).unwrap_or_default();
        let verb_next = next_is(Form::Base) || matches!(next_form, "be" | "have" | "do");
        if form.eq_ignore_ascii_case("to") {
            let adverb_then_verb = next_readings.contains(&Reading::Closed(Closed::Adv)) || next_form.ends_with("ly");
            let after = next.and_then(|next| self.after(next));
            let split = adverb_then_verb
                && after.is_some_and(|after| {
                    self.readings(after).iter().any(|r| matches!(r, Reading::Verb(_, Form::Base)))
                });
            let noun = next_readings.iter().any(|r| matches!(r, Reading::Noun(..)));
            let object = after.is_some_and(|after| {
                let readings = self.readings(after);
                let after = self.words[after].span.of(text).unwrap_or_default();
                readings.iter().any(|r| {
                    matches!(
                        r,
                        Reading::Closed(
                            Closed::Det | Closed::His | Closed::Prep | Closed::Pron | Closed::Adv | Closed::Conj
                        )
                    )
                }) || readings.is_empty()
                    || matches!(after, "." | "," | ";" | "\"" | "”")
            });
            return Some(if split || verb_next && (!noun || object || next_is(Form::Base)) {
                Tag::To
            } else {
                Tag::Prep
            });
        }
        // "was not following the rules"
        let progressive = previous == Tag::Be
            || previous == Tag::Neg && self.before(at).is_some_and(|neg| neg > 0 && self.words[neg - 1].tag == Tag::Be);
        if open && progressive && form.eq_ignore_ascii_case("following") {
            return None;
        }
        if form.eq_ignore_ascii_case("that") || form.eq_ignore_ascii_case("those") {
            if form.eq_ignore_ascii_case("those") {
                return Some(Tag::Det);
            }
            let noun_next = next.is_some_and(|next| self.words[next].tag != Tag::Name && !self.words[next].capital)
                && !next_readings.iter().any(|r| {
                    matches!(
                        r,
                        Reading::Closed(
                            Closed::Det
                                | Closed::His
                                | Closed::Pron
                                | Closed::Modal
                                | Closed::Be
                                | Closed::Have
                                | Closed::Do
                                | Closed::Comp
                                | Closed::Prep
                        )
                    )
                });
            // "called that a lie"
            let named = ["a", "an"].iter().any(|article| next_form.eq_ignore_ascii_case(article))
                && self.before(at).is_some_and(|before| self.lemma(before) == "call");
            return Some(match previous {
                Tag::Verb if named => Tag::Pron,
                Tag::Verb if noun_next && self.ends_phrase(text, next) => Tag::Det,
                Tag::Verb | Tag::Comma | Tag::Quote | Tag::Adj | Tag::Adv => Tag::Comp,
                Tag::Noun | Tag::Name => {
                    let says = (at.saturating_sub(5)..at)
                        .rev()
                        .take_while(|&back| !matches!(self.words[back].tag, Tag::Stop | Tag::Comma));
                    let says = says.into_iter().any(|back| {
                        self.words[back].tag == Tag::Verb
                            && self.entry(back).is_some_and(|entry| entry.complements.has("that"))
                    });
                    let subject = next.is_some_and(|next| self.words[next].tag == Tag::Name)
                        || next_readings
                            .iter()
                            .any(|r| matches!(r, Reading::Closed(Closed::Det | Closed::His | Closed::Pron)));
                    if says && subject {
                        return Some(Tag::Comp);
                    }
                    // "calls from its neighbours that it withdraw"
                    let asks = (at.saturating_sub(7)..at).any(|back| {
                        self.words[back].tag == Tag::Noun
                            && self.operator(back) != Operator::Nothing
                            && self.entry(back).is_some_and(|entry| entry.complements.has("that"))
                    });
                    if asks && subject {
                        return Some(Tag::Comp);
                    }
                    let noun = self.before(at).map_or(Operator::Nothing, |before| self.operator(before));
                    if noun == Operator::Nothing
                        || next_closed(Closed::Modal)
                        || next_closed(Closed::Be)
                        || next_closed(Closed::Have)
                    {
                        Tag::Rel
                    } else {
                        Tag::Comp
                    }
                }
                _ if noun_next => Tag::Det,
                Tag::Time | Tag::Pron => Tag::Comp,
                _ => Tag::Pron,
            });
        }
        // "past proposals", "the past week"
        if form.eq_ignore_ascii_case("past")
            && matches!(previous, Tag::Verb | Tag::Det | Tag::Adj | Tag::Prep)
            && !next_readings.iter().any(|r| matches!(r, Reading::Closed(Closed::Det | Closed::His | Closed::Num)))
        {
            return Some(Tag::Adj);
        }
        // "would like to see"
        if form.eq_ignore_ascii_case("like") && previous == Tag::Modal {
            return None;
        }
        // "is no longer holding"
        if form.eq_ignore_ascii_case("no") && next_form.eq_ignore_ascii_case("longer") {
            return Some(Tag::Neg);
        }
        let first = closed.next()?;
        let tag = match first {
            Closed::Det | Closed::His => Tag::Det,
            Closed::Pron => Tag::Pron,
            Closed::Rel => Tag::Rel,
            Closed::Prep if closed.any(|other| other == Closed::Comp) => {
                // "before", "after", "as", "since", "until": a clause follows, or a noun phrase.
                if self.finite_ahead(text, at) { Tag::Comp } else { Tag::Prep }
            }
            Closed::Prep => {
                // "pull out", "fall back": a particle.
                let bare = next.is_none_or(|next| matches!(self.words[next].tag, Tag::Stop | Tag::Comma | Tag::Quote));
                if bare { Tag::Adv } else { Tag::Prep }
            }
            Closed::Conj => Tag::Conj,
            // "at once", "once more"
            Closed::Comp
                if form.eq_ignore_ascii_case("once")
                    && (self.before(at).is_some_and(|before| self.is(text, before, "at"))
                        || ["more", "again", "a"].iter().any(|after| next_form.eq_ignore_ascii_case(after))) =>
            {
                Tag::Adv
            }
            Closed::Comp => Tag::Comp,
            Closed::Modal => {
                let whole = self.before(at).is_some_and(|before| {
                    self.is_any(
                        text,
                        before,
                        &["all", "this", "that", "these", "those", "both", "many", "most", "each"],
                    )
                });
                if matches!(previous, Tag::Det | Tag::Adj) && !whole { Tag::Noun } else { Tag::Modal }
            }
            Closed::Be => Tag::Be,
            Closed::Have => Tag::Have,
            Closed::Do => Tag::Do,
            Closed::Neg => Tag::Neg,
            Closed::Adv if open && previous != Tag::Verb => return None,
            Closed::Adv => Tag::Adv,
            Closed::Num => Tag::Num,
            Closed::Adj if open => return None,
            Closed::Adj => Tag::Adj,
        };
        Some(tag)
    }

    /// "see that ceasefire.": a noun with nothing after it that it could be the subject of.
    pub(in crate::event) fn ends_phrase(&self, text: &str, at: Option<usize>) -> bool {
        let Some(after) = at.and_then(|at| self.after(at)) else { return at.is_some() };
        matches!(self.words[after].tag, Tag::Stop | Tag::Comma | Tag::Quote)
            || self.is_any(text, after, &["in", "for", "on", "and", "as"])
    }

    /// Whether a finite verb follows before the next comma or stop.
    pub(in crate::event) fn finite_ahead(&self, text: &str, at: usize) -> bool {
        let (mut noun, mut pronominal, mut to) = (false, false, false);
        for (word, &readings) in self.words.iter().zip(&self.readings).skip(at + 1).take(14) {
            match word.tag {
                Tag::Stop | Tag::Comma => return false,
                Tag::Name => noun = true,
                Tag::Noun => {
                    let form = word.span.of(text).unwrap_or_default();
                    let finite = |r: &Reading| match r {
                        Reading::Verb(_, form) => matches!(form, Form::Past | Form::Third),
                        Reading::Closed(closed) => {
                            matches!(closed, Closed::Modal | Closed::Be | Closed::Have | Closed::Do)
                        }
                        Reading::Noun(..) => false,
                    };
                    let also_noun = readings.iter().any(|r| matches!(r, Reading::Noun(..)));
                    let gerund = readings.iter().any(|r| matches!(r, Reading::Verb(_, Form::Gerund)));
                    if readings.iter().any(|r| matches!(r, Reading::Closed(Closed::Rel | Closed::Comp))) && noun {
                        return false;
                    }
                    if gerund && !noun {
                        return false;
                    }
                    let base = readings.iter().any(|r| matches!(r, Reading::Verb(_, Form::Base)));
                    let to = std::mem::replace(&mut to, form.eq_ignore_ascii_case("to"));
                    if noun && base && !also_noun && !to {
                        return true;
                    }
                    if noun && readings.iter().any(finite) && !also_noun {
                        return true;
                    }
                    if noun && readings.is_empty() && form.ends_with("ed") {
                        return true;
                    }
                    let pronoun = readings.contains(&Reading::Closed(Closed::Pron));
                    if pronominal && readings.iter().any(|r| matches!(r, Reading::Verb(_, Form::Base))) {
                        return true;
                    }
                    pronominal = pronoun;
                    let prep = readings.iter().any(|r| {
                        matches!(
                            r,
                            Reading::Closed(
                                Closed::Prep | Closed::Det | Closed::Adj | Closed::Adv | Closed::Neg | Closed::Conj
                            )
                        )
                    });
                    noun |= !prep;
                }
                _ => {}
            }
        }
        false
    }
}
