//! The senses of a vocabulary's words, by their numbers.

use crate::temporal::grammar::Word;
use crate::temporal::lexicon::{Known, UNKNOWN};
use crate::text::{Token, TokenKind, Vocabulary};

/// What each word of a vocabulary is, wherever it stands, by its number.
#[derive(Debug, Clone)]
pub(crate) struct Senses {
    /// Words of time stand first in a vocabulary; of those behind them nothing is kept.
    words: Vec<Word>,
    /// The number of "weekend".
    pub(crate) weekend: u32,
}

impl Senses {
    /// What the lexicon knows of the words of a vocabulary.
    pub(crate) fn of(vocabulary: &Vocabulary) -> Self {
        let mut known: Vec<&'static Known> = vocabulary.words().map(|word| Known::at(word, 0, word.len())).collect();
        known.truncate(known.iter().rposition(|known| **known != UNKNOWN).map_or(0, |last| last + 1));
        Senses { words: known.into_iter().map(Word::of).collect(), weekend: vocabulary.number("weekend") }
    }

    /// What the lexicon knows of a few words, which are numbered here.
    pub(crate) fn among(text: &str, tokens: &mut [Token]) -> Self {
        let mut words = vec![Word::BLANK];
        for token in tokens.iter_mut().filter(|token| token.kind == TokenKind::Word) {
            token.word = words.len() as u32;
            words.push(Word::of(Known::at(text, token.start as usize, token.end as usize)));
        }
        Senses { words, weekend: 0 }
    }

    /// The word of a number.
    #[inline]
    pub(crate) fn get(&self, word: u32) -> &Word {
        self.words.get(word as usize).unwrap_or(&Word::BLANK)
    }
}
