//! Whom a pronoun means.

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Shape, Tag};
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};

impl Casting<'_, '_, '_> {
    pub(in crate::event) fn pronoun(&self, at: usize) -> Vec<Who> {
        if self.is(at, &["he", "she", "him", "her", "his", "who", "himself", "i"]) {
            let before = (0..at).filter_map(|back| self.scene.naming(back).map(|naming| (back, naming)));
            let mut people = before.filter(|(_, naming)| {
                naming.form != NameForm::Generic
                    && (naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office)
            });
            if let Some((_, naming)) = people.next() {
                let actor = &naming.actor;
                return vec![Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }];
            }
            if self.is(at, &["i"]) {
                // "“I spoke to Putin by telephone,” Obama said": whoever says so in the sentence, and nobody else.
                let after = (at + 1..self.clause().words.len()).filter_map(|at| Some((at, self.scene.naming(at)?)));
                let says = |at: usize| {
                    let near = [at.wrapping_sub(1), at + 1];
                    near.into_iter().any(|at| self.clause().operator(at) == Operator::Say)
                };
                let mut after = after.filter(|&(at, naming)| naming.actor.kind == ActorKind::Person && says(at));
                let who = after.next().map(|(_, naming)| &naming.actor);
                return who.map(|actor| Who::of(actor)).into_iter().collect();
            }
            return self.memory.person.iter().cloned().collect();
        }
        if self.is(at, &["they", "them", "their", "it", "its", "itself"]) {
            // The subject of the clause before.
            let clause = self.clause();
            let groups = clause
                .groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.words.end <= at && group.shape == Shape::Finite);
            let mut groups: Vec<u16> = groups.map(|(index, _)| index as u16).collect();
            groups.reverse();
            for group in groups {
                let phrases = self.scene.subject(group);
                if phrases.iter().any(|phrase| phrase.head >= at) {
                    continue;
                }
                let pronominal = |phrase: &Phrase| {
                    (phrase.start..phrase.end)
                        .any(|at| self.clause().tag_at(at) == Tag::Pron || self.is(at, &["his", "her", "its", "their"]))
                };
                let named = phrases.iter().filter(|phrase| !pronominal(phrase));
                let named: Vec<Who> = named.flat_map(|&phrase| self.meant(phrase)).collect();
                let fits = !named.is_empty()
                    && named
                        .iter()
                        .all(|who| who.kind != Some(ActorKind::Person) && who.kind != Some(ActorKind::Place));
                if fits {
                    return named;
                }
            }
        }
        if self.is(at, &["they", "them", "their", "both"]) {
            let before = (0..at).rev().find_map(|back| {
                let naming = self.scene.naming(back).filter(|naming| naming.form != NameForm::Generic)?;
                (naming.actor.kind == ActorKind::Group || naming.form == NameForm::Demonym).then_some(&naming.actor)
            });
            if let Some(actor) = before {
                return vec![Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }];
            }
            return self.memory.pair.clone();
        }
        if self.is(at, &["it", "its", "itself"]) {
            let before = (0..at).rev().find_map(|back| {
                let naming = self.scene.naming(back).filter(|naming| naming.form != NameForm::Generic)?;
                matches!(naming.actor.kind, ActorKind::State | ActorKind::Group).then_some(&naming.actor)
            });
            if let Some(actor) = before {
                return vec![Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }];
            }
            return self.memory.state.iter().cloned().collect();
        }
        Vec::new()
    }
}
