//! Stretches of civil days.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Error;

/// A stretch of civil days, both ends inclusive; an end that is `None` is open.
///
/// `Display` and `FromStr` agree: `2016-07-06`, `2016-07-01..2016-07-31`, `2016-02-27..`, `..2016-02-27`, `..`.
///
/// ```
/// use dateline::calendar::Interval;
///
/// let july: Interval = "2016-07-01..2016-07-31".parse()?;
/// let since: Interval = "2016-07-06..".parse()?;
/// assert_eq!(july.intersection(&since).map(|days| days.to_string()).as_deref(), Some("2016-07-06..2016-07-31"));
/// assert_eq!(july.days(), Some(31));
/// # Ok::<(), dateline::Error>(())
/// ```
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

    /// From `start` on.
    pub fn since(start: NaiveDate) -> Self {
        Interval { start: Some(start), end: None }
    }

    /// Up to `end`, inclusive.
    pub fn until(end: NaiveDate) -> Self {
        Interval { start: None, end: Some(end) }
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

    /// Whether `day` is one of its days.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }

    /// The least interval that covers both; an end that is open in either is open in it.
    pub fn hull(&self, other: &Interval) -> Interval {
        Interval {
            start: self.start.and_then(|start| other.start.map(|other| start.min(other))),
            end: self.end.and_then(|end| other.end.map(|other| end.max(other))),
        }
    }

    /// The days that the two share; none where there are none.
    pub fn intersection(&self, other: &Interval) -> Option<Interval> {
        self.overlaps(other).then(|| Interval {
            start: self.start.max(other.start),
            end: match (self.end, other.end) {
                (Some(end), Some(other)) => Some(end.min(other)),
                (end, other) => end.or(other),
            },
        })
    }

    /// Days from the end of the earlier to the start of the later: 1 for neighbours, 0 where they share a day.
    pub fn distance(&self, other: &Interval) -> u64 {
        let gap = |end: Option<NaiveDate>, start: Option<NaiveDate>| match (end, start) {
            (Some(end), Some(start)) => u64::try_from(start.signed_duration_since(end).num_days()).unwrap_or(0),
            _ => 0,
        };
        gap(self.end, other.start).max(gap(other.end, self.start))
    }

    /// How many days it has; none where an end is open, 0 where the end lies before the start.
    pub fn days(&self) -> Option<u64> {
        let days = self.end?.signed_duration_since(self.start?).num_days().checked_add(1)?;
        Some(u64::try_from(days).unwrap_or(0))
    }

    /// The day, where it is one day.
    pub fn single(&self) -> Option<NaiveDate> {
        self.start.filter(|_| self.start == self.end)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.single() {
            return write!(f, "{day}");
        }
        self.start.map_or(Ok(()), |start| write!(f, "{start}"))?;
        f.write_str("..")?;
        self.end.map_or(Ok(()), |end| write!(f, "{end}"))
    }
}

impl FromStr for Interval {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        let day = |text: &str| text.parse::<NaiveDate>().map_err(|_| Error::Value(s.to_owned()));
        let open = |text: &str| if text.is_empty() { Ok(None) } else { day(text).map(Some) };
        match s.split_once("..") {
            None => day(s).map(Interval::day),
            Some((start, end)) => Ok(Interval { start: open(start)?, end: open(end)? }),
        }
    }
}
