//! Times of day.

use std::fmt;
use std::hash::{Hash, Hasher};

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::Zone;
use super::notation::digits;

/// A time within a day.
///
/// A clock time is what is told of it: two that differ only in minutes or seconds finer than their [`Precision`] are
/// equal, and print alike.
///
/// ```
/// use dateline::calendar::{Clock, Zone};
///
/// let evening = Clock::new(20, Some(0), None, Some(Zone::UTC));
/// assert_eq!(evening.map(|clock| clock.to_string()).as_deref(), Some("T20:00Z"));
/// assert_eq!(Clock::new(24, None, None, None), Some(Clock::Midnight));
/// assert_eq!(Clock::new(25, None, None, None), None);
/// ```
#[derive(Debug, Clone, Copy, Eq)]
pub enum Clock {
    /// Hour, minute and second as far as they are told (`T20`, `T20:00`, `T20:00:30`), and a zone (`T20:00Z`).
    At(NaiveTime, Precision, Option<Zone>),
    /// Midnight at the end of the day: `T24:00`.
    Midnight,
    /// `TNI`…
    Part(PartOfDay),
    /// `TXX`.
    Unknown,
}

/// How much of a clock time is told.
///
/// ```
/// use dateline::calendar::{Clock, Precision};
///
/// let sharp = Clock::new(20, Some(0), None, None);
/// assert!(matches!(sharp, Some(Clock::At(_, Precision::Minute, None))));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `T20`.
    Hour,
    /// `T20:00`.
    Minute,
    /// `T20:00:30`.
    Second,
}

/// A part of the day.
///
/// ```
/// use dateline::calendar::{Clock, PartOfDay};
///
/// assert_eq!(Clock::Part(PartOfDay::Night).to_string(), "TNI");
/// assert_eq!(PartOfDay::Night.hours(), (20, 30));
/// ```
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

impl PartOfDay {
    /// All of them.
    pub const ALL: [PartOfDay; 6] = [
        PartOfDay::Day,
        PartOfDay::Morning,
        PartOfDay::Midday,
        PartOfDay::Afternoon,
        PartOfDay::Evening,
        PartOfDay::Night,
    ];

    /// The hours that it spans, end exclusive, counted from the day's midnight; the night ends on the next day.
    ///
    /// A convention: day 8–18, morning 6–12, midday 12–13, afternoon 12–18, evening 18–22, night 20–6.
    pub fn hours(self) -> (u32, u32) {
        match self {
            PartOfDay::Day => (8, 18),
            PartOfDay::Morning => (6, 12),
            PartOfDay::Midday => (12, 13),
            PartOfDay::Afternoon => (12, 18),
            PartOfDay::Evening => (18, 22),
            PartOfDay::Night => (20, 30),
        }
    }

    fn letters(self) -> &'static str {
        match self {
            PartOfDay::Day => "DT",
            PartOfDay::Morning => "MO",
            PartOfDay::Midday => "MI",
            PartOfDay::Afternoon => "AF",
            PartOfDay::Evening => "EV",
            PartOfDay::Night => "NI",
        }
    }
}

impl Clock {
    /// A clock time from its numbers as far as they are told; 24:00 is [midnight at the day's end](Clock::Midnight),
    /// which has no zone.
    pub fn new(hour: u32, minute: Option<u32>, second: Option<u32>, zone: Option<Zone>) -> Option<Clock> {
        if hour == 24 {
            let midnight = minute.unwrap_or(0) == 0 && second.unwrap_or(0) == 0 && zone.is_none();
            return midnight.then_some(Clock::Midnight);
        }
        let precision = match (minute, second) {
            (None, None) => Precision::Hour,
            (Some(_), None) => Precision::Minute,
            (Some(_), Some(_)) => Precision::Second,
            (None, Some(_)) => return None,
        };
        let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), second.unwrap_or(0))?;
        Some(Clock::At(time, precision, zone))
    }

    /// Seconds from the day's midnight at which it begins and, exclusively, ends; none where it is not known.
    pub fn seconds(self) -> Option<(u32, u32)> {
        const HOUR: u32 = 3600;
        match self {
            Clock::At(time, precision, _) => {
                let (hour, minute, second) = told(time, precision);
                let start = hour * HOUR + minute * 60 + second;
                let length = match precision {
                    Precision::Hour => HOUR,
                    Precision::Minute => 60,
                    Precision::Second => 1,
                };
                Some((start, start + length))
            }
            Clock::Midnight => Some((24 * HOUR, 24 * HOUR + 60)),
            Clock::Part(part) => {
                let (first, last) = part.hours();
                Some((first * HOUR, last * HOUR))
            }
            Clock::Unknown => None,
        }
    }

    /// The same with the offset that its zone has on a day.
    pub(crate) fn on(self, day: Option<NaiveDate>) -> Clock {
        match self {
            Clock::At(time, precision, zone) => Clock::At(time, precision, zone.map(|zone| zone.on(day))),
            clock => clock,
        }
    }

    /// Reads what stands after the `T`: `20:00Z`, `NI`, `XX`.
    pub(super) fn parse(text: &str) -> Option<Clock> {
        if text == "XX" {
            return Some(Clock::Unknown);
        }
        if let Some(part) = PartOfDay::ALL.into_iter().find(|part| part.letters() == text) {
            return Some(Clock::Part(part));
        }
        let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
        let (clock, zone) = text.split_at_checked(zone_at)?;
        let zone = if zone.is_empty() { None } else { Some(Zone::parse(zone)?) };
        let mut numbers =
            clock.split(':').map(|number| digits(number, 2).and_then(|number| u32::try_from(number).ok()));
        let hour = numbers.next()??;
        let (minute, second) = (told_number(numbers.next())?, told_number(numbers.next())?);
        if numbers.next().is_some() { None } else { Clock::new(hour, minute, second, zone) }
    }
}

/// `None` for a number that is no number, `Some(None)` for one that is not there.
fn told_number(number: Option<Option<u32>>) -> Option<Option<u32>> {
    match number {
        Some(number) => number.map(Some),
        None => Some(None),
    }
}

/// Hour, minute and second, those that are not told as 0.
fn told(time: NaiveTime, precision: Precision) -> (u32, u32, u32) {
    match precision {
        Precision::Hour => (time.hour(), 0, 0),
        Precision::Minute => (time.hour(), time.minute(), 0),
        Precision::Second => (time.hour(), time.minute(), time.second()),
    }
}

impl PartialEq for Clock {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Clock::At(time, precision, zone), Clock::At(other_time, other_precision, other_zone)) => {
                precision == other_precision
                    && zone == other_zone
                    && told(time, precision) == told(other_time, other_precision)
            }
            (Clock::Part(part), Clock::Part(other)) => part == other,
            (Clock::Midnight, Clock::Midnight) | (Clock::Unknown, Clock::Unknown) => true,
            _ => false,
        }
    }
}

impl Hash for Clock {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match *self {
            Clock::At(time, precision, zone) => (told(time, precision), precision, zone).hash(state),
            Clock::Midnight => 24u8.hash(state),
            Clock::Part(part) => part.hash(state),
            Clock::Unknown => u8::MAX.hash(state),
        }
    }
}

/// With the `T` before it: `T20:00Z`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Clock::At(time, precision, zone) => {
                let (hour, minute, second) = told(time, precision);
                match precision {
                    Precision::Hour => write!(f, "T{hour:02}")?,
                    Precision::Minute => write!(f, "T{hour:02}:{minute:02}")?,
                    Precision::Second => write!(f, "T{hour:02}:{minute:02}:{second:02}")?,
                }
                zone.map_or(Ok(()), |zone| zone.fmt(f))
            }
            Clock::Midnight => f.write_str("T24:00"),
            Clock::Part(part) => write!(f, "T{}", part.letters()),
            Clock::Unknown => f.write_str("TXX"),
        }
    }
}
