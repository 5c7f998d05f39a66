//! Event mentions: who did what to whom, in which phase, whether it happened, and when.

mod agent;
mod call;
mod ceasefire;
mod clause;
mod dating;
mod effect;
mod extractor;
mod frame;
mod govern;
mod group;
mod kind;
mod lexeme;
mod memory;
mod mention;
mod noun;
mod operator;
mod phase;
mod phrase;
mod preposition;
mod pronoun;
mod relative;
mod role;
mod subject;
mod tagging;
mod trigger;
mod when;
mod withdrawal;
mod words;

pub use extractor::Extractor;
pub use kind::{Factuality, Kind, Phase, Role};
pub use mention::{Mention, Participant};
pub use phase::Aspect;
pub use trigger::Evidence;
pub use when::{Basis, Derivation, When};
