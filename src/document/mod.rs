//! A report as it comes in: text, source, title and publication anchor.
//!
//! The anchor ([`Anchor`]) is the day or moment against which "Monday" and "last month" are read. A document may bring it;
//! where it does not, [`dateline::find`] looks for one in the text as a reader would.

mod anchor;
mod clock;
mod cursor;
pub mod dateline;
mod front;
mod sketch;
mod stamp;

pub use anchor::{Anchor, AnchorBasis};
pub use sketch::Sketch;

use serde::{Deserialize, Deserializer, Serialize};

use crate::Error;
use crate::hash;

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
///
/// With serde it is an object of these fields, of which only `text` must be there. Other keys are ignored, an `id` may be a
/// whole number too, and a `type` of `auto` is as good as none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// Name within the source.
    #[serde(default, deserialize_with = "name")]
    pub id: Option<String>,
    /// Who published it; empty where nobody is told.
    #[serde(default, deserialize_with = "or_default")]
    pub source: String,
    /// Context only: no span points into the title.
    #[serde(default)]
    pub title: Option<String>,
    /// The publication anchor the document brings.
    #[serde(default)]
    pub published: Option<Anchor>,
    /// How relative dates are to be read; `None` lets the text decide.
    #[serde(default, rename = "type", deserialize_with = "kind")]
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

impl DocumentType {
    /// The type of a name, where `auto` is none.
    fn named(name: &str) -> Result<Option<Self>, Error> {
        Ok(Some(match name {
            "auto" => return Ok(None),
            "news" => DocumentType::News,
            "narrative" => DocumentType::Narrative,
            "colloquial" => DocumentType::Colloquial,
            _ => return Err(Error::Name { what: "document type", name: name.to_owned() }),
        }))
    }
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

    /// Reads a text file: optional front matter between two `---` lines at the very top, and the text after it.
    ///
    /// Front matter holds one `key: value` a line, with the keys of the JSON form: `id`, `source`, `title`, `published` and
    /// `type`. Other keys, empty lines and lines that begin with `#` are ignored; a value may stand in quotation marks.
    /// Without a `source`, the document's is `stem`.
    ///
    /// ```
    /// use dateline::Document;
    ///
    /// let document = Document::from_text("harbor-daily", "---\npublished: 2016-07-06\n---\nThe two spoke by phone.\n")?;
    /// assert_eq!(document.source, "harbor-daily");
    /// assert_eq!(document.text, "The two spoke by phone.\n");
    ///
    /// let error = Document::from_text("harbor-daily", "---\npublished: 2016-06-31\n---\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 2: no such day: \"2016-06-31\"");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::FrontMatter`] for front matter that is not closed, a line of it that is no `key: value`, a key that stands
    /// there twice, and a date or type that cannot be.
    pub fn from_text(stem: &str, text: &str) -> Result<Self, Error> {
        front::read(stem, text)
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
        self.key_with(|| self.fingerprint())
    }

    /// The key, where the fingerprint is known or can be had.
    pub(crate) fn key_with(&self, fingerprint: impl FnOnce() -> u64) -> Key {
        let id = self.id.clone().unwrap_or_else(|| format!("{:016x}", fingerprint()));
        Key { source: self.source.clone(), id }
    }

    /// A 64-bit hash of source, published, title and text: the same on every machine. How it is made is a part of the
    /// format of saved timelines.
    ///
    /// A hash begins as `0x243f6a8885a308d3` and takes numbers in: of `hash` and `number` comes, with all arithmetic modulo 2^128,
    /// the product of `0x13c6ef372fe94f82b` and `hash XOR (number * 0x9e3779b97f4a7c15 modulo 2^64)`, whose two halves are then
    /// joined by XOR. The hash of a text takes its UTF-8 in by eight bytes, the first of them lowest, and at last what is left of it:
    /// the count of these bytes and one, and behind it each of them, the last one lowest. A fingerprint takes in the hashes of its
    /// four parts; what is missing is an empty text, and `published` is as [`Anchor`] prints it.
    pub fn fingerprint(&self) -> u64 {
        let published = self.published.map(|anchor| anchor.to_string()).unwrap_or_default();
        let parts = [&self.source, &published, self.title.as_deref().unwrap_or_default(), &self.text];
        hash::of(parts.map(hash::text))
    }
}

/// A name that may be written as a string or as a whole number.
fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "an id must be a string or a whole number")]
    enum Name {
        Text(String),
        Positive(u64),
        Negative(i64),
    }
    let name = Option::<Name>::deserialize(deserializer)?;
    Ok(name.map(|name| match name {
        Name::Text(name) => name,
        Name::Positive(number) => number.to_string(),
        Name::Negative(number) => number.to_string(),
    }))
}

fn or_default<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Option::<String>::deserialize(deserializer).map(Option::unwrap_or_default)
}

fn kind<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DocumentType>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    name.map_or(Ok(None), |name| DocumentType::named(&name).map_err(serde::de::Error::custom))
}
