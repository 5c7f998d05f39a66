//! Easter, western and eastern.

use chrono::NaiveDate;

use super::shift::add_days;

/// The first year of the Gregorian reckoning.
const REFORM: i32 = 1583;

/// Western Easter Sunday: by the Gregorian computus (Meeus/Jones/Butcher), before 1583 by the Julian one with the day as it
/// was written then. None before the council of Nicaea (325).
pub(super) fn western(year: i32) -> Option<NaiveDate> {
    if year < REFORM {
        return julian(year);
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    in_march(year, epact + sunday - 7 * late + 22)
}

/// Orthodox Easter Sunday: by the Julian computus, from 1583 on as the Gregorian day.
pub(super) fn orthodox(year: i32) -> Option<NaiveDate> {
    let behind = if year < REFORM { 0 } else { year / 100 - year / 400 - 2 };
    add_days(julian(year)?, behind)
}

/// The Julian computus (Meeus); the day is one of the Julian calendar.
fn julian(year: i32) -> Option<NaiveDate> {
    if year < 325 {
        return None;
    }
    let moon = (19 * (year % 19) + 15) % 30;
    let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
    in_march(year, moon + sunday + 22)
}

/// A day counted from the first of March, which may lie in April.
fn in_march(year: i32, day: i32) -> Option<NaiveDate> {
    add_days(NaiveDate::from_ymd_opt(year, 3, 1)?, day - 1)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    #[test]
    fn easters_are_those_of_the_almanac() {
        let check = |year, western_day: &str, orthodox_day: &str| {
            assert_eq!(western(year).unwrap().format("%m-%d").to_string(), western_day, "{year}");
            assert_eq!(orthodox(year).unwrap().format("%m-%d").to_string(), orthodox_day, "{year}");
        };
        check(1818, "03-22", "04-26");
        check(1943, "04-25", "04-25");
        check(1954, "04-18", "04-25");
        check(1981, "04-19", "04-26");
        check(2000, "04-23", "04-30");
        check(2008, "03-23", "04-27");
        check(2015, "04-05", "04-12");
        check(2016, "03-27", "05-01");
        check(2017, "04-16", "04-16");
        check(2018, "04-01", "04-08");
        check(2019, "04-21", "04-28");
        check(2020, "04-12", "04-19");
        check(2021, "04-04", "05-02");
        check(2022, "04-17", "04-24");
        check(2024, "03-31", "05-05");
        check(2025, "04-20", "04-20");
        // Julian days as they were written: the Easter of Orléans' siege.
        check(1429, "03-27", "03-27");
        check(325, "04-18", "04-18");
        assert_eq!(western(324), None);
    }

    #[test]
    fn easter_is_a_sunday_in_spring() {
        for year in REFORM..=9999 {
            let western = western(year).unwrap();
            assert_eq!(western.weekday(), Weekday::Sun);
            assert!((81..=116).contains(&western.ordinal()), "{western}");
            assert_eq!(orthodox(year).unwrap().weekday(), Weekday::Sun);
        }
    }
}
