//! The one public error.

/// What can go wrong when values, tables or configuration are read.
///
/// Reading *text* never fails: a date that cannot be is a [`Timex`](crate::temporal::Timex) without a value and with a
/// reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A string is not a TIMEX3 value.
    #[error("not a TIMEX3 value: {0:?}")]
    Value(String),
    /// A string is not a publication anchor (an ISO 8601 date or an RFC 3339 timestamp).
    #[error("not a publication date: {0:?} (expected YYYY-MM-DD or an RFC 3339 timestamp)")]
    Anchor(String),
    /// A publication date has the right form, but there is no such day or time.
    #[error("no such day: {0:?}")]
    NoSuchDay(String),
    /// The front matter of a text file is malformed.
    #[error("line {line}: {cause}")]
    FrontMatter {
        /// One-based line of the file.
        line: usize,
        /// What is wrong with it.
        cause: String,
    },
    /// A name of a closed set (a phase, a role, a section…) is unknown.
    #[error("unknown {what}: {name:?}")]
    Name {
        /// What was to be named.
        what: &'static str,
        /// The name that is not one.
        name: String,
    },
    /// Kinds of events have more words than are told apart.
    #[error("the patterns of all event kinds begin with {forms} forms of words: at most {most} are told apart")]
    TooManyForms {
        /// How many forms of words they begin with.
        forms: usize,
        /// How many there may be.
        most: usize,
    },
    /// A line of a table of words is malformed.
    #[error("{table}:{line}: {cause}")]
    Table {
        /// The table's file name.
        table: String,
        /// One-based line.
        line: usize,
        /// What is wrong with it.
        cause: String,
    },
}
