//! Finding the one event that a strand fits.

use std::collections::BTreeMap;

use crate::merge::fact::{Days, Known, Life};
use crate::merge::strand::{Strand, follows};

/// How long a truce can be told to stand after its last told day.
const STANDING: i32 = 120;
/// How long after it a thing done is still told of.
const ECHO: i32 = 6;

/// Events by kind, actor and day.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_actor: BTreeMap<(u32, u32, i32, usize), Days>,
    by_kind: BTreeMap<(u32, i32, usize), Days>,
}

impl Index {
    pub(super) fn add(&mut self, event: usize, strand: &Strand) {
        let Some(days) = strand.days() else { return };
        for actor in strand.actors.iter().chain(&strand.brokers) {
            self.by_actor.insert((strand.kind, actor.side, days.first, event), days);
        }
        self.by_kind.insert((strand.kind, days.first, event), days);
    }

    /// The event that the strand fits, where there is one, or one that it fits better than all others.
    pub(super) fn find(&self, events: &[Strand], strand: &Strand) -> Option<usize> {
        let days = strand.days()?;
        let window = days.widened(400, 1);
        let mut candidates: Vec<usize> = Vec::new();
        if strand.actors.is_empty() && strand.brokers.is_empty() {
            let range = (strand.kind, window.first, 0)..=(strand.kind, window.last, usize::MAX);
            candidates.extend(self.by_kind.range(range).map(|((.., event), _)| *event));
        }
        for actor in strand.actors.iter().chain(&strand.brokers) {
            let range = (strand.kind, actor.side, window.first, 0)..=(strand.kind, actor.side, window.last, usize::MAX);
            candidates.extend(self.by_actor.range(range).map(|((.., event), _)| *event));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let fits = candidates.into_iter().filter(|event| {
            let event = &events[*event];
            event.suits(strand) && fits(event, strand)
        });
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for event in fits {
            let score = score(&events[event], strand);
            match best {
                Some((_, top)) if top > score => {}
                Some((_, top)) if top == score => tied = true,
                _ => {
                    best = Some((event, score));
                    tied = false;
                }
            }
        }
        best.filter(|_| !tied).map(|(event, _)| event)
    }
}

/// How much the two say in common.
fn score(event: &Strand, strand: &Strand) -> usize {
    let who = event.level.common(&event.actors, &strand.actors) + event.level.common(&event.brokers, &strand.brokers);
    let place = event.level.common(&event.places, &strand.places);
    let stage = usize::from(strand.stages.iter().all(|stage| event.stages.contains(stage)));
    (who.min(3) + place.min(3) * 4) * 2 + stage
}

/// Whether the strand's dates fit the event's.
fn fits(event: &Strand, strand: &Strand) -> bool {
    match (event.known(), strand.known()) {
        (Known::Exact, Known::Exact) => match event.life {
            Life::Point => {
                event.points.iter().any(|a| strand.points.iter().any(|b| a.days.widened(1, 1).overlaps(b.days)))
            }
            _ => strand.points.iter().all(|b| event.points.iter().all(|a| follows(event.life, a, b))),
        },
        (_, Known::Not) | (Known::Not, _) => false,
        (Known::Exact, known) => {
            let Some(days) = strand.days() else { return false };
            let Some(span) = event.days() else { return false };
            let after = match event.life {
                Life::State if known == Known::Bounded => STANDING,
                Life::Course if known == Known::Bounded => ECHO,
                _ => 0,
            };
            span.widened(0, after).overlaps(days)
        }
        (Known::Coarse, Known::Exact | Known::Coarse) => match (event.days(), strand.days()) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => false,
        },
        (_, Known::Bounded) => match (event.bound, strand.bound) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => false,
        },
        (Known::Bounded, _) => match (event.bound, strand.days()) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => false,
        },
    }
}
