//! The publication anchor.

use std::fmt;
use std::str::FromStr;

use chrono::format::ParseErrorKind;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;

/// When a report was published: a civil day, or a moment with its own offset, which decides the civil day.
///
/// `Display`, `FromStr` and serde agree: `2016-07-06` or `2016-07-06T04:51:00+08:00`. Offsets print in whole minutes, as in RFC
/// 3339.
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

    /// Years beyond four digits, and those before 1 BC, stand with their sign, as in ISO 8601 and as they are printed.
    fn from_str(s: &str) -> Result<Self, Error> {
        // The form first, so that the cause of a failure can be told.
        let unsigned = s.trim_start_matches(['+', '-']);
        let signed = s.len() - unsigned.len();
        let year = unsigned.bytes().take_while(u8::is_ascii_digit).count();
        let digit = |byte: &u8| byte.is_ascii_digit();
        let month_and_day = unsigned
            .as_bytes()
            .get(year..)
            .is_some_and(|rest| matches!(rest, [b'-', a, b, b'-', c, d, ..] if [a, b, c, d].into_iter().all(digit)));
        let year_fits = if signed == 0 { year == 4 } else { signed == 1 && year >= 4 };
        let parts = s.split_at_checked(signed + year + "-MM-DD".len()).filter(|_| year_fits && month_and_day);
        let (date, time) = parts.ok_or_else(|| Error::Anchor(s.to_owned()))?;
        let impossible = |_| Error::NoSuchDay(s.to_owned());
        let day: NaiveDate = date.parse().map_err(impossible)?;
        if time.is_empty() {
            return Ok(Anchor::Day(day));
        }
        let moment = match signed {
            0 => DateTime::parse_from_rfc3339(s),
            _ => DateTime::parse_from_str(s, "%Y-%m-%dT%H:%M:%S%.f%:z"),
        };
        moment.map(Anchor::Moment).map_err(|error| match error.kind() {
            ParseErrorKind::OutOfRange | ParseErrorKind::Impossible => impossible(error),
            _ => Error::Anchor(s.to_owned()),
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_timestamps() {
        for text in [
            "2016-07-06",
            "2016-07-06T04:51:00+08:00",
            "2016-02-29",
            "0001-01-01",
            "-0044-03-15",
            "-9999-12-31",
            "+12016-07-06",
            "-0044-03-15T12:00:00.500-05:30",
            "+12016-07-06T23:59:60+00:00",
        ] {
            assert_eq!(text.parse::<Anchor>().unwrap().to_string(), text);
        }
        let folded = "2016-07-06T04:51:00Z".parse::<Anchor>().unwrap();
        assert_eq!(folded.to_string(), "2016-07-06T04:51:00+00:00");
        for text in [
            "2016-02-30",
            "2015-02-29",
            "2016-13-01",
            "2016-07-06T25:00:00Z",
            "2016-00-10",
            "-0001-02-29",
            "+99999999-01-01",
        ] {
            assert_eq!(text.parse::<Anchor>(), Err(Error::NoSuchDay(text.to_owned())));
        }
        for text in [
            "",
            "July 6, 2016",
            "2016-7-6",
            "2016-07-06T04:51:00",
            "2016-07-06Z",
            "20160706",
            "2016-07-06 ",
            "é016-07-06",
            "-44-03-15",
            "--0044-03-15",
            "12016-07-06",
            "+2016-07-é",
        ] {
            assert_eq!(text.parse::<Anchor>(), Err(Error::Anchor(text.to_owned())));
        }
    }
}
