//! Dates told by their distance from now or from what was spoken of: "last week", "the next day", "two weeks later".

use crate::calendar::{Amount, Clock, Date, Duration, Field, PartOfDay, Reference, Seek, Unit};
use crate::temporal::grammar::duration::{COMPARED, COUNTED, Length, in_smaller_unit};
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::tables::Table;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, NamedUnit};
use crate::temporal::sorts::Sorts as S;
use crate::temporal::{Expr, Modifier};

/// What hangs on the anchor or on what the text last spoke of.
pub(super) const RELATIVES: [Rule; 6] = [
    Rule::new(&[(S::DAY, S::ANY, S::ANY), (S::PART.and(S::UNIT), S::ANY, S::BESIDE)], |words, at| words.day_word(at)),
    Rule::new(&[(S::DAY, S::ANY, S::OF)], |words, at| words.eve(at)),
    Rule::new(
        &[
            (S::POINTING, S::CLOSE, S::MEASURE.and(S::SEASON).and(S::PART).and(S::MONTH)),
            (S::POINTING, S::CLOSE, S::WEEKDAY.and(S::HOLIDAY)),
        ],
        |words, at| words.pointed(at),
    ),
    Rule::new(&[(S::DIGITS.and(S::NUMBER), S::ANY, S::WEEKDAY)], |words, at| words.weekdays_off(at)),
    Rule::new(
        &[
            (S::COUNT.and(S::UNIT), COUNTED, S::OFFSET),
            (S::COMPARISON, COMPARED, S::OFFSET),
            (S::LEADING, S::UNIT, S::OFFSET),
        ],
        |words, at| words.neighbour(at),
    ),
    Rule::new(&[(S::LEADING, S::UNIT.and(S::SEASON).and(S::FISCAL), S::UNIT.and(S::SEASON))], |words, at| {
        words.spoken_of(at)
    }),
];

impl Words<'_> {
    /// An expression that hangs on the anchor or on what the text last spoke of.
    pub(crate) fn relative(&self, at: usize) -> Parsed<Phrase> {
        self.first(Table::Relatives, self.place(at))
    }

    /// "today", "yesterday", "tonight", "the day before yesterday", "the week before last".
    pub(crate) fn day_word(&self, at: usize) -> Parsed<Phrase> {
        let day = |by| Phrase::new(Expr::from_anchor(by, Unit::Day));
        match self.function(at) {
            F::Today => return Some((day(self.lexeme(at).value), at + 1)),
            F::Tonight => return Some((day(0).at(Clock::Part(PartOfDay::Night)), at + 1)),
            _ => {}
        }
        let the = if self.is(at, F::The) { at + 1 } else { at };
        if let Some((part, next)) = self.part_of_day(the).filter(|_| the > at) {
            return self.part_beside(part, next);
        }
        let unit = self.unit(the).filter(|_| !self.lexeme(the).plural)?;
        let (two, named) = match self.function(the + 1) {
            F::Before => (-2, F::Last),
            F::After => (2, F::Next),
            _ => return None,
        };
        if unit == Unit::Day && self.is(the + 2, F::Today) && self.lexeme(the + 2).value * 2 == two {
            return Some((day(two), the + 3));
        }
        let after = self.lexeme(the + 3);
        let alone = after.unit.is_none() && after.weekday.is_none() && after.month.is_none() && after.season.is_none();
        (self.is(the + 2, named) && alone).then(|| (Phrase::new(Expr::from_anchor(two, unit)), the + 3))
    }

    /// "the eve of Ramadan", "the eve of May 3".
    fn eve(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        if !self.is(the, F::Eve) || !self.is(the + 1, F::Of) {
            return None;
        }
        let feast = || self.holiday(the + 2).map(|(phrase, end)| self.of_year(phrase, end));
        let (day, end) = self.named_date(the + 2).or_else(feast).filter(|(day, _)| day.is_day())?;
        let feast = if let Expr::Whole(feast) = day.expr { *feast } else { day.expr };
        Some((Phrase::new(Expr::Shift(Box::new(feast), -1, Unit::Day)), end))
    }

    /// "the evening before", "the morning after", "the night before last".
    fn part_beside(&self, part: PartOfDay, next: usize) -> Parsed<Phrase> {
        let by = match self.function(next) {
            F::Before => -1,
            F::After => 1,
            _ => return None,
        };
        if by < 0 && self.is(next + 1, F::Last) && self.lexeme(next + 2).unit.is_none() {
            return Some((Phrase::new(Expr::from_anchor(-2, Unit::Day)).at(Clock::Part(part)), next + 2));
        }
        let alone = !self.is_word(next + 1) && self.digits(next + 1).is_none();
        alone.then(|| (Phrase::new(Expr::Memory.on(by, Unit::Day)).at(Clock::Part(part)), next + 1))
    }

    /// "this", "that", "last", "next" and their kin before a unit, season, month, weekday or part of day.
    pub(crate) fn pointed(&self, at: usize) -> Parsed<Phrase> {
        // "They met her last week."
        let object = self.says(at, "her") && self.any(at + 1, &[F::Last, F::Next]);
        let the = if self.any(at, &[F::The, F::Possessive]) && !object { at + 1 } else { at };
        let article = the > at;
        match self.function(the) {
            F::This => self.this(the),
            F::That | F::Same if !article || self.is(the, F::Same) => self.that(the),
            F::Current => {
                let unit = self.unit(the + 1).filter(|_| self.is_singular_unit(the + 1))?;
                Some((Phrase::new(Expr::from_anchor(0, unit)), the + 2))
            }
            F::Last | F::Past => self.last(the, article),
            F::Next | F::Coming => self.next(the, article),
            F::Previous | F::Following => self.adjacent(the, article),
            _ => None,
        }
    }

    fn this(&self, at: usize) -> Parsed<Phrase> {
        let mut next = at + 1;
        // "this past week", "this coming Sunday"
        match self.function(next) {
            F::Past | F::Last => return self.last(next, false),
            F::Next => return self.next(next, false),
            F::Coming => return self.next(next, false),
            F::Current | F::Same => next += 1,
            _ => {}
        }
        let lexeme = self.lexeme(next);
        if let Some((phrase, end)) = self.named_date(next) {
            // "in this Sept. 5, 2013 file photo": this belongs to the photo.
            return match phrase.expr {
                Expr::Find(date, _) if matches!(date.field(), Field::Month(_)) => {
                    let year = Expr::from_anchor(0, Unit::Year);
                    Some((Phrase::new(Expr::Within(date, Box::new(year))), end))
                }
                _ => None,
            };
        }
        if let Some((weekday, end)) = self.weekday(next) {
            return Some((Phrase::sought(Field::Weekday(None, weekday), Seek::OnOrAfter)?, end));
        }
        if let Some(season) = lexeme.season.filter(|_| !lexeme.plural) {
            return Some((Phrase::sought(Field::Season(season), Seek::Nearest)?, next + 1));
        }
        if let Some(part) = lexeme.part.filter(|_| !lexeme.plural) {
            return Some((Phrase::new(Expr::from_anchor(0, Unit::Day)).at(Clock::Part(part)), next + 1));
        }
        let unit = self.unit(next).filter(|unit| self.is_singular_unit(next) && Self::is_calendar_unit(*unit))?;
        if unit == Unit::Quarter {
            return Some((Phrase::new(Expr::Fiscal(Box::new(Expr::Memory), unit)), next + 1));
        }
        let base = if unit == Unit::Day { Expr::Memory } else { Expr::Anchor };
        Some((Phrase::new(base.on(0, unit)), next + 1))
    }

    /// "that year", "the same month", "that same day".
    fn that(&self, at: usize) -> Parsed<Phrase> {
        let next = if self.is(at + 1, F::Same) || self.is(at + 1, F::Filler) { at + 2 } else { at + 1 };
        let lexeme = self.lexeme(next);
        if lexeme.plural {
            return None;
        }
        if let Some(part) = lexeme.part {
            return Some((Phrase::new(Expr::Memory.on(0, Unit::Day)).at(Clock::Part(part)), next + 1));
        }
        if let Some((weekday, end)) = self.weekday(next) {
            return Some((Phrase::sought(Field::Weekday(None, weekday), Seek::OnOrBefore)?, end));
        }
        if let Some(season) = lexeme.season {
            let date = Date::new(None, Field::Season(season)).ok()?;
            return Some((Phrase::new(Expr::Within(date, Box::new(Expr::Memory.on(0, Unit::Year)))), next + 1));
        }
        if let Some((month, end)) = self.month(next) {
            let date = Date::new(None, Field::Month(Some(month))).ok()?;
            return Some((Phrase::new(Expr::Within(date, Box::new(Expr::Memory.on(0, Unit::Year)))), end));
        }
        let unit = self.unit(next).filter(|unit| self.is_singular_unit(next) && Self::is_calendar_unit(*unit))?;
        if unit == Unit::Quarter {
            return Some((Phrase::new(Expr::Fiscal(Box::new(Expr::Memory), unit)), next + 1));
        }
        Some((Phrase::new(Expr::Memory.on(0, unit)), next + 1))
    }

    fn last(&self, at: usize, article: bool) -> Parsed<Phrase> {
        if let Some(found) = self.stretch(at, Seek::Before, Expr::Anchor) {
            return Some(found);
        }
        let next = if self.any(at + 1, &[F::Fiscal, F::Full]) { at + 2 } else { at + 1 };
        let lexeme = self.lexeme(next);
        if let Some(found) = self.named_neighbour(next, Seek::Before) {
            return Some(found);
        }
        if lexeme.unit == Some(NamedUnit::Night) && !lexeme.plural {
            return (!article)
                .then(|| (Phrase::new(Expr::from_anchor(-1, Unit::Day)).at(Clock::Part(PartOfDay::Night)), next + 1));
        }
        if let Some(part) = lexeme.part.filter(|part| !lexeme.plural && *part == PartOfDay::Evening) {
            return Some((Phrase::new(Expr::from_anchor(-1, Unit::Day)).at(Clock::Part(part)), next + 1));
        }
        if lexeme.unit == Some(NamedUnit::Fortnight) && !lexeme.plural {
            let two = Duration::whole(2, Unit::Week);
            return Some((Phrase::new(Expr::Stretch(two, Seek::Before, Box::new(Expr::Anchor))), next + 1));
        }
        let unit = self.unit(next).filter(|_| self.is_singular_unit(next))?;
        // "the past year and a half"
        if self.is(next + 1, F::And) && self.is(next + 2, F::A) && self.is(next + 3, F::Half) {
            let duration = NamedUnit::Plain(unit).times(Amount::Milli(1500));
            return Some((Phrase::new(Expr::Stretch(duration, Seek::Before, Box::new(Expr::Anchor))), next + 4));
        }
        let past = self.is(at, F::Past) || article && !matches!(unit, Unit::Week | Unit::Weekend | Unit::Quarter);
        if past && unit != Unit::Weekend || !Self::is_calendar_unit(unit) {
            if self.is(at, F::Past) && !article && !self.before(at, &[F::This]) && self.is_word(next + 1) {
                return None;
            }
            let one = Duration::new(Amount::Whole(1), unit);
            return Some((Phrase::new(Expr::Stretch(one, Seek::Before, Box::new(Expr::Anchor))), next + 1));
        }
        if unit == Unit::Quarter && self.is_part_of_thing(next + 1) {
            return None;
        }
        Some((Phrase::new(Expr::from_anchor(-1, unit)), next + 1))
    }

    fn next(&self, at: usize, article: bool) -> Parsed<Phrase> {
        if let Some(found) = self.stretch(at, Seek::After, Expr::Anchor) {
            return Some(found);
        }
        let next = if self.any(at + 1, &[F::Fiscal, F::Full]) { at + 2 } else { at + 1 };
        let lexeme = self.lexeme(next);
        if let Some(found) = self.named_neighbour(next, Seek::After) {
            return Some(found);
        }
        if let Some(part) = lexeme.part.filter(|_| !lexeme.plural) {
            return Some((Phrase::new(Expr::Memory.on(1, Unit::Day)).at(Clock::Part(part)), next + 1));
        }
        if lexeme.unit == Some(NamedUnit::Fortnight) && !lexeme.plural {
            let two = Duration::whole(2, Unit::Week);
            return Some((Phrase::new(Expr::Stretch(two, Seek::After, Box::new(Expr::Anchor))), next + 1));
        }
        let unit = self.unit(next).filter(|_| self.is_singular_unit(next))?;
        if !Self::is_calendar_unit(unit) {
            let one = Duration::whole(1, unit);
            return Some((Phrase::new(Expr::Stretch(one, Seek::After, Box::new(Expr::Anchor))), next + 1));
        }
        if unit == Unit::Millennium {
            return Some((Phrase::new(Expr::Reference(Reference::Future)), next + 1));
        }
        let base = if article && self.is(at, F::Next) || unit == Unit::Day { Expr::Memory } else { Expr::Anchor };
        Some((Phrase::new(base.on(1, unit)), next + 1))
    }

    /// "the previous day", "the following week": next to what the text last spoke of.
    fn adjacent(&self, at: usize, article: bool) -> Parsed<Phrase> {
        let (by, direction) = if self.is(at, F::Following) { (1, Seek::After) } else { (-1, Seek::Before) };
        // "the following weeks"
        if let Some(unit) = self.unit(at + 1).filter(|_| article && self.lexeme(at + 1).plural) {
            let stretch = Expr::Stretch(Duration::vague(unit), direction, Box::new(Expr::Memory));
            return Some((Phrase::new(stretch), at + 2));
        }
        if let Some(found) = self.stretch(at, direction, Expr::Memory) {
            return article.then_some(found);
        }
        if let Some((phrase, end)) = self.named_neighbour(at + 1, direction).filter(|_| article) {
            let expr = match phrase.expr {
                Expr::Find(date, seek) => Expr::Beyond(date, seek, Box::new(Expr::Memory)),
                expr => expr,
            };
            return Some((Phrase { expr, ..phrase }, end));
        }
        let lexeme = self.lexeme(at + 1);
        if let Some(part) = lexeme.part.filter(|_| !lexeme.plural) {
            return Some((Phrase::new(Expr::Memory.on(by, Unit::Day)).at(Clock::Part(part)), at + 2));
        }
        let unit = self.unit(at + 1).filter(|unit| self.is_singular_unit(at + 1) && Self::is_calendar_unit(*unit))?;
        Some((Phrase::new(Expr::Memory.on(by, unit)), at + 2))
    }

    /// "the last two weeks", "the next few days".
    fn stretch(&self, at: usize, direction: Seek, base: Expr) -> Parsed<Phrase> {
        let (length, end) = self.plain_length(at + 1).filter(|(length, _)| !length.bare)?;
        if self.is(at + 1, F::A) {
            return None;
        }
        let expr = Expr::Stretch(length.duration, direction, Box::new(base));
        if self.is(end, F::Or) && self.says(end + 1, "so") {
            return Some((Phrase::new(expr).with(Modifier::Approx), end + 2));
        }
        Some((Phrase::new(expr).with(length.modifier), end))
    }

    /// A weekday, month, season or holiday after "last" or "next".
    fn named_neighbour(&self, at: usize, direction: Seek) -> Parsed<Phrase> {
        let lexeme = self.lexeme(at);
        if let Some((weekday, end)) = self.weekday(at) {
            let phrase = Phrase::sought(Field::Weekday(None, weekday), direction)?;
            return Some(match (&phrase.expr, direction, self.before(at, &[F::Next])) {
                // That of next week, however near this week's is.
                (Expr::Find(date, _), Seek::After, true) => {
                    let week = Expr::from_anchor(1, Unit::Week);
                    (Phrase::new(Expr::Within(*date, Box::new(week))), end)
                }
                _ => (phrase, end),
            });
        }
        if let Some((phrase, end)) = self.named_date(at) {
            let expr = match phrase.expr {
                Expr::Find(date, _) => Expr::Find(date, direction),
                expr => expr,
            };
            return Some((Phrase::new(expr), end));
        }
        if let Some(season) = lexeme.season.filter(|_| !lexeme.plural) {
            return Some((Phrase::sought(Field::Season(season), direction)?, at + 1));
        }
        let (phrase, end) = self.holiday(at)?;
        match phrase.expr {
            Expr::Holiday(holiday, None, _) => Some((Phrase::new(Expr::Holiday(holiday, None, direction)), end)),
            _ => Some((phrase, end)),
        }
    }

    /// A date that another is told by: "after Christmas", "before last Friday". Not one that is itself told by another.
    fn landmark(&self, at: usize) -> Parsed<Phrase> {
        self.numeric_date(at)
            .or_else(|| self.named_date(at))
            .or_else(|| self.day_word(at))
            .or_else(|| self.pointed(at))
            .or_else(|| self.holiday(at).map(|(phrase, end)| self.of_year(phrase, end)))
            .or_else(|| self.year_or_more(at))
            .or_else(|| self.lone_year(at))
            .or_else(|| {
                let (weekday, end) = self.weekday(at)?;
                Some((Phrase::sought(Field::Weekday(None, weekday), Seek::OnOrBefore)?, end))
            })
    }

    /// "three Fridays from now", "two Mondays ago".
    fn weekdays_off(&self, at: usize) -> Parsed<Phrase> {
        let (count, next) = self.cardinal(at).filter(|(count, _)| (1..=52).contains(count))?;
        let weekday = self.lexeme(next).weekday?;
        let (seek, sign, end) = match self.function(next + 1) {
            F::Ago => (Seek::Before, -1, next + 2),
            F::From if self.is(next + 2, F::Now) => (Seek::After, 1, next + 3),
            _ => return None,
        };
        let first = Phrase::sought(Field::Weekday(None, weekday), seek)?;
        let more = sign * (i32::try_from(count).ok()? - 1);
        let expr = if more == 0 { first.expr } else { Expr::Shift(Box::new(first.expr), more, Unit::Week) };
        Some((Phrase::new(expr), end))
    }

    /// A length and where it leads: "two weeks ago", "a year earlier", "three days after Christmas".
    fn neighbour(&self, at: usize) -> Parsed<Phrase> {
        let (length, next, article) = match self.length(at) {
            Some((length, next)) => (length, next, false),
            // "the day before the election" is no date; "the day before" is.
            None if self.is(at, F::The) && self.is_singular_unit(at + 1) => (self.one(at + 1)?, at + 2, true),
            // "day after xmas", as it is typed
            None if at == 0 && self.small && self.unit(at) == Some(Unit::Day) => (self.one(at)?, at + 1, true),
            None => return None,
        };
        let (amount, unit) = length.duration.first();
        let modifier = length.modifier;
        let before = modifier.map(|modifier| modifier.of_point(true));
        let after = modifier.map(|modifier| modifier.of_point(false));
        let one_year = unit == Unit::Year && amount == Amount::Whole(1) && length.duration.second().is_none();
        let few = (at..at + 2).any(|at| self.is(at, F::Few));
        let step = |base: Expr, sign: i32| {
            let vague = if sign < 0 { Reference::Past } else { Reference::Future };
            let expr = match amount {
                Amount::Whole(count) => {
                    let count = i32::try_from(count).ok()?;
                    let first = Expr::Shift(Box::new(base), sign.checked_mul(count)?, unit);
                    match length.duration.second() {
                        Some((Amount::Whole(more), smaller)) => {
                            Expr::Shift(Box::new(first), sign.checked_mul(i32::try_from(more).ok()?)?, smaller)
                        }
                        _ => first,
                    }
                }
                Amount::Milli(thousandths) => {
                    let (count, smaller) = in_smaller_unit(thousandths, unit)?;
                    Expr::Shift(Box::new(base), sign.checked_mul(i32::try_from(count).ok()?)?, smaller)
                }
                Amount::Unknown if few && base == Expr::Anchor => {
                    Expr::Few(Box::new(Expr::Reference(vague)), sign, unit)
                }
                Amount::Unknown => Expr::Reference(vague),
            };
            Some(Phrase::new(expr).with(if sign < 0 { before } else { after }))
        };
        match self.function(next) {
            // "a year ago today", "a week ago Tuesday"
            F::Ago if !article => match self.day_so_far_back(next + 1) {
                Some((day, end)) => Some((step(day.expr, -1)?, end)),
                None if one_year => {
                    Some((Phrase::new(Expr::Period(Box::new(Expr::Anchor), -1)).with(before), next + 1))
                }
                None => Some((step(Expr::Anchor, -1)?, next + 1)),
            },
            F::Earlier | F::Previously if !article && one_year => {
                Some((Phrase::new(Expr::Period(Box::new(Expr::Memory), -1)).with(before), next + 1))
            }
            F::Earlier | F::Previously | F::Beforehand if !article => Some((step(Expr::Memory, -1)?, next + 1)),
            F::Later | F::Afterwards if !article => Some((step(Expr::Memory, 1)?, next + 1)),
            F::From if self.is(next + 1, F::Now) => Some((step(Expr::Anchor, 1)?, next + 2)),
            F::Following if article => Some((step(Expr::Memory, 1)?, next + 1)),
            direction @ (F::Before | F::After | F::From) => {
                let sign = if direction == F::Before { -1 } else { 1 };
                if let Some((point, end)) = self.landmark(next + 1)
                    && !length.bare
                {
                    return Some((step(point.expr, sign)?, end));
                }
                let alone = !self.is_word(next + 1) && self.digits(next + 1).is_none();
                (alone && direction != F::From && !length.bare)
                    .then(|| Some((step(Expr::Memory, sign)?, next + 1)))
                    .flatten()
            }
            _ => None,
        }
    }

    /// One of the unit at `at`.
    fn one(&self, at: usize) -> Option<Length> {
        let unit = self.lexeme(at).unit.filter(|_| !self.lexeme(at).plural)?;
        Some(Length { duration: unit.times(Amount::Whole(1)), modifier: None, bare: false })
    }

    /// What lies a length back of this day, week or month: "today", "this week", a weekday.
    fn day_so_far_back(&self, at: usize) -> Parsed<Phrase> {
        if self.is(at, F::Today) && self.lexeme(at).value == 0 {
            return self.day_word(at);
        }
        if self.is(at, F::This) && self.is_singular_unit(at + 1) {
            return self.this(at).filter(|(phrase, _)| matches!(phrase.expr, Expr::Containing(..)));
        }
        let (weekday, end) = self.weekday(at)?;
        Some((Phrase::sought(Field::Weekday(None, weekday), Seek::OnOrBefore)?, end))
    }

    /// Units spoken of with the article: "the year", "the weekend", "the summer"; a weekend by whose it is, too.
    fn spoken_of(&self, at: usize) -> Parsed<Phrase> {
        // "spent his weekend on the phone"
        let own = self.is(at, F::Possessive) && self.unit(at + 1) == Some(Unit::Weekend) && !self.lexeme(at + 1).plural;
        if own && !self.hyphen(at + 2) {
            return Some((Phrase::sought(Field::Weekend(None), Seek::OnOrBefore)?, at + 2));
        }
        if !self.is(at, F::The) {
            return None;
        }
        let next = if self.is(at + 1, F::Full) { at + 2 } else { at + 1 };
        let lexeme = self.lexeme(next);
        if lexeme.plural {
            return None;
        }
        if let Some(season) = lexeme.season {
            let dated = self.is(next + 1, F::Of)
                && self.year_or_more(next + 2).is_none()
                && self.year(next + 2).is_none()
                && !self.any(next + 2, &[F::This, F::That, F::Last, F::Next])
                && !(self.is(next + 2, F::The) && self.any(next + 3, &[F::Same, F::Following, F::Previous, F::Next]));
            return if dated { None } else { Some((Phrase::sought(Field::Season(season), Seek::Nearest)?, next + 1)) };
        }
        // "the year-earlier results", "the week-long siege"
        let joined = self.hyphen(next + 1);
        let unit = self.unit(next).filter(|_| !joined && matches!(lexeme.word, F::None | F::Fraction))?;
        match unit {
            Unit::Weekend => Some((Phrase::sought(Field::Weekend(None), Seek::OnOrBefore)?, next + 1)),
            // "for the full year": the one that runs
            Unit::Year if next > at + 1 && !self.is(next + 1, F::Of) => {
                Some((Phrase::new(Expr::from_anchor(0, unit)), next + 1))
            }
            Unit::Year if self.is(next + 1, F::Ended) => {
                Some((Phrase::new(Expr::Length(Duration::whole(1, unit))), next + 1))
            }
            // "a high for the year of $42"
            Unit::Year if !self.is(next + 1, F::Of) || self.sign(next + 2, signs!("$£€¥")) => {
                Some((Phrase::new(Expr::Memory.on(0, unit)), next + 1))
            }
            Unit::Week | Unit::Month if !self.is(next + 1, F::Of) => {
                Some((Phrase::new(Expr::Memory.on(0, unit)), next + 1))
            }
            _ => None,
        }
    }
}
