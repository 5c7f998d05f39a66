//! From clusters of mentions to events.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Key;
use crate::event::{Factuality, Kind, Mention};
use crate::merge::{Cluster, Testimony, merge};
use crate::timeline::event::told_by_story;
use crate::timeline::{Event, Report, Telling, Timeline, dating, naming};

/// The events of a timeline, in order.
pub(super) fn events(timeline: &Timeline) -> Vec<Event> {
    let reports: Vec<(&Arc<Report>, bool)> = timeline.shared().collect();
    let testimonies: Vec<Testimony<'_>> = reports
        .iter()
        .map(|(report, _)| Testimony {
            key: &report.key,
            published: report.published.map(|anchor| anchor.day()),
            mentions: &report.mentions,
        })
        .collect();
    let clusters = merge(&testimonies);
    let mut events: Vec<Event> = clusters.iter().map(|cluster| event(&reports, cluster)).collect();
    events.sort_by(|a, b| order(a).cmp(&order(b)));
    events
}

/// By start, end, kind and id; open ends last.
fn order(event: &Event) -> impl Ord + '_ {
    let interval = event.when.as_ref().map(|when| when.interval);
    let start = interval.and_then(|interval| interval.start);
    let end = interval.and_then(|interval| interval.end);
    (start.is_none(), start, end.is_none(), end, &event.kind, &event.id)
}

fn event(reports: &[(&Arc<Report>, bool)], cluster: &Cluster) -> Event {
    let mut mentions: Vec<Telling> = Vec::with_capacity(cluster.members.len());
    for place in &cluster.members {
        let (report, conflict) = reports[place.document];
        mentions.push(Telling::new(Arc::clone(report), place.mention, conflict));
    }
    let at = cluster.seed.document;
    let seed = Telling::new(Arc::clone(reports[at].0), cluster.seed.mention, false);
    let another = at > 0 && reports[at - 1].0.key == reports[at].0.key;
    let kind = seed.mention().kind.clone();
    let stories: Vec<&Telling> = mentions.iter().filter(|telling| told_by_story(telling.mention())).collect();
    let witnesses = if stories.is_empty() { mentions.iter().collect() } else { stories };
    let strongest = witnesses.iter().map(|telling| telling.mention().factuality).min();
    let told = told_by_story(witnesses.first().map_or(seed.mention(), |telling| telling.mention()));
    let floor = if told { Factuality::Asserted } else { Factuality::Hypothetical };
    let sources: BTreeSet<&str> = mentions.iter().map(|telling| telling.key().source.as_str()).collect();
    let (participants, initiators) = naming::participants(&kind, &witnesses, &seed);
    let disagreements = dating::disagreement(&witnesses).into_iter().chain(initiators).collect();
    Event {
        id: id(&kind, &seed, another),
        factuality: strongest.unwrap_or(Factuality::Hypothetical).max(floor),
        when: dating::when(&kind, &witnesses),
        participants,
        phases: dating::phases(&witnesses),
        sources: sources.into_iter().map(str::to_owned).collect(),
        disagreements,
        kind,
        mentions,
    }
}

/// A 64-bit FNV-1a hash of kind and seed; where another version of the seed's document stands before it, also of its
/// fingerprint.
fn id(kind: &Kind, seed: &Telling, another: bool) -> String {
    let Key { source, id } = seed.key();
    let parts = [kind.as_str(), source, id, &seed.mention().id];
    let version = seed.report().fingerprint.to_be_bytes();
    let version = another.then_some(version).into_iter().flatten();
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff])).chain(version);
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, fold))
}

/// How many documents tell each of the things that mentions tell.
pub(super) fn votes<'t, T: Ord>(
    tellings: &[&'t Telling],
    mut said: impl FnMut(&'t Mention) -> Option<T>,
) -> BTreeMap<T, BTreeSet<&'t Key>> {
    let mut votes: BTreeMap<T, BTreeSet<&Key>> = BTreeMap::new();
    for telling in tellings {
        if let Some(said) = said(telling.mention()) {
            votes.entry(said).or_default().insert(telling.key());
        }
    }
    votes
}
