//! Granularities, partial dates, intervals, durations and TIMEX3 values.

mod date;
mod duration;
mod granularity;
mod interval;
mod value;

pub use date::{Date, Field, Season};
pub use duration::{Amount, Duration, Unit};
pub use granularity::Granularity;
pub use interval::Interval;
pub use value::{Clock, PartOfDay, Precision, Reference, Value, Zone};
