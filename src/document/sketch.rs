//! What a text looks like, in 64 bytes: enough to tell a near copy from a text of its own.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;

/// So many bins, of one byte each.
const BINS: usize = 64;
/// So many words in a row are taken together.
const WORDS: usize = 4;
/// So many bins are equal where a text is a near copy of another; of texts that were written apart, hardly any are.
const COPY: usize = 26;

/// A sketch of a text by which near copies of one report are known, however their headlines, first words or last paragraphs
/// differ.
///
/// Every four words in a row are hashed; each of 64 bins keeps the least of its hashes, cut to a byte (one-permutation MinHash,
/// Li, Owen and Zhang 2012; empty bins take what the next one holds). The share of equal bins estimates the share of common
/// runs of words, the Jaccard index. `Display` and `FromStr` agree on 128 hexadecimal digits.
///
/// ```
/// use dateline::document::Sketch;
///
/// let text = "Russia began to withdraw its troops from the north of the country on Tuesday, the defence ministry said.";
/// let one = Sketch::of(text).expect("long enough");
/// let other = Sketch::of(&format!("UPDATE: {text}")).expect("long enough");
/// assert!(one.is_copy(&other));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sketch([u8; BINS]);

impl Sketch {
    /// The sketch of a text; `None` where it has fewer than twelve words.
    pub fn of(text: &str) -> Option<Self> {
        let mut least = [u64::MAX; BINS];
        let mut last = [0_u64; WORDS];
        let mut count = 0;
        for word in words(text) {
            let fold = |hash: u64, byte: u8| mixed(hash ^ u64::from(byte.to_ascii_lowercase()));
            last.rotate_left(1);
            last[WORDS - 1] = word.iter().copied().fold(0, fold);
            count += 1;
            if count < WORDS {
                continue;
            }
            let run = last.iter().fold(1, |run, word| mixed(run ^ word));
            let bin = &mut least[(run >> 58) as usize];
            *bin = run.min(*bin);
        }
        if count < 3 * WORDS {
            return None;
        }
        let full = |bin: usize| (bin..bin + BINS).map(|bin| least[bin % BINS]).find(|hash| *hash != u64::MAX);
        let mut bins = [0; BINS];
        for (bin, byte) in bins.iter_mut().enumerate() {
            *byte = mixed(full(bin)?) as u8;
        }
        Some(Sketch(bins))
    }

    /// Whether the two texts are near copies of one.
    pub fn is_copy(&self, other: &Sketch) -> bool {
        self.0.iter().zip(&other.0).filter(|(one, other)| one == other).count() >= COPY
    }

    /// Two bytes at a time: near copies have some of these pairs in common, others hardly ever.
    pub(crate) fn bands(&self) -> impl Iterator<Item = [u8; 2]> + '_ {
        self.0.chunks_exact(2).map(|band| [band[0], band[1]])
    }
}

/// The runs of letters and figures in a text.
fn words(text: &str) -> impl Iterator<Item = &[u8]> {
    let bytes = text.as_bytes();
    // The end of the character at `at` where it is a letter or a figure, else of the one that is none.
    let step = move |at: usize| match bytes.get(at)? {
        byte if byte.is_ascii() => Some((byte.is_ascii_alphanumeric(), at + 1)),
        _ => text.get(at..)?.chars().next().map(|char| (char.is_alphanumeric(), at + char.len_utf8())),
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut start = at;
        while let Some((false, end)) = step(start) {
            start = end;
        }
        at = start;
        while let Some((true, end)) = step(at) {
            at = end;
        }
        bytes.get(start..at).filter(|word| !word.is_empty())
    })
}

/// Spreads the bits of a number (the finalizer of SplitMix64).
fn mixed(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for Sketch {
    type Err = Error;

    fn from_str(digits: &str) -> Result<Self, Error> {
        let wrong = || Error::Name { what: "sketch", name: digits.to_owned() };
        let mut bins = [0; BINS];
        if digits.len() != 2 * BINS {
            return Err(wrong());
        }
        for (place, byte) in bins.iter_mut().enumerate() {
            let pair = digits.get(2 * place..2 * place + 2).ok_or_else(wrong)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
        }
        Ok(Sketch(bins))
    }
}

impl Serialize for Sketch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Sketch;

    const REPORT: &str = "The two presidents spoke by telephone on Monday evening, the spokesman said. They discussed the truce \
        in the north, the exchange of prisoners, and when their ministers could meet. It was their third conversation since the \
        spring, and it lasted for most of an hour. Neither side gave details of what had been agreed. In the capital, shops were \
        open and buses ran as usual, while villages along the river reported shelling into the night.";

    #[test]
    fn copies_are_known_and_other_texts_are_not() {
        let sketch = |text: &str| Sketch::of(text).unwrap();
        let report = sketch(REPORT);
        assert!(report.is_copy(&sketch(&REPORT.to_uppercase())));
        assert!(report.is_copy(&sketch(&format!("By our own correspondent. {}", &REPORT[..REPORT.len() - 100]))));
        let own = "A long conversation by telephone ended on Monday night with no word of an agreement between the presidents. \
            Aides to both men had hoped that prisoners could be exchanged before winter, and that the guns along the river would \
            fall silent; but shells fell on three villages while they talked.";
        assert!(!report.is_copy(&sketch(own)));
    }

    #[test]
    fn what_is_printed_is_read_again() {
        let sketch = Sketch::of(REPORT).unwrap();
        assert_eq!(sketch.to_string().parse::<Sketch>().unwrap(), sketch);
        assert!("12".parse::<Sketch>().is_err());
        assert!("é".repeat(64).parse::<Sketch>().is_err());
        assert_eq!(Sketch::of("Too short to tell."), None);
    }
}
