//! Why a date cannot be.

use std::fmt;

/// Why a date cannot be; `Display` says it in words.
///
/// ```
/// use dateline::calendar::Date;
///
/// let reason = Date::ymd(2015, 2, 29).unwrap_err();
/// assert_eq!(reason.to_string(), "February has 28 days in 2015");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Impossible {
    /// The (astronomical) year is outside of [`Date::MIN_YEAR`](super::Date::MIN_YEAR) to
    /// [`Date::MAX_YEAR`](super::Date::MAX_YEAR).
    Year(i32),
    /// No month has this number.
    Month(u32),
    /// The month, if known, has fewer days in the year, if known.
    Day {
        /// The (astronomical) year.
        year: Option<i32>,
        /// The month, 1 to 12.
        month: Option<u8>,
        /// The day that it has not.
        day: u32,
    },
    /// The ISO year, if known, has fewer weeks.
    Week(Option<i32>, u32),
    /// No quarter has this number.
    Quarter(u32),
    /// No half of a year has this number.
    Half(u32),
    /// Fiscal years are not counted before AD 1.
    FiscalYear(i32),
}

/// Days of a month; of February 29 where the year is unknown. The month must be 1 to 12.
pub(super) fn days_in_month(year: Option<i32>, month: u8) -> u32 {
    match month {
        2 if year.is_some_and(|year| year % 4 != 0 || (year % 100 == 0 && year % 400 != 0)) => 28,
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// `2015`, or `264 BC` for -263.
fn era_year(year: i32) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i64::from(year)) }
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Impossible::Year(year) => write!(f, "the year {} is not between 9999 BC and 9999", era_year(year)),
            Impossible::Month(month) => write!(f, "there is no month {month}"),
            Impossible::Day { day: 0, .. } => f.write_str("there is no day 0"),
            Impossible::Day { month: None, .. } => f.write_str("no month has more than 31 days"),
            Impossible::Day { year, month: Some(month), .. } => {
                let days = days_in_month(year, month);
                write!(f, "{} has {days} days", month_name(month))?;
                match year {
                    Some(year) if month == 2 => write!(f, " in {}", era_year(year)),
                    None if month == 2 => f.write_str(" at most"),
                    _ => Ok(()),
                }
            }
            Impossible::Week(_, 0) => f.write_str("there is no week 0"),
            Impossible::Week(Some(year), 53) => write!(f, "{} has 52 weeks", era_year(year)),
            Impossible::Week(..) => f.write_str("no year has more than 53 weeks"),
            Impossible::Quarter(quarter) => write!(f, "there is no quarter {quarter}"),
            Impossible::Half(half) => write!(f, "a year has two halves, not {half}"),
            Impossible::FiscalYear(year) => write!(f, "there is no fiscal year {}", era_year(year)),
        }
    }
}

impl std::error::Error for Impossible {}

#[cfg(test)]
mod tests {
    use chrono::Weekday;

    use super::super::{Date, Field};

    #[test]
    fn impossible_dates_have_a_reason() {
        let check = |year, field, reason: &str| {
            assert_eq!(Date::new(year, field).unwrap_err().to_string(), reason);
        };
        check(Some(2015), Field::Day(Some(2), Some(29)), "February has 28 days in 2015");
        check(Some(1900), Field::Day(Some(2), Some(29)), "February has 28 days in 1900");
        check(Some(2016), Field::Day(Some(2), Some(30)), "February has 29 days in 2016");
        check(Some(-1), Field::Day(Some(2), Some(29)), "February has 28 days in 2 BC");
        check(None, Field::Day(Some(2), Some(30)), "February has 29 days at most");
        check(Some(2016), Field::Day(Some(6), Some(31)), "June has 30 days");
        check(None, Field::Day(Some(7), Some(32)), "July has 31 days");
        check(None, Field::Day(None, Some(32)), "no month has more than 31 days");
        check(None, Field::Day(Some(7), Some(0)), "there is no day 0");
        check(Some(2016), Field::Month(Some(13)), "there is no month 13");
        check(Some(2016), Field::Quarter(Some(5)), "there is no quarter 5");
        check(Some(2016), Field::Half(Some(3)), "a year has two halves, not 3");
        check(Some(2016), Field::Week(Some(53)), "2016 has 52 weeks");
        check(Some(2016), Field::Weekend(Some(0)), "there is no week 0");
        check(Some(2015), Field::Weekday(Some(54), Weekday::Mon), "no year has more than 53 weeks");
        check(Some(10_000), Field::Year, "the year 10000 is not between 9999 BC and 9999");
        check(Some(-9999), Field::Year, "the year 10000 BC is not between 9999 BC and 9999");
        check(Some(i32::MIN), Field::Year, "the year 2147483649 BC is not between 9999 BC and 9999");
        check(Some(0), Field::FiscalYear, "there is no fiscal year 1 BC");
        let months = [
            ("January", 31),
            ("February", 28),
            ("March", 31),
            ("April", 30),
            ("May", 31),
            ("June", 30),
            ("July", 31),
            ("August", 31),
            ("September", 30),
            ("October", 31),
            ("November", 30),
            ("December", 31),
        ];
        for (month, (name, days)) in (1u8..).zip(months) {
            let year = if month == 2 { " in 2015" } else { "" };
            check(Some(2015), Field::Day(Some(month), Some(days + 1)), &format!("{name} has {days} days{year}"));
        }
        assert_eq!(Date::ymd(2016, 300, 1).unwrap_err().to_string(), "there is no month 300");
        assert_eq!(Date::ymd(2016, 6, 310).unwrap_err().to_string(), "June has 30 days");
    }
}
