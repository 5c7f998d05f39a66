//! Dates and times put together: parts of dates, times of days, days of months of years.

use crate::calendar::{Clock, Date, Field, PartOfDay, Season, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::grammar::clock::on_the_half;
use crate::temporal::grammar::date::NAMED_DATE;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::quarter::FISCAL_NEEDS;
use crate::temporal::grammar::rule::{Need, Rule};
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::tables::{Place, Table};
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, Trait};
use crate::temporal::sorts::Sorts as S;
use crate::temporal::{Expr, Modifier};

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

    /// "May Day": the name of a holiday that looks like that of a month.
    fn holiday_of_month(&self, at: usize) -> Parsed<Phrase> {
        let (phrase, end) = self.holiday(at).filter(|_| self.sorts(at).meet(S::MONTH))?;
        Some(self.of_year(phrase, end))
    }

    fn weekday_alone(&self, at: usize) -> Parsed<Phrase> {
        let (weekday, end) = self.weekday(at)?;
        Some((Phrase::sought(Field::Weekday(None, weekday), Seek::OnOrBefore)?, end))
    }

    /// "the Friday before Christmas", "the third Tuesday after Easter", "Friday after next".
    fn weekday_beside(&self, at: usize) -> Parsed<Phrase> {
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

    /// "the week of October 6", "the week beginning July 4".
    fn week_of_day(&self, at: usize) -> Parsed<Phrase> {
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
    fn nth_day(&self, at: usize) -> Parsed<Phrase> {
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

    /// "year-end", "year's end".
    fn year_end(&self, at: usize) -> Parsed<Phrase> {
        if self.unit(at) != Some(Unit::Year) || self.lexeme(at).plural {
            return None;
        }
        let end = self.possessive(at + 1).or_else(|| self.hyphen(at + 1).then_some(at + 2))?;
        self.is(end, F::End).then(|| (Phrase::new(Expr::from_anchor(0, Unit::Year)).with(Modifier::End), end + 1))
    }

    /// "the 1990s", "the year 1994".
    fn year_or_more_with_article(&self, at: usize) -> Parsed<Phrase> {
        let next = if self.is(at, F::The) { at + 1 } else { at };
        let year = || self.lone_year(next + 1).filter(|_| next > at && self.says(next, "year"));
        year().or_else(|| self.year_or_more(next))
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
        if let Expr::Find(date, _) = &phrase.expr
            && matches!(date.field(), Field::Month(_) | Field::Day(..))
            && self.any(end, &[F::This, F::Last, F::Next])
            && self.unit(end + 1) == Some(Unit::Year)
            && let Some((year, end)) = self.relative(end)
        {
            return (Phrase { expr: Expr::Within(*date, Box::new(year.expr)), ..phrase }, end);
        }
        // "the fourth quarter this year"
        if let Expr::Find(date, _) = &phrase.expr
            && matches!(date.field(), Field::Quarter(_) | Field::Half(_))
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

    /// A holiday's name.
    pub(crate) fn holiday(&self, at: usize) -> Parsed<Phrase> {
        let (holiday, end) = crate::temporal::grammar::holiday::find(self, at)?;
        let phrase = Phrase::new(Expr::Holiday(holiday, None, Seek::Nearest));
        // "Easter week", "Memorial Day weekend"; but "St. Patrick's Cathedral"
        match self.unit(end) {
            Some(Unit::Week) => Some((Phrase::new(phrase.expr.on(0, Unit::Week)), end + 1)),
            // The weekend of a Monday is the one before.
            Some(Unit::Weekend) => {
                let near = Expr::Shift(Box::new(phrase.expr), -3, Unit::Day);
                Some((Phrase::new(near.on(0, Unit::Weekend)), end + 1))
            }
            _ if self.is_word(end) && self.is_capitalised(end) && self.is_timeless(end) => None,
            // "the Tet offensive"
            _ if self.has(end, Trait::Historic) => None,
            // "during Ramadan", "over the Eid holiday"
            _ => {
                let the = if self.before(at, &[F::The]) { at - 1 } else { at };
                let within = self.before(the, &[F::During, F::In, F::Over, F::Through, F::For]);
                let phrase = if within { Phrase::new(Expr::Whole(Box::new(phrase.expr))) } else { phrase };
                Some((phrase, end))
            }
        }
    }
}

pub(crate) fn is_year(expr: &Expr) -> bool {
    match expr {
        Expr::Containing(_, unit) | Expr::Shift(_, _, unit) => *unit == Unit::Year,
        Expr::Date(date) => date.field() == Field::Year,
        Expr::Period(..) => true,
        _ => false,
    }
}
