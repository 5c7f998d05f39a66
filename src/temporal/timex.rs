//! A time expression with its value.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::Span;
use crate::calendar::{Duration, Interval, Value};
use crate::text::Section;

/// A time expression found in a text.
///
/// ```
/// use dateline::temporal::{Modifier, Tagger, TimexType};
///
/// let text = "It held from mid-March to May.";
/// let timexes = Tagger::new().tag(text, Some(&"2016-07-07".parse()?));
/// assert_eq!(timexes[0].span.of(text), Some("mid-March"));
/// assert_eq!((timexes[0].kind, timexes[0].modifier), (TimexType::Date, Some(Modifier::Mid)));
/// assert_eq!(timexes[0].interval.map(|days| days.to_string()).as_deref(), Some("2016-03-01..2016-03-31"));
/// assert_eq!(timexes[0].range.map(|days| days.to_string()).as_deref(), Some("2016-03-01..2016-05-31"));
///
/// let timexes = Tagger::new().tag("It ended on June 31.", None);
/// assert_eq!(timexes[0].value, None);
/// assert_eq!(timexes[0].reason.as_deref(), Some("June has 30 days"));
/// # Ok::<(), dateline::Error>(())
/// ```
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
///
/// ```
/// use dateline::temporal::{Tagger, TimexType};
///
/// let kinds = Tagger::new().tag("On Monday they met for two hours, as every week; it ended at 10 p.m.", None).into_iter().map(|timex| timex.kind);
/// assert!(kinds.eq([TimexType::Date, TimexType::Duration, TimexType::Set, TimexType::Time]));
/// ```
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
///
/// ```
/// use dateline::temporal::{Modifier, Tagger};
///
/// let timexes = Tagger::new().tag("It held for more than three decades, since early 1980.", None);
/// assert_eq!(timexes[0].modifier, Some(Modifier::MoreThan));
/// assert_eq!(timexes[1].modifier, Some(Modifier::Start));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Modifier {
    /// "early March".
    Start,
    /// "mid-March".
    Mid,
    /// "late March", "the end of 1990".
    End,
    /// "about 40 minutes".
    Approx,
    /// "more than a decade ago".
    Before,
    /// "less than a year ago".
    After,
    /// "at least a year ago".
    OnOrBefore,
    /// "up to a year ago".
    OnOrAfter,
    /// "nearly two years".
    LessThan,
    /// "more than two years".
    MoreThan,
    /// "up to 12 hours".
    EqualOrLess,
    /// "at least six months".
    EqualOrMore,
}

impl Modifier {
    const ALL: [(Modifier, &str); 12] = [
        (Modifier::Start, "START"),
        (Modifier::Mid, "MID"),
        (Modifier::End, "END"),
        (Modifier::Approx, "APPROX"),
        (Modifier::Before, "BEFORE"),
        (Modifier::After, "AFTER"),
        (Modifier::OnOrBefore, "ON_OR_BEFORE"),
        (Modifier::OnOrAfter, "ON_OR_AFTER"),
        (Modifier::LessThan, "LESS_THAN"),
        (Modifier::MoreThan, "MORE_THAN"),
        (Modifier::EqualOrLess, "EQUAL_OR_LESS"),
        (Modifier::EqualOrMore, "EQUAL_OR_MORE"),
    ];

    /// The name as it stands in TIMEX3 and in JSON.
    pub fn as_str(self) -> &'static str {
        Modifier::ALL.into_iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }

    /// What is told of a length, told of the point that lies so far before or after another: more than a year ago is before
    /// the year ago.
    pub(crate) fn of_point(self, earlier: bool) -> Modifier {
        match (self, earlier) {
            (Modifier::MoreThan, true) | (Modifier::LessThan, false) => Modifier::Before,
            (Modifier::MoreThan, false) | (Modifier::LessThan, true) => Modifier::After,
            (Modifier::EqualOrMore, true) | (Modifier::EqualOrLess, false) => Modifier::OnOrBefore,
            (Modifier::EqualOrMore, false) | (Modifier::EqualOrLess, true) => Modifier::OnOrAfter,
            (other, _) => other,
        }
    }
}

impl FromStr for Modifier {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Modifier::ALL.into_iter().find(|(_, known)| *known == name);
        found.map(|(one, _)| one).ok_or_else(|| Error::Name { what: "modifier", name: name.to_owned() })
    }
}
