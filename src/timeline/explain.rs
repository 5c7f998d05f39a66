//! Why mentions are one event, or two.

use std::collections::BTreeMap;
use std::fmt;

use crate::document::Key;
use crate::merge::{Fact, Obstacle, Part, obstacles};
use crate::timeline::{Event, Telling, Timeline};

/// Why the mentions of an event are one. `Display` prints it in lines.
#[derive(Debug, Clone)]
pub struct Explanation<'t> {
    /// The event.
    pub event: &'t Event,
    /// Its mentions in groups, those first that made it.
    pub groups: Vec<Group<'t>>,
}

/// Mentions that belong together before anything else is asked: one document tells of one thing, or papers print one sentence or the same
/// words around the event.
#[derive(Debug, Clone)]
pub struct Group<'t> {
    /// How they came to the event.
    pub part: Part,
    /// The mentions, in order.
    pub mentions: Vec<&'t Telling>,
}

/// How two mentions stand to each other. `Display` prints it.
#[derive(Debug, Clone)]
pub struct Comparison<'t> {
    /// The one.
    pub one: &'t Telling,
    /// The other.
    pub other: &'t Telling,
    /// How they came to be one event; `None` where they are two.
    pub tie: Option<Bond>,
    /// What would keep them apart if nothing else were told. It may be found between mentions of one event too: two days of one
    /// event, which others tell in between.
    pub obstacles: Vec<Obstacle>,
    /// Where they are two events, what keeps these apart beyond that: what else is told of each.
    pub beyond: Vec<Obstacle>,
}

/// How two mentions of one event came together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Bond {
    /// One document tells of one thing.
    Document,
    /// They are copies of a sentence or of the words around the event, or stand beside such copies.
    Copies,
    /// Both made the event: they were laid side by side in one lane.
    Lane,
    /// One says less than the other, or than others, and fits no other event as well.
    Fit,
}

impl Timeline {
    /// Why the mentions of the event with that id are one.
    pub fn explain(&self, id: &str) -> Option<Explanation<'_>> {
        let event = self.event(id)?;
        let derived = self.derived();
        let (order, event) = derived.event(&event.id)?;
        let cluster = derived.ledger().cluster(order.number)?;
        let mut groups: BTreeMap<(Part, u32), Vec<&Telling>> = BTreeMap::new();
        for (place, part, node) in cluster.members {
            let report = derived.report(place.document)?;
            let telling = event.mentions.iter().find(|telling| telling.is(report, place.mention as usize))?;
            groups.entry((part, node)).or_default().push(telling);
        }
        let mut groups: Vec<Group<'_>> = groups
            .into_iter()
            .map(|((part, _), mut mentions)| {
                mentions.sort_by(|a, b| a.place().cmp(&b.place()));
                Group { part, mentions }
            })
            .collect();
        // The numbers of the ledger stand in no order that a set would have.
        let place = |group: &Group<'_>| {
            let first = group.mentions.first();
            let key = |telling: &&Telling| {
                (telling.key().clone(), telling.report().fingerprint, telling.mention().id.clone())
            };
            (group.part, first.map(key))
        };
        groups.sort_by_cached_key(place);
        Some(Explanation { event, groups })
    }

    /// How two mentions stand to each other, each by its document's key and its id. `None` where one is not there.
    pub fn compare(&self, one: (&Key, &str), other: (&Key, &str)) -> Option<Comparison<'_>> {
        let (a, a_event, a_node) = self.telling(one)?;
        let (b, b_event, b_node) = self.telling(other)?;
        let derived = self.derived();
        let number = |event: &Event| derived.event(&event.id).map(|(order, _)| order.number);
        let together = a.same_report(b);
        let fact = |telling: &Telling| Fact::new(telling.mention(), telling.report().day());
        let tie = (a_event.id == b_event.id).then_some(if a_node.1 == b_node.1 {
            if together { Bond::Document } else { Bond::Copies }
        } else if a_node.0 == Part::Made && b_node.0 == Part::Made {
            Bond::Lane
        } else {
            Bond::Fit
        });
        let obstacles = obstacles(&fact(a), &fact(b), together);
        let mut beyond = Vec::new();
        if let (None, Some(one), Some(other)) = (tie, number(a_event), number(b_event)) {
            beyond = derived.ledger().obstacles(one, other);
            beyond.retain(|obstacle| !obstacles.contains(obstacle));
        }
        Some(Comparison { one: a, other: b, tie, obstacles, beyond })
    }

    /// A mention in its event, with its part in it.
    fn telling(&self, (key, id): (&Key, &str)) -> Option<(&Telling, &Event, (Part, u32))> {
        let derived = self.derived();
        let report = self.reports().find(|report| report.key == *key)?;
        let mention = report.mentions.iter().position(|mention| mention.id == id)?;
        let place = u32::try_from(mention).ok()?;
        let (number, part, node) = derived.ledger().find(report.identity(), place)?;
        let event = derived.numbered(number)?;
        let telling = event.mentions.iter().find(|telling| telling.key() == key && telling.mention().id == id)?;
        Some((telling, event, (part, node)))
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Event { id, kind, score, could_be, .. } = self.event;
        writeln!(f, "{kind} {id}: {score}")?;
        for Group { part, mentions } in &self.groups {
            let how = match part {
                Part::Made => "made by",
                _ => "joined by",
            };
            let names: Vec<String> = mentions.iter().map(|telling| named(telling)).collect();
            writeln!(f, "  {how} {}", names.join(", "))?;
        }
        if !could_be.is_empty() {
            writeln!(f, "  fits equally well: {}", could_be.join(", "))?;
        }
        Ok(())
    }
}

impl fmt::Display for Comparison<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} and {}: ", named(self.one), named(self.other))?;
        let listed = |obstacles: &[Obstacle]| obstacles.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        match self.tie {
            Some(bond) => f.write_str(match bond {
                Bond::Document => "one event, as one document tells it",
                Bond::Copies => "one event, as copies of a sentence or of the words around the event tie them",
                Bond::Lane => "one event, as they lie side by side in one lane",
                Bond::Fit => "one event, as no other fits as well",
            }),
            None if self.obstacles.is_empty() && self.beyond.is_empty() => {
                f.write_str("two events, though nothing in them says so: too little is told")
            }
            None if self.obstacles.is_empty() => {
                write!(f, "two events, by what else is told: {}", listed(&self.beyond))
            }
            None => write!(f, "two events: {}", listed(&self.obstacles)),
        }
    }
}

fn named(telling: &Telling) -> String {
    format!("{}/{} {}", telling.key().source, telling.key().id, telling.mention().id)
}
