//! Dates in digits: `2016-07-06`, `06/07/2016`, `6.7.16`.

use chrono::Weekday;

use crate::calendar::{Clock, Date, Field, Seek, Unit, Zone};
use crate::document::DocumentType;
use crate::temporal::Expr;
use crate::temporal::grammar::date::whole;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::grammar::year::century_of;
use crate::temporal::lexeme::Function as F;
use crate::text::TokenKind;

impl Words<'_> {
    /// Dates in digits: `2016-07-06`, `06/07/2016`, `6.7.16`.
    pub(crate) fn numeric_date(&self, at: usize) -> Parsed<Phrase> {
        let joined = at.checked_sub(1).is_some_and(|before| self.sign(before, signs!("$£€.-/")) && self.is_joined(at));
        if joined { None } else { self.digits_of_date(at) }
    }

    /// The first day of "10.-11.04.2017", "3 - 5.9.2017", with its own stop left out; and where the last one stands.
    pub(crate) fn first_in_digits(&self, at: usize) -> Option<(Phrase, usize)> {
        let (day, 1..=2) = self.digits(at).filter(|_| !self.is_glued(at))? else { return None };
        if at > 0 && self.sign(at - 1, signs!("$£€.-–/:")) && self.is_joined(at) {
            return None;
        }
        let (last, _) = self.last_in_digits(at + 1)?;
        let Expr::Date(last) = last.expr else { return None };
        let Field::Day(month, Some(of_month)) = last.field() else { return None };
        let first = Date::new(last.year(), Field::Day(month, u8::try_from(day).ok())).ok()?;
        (0 < day && day < of_month.into()).then(|| (Phrase::date(first), at + 1))
    }

    /// The last day of "10.-11.04.2017", behind the number of the first.
    pub(crate) fn last_in_digits(&self, end: usize) -> Option<(Phrase, usize)> {
        let dash = self.skip_stop(end);
        if !self.sign(dash, signs!("-–—")) || self.str(dash + 2) != "." {
            return None;
        }
        // With a dash before it, the day comes first.
        let day_first = Words { month_first: Some(false), ..*self };
        let (phrase, _) = day_first.digits_of_date(dash + 1)?;
        Some((phrase, dash + 1))
    }

    fn digits_of_date(&self, at: usize) -> Parsed<Phrase> {
        if self.is_glued(at) {
            return None;
        }
        let (first, first_length) = self.digits(at)?;
        let separator = self.str(at + 1);
        let sign = matches!(separator, "-" | "/" | ".") && self.is_joined(at + 1) && self.is_joined(at + 2);
        // "10/2014" in talk
        if let (1..=12, 1 | 2, Some((year @ 1000..=2199, 4)), true) =
            (first, first_length, self.digits(at + 2), sign && separator == "/")
            && !self.sign(at + 3, signs!("/-"))
        {
            return Some((whole(Some(year as i32), first as u8, None).only(DocumentType::Colloquial), at + 3));
        }
        let (second, second_length) = self.digits(at + 2).filter(|(_, length)| sign && *length <= 2)?;
        let third = (self.str(at + 3) == separator && self.is_joined(at + 3) && self.is_joined(at + 4))
            .then(|| self.digits(at + 4))
            .flatten();
        let ended = |end: usize| {
            let digit = self.is_joined(end) && self.kind(end) == Some(TokenKind::Number);
            let more = self.joins(end, signs!("-/.")) && self.digits(end + 1).is_some();
            (!digit && !more).then_some(())
        };
        match (first_length, third) {
            (4, Some((day, 1 | 2))) => {
                let phrase = numeric(Some(first as i32), second, day);
                if let Some((clock, end)) = self.iso_time(at + 5).filter(|_| phrase.is_day()) {
                    return Some((phrase.at(clock), end));
                }
                ended(at + 5)?;
                Some((phrase, at + 5))
            }
            (4, None)
                if matches!(separator, "-" | "/")
                    && second_length == 2
                    && second != first % 100 + 1
                    && (1..=12).contains(&second)
                    && (self.str(at + 2).starts_with('0') && separator == "-" || second < first % 100) =>
            {
                ended(at + 3)?;
                Some((whole(Some(first as i32), second as u8, None), at + 3))
            }
            (1 | 2, Some((year, length @ (2 | 4)))) if first > 0 && second > 0 => {
                ended(at + 5)?;
                let year = if length == 4 { year as i32 } else { century_of(year) };
                if length == 4 && !(1000..2200).contains(&year) || length == 2 && separator == "." && second_length == 1
                {
                    return None;
                }
                let (month, day, ambiguous) = match (first, second) {
                    (1..=12, 13..=31) => (first, second, false),
                    (13..=31, 1..=12) => (second, first, false),
                    (1..=12, 1..=12) => {
                        let month_first = self.month_first.unwrap_or(separator == "/");
                        let (month, day) = if month_first { (first, second) } else { (second, first) };
                        (month, day, first != second)
                    }
                    _ if length == 4 => {
                        return Some((numeric(Some(year), first.max(second), first.min(second)), at + 5));
                    }
                    _ => return None,
                };
                let mut phrase = whole(Some(year), month as u8, Some(day as u8));
                phrase.ambiguous = ambiguous && self.month_first.is_none();
                Some((phrase, at + 5))
            }
            (1 | 2, None) if separator == "/" => {
                ended(at + 3)?;
                self.month_and_day(first, second, at + 3)
            }
            _ => None,
        }
    }

    /// "8/10" in talk, not "24/7", "3/4 of".
    fn month_and_day(&self, first: u32, second: u32, end: usize) -> Parsed<Phrase> {
        let counts = self.lexeme(end).unit.is_some() || self.any(end, &[F::Of, F::A]) || self.sign(end, signs!("%"));
        let (month, day, ambiguous) = match (first, second) {
            (24, 7) => return None,
            (1..=12, 13..=31) => (first, second, false),
            (13..=31, 1..=12) => (second, first, false),
            (1..=12, 1..=12) if self.month_first == Some(false) => (second, first, false),
            (1..=12, 1..=12) => (first, second, first != second && self.month_first.is_none()),
            _ => return None,
        };
        let date = Date::new(None, Field::Day(Some(month as u8), Some(day as u8))).ok()?;
        let phrase = Phrase { ambiguous, ..Phrase::date(date) };
        (!counts).then(|| (phrase.only(DocumentType::Colloquial), end))
    }

    /// "20120810" in talk.
    pub(crate) fn eight_digits(&self, at: usize) -> Parsed<Phrase> {
        let (digits, _) = self.digits(at).filter(|(_, length)| *length == 8 && !self.is_glued(at))?;
        let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
        let date = Date::ymd(i32::try_from(year).ok()?, month, day).ok().filter(|_| (1900..2100).contains(&year))?;
        // "20160708T143000Z"
        if self.str(at + 1) == "T"
            && self.is_joined(at + 1)
            && self.is_joined(at + 2)
            && let Some((time, length @ (4 | 6))) = self.digits(at + 2)
        {
            let (time, second) = if length == 6 { (time / 100, Some(time % 100)) } else { (time, None) };
            let zulu = self.str(at + 3) == "Z" && self.is_joined(at + 3);
            let clock = Clock::new(time / 100, Some(time % 100), second, zulu.then_some(Zone::UTC))?;
            return Some((Phrase::date(date).at(clock), if zulu { at + 4 } else { at + 3 }));
        }
        Some((Phrase::date(date).only(DocumentType::Colloquial), at + 1))
    }

    /// A year of two or four digits in a numeric date.
    pub(crate) fn year_of_date(&self, at: usize) -> Parsed<i32> {
        match self.digits(at)? {
            (year, 4) => Some((year as i32, at + 1)),
            (year, 2) => Some((century_of(year), at + 1)),
            _ => None,
        }
    }

    /// A week of the ISO calendar by its number: `2016-W27`, `2016-W27-3`, "week 32", "week 27 of 2016".
    pub(crate) fn week_by_number(&self, at: usize) -> Parsed<Phrase> {
        let week = |at: usize| self.digits(at).filter(|(week, _)| (1..=53).contains(week)).map(|(week, _)| week as u8);
        if let Some((year, 4)) = self.digits(at)
            && self.hyphen(at + 1)
            && self.says(at + 2, "W")
            && self.is_joined(at + 3)
        {
            let number = week(at + 3)?;
            let day = self.digits(at + 5).filter(|_| self.hyphen(at + 4)).and_then(|(day, _)| weekday(day));
            let (field, end) = match day {
                Some(day) => (Field::Weekday(Some(number), day), at + 6),
                None => (Field::Week(Some(number)), at + 4),
            };
            return Some((Phrase::told(year as i32, field)?, end));
        }
        if self.unit(at) != Some(Unit::Week) || self.lexeme(at).plural {
            return None;
        }
        let number = week(at + 1).filter(|_| !self.is_joined(at + 1) && !self.sign(at + 2, signs!("-–:%")))?;
        let of = if self.is(at + 2, F::Of) { at + 3 } else { self.skip(at + 2, signs!(",")) };
        match self.year(of) {
            Some((year, end)) => Some((Phrase::told(year, Field::Week(Some(number)))?, end)),
            None => Some((Phrase::sought(Field::Week(Some(number)), Seek::Nearest)?, at + 2)),
        }
    }

    /// The time of `2016-07-06T04:51:00+08:00`, from its `T` on.
    fn iso_time(&self, at: usize) -> Parsed<Clock> {
        let two =
            |at: usize| self.digits(at).filter(|(_, length)| *length == 2 && self.is_joined(at)).map(|(two, _)| two);
        let colon = |at: usize| self.sign(at, signs!(":")) && self.is_joined(at);
        if self.str(at) != "T" || !self.is_joined(at) || !colon(at + 2) {
            return None;
        }
        let (hour, minute) = (two(at + 1)?, two(at + 3)?);
        let second = colon(at + 4).then(|| two(at + 5)).flatten();
        let mut end = if second.is_some() { at + 6 } else { at + 4 };
        // A fraction of the second is not kept.
        if second.is_some() && self.sign(end, signs!(".")) && self.is_joined(end + 1) && self.digits(end + 1).is_some()
        {
            end += 2;
        }
        let mut zone = None;
        if self.str(end) == "Z" && self.is_joined(end) {
            (zone, end) = (Some(Zone::UTC), end + 1);
        } else if self.sign(end, signs!("+-"))
            && self.is_joined(end)
            && let Some((offset, 4)) = self.digits(end + 1).filter(|_| self.is_joined(end + 1))
        {
            let offset = (offset / 100 * 60 + offset % 100) as i32;
            zone = Zone::new(if self.sign(end, signs!("-")) { -offset } else { offset });
            end += 2;
        } else if self.sign(end, signs!("+-"))
            && self.is_joined(end)
            && let Some(hours) = two(end + 1)
            && colon(end + 2)
            && let Some(minutes) = two(end + 3)
        {
            let offset = (hours * 60 + minutes) as i32;
            zone = Zone::new(if self.sign(end, signs!("-")) { -offset } else { offset });
            end += 4;
        }
        Some((Clock::new(hour, Some(minute), second, zone)?, end))
    }
}

/// A month and a day in digits that may be out of all bounds.
fn numeric(year: Option<i32>, month: u32, day: u32) -> Phrase {
    whole(year, u8::try_from(month).unwrap_or(u8::MAX), Some(u8::try_from(day).unwrap_or(u8::MAX)))
}

/// A weekday by its number in the week, from 1.
fn weekday(number: u32) -> Option<Weekday> {
    let number = u8::try_from(number.checked_sub(1)?).ok()?;
    Weekday::try_from(number).ok()
}
