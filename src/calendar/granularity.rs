//! How fine a date is.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Unit;

/// How fine a date is, from the finest to the coarsest. `Display` prints what serde does: `part_of_day`.
///
/// ```
/// use dateline::calendar::{Date, Granularity};
///
/// let day = "1998-03-XX".parse::<Date>()?;
/// assert_eq!(day.granularity(), Granularity::Month);
/// assert!(Granularity::Day < Granularity::Month);
/// assert_eq!(Granularity::PartOfDay.to_string(), "part_of_day");
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Granularity {
    /// A clock time.
    Time,
    /// Morning, evening, night…
    PartOfDay,
    /// A civil day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// An ISO week.
    Week,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// A meteorological season.
    Season,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// An interval that is none of the above.
    Range,
}

impl Granularity {
    /// The name, as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Granularity::Time => "time",
            Granularity::PartOfDay => "part_of_day",
            Granularity::Day => "day",
            Granularity::Weekend => "weekend",
            Granularity::Week => "week",
            Granularity::Month => "month",
            Granularity::Quarter => "quarter",
            Granularity::Half => "half",
            Granularity::Season => "season",
            Granularity::Year => "year",
            Granularity::Decade => "decade",
            Granularity::Century => "century",
            Granularity::Range => "range",
        }
    }

    /// The unit of a duration of this size; halves, seasons, parts of day, times and ranges have none.
    pub fn unit(self) -> Option<Unit> {
        Some(match self {
            Granularity::Day => Unit::Day,
            Granularity::Weekend => Unit::Weekend,
            Granularity::Week => Unit::Week,
            Granularity::Month => Unit::Month,
            Granularity::Quarter => Unit::Quarter,
            Granularity::Year => Unit::Year,
            Granularity::Decade => Unit::Decade,
            Granularity::Century => Unit::Century,
            Granularity::Time
            | Granularity::PartOfDay
            | Granularity::Half
            | Granularity::Season
            | Granularity::Range => return None,
        })
    }
}

impl fmt::Display for Granularity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
