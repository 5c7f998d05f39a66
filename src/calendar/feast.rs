//! The rules by which holidays fall.

use chrono::{Datelike, NaiveDate, Weekday};

use super::hebrew::HebrewMonth;
use super::shift::add_days;
use super::{Date, Field, Interval, Seek, easter, hebrew, islamic, listed, persian};

/// How a holiday falls: `easter -2`, `nth 11 4 thu`, `hebrew iyar 5 fri-1 sat-2 mon+1`, `hebrew kislev 25 for 8`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Rule {
    base: Base,
    /// Days after it.
    offset: i32,
    /// By how many days it is moved where it falls on a day of the week.
    moved: Vec<(Weekday, i32)>,
    /// How many days it lasts.
    days: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Base {
    /// `fixed 12-25`.
    Fixed(u8, u8),
    /// `nth 11 4 thu`, `nth 5 -1 mon`: month, count from its start or end, day of the week.
    Nth(u8, i8, Weekday),
    /// `before 05-25 mon`: the last such day before that one.
    Before(u8, u8, Weekday),
    /// `easter`.
    Easter,
    /// `orthodox`.
    OrthodoxEaster,
    /// `islamic shawwal 1`; `islamic ramadan` is all of the month.
    Islamic(u8, Option<u8>),
    /// `hebrew nisan 15`.
    Hebrew(HebrewMonth, u8),
    /// `nowruz`.
    Nowruz,
    /// `listed diwali`.
    Listed(&'static str),
}

impl Rule {
    /// Reads a rule as the table of holidays writes it.
    pub(super) fn parse(text: &str) -> Option<Rule> {
        let mut words = text.split(' ').peekable();
        let base = match words.next()? {
            "fixed" => {
                let (month, day) = month_day(words.next()?)?;
                Base::Fixed(month, day)
            }
            "nth" => {
                let month = words.next()?.parse().ok().filter(|month| (1..=12).contains(month))?;
                let count = words.next()?.parse().ok().filter(|count| (-5..=5).contains(count) && *count != 0)?;
                Base::Nth(month, count, weekday(words.next()?)?)
            }
            "before" => {
                let (month, day) = month_day(words.next()?)?;
                Base::Before(month, day, weekday(words.next()?)?)
            }
            "easter" => Base::Easter,
            "orthodox" => Base::OrthodoxEaster,
            "islamic" => {
                let month = islamic::month(words.next()?)?;
                Base::Islamic(month, words.next_if(|word| *word != "for").map(of_month).transpose().ok()?)
            }
            "hebrew" => {
                let month = HebrewMonth::parse(words.next()?)?;
                Base::Hebrew(month, of_month(words.next()?).ok()?)
            }
            "nowruz" => Base::Nowruz,
            "listed" => Base::Listed(listed::name(words.next()?)?),
            _ => return None,
        };
        let mut rule = Rule { base, offset: 0, moved: Vec::new(), days: 1 };
        while let Some(word) = words.next() {
            match word.split_at_checked(3) {
                _ if word == "for" => rule.days = words.next()?.parse().ok().filter(|days| (2..=31).contains(days))?,
                _ if word.starts_with(['+', '-']) => rule.offset = word.parse().ok()?,
                Some((day, by)) => rule.moved.push((weekday(day)?, by.parse().ok()?)),
                None => return None,
            }
        }
        Some(rule)
    }

    /// Whether its days in a year are known.
    pub(super) fn is_known(&self, year: i32) -> bool {
        !matches!(self.base, Base::Listed(name) if listed::day(name, year).is_none())
    }

    /// When it begins in the (astronomical) year, in the order of time.
    pub(super) fn in_year(&self, year: i32) -> impl Iterator<Item = Interval> + use<> {
        let supported = (Date::MIN_YEAR..=Date::MAX_YEAR).contains(&year);
        let other_years = match self.base {
            _ if !supported => 0..0,
            Base::Islamic(..) => islamic::year_in(year) - 2..islamic::year_in(year) + 3,
            // The Hebrew year that ends in it and the one that begins.
            Base::Hebrew(..) => year + 3760..year + 3762,
            _ => year..year + 1,
        };
        let rule = self.clone();
        let days = other_years.filter_map(move |other| rule.on(other));
        days.filter(move |days| days.start.is_some_and(|start| start.year() == year))
    }

    /// When it is in a year of its own calendar.
    fn on(&self, year: i32) -> Option<Interval> {
        let day = match self.base {
            Base::Fixed(month, day) => NaiveDate::from_ymd_opt(year, month.into(), day.into())?,
            Base::Nth(month, count, weekday) => {
                Date::new(Some(year), Field::Month(Some(month))).ok()?.nth_weekday(count.into(), weekday)?.day()?
            }
            Base::Before(month, day, weekday) => {
                Seek::Before.weekday(NaiveDate::from_ymd_opt(year, month.into(), day.into())?, weekday)?
            }
            Base::Easter => easter::western(year)?,
            Base::OrthodoxEaster => easter::orthodox(year)?,
            Base::Islamic(month, day) => islamic::day(year, month, day.unwrap_or(1))?,
            Base::Hebrew(month, day) => hebrew::day(year, month, day)?,
            Base::Nowruz => persian::nowruz(year)?,
            Base::Listed(name) => listed::day(name, year)?,
        };
        let day = add_days(day, self.offset)?;
        let moved = self.moved.iter().find(|(weekday, _)| *weekday == day.weekday());
        let first = moved.map_or(Some(day), |&(_, by)| add_days(day, by))?;
        let days = match self.base {
            Base::Islamic(month, None) => islamic::length(year, month)?,
            _ => self.days.into(),
        };
        Some(Interval::new(first, add_days(first, i32::try_from(days).ok()?.checked_sub(1)?)?))
    }
}

/// `05-25`.
fn month_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Date::new(None, Field::Day(Some(month), Some(day))).ok().map(|_| (month, day))
}

/// A day of a Hebrew or Islamic month.
fn of_month(text: &str) -> Result<u8, ()> {
    text.parse().ok().filter(|day| (1..=30).contains(day)).ok_or(())
}

/// `mon`.
fn weekday(text: &str) -> Option<Weekday> {
    if text.len() == 3 { text.parse().ok() } else { None }
}
