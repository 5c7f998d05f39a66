//! The way of one document from text to mentions.

use crate::actor::Gazetteer;
use crate::document::{Anchor, AnchorBasis, Document, dateline};
use crate::event::{Extractor, Mention};
use crate::temporal::Timex;
use crate::text::{Layout, Scanner, Section};
use crate::timeline::Report;

/// Reads documents: sections, time expressions and event mentions.
#[derive(Debug, Clone)]
pub struct Reader {
    scanner: Scanner,
    extractor: Extractor,
    gazetteer: Gazetteer,
    default_anchor: Option<Anchor>,
}

/// What one document says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The publication anchor: the document's own, else its dateline's, else the reader's default.
    pub published: Option<Anchor>,
    /// Where the anchor comes from.
    pub anchor_basis: Option<AnchorBasis>,
    /// Its time expressions, in order.
    pub timexes: Vec<Timex>,
    /// Its event mentions, in order; those in boilerplate too.
    pub mentions: Vec<Mention>,
}

const EVENT: u8 = 1;

impl Reader {
    /// A reader with the crate's own words, rules and actors.
    pub fn new() -> Self {
        let extractor = Extractor::new();
        let scanner = Scanner::new(extractor.triggers().map(|word| (word, EVENT)));
        Reader { scanner, extractor, gazetteer: Gazetteer::new(), default_anchor: None }
    }

    /// The anchor of documents that have none of their own, nor in their text.
    pub fn default_anchor(mut self, anchor: Option<Anchor>) -> Self {
        self.default_anchor = anchor;
        self
    }

    /// Reads one document. This cannot fail.
    pub fn read(&self, document: &Document) -> Reading {
        let (published, anchor_basis) = self.anchor(document).unzip();
        let layout = Layout::new(&document.text);
        let hits: Vec<_> = self.scanner.scan(&document.text).collect();
        let timexes = Vec::new();
        let mentions = self.extractor.find(&layout, &hits, &timexes, &self.gazetteer, published.as_ref());
        Reading { published, anchor_basis, timexes, mentions }
    }

    fn anchor(&self, document: &Document) -> Option<(Anchor, AnchorBasis)> {
        let given = document.published.map(|anchor| (anchor, AnchorBasis::Given));
        let found = || dateline::find(&document.text).map(|anchor| (anchor, AnchorBasis::Dateline));
        given.or_else(found).or_else(|| self.default_anchor.map(|anchor| (anchor, AnchorBasis::Option)))
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reading {
    /// What a timeline keeps of this reading.
    pub fn report(self, document: &Document) -> Report {
        let mentions = self.mentions.into_iter().filter(|mention| mention.section != Section::Boilerplate).collect();
        Report {
            key: document.key(),
            fingerprint: document.fingerprint(),
            published: self.published,
            anchor_basis: self.anchor_basis,
            mentions,
        }
    }
}
