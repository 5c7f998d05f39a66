//! Whom a pronoun means.

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Shape, Tag};
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};

impl Casting<'_, '_, '_> {
    pub(in crate::event) fn pronoun(&self, at: usize) -> Vec<Who> {
        if self.is(at, &["who", "i", "he", "she", "him", "her", "his", "himself"]) {
            return self.person(at).into_iter().collect();
        }
        if self.is(at, &["we", "us", "our", "ours"]) {
            return self.voice().into_iter().collect();
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
                return vec![Who::of(actor)];
            }
            let together = self.memory.together();
            if !together.is_empty() {
                return together;
            }
            let pair = self.memory.pair();
            return if pair.is_empty() { self.memory.force.iter().cloned().collect() } else { pair };
        }
        if self.is(at, &["it", "its", "itself"]) {
            let before = (0..at).rev().find_map(|back| {
                let naming = self.scene.naming(back).filter(|naming| naming.form != NameForm::Generic)?;
                matches!(naming.actor.kind, ActorKind::State | ActorKind::Group).then_some(&naming.actor)
            });
            if let Some(actor) = before {
                return vec![Who::of(actor)];
            }
            return self.memory.state().into_iter().collect();
        }
        Vec::new()
    }

    /// The person that a pronoun of the third person, "who" or "I" is.
    fn person(&self, at: usize) -> Option<Who> {
        let is_person = |naming: &&Naming<'_>| {
            naming.form != NameForm::Generic
                && (naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office)
        };
        let naming = |at: usize| self.scene.naming(at).filter(is_person);
        let mut before = (0..at).filter(|&back| naming(back).is_some());
        let who = |at: usize| naming(at).map(|naming| Who::of(&naming.actor));
        if self.is(at, &["who"]) {
            return before.next_back().and_then(who).or_else(|| self.memory.person());
        }
        if self.is(at, &["i"]) {
            if let Some(first) = before.next() {
                return who(first);
            }
            // "“I spoke to Putin by telephone,” Obama said": whoever says so in the sentence, and nobody else.
            return (at + 1..self.clause().words.len()).find(|&at| self.speaks(at)).and_then(who);
        }
        let quoted = self.clause().word(at).quoted;
        let speaker = (0..self.clause().words.len()).find(|&other| naming(other).is_some() && self.speaks(other));
        // "He asked him": somebody else.
        let he = (0..at).any(|back| self.is(back, &["he", "she"]));
        if self.is(at, &["him"]) && he && before.clone().next().is_none() {
            let person = self.memory.person()?;
            return self.memory.people.iter().rev().find(|who| who.name != person.name).cloned();
        }
        // In a quotation "he" is not who is quoted; nor is he who warns of him.
        let other = |&back: &usize| !(self.speaks(back) || self.urges(back));
        let first = before.clone().find(other).or_else(|| before.next().filter(|_| !quoted));
        if let Some(first) = first {
            return who(first);
        }
        if quoted {
            let speaker = speaker.and_then(who).or_else(|| self.memory.speaker());
            let apart = |person: &&Who| speaker.as_ref().is_none_or(|speaker| speaker.name != person.name);
            return self.memory.people.iter().rev().find(apart).cloned();
        }
        // "His men will stay, Hemedti said": whoever says so.
        speaker.filter(|_| self.is(at, &["his", "her"])).and_then(who).or_else(|| self.memory.person())
    }

    /// The side that whoever is quoted speaks for: "said Ziad, a rebel fighter".
    pub(in crate::event) fn voice(&self) -> Option<Who> {
        let clause = self.clause();
        let says = |at: usize| clause.operator(at) == Operator::Say && clause.tag_at(at) == Tag::Verb;
        let said = (0..clause.words.len()).find(|&at| says(at) && !clause.word(at).quoted);
        let here = said.and_then(|said| {
            let near = (said + 1..said + 9).chain((said.saturating_sub(6)..said).rev());
            let mut named = near.filter(|&at| !clause.word(at).quoted).filter_map(|at| self.scene.naming(at));
            let naming = named.find(|naming| naming.actor.kind != ActorKind::Place)?;
            self.resolve(naming)
        });
        here.or_else(|| self.memory.speaker()).and_then(|who| self.side(who))
    }

    /// Whether a word stands beside a verb of saying as its subject.
    pub(in crate::event) fn speaks(&self, at: usize) -> bool {
        let beside = [at.wrapping_sub(1), at + 1];
        self.scene.naming(at).is_some()
            && beside
                .into_iter()
                .any(|at| self.clause().operator(at) == Operator::Say && !self.clause().word(at).quoted)
    }

    /// Whether a word is the subject of a verb of warning or demanding right after it.
    fn urges(&self, at: usize) -> bool {
        matches!(self.clause().operator(at + 1), Operator::Demand | Operator::Tell | Operator::Argue)
    }
}
