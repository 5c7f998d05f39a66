//! Granularities, partial dates, intervals, durations and TIMEX3 values.
//!
//! A [`Date`] is as fine as a text tells it, from a day to a century, and may lack its year; a [`Value`] is a date, a time,
//! a [`Duration`] or a vague reference in TIMEX3's notation. Arithmetic is checked: what leaves the calendar is `None`.
//!
//! ```
//! use dateline::calendar::{Date, Granularity, Unit, Value};
//!
//! let day = "2016-07-06".parse()?;
//! let week = Date::containing(day, Granularity::Week).and_then(|week| week.shift(-1, Unit::Week));
//! assert_eq!(week.map(|week| week.to_string()).as_deref(), Some("2016-W26"));
//!
//! let value: Value = "2016-W26".parse()?;
//! assert_eq!(value.interval().map(|days| days.to_string()).as_deref(), Some("2016-06-27..2016-07-03"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod clock;
mod date;
mod duration;
mod easter;
mod feast;
mod granularity;
mod hebrew;
mod holiday;
mod impossible;
mod interval;
mod islamic;
mod listed;
mod notation;
mod persian;
mod seek;
mod shift;
mod unit;
mod value;
mod zone;

pub use clock::{Clock, PartOfDay, Precision};
pub use date::{Date, Field, Season};
pub use duration::{Amount, Duration};
pub use granularity::Granularity;
pub use holiday::Holiday;
pub use impossible::Impossible;
pub use interval::Interval;
pub use seek::Seek;
pub use unit::Unit;
pub use value::{Reference, Value};
pub use zone::Zone;
