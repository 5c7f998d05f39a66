//! What is known of a date where nothing says which one it is.

use chrono::Datelike;

use crate::calendar::{Clock, Date, Duration, Field, Granularity, Holiday, Reference, Unit, Value};
use crate::temporal::Expr;

/// What can be said of an expression that hangs on an anchor where there is none.
pub(crate) fn underspecified(expr: &Expr) -> Option<Value> {
    let unknown = |field| Date::new(None, field).ok().map(Value::Date);
    match expr {
        Expr::On(_, base) | Expr::Whole(base) | Expr::Few(base, ..) => underspecified(base),
        Expr::Find(date, _) | Expr::Within(date, _) | Expr::Beyond(date, ..) => Some(Value::Date(*date)),
        Expr::At(base, clock) => Some(Value::Time(underspecified(base).and_then(|value| value.date()), clock.on(None))),
        Expr::Anchor | Expr::Memory => unknown(Field::Day(None, None)),
        Expr::Containing(base, Unit::Day) if **base == Expr::Anchor => Some(Value::Reference(Reference::Present)),
        Expr::Shift(_, _, Unit::Hour | Unit::Minute | Unit::Second) => Some(Value::Time(None, Clock::Unknown)),
        Expr::Containing(_, unit) | Expr::Shift(_, _, unit) | Expr::Nth(_, _, unit) => match unit.granularity()? {
            Granularity::Day => unknown(Field::Day(None, None)),
            Granularity::Weekend => unknown(Field::Weekend(None)),
            Granularity::Week => unknown(Field::Week(None)),
            Granularity::Month => unknown(Field::Month(None)),
            Granularity::Quarter => unknown(Field::Quarter(None)),
            _ => unknown(Field::Year),
        },
        Expr::Run(_, count, unit) => Some(Value::Duration(Duration::whole(count.unsigned_abs(), *unit))),
        Expr::Period(..) => unknown(Field::Year),
        Expr::Fiscal(..) => unknown(Field::Quarter(None)),
        Expr::Holiday(holiday, ..) => unknown(yearly(*holiday)),
        Expr::NthWeekday(_, _, weekday) => unknown(Field::Weekday(None, *weekday)),
        _ => None,
    }
}

/// The day of every year on which a holiday falls, where that is one.
fn yearly(holiday: Holiday) -> Field {
    let day = |year| holiday.day_in_year(year).map(|day| (day.month() as u8, day.day() as u8));
    match (day(2001), (2002..2008).all(|year| day(year) == day(2001))) {
        (Some((month, day)), true) => Field::Day(Some(month), Some(day)),
        _ => Field::Day(None, None),
    }
}
