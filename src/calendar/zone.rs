//! Offsets from UTC, and the zones whose offset hangs on the day.

use std::collections::HashMap;
use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use once_cell::sync::Lazy;

use super::Seek;
use super::notation::digits;
use crate::table::lines;

/// Offset from UTC in minutes, less than a day either way; 0 prints `Z`.
///
/// ```
/// use dateline::calendar::Zone;
///
/// assert_eq!(Zone::new(-300).map(|zone| zone.to_string()).as_deref(), Some("-05:00"));
/// assert_eq!(Zone::new(24 * 60), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone {
    minutes: i16,
    clock: Summer,
}

/// When the clocks of a zone are an hour ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Summer {
    Never,
    /// As the United States have it since 1967, and Canada with them.
    America,
    /// As the European Union has it since 1981.
    Europe,
    /// With Europe until 2010, then all the year until October 2014, then never.
    Moscow,
}

/// Zones by what the press calls them before "time", in lower case. Its head says how it is written.
static NAMES: Lazy<HashMap<&'static str, Zone>> =
    Lazy::new(|| lines(TABLE).flat_map(|(_, line)| parse(line)).flatten().collect());

const TABLE: &str = include_str!("zones.tsv");

fn parse(line: &'static str) -> Option<Vec<(&'static str, Zone)>> {
    let [minutes, clock, names] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    let clock = match clock {
        "-" => Summer::Never,
        "america" => Summer::America,
        "europe" => Summer::Europe,
        "moscow" => Summer::Moscow,
        _ => return None,
    };
    let zone = Zone { clock, ..Zone::new(minutes.parse().ok()?)? };
    Some(names.split('|').map(|name| (name, zone)).collect())
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone { minutes: 0, clock: Summer::Never };

    /// `minutes` east of Greenwich; none for a day or more.
    pub fn new(minutes: i32) -> Option<Zone> {
        let minutes = i16::try_from(minutes).ok().filter(|minutes| minutes.abs() < 24 * 60)?;
        Some(Zone { minutes, clock: Summer::Never })
    }

    /// The zone of a place or a stretch of the world, by its name in lower case: `moscow`, `new york`, `central european`.
    pub(crate) fn named(name: &str) -> Option<Zone> {
        NAMES.get(name).copied()
    }

    /// Minutes east of Greenwich.
    pub fn minutes(self) -> i32 {
        self.minutes.into()
    }

    /// The same without summer time.
    pub(crate) fn standard(self) -> Zone {
        Zone { clock: Summer::Never, ..self }
    }

    /// The same in summer time.
    pub(crate) fn summer(self) -> Zone {
        Zone { minutes: self.minutes.saturating_add(60), clock: Summer::Never }
    }

    /// The offset that holds on a day, as it is at noon; where no day is known, that of the winter.
    pub(crate) fn on(self, day: Option<NaiveDate>) -> Zone {
        match day.filter(|day| self.clock.is_ahead(*day)) {
            Some(_) => self.summer(),
            None => self.standard(),
        }
    }

    /// Reads `Z`, `+05:30`, `-0500`, `+03`.
    pub(super) fn parse(zone: &str) -> Option<Zone> {
        if zone == "Z" {
            return Some(Zone::UTC);
        }
        let (west, offset) = match zone.strip_prefix('-') {
            Some(offset) => (true, offset),
            None => (false, zone.strip_prefix('+')?),
        };
        let (hours, minutes) = match offset.split_once(':') {
            Some((hours, minutes)) => (digits(hours, 2)?, digits(minutes, 2)?),
            None if offset.len() == 4 => (digits(offset.get(..2)?, 2)?, digits(offset.get(2..)?, 2)?),
            None => (digits(offset, 2)?, 0),
        };
        let minutes = if minutes < 60 { 60 * hours + minutes } else { return None };
        Zone::new(if west { -minutes } else { minutes })
    }
}

impl Summer {
    fn is_ahead(self, day: NaiveDate) -> bool {
        let year = day.year();
        let sunday = |month: u32, of_month: u32| {
            NaiveDate::from_ymd_opt(year, month, of_month).and_then(|day| Seek::OnOrAfter.weekday(day, Weekday::Sun))
        };
        let last = |month: u32, of_month: u32| {
            NaiveDate::from_ymd_opt(year, month, of_month).and_then(|day| Seek::OnOrBefore.weekday(day, Weekday::Sun))
        };
        let (first, end) = match (self, year) {
            (Summer::America, 2007..) => (sunday(3, 8), sunday(11, 1)),
            (Summer::America, 1987..) => (sunday(4, 1), last(10, 31)),
            (Summer::America, 1967..) => (last(4, 30), last(10, 31)),
            (Summer::Europe, 1996..) | (Summer::Moscow, 1996..=2010) => (last(3, 31), last(10, 31)),
            (Summer::Europe | Summer::Moscow, 1981..=1995) => (last(3, 31), last(9, 30)),
            (Summer::Moscow, 2011) => (last(3, 31), day.checked_add_days(Days::new(1))),
            (Summer::Moscow, 2012..=2013) => return true,
            (Summer::Moscow, 2014) => (Some(day), last(10, 31)),
            _ => return false,
        };
        first.is_some_and(|first| first <= day) && end.is_some_and(|end| day < end)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minutes = self.minutes.unsigned_abs();
        match self.minutes {
            0 => f.write_str("Z"),
            offset => write!(f, "{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, minutes / 60, minutes % 60),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_no_name_stands_twice() {
        let names: Vec<_> = lines(TABLE).filter_map(|(_, line)| parse(line)).flatten().map(|(name, _)| name).collect();
        assert_eq!(lines(TABLE).filter_map(|(_, line)| parse(line)).count(), lines(TABLE).count());
        assert_eq!(NAMES.len(), names.len());
        assert!(names.iter().all(|name| *name == name.to_lowercase() && name.split(' ').count() <= 2));
    }

    #[test]
    fn summer_begins_and_ends() {
        let check = |name: &str, day: &str, offset: &str| {
            assert_eq!(Zone::named(name).unwrap().on(Some(day.parse().unwrap())).to_string(), offset, "{name} {day}");
        };
        check("eastern", "2016-03-12", "-05:00");
        check("eastern", "2016-03-13", "-04:00");
        check("eastern", "2016-11-05", "-04:00");
        check("eastern", "2016-11-06", "-05:00");
        check("pacific", "1998-04-04", "-08:00");
        check("pacific", "1998-04-05", "-07:00");
        check("new york", "1998-10-25", "-05:00");
        check("central", "1985-04-27", "-06:00");
        check("central", "1985-04-28", "-05:00");
        check("eastern", "1960-07-01", "-05:00");
        check("london", "2016-03-26", "Z");
        check("london", "2016-03-27", "+01:00");
        check("paris", "2016-10-29", "+02:00");
        check("paris", "2016-10-30", "+01:00");
        check("kyiv", "1990-09-30", "+02:00");
        check("moscow", "2005-07-01", "+04:00");
        check("moscow", "2011-01-01", "+03:00");
        check("moscow", "2011-12-01", "+04:00");
        check("moscow", "2013-01-01", "+04:00");
        check("moscow", "2014-10-25", "+04:00");
        check("moscow", "2016-07-07", "+03:00");
        check("tokyo", "2016-07-07", "+09:00");
        check("india", "2016-07-07", "+05:30");
        assert_eq!(Zone::named("eastern").unwrap().on(None).to_string(), "-05:00");
        assert_eq!(Zone::named("eastern").unwrap().summer().to_string(), "-04:00");
    }
}
