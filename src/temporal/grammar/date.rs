//! Dates by name and number: "March 16, 2011", "the 3rd of March", "1861", "the late 1970s", "264 BC".

use crate::calendar::{Date, Field};
use crate::temporal::Expr;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexicon::Function as F;

impl Words<'_> {
    /// A month's name, with the full stop of its abbreviation.
    pub(crate) fn month(&self, at: usize) -> Parsed<u8> {
        let month = self.lexeme(at).month?;
        if self.is_glued(at) || !self.is_capitalised(at) {
            return None;
        }
        let name = self.str(at);
        let stop = if name.len() <= 4 && month != 5 { self.skip_stop(at + 1) } else { at + 1 };
        Some((month, stop))
    }

    /// A day of the month: `5`, `5th`, `fifth`.
    pub(crate) fn day_of_month(&self, at: usize) -> Parsed<u8> {
        if let Some((day, end)) = self.ordinal(at).filter(|(day, _)| (1..=31).contains(day)) {
            return Some((day as u8, end));
        }
        let (day, length) = self.digits(at)?;
        let fraction = self.sign(at + 1, ".:/")
            && self.is_joined(at + 1)
            && self.digits(at + 2).is_some()
            && self.is_joined(at + 2);
        ((1..=39).contains(&day) && length <= 2 && !fraction).then_some((day as u8, at + 1))
    }

    /// Four digits that can be a year, or a year in words ("nineteen ninety-six", "two thousand").
    pub(crate) fn year(&self, at: usize) -> Parsed<i32> {
        if let Some((year, 4)) = self.digits(at) {
            if self.is_glued(at)
                || self.sign(at + 1, ".,:/")
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
    fn short_year(&self, at: usize) -> Parsed<i32> {
        if !self.sign(at, "'’‘`") || !self.is_joined(at + 1) {
            return None;
        }
        let (year, 2) = self.digits(at + 1)? else { return None };
        Some((century_of(year), at + 2))
    }

    /// "480 BC", "AD 70": a year with its era, astronomically numbered.
    pub(crate) fn era_year(&self, at: usize) -> Parsed<i32> {
        if self.is(at, F::Ad) && self.str(at) == "AD" {
            let (year, _) = self.digits(at + 1)?;
            return (1..=9999).contains(&year).then_some((year as i32, at + 2));
        }
        let (year, _) = self.digits(at).filter(|(year, length)| *year > 0 && *length <= 4)?;
        let (bc, end) = self.era(at + 1)?;
        Some((if bc { 1 - year as i32 } else { year as i32 }, end))
    }

    /// "BC", "B.C.E.", "AD"; true for the years before Christ.
    pub(crate) fn era(&self, at: usize) -> Parsed<bool> {
        if !self.is_capitalised(at) {
            return None;
        }
        match self.function(at) {
            F::Bc => return Some((true, at + 1)),
            F::Ad => return Some((false, at + 1)),
            _ => {}
        }
        if self.str(at) == "B" && self.sign(at + 1, ".") && self.str(at + 2) == "C" {
            let end = self.skip_stop(at + 3);
            let e = self.str(end) == "E" && self.is_joined(end);
            return Some((true, if e { self.skip_stop(end + 1) } else { end }));
        }
        None
    }

    /// A date with a month in it, and what belongs to it: weekday before, year after.
    pub(crate) fn named_date(&self, at: usize) -> Parsed<Phrase> {
        if let Some((_, next)) = self.weekday(at) {
            let next = self.skip(self.skip_stop(next), ",");
            let next = if self.is(next, F::The) { next + 1 } else { next };
            let (phrase, end) = self.month_date(next)?;
            return phrase.is_day().then_some((phrase, end));
        }
        let (phrase, end) = self.month_date(at)?;
        // "July 7, 2016 (Thursday)" keeps its bracket outside.
        Some((phrase, end))
    }

    fn month_date(&self, at: usize) -> Parsed<Phrase> {
        self.month_first(at).or_else(|| self.day_first(at))
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
        let the = if self.is(next, F::The) { next + 1 } else { next };
        if let Some((day, end)) = self.day_of_month(the).filter(|_| !self.is_counting(the)) {
            let hour = self.clock(the).is_some_and(|(_, after)| after > end);
            if !hour || the > next {
                let (year, end) = self.year_after(end);
                return Some((whole(year, month, Some(day)), end));
            }
        }
        let (year, end) = self.year_after(next);
        Some((whole(year, month, None), end))
    }

    /// Whether the number is joined to the words that follow: "March 3 people"? No: "May 15,000 troops".
    fn is_counting(&self, at: usize) -> bool {
        self.cardinal(at).is_some_and(|(_, end)| end > at + 1) && self.digits(at).is_some()
    }

    /// "16 March 2011", "the 3rd of March", "16-Mar-2011".
    fn day_first(&self, at: usize) -> Parsed<Phrase> {
        let (day, next) = self.day_of_month(at)?;
        let next = if self.is(next, F::Of) { next + 1 } else { self.skip_hyphen(next) };
        let (month, next) = self.month(next)?;
        let next = self.skip_hyphen(next);
        let (year, end) = match self.year_of_date(next) {
            Some((year, end)) if self.hyphen(next - 1) => (Some(year), end),
            _ => self.year_after(next),
        };
        Some((whole(year, month, Some(day)), end))
    }

    /// The year that may follow a month or a day, with or without comma or "of".
    fn year_after(&self, at: usize) -> (Option<i32>, usize) {
        let year = |next: usize| self.era_year(next).or_else(|| self.year(next)).or_else(|| self.short_year(next));
        let followed = |found: Parsed<i32>| found.filter(|(_, end)| !self.is_clock_tail(*end));
        let comma = if self.sign(at, ",") { at + 1 } else { at };
        let of = if self.any(at, &[F::Of, F::In]) { at + 1 } else { comma };
        // "in the course of October in 1998": only "of" binds, or nothing.
        let next = if self.is(at, F::In) { comma } else { of };
        match followed(year(next)) {
            Some((year, end)) => (Some(year), end),
            None => (None, at),
        }
    }

    /// A year of two or four digits in a numeric date.
    fn year_of_date(&self, at: usize) -> Parsed<i32> {
        match self.digits(at)? {
            (year, 4) => Some((year as i32, at + 1)),
            (year, 2) => Some((century_of(year), at + 1)),
            _ => None,
        }
    }

    fn is_clock_tail(&self, end: usize) -> bool {
        self.sign(end, ":") && self.is_joined(end) && self.is_joined(end + 1) && self.digits(end + 1).is_some()
    }

    /// A weekday's name.
    pub(crate) fn weekday(&self, at: usize) -> Parsed<chrono::Weekday> {
        let lexeme = self.lexeme(at);
        let weekday = lexeme.weekday.filter(|_| !lexeme.plural && self.is_capitalised(at) && !self.is_glued(at))?;
        // "Sun" and "Sat" alone are a star and a verb.
        let short = matches!(self.str(at), "Sun" | "SUN" | "Sat" | "SAT" | "Mon" | "MON" | "Wed" | "WED");
        let dated = |at: usize| {
            let next = self.skip(self.skip_stop(at), ",");
            self.month(next).is_some() || self.digits(next).is_some()
        };
        (!short || dated(at + 1)).then(|| (weekday, if short { self.skip_stop(at + 1) } else { at + 1 }))
    }

    /// Years alone, decades and centuries, each with its era.
    pub(crate) fn year_or_more(&self, at: usize) -> Parsed<Phrase> {
        self.decade(at).or_else(|| self.century(at)).or_else(|| {
            let range = self.digits(at).filter(|(year, length)| *year > 0 && *length <= 4).and_then(|(year, _)| {
                let (later, end) =
                    (self.sign(at + 1, "-–—") || self.is(at + 1, F::To)).then(|| self.era_year(at + 2)).flatten()?;
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
        let short = self.sign(at, "'’‘`") && self.is_joined(at + 1);
        let digits = if short { at + 1 } else { at };
        let (year, length) = self.digits(digits)?;
        let apostrophe = self.sign(digits + 1, "'’") && self.is_joined(digits + 1);
        let s = if apostrophe { digits + 2 } else { digits + 1 };
        if year % 10 != 0 || !self.says(s, "s") || !self.is_joined(s) || self.is_glued(digits) {
            return None;
        }
        match length {
            4 if (1000..2200).contains(&year) => decade(year as i32, s + 1),
            3 if self.era(s + 1).is_some() => decade(year as i32, s + 1),
            2 if short || self.before(at, &[F::The, F::Early, F::Late, F::Mid]) && year >= 20 => {
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
        if lexeme.plain_unit() != Some(crate::calendar::Unit::Century) || !(1..=30).contains(&ordinal) {
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

    /// A year alone, where nothing says that it is another number.
    pub(crate) fn lone_year(&self, at: usize) -> Parsed<Phrase> {
        let (year, end) = self.year(at)?;
        self.is_year_like(at, end).then(|| Some((Phrase::told(year, Field::Year)?, end))).flatten()
    }

    fn is_year_like(&self, at: usize, end: usize) -> bool {
        let spanned = self.sign(end, "-–—") && self.year(end + 1).is_some();
        let placed = spanned || self.is_year_place(at);
        // "Kopp's 1987 Chevrolet"
        if at >= 2 && self.says(at - 1, "s") && self.sign(at - 2, "'’") && self.is_capitalised(end) {
            return false;
        }
        let year = self.digits(at).map_or(1900, |(year, _)| year);
        let before = at.checked_sub(1);
        let sign_before = before.is_some_and(|before| {
            self.sign(before, "$£€¥#%.+=*&_@:/\\") && (self.is_joined(at) || self.sign(before, "$£€¥#"))
        });
        if sign_before || self.hyphen(end) && self.is_word(end + 1) && !self.is_year_suffix(end + 1) {
            return false;
        }
        if self.sign(end, "%°$£€")
            || self.sign(end, ".,:/")
                && self.is_joined(end)
                && self.kind(end + 1) == Some(crate::text::TokenKind::Number)
                && self.is_joined(end + 1)
        {
            return false;
        }
        if self.is_joined(end) && (self.is_word(end) || self.kind(end) == Some(crate::text::TokenKind::Number)) {
            return false;
        }
        let counted = self.is_counted(end);
        if (1900..=2050).contains(&year) {
            return !counted || placed && !self.is_strongly_counted(end);
        }
        placed && !counted
    }

    fn is_year_suffix(&self, at: usize) -> bool {
        self.digits(at).is_some()
            || self.any(at, &[F::Period])
            || self.lexeme(at).unit.is_some()
            || self.says(at, "era")
            || self.says(at, "style")
    }

    /// Whether a word before says that a year comes.
    pub(crate) fn is_year_place(&self, at: usize) -> bool {
        const PLACES: [F; 13] = [
            F::In,
            F::Since,
            F::Of,
            F::By,
            F::From,
            F::Until,
            F::To,
            F::During,
            F::Before,
            F::After,
            F::Early,
            F::Late,
            F::Mid,
        ];
        self.before(at, &PLACES)
            || self.before(at, &[F::Between, F::Through, F::Ended, F::Fiscal])
            || at.checked_sub(1).is_some_and(|before| {
                self.says(before, "year")
                    || self.says(before, "years")
                    || self.says(before, "circa")
                    || self.lexeme(before).season.is_some()
                    || self.sign(before, "(–-")
                    || self.month(before).is_some()
            })
    }

    /// Whether a plural or a measure follows, so that the number counts it.
    fn is_counted(&self, end: usize) -> bool {
        let next = self.str(end);
        if !self.is_word(end)
            || self.function(end) != F::None
            || self.lexeme(end).season.is_some()
            || self.is_joined(end)
        {
            return false;
        }
        if self.lexeme(end).plural || self.lexeme(end).unit.is_some() && !self.is(end, F::Period) {
            return self.unit(end) != Some(crate::calendar::Unit::Quarter);
        }
        const MEASURES: [&str; 12] = [
            "people", "percent", "men", "women", "children", "troops", "miles", "feet", "meters", "metres", "tons",
            "soldiers",
        ];
        MEASURES.iter().any(|measure| next.eq_ignore_ascii_case(measure))
            || next.starts_with(|first: char| first.is_lowercase())
                && next.len() > 3
                && next.ends_with('s')
                && !next.ends_with("ss")
                && !next.ends_with("us")
                && !matches!(next, "was" | "were" | "has" | "does" | "says")
    }

    fn is_strongly_counted(&self, end: usize) -> bool {
        self.lexeme(end).plural
            || matches!(self.str(end), "people" | "percent" | "men" | "troops" | "soldiers" | "dollars")
    }

    /// Dates in digits: `2016-07-06`, `06/07/2016`, `6.7.16`.
    pub(crate) fn numeric_date(&self, at: usize) -> Parsed<Phrase> {
        if self.is_glued(at)
            || at.checked_sub(1).is_some_and(|before| self.sign(before, "$£€.-/") && self.is_joined(at))
        {
            return None;
        }
        let (first, first_length) = self.digits(at)?;
        let separator = self.str(at + 1);
        let sign = matches!(separator, "-" | "/" | ".") && self.is_joined(at + 1) && self.is_joined(at + 2);
        let (second, second_length) = self.digits(at + 2).filter(|(_, length)| sign && *length <= 2)?;
        let third = (self.str(at + 3) == separator && self.is_joined(at + 3) && self.is_joined(at + 4))
            .then(|| self.digits(at + 4))
            .flatten();
        let ended = |end: usize| {
            let digit = self.is_joined(end) && self.kind(end) == Some(crate::text::TokenKind::Number);
            let more = self.sign(end, "-/.")
                && self.is_joined(end)
                && self.is_joined(end + 1)
                && self.digits(end + 1).is_some();
            (!digit && !more).then_some(())
        };
        match (first_length, third) {
            (4, Some((day, 1 | 2))) => {
                ended(at + 5)?;
                Some((numeric(Some(first as i32), second, day), at + 5))
            }
            (4, None)
                if separator == "-"
                    && second_length == 2
                    && second != first % 100 + 1
                    && (1..=12).contains(&second)
                    && self.str(at + 2).starts_with('0') =>
            {
                ended(at + 3)?;
                Some((whole(Some(first as i32), second as u8, None), at + 3))
            }
            (1 | 2, Some((year, length @ (2 | 4)))) => {
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
            _ => None,
        }
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

/// A month and a day in digits that may be out of all bounds.
fn numeric(year: Option<i32>, month: u32, day: u32) -> Phrase {
    whole(year, u8::try_from(month).unwrap_or(u8::MAX), Some(u8::try_from(day).unwrap_or(u8::MAX)))
}

/// The century that two digits are read in: 70 to 99 in the twentieth, 00 to 69 in the twenty-first.
pub(crate) fn century_of(year: u32) -> i32 {
    year as i32 + if year >= 30 { 1900 } else { 2000 }
}
