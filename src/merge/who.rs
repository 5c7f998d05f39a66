//! Whether two sets of actors can be those of one event.

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::actor::{ActorKind, general_groups, regions};
use crate::event::{Kind, Location, Mention, Participant, Phase, Role};
use crate::hash::{self, Words};
use crate::merge::few::Few;

/// The nouns that make the name of a group general, as hashes of their letters: "Libyan rebels" may be any named group of them.
static GENERAL: Lazy<Words> = Lazy::new(|| general_groups().map(folded).collect());
/// The regions, as hashes of their names.
static REGIONS: Lazy<Words> = Lazy::new(|| regions().map(hash::text).collect());

/// Who, as numbers: two actors are the same where their names are, or where one is the state of the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Actor {
    part: Part,
    /// The hash of the name.
    pub(super) name: u64,
    /// What acts on its side in war and truce: the hash of the state's code where there is one, else of the name.
    pub(super) side: u64,
    pub(super) sort: Sort,
}

/// As what an actor takes part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
enum Part {
    /// A party of a call or a truce, those who withdraw.
    #[default]
    Acts,
    Brokers,
    /// It is left, or the thing is at it.
    Place,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Sort {
    /// A person with a state behind them, a town in a state.
    OfState,
    /// A region of a state, in which towns lie.
    Region,
    /// A state.
    State,
    /// Known by name only.
    #[default]
    Named,
    /// Some group, by a general noun.
    General,
    /// An alliance, an organization of states: no group that fights.
    Organization,
}

/// Everyone and every place that a telling names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Actor>", into = "Vec<Actor>")]
pub(super) struct Who {
    /// Actors, brokers and places, each in order and once.
    all: Few<Actor, 2>,
    actors: u32,
    brokers: u32,
}

impl Who {
    pub(super) fn of(mention: &Mention, level: Level) -> Self {
        let said = mention.participants.iter().filter(|participant| says_who(participant));
        let mut all: Few<Actor, 2> = said.filter_map(|participant| actor(participant, level)).collect();
        let named = !all.is_empty();
        held_in(mention, named).map(place).for_each(|place| all.push(place));
        Who::gathered(all)
    }

    fn gathered(mut all: Few<Actor, 2>) -> Self {
        all.sort();
        let all = all.as_slice();
        // A state beside its leader is no further party.
        let led = |state: &Actor| {
            all.iter().any(|one| one.sort == Sort::OfState && one.part == state.part && one.side == state.side)
        };
        let doubled = |one: &Actor| one.sort == Sort::State && one.part != Part::Place && led(one);
        let each = all.chunk_by(|one, other| one == other).filter_map(|same| same.first());
        let all: Few<Actor, 2> = each.filter(|one| !doubled(one)).copied().collect();
        let before = |part: Part| all.as_slice().partition_point(|actor| actor.part < part);
        let (actors, brokers) = (before(Part::Brokers), before(Part::Place) - before(Part::Brokers));
        let few = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Who { actors: few(actors), brokers: few(brokers), all }
    }

    pub(super) fn with(&self, other: &Who) -> Self {
        Who::gathered(self.all.iter().chain(other.all.iter()).collect())
    }

    pub(super) fn all(&self) -> &[Actor] {
        self.all.as_slice()
    }

    pub(super) fn actors(&self) -> &[Actor] {
        &self.all()[..self.actors as usize]
    }

    pub(super) fn brokers(&self) -> &[Actor] {
        &self.all()[self.actors as usize..][..self.brokers as usize]
    }

    pub(super) fn places(&self) -> &[Actor] {
        &self.all()[self.actors as usize + self.brokers as usize..]
    }

    /// How many places of the smaller set are among the other's, or may lie in a region or a country that is.
    pub(super) fn common_places(&self, other: &Who) -> usize {
        let (few, many) = if self.places().len() <= other.places().len() { (self, other) } else { (other, self) };
        few.places().iter().filter(|x| many.places().iter().any(|y| x.is_where(y))).count()
    }

    /// Whether the one names nobody but "the rebels", and the other a group that they can be.
    pub(super) fn general_of(&self, other: &Who) -> bool {
        let all =
            |who: &Who, sort: Sort| !who.actors().is_empty() && who.actors().iter().all(|actor| actor.sort == sort);
        all(self, Sort::General) && all(other, Sort::Named) || all(self, Sort::Named) && all(other, Sort::General)
    }

    /// Whether it says no more of those who act than "the rebels".
    pub(super) fn is_general(&self) -> bool {
        self.actors().iter().all(|actor| actor.sort == Sort::General)
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
    /// A town does not lie where the state's other towns do.
    fn place(name: &str, code: Option<&str>, is_state: bool) -> Actor {
        let own = hash::text(name);
        let Some(side) = code.map(hash::text) else {
            return Actor { part: Part::Place, name: own, side: own, sort: Sort::Named };
        };
        match is_state {
            true => Actor { part: Part::Place, name: side, side, sort: Sort::State },
            false if REGIONS.contains(&own) => Actor { part: Part::Place, name: own, side, sort: Sort::Region },
            false => Actor { part: Part::Place, name: own, side, sort: Sort::OfState },
        }
    }

    /// Whether two places can be one, or the one lie in the other.
    fn is_where(&self, other: &Actor) -> bool {
        let within = |town: &Actor, region: &Actor| town.sort == Sort::OfState && region.sort == Sort::Region;
        Level::Person.same(self, other) || self.side == other.side && (within(self, other) || within(other, self))
    }

    /// Who it is and as what, as one number.
    pub(super) fn number(&self) -> u64 {
        hash::mix(self.part as u64, if self.part == Part::Place { self.name } else { self.side })
    }
}

impl From<Vec<Actor>> for Who {
    fn from(all: Vec<Actor>) -> Self {
        Who::gathered(all.into())
    }
}

impl From<Who> for Vec<Actor> {
    fn from(who: Who) -> Self {
        who.all.into()
    }
}

/// The places of a truce. Where a truce was broken is not yet where it holds.
fn held_in(mention: &Mention, named: bool) -> impl Iterator<Item = &Location> {
    let holds = mention.kind == Kind::Ceasefire && !(named && mention.phase == Phase::Violated);
    mention.circumstances.places.iter().filter(move |_| holds)
}

fn place(location: &Location) -> Actor {
    let Location { name, code } = location;
    Actor::place(name, code.as_deref(), Participant::new(name, code.as_deref(), Role::From).is_state())
}

fn actor(participant: &Participant, level: Level) -> Option<Actor> {
    let part = match &participant.role {
        Role::Broker => Part::Brokers,
        Role::To => return None,
        role if role.is_place() => Part::Place,
        _ => Part::Acts,
    };
    if part == Part::Place {
        return Some(Actor::place(&participant.name, participant.code.as_deref(), participant.is_state()));
    }
    let own = hash::text(&participant.name);
    let side = participant.code.as_deref().map_or(own, hash::text);
    Some(match participant.code {
        // A leader acts for the state.
        Some(_) if level == Level::Side => Actor { part, name: side, side, sort: Sort::State },
        Some(_) if participant.is_state() => Actor { part, name: side, side, sort: Sort::State },
        Some(_) => Actor { part, name: own, side, sort: Sort::OfState },
        None => {
            let sort = match participant.kind {
                Some(ActorKind::Organization) => Sort::Organization,
                _ if is_general(&participant.name) => Sort::General,
                _ => Sort::Named,
            };
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

/// Whether a name ends in a noun that is any group's of its sort.
fn is_general(name: &str) -> bool {
    let starts = name.match_indices([' ', '-']).map(|(at, gap)| at + gap.len());
    starts.chain([0]).filter_map(|start| name.get(start..)).any(|end| GENERAL.contains(&folded(end)))
}

/// A hash of a text whose capitals do not count.
fn folded(text: &str) -> u64 {
    hash::of(text.bytes().map(|byte| u64::from(byte.to_ascii_lowercase())))
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

    /// Whether the smaller set lies in the other but for a group, which the one calls by a general noun and the other by names:
    /// in one story "the rebels" are those that it names.
    pub(super) fn renamed(self, a: &[Actor], b: &[Actor]) -> bool {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let unlike = |of: &[Actor], other: &[Actor]| -> Few<Sort, 8> {
            of.iter().filter(|x| !other.iter().any(|y| self.same(x, y))).map(|actor| actor.sort).collect()
        };
        let (few, many) = (unlike(few, many), unlike(many, few));
        let any = |wanted: Sort| many.iter().any(|sort| sort == wanted);
        let all = |wanted: Sort| !few.is_empty() && few.iter().all(|sort| sort == wanted);
        all(Sort::General) && any(Sort::Named) || all(Sort::Named) && any(Sort::General) && !any(Sort::Named)
    }

    /// Whether the smaller set lies in the other, a general group standing for any where a further actor is shared.
    pub(super) fn within(self, a: &[Actor], b: &[Actor]) -> bool {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let common = self.common(few, many);
        common == few.len() || common > 0 && few.iter().all(|x| many.iter().any(|y| self.alike(x, y)))
    }
}
