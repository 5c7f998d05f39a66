//! Actors, and the rows that tables and users give them in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::actor::table::Call;

/// A state, person, group, organization or place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// The standard name: `Russia`, `Vladimir Putin`, `Libyan rebels`.
    pub name: String,
    /// ISO 3166 alpha-3 code of the state, of the person's state (out of office too) or of the state that the place lies in;
    /// `None` for groups, organizations and their heads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
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
    /// A city, a region, a base.
    Place,
}

/// A time in an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The office, in the words of the crate's table: `president`, `prime minister`, `foreign minister`, `leader`…
    pub office: String,
    /// Whose: a state's code, or a group's or organization's standard name.
    pub of: String,
    /// First day.
    pub since: NaiveDate,
    /// Last day, inclusive; `None` while it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Term {
    /// Whether the office was held on `day`.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// An actor with all that it is called by.
///
/// ```
/// use dateline::actor::{Actor, ActorKind, Entry, Gazetteer};
///
/// let actor = Actor { name: "Free Papua Movement".into(), code: None, kind: ActorKind::Group };
/// let entry = Entry { names: vec!["OPM".into()], ..Entry::new(actor) };
/// let gazetteer = Gazetteer::builder().with(entry).build();
/// assert!(gazetteer.actor("Free Papua Movement").is_some());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Who.
    #[serde(flatten)]
    pub actor: Actor,
    /// Further full names and spellings; the standard name always counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Adjectives and nouns of nationality: `Russian`, `Russians`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub demonyms: Vec<String>,
    /// Seats that stand for it: `Kremlin`, `Moscow`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub metonyms: Vec<String>,
    /// What a person is called without a first name; none for other kinds. Several people may share one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub surnames: Vec<String>,
    /// A person's times in office.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
}

impl Entry {
    /// An actor that is called by its standard name only.
    pub fn new(actor: Actor) -> Self {
        let (names, demonyms, metonyms) = (Vec::new(), Vec::new(), Vec::new());
        Entry { actor, names, demonyms, metonyms, surnames: Vec::new(), terms: Vec::new() }
    }

    /// Its names in full, the standard one first.
    pub(super) fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.actor.name).chain(&self.names).map(String::as_str)
    }

    /// All that it is called.
    pub(super) fn called(&self) -> impl Iterator<Item = (Call, &str)> {
        let rest = [(Call::Demonym, &self.demonyms), (Call::Metonym, &self.metonyms), (Call::Surname, &self.surnames)];
        let rest = rest.into_iter().flat_map(|(call, names)| names.iter().map(move |name| (call, name.as_str())));
        self.all_names().map(|name| (Call::Name, name)).chain(rest)
    }

    /// An actor with all that it is called.
    pub(super) fn of<'c>(actor: Actor, called: impl Iterator<Item = (Call, &'c str)>) -> Self {
        let mut entry = Entry::new(actor);
        // The standard name comes first.
        for (call, name) in called.skip(1) {
            let list = match call {
                Call::Name => &mut entry.names,
                Call::Demonym => &mut entry.demonyms,
                Call::Metonym => &mut entry.metonyms,
                Call::Surname => &mut entry.surnames,
            };
            list.push(name.to_owned());
        }
        entry
    }
}
