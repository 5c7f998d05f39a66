//! Event mentions: who did what to whom, in which phase, whether it happened, and when.

mod agency;
mod circumstance;
mod clause;
mod code;
mod dating;
mod definition;
mod discourse;
mod extractor;
mod frame;
mod glossary;
mod kind;
mod mention;
mod occurrence;
mod pass;
mod phase;
mod prospect;
mod role;
mod speech;
mod status;
mod table;
mod telling;
mod trigger;
mod when;

pub use circumstance::{Bound, Circumstances, Extent, Location, Permanence, Scope, Share, Terms};
pub use code::Code;
pub use definition::{Definition, Part, Position, Slot, Wording};
pub(crate) use extractor::Extractor;
pub(crate) use glossary::Glossary;
pub use kind::{Factuality, Kind, Phase, Role};
pub use mention::{Mention, Participant};
pub use status::Aspect;
pub use trigger::Evidence;
pub use when::{Basis, Derivation, When};
