//! The Hebrew calendar's fixed arithmetic.
//!
//! After Reingold and Dershowitz, *Calendrical Calculations*. A day is the civil day on which it is light; it begins at
//! sunset before.

use chrono::NaiveDate;

/// The day before the first of Tishri of the year 1, counted from 1 January AD 1.
const EPOCH: i64 = -1_373_427;

/// A month of the Hebrew year; `Adar` is the second one of leap years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum HebrewMonth {
    Tishri,
    Kislev,
    Shevat,
    Adar,
    Nisan,
    Iyar,
    Sivan,
    Av,
}

impl HebrewMonth {
    pub(super) fn parse(name: &str) -> Option<HebrewMonth> {
        Some(match name {
            "tishri" => HebrewMonth::Tishri,
            "kislev" => HebrewMonth::Kislev,
            "shevat" => HebrewMonth::Shevat,
            "adar" => HebrewMonth::Adar,
            "nisan" => HebrewMonth::Nisan,
            "iyar" => HebrewMonth::Iyar,
            "sivan" => HebrewMonth::Sivan,
            "av" => HebrewMonth::Av,
            _ => return None,
        })
    }
}

/// A day of a Hebrew year, which must not be before the year 1.
pub(super) fn day(year: i32, month: HebrewMonth, day: u8) -> Option<NaiveDate> {
    if year < 1 {
        return None;
    }
    let (first, next) = (new_year(year.into()), new_year(i64::from(year) + 1));
    // Heshvan and Kislev make up for the length of the year: 353 to 355 days, or 383 to 385.
    let heshvan = if (next - first) % 10 == 5 { 30 } else { 29 };
    let kislev = if (next - first) % 10 == 3 { 29 } else { 30 };
    let month_begins = match month {
        HebrewMonth::Tishri => first,
        HebrewMonth::Kislev => first + 30 + heshvan,
        HebrewMonth::Shevat => first + 30 + heshvan + kislev + 29,
        // The months from Adar on have lengths that never change: 29, then 30 and 29 by turns.
        HebrewMonth::Adar => next - 177 - 29,
        HebrewMonth::Nisan => next - 177,
        HebrewMonth::Iyar => next - 147,
        HebrewMonth::Sivan => next - 118,
        HebrewMonth::Av => next - 59,
    };
    let days = month_begins + i64::from(day) - 1;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// The first of Tishri, in days from 1 January AD 1.
fn new_year(year: i64) -> i64 {
    let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    // No year may have 356 or 382 days.
    let delay = if after - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    EPOCH + this + delay
}

/// Days from the epoch to the mean new moon of Tishri, not on a Sunday, Wednesday or Friday.
fn elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_are_those_of_the_almanac() {
        let check = |year, month, of_month, expected: &str| {
            assert_eq!(day(year, month, of_month).unwrap().to_string(), expected, "{year} {month:?} {of_month}");
        };
        check(5777, HebrewMonth::Tishri, 1, "2016-10-03");
        check(5777, HebrewMonth::Tishri, 10, "2016-10-12");
        check(5734, HebrewMonth::Tishri, 10, "1973-10-06");
        check(5784, HebrewMonth::Tishri, 22, "2023-10-07");
        check(5777, HebrewMonth::Kislev, 25, "2016-12-25");
        check(5785, HebrewMonth::Kislev, 25, "2024-12-26");
        check(5774, HebrewMonth::Kislev, 25, "2013-11-28");
        check(5776, HebrewMonth::Shevat, 15, "2016-01-25");
        check(5776, HebrewMonth::Adar, 14, "2016-03-24");
        check(5777, HebrewMonth::Adar, 14, "2017-03-12");
        check(5776, HebrewMonth::Nisan, 15, "2016-04-23");
        check(5762, HebrewMonth::Nisan, 15, "2002-03-28");
        check(5708, HebrewMonth::Iyar, 5, "1948-05-14");
        check(5776, HebrewMonth::Sivan, 6, "2016-06-12");
        check(5776, HebrewMonth::Av, 9, "2016-08-13");
        assert_eq!(day(0, HebrewMonth::Tishri, 1), None);
    }

    #[test]
    fn years_have_the_lengths_that_they_may_have() {
        for year in 1..14_000 {
            let length = new_year(year + 1) - new_year(year);
            assert!([353, 354, 355, 383, 384, 385].contains(&length), "{year} has {length} days");
        }
    }

    #[test]
    fn months_have_the_lengths_that_they_may_have() {
        for year in 4000..7000 {
            let days =
                |from, to| day(year, to, 1).unwrap().signed_duration_since(day(year, from, 1).unwrap()).num_days();
            let leap = new_year(i64::from(year) + 1) - new_year(i64::from(year)) > 355;
            // Heshvan and Kislev have 29 or 30 days, Tishri and Shevat 30, Tevet 29; the first Adar of a leap year 30.
            assert!([59, 60].contains(&days(HebrewMonth::Tishri, HebrewMonth::Kislev)), "{year}");
            assert!([58, 59].contains(&days(HebrewMonth::Kislev, HebrewMonth::Shevat)), "{year}");
            assert_eq!(days(HebrewMonth::Shevat, HebrewMonth::Adar), if leap { 60 } else { 30 }, "{year}");
        }
    }
}
