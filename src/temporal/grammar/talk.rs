//! What is time in talk alone: "eod", "in the afternoon", "see you at 4", "a week on Tuesday".

use crate::calendar::{Amount, Clock, Field, PartOfDay, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::grammar::clock::{on_the_clock, on_the_half};
use crate::temporal::grammar::duration::COUNTED;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::tables::{Place, Table};
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;
use crate::temporal::sorts::Sorts as S;
use crate::temporal::{Expr, Modifier};

/// What no report would tell so.
pub(super) const TALK: [Rule; 5] = [
    Rule::new(&[(S::CLOSING, S::ANY, S::ANY)], |words, at| words.closing(at)),
    Rule::new(&[(S::UNIT, S::ANY, S::SPELL)], |words, at| words.unit_to_date(at)),
    Rule::new(&[(S::COUNT, COUNTED, S::WEEKDAY)], |words, at| words.weeks_on(at)),
    Rule::new(
        &[(S::CLOCK.and(S::PLACED), S::ANY, S::ANY), (S::DIGITS.and(S::NUMBER), S::LOOSE, S::ANY)],
        |words, at| words.loose_hour(at),
    ),
    Rule::new(&[(S::MEAL.and(S::PART), S::ANY, S::ANY), (S::PARTIAL, S::ANY, S::PART)], |words, at| {
        words.loose_part(at)
    }),
];

impl Words<'_> {
    /// An expression that no report would tell so.
    pub(crate) fn talk(&self, place: Place) -> Parsed<Phrase> {
        self.first(Table::Talk, place).map(|(phrase, end)| (phrase.only(DocumentType::Colloquial), end))
    }

    /// "eod", "eom": the end of the unit that runs.
    fn closing(&self, at: usize) -> Parsed<Phrase> {
        let unit = self.lexeme(at).plain_unit().filter(|_| self.is(at, F::Closing))?;
        let day = self.day_word(at + 1).filter(|_| unit == Unit::Day);
        let (base, end) = day.map_or((Expr::from_anchor(0, unit), at + 1), |(day, end)| (day.expr, end));
        Some((Phrase::new(base).with(Modifier::End), end))
    }

    /// "year to date", "month to date".
    fn unit_to_date(&self, at: usize) -> Parsed<Phrase> {
        let unit = self.unit(at).filter(|unit| self.is_singular_unit(at) && Self::is_calendar_unit(*unit))?;
        let to = self.skip_hyphen(at + 1);
        let date = self.skip_hyphen(to + 1);
        (self.is(to, F::To) && self.says(date, "date")).then(|| (Phrase::new(Expr::from_anchor(0, unit)), date + 1))
    }

    /// "a week on Tuesday", "two weeks on Wednesday".
    fn weeks_on(&self, at: usize) -> Parsed<Phrase> {
        let (length, next) = self.plain_length(at).filter(|(length, next)| !length.bare && self.is(*next, F::On))?;
        let (Amount::Whole(weeks), Unit::Week) = length.duration.first() else { return None };
        let (weekday, end) = self.weekday(next + 1)?;
        let first = Phrase::sought(Field::Weekday(None, weekday), Seek::After)?;
        Some((Phrase::new(Expr::Shift(Box::new(first.expr), i32::try_from(weeks).ok()?, Unit::Week)), end))
    }

    /// "at 4", "by 5 on Friday", "9ish tomorrow", "half three".
    fn loose_hour(&self, at: usize) -> Parsed<Phrase> {
        let half = self.is(at, F::Half);
        let (hour, next) = self.cardinal(if half { at + 1 } else { at }).filter(|(hour, _)| (1..=12).contains(hour))?;
        let about = self.says(next, "ish") && self.is_joined(next);
        let placed = self.before(at, &[F::At, F::By]) || at > 0 && self.sign(at - 1, signs!("@"));
        let (clock, end) = if half && self.lexeme(next).unit.is_none() && (placed || self.len() == next) {
            (Clock::new(hour, Some(30), None, None)?, next)
        } else if about {
            let (half, end) = self.half_of_day(next + 1).unwrap_or((None, next + 1));
            (Clock::new(on_the_clock(hour, half), Some(0), None, None)?, end)
        } else {
            self.bare_hour(at, None).filter(|_| placed && self.digits(at).is_some_and(|(_, length)| length <= 2))?
        };
        let modifier = about.then_some(Modifier::Approx);
        let on = self.skip(end, signs!(","));
        let on = if self.is(on, F::On) { on + 1 } else { on };
        if let Some((day, end)) = self.core(on).filter(|(day, _)| day.is_day()) {
            // "by 3 tomorrow afternoon"
            let (clock, end) = match self.part_of_day(end) {
                Some((part, end)) => (on_the_half(clock, part), end),
                None => (clock, end),
            };
            return Some((day.at(clock).with(modifier), end));
        }
        let closed = about || !self.is_word(end) || !self.is_timeless(end);
        closed.then(|| (Phrase::new(Expr::Clock(clock)).with(modifier), end))
    }

    /// "in the afternoon", "at lunchtime", "after lunch" of the day spoken of; "morning" as all that is said.
    fn loose_part(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { at };
        let meal = self.is(the, F::Meal);
        // "in early morning"
        let early = if self.any(the, &[F::Early, F::Late]) { the + 1 } else { the };
        let (part, end) = self.part_of_day(early).or_else(|| meal.then_some((PartOfDay::Midday, the + 1)))?;
        let turned = (early > the).then(|| if self.is(the, F::Early) { Modifier::Start } else { Modifier::End });
        // "in the evening at 8"
        if let Some((clock, end)) = self.clock_after(end, Some(part)).filter(|_| self.before(at, &[F::In])) {
            return Some((Phrase::new(Expr::Clock(on_the_half(clock, part))), end));
        }
        let modifier = match at.checked_sub(1).map(|before| self.function(before)) {
            Some(F::After) => Some(Modifier::After),
            Some(F::Before | F::Until) => Some(Modifier::Before),
            Some(F::In | F::At | F::During | F::By) => turned,
            _ if self.len() == end => turned,
            _ => return None,
        };
        let closed = !self.is_word(end) || !self.is_timeless(end);
        closed.then(|| (Phrase::new(Expr::Clock(Clock::Part(part))).with(modifier), end))
    }
}
