//! What a text looks like, in 64 bytes: enough to tell a near copy from a text of its own.

use std::fmt;
use std::ops::ControlFlow;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;
use crate::eights::{Piece, lower, pieces};
use crate::hash;
use crate::window::{AHEAD, BYTES, Window};

/// So many bins, of one byte each.
const BINS: usize = 64;
/// So many words in a row are taken together.
const WORDS: usize = 4;
/// So many bins are equal where a text is a near copy of another; of texts that were written apart, hardly any are.
const COPY: usize = 26;

/// A sketch of a text by which near copies of one report are known, however their headlines, first words or last paragraphs
/// differ.
///
/// Every four words in a row are hashed (as a cyclic polynomial of the hashes of the words, Cohen 1997); each of 64 bins keeps the
/// least of its hashes, cut to a byte (one-permutation MinHash, Li, Owen and Zhang 2012; empty bins take what the next one holds).
/// The share of equal bins estimates the share of common runs of words, the Jaccard index. `Display` and `FromStr` agree on 128
/// hexadecimal digits.
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
        let (mut last, mut run, mut count) = ([0_u64; WORDS], 0_u64, 0);
        words(text, |word| {
            let gone = std::mem::replace(&mut last[count % WORDS], word);
            run = run.rotate_left(1) ^ gone.rotate_left(WORDS as u32) ^ word;
            count += 1;
            if count >= WORDS {
                let hash = hash::of([run]);
                let bin = &mut least[(hash >> 58) as usize];
                *bin = hash.min(*bin);
            }
        });
        if count < 3 * WORDS {
            return None;
        }
        let full = |bin: usize| (bin..bin + BINS).map(|bin| least[bin % BINS]).find(|hash| *hash != u64::MAX);
        let mut bins = [0; BINS];
        for (bin, byte) in bins.iter_mut().enumerate() {
            *byte = hash::of([full(bin)?]) as u8;
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

/// Visits hashes of the runs of letters and figures in a text. Capitals of ASCII are as good as small letters.
fn words(text: &str, mut visit: impl FnMut(u64)) {
    let mut at = 0;
    while at < text.len() {
        let mut end_of_text = [0; AHEAD];
        let window = Window::at(text.as_bytes(), at, &mut end_of_text);
        let wide = window.bits(|byte| !byte.is_ascii());
        let inside = wide | window.bits(|byte| byte.is_ascii_alphanumeric());
        // A word that may go on beyond this window begins the next one.
        let whole = BYTES - inside.leading_ones() as usize;
        if whole == 0 {
            let rest = text.get(at..).unwrap_or_default();
            let run =
                rest.bytes().position(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
            mixed(rest.get(..run).unwrap_or_default(), &mut visit);
            at += run;
            continue;
        }
        let mut starts = inside & !(inside << 1) & u64::MAX >> (BYTES - whole);
        while starts != 0 {
            let from = starts.trailing_zeros() as usize;
            let run = (!inside >> from).trailing_zeros() as usize;
            starts &= starts - 1;
            if wide != 0 && wide >> from & ((1 << run) - 1) != 0 {
                mixed(text.get(at + from..at + from + run).unwrap_or_default(), &mut visit);
                continue;
            }
            let eight = |seen: usize| lower(window.eight(from + seen), (run - seen).min(8));
            visit((8..run).step_by(8).fold(taken(0, eight(0)), |word, seen| taken(word, eight(seen))));
        }
        at += whole;
    }
}

/// Takes more of a word into its hash: words are spread just enough to be told apart, as their runs are mixed.
fn taken(word: u64, letters: u64) -> u64 {
    (word.rotate_left(29) ^ letters).wrapping_mul(hash::FACTOR)
}

/// The same of a stretch between other characters of ASCII, in which there may be any outside ASCII.
#[inline(never)]
fn mixed(stretch: &str, visit: &mut impl FnMut(u64)) {
    let mut word = 0;
    let _ = pieces(stretch, |piece| {
        match piece {
            Piece::Figures(letters, _) => word = taken(word, letters),
            Piece::Letter(letter) => word = taken(word, u64::from(u32::from(letter))),
            Piece::Other(_) if word != 0 => visit(std::mem::take(&mut word)),
            Piece::Other(_) => {}
        }
        ControlFlow::Continue(())
    });
    if word != 0 {
        visit(word);
    }
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
    use super::{Sketch, words};

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

    fn all(text: &str) -> Vec<u64> {
        let mut all = Vec::new();
        words(text, |word| all.push(word));
        all
    }

    #[test]
    fn words_are_the_same_wherever_they_stand() {
        let text =
            format!("«The» PRESIDENTS—spoke in 2016: {} {}… {}; Ünder", "é".repeat(70), "x9".repeat(40), "naïve");
        let words = all(&text);
        assert_eq!(words.len(), 9);
        for shift in 0..130 {
            assert_eq!(all(&(" ".repeat(shift) + &text + &".".repeat(shift))), words);
            assert_eq!(all(&format!("{} {text}", "z".repeat(shift + 1)))[1..], words);
        }
    }

    #[test]
    fn words_are_letters_and_figures_whatever_stands_between_them() {
        let marked = "«The»  PRESIDENTS—spoke; in 2016, in São-Paulo: intercontinental… Ünder der Brücke!";
        let plain = "the presidents spoke in 2016 in São Paulo intercontinental Ünder der Brücke";
        assert_eq!(all(marked), all(plain));
        let mut each = all(plain);
        assert_eq!(each.len(), 12);
        each.sort_unstable();
        each.dedup();
        // "in" comes twice.
        assert_eq!(each.len(), 11);
        // Capitals outside ASCII are letters of their own.
        assert_ne!(all("Ünder"), all("ünder"));
        assert_eq!([all(""), all(" — !"), all("é").split_off(1)], [[0_u64; 0]; 3]);
        // Any letter that is left out, is another or changes its place makes another word.
        let word = "0123456789abcdefé";
        let mut edited = vec![all(word)];
        for (at, char) in word.char_indices() {
            let (before, after) = (&word[..at], &word[at + char.len_utf8()..]);
            edited.extend(
                [format!("{before}{after}"), format!("{before}x{after}"), format!("{char}{before}{after}")]
                    .map(|word| all(&word)),
            );
        }
        assert!(edited.iter().all(|word| word.len() == 1));
        edited.sort();
        edited.dedup();
        assert_eq!(edited.len(), 3 * word.chars().count());
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
