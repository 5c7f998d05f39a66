//! The second half of a range: "March 3 to 5", "1861–65".

use crate::calendar::{Date, Field};
use crate::temporal::Expr;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;

impl Words<'_> {
    /// The first day of "3 to 5 March", "between 3 and 5 March".
    pub(crate) fn first_day(&self, at: usize) -> Parsed<Phrase> {
        if let Some((clock, end)) = self.first_hour(at) {
            return Some((Phrase::new(Expr::Clock(clock)), end));
        }
        if let Some(found) = self.first_in_digits(at) {
            return Some(found);
        }
        let (first, end) = self.day_of_month(at).filter(|_| !self.is_glued(at))?;
        let listed = at >= 2 && self.sign(at - 1, signs!(",")) && self.day_of_month(at - 2).is_some();
        let linked = self.any(end, &[F::To, F::Through])
            || self.sign(end, signs!("-–—"))
            || self.is(end, F::And) && (listed || self.before(at, &[F::Between, F::On]));
        let last = if self.sign(end, signs!(",")) { self.last_of_list(at) } else { linked.then_some(end + 1) }?;
        let (second, _) = self.named_date(last).filter(|_| self.day_of_month(last).is_some())?;
        let date = match second.expr {
            Expr::Date(date) | Expr::Find(date, _) => date,
            _ => return None,
        };
        let Field::Day(month, Some(last)) = date.field() else { return None };
        let date = Date::new(date.year(), Field::Day(month, Some(first))).ok()?;
        (first < last).then(|| (Phrase::date(date), end))
    }

    /// The second day of "10.-11.04.2017", with where it stands.
    pub(crate) fn second_in_digits(&self, end: usize) -> Option<(Phrase, usize, usize)> {
        let (phrase, start) = self.last_in_digits(end).filter(|_| self.first_in_digits(end - 1).is_some())?;
        Some((phrase, start, start + 5))
    }

    /// The second day of "March 3 to 5", with where it stands.
    pub(crate) fn second_day(&self, end: usize, first: Date) -> Option<(Phrase, usize, usize)> {
        let dash = self.sign(end, signs!("-–—"));
        let listed = self.sign(end, signs!(",")) && self.lists_days(end + 1);
        if !dash && !listed && !self.any(end, &[F::To, F::Through, F::And, F::Or, F::Until]) {
            return None;
        }
        let (day, after) = self.day_of_month(end + 1)?;
        let Field::Day(month, Some(begin)) = first.field() else { return None };
        let counted = self.lexeme(after).unit.is_some()
            || self.month(after).is_some()
            || self.is(after, F::Of) && self.month(after + 1).is_some()
            || self.clock(end + 1).is_some();
        if day <= begin || counted || self.is_joined(after) && self.is_word(after) {
            return None;
        }
        if self.any(end, &[F::And, F::Or]) && self.is_word(after) && self.function(after) == F::None {
            return None;
        }
        let (year, after) = match first.year() {
            None => self.year_after(after),
            year => (year, after),
        };
        let date = Date::new(year, Field::Day(month, Some(day))).ok()?;
        Some((Phrase::date(date), end + 1, after))
    }

    /// Whether days go on to the end of their list: "4 and 5" of "May 3, 4 and 5".
    fn lists_days(&self, at: usize) -> bool {
        let last = self.last_of_list(at).and_then(|last| self.day_of_month(last));
        last.is_some_and(|(_, end)| !self.is_word(end) || self.function(end) != F::None)
    }

    /// Where the last day of a list stands, behind "and": the 5 of "3, 4 and 5".
    fn last_of_list(&self, at: usize) -> Option<usize> {
        let mut at = at;
        for _ in 0..8 {
            let (_, next) = self.day_of_month(at)?;
            let and = self.skip(next, signs!(","));
            if self.any(and, &[F::And, F::Or]) {
                return self.day_of_month(and + 1).map(|_| and + 1);
            }
            at = if self.sign(next, signs!(",")) { next + 1 } else { return None };
        }
        None
    }

    /// The second time of "1pm to 3", with where it stands.
    pub(crate) fn second_time(&self, end: usize, first: &Expr) -> Option<(Phrase, usize, usize)> {
        let (clock, day) = match first {
            Expr::Clock(clock) => (*clock, None),
            Expr::At(day, clock) => (*clock, Some(day.clone())),
            _ => return None,
        };
        let (clock, start, after) = self.second_clock(end, clock)?;
        let (phrase, after) = match day {
            Some(day) => (Phrase::new(Expr::At(day, clock)), after),
            None => self.clock_of_day(clock, after),
        };
        Some((phrase, start, after))
    }

    /// The second year of "1861–65".
    pub(crate) fn second_year(&self, end: usize) -> Option<(Phrase, usize, usize)> {
        let (first, _) = self.year(end.checked_sub(1)?).filter(|(_, after)| *after == end)?;
        if !(self.hyphen(end) || self.sign(end, signs!("/")) && self.is_joined(end)) {
            return None;
        }
        let (second, 2) = self.digits(end + 1)? else { return None };
        let year = first - first % 100 + second as i32;
        let closed = !(self.is_joined(end + 2) && (self.is_word(end + 2) || self.sign(end + 2, signs!("-/"))));
        let date = Date::new(Some(year), Field::Year).ok()?;
        (year > first && closed).then(|| (Phrase::date(date), end + 1, end + 2))
    }
}
