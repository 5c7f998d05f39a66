//! Full dates in header lines, with the time and the zone beside them.

use std::str::SplitAsciiWhitespace;

use chrono::NaiveDate;
use once_cell::sync::Lazy;

use crate::document::Anchor;
use crate::document::clock::Clock;
use crate::document::cursor::{Cursor, inside};
use crate::table::lines;

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
    let mut from = 0;
    let written = std::iter::from_fn(move || {
        let bytes = line.as_bytes();
        while let Some(at) = bytes.get(from..)?.iter().position(inside) {
            let start = from + at;
            if let Some(written) = Written::read(line, start) {
                from = written.end;
                return Some((start, written));
            }
            from = start + bytes.get(start..)?.iter().take_while(|byte| inside(byte)).count();
        }
        None
    });
    written.filter_map(move |(start, written)| stamp(line, start, &written))
}

fn stamp(line: &str, start: usize, written: &Written) -> Option<Stamp> {
    let day = written.day?;
    let (mut start, mut end, mut clock) = (start, written.end, None);
    if let Some((after, at)) = Clock::after(line, end) {
        (end, clock) = (at, Some(after));
    } else if let Some((before, at)) = Clock::before(line, start) {
        (start, clock) = (at, Some(before));
    }
    let anchor = clock.and_then(|clock| clock.on(day)).map_or(Anchor::Day(day), Anchor::Moment);
    end = start + line.get(start..end)?.trim_end().len();
    let zoned = clock.is_some_and(|clock| clock.zoned());
    Some(Stamp { start, end, anchor, timed: clock.is_some(), zoned, weekday: written.weekday })
}

/// A date in words or in figures.
#[derive(Debug, Clone, Copy)]
struct Written {
    /// Nothing where there is no such day, or where it cannot be told.
    day: Option<NaiveDate>,
    /// Whether a weekday stands before it.
    weekday: bool,
    end: usize,
}

impl Written {
    /// The date that begins at a place of a line.
    fn read(line: &str, at: usize) -> Option<Self> {
        let mut cursor = Some(Cursor::new(line, at)).filter(|cursor| cursor.edge())?;
        // Most words of a line are no part of a date.
        if !cursor.figure() {
            name(&mut cursor.clone())?;
        }
        let weekday = cursor.step(weekday).is_some();
        let day = match cursor.figure() {
            true => [day_first, figures, year_first].into_iter().find_map(|form| cursor.step(form))?,
            false => month_first(&mut cursor)?,
        };
        Some(Written { day, weekday, end: cursor.at() })
    }
}

/// What a word of a date names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Weekday,
    Month(u32),
}

/// The names in lower case, sorted.
static NAMES: Lazy<Vec<(&'static str, Name)>> = Lazy::new(|| {
    let mut names: Vec<_> = names().flatten().flat_map(|(name, words)| words.map(move |word| (word, name))).collect();
    names.sort_unstable_by_key(|(word, _)| *word);
    names
});

/// Each line of the table: what its words name, and these.
fn names() -> impl Iterator<Item = Option<(Name, SplitAsciiWhitespace<'static>)>> {
    lines(include_str!("names.tsv")).map(|(_, line)| {
        let (name, words) = line.split_once('\t')?;
        let name = if name == "weekday" { Name::Weekday } else { Name::Month(name.parse().ok()?) };
        Some((name, words.split_ascii_whitespace()))
    })
}

/// Passes a name.
fn name(cursor: &mut Cursor<'_>) -> Option<Name> {
    let word = cursor.word();
    let small = || word.bytes().map(|byte| byte.to_ascii_lowercase());
    let found = NAMES.binary_search_by(|(known, _)| known.bytes().cmp(small())).ok()?;
    NAMES.get(found).map(|(_, name)| *name)
}

/// "Wed,", "Thursday the"
fn weekday(cursor: &mut Cursor<'_>) -> Option<()> {
    name(cursor).filter(|name| *name == Name::Weekday && cursor.edge())?;
    while cursor.sign(".,").is_some() {}
    cursor.blank().then_some(())?;
    cursor.step(|cursor| (cursor.whole("the") && cursor.blank()).then_some(()));
    Some(())
}

/// "Jan", "sept.", "October"
fn month(cursor: &mut Cursor<'_>) -> Option<u32> {
    let Name::Month(month) = name(cursor)? else { return None };
    // What is not cut short has no stop.
    if month != 5 {
        cursor.sign(".");
    }
    Some(month)
}

/// The day of the month: "6", "6th".
fn day(cursor: &mut Cursor<'_>) -> Option<u32> {
    let day = cursor.figures(1, 2)?;
    cursor.ends(&["st", "nd", "rd", "th"]);
    Some(day)
}

fn year(cursor: &mut Cursor<'_>) -> Option<i32> {
    cursor.figures(4, 4).filter(|_| cursor.edge()).and_then(|year| year.try_into().ok())
}

/// "July 7th, 2016"
fn month_first(cursor: &mut Cursor<'_>) -> Option<Option<NaiveDate>> {
    let month = month(cursor).filter(|_| cursor.parted("."))?;
    let day = day(cursor).filter(|_| cursor.parted(","))?;
    Some(NaiveDate::from_ymd_opt(year(cursor)?, month, day))
}

/// "7 July 2016", "7th of July, 2016", "07-Jul-2016"
fn day_first(cursor: &mut Cursor<'_>) -> Option<Option<NaiveDate>> {
    let day = day(cursor)?;
    cursor.step(|cursor| (cursor.blank() && cursor.ends(&["of"])).then_some(()));
    cursor.run(".-").then_some(())?;
    let month = month(cursor).filter(|_| cursor.run(",-"))?;
    Some(NaiveDate::from_ymd_opt(year(cursor)?, month, day))
}

/// "2016-07-07", "2016/07/07"
fn year_first(cursor: &mut Cursor<'_>) -> Option<Option<NaiveDate>> {
    let year = cursor.figures(4, 4)?.try_into().ok()?;
    let sign = cursor.sign("-/")?;
    let month = cursor.figures(2, 2)?;
    cursor.sign("-/").filter(|second| *second == sign)?;
    let day = cursor.figures(2, 2)?;
    (cursor.edge() || cursor.sign("Tt").is_some()).then(|| NaiveDate::from_ymd_opt(year, month, day))
}

/// "7.7.2016", "13/7/2016", "7-13-2016"
fn figures(cursor: &mut Cursor<'_>) -> Option<Option<NaiveDate>> {
    let first = cursor.figures(1, 2)?;
    let sign = cursor.sign("./-")?;
    let second = cursor.figures(1, 2)?;
    cursor.sign("./-")?;
    let year = year(cursor)?;
    let (month, day) = match sign {
        // With full stops the day comes first, wherever dates are written so.
        '.' => (second, first),
        _ if first == second || first > 12 => (second, first),
        _ if second > 12 => (first, second),
        _ => return Some(None),
    };
    Some(NaiveDate::from_ymd_opt(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_table_loads() {
        assert!(names().all(|line| line.is_some()));
        let months = |month| NAMES.iter().any(|(_, name)| *name == Name::Month(month));
        assert!(
            (1..=12).all(months) && NAMES.iter().all(|(word, _)| word.bytes().all(|byte| byte.is_ascii_lowercase()))
        );
    }
}
