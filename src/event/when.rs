//! When an event was, and what that rests on.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::{Granularity, Interval};

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
