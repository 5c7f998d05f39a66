//! The known actors and how texts name them.

use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::Token;

/// A state, person, group or organization.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// The standard name: `Russia`, `Vladimir Putin`, `Libyan rebels`.
    pub name: String,
    /// ISO 3166 alpha-3 code of the state, or of a person's state while in office.
    pub code: Option<String>,
    /// What it is.
    pub kind: ActorKind,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ActorKind {
    /// A state, its government or its forces.
    State,
    /// A person.
    Person,
    /// An armed group, a movement, an opposition.
    Group,
    /// An alliance or international organization.
    Organization,
    /// A city or region.
    Place,
}

/// By what sort of name a text names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Its own name: "Russia", "Putin".
    Name,
    /// An adjective or noun of nationality: "Russian".
    Demonym,
    /// A seat or capital that stands for it: "the Kremlin", "Moscow".
    Metonym,
    /// An office: "the Russian president", "the U.S. Secretary of State".
    Office,
}

/// One naming of an actor in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming<'g> {
    /// The tokens that name it, as indices into the slice given.
    pub tokens: Range<usize>,
    /// Who is named.
    pub actor: &'g Actor,
    /// How.
    pub form: Form,
}

/// The table of actors.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {}

impl Gazetteer {
    /// The actors that come with the crate.
    pub fn new() -> Self {
        Gazetteer {}
    }

    /// The actors named in a sentence, in order, without overlap, longest names first; offices are resolved to who held
    /// them on `day`.
    pub fn find<'g>(&'g self, _text: &str, _tokens: &[Token], _day: Option<NaiveDate>) -> Vec<Naming<'g>> {
        Vec::new()
    }
}
