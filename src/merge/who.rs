//! Whether two sets of actors can be those of one event.

use serde::{Deserialize, Serialize};

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

/// Who, as numbers: two actors are the same where their names are, or where one is the state of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Actor {
    part: Part,
    /// The hash of the name.
    pub(super) name: u64,
    /// What acts on its side in war and truce: the hash of the state's code where there is one, else of the name.
    pub(super) side: u64,
    pub(super) sort: Sort,
}

/// As what an actor takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
enum Part {
    /// A party of a call or a truce, those who withdraw.
    Acts,
    Brokers,
    /// It is left, or the thing is at it.
    Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Sort {
    /// A person with a state behind them, a town in a state.
    OfState,
    /// A state.
    State,
    /// Known by name only.
    Named,
    /// Some group, by a general noun.
    General,
}

/// Everyone and every place that a telling names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Actor>", into = "Vec<Actor>")]
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
        // A state beside its leader is no further party.
        let led = |state: &Actor| {
            all.iter().any(|one| one.sort == Sort::OfState && one.part == state.part && one.side == state.side)
        };
        let doubled: Vec<Actor> =
            all.iter().filter(|one| one.sort == Sort::State && one.part != Part::Place && led(one)).copied().collect();
        all.retain(|one| !doubled.contains(one));
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

    /// How many places of the smaller set are among the other's, or in a country that is.
    pub(super) fn common_places(&self, other: &Who) -> usize {
        Level::Person.common(self.places(), other.places())
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

impl Actor {
    /// Who it is and as what, as one number.
    pub(super) fn number(&self) -> u64 {
        hash::mix(self.part as u64, if self.part == Part::Place { self.name } else { self.side })
    }
}

impl From<Vec<Actor>> for Who {
    fn from(all: Vec<Actor>) -> Self {
        Who::gathered(all)
    }
}

impl From<Who> for Vec<Actor> {
    fn from(who: Who) -> Self {
        who.all.into_vec()
    }
}

fn actor(participant: &Participant, level: Level) -> Option<Actor> {
    let part = match &participant.role {
        Role::Broker => Part::Brokers,
        Role::To => return None,
        role if role.is_place() => Part::Place,
        _ => Part::Acts,
    };
    let own = hash::text(&participant.name);
    let side = participant.code.as_deref().map_or(own, hash::text);
    Some(match participant.code {
        // A leader acts for the state; a town does not lie where the state's other towns do.
        Some(_) if level == Level::Side && part != Part::Place => Actor { part, name: side, side, sort: Sort::State },
        Some(_) if participant.is_state() => Actor { part, name: side, side, sort: Sort::State },
        Some(_) => Actor { part, name: own, side, sort: Sort::OfState },
        None => {
            let sort = if is_general(&participant.name) { Sort::General } else { Sort::Named };
            Actor { part, name: own, side, sort }
        }
    })
}

/// Whether a participant is somebody: a bare "government" or "defence minister" may be anyone's, and is left to what else
/// the document says.
fn says_who(participant: &Participant) -> bool {
    let proper = || participant.name.chars().any(char::is_uppercase);
    participant.code.is_some() || proper() || is_general(&participant.name)
}

/// Whether a name has a noun in it that is any group's of its sort.
fn is_general(name: &str) -> bool {
    name.split_whitespace().any(|word| GENERAL.iter().any(|noun| noun.eq_ignore_ascii_case(word)))
}

/// How strictly actors are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
