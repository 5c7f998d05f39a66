//! Lengths of time: "more than three decades", "two and a half years", "72-hour".

use crate::calendar::{Amount, Duration, Unit};
use crate::temporal::Modifier;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexicon::{Function as F, NamedUnit, Trait};

/// A length with its `mod`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Length {
    pub(crate) duration: Duration,
    pub(crate) modifier: Option<Modifier>,
    /// Whether only the unit stands there, as in "years".
    pub(crate) bare: bool,
}

impl Words<'_> {
    /// A length with what may stand before it.
    pub(crate) fn length(&self, at: usize) -> Parsed<Length> {
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
            F::Over => Some((Modifier::MoreThan, at + 1)),
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

    /// A length without comparison.
    pub(crate) fn plain_length(&self, at: usize) -> Parsed<Length> {
        if self.is(at, F::A) && self.says(at + 1, "while") && self.is(at + 2, F::None) {
            let duration = Duration::vague(Unit::Unknown);
            return Some((Length { duration, modifier: None, bare: false }, at + 2));
        }
        let (amount, bare, mut end) = match self.amount(at) {
            Some((amount, end)) => (amount, false, end),
            None => (Amount::Unknown, true, at),
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
        let counted = !bare && !article && !matches!(amount, Amount::Whole(1) | Amount::Milli(0..1000));
        // A plural needs no amount; a singular needs one.
        if bare && !plural || article && plural {
            return None;
        }
        // "15 minute ago" is how some type it.
        let leads = self.is(after, F::Ago) || self.is(after, F::From) && self.is(after + 1, F::Now);
        if counted && !plural && !hyphenated && !leads && !self.is_attributive(after) {
            return None;
        }
        let mut end = after;
        let mut duration = unit.times(amount);
        // "a year and a half", "an hour and 20 minutes"
        if self.is(end, F::And)
            && self.is(end + 1, F::A)
            && self.is(end + 2, F::Half)
            && let Amount::Whole(whole) = amount
        {
            duration = halved(whole, duration.first().1);
            end += 3;
        } else if !bare && !hyphenated {
            let and = if self.is(end, F::And) { end + 1 } else { self.skip(end, ",") };
            if let Some((amount @ Amount::Whole(_), next)) = self.amount(and)
                && !self.is(and, F::A)
                && let Some((smaller, _, after)) = self.unit_after(next)
                && smaller.times(amount).first().1 < duration.first().1
                && finer_pair(duration.first().1, smaller.times(amount).first().1)
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
    fn unit_after(&self, at: usize) -> Option<(NamedUnit, bool, usize)> {
        let mut at = self.skip_hyphen(at);
        for _ in 0..2 {
            if self.any(at, &[F::More, F::Working, F::Full, F::Long, F::Filler, F::Fiscal]) || self.is_quality(at) {
                at += 1;
            }
        }
        // "24h"; "10m ago"
        let letter = at > 0 && self.is_joined(at) && self.digits(at - 1).is_some() && !self.is_joined(at + 1);
        let short = match self.str(at) {
            "h" => Some(Unit::Hour),
            "s" if self.is(at + 1, F::Ago) => Some(Unit::Second),
            "m" if self.is(at + 1, F::Ago) => Some(Unit::Minute),
            "d" if self.is(at + 1, F::Ago) => Some(Unit::Day),
            "w" if self.is(at + 1, F::Ago) => Some(Unit::Week),
            "y" if self.is(at + 1, F::Ago) => Some(Unit::Year),
            _ => None,
        };
        if let Some(unit) = short.filter(|_| letter) {
            return Some((NamedUnit::Plain(unit), true, at + 1));
        }
        let lexeme = self.lexeme(at);
        if matches!(lexeme.word, F::EveryUnit | F::EveryUnitAdjective) {
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
            (NamedUnit::Plain(unit), Amount::Milli(milli)) if milli > 1000 && milli % 1000 == 500 => {
                halved(milli / 1000, unit)
            }
            (NamedUnit::Plain(Unit::Hour), Amount::Milli(500)) => plain(Amount::Whole(30), Unit::Minute),
            (NamedUnit::Plain(Unit::Day), Amount::Milli(500)) => plain(Amount::Whole(12), Unit::Hour),
            (NamedUnit::Plain(Unit::Year), Amount::Milli(500)) => plain(Amount::Whole(6), Unit::Month),
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
