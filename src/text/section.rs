//! What part of a page a stretch of text is.

use serde::{Deserialize, Serialize};

/// What part of a page a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Section {
    /// A title standing in the text.
    Headline,
    /// The story.
    Body,
    /// Words quoted in the story.
    Quotation,
    /// A caption or credit of a picture: its dates date nothing outside it.
    Caption,
    /// A reader's comment: its mentions only support what a body tells.
    Comment,
    /// What web pages leave around a story: never enters a timeline.
    Boilerplate,
}

impl Section {
    /// The name as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Section::Headline => "headline",
            Section::Body => "body",
            Section::Quotation => "quotation",
            Section::Caption => "caption",
            Section::Comment => "comment",
            Section::Boilerplate => "boilerplate",
        }
    }
}
