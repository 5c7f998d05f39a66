//! Words that tell what a phrase or its surroundings are about, as data.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Scene};
use crate::event::table::rows;

/// Names the sorts as the table does.
macro_rules! sorts {
    ($($sort:ident $name:literal,)*) => {
        /// A sort of words; `words.tsv` says which words are of it, and what for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::event) enum Sort {
            $($sort,)*
        }

        const SORTS: &[(&str, Sort)] = &[$(($name, Sort::$sort),)*];
    };
}

sorts! {
    Aid "aid",
    Allies "allies",
    Article "article",
    Attached "attached",
    Body "body",
    Carrier "carrier",
    Compass "compass",
    Countries "countries",
    Craft "craft",
    Crowd "crowd",
    Deal "deal",
    Deserter "deserter",
    Disposed "disposed",
    Ethnic "ethnic",
    Fighting "fighting",
    Figure "figure",
    Ground "ground",
    Group "group",
    Held "held",
    Hired "hired",
    Land "land",
    Leaders "leaders",
    Length "length",
    Market "market",
    Mediation "mediation",
    Mediator "mediator",
    Men "men",
    Mission "mission",
    Named "named",
    Peaceful "peaceful",
    Press "press",
    Raider "raider",
    Ruler "ruler",
    Scheme "scheme",
    Seat "seat",
    Series "series",
    Service "service",
    Share "share",
    Sides "sides",
    Single "single",
    Soldiers "soldiers",
    State "state",
    Table "table",
    Task "task",
    Terms "terms",
    Thing "thing",
    Town "town",
    Vessel "vessel",
    War "war",
    Warlike "warlike",
}

/// The sorts of each word, a bit for each.
static WORDS: Lazy<HashMap<&'static str, u64>> = Lazy::new(|| {
    let mut words: HashMap<&str, u64> = HashMap::new();
    for (_, row) in rows(include_str!("words.tsv")) {
        let [name, of_it] = row[..] else { continue };
        let sort = SORTS.iter().find(|(known, _)| *known == name).map_or(0, |(_, sort)| 1 << *sort as u64);
        for word in of_it.split('|') {
            *words.entry(word).or_default() |= sort;
        }
    }
    words
});

/// Bytes of the longest word of the table.
const LONGEST: usize = 16;

impl Sort {
    /// Whether a word is of the sort, whatever its case.
    pub(in crate::event) fn has(self, word: &str) -> bool {
        let known = |word: &str| WORDS.get(word).is_some_and(|sorts| sorts & (1 << self as u64) != 0);
        match word.len() <= LONGEST {
            true if word.bytes().any(|byte| byte.is_ascii_uppercase()) => known(&word.to_ascii_lowercase()),
            short => short && known(word),
        }
    }

    /// The words of all sorts.
    pub(in crate::event) fn words() -> impl Iterator<Item = &'static str> {
        WORDS.keys().copied()
    }
}

impl Scene<'_, '_> {
    /// Whether a word of the clause is of a sort.
    pub(in crate::event) fn is_a(&self, at: usize, sort: Sort) -> bool {
        self.clause.words.get(at).and_then(|word| word.span.of(self.text)).is_some_and(|word| sort.has(word))
    }

    /// Whether the last word of a word of the clause, which may be a name of several, is of a sort.
    pub(in crate::event) fn last_is_a(&self, at: usize, sort: Sort) -> bool {
        let word = self.clause.words.get(at).and_then(|word| word.span.of(self.text));
        word.and_then(|word| word.rsplit(' ').next()).is_some_and(|last| sort.has(last))
    }
}

impl Casting<'_, '_, '_> {
    /// Whether a word of the clause is of a sort.
    pub(in crate::event) fn is_a(&self, at: usize, sort: Sort) -> bool {
        self.scene.is_a(at, sort)
    }

    /// Whether the last word of a phrase's head is of a sort.
    pub(in crate::event) fn last_is(&self, phrase: Phrase, sort: Sort) -> bool {
        self.scene.last_is_a(phrase.head, sort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read() {
        let table: Vec<_> = rows(include_str!("words.tsv")).collect();
        for (line, row) in &table {
            let [name, words] = row[..] else { panic!("line {line}: two fields expected") };
            let (_, sort) = SORTS.iter().find(|(known, _)| *known == name).expect(name);
            for word in words.split('|') {
                assert!(sort.has(word), "line {line}: {word}");
            }
        }
        for (name, _) in SORTS {
            assert!(table.iter().any(|(_, row)| row.first() == Some(name)), "{name}");
        }
        assert!(!Sort::Men.has("women"));
    }
}
