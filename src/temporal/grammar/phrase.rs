//! What the grammar makes of a run of words.

use crate::calendar::{Clock, Date, Duration, Field, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::{Expr, Modifier};

/// An expression with the attributes that TIMEX3 keeps beside the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) expr: Expr,
    pub(crate) modifier: Option<Modifier>,
    /// Of a SET alone, which few are.
    pub(crate) set: Option<Box<Recurrence>>,
    pub(crate) ambiguous: bool,
    /// The one type of document that tells this as time.
    pub(crate) only: Option<DocumentType>,
}

/// The attributes of a SET.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recurrence {
    pub(crate) quant: Option<&'static str>,
    pub(crate) freq: Option<Duration>,
}

impl Phrase {
    pub(crate) fn new(expr: Expr) -> Phrase {
        Phrase { expr, modifier: None, set: None, ambiguous: false, only: None }
    }

    /// The same, told as time by one type of document alone.
    pub(crate) fn only(self, kind: DocumentType) -> Phrase {
        Phrase { only: Some(kind), ..self }
    }

    pub(crate) fn with(self, modifier: impl Into<Option<Modifier>>) -> Phrase {
        Phrase { modifier: modifier.into().or(self.modifier), ..self }
    }

    /// A date as it stands: complete, or to be found by the resolver.
    pub(crate) fn date(date: Date) -> Phrase {
        Phrase::new(match date.year() {
            Some(_) => Expr::Date(date),
            None => Expr::Find(date, Seek::Nearest),
        })
    }

    /// Something within a year that is told; none where there is no such thing.
    pub(crate) fn told(year: i32, field: Field) -> Option<Phrase> {
        Date::new(Some(year), field).ok().map(|date| Phrase::new(Expr::Date(date)))
    }

    /// An occurrence of something that recurs every year or week; none where there is no such thing.
    pub(crate) fn sought(field: Field, seek: Seek) -> Option<Phrase> {
        Date::new(None, field).ok().map(|date| Phrase::new(Expr::Find(date, seek)))
    }

    /// The same at a time of its day.
    pub(crate) fn at(self, clock: Clock) -> Phrase {
        Phrase { expr: Expr::At(Box::new(self.expr), clock), ..self }
    }

    /// Whether the phrase names one day, so that a clock time may join it.
    pub(crate) fn is_day(&self) -> bool {
        match &self.expr {
            Expr::On(..) | Expr::Whole(_) => true,
            Expr::Date(date) | Expr::Find(date, _) | Expr::Within(date, _) | Expr::Beyond(date, ..) => {
                matches!(date.field(), Field::Day(_, Some(_)) | Field::Weekday(..))
            }
            Expr::Containing(_, unit) | Expr::Shift(_, _, unit) | Expr::Nth(_, _, unit) => *unit == Unit::Day,
            Expr::Anchor | Expr::Memory | Expr::Holiday(..) => true,
            _ => false,
        }
    }
}
