//! Years, decades and centuries: "1861", "the late 1970s", "20th century", "264 BC".

use crate::calendar::{Field, Unit};
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;
use crate::temporal::{Expr, Modifier};

impl Words<'_> {
    /// Four digits that can be a year, or a year in words ("nineteen ninety-six", "two thousand").
    pub(crate) fn year(&self, at: usize) -> Parsed<i32> {
        if let Some((year, 4)) = self.digits(at) {
            // "the 2015/16 season"
            let season = self.sign(at + 1, signs!("/"))
                && self.digits(at + 2) == Some(((year + 1) % 100, 2))
                && !(self.is_joined(at + 3) && self.sign(at + 3, signs!("/-:")));
            if self.is_glued(at)
                || !season
                    && self.sign(at + 1, signs!(".,:/"))
                    && self.is_joined(at + 1)
                    && self.is_joined(at + 2)
                    && self.digits(at + 2).is_some()
            {
                return None;
            }
            return (1000..=2199).contains(&year).then_some((year as i32, at + 1));
        }
        if self.says(at, "two") && self.lexeme(at + 1).scale == Some(1000) {
            let next = if self.is(at + 2, F::And) { at + 3 } else { at + 2 };
            let ones = self.cardinal(next).filter(|(ones, _)| *ones < 100 && self.digits(next).is_none());
            return Some(ones.map_or((2000, at + 2), |(ones, end)| (2000 + ones as i32, end)));
        }
        let century = self.lexeme(at).number.filter(|century| (13..=20).contains(century))?;
        let next = self.skip_hyphen(at + 1);
        let tens = self.lexeme(next).number.filter(|tens| *tens >= 10)?;
        let end = self.skip_hyphen(next + 1);
        let ones = self.lexeme(end).number.filter(|ones| tens >= 20 && (1..10).contains(ones));
        let year = (century * 100 + tens) as i32;
        Some(ones.map_or((year, next + 1), |ones| (year + ones as i32, end + 1)))
    }

    /// Two digits after an apostrophe: "'98".
    pub(crate) fn short_year(&self, at: usize) -> Parsed<i32> {
        if !self.sign(at, signs!("'’‘`")) || !self.is_joined(at + 1) {
            return None;
        }
        let (year, 2) = self.digits(at + 1)? else { return None };
        Some((century_of(year), at + 2))
    }

    /// "480 BC", "AD 70": a year with its era, astronomically numbered.
    pub(crate) fn era_year(&self, at: usize) -> Parsed<i32> {
        let stopped = self.str(at) == "A" && self.sign(at + 1, signs!(".")) && self.str(at + 2) == "D";
        if self.is(at, F::Ad) && self.str(at) == "AD" || stopped {
            let next = if stopped { self.skip_stop(at + 3) } else { at + 1 };
            let (year, _) = self.digits(next)?;
            return (1..=9999).contains(&year).then_some((year as i32, next + 1));
        }
        let (year, _) = self.digits(at).filter(|(year, length)| *year > 0 && *length <= 4)?;
        let (bc, end) = self.era(at + 1)?;
        Some((if bc { 1 - year as i32 } else { year as i32 }, end))
    }

    /// "BC", "B.C.E.", "AD", "A.D.", "C.E."; true for the years before Christ.
    pub(crate) fn era(&self, at: usize) -> Parsed<bool> {
        if !self.is_capitalised(at) {
            return None;
        }
        match self.function(at) {
            F::Bc => return Some((true, at + 1)),
            F::Ad => return Some((false, at + 1)),
            _ => {}
        }
        let stopped = |first: &str, second: &str| {
            self.str(at) == first
                && self.sign(at + 1, signs!("."))
                && self.str(at + 2) == second
                && self.is_joined(at + 2)
        };
        if stopped("A", "D") || stopped("C", "E") {
            return Some((false, self.skip_stop(at + 3)));
        }
        if stopped("B", "C") {
            let end = self.skip_stop(at + 3);
            let e = self.str(end) == "E" && self.is_joined(end);
            return Some((true, if e { self.skip_stop(end + 1) } else { end }));
        }
        None
    }

    /// Years alone, decades and centuries, each with its era.
    pub(crate) fn year_or_more(&self, at: usize) -> Parsed<Phrase> {
        self.decade(at).or_else(|| self.century(at)).or_else(|| {
            let range = self.digits(at).filter(|(year, length)| *year > 0 && *length <= 4).and_then(|(year, _)| {
                let (later, end) = (self.sign(at + 1, signs!("-–—")) || self.is(at + 1, F::To))
                    .then(|| self.era_year(at + 2))
                    .flatten()?;
                let bc = later <= 0 && self.digits(end).is_none();
                bc.then_some((1 - year as i32, at + 1))
            });
            let found =
                range.or_else(|| self.era_year(at)).or_else(|| self.short_year(at).filter(|_| self.is_year_place(at)));
            found.and_then(|(year, end)| Some((Phrase::told(year, Field::Year)?, end)))
        })
    }

    /// "1990s", "'90s", "nineties", "460s BC".
    fn decade(&self, at: usize) -> Parsed<Phrase> {
        // "in his early 20s", "a woman in her sixties", "his mid- to late 40s"
        let part = |at: &usize| self.any(*at, &[F::Early, F::Late, F::Mid, F::To]) || self.sign(*at, signs!("-"));
        let owner = (0..at).rev().find(|at| !part(at));
        let of_age = owner.is_some_and(|owner| self.is(owner, F::Possessive) && !self.says(owner, "its"));
        if of_age && self.digits(at).is_none_or(|(_, length)| length != 4) {
            return None;
        }
        let decade = |year: i32, end: usize| {
            let bc = self.era(end).filter(|(bc, _)| *bc);
            let (first, end) = match bc {
                // The decade 469–460 BC is the years -468 to -459.
                Some((_, end)) => (-(year + 9) + 1, end),
                None => (year, end),
            };
            Some((Phrase::told(first, Field::Decade)?, end))
        };
        if let Some(tens) = self.lexeme(at).decade {
            let counted = self.lexeme(at.wrapping_sub(1)).number == Some(19) || self.says(at.wrapping_sub(1), "mid");
            return (tens >= 20 && (counted || self.before(at, &[F::The, F::Early, F::Late, F::Mid])))
                .then(|| decade(1900 + tens, at + 1))
                .flatten();
        }
        let short = self.sign(at, signs!("'’‘`")) && self.is_joined(at + 1);
        let digits = if short { at + 1 } else { at };
        let (year, length) = self.digits(digits)?;
        let apostrophe = self.sign(digits + 1, signs!("'’")) && self.is_joined(digits + 1);
        let s = if apostrophe { digits + 2 } else { digits + 1 };
        if year % 10 != 0 || !self.says(s, "s") || !self.is_joined(s) || self.is_glued(digits) {
            return None;
        }
        match length {
            // "1000s of protesters"
            4 if year == 1000 && !self.before(at, &[F::The]) => None,
            4 if (1000..2200).contains(&year) => decade(year as i32, s + 1),
            3 if self.era(s + 1).is_some() => decade(year as i32, s + 1),
            2 if short || self.before(at, &[F::The, F::Early, F::Late, F::Mid]) && (year >= 20 || year == 0) => {
                decade(century_of(year), s + 1)
            }
            _ => None,
        }
    }

    /// "20th century", "the nineteenth century", "9th century BC".
    fn century(&self, at: usize) -> Parsed<Phrase> {
        let (ordinal, next) = self.ordinal(at)?;
        let next = self.skip_hyphen(next);
        let lexeme = self.lexeme(next);
        if lexeme.plain_unit() != Some(Unit::Century) || !(1..=30).contains(&ordinal) {
            return None;
        }
        let (year, end) = match self.era(next + 1) {
            // The fourth century BC is the years 399 to 300, as TIMEX writes them: BC03.
            Some((true, end)) => (1 - ((ordinal - 1) * 100 + 50), end),
            Some((false, end)) => ((ordinal - 1) * 100, end),
            None => ((ordinal - 1) * 100, next + 1),
        };
        Some((Phrase::told(year, Field::Century)?, end))
    }

    /// "the 1990s", "the year 1994".
    pub(super) fn year_or_more_with_article(&self, at: usize) -> Parsed<Phrase> {
        let next = if self.is(at, F::The) { at + 1 } else { at };
        let year = || self.lone_year(next + 1).filter(|_| next > at && self.says(next, "year"));
        year().or_else(|| self.year_or_more(next))
    }

    /// "year-end", "year's end".
    pub(super) fn year_end(&self, at: usize) -> Parsed<Phrase> {
        if self.unit(at) != Some(Unit::Year) || self.lexeme(at).plural {
            return None;
        }
        let end = self.possessive(at + 1).or_else(|| self.hyphen(at + 1).then_some(at + 2))?;
        self.is(end, F::End).then(|| (Phrase::new(Expr::from_anchor(0, Unit::Year)).with(Modifier::End), end + 1))
    }

    /// A year alone, where nothing says that it is another number.
    pub(crate) fn lone_year(&self, at: usize) -> Parsed<Phrase> {
        let (year, end) = self.year(at)?;
        self.is_year_like(at, end).then(|| Some((Phrase::told(year, Field::Year)?, end))).flatten()
    }
}

/// Whether an expression is of one year.
pub(crate) fn is_year(expr: &Expr) -> bool {
    match expr {
        Expr::Containing(_, unit) | Expr::Shift(_, _, unit) => *unit == Unit::Year,
        Expr::Date(date) => date.field() == Field::Year,
        Expr::Period(..) => true,
        _ => false,
    }
}

/// The century that two digits are read in: 30 to 99 in the twentieth, 00 to 29 in the twenty-first.
pub(crate) fn century_of(year: u32) -> i32 {
    year as i32 + if year >= 30 { 1900 } else { 2000 }
}
