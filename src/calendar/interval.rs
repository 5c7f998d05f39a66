//! Stretches of civil days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A stretch of civil days, both ends inclusive; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Interval {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
}

impl Interval {
    /// From `start` to `end`, both inclusive.
    pub fn new(start: NaiveDate, end: NaiveDate) -> Self {
        Interval { start: Some(start), end: Some(end) }
    }

    /// One day.
    pub fn day(day: NaiveDate) -> Self {
        Interval::new(day, day)
    }

    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Interval) -> bool {
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
        !before(self.end, other.start) && !before(other.end, self.start)
    }

    /// Whether every day of `other` is a day of this one.
    pub fn covers(&self, other: &Interval) -> bool {
        let starts = self.start.is_none_or(|start| other.start.is_some_and(|other| start <= other));
        let ends = self.end.is_none_or(|end| other.end.is_some_and(|other| other <= end));
        starts && ends
    }
}
