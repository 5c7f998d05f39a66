//! Parts of dates: "early March", "the end of 1990", "the first week of May", "the morning of 3 May".

use crate::calendar::{Clock, PartOfDay, Unit};
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::grammar::year::is_year;
use crate::temporal::lexeme::{Function as F, Trait};
use crate::temporal::{Expr, Modifier};

impl Words<'_> {
    /// "the end of 1990", "early March", "mid-1990s", "the middle of last week", "earlier this year".
    pub(crate) fn part_of_date(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        match self.function(the) {
            F::Start | F::Middle | F::End | F::Turn => {
                let modifier = match self.function(the) {
                    F::Middle => Modifier::Mid,
                    F::End => Modifier::End,
                    _ => Modifier::Start,
                };
                if !self.is(the + 1, F::Of) {
                    return None;
                }
                let bare = || {
                    let unit = self.unit(the + 2).filter(|_| self.is_singular_unit(the + 2) && the == at)?;
                    let placed = at == 0 || self.before(at, &[F::By, F::Until, F::At, F::Before, F::Since]);
                    placed.then(|| (Phrase::new(Expr::from_anchor(0, unit)), the + 3))
                };
                let (phrase, end) = self.whole_point(the + 2).or_else(|| self.unit_spoken_of(the + 2)).or_else(bare)?;
                (phrase.modifier.is_none()).then(|| (phrase.with(modifier), end))
            }
            // "the Mid-Autumn Festival"
            F::Mid if self.holiday(the).is_some() => None,
            // "the late-November trip": the article is the trip's.
            F::Early | F::Late | F::Mid
                if the > at && self.hyphen(the + 1) && self.month(the + 2).is_some() && self.is_word(the + 3) =>
            {
                None
            }
            F::Early | F::Late | F::Mid => {
                let modifier = match self.function(the) {
                    F::Early => Modifier::Start,
                    F::Mid => Modifier::Mid,
                    _ => Modifier::End,
                };
                let next = self.skip_hyphen(the + 1);
                // "the early hours of Monday"
                if self.is_hours(next)
                    && self.is(next + 1, F::Of)
                    && let Some((day, end)) = self.core(next + 2).filter(|(day, _)| day.is_day())
                {
                    let end = self.part_of_day(end).map_or(end, |(_, end)| end);
                    return Some((day.at(Clock::Part(PartOfDay::Morning)).with(modifier), end));
                }
                // "early in the morning of", "late in the year", "early on Friday"
                let linked = self.any(next, &[F::In, F::On]);
                let next = if linked { next + 1 } else { next };
                let next = if self.is(next, F::The) && !linked { return None } else { next };
                if let Some((part, end)) = self
                    .part_of_day(next)
                    .map(|(part, end)| (part, if self.is_hours(end) { end + 1 } else { end }))
                    .filter(|_| {
                        // "by late afternoon"
                        let led = self.before(at, &[F::By, F::Until, F::Since, F::Before, F::After]);
                        the > at || led || self.is(the, F::Mid)
                    })
                {
                    let (phrase, end) = self.day_of_part(end).unwrap_or_else(|| (memory_day(), end));
                    return Some((phrase.at(Clock::Part(part)).with(modifier), end));
                }
                let found = self.whole_point(next).or_else(|| self.lone_year(next)).or_else(|| self.lone_season(next));
                let (phrase, end) = found.or_else(|| linked.then(|| self.unit_spoken_of(next)).flatten())?;
                let dated =
                    !matches!(phrase.expr, Expr::Reference(_) | Expr::Clock(_) | Expr::Length(_) | Expr::Stretch(..));
                (phrase.modifier.is_none() && dated).then(|| (phrase.with(modifier), end))
            }
            F::Earlier | F::Later if the == at => {
                let modifier = if self.is(the, F::Earlier) { Modifier::Start } else { Modifier::End };
                let next = if self.any(the + 1, &[F::In, F::On]) { the + 2 } else { the + 1 };
                let (phrase, end) = self.core(next).or_else(|| self.unit_spoken_of(next))?;
                // "earlier this week" is told of as "this week"; of years the part is told.
                let coarse = is_year(&phrase.expr) || self.any(next, &[F::That, F::The]);
                if !coarse {
                    return None;
                }
                let dated =
                    !matches!(phrase.expr, Expr::Reference(_) | Expr::Clock(_) | Expr::Length(_) | Expr::Stretch(..));
                dated.then(|| (phrase.with(modifier), end))
            }
            _ => None,
        }
    }

    /// "the day", "the month" after "the end of" or "later in".
    pub(crate) fn unit_spoken_of(&self, at: usize) -> Parsed<Phrase> {
        if let Some(found) = self.lone_year(at).or_else(|| self.lone_season(at)) {
            return Some(found);
        }
        let the = if self.is(at, F::The) { at + 1 } else { return None };
        if let Some((ordinal, next)) = self.ordinal(the)
            && let Some(unit) = self.unit(next).filter(|_| self.is_singular_unit(next))
        {
            return Some((Phrase::new(Expr::Nth(Box::new(Expr::Memory), ordinal, unit)), next + 1));
        }
        let told = |unit: &Unit| Self::is_calendar_unit(*unit) && unit.granularity().is_some();
        let unit = self.unit(the).filter(|unit| self.is_singular_unit(the) && told(unit))?;
        Some((Phrase::new(Expr::Memory.on(0, unit)), the + 1))
    }

    /// "the morning of May 3", "the night of 3 May", "the evening before".
    pub(crate) fn part_first(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        // "the small hours of Tuesday"
        if self.has(the, Trait::Nocturnal)
            && self.is_hours(the + 1)
            && let Some((day, end)) = self.day_of_part(the + 2)
        {
            return Some((day.at(Clock::Part(PartOfDay::Morning)).with(Modifier::Start), end));
        }
        let (part, next) = self.part_of_day(the)?;
        let next = if self.is_hours(next) { next + 1 } else { next };
        let (day, end) = self.day_of_part(next)?;
        Some((day.at(Clock::Part(part)), end))
    }

    fn day_of_part(&self, at: usize) -> Parsed<Phrase> {
        let next = if self.any(at, &[F::Of, F::On]) { at + 1 } else { at };
        self.core(next).filter(|(day, _)| day.is_day())
    }

    /// "the first week of March", "the last two weeks of 1990", "the second Monday of May".
    pub(crate) fn nth_unit(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        if let Some(((count, duration), next)) = self.run_of_units(at).filter(|_| the > at || at == 0) {
            let (_, unit) = duration.first();
            if unit == Unit::Quarter
                && count.abs() == 2
                && self.is(next, F::Of)
                && let Some((half, end)) = self.fiscal_period(at).map(|(half, end)| self.of_year(half, end))
            {
                return Some((half, end));
            }
            // Earnings stories tell "the first nine months" apart from their year.
            if self.is(next, F::Of)
                && (unit != Unit::Month || count < 0)
                && let Some((whole, end)) = self.whole_of(next + 1)
            {
                return Some((Phrase::new(Expr::Run(Box::new(whole.expr), count, unit)), end));
            }
        }
        let ordinal = self.ordinal(the).or_else(|| self.is(the, F::Last).then_some((-1, the + 1)));
        let (ordinal, next) = ordinal?;
        let lexeme = self.lexeme(next);
        if let Some((weekday, next)) = self.weekday(next)
            && self.any(next, &[F::Of, F::In])
            && let Some((whole, end)) = self.whole_of(next + 1)
        {
            return Some((Phrase::new(Expr::NthWeekday(Box::new(whole.expr), ordinal, weekday)), end));
        }
        let unit = lexeme.plain_unit().filter(|_| !lexeme.plural && matches!(lexeme.word, F::None | F::Fraction))?;
        if !self.any(next + 1, &[F::Of, F::In]) || matches!(unit, Unit::Century) {
            return None;
        }
        let (whole, end) = self.whole_of(next + 2)?;
        Some((Phrase::new(Expr::Nth(Box::new(whole.expr), ordinal, unit)), end))
    }

    /// What a part can be of.
    fn whole_of(&self, at: usize) -> Parsed<Phrase> {
        self.core(at).or_else(|| self.lone_year(at)).or_else(|| self.unit_spoken_of(at)).filter(|(phrase, _)| {
            !matches!(phrase.expr, Expr::Reference(_) | Expr::Length(_) | Expr::Stretch(..) | Expr::Clock(_))
        })
    }
}

fn memory_day() -> Phrase {
    Phrase::new(Expr::Memory.on(0, Unit::Day))
}
