//! Event mentions: who did what to whom, in which phase, whether it happened, and when.

mod extractor;
mod kind;
mod mention;
mod when;

pub use extractor::Extractor;
pub use kind::{Factuality, Kind, Phase, Role};
pub use mention::{Mention, Participant};
pub use when::{Basis, Derivation, When};
