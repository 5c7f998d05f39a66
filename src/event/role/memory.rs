//! Whom a document has spoken of so far.

use crate::actor::{Actor, ActorKind, Form as NameForm, Gazetteer, Naming};
use crate::event::role::phrase::Who;
use crate::text::Token;

/// Whom a document has spoken of so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// The person that "he" or "she" is.
    pub(crate) person: Option<Who>,
    /// The state or group that "it" or "the government" is.
    pub(crate) state: Option<Who>,
    /// The last two persons: "the two leaders".
    pub(crate) pair: Vec<Who>,
    /// Those whom the last sentence that joins some joins, "Israel and Hamas", and how many sentences ago that was.
    pub(crate) joint: (Vec<Who>, u32),
    /// The last persons, the latest last.
    pub(crate) people: Vec<Who>,
    /// Who is quoted: "we", in a quotation.
    pub(crate) speaker: Option<Who>,
    /// States whose forces, and groups, the text tells of, with how often: "both sides", "the troops".
    pub(crate) fighting: Vec<(Who, u32)>,
    /// Whose forces or fighters the last sentence that tells of some told of first: "they".
    pub(crate) force: Option<Who>,
    /// The last towns and regions, the latest last: "the city".
    pub(crate) towns: Vec<Who>,
    /// The states named so far, with how often.
    pub(crate) states: Vec<(Who, u32)>,
    /// The states whose governments were named, the last one last.
    pub(crate) governments: Vec<Who>,
    /// The groups named so far, the last one last.
    pub(crate) groups: Vec<Who>,
}

impl Memory {
    /// Whom a role without a name means in this text: "the rebels", "government forces", "the president".
    pub(in crate::event) fn generic(&self, role: &str, gazetteer: &Gazetteer) -> Option<Who> {
        let focus = || self.states.iter().max_by_key(|(_, times)| *times).map(|(who, _)| who.clone());
        match role {
            "rebels" | "militants" | "opposition" | "insurgents" => {
                let named = self.groups.iter().rev().find(|who| who.name.ends_with(role));
                named.cloned().or_else(|| rebels(gazetteer, &focus()?)).or_else(|| self.groups.last().cloned())
            }
            "government" => {
                let known = focus().filter(|focus| {
                    self.governments.is_empty() || self.governments.iter().any(|who| who.name == focus.name)
                });
                known.or_else(|| self.governments.last().cloned())
            }
            "government forces" | "military" => focus(),
            "troops" => self.forces(),
            "president" | "minister" | "leader" | "prime minister" | "chancellor" | "king" => self.person.clone(),
            _ => None,
        }
    }

    /// Those whom "they" or "both" are: joined in this sentence's neighbour, two or more.
    pub(in crate::event) fn together(&self) -> Vec<Who> {
        if self.joint.1 <= 1 { self.joint.0.clone() } else { Vec::new() }
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
        let sides = if whom.is_empty() { None } else { self.against(gazetteer) };
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
        let focus = self.states.iter().max_by_key(|(_, times)| *times).map(|(who, _)| who);
        let inside = |state: &Who| state.code.as_deref() == Some(code);
        self.fighting.iter().any(|(who, _)| who.kind == Some(ActorKind::State))
            && !self.fighting.iter().any(|(state, _)| inside(state))
            && !focus.is_some_and(inside)
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

    /// The town or region that "the city" is.
    pub(in crate::event) fn town(&self) -> Option<Who> {
        self.towns.last().cloned()
    }
}

/// How many persons and towns a text keeps in mind.
const KEPT: usize = 6;

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

/// The rebels or the opposition of a state, where they go by its adjective: "Libyan rebels".
pub(in crate::event) fn rebels(gazetteer: &Gazetteer, state: &Who) -> Option<Who> {
    gazetteer.opponents(state.code.as_deref().filter(|_| state.kind == Some(ActorKind::State))?).map(Who::of)
}

impl Memory {
    /// Remembers which states and groups a sentence names.
    pub(in crate::event) fn states_and_groups(&mut self, namings: &[Naming<'_>]) {
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
    pub(in crate::event) fn names(
        &mut self,
        text: &str,
        tokens: &[Token],
        namings: &[Naming<'_>],
        gazetteer: &Gazetteer,
    ) {
        self.joint.1 += 1;
        if let Some(joint) = joined(text, tokens, namings) {
            self.joint = (joint, 0);
        }
        let known = |naming: &&Naming<'_>| naming.actor.code.is_some() || naming.form == NameForm::Name;
        let people = namings.iter().filter(|naming| naming.actor.kind == ActorKind::Person).filter(known);
        let mut people = people.map(|naming| &*naming.actor).peekable();
        if let Some(first) = people.peek() {
            remember(&mut self.person, first);
        }
        let mut pair: Vec<&Actor> = Vec::new();
        for person in people {
            push(&mut self.people, person, KEPT);
            if pair.len() < 2 && !pair.iter().any(|known| known.name == person.name) {
                pair.push(person);
            }
        }
        let same = self.pair.len() == 2 && self.pair.iter().zip(&pair).all(|(known, person)| known.is(person));
        if pair.len() == 2 && !same {
            self.pair = pair.into_iter().map(Who::of).collect();
        }
        for naming in namings.iter().filter(|naming| naming.actor.kind == ActorKind::Place) {
            push(&mut self.towns, &naming.actor, KEPT);
        }
        if let Some(speaker) = namings.iter().rfind(|naming| speaks(text, tokens, naming)) {
            remember(&mut self.speaker, &speaker.actor);
        }
        self.states_and_groups(namings);
        self.first_force(namings, gazetteer);
        let mut named = namings.iter().filter(|naming| naming.form != NameForm::Generic);
        if let Some(state) = named.find(|naming| matches!(naming.actor.kind, ActorKind::State | ActorKind::Group)) {
            remember(&mut self.state, &state.actor);
        }
    }
}

/// Counts one more naming of someone.
fn count(known: &mut Vec<(Who, u32)>, actor: &Actor) {
    match known.iter_mut().find(|(known, _)| known.name == actor.name) {
        Some((_, times)) => *times += 1,
        None => known.push((Who::of(actor), 1)),
    }
}

impl Memory {
    /// Remembers whose forces or fighters a sentence tells of first, "the rebels" of a text that names them too: "they" goes on
    /// with those.
    fn first_force(&mut self, namings: &[Naming<'_>], gazetteer: &Gazetteer) {
        for naming in namings {
            let actor = &*naming.actor;
            match naming.form {
                NameForm::Generic if matches!(&*actor.name, "rebels" | "militants" | "insurgents" | "opposition") => {
                    let Some(meant) = self.generic(&actor.name, gazetteer) else { continue };
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

/// The first who are joined by "and", and by commas before it: "Poroshenko, Putin, Merkel and Hollande".
fn joined(text: &str, tokens: &[Token], namings: &[Naming<'_>]) -> Option<Vec<Who>> {
    let sides = |naming: &&Naming<'_>| {
        !matches!(naming.form, NameForm::Generic | NameForm::Compound)
            && !matches!(naming.actor.kind, ActorKind::Place | ActorKind::Organization)
    };
    let namings = namings.iter().filter(sides);
    let mut list: Vec<Who> = Vec::new();
    for (one, other) in namings.clone().zip(namings.skip(1)) {
        let gap = tokens.get(one.tokens.end..other.tokens.start).unwrap_or_default();
        let mut words = gap.iter().map(|token| token.of(text)).filter(|word| *word != "the");
        let (first, second) = (words.next(), words.next());
        let close = matches!((first, second), (Some("and"), None) | (Some(","), Some("and")));
        let goes_on = close || (first, second) == (Some(","), None);
        if !goes_on || words.next().is_some() {
            list.clear();
            continue;
        }
        if list.is_empty() {
            list.push(Who::of(&one.actor));
        }
        list.push(Who::of(&other.actor));
        if close {
            return Some(list);
        }
    }
    None
}

/// Whether whoever is named says something: "Obama said", "said Putin", "a government spokesman told reporters".
fn speaks(text: &str, tokens: &[Token], naming: &Naming<'_>) -> bool {
    if matches!(naming.actor.kind, ActorKind::Place) || naming.form == NameForm::Generic {
        return false;
    }
    let says = |at: Option<usize>| {
        let word = at.and_then(|at| tokens.get(at)).map_or("", |token| token.of(text));
        matches!(word, "said" | "says" | "told" | "added" | "warned" | "insisted" | "declared" | "asked")
    };
    let end = naming.tokens.end;
    says(naming.tokens.start.checked_sub(1)) || (end..end + 3).any(|at| says(Some(at)))
}
