//! The names of holidays, as words.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::Span;
use crate::calendar::Holiday;
use crate::text::packed::WordTable;
use crate::text::tokenize;

/// A name without its first word, and the whole name.
type Name = (&'static [&'static str], &'static str);

/// The words of every name.
static WORDS: Lazy<Vec<(Vec<&'static str>, &'static str)>> = Lazy::new(|| {
    let mut tokens = Vec::new();
    let words = |name: &'static str| {
        tokens.clear();
        tokenize(name, Span::new(0, name.len()), &mut tokens);
        (tokens.iter().map(|token| token.of(name)).collect(), name)
    };
    Holiday::all_names().map(words).collect()
});

/// By the first word, the longest first.
static NAMES: Lazy<WordTable<Vec<Name>>> = Lazy::new(|| {
    let mut names: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (words, name) in WORDS.iter() {
        if let Some((first, rest)) = words.split_first() {
            names.entry(first).or_default().push((rest, *name));
        }
    }
    for rest in names.values_mut() {
        rest.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    WordTable::new(names)
});

/// The words of each holiday's name, lower case.
pub(crate) fn names() -> impl Iterator<Item = &'static [&'static str]> {
    WORDS.iter().map(|(words, _)| words.as_slice())
}

/// The names that begin with a word, the longest first.
pub(crate) fn begun_by(first: &str) -> &'static [Name] {
    NAMES.find(first).map_or(&[], Vec::as_slice)
}
