//! From a document's text and time expressions to its event mentions.

use crate::actor::Gazetteer;
use crate::document::Anchor;
use crate::event::Mention;
use crate::temporal::Timex;
use crate::text::{Hit, Layout};

/// Finds event mentions.
#[derive(Debug, Clone)]
pub struct Extractor {}

impl Extractor {
    /// The extractor of the three kinds that come with the crate.
    pub fn new() -> Self {
        Extractor {}
    }

    /// The words that make a sentence worth reading, lower case.
    pub fn triggers(&self) -> impl Iterator<Item = &str> {
        ["called"].into_iter()
    }

    /// The mentions in a text, in the order of their triggers. `hits` are the places of trigger words.
    pub fn find(
        &self,
        _layout: &Layout<'_>,
        _hits: &[Hit],
        _timexes: &[Timex],
        _gazetteer: &Gazetteer,
        _anchor: Option<&Anchor>,
    ) -> Vec<Mention> {
        Vec::new()
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}
