//! Tables of words and phrases, and how they are compared with text.

use std::collections::BTreeMap;

use crate::table::lines;
use crate::text::packed::WordTable;

/// A table of words, each with one or more classes; case does not matter.
///
/// The data: one entry a line, `class<TAB>word word …`; empty lines and lines that begin with `#` are skipped.
#[derive(Debug)]
pub(super) struct Lookup<T> {
    words: WordTable<Vec<T>>,
}

impl<T: Copy> Lookup<T> {
    /// Reads a table. A line that names no class is left out; [`Lookup::check`] is the test that there is none.
    pub(super) fn new(table: &str, class: impl Fn(&str) -> Option<T>) -> Self {
        let mut words: BTreeMap<&str, Vec<T>> = BTreeMap::new();
        for (_, line) in lines(table) {
            let Some((name, list)) = line.split_once('\t') else { continue };
            let Some(class) = class(name) else { continue };
            for word in list.split_ascii_whitespace() {
                words.entry(word).or_default().push(class);
            }
        }
        Lookup { words: WordTable::new(words) }
    }

    /// The first class of a word.
    pub(super) fn get(&self, word: &str) -> Option<T> {
        self.all(word).next()
    }

    /// All classes of a word.
    pub(super) fn all(&self, word: &str) -> impl Iterator<Item = T> + '_ {
        self.words.find(word).into_iter().flatten().copied()
    }

    /// Panics at the first line that is not well formed.
    #[cfg(test)]
    pub(super) fn check(table: &str, class: impl Fn(&str) -> Option<T>) {
        for (number, line) in lines(table) {
            let Some((name, list)) = line.split_once('\t') else { panic!("line {number}: no tab") };
            assert!(class(name).is_some(), "line {number}: unknown class {name:?}");
            assert!(!list.contains('\t'), "line {number}: more than two columns");
            for word in list.split_ascii_whitespace() {
                assert!(word.len() <= 24, "line {number}: {word:?} is too long");
                assert!(!word.ends_with('.'), "line {number}: {word:?} ends in a stop");
            }
        }
    }
}

/// The length of the prefix of `line` that reads `phrase`, in whatever case and with either apostrophe.
///
/// `phrase` is in lower case with typewriter apostrophes and single spaces; white space in `line` may be of any kind.
pub(super) fn prefix(line: &str, phrase: &str) -> Option<usize> {
    let mut at = 0;
    for expected in phrase.chars() {
        let byte = *line.as_bytes().get(at)?;
        let length = if byte.is_ascii_graphic() {
            (char::from(byte.to_ascii_lowercase()) == expected).then_some(1)
        } else {
            odd(line.get(at..)?, expected)
        };
        at += length?;
    }
    Some(at)
}

/// The length of the white space, the apostrophe or the character outside ASCII that `rest` begins with, if it is the expected one.
fn odd(rest: &str, expected: char) -> Option<usize> {
    let char = rest.chars().next()?;
    match char {
        '’' | '‘' => (expected == '\'').then_some(char.len_utf8()),
        _ if char.is_whitespace() => (expected == ' ').then(|| rest.len() - rest.trim_start().len()),
        _ => (char == expected).then_some(char.len_utf8()),
    }
}
