//! Whom a document has spoken of so far, and how often.

use crate::actor::{Actor, ActorKind, Form as NameForm, Gazetteer, Naming};
use crate::event::role::namings::Named;
use crate::event::role::phrase::Who;

/// How many persons and governments a text keeps in mind.
const KEPT: usize = 6;

/// Whom a document has spoken of so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// The last persons, the latest last.
    pub(crate) people: Vec<Who>,
    /// States whose forces, and groups, the text tells of, with how often: "both sides", "the troops".
    pub(crate) fighting: Vec<(Who, u32)>,
    /// Whose forces or fighters the last sentence that tells of some told of first: "they".
    pub(crate) force: Option<Who>,
    /// The states named so far, with how often.
    pub(crate) states: Vec<(Who, u32)>,
    /// The states whose governments were named, the last one last.
    pub(crate) governments: Vec<Who>,
    /// The groups named so far, the last one last.
    pub(crate) groups: Vec<Who>,
}

impl Memory {
    /// The state that the text speaks of most.
    pub(in crate::event) fn focus(&self) -> Option<&Who> {
        self.states.iter().max_by_key(|(_, times)| *times).map(|(who, _)| who)
    }

    /// Whom a noun for those who fight a state means: "the rebels", "the opposition".
    pub(in crate::event) fn opponents(&self, noun: &str, gazetteer: &Gazetteer) -> Option<Who> {
        let named = self.groups.iter().rev().find(|who| who.name.ends_with(noun));
        named.cloned().or_else(|| rebels(gazetteer, self.focus()?)).or_else(|| self.groups.last().cloned())
    }

    /// The state that "the government" is.
    pub(in crate::event) fn government(&self) -> Option<Who> {
        let named = |focus: &&Who| self.governments.iter().any(|who| who.name == focus.name);
        let known = self.focus().filter(|focus| self.governments.is_empty() || named(focus));
        known.or(self.governments.last()).cloned()
    }

    /// Whose "the troops" are: of all states, that whose forces the text tells of most.
    pub(in crate::event) fn forces(&self) -> Option<Who> {
        let states = self.fighting.iter().filter(|(who, _)| who.kind == Some(ActorKind::State));
        states.rev().max_by_key(|(_, times)| *times).map(|(who, _)| who.clone())
    }

    /// The two sides of the war that the text tells of: whose forces or fighters it names most, and the group that fights a
    /// state or the state that fights a group; nobody where it tells of one side alone.
    pub(in crate::event) fn sides(&self, gazetteer: &Gazetteer) -> Vec<Who> {
        if let Some(sides) = self.against(gazetteer) {
            return sides;
        }
        let mut fighting: Vec<&(Who, u32)> = self.fighting.iter().collect();
        fighting.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        let Some((first, others)) = fighting.split_first() else { return Vec::new() };
        let other = |least: u32| others.iter().find(|(who, times)| who.kind != first.0.kind && *times >= least);
        let own = || rebels(gazetteer, &first.0);
        let second = other(2).map(|(who, _)| who.clone()).or_else(own);
        let second = second.or_else(|| other(1).or(others.first()).map(|(who, _)| who.clone()));
        second.map(|second| vec![first.0.clone(), second]).unwrap_or_default()
    }

    /// A state and its own rebels, where the text tells of both: outsiders may have forces there too.
    fn against(&self, gazetteer: &Gazetteer) -> Option<Vec<Who>> {
        self.states.iter().find_map(|(state, _)| {
            let group = rebels(gazetteer, state).filter(|group| self.fights(group))?;
            Some(vec![state.clone(), group])
        })
    }

    /// Of some, those who are sides of the war that the text tells of: a group that fights, or the state that fights its own
    /// rebels, else any whose forces it names or that it speaks of most.
    pub(in crate::event) fn belligerents(&self, mut whom: Vec<Who>, gazetteer: &Gazetteer) -> Vec<Who> {
        let sides = self.against(gazetteer);
        whom.retain(|who| match (&sides, who.kind) {
            (Some(sides), Some(ActorKind::State)) => sides.iter().any(|side| side.name == who.name),
            // A leader, as far as the state is one.
            (Some(sides), Some(ActorKind::Person)) => {
                who.code.is_some() && sides.iter().any(|side| side.code == who.code)
            }
            _ => self.fights(who) || self.central(who),
        });
        whom
    }

    /// Whether someone is of a state that has no part in the war that the text tells of: neither the one that it speaks of most
    /// nor one whose forces it names.
    pub(in crate::event) fn outside(&self, who: &Who) -> bool {
        let Some(code) = who.code.as_deref() else { return false };
        let inside = |state: &Who| state.code.as_deref() == Some(code);
        self.fighting.iter().any(|(who, _)| who.kind == Some(ActorKind::State))
            && !self.fighting.iter().any(|(state, _)| inside(state))
            && !self.focus().is_some_and(inside)
    }

    /// Whether someone is the state that the text speaks of most, and more than once.
    fn central(&self, who: &Who) -> bool {
        let focus = self.states.iter().max_by_key(|(_, times)| *times);
        let same = |state: &Who| {
            state.name == who.name
                || who.kind == Some(ActorKind::Person) && who.code.is_some() && state.code == who.code
        };
        focus.is_some_and(|(state, times)| *times > 1 && same(state))
    }

    /// Whether the text tells of someone as one who fights: a group, or a state by its forces.
    pub(in crate::event) fn fights(&self, who: &Who) -> bool {
        let state = |known: &Who| {
            who.kind == Some(ActorKind::Person) && known.kind == Some(ActorKind::State) && known.code == who.code
        };
        self.fighting.iter().any(|(known, _)| known.name == who.name || state(known))
    }

    /// Remembers which states and groups a sentence names.
    pub(super) fn states_and_groups(&mut self, namings: &[Naming<'_>]) {
        for naming in namings.iter().filter(|naming| naming.form != NameForm::Generic) {
            let actor = &*naming.actor;
            let group = actor.kind == ActorKind::Group && naming.form != NameForm::Compound;
            if group || naming.form == NameForm::Forces && actor.kind == ActorKind::State {
                self.force.get_or_insert_with(|| Who::of(actor));
                count(&mut self.fighting, actor);
            }
            if naming.form == NameForm::Government && actor.kind == ActorKind::State {
                push(&mut self.governments, actor, KEPT);
            }
            match actor.kind {
                ActorKind::Group => push(&mut self.groups, actor, usize::MAX),
                ActorKind::State => count(&mut self.states, actor),
                _ => {}
            }
        }
    }

    /// Remembers whom a sentence names.
    pub(super) fn names(&mut self, named: Named<'_, '_>, gazetteer: &Gazetteer) {
        for person in named.people() {
            push(&mut self.people, person, KEPT);
        }
        self.states_and_groups(named.namings);
        self.first_force(named.namings, gazetteer);
    }

    /// Remembers whose forces or fighters a sentence tells of first, "the rebels" of a text that names them too: "they" goes on
    /// with those.
    fn first_force(&mut self, namings: &[Naming<'_>], gazetteer: &Gazetteer) {
        for naming in namings {
            let actor = &*naming.actor;
            match naming.form {
                NameForm::Generic if matches!(&*actor.name, "rebels" | "militants" | "insurgents" | "opposition") => {
                    let Some(meant) = self.opponents(&actor.name, gazetteer) else { continue };
                    self.force = Some(meant);
                }
                NameForm::Generic | NameForm::Compound => continue,
                NameForm::Forces if actor.kind == ActorKind::State => remember(&mut self.force, actor),
                _ if actor.kind == ActorKind::Group => remember(&mut self.force, actor),
                _ => continue,
            }
            return;
        }
    }
}

/// Puts someone last, once.
fn push(kept: &mut Vec<Who>, actor: &Actor, most: usize) {
    if kept.last().is_some_and(|last| last.is(actor)) {
        return;
    }
    kept.retain(|known| known.name != actor.name);
    kept.push(Who::of(actor));
    if kept.len() > most {
        kept.remove(0);
    }
}

/// Remembers someone; nothing is copied where it is whom the text named before.
fn remember(known: &mut Option<Who>, actor: &Actor) {
    if !known.as_ref().is_some_and(|known| known.is(actor)) {
        *known = Some(Who::of(actor));
    }
}

/// Counts one more naming of someone.
fn count(known: &mut Vec<(Who, u32)>, actor: &Actor) {
    match known.iter_mut().find(|(known, _)| known.name == actor.name) {
        Some((_, times)) => *times += 1,
        None => known.push((Who::of(actor), 1)),
    }
}

/// The rebels or the opposition of a state, where they go by its adjective: "Libyan rebels".
pub(in crate::event) fn rebels(gazetteer: &Gazetteer, state: &Who) -> Option<Who> {
    gazetteer.opponents(state.code.as_deref().filter(|_| state.kind == Some(ActorKind::State))?).map(Who::of)
}
