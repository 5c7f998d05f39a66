//! Lengths of time: "more than three decades", "two and a half years", "72-hour".

use crate::calendar::{Amount, Duration, Unit};
use crate::temporal::Modifier;
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, NamedUnit, Trait};
use crate::temporal::sorts::Sorts as S;

/// A length with its `mod`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Length {
    pub(crate) duration: Duration,
    pub(crate) modifier: Option<Modifier>,
    /// Whether only the unit stands there, as in "years".
    pub(crate) bare: bool,
}

/// What may stand right behind a number or its first digits.
pub(super) const COUNTED: S = S::CLOSE.and(S::COMMA);

/// What may stand right behind "more", "at", "nearly" before a length.
pub(super) const COMPARED: S = S::COUNT.and(S::UNITS).and(S::COMPARISON).and(S::INNER).and(S::HOUR);

const LENGTH: Rule<Length> = Rule::new(
    &[(S::COUNT, COUNTED, S::MEASURE), (S::COMPARISON, COMPARED, S::MEASURE), (S::UNITS, S::ANY, S::ANY)],
    |words, at| words.compared_length(at),
);

const PLAIN_LENGTH: Rule<Length> =
    Rule::new(&[(S::COUNT, COUNTED, S::MEASURE), (S::UNITS, S::ANY, S::ANY)], |words, at| words.counted_length(at));

impl Words<'_> {
    /// A length with what may stand before it.
    pub(crate) fn length(&self, at: usize) -> Parsed<Length> {
        LENGTH.ask(self, at)
    }

    fn compared_length(&self, at: usize) -> Parsed<Length> {
        let (modifier, start) = self.comparison(at).map_or((None, at), |(modifier, end)| (Some(modifier), end));
        let (mut length, end) = self.plain_length(start)?;
        if length.bare && modifier.is_some() {
            return None;
        }
        length.modifier = modifier.or(length.modifier);
        if self.is(end, F::Or) && self.says(end + 1, "so") {
            length.modifier = Some(Modifier::Approx);
            return Some((length, end + 2));
        }
        // "a year or two"
        if self.is(end, F::Or) && self.is(start, F::A) && end == start + 2 && self.lexeme(end + 1).number == Some(2) {
            length.modifier = Some(Modifier::Approx);
            return Some((length, end + 2));
        }
        if self.is(end, F::Or) && self.is(end + 1, F::More) {
            length.modifier = Some(Modifier::EqualOrMore);
            return Some((length, end + 2));
        }
        if self.is(end, F::Or) && self.is(end + 1, F::Less) {
            length.modifier = Some(Modifier::EqualOrLess);
            return Some((length, end + 2));
        }
        Some((length, end))
    }

    /// "more than", "at least", "nearly", "up to".
    pub(crate) fn comparison(&self, at: usize) -> Parsed<Modifier> {
        let than = self.is(at + 1, F::Than);
        // "no more than two hours"
        if self.is(at, F::No) && self.is(at + 2, F::Than) {
            return match self.function(at + 1) {
                F::More => Some((Modifier::EqualOrLess, at + 3)),
                F::Less => Some((Modifier::EqualOrMore, at + 3)),
                _ => None,
            };
        }
        match self.function(at) {
            F::About => Some((Modifier::Approx, at + 1)),
            F::Some if self.cardinal(at + 1).is_some() => Some((Modifier::Approx, at + 1)),
            F::Nearly => Some((Modifier::LessThan, at + 1)),
            F::Over if self.is_excess(at) => Some((Modifier::MoreThan, at + 1)),
            F::Under => Some((Modifier::LessThan, at + 1)),
            F::More if than => Some((Modifier::MoreThan, at + 2)),
            F::Less if than => Some((Modifier::LessThan, at + 2)),
            F::At if self.is(at + 1, F::Least) => Some((Modifier::EqualOrMore, at + 2)),
            F::At if self.is(at + 1, F::Most) => Some((Modifier::EqualOrLess, at + 2)),
            F::Up if self.is(at + 1, F::To) => Some((Modifier::EqualOrLess, at + 2)),
            F::Just => self.comparison(at + 1),
            _ => None,
        }
    }

    /// Whether "over" is "more than", as in "for over a year", not "during", as in "spread over three years".
    fn is_excess(&self, at: usize) -> bool {
        const BEFORE: [F; 12] =
            [F::In, F::For, F::After, F::Within, F::Of, F::Since, F::By, F::At, F::Just, F::And, F::Or, F::A];
        let led = at.checked_sub(1).is_none_or(|before| self.any(before, &BEFORE) || self.has(before, Trait::Lasting));
        let leads = || {
            let (_, end) = self.plain_length(at + 1)?;
            self.any(end, &[F::Ago, F::Earlier, F::Later, F::Before, F::After, F::Old, F::Of]).then_some(())
        };
        led || !self.is_word(at.saturating_sub(1)) || leads().is_some()
    }

    /// A length without comparison.
    pub(crate) fn plain_length(&self, at: usize) -> Parsed<Length> {
        PLAIN_LENGTH.ask(self, at)
    }

    fn counted_length(&self, at: usize) -> Parsed<Length> {
        if self.is(at, F::A) && self.says(at + 1, "while") && self.is(at + 2, F::None) {
            let duration = Duration::vague(Unit::Unknown);
            return Some((Length { duration, modifier: None, bare: false }, at + 2));
        }
        let (amount, bare, mut end) = match self.amount(at) {
            Some((amount, end)) => (amount, false, end),
            None if self.lexeme(at).unit.is_some() => (Amount::Unknown, true, at),
            None => return None,
        };
        let article = self.is(at, F::A) && end == at + 1;
        let mut second = None;
        let mut modifier = None;
        // "two or three weeks", "two to three weeks", "3-5 days"
        let joint = self.any(end, &[F::Or, F::To]) || self.hyphen(end);
        if !bare
            && joint
            && let Some((other, after)) = self.cardinal(end + 1)
            && matches!(amount, Amount::Whole(one) if one < other)
            && self.unit_after(after).is_some()
        {
            modifier = Some(Modifier::Approx);
            end = after;
        }
        if self.is(end, F::A) && matches!(amount, Amount::Milli(500)) {
            end += 1;
        }
        let hyphenated = self.hyphen(end);
        let (unit, plural, after) = self.unit_after(end)?;
        // "only minutes", "the first days", "dark nights"
        let led = bare && (after > end + 1 || at > 0 && self.ordinal(at - 1).is_some());
        if led || bare && matches!(unit, NamedUnit::Night | NamedUnit::Plain(Unit::Weekend)) {
            return None;
        }
        let counted = !matches!(amount, Amount::Whole(1) | Amount::Milli(0..1000));
        // A plural needs no amount; a singular needs one.
        if bare && !plural || article && plural {
            return None;
        }
        // "15 minute ago" is how some type it.
        let leads =
            self.any(after, &[F::Ago, F::Later, F::Earlier]) || self.is(after, F::From) && self.is(after + 1, F::Now);
        let short = self.has(after - 1, Trait::Short) && !self.is_capitalised(after - 1);
        if counted && !plural && !hyphenated && !leads && !short && !self.is_attributive(after) {
            return None;
        }
        let mut end = after;
        let mut duration = unit.times(amount);
        // "a year and a half", "an hour and 20 minutes"
        let a = if self.is(end + 1, F::A) { end + 2 } else { end + 1 };
        if self.is(end, F::And)
            && self.is(a, F::Half)
            && (a > end + 1 || !self.is_word(a + 1) || self.is(a + 1, F::Ago))
            && let Amount::Whole(whole) = amount
        {
            duration = halved(whole, duration.first().1);
            end = a + 1;
        } else if !bare && !hyphenated {
            let and = if self.is(end, F::And) { end + 1 } else { self.skip(end, signs!(",")) };
            if let Some((amount @ Amount::Whole(_), next)) = self.amount(and)
                && !self.is(and, F::A)
                && let Some((smaller, _, after)) = self.unit_after(next)
                && let pair = (duration.first().1, smaller.times(amount).first().1)
                && (finer_pair(pair.0, pair.1) || and == end && far_pair(pair.0, pair.1))
            {
                second = Some(smaller.times(amount).first());
                end = after;
            }
        }
        if let Some((amount, unit)) = second {
            duration = duration.and(amount, unit).unwrap_or(duration);
        }
        Some((Length { duration, modifier, bare }, end))
    }

    /// A unit after an amount, with what may stand between: "three more weeks", "ten-day", "eight trading days".
    pub(crate) fn unit_after(&self, at: usize) -> Option<(NamedUnit, bool, usize)> {
        let mut at = self.skip_hyphen(at);
        // "18-plus months"
        if self.says(at, "plus") || self.says(at, "odd") {
            at += 1;
        }
        for _ in 0..2 {
            if self.any(at, &[F::More, F::Working, F::Full, F::Long, F::Filler, F::Fiscal]) || self.is_quality(at) {
                at += 1;
            }
        }
        // "24h"; "10m ago", "in 2h30m"
        let chained = self.is_joined(at + 1) && self.digits(at + 1).is_some() && self.is_joined(at + 2);
        // "1/4 h"
        let fraction = at >= 3 && self.sign(at - 2, signs!("/⁄")) && self.says(at, "h");
        let joined = (self.is_joined(at) || fraction) && self.digits(at - 1).is_some();
        let letter = joined && (self.closes(at) || chained);
        // "2h30m", not "F16s"
        let follows_letter = || {
            at >= 3
                && self.is_glued(at - 1)
                && self.sorts(at - 2).meet(S::LOOSE)
                && self.is_joined(at - 2)
                && self.digits(at - 3).is_some()
        };
        let placed = || {
            self.any(at + 1, &[F::Ago, F::Later, F::Earlier])
                || self.is(at + 1, F::From) && self.is(at + 2, F::Now)
                || self.before(at - 1, &[F::In, F::Within])
                || follows_letter()
                || at > 1 && self.sign(at - 2, signs!("+-")) && (at == 2 || self.is(at - 3, F::Now))
        };
        let short = match self.str(at) {
            "h" => Some(Unit::Hour),
            _ if !letter || !placed() => None,
            "s" => Some(Unit::Second),
            "m" => Some(Unit::Minute),
            "d" => Some(Unit::Day),
            "w" => Some(Unit::Week),
            "y" => Some(Unit::Year),
            _ => None,
        };
        if let Some(unit) = short.filter(|_| letter) {
            return Some((NamedUnit::Plain(unit), true, at + 1));
        }
        let lexeme = self.lexeme(at);
        if matches!(lexeme.word, F::EveryUnit | F::EveryUnitAdjective | F::Closing) {
            return None;
        }
        Some((lexeme.unit?, lexeme.plural, at + 1))
    }

    /// An adjective that colours a length: "two bloody weeks".
    fn is_quality(&self, at: usize) -> bool {
        self.has(at, Trait::Quality)
    }

    /// Whether a singular unit after a number is used as an adjective: "a five year plan", "two day visit".
    fn is_attributive(&self, after: usize) -> bool {
        self.is_word(after) && self.any(after, &[F::None, F::Scheduled]) && self.lexeme(after).unit.is_none()
            || self.any(after, &[F::Period, F::Term, F::Long])
            || self.hyphen(after)
    }
}

impl NamedUnit {
    /// So many of the unit.
    pub(crate) fn times(self, amount: Amount) -> Duration {
        let plain = Duration::new;
        match (self, amount) {
            // Half an hour is 30 minutes, a quarter of a century 25 years.
            (NamedUnit::Plain(unit), Amount::Milli(milli @ (250 | 500 | 750)))
                if !matches!(unit, Unit::Month | Unit::Week) =>
            {
                match in_smaller_unit(milli, unit) {
                    Some((count, smaller)) => plain(Amount::Whole(count), smaller),
                    None => plain(amount, unit),
                }
            }
            (NamedUnit::Plain(unit), Amount::Milli(milli)) if milli % 1000 == 500 => halved(milli / 1000, unit),
            (NamedUnit::Plain(unit), amount) => plain(amount, unit),
            (NamedUnit::Night, amount) => plain(amount, Unit::Day),
            (NamedUnit::Fortnight, Amount::Whole(number)) => plain(Amount::Whole(number.saturating_mul(2)), Unit::Week),
            (NamedUnit::Fortnight, amount) => plain(amount, Unit::Week),
        }
    }
}

/// A whole and a half of a unit, in a smaller unit where the calendar has one: a year and a half is `P1Y6M`.
fn halved(whole: u32, unit: Unit) -> Duration {
    let half = match unit {
        Unit::Minute => Some((30, Unit::Second)),
        Unit::Hour => Some((30, Unit::Minute)),
        Unit::Day => Some((12, Unit::Hour)),
        Unit::Year => Some((6, Unit::Month)),
        _ => None,
    };
    let half = match half {
        Some((number, smaller)) => Duration::whole(whole, unit).and(Amount::Whole(number), smaller),
        None => None,
    };
    half.unwrap_or_else(|| Duration::new(Amount::Milli(whole.saturating_mul(1000).saturating_add(500)), unit))
}

fn finer_pair(larger: Unit, smaller: Unit) -> bool {
    matches!(
        (larger, smaller),
        (Unit::Year, Unit::Month | Unit::Week | Unit::Day)
            | (Unit::Month, Unit::Week | Unit::Day)
            | (Unit::Week, Unit::Day)
            | (Unit::Day, Unit::Hour)
            | (Unit::Hour, Unit::Minute)
            | (Unit::Minute, Unit::Second)
    )
}

/// Pairs that stand together where nothing parts them: "1 week 2 hours".
fn far_pair(larger: Unit, smaller: Unit) -> bool {
    matches!(
        (larger, smaller),
        (Unit::Decade, Unit::Year | Unit::Month) | (Unit::Week, Unit::Hour) | (Unit::Day, Unit::Minute)
    )
}

/// Half a year as six months, a year and a half as eighteen.
pub(crate) fn in_smaller_unit(thousandths: u32, unit: Unit) -> Option<(u32, Unit)> {
    let (per, smaller) = match unit {
        Unit::Century => (100, Unit::Year),
        Unit::Decade => (10, Unit::Year),
        Unit::Year => (12, Unit::Month),
        Unit::Month => (30, Unit::Day),
        Unit::Week => (7, Unit::Day),
        Unit::Day => (24, Unit::Hour),
        Unit::Hour => (60, Unit::Minute),
        Unit::Minute => (60, Unit::Second),
        _ => return None,
    };
    u32::try_from(u64::from(thousandths) * per / 1000).ok().map(|count| (count, smaller))
}
