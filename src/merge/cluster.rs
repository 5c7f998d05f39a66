//! What a ledger tells of its events.

use serde::{Deserialize, Serialize};

/// What [`Ledger::settle`](crate::merge::Ledger::settle) changed, by the numbers of [`Cluster::number`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Whether everything was worked out anew, so that no number means what it meant before.
    pub anew: bool,
    /// Events that are gone.
    pub gone: Vec<u32>,
    /// Events that are new, that have other mentions, or whose mentions fit other events besides.
    pub changed: Vec<u32>,
}

/// A mention by its document's number in the ledger and its place among the facts given for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number that [`Ledger::insert`](crate::merge::Ledger::insert) gave.
    pub document: u32,
    /// Which of its mentions.
    pub mention: u32,
}

/// How a mention came to its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Part {
    /// It is one of those that made the event, laid side by side in one lane.
    Made,
    /// It says less, and fits no other event as well.
    Joined,
}

/// The mentions that tell of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The event's number until the next change.
    pub number: u32,
    /// Its mentions in no order, each with how it came to the event. The mentions of one document that tell of one thing,
    /// and their copies in other documents, have the same part and the same number behind it.
    pub members: Vec<(Place, Part, u32)>,
    /// The other events that it fits as well as each other, by number: what it tells is too little to say of which.
    pub rivals: Vec<u32>,
}
