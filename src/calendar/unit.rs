//! Units of time.

use std::fmt;

use super::Granularity;

/// A unit of time, in the notation of TIMEX3 durations.
///
/// ```
/// use dateline::calendar::{Granularity, Unit};
///
/// assert_eq!(Unit::Week.granularity(), Some(Granularity::Week));
/// assert_eq!(Granularity::Week.unit(), Some(Unit::Week));
/// assert_eq!(Unit::Quarter.months(), Some(3));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `S`, after the `T`.
    Second,
    /// `M`, after the `T`.
    Minute,
    /// `H`, after the `T`.
    Hour,
    /// `D`.
    Day,
    /// `WE`.
    Weekend,
    /// `W`.
    Week,
    /// `M`.
    Month,
    /// `Q`.
    Quarter,
    /// `Y`.
    Year,
    /// `DE`.
    Decade,
    /// `CE`.
    Century,
    /// `ML`: a thousand years.
    Millennium,
    /// `X`: a while.
    Unknown,
}

impl Unit {
    /// Every unit, from the smallest.
    pub const ALL: [Unit; 13] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Weekend,
        Unit::Week,
        Unit::Month,
        Unit::Quarter,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Millennium,
        Unit::Unknown,
    ];

    /// How fine a date is that is told in this unit; a millennium and a while have no such date.
    pub fn granularity(self) -> Option<Granularity> {
        Some(match self {
            Unit::Second | Unit::Minute | Unit::Hour => Granularity::Time,
            Unit::Day => Granularity::Day,
            Unit::Weekend => Granularity::Weekend,
            Unit::Week => Granularity::Week,
            Unit::Month => Granularity::Month,
            Unit::Quarter => Granularity::Quarter,
            Unit::Year => Granularity::Year,
            Unit::Decade => Granularity::Decade,
            Unit::Century => Granularity::Century,
            Unit::Millennium | Unit::Unknown => return None,
        })
    }

    /// Whether it is less than a day, and so stands after the `T` of a duration.
    pub fn is_clock(self) -> bool {
        self <= Unit::Hour
    }

    /// How many calendar months it is, where it is a whole number of them.
    pub fn months(self) -> Option<i32> {
        Some(match self {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
            Unit::Decade => 120,
            Unit::Century => 1200,
            Unit::Millennium => 12_000,
            _ => return None,
        })
    }

    /// Its least and greatest length in seconds; none for a while.
    pub fn seconds(self) -> Option<(u64, u64)> {
        const DAY: u64 = 86_400;
        let (least, greatest) = match self {
            Unit::Second => return Some((1, 1)),
            Unit::Minute => return Some((60, 60)),
            Unit::Hour => return Some((3600, 3600)),
            Unit::Day => (1, 1),
            Unit::Weekend => (2, 2),
            Unit::Week => (7, 7),
            Unit::Month => (28, 31),
            Unit::Quarter => (89, 92),
            Unit::Year => (365, 366),
            Unit::Decade => (3651, 3653),
            Unit::Century => (36_524, 36_525),
            Unit::Millennium => (365_242, 365_243),
            Unit::Unknown => return None,
        };
        Some((least * DAY, greatest * DAY))
    }

    /// Its letters in a duration: `M` for months and for minutes.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Unit::Second => "S",
            Unit::Minute => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Weekend => "WE",
            Unit::Week => "W",
            Unit::Month => "M",
            Unit::Quarter => "Q",
            Unit::Year => "Y",
            Unit::Decade => "DE",
            Unit::Century => "CE",
            Unit::Millennium => "ML",
            Unit::Unknown => "X",
        }
    }

    /// Takes a unit's letters off the front of `text`, which stands after the `T` of a duration if `clock`.
    pub(super) fn strip(text: &str, clock: bool) -> Option<(Unit, &str)> {
        // The longer letters first, since `WE` begins with `W`; TIMEX2's own `E`, `C` and `L` last.
        const TIMEX2: [(&str, Unit); 3] = [("E", Unit::Decade), ("C", Unit::Century), ("L", Unit::Millennium)];
        let own = Unit::ALL.into_iter().map(|unit| (unit.letters(), unit));
        own.chain(TIMEX2)
            .filter(|(_, unit)| unit.is_clock() == clock)
            .filter_map(|(letters, unit)| Some((letters.len(), unit, text.strip_prefix(letters)?)))
            .max_by_key(|&(length, ..)| length)
            .map(|(_, unit, rest)| (unit, rest))
    }
}

/// The English name, in the singular: `week`.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Weekend => "weekend",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
            Unit::Millennium => "millennium",
            Unit::Unknown => "while",
        })
    }
}
