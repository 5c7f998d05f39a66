//! The words beside a word, as far as what they are is settled.

use crate::event::clause::lexeme::{Closed, Form, Reading};
use crate::event::clause::{Clause, Tag};

impl Clause {
    /// "A and B withdraw".
    pub(in crate::event) fn joined_subject(&self, at: usize) -> bool {
        (0..at).rev().take(4).any(|back| self.words[back].tag == Tag::Conj)
    }

    pub(in crate::event) fn verb_before(&self, at: usize) -> bool {
        let mut back = self.words[..at].iter().rev();
        back.find(|word| matches!(word.tag, Tag::Verb | Tag::Stop))
            .is_some_and(|word| word.tag == Tag::Verb && matches!(word.form, Form::Base | Form::Third))
    }

    /// "deplores …, expresses … and demands".
    pub(in crate::event) fn third_before(&self, at: usize) -> bool {
        let mut back = self.words[..at].iter().rev();
        let verb = back.find(|word| matches!(word.tag, Tag::Verb | Tag::Stop));
        verb.is_some_and(|word| word.tag == Tag::Verb && word.form == Form::Third)
    }

    pub(in crate::event) fn auxiliary(&self, neg: usize) -> bool {
        // "would “not retreat”"
        let before = self.before(neg).map(|before| self.words[before].tag);
        matches!(before, Some(Tag::Modal | Tag::Do | Tag::To))
            || matches!(self.words.get(neg + 1).map(|next| next.tag), Some(Tag::To))
            || neg > 0 && self.words[neg - 1].tag == Tag::To
    }

    pub(in crate::event) fn his(&self, text: &str, at: usize) -> bool {
        self.words[at].tag == Tag::Det
            && self.is_any(text, at, &["my", "our", "your", "his", "her", "its", "their", "whose"])
    }

    /// The nearest word to the left that is no adverb, quote or time.
    pub(in crate::event) fn before(&self, at: usize) -> Option<usize> {
        self.left(at).filter(|&back| at - back <= 6)
    }

    /// The nearest word to the left that is no adverb, quote or time expression.
    pub(in crate::event) fn left(&self, at: usize) -> Option<usize> {
        // "announced on Tuesday the withdrawal", "Abe on Tuesday called": a date's preposition is part of it.
        (0..at).rev().find(|&back| match self.tag_at(back) {
            Tag::Adv | Tag::Quote | Tag::Time => false,
            Tag::Prep => back + 1 >= at || self.tag_at(back + 1) != Tag::Time,
            _ => true,
        })
    }

    pub(in crate::event) fn after(&self, at: usize) -> Option<usize> {
        (at + 1..self.words.len()).find(|&next| !matches!(self.words[next].tag, Tag::Quote))
    }

    /// A guess at a word that has not been settled yet.
    pub(in crate::event) fn peek(&self, text: &str, at: usize) -> Tag {
        let word = self.words[at];
        if word.tag != Tag::Noun {
            return word.tag;
        }
        let form = word.span.of(text).unwrap_or_default();
        if form.eq_ignore_ascii_case("to") {
            return Tag::To;
        }
        if form.eq_ignore_ascii_case("that") {
            return Tag::Comp;
        }
        match self.readings(at).first() {
            Some(Reading::Closed(closed)) => match closed {
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
            },
            Some(Reading::Verb(_, Form::Past | Form::Participle)) => Tag::Verb,
            Some(Reading::Verb(_, Form::Gerund)) => Tag::Verb,
            _ if form.ends_with("ly") => Tag::Adv,
            _ => Tag::Noun,
        }
    }
}
