//! Short words as integers, so that tables of words are looked up without hashing strings.

/// A word of at most [`LONGEST`] bytes, ASCII letters in lower case, the first byte lowest.
pub(crate) type Packed = u128;

/// Words longer than this cannot be packed.
pub(crate) const LONGEST: usize = 16;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

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

/// The first eight bytes, the first one lowest; zeros stand for what is missing.
#[inline]
pub(crate) fn eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    tail(bytes)
}

/// The same of less than eight bytes.
#[inline(never)]
fn tail(bytes: &[u8]) -> u64 {
    // Two fours that may overlap hold what is between four and eight.
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (bytes.len() - 4));
    }
    bytes.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// The first `length` bytes of a word, zeros for the others.
#[inline]
pub(crate) fn kept(word: u64, length: usize) -> u64 {
    if length >= 8 { word } else { word & ((1 << (8 * length)) - 1) }
}

/// The highest bit of each byte that is an ASCII letter.
#[inline]
fn letter_bits(word: u64) -> u64 {
    let low = (word | (ONES * 0x20)) & !HIGH;
    let from_a = low + ONES * (0x80 - b'a' as u64);
    let past_z = low + ONES * (0x80 - b'z' as u64 - 1);
    from_a & !past_z & !word & HIGH
}

/// The ASCII letters that eight bytes begin with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letters {
    /// How many there are.
    pub(super) count: usize,
    /// The letters in lower case, with zeros behind them.
    pub(super) small: u64,
    /// Whether a byte outside ASCII stands right behind them, within the eight.
    pub(super) wide: bool,
}

/// The letters that a word of eight bytes begins with. Most texts spend their time here: there is no branch in it.
#[inline(always)]
pub(super) fn letters(word: u64) -> Letters {
    let others = !letter_bits(word) & HIGH;
    let first = others & others.wrapping_neg();
    // All bits below the byte of the first other: of none, all.
    let before = (first >> 7).wrapping_sub(1);
    let count = others.trailing_zeros() as usize / 8;
    Letters { count, small: (word | (ONES * 0x20)) & before, wide: word & first != 0 }
}

/// A word with its ASCII letters in lower case.
#[inline]
pub(super) fn small(word: u64) -> u64 {
    word | letter_bits(word) >> 2
}

/// Whether a dash, a quotation mark, a bullet or an ellipsis stands at `at` (U+2010 to U+2026): what there mostly is outside
/// ASCII, in three bytes.
#[inline]
pub(super) fn marks(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..), Some([0xe2, 0x80, 0x90..=0xa6, ..]))
}

/// Spreads a key over `2^bits` places.
#[inline]
pub(crate) fn place(low: u64, high: u64, bits: u32) -> usize {
    let mixed = (low ^ high.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> (64 - bits)) as usize
}

/// Spreads a key of one word over `2^bits` places.
#[inline]
pub(super) fn spread(key: u64, bits: u32) -> usize {
    let mixed = (key ^ (key >> 29)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (mixed >> (64 - bits)) as usize
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
        let bits = (entries.len() * 4).next_power_of_two().trailing_zeros().max(4);
        let mut table = WordTable { entries: Vec::new(), long, places: vec![0; 1 << bits], bits };
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
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            let word = u64::from_le_bytes([b'a', byte, b'Z', byte, byte, b'!', byte, b'q']);
            let wanted = if byte.is_ascii_alphabetic() { 5 } else { 1 };
            assert_eq!((letters(word).count, letters(word).wide), (wanted, byte >= 0x80), "{byte}");
            assert_eq!(letters(word).small, kept(small(word), wanted), "{byte}");
            let lower = [b'a', byte, b'Z', byte, byte, b'!', byte, b'q'].map(|byte| byte.to_ascii_lowercase());
            assert_eq!(small(word).to_le_bytes(), lower, "{byte}");
        }
        let day = letters(u64::from_le_bytes(*b"Thursday"));
        assert_eq!((day.count, day.small, day.wide), (8, u64::from_le_bytes(*b"thursday"), false));
    }

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
