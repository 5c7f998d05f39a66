//! Numbers in digits and in words.

use crate::Span;
use crate::calendar::{Amount, Unit};
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::word::Word;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, NamedUnit};
use crate::temporal::senses::Senses;
use crate::text::tokenize;

/// The whole number that a stretch of text begins with, in digits or words, and the byte that ends it.
pub(crate) fn cardinal(text: &str, span: Span) -> Option<(u32, usize)> {
    let mut tokens = Vec::new();
    // "two hundred and fifty thousand" is five words.
    tokenize(text, span, &mut tokens);
    tokens.truncate(8);
    let senses = Senses::among(text, &mut tokens);
    let mut words = Vec::new();
    Word::read(text, &tokens, &senses, false, &mut words);
    let words = Words { text, tokens: &tokens, words: &words, month_first: None, small: false };
    let (number, end) = words.cardinal(0)?;
    Some((number, words.token(end.checked_sub(1)?)?.end as usize))
}

impl Words<'_> {
    /// A whole number: `12`, `1,000`, `twenty-four`, `two hundred and five`.
    pub(crate) fn cardinal(&self, at: usize) -> Parsed<u32> {
        if let Some((number, _)) = self.digits(at) {
            return self.grouped(number, at + 1);
        }
        // Hundreds are counted within thousands, and thousands within millions.
        let (mut total, (mut group, mut end)) = (0_u32, self.below_hundred(at)?);
        while let Some(scale) = self.lexeme(self.skip_hyphen(end)).scale.filter(|scale| *scale >= 100) {
            end = self.skip_hyphen(end) + 1;
            match (scale, group) {
                (100, _) => group = group.checked_mul(scale)?,
                (_, 0) => total = total.checked_mul(scale)?,
                _ => (total, group) = (total.checked_add(group.checked_mul(scale)?)?, 0),
            }
            let next = if self.is(end, F::And) { end + 1 } else { end };
            if let Some((rest, after)) = self.below_hundred(next).filter(|(rest, _)| *rest > 0) {
                (group, end) = (group.checked_add(rest)?, after);
            }
        }
        Some((total.checked_add(group)?, end))
    }

    /// Digits grouped by commas.
    fn grouped(&self, first: u32, mut end: usize) -> Parsed<u32> {
        let mut number = first;
        while self.joins(end, signs!(",")) {
            let Some((group, 3)) = self.digits(end + 1) else { break };
            number = number.checked_mul(1000)?.checked_add(group)?;
            end += 2;
        }
        Some((number, end))
    }

    fn below_hundred(&self, at: usize) -> Parsed<u32> {
        let tens = self.lexeme(at).number?;
        if tens >= 20 {
            let next = self.skip_hyphen(at + 1);
            if let Some(ones) = self.lexeme(next).number.filter(|ones| (1..10).contains(ones)) {
                return Some((tens + ones, next + 1));
            }
        }
        Some((tens, at + 1))
    }

    /// An ordinal in words or digits: `third`, `3rd`, `twenty-first`.
    pub(crate) fn ordinal(&self, at: usize) -> Parsed<i32> {
        if let Some((number, _)) = self.digits(at) {
            let suffixed = self.is(at + 1, F::Suffix) && self.is_joined(at + 1);
            return suffixed.then_some((number as i32, at + 2));
        }
        if let Some(tens) = self.lexeme(at).number.filter(|tens| *tens >= 20) {
            let next = self.skip_hyphen(at + 1);
            let ones = self.lexeme(next).ordinal.filter(|ones| (1..10).contains(ones))?;
            return Some((tens as i32 + ones, next + 1));
        }
        self.lexeme(at).ordinal.map(|ordinal| (ordinal, at + 1))
    }

    /// How many: a number, a fraction, or a word such as "several"; "a" counts as one.
    pub(crate) fn amount(&self, at: usize) -> Parsed<Amount> {
        if let Some(part) = self.part_of_one(at) {
            return Some(part);
        }
        if let Some((whole, end)) = self.cardinal(at) {
            return Some(self.fraction(whole, end));
        }
        match self.function(at) {
            // "hundreds of years", "tens of thousands of years"
            F::Many if self.lexeme(at).plural => {
                let of = at + 1;
                let more = self.is(of, F::Of) && self.is(of + 1, F::Many) && self.lexeme(of + 1).plural;
                let of = if more { of + 2 } else { of };
                self.is(of, F::Of).then_some((Amount::Unknown, of + 1))
            }
            F::Several | F::Few | F::Many | F::Some => Some((Amount::Unknown, at + 1)),
            F::Another => Some((Amount::Whole(1), at + 1)),
            F::A if self.is(at + 1, F::Few) => Some((Amount::Unknown, at + 2)),
            F::A if self.is(at + 1, F::Couple) => self.amount(at + 1),
            F::Couple => Some((Amount::Whole(2), if self.is(at + 1, F::Of) { at + 2 } else { at + 1 })),
            F::A if self.lexeme(at + 1).scale.is_some() => {
                let scale = self.lexeme(at + 1).scale?;
                Some((Amount::Whole(scale), at + 2))
            }
            F::A if self.is(at + 1, F::Half) => Some((Amount::Milli(500), self.skip_hyphen(at + 2))),
            F::A => Some((Amount::Whole(1), at + 1)),
            F::Half => {
                let next = self.skip_hyphen(at + 1);
                Some((Amount::Milli(500), if self.is(next, F::A) { next + 1 } else { next }))
            }
            _ => {
                let scale = self.lexeme(at).scale.filter(|scale| *scale == 12)?;
                Some((Amount::Whole(scale), at + 1))
            }
        }
    }

    /// Less than one of a unit that follows: "1/2 hour", "a quarter of a century", "three-quarters of an hour".
    fn part_of_one(&self, at: usize) -> Parsed<Amount> {
        let of = |end: usize| {
            let of = if self.is(end, F::Of) { end + 1 } else { self.skip_hyphen(end) };
            if self.is(of, F::A) { of + 1 } else { of }
        };
        if let (Some((upper, _)), true) = (self.digits(at), self.joins(at + 1, signs!("/⁄"))) {
            let (lower, _) = self.digits(at + 2).filter(|(lower, _)| upper < *lower && *lower <= 10)?;
            let end = of(at + 3);
            return self.unit_after(end).is_some().then_some((Amount::Milli(upper * 1000 / lower), end));
        }
        let (count, next) = match self.function(at) {
            F::A => (1, at + 1),
            F::Fraction => (1, at),
            _ => self.below_hundred(at).map(|(count, end)| (count, self.skip_hyphen(end)))?,
        };
        let quarters = self.lexeme(next).unit == Some(NamedUnit::Plain(Unit::Quarter));
        let end = of(next + 1);
        let parted = quarters && (1..=3).contains(&count) && end > next + 1 && self.unit_after(end).is_some();
        parted.then_some((Amount::Milli(count * 250), end))
    }

    /// `2.5`, `2 1/2`, `two and a half` after the whole number.
    fn fraction(&self, whole: u32, end: usize) -> (Amount, usize) {
        let milli = |thousandths: u32| whole.checked_mul(1000).and_then(|whole| whole.checked_add(thousandths));
        if self.joins(end, signs!("."))
            && let Some((digits, length @ 1..=3)) = self.digits(end + 1)
            && let Some(amount) = milli(digits * 10_u32.pow(3 - length as u32))
        {
            return (Amount::Milli(amount), end + 2);
        }
        if let (Some((upper, _)), true, Some((lower @ 1.., _))) =
            (self.digits(end), self.joins(end + 1, signs!("/⁄")), self.digits(end + 2))
            && upper < lower
            && let Some(amount) = upper.checked_mul(1000).and_then(|upper| milli(upper / lower))
        {
            return (Amount::Milli(amount), end + 3);
        }
        if let Some(half) = (self.sign(end, signs!("½"))).then_some(500).and_then(milli) {
            return (Amount::Milli(half), end + 1);
        }
        // "two and a half", "two-and-a-half"
        let and = self.skip_hyphen(end);
        let a = self.skip_hyphen(and + 1);
        let half_at = self.skip_hyphen(a + 1);
        if self.is(and, F::And)
            && self.is(a, F::A)
            && self.is(half_at, F::Half)
            && let Some(half) = milli(500)
        {
            return (Amount::Milli(half), half_at + 1);
        }
        (Amount::Whole(whole), end)
    }
}
