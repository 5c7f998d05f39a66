//! Lengths that are ages, parts, names or kinds.

use super::Reason;
use crate::calendar::{Amount, Unit};
use crate::temporal::grammar::duration::Length;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::Words;
use crate::temporal::lexeme::{Function as F, Trait};

/// A length and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Measured {
    unit: Unit,
    /// Whether only the unit stands there: "years".
    bare: bool,
    known: bool,
    at: usize,
    end: usize,
}

impl Measured {
    /// Whether it is an article and a unit.
    fn is_one(&self, words: &Words<'_>) -> bool {
        words.is(self.at, F::A) && self.end == self.at + 2
    }

    /// Whether its unit alone stands there, and is that one.
    fn is_bare(&self, unit: Unit) -> bool {
        self.bare && self.unit == unit
    }
}

pub(super) const REASONS: [Reason<Measured>; 18] = [
    ("They met a [45-year]-old man.", |words, one| {
        words.is(one.end, F::Old) || words.hyphen(one.end) && words.is(one.end + 1, F::Old)
    }),
    ("He left at [15 years] of age.", |words, one| words.says(one.end, "of") && words.says(one.end + 1, "age")),
    ("Sales fell by over [a quarter] since spring.", |words, one| {
        let part = one.end.checked_sub(2);
        one.unit == Unit::Quarter && part.is_some_and(|part| words.is(part, F::A) || words.hyphen(part))
    }),
    ("They left the old [quarters].", |_, one| one.is_bare(Unit::Quarter)),
    ("They won [three quarters] of the seats.", |words, one| {
        one.unit == Unit::Quarter && one.known && words.is(one.end, F::Of)
    }),
    ("They fired [a second] time.", |words, one| {
        one.unit == Unit::Second && one.is_one(words) && !words.before(one.at, &[F::In])
    }),
    ("They found [a minute] amount of dust.", |words, one| {
        one.unit == Unit::Minute && one.is_one(words) && words.has(one.end, Trait::Minute)
    }),
    ("He kept the [minutes] of the talks.", |words, one| one.is_bare(Unit::Minute) && words.is(one.end, F::Of)),
    ("They read of [Days] and nights.", |words, one| one.bare && one.at > 0 && words.is_capitalised(one.at)),
    // "In 5 Minutes" is a headline.
    ("He told [Sixty Minutes] so.", |words, one| {
        let headed = words.digits(one.at).is_some() && words.before(one.at, &[F::In, F::After, F::For, F::Within]);
        words.is_capitalised(one.end - 1) && one.end > one.at + 1 && one.at > 0 && !headed
    }),
    ("It was [Seven Years]' War.", |words, one| {
        words.sign(one.end, signs!("'’")) && words.is_capitalised(one.end + 1) && words.is_capitalised(one.end - 1)
    }),
    ("The shop is open [24 hours] a day.", |words, one| {
        one.unit == Unit::Hour && words.is(one.end, F::A) && words.says(one.end + 1, "day")
    }),
    ("They fell on [days] when it rained.", |words, one| one.bare && words.says(one.end, "when")),
    ("They chose [a calendar year].", |words, one| {
        let kind = words.is(one.at + 1, F::Fiscal) || words.says(one.at + 1, "calendar");
        words.is(one.at, F::A) && kind && one.end == one.at + 3
    }),
    ("Call during office [hours].", |words, one| {
        let own = |before: usize| words.has(before, Trait::Attending) || words.is(before, F::Working);
        one.is_bare(Unit::Hour) && one.at.checked_sub(1).is_some_and(own)
    }),
    ("The stock rose after [hours].", |words, one| {
        one.is_bare(Unit::Hour) && words.before(one.at, &[F::After]) && !words.is_word(one.end)
    }),
    ("They recall [years] 1914 and 1915.", |words, one| one.bare && words.year(one.end).is_some()),
    ("He went through those [years].", |words, one| {
        one.bare && (words.before(one.at, &[F::These, F::Those]) || words.hyphen(one.end) || words.is_glued(one.at))
    }),
];

impl Words<'_> {
    /// Whether a length is one.
    pub(crate) fn is_length(&self, length: &Length, at: usize, end: usize) -> bool {
        let (amount, unit) = length.duration.first();
        let one = Measured { unit, bare: length.bare, known: amount != Amount::Unknown, at, end };
        !REASONS.iter().any(|(_, holds)| holds(self, one))
    }
}
