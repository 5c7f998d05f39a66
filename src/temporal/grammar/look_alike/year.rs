//! Numbers of four digits that are no year: pages, prices, telephones, counts.

use super::Reason;
use crate::calendar::Unit;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::Words;
use crate::temporal::lexeme::{Function as F, Trait};
use crate::text::TokenKind;

/// Of a number and the word after it, whatever stands around them.
pub(super) const REASONS: [Reason<(usize, usize)>; 7] = [
    ("They found Anna's [1987] Chevrolet.", |words, (at, end)| {
        at >= 2 && words.says(at - 1, "s") && words.sign(at - 2, signs!("'’")) && words.is_capitalised(end)
    }),
    ("It stands on page [2014] of the report.", |words, (at, _)| {
        at.checked_sub(1).is_some_and(|name| words.has(name, Trait::Numbered) || words.digits(name).is_some())
    }),
    ("Call 555-[2016] for help.", |words, (at, _)| {
        let number = |number: usize| words.digits(number).is_some() && words.year(number).is_none();
        at.checked_sub(2).is_some_and(|before| words.hyphen(at - 1) && number(before))
    }),
    ("It cost $[2016] in all.", |words, (at, _)| {
        let glued = |before: usize| words.sign(before, signs!("$£€¥#%.+=*&_@:/\\")) && words.is_joined(at);
        at.checked_sub(1).is_some_and(|before| glued(before) || words.sign(before, signs!("$£€¥#")))
    }),
    ("They have a [2000]-strong force.", |words, (_, end)| {
        words.hyphen(end) && words.is_word(end + 1) && !words.is_year_suffix(end + 1)
    }),
    ("It rose by [2016]%, or 2016.5 points.", |words, (at, end)| {
        let year = words.digits(at).map_or(1900, |(year, _)| year);
        let digits = words.is_joined(end) && words.kind(end + 1) == Some(TokenKind::Number) && words.is_joined(end + 1);
        let season = words.digits(end + 1) == Some(((year + 1) % 100, 2));
        words.sign(end, signs!("%°$£€")) || words.sign(end, signs!(".,:/")) && digits && !season
    }),
    ("They fly the [2016]B model.", |words, (_, end)| {
        words.is_joined(end) && (words.is_word(end) || words.kind(end) == Some(TokenKind::Number))
    }),
];

impl Words<'_> {
    /// Whether a number that can be a year is one.
    pub(crate) fn is_year_like(&self, at: usize, end: usize) -> bool {
        if REASONS.iter().any(|(_, holds)| holds(self, (at, end))) {
            return false;
        }
        let spanned = self.sign(end, signs!("-–—")) && self.year(end + 1).is_some();
        let placed = spanned || self.is_year_place(at);
        let counted = self.is_counted(end);
        let year = self.digits(at).map_or(1900, |(year, _)| year);
        if (1900..=2040).contains(&year) {
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
                self.unit(before) == Some(Unit::Year)
                    || self.says(before, "circa")
                    || self.lexeme(before).season.is_some()
                    || self.sign(before, signs!("(–-"))
                    || self.month(before).is_some()
            })
    }

    /// Whether a plural or a measure follows, so that the number counts it.
    pub(crate) fn is_counted(&self, end: usize) -> bool {
        let next = self.str(end);
        if !self.is_word(end)
            || self.function(end) != F::None
            || self.lexeme(end).season.is_some()
            || self.is_joined(end)
        {
            return false;
        }
        if self.lexeme(end).plural || self.lexeme(end).unit.is_some() && !self.is(end, F::Period) {
            return self.unit(end) != Some(Unit::Quarter);
        }
        self.has(end, Trait::Measure)
            || next.starts_with(|first: char| first.is_lowercase())
                && next.len() > 3
                && next.ends_with('s')
                && !next.ends_with("ss")
                && !next.ends_with("us")
                && !matches!(next, "was" | "were" | "has" | "does" | "says")
    }

    fn is_strongly_counted(&self, end: usize) -> bool {
        self.lexeme(end).plural || self.has(end, Trait::Measure)
    }
}
