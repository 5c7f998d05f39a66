//! One pass over the text that finds every place where anything can matter.

use std::collections::BTreeMap;

use crate::Span;
use crate::text::packed::{eight, kept, letters, marks, place, small};

/// A word of the scanner's that stands in the text as a whole word, or a digit that begins a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// The class under which the word was given to [`Scanner::new`].
    pub class: u8,
}

/// The trigger words of all later stages, found in one pass.
///
/// A word begins with a letter and may go on with anything (`cease-fire`, `a while`); case does not matter (ASCII). It counts
/// only where no letter touches it on either side, and of two that begin at one place, the longer one does. A digit stands
/// for every number that begins with it. Nothing else is found.
///
/// The text is cut into runs of letters, eight bytes at a time, and each run is looked up as an integer: a word that is in
/// no table costs one multiplication and one look.
#[derive(Debug, Clone)]
pub struct Scanner {
    firsts: Vec<First>,
    /// One more than the number of the first word that stands there; 0 is free.
    places: Vec<u16>,
    bits: u32,
    /// Words that begin with letters outside ASCII.
    wide: Vec<(Box<str>, u8)>,
    digits: [Option<u8>; 10],
}

/// The words that begin with one run of ASCII letters.
#[derive(Debug, Clone)]
struct First {
    /// The first eight letters.
    head: u64,
    /// All letters, in lower case.
    letters: Box<[u8]>,
    /// What follows the letters in each word, the longest first, with the word's class.
    rest: Vec<Rest>,
}

type Rest = (Box<[u8]>, u8);

impl Scanner {
    /// A scanner for words, each with the class that its hits are to carry; of a word told twice, the first class counts.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, u8)>) -> Self {
        let mut firsts: BTreeMap<Box<[u8]>, Vec<Rest>> = BTreeMap::new();
        let (mut wide, mut digits) = (Vec::new(), [None; 10]);
        for (word, class) in words {
            let word = word.to_ascii_lowercase();
            let letters = word.bytes().take_while(u8::is_ascii_alphabetic).count();
            let (first, rest) = word.as_bytes().split_at(letters);
            match (first, rest) {
                ([], [digit @ b'0'..=b'9']) => {
                    let known = &mut digits[usize::from(digit - b'0')];
                    *known = known.or(Some(class));
                }
                (_, [byte, ..]) if !byte.is_ascii() => wide.push((word.into_boxed_str(), class)),
                ([], _) => {}
                (first, rest) => {
                    let known = firsts.entry(first.into()).or_default();
                    if !known.iter().any(|(known, _)| **known == *rest) {
                        known.push((rest.into(), class));
                    }
                }
            }
        }
        wide.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let bits = (firsts.len() * 6).next_power_of_two().trailing_zeros().max(4);
        let mut places = vec![0_u16; 1 << bits];
        let mut table = Vec::with_capacity(firsts.len());
        for (letters, mut rest) in firsts.into_iter().take(usize::from(u16::MAX)) {
            rest.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
            let head = eight(&letters);
            let mut at = place(head, letters.len() as u64, bits);
            while places[at] != 0 {
                at = (at + 1) & (places.len() - 1);
            }
            table.push(First { head, letters, rest });
            places[at] = table.len() as u16;
        }
        Scanner { firsts: table, places, bits, wide, digits }
    }

    /// The hits in `text`, in order, without overlap.
    pub fn scan<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Hit> + 'a {
        Hits { scanner: self, text, at: 0 }
    }

    /// The words that begin with a run of letters.
    #[inline]
    fn first(&self, head: u64, run: &[u8]) -> Option<&First> {
        let mut at = place(head, run.len() as u64, self.bits);
        while let Some(number) = usize::from(self.places[at]).checked_sub(1) {
            let first = &self.firsts[number];
            if first.head == head && first.letters.len() == run.len() {
                let same = run.len() <= 8 || first.letters.eq_ignore_ascii_case(run);
                if same {
                    return Some(first);
                }
            }
            at = (at + 1) & (self.places.len() - 1);
        }
        None
    }
}

/// The hits of one text.
struct Hits<'a> {
    scanner: &'a Scanner,
    text: &'a str,
    at: usize,
}

impl Hits<'_> {
    /// Whether no letter stands at `at`.
    #[inline]
    fn ends(&self, at: usize) -> bool {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphabetic(),
            Some(_) if marks(self.text.as_bytes(), at) => true,
            Some(_) => !self.text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic),
            None => true,
        }
    }

    /// The longest word that begins with the letters from `start` to `end`, if all of it stands there.
    fn whole(&self, first: &First, start: usize, end: usize) -> Option<Hit> {
        let bytes = self.text.as_bytes();
        let stands = |(rest, _): &&Rest| {
            let whole = end + rest.len();
            rest.is_empty()
                || bytes.get(end..whole).is_some_and(|text| text.eq_ignore_ascii_case(rest)) && self.ends(whole)
        };
        let (rest, class) = first.rest.iter().find(stands)?;
        Some(Hit { span: Span::new(start, end + rest.len()), class: *class })
    }

    /// The end of the letters, of whatever script, that go on at `at`.
    fn letters_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len())
    }

    /// A word that begins at `start` with letters outside ASCII, or holds some.
    fn wide(&mut self, start: usize) -> Option<Hit> {
        self.at = self.letters_end(self.at);
        let bytes = self.text.as_bytes().get(start..)?;
        for (word, class) in &self.scanner.wide {
            let same = bytes.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word.as_bytes()));
            if same && self.ends(start + word.len()) {
                self.at = start + word.len();
                return Some(Hit { span: Span::new(start, self.at), class: *class });
            }
        }
        None
    }
}

impl Iterator for Hits<'_> {
    type Item = Hit;

    fn next(&mut self) -> Option<Hit> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(&byte) = bytes.get(at) {
            let start = at;
            if !byte.is_ascii_alphabetic() {
                at += 1;
                if byte.is_ascii_digit() {
                    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                        at += 1;
                    }
                    if let Some(class) = self.scanner.digits[usize::from(byte - b'0')] {
                        self.at = at;
                        return Some(Hit { span: Span::new(start, start + 1), class });
                    }
                } else if marks(bytes, start) {
                    at = start + 3;
                } else if byte >= 0x80 {
                    let char = self.text.get(start..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                    self.at = start + char.len_utf8();
                    if char.is_alphabetic()
                        && let Some(hit) = self.wide(start)
                    {
                        return Some(hit);
                    }
                    at = self.at;
                }
                continue;
            }
            let word = eight(bytes.get(start..).unwrap_or_default());
            let mut run = letters(word);
            at += run;
            let head = small(kept(word, run));
            while run == 8 {
                run = letters(eight(bytes.get(at..).unwrap_or_default()));
                at += run;
            }
            if bytes.get(at).is_some_and(|byte| !byte.is_ascii()) && !self.ends(at) {
                self.at = at;
                if let Some(hit) = self.wide(start) {
                    return Some(hit);
                }
                at = self.at;
                continue;
            }
            let Some(first) = self.scanner.first(head, bytes.get(start..at).unwrap_or_default()) else { continue };
            if let Some(hit) = self.whole(first, start, at) {
                self.at = hit.span.end;
                return Some(hit);
            }
        }
        self.at = at;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8)]) {
        let words = [("may", 1), ("a while", 2), ("cease-fire", 3), ("cease", 4), ("1", 5), ("disengaged", 6)];
        let scanner = Scanner::new(words.into_iter().chain([("disengages", 7), ("été", 8), ("May", 9), ("+", 9)]));
        let hits: Vec<_> = scanner.scan(text).map(|hit| (hit.span.of(text).unwrap_or_default(), hit.class)).collect();
        assert_eq!(hits, expected, "{text:?}");
    }

    #[test]
    fn words_are_whole() {
        check("", &[]);
        check("may", &[("may", 1)]);
        check("Maybe MAY, dismay", &[("MAY", 1)]);
        check("“May” émay mayé", &[("May", 1)]);
        check("5may may5", &[("may", 1), ("may", 1)]);
        check("A while, a whiles, a", &[("A while", 2)]);
        check("a cease-fire; cease-fires cease", &[("cease-fire", 3), ("cease", 4), ("cease", 4)]);
        check("It disengaged, disengages and disengaging", &[("disengaged", 6), ("disengages", 7)]);
        check("l'été, étés", &[("été", 8)]);
        check("+", &[]);
    }

    #[test]
    fn a_digit_stands_for_its_number() {
        check("1911, 2011 and 11", &[("1", 5), ("1", 5)]);
        check("x1 é1", &[("1", 5), ("1", 5)]);
    }
}
