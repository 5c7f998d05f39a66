//! TIMEX3's notation of dates.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, Field, Season};
use crate::Error;

impl Season {
    fn letters(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Fall => "FA",
            Season::Winter => "WI",
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.field() == Field::FiscalYear {
            f.write_str("FY")?;
        }
        write_year(f, self.year(), self.field())?;
        let number = |f: &mut fmt::Formatter<'_>, number: Option<u8>| match number {
            Some(number) => write!(f, "{number:02}"),
            None => f.write_str("XX"),
        };
        match self.field() {
            Field::Century | Field::Decade | Field::Year | Field::FiscalYear => Ok(()),
            Field::Half(Some(half)) => write!(f, "-H{half}"),
            Field::Half(None) => f.write_str("-HX"),
            Field::Quarter(Some(quarter)) => write!(f, "-Q{quarter}"),
            Field::Quarter(None) => f.write_str("-QX"),
            Field::Season(season) => write!(f, "-{}", season.letters()),
            Field::Month(month) => {
                f.write_str("-")?;
                number(f, month)
            }
            Field::Day(month, day) => {
                f.write_str("-")?;
                number(f, month)?;
                f.write_str("-")?;
                number(f, day)
            }
            Field::Week(week) | Field::Weekend(week) | Field::Weekday(week, _) => {
                f.write_str("-W")?;
                number(f, week)?;
                match self.field() {
                    Field::Weekend(_) => f.write_str("-WE"),
                    Field::Weekday(_, day) => write!(f, "-{}", day.number_from_monday()),
                    _ => Ok(()),
                }
            }
        }
    }
}

fn write_year(f: &mut fmt::Formatter<'_>, year: Option<i32>, field: Field) -> fmt::Result {
    let (digits, divisor) = match field {
        Field::Century => (2, 100),
        Field::Decade => (3, 10),
        _ => (4, 1),
    };
    match year {
        None => f.write_str("XXXX".get(..digits).unwrap_or_default()),
        Some(year) if year > 0 => write!(f, "{:0digits$}", year / divisor),
        Some(year) => write!(f, "BC{:0digits$}", (1 - year) / divisor),
    }
}

impl FromStr for Date {
    type Err = Error;

    /// Reads TIMEX3's notation, and the equal spellings `199X` and `19XX` of decades and centuries and `2000-W8` of weeks.
    fn from_str(s: &str) -> Result<Self, Error> {
        parse(s).ok_or_else(|| Error::Value(s.to_owned()))
    }
}

fn parse(s: &str) -> Option<Date> {
    if let Some(year) = s.strip_prefix("FY") {
        return Date::new(optional(year, 4)?, Field::FiscalYear).ok();
    }
    let mut parts = s.split('-');
    let (head, parts) = (parts.next()?, [parts.next(), parts.next(), parts.next()]);
    let (bc, head) = head.strip_prefix("BC").map_or((false, head), |head| (true, head));
    let (year, whole) = match head.as_bytes() {
        [_, _] => (optional(head, 2)?, Field::Century),
        [_, _, b'X', b'X'] if head != "XXXX" => (optional(head.strip_suffix("XX")?, 2)?, Field::Century),
        [_, _, _] => (optional(head, 3)?, Field::Decade),
        [_, _, _, b'X'] if head != "XXXX" => (optional(head.strip_suffix('X')?, 3)?, Field::Decade),
        _ => (optional(head, 4)?, Field::Year),
    };
    let year = match (year, whole) {
        // No year is numbered 0, and BC needs a year to be before.
        (Some(0), Field::Year) => return None,
        (None, _) if bc => return None,
        (Some(century), Field::Century) => Some((100 * century).max(1)),
        (Some(decade), Field::Decade) => Some((10 * decade).max(1)),
        (year, _) => year,
    };
    let year = if bc { year.map(|year| 1 - year) } else { year };
    let field = match parts {
        [None, ..] => whole,
        _ if whole != Field::Year => return None,
        [Some(part), None, _] => parse_part(part)?,
        [Some(part), Some(day), None] => match (parse_part(part)?, day) {
            (Field::Week(week), "WE") => Field::Weekend(week),
            (Field::Week(week), day) => Field::Weekday(week, parse_weekday(day)?),
            (Field::Month(month), day) => Field::Day(month, small(day, 2)?),
            _ => return None,
        },
        _ => return None,
    };
    Date::new(year, field).ok()
}

fn parse_part(part: &str) -> Option<Field> {
    if let Some(season) = Season::ALL.into_iter().find(|season| season.letters() == part) {
        return Some(Field::Season(season));
    }
    if let Some(half) = part.strip_prefix('H') {
        return Some(Field::Half(small(half, 1)?));
    }
    if let Some(quarter) = part.strip_prefix('Q') {
        return Some(Field::Quarter(small(quarter, 1)?));
    }
    match part.strip_prefix('W') {
        Some(week) if week.len() == 1 && week != "X" => Some(Field::Week(small(week, 1)?)),
        Some(week) => Some(Field::Week(small(week, 2)?)),
        None => Some(Field::Month(small(part, 2)?)),
    }
}

fn parse_weekday(day: &str) -> Option<Weekday> {
    let monday_based = digits(day, 1)?.checked_sub(1)?;
    Weekday::try_from(u8::try_from(monday_based).ok()?).ok()
}

/// Exactly `count` digits, or as many `X`, which is `Some(None)`.
fn optional(text: &str, count: usize) -> Option<Option<i32>> {
    if text.len() == count && text.bytes().all(|byte| byte == b'X') {
        return Some(None);
    }
    digits(text, count).map(Some)
}

fn small(text: &str, count: usize) -> Option<Option<u8>> {
    match optional(text, count)? {
        Some(number) => Some(Some(u8::try_from(number).ok()?)),
        None => Some(None),
    }
}

/// Exactly `count` ASCII digits.
pub(super) fn digits(text: &str, count: usize) -> Option<i32> {
    let well_formed = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if well_formed { text.parse().ok() } else { None }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
