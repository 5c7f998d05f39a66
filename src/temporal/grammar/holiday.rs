//! Holidays by name.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::calendar::Holiday;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::text::packed::{self, WordTable};
use crate::text::{TokenKind, tokenize};

/// Names by their first word, the longest first; each without its first word.
type Names = WordTable<(String, Vec<(Vec<String>, Holiday)>)>;

static NAMES: Lazy<Names> = Lazy::new(|| {
    let mut names: BTreeMap<String, Vec<(Vec<String>, Holiday)>> = BTreeMap::new();
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
    WordTable::new(names.iter().map(|(first, rest)| (first.as_str(), (first.clone(), rest.clone()))))
});

/// The words that begin a holiday's name, lower case.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    NAMES.values().map(|(first, _)| first.as_str())
}

/// The holiday named from `at` on.
pub(crate) fn find(words: &Words<'_>, at: usize) -> Parsed<Holiday> {
    if words.kind(at) != Some(TokenKind::Word) || !words.small && !words.is_capitalised(at) {
        return None;
    }
    let token = words.words.get(at)?.token;
    let first = packed::pack(words.text, token.start as usize, token.end as usize)?;
    let same = |at: usize, name: &str| words.says(at, name) || name == "'" && words.sign(at, "’");
    let (_, names) = NAMES.get(first)?;
    let (rest, holiday) =
        names.iter().find(|(rest, _)| rest.iter().enumerate().all(|(index, name)| same(at + 1 + index, name)))?;
    Some((*holiday, at + 1 + rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_first_word_fits_the_table() {
        for (name, _) in Holiday::names() {
            let first: String = name.chars().take_while(|char| char.is_alphabetic()).collect();
            assert!(
                first.is_empty() || packed::pack(&first, 0, first.len()).and_then(|first| NAMES.get(first)).is_some(),
                "{name}"
            );
        }
    }
}
