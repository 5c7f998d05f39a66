//! The words that tell how far and for how long, as data.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::event::table::rows;
use crate::event::{Permanence, Scope};
use crate::text::packed::WordTable;

/// What a word tells.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Meaning {
    pub(super) scope: Option<Scope>,
    pub(super) permanence: Option<Permanence>,
}

static WORDS: Lazy<WordTable<Meaning>> = Lazy::new(|| {
    let mut meanings: BTreeMap<&str, Meaning> = BTreeMap::new();
    for (_, row) in rows(include_str!("words.tsv")) {
        let [class, value, words] = row[..] else { continue };
        for word in words.split('|') {
            let meaning = meanings.entry(word).or_default();
            match class {
                "scope" => meaning.scope = value.parse().ok(),
                _ => meaning.permanence = value.parse().ok(),
            }
        }
    }
    WordTable::new(meanings)
});

/// What a word tells; nothing where it is none of the table's.
pub(super) fn meaning(word: &str) -> Meaning {
    WORDS.find(word).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_means_something() {
        for (line, row) in rows(include_str!("words.tsv")) {
            let [class, value, words] = row[..] else { panic!("line {line}: three fields expected") };
            for word in words.split('|') {
                let Meaning { scope, permanence } = meaning(word);
                let known = match class {
                    "scope" => scope.map(Scope::as_str),
                    "permanence" => permanence.map(Permanence::as_str),
                    _ => None,
                };
                assert_eq!(known, Some(value), "line {line}: {word}");
            }
        }
    }
}
