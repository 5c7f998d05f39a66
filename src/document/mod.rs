//! A report as it comes in: text, source, title and publication anchor.
//!
//! The anchor ([`Anchor`]) is the day or moment against which "Monday" and "last month" are read. A document may bring it;
//! where it does not, [`dateline::find`] looks for one in the text as a reader would.

mod anchor;
pub mod dateline;
mod stamp;

pub use anchor::{Anchor, AnchorBasis};

use serde::{Deserialize, Serialize};

/// One news report.
///
/// The [key](Document::key) of a document is its source and id. Without an id, a hash of source, published, title and text
/// stands in for it, so that neither order nor file name matters.
///
/// ```
/// use dateline::Document;
///
/// let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
/// assert_eq!(document.key().source, "times");
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// Name within the source.
    pub id: Option<String>,
    /// Who published it.
    pub source: String,
    /// Context only: no span points into the title.
    pub title: Option<String>,
    /// The publication anchor the document brings.
    pub published: Option<Anchor>,
    /// How relative dates are to be read; `None` lets the text decide.
    #[serde(rename = "type")]
    pub kind: Option<DocumentType>,
    /// The text itself; every span of a result points into it.
    pub text: String,
}

/// How the relative dates of a document are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DocumentType {
    /// Against the publication anchor.
    News,
    /// Against what the text last spoke of.
    Narrative,
    /// As in speech and messages: against the anchor, and the future where news would take the past.
    Colloquial,
}

/// What names a document: its source, and its id within the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The document's source.
    pub source: String,
    /// Its id, or a hash of its content where it has none.
    #[serde(rename = "document")]
    pub id: String,
}

impl Document {
    /// A document that is only text.
    pub fn new(text: impl Into<String>) -> Self {
        Document { text: text.into(), ..Document::default() }
    }

    /// Sets the id.
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the source.
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = source.into();
        self
    }

    /// Sets the title.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the publication anchor.
    pub fn published(mut self, anchor: Anchor) -> Self {
        self.published = Some(anchor);
        self
    }

    /// The document's key.
    pub fn key(&self) -> Key {
        let id = self.id.clone().unwrap_or_else(|| format!("{:016x}", self.fingerprint()));
        Key { source: self.source.clone(), id }
    }

    /// A 64-bit FNV-1a hash of source, published, title and text: the same on every machine and in every version.
    pub fn fingerprint(&self) -> u64 {
        let published = self.published.map(|anchor| anchor.to_string()).unwrap_or_default();
        let parts = [&self.source, &published, self.title.as_deref().unwrap_or_default(), &self.text];
        let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }
}
