//! Signs, and the sets of them that rules ask for.

use crate::temporal::sorts::Sorts;

/// A sign, by its number among those that rules ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign(u8);

/// A set of signs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Signs(u64);

/// The signs in a string, as a set. One that is in none of the rules yet goes into [`ASKED`].
macro_rules! signs {
    ($signs:literal) => {
        const { $crate::temporal::grammar::sign::Signs::of($signs) }
    };
}
pub(crate) use signs;

const ASKED: [char; 38] = [
    ',', '.', '-', '\'', '’', '(', ')', '"', '“', '”', '‘', '`', ':', ';', '–', '—', '/', '$', '%', '?', '!', '+', '−',
    '=', '*', '\\', '⁄', '‐', '‑', '°', '½', '#', '&', '_', '@', '£', '€', '¥',
];

/// What each is wherever it stands.
static SORTS: [Sorts; ASKED.len()] = {
    let (mut sorts, mut number) = ([Sorts::NONE; ASKED.len()], 0);
    while number < ASKED.len() {
        sorts[number] = match ASKED[number] {
            '(' => Sorts::BRACKET.and(Sorts::OPENING),
            ')' => Sorts::BRACKET,
            '"' | '“' | '”' => Sorts::QUOTE,
            '\'' | '’' | '‘' | '`' => Sorts::APOSTROPHE,
            _ => Sorts::NONE,
        };
        number += 1;
    }
    sorts
};

/// The numbers of signs of one byte.
static BYTES: [Sign; 128] = {
    let (mut bytes, mut byte) = ([Sign::OTHER; 128], 0);
    while byte < 128 {
        bytes[byte as usize] = Sign::asked(byte as u32);
        byte += 1;
    }
    bytes
};

impl Sign {
    /// What is no sign.
    pub(super) const NONE: Sign = Sign(0);
    /// One that no rule asks for.
    const OTHER: Sign = Sign(1);
    /// The number of the first that one asks for.
    const FIRST: u8 = 2;

    const COLON: Sign = Sign::asked(':' as u32);
    const COMMA: Sign = Sign::asked(',' as u32);
    const HALF: Sign = Sign::asked('½' as u32);

    /// The sign that stands at a byte of a text.
    pub(super) fn at(text: &str, at: usize) -> Sign {
        match text.as_bytes().get(at).and_then(|byte| BYTES.get(usize::from(*byte))) {
            Some(sign) => *sign,
            None => Sign::wide(text.get(at..).unwrap_or_default()),
        }
    }

    fn wide(text: &str) -> Sign {
        text.chars().next().map_or(Sign::OTHER, |sign| Sign::asked(sign.into()))
    }

    const fn asked(sign: u32) -> Sign {
        let mut number = 0;
        while number < ASKED.len() {
            if ASKED[number] as u32 == sign {
                return Sign(number as u8 + Sign::FIRST);
            }
            number += 1;
        }
        Sign::OTHER
    }

    /// Its sorts: it is `joint` where it has no white space about it.
    pub(super) fn sorts(self, joint: bool) -> Sorts {
        let own = self.0.checked_sub(Sign::FIRST).and_then(|number| SORTS.get(usize::from(number)).copied());
        let own = own.unwrap_or(Sorts::NONE);
        match (self, joint) {
            (Sign::COLON, true) => Sorts::COLON,
            (Sign::COMMA, true) => Sorts::COMMA,
            (_, true) => own.and(Sorts::JOINT),
            // "2 ½ years"
            (Sign::HALF, false) => own,
            (_, false) => own.and(Sorts::BREAK),
        }
    }
}

impl Signs {
    /// The signs in a string, of at most three bytes each.
    pub(crate) const fn of(signs: &str) -> Signs {
        let (bytes, mut at, mut set) = (signs.as_bytes(), 0, 0);
        while at < bytes.len() {
            let (first, length) = match bytes[at] {
                byte @ ..0x80 => (byte, 1),
                byte @ ..0xe0 => (byte & 0x1f, 2),
                byte => (byte & 0x0f, 3),
            };
            let (mut sign, end) = (first as u32, at + length);
            at += 1;
            while at < end {
                sign = sign << 6 | (bytes[at] & 0x3f) as u32;
                at += 1;
            }
            let sign = Sign::asked(sign);
            assert!(sign.0 != Sign::OTHER.0, "a sign that is not among those that rules ask for");
            set |= 1 << sign.0;
        }
        Signs(set)
    }

    #[inline]
    pub(super) const fn hold(self, sign: Sign) -> bool {
        self.0 >> sign.0 & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_in_the_sets_that_hold_it() {
        let text: String = ASKED.iter().collect();
        let found: Vec<Sign> = text.char_indices().map(|(at, _)| Sign::at(&text, at)).collect();
        assert!(found.iter().zip(Sign::FIRST..).all(|(sign, number)| *sign == Sign(number)));
        assert!(["~", "«", "😀", ""].iter().all(|text| Sign::at(text, 0) == Sign::OTHER));
        let held =
            |signs: Signs| text.chars().zip(&found).filter(move |(_, sign)| signs.hold(**sign)).map(|(char, _)| char);
        assert_eq!(held(signs!("½-/°−")).collect::<String>(), "-/−°½");
        assert!([Sign::NONE, Sign::OTHER].iter().all(|sign| !Signs::of(&text).hold(*sign)));
    }

    #[test]
    fn white_space_tells_what_a_sign_does() {
        let sorts = |text: &str, joint: bool| Sign::at(text, 0).sorts(joint);
        assert_eq!((sorts(":", true), sorts(":", false)), (Sorts::COLON, Sorts::BREAK));
        assert_eq!((sorts("–", true), sorts("–", false)), (Sorts::JOINT, Sorts::BREAK));
        assert_eq!(sorts("(", false), Sorts::BRACKET.and(Sorts::OPENING).and(Sorts::BREAK));
        assert_eq!((sorts("’", true), sorts("½", false)), (Sorts::APOSTROPHE.and(Sorts::JOINT), Sorts::NONE));
    }
}
