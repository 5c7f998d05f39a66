//! What belongs to a date that stands before it: its year, a part of its day, a clock time.

use crate::calendar::{Clock, Date, Field, PartOfDay, Season, Seek, Unit};
use crate::temporal::grammar::clock::on_the_half;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::grammar::year::is_year;
use crate::temporal::lexeme::Function as F;
use crate::temporal::{Expr, Modifier};

impl Words<'_> {
    /// A year, told after what is within it.
    pub(crate) fn of_year(&self, phrase: Phrase, end: usize) -> (Phrase, usize) {
        let date = match &phrase.expr {
            Expr::Find(date, _) => *date,
            Expr::Holiday(holiday, None, direction) => {
                let next = if self.any(end, &[F::Of, F::In]) { end + 1 } else { self.skip(end, signs!(",")) };
                let told = || self.pointed(next).filter(|(year, _)| is_year(&year.expr));
                return match self.lone_year(next).or_else(told) {
                    Some((year, end)) => {
                        (Phrase::new(Expr::Holiday(*holiday, Some(Box::new(year.expr)), *direction)), end)
                    }
                    None => (phrase, end),
                };
            }
            Expr::Whole(feast) => {
                let (feast, end) = self.of_year(Phrase::new((**feast).clone()), end);
                return (Phrase::new(Expr::Whole(Box::new(feast.expr))), end);
            }
            _ => return (phrase, end),
        };
        let of = self.is(end, F::Of);
        let next = if of { end + 1 } else { self.skip(end, signs!(",")) };
        let year = self
            .era_year(next)
            .or_else(|| self.year(next).filter(|_| !self.sign(end, signs!(",")) || self.digits(next).is_some()));
        if let Some((year, end)) = year {
            // "the winter of 1979-80" is one.
            let later = self.digits(end + 1) == Some(((year + 1).rem_euclid(100) as u32, 2))
                || self.year(end + 1).is_some_and(|(later, _)| later == year + 1);
            let winter = date.field() == Field::Season(Season::Winter) && later && (self.sign(end, signs!("-–/")));
            let end = if winter { end + 2 } else { end };
            return match Date::new(Some(year), date.field()) {
                Ok(date) => (Phrase { expr: Expr::Date(date), ..phrase }, end),
                Err(reason) => (Phrase::new(Expr::Impossible(reason)), end),
            };
        }
        if of {
            let spoken = |at| {
                self.relative(at).filter(|(year, _)| is_year(&year.expr)).or_else(|| self.year_or_more_with_article(at))
            };
            let the = spoken(next).or_else(|| self.fiscal_period(next).filter(|(year, _)| is_year(&year.expr)));
            if let Some((year, end)) = the {
                let modifier = phrase.modifier;
                if matches!(&year.expr, Expr::Date(date) if matches!(date.field(), Field::Decade | Field::Century)) {
                    let part = if date.field() == Field::Half(Some(1)) { Modifier::Start } else { Modifier::End };
                    return (Phrase::new(year.expr).with(part), end);
                }
                return (Phrase::new(Expr::Within(date, Box::new(year.expr))).with(modifier), end);
            }
        }
        (phrase, end)
    }

    /// Joins what may follow a date: part of day, clock time, "of last year".
    pub(crate) fn extended(&self, phrase: Phrase, end: usize) -> (Phrase, usize) {
        // "March this year", "the fourth quarter this year"
        if let Expr::Find(date, _) = &phrase.expr
            && matches!(date.field(), Field::Month(_) | Field::Day(..) | Field::Quarter(_) | Field::Half(_))
            && self.any(end, &[F::This, F::Last, F::Next])
            && self.unit(end + 1) == Some(Unit::Year)
            && let Some((year, end)) = self.relative(end)
        {
            return (Phrase { expr: Expr::Within(*date, Box::new(year.expr)), ..phrase }, end);
        }
        // "Friday of next week", "Wednesday next week"
        let week = if self.any(end, &[F::Of, F::From]) { end + 1 } else { end };
        if let Expr::Find(date, _) = &phrase.expr
            && matches!(date.field(), Field::Weekday(..))
            && self.any(week, &[F::This, F::Last, F::Next])
            && self.unit(week + 1) == Some(Unit::Week)
            && let Some((whole, end)) = self.relative(week)
        {
            return self.extended(Phrase { expr: Expr::Within(*date, Box::new(whole.expr)), ..phrase }, end);
        }
        // "next week Thursday", "last week on Monday"
        if let Expr::Containing(base, Unit::Week) | Expr::Shift(base, _, Unit::Week) = &phrase.expr
            && *base.innermost() == Expr::Anchor
            && !matches!(**base, Expr::Anchor if matches!(phrase.expr, Expr::Shift(..)))
            && let Some((weekday, end)) = self.weekday(if self.is(end, F::On) { end + 1 } else { end })
            && let Ok(date) = Date::new(None, Field::Weekday(None, weekday))
        {
            return self.extended(Phrase { expr: Expr::Within(date, Box::new(phrase.expr)), ..phrase }, end);
        }
        // "July 4th weekend"
        if phrase.is_day()
            && matches!(&phrase.expr, Expr::Find(date, _) if matches!(date.field(), Field::Day(..)))
            && self.unit(end) == Some(Unit::Weekend)
        {
            let near = Expr::Shift(Box::new(phrase.expr), -3, Unit::Day);
            return (Phrase::new(near.on(0, Unit::Weekend)), end + 1);
        }
        // "Monday week"
        if matches!(&phrase.expr, Expr::Find(date, _) if matches!(date.field(), Field::Weekday(..)))
            && self.unit(end) == Some(Unit::Week)
            && !self.lexeme(end).plural
            && !self.hyphen(end + 1)
            && !(self.is_word(end + 1) && self.is_timeless(end + 1))
            && let Expr::Find(date, _) = phrase.expr
        {
            let next = Expr::Find(date, Seek::After);
            return self.extended(Phrase { expr: Expr::Shift(Box::new(next), 1, Unit::Week), ..phrase }, end + 1);
        }
        // "this coming Sunday, March eighth"
        if let Expr::Find(date, _) = &phrase.expr
            && matches!(date.field(), Field::Weekday(..))
            && let Some((dated, end)) = self
                .named_date(self.skip(end, signs!(",")))
                .filter(|(dated, _)| dated.is_day())
                .or_else(|| self.nth_day(self.skip(end, signs!(","))))
        {
            return (dated, end);
        }
        let (phrase, end) = match &phrase.expr {
            Expr::Find(date, _) if matches!(date.field(), Field::Month(_) | Field::Season(_) | Field::Day(..)) => {
                self.of_year(phrase, end)
            }
            _ => (phrase, end),
        };
        // "tonight 8pm"
        if let Expr::At(day, Clock::Part(part)) = &phrase.expr
            && let Some((clock, end)) = self.clock(end).filter(|(clock, _)| matches!(clock, Clock::At(..)))
        {
            let expr = Expr::At(day.clone(), on_the_half(clock, *part));
            return (Phrase { expr, ..phrase }, end);
        }
        match phrase.expr {
            // "tonight at 8"
            Expr::At(day, Clock::Part(part)) if self.is(end, F::At) => match self.clock_after(end, Some(part)) {
                Some((clock, end)) => (Phrase { expr: Expr::At(day, on_the_half(clock, part)), ..phrase }, end),
                None => (Phrase { expr: Expr::At(day, Clock::Part(part)), ..phrase }, end),
            },
            _ if !phrase.is_day() => (phrase, end),
            _ => match self.part_of_day(end).or_else(|| self.part_in(end)) {
                Some((part, end)) => self.extended(phrase.at(Clock::Part(part)), end),
                None => match (self.clock_after(end, None), self.clock_beside(end)) {
                    (Some((clock, end)), _) => self.year_after_clock(phrase, clock, end),
                    (None, Some(((clock, modifier), end))) => (phrase.at(clock).with(modifier), end),
                    (None, None) => (phrase, end),
                },
            },
        }
    }

    /// "Wed Aug 05 12:00:00 2015": the year behind the time.
    fn year_after_clock(&self, phrase: Phrase, clock: Clock, end: usize) -> (Phrase, usize) {
        let told = |date: &Date| matches!(date.field(), Field::Day(Some(_), Some(_)));
        let day = if let Expr::On(_, day) = &phrase.expr { day } else { &phrase.expr };
        let date = match day {
            Expr::Find(date, _) if told(date) => Some(*date),
            _ => None,
        };
        let year = self.year(self.skip(end, signs!(","))).filter(|(_, after)| !self.is_counted(*after));
        let whole =
            date.zip(year).and_then(|(date, (year, end))| Some((Date::new(Some(year), date.field()).ok()?, end)));
        match whole {
            Some((date, end)) => (Phrase { expr: Expr::Date(date), ..phrase }.at(clock), end),
            None => (phrase.at(clock), end),
        }
    }

    /// The clock time after a day: "at 10 p.m.", ", about noon", "at 8".
    pub(crate) fn clock_after(&self, end: usize, part: Option<PartOfDay>) -> Parsed<Clock> {
        let comma = self.skip(end, signs!(","));
        let at = if self.is(comma, F::At) || self.sign(comma, signs!("@")) { comma + 1 } else { comma };
        // "tomorrow around 5 p.m."
        let about = if self.is(at, F::About) && (at > comma || self.clock(at + 1).is_some()) { at + 1 } else { at };
        let placed = |found| if at > comma { found } else { None };
        let loose =
            || self.bare_hour(about, part).or_else(|| self.hundreds(about)).or_else(|| self.pointed_clock(about));
        // "1 Dec 0710": a year has no nought before it.
        let led = || self.hundreds(about).filter(|_| self.str(about).starts_with('0'));
        self.clock(about).or_else(|| placed(loose())).or_else(led)
    }

    /// "in the morning" after a day, "early in the evening".
    fn part_in(&self, at: usize) -> Parsed<PartOfDay> {
        let next = if self.any(at, &[F::Early, F::Late]) { at + 1 } else { at };
        let within = self.is(next, F::In) && self.is(next + 1, F::The);
        let part = self.lexeme(next + 2).part.filter(|_| within && !self.lexeme(next + 2).plural)?;
        Some((part, next + 3))
    }

    /// What a clock time bounds: "tomorrow before 4 p.m."
    fn clock_beside(&self, at: usize) -> Parsed<(Clock, Modifier)> {
        let modifier = match self.function(at) {
            F::Before => Modifier::Before,
            F::After => Modifier::After,
            F::By => Modifier::OnOrBefore,
            _ => return None,
        };
        let (clock, end) = self.clock(at + 1).filter(|(clock, _)| matches!(clock, Clock::At(..)))?;
        Some(((clock, modifier), end))
    }
}
