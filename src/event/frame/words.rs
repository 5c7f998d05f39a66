//! Words by what they tell of an event from afar, as data.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::event::table::{named, word_lists};
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
    // The table is part of the crate, and a test loads every line.
    let lists = word_lists(include_str!("words.tsv"));
    for (sort, list) in lists.filter_map(|(name, list)| Some((Sort::parse(name)?, list))) {
        list.for_each(|word| *words.entry(word).or_default() |= sort.bit());
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
    use crate::event::table::check_word_lists;

    #[test]
    fn every_line_is_read() {
        let has = |name: &str, word: &str| Sort::parse(name).expect(name).has(word);
        check_word_lists(include_str!("words.tsv"), Sort::NAMES, has);
        assert!(Sort::Deal.has("Accord") && !Sort::Plan.has("accord"));
    }
}
