//! Words by what they tell of an event from afar, as data.

use once_cell::sync::Lazy;

use crate::event::table::{named, word_bits};
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
static WORDS: Lazy<WordTable<u64>> =
    Lazy::new(|| word_bits(include_str!("words.tsv"), |name| Sort::parse(name).map(|sort| sort as u32)));

impl Sort {
    /// Whether a word is of the sort, whatever its case.
    pub(super) fn has(self, word: &str) -> bool {
        WORDS.find(word).is_some_and(|sorts| sorts & 1 << self as u32 != 0)
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
