//! Holidays by name.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::calendar::Holiday;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::text::{TokenKind, tokenize};

/// Names by their first word, the longest first; each without its first word.
type Names = HashMap<String, Vec<(Vec<String>, Holiday)>>;

static NAMES: Lazy<Names> = Lazy::new(|| {
    let mut names = Names::new();
    for (name, holiday) in Holiday::names() {
        let mut tokens = Vec::new();
        tokenize(name, crate::Span::new(0, name.len()), &mut tokens);
        let mut words = tokens.iter().map(|token| token.of(name).to_owned());
        if let Some(first) = words.next() {
            names.entry(first).or_default().push((words.collect(), holiday));
        }
    }
    for rest in names.values_mut() {
        rest.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    names
});

/// The words that begin a holiday's name, lower case.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    NAMES.keys().map(String::as_str)
}

/// The holiday named from `at` on.
pub(crate) fn find(words: &Words<'_>, at: usize) -> Parsed<Holiday> {
    if words.kind(at) != Some(TokenKind::Word) || !words.small && !words.is_capitalised(at) {
        return None;
    }
    let first = words.str(at).to_lowercase();
    let same = |at: usize, name: &str| words.says(at, name) || name == "'" && words.sign(at, "’");
    let (rest, holiday) = NAMES
        .get(&first)?
        .iter()
        .find(|(rest, _)| rest.iter().enumerate().all(|(index, name)| same(at + 1 + index, name)))?;
    Some((*holiday, at + 1 + rest.len()))
}
