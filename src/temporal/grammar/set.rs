//! What recurs: "every Thursday", "each month", "daily", "twice a week", "Tuesday nights".

use crate::calendar::{Amount, Clock, Date, Duration, Field, Unit};
use crate::temporal::Expr;
use crate::temporal::grammar::clock::on_the_half;
use crate::temporal::grammar::phrase::{Phrase, Recurrence};
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, NamedUnit, Trait};

impl Words<'_> {
    /// A SET.
    pub(crate) fn recurrence(&self, at: usize) -> Parsed<Phrase> {
        match self.function(at) {
            F::Every => self.every(at, "EVERY"),
            F::Each => self.every(at, "EACH"),
            F::EveryUnit => {
                let unit = self.lexeme(at).unit?;
                if let Some((phrase, end)) = self.prefixed(at, unit) {
                    return Some((phrase, end));
                }
                // "the average daily volume" is a rate.
                let freq =
                    at.checked_sub(1).filter(|before| self.is(*before, F::Times)).and_then(|_| self.frequency(at));
                let rate =
                    at > 0 && (self.says(at - 1, "average") && self.is_word(at + 1) || self.sign(at - 1, signs!("%")));
                (!rate).then(|| (set(Expr::Length(unit.times(Amount::Whole(1))), Some("EVERY"), freq), at + 1))
            }
            // "per second" is a speed.
            F::Per if self.unit(at + 1) == Some(Unit::Second) => None,
            F::Per => {
                let unit = self.lexeme(at + 1).unit.filter(|_| !self.lexeme(at + 1).plural)?;
                let from = at;
                Some((set(Expr::Length(unit.times(Amount::Whole(1))), None, self.frequency(from)), at + 2))
            }
            F::A if self.is_rate(at) => {
                let unit = self.lexeme(at + 1).unit.filter(|_| !self.lexeme(at + 1).plural)?;
                Some((set(Expr::Length(unit.times(Amount::Whole(1))), None, self.frequency(at)), at + 2))
            }
            F::Weekdays => Some((weekdays(None), at + 1)).filter(|_| self.lexeme(at).plural),
            _ => self
                .plural_days(at)
                .or_else(|| self.nth_of_every(at))
                .or_else(|| self.weekends(at))
                .or_else(|| self.several_named(at)),
        }
    }

    /// "the first Monday of every month", "the last day of each quarter".
    fn nth_of_every(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        let ordinal = self.ordinal(the).map(|(_, next)| next).or_else(|| self.is(the, F::Last).then_some(the + 1));
        let next = ordinal?;
        // "the 15th of every month"
        if let Some((day, of)) = self.day_of_month(the).filter(|(_, of)| self.any(*of, &[F::Of, F::In]))
            && self.any(of + 1, &[F::Every, F::Each])
            && self.unit(of + 2) == Some(Unit::Month)
        {
            let date = Date::new(None, Field::Day(None, Some(day))).ok()?;
            let quant = if self.is(of + 1, F::Each) { "EACH" } else { "EVERY" };
            return Some((set(Expr::Date(date), Some(quant), None), of + 3));
        }
        let day = self.weekday(next).map(|(_, end)| end).or_else(|| self.is_singular_unit(next).then_some(next + 1))?;
        if !self.any(day, &[F::Of, F::In]) {
            return None;
        }
        let quant = match self.function(day + 1) {
            F::Every => "EVERY",
            F::Each => "EACH",
            _ => return None,
        };
        let unit = self.lexeme(day + 2).unit.filter(|_| !self.lexeme(day + 2).plural)?;
        Some((set(Expr::Length(unit.times(Amount::Whole(1))), Some(quant), None), day + 3))
    }

    /// "three days a week", "two hours every day": how long within each.
    pub(crate) fn length_of_every(&self, at: usize) -> Parsed<Phrase> {
        let (Amount::Whole(amount), next) = self.amount(at)? else { return None };
        let part = self.plain_unit_of(next).filter(|_| self.lexeme(next).plural == (amount > 1))?;
        let quant = match self.function(next + 1) {
            F::A | F::Per => None,
            F::Every => Some("EVERY"),
            F::Each => Some("EACH"),
            _ => return None,
        };
        let whole = self.plain_unit_of(next + 2).filter(|whole| self.is_singular_unit(next + 2) && part < *whole)?;
        let always =
            (part, amount, whole) == (Unit::Hour, 24, Unit::Day) || (part, amount, whole) == (Unit::Day, 7, Unit::Week);
        let told = self.any(next + 3, &[F::Ago, F::Earlier, F::Later, F::Before, F::After]);
        let set = set(Expr::Length(Duration::whole(1, whole)), quant, Some(Duration::whole(amount, part)));
        (!always && !told).then_some((set, next + 3))
    }

    fn plain_unit_of(&self, at: usize) -> Option<Unit> {
        self.unit(at).filter(|unit| *unit <= Unit::Year)
    }

    /// "the past three summers", "the next two Saturdays".
    fn several_named(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.any(at, &[F::The, F::These]) { at + 1 } else { at };
        if !self.any(the, &[F::Past, F::Last, F::Next, F::Coming, F::Previous, F::Following]) {
            return None;
        }
        let (_, named) = self.amount(the + 1)?;
        let lexeme = self.lexeme(named);
        let season = lexeme.season.map(Field::Season);
        let field = season.or(lexeme.weekday.map(|day| Field::Weekday(None, day))).filter(|_| lexeme.plural)?;
        Some((set(Expr::Date(Date::new(None, field).ok()?), None, None), named + 1))
    }

    /// "weekends" alone.
    fn weekends(&self, at: usize) -> Parsed<Phrase> {
        let plural = self.unit(at) == Some(Unit::Weekend) && self.lexeme(at).plural;
        let weekend = Expr::Date(Date::new(None, Field::Weekend(None)).ok()?);
        plural.then(|| (set(weekend, None, None), at + 1))
    }

    /// "twice-weekly": how often stands before the hyphen.
    fn prefixed(&self, at: usize, unit: NamedUnit) -> Parsed<Phrase> {
        let times = at.checked_sub(2).filter(|times| self.hyphen(at - 1) && self.is(*times, F::Times))?;
        let freq = Duration::new(Amount::Whole(u32::try_from(self.lexeme(times).value).ok()?), Unit::Unknown);
        Some((set(Expr::Length(unit.times(Amount::Whole(1))), Some("EVERY"), Some(freq)), at + 1))
    }

    fn every(&self, at: usize, quant: &'static str) -> Parsed<Phrase> {
        let other = self.is(at + 1, F::Other);
        let next = if other { at + 2 } else { at + 1 };
        // "every weekday": five days a week
        if self.says(next, "weekday") && !other {
            return Some((weekdays(Some(quant)), next + 1));
        }
        // "every few days"
        if self.is(next, F::Few)
            && let Some(unit) = self.lexeme(next + 1).unit
        {
            return Some((set(Expr::Length(unit.times(Amount::Unknown)), Some(quant), None), next + 2));
        }
        let by = if other { 2 } else { 1 };
        let lexeme = self.lexeme(next);
        if self.unit(next) == Some(Unit::Minute) && self.has(next + 1, Trait::Minute) {
            return None;
        }
        if let Some(weekday) = lexeme.weekday {
            let date = Date::new(None, Field::Weekday(None, weekday)).ok()?;
            if let Some((part, end)) = self.part_of_day(next + 1) {
                let night = Expr::At(Box::new(Expr::Date(date)), Clock::Part(part));
                return Some((set(night, Some(quant), None), end));
            }
            return Some(self.every_day(date, quant, next + 1));
        }
        // "every 4th of July", "every July 4"
        if let Some((day, end)) = self.named_date(next).filter(|(day, _)| day.is_day())
            && let Expr::Find(date, _) = day.expr
        {
            return Some((set(Expr::Date(date), Some(quant), None), end));
        }
        if let Some((month, end)) = self.month(next) {
            let date = Date::new(None, Field::Month(Some(month))).ok()?;
            return Some((set(Expr::Date(date), Some(quant), None), end));
        }
        if let Some(season) = lexeme.season {
            let date = Date::new(None, Field::Season(season)).ok()?;
            return Some((set(Expr::Date(date), Some(quant), None), next + 1));
        }
        if let Some(part) = lexeme.part {
            let day = Date::new(None, Field::Day(None, None)).ok()?;
            // "every morning at 9"
            if let Some((clock, end)) = self.clock_after(next + 1, Some(part)) {
                let clock = Expr::At(Box::new(Expr::Date(day)), on_the_half(clock, part));
                return Some((set(clock, Some(quant), None), end));
            }
            let part = Expr::At(Box::new(Expr::Date(day)), Clock::Part(part));
            return Some((set(part, Some(quant), None), next + 1));
        }
        // "every two weeks", "every half hour"
        if let Some((amount @ (Amount::Whole(_) | Amount::Milli(_)), end)) = self.amount(next)
            && let Some(unit) = self.lexeme(end).unit
        {
            return Some((set(Expr::Length(unit.times(amount)), Some(quant), None), end + 1));
        }
        if let Some((_, next)) = self.ordinal(next).filter(|_| by == 1)
            && let Some((_, next)) = self.weekday(next)
        {
            let month = set(Expr::Length(Duration::whole(1, Unit::Month)), Some(quant), None);
            let of = self.any(next, &[F::Of, F::In]) && self.any(next + 1, &[F::The, F::A, F::Every, F::Each]);
            let whole = of && self.unit(next + 2) == Some(Unit::Month);
            return Some((month, if whole { next + 3 } else { next }));
        }
        // "every third day"
        if let Some((count @ 2.., end)) = self.ordinal(next).filter(|_| by == 1)
            && let Some(unit) = self.lexeme(end).unit.filter(|_| self.is_singular_unit(end))
        {
            let count = Amount::Whole(u32::try_from(count).ok()?);
            return Some((set(Expr::Length(unit.times(count)), Some(quant), None), end + 1));
        }
        let unit = lexeme.unit.filter(|_| matches!(lexeme.word, F::None | F::Fraction))?;
        if lexeme.plain_unit() == Some(Unit::Day) && by == 1 && self.clock_after(next + 1, None).is_some() {
            return Some(self.every_day(Date::new(None, Field::Day(None, None)).ok()?, quant, next + 1));
        }
        Some((set(Expr::Length(unit.times(Amount::Whole(by))), Some(quant), None), next + 1))
    }

    /// "every Monday", "every day at 9 a.m."
    fn every_day(&self, date: Date, quant: &'static str, end: usize) -> (Phrase, usize) {
        match self.clock_after(end, None) {
            Some((clock, end)) => (set(Expr::At(Box::new(Expr::Date(date)), clock), Some(quant), None), end),
            None => (set(Expr::Date(date), Some(quant), None), end),
        }
    }

    /// "twice a week", "$5 a year", "40 percent a month": an amount before "a".
    fn is_rate(&self, at: usize) -> bool {
        let lexeme = self.lexeme(at + 1);
        if lexeme.unit.is_none()
            || lexeme.plural
            || lexeme.word != F::None
            || self.any(at + 2, &[F::Ago, F::Earlier, F::Later, F::Before, F::After])
        {
            return false;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let counted = |at: usize| self.digits(at).is_some() || self.lexeme(at).number.is_some();
        self.is(before, F::Times)
            || self.is(before, F::Time) && before > 0 && counted(before - 1)
            || self.is_timeless(before) && self.says(before, "x") && self.is_joined(before)
            || self.has(before, Trait::Measure)
            || self.is_timeless(before)
                && before > 0
                && (self.digits(before - 1).is_some() || self.lexeme(before - 1).number.is_some())
            || self.lexeme(before).plural && self.unit(before).is_some()
            || self.lexeme(before).scale.is_some()
            || self.digits(before).is_some()
            || self.sign(before, signs!("%"))
    }

    /// Whether a number is one of money: "$500 million a year", "between $35 and $55 a night".
    pub(crate) fn is_price(&self, number: usize) -> bool {
        let amount = |at: &usize| {
            self.digits(*at).is_some() || self.lexeme(*at).scale.is_some() || self.sign(*at, signs!(".,$£€¥"))
        };
        let numeric = self.digits(number).is_some() || self.lexeme(number).scale.is_some();
        numeric && (number.saturating_sub(5)..number).rev().take_while(amount).any(|at| self.sign(at, signs!("$£€¥")))
    }

    /// "twice" before "a week" is a frequency of two.
    fn frequency(&self, at: usize) -> Option<Duration> {
        let before = at.checked_sub(1)?;
        let times = match (self.function(before), self.is(before, F::Time)) {
            (F::Times, _) => u32::try_from(self.lexeme(before).value).ok()?,
            _ if self.says(before, "x") => self.digits(before.checked_sub(1)?)?.0,
            (_, true) => self.lexeme(before.checked_sub(1)?).number.or_else(|| Some(self.digits(before - 1)?.0))?,
            _ => return None,
        };
        Some(Duration::new(Amount::Whole(times), Unit::Unknown))
    }

    /// "Mondays", "Tuesday nights".
    fn plural_days(&self, at: usize) -> Parsed<Phrase> {
        let lexeme = self.lexeme(at);
        let weekday = lexeme.weekday.filter(|_| self.is_capitalised(at) || self.str(at).len() > 5)?;
        let date = || Date::new(None, Field::Weekday(None, weekday)).ok();
        let parts = |at: usize| self.lexeme(at).part.filter(|_| self.lexeme(at).plural);
        // "on Monday and Tuesday nights"
        let shared = self.is(at + 1, F::And) && self.lexeme(at + 2).weekday.is_some();
        let (part, next) = match parts(at + 1) {
            Some(part) => (Some(part), at + 2),
            None => (parts(at + 3).filter(|_| shared), at + 1),
        };
        match part {
            Some(part) => {
                let day = Box::new(Expr::Date(date()?));
                Some((set(Expr::At(day, Clock::Part(part)), None, None), next))
            }
            // "on Mondays at 3 p.m."
            _ if lexeme.plural => match self.clock_after(at + 1, None) {
                Some((clock, end)) => Some((set(Expr::At(Box::new(Expr::Date(date()?)), clock), None, None), end)),
                None => Some((set(Expr::Date(date()?), None, None), at + 1)),
            },
            // "every Tuesday and Thursday"
            _ if at >= 3
                && self.is(at - 1, F::And)
                && self.lexeme(at - 2).weekday.is_some()
                && self.before(at - 2, &[F::Every, F::Each]) =>
            {
                Some(self.every_day(date()?, "EVERY", at + 1))
            }
            _ => None,
        }
    }
}

/// Five days a week.
fn weekdays(quant: Option<&'static str>) -> Phrase {
    set(Expr::Length(Duration::whole(1, Unit::Week)), quant, Some(Duration::whole(5, Unit::Day)))
}

fn set(expr: Expr, quant: Option<&'static str>, freq: Option<Duration>) -> Phrase {
    Phrase { set: Some(Box::new(Recurrence { quant, freq })), ..Phrase::new(expr) }
}
