//! Who: countries, governments and their metonyms, leaders with terms of office, armed groups, organizations, places.
//!
//! [`Gazetteer::find`] names the actors of one sentence. The words are tables under `data/`; how they combine ("Syria's
//! president", "Gaddafi's forces", "Russian President Vladimir Putin") is typed code over one trie of spellings.

mod builtin;
mod entry;
mod finder;
mod firsts;
mod gazetteer;
mod names;
mod naming;
mod offices;
mod phrase;
mod spelling;
mod table;
mod trie;

pub(crate) use builtin::{general_groups, regions};
pub use entry::{Actor, ActorKind, Entry, Term};
pub(crate) use firsts::{Firsts, Side};
pub use gazetteer::{Gazetteer, GazetteerBuilder};
pub use naming::{Form, Naming};
