//! Where an event is.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::Tag;
use crate::event::clause::operator::Operator;
use crate::event::frame::Link;
use crate::event::role::phrase::Who;
use crate::event::role::{Cast, Casting};

/// A place: a town, a region, a base, or a state as a territory.
///
/// ```
/// use dateline::{Document, Reader};
///
/// let mentions = Reader::new().read(&Document::new("The truce in Aleppo collapsed.")).mentions;
/// let place = &mentions[0].circumstances.places[0];
/// assert_eq!((place.name.as_str(), place.code.as_deref()), ("Aleppo", Some("SYR")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Location {
    /// The standard name, or the name as said where the place is unknown.
    pub name: String,
    /// ISO 3166 alpha-3 code of the state that it is or lies in.
    pub code: Option<String>,
}

impl Location {
    fn of(who: &Who) -> Location {
        Location { name: who.name.clone(), code: who.code.clone() }
    }
}

/// Prepositions of place.
const IN: [&str; 10] = ["in", "across", "around", "throughout", "at", "along", "over", "inside", "near", "for"];

impl Casting<'_, '_, '_> {
    /// The places that forces leave; where none is told, those that they are in.
    pub(super) fn left_places(&self, cast: &Cast) -> Vec<Location> {
        let left = cast.roles.iter().filter(|(_, role)| *role == Role::From);
        let left: Vec<Location> = left.map(|(who, _)| Location::of(who)).collect();
        if !left.is_empty() {
            return left;
        }
        let inside = self.after(self.found.end, &["in", "across", "around", "throughout", "near"]);
        inside.map(|range| self.located(range)).unwrap_or_default()
    }

    /// The places that a truce holds in: "the Aleppo truce", "a ceasefire in eastern Ukraine", "it was broken in Idlib".
    pub(super) fn truce_places(&self, group: Option<u16>, cast: &Cast) -> Vec<Location> {
        let clause = self.clause();
        let mut places = Vec::new();
        // Where it was signed is another place, but among those who sign.
        let signed = self.frame.links.iter().any(|link| {
            matches!(*link, Link::Governor { at, .. } if matches!(clause.lemma(at), "sign" | "initial" | "negotiate"))
        });
        let own = |place: &Location| {
            !signed || cast.roles.iter().any(|(who, _)| who.code.is_some() && who.code == place.code)
        };
        if group.is_none() {
            for at in self.phrase.start..self.found.head {
                // "the Gaza ceasefire"; a state before it is rather a side.
                let place = self.scene.naming(at).filter(|naming| naming.actor.kind == ActorKind::Place);
                places.extend(place.map(|naming| Location::of(&Who::of(&naming.actor))));
            }
        }
        let end = self.phrase.head.max(self.found.end.saturating_sub(1)) + 1;
        places.extend(self.inside(end).into_iter().filter(own));
        // What happened to it there: it took hold, was violated, collapsed. Where it was agreed or demanded is another place.
        for link in &self.frame.links {
            let Link::Governor { operator, at, .. } = *link else { continue };
            if !places.is_empty() || !happens(operator) {
                continue;
            }
            let end = clause.group_at(at);
            places.extend(self.inside(end.map_or(at + 1, |group| group.words.end)));
        }
        places.dedup();
        places
    }

    /// The places in the prepositional phrases right after a word.
    fn inside(&self, mut at: usize) -> Vec<Location> {
        let clause = self.clause();
        let mut found = Vec::new();
        while at < clause.words.len() {
            match clause.tag_at(at) {
                Tag::Prep | Tag::Comp | Tag::Adv if self.is(at, &IN) => {
                    let range = self.object(at + 1);
                    at = range.end.max(at + 1);
                    found.extend(self.located(range));
                }
                // "between the army and rebels in Darfur", "with Hamas in Gaza", "for 72 hours in Aleppo"
                Tag::Prep if self.is(at, &["between", "with", "by", "on", "from", "of", "into"]) => {
                    at = self.object(at + 1).end.max(at + 1);
                }
                // "left Homs and declared a truce there"
                _ if self.is(at, &["there"]) => {
                    let places = (0..at).rev().filter_map(|at| self.scene.naming(at));
                    let last =
                        places.map(|naming| Who::of(&naming.actor)).find(|who| who.kind == Some(ActorKind::Place));
                    return last.iter().map(Location::of).collect();
                }
                Tag::Time | Tag::Adv | Tag::Noun | Tag::Adj | Tag::Num => at += 1,
                _ => break,
            }
        }
        found
    }

    /// The places that a phrase names; a state as a territory too.
    fn located(&self, range: Range<usize>) -> Vec<Location> {
        let named = range.clone().any(|at| {
            self.scene.naming(at).is_some_and(|naming| {
                matches!(naming.actor.kind, ActorKind::Person | ActorKind::Group | ActorKind::Organization)
                    || naming.form == NameForm::Demonym
            })
        });
        // An unknown name is a place where it ends the phrase: not in "his North African nation".
        let ends = range.end.checked_sub(1).is_some_and(|last| self.clause().tag_at(last) == Tag::Name);
        let known = |who: &Who| who.code.is_some() || ends && who.kind == Some(ActorKind::Place);
        if named { Vec::new() } else { self.places(range).iter().filter(|who| known(who)).map(Location::of).collect() }
    }
}

/// Whether what a verb tells of a truce happens where the truce is.
fn happens(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Hold
            | Operator::Begin
            | Operator::Continue
            | Operator::Violate
            | Operator::Collapse
            | Operator::End
            | Operator::Fail
            | Operator::Extend
            | Operator::Implement
    )
}
