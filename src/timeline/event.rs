//! One event with everything that is known of it.

use std::collections::BTreeSet;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::calendar::{Granularity, Interval};
use crate::document::Key;
use crate::event::{Circumstances, Factuality, Kind, Participant, Phase, Terms};
use crate::timeline::telling::{Telling, told_by_story};
use crate::timeline::{Score, identity, written};

/// One event, told by one or more mentions.
///
/// It serializes as an element of `events` in the timeline's JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// A hash of its kind and its seed mention in sixteen hexadecimal digits: later reports keep it.
    pub id: String,
    /// What sort of event.
    pub kind: Kind,
    /// That of the strongest of its mentions; at most hypothetical where only captions and comments tell of it.
    pub factuality: Factuality,
    /// The best supported date; `None` where no mention has any.
    pub when: Option<EventWhen>,
    /// The best supported names, codes and roles, those with more documents first.
    pub participants: Vec<Participant>,
    /// The phases told of it, each with the days it is told to have been on, in order of their first days.
    pub phases: Vec<PhaseSpan>,
    /// Names of the sources, sorted, each once.
    pub sources: Vec<String>,
    /// Its mentions in order of source, document and start.
    pub mentions: Vec<Telling>,
    /// What its mentions contradict each other on.
    pub disagreements: Vec<Disagreement>,
    /// How well it is supported.
    pub score: Score,
    /// The ids of the events that its mentions could mean, where they fit several equally well; sorted.
    pub could_be: Vec<String>,
}

/// The date of an event.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct EventWhen {
    /// The TIMEX3 value, where an expression gave the date.
    pub value: Option<String>,
    /// First and last civil day, both inclusive; an end that is `None` is open.
    #[serde(flatten)]
    pub interval: Interval,
    /// How fine the date is.
    pub granularity: Granularity,
}

/// A phase of an event and the days it is told to have been on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PhaseSpan {
    /// The phase.
    pub phase: Phase,
    /// First and last civil day, both inclusive; an end that is `None` is open or unknown.
    #[serde(flatten)]
    pub interval: Interval,
}

/// A point on which mentions of one event contradict each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Disagreement {
    /// What it is about: `date` or `initiator`.
    pub about: &'static str,
    /// What is said, the best supported first.
    pub versions: Vec<Version>,
}

/// One side of a [`Disagreement`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Version {
    /// A civil day, or a name.
    pub value: String,
    /// The documents that say so, in order.
    pub documents: Vec<Key>,
}

impl Event {
    /// The number of different sources that tell of it.
    pub fn support(&self) -> usize {
        self.sources.len()
    }

    /// What its mentions tell beside who and when: all places and scopes, and of the rest what most documents tell.
    pub fn circumstances(&self) -> Circumstances {
        let told = || self.mentions.iter().map(|telling| (telling.key(), &telling.mention().circumstances));
        let (mut places, mut scope) = (Vec::new(), Vec::new());
        for (_, circumstances) in told() {
            places.extend(circumstances.places.iter().cloned());
            scope.extend(circumstances.scope.iter().copied());
        }
        let mut seen = BTreeSet::new();
        places.retain(|place| seen.insert(place.clone()));
        let mut seen = BTreeSet::new();
        scope.retain(|one| seen.insert(*one));
        Circumstances {
            places,
            extent: commonest(told().filter_map(|(key, all)| Some((key, all.extent.clone()?)))),
            scope,
            terms: Terms {
                duration: commonest(told().filter_map(|(key, all)| Some((key, all.terms.duration?)))),
                begin: commonest(told().filter_map(|(key, all)| Some((key, all.terms.begin?)))),
                end: commonest(told().filter_map(|(key, all)| Some((key, all.terms.end?)))),
                permanence: commonest(told().filter_map(|(key, all)| Some((key, all.terms.permanence?)))),
            },
        }
    }

    /// The ids that it had, or would have had, before its earlier reports came: one for each of its other mentions, in their
    /// order. [`Timeline::event`](crate::timeline::Timeline::event) finds it by any of them.
    pub fn previous_ids(&self) -> impl Iterator<Item = String> + '_ {
        self.mentions.iter().map(|telling| identity::of(&self.kind, telling, false)).filter(|id| *id != self.id)
    }

    /// Whether the id is that of one of its mentions.
    pub(super) fn had(&self, id: &str) -> bool {
        let each = |another| self.mentions.iter().any(move |telling| identity::of(&self.kind, telling, another) == id);
        each(false) || each(true)
    }

    /// Whether it happened, was agreed, announced or ordered, as against what was only wanted, planned or denied.
    pub fn took_place(&self) -> bool {
        let done = |phase: &Phase| matches!(phase, Phase::Agreed | Phase::Announced | Phase::Ordered);
        let told = |telling: &Telling| {
            let mention = telling.mention();
            mention.factuality == Factuality::Planned && done(&mention.phase) && told_by_story(mention)
        };
        self.factuality == Factuality::Asserted || self.mentions.iter().any(told)
    }
}

/// What most documents tell; of several, what is told first.
fn commonest<'t, T: PartialEq>(told: impl Iterator<Item = (&'t Key, T)>) -> Option<T> {
    let mut versions: Vec<(T, BTreeSet<&Key>)> = Vec::new();
    for (key, value) in told {
        match versions.iter_mut().find(|(known, _)| *known == value) {
            Some((_, keys)) => drop(keys.insert(key)),
            None => versions.push((value, BTreeSet::from([key]))),
        }
    }
    versions.into_iter().rev().max_by_key(|(_, keys)| keys.len()).map(|(value, _)| value)
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("kind", &self.kind)?;
        map.serialize_entry("factuality", &self.factuality)?;
        map.serialize_entry("when", &self.when)?;
        map.serialize_entry("participants", &self.participants)?;
        map.serialize_entry("phases", &self.phases)?;
        written::circumstances(&mut map, &self.circumstances())?;
        map.serialize_entry("sources", &self.sources)?;
        if !self.disagreements.is_empty() {
            map.serialize_entry("disagreements", &self.disagreements)?;
        }
        map.serialize_entry("score", &self.score)?;
        let previous: Vec<String> = self.previous_ids().collect();
        if !previous.is_empty() {
            map.serialize_entry("previous_ids", &previous)?;
        }
        if !self.could_be.is_empty() {
            map.serialize_entry("could_be", &self.could_be)?;
        }
        map.serialize_entry("mentions", &self.mentions)?;
        map.end()
    }
}
