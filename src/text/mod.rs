//! The text's own structure: sections, sentences and tokens.
//!
//! [`Layout`] is made once per document. It knows the [`Block`]s of the text, their [`Section`]s, quotations and sentences;
//! [`tokenize`] cuts one sentence into [`Token`]s. Nothing here knows what a date or an event is.

mod block;
mod cues;
mod header;
mod layout;
mod offsets;
pub(crate) mod packed;
mod pairs;
mod phrase;
mod pictures;
mod quotation;
mod scan;
mod scanner;
mod section;
mod sentence;
mod token;
pub(crate) mod vocabulary;

pub use block::Block;
pub use layout::Layout;
pub(crate) use scan::Scan;
pub(crate) use scanner::{Hit, Scanner};
pub use section::Section;
pub use token::{Token, TokenKind, tokenize};
pub(crate) use vocabulary::Vocabulary;
