//! The publication anchor.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;

/// When a report was published: a civil day, or a moment with its own offset, which decides the civil day.
///
/// `Display`, `FromStr` and serde agree: `2016-07-06` or `2016-07-06T04:51:00+08:00`.
///
/// ```
/// use dateline::document::Anchor;
///
/// let anchor: Anchor = "2016-07-06T04:51:00+08:00".parse()?;
/// assert_eq!(anchor.day().to_string(), "2016-07-06");
/// assert_eq!(anchor.to_string(), "2016-07-06T04:51:00+08:00");
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// A civil day.
    Day(NaiveDate),
    /// A moment, with the offset of the place that published it.
    Moment(DateTime<FixedOffset>),
}

impl Anchor {
    /// The civil day at the place of publication.
    pub fn day(&self) -> NaiveDate {
        match self {
            Anchor::Day(day) => *day,
            Anchor::Moment(moment) => moment.date_naive(),
        }
    }
}

impl From<NaiveDate> for Anchor {
    fn from(day: NaiveDate) -> Self {
        Anchor::Day(day)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Anchor::Day(day) => write!(f, "{day}"),
            Anchor::Moment(moment) => f.write_str(&moment.to_rfc3339()),
        }
    }
}

impl FromStr for Anchor {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        if let Ok(day) = s.parse() {
            return Ok(Anchor::Day(day));
        }
        DateTime::parse_from_rfc3339(s).map(Anchor::Moment).map_err(|_| Error::Anchor(s.to_owned()))
    }
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Where a document's anchor comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AnchorBasis {
    /// The document brought it.
    Given,
    /// It stands in the text's own dateline.
    Dateline,
    /// The caller's default for documents without one.
    Option,
}
