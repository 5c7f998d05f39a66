//! The text's own structure: sections, sentences and tokens.
//!
//! [`Layout`] is made once per document. It knows the blocks of the text and their [`Section`]s, and finds sentences where
//! they are asked for; [`tokenize`] cuts one sentence into [`Token`]s. Nothing here knows what a date or an event is.

mod layout;
mod scanner;
mod section;
mod token;

pub use layout::Layout;
pub use scanner::{Hit, Scanner};
pub use section::Section;
pub use token::{Token, TokenKind, tokenize};
