//! The tagger: finds time expressions and resolves them to TIMEX3 values.
//!
//! Two steps with a value between them. The finder reads the words of a sentence by a hand-written grammar and leaves an
//! [`Expression`]: a small tree of operations on time ([`Expr`]) that knows no date. The resolver evaluates the tree
//! against the publication anchor and what the text last spoke of.

mod cue;
mod direction;
mod expr;
mod expression;
mod feasts;
mod finder;
mod genre;
mod grammar;
mod lexeme;
pub(crate) mod lexicon;
mod memory;
mod options;
mod resolver;
pub(crate) mod senses;
mod sorts;
mod tagger;
mod timex;
mod underspecified;

pub use expr::Expr;
pub use expression::Expression;
pub(crate) use grammar::cardinal;
pub use options::{Options, Preference, TypeSet};
pub use resolver::Resolver;
pub use tagger::Tagger;
pub use timex::{Modifier, Timex, TimexType};
