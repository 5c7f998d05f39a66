//! Words by what they tell of an event from afar, as data.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::event::table::{named, rows};
use crate::text::packed::WordTable;

named! {
/// A sort of words; `words.tsv` says which words are of it, and what for.
pub(super) enum Sort {
    Count "count",
    Deal "deal",
    Keep "keep",
    Plan "plan",
    Shortly "shortly",
    Stop "stop",
    Stretch "stretch",
    Strike "strike",
    Tale "tale",
}
}

/// The sorts of each word, a bit for each.
static WORDS: Lazy<WordTable<u16>> = Lazy::new(|| {
    let mut words: BTreeMap<&str, u16> = BTreeMap::new();
    for (_, row) in rows(include_str!("words.tsv")) {
        // A test reads every line.
        let [name, of] = row[..] else { continue };
        let Some(sort) = Sort::parse(name) else { continue };
        for word in of.split('|') {
            *words.entry(word).or_default() |= sort.bit();
        }
    }
    WordTable::new(words)
});

impl Sort {
    fn bit(self) -> u16 {
        1 << self as u16
    }

    /// Whether a word is of the sort, whatever its case.
    pub(super) fn has(self, word: &str) -> bool {
        WORDS.find(word).is_some_and(|sorts| sorts & self.bit() != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        for (line, row) in rows(include_str!("words.tsv")) {
            let [name, words] = row[..] else { panic!("line {line}: two fields expected") };
            let sort = Sort::parse(name).unwrap_or_else(|| panic!("line {line}: unknown sort {name}"));
            for word in words.split('|') {
                assert!(sort.has(word), "line {line}: {word}");
            }
        }
        assert!(Sort::Deal.has("Accord") && !Sort::Plan.has("accord"));
    }
}
