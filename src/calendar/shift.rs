//! Moving about the calendar.

use std::cmp::Ordering;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::date::{field_width, index_of, years_of};
use super::{Date, Duration, Field, Granularity, Season, Unit};

impl Date {
    /// The day, week, month, quarter, half, season, year, decade or century that holds a day; of a weekend, that of the
    /// week that holds it. None for other granularities and for days that cannot be written in four digits.
    pub fn containing(day: NaiveDate, granularity: Granularity) -> Option<Date> {
        let (year, month) = (day.year(), u8::try_from(day.month()).ok()?);
        let iso = day.iso_week();
        let week = u8::try_from(iso.week()).ok();
        let (year, field) = match granularity {
            Granularity::Day => (year, Field::Day(Some(month), u8::try_from(day.day()).ok())),
            Granularity::Weekend => (iso.year(), Field::Weekend(week)),
            Granularity::Week => (iso.year(), Field::Week(week)),
            Granularity::Month => (year, Field::Month(Some(month))),
            Granularity::Quarter => (year, Field::Quarter(Some(month.div_ceil(3)))),
            Granularity::Half => (year, Field::Half(Some(month.div_ceil(6)))),
            Granularity::Season => match month {
                1..=2 => (year.checked_sub(1)?, Field::Season(Season::Winter)),
                3..=5 => (year, Field::Season(Season::Spring)),
                6..=8 => (year, Field::Season(Season::Summer)),
                9..=11 => (year, Field::Season(Season::Fall)),
                _ => (year, Field::Season(Season::Winter)),
            },
            Granularity::Year => (year, Field::Year),
            Granularity::Decade => (year, Field::Decade),
            Granularity::Century => (year, Field::Century),
            Granularity::Time | Granularity::PartOfDay | Granularity::Range => return None,
        };
        Date::new(Some(year), field).ok()
    }

    /// The date `n` units later, or earlier where `n` is negative.
    ///
    /// It stays as fine as it is: `2016-07-06` and three months is `2016-10-06`, `2016-Q3` and a year is `2017-Q3`. Where
    /// the unit is finer than the date, the result is as fine as the unit and counts from the date's first day:
    /// `2016-03` and two weeks is the week that holds 15 March. Months clamp the day, as chrono does: a month after 31
    /// January is the last of February. A week shifted by years keeps its number (53 clamps to 52), by months or
    /// quarters it is the week that holds its Thursday shifted.
    ///
    /// Parts that are unknown stay so (`1988-QX` less a year is `1987-QX`); none where that leaves open what the result
    /// is, without a year, by less than a day and by a while. Shifting by `n` and back by `-n` returns, except where a
    /// day or week was clamped, or the unit is finer than the date or months move a week.
    pub fn shift(self, n: i32, unit: Unit) -> Option<Date> {
        match unit {
            Unit::Day => self.shift_days(n),
            Unit::Week | Unit::Weekend => match self.field {
                Field::Day(..) | Field::Weekday(..) => self.shift_days(n.checked_mul(7)?),
                Field::Weekend(_) => self.step(n),
                Field::Week(_) if unit == Unit::Week => self.step(n),
                _ => self.shift_finer(n, unit),
            },
            _ => self.shift_months(n, unit),
        }
    }

    /// The date after the duration: [`shift`](Date::shift) by each of its amounts.
    ///
    /// Fractions count in the next finer unit (half a year is six months, a day and a half one day); hours only where they
    /// make whole days. None where an amount is unknown.
    pub fn plus(self, duration: Duration) -> Option<Date> {
        self.shift_by(duration, 1)
    }

    /// The date before the duration; see [`plus`](Date::plus).
    pub fn minus(self, duration: Duration) -> Option<Date> {
        self.shift_by(duration, -1)
    }

    /// The next of its own kind: the day after, the month after, the winter after.
    pub fn following(self) -> Option<Date> {
        self.step(1)
    }

    /// The one before, of its own kind.
    pub fn previous(self) -> Option<Date> {
        self.step(-1)
    }

    /// The `n`th next of its own kind; none where it is not [known](Date::is_known).
    pub fn step(self, n: i32) -> Option<Date> {
        let year = self.year()?;
        let within = |index: u8, per_year: i32| {
            let index = year.checked_mul(per_year)?.checked_add(index.into())?.checked_add(n)?;
            Some((index.div_euclid(per_year), u8::try_from(index.rem_euclid(per_year)).ok()?))
        };
        let (year, field) = match self.field {
            Field::Day(..) | Field::Weekday(..) => return self.shift_days(n),
            Field::Week(week) | Field::Weekend(week) => {
                let monday = NaiveDate::from_isoywd_opt(year, week?.into(), Weekday::Mon)?;
                return Date::containing(add_days(monday, n.checked_mul(7)?)?, self.field.granularity());
            }
            Field::Month(month) => {
                let (year, index) = within(month?.checked_sub(1)?, 12)?;
                (year, Field::Month(Some(index + 1)))
            }
            Field::Quarter(quarter) => {
                let (year, index) = within(quarter?.checked_sub(1)?, 4)?;
                (year, Field::Quarter(Some(index + 1)))
            }
            Field::Half(half) => {
                let (year, index) = within(half?.checked_sub(1)?, 2)?;
                (year, Field::Half(Some(index + 1)))
            }
            Field::Season(season) => {
                let (year, index) = within(Season::ALL.iter().position(|&one| one == season)? as u8, 4)?;
                (year, Field::Season(*Season::ALL.get(usize::from(index))?))
            }
            Field::Year | Field::FiscalYear => (year.checked_add(n)?, self.field),
            Field::Decade | Field::Century => {
                let width = field_width(self.field);
                let index = index_of(year, width).checked_add(n).filter(|index| (-10_000..10_000).contains(index))?;
                (years_of(index, width).0, self.field)
            }
        };
        Date::new(Some(year), field).ok()
    }

    /// The `n`th day, week, month… in it, counted from its start from 1 or from its end from -1: the second week of March,
    /// the last day of 1999. None where it has not so many.
    ///
    /// Weeks belong where their Thursday is, as in ISO 8601, weekends where their Saturday is, all others where they begin.
    pub fn nth(self, n: i32, granularity: Granularity) -> Option<Date> {
        if !self.is_known() {
            return None;
        }
        let (first, last) = (self.first_day()?, self.last_day()?);
        // Weekends begin on their Saturday.
        let place = |date: Date| match granularity {
            Granularity::Week => add_days(date.first_day()?, 3),
            _ => date.first_day(),
        };
        let found = match n.cmp(&0) {
            Ordering::Equal => return None,
            Ordering::Greater => {
                let one = Date::containing(first, granularity)?;
                let one = if place(one)? < first { one.step(1)? } else { one };
                one.step(n.checked_sub(1)?)?
            }
            Ordering::Less => {
                let one = Date::containing(last, granularity)?;
                let one = if place(one)? > last { one.step(-1)? } else { one };
                one.step(n.checked_add(1)?)?
            }
        };
        Some(found).filter(|&found| place(found).is_some_and(|day| first <= day && day <= last))
    }

    /// The `n`th of a day of the week in it, counted as in [`nth`](Date::nth): the first Monday of May.
    pub fn nth_weekday(self, n: i32, weekday: Weekday) -> Option<Date> {
        if !self.is_known() {
            return None;
        }
        let (first, last) = (self.first_day()?, self.last_day()?);
        let day = match n.cmp(&0) {
            Ordering::Equal => return None,
            Ordering::Greater => {
                let wait = weekday.days_since(first.weekday());
                add_days(first, i32::try_from(wait).ok()?.checked_add(n.checked_sub(1)?.checked_mul(7)?)?)?
            }
            Ordering::Less => {
                let since = last.weekday().days_since(weekday);
                add_days(last, n.checked_add(1)?.checked_mul(7)?.checked_sub(i32::try_from(since).ok()?)?)?
            }
        };
        if first <= day && day <= last { Date::try_from(day).ok() } else { None }
    }

    fn shift_days(self, n: i32) -> Option<Date> {
        let first = self.first_day().filter(|_| self.is_known())?;
        Date::try_from(add_days(first, n)?).ok()
    }

    /// By a unit that is finer than the date.
    fn shift_finer(self, n: i32, unit: Unit) -> Option<Date> {
        let first = self.first_day().filter(|_| self.is_known())?;
        Date::containing(first, unit.granularity()?)?.step(n)
    }

    /// By a month or more; none by a unit that is no number of months.
    fn shift_months(self, n: i32, unit: Unit) -> Option<Date> {
        let year = self.year()?;
        let months = unit.months()?.checked_mul(n)?;
        let years = if unit >= Unit::Year { Some(year.checked_add(months / 12)?) } else { None };
        let (year, field) = match self.field {
            Field::Day(Some(_), Some(_)) | Field::Weekday(Some(_), _) => {
                return Date::try_from(add_months(self.day()?, months)?).ok();
            }
            Field::Day(Some(month), None) => {
                let moved = Date::new(Some(year), Field::Month(Some(month))).ok()?.step(months)?;
                (moved.year()?, Field::Day(moved.month(), None))
            }
            Field::Week(Some(53)) | Field::Weekend(Some(53)) if years.is_some() => {
                let clamped = if matches!(self.field, Field::Week(_)) { Field::Week } else { Field::Weekend };
                return Date::new(years, self.field).or_else(|_| Date::new(years, clamped(Some(52)))).ok();
            }
            Field::Week(Some(week)) | Field::Weekend(Some(week)) if years.is_none() => {
                let thursday = NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Thu)?;
                return Date::containing(add_months(thursday, months)?, self.field.granularity());
            }
            Field::Month(Some(_)) => return self.step(months),
            Field::Quarter(Some(_)) | Field::Season(_) if unit >= Unit::Quarter => return self.step(months / 3),
            Field::Half(Some(_)) if unit >= Unit::Year => return self.step(months / 6),
            Field::Decade if unit >= Unit::Decade => return self.step(months / 120),
            Field::Century if unit >= Unit::Century => return self.step(months / 1200),
            Field::Decade | Field::Century | Field::Quarter(Some(_)) | Field::Half(Some(_)) | Field::Season(_) => {
                return self.shift_finer(n, unit);
            }
            Field::Year if years.is_none() => return self.shift_finer(n, unit),
            field => (years?, field),
        };
        Date::new(Some(year), field).ok()
    }

    fn shift_by(self, duration: Duration, sign: i32) -> Option<Date> {
        let mut date = self;
        for (amount, unit) in std::iter::once(duration.first()).chain(duration.second()) {
            let milli = amount.milli()?;
            let finer = match unit {
                _ if milli % 1000 == 0 => None,
                Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
                    Some((u64::try_from(unit.months()?).ok()?, Unit::Month))
                }
                Unit::Month => Some((30, Unit::Day)),
                Unit::Week => Some((7, Unit::Day)),
                _ => None,
            };
            let (count, unit) = match (unit, finer) {
                (_, Some((size, finer))) => (milli.checked_mul(size)? / 1000, finer),
                (Unit::Second | Unit::Minute | Unit::Hour, None) => {
                    let seconds = milli.checked_mul(unit.seconds()?.0)?;
                    if seconds % 86_400_000 == 0 { (seconds / 86_400_000, Unit::Day) } else { return None }
                }
                (unit, None) => (milli / 1000, unit),
            };
            date = date.shift(i32::try_from(count).ok()?.checked_mul(sign)?, unit)?;
        }
        Some(date)
    }
}

/// The day `n` days later, or earlier.
pub(super) fn add_days(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    let days = Days::new(n.unsigned_abs().into());
    if n < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

/// The day `n` months later, or earlier, clamped to the month's last.
fn add_months(day: NaiveDate, n: i32) -> Option<NaiveDate> {
    let months = Months::new(n.unsigned_abs());
    if n < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn shown(date: Option<Date>) -> String {
        date.map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_day_lies_in_one_of_each() {
        let check = |day: &str, granularity, expected: &str| {
            assert_eq!(shown(Date::containing(day.parse().unwrap(), granularity)), expected, "{day} {granularity}");
        };
        check("2016-07-06", Granularity::Day, "2016-07-06");
        check("2016-07-06", Granularity::Weekend, "2016-W27-WE");
        check("2016-01-03", Granularity::Week, "2015-W53");
        check("2008-12-29", Granularity::Week, "2009-W01");
        check("2016-07-06", Granularity::Month, "2016-07");
        check("2016-07-06", Granularity::Quarter, "2016-Q3");
        check("2016-06-30", Granularity::Half, "2016-H1");
        check("2016-07-06", Granularity::Season, "2016-SU");
        check("2016-02-29", Granularity::Season, "2015-WI");
        check("2016-12-01", Granularity::Season, "2016-WI");
        check("2016-07-06", Granularity::Year, "2016");
        check("2016-07-06", Granularity::Decade, "201");
        check("2016-07-06", Granularity::Century, "20");
        check("-0263-07-06", Granularity::Decade, "BC026");
        check("0000-12-31", Granularity::Decade, "BC000");
        check("0001-01-01", Granularity::Century, "00");
        check("2016-07-06", Granularity::Time, "");
        check("-9999-07-06", Granularity::Year, "");
        check("9999-12-31", Granularity::Day, "9999-12-31");
    }

    #[test]
    fn shifts_keep_the_granularity() {
        let check = |text: &str, n, unit, expected: &str| {
            assert_eq!(shown(date(text).shift(n, unit)), expected, "{text} {n} {unit}");
        };
        check("2016-07-06", -7, Unit::Day, "2016-06-29");
        check("2016-07-06", 2, Unit::Week, "2016-07-20");
        check("2016-W27-3", 1, Unit::Day, "2016-07-07");
        check("2016-01-31", 1, Unit::Month, "2016-02-29");
        check("2016-02-29", -1, Unit::Year, "2015-02-28");
        check("2016-07-06", -1, Unit::Century, "1916-07-06");
        check("0001-01-01", -1, Unit::Day, "BC0001-12-31");
        check("2016-W01", -1, Unit::Week, "2015-W53");
        check("2016-W27-WE", 1, Unit::Weekend, "2016-W28-WE");
        check("2016-W27-WE", 1, Unit::Week, "2016-W28-WE");
        check("2016-W27", 1, Unit::Weekend, "2016-W28-WE");
        check("2016-W27", -1, Unit::Year, "2015-W27");
        check("2015-W53", 1, Unit::Year, "2016-W52");
        check("2015-W53", 5, Unit::Year, "2020-W53");
        check("2016-W27", 1, Unit::Month, "2016-W31");
        check("2015-W53", 1, Unit::Month, "2016-W04");
        check("2016-W27", 3, Unit::Day, "2016-07-07");
        check("2016-11", 3, Unit::Month, "2017-02");
        check("2016-11", -1, Unit::Quarter, "2016-08");
        check("2016-03", 2, Unit::Week, "2016-W11");
        check("2016-03", 10, Unit::Day, "2016-03-11");
        check("2016-Q3", 2, Unit::Quarter, "2017-Q1");
        check("2016-Q3", -1, Unit::Year, "2015-Q3");
        check("2016-Q3", 1, Unit::Month, "2016-08");
        check("2016-H2", 1, Unit::Year, "2017-H2");
        check("2016-H2", 1, Unit::Quarter, "2016-Q4");
        check("2016-WI", 1, Unit::Quarter, "2017-SP");
        check("2016-WI", -1, Unit::Year, "2015-WI");
        check("2016", -20, Unit::Year, "1996");
        check("2016", 1, Unit::Decade, "2026");
        check("2016", 1, Unit::Millennium, "3016");
        check("2016", 5, Unit::Month, "2016-06");
        check("0001", -1, Unit::Year, "BC0001");
        check("FY1998", -1, Unit::Year, "FY1997");
        check("FY1998", -1, Unit::Month, "");
        check("199", -1, Unit::Decade, "198");
        check("000", -1, Unit::Decade, "BC000");
        check("BC000", 1, Unit::Decade, "000");
        check("BC046", -1, Unit::Decade, "BC047");
        check("199", 1, Unit::Century, "209");
        check("199", 3, Unit::Year, "1993");
        check("19", -1, Unit::Century, "18");
        check("19", 1, Unit::Millennium, "29");
        check("19", 1, Unit::Decade, "191");
        check("1988-QX", -1, Unit::Year, "1987-QX");
        check("1988-QX", -1, Unit::Quarter, "");
        check("1990-XX", 1, Unit::Year, "1991-XX");
        check("1998-03-XX", 1, Unit::Month, "1998-04-XX");
        check("1998-03-XX", 1, Unit::Day, "");
        check("XXXX-03", 1, Unit::Month, "");
        check("XXXX-WXX-3", 1, Unit::Day, "");
        check("2016-07-06", 1, Unit::Hour, "");
        check("2016-07-06", 1, Unit::Unknown, "");
        check("9999-12-31", 1, Unit::Day, "");
        check("BC9999", -1, Unit::Year, "");
        check("2016", i32::MAX, Unit::Millennium, "");
        check("2016-07-06", i32::MIN, Unit::Week, "");
        check("199", i32::MIN, Unit::Decade, "");
    }

    #[test]
    fn steps_go_to_the_neighbours() {
        let check = |text: &str, before: &str, after: &str| {
            assert_eq!(
                (shown(date(text).previous()), shown(date(text).following())),
                (before.to_owned(), after.to_owned())
            );
        };
        check("2016-07-06", "2016-07-05", "2016-07-07");
        check("2016-W27-WE", "2016-W26-WE", "2016-W28-WE");
        check("2016-01", "2015-12", "2016-02");
        check("2016-H1", "2015-H2", "2016-H2");
        check("2016-SP", "2015-WI", "2016-SU");
        check("2016", "2015", "2017");
        check("00", "BC00", "01");
        check("1998-03-XX", "", "");
        check("XXXX", "", "");
        for text in ["000", "00", "199", "BC000", "2016", "2016-07", "2016-W27", "2016-SU"] {
            assert_eq!((date(text).step(i32::MIN), date(text).step(i32::MAX)), (None, None), "{text}");
        }
    }

    #[test]
    fn parts_are_counted_from_either_end() {
        let check = |text: &str, n, granularity, expected: &str| {
            assert_eq!(shown(date(text).nth(n, granularity)), expected, "{text} {n} {granularity}");
        };
        check("2016-03", 2, Granularity::Week, "2016-W10");
        check("2016-03", -1, Granularity::Week, "2016-W13");
        check("2016-03", 6, Granularity::Week, "");
        check("2016", 53, Granularity::Week, "");
        check("2015", 53, Granularity::Week, "2015-W53");
        check("2016-05", 1, Granularity::Weekend, "2016-W18-WE");
        check("2016-05", 2, Granularity::Weekend, "2016-W19-WE");
        check("2016-02", -1, Granularity::Day, "2016-02-29");
        check("2016", 60, Granularity::Day, "2016-02-29");
        check("2016", -1, Granularity::Quarter, "2016-Q4");
        check("2016-H2", 1, Granularity::Month, "2016-07");
        check("2016", 1, Granularity::Season, "2016-SP");
        check("2016", -1, Granularity::Season, "2016-WI");
        check("199", 10, Granularity::Year, "1999");
        check("19", 7, Granularity::Decade, "196");
        check("2016", 1, Granularity::Decade, "");
        check("2016", 0, Granularity::Day, "");
        check("1998-03-XX", 1, Granularity::Week, "");
        check("XXXX-03", 1, Granularity::Week, "");
        check("2016", i32::MIN, Granularity::Day, "");
        check("2016", i32::MAX, Granularity::Week, "");
    }

    #[test]
    fn weekdays_are_counted_from_either_end() {
        let check = |text: &str, n, weekday, expected: &str| {
            assert_eq!(shown(date(text).nth_weekday(n, weekday)), expected, "{text} {n} {weekday}");
        };
        check("2016-05", 1, Weekday::Mon, "2016-05-02");
        check("2016-05", -1, Weekday::Mon, "2016-05-30");
        check("2016-11", 4, Weekday::Thu, "2016-11-24");
        check("2016-05", 5, Weekday::Mon, "2016-05-30");
        check("2016-05", 6, Weekday::Mon, "");
        check("2016-05", -6, Weekday::Mon, "");
        check("2016-W27", 1, Weekday::Wed, "2016-07-06");
        check("2016", 1, Weekday::Fri, "2016-01-01");
        check("2016-05", 0, Weekday::Mon, "");
        check("2016-05", i32::MAX, Weekday::Mon, "");
        check("2016-05", i32::MIN, Weekday::Mon, "");
    }

    #[test]
    fn durations_are_added() {
        let check = |text: &str, duration: &str, expected: &str| {
            assert_eq!(shown(date(text).plus(duration.parse().unwrap())), expected, "{text} {duration}");
        };
        check("2016-07-06", "P2W", "2016-07-20");
        check("2016-07-06", "P2Y6M", "2019-01-06");
        check("2016-07-06", "P1.5Y", "2018-01-06");
        check("2016-07-06", "P1.5M", "2016-08-20");
        check("2016-07-06", "P1.5W", "2016-07-16");
        check("2016-07-06", "PT48H", "2016-07-08");
        check("2016-07-06", "PT12H", "");
        check("2016-07-06", "PXY", "");
        check("2016", "P1DE", "2026");
        check("2016-07-06", "P4294967295Y", "");
        assert_eq!(shown(date("2016-07-06").minus("P3M".parse().unwrap())), "2016-04-06");
    }
}
