//! Days told by their weekday or their number: "Friday", "the Friday before Christmas", "the 15th", "the week of October 6".

use crate::calendar::{Field, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::Expr;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;

impl Words<'_> {
    pub(super) fn weekday_alone(&self, at: usize) -> Parsed<Phrase> {
        let (weekday, end) = self.weekday(at)?;
        Some((Phrase::sought(Field::Weekday(None, weekday), Seek::OnOrBefore)?, end))
    }

    /// "the Friday before Christmas", "the third Tuesday after Easter", "Friday after next".
    pub(super) fn weekday_beside(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        // "the last Friday before Christmas"
        let last = self.is(the, F::Last).then_some((1, the + 1));
        let (count, next) = self.ordinal(the).filter(|(count, _)| *count > 0).or(last).unwrap_or((1, the));
        let (weekday, next) = self.weekday(next)?;
        let (sign, named, seek) = match self.function(next) {
            F::Before => (-1, F::Last, Seek::Before),
            F::After => (1, F::Next, Seek::After),
            _ => return None,
        };
        if self.is(next + 1, named) && self.lexeme(next + 2).unit.is_none() && self.weekday(next + 2).is_none() {
            let near = Phrase::sought(Field::Weekday(None, weekday), seek)?.expr;
            return Some((Phrase::new(Expr::Shift(Box::new(near), sign, Unit::Week)), next + 2));
        }
        let feast = || self.holiday(next + 1).map(|(phrase, end)| self.of_year(phrase, end));
        let named = || self.named_date(next + 1).or_else(feast).filter(|(day, _)| day.is_day());
        let (day, end) = named().or_else(|| self.weekday_of_month(next + 1))?;
        Some((Phrase::new(Expr::NthWeekday(Box::new(day.expr), sign * count, weekday)), end))
    }

    /// "the first Monday in November", as a day that another is told by: of a month by its name alone.
    fn weekday_of_month(&self, at: usize) -> Parsed<Phrase> {
        let (count, next) = self.ordinal(if self.is(at, F::The) { at + 1 } else { at })?;
        let (weekday, next) = self.weekday(next).filter(|(_, next)| self.any(*next, &[F::Of, F::In]))?;
        let (month, end) = self.named_date(next + 1)?;
        Some((Phrase::new(Expr::NthWeekday(Box::new(month.expr), count, weekday)), end))
    }

    /// "the 20th of next month", "the 3rd of that month".
    fn day_of_month_spoken_of(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        let (day, next) = match self.ordinal(the) {
            Some((day, next)) => (day, next),
            None => self.digits(the).map(|(day, _)| (day as i32, the + 1))?,
        };
        let next = if self.is(next, F::Of) && (1..=31).contains(&day) { next + 1 } else { return None };
        let (month, end) = self.pointed(next).or_else(|| self.unit_spoken_of(next))?;
        let of_month =
            matches!(&month.expr, Expr::Containing(_, Unit::Month) | Expr::Shift(_, _, Unit::Month) | Expr::Find(..))
                && (self.unit(end - 1) == Some(Unit::Month));
        of_month.then(|| (Phrase::new(Expr::Nth(Box::new(month.expr), day, Unit::Day)), end))
    }

    /// "the 15th" of a month that is not told.
    pub(super) fn nth_day(&self, at: usize) -> Parsed<Phrase> {
        if let Some(found) = self.day_of_month_spoken_of(at) {
            return Some(found);
        }
        // "on the 15" in talk
        let the = if self.is(at, F::The) { at + 1 } else { at };
        if self.small
            && self.before(at, &[F::On])
            && let Some((day @ 1..=31, _)) = self.digits(the)
            && (self.len() == the + 1 || self.clock_after(the + 1, None).is_some())
        {
            let phrase = Phrase::sought(Field::Day(None, Some(day as u8)), Seek::Nearest)?;
            return Some((phrase.only(DocumentType::Colloquial), the + 1));
        }
        let (day, end) = self.ordinal(at + 1).filter(|_| self.is(at, F::The) && self.digits(at + 1).is_some())?;
        let placed = at == 0
            || self.before(at, &[F::On, F::By, F::Until, F::Since, F::From, F::To, F::Before, F::After])
            || at.checked_sub(1).is_some_and(|before| self.lexeme(before).weekday.is_some());
        let named = self.is_word(end) && (self.is_timeless(end) || !self.is_plain_function(end));
        let day = u8::try_from(day).ok()?;
        if named || self.hyphen(end) {
            return None;
        }
        let phrase = Phrase::sought(Field::Day(None, Some(day)), Seek::Nearest)?;
        match placed {
            true => Some((phrase, end)),
            // "I'll go back the 27th"
            false => (!self.is_word(end)).then(|| (phrase.only(DocumentType::Colloquial), end)),
        }
    }

    /// Whether a word has a function in time and no other sense: "the 15th of", not "the 15th month".
    fn is_plain_function(&self, at: usize) -> bool {
        let lexeme = self.lexeme(at);
        lexeme.word != F::None && lexeme.unit.is_none() && lexeme.part.is_none() && lexeme.scale.is_none()
    }

    /// "the week of October 6", "the week beginning July 4".
    pub(super) fn week_of_day(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        let week = self.unit(the) == Some(Unit::Week) && !self.lexeme(the).plural;
        let dated = self.any(the + 1, &[F::Starting, F::Ended]);
        let linked = self.is(the + 1, F::Of) || dated;
        if !(week && linked) {
            return None;
        }
        let (day, end) = self.named_date(the + 2).or_else(|| self.nth_day(the + 2)).filter(|(day, _)| day.is_day())?;
        Some((Phrase::new(day.expr.on(0, Unit::Week)), if dated { the + 1 } else { end }))
    }
}
