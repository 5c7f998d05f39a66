//! The words of a text, cut once and looked up once.

use crate::text::{Hit, Token};

/// The tokens of each sentence of a text, with the numbers of their words, and what was looked for and found among them.
#[derive(Debug, Clone)]
pub(crate) struct Scan {
    pub(super) tokens: Vec<Token>,
    pub(super) hits: Vec<Hit>,
    /// Where each sentence begins in both, and where the last one ends.
    pub(super) sentences: Vec<Stretch>,
}

/// One sentence of a scan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    /// The number of its first token, and of its first hit.
    pub(super) token: u32,
    pub(super) hit: u32,
    /// The classes of its hits.
    pub(super) classes: u8,
}

impl Scan {
    /// The tokens of a sentence by its number.
    pub(crate) fn tokens(&self, sentence: usize) -> &[Token] {
        let Some([first, next, ..]) = self.sentences.get(sentence..) else { return &[] };
        self.tokens.get(first.token as usize..next.token as usize).unwrap_or_default()
    }

    /// The hits that begin in a sentence.
    pub(crate) fn hits(&self, sentence: usize) -> &[Hit] {
        let Some([first, next, ..]) = self.sentences.get(sentence..) else { return &[] };
        self.hits.get(first.hit as usize..next.hit as usize).unwrap_or_default()
    }

    /// Whether a sentence has a hit of some classes.
    pub(crate) fn has(&self, sentence: usize, classes: u8) -> bool {
        self.sentences.get(sentence).is_some_and(|stretch| stretch.classes & classes != 0)
    }

    /// The numbers of the sentences that have a hit of some classes, in order.
    pub(crate) fn with(&self, classes: u8) -> impl Iterator<Item = usize> + '_ {
        let stretches = self.sentences.iter().enumerate();
        stretches.filter(move |(_, stretch)| stretch.classes & classes != 0).map(|(number, _)| number)
    }
}
