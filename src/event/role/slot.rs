//! Who takes part in an event of a user's own kind: whoever stands in the places that its definition names.

use crate::event::clause::Tag;
use crate::event::definition::{Position, Slot};
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::{Cast, Casting};

impl Casting<'_, '_, '_> {
    /// The cast by slots.
    pub(crate) fn slots(&self, slots: &[Slot], group: Option<u16>) -> Cast {
        let mut cast = Cast { borne: true, ..Cast::default() };
        for slot in slots {
            let found = slot.at.iter().flat_map(|position| self.standing(position, group));
            let fits = |who: &Who| slot.kinds.is_empty() || who.kind.is_some_and(|kind| slot.kinds.contains(&kind));
            let found: Vec<Who> = found.filter(fits).collect();
            cast.borne &= !slot.required || !found.is_empty();
            cast.add(found, slot.role.clone());
        }
        cast
    }

    /// Who stands in a place of the clause.
    fn standing(&self, position: &Position, group: Option<u16>) -> Vec<Who> {
        let verb = group.or_else(|| self.verb_of_noun());
        let passive = verb.is_some_and(|verb| self.passive(verb));
        let phrases: Vec<Phrase> = match position {
            Position::Owner if group.is_none() => {
                let (start, end) = (self.phrase.start, self.found.head);
                return self.possessor(Phrase { start, head: start, end });
            }
            Position::Owner => Vec::new(),
            Position::Subject if passive => self.following(verb, "by"),
            Position::Subject => verb.map(|verb| self.agent(verb)).unwrap_or_default(),
            Position::Object => match group {
                Some(group) if passive => self.scene.subject(group),
                Some(_) => {
                    let object = self.found.gap.map_or_else(|| self.object(self.found.end), |(start, end)| start..end);
                    self.scene.phrases(object)
                }
                None => Vec::new(),
            },
            Position::After(preposition) => self.following(verb.filter(|_| passive), preposition),
        };
        phrases.into_iter().flat_map(|phrase| self.meant(phrase)).collect()
    }

    /// The phrases that a preposition introduces after the trigger, or after the passive verb that it is the subject of.
    fn following(&self, verb: Option<u16>, preposition: &str) -> Vec<Phrase> {
        let verb = verb.and_then(|verb| self.clause().verb_group(verb)).map(|verb| verb.words.end);
        let range = self.after(self.found.end, &[preposition]).or_else(|| self.after(verb?, &[preposition]));
        range.map(|range| self.scene.phrases(range)).unwrap_or_default()
    }

    /// The verb that a noun is the object or the passive subject of.
    fn verb_of_noun(&self) -> Option<u16> {
        let clause = self.clause();
        let next = clause.groups.iter().position(|group| group.words.start > self.found.head && group.passive);
        let between = |group: u16| {
            let start = clause.verb_group(group).map_or(usize::MAX, |group| group.words.start);
            (self.found.head + 1..start).all(|at| !self.ends(at))
        };
        let passive = next.map(|group| group as u16).filter(|&group| between(group));
        let before = self.governing_verb().filter(|&at| (at..self.phrase.start).all(|at| !self.ends(at)));
        before.and_then(|at| clause.word(at).group).or(passive)
    }

    /// Whether a clause ends at a word.
    fn ends(&self, at: usize) -> bool {
        matches!(self.clause().tag_at(at), Tag::Stop | Tag::Comma | Tag::Comp | Tag::Rel)
    }
}
