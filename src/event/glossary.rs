//! What the extractor knows of each word of a vocabulary.

use crate::actor::{Firsts, Gazetteer};
use crate::event::clause::lexeme::{Lexeme, UNKNOWN};
use crate::event::clause::lexicon::LEXICON;
use crate::event::prospect::Marks;
use crate::event::trigger::Triggers;
use crate::text::{Token, Vocabulary};

/// What is known of the words of a scan, so that nothing is looked up again while a text is read.
#[derive(Debug, Clone)]
pub(crate) struct Glossary {
    /// The class of the scan's hits on the first words of triggers.
    pub(super) class: u8,
    /// The words that an actor's name may begin with.
    pub(super) firsts: Firsts,
    /// What each may be for a trigger beside it, by its number.
    marks: Vec<Marks>,
    /// What each may be in a clause.
    lexemes: Vec<&'static Lexeme>,
}

impl Glossary {
    /// Of a vocabulary that has the gazetteer's first words, the triggers' last ones and those of the lexicon; `class` is that
    /// of hits on the first words of triggers.
    pub(super) fn new(vocabulary: &Vocabulary, triggers: &Triggers, gazetteer: &Gazetteer, class: u8) -> Self {
        let lexemes: Vec<&'static Lexeme> = vocabulary.words().map(|word| LEXICON.lexeme(word)).collect();
        let known = vocabulary.words().zip(&lexemes);
        let marks = known.map(|(word, lexeme)| Marks::of(word, lexeme, triggers.is_last(word))).collect();
        Glossary { class, firsts: gazetteer.firsts(vocabulary), marks, lexemes }
    }

    /// What a token may be for a trigger beside it.
    pub(super) fn marks(&self, token: &Token) -> Marks {
        self.marks.get(token.word as usize).copied().unwrap_or_default()
    }

    /// What the word of a number may be in a clause.
    pub(super) fn lexeme(&self, word: u32) -> &'static Lexeme {
        self.lexemes.get(word as usize).copied().unwrap_or(&UNKNOWN)
    }
}
