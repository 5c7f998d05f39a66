//! Eight bytes of a text at a time, as one integer.

use std::ops::ControlFlow;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The first eight bytes, the first one lowest; zeros stand for what is missing.
#[inline]
pub(crate) fn eight(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*eight);
    }
    tail(bytes)
}

/// The eight bytes of a text from a place on, zeros for what is missing.
#[inline(always)]
pub(crate) fn eight_at(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).map_or(0, eight)
}

/// The same of less than eight bytes.
#[inline(never)]
fn tail(bytes: &[u8]) -> u64 {
    // Two fours that may overlap hold what is between four and eight.
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
        return u64::from(first) | u64::from(last) << (8 * (bytes.len() - 4));
    }
    let place = |at: usize| bytes.get(at).map_or(0, |byte| u64::from(*byte) << (8 * at));
    place(0) | place(1) | place(2)
}

/// The first `length` bytes of a word, zeros for the others.
#[inline]
pub(crate) fn kept(word: u64, length: usize) -> u64 {
    if length >= 8 { word } else { word & ((1 << (8 * length)) - 1) }
}

/// The first `count` bytes, one at least, with letters in lower case; no sign becomes a letter by it.
#[inline]
pub(crate) fn lower(word: u64, count: usize) -> u64 {
    (word | (ONES * 0x20)) & (u64::MAX >> (64 - 8 * count))
}

/// The highest bit of each byte that is an ASCII letter.
#[inline]
fn letter_bits(word: u64) -> u64 {
    let low = (word | (ONES * 0x20)) & !HIGH;
    let from_a = low + ONES * (0x80 - b'a' as u64);
    let past_z = low + ONES * (0x80 - b'z' as u64 - 1);
    from_a & !past_z & !word & HIGH
}

/// The highest bit of each byte that is an ASCII digit.
#[inline]
fn digit_bits(word: u64) -> u64 {
    let low = word & !HIGH;
    let from_0 = low + ONES * (0x80 - b'0' as u64);
    let past_9 = low + ONES * (0x80 - b'9' as u64 - 1);
    from_0 & !past_9 & !word & HIGH
}

/// What eight bytes begin with of one class.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ahead {
    /// So many bytes.
    pub(crate) count: usize,
    /// These, letters in lower case, with zeros behind them.
    pub(crate) small: u64,
    /// Whether a byte outside ASCII stands right behind them, within the eight.
    pub(crate) wide: bool,
}

/// The ASCII letters that eight bytes begin with. Most texts spend their time here: there is no branch in it.
#[inline(always)]
pub(crate) fn letters(word: u64) -> Ahead {
    ahead(word | (ONES * 0x20), word, letter_bits(word))
}

/// The ASCII letters and digits that eight bytes begin with.
#[inline(always)]
pub(crate) fn figures(word: u64) -> Ahead {
    let letters = letter_bits(word);
    ahead(word | letters >> 2, word, letters | digit_bits(word))
}

/// What a text is made of, for those whom its letters and digits alone concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Letters and digits of ASCII, in lower case and as [`eight`] has them, and how many of them.
    Figures(u64, usize),
    /// A letter or digit outside ASCII.
    Letter(char),
    /// A character that is neither.
    Other(char),
}

/// Visits the pieces of a text, until the visitor breaks off. Where letters and digits of ASCII are cut depends only on where the last other
/// piece ends.
#[inline(always)]
pub(crate) fn pieces(text: &str, mut visit: impl FnMut(Piece) -> ControlFlow<()>) -> ControlFlow<()> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let Ahead { count, small, wide } = figures(eight(&bytes[at..]));
        if count > 0 {
            visit(Piece::Figures(small, count))?;
            at += count;
        }
        if count == 8 {
            continue;
        }
        let Some(byte) = bytes.get(at) else { break };
        let char = if wide { text.get(at..).and_then(|rest| rest.chars().next()) } else { Some(char::from(*byte)) };
        let Some(char) = char else { break };
        // Dashes and quotation marks are most of what there is outside ASCII.
        let letter = wide && !matches!(char, '\u{2010}'..='\u{2026}') && char.is_alphanumeric();
        visit(if letter { Piece::Letter(char) } else { Piece::Other(char) })?;
        at += char.len_utf8();
    }
    ControlFlow::Continue(())
}

/// Of eight bytes, also given in lower case, those before the first that is not among the highest bits of a class.
#[inline(always)]
fn ahead(small: u64, word: u64, class: u64) -> Ahead {
    let others = !class & HIGH;
    let first = others & others.wrapping_neg();
    // All bits below the byte of the first other: of none, all.
    let before = (first >> 7).wrapping_sub(1);
    let count = others.trailing_zeros() as usize / 8;
    Ahead { count, small: small & before, wide: word & first != 0 }
}

/// A word with its ASCII letters in lower case.
#[inline]
pub(crate) fn small(word: u64) -> u64 {
    word | letter_bits(word) >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"a9! \xff\0Z~";
                bytes[place] = byte;
                let word = u64::from_le_bytes(bytes);
                let each = |wanted: fn(&u8) -> bool| bytes.map(|byte| if wanted(&byte) { 0x80 } else { 0 });
                assert_eq!(letter_bits(word).to_le_bytes(), each(u8::is_ascii_alphabetic), "{bytes:?}");
                assert_eq!(digit_bits(word).to_le_bytes(), each(u8::is_ascii_digit), "{bytes:?}");
                assert_eq!(small(word).to_le_bytes(), bytes.map(|byte| byte.to_ascii_lowercase()), "{bytes:?}");
            }
        }
    }

    #[test]
    fn what_eight_bytes_begin_with_is_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            let word = u64::from_le_bytes([b'a', byte, b'Z', byte, byte, b'!', byte, b'q']);
            for (ahead, wanted) in
                [(letters(word), byte.is_ascii_alphabetic()), (figures(word), byte.is_ascii_alphanumeric())]
            {
                let wanted = if wanted { 5 } else { 1 };
                assert_eq!((ahead.count, ahead.wide), (wanted, byte >= 0x80), "{byte}");
                assert_eq!(ahead.small, kept(small(word), wanted), "{byte}");
                if byte.is_ascii_alphanumeric() {
                    assert_eq!(ahead.small, lower(word, wanted), "{byte}");
                }
            }
        }
        for (text, letters_of, figures_of) in [(b"Thursday", 8, 8), (b"2016May9", 0, 8), (b"May92016", 3, 8)] {
            let word = u64::from_le_bytes(*text);
            assert_eq!((letters(word).count, letters(word).small), (letters_of, kept(small(word), letters_of)));
            assert_eq!(
                (figures(word).count, figures(word).small, figures(word).wide),
                (figures_of, small(word), false)
            );
        }
    }

    #[test]
    fn a_text_is_made_of_its_pieces() {
        use Piece::{Figures, Letter, Other};
        let all = |text: &str| {
            let mut all = Vec::new();
            let flow = pieces(text, |piece| {
                all.push(piece);
                if piece == Other('!') { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert_eq!(flow.is_break(), text.contains('!'));
            all
        };
        let figures = |bytes: &[u8]| Figures(eight(bytes), bytes.len());
        let day = [figures(b"on"), Other(' '), figures(b"wednesda"), figures(b"y"), Other('—'), Other('»')];
        assert_eq!(all("On Wednesday—»"), day);
        assert_eq!(all("São1"), [figures(b"s"), Letter('ã'), figures(b"o1")]);
        assert_eq!(all("is it? Yes! It is"), all("is it? Yes!"));
        assert_eq!(
            (all(""), all("é…"), all("12345678")),
            (vec![], vec![Letter('é'), Other('…')], vec![figures(b"12345678")])
        );
    }

    #[test]
    fn what_is_missing_is_zero() {
        let bytes = *b"abcdefghi";
        for length in 0..bytes.len() {
            let mut eight_of = [0; 8];
            let count = length.min(8);
            eight_of[..count].copy_from_slice(&bytes[..count]);
            assert_eq!(eight(&bytes[..length]), u64::from_le_bytes(eight_of));
            assert_eq!(kept(eight(&bytes), length), u64::from_le_bytes(eight_of));
            assert_eq!(eight_at(&bytes, length), eight(&bytes[length..]));
        }
        assert_eq!([eight_at(&bytes, bytes.len()), eight_at(&bytes, usize::MAX)], [0, 0]);
    }
}
