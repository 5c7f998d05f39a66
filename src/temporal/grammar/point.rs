//! Dates and times put together: parts of dates, times of days, days of months of years.

use crate::calendar::{Clock, Field, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::Expr;
use crate::temporal::grammar::clock::on_the_half;
use crate::temporal::grammar::date::NAMED_DATE;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::quarter::FISCAL_NEEDS;
use crate::temporal::grammar::rule::{Need, Rule};
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::tables::{Place, Table};
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;
use crate::temporal::sorts::Sorts as S;

/// What a holiday's name needs.
const HOLIDAY: &[Need] = &[(S::HOLIDAY, S::ANY, S::ANY)];

/// Points that others may be a part of.
pub(super) const POINTS: [Rule; 2] = [
    Rule::new(
        &[
            (S::CLOCK.and(S::PLACED), S::ANY, S::ANY),
            (S::FOUR, S::CLOSE, S::ANY),
            (
                S::DIGITS.and(S::NUMBER),
                S::CLOSE.and(S::COLON),
                S::HOUR.and(S::CLOCK).and(S::COLON).and(S::JOINT).and(S::PART).and(S::DAY).and(S::LOOSE),
            ),
            (S::NUMBER, S::NUMBER, S::ANY),
            (S::ARTICLE, S::CLOCK, S::ANY),
        ],
        |words, at| words.clock_first(at),
    ),
    Rule::new(&[(S::PARTIAL, S::CLOSE.and(S::APOSTROPHE), S::DATE), (S::EDGE, S::OF, S::ANY)], |words, at| {
        words.part_of_date(at)
    }),
];

/// Points that are no part of others, but in what stands around a date.
pub(super) const WHOLES: [Rule; 3] = [
    Rule::new(&[(S::PART, S::CLOSE, S::ANY)], |words, at| words.part_first(at)),
    Rule::new(&[(S::ORDINAL.and(S::FISCAL), S::CLOSE, S::OF)], |words, at| words.nth_unit(at)),
    Rule::new(
        &[
            (S::COUNT.and(S::COMPARISON).and(S::UNIT).and(S::DAY).and(S::PART), S::ANY, S::APOSTROPHE),
            (S::POINTING.and(S::LEADING), S::CLOSE, S::APOSTROPHE),
        ],
        |words, at| words.qualified(at),
    ),
];

/// Dates without the parts and times that may be joined to them: those that are told whole.
pub(super) const DATES: [Rule; 10] = [
    Rule::new(&[(S::DIGITS, S::JOINT, S::ANY)], |words, at| words.numeric_date(at)),
    Rule::new(&[(S::EIGHT, S::ANY, S::ANY)], |words, at| words.eight_digits(at)),
    Rule::new(&[(S::FOUR, S::JOINT, S::ANY), (S::UNIT, S::DIGITS, S::ANY)], |words, at| words.week_by_number(at)),
    // "May Day"
    Rule::new(&[(S::MONTH, S::NAMED, S::ANY)], |words, at| words.holiday_of_month(at)),
    NAMED_DATE,
    Rule::new(FISCAL_NEEDS, |words, at| words.fiscal_period(at).map(|(phrase, end)| words.of_year(phrase, end))),
    Rule::new(&[(S::UNIT, S::ANY, S::EDGE)], |words, at| words.year_end(at)),
    Rule::new(
        &[
            (S::DIGITS.and(S::ORDINAL), S::EPOCH.and(S::JOINT).and(S::SUFFIX).and(S::ORDINAL), S::EPOCH),
            (S::DIGITS, S::ERA.and(S::HOUR).and(S::BREAK), S::EPOCH.and(S::JOINT)),
            (S::DECADE, S::ANY, S::ANY),
            (S::APOSTROPHE, S::DIGITS, S::ANY),
            (S::ERA, S::ANY, S::DIGITS),
            (S::UNIT, S::DIGITS.and(S::NUMBER), S::ANY),
        ],
        |words, at| words.year_or_more_with_article(at),
    ),
    Rule::new(&[(S::UNIT, S::ANY, S::MONTH.and(S::DIGITS).and(S::ORDINAL))], |words, at| words.week_of_day(at)),
    Rule::new(&[(S::WEEKDAY.and(S::ORDINAL).and(S::POINTING), S::ANY, S::BESIDE)], |words, at| {
        words.weekday_beside(at)
    }),
];

/// And those that are told by a name or a number alone.
pub(super) const NAMES: [Rule; 5] = [
    Rule::new(HOLIDAY, |words, at| words.holiday(at).map(|(phrase, end)| words.of_year(phrase, end))),
    Rule::new(&[(S::WEEKDAY, S::ANY, S::ANY)], |words, at| words.weekday_alone(at)),
    Rule::new(
        &[
            (S::DIGITS, S::SUFFIX, S::ANY),
            (S::DIGITS.and(S::ORDINAL), S::OF.and(S::ORDINAL).and(S::JOINT), S::UNIT),
            (S::PLACED, S::ANY, S::ANY),
        ],
        |words, at| words.nth_day(at),
    ),
    Rule::new(&[(S::SEASON, S::ANY, S::DIGITS.and(S::NUMBER).and(S::OF).and(S::ERA))], |words, at| {
        words.season_of_year(at)
    }),
    Rule::new(
        &[(S::FOUR, S::ANY, S::ANY), (S::NUMBER, S::NUMBER.and(S::AMOUNT).and(S::JOINT), S::NUMBER.and(S::AMOUNT))],
        |words, at| words.lone_year(at),
    ),
];

impl Words<'_> {
    /// A point or stretch of the calendar, however told.
    pub(crate) fn point(&self, place: Place) -> Parsed<Phrase> {
        self.first(Table::Points, place).or_else(|| self.whole_point_at(place))
    }

    /// A point that is no part of another: what "the end of" may stand before. No rule below this one calls
    /// [`point`](Words::point), so that no text can make rules call each other without end.
    pub(crate) fn whole_point(&self, at: usize) -> Parsed<Phrase> {
        self.whole_point_at(self.place(at))
    }

    fn whole_point_at(&self, place: Place) -> Parsed<Phrase> {
        let extended = |(phrase, end)| self.extended(phrase, end);
        self.first(Table::Wholes, place).or_else(|| self.core_at(place).map(extended))
    }

    /// "10 p.m. Wednesday", "6 a.m. EDT on Nov. 9", "8 p.m.".
    fn clock_first(&self, at: usize) -> Parsed<Phrase> {
        let Some((clock, end)) = self.clock(at) else {
            // "8 tonight", "at 7 this evening"
            let typed = self.before(at, &[F::At]).then(|| self.bare_hour(at, None)).flatten();
            if let Some((clock, end)) = typed.filter(|(_, end)| self.small && self.is(*end, F::Today))
                && let Some((day, end)) = self.core(end)
            {
                return Some((day.at(clock), end));
            }
            if let Some((hour @ 1..=12, end)) = self.cardinal(at)
                && (self.is(end, F::Tonight) || self.before(at, &[F::At]))
                && let Some((Phrase { expr: Expr::At(day, Clock::Part(part)), .. }, end)) = self.core(end)
            {
                let clock = Clock::new(hour, Some(0), None, None)?;
                return Some((Phrase::new(Expr::At(day, on_the_half(clock, part))), end));
            }
            let (clock, end) = self.hundreds(at).filter(|_| self.before(at, &[F::At]))?;
            let on = if self.is(end, F::On) { end + 1 } else { end };
            let (phrase, end) = match self.core(on).filter(|(day, _)| day.is_day()) {
                Some((day, end)) => (day.at(clock), end),
                None => (Phrase::new(Expr::Clock(clock)), end),
            };
            return Some((phrase.only(DocumentType::Colloquial), end));
        };
        // "5:34 AM Baghdad time on March 20", "8 p.m. local time Monday"
        let end = if self.is_word(end) && self.says(end + 1, "time") { end + 2 } else { end };
        let end = if self.says(end, "sharp") { end + 1 } else { end };
        Some(self.clock_of_day(clock, end))
    }

    /// A clock time with the day that stands behind it: "10 p.m. on Wednesday".
    pub(crate) fn clock_of_day(&self, clock: Clock, end: usize) -> (Phrase, usize) {
        let comma = self.skip(end, signs!(","));
        let on = if self.any(comma, &[F::On, F::Of]) { comma + 1 } else { comma };
        let the = if self.is(on, F::The) && self.ordinal(on + 1).is_some() { on + 1 } else { on };
        match self.core(the).or_else(|| self.part_first(on)) {
            // "10 p.m. on Wednesday night"
            Some((day, end)) if day.is_day() => match self.part_of_day(end) {
                Some((part, end)) => (day.at(on_the_half(clock, part)), end),
                None => (day.at(clock), end),
            },
            // "8:30 tonight"
            Some((Phrase { expr: Expr::At(day, Clock::Part(part)), .. }, end)) => {
                (Phrase::new(Expr::At(day, on_the_half(clock, part))), end)
            }
            _ => (self.on_day_beyond(clock, end), end),
        }
    }

    /// A time whose day is told behind the same time of another zone: "8 p.m. (1700 GMT) on Wednesday".
    fn on_day_beyond(&self, clock: Clock, end: usize) -> Phrase {
        let other = if self.sign(end, signs!("(")) { self.clock(end + 1).map(|(_, end)| end) } else { Some(end) };
        let day = other.filter(|end| self.sign(*end, signs!(")"))).and_then(|close| {
            let on = if self.is(close + 1, F::On) { close + 2 } else { close + 1 };
            self.core(on).filter(|(day, _)| day.is_day())
        });
        day.map_or_else(|| Phrase::new(Expr::Clock(clock)), |(day, _)| day.at(clock))
    }

    /// "this year's third quarter", "last year's fourth quarter", "Monday's", "1988's first half".
    fn qualified(&self, at: usize) -> Parsed<Phrase> {
        let (year, end) = self.relative(at).or_else(|| self.lone_year(at))?;
        let next = self.possessive(end)?;
        if self.unit(next) == Some(Unit::Quarter) && !self.lexeme(next).plural {
            return Some((Phrase::new(Expr::Fiscal(Box::new(year.expr), Unit::Quarter)), next + 1));
        }
        let (phrase, end) = self
            .fiscal_period(next)
            .or_else(|| self.lone_season(next))
            .or_else(|| self.named_date(next))
            .or_else(|| self.weekday_alone(next))?;
        let Expr::Find(date, _) = phrase.expr else { return None };
        Some((Phrase::new(Expr::Within(date, Box::new(year.expr))), end))
    }

    /// A date without the parts and times that may be joined to it.
    pub(crate) fn core(&self, at: usize) -> Parsed<Phrase> {
        self.core_at(self.place(at))
    }

    fn core_at(&self, place: Place) -> Parsed<Phrase> {
        let tables = [Table::Dates, Table::Relatives, Table::Names];
        tables.into_iter().find_map(|table| self.first(table, place))
    }

    /// "summer 1994", "the winter of 1994", "autumn of last year", "winter 1979-80".
    fn season_of_year(&self, at: usize) -> Parsed<Phrase> {
        let lexeme = self.lexeme(at);
        let season = lexeme.season.filter(|_| !lexeme.plural)?;
        let phrase = Phrase::sought(Field::Season(season), Seek::Nearest)?;
        let (phrase, end) = self.of_year(phrase, at + 1);
        // "the fall of Phuoc Binh"; alone, "spring" leaps and "fall" falls.
        (end > at + 1).then_some((phrase, end))
    }

    pub(crate) fn lone_season(&self, at: usize) -> Parsed<Phrase> {
        if let Some(found) = self.season_of_year(at) {
            return Some(found);
        }
        let lexeme = self.lexeme(at);
        let season = lexeme.season.filter(|_| !lexeme.plural)?;
        Some((Phrase::sought(Field::Season(season), Seek::Nearest)?, at + 1))
    }
}
