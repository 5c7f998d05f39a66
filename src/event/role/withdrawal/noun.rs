//! Withdrawals that a noun tells: "Russia's withdrawal from Syria", "the retreat of the rebels".

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::Tag;
use crate::event::clause::lexeme::NounClass;
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::withdrawal::Movement;
use crate::event::role::words::Sort;
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    /// The movement that a noun tells; none where it tells of something else.
    pub(super) fn moved_by_noun(&self, evidence: Evidence, from: Option<Range<usize>>) -> Option<Movement> {
        let before = self.phrase.start..self.found.head;
        let of = self.after(self.found.end, &["of"]).filter(|range| range.start <= self.found.end + 2);
        let mut movers: Vec<Phrase> = of.map(|range| self.scene.main_phrases(range)).unwrap_or_default();
        if !self.noun_moves(evidence, &movers, before.clone(), from.clone()) {
            return None;
        }
        if let Some(by) = self.after(self.found.end, &["by"]) {
            let by = self.scene.phrases(by);
            // "withdrawals by citizens"
            if movers.is_empty() && by.first().is_some_and(|&phrase| self.civil(phrase)) {
                return None;
            }
            movers.extend(by);
        }
        if movers.iter().any(|&phrase| self.unarmed(phrase, true)) {
            return None;
        }
        let mut movement = Movement { movers, from, ..Movement::default() };
        if movement.movers.iter().all(|&phrase| self.meant(phrase).is_empty()) {
            (movement.owners, movement.before) = self.owners(before);
        }
        Some(movement)
    }

    /// Whether it is forces that the noun moves.
    fn noun_moves(
        &self,
        evidence: Evidence,
        movers: &[Phrase],
        before: Range<usize>,
        from: Option<Range<usize>>,
    ) -> bool {
        let clause = self.clause();
        let is = |at: usize, kinds: &[ActorKind]| {
            self.scene.naming(at).is_some_and(|naming| kinds.contains(&naming.actor.kind))
        };
        let forced = before.clone().any(|at| {
            clause.word(at).class == NounClass::Force
                || self.is(at, &["military", "tactical", "phased", "unilateral"])
                || is(at, &[ActorKind::State, ActorKind::Group])
        });
        let leader = before.clone().any(|at| is(at, &[ActorKind::Person]));
        let of_forces = movers.iter().any(|&phrase| self.forceful(phrase) || self.stately(phrase));
        let civil = movers.first().is_some_and(|&phrase| {
            self.civil(phrase) || self.scene.class(phrase) == NounClass::Plain && !of_forces && !forced
        }) || before.clone().any(|at| clause.word(at).class.unarmed());
        let source = from.and_then(|range| self.scene.each_phrase(range).next());
        let place = source.is_some_and(|phrase| self.is_place(phrase));
        let elsewhere = source.is_some_and(|phrase| self.civil(phrase) || self.someone(phrase));
        if civil && !of_forces || elsewhere {
            return false;
        }
        match evidence {
            Evidence::Leave => {
                let owners = self.scene.phrases(before.clone());
                let their = before.clone().find(|&at| self.is(at, &["their"]));
                let their = their.map(|at| Phrase { start: at, head: at, end: at + 1 });
                let owned = owners.iter().any(|&owner| self.owned_by_forces(owner))
                    || their.is_some_and(|their| self.points_back(their));
                let moved = |phrase: Phrase| self.armed(phrase) && !self.last_is(phrase, Sort::Ruler);
                // "the departure from the other two posts"
                let held = || source.is_some_and(|place| self.is_a(place.head, Sort::Held)) && self.memory.military();
                movers.iter().any(|&phrase| moved(phrase) || self.points_back(phrase))
                    || movers.is_empty() && (owned || held())
                    || matches!(clause.lemma(self.found.head), "departure" | "exit") && forced && place
            }
            Evidence::Home => movers.iter().any(|&phrase| self.armed(phrase)),
            _ => {
                let named =
                    self.scene.namings.iter().any(|naming| {
                        matches!(naming.actor.kind, ActorKind::State | ActorKind::Person | ActorKind::Group)
                    });
                // "Disengagement from Europe would be a betrayal"
                let apart = clause.lemma(self.found.head) == "disengagement" && !self.memory.military();
                forced || of_forces || place && (leader || named) && !apart || self.memory.military() && !self.traded()
            }
        }
    }

    /// "The peacekeepers' exit": whether those who own the noun are forces.
    fn owned_by_forces(&self, owner: Phrase) -> bool {
        let forces = |at: usize| {
            self.clause().word(at).possessive
                && self.clause().word(at).class == NounClass::Force
                && !self.is_a(at, Sort::Vessel)
                && !self.is_a(at, Sort::Ruler)
                || self.is_a(at, Sort::Mission)
        };
        (owner.start..=owner.head).any(forces)
    }

    /// "The dollar's pullback": whether the sentence speaks of a market, and of no forces.
    fn traded(&self) -> bool {
        let clause = self.clause();
        let words = || 0..clause.words.len();
        words().any(|at| self.is_a(at, Sort::Market)) && !words().any(|at| clause.word(at).class == NounClass::Force)
    }

    /// Whose it is by the words before it, and the places among them: "US pullout", but "Iraq pullout".
    fn owners(&self, range: Range<usize>) -> (Vec<Who>, Vec<Who>) {
        let clause = self.clause();
        let before = self.scene.phrases(range.clone());
        let mut owners: Vec<Who> = before.iter().flat_map(|&phrase| self.possessor(phrase)).collect();
        // A state by its name alone is left; one whose name is short has no adjective to use.
        let left = |who: &Who| {
            let bare = range.clone().any(|at| {
                let word = clause.word(at);
                let letters = |name: &str| name.contains('.') || name.chars().all(char::is_uppercase);
                let short = letters(clause.form(at));
                let named = self.scene.naming(at).is_some_and(|naming| {
                    naming.form == NameForm::Name
                        && naming.actor.kind == ActorKind::State
                        && naming.actor.name == who.name
                });
                named && !short && !word.possessive && word.tag != Tag::Adj
            });
            bare && !self.memory.fights(who)
        };
        let places: Vec<Who> = owners.iter().filter(|who| left(who)).cloned().collect();
        owners.retain(|who| !places.contains(who));
        if owners.is_empty() && before.is_empty() && !range.is_empty() {
            // "since its partial withdrawal"
            owners = self.possessor(Phrase { start: range.start, head: range.start, end: range.end });
        }
        (owners, places)
    }
}
