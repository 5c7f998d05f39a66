//! What speed is measured against.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::corpus::stop;

/// An automaton that finds words whatever their case, the longest of those that begin at one place, as a full table.
pub(crate) fn automaton(words: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(AhoCorasickKind::DFA))
        .build(words)
        .unwrap_or_else(stop)
}
