//! A rule of the grammar with what it needs, so that it is asked only where it can find something.

use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::sorts::Sorts;

/// Sorts of which a word is that a rule begins with, those of the word right behind it, and those of one behind it before any
/// that no rule knows.
pub(crate) type Need = (Sorts, Sorts, Sorts);

/// A rule, and what it needs: one of the rows must hold of the first word, or of the second behind "the" and its kin. Where a rule
/// finds something without, an assertion fails in every test that reads such a text.
pub(crate) struct Rule<T: 'static = Phrase> {
    pub(super) needs: &'static [Need],
    pub(super) read: fn(&Words<'_>, usize) -> Parsed<T>,
}

impl<T> Rule<T> {
    pub(crate) const fn new(needs: &'static [Need], read: fn(&Words<'_>, usize) -> Parsed<T>) -> Rule<T> {
        Rule { needs, read }
    }

    /// What the rule finds, if it can find anything.
    #[inline]
    pub(crate) fn ask(&self, words: &Words<'_>, at: usize) -> Parsed<T> {
        let holds = |(first, second, later): &Need, sorts: Sorts, at: usize| {
            first.meet(sorts) && second.meet(words.second(at)) && later.meet(words.after(at))
        };
        let sorts = words.sorts(at);
        let led = if sorts.meet(Sorts::LEADING) { words.led(at + 1) } else { Sorts::NONE };
        if self.needs.iter().any(|row| holds(row, sorts, at) || holds(row, led, at + 1)) {
            return (self.read)(words, at);
        }
        debug_assert!((self.read)(words, at).is_none(), "a rule that is not asked finds {:?}", words.from(at));
        None
    }
}
