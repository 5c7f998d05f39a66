//! What a user may decide about the reading of dates.

use crate::document::DocumentType;
use crate::temporal::TimexType;

/// How dates are read. The default fits news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Whether `06/07/2016` is June 7 (`Some(true)`) or 6 July (`Some(false)`); undecided, it is read as the month first
    /// and called ambiguous.
    pub month_first: Option<bool>,
    /// Which occurrence a bare weekday or month is; undecided, the words around it decide.
    pub prefer: Option<Preference>,
    /// Against what relative dates are read; undecided, each document's text decides.
    pub document_type: Option<DocumentType>,
    /// The types to return, all where empty.
    pub types: TypeSet,
}

/// Which occurrence of a recurring date is preferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preference {
    /// The last one.
    Past,
    /// The next one.
    Future,
    /// The nearest in time.
    Nearest,
}

/// A set of TIMEX3 types; the default holds all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeSet(u8);

impl TypeSet {
    /// The set of these types.
    ///
    /// ```
    /// use dateline::temporal::{TimexType, TypeSet};
    ///
    /// let dates = TypeSet::of([TimexType::Date, TimexType::Time]);
    /// assert!(dates.holds(TimexType::Date) && !dates.holds(TimexType::Set));
    /// ```
    pub fn of(types: impl IntoIterator<Item = TimexType>) -> TypeSet {
        TypeSet(types.into_iter().fold(0, |set, kind| set | 1 << kind as u8))
    }

    /// Whether the type is in it.
    pub fn holds(self, kind: TimexType) -> bool {
        self.0 & 1 << kind as u8 != 0
    }
}

impl Default for TypeSet {
    fn default() -> Self {
        TypeSet(u8::MAX)
    }
}
