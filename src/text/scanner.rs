//! One pass over the text that finds every place where anything can matter.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::Span;

/// A word of the scanner's that stands in the text as a whole word, or a digit that begins a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hit {
    /// Where it stands.
    pub span: Span,
    /// The class under which the word was given to [`Scanner::new`].
    pub class: u8,
}

/// An automaton over the trigger words of all later stages.
///
/// Case does not matter (ASCII). A word counts only where no letter touches it on either side.
#[derive(Debug, Clone)]
pub struct Scanner {
    automaton: Option<AhoCorasick>,
    classes: Vec<u8>,
}

impl Scanner {
    /// A scanner for words, each with the class that its hits are to carry.
    pub fn new<'w>(words: impl IntoIterator<Item = (&'w str, u8)>) -> Self {
        let (words, classes): (Vec<&str>, Vec<u8>) = words.into_iter().unzip();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(words)
            .ok();
        Scanner { automaton, classes }
    }

    /// The hits in `text`, in order, without overlap.
    pub fn scan<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Hit> + 'a {
        let bytes = text.as_bytes();
        // The classes of ASCII are known from the byte; what lies beyond is decoded, since “ and ’ are no letters.
        let starts = move |at: usize| match at.checked_sub(1).and_then(|at| bytes.get(at)) {
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphabetic(),
            Some(_) => !text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_alphabetic),
            None => true,
        };
        let ends = move |at: usize| match bytes.get(at) {
            Some(byte) if byte.is_ascii() => !byte.is_ascii_alphabetic(),
            Some(_) => !text.get(at..).and_then(|after| after.chars().next()).is_some_and(char::is_alphabetic),
            None => true,
        };
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        found.filter_map(move |found| {
            let span = Span::new(found.start(), found.end());
            let digit = bytes.get(span.start).is_some_and(u8::is_ascii_digit);
            let whole = digit || (starts(span.start) && ends(span.end));
            let class = *self.classes.get(found.pattern().as_usize())?;
            whole.then_some(Hit { span, class })
        })
    }
}
