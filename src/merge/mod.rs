//! Which mentions tell of one event: a pure function of the set of mentions.
//!
//! A mention is reduced to a [`Fact`] of numbers, and a [`Ledger`] holds the facts of a set of documents. It works in steps,
//! each of which is a function of a set, so that no order of arrival can matter:
//!
//! 0. *Strands.* The mentions of one document that tell of one thing are tied together as a reader would: by who, where
//!    and when; and what names neither, by what the text last spoke of. Copies of one sentence, or of the words around
//!    the trigger, in several papers are tied too.
//! 1. *Lanes (A).* Strands whose actors and day are known well are sorted by day within their lane (kind and principal
//!    actors) and cut into events at gaps and where a life ends: a collapse, a completion.
//! 2. *Joining (B).* Every other strand (a party missing, a coarse date, none) joins the one event that it fits. Where it
//!    fits several it stays apart, and they are its *rivals*. It never changes what the lanes made, and never bridges two
//!    events.
//! 3. *Undated (C).* What is left groups by equal signature and overlapping windows of publication.
//!
//! What tells events apart: two tellings in one sentence and phase, or of one document that no reading ties; sides, forces,
//! mediators, places or reach that differ, a town not being the next town of its state; a phase that starts anew after an end or a
//! breach; days that are both well told.
//! Demands are of one speaker on one occasion, which the sides alone do not tell, together with what is hoped for in the same breath, and an offer is not the
//! truce that came about under another mediator. A person stands for their state in wars and truces, and in calls only where
//! a state is named.
//!
//! [`partition`] is the same merging in steps that each need only what shares a key, for engines that spread a timeline over
//! many machines.
//!
//! Names are compared as hashes of their text and days as numbers; no sum of floats can depend on an order.

mod account;
mod catalogue;
mod choice;
mod cluster;
mod copy;
mod days;
mod fact;
mod few;
mod fit;
mod index;
mod lane;
mod lanes;
mod ledger;
mod life;
mod live;
mod obstacle;
pub mod partition;
mod places;
mod scope;
mod shelf;
mod slots;
mod store;
mod strand;
mod tie;
mod tier;
mod who;
mod whole;

pub use cluster::{Cluster, Part, Place, Settled};
pub use fact::{Fact, identity};
pub(crate) use fact::{imprint, since};
pub use ledger::Ledger;
pub use obstacle::{Obstacle, obstacles};
