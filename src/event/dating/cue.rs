//! Words that say how a time stands to what it dates.

use once_cell::sync::Lazy;

use crate::event::clause::Clause;
use crate::event::table::{named, rows};
use crate::text::packed::WordTable;

named! {
/// The classes of these words.
pub(super) enum Cue {
    Since "since",
    Until "until",
    /// "by Friday": a deadline.
    By "by",
    Before "before",
    After "after",
    From "from",
    /// "for the holiday": how long it is meant to last.
    For "for",
    Within "within",
    In "in",
    /// "where", "when".
    Place "place",
    /// What was done then has a day of its own: "already", "often".
    Old "old",
    /// "just": what was done then was done on the day told of.
    Fresh "fresh",
    /// "by nightfall": a time of the day told of.
    PartOfDay "part of day",
    /// "the past week".
    Gone "gone",
    /// "hours later".
    Later "later",
    /// Units of a time that is over on the day: "within minutes".
    Short "short",
}
}

static CUES: Lazy<WordTable<Cue>> = Lazy::new(|| {
    // The table is part of the crate, and a test loads every line.
    WordTable::new(
        rows(include_str!("cues.tsv")).filter_map(|(_, row)| Some((*row.first()?, Cue::parse(row.get(1)?)?))),
    )
});

impl Cue {
    /// What a word says.
    pub(super) fn of(word: &str) -> Option<Cue> {
        CUES.find(word).copied()
    }

    /// What a word of a sentence says.
    pub(super) fn at(clause: &Clause, at: usize) -> Option<Cue> {
        Cue::of(clause.form(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        for (line, row) in rows(include_str!("cues.tsv")) {
            assert!(Cue::of(row[0]).is_some(), "line {line}");
            assert_eq!(Cue::of(row[0]), Cue::parse(row[1]), "line {line}");
        }
    }
}
