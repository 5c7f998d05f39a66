//! Who: countries, governments and their metonyms, leaders with terms of office, armed groups, organizations.

mod gazetteer;

pub use gazetteer::{Actor, ActorKind, Form, Gazetteer, Naming};
