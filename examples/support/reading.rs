//! What stands in for what a document does not say.

use std::path::Path;

use clap::ValueEnum;
use dateline::document::DocumentType;

/// How relative dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Type {
    /// Against the publication date
    News,
    /// Against what the text last spoke of
    Narrative,
    /// As in speech and messages
    Colloquial,
    /// As each document's text suggests
    Auto,
}

impl From<Type> for Option<DocumentType> {
    fn from(kind: Type) -> Self {
        match kind {
            Type::News => Some(DocumentType::News),
            Type::Narrative => Some(DocumentType::Narrative),
            Type::Colloquial => Some(DocumentType::Colloquial),
            Type::Auto => None,
        }
    }
}

/// A file's name without its extension: the source of documents that name none.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
