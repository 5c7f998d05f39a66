//! Which mentions tell of one event: a pure function of the set of mentions.
//!
//! It works in steps, each of which is a function of a set, so that no order of arrival can matter:
//!
//! 0. *Strands.* The mentions of one document that tell of one thing are tied together as a reader would: by who, where
//!    and when; and what names neither, by what the text last spoke of.
//! 1. *Lanes (A).* Strands whose actors and day are known well are sorted by day within their lane (kind and principal
//!    actors) and cut into events at gaps and where a life ends: a collapse, a completion.
//! 2. *Joining (B).* Every other strand (a party missing, a coarse date, none) joins the one event that it fits. Where it
//!    fits several it stays apart. It never changes what the lanes made, and never bridges two events.
//! 3. *Undated (C).* What is left groups by equal signature and overlapping windows of publication.
//!
//! What tells events apart: two tellings in one sentence and phase, or of one document that no reading ties; sides, forces,
//! mediators or places that differ; a phase that starts anew after an end or a breach; days that are both well told.
//! Demands are of one speaker on one occasion, and an offer is not the truce that came about under another mediator. A
//! person stands for their state in wars and truces, and in calls only where a state is named.
//!
//! Names are compared as small integers and days as numbers; no sum of floats can depend on an order.

mod actors;
mod copy;
mod fact;
mod join;
mod lane;
mod life;
mod strand;

use chrono::NaiveDate;

use crate::document::Key;
use crate::event::Mention;

pub(crate) use actors::is_state;
use fact::Facts;
pub(crate) use fact::since;

/// One document's mentions, as merging sees them.
#[derive(Debug, Clone, Copy)]
pub struct Testimony<'a> {
    /// The document's source and id.
    pub key: &'a Key,
    /// The civil day of publication.
    pub published: Option<NaiveDate>,
    /// Its mentions, in the order of the text.
    pub mentions: &'a [Mention],
}

/// A mention by the place of its document in the slice given, and its own place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which document.
    pub document: usize,
    /// Which of its mentions.
    pub mention: usize,
}

/// The mentions that tell of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The least of those that made the event, by publication, document key, offset, kind and counter. Its hash is the
    /// event's id.
    pub seed: Place,
    /// All of them, in order.
    pub members: Vec<Place>,
}

/// Clusters the mentions of a set of documents, which must be given in the order of their keys.
///
/// Every mention is in exactly one cluster.
pub fn merge(documents: &[Testimony<'_>]) -> Vec<Cluster> {
    let facts = Facts::gather(documents);
    let strands = copy::unite(&facts, strand::tie(&facts));
    let events = lane::cut(&facts, strands);
    let mut clusters: Vec<Cluster> = events.into_iter().filter_map(|event| facts.cluster(&event)).collect();
    clusters.sort_by(|a, b| a.members.cmp(&b.members));
    clusters
}
