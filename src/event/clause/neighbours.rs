//! The words beside a word, as far as what they are is settled.

use crate::event::clause::lexeme::{Form, Particular, Reading};
use crate::event::clause::{Clause, Tag};

/// How many words away a word may stand that is beside one.
const NEAR: usize = 6;

impl Clause<'_> {
    /// "A and B withdraw".
    pub(super) fn joined_subject(&self, at: usize) -> bool {
        (0..at).rev().take(4).any(|back| self.words[back].tag == Tag::Conj)
    }

    pub(super) fn verb_before(&self, at: usize) -> bool {
        matches!(self.last_verb(at), Some(Form::Base | Form::Third))
    }

    /// "deplores …, expresses … and demands".
    pub(super) fn third_before(&self, at: usize) -> bool {
        self.last_verb(at) == Some(Form::Third)
    }

    /// The form of the last verb before a word, within its part of the sentence.
    fn last_verb(&self, at: usize) -> Option<Form> {
        let mut back = self.words[..at].iter().rev();
        let word = back.find(|word| matches!(word.tag, Tag::Verb | Tag::Stop))?;
        (word.tag == Tag::Verb).then_some(word.form)
    }

    pub(super) fn auxiliary(&self, neg: usize) -> bool {
        // "would “not retreat”"
        let before = self.before(neg).map(|before| self.words[before].tag);
        matches!(before, Some(Tag::Modal | Tag::Do | Tag::To))
            || matches!(self.words.get(neg + 1).map(|next| next.tag), Some(Tag::To))
            || neg > 0 && self.words[neg - 1].tag == Tag::To
    }

    /// The nearest word to the left that is no adverb, quote or time, if it is near.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(NEAR)..at).rev().find(|&back| self.stands(back, at))
    }

    /// The nearest word to the left that is no adverb, quote or time expression.
    pub(in crate::event) fn left(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&back| self.stands(back, at))
    }

    /// The nearest word to the right that is no adverb, quote or time expression.
    pub(in crate::event) fn right(&self, at: usize) -> Option<usize> {
        (at + 1..self.words.len()).find(|&next| !matches!(self.tag_at(next), Tag::Adv | Tag::Quote | Tag::Time))
    }

    fn stands(&self, back: usize, at: usize) -> bool {
        match self.tag_at(back) {
            Tag::Adv | Tag::Quote | Tag::Time => false,
            // "announced on Tuesday the withdrawal", "Abe on Tuesday called": a date's preposition is part of it.
            Tag::Prep => back + 1 >= at || self.tag_at(back + 1) != Tag::Time,
            _ => true,
        }
    }

    /// The nearest word to the right that is no quote.
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        (at + 1..self.words.len()).find(|&next| self.words[next].tag != Tag::Quote)
    }

    /// A guess at a word that has not been settled yet.
    pub(super) fn peek(&self, at: usize) -> Tag {
        let word = &self.words[at];
        if word.tag != Tag::Noun {
            return word.tag;
        }
        match (word.lexeme.particular, word.lexeme.readings().first()) {
            (Some(Particular::To), _) => Tag::To,
            (Some(Particular::That), _) => Tag::Comp,
            (_, Some(Reading::Closed(class))) => class.tag(),
            (_, Some(Reading::Verb(_, Form::Past | Form::Participle | Form::Gerund))) => Tag::Verb,
            _ if self.form(at).ends_with("ly") => Tag::Adv,
            _ => Tag::Noun,
        }
    }
}
