//! Feasts whose days no short rule gives: of the Chinese and the Hindu year, by tables.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use once_cell::sync::Lazy;

use crate::table::lines;

/// A line of the table.
#[derive(Debug)]
struct Row {
    first_year: i32,
    /// The earliest day of the year that it falls on, as month and day.
    earliest: (u32, u32),
    /// A letter a year: how many days later.
    letters: &'static str,
}

/// Its head says how it is written, and where it is from.
const TABLE: &str = include_str!("listed.tsv");

static ROWS: Lazy<HashMap<&'static str, Row>> =
    Lazy::new(|| lines(TABLE).filter_map(|(_, line)| parse(line)).collect());

fn parse(line: &'static str) -> Option<(&'static str, Row)> {
    let [name, first_year, earliest, letters] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    let (month, day) = earliest.split_once('-')?;
    let earliest = (month.parse().ok()?, day.parse().ok()?);
    Some((name, Row { first_year: first_year.parse().ok()?, earliest, letters }))
}

/// A feast by the name that it has in the table.
pub(super) fn name(name: &str) -> Option<&'static str> {
    ROWS.get_key_value(name).map(|(name, _)| *name)
}

/// The day of a feast in a year; none of a year that the table does not hold.
pub(super) fn day(name: &str, year: i32) -> Option<NaiveDate> {
    let row = ROWS.get(name)?;
    let index = usize::try_from(year.checked_sub(row.first_year)?).ok()?;
    let later = match *row.letters.as_bytes().get(index)? {
        letter @ b'A'..=b'Z' => letter - b'A',
        letter @ b'a'..=b'z' => letter - b'a' + 26,
        _ => return None,
    };
    let (month, day) = row.earliest;
    NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(later.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_letter_is_a_day() {
        assert_eq!(lines(TABLE).filter_map(|(_, line)| parse(line)).count(), lines(TABLE).count());
        for (name, row) in ROWS.iter() {
            let years = (row.first_year..).take(row.letters.len());
            assert!(row.letters.len() >= 35 && years.into_iter().all(|year| day(name, year).is_some()), "{name}");
            assert_eq!(day(name, row.first_year - 1), None);
            assert_eq!(day(name, row.first_year + row.letters.len() as i32), None);
        }
    }

    #[test]
    fn feasts_fall_on_the_days_on_which_they_were_kept() {
        let check = |name, kept: &str| {
            let kept: NaiveDate = kept.parse().unwrap();
            assert_eq!(day(name, chrono::Datelike::year(&kept)), Some(kept), "{name}");
        };
        for kept in ["1968-01-30", "1989-02-06", "1997-02-07", "2011-02-03", "2016-02-08", "2034-02-19"] {
            check("spring-festival", kept);
        }
        check("mid-autumn", "2016-09-15");
        check("mid-autumn", "2020-10-01");
        check("dragon-boat", "2016-06-09");
        check("vesak", "2016-05-21");
        check("diwali", "2011-10-26");
        check("diwali", "2016-10-30");
        check("diwali", "2020-11-14");
        check("holi", "2016-03-24");
        check("dussehra", "2016-10-11");
        check("thaipusam", "2016-01-24");
    }
}
