//! What the lexicon says of each word of a vocabulary.

use crate::event::clause::lexeme::{Lexeme, UNKNOWN};
use crate::event::clause::lexicon::LEXICON;
use crate::text::Vocabulary;

/// What each word of a vocabulary may be, by its number.
#[derive(Debug, Clone)]
pub(crate) struct Lexemes {
    /// The number of each word's lexeme in the lexicon.
    numbers: Vec<u16>,
    lexemes: &'static [Lexeme],
}

impl Lexemes {
    pub(in crate::event) fn of(vocabulary: &Vocabulary) -> Self {
        let numbers = vocabulary.words().map(|word| LEXICON.number(word)).collect();
        Lexemes { numbers, lexemes: LEXICON.lexemes() }
    }

    /// In the order of the words.
    pub(in crate::event) fn all(&self) -> impl ExactSizeIterator<Item = &'static Lexeme> {
        self.numbers.iter().map(|&number| self.at(number))
    }

    /// What the word of a number may be.
    #[inline]
    pub(super) fn get(&self, word: u32) -> &'static Lexeme {
        self.numbers.get(word as usize).map_or(&UNKNOWN, |&number| self.at(number))
    }

    #[inline]
    fn at(&self, number: u16) -> &'static Lexeme {
        self.lexemes.get(usize::from(number)).unwrap_or(&UNKNOWN)
    }
}
