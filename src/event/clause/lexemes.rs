//! What the lexicon says of each word of a vocabulary.

use crate::event::clause::lexeme::{Lexeme, UNKNOWN};
use crate::event::clause::lexicon::LEXICON;
use crate::text::Vocabulary;

/// What each word of a vocabulary may be, by its number.
#[derive(Debug, Clone)]
pub(crate) struct Lexemes(Vec<&'static Lexeme>);

impl Lexemes {
    pub(in crate::event) fn of(vocabulary: &Vocabulary) -> Self {
        Lexemes(vocabulary.words().map(|word| LEXICON.lexeme(word)).collect())
    }

    /// In the order of the words.
    pub(in crate::event) fn all(&self) -> impl ExactSizeIterator<Item = &'static Lexeme> {
        self.0.iter().copied()
    }

    /// What the word of a number may be.
    #[inline]
    pub(super) fn get(&self, word: u32) -> &'static Lexeme {
        self.0.get(word as usize).copied().unwrap_or(&UNKNOWN)
    }
}
