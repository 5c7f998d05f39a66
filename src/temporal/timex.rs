//! A time expression with its value.

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::calendar::{Duration, Interval, Value};
use crate::text::Section;

/// A time expression found in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexType,
    /// Its TIMEX3 value; `None` where it is a date that cannot be (then [`reason`](Timex::reason) says why).
    pub value: Option<Value>,
    /// TIMEX3's `mod`.
    pub modifier: Option<Modifier>,
    /// The civil days that it names, both inclusive; null where it names none.
    pub interval: Option<Interval>,
    /// The civil days from this expression to the one that ends the range that it begins, both inclusive.
    pub range: Option<Interval>,
    /// First value of a range or stretch.
    pub begin: Option<Value>,
    /// Last value of a range.
    pub end_value: Option<Value>,
    /// TIMEX3's `quant` of a set: `EVERY`, `EACH`…
    pub quant: Option<&'static str>,
    /// TIMEX3's `freq` of a set.
    pub freq: Option<Duration>,
    /// Whether a numeric date can be read in two orders.
    pub ambiguous: bool,
    /// Why there is no value.
    pub reason: Option<String>,
    /// The section it stands in.
    pub section: Section,
}

/// TIMEX3's types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A point or stretch of the calendar of a day or more.
    Date,
    /// A time of day.
    Time,
    /// A length.
    Duration,
    /// Something that recurs.
    Set,
}

/// TIMEX3's `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[allow(missing_docs)]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}
