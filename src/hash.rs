//! Content as numbers: equal text is an equal number on every machine, in every run and in every part of a cluster, so that
//! merging needs no dictionary.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// An odd number that spreads what is multiplied by it: 2^64 over the golden ratio.
pub(crate) const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
const START: u64 = 0x243f_6a88_85a3_08d3;

/// Folds one more number into a hash: both halves of the product, so that every bit counts.
pub(crate) fn mix(hash: u64, more: u64) -> u64 {
    let product = u128::from(hash ^ more.wrapping_mul(FACTOR)).wrapping_mul(u128::from(FACTOR | 1) << 1 | 1);
    (product as u64) ^ ((product >> 64) as u64)
}

/// The hash of a list of numbers.
pub(crate) fn of(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(START, mix)
}

/// The hash of a text.
pub(crate) fn text(text: &str) -> u64 {
    bytes(START, text.as_bytes())
}

/// Folds bytes into a hash.
fn bytes(hash: u64, bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(hash, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(rest.len() as u64 + 1, |last, byte| last << 8 | u64::from(*byte));
    mix(hash, last)
}

/// Hashes short keys that nobody attacks: numbers, hashes, words.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = self::bytes(self.0, bytes);
    }

    fn write_u8(&mut self, byte: u8) {
        self.0 = mix(self.0, u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = mix(self.0, u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0, number);
    }

    fn write_u128(&mut self, number: u128) {
        self.0 = mix(mix(self.0, number as u64), (number >> 64) as u64);
    }
}

pub(crate) type Table<K, V> = HashMap<K, V, BuildHasherDefault<Mixer>>;
pub(crate) type Words = HashSet<u64, BuildHasherDefault<Mixer>>;
pub(crate) type Numbers = HashSet<u32, BuildHasherDefault<Mixer>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_keeps_its_number() {
        // Saved timelines and parts of a cluster are compared by these.
        assert_eq!(
            (text(""), text("ceasefire"), of([1, 2])),
            (5286345684974129325, 2146104227845920231, 15968324972373755138)
        );
    }

    #[test]
    fn other_content_has_another_number() {
        let texts = [
            "",
            "\0",
            "a",
            "a\0",
            "\0a",
            "ab",
            "ba",
            "ceasefir",
            "ceasefire",
            "ceasefire\0",
            "ceasefire of May",
            "ceasefire of Mai",
        ];
        let lists: [&[u64]; 6] = [&[], &[0], &[1], &[0, 1], &[1, 0], &[1 << 32]];
        assert_eq!(texts.map(text).into_iter().collect::<HashSet<_>>().len(), texts.len());
        assert_eq!(lists.map(|list| of(list.iter().copied())).into_iter().collect::<HashSet<_>>().len(), lists.len());
        let bytes: HashSet<u64> = (0..=u8::MAX).map(|byte| text(&String::from(char::from(byte)))).collect();
        assert_eq!(bytes.len(), 256);
    }

    #[test]
    fn every_number_counts_wherever_it_stands() {
        let hash = |write: fn(&mut Mixer)| {
            let mut mixer = Mixer::default();
            write(&mut mixer);
            mixer.finish()
        };
        let hashes = [
            hash(|_| {}),
            hash(|mixer| mixer.write(&[1, 2])),
            hash(|mixer| mixer.write(&[2, 1])),
            hash(|mixer| mixer.write_u32(3)),
            hash(|mixer| mixer.write_u64(4)),
            hash(|mixer| mixer.write_u64(4 << 32)),
            hash(|mixer| mixer.write_u128(5)),
            hash(|mixer| mixer.write_u128(5 << 64)),
            hash(|mixer| mixer.write_u128(6 << 64 | 5)),
            hash(|mixer| {
                mixer.write_u32(3);
                mixer.write_u64(4);
            }),
        ];
        assert_eq!(HashSet::from(hashes).len(), hashes.len());
    }
}
