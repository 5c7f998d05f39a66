//! What is wrong with an input.

use std::fmt;

/// The line named for a problem with a file as a whole.
pub(crate) const WHOLE: usize = 1;

/// Something that is wrong with an input. `Display` prints `file:line: cause`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The file as it was named by the caller.
    pub(crate) file: String,
    /// One-based line; [`WHOLE`] for a problem with the file itself.
    pub(crate) line: usize,
    /// What is wrong.
    pub(crate) cause: String,
}

impl Problem {
    /// A problem on one line of a file.
    pub(crate) fn new(file: impl Into<String>, line: usize, cause: impl fmt::Display) -> Self {
        Problem { file: file.into(), line, cause: cause.to_string() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.cause)
    }
}
