//! What a timeline keeps of one document.

use crate::document::{Anchor, AnchorBasis, Key, Sketch};
use crate::event::Mention;

/// What a timeline keeps of one document as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The document's source and id.
    pub key: Key,
    /// The hash of its content: the same key with other content is another report.
    pub fingerprint: u64,
    /// The publication anchor that was used.
    pub published: Option<Anchor>,
    /// Where the anchor comes from.
    pub anchor_basis: Option<AnchorBasis>,
    /// The document's title, where it has one and mentions an event.
    pub title: Option<String>,
    /// What its text looks like, where it mentions an event and is long enough to tell: near copies count as one source.
    pub sketch: Option<Sketch>,
    /// Its event mentions outside boilerplate.
    pub mentions: Vec<Mention>,
}
