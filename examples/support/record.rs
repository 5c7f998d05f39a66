//! A document as it stands in a file.

use std::fmt;

use dateline::Document;
use dateline::document::{Anchor, DocumentType};
use serde::de::{DeserializeOwned, Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

/// A document as it stands in a file: `text` is required, everything else may be absent or null, unknown keys are ignored.
#[derive(Debug, Clone, Deserialize)]
#[serde(expecting = "an object with a key `text`")]
pub(crate) struct Record {
    /// Name within the source.
    #[serde(default, deserialize_with = "name")]
    pub(crate) id: Option<String>,
    /// Who published it.
    #[serde(default, deserialize_with = "name")]
    pub(crate) source: Option<String>,
    /// Its title.
    #[serde(default)]
    pub(crate) title: Option<String>,
    /// When it was published.
    #[serde(default)]
    pub(crate) published: Option<Anchor>,
    /// How its relative dates are read.
    #[serde(default, rename = "type", deserialize_with = "document_type")]
    pub(crate) kind: Option<DocumentType>,
    /// The text.
    pub(crate) text: String,
}

impl Record {
    /// The document, with `source` where the record names none.
    pub(crate) fn into_document(self, source: &str) -> Document {
        let Record { id, source: named, title, published, kind, text } = self;
        Document { id, source: named.unwrap_or_else(|| source.to_owned()), title, published, kind, text }
    }
}

/// One value from a line of JSON. The error says what is wrong and in which column.
pub(crate) fn parse_json<T: DeserializeOwned>(line: &str) -> Result<T, String> {
    serde_json::from_str(line).map_err(|error| {
        let (text, column) = (error.to_string(), error.column());
        let cause = text.split(" at line ").next().unwrap_or(&text);
        let kind = if error.is_data() { "" } else { "broken JSON: " };
        if column == 0 { format!("{kind}{cause}") } else { format!("{kind}{cause} (column {column})") }
    })
}

/// `auto` (nothing is prescribed) or one of the types.
pub(crate) fn parse_document_type(name: &str) -> Option<Option<DocumentType>> {
    match name {
        "auto" => Some(None),
        "news" => Some(Some(DocumentType::News)),
        "narrative" => Some(Some(DocumentType::Narrative)),
        "colloquial" => Some(Some(DocumentType::Colloquial)),
        _ => None,
    }
}

fn document_type<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DocumentType>, D::Error> {
    let Some(name) = Option::<String>::deserialize(deserializer)? else { return Ok(None) };
    let expected = "`news`, `narrative`, `colloquial` or `auto`";
    parse_document_type(&name).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&name), &expected))
}

/// A string or a whole number; an empty one names nothing.
fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    struct Name;

    impl<'de> Visitor<'de> for Name {
        type Value = Option<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
            Ok((!name.is_empty()).then(|| name.to_owned()))
        }

        fn visit_u64<E: Error>(self, name: u64) -> Result<Self::Value, E> {
            Ok(Some(name.to_string()))
        }

        fn visit_i64<E: Error>(self, name: i64) -> Result<Self::Value, E> {
            Ok(Some(name.to_string()))
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }

    deserializer.deserialize_any(Name)
}
