//! Every word that some stage knows, with a number.

use crate::text::packed::{WordTable, eight, spread};

/// The words of all stages: each has a number, by which a stage keeps what it knows of it. Case does not matter (ASCII).
///
/// A text's words are looked up here once, when it is cut into tokens; whoever reads the tokens looks nothing up again.
#[derive(Debug, Clone, Default)]
pub(crate) struct Vocabulary {
    /// The words, one after the other, in lower case.
    letters: String,
    /// Where each word ends in them; the first one is of no word.
    ends: Vec<u32>,
    /// Words of at most eight bytes, by their place; zeros are free.
    keys: Vec<u64>,
    numbers: Vec<u32>,
    bits: u32,
    /// Longer words.
    long: WordTable<u32>,
}

/// The number of what is no word of the vocabulary.
pub(crate) const NONE: u32 = 0;

impl Vocabulary {
    /// The vocabulary of some words; twice the same is one.
    pub(crate) fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut words: Vec<String> = words.into_iter().map(str::to_ascii_lowercase).collect();
        words.sort_unstable();
        words.dedup();
        words.retain(|word| !word.is_empty());
        let bits = (words.len() * 4).next_power_of_two().trailing_zeros().max(4);
        let (mut keys, mut numbers) = (vec![0; 1 << bits], vec![NONE; 1 << bits]);
        let (mut letters, mut ends) = (String::new(), vec![0]);
        let mut long = Vec::new();
        for (word, number) in words.iter().zip(1..) {
            letters.push_str(word);
            ends.push(letters.len() as u32);
            if word.len() > 8 {
                long.push((word, number));
                continue;
            }
            let key = eight(word.as_bytes());
            let mut at = spread(key, bits);
            while keys[at] != 0 {
                at = (at + 1) & (keys.len() - 1);
            }
            (keys[at], numbers[at]) = (key, number);
        }
        Vocabulary { letters, ends, keys, numbers, bits, long: WordTable::new(long) }
    }

    /// The words in the order of their numbers, an empty one for [`NONE`] first.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let word = |(start, end): (u32, &u32)| self.letters.get(start as usize..*end as usize).unwrap_or_default();
        starts.zip(&self.ends).map(word)
    }

    /// The number of a word of at most eight bytes in lower case, the first one lowest.
    #[inline]
    pub(super) fn short(&self, word: u64) -> u32 {
        let mut at = spread(word, self.bits);
        loop {
            match self.keys[at] {
                key if key == word => return self.numbers[at],
                0 => return NONE,
                _ => at = (at + 1) & (self.keys.len() - 1),
            }
        }
    }

    /// The number of the word between two offsets of a text.
    #[inline]
    pub(super) fn at(&self, text: &str, start: usize, end: usize) -> u32 {
        match end - start {
            0 => NONE,
            1..=8 => self.number(text.get(start..end).unwrap_or_default()),
            _ => self.long.at(text, start, end).copied().unwrap_or(NONE),
        }
    }

    /// The number of a word.
    pub(crate) fn number(&self, word: &str) -> u32 {
        match word.len() {
            0 => NONE,
            1..=8 => self.short(super::packed::small(eight(word.as_bytes()))),
            _ => self.long.find(word).copied().unwrap_or(NONE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_number_of_its_own() {
        let words = ["May", "may", "ceasefire", "été", "telecommunications", "withdraw", "a", ""];
        let vocabulary = Vocabulary::new(words);
        let listed: Vec<&str> = vocabulary.words().collect();
        assert_eq!(listed, ["", "a", "ceasefire", "may", "telecommunications", "withdraw", "été"]);
        for (number, word) in (0..).zip(listed) {
            assert_eq!(vocabulary.number(word), number, "{word}");
            assert_eq!(vocabulary.at(word, 0, word.len()), number, "{word}");
        }
        assert_eq!(vocabulary.number("MAY"), vocabulary.number("may"));
        assert_eq!([vocabulary.number("mays"), vocabulary.number("withdraws")], [NONE, NONE]);
    }
}
