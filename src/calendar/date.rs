//! Dates of which some fields may be missing.

use chrono::Weekday;

/// A date as far as it is known: a year (or none, as in "every March") and a field within it.
///
/// Years are astronomical: 0 is 1 BC, -263 is 264 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year; for decades and centuries the first one (1990 for `199`, 1900 for `19`); for weeks the ISO year.
    pub year: Option<i32>,
    /// What within the year.
    pub field: Field,
}

/// The part of a year that a [`Date`] names; a field of `None` is written `X`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A hundred years: `19`.
    Century,
    /// Ten years: `199`.
    Decade,
    /// The whole year: `1998`; `XXXX`.
    Year,
    /// A fiscal year: `FY1998`.
    FiscalYear,
    /// A half, 1 or 2: `1998-H2`; `1998-HX`.
    Half(Option<u8>),
    /// A quarter, 1 to 4: `1998-Q3`; `1998-QX`.
    Quarter(Option<u8>),
    /// A season: `1998-SU`.
    Season(Season),
    /// A month, 1 to 12: `1998-03`; `1998-XX`.
    Month(Option<u8>),
    /// An ISO week, 1 to 53: `1998-W10`; `1998-WXX`.
    Week(Option<u8>),
    /// Saturday and Sunday of an ISO week: `1998-W10-WE`; `XXXX-WXX-WE`.
    Weekend(Option<u8>),
    /// A day of an ISO week that is not known to the date: `XXXX-WXX-3`; `1998-W10-3`.
    Weekday(Option<u8>, Weekday),
    /// A day: `1998-03-16`; `1998-03-XX`; `XXXX-XX-16`; `XXXX-XX-XX`.
    Day(Option<u8>, Option<u8>),
}

/// A season of the northern year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// `SP`, March to May.
    Spring,
    /// `SU`, June to August.
    Summer,
    /// `FA`, September to November.
    Fall,
    /// `WI`, December to February of the next year.
    Winter,
}
