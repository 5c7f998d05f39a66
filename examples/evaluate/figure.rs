//! The figures of an evaluation.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Precision and recall from counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// What is right.
    pub(crate) right: usize,
    /// How many were found.
    pub(crate) system: usize,
    /// How many there are to find.
    pub(crate) gold: usize,
}

impl Counts {
    /// Right of those found.
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / self.system.max(1) as f64
    }

    /// Right of those to be found.
    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }
}

/// The harmonic mean of precision and recall.
pub(crate) fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}

/// One row of the printed table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Figure {
    /// Precision and recall, and F1 in percent.
    Scores(Counts, f64),
    /// A share of a whole, in percent where `of` is not 0.
    Share {
        /// How many are right.
        right: usize,
        /// Of how many.
        of: usize,
    },
    /// A measure in percent.
    Percent(f64),
    /// A number of things.
    Number(usize),
}

/// What an evaluation measured, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures {
    /// Each figure under its name.
    rows: Vec<(String, Figure)>,
    digits: usize,
    flat: bool,
}

impl Figures {
    /// No figures yet; `digits` behind the point.
    pub(crate) fn new(digits: usize) -> Self {
        Figures { rows: Vec::new(), digits, flat: false }
    }

    /// No figures yet; of rows with scores, the JSON is to hold only F1.
    pub(crate) fn flat(digits: usize) -> Self {
        Figures { flat: true, ..Figures::new(digits) }
    }

    /// Adds a figure.
    pub(crate) fn push(&mut self, name: impl Into<String>, figure: Figure) {
        // An empty sum is -0.0.
        let figure = if let Figure::Percent(percent) = figure { Figure::Percent(percent + 0.0) } else { figure };
        self.rows.push((name.into(), figure));
    }

    /// The figure of that name, rounded as it is printed: `value` or `value.F1` for the F1 of a row with scores, `value.P` and
    /// `value.R` for its parts.
    pub(crate) fn get(&self, name: &str) -> Option<f64> {
        let row = |name: &str| self.rows.iter().find(|(row, _)| row == name).map(|(_, figure)| figure);
        let (figure, part) = match (row(name), name.rsplit_once('.')) {
            (Some(figure), _) => (figure, "F1"),
            (None, Some((name, part))) => (row(name)?, part),
            (None, None) => return None,
        };
        let percent = match (figure, part) {
            (Figure::Scores(counts, _), "P") => 100.0 * counts.precision(),
            (Figure::Scores(counts, _), "R") => 100.0 * counts.recall(),
            (Figure::Scores(_, f1), "F1") => *f1,
            (Figure::Share { right, of }, "F1") => 100.0 * *right as f64 / (*of).max(1) as f64,
            (Figure::Percent(percent), "F1") => *percent,
            (Figure::Number(number), "F1") => *number as f64,
            _ => return None,
        };
        Some(self.rounded(percent))
    }

    /// The names that [`get`](Figures::get) knows, without the parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(name, _)| name.as_str())
    }

    fn rounded(&self, percent: f64) -> f64 {
        // The shortest way to decimal rounding that agrees with what is printed.
        format!("{percent:.*}", self.digits).parse().unwrap_or(percent)
    }
}

/// One object, in order; a row with scores is an object of its own.
impl Serialize for Figures {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Scores {
            #[serde(rename = "P")]
            precision: Option<f64>,
            #[serde(rename = "R")]
            recall: Option<f64>,
            #[serde(rename = "F1")]
            f1: Option<f64>,
            gold: usize,
            system: usize,
        }
        let part = |name: &str, part: &str| self.get(&format!("{name}.{part}"));
        let mut map = serializer.serialize_map(Some(self.rows.len()))?;
        for (name, figure) in &self.rows {
            match figure {
                Figure::Scores(Counts { gold, system, .. }, _) if !self.flat => {
                    let (precision, recall, f1) = (part(name, "P"), part(name, "R"), part(name, "F1"));
                    map.serialize_entry(name, &Scores { precision, recall, f1, gold: *gold, system: *system })?;
                }
                Figure::Number(number) => map.serialize_entry(name, number)?,
                Figure::Scores(..) | Figure::Share { .. } | Figure::Percent(_) => {
                    map.serialize_entry(name, &self.get(name))?;
                }
            }
        }
        map.end()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.names().map(str::len).max().unwrap_or_default().max(10);
        let (column, digits) = (self.digits + 6, self.digits);
        if self.rows.iter().any(|(_, figure)| matches!(figure, Figure::Scores(..))) {
            writeln!(f, "{:width$} {:>column$} {:>column$} {:>column$}   right  found   gold", "", "P", "R", "F1")?;
        }
        for (name, figure) in &self.rows {
            match figure {
                Figure::Scores(counts, f1) => {
                    let Counts { right, system, gold } = *counts;
                    let (p, r) = (100.0 * counts.precision(), 100.0 * counts.recall());
                    write!(f, "{name:width$} {p:column$.digits$} {r:column$.digits$} {f1:column$.digits$}")?;
                    writeln!(f, " {right:7} {system:6} {gold:6}")?;
                }
                Figure::Share { right, of } => {
                    let percent = 100.0 * *right as f64 / (*of).max(1) as f64;
                    writeln!(f, "{name:width$} {percent:column$.digits$}   {right} of {of}")?;
                }
                Figure::Percent(percent) => writeln!(f, "{name:width$} {percent:column$.digits$}")?,
                Figure::Number(number) => writeln!(f, "{name:width$} {number:column$}")?,
            }
        }
        Ok(())
    }
}
