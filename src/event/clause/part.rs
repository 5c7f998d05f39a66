//! Whether a word that may be a verb is one.

use crate::event::clause::lexeme::{Complement, Form, Lexeme, NounClass};
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::operator::Operator;
use crate::event::clause::tagging::Beside;
use crate::event::clause::{Clause, Tag};

/// The part of speech of a word of the open classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Noun,
    /// A verb, in a form if it is known in which.
    Verb(Option<Form>),
    Adverb,
}

impl Clause<'_> {
    /// The part of speech of a word by what stands around it.
    pub(super) fn part(&self, at: usize, lexeme: &Lexeme, left: Beside) -> Part {
        if lexeme.verb.is_none() {
            return Part::Noun;
        }
        if self.particle(at, left.tag) {
            return Part::Adverb;
        }
        if lexeme.has(Form::Gerund) {
            let nominal = left.possessor || matches!(left.tag, Tag::Det | Tag::Adj);
            return if nominal { Part::Noun } else { Part::Verb(None) };
        }
        let next = self.after(at).map_or(Tag::Stop, |after| self.peek(after));
        if lexeme.has(Form::Past) || lexeme.has(Form::Participle) {
            return self.past(at, lexeme, left, next);
        }
        let noun = lexeme.noun.is_some();
        // "to end attacks"
        if left.tag == Tag::Verb && !left.possessor && lexeme.has(Form::Third) {
            return Part::Noun;
        }
        let floating = left.tag == Tag::Det && self.beside_any(left, &["all", "both", "each"]);
        let slot = left.tag == Tag::Det && !floating || left.tag == Tag::Prep && lexeme.has(Form::Base);
        let verb = self.present(at, lexeme, left, next) || !noun && !slot && !left.possessor;
        if verb { Part::Verb(None) } else { Part::Noun }
    }

    /// "pulled its troops back"
    fn particle(&self, at: usize, previous: Tag) -> bool {
        self.is(at, "back")
            && !matches!(previous, Tag::To | Tag::Modal | Tag::Pron | Tag::Do | Tag::Det)
            && !self.after(at).is_some_and(|after| matches!(self.peek(after), Tag::Det | Tag::Pron))
    }

    /// A word that may be the past or a participle of a verb.
    fn past(&self, at: usize, lexeme: &Lexeme, left: Beside, next: Tag) -> Part {
        let base = lexeme.has(Form::Base);
        // "rebuffed repeated offers"
        let attributive = matches!(left.tag, Tag::Det | Tag::Adj | Tag::Prep | Tag::Num | Tag::Verb) || left.possessor;
        if attributive && !base && matches!(next, Tag::Noun | Tag::Adj | Tag::Name | Tag::Time) {
            return Part::Noun;
        }
        let adjective = matches!(lexeme.noun, Some((_, NounClass::Adjective, _)));
        if adjective && left.tag == Tag::Be && self.after(at).is_some_and(|after| self.is(after, "to")) {
            return Part::Noun;
        }
        if base && (left.tag == Tag::Det || left.possessor) {
            return Part::Noun;
        }
        Part::Verb(Some(match left.tag {
            Tag::To | Tag::Modal | Tag::Do if base => Form::Base,
            Tag::Have | Tag::Be if !base => Form::Participle,
            _ => Form::Past,
        }))
    }

    /// Whether a word that may be a verb in its base form or third person, and a noun, must be the verb.
    fn present(&self, at: usize, lexeme: &Lexeme, left: Beside, next: Tag) -> bool {
        let noun = lexeme.noun.is_some();
        let third = lexeme.has(Form::Third);
        match left.tag {
            Tag::To | Tag::Modal | Tag::Do => true,
            Tag::Neg => self.auxiliary(left.at.unwrap_or(0)),
            Tag::Pron | Tag::Rel => true,
            // "few expect the truce to last", "many fear that …"
            Tag::Det
                if lexeme.has(Form::Base)
                    && matches!(next, Tag::Det | Tag::Pron | Tag::Comp)
                    && self.beside_any(left, &["few", "many", "some", "most", "both"]) =>
            {
                true
            }
            Tag::Det | Tag::Adj | Tag::Prep | Tag::Num | Tag::Be | Tag::Have => false,
            _ if left.possessor => false,
            // "reported ceasefire breaches": no truce breaches anything.
            Tag::Noun if third && noun && self.class_beside(left) == NounClass::Event && breaks(lexeme) => false,
            Tag::Conj | Tag::Comma if third => {
                !noun || matches!(next, Tag::Det | Tag::To | Tag::Pron | Tag::Name) && self.third_before(at)
            }
            // "must stop and pull back": joined to a verb in its base form.
            Tag::Conj | Tag::Comma => {
                !noun || matches!(next, Tag::Det | Tag::To | Tag::Pron | Tag::Prep | Tag::Adv) && self.verb_before(at)
            }
            _ if third => self.third(at, lexeme, left, next),
            Tag::Noun | Tag::Name => !noun || self.base(at, left, next),
            Tag::Stop | Tag::Quote => !noun || matches!(next, Tag::Det | Tag::Pron),
            _ => !noun,
        }
    }

    /// "The army leaves the town": the third person behind its subject.
    fn third(&self, at: usize, lexeme: &Lexeme, left: Beside, next: Tag) -> bool {
        let noun = lexeme.noun.is_some();
        if left.tag == Tag::Comp && matches!(next, Tag::Det | Tag::Name | Tag::To | Tag::Pron) {
            return true;
        }
        let subject = match left.tag {
            Tag::Name | Tag::Noun | Tag::Time => true,
            Tag::Stop | Tag::Quote | Tag::Comma | Tag::Conj | Tag::Comp | Tag::Adv => !noun,
            _ => false,
        };
        let singular = left.at.is_some_and(|before| !self.words[before].plural);
        if !subject || self.class_beside(left) == NounClass::Phone || noun && (!singular || left.first) {
            return false;
        }
        !noun
            || match next {
                Tag::Det | Tag::Name | Tag::To | Tag::Pron | Tag::Adv | Tag::Comp | Tag::Adj | Tag::Rel | Tag::Num => {
                    true
                }
                Tag::Noun => self.event_next(at),
                Tag::Verb => takes_gerund(lexeme),
                Tag::Prep => !self.after(at).is_some_and(|after| self.is_any(after, &["of", "from"])),
                _ => false,
            }
    }

    /// "The rebels leave the town": the base form of what may be a noun too, behind a plural subject.
    fn base(&self, at: usize, left: Beside, next: Tag) -> bool {
        let Some(before) = left.at.filter(|&before| self.words[before].class != NounClass::Phone) else { return false };
        let subject = self.words[before];
        let joined = || self.joined_subject(before);
        if !(subject.plural || subject.tag == Tag::Name || joined()) {
            return false;
        }
        match next {
            Tag::Noun => self.event_next(at),
            Tag::Det
            | Tag::Name
            | Tag::To
            | Tag::Pron
            | Tag::Adv
            | Tag::Prep
            | Tag::Comp
            | Tag::Stop
            | Tag::Time
            | Tag::Adj
            | Tag::Comma => subject.tag != Tag::Name || subject.plural || self.title_case(at) || joined(),
            _ => false,
        }
    }

    /// "PKK ends ceasefire", "forces start withdrawal"
    fn event_next(&self, at: usize) -> bool {
        let next = self.after(at).map(|after| self.lexeme(after));
        next.is_some_and(|next| next.nouns().any(|(_, class)| class == NounClass::Event))
    }

    fn class_beside(&self, left: Beside) -> NounClass {
        left.at.map_or(NounClass::Plain, |before| self.words[before].class)
    }

    fn beside_any(&self, left: Beside, words: &[&str]) -> bool {
        left.at.is_some_and(|before| self.is_any(before, words))
    }
}

/// "risks collapsing"
fn takes_gerund(lexeme: &Lexeme) -> bool {
    lexeme.verbs().any(|(entry, _)| LEXICON.get(entry).is_some_and(|entry| entry.takes(Complement::Gerund)))
}

fn breaks(lexeme: &Lexeme) -> bool {
    lexeme.verbs().any(|(entry, _)| LEXICON.get(entry).is_some_and(|entry| entry.operator == Operator::Violate))
}
