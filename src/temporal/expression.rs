//! A found expression, before any date is known.

use std::fmt;

use crate::Span;
use crate::calendar::Duration;
use crate::document::DocumentType;
use crate::temporal::{Expr, Modifier};
use crate::text::Section;

/// A time expression as the finder leaves it: where it stands and what it says, without a value.
///
/// The same expressions can be resolved against any anchor without reading the text again.
///
/// ```
/// use dateline::temporal::Tagger;
/// use dateline::text::Layout;
///
/// let tagger = Tagger::new();
/// let text = "They left in the last two weeks of March 2011.";
/// let expressions = tagger.find(&Layout::new(text));
/// assert_eq!(expressions[0].to_string(), "run(2011-03, -2 week)");
///
/// let timexes = tagger.resolve(&expressions, None, None);
/// assert_eq!(timexes[0].range.map(|days| days.to_string()).as_deref(), Some("2011-03-21..2011-04-03"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub expr: Expr,
    /// TIMEX3's `mod`.
    pub modifier: Option<Modifier>,
    /// TIMEX3's `quant` of a SET.
    pub quant: Option<&'static str>,
    /// TIMEX3's `freq` of a SET.
    pub freq: Option<Duration>,
    /// Whether it is a SET.
    pub recurs: bool,
    /// Whether a numeric date can be read in two orders.
    pub ambiguous: bool,
    /// The one type of document that tells this as time: "the former regime" in a narrative, "8/10" in talk.
    pub only: Option<DocumentType>,
    /// Whether it is an aside that a story does not move to: in brackets, or a year looked ahead to.
    pub aside: bool,
    /// Whether it begins a range that the next expression ends.
    pub opens_range: bool,
    /// Whether its text is no report but what somebody types: "friday at 3", "remind me tomorrow".
    pub typed: bool,
    /// The section it stands in.
    pub section: Section,
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.recurs {
            true => write!(f, "every({})", self.expr),
            false => write!(f, "{}", self.expr),
        }
    }
}
