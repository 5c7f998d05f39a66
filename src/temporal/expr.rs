//! The algebra of time: what an expression says, before any date is known.

use std::fmt;

use chrono::Weekday;

use crate::calendar::{Clock, Date, Duration, Holiday, Impossible, Reference, Seek, Unit};

/// A small tree of operations on time, built by the grammar without knowing any date and evaluated by the resolver.
///
/// "two weeks before last Friday" is `shift(find(XXXX-WXX-5, before), -2 week)`: `Display` prints the tree in this form,
/// so that a user can see why an expression has its value.
///
/// ```
/// use dateline::temporal::Tagger;
/// use dateline::text::Layout;
///
/// let tagger = Tagger::new();
/// let trees = |text| {
///     let expressions = tagger.find(&Layout::new(text));
///     expressions.iter().map(|expression| expression.expr.to_string()).collect::<Vec<_>>()
/// };
/// assert_eq!(trees("two weeks before last Friday"), ["shift(find(XXXX-WXX-5, before), -2 week)"]);
/// assert_eq!(trees("10 p.m. Wednesday"), ["at(find(XXXX-WXX-3, on or before), T22:00)"]);
/// assert_eq!(trees("the end of the year"), ["year(memory)"]);
/// assert_eq!(trees("the following May"), ["find(XXXX-05, after memory)"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Expr {
    /// The publication anchor.
    Anchor,
    /// What the text last spoke of, or the anchor where it spoke of nothing yet.
    Memory,
    /// A date that stands in the text, as far as it is told.
    Date(Date),
    /// The occurrence of an underspecified date (`XXXX-WXX-3`, `XXXX-03`) that the side picks.
    Find(Date, Seek),
    /// The same, as seen from another date than that of publication: "the following May".
    Beyond(Date, Seek, Box<Expr>),
    /// A day told with the name of its weekday: where it falls on another, the nearest year's that falls on it.
    On(Weekday, Box<Expr>),
    /// The unit of the calendar that holds a date: "this week", "that year".
    Containing(Box<Expr>, Unit),
    /// A number of units later (or earlier, where negative), as fine as the unit.
    Shift(Box<Expr>, i32, Unit),
    /// The nth unit (from 1; from the end where negative) of a date: "the first week of March".
    Nth(Box<Expr>, i32, Unit),
    /// The nth weekday of a date ("the second Monday of May"), or after a day, before it where negative ("the Friday before
    /// Christmas").
    NthWeekday(Box<Expr>, i32, Weekday),
    /// A run of units from the start (positive) or the end (negative) of a date: "the last two weeks of March".
    Run(Box<Expr>, i32, Unit),
    /// An underspecified date within a year, or a weekday within a week: "March of last year", "next Friday".
    Within(Date, Box<Expr>),
    /// A time of a day.
    At(Box<Expr>, Clock),
    /// A time without a day.
    Clock(Clock),
    /// A holiday, of a year where one is told.
    Holiday(Holiday, Option<Box<Expr>>, Seek),
    /// All the days of a feast of several: "during Ramadan".
    Whole(Box<Expr>),
    /// A length of time.
    Length(Duration),
    /// "a few days ago", "in a few minutes": in talk three units from the anchor, before it where the sign is negative;
    /// elsewhere what stands within.
    Few(Box<Expr>, i32, Unit),
    /// A length of time after "in": in talk the date so far ahead of the anchor, elsewhere the length.
    Hence(Duration),
    /// A length of time that ends (`Before`) or begins (`After`) at a date: "the last two weeks".
    Stretch(Duration, Seek, Box<Expr>),
    /// The period that the text's figures are for, so many years on ("the year-ago period"); where the text has no
    /// such figures, the year of the base so many years on.
    Period(Box<Expr>, i32),
    /// The quarter that the text's figures are for ("the quarter"), in the year of a date ("the 1988 quarter").
    Fiscal(Box<Expr>, Unit),
    /// A vague point of time.
    Reference(Reference),
    /// A date that cannot be, and why.
    Impossible(Impossible),
}

impl Expr {
    /// The week, month, year… that holds the anchor, so many units on.
    pub(crate) fn from_anchor(by: i32, unit: Unit) -> Expr {
        Expr::Anchor.on(by, unit)
    }

    /// The unit that holds this, so many units on.
    pub(crate) fn on(self, by: i32, unit: Unit) -> Expr {
        let base = Expr::Containing(Box::new(self), unit);
        if by == 0 { base } else { Expr::Shift(Box::new(base), by, unit) }
    }

    /// What this operation is applied to; none for what stands alone.
    ///
    /// ```
    /// use dateline::calendar::Unit;
    /// use dateline::temporal::Expr;
    ///
    /// let last_week = Expr::Shift(Box::new(Expr::Anchor), -1, Unit::Week);
    /// assert_eq!(last_week.base(), Some(&Expr::Anchor));
    /// assert_eq!(last_week.to_string(), "shift(anchor, -1 week)");
    /// ```
    pub fn base(&self) -> Option<&Expr> {
        match self {
            Expr::On(_, base)
            | Expr::Whole(base)
            | Expr::Containing(base, _)
            | Expr::Shift(base, ..)
            | Expr::Nth(base, ..)
            | Expr::NthWeekday(base, ..)
            | Expr::Run(base, ..)
            | Expr::Within(_, base)
            | Expr::Beyond(_, _, base)
            | Expr::At(base, _)
            | Expr::Stretch(_, _, base)
            | Expr::Period(base, _)
            | Expr::Fiscal(base, _)
            | Expr::Few(base, ..)
            | Expr::Holiday(_, Some(base), _) => Some(base),
            _ => None,
        }
    }

    fn base_mut(&mut self) -> Option<&mut Expr> {
        match self {
            Expr::On(_, base)
            | Expr::Whole(base)
            | Expr::Containing(base, _)
            | Expr::Shift(base, ..)
            | Expr::Nth(base, ..)
            | Expr::NthWeekday(base, ..)
            | Expr::Run(base, ..)
            | Expr::Within(_, base)
            | Expr::Beyond(_, _, base)
            | Expr::At(base, _)
            | Expr::Stretch(_, _, base)
            | Expr::Period(base, _)
            | Expr::Fiscal(base, _)
            | Expr::Few(base, ..)
            | Expr::Holiday(_, Some(base), _) => Some(base),
            _ => None,
        }
    }

    /// What all the operations are applied to in the end.
    pub(crate) fn innermost(&self) -> &Expr {
        self.base().map_or(self, Expr::innermost)
    }

    /// Whether this is read against what the text last spoke of.
    pub fn is_anaphoric(&self) -> bool {
        match self {
            Expr::Memory | Expr::Period(..) | Expr::Fiscal(..) => true,
            expr => expr.base().is_some_and(Expr::is_anaphoric),
        }
    }

    /// Reads this against another day than that of publication.
    pub(crate) fn anchor_at(&mut self, day: &Expr) {
        if *self == Expr::Anchor {
            *self = day.clone();
        } else if let Some(base) = self.base_mut() {
            base.anchor_at(day);
        }
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Anchor => f.write_str("anchor"),
            Expr::Memory => f.write_str("memory"),
            Expr::Date(date) => write!(f, "{date}"),
            Expr::Find(date, seek) => write!(f, "find({date}, {})", side(*seek)),
            Expr::Beyond(date, seek, base) => write!(f, "find({date}, {} {base})", side(*seek)),
            Expr::On(weekday, base) => write!(f, "on({weekday}, {base})"),
            Expr::Containing(base, unit) => write!(f, "{unit}({base})"),
            Expr::Shift(base, by, unit) => write!(f, "shift({base}, {by:+} {unit})"),
            Expr::Nth(base, n, unit) => write!(f, "nth({base}, {n} {unit})"),
            Expr::NthWeekday(base, n, weekday) => write!(f, "nth({base}, {n} {weekday})"),
            Expr::Run(base, n, unit) => write!(f, "run({base}, {n:+} {unit})"),
            Expr::Within(date, base) => write!(f, "within({date}, {base})"),
            Expr::At(base, clock) => write!(f, "at({base}, {clock})"),
            Expr::Clock(clock) => write!(f, "{clock}"),
            Expr::Holiday(holiday, None, seek) => write!(f, "holiday({}, {})", holiday.name(), side(*seek)),
            Expr::Holiday(holiday, Some(year), _) => write!(f, "holiday({}, {year})", holiday.name()),
            Expr::Whole(feast) => write!(f, "whole({feast})"),
            Expr::Length(duration) => write!(f, "{duration}"),
            Expr::Few(_, sign, unit) => write!(f, "few(anchor, {} {unit})", if *sign < 0 { '-' } else { '+' }),
            Expr::Hence(duration) => write!(f, "hence({duration})"),
            Expr::Stretch(duration, seek, base) => write!(f, "stretch({duration}, {} {base})", side(*seek)),
            Expr::Period(base, years) => write!(f, "period({base}, {years:+} year)"),
            Expr::Fiscal(base, unit) => write!(f, "fiscal({base}, {unit})"),
            Expr::Reference(reference) => write!(f, "{reference}"),
            Expr::Impossible(reason) => write!(f, "impossible({reason})"),
        }
    }
}

fn side(seek: Seek) -> &'static str {
    match seek {
        Seek::Before => "before",
        Seek::OnOrBefore => "on or before",
        Seek::Nearest => "nearest",
        Seek::OnOrAfter => "on or after",
        Seek::After => "after",
    }
}
