//! The deduplicated timeline: a set of reports, and the events that follow from it.
//!
//! A [`Timeline`] holds [`Report`]s, one per document, and derives its [`Event`]s from their mentions alone: neither the
//! order in which reports came, nor how often, nor by which way (added, merged, loaded) makes a difference to any byte.

mod build;
mod dating;
mod event;
mod naming;
mod query;
mod report;
mod saved;
mod set;

pub use event::{Disagreement, Event, EventWhen, PhaseSpan, Telling, Version};
pub use query::Query;
pub use report::Report;
pub use set::Timeline;
