//! Who takes part in an event, out of what its mentions say.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::actor::ActorKind;
use crate::document::Key;
use crate::event::{Kind, Participant, Role};
use crate::timeline::{Disagreement, Telling, Version};

/// By what the mentions of one participant are put together: as a place or not, and by this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known<'t> {
    ByCode(&'t str),
    ByName(&'t str),
}

/// One participant under all the names that mentions use.
#[derive(Default)]
struct Figure<'t> {
    names: BTreeMap<(&'t str, Option<&'t str>), BTreeSet<&'t Key>>,
    roles: BTreeMap<&'t Role, BTreeSet<&'t Key>>,
    documents: BTreeSet<&'t Key>,
    kinds: BTreeMap<&'t str, ActorKind>,
    states: BTreeSet<&'t str>,
}

/// The best supported participants, and who is said to have called whom where that is disputed.
pub(super) fn participants<'t>(
    kind: &Kind,
    tellings: &[&'t Telling],
    seed: &Telling,
) -> (Vec<Participant>, Option<Disagreement>) {
    let named = || {
        tellings
            .iter()
            .flat_map(|telling| telling.mention().participants.iter().map(move |named| (telling.key(), named)))
    };
    // In wars and truces a leader acts for the state; in calls a state stands for its leader where there is just one.
    let mut people: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, participant) in named().filter(|(_, participant)| !participant.role.is_place() && !participant.is_state()) {
        if let Some(code) = participant.code.as_deref() {
            people.entry(code).or_default().insert(&participant.name);
        }
    }
    let single = |code: &str| people.get(code).filter(|names| names.len() == 1)?.first().copied();
    let figure = |participant: &'t Participant| {
        let place = participant.role.is_place();
        let by_code = matches!(kind, Kind::Withdrawal | Kind::Ceasefire) && !place;
        let who = match participant.code.as_deref() {
            Some(code) if by_code => Known::ByCode(code),
            Some(code) if participant.is_state() && !place => single(code).map_or(Known::ByCode(code), Known::ByName),
            Some(code) if participant.is_state() => Known::ByCode(code),
            _ => Known::ByName(&participant.name),
        };
        (place, who)
    };
    let mut figures: BTreeMap<(bool, Known<'_>), Figure<'_>> = BTreeMap::new();
    for (key, participant) in named() {
        let entry = figures.entry(figure(participant)).or_default();
        entry.names.entry((&participant.name, participant.code.as_deref())).or_default().insert(key);
        entry.roles.entry(&participant.role).or_default().insert(key);
        entry.documents.insert(key);
        if participant.is_state() {
            entry.states.insert(&participant.name);
        }
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
            let person = *kind == Kind::Call && code.is_some() && !figure.states.contains(name);
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

fn initiators(figures: &BTreeMap<(bool, Known<'_>), Figure<'_>>) -> Disagreement {
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
