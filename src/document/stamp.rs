//! Full dates in header lines, with the time and the zone beside them.

use chrono::{FixedOffset, NaiveDate, NaiveTime};
use once_cell::sync::Lazy;
use regex::{Captures, Regex};

use crate::document::Anchor;

/// A full date, and the time where one stands beside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    /// Byte range in the line, time and zone included.
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it says.
    pub(super) anchor: Anchor,
    /// Whether a clock time stands beside the day.
    pub(super) timed: bool,
    /// Whether a name of a zone does, known or not.
    pub(super) zoned: bool,
    /// Whether a weekday does.
    pub(super) weekday: bool,
}

const MONTHS: &str = "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?|\
                      sept?(?:ember)?\\.?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?";
const DAYS: &str =
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday";
const CLOCK: &str = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?)?\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:hrs?\b|hours\b)?\s*\(?(?P<zone>(?-i:\b[A-Z]{1,4}T\b|\bUTC\b|\bMSK\b|Z\b|\b[A-Z]{3}\b))?(?P<offset>\s?[+-]\d{1,2}:?(?:\d{2})?)?\)?";

/// A date in words or in figures; the first group that matched tells the order.
static DATE: Lazy<Option<Regex>> = Lazy::new(|| {
    let pattern = format!(
        r"(?ix-u)
        (?: \b(?P<weekday>{DAYS})\b [.,]* \s+ (?:the\s+)? )?
        (?: \b(?P<m1>{MONTHS}) \s* [.]? \s+ (?P<d1>\d{{1,2}}) (?:st|nd|rd|th)? \s* ,? \s+ (?P<y1>\d{{4}})\b
          | \b(?P<d2>\d{{1,2}}) (?:st|nd|rd|th)? (?:\s+of)? (?:\s|[.-])+ (?P<m2>{MONTHS}) (?:\s|[,-])+ (?P<y2>\d{{4}})\b
          | \b(?P<y3>\d{{4}}) (?:-(?P<m3>\d{{2}})-|/(?P<m4>\d{{2}})/) (?P<d3>\d{{2}}) (?: \b | T )
          | \b(?P<a>\d{{1,2}}) (?P<sign>[./-]) (?P<b>\d{{1,2}}) [./-] (?P<y5>\d{{4}})\b
        )"
    );
    // Boundaries of words are ASCII's, which is faster; white space is anyone's.
    Regex::new(&pattern.replace(r"\s", r"(?u:\s)")).ok()
});
/// The clock after a date: "2016-07-06T04:51:00+08:00", "July 7, 2016, 4:51 am", "| 6:37 pm EDT".
static AFTER: Lazy<Option<Regex>> =
    Lazy::new(|| Regex::new(&format!(r"(?i)^(?:\s*(?:[,:|·•–—@-]|\bat\b|T))*\s*{CLOCK}")).ok());
/// The clock before a date: "7:11 PM EST, Tue February 1, 2011".
static BEFORE: Lazy<Option<Regex>> =
    Lazy::new(|| Regex::new(&format!(r"(?i)\b{CLOCK}\s*(?:[,|·•–—-]|\bon\b)*\s*$")).ok());

/// The offsets of named zones, in minutes.
static ZONES: Lazy<Vec<(&'static str, i32)>> = Lazy::new(|| zones().flatten().collect());

fn zones() -> impl Iterator<Item = Option<(&'static str, i32)>> {
    let lines = include_str!("zones.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').and_then(|(name, minutes)| Some((name, minutes.parse().ok()?))))
}

/// Whether a full date may stand in a line: each holds the four figures of a year.
pub(super) fn dated(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr::memchr2_iter(b'1', b'2', bytes).any(|at| {
        let year = bytes.get(at..at + 4).is_some_and(|four| four.iter().all(u8::is_ascii_digit));
        year && !bytes.get(at + 4).is_some_and(u8::is_ascii_digit)
    })
}

/// The full dates in a line, in order. A date that cannot be, or whose order of day and month cannot be told, is none.
pub(super) fn find(line: &str) -> impl Iterator<Item = Stamp> + '_ {
    DATE.as_ref()
        .into_iter()
        .flat_map(move |date| date.captures_iter(line))
        .filter_map(move |found| stamp(line, &found))
}

fn stamp(line: &str, found: &Captures<'_>) -> Option<Stamp> {
    let whole = found.get(0)?;
    let day = day(found)?;
    let (mut start, mut end) = (whole.start(), whole.end());
    let rest = line.get(end..)?;
    let mut clock = None;
    if let Some(after) = AFTER.as_ref()?.captures(rest).filter(is_clock) {
        end += after.get(0)?.end();
        clock = Some(after);
    } else {
        let from = line.get(..start)?.char_indices().rev().take(32).last().map_or(start, |(at, _)| at);
        if let Some(before) = BEFORE.as_ref()?.captures(line.get(from..start)?).filter(is_clock) {
            start = from + before.get(0)?.start();
            clock = Some(before);
        }
    }
    let zone = clock.as_ref().is_some_and(|clock| clock.name("zone").or_else(|| clock.name("offset")).is_some());
    let anchor = clock.as_ref().and_then(|clock| moment(day, clock)).unwrap_or(Anchor::Day(day));
    end = start + line.get(start..end)?.trim_end().len();
    Some(Stamp { start, end, anchor, timed: clock.is_some(), zoned: zone, weekday: found.name("weekday").is_some() })
}

fn day(found: &Captures<'_>) -> Option<NaiveDate> {
    let number = |name: &str| found.name(name).and_then(|group| group.as_str().parse::<u32>().ok());
    let year = ["y1", "y2", "y3", "y5"].into_iter().find_map(number)?;
    let named = found.name("m1").or_else(|| found.name("m2")).and_then(|name| month(name.as_str()));
    let (month, day) = if let Some(month) = named {
        (month, number("d1").or_else(|| number("d2"))?)
    } else if let Some(month) = number("m3").or_else(|| number("m4")) {
        (month, number("d3")?)
    } else {
        let (a, b) = (number("a")?, number("b")?);
        match found.name("sign")?.as_str() {
            // With full stops the day comes first, wherever dates are written so.
            "." => (b, a),
            _ if a == b || a > 12 => (b, a),
            _ if b > 12 => (a, b),
            _ => return None,
        }
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

fn month(name: &str) -> Option<u32> {
    let name = name.get(..3)?.to_ascii_lowercase();
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    (1..).zip(months).find(|(_, month)| *month == name).map(|(number, _)| number)
}

/// Whether figures are a time of day: they have minutes, or "am" or "pm".
fn is_clock(clock: &Captures<'_>) -> bool {
    (clock.name("minute").is_some() || clock.name("half").is_some()) && time(clock).is_some()
}

fn time(clock: &Captures<'_>) -> Option<NaiveTime> {
    let number = |name: &str| clock.name(name).map_or(Some(0), |group| group.as_str().parse::<u32>().ok());
    let hour = number("hour")?;
    let hour = match clock.name("half") {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + if half.as_str().starts_with(['p', 'P']) { 12 } else { 0 },
        None => hour,
    };
    NaiveTime::from_hms_opt(hour, number("minute")?, number("second")?)
}

/// The moment, where the offset is told.
fn moment(day: NaiveDate, clock: &Captures<'_>) -> Option<Anchor> {
    let zone = clock.name("zone").map(|zone| zone.as_str().to_ascii_lowercase());
    let named = zone.and_then(|zone| ZONES.iter().find(|(name, _)| *name == zone)).map(|(_, minutes)| *minutes);
    let minutes = match clock.name("offset") {
        Some(offset) if named.is_none_or(|named| named == 0) => minutes(offset.as_str().trim())?,
        _ => named?,
    };
    let offset = FixedOffset::east_opt(minutes * 60)?;
    day.and_time(time(clock)?).and_local_timezone(offset).single().map(Anchor::Moment)
}

/// `+08:00`, `-0500`, `+3` in minutes.
fn minutes(offset: &str) -> Option<i32> {
    let (sign, figures) = offset.split_at_checked(1)?;
    let (hours, minutes) = match figures.split_once(':') {
        Some(parts) => parts,
        None if figures.len() == 4 => figures.split_at(2),
        None => (figures, "0"),
    };
    let total = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    (total <= 14 * 60).then_some(if sign == "-" { -total } else { total })
}

#[cfg(test)]
mod tests {
    #[test]
    fn rules_and_zones_load() {
        assert!(super::DATE.is_some() && super::AFTER.is_some() && super::BEFORE.is_some());
        assert!(super::zones().all(|zone| zone.is_some()));
        assert!(super::ZONES.iter().all(|(name, minutes)| *name == name.to_lowercase() && minutes.abs() <= 14 * 60));
    }
}
