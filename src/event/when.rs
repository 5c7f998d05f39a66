//! When an event was, and what that rests on.

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::calendar::{Date, Granularity, Interval};
use crate::temporal::Timex;

/// How many days before publication an event may lie that nothing dates.
pub(crate) const BACK: i64 = 6;

/// The interval that holds an event.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct When {
    /// The TIMEX3 value of the expression that dates the event; `None` where only publication bounds it.
    pub value: Option<String>,
    /// First and last civil day, both inclusive.
    #[serde(flatten)]
    pub interval: Interval,
    /// How fine the date is.
    pub granularity: Granularity,
    /// What the date rests on.
    pub basis: Basis,
    /// How it was derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derivation: Option<Derivation>,
}

impl When {
    /// The TIMEX3 value of a day; none where its year has more than four digits.
    pub(crate) fn value_of(day: NaiveDate) -> Option<String> {
        Date::try_from(day).ok().map(|day| day.to_string())
    }

    /// The days that the words at a byte range give, read against a day of publication.
    pub(crate) fn told(
        text: &str,
        span: (usize, usize),
        interval: Interval,
        granularity: Granularity,
        basis: Basis,
        published: Option<NaiveDate>,
    ) -> When {
        let expression = text.get(span.0..span.1).map(str::to_owned);
        let derivation = Derivation { expression, start: Some(span.0), end: Some(span.1), published };
        When { value: None, interval, granularity, basis, derivation: Some(derivation) }
    }

    /// The date that an expression of another sentence gives.
    pub(crate) fn elsewhere(text: &str, timex: &Timex, published: NaiveDate) -> Option<When> {
        let granularity = timex.value.as_ref().and_then(|value| value.granularity()).unwrap_or(Granularity::Range);
        let span = (timex.span.start, timex.span.end);
        let when = When::told(text, span, timex.interval?, granularity, Basis::Context, Some(published));
        Some(When { value: timex.value.as_ref().map(ToString::to_string), ..when })
    }

    /// The day of publication, where the text goes on telling of it.
    pub(crate) fn today(published: NaiveDate) -> When {
        let bounded = When::published(published);
        When {
            value: When::value_of(published),
            interval: Interval::day(published),
            granularity: Granularity::Day,
            basis: Basis::Context,
            ..bounded
        }
    }

    /// The days that an event lies in which only publication bounds.
    pub(crate) fn published(day: NaiveDate) -> When {
        let start = day.checked_sub_days(Days::new(BACK.unsigned_abs())).unwrap_or(day);
        let derivation = Derivation { expression: None, start: None, end: None, published: Some(day) };
        When {
            value: None,
            interval: Interval::new(start, day),
            granularity: Granularity::Range,
            basis: Basis::Published,
            derivation: Some(derivation),
        }
    }
}

/// What the date of an event rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A time expression dates it.
    Timex,
    /// Another mention or sentence does.
    Context,
    /// Only the publication date bounds it.
    Published,
}

impl Basis {
    /// The name as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Timex => "timex",
            Basis::Context => "context",
            Basis::Published => "published",
        }
    }
}

/// The expression and the anchor that gave a date. `Display` prints `"on Wednesday" + published 2016-07-07`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Derivation {
    /// The expression as it stands in the text, with the preposition before it where there is one.
    pub expression: Option<String>,
    /// Its byte range.
    pub start: Option<usize>,
    /// End of its byte range.
    pub end: Option<usize>,
    /// The civil day of publication against which it was read.
    pub published: Option<NaiveDate>,
}

impl fmt::Display for Derivation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(expression) = &self.expression {
            write!(f, "{expression:?}")?;
        }
        if let Some(published) = self.published {
            let plus = if self.expression.is_some() { " + " } else { "" };
            write!(f, "{plus}published {published}")?;
        }
        Ok(())
    }
}
