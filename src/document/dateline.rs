//! The publication date that a text carries itself.

use crate::document::Anchor;

/// The anchor in the text's own dateline or header line, or `None` where it has none.
pub fn find(_text: &str) -> Option<Anchor> {
    None
}
