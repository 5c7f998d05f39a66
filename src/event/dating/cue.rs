//! Words that say how a time stands to what it dates.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::event::clause::Clause;
use crate::event::table::rows;

/// The classes of these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Since,
    Until,
    /// "by Friday": a deadline.
    By,
    Before,
    After,
    From,
    /// "for the holiday": how long it is meant to last.
    For,
    Within,
    In,
    /// "where", "when".
    Place,
    /// What was done then has a day of its own: "already", "often".
    Old,
    /// "just": what was done then was done on the day told of.
    Fresh,
    /// "by nightfall": a time of the day told of.
    PartOfDay,
    /// "the past week".
    Gone,
    /// "hours later".
    Later,
    /// Units of a time that is over on the day: "within minutes".
    Short,
}

static CUES: Lazy<HashMap<&str, Cue>> = Lazy::new(|| {
    // The table is part of the crate, and a test loads every line.
    rows(include_str!("cues.tsv")).filter_map(|(_, row)| Some((*row.first()?, Cue::parse(row.get(1)?)?))).collect()
});

impl Cue {
    fn parse(name: &str) -> Option<Cue> {
        Some(match name {
            "since" => Cue::Since,
            "until" => Cue::Until,
            "by" => Cue::By,
            "before" => Cue::Before,
            "after" => Cue::After,
            "from" => Cue::From,
            "for" => Cue::For,
            "within" => Cue::Within,
            "in" => Cue::In,
            "place" => Cue::Place,
            "old" => Cue::Old,
            "fresh" => Cue::Fresh,
            "part of day" => Cue::PartOfDay,
            "gone" => Cue::Gone,
            "later" => Cue::Later,
            "short" => Cue::Short,
            _ => return None,
        })
    }

    /// What a word says.
    pub(super) fn of(word: &str) -> Option<Cue> {
        CUES.get(word.to_ascii_lowercase().as_str()).copied()
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
        assert_eq!(CUES.len(), rows(include_str!("cues.tsv")).count());
    }
}
