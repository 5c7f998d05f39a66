//! Dates by the names of their months: "March 16, 2011", "the 3rd of March".

use crate::calendar::{Date, Field, Seek};
use crate::temporal::Expr;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::grammar::year::century_of;
use crate::temporal::lexeme::Function as F;
use crate::temporal::sorts::Sorts as S;

/// A date with a month in it, or a weekday with the number of a day.
pub(super) const NAMED_DATE: Rule = Rule::new(
    &[(S::MONTH, S::ANY, S::ANY), (S::WEEKDAY.and(S::DIGITS).and(S::ORDINAL), S::ANY, S::MONTH.and(S::SUFFIX))],
    |words, at| words.weekday_and_month(at),
);

impl Words<'_> {
    /// A month's name, with the full stop of its abbreviation.
    pub(crate) fn month(&self, at: usize) -> Parsed<u8> {
        let month = self.lexeme(at).month?;
        let name = self.str(at);
        let whole = name.len() > 4 || matches!(month, 5..=7) && !name.eq_ignore_ascii_case("jun");
        // "14april"
        let day = at > 0 && self.digits(at - 1).is_some_and(|(day, _)| (1..=31).contains(&day));
        if self.is_glued(at) && !day || !self.is_capitalised(at) && !self.is_month_in_small(at, whole) {
            return None;
        }
        let stop = if whole { at + 1 } else { self.skip_stop(at + 1) };
        Some((month, stop))
    }

    /// Whether a month in small letters is one: "12 aug", "in october", not "they may", "a long march".
    fn is_month_in_small(&self, at: usize, whole: bool) -> bool {
        let doubtful = self.says(at, "may") || self.says(at, "march") || self.says(at, "mar");
        let numbered = self.digits(self.skip_stop(at + 1)).is_some()
            || at.checked_sub(1).is_some_and(|before| self.digits(before).is_some());
        let ordinal = |at: usize| self.lexeme(at).ordinal.is_some() || self.is(at, F::Suffix);
        let counted = ordinal(at + 1) || self.before(at, &[F::Of]) && at >= 2 && ordinal(at - 2);
        if doubtful || !whole {
            // "Friday 25 may at 18:45"; but "25 may have died", "25 may not"
            let verb = self.is_word(at + 1) && self.is_timeless(at + 1)
                || self.any(at + 1, &[F::No, F::Filler, F::Just, F::Soon, F::Then]);
            let day = at.checked_sub(1).and_then(|before| self.digits(before)).is_some_and(|(day, _)| day <= 31);
            // "the first week of oct"
            let placed =
                self.small && !doubtful && self.before(at, &[F::Of, F::In, F::Last, F::Next, F::This, F::Since]);
            placed || (numbered || counted) && (self.small || !doubtful || day && !verb)
        } else {
            numbered || self.small || !self.says(at, "august")
        }
    }

    /// A day of the month: `5`, `5th`, `fifth`.
    pub(crate) fn day_of_month(&self, at: usize) -> Parsed<u8> {
        if let Some((day, end)) = self.ordinal(at).filter(|(day, _)| (1..=31).contains(day)) {
            return Some((day as u8, end));
        }
        let (day, length) = self.digits(at)?;
        let fraction = self.sign(at + 1, signs!(".:/"))
            && self.is_joined(at + 1)
            && self.digits(at + 2).is_some()
            && self.is_joined(at + 2);
        ((1..=39).contains(&day) && length <= 2 && !fraction).then_some((day as u8, at + 1))
    }

    /// A date with a month in it, and what belongs to it: weekday before, year after.
    pub(crate) fn named_date(&self, at: usize) -> Parsed<Phrase> {
        NAMED_DATE.ask(self, at)
    }

    fn weekday_and_month(&self, at: usize) -> Parsed<Phrase> {
        if let Some((weekday, next)) = self.weekday(at) {
            let next = self.skip(self.skip_stop(next), signs!(","));
            let next = if self.is(next, F::The) { next + 1 } else { next };
            let (phrase, end) = self.month_date(next).or_else(|| self.ordinal_alone(next))?;
            let expr = match phrase.expr {
                Expr::Find(..) => Expr::On(weekday, Box::new(phrase.expr)),
                expr => expr,
            };
            return Some((Phrase { expr, ..phrase }, end)).filter(|(phrase, _)| phrase.is_day());
        }
        let (phrase, end) = self.month_date(at)?;
        // "July 7, 2016 (Thursday)" keeps its bracket outside.
        Some((phrase, end))
    }

    fn month_date(&self, at: usize) -> Parsed<Phrase> {
        self.month_first(at).or_else(|| self.day_first(at)).or_else(|| self.year_first(at))
    }

    /// "19th" after a weekday.
    fn ordinal_alone(&self, at: usize) -> Parsed<Phrase> {
        let (day, end) = self.ordinal(at).filter(|_| self.digits(at).is_some())?;
        // "Monday 21st at 8 a.m."
        let closed = !self.is_word(end) || self.clock_after(end, None).is_some() || self.lexeme(end).part.is_some();
        if !closed {
            return None;
        }
        Some((Phrase::sought(Field::Day(None, Some(u8::try_from(day).ok()?)), Seek::Nearest)?, end))
    }

    /// "2012/Aug/10", "2018 March 18".
    fn year_first(&self, at: usize) -> Parsed<Phrase> {
        let (year, next) = self.year(at).filter(|_| self.digits(at).is_some())?;
        let sign = |at: usize| self.joins(at, signs!("-/"));
        let (month, next) = self.month(if sign(next) { next + 1 } else { next })?;
        let (day, end) = self.day_of_month(if sign(next) { next + 1 } else { next })?;
        let closed = !self.sign(end, signs!(":"))
            && self.year(end).is_none()
            && self.year(self.skip(end, signs!(","))).is_none();
        closed.then(|| (whole(Some(year), month, Some(day)), end))
    }

    /// "March 16, 2011", "March 16", "March of 2011", "March 2011", "March".
    fn month_first(&self, at: usize) -> Parsed<Phrase> {
        let (month, next) = self.month(at)?;
        if self.hyphen(next)
            && let Some((day, end)) = self.day_of_month(next + 1)
            && self.hyphen(end)
            && let Some((year, end)) = self.year_of_date(end + 1)
        {
            return Some((whole(Some(year), month, Some(day)), end));
        }
        // "Sep-2012"
        if self.hyphen(next)
            && let Some((year, 4)) = self.digits(next + 1)
            && !self.hyphen(next + 2)
        {
            return Some((whole(Some(year as i32), month, None), next + 2));
        }
        let slash = self.joins(next, signs!("/"));
        let hyphen = (self.hyphen(next) || slash) && self.digits(next + 1).is_some() && !self.hyphen(next + 2);
        let the = if self.is(next, F::The) || hyphen { next + 1 } else { next };
        // "by the end of May the Second Squadron sailed"
        let named = the > next && self.is_capitalised(the);
        if let Some((day, end)) = self.day_of_month(the).filter(|_| !named && !self.is_counting(the)) {
            let hour = self.clock(the).is_some_and(|(_, after)| after > end);
            if !hour || the > next {
                let (year, end) = self.year_after(end);
                return Some((whole(year, month, Some(day)), end));
            }
        }
        let (year, end) = self.year_after(next);
        // "Aug 96"
        if year.is_none()
            && let Some((year, end)) =
                self.two_digits_after(next).filter(|_| self.digits(next).is_some_and(|(year, _)| year > 31))
        {
            return Some((whole(Some(year), month, None), end));
        }
        Some((whole(year, month, None), end))
    }

    /// Whether the number is joined to the words that follow: "March 3 people"? No: "May 15,000 troops".
    fn is_counting(&self, at: usize) -> bool {
        self.cardinal(at).is_some_and(|(_, end)| end > at + 1) && self.digits(at).is_some()
    }

    /// "16 March 2011", "the 3rd of March", "16-Mar-2011".
    fn day_first(&self, at: usize) -> Parsed<Phrase> {
        let follows = |next: usize| self.is(next, F::Of) || self.month(next).is_some();
        let the = self.is(at, F::The) && self.ordinal(at + 1).is_some_and(|(_, next)| follows(next));
        let (day, next) = self.day_of_month(if the { at + 1 } else { at })?;
        let slash = |at: usize| self.joins(at, signs!("/"));
        let hyphen = self.hyphen(next) || slash(next);
        // "21. Oct."
        let stop = self.sign(next, signs!("."))
            && self.is_joined(next)
            && self.digits(at).is_some()
            && self.is_capitalised(next + 1);
        let next = if self.is(next, F::Of) || hyphen || stop { next + 1 } else { next };
        let (month, next) = self.month(next)?;
        let (year, end) = match self.year_of_date(next + 1) {
            // "16-Mar-11", "16/Mar/11", but "27 May-28 May 1905"
            Some((year, end)) if hyphen && (self.hyphen(next) || slash(next)) => (Some(year), end),
            _ => match self.year_after(next) {
                (None, end) => self.two_digits_after(next).map_or((None, end), |(year, end)| (Some(year), end)),
                found => found,
            },
        };
        Some((whole(year, month, Some(day)), end))
    }

    /// The year of "1 Jan 99": two digits that can be no day, or after which nothing comes.
    fn two_digits_after(&self, at: usize) -> Parsed<i32> {
        let (year, 2) = self.digits(at).filter(|_| !self.is_joined(at))? else { return None };
        let ended = self.len() == at + 1 || self.sign(at + 1, signs!(".;)")) && !self.is_joined(at + 2);
        let counts = self.is_word(at + 1) && self.function(at + 1) == F::None || self.sign(at + 1, signs!(":%°"));
        let closed = !self.is_joined(at + 1) || self.sign(at + 1, signs!(",")) && !self.is_joined(at + 2);
        (ended || year > 31 && !counts && closed).then(|| (century_of(year), at + 1))
    }

    /// The year that may follow a month or a day, with or without comma or "of".
    pub(crate) fn year_after(&self, at: usize) -> (Option<i32>, usize) {
        let year = |next: usize| self.era_year(next).or_else(|| self.year(next)).or_else(|| self.short_year(next));
        // "in the course of October in 1998": only "of" binds, or nothing.
        let next = if self.is(at, F::Of) { at + 1 } else { self.skip(at, signs!(",")) };
        match year(next) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// A weekday's name.
    pub(crate) fn weekday(&self, at: usize) -> Parsed<chrono::Weekday> {
        let lexeme = self.lexeme(at);
        let weekday = lexeme.weekday.filter(|_| !lexeme.plural && !self.is_glued(at))?;
        if !self.is_capitalised(at) && self.str(at).len() < 6 && !self.small {
            return None;
        }
        // "Sun" and "Sat" alone are a star and a verb.
        let short = self.bytes(at).len() == 3 && ["sun", "sat", "mon", "wed"].iter().any(|name| self.says(at, name));
        let dated = |at: usize| {
            let next = self.skip(self.skip_stop(at), signs!(","));
            self.month(next).is_some() || self.digits(next).is_some()
        };
        // "on Sat", "next sun"; "he sat on the sun lounger"
        let placed = || {
            let alone =
                self.len() == at + 1 || self.sign(at + 1, signs!(".,")) || self.clock_after(at + 1, None).is_some();
            self.before(at, &[F::Next, F::Last, F::This, F::Every, F::On]) && alone
                || self.len() <= 2 && at == 0 && alone
        };
        // "mon-fri", "Mon to Wed next week"
        let named = |at: usize| self.lexeme(at).weekday.is_some();
        let linked = |at: usize| self.sign(at, signs!("-–")) || self.any(at, &[F::To, F::Through]);
        let ranged = linked(at + 1) && named(at + 2) || at > 1 && linked(at - 1) && named(at - 2);
        (!short || dated(at + 1) || ranged || placed())
            .then(|| (weekday, if short { self.skip_stop(at + 1) } else { at + 1 }))
    }
}

/// A month or day, or the reason why it cannot be.
pub(crate) fn whole(year: Option<i32>, month: u8, day: Option<u8>) -> Phrase {
    let field = match day {
        Some(day) => Field::Day(Some(month), Some(day)),
        None => Field::Month(Some(month)),
    };
    match Date::new(year, field) {
        Ok(date) => Phrase::date(date),
        Err(reason) => Phrase::new(Expr::Impossible(reason)),
    }
}
