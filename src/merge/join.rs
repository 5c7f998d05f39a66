//! Finding the one event that a strand fits.

use std::collections::BTreeSet;

use crate::merge::fact::{Days, Known, Life};
use crate::merge::life::Stage;
use crate::merge::strand::{Strand, follows};

/// How long a truce can be told to stand after its last told day.
const STANDING: i32 = 180;
/// How long before it a thing announced is told of.
const ECHO: i32 = 7;
/// How far back an event may have begun that a strand goes on with.
const BACK: i32 = 400;
/// How old an undated demand may be.
const FRESH: i32 = 2;
/// How long a next phase may take where little is known of who or where.
const NEXT: i32 = 7;

/// Where events are looked for: kind, who (one number, or two), a day of theirs.
type Shelf<Who> = BTreeSet<(u32, Who, i32, usize)>;

/// Events by kind, actor and day.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Each day known exactly, by each who.
    exact: Shelf<u32>,
    /// The same by pairs, for what comes long after.
    pairs: Shelf<(u32, u32)>,
    /// The first day of what is known roughly.
    rough: Shelf<u32>,
    /// All, by kind alone.
    all: Shelf<()>,
}

/// The days around its own in which a strand may find the event that it joins.
fn around(strand: &Strand, days: Days) -> Days {
    match (strand.life, strand.known()) {
        (Life::Point, _) => days.widened(1, 1),
        (Life::State, Known::Bounded) if stands(strand) => days.widened(STANDING, ECHO),
        _ => days.widened(NEXT, NEXT.max(ECHO)),
    }
}

/// Whether only the standing of a truce is told, which may be long after it began.
fn stands(strand: &Strand) -> bool {
    strand.life == Life::State && strand.ranks.0 >= 4 && strand.stages.contains(&Stage::Real)
}

/// The pair by which a next phase long after is looked for: two sides of a truce, forces and the place they leave.
fn pairs(strand: &Strand) -> Vec<(u32, u32)> {
    match (strand.life, strand.actors.as_slice()) {
        (Life::State, [one, other, ..]) => vec![(one.side, other.side)],
        (Life::Course, [one, ..]) => strand.places.iter().map(|place| (one.side, place.side)).collect(),
        _ => Vec::new(),
    }
}

fn take<Who: Ord + Copy>(shelf: &Shelf<Who>, kind: u32, who: Who, days: Days, into: &mut Vec<usize>) {
    // A report that was not read by this crate may hold a date that ends before it starts.
    if days.last < days.first {
        return;
    }
    let range = (kind, who, days.first, 0)..=(kind, who, days.last, usize::MAX);
    into.extend(shelf.range(range).map(|(.., event)| *event));
}

impl Index {
    pub(super) fn add(&mut self, event: usize, strand: &Strand) {
        let Some(days) = strand.days() else { return };
        for actor in strand.actors.iter().chain(&strand.brokers).chain(&strand.places) {
            for point in &strand.points {
                self.exact.insert((strand.kind, actor.side, point.days.first, event));
            }
            if strand.points.is_empty() {
                self.rough.insert((strand.kind, actor.side, days.first, event));
            }
        }
        for pair in pairs(strand).into_iter().filter(|_| !strand.points.is_empty()) {
            self.pairs.insert((strand.kind, pair, days.first, event));
        }
        self.all.insert((strand.kind, (), days.first, event));
    }

    /// The event that the strand fits, where there is one, or one that it fits better than all others.
    pub(super) fn find(&self, events: &[Strand], strand: &Strand) -> Option<usize> {
        let days = strand.days()?;
        let window = around(strand, days);
        let past = days.widened(BACK, ECHO);
        let mut candidates: Vec<usize> = Vec::new();
        if !strand.is_named() && strand.places.is_empty() {
            if strand.known() != Known::Exact && !stands(strand) {
                return None;
            }
            take(&self.all, strand.kind, (), window, &mut candidates);
        }
        let places = if strand.is_named() { [].iter() } else { strand.places.iter() };
        for actor in strand.actors.iter().chain(&strand.brokers).chain(places) {
            take(&self.exact, strand.kind, actor.side, window, &mut candidates);
            take(&self.rough, strand.kind, actor.side, past, &mut candidates);
        }
        for pair in pairs(strand) {
            take(&self.pairs, strand.kind, pair, past, &mut candidates);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let fits = candidates.into_iter().filter_map(|index| {
            let event = &events[index];
            let closeness = fits(event, strand)?;
            let suits = event.suits(strand) && event.same_forces(strand) && !event.shares_document(strand);
            suits.then(|| (index, score(event, strand, closeness)))
        });
        let mut best: Option<(usize, usize)> = None;
        let mut tied = false;
        for (event, score) in fits {
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

/// How much the two say in common, and then how near their days are.
fn score(event: &Strand, strand: &Strand, closeness: Closeness) -> usize {
    let who = event.level.common(&event.actors, &strand.actors) + event.level.common(&event.brokers, &strand.brokers);
    let place = event.level.common(&event.places, &strand.places);
    let stage = usize::from(strand.stages.iter().all(|stage| event.stages.contains(stage)));
    // Both silent on where is more alike than one.
    let silent = usize::from(event.places.is_empty() && strand.places.is_empty()) * 4;
    silent + who.min(3) * 2 + place.min(3) * 8 + stage + closeness as usize * 32
}

/// How the dates of a strand lie to those of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// Further along in its life.
    Life = 0,
    /// On its days, or a day off.
    Near,
    /// On one of its days.
    Same,
}

/// How the days of a strand lie to those of an event, both known exactly; `None` where they are of two events.
pub(super) fn relation(event: &Strand, strand: &Strand) -> Option<Closeness> {
    let pairs = || event.points.iter().flat_map(|a| strand.points.iter().map(move |b| (a, b)));
    let gap = pairs().map(|(a, b)| distance(a.days, b.days)).min()?;
    if event.life == Life::Point || strand.stages.contains(&Stage::Demand) {
        let slip = if strand.stages.contains(&Stage::Demand) { 0 } else { 1 };
        return (gap <= slip).then_some(if gap == 0 { Closeness::Same } else { Closeness::Near });
    }
    if !pairs().all(|(a, b)| follows(event.life, a, b)) {
        return None;
    }
    let doing = event.ranks.1 >= 4 && strand.ranks.1 >= 4;
    let placed_alike = event.places.is_empty() == strand.places.is_empty();
    if gap == 1 && event.life == Life::Course && doing && !placed_alike {
        return None;
    }
    if gap <= 1 {
        return Some(if gap == 0 { Closeness::Same } else { Closeness::Near });
    }
    let level = event.level;
    let brokers = level.common(&event.brokers, &strand.brokers);
    if !strand.brokers.is_empty() && brokers == 0 {
        return None;
    }
    let same_who = level.common(&event.actors, &strand.actors) == event.actors.len().max(strand.actors.len());
    let placed = level.common(&event.places, &strand.places) > 0;
    let full = match event.life {
        Life::Course => placed,
        _ => event.actors.len() > 1,
    };
    let next = if event.life == Life::Course && doing { 1 } else { NEXT };
    (same_who && (gap <= next || full)).then_some(Closeness::Life)
}

fn distance(a: Days, b: Days) -> i32 {
    if a.overlaps(b) { 0 } else { (b.first.saturating_sub(a.last)).max(a.first.saturating_sub(b.last)) }
}

/// How the strand's dates fit the event's.
fn fits(event: &Strand, strand: &Strand) -> Option<Closeness> {
    let demand = strand.stages.contains(&Stage::Demand);
    let mut days = strand.days()?;
    if demand && strand.known() == Known::Bounded {
        days.first = days.first.max(days.last.saturating_sub(FRESH));
    }
    let plan = event.life == Life::Course && strand.known() == Known::Bounded && strand.ranks.1 <= 1;
    if plan && event.ranks.0 >= 5 && !demand && event.days().is_some_and(|done| done.last < days.last) {
        return None;
    }
    let offer = event.stages.contains(&Stage::Real) && strand.stages.iter().all(|stage| *stage == Stage::Offer);
    if offer && event.points.first().is_some_and(|start| start.days.last.saturating_add(1) < days.last) {
        return None;
    }
    let fit = match (event.known(), strand.known()) {
        (Known::Exact, Known::Exact) => return relation(event, strand),
        (_, Known::Not) | (Known::Not, _) => false,
        (Known::Exact, known) => {
            if event.life == Life::Point && !event.names_all_of(strand) {
                return None;
            }
            let bounded = known == Known::Bounded;
            let (before, after) = match event.life {
                Life::State if bounded && stands(strand) => (0, STANDING),
                Life::Course if bounded && strand.ranks.1 <= 3 && !demand => (ECHO, 0),
                Life::State if bounded && offer => (ECHO, 0),
                _ => (0, 0),
            };
            let own = event.days()?;
            if !own.overlaps(days) {
                return own.widened(before, after).overlaps(days).then_some(Closeness::Life);
            }
            true
        }
        (Known::Coarse, Known::Exact | Known::Coarse) => event.days()?.overlaps(days),
        (_, Known::Bounded) => event.bound?.overlaps(days),
        (Known::Bounded, _) => event.bound?.overlaps(days),
    };
    fit.then_some(Closeness::Near)
}
