//! The time of day that stands beside a date in a header.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use once_cell::sync::Lazy;

use crate::document::cursor::Cursor;
use crate::table::lines;

/// Figures of a time of day, with the half of the day and the zone that stand beside them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock<'l> {
    hour: u32,
    minute: Option<u32>,
    second: Option<u32>,
    afternoon: Option<bool>,
    /// The name of a zone, known or not.
    zone: Option<&'l str>,
    /// `+08:00`, `-0500`, `+3`
    offset: Option<&'l str>,
}

/// A clock before a date begins at most so many bytes before it.
const REACH: usize = 32;

impl<'l> Clock<'l> {
    /// The clock after a date, and where it ends: "2016-07-06T04:51:00+08:00", "July 7, 2016, 4:51 am", "| 6:37 pm EDT".
    pub(super) fn after(line: &'l str, date: usize) -> Option<(Self, usize)> {
        let mut cursor = Cursor::new(line, date);
        while cursor.run(",:|·•–—@-") || cursor.whole("at") || cursor.sign("Tt").is_some() {}
        let clock = Self::read(&mut cursor)?;
        clock.time().map(|_| (clock, cursor.at()))
    }

    /// The clock before a date, and where it begins: "7:11 PM EST, Tue February 1, 2011".
    pub(super) fn before(line: &'l str, date: usize) -> Option<(Self, usize)> {
        let line = line.get(..date)?;
        let leads = |start| {
            let mut cursor = Cursor::new(line, start);
            let clock = cursor.edge().then(|| Self::read(&mut cursor)).flatten()?;
            cursor.blank();
            while cursor.sign(",|·•–—-").is_some() || cursor.whole("on") {}
            cursor.blank();
            (cursor.at() == date).then_some((clock, start))
        };
        let first = (date.saturating_sub(REACH)..date).find_map(leads);
        first.filter(|(clock, _)| clock.time().is_some())
    }

    fn read(cursor: &mut Cursor<'l>) -> Option<Self> {
        let hour = cursor.figures(1, 2)?;
        let mut part = |signs: &str| cursor.step(|cursor| cursor.sign(signs).and_then(|_| cursor.figures(2, 2)));
        let minute = part(":.hH");
        let second = minute.and_then(|_| part(":."));
        cursor.blank();
        let afternoon = cursor.step(|cursor| {
            let half = cursor.sign("apAP")?;
            cursor.sign(".");
            cursor.sign("mM").filter(|_| cursor.edge())?;
            cursor.sign(".");
            Some(matches!(half, 'p' | 'P'))
        });
        cursor.blank();
        cursor.ends(&["hr", "hrs", "hours"]);
        cursor.blank();
        cursor.sign("(");
        let zone = cursor.passed(zone);
        let offset = cursor.passed(|cursor| {
            cursor.blank();
            cursor.sign("+-")?;
            let hours = cursor.figures(1, 2);
            cursor.sign(":");
            cursor.figures(2, 2);
            hours
        });
        cursor.sign(")");
        Some(Clock { hour, minute, second, afternoon, zone, offset })
    }

    /// What the figures say; they are a clock where minutes or the half of the day stand with them.
    fn time(&self) -> Option<NaiveTime> {
        let hour = match self.afternoon {
            None => self.minute.map(|_| self.hour),
            Some(afternoon) => (1..=12).contains(&self.hour).then_some(self.hour % 12 + if afternoon { 12 } else { 0 }),
        };
        NaiveTime::from_hms_opt(hour?, self.minute.unwrap_or(0), self.second.unwrap_or(0))
    }

    /// Whether the name of a zone or an offset stands beside it.
    pub(super) fn zoned(&self) -> bool {
        self.zone.is_some() || self.offset.is_some()
    }

    /// The moment on a day, where the offset is known.
    pub(super) fn on(&self, day: NaiveDate) -> Option<DateTime<FixedOffset>> {
        let named = |zone: &str| ZONES.iter().find(|(name, _)| zone.eq_ignore_ascii_case(name));
        let named = self.zone.and_then(named).map(|(_, minutes)| *minutes);
        let minutes = match self.offset {
            Some(offset) if named.is_none_or(|named| named == 0) => minutes(offset.trim())?,
            _ => named?,
        };
        day.and_time(self.time()?).and_local_timezone(FixedOffset::east_opt(minutes * 60)?).single()
    }
}

/// The name of a zone: capitals that end in a T, any three of them, or Z.
fn zone(cursor: &mut Cursor<'_>) -> Option<()> {
    let edge = cursor.edge();
    let name = cursor.word();
    let named = edge && (name.len() == 3 || (2..=5).contains(&name.len()) && name.ends_with('T'));
    ((named || name == "Z") && name.bytes().all(|byte| byte.is_ascii_uppercase()) && cursor.edge()).then_some(())
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

/// The offsets of named zones, in minutes.
static ZONES: Lazy<Vec<(&'static str, i32)>> = Lazy::new(|| zones().flatten().collect());

fn zones() -> impl Iterator<Item = Option<(&'static str, i32)>> {
    lines(include_str!("zones.tsv"))
        .map(|(_, line)| line.split_once('\t').and_then(|(name, minutes)| Some((name, minutes.parse().ok()?))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_the_table_loads() {
        assert!(zones().all(|zone| zone.is_some()));
        assert!(ZONES.iter().all(|(name, minutes)| *name == name.to_lowercase() && minutes.abs() <= 14 * 60));
    }
}
