//! Reading on from a place in a line.

/// A place in a line, and what is read there; what does not stand there moves nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'l> {
    line: &'l str,
    at: usize,
}

impl<'l> Cursor<'l> {
    pub(super) fn new(line: &'l str, at: usize) -> Self {
        Cursor { line, at }
    }

    /// How far the line is read.
    pub(super) fn at(self) -> usize {
        self.at
    }

    fn rest(self) -> &'l str {
        self.line.get(self.at..).unwrap_or_default()
    }

    /// Whether a word or a number begins or ends here, in ASCII.
    pub(super) fn edge(self) -> bool {
        let bytes = self.line.as_bytes();
        let before = self.at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_some_and(inside) != bytes.get(self.at).is_some_and(inside)
    }

    /// Whether a figure stands here.
    pub(super) fn figure(self) -> bool {
        self.line.as_bytes().get(self.at).is_some_and(u8::is_ascii_digit)
    }

    /// Passes white space, and tells whether there is any.
    pub(super) fn blank(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start().len();
        self.at += length;
        length > 0
    }

    /// Passes one of some signs.
    pub(super) fn sign(&mut self, signs: &str) -> Option<char> {
        let sign = self.rest().chars().next().filter(|char| signs.contains(*char))?;
        self.at += sign.len_utf8();
        Some(sign)
    }

    /// Passes white space, in which a sign may stand that is not the last of it.
    pub(super) fn parted(&mut self, sign: &str) -> bool {
        let blank = self.blank();
        if self.sign(sign).is_some() { self.blank() } else { blank }
    }

    /// Passes white space and signs, and tells whether there are any.
    pub(super) fn run(&mut self, signs: &str) -> bool {
        let start = self.at;
        while self.blank() || self.sign(signs).is_some() {}
        self.at > start
    }

    /// Passes the letters that stand here (ASCII).
    pub(super) fn word(&mut self) -> &'l str {
        let rest = self.rest();
        let word = rest.get(..rest.bytes().take_while(u8::is_ascii_alphabetic).count()).unwrap_or_default();
        self.at += word.len();
        word
    }

    /// Passes the rest of a word, if it is one of those; case does not matter.
    pub(super) fn ends(&mut self, words: &[&str]) -> bool {
        let mut next = *self;
        let word = next.word();
        let found = next.edge() && words.iter().any(|one| one.eq_ignore_ascii_case(word));
        *self = if found { next } else { *self };
        found
    }

    /// Passes a word, if it is this one.
    pub(super) fn whole(&mut self, word: &str) -> bool {
        self.edge() && self.ends(&[word])
    }

    /// Passes so many figures at least and at most.
    pub(super) fn figures(&mut self, least: usize, most: usize) -> Option<u32> {
        let figures = self.rest().bytes().take(most).take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..figures).filter(|_| figures >= least)?.parse().ok()?;
        self.at += figures;
        Some(number)
    }

    /// Takes a step that may fail halfway, and then moves nothing.
    pub(super) fn step<T>(&mut self, step: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut next = *self;
        let found = step(&mut next)?;
        *self = next;
        Some(found)
    }

    /// The same, for what it passes.
    pub(super) fn passed<T>(&mut self, step: impl FnOnce(&mut Self) -> Option<T>) -> Option<&'l str> {
        let start = self.at;
        self.step(step)?;
        self.line.get(start..self.at)
    }
}

/// Whether a byte is one of a word or a number.
pub(super) fn inside(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_'
}
