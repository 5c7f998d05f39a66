//! Quarters, halves and the periods of earnings stories: "third-quarter", "the year-ago period", "first half of 1990".

use crate::calendar::{Amount, Date, Duration, Field, Seek, Unit};
use crate::temporal::Expr;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::rule::{Need, Rule};
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, Trait};
use crate::temporal::sorts::Sorts as S;

/// What a quarter, a half or another fiscal period needs.
pub(super) const FISCAL_NEEDS: &[Need] = &[
    (S::DIGITS.and(S::NUMBER).and(S::ORDINAL).and(S::LEADING), S::ANY, S::FIGURE),
    (S::FISCAL, S::ANY, S::FIGURE.and(S::DIGITS).and(S::NUMBER).and(S::OFFSET)),
    (S::FIGURE, S::ANY, S::UNIT),
    (S::UNIT, S::JOINT, S::OFFSET),
];
const FISCAL_PERIOD: Rule = Rule::new(FISCAL_NEEDS, |words, at| words.period(at));

impl Words<'_> {
    /// A quarter, a half or another fiscal period, with the article or possessive that belongs to it.
    pub(crate) fn fiscal_period(&self, at: usize) -> Parsed<Phrase> {
        FISCAL_PERIOD.ask(self, at)
    }

    fn period(&self, at: usize) -> Parsed<Phrase> {
        let article = if self.any(at, &[F::The, F::Possessive]) { at + 1 } else { at };
        // "the third-quarter loss" keeps its article to itself, "the third quarter" does not.
        let adjective = article > at && (article..article + 4).any(|at| self.hyphen(at) && self.unit(at + 1).is_some());
        let bare = |end: usize| article > at && self.any(end.saturating_sub(1), &[F::Ago, F::Earlier]);
        self.compared_period(article)
            .filter(|(_, end)| !bare(*end))
            .or_else(|| self.figures_period(article).filter(|_| article > at))
            .or_else(|| self.quarter(article).filter(|_| !adjective))
            .or_else(|| self.quarter_code(at))
            .or_else(|| self.fiscal_year(at, article))
    }

    /// "year-ago quarter", "year-earlier period", "comparable year-ago quarter", "year-ago third quarter".
    fn compared_period(&self, at: usize) -> Parsed<Phrase> {
        let start = if self.any(at, &[F::Comparable, F::Same]) { at + 1 } else { at };
        if self.unit(start) == Some(Unit::Year) && self.hyphen(start + 1) && self.any(start + 2, &[F::Ago, F::Earlier])
        {
            let next = start + 3;
            let base = Expr::Period(Box::new(Expr::Anchor), -1);
            if let Some((phrase, end)) = self.quarter(next)
                && let Expr::Find(date, _) = phrase.expr
            {
                let year = Expr::from_anchor(-1, Unit::Year);
                return Some((Phrase::new(Expr::Within(date, Box::new(year))), end));
            }
            // "the year-earlier nine months"
            if let Some((length, end)) = self.plain_length(next).filter(|(length, _)| !length.bare) {
                return Some((Phrase::new(Expr::Length(length.duration)), end));
            }
            let end = if self.is(next, F::Period) || self.unit(next).is_some() { next + 1 } else { next };
            return Some((Phrase::new(base), end));
        }
        if start == at && !self.is(at, F::Comparable) {
            return None;
        }
        // "the same period last year", "the comparable quarter a year ago"
        let period = self.is(start, F::Period) || self.unit(start) == Some(Unit::Quarter);
        let next = if self.any(start + 1, &[F::Of, F::In]) { start + 2 } else { start + 1 };
        let last_year = self.any(next, &[F::Last]) && self.unit(next + 1) == Some(Unit::Year);
        let ago =
            self.is(next, F::A) && self.unit(next + 1) == Some(Unit::Year) && self.any(next + 2, &[F::Ago, F::Earlier]);
        let end = if last_year { next + 2 } else { next + 3 };
        (period && (last_year || ago)).then(|| (Phrase::new(Expr::Period(Box::new(Expr::Anchor), -1)), end))
    }

    /// "the quarter", "the latest quarter", "the latest period", "the 1988 quarter".
    fn figures_period(&self, at: usize) -> Parsed<Phrase> {
        if let Some((year, next)) = self.year(at) {
            let of = Expr::Date(Date::new(Some(year), Field::Year).ok()?);
            if self.unit(next) == Some(Unit::Quarter) || self.is(next, F::Period) {
                return Some((Phrase::new(Expr::Fiscal(Box::new(of), Unit::Quarter)), next + 1));
            }
            let (phrase, end) = self.quarter(next)?;
            let Expr::Find(date, _) = phrase.expr else { return None };
            return Some((Phrase::new(Expr::Within(date, Box::new(of))), end));
        }
        let next = if self.is(at, F::Latest) { at + 1 } else { at };
        let quarter = self.unit(next) == Some(Unit::Quarter) && !self.lexeme(next).plural && !self.hyphen(next + 1);
        let period = next > at && self.is(next, F::Period);
        let named = || match self.quarter_ended(next + 1).filter(|_| quarter) {
            Some(expr) => expr,
            None => Expr::Fiscal(Box::new(Expr::Memory), Unit::Quarter),
        };
        // "for the quarter a year ago"
        let year = self.is(next + 1, F::A) && self.unit(next + 2) == Some(Unit::Year);
        if quarter && year && self.any(next + 3, &[F::Ago, F::Earlier]) {
            return Some((Phrase::new(Expr::Period(Box::new(Expr::Anchor), -1)), next + 4));
        }
        // "the quarter of the old town"
        let part = next == at && self.is(next + 1, F::Of) && self.year(next + 2).is_none();
        ((quarter || period) && !part).then(|| (Phrase::new(named()), next + 1))
    }

    /// "the quarter ended July 31": that of the calendar which holds the middle of the three months.
    fn quarter_ended(&self, at: usize) -> Option<Expr> {
        let (day, _) = self.named_date(at + 1).filter(|(day, _)| self.is(at, F::Ended) && day.is_day())?;
        let end = match day.expr {
            Expr::Find(date, _) => Expr::Find(date, Seek::OnOrBefore),
            expr => expr,
        };
        let middle = Expr::Shift(Box::new(end), -45, Unit::Day);
        Some(Expr::Containing(Box::new(middle), Unit::Quarter))
    }

    /// "third quarter", "third-quarter", "fiscal first quarter", "second half", "first two quarters".
    fn quarter(&self, at: usize) -> Parsed<Phrase> {
        let start = if self.is(at, F::Fiscal) { self.skip_hyphen(at + 1) } else { at };
        let ordinal = |at| self.ordinal(at).or_else(|| self.any(at, &[F::Last, F::Latter]).then_some((-1, at + 1)));
        let (ordinal, next) = ordinal(start)?;
        let next = self.skip_hyphen(next);
        let next = if self.is(next, F::Fiscal) { next + 1 } else { next };
        if let Some((2, after)) = self.cardinal(next)
            && self.unit(after) == Some(Unit::Quarter)
            && (!self.is(start, F::Last) || self.is(after + 1, F::Of))
        {
            let half = Field::Half(Some(if ordinal == 1 { 1 } else { 2 }));
            return Some((Phrase::sought(half, Seek::OnOrBefore)?, after + 1));
        }
        let part = self.is_part_of_thing(next + 1);
        let field = if self.unit(next) == Some(Unit::Quarter) && !self.lexeme(next).plural && !part {
            match ordinal {
                1..=4 => Field::Quarter(Some(ordinal as u8)),
                -1 if !self.is(start, F::Last) => Field::Quarter(Some(4)),
                _ => return None,
            }
        } else if self.is(next, F::Half) && self.is_half_of_year(at, next + 1) {
            match ordinal {
                1..=2 => Field::Half(Some(ordinal as u8)),
                -1 => Field::Half(Some(2)),
                _ => return None,
            }
        } else {
            return None;
        };
        Some((Phrase::sought(field, Seek::OnOrBefore)?, next + 1))
    }

    /// Whether a quarter is no year's: "the third quarter of the match".
    pub(crate) fn is_part_of_thing(&self, of: usize) -> bool {
        let thing = self.is_word(of + 2) && self.is_timeless(of + 2);
        self.is(of, F::Of) && self.any(of + 1, &[F::The, F::A]) && thing
    }

    /// Whether a half is one of a year, not of a match, a page or a book.
    fn is_half_of_year(&self, at: usize, end: usize) -> bool {
        // "1988's first half", "last year's first half"
        let owner = at.checked_sub(3).filter(|owner| self.possessive(owner + 1) == Some(at));
        if owner.is_some_and(|owner| self.year(owner).is_some() || self.unit(owner) == Some(Unit::Year)) {
            return true;
        }
        if self.is(end, F::Of) {
            let next = if self.any(end + 1, &[F::The, F::This, F::Last, F::Next, F::That]) { end + 2 } else { end + 1 };
            return self.year(next).is_some()
                || self.short_decade(next)
                || self.unit(next).is_some()
                || self.is(next, F::Fiscal);
        }
        // "pretax profit for the first half rose", "first-half sales"
        let figured = |at: usize| self.has(at, Trait::Figure);
        self.year(end).is_some() || (at.saturating_sub(6)..at).any(figured) || (end..end + 4).any(figured)
    }

    fn short_decade(&self, at: usize) -> bool {
        self.year_or_more(at).is_some()
    }

    /// "Q3", "3Q", "Q3 2015", "H1 2016".
    fn quarter_code(&self, at: usize) -> Parsed<Phrase> {
        let letter = |at: usize| match self.str(at) {
            "Q" | "q" => Some(Unit::Quarter),
            "H" => Some(Unit::Quarter).filter(|_| self.is_joined(at + 1)),
            // "h1 2015", as it is typed
            "h" if self.small => Some(Unit::Quarter).filter(|_| self.is_joined(at + 1) && !self.is_joined(at)),
            _ => None,
        };
        // "2018Q4", "2018-Q4", "2018 Q4"
        if let Some((year, 4)) = self.digits(at)
            && let coded = self.skip_hyphen(at + 1)
            && letter(coded).is_some()
            && self.is_joined(coded + 1)
            && let Some((number, 1)) = self.digits(coded + 1)
        {
            let number = Some(number as u8);
            let field = if self.says(coded, "h") { Field::Half(number) } else { Field::Quarter(number) };
            return Some((Phrase::told(year as i32, field)?, coded + 2));
        }
        let (number, half, end) = if letter(at).is_some() && self.is_joined(at + 1) {
            (self.digits(at + 1)?, self.says(at, "h"), at + 2)
        } else {
            let number = self.digits(at)?;
            let half = self.str(at + 1) == "H" && self.is_joined(at + 1) && !self.is_joined(at + 2);
            letter(at + 1)
                .filter(|_| self.is_joined(at + 1) && self.says(at + 1, "Q"))
                .or(half.then_some(Unit::Quarter))?;
            (number, half, at + 2)
        };
        let fiscal = || self.year_of_date(end + 1).filter(|_| self.str(end) == "FY");
        let year = self.year(end).or_else(fiscal);
        let field = match number {
            (number @ 1..=4, 1) if !half => Field::Quarter(Some(number as u8)),
            (number @ 1..=2, 1) if year.is_some() => Field::Half(Some(number as u8)),
            _ => return None,
        };
        match year {
            Some((year, end)) => Some((Phrase::told(year, field)?, end)),
            None => Some((Phrase::sought(field, Seek::OnOrBefore)?, end)),
        }
    }

    /// "fiscal 1989", "fiscal year 1990", "the current fiscal year".
    fn fiscal_year(&self, at: usize, article: usize) -> Parsed<Phrase> {
        // "FY2015", "FY 15"
        if self.str(article) == "FY"
            && let Some((year, end)) = self.year_of_date(article + 1)
        {
            return Some((Phrase::told(year, Field::Year)?, end));
        }
        let fiscal = if self.any(article, &[F::Current, F::Last, F::Next, F::Full]) { article + 1 } else { article };
        if !self.is(fiscal, F::Fiscal) {
            return None;
        }
        let unit = self.unit(fiscal + 1) == Some(Unit::Year);
        let next = if unit { fiscal + 2 } else { fiscal + 1 };
        if let Some((year, end)) = self.year(next) {
            return Some((Phrase::told(year, Field::Year)?, end));
        }
        if !unit {
            return None;
        }
        let by = match self.function(article) {
            F::Last => -1,
            F::Next => 1,
            F::Current => 0,
            _ if article > at || self.is(at, F::This) => 0,
            _ => return None,
        };
        if self.is(next, F::Ended) {
            return Some((Phrase::new(Expr::Length(Duration::whole(1, Unit::Year))), next));
        }
        Some((Phrase::new(Expr::from_anchor(by, Unit::Year)), next))
    }

    /// "the first nine months", "the first two years", "the last three days" of something.
    pub(crate) fn run_of_units(&self, at: usize) -> Parsed<(i32, Duration)> {
        let next = if self.is(at, F::The) { at + 1 } else { at };
        let from_start = match (self.lexeme(next).ordinal, self.function(next)) {
            (Some(1), _) => true,
            (Some(-1), _) | (_, F::Last) => false,
            _ => return None,
        };
        let (length, end) = self.plain_length(next + 1).filter(|(length, _)| length.duration.second().is_none())?;
        let (amount, _) = length.duration.first();
        let count = match amount {
            Amount::Whole(count) => i32::try_from(count).ok()?,
            _ => return None,
        };
        (count > 1).then_some(((if from_start { count } else { -count }, length.duration), end))
    }
}
