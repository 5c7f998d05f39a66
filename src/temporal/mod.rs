//! The tagger: finds time expressions and resolves them to TIMEX3 values.

mod timex;

pub use timex::{Modifier, Timex, TimexType};
