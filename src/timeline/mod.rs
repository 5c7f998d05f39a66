//! The deduplicated timeline: a set of reports, and the events that follow from it.
//!
//! A [`Timeline`] holds [`Report`]s, one per document, and derives its [`Event`]s from their mentions alone: neither the
//! order in which reports came, nor how often, nor by which way (added, merged, loaded) makes a difference to any byte.
//!
//! Every mention outside boilerplate is in exactly one event. One in a caption or a comment joins the event of a story
//! that it fits, and never changes which events there are. Where it fits none it stands in an event of its own, whose
//! factuality is at most hypothetical: nothing is lost, and nothing is told as a fact that no story tells.
//!
//! An event's day is the one that most documents tell; other days stay in its [`disagreements`](Event::disagreements).

mod build;
mod dating;
mod derived;
mod diff;
mod event;
mod events;
mod evidence;
mod explain;
mod identity;
mod naming;
mod order;
mod query;
mod report;
mod saved;
mod score;
mod set;
mod telling;
mod votes;
mod written;

pub use diff::{Changed, Diff, Told};
pub use event::{Disagreement, Event, EventWhen, PhaseSpan, Version};
pub use events::{Events, Iter};
pub use evidence::Evidence;
pub use explain::{Bond, Comparison, Explanation, Group};
pub use order::Order;
pub use query::Query;
pub use report::Report;
pub use saved::Parts;
pub use score::Score;
pub use set::Timeline;
pub use telling::Telling;
