//! Whether two sets of actors can be those of one event.

use crate::actor::ActorKind;
use crate::event::{Mention, Participant, Role};
use crate::merge::hash;

/// Words that make the name of a group general: "Libyan rebels" may be any named group of them.
const GENERAL: [&str; 11] = [
    "rebels",
    "rebel",
    "opposition",
    "militants",
    "militia",
    "militias",
    "fighters",
    "insurgents",
    "separatists",
    "guerrillas",
    "gunmen",
];

/// States whose names have more than one word and none of [`STATE_WORDS`]; every other name of several words that has
/// a country code is a person's.
const STATES: [&str; 36] = [
    "United States",
    "United Kingdom",
    "United Arab Emirates",
    "Saudi Arabia",
    "South Korea",
    "North Korea",
    "South Africa",
    "South Sudan",
    "Sri Lanka",
    "New Zealand",
    "Costa Rica",
    "El Salvador",
    "Dominican Republic",
    "Czech Republic",
    "Central African Republic",
    "Ivory Coast",
    "Sierra Leone",
    "Burkina Faso",
    "Equatorial Guinea",
    "Papua New Guinea",
    "East Timor",
    "Northern Cyprus",
    "Vatican City",
    "Holy See",
    "Puerto Rico",
    "Cape Verde",
    "San Marino",
    "North Macedonia",
    "Soviet Union",
    "Solomon Islands",
    "Marshall Islands",
    "Western Sahara",
    "Hong Kong",
    "Trinidad and Tobago",
    "Bosnia and Herzegovina",
    "Antigua and Barbuda",
];

/// Words that only names of states have.
const STATE_WORDS: [&str; 9] =
    ["Republic", "Kingdom", "Federation", "Union", "States", "government", "army", "military", "forces"];

/// Who, as numbers: two actors are the same where their names are, or where one is the state of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Actor {
    part: Part,
    /// The hash of the name.
    pub(super) name: u64,
    /// What acts on its side in war and truce: the hash of the state's code where there is one, else of the name.
    pub(super) side: u64,
    pub(super) sort: Sort,
}

/// As what an actor takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    /// A party of a call or a truce, those who withdraw.
    Acts,
    Brokers,
    /// It is left, or the thing is at it.
    Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    /// A person with a state behind them.
    Person,
    /// A state.
    State,
    /// Known by name only.
    Named,
    /// Some group, by a general noun.
    General,
}

/// Everyone and every place that a telling names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Who {
    /// Actors, brokers and places, each in order and once.
    all: Box<[Actor]>,
    actors: u32,
    brokers: u32,
}

impl Who {
    pub(super) fn of(mention: &Mention, level: Level) -> Self {
        let said = mention.participants.iter().filter(|participant| says_who(participant));
        let mut all = Vec::with_capacity(mention.participants.len());
        all.extend(said.filter_map(|participant| actor(participant, level)));
        Who::gathered(all)
    }

    fn gathered(mut all: Vec<Actor>) -> Self {
        all.sort_unstable();
        all.dedup();
        let actors = all.partition_point(|actor| actor.part < Part::Brokers);
        let brokers = all.partition_point(|actor| actor.part < Part::Place) - actors;
        let few = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Who { all: all.into_boxed_slice(), actors: few(actors), brokers: few(brokers) }
    }

    pub(super) fn with(&self, other: &Who) -> Self {
        Who::gathered(self.all.iter().chain(&other.all).copied().collect())
    }

    pub(super) fn all(&self) -> &[Actor] {
        &self.all
    }

    pub(super) fn actors(&self) -> &[Actor] {
        &self.all[..self.actors as usize]
    }

    pub(super) fn brokers(&self) -> &[Actor] {
        &self.all[self.actors as usize..][..self.brokers as usize]
    }

    pub(super) fn places(&self) -> &[Actor] {
        &self.all[self.actors as usize + self.brokers as usize..]
    }

    /// Whether it says who acts.
    pub(super) fn is_named(&self) -> bool {
        self.actors + self.brokers > 0
    }

    /// Whether it says neither who nor where.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

fn actor(participant: &Participant, level: Level) -> Option<Actor> {
    let part = match &participant.role {
        Role::Broker => Part::Brokers,
        Role::From => Part::Place,
        Role::To => return None,
        Role::Custom(role) if matches!(&**role, "at" | "in" | "place") => Part::Place,
        _ => Part::Acts,
    };
    Some(match &participant.code {
        Some(code) if level == Level::Side => {
            let side = hash::text(code);
            Actor { part, name: side, side, sort: Sort::State }
        }
        Some(code) => {
            let sort = match participant.kind {
                Some(ActorKind::State) => Sort::State,
                Some(ActorKind::Person) => Sort::Person,
                _ => sort(&participant.name, true),
            };
            Actor { part, name: hash::text(&participant.name), side: hash::text(code), sort }
        }
        None => {
            let name = hash::text(&participant.name);
            Actor { part, name, side: name, sort: sort(&participant.name, false) }
        }
    })
}

/// Whether a participant is somebody: a bare "government" or "defence minister" may be anyone's, and is left to what else
/// the document says.
fn says_who(participant: &Participant) -> bool {
    let proper = || participant.name.chars().any(char::is_uppercase);
    participant.code.is_some() || proper() || is_general(&participant.name)
}

/// Whether a name that has a country code is the state's own, as against a person's.
pub(crate) fn is_state(name: &str) -> bool {
    sort(name, true) == Sort::State
}

/// Whether a name has a noun in it that is any group's of its sort.
fn is_general(name: &str) -> bool {
    name.split_whitespace().any(|word| GENERAL.iter().any(|noun| noun.eq_ignore_ascii_case(word)))
}

fn sort(name: &str, coded: bool) -> Sort {
    if !coded {
        return if is_general(name) { Sort::General } else { Sort::Named };
    }
    let state =
        !name.contains(' ') || STATES.contains(&name) || name.split(' ').any(|word| STATE_WORDS.contains(&word));
    if state { Sort::State } else { Sort::Person }
}

/// How strictly actors are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Two people of one state are two: in calls.
    Person,
    /// A leader acts for the state: in wars and truces.
    Side,
}

impl Level {
    pub(super) fn same(self, a: &Actor, b: &Actor) -> bool {
        if a.name == b.name {
            return true;
        }
        a.side == b.side && (self == Level::Side || a.sort == Sort::State || b.sort == Sort::State)
    }

    /// As [`Level::same`], or a group under a general name and one under its own.
    pub(super) fn alike(self, a: &Actor, b: &Actor) -> bool {
        let group = |a: &Actor, b: &Actor| a.sort == Sort::General && matches!(b.sort, Sort::Named | Sort::General);
        self.same(a, b) || group(a, b) || group(b, a)
    }

    /// How many of the smaller set are found in the other.
    pub(super) fn common(self, a: &[Actor], b: &[Actor]) -> usize {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        few.iter().filter(|x| many.iter().any(|y| self.same(x, y))).count()
    }

    /// Whether the smaller set lies in the other, a general group standing for any where a further actor is shared.
    pub(super) fn within(self, a: &[Actor], b: &[Actor]) -> bool {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let common = self.common(few, many);
        common == few.len() || common > 0 && few.iter().all(|x| many.iter().any(|y| self.alike(x, y)))
    }
}
