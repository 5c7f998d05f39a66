//! The lanes of a ledger, so that a change costs the part of a lane that it can reach.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::merge::few::Few;
use crate::merge::lane::{OPEN, apart, goes_on, is_slip, moments, reach};
use crate::merge::store::{Happening, Stand, Store};
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;

/// What lies in the lanes, and where they changed.
///
/// A lane is cut into events from its first day to its last, and a strand looks back over no more than [`OPEN`] of them. So a lane can
/// be cut anew from any day, given those that are open there, and the cut is over where those that are open are what they were.
#[derive(Debug, Clone, Default)]
pub(super) struct Lanes {
    /// The nodes that make events with others, by lane and first day.
    nodes: BTreeMap<(u64, i32), Vec<u32>>,
    /// The moments that they tell, by lane, sort and day.
    moments: BTreeMap<(u64, u8, i32), Moment>,
    /// The days on which lanes changed, and how many events that began there were taken away.
    changed: BTreeMap<u64, BTreeMap<i32, usize>>,
}

/// A moment that a lane tells: see [`Slips`](crate::merge::lane::Slips).
#[derive(Debug, Clone)]
struct Moment {
    /// How many tell it.
    told: usize,
    /// The day that it slipped from, or its own.
    from: i32,
    nodes: Vec<u32>,
}

/// Events that are no more, and those that came instead.
#[derive(Debug, Default)]
pub(super) struct Recut {
    pub(super) gone: BTreeSet<u32>,
    pub(super) made: Vec<Happening>,
}

/// An event while a lane is cut.
struct Open {
    founders: Vec<u32>,
    said: Strand,
    /// The event that it has been so far, if all is as it was.
    was: Option<u32>,
}

impl Lanes {
    /// Puts a node in.
    pub(super) fn put(&mut self, store: &Store, number: u32) {
        let (Some(node), Some(strand)) = (store.nodes.get(number), store.strand(number)) else { return };
        let day = reach(strand).first;
        self.nodes.entry((node.lane, day)).or_default().push(number);
        self.touch(node.lane, day);
        for (sort, day) in moments(strand) {
            let fresh = || Moment { told: 0, from: day, nodes: Vec::new() };
            let moment = self.moments.entry((node.lane, sort, day)).or_insert_with(fresh);
            moment.told += 1;
            if moment.nodes.last() != Some(&number) {
                moment.nodes.push(number);
            }
        }
        self.weigh(store, node.lane, strand);
    }

    /// Takes a node out.
    pub(super) fn take(&mut self, store: &Store, number: u32) {
        let (Some(node), Some(strand)) = (store.nodes.get(number), store.strand(number)) else { return };
        let day = reach(strand).first;
        let Some(nodes) = self.nodes.get_mut(&(node.lane, day)) else { return };
        nodes.retain(|other| *other != number);
        if nodes.is_empty() {
            self.nodes.remove(&(node.lane, day));
        }
        self.touch(node.lane, day);
        for (sort, day) in moments(strand) {
            let key = (node.lane, sort, day);
            let Some(moment) = self.moments.get_mut(&key) else { continue };
            moment.told = moment.told.saturating_sub(1);
            moment.nodes.retain(|other| *other != number);
            if moment.nodes.is_empty() {
                self.moments.remove(&key);
            }
        }
        self.weigh(store, node.lane, strand);
    }

    /// Notes that a lane is to be cut anew on a day.
    fn touch(&mut self, lane: u64, day: i32) {
        self.changed.entry(lane).or_default().entry(day).or_default();
    }

    /// Notes that an event of these founders is taken away.
    pub(super) fn end(&mut self, store: &Store, lane: u64, founders: &Few<u32, 3>) {
        let mut days = founders.iter().filter_map(|founder| Some(reach(store.strand(founder)?).first));
        let changed = self.changed.entry(lane).or_default();
        if let Some(first) = days.next() {
            *changed.entry(first).or_default() += 1;
        }
        // Those who are left must make an event anew.
        days.for_each(|day| _ = changed.entry(day).or_default());
    }

    /// Takes all as it is.
    pub(super) fn rest(&mut self) {
        self.changed.clear();
    }

    /// Works out anew what slipped, around the moments of a strand that came or went.
    fn weigh(&mut self, store: &Store, lane: u64, strand: &Strand) {
        let around = |(sort, day): (u8, i32)| [-1, 0, 1].map(|step| (sort, day.saturating_add(step)));
        let mut open: Vec<(u8, i32)> = moments(strand).flat_map(around).collect();
        while let Some((sort, day)) = open.pop() {
            let key = (lane, sort, day);
            let Some(moment) = self.moments.get(&key) else { continue };
            let from = self.slipped(key, moment.told);
            if from == moment.from {
                continue;
            }
            let days: Vec<i32> =
                moment.nodes.iter().filter_map(|node| Some(reach(store.strand(*node)?).first)).collect();
            days.into_iter().for_each(|day| self.touch(lane, day));
            if let Some(moment) = self.moments.get_mut(&key) {
                moment.from = from;
            }
            // Its neighbours may lean on it.
            open.extend(around((sort, day)));
        }
    }

    /// The day that a moment slipped from, or its own, by what its neighbours are.
    fn slipped(&self, (lane, sort, day): (u64, u8, i32), told: usize) -> i32 {
        let beside = [day.saturating_sub(1), day.saturating_add(1)].into_iter().filter_map(|near| {
            let other = self.moments.get(&(lane, sort, near)).filter(|other| other.from == near)?;
            let first = (Reverse(other.told), near) < (Reverse(told), day);
            (first && is_slip(told, other.told)).then_some((Reverse(other.told), near))
        });
        beside.min().map_or(day, |(_, near)| near)
    }

    /// Cuts a lane anew where it changed.
    pub(super) fn recut(&mut self, store: &Store, tier: Tier, lane: u64) -> Recut {
        let mut recut = Recut::default();
        let mut changed = self.changed.remove(&lane).unwrap_or_default();
        while let Some((first, _)) = changed.first_key_value() {
            self.recut_from(store, tier, (lane, *first), &mut changed, &mut recut);
        }
        recut
    }

    /// Cuts a lane anew from a day on, until all is as it was.
    fn recut_from(
        &self,
        store: &Store,
        tier: Tier,
        (lane, first): (u64, i32),
        changed: &mut BTreeMap<i32, usize>,
        recut: &mut Recut,
    ) {
        let mut events = self.open(store, lane, first);
        let mut before: Vec<Option<u32>> = events.iter().map(|event| event.was).collect();
        let mut over = false;
        for ((_, day), nodes) in self.nodes.range((lane, first)..=(lane, i32::MAX)) {
            // Those that were taken away took up room.
            while let Some(due) = changed.first_entry().filter(|due| due.key() < day) {
                before.extend(std::iter::repeat_n(None, due.remove()));
            }
            let due = changed.remove(day);
            over = due.is_none() && same(&events, &before, &recut.gone);
            if over {
                break;
            }
            for number in in_order(store, nodes) {
                let Some(strand) = store.strand(number) else { continue };
                let (was, led) = founded(store, number).unzip();
                let led = was.filter(|_| led == Some(true));
                before.extend(led.map(Some));
                let now = self.lay(lane, &mut events, number, strand, led);
                if now != was {
                    recut.gone.extend(now);
                    recut.gone.extend(was);
                }
            }
            before.extend(std::iter::repeat_n(None, due.unwrap_or_default()));
        }
        if !over {
            changed.clear();
        }
        let new = events.into_iter().filter(|event| event.was.is_none_or(|was| recut.gone.contains(&was)));
        recut.made.extend(new.map(|Open { founders, said, .. }| {
            let said = (founders.len() > 1).then(|| Box::new(said));
            Happening::new(tier, founders.into_iter().collect(), said)
        }));
    }

    /// Lays a strand beside the event that it goes on with, or begins one, which was `led`. Gives what that event has been so far.
    fn lay(&self, lane: u64, events: &mut Vec<Open>, number: u32, strand: &Strand, led: Option<u32>) -> Option<u32> {
        let at = |(sort, day)| self.moments.get(&(lane, sort, day)).map_or(day, |moment| moment.from);
        let goes_on = |event: &&mut Open| !apart(&event.said, strand, at) && goes_on(&event.said, strand);
        match events.iter_mut().rev().take(OPEN).find(goes_on) {
            Some(event) => {
                event.founders.push(number);
                event.said.absorb(strand);
                event.was
            }
            None => {
                events.push(Open { founders: vec![number], said: strand.clone(), was: led });
                led
            }
        }
    }

    /// The events of a lane that are open on a day, as far as they are told before it.
    fn open(&self, store: &Store, lane: u64, day: i32) -> Vec<Open> {
        let days = self.nodes.range((lane, i32::MIN)..(lane, day)).rev();
        let nodes = days.flat_map(|(_, nodes)| in_order(store, nodes).into_iter().rev());
        let led = nodes.filter_map(|number| founded(store, number).filter(|(_, led)| *led));
        let mut events: Vec<Open> = led
            .take(OPEN)
            .filter_map(|(event, _)| {
                let told = |node: &u32| store.strand(*node).is_some_and(|strand| reach(strand).first < day);
                let founders: Few<u32, 3> = store.events.get(event)?.founders.iter().take_while(told).collect();
                let mut strands = founders.iter().filter_map(|node| store.strand(node));
                let mut said = strands.next()?.clone();
                strands.for_each(|strand| said.absorb(strand));
                Some(Open { founders: founders.iter().collect(), said, was: Some(event) })
            })
            .collect();
        events.reverse();
        events
    }
}

/// Whether the events that are open are those that were open before.
fn same(events: &[Open], before: &[Option<u32>], gone: &BTreeSet<u32>) -> bool {
    let open = events.iter().rev().take(OPEN);
    let same = |(event, was): (&Open, &Option<u32>)| event.was == *was && was.is_some_and(|was| !gone.contains(&was));
    events.len().min(OPEN) == before.len().min(OPEN) && open.zip(before.iter().rev()).all(same)
}

/// The event that a node makes, and whether it is the first to.
fn founded(store: &Store, number: u32) -> Option<(u32, bool)> {
    let Stand::Founder(event) = store.nodes.get(number)?.stand else { return None };
    Some((event, store.events.get(event)?.founders.first() == number))
}

/// Nodes of one first day in the order of their lane.
fn in_order(store: &Store, nodes: &[u32]) -> Vec<u32> {
    let mut nodes = nodes.to_vec();
    if nodes.len() > 1 {
        nodes.sort_by_cached_key(|node| store.order(*node));
    }
    nodes
}
