//! Short words with their numbers, two to a place.

use std::hint::select_unpredictable;

use crate::text::packed::spread;
use crate::text::vocabulary::NONE;

/// A table of words of at most eight bytes, packed, with a number for each.
///
/// Whether a word of a text is in it, and which of two it is, cannot be foreseen, so that no branch hangs on it: two words share
/// a place, hardly any word finds its place taken, and one look tells.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    pairs: Vec<Pair>,
    bits: u32,
}

#[derive(Debug, Clone, Copy)]
#[repr(align(32))]
struct Pair {
    /// Zeros are free.
    words: [u64; 2],
    numbers: [u32; 2],
    /// What stands for any other word: [`NONE`], or [`FARTHER`] where one that belongs here found no place.
    other: u32,
}

const FREE: Pair = Pair { words: [0; 2], numbers: [NONE; 2], other: NONE };
/// The number of a word that may stand farther on.
const FARTHER: u32 = u32::MAX;

impl Pair {
    /// The number of a word, as far as this place tells.
    #[inline(always)]
    fn number(&self, word: u64) -> u32 {
        let second = select_unpredictable(self.words[1] == word, self.numbers[1], self.other);
        select_unpredictable(self.words[0] == word, self.numbers[0], second)
    }
}

impl Pairs {
    /// A table with room for so many words.
    pub(super) fn with_room(words: usize) -> Self {
        let bits = words.next_power_of_two().trailing_zeros().max(4);
        Pairs { pairs: vec![FREE; 1 << bits], bits }
    }

    /// The number of a word.
    #[inline(always)]
    pub(super) fn number(&self, word: u64) -> u32 {
        let at = spread(word, self.bits);
        match self.pairs[at].number(word) {
            FARTHER => self.farther(word, at),
            number => number,
        }
    }

    #[cold]
    fn farther(&self, word: u64, mut at: usize) -> u32 {
        loop {
            at = self.next(at);
            match self.pairs[at].number(word) {
                FARTHER => {}
                number => return number,
            }
        }
    }

    /// Where the number of a word stands, or is to be put.
    pub(super) fn entry(&mut self, word: u64) -> &mut u32 {
        let mut at = spread(word, self.bits);
        let place = loop {
            match self.pairs[at].words.iter().position(|known| [word, 0].contains(known)) {
                Some(place) => break place,
                None => self.pairs[at].other = FARTHER,
            }
            at = self.next(at);
        };
        let Pair { words, numbers, .. } = &mut self.pairs[at];
        words[place] = word;
        &mut numbers[place]
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.pairs.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_however_many_belong_to_one_place() {
        let mut pairs = Pairs::with_room(16);
        let last = |word: &u64| spread(*word, 4) == 15;
        let words: Vec<u64> = (1..).filter(last).take(7).chain((1..).filter(|word| !last(word)).take(9)).collect();
        for (number, word) in (1..).zip(&words) {
            assert_eq!(pairs.number(*word), NONE);
            *pairs.entry(*word) = number;
        }
        for (number, word) in (1..).zip(&words) {
            assert_eq!((pairs.number(*word), *pairs.entry(*word)), (number, number));
        }
        assert!((1..).filter(last).skip(7).take(9).all(|word| pairs.number(word) == NONE));
        assert_eq!(pairs.number(0), NONE);
    }
}
