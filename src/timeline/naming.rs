//! Who takes part in an event, out of what its mentions say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::actor::ActorKind;
use crate::document::Key;
use crate::event::{Kind, Participant, Role};
use crate::merge::is_state;
use crate::timeline::{Disagreement, Telling, Version};

/// One participant under all the names that mentions use.
#[derive(Default)]
struct Figure<'t> {
    names: BTreeMap<(&'t str, Option<&'t str>), BTreeSet<&'t Key>>,
    roles: BTreeMap<&'t Role, BTreeSet<&'t Key>>,
    documents: BTreeSet<&'t Key>,
    kinds: BTreeMap<&'t str, ActorKind>,
}

/// The best supported participants, and who is said to have called whom where that is disputed.
pub(super) fn participants(
    kind: &Kind,
    tellings: &[&Telling],
    seed: &Telling,
) -> (Vec<Participant>, Option<Disagreement>) {
    let named = || {
        tellings
            .iter()
            .flat_map(|telling| telling.mention().participants.iter().map(move |named| (telling.key(), named)))
    };
    // In wars and truces a leader acts for the state; in calls a state stands for its leader where there is just one.
    let mut people: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, participant) in named() {
        if let Some(code) = participant.code.as_deref().filter(|_| !is_state(&participant.name)) {
            people.entry(code).or_default().insert(&participant.name);
        }
    }
    let figure = |participant: &'_ Participant| -> String {
        let place = matches!(participant.role, Role::From | Role::To);
        let group = if place { "place " } else { "" };
        let code = participant.code.as_deref();
        let single =
            |code: &str| people.get(code).filter(|names| names.len() == 1).and_then(|names| names.first().copied());
        match (kind, code) {
            (Kind::Withdrawal | Kind::Ceasefire, Some(code)) => format!("{group}code {code}"),
            (_, Some(code)) if is_state(&participant.name) => single(code)
                .map_or_else(|| format!("{group}name {}", participant.name), |name| format!("{group}name {name}")),
            _ => format!("{group}name {}", participant.name),
        }
    };
    let mut figures: BTreeMap<String, Figure<'_>> = BTreeMap::new();
    for (key, participant) in named() {
        let entry = figures.entry(figure(participant)).or_default();
        entry.names.entry((&participant.name, participant.code.as_deref())).or_default().insert(key);
        entry.roles.entry(&participant.role).or_default().insert(key);
        entry.documents.insert(key);
        if let Some(kind) = participant.kind {
            let known = entry.kinds.entry(&participant.name).or_insert(kind);
            *known = kind.min(*known);
        }
    }
    let callers = figures.values().filter(|figure| figure.roles.contains_key(&Role::Caller)).count();
    let disputed = *kind == Kind::Call && callers > 1;
    let most = figures.values().map(|figure| figure.documents.len()).max().unwrap_or(0);
    let mut found: Vec<(usize, Participant)> = Vec::new();
    for figure in figures.values().filter(|figure| figure.documents.len() * 5 >= most) {
        let Some(name) = figure.names.iter().max_by_key(|((name, code), documents)| {
            // Of a call, the person; else what most say.
            let person = *kind == Kind::Call && code.is_some() && !is_state(name);
            (person, documents.len(), Reverse(*name))
        }) else {
            continue;
        };
        let Some(role) = best_role(figure, seed) else { continue };
        let participant = Participant {
            kind: figure.kinds.get(name.0.0).copied(),
            ..Participant::new(name.0.0, name.0.1, role.clone())
        };
        found.push((figure.documents.len(), participant));
    }
    found.sort_by(|(a, one), (b, other)| {
        (order(&one.role), Reverse(a), one).cmp(&(order(&other.role), Reverse(b), other))
    });
    let participants = found.into_iter().map(|(_, participant)| participant).collect();
    (participants, disputed.then(|| initiators(&figures)))
}

/// Initiators first, those acted on next, places and brokers last.
fn order(role: &Role) -> u8 {
    match role {
        Role::Caller | Role::Withdrawer => 0,
        Role::Callee | Role::Party => 1,
        Role::From => 2,
        Role::To => 3,
        _ => 4,
    }
}

/// The role that most documents give; to have called says more than to have been a party.
fn best_role<'t>(figure: &Figure<'t>, seed: &Telling) -> Option<&'t Role> {
    let said = |role: &Role| {
        seed.mention()
            .participants
            .iter()
            .any(|told| told.role == *role && figure.names.contains_key(&(told.name.as_str(), told.code.as_deref())))
    };
    let best = figure.roles.iter().max_by_key(|(role, documents)| {
        let telling = !matches!(role, Role::Party);
        (telling, documents.len(), said(role), Reverse(**role))
    });
    best.map(|(role, _)| *role)
}

fn initiators(figures: &BTreeMap<String, Figure<'_>>) -> Disagreement {
    let mut versions: Vec<Version> = Vec::new();
    for figure in figures.values() {
        let Some(documents) = figure.roles.get(&Role::Caller) else { continue };
        let name = figure.names.iter().max_by_key(|(name, documents)| (documents.len(), Reverse(**name)));
        let value = name.map(|((name, _), _)| (*name).to_owned()).unwrap_or_default();
        versions.push(Version { value, documents: documents.iter().map(|key| (*key).clone()).collect() });
    }
    versions.sort_by(|a, b| (Reverse(a.documents.len()), &a.value).cmp(&(Reverse(b.documents.len()), &b.value)));
    Disagreement { about: "initiator", versions }
}
