//! The Persian new year.

use chrono::{Days, NaiveDate};

/// Nowruz, the day of the spring equinox in Tehran, by the cycle of eight leap years in 33. That agrees with the sky from
/// 1799 to 2254 but for a day in few years; farther off it drifts by a day in some thousand years.
pub(super) fn nowruz(year: i32) -> Option<NaiveDate> {
    // The Persian year 1395 began on 20 March 2016.
    let (persian, known) = (i64::from(year) - 621, 1395);
    let days = 365 * (persian - known) + leap_years_before(persian) - leap_years_before(known);
    let base = NaiveDate::from_ymd_opt(2016, 3, 20)?;
    let far = Days::new(days.unsigned_abs());
    if days < 0 { base.checked_sub_days(far) } else { base.checked_add_days(far) }
}

fn leap_years_before(persian: i64) -> i64 {
    const OF_CYCLE: [i64; 8] = [1, 5, 9, 13, 17, 22, 26, 30];
    let within = persian.rem_euclid(33);
    8 * persian.div_euclid(33) + OF_CYCLE.iter().filter(|&&leap| leap < within).count() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nowruz_is_that_of_the_almanac() {
        let days = [
            (1925, 21),
            (1979, 21),
            (1996, 20),
            (2000, 20),
            (2003, 21),
            (2011, 21),
            (2012, 20),
            (2016, 20),
            (2017, 21),
            (2019, 21),
            (2020, 20),
            (2021, 21),
            (2023, 21),
            (2024, 20),
            (2025, 21),
            (2028, 20),
            (2029, 20),
            (2030, 21),
        ];
        for (year, day) in days {
            assert_eq!(nowruz(year), NaiveDate::from_ymd_opt(year, 3, day), "{year}");
        }
    }
}
