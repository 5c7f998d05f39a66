//! TIMEX3 values.

use chrono::NaiveTime;

use crate::calendar::{Date, Duration};

/// A TIMEX3 value. `Display`, `FromStr` and serde agree and round-trip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// `2016-07-06`, `2016-W27`, `199`, `XXXX-WXX-3`, `BC0264`…
    Date(Date),
    /// `2016-07-06T20:00`, `2016-07-06TNI`, `T10:30`…
    Time(Option<Date>, Clock),
    /// `P2W`, `PT12H`, `PXY`…
    Duration(Duration),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(Reference),
}

/// A time within a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Hour, minute and second as far as they are told (`T20`, `T20:00`, `T20:00:30`; `T24:00` is midnight at the day's end), and a zone.
    At(NaiveTime, Precision, Option<Zone>),
    /// Midnight at the end of the day: `T24:00`.
    Midnight,
    /// `TNI`…
    Part(PartOfDay),
    /// `TXX`.
    Unknown,
}

/// How much of a clock time is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `T20`.
    Hour,
    /// `T20:00`.
    Minute,
    /// `T20:00:30`.
    Second,
}

/// Offset from UTC in minutes; 0 prints `Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(pub i16);

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfDay {
    /// `DT`: working hours, daytime.
    Day,
    /// `MO`.
    Morning,
    /// `MI`: noon, midday.
    Midday,
    /// `AF`.
    Afternoon,
    /// `EV`.
    Evening,
    /// `NI`.
    Night,
}

/// A vague point of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// `PAST_REF`.
    Past,
    /// `PRESENT_REF`.
    Present,
    /// `FUTURE_REF`.
    Future,
}
