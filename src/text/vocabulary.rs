//! Every word that some stage knows, with a number.

use crate::hash;
use crate::text::packed::{pack, spread};
use crate::text::pairs::Pairs;

/// The words of all stages: each has a number, by which a stage keeps what it knows of it. Case does not matter (ASCII).
///
/// A text's words are looked up here once, when it is cut into tokens; whoever reads the tokens looks nothing up again.
#[derive(Debug, Clone)]
pub(crate) struct Vocabulary {
    /// The words, one after the other, in lower case.
    letters: String,
    /// Where each word ends in them; the first one is of no word.
    ends: Vec<u32>,
    /// The numbers of words of at most eight bytes: all that is looked at for most.
    short: Pairs,
    /// The numbers of words of at most sixteen, by their place; [`NONE`] is free.
    middle: Vec<u32>,
    /// The bytes of those words by their number, zeros for others.
    halves: Vec<(u64, u64)>,
    /// The numbers of longer words: there are few, but of one's own there may be many.
    long: hash::Table<Box<str>, u32>,
    /// For how many words there are places.
    room: usize,
    bits: u32,
}

/// A list of what is kept of words, with room for so many, that begins with what is kept of none.
fn first_of<T>(words: usize, none: T) -> Vec<T> {
    let mut list = Vec::with_capacity(words + 1);
    list.push(none);
    list
}

/// The number of what is no word of the vocabulary.
pub(crate) const NONE: u32 = 0;
/// The number of the first word.
pub(super) const FIRST: u32 = 1;

impl Vocabulary {
    /// A vocabulary without words that has room for so many, and makes more where there are more.
    pub(crate) fn with_room(words: usize) -> Self {
        let bits = (words * 2).next_power_of_two().trailing_zeros().max(4);
        Vocabulary {
            letters: String::with_capacity(words * 6),
            ends: first_of(words, 0),
            short: Pairs::with_room(words),
            middle: vec![NONE; 1 << bits],
            halves: first_of(words, (0, 0)),
            long: hash::Table::default(),
            room: words.next_power_of_two(),
            bits,
        }
    }

    /// Doubles the room.
    #[cold]
    fn grow(&mut self) {
        self.room *= 2;
        self.bits += 1;
        self.short = Pairs::with_room(self.room);
        self.middle = vec![NONE; 1 << self.bits];
        for number in FIRST..self.ends.len() as u32 {
            match self.halves[number as usize] {
                (0, _) => {}
                (word, 0) => *self.short.entry(word) = number,
                halves => {
                    let at = self.middle_place(halves);
                    self.middle[at] = number;
                }
            }
        }
    }

    /// The number of a word, a new one where it has none.
    pub(crate) fn add(&mut self, word: &str) -> u32 {
        // Two short words share a place, and two of five words are no short ones.
        if self.ends.len() > self.room + self.room / 4 {
            self.grow();
        }
        let mut halves = (0, 0);
        let known = match pack(word, 0, word.len()) {
            Some(0) => return NONE,
            Some(key) => {
                halves = (key as u64, (key >> 64) as u64);
                if halves.1 == 0 {
                    self.short.entry(halves.0)
                } else {
                    let at = self.middle_place(halves);
                    &mut self.middle[at]
                }
            }
            None => self.long.entry(word.to_ascii_lowercase().into()).or_insert(NONE),
        };
        if *known == NONE {
            *known = self.ends.len() as u32;
            let start = self.letters.len();
            self.letters.push_str(word);
            if let Some(word) = self.letters.get_mut(start..) {
                word.make_ascii_lowercase();
            }
            self.ends.push(self.letters.len() as u32);
            self.halves.push(halves);
        }
        *known
    }

    /// How many numbers there are, [`NONE`] among them.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The words in the order of their numbers, an empty one for [`NONE`] first.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let word = |(start, end): (u32, &u32)| self.letters.get(start as usize..*end as usize).unwrap_or_default();
        starts.zip(&self.ends).map(word)
    }

    /// The word of a number, empty for [`NONE`].
    pub(crate) fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(number).copied().unwrap_or_default();
        self.letters.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The number of a word of at most eight bytes in lower case, the first one lowest.
    #[inline(always)]
    pub(super) fn short(&self, word: u64) -> u32 {
        self.short.number(word)
    }

    /// The number of a longer word of at most sixteen bytes, by its first eight and the others.
    #[inline]
    pub(super) fn middle(&self, low: u64, high: u64) -> u32 {
        self.middle[self.middle_place((low, high))]
    }

    /// Where a longer word of at most sixteen bytes stands, or would.
    #[inline]
    fn middle_place(&self, halves: (u64, u64)) -> usize {
        let mut at = spread(halves.0 ^ halves.1, self.bits);
        while self.middle[at] != NONE && self.halves[self.middle[at] as usize] != halves {
            at = (at + 1) & (self.middle.len() - 1);
        }
        at
    }

    /// The number of the word between two offsets of a text.
    #[inline]
    pub(super) fn at(&self, text: &str, start: usize, end: usize) -> u32 {
        match pack(text, start, end) {
            Some(0) => NONE,
            Some(word) if end - start <= 8 => self.short(word as u64),
            Some(word) => self.middle(word as u64, (word >> 64) as u64),
            None => self.long(text.get(start..end).unwrap_or_default()),
        }
    }

    /// The number of a word.
    pub(crate) fn number(&self, word: &str) -> u32 {
        self.at(word, 0, word.len())
    }

    #[cold]
    fn long(&self, word: &str) -> u32 {
        self.long.get(&*word.to_ascii_lowercase()).copied().unwrap_or(NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_number_of_its_own() {
        let words = ["May", "may", "ceasefire", "été", "telecommunications", "withdraw", "a", ""];
        let mut vocabulary = Vocabulary::with_room(2);
        assert_eq!(words.map(|word| vocabulary.add(word)), [1, 1, 2, 3, 4, 5, 6, NONE]);
        let listed: Vec<&str> = vocabulary.words().collect();
        assert_eq!(listed, ["", "may", "ceasefire", "été", "telecommunications", "withdraw", "a"]);
        assert_eq!(vocabulary.len(), listed.len());
        for (number, word) in (0..).zip(listed) {
            assert_eq!(vocabulary.number(word), number, "{word}");
            assert_eq!(vocabulary.word(number), word);
            assert_eq!(vocabulary.at(word, 0, word.len()), number, "{word}");
        }
        assert_eq!(vocabulary.number("MAY"), vocabulary.number("may"));
        assert_eq!(vocabulary.number("TELEcommunications"), vocabulary.number("telecommunications"));
        assert_eq!(["mays", "withdraws", "telecommunication's"].map(|word| vocabulary.number(word)), [NONE; 3]);
    }
}
