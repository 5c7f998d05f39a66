//! Civil days as numbers.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// First and last day of a stretch, both inclusive, counted from the first of January of the year 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
}

impl Days {
    pub(super) fn overlaps(self, other: Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) fn widened(self, before: i32, after: i32) -> Days {
        Days { first: self.first.saturating_sub(before), last: self.last.saturating_add(after) }
    }

    pub(super) fn hull(self, other: Days) -> Days {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    pub(super) fn common(self, other: Days) -> Option<Days> {
        let common = Days { first: self.first.max(other.first), last: self.last.min(other.last) };
        (common.first <= common.last).then_some(common)
    }

    pub(super) fn length(self) -> i32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    /// Days between the two; 0 where they share one.
    pub(super) fn distance(self, other: Days) -> i32 {
        if self.overlaps(other) {
            return 0;
        }
        other.first.saturating_sub(self.last).max(self.first.saturating_sub(other.last))
    }
}

/// How well a date is known, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Known {
    /// To the day, or to two.
    Exact,
    /// An expression names a longer stretch.
    Coarse,
    /// Only publication bounds it.
    Bounded,
    /// Not at all.
    Not,
}

pub(super) fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}
