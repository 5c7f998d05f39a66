//! A verb group from left to right: its auxiliaries, and what they make of the main verb.

use crate::event::clause::lexeme::Form;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};

/// A verb group as far as it has been read.
pub(super) struct Chain<'c> {
    clause: &'c Clause<'c>,
    group: Group,
    start: usize,
    at: usize,
    be: bool,
    have: bool,
    to: bool,
    finite: bool,
}

impl<'c> Chain<'c> {
    /// The group that begins at a word, which is a verb, an auxiliary or "to".
    pub(super) fn read(clause: &'c Clause<'c>, start: usize) -> Option<Group> {
        let mut chain = Chain::new(clause, start);
        while let Some(word) = clause.words.get(chain.at) {
            if word.tag == Tag::Verb {
                if chain.going() {
                    continue;
                }
                if chain.fits(word.form) {
                    return Some(chain.with_verb(word.form));
                }
                break;
            }
            if !chain.auxiliary(word.tag) {
                break;
            }
            chain.at += 1;
        }
        chain.without_verb()
    }

    fn new(clause: &'c Clause<'c>, start: usize) -> Self {
        let group = Group {
            words: start..start,
            main: start,
            shape: Shape::Finite,
            mood: Mood::Fact,
            negated: false,
            passive: false,
            progressive: false,
            perfect: false,
            past: false,
            joined: false,
        };
        Chain { clause, group, start, at: start, be: false, have: false, to: false, finite: false }
    }

    /// Whether the word just read is the given sort.
    fn follows(&self, tag: Tag) -> bool {
        self.at > self.start && self.clause.words[self.at - 1].tag == tag
    }

    /// Reads a word that is no full verb; `false` where it ends the chain.
    fn auxiliary(&mut self, tag: Tag) -> bool {
        let (clause, at) = (self.clause, self.at);
        let inside = at > self.start;
        match tag {
            Tag::Modal => {
                self.group.mood = clause.mood(at);
                self.group.negated |= clause.is(at, "cannot");
                self.finite = true;
            }
            Tag::To => return self.to(),
            Tag::Be => {
                let being = clause.is(at, "being");
                if being && !inside {
                    self.group.shape = Shape::Gerund;
                }
                // "are being withdrawn"
                self.group.progressive |= self.be && being;
                self.be = true;
                self.tense(&["was", "were", "wasn", "weren"]);
                self.finite = true;
            }
            Tag::Have => {
                self.have = true;
                self.tense(&["had", "hadn"]);
                self.finite |= !clause.is(at, "having");
            }
            Tag::Do => {
                self.group.past = clause.is_any(at, &["did", "didn"]);
                self.finite = true;
            }
            Tag::Neg => self.group.negated = true,
            Tag::Adv | Tag::Time => {}
            // "had himself rung"
            Tag::Pron => return inside && clause.is_any(at, &["himself", "herself", "itself", "themselves"]),
            Tag::Quote => return inside,
            _ => return false,
        }
        true
    }

    /// The first finite word gives the tense.
    fn tense(&mut self, past: &[&str]) {
        if !self.to && !self.finite {
            self.group.past = self.clause.is_any(self.at, past);
        }
    }

    /// Reads "to": "are to leave", "have yet to leave", "have to leave", "to leave".
    fn to(&mut self) -> bool {
        if self.be && self.follows(Tag::Be) && self.group.mood == Mood::Fact {
            self.group.mood = if self.aims() { Mood::Possible } else { Mood::Will };
        } else if (self.have || self.be) && self.at > self.start && self.clause.is(self.at - 1, "yet") {
            (self.group.negated, self.have, self.be) = (true, false, false);
        } else if self.have && self.follows(Tag::Have) {
            // "would have to retreat" demands nothing.
            let open = matches!(self.group.mood, Mood::Would | Mood::Possible);
            self.group.mood = if open { Mood::Possible } else { Mood::Must };
            self.have = false;
        } else if self.at == self.start {
            self.to = true;
        } else {
            return false;
        }
        true
    }

    /// "the aim is to reach a truce" plans nothing yet.
    fn aims(&self) -> bool {
        let clause = self.clause;
        let aim = |subject: usize| {
            clause.tag_at(subject) == Tag::Noun
                && matches!(
                    clause.operator(subject),
                    Operator::Offer | Operator::Aim | Operator::Try | Operator::Demand
                )
        };
        let inside = |&at: &usize| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Comp | Tag::Be);
        (0..self.start).rev().take(6).take_while(inside).any(aim)
    }

    /// Reads "going to".
    fn going(&mut self) -> bool {
        let clause = self.clause;
        let going = self.be
            && clause.words[self.at].form == Form::Gerund
            && clause.tag_at(self.at + 1) == Tag::To
            && clause.lemma(self.at) == "go";
        if going {
            self.group.mood = Mood::Will;
            self.at += 2;
            self.be = false;
        }
        going
    }

    /// Whether a verb in this form may be the main verb here.
    fn fits(&self, form: Form) -> bool {
        self.at == self.start
            || match form {
                Form::Base => self.to || self.finite,
                Form::Third => false,
                Form::Past | Form::Participle => self.be || self.have,
                Form::Gerund => self.be,
            }
    }

    /// The group with its main verb, which is here.
    fn with_verb(self, form: Form) -> Group {
        let Chain { mut group, start, at, be, have, to, .. } = self;
        match form {
            Form::Gerund if be => group.progressive = true,
            Form::Gerund => group.shape = Shape::Gerund,
            Form::Past | Form::Participle if be => group.passive = true,
            // "have come", "had run"
            Form::Past | Form::Participle | Form::Base if have && group.mood == Mood::Fact && !to => {
                group.perfect = true;
            }
            Form::Past | Form::Participle if have => group.perfect = true,
            Form::Past => group.past = true,
            Form::Participle => group.shape = Shape::Participle,
            _ => {}
        }
        group.perfect |= be && have;
        if to {
            group.shape = Shape::Infinitive;
        }
        Group { words: start..at + 1, main: at, ..group }
    }

    /// A group without a main verb: a copula or a bare auxiliary.
    fn without_verb(self) -> Option<Group> {
        let Chain { clause, mut group, start, at, be, have, to, .. } = self;
        let tag = |at: usize| clause.words[at].tag;
        let main = (start..at).rev().find(|&at| matches!(tag(at), Tag::Be | Tag::Have | Tag::Do | Tag::Modal))?;
        group.passive = be && clause.is(main, "done");
        // "have been", "have had"
        group.perfect = have && be || (start..=main).filter(|&at| tag(at) == Tag::Have).count() > 1;
        if to {
            group.shape = Shape::Infinitive;
        }
        // "is not", "is expected": what follows the copula directly.
        let denied = clause.tag_at(main + 1) == Tag::Neg;
        group.negated |= denied;
        Some(Group { words: start..main + 1 + usize::from(denied), main, ..group })
    }
}

impl Clause<'_> {
    /// The mood of a modal.
    fn mood(&self, modal: usize) -> Mood {
        if self.is_any(modal, &["will", "shall", "ll", "wo", "won"]) {
            Mood::Will
        } else if self.is_any(modal, &["would", "wouldn", "d"]) {
            Mood::Would
        } else if self.is_any(modal, &["must", "should", "ought"]) {
            Mood::Must
        } else {
            Mood::Possible
        }
    }
}
