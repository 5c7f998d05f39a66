//! The tabular (civil) Islamic calendar.
//!
//! Eleven leap years in thirty, from Friday, 16 July 622 (Julian). Where months begin by sight of the moon a feast may be
//! kept earlier: of Saudi Arabia's 23 feasts of fast-breaking from 2003 to 2025, 8 were on the day, 14 a day and one two
//! days before it.

use chrono::NaiveDate;

/// The first day of the first year, counted from 1 January AD 1.
const EPOCH: i64 = 227_015;

/// The number of a month by its name in the table of holidays.
pub(super) fn month(name: &str) -> Option<u8> {
    Some(match name {
        "muharram" => 1,
        "safar" => 2,
        "rabi-al-awwal" => 3,
        "rajab" => 7,
        "ramadan" => 9,
        "shawwal" => 10,
        "dhu-al-hijja" => 12,
        _ => return None,
    })
}

/// A day of an Islamic year, which must not be before the year 1; the month is 1 to 12.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<NaiveDate> {
    if year < 1 {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let of_year = 29 * (month - 1) + month / 2 + day - 1;
    let days = EPOCH + 354 * (year - 1) + (3 + 11 * year) / 30 + of_year;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// The Islamic year at the beginning of a Gregorian one, or the year before or after it; the year is one of four digits.
pub(super) fn year_in(gregorian: i32) -> i32 {
    // Four hundred Gregorian years have 146097 days, thirty Islamic ones 10631.
    let days = (i64::from(gregorian) - 622) * 146_097 / 400;
    i32::try_from(days * 30 / 10_631 + 1).unwrap_or(0)
}

/// How many days a month has; the month is 1 to 12.
pub(super) fn length(year: i32, month: u8) -> Option<u32> {
    let next = if month == 12 { day(year.checked_add(1)?, 1, 1)? } else { day(year, month.checked_add(1)?, 1)? };
    u32::try_from(next.signed_duration_since(day(year, month, 1)?).num_days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_are_within_a_day_of_those_that_were_kept() {
        let check = |year, month, of_month, kept: &str| {
            let found = day(year, month, of_month).unwrap();
            let off = found.signed_duration_since(kept.parse().unwrap()).num_days();
            assert!(off.abs() <= 1, "{found} for {kept}");
        };
        check(1437, 9, 1, "2016-06-06");
        check(1437, 10, 1, "2016-07-06");
        check(1437, 12, 10, "2016-09-12");
        check(1438, 1, 10, "2016-10-11");
        check(1432, 10, 1, "2011-08-30");
        check(1427, 12, 10, "2006-12-30");
        check(1442, 10, 1, "2021-05-13");
        check(1445, 9, 1, "2024-03-11");
        check(1445, 10, 1, "2024-04-10");
        check(1445, 3, 12, "2023-09-27");
    }

    #[test]
    fn the_calendar_is_the_tabular_one() {
        // Fixed points of the civil reckoning.
        assert_eq!(day(1, 1, 1).unwrap().to_string(), "0622-07-19");
        assert_eq!(day(1400, 1, 1).unwrap().to_string(), "1979-11-21");
        assert_eq!(day(1421, 1, 1).unwrap().to_string(), "2000-04-06");
        assert_eq!(day(1437, 10, 1).unwrap().to_string(), "2016-07-07");
        assert_eq!((length(1437, 9), length(1437, 10)), (Some(30), Some(29)));
        assert_eq!((length(1436, 12), length(1437, 12)), (Some(30), Some(29)));
    }
}
