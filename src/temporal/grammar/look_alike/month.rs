//! Months' names that are another word or a name: "may", "March for Life", "April Jones".

use super::Reason;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::Words;
use crate::temporal::lexeme::{Function as F, Trait};

/// Of a name that is also another word ("March", "June"), with a word before it and no day or year beside it.
pub(super) const REASONS: [Reason<usize>; 4] = [
    ("They met Theresa [May] there.", |words, at| {
        at > 1
            && words.is_capitalised(at - 1)
            && words.lexeme(at - 1).weekday.is_none()
            && words.function(at - 1) == F::None
    }),
    ("They joined the [March] for Life.", |words, at| {
        words.says(at, "march")
            && words.any(at + 1, &[F::For, F::On, F::Of])
            && (words.is_capitalised(at + 2) || words.is(at + 2, F::The))
    }),
    ("They joined the Long [March].", |words, at| {
        words.says(at, "march") && words.before(at, &[F::Long]) && words.is_capitalised(at - 1)
    }),
    ("They met with [April] Jones.", |words, at| {
        words.has(at, Trait::Forename) && words.is_capitalised(at + 1) && words.is_timeless(at + 1)
    }),
];

impl Words<'_> {
    /// Whether a month's name means the month.
    pub(super) fn is_month_here(&self, at: usize) -> bool {
        let behind = self.skip_stop(at + 1);
        let dated = self.day_of_month(self.skip_hyphen(behind)).is_some()
            || self.year(self.skip(behind, signs!(","))).is_some()
            || self.era_year(at + 1).is_some()
            || self.is(at + 1, F::Of)
                && (self.year(at + 2).is_some()
                    || self.any(at + 2, &[F::This, F::That, F::Last, F::Next, F::The]) && self.unit(at + 3).is_some());
        let day = |before: usize| self.day_of_month(before).is_some() || self.lexeme(before).ordinal.is_some();
        if dated || at.checked_sub(1).is_some_and(day) {
            return true;
        }
        let doubtful = self.has(at, Trait::Doubtful);
        let Some(before) = at.checked_sub(1) else {
            // "March" as all that is said
            let alone = self.is_capitalised(at) && !self.is_word(at + 1) && self.len() <= at + 2;
            return alone || !doubtful;
        };
        if doubtful && REASONS.iter().any(|(_, holds)| holds(self, at)) {
            return false;
        }
        let guarded = self.has(at, Trait::Guarded) && !self.sign(at + 1, signs!("."));
        !guarded || self.function(before) != F::None || self.sign(before, signs!("-–—(,;")) || self.says(before, "as")
    }
}
