//! Whom a document has spoken of so far.

use chrono::NaiveDate;

use crate::actor::{ActorKind, Form as NameForm, Gazetteer, Naming};
use crate::event::Role;
use crate::event::role::phrase::Who;

/// Whom a document has spoken of so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// The person that "he" or "she" is.
    pub(crate) person: Option<Who>,
    /// The state or group that "it" or "the government" is.
    pub(crate) state: Option<Who>,
    /// The last two persons or sides: "the two leaders", "both sides".
    pub(crate) pair: Vec<Who>,
    /// Names and codes of the sides of every call that the text is known to tell.
    pub(crate) calls: Vec<Vec<(String, Option<String>)>>,
    /// The sides of the last talk by telephone.
    pub(crate) talk: Vec<Who>,
    /// Whose forces left last.
    pub(crate) withdrawer: Vec<(Who, Role)>,
    /// The sides of the last ceasefire.
    pub(crate) truce: Vec<(Who, Role)>,
    /// The civil day of publication.
    pub(crate) day: Option<NaiveDate>,
    /// The states named so far, with how often.
    pub(crate) states: Vec<(Who, u32)>,
    /// The groups named so far, the last one last.
    pub(crate) groups: Vec<Who>,
    /// Whether the text tells of forces.
    pub(crate) military: bool,
    /// Whether the text tells of a talk by telephone.
    pub(crate) telephone: bool,
    /// Whether it tells of a cessation of hostilities.
    pub(crate) cessation: bool,
}

impl Memory {
    /// Whom a role without a name means in this text: "the rebels", "government forces", "the president".
    pub(crate) fn generic(&self, role: &str, gazetteer: &Gazetteer) -> Option<Who> {
        let focus = || self.states.iter().max_by_key(|(_, times)| *times).map(|(who, _)| who.clone());
        match role {
            "rebels" | "militants" | "opposition" | "insurgents" => {
                let named = self.groups.iter().rev().find(|who| who.name.ends_with(role));
                named.cloned().or_else(|| rebels(gazetteer, &focus()?)).or_else(|| self.groups.last().cloned())
            }
            "government" | "government forces" | "military" => focus(),
            "troops" => self.withdrawer.iter().find(|(_, role)| *role == Role::Withdrawer).map(|(who, _)| who.clone()),
            "president" | "minister" | "leader" | "prime minister" | "chancellor" | "king" => self.person.clone(),
            _ => None,
        }
    }
}

/// The rebels or the opposition of a state, where they go by its adjective: "Libyan rebels".
pub(in crate::event) fn rebels(gazetteer: &Gazetteer, state: &Who) -> Option<Who> {
    let entry = gazetteer.entries().iter().find(|entry| entry.actor.name == state.name)?;
    let mut names =
        entry.demonyms.iter().flat_map(|demonym| [format!("{demonym} rebels"), format!("{demonym} opposition")]);
    let group = names.find_map(|name| gazetteer.actor(&name))?;
    Some(Who { name: group.name.clone(), code: group.code.clone(), kind: Some(group.kind) })
}

impl Memory {
    /// Remembers which states and groups a sentence names.
    pub(in crate::event) fn states_and_groups(&mut self, namings: &[Naming<'_>]) {
        let who = |naming: &Naming<'_>| Who {
            name: naming.actor.name.clone(),
            code: naming.actor.code.clone(),
            kind: Some(naming.actor.kind),
        };
        for naming in namings.iter().filter(|naming| naming.form != NameForm::Generic) {
            match naming.actor.kind {
                ActorKind::Group => {
                    self.groups.retain(|known| known.name != naming.actor.name);
                    self.groups.push(who(naming));
                }
                ActorKind::State => match self.states.iter_mut().find(|(known, _)| known.name == naming.actor.name) {
                    Some((_, times)) => *times += 1,
                    None => self.states.push((who(naming), 1)),
                },
                _ => {}
            }
        }
    }

    /// Remembers whom a sentence names.
    pub(in crate::event) fn names(&mut self, namings: &[Naming<'_>]) {
        let who = |naming: &Naming<'_>| Who {
            name: naming.actor.name.clone(),
            code: naming.actor.code.clone(),
            kind: Some(naming.actor.kind),
        };
        let people: Vec<Who> = namings
            .iter()
            .filter(|naming| naming.actor.kind == ActorKind::Person && naming.actor.code.is_some())
            .map(who)
            .collect();
        if let Some(first) = people.first() {
            self.person = Some(first.clone());
        }
        let mut pair: Vec<Who> = Vec::new();
        for person in people {
            if !pair.iter().any(|known| known.name == person.name) {
                pair.push(person);
            }
        }
        if pair.len() >= 2 {
            pair.truncate(2);
            self.pair = pair;
        }
        self.states_and_groups(namings);
        let mut named = namings.iter().filter(|naming| naming.form != NameForm::Generic);
        if let Some(state) = named.find(|naming| matches!(naming.actor.kind, ActorKind::State | ActorKind::Group)) {
            self.state = Some(who(state));
        }
    }
}
