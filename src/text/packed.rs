//! Short words as integers, so that tables of words are looked up without hashing strings.

use crate::eights::{eight, kept, small};
use crate::hash::FACTOR;

/// A word of at most [`LONGEST`] bytes, ASCII letters in lower case, the first byte lowest.
pub(crate) type Packed = u128;

/// Words longer than this cannot be packed.
pub(crate) const LONGEST: usize = 16;

/// Packs the bytes of a text from `start` to `end`; `None` where they are too many or out of bounds.
#[inline]
pub(crate) fn pack(text: &str, start: usize, end: usize) -> Option<Packed> {
    let (low, high) = halves(text, start, end)?;
    if high == 0 {
        return Some(Packed::from(small(low)));
    }
    Some(Packed::from(small(low)) | Packed::from(small(high)) << 64)
}

/// The same with the letters as they stand.
#[inline]
pub(crate) fn exact(text: &str, start: usize, end: usize) -> Option<Packed> {
    let (low, high) = halves(text, start, end)?;
    Some(Packed::from(low) | Packed::from(high) << 64)
}

/// The first eight bytes and the others.
#[inline]
fn halves(text: &str, start: usize, end: usize) -> Option<(u64, u64)> {
    let length = end.checked_sub(start).filter(|length| *length <= LONGEST)?;
    let bytes = text.as_bytes().get(start..).filter(|bytes| length <= bytes.len())?;
    let low = kept(eight(bytes), length);
    if length <= 8 {
        return Some((low, 0));
    }
    Some((low, kept(eight(bytes.get(8..)?), length - 8)))
}

/// Whether a dash, a quotation mark, a bullet or an ellipsis stands at `at` (U+2010 to U+2026): what there mostly is outside
/// ASCII, in three bytes.
#[inline]
pub(super) fn marks(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..), Some([0xe2, 0x80, 0x90..=0xa6, ..]))
}

/// Spreads a key over `2^bits` places.
#[inline]
fn place(low: u64, high: u64, bits: u32) -> usize {
    let mixed = (low ^ high.wrapping_mul(FACTOR).rotate_left(29)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> (64 - bits)) as usize
}

/// Spreads a key of one word over `2^bits` places.
#[inline]
pub(super) fn spread(key: u64, bits: u32) -> usize {
    (key.wrapping_mul(FACTOR) >> (64 - bits)) as usize
}

/// A table of words, each with a value; a word that is none of them is mostly told by one look.
#[derive(Debug, Clone)]
pub(crate) struct WordTable<T> {
    entries: Vec<(Packed, T)>,
    /// Words that cannot be packed: there are few.
    long: Vec<(Box<str>, T)>,
    /// One more than the number of the entry that stands there; 0 is free.
    places: Vec<u16>,
    bits: u32,
}

impl<T> WordTable<T> {
    /// A table of words. Of a word told twice, the first counts.
    pub(crate) fn new<W: AsRef<str>>(words: impl IntoIterator<Item = (W, T)>) -> Self {
        let (mut entries, mut long) = (Vec::new(), Vec::new());
        for (word, value) in words.into_iter().take(usize::from(u16::MAX)) {
            let word = word.as_ref();
            match pack(word, 0, word.len()) {
                Some(key) => entries.push((key, value)),
                None => long.push((word.into(), value)),
            }
        }
        WordTable { long, ..Self::packed(entries) }
    }

    /// A table of words that are packed.
    pub(super) fn packed(entries: Vec<(Packed, T)>) -> Self {
        let bits = (entries.len() * 4).next_power_of_two().trailing_zeros().max(4);
        let mut table = WordTable { entries: Vec::new(), long: Vec::new(), places: vec![0; 1 << bits], bits };
        for (key, value) in entries {
            let at = table.free_or(key);
            if table.places[at] == 0 {
                table.entries.push((key, value));
                table.places[at] = table.entries.len() as u16;
            }
        }
        table
    }

    /// The place of a word, or the free one where it would stand.
    #[inline]
    fn free_or(&self, key: Packed) -> usize {
        let mut at = place(key as u64, (key >> 64) as u64, self.bits);
        while let Some(number) = usize::from(self.places[at]).checked_sub(1) {
            if self.entries[number].0 == key {
                break;
            }
            at = (at + 1) & (self.places.len() - 1);
        }
        at
    }

    /// The value of a word.
    #[inline]
    pub(crate) fn get(&self, word: Packed) -> Option<&T> {
        let number = usize::from(self.places[self.free_or(word)]).checked_sub(1)?;
        self.entries.get(number).map(|(_, value)| value)
    }

    /// The value of a word, however long.
    #[inline]
    pub(crate) fn find(&self, word: &str) -> Option<&T> {
        self.at(word, 0, word.len())
    }

    /// The value of the word between two offsets of a text.
    #[inline]
    pub(crate) fn at(&self, text: &str, start: usize, end: usize) -> Option<&T> {
        match pack(text, start, end) {
            Some(key) => self.get(key),
            None => self.long(text.get(start..end)?),
        }
    }

    #[cold]
    fn long(&self, word: &str) -> Option<&T> {
        self.long.iter().find(|(long, _)| long.eq_ignore_ascii_case(word)).map(|(_, value)| value)
    }

    /// All values.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.entries.iter().map(|(_, value)| value).chain(self.long.iter().map(|(_, value)| value))
    }
}

impl<T> Default for WordTable<T> {
    fn default() -> Self {
        WordTable::new(std::iter::empty::<(&str, T)>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_case() {
        let words = ["may", "march", "thanksgiving", "telecommunication", "été", "nowadays"];
        let table = WordTable::new(words.iter().map(|word| (*word, *word)));
        let get = |word: &str| pack(word, 0, word.len()).and_then(|key| table.get(key)).copied();
        assert_eq!(get("MAY"), Some("may"));
        assert_eq!(get("Thanksgiving"), Some("thanksgiving"));
        assert_eq!(get("nowadays"), Some("nowadays"));
        assert_eq!(get("Été"), None);
        assert_eq!(get("été"), Some("été"));
        assert_eq!(table.find("Telecommunication"), Some(&"telecommunication"));
        assert_eq!((table.find("March"), table.find("telecommunications")), (Some(&"march"), None));
        assert_eq!((get("telecommunication"), get("ma"), get("maya"), get("")), (None, None, None, None));
        assert_eq!(pack("on May 5", 3, 6), pack("may", 0, 3));
        assert_eq!((pack("may", 2, 9), pack("may", 2, 1), pack("may", 4, 4)), (None, None, None));
    }

    #[test]
    fn many_words_have_places_of_their_own() {
        let words: Vec<String> = (0..3000_u32).map(|number| format!("w{number}")).collect();
        let table = WordTable::new(words.iter().map(|word| (word.as_str(), word.len())));
        assert!(words.iter().all(|word| pack(word, 0, word.len()).and_then(|key| table.get(key)) == Some(&word.len())));
        assert_eq!(table.values().count(), 3000);
    }
}
