//! Whom a text named last, of those that a word can point back to.
//!
//! Sought from the sentence before backwards when somebody asks: mostly one of the last few tells, and no other is read.

use std::cell::RefCell;

use crate::event::role::namings::Named;
use crate::event::role::phrase::Who;
use crate::event::role::recall::Recall;

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Latest {
    person: RefCell<Last<Who>>,
    pair: RefCell<Last<Vec<Who>>>,
    state: RefCell<Last<Who>>,
    speaker: RefCell<Last<Who>>,
    town: RefCell<Last<Who>>,
}

/// The last of something that the sentences before one tell.
#[derive(Debug)]
struct Last<T> {
    /// The sentence before which all were looked through.
    before: usize,
    found: Option<T>,
}

impl<T> Default for Last<T> {
    fn default() -> Self {
        Last { before: 0, found: None }
    }
}

impl Recall<'_> {
    /// The person that "he" or "she" is.
    pub(in crate::event) fn person(&self) -> Option<Who> {
        self.last(&self.latest.person, |named| named.people().next().map(Who::of))
    }

    /// The last two persons: "the two leaders".
    pub(in crate::event) fn pair(&self) -> Vec<Who> {
        self.last(&self.latest.pair, |named| named.pair()).unwrap_or_default()
    }

    /// The state or group that "it" is.
    pub(in crate::event) fn state(&self) -> Option<Who> {
        self.last(&self.latest.state, |named| named.state())
    }

    /// Who is quoted: "we", in a quotation.
    pub(in crate::event) fn speaker(&self) -> Option<Who> {
        self.last(&self.latest.speaker, |named| named.speaker())
    }

    /// The town or region that "the city" is.
    pub(in crate::event) fn town(&self) -> Option<Who> {
        self.last(&self.latest.town, |named| named.town())
    }

    /// Those whom "they" or "both" are: joined just before, "Israel and Hamas", two or more.
    pub(in crate::event) fn together(&self) -> Vec<Who> {
        self.before(0).take(2).find_map(|sentence| self.namings.named(sentence).joined()).unwrap_or_default()
    }

    /// The last of something; sentences that were looked through are not looked through again.
    fn last<T: Clone>(&self, last: &RefCell<Last<T>>, of: impl Fn(Named<'_, '_>) -> Option<T>) -> Option<T> {
        let last = &mut *last.borrow_mut();
        let found = self.before(last.before).find_map(|sentence| of(self.namings.named(sentence)));
        *last = Last { before: self.sentence, found: found.or_else(|| last.found.take()) };
        last.found.clone()
    }
}
