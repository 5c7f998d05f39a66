//! From clusters of mentions to events.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::event::Factuality;
use crate::merge::{Cluster, Part, Place};
use crate::timeline::telling::told_by_story;
use crate::timeline::{Event, Report, Score, Telling, dating, identity, naming};

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
    let id = identity::of(&kind, &seed, another);
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
