//! Words that tell what a phrase or its surroundings are about, as data.

use once_cell::sync::Lazy;

use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Scene};
use crate::event::table::{named, word_bits, word_lists};
use crate::text::packed::WordTable;

named! {
/// A sort of words; `words.tsv` says which words are of it, and what for.
pub(in crate::event) enum Sort {
    Aid "aid",
    Allies "allies",
    Apart "apart",
    Article "article",
    Asked "asked",
    Attached "attached",
    Body "body",
    Brokered "brokered",
    Carrier "carrier",
    Compass "compass",
    Countries "countries",
    Craft "craft",
    Crowd "crowd",
    Deal "deal",
    Decider "decider",
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
    Line "line",
    Linked "linked",
    Market "market",
    Mediating "mediating",
    Mediation "mediation",
    Mediator "mediator",
    Men "men",
    Met "met",
    Mission "mission",
    Named "named",
    Peaceful "peaceful",
    Press "press",
    Raider "raider",
    Rank "rank",
    Renamed "renamed",
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
    Talkers "talkers",
    Task "task",
    Terms "terms",
    Thing "thing",
    Town "town",
    Vessel "vessel",
    War "war",
    Warlike "warlike",
}
}

/// Some sorts, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::event) struct Sorts(u64);

/// The sorts of each word.
static WORDS: Lazy<WordTable<u64>> = Lazy::new(|| word_bits(TABLE, |name| Sort::parse(name).map(|sort| sort as u32)));

const TABLE: &str = include_str!("words.tsv");

impl Sorts {
    pub(in crate::event) fn has(self, sort: Sort) -> bool {
        self.0 & (1 << sort as u32) != 0
    }

    pub(in crate::event) fn has_any(self, sorts: &[Sort]) -> bool {
        sorts.iter().any(|sort| self.has(*sort))
    }
}

impl Sort {
    /// The sorts of a word, whatever its case.
    pub(in crate::event) fn of(word: &str) -> Sorts {
        Sorts(WORDS.find(word).copied().unwrap_or_default())
    }

    /// Whether a word is of the sort, whatever its case.
    pub(in crate::event) fn has(self, word: &str) -> bool {
        Sort::of(word).has(self)
    }

    /// The words of all sorts, some more than once.
    pub(in crate::event) fn words() -> impl Iterator<Item = &'static str> {
        word_lists(TABLE).flat_map(|(_, words)| words)
    }
}

impl Scene<'_, '_> {
    /// Whether a word of the clause is of a sort.
    pub(in crate::event) fn is_a(&self, at: usize, sort: Sort) -> bool {
        sort.has(self.clause.form(at))
    }

    /// Whether the last word of a word of the clause, which may be a name of several, is of a sort.
    pub(in crate::event) fn last_is_a(&self, at: usize, sort: Sort) -> bool {
        self.clause.form(at).rsplit(' ').next().is_some_and(|last| sort.has(last))
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
    use crate::event::table::check_word_lists;

    #[test]
    fn every_line_is_read() {
        let has = |name: &str, word: &str| Sort::parse(name).expect(name).has(word);
        check_word_lists(TABLE, Sort::NAMES, has);
        assert!(!Sort::Men.has("women"));
    }
}
