//! What a user may decide about the reading of dates.

use crate::document::DocumentType;
use crate::temporal::TimexType;

/// How dates are read. The default fits news.
///
/// ```
/// use dateline::document::DocumentType;
/// use dateline::temporal::{Options, Preference, Tagger, TimexType};
///
/// let options = Options::new()
///     .with_month_first(false)
///     .with_preference(Preference::Future)
///     .with_document_type(DocumentType::Colloquial)
///     .with_types([TimexType::Date, TimexType::Time]);
/// let timexes = Tagger::with(options).tag("call on 06/07/2016 for 2 hours", None);
/// assert_eq!(timexes.len(), 1);
/// assert_eq!(timexes[0].value.map(|value| value.to_string()).as_deref(), Some("2016-07-06"));
/// assert!(!timexes[0].ambiguous);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Whether `06/07/2016` is June 7 (`Some(true)`) or 6 July (`Some(false)`); undecided, the month comes first between
    /// slashes and the day between dots and hyphens, and the date is called ambiguous.
    pub month_first: Option<bool>,
    /// Which occurrence a bare weekday or month is; undecided, the words around it decide.
    pub prefer: Option<Preference>,
    /// Against what relative dates are read; undecided, each document's text decides.
    pub document_type: Option<DocumentType>,
    /// The types to return; by default all.
    pub types: TypeSet,
}

impl Options {
    /// The default options.
    pub fn new() -> Self {
        Options::default()
    }

    /// Whether the month or the day comes first in `06/07/2016`.
    pub fn with_month_first(self, month_first: bool) -> Self {
        Options { month_first: Some(month_first), ..self }
    }

    /// Which occurrence a bare weekday or month is.
    pub fn with_preference(self, prefer: Preference) -> Self {
        Options { prefer: Some(prefer), ..self }
    }

    /// Against what relative dates are read.
    pub fn with_document_type(self, document_type: DocumentType) -> Self {
        Options { document_type: Some(document_type), ..self }
    }

    /// The types to return.
    pub fn with_types(self, types: impl IntoIterator<Item = TimexType>) -> Self {
        Options { types: TypeSet::of(types), ..self }
    }
}

/// Which occurrence of a recurring date is preferred.
///
/// ```
/// use dateline::temporal::{Options, Preference, Tagger};
///
/// let tagger = Tagger::with(Options::new().with_preference(Preference::Future));
/// let timexes = tagger.tag("They met on Wednesday.", Some(&"2016-07-07".parse()?));
/// assert_eq!(timexes[0].value.map(|value| value.to_string()).as_deref(), Some("2016-07-13"));
/// # Ok::<(), dateline::Error>(())
/// ```
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
///
/// ```
/// use dateline::temporal::{Options, Tagger, TimexType, TypeSet};
///
/// let lengths = TypeSet::of([TimexType::Duration]);
/// let options = Options::new().with_types([TimexType::Duration]);
/// assert_eq!(options.types, lengths);
/// assert_eq!(Tagger::with(options).tag("They met on Monday for two hours.", None).len(), 1);
/// ```
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
