//! From clusters of mentions to events.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::document::Key;
use crate::event::{Factuality, Kind, Mention};
use crate::merge::{Cluster, Part, Place};
use crate::timeline::event::told_by_story;
use crate::timeline::{Event, Report, Score, Telling, dating, naming};

/// A report, and what its neighbours of the same key mean for it.
#[derive(Debug, Clone)]
pub(super) struct Witness {
    pub(super) report: Arc<Report>,
    /// Whether another report has the same key.
    pub(super) conflict: bool,
    /// Whether one of them stands before it.
    pub(super) another: bool,
}

/// The event of a cluster of the mentions of these reports.
pub(super) fn event(reports: &[Option<Witness>], cluster: &Cluster) -> Option<Event> {
    let witness = |place: &Place| reports.get(place.document as usize).and_then(Option::as_ref);
    let member = |(place, part, _): &(Place, Part, u32)| {
        let Witness { report, conflict, another } = witness(place)?;
        let telling = Telling::new(Arc::clone(report), place.mention as usize, *conflict);
        Some(Member { telling, made: *part == Part::Made, another: *another })
    };
    told_by(cluster.members.iter().map(member).collect::<Option<_>>()?)
}

/// A mention of an event.
pub(super) struct Member {
    pub(super) telling: Telling,
    /// Whether it is one of those that made the event.
    pub(super) made: bool,
    /// Whether another version of its document stands before it.
    pub(super) another: bool,
}

/// The event that these mentions tell, in any order; `None` where none of them made it.
pub(super) fn told_by(members: Vec<Member>) -> Option<Event> {
    let made = members.iter().filter(|member| member.made);
    let seed = made.min_by(|a, b| a.telling.seniority().cmp(&b.telling.seniority()))?;
    let (seed, another) = (seed.telling.clone(), seed.another);
    let mut mentions: Vec<Telling> = members.into_iter().map(|member| member.telling).collect();
    mentions.sort_by(|a, b| a.place().cmp(&b.place()));
    let kind = seed.mention().kind.clone();
    let stories: Vec<&Telling> = mentions.iter().filter(|telling| told_by_story(telling.mention())).collect();
    let witnesses = if stories.is_empty() { mentions.iter().collect() } else { stories };
    let strongest = witnesses.iter().map(|telling| telling.mention().factuality).min();
    let told = told_by_story(witnesses.first().map_or(seed.mention(), |telling| telling.mention()));
    let floor = if told { Factuality::Asserted } else { Factuality::Hypothetical };
    let sources: BTreeSet<&str> = mentions.iter().map(|telling| telling.key().source.as_str()).collect();
    let (participants, initiators) = naming::participants(&kind, &witnesses, &seed);
    let disagreements = dating::disagreement(&witnesses).into_iter().chain(initiators).collect();
    let id = id(&kind, &seed, another);
    Some(Event {
        factuality: strongest.unwrap_or(Factuality::Hypothetical).max(floor),
        when: dating::when(&kind, &witnesses),
        participants,
        phases: dating::phases(&witnesses),
        sources: sources.into_iter().map(str::to_owned).collect(),
        disagreements,
        score: Score::of(&mentions),
        could_be: Vec::new(),
        id,
        kind,
        mentions,
    })
}

/// A 64-bit FNV-1a hash of kind and seed; where another version of the seed's document stands before it, also of its
/// fingerprint.
pub(super) fn id(kind: &Kind, seed: &Telling, another: bool) -> String {
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
