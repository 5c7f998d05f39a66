//! Which of the dates that a name recurs on.

use chrono::{Datelike, NaiveDate, Weekday};

use super::shift::add_days;
use super::{Date, Field, Granularity, Interval};

/// On which side of a day a recurring date ("Wednesday", "March", "July 6") is sought.
///
/// ```
/// use dateline::calendar::{Date, Seek};
///
/// let published = "2016-07-07".parse()?;
/// let march: Date = "XXXX-03".parse()?;
/// let found = |seek| march.occurrence(published, seek).map(|date| date.to_string());
/// assert_eq!(found(Seek::Nearest).as_deref(), Some("2016-03"));
/// assert_eq!(found(Seek::After).as_deref(), Some("2017-03"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Seek {
    /// The most recent that is over.
    Before,
    /// The most recent that has begun: it may hold the day.
    OnOrBefore,
    /// That with the fewest days between, the earlier of two as near.
    Nearest,
    /// The next that is not over: it may hold the day.
    OnOrAfter,
    /// The next that has not begun.
    After,
}

impl Seek {
    /// All of them.
    pub const ALL: [Seek; 5] = [Seek::Before, Seek::OnOrBefore, Seek::Nearest, Seek::OnOrAfter, Seek::After];

    /// The day with that name.
    pub fn weekday(self, anchor: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
        let since = i32::try_from(anchor.weekday().days_since(weekday)).ok()?;
        let days = match self {
            Seek::Before if since == 0 => -7,
            Seek::Before | Seek::OnOrBefore => -since,
            Seek::Nearest if since <= 3 => -since,
            Seek::OnOrAfter if since == 0 => 0,
            Seek::Nearest | Seek::OnOrAfter | Seek::After => 7 - since,
        };
        add_days(anchor, days)
    }
}

impl Date {
    /// Fills in the year (and the month or week where they are unknown) of a date without: the `XXXX-07-06`, `XXXX-03`,
    /// `XXXX-SU`, `XXXX-Q3`, `XXXX-W10`, `XXXX-WXX-3`, `XXXX-WXX-WE`, `XXXX-XX-16` that `seek` asks for as seen from
    /// `anchor`. A day of the week becomes a day of the calendar.
    ///
    /// A date with a year is itself; none for one of which nothing recurs (`XXXX`, `XXXX-XX`).
    pub fn occurrence(self, anchor: NaiveDate, seek: Seek) -> Option<Date> {
        if self.year().is_some() {
            return Some(self);
        }
        // Candidates in the order of time, as many as hold one on either side: 29 February may be eight years off, week 53 six,
        // a winter or a week that is over two.
        let years = match self.field() {
            Field::Day(Some(2), Some(29)) => 8,
            Field::Week(Some(53)) | Field::Weekend(Some(53)) | Field::Weekday(Some(53), _) => 8,
            Field::Day(..) | Field::Month(_) | Field::Quarter(_) | Field::Half(_) => 1,
            _ => 2,
        };
        let on = |granularity: Granularity, steps: i32, fill: &dyn Fn(Date) -> Option<Date>| {
            let here = Date::containing(anchor, granularity)?;
            let near = (-steps..=steps).filter_map(|n| fill(here.step(n)?));
            pick(anchor, seek, near.filter_map(|date| Some((date, date.interval()?))))
        };
        match self.field() {
            Field::Weekday(None, weekday) => Date::try_from(seek.weekday(anchor, weekday)?).ok(),
            Field::Weekend(None) => on(Granularity::Weekend, 2, &Some),
            Field::Day(None, Some(day)) => {
                on(Granularity::Month, 2, &|month| Date::new(month.year(), Field::Day(month.month(), Some(day))).ok())
            }
            Field::Day(Some(_), _)
            | Field::Month(Some(_))
            | Field::Quarter(Some(_))
            | Field::Half(Some(_))
            | Field::Season(_)
            | Field::Week(Some(_))
            | Field::Weekend(Some(_))
            | Field::Weekday(Some(_), _) => {
                on(Granularity::Year, years, &|year| Date::new(year.year(), self.field()).ok())
            }
            _ => None,
        }
    }
}

/// Of the candidates, with their days, the one that is sought.
pub(super) fn pick<T>(anchor: NaiveDate, seek: Seek, candidates: impl Iterator<Item = (T, Interval)>) -> Option<T> {
    let here = Interval::day(anchor);
    let mut best: Option<(T, u64)> = None;
    for (candidate, days) in candidates {
        let (Some(first), Some(last)) = (days.start, days.end) else { continue };
        let fits = match seek {
            Seek::Before => last < anchor,
            Seek::OnOrBefore => first <= anchor,
            Seek::Nearest => true,
            Seek::OnOrAfter => anchor <= last,
            Seek::After => anchor < first,
        };
        // The latest of those before, the first of those after.
        let distance = match seek {
            Seek::Before | Seek::OnOrBefore => Interval::day(first).distance(&here),
            Seek::Nearest | Seek::OnOrAfter => days.distance(&here),
            Seek::After => Interval::day(last).distance(&here),
        };
        if fits && best.as_ref().is_none_or(|(_, least)| distance < *least) {
            best = Some((candidate, distance));
        }
    }
    best.map(|(candidate, _)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found before, on or before, nearest, on or after, and after the day.
    #[track_caller]
    fn check(text: &str, anchor: &str, expected: [&str; 5]) {
        let (date, anchor): (Date, NaiveDate) = (text.parse().unwrap(), anchor.parse().unwrap());
        let found =
            Seek::ALL.map(|seek| date.occurrence(anchor, seek).map(|date| date.to_string()).unwrap_or_default());
        assert_eq!(found, expected, "{text} {anchor}");
    }

    #[test]
    fn what_recurs_is_found_on_every_side() {
        // 2016-07-07 is a Thursday.
        let day = |last, nearest, next| [last, last, nearest, next, next];
        check("XXXX-WXX-3", "2016-07-07", day("2016-07-06", "2016-07-06", "2016-07-13"));
        check("XXXX-WXX-1", "2016-07-07", day("2016-07-04", "2016-07-04", "2016-07-11"));
        check("XXXX-WXX-7", "2016-07-07", day("2016-07-03", "2016-07-10", "2016-07-10"));
        check("XXXX-WXX-4", "2016-07-07", ["2016-06-30", "2016-07-07", "2016-07-07", "2016-07-07", "2016-07-14"]);
        check("XXXX-03", "2016-07-07", day("2016-03", "2016-03", "2017-03"));
        check("XXXX-12", "2016-07-07", day("2015-12", "2016-12", "2016-12"));
        check("XXXX-12", "2016-02-07", day("2015-12", "2015-12", "2016-12"));
        check("XXXX-07", "2016-07-07", ["2015-07", "2016-07", "2016-07", "2016-07", "2017-07"]);
        check("XXXX-07-06", "2016-07-07", day("2016-07-06", "2016-07-06", "2017-07-06"));
        check("XXXX-12-31", "2016-01-02", day("2015-12-31", "2015-12-31", "2016-12-31"));
        check("XXXX-02-29", "2015-07-07", day("2012-02-29", "2016-02-29", "2016-02-29"));
        check("XXXX-02-29", "1898-07-07", day("1896-02-29", "1896-02-29", "1904-02-29"));
        check("XXXX-SU", "2016-07-07", ["2015-SU", "2016-SU", "2016-SU", "2016-SU", "2017-SU"]);
        check("XXXX-WI", "2016-02-07", ["2014-WI", "2015-WI", "2015-WI", "2015-WI", "2016-WI"]);
        check("XXXX-FA", "2016-07-07", day("2015-FA", "2016-FA", "2016-FA"));
        check("XXXX-Q4", "2016-07-07", day("2015-Q4", "2016-Q4", "2016-Q4"));
        check("XXXX-WXX-WE", "2016-07-07", day("2016-W26-WE", "2016-W27-WE", "2016-W27-WE"));
        check("XXXX-WXX-WE", "2016-07-10", ["2016-W26-WE", "2016-W27-WE", "2016-W27-WE", "2016-W27-WE", "2016-W28-WE"]);
        check("XXXX-XX-16", "2016-07-07", day("2016-06-16", "2016-07-16", "2016-07-16"));
        check("XXXX-XX-31", "2016-02-07", day("2016-01-31", "2016-01-31", "2016-03-31"));
        check("XXXX-W53", "2016-07-07", day("2015-W53", "2015-W53", "2020-W53"));
        check("2016-07-06", "2020-01-01", ["2016-07-06"; 5]);
        check("XXXX", "2020-01-01", [""; 5]);
        check("XXXX-XX-XX", "2020-01-01", [""; 5]);
    }

    #[test]
    fn the_edges_of_the_calendar_have_neighbours_on_one_side() {
        check("XXXX-03", "9999-07-07", ["9999-03", "9999-03", "9999-03", "", ""]);
        check("XXXX-03", "-9998-01-01", ["", "", "BC9999-03", "BC9999-03", "BC9999-03"]);
    }
}
