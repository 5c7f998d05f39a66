//! Changes that cost what they touch.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::hash::{Numbers, Table};
use crate::merge::catalogue::Catalogue;
use crate::merge::choice::Verdict;
use crate::merge::cluster::Settled;
use crate::merge::copy::{Printed, agree, copies, find, near, tie};
use crate::merge::days::Days;
use crate::merge::few::Few;
use crate::merge::fit::fit;
use crate::merge::lanes::{Lanes, Recut};
use crate::merge::shelf::{Shelf, places, searches};
use crate::merge::store::{Happening, Stand, Store};
use crate::merge::tier::Tier;

/// What is needed to follow a change through the catalogue. It is made when the first small change comes.
#[derive(Debug, Clone, Default)]
pub(super) struct Live {
    /// The strands that hold a print, in order of when they were printed.
    prints: Table<u64, Vec<(Printed, u32)>>,
    lanes: Lanes,
    /// The nodes that look for events, by label and by the first of the days in which they look.
    watch: Shelf<u32>,
}

/// Windows by length, so that those that hold a day can be found: each class up to so many days.
const CLASSES: [i32; 4] = [16, 64, 512, 4096];

/// What one change does, tier by tier.
#[derive(Default)]
struct Change {
    /// Nodes that must look (again) for their event.
    looking: [BTreeSet<u32>; Tier::ALL.len()],
    /// Lanes that must be cut anew.
    touched: [BTreeSet<u64>; Tier::ALL.len()],
    gone: Numbers,
    changed: Numbers,
}

impl Live {
    pub(super) fn of(store: &Store) -> Self {
        let mut live = Live::default();
        // What has no node yet is part of the change.
        for number in store.nodes.numbers() {
            for base in store.nodes.get(number).into_iter().flat_map(|node| node.bases.iter()) {
                live.print(store, base);
            }
        }
        for number in store.nodes.numbers() {
            let Some(node) = store.nodes.get(number) else { continue };
            live.watch(store, number, true);
            if matches!(node.stand, Stand::Founder(_)) && !node.torn {
                live.lanes.put(store, number);
            }
        }
        live.lanes.rest();
        live
    }

    /// Follows documents added and taken out.
    pub(super) fn step(&mut self, catalogue: &mut Catalogue, added: &[u32], removed: &[u32]) -> Settled {
        let mut change = Change::default();
        let mut loose = BTreeSet::new();
        for document in removed {
            let entry = catalogue.store.documents.take(*document);
            for base in entry.iter().flat_map(|entry| entry.bases.iter()) {
                self.dissolve(catalogue, base, &mut loose, &mut change);
                for other in self.unprint(&catalogue.store, *document, base) {
                    self.dissolve(catalogue, other, &mut loose, &mut change);
                }
                loose.remove(&base);
                catalogue.store.bases.take(base);
            }
        }
        for document in added {
            let bases = catalogue.store.documents.get(*document).map(|entry| entry.bases.clone());
            for base in bases.iter().flat_map(Few::iter) {
                loose.insert(base);
                for copy in self.print(&catalogue.store, base) {
                    self.dissolve(catalogue, copy, &mut loose, &mut change);
                }
            }
        }
        for bases in self.copies(&catalogue.store, &loose) {
            let store = &mut catalogue.store;
            let (node, tier) = store.unite(bases);
            self.watch(store, node, true);
            change.looking[tier as usize].insert(node);
        }
        for tier in Tier::ALL {
            self.settle(catalogue, tier, &mut change);
        }
        catalogue.store.reuse();
        let mut changed: Vec<u32> = change.changed.into_iter().collect();
        changed.retain(|event| catalogue.store.events.get(*event).is_some());
        let mut gone: Vec<u32> = change.gone.into_iter().collect();
        changed.sort_unstable();
        gone.sort_unstable();
        Settled { anew: false, gone, changed }
    }

    /// Notes the prints of a base; gives the strands that it ties, or that it keeps from being tied.
    fn print(&mut self, store: &Store, number: u32) -> Vec<u32> {
        let mut touched = Vec::new();
        let Some(base) = store.bases.get(number) else { return touched };
        let Some(published) = store.documents.get(base.document).map(|entry| entry.published) else { return touched };
        for print in base.prints.iter() {
            let row = self.prints.entry(print.mark).or_default();
            let entry = ((published, print.day), number);
            let Err(place) = row.binary_search(&entry) else { continue };
            row.insert(place, entry);
            touched.extend(beside(row, place).map(|(_, other)| *other));
        }
        touched.retain(|other| *other != number);
        touched
    }

    /// Forgets the prints of a base; gives the strands that it may have kept from being tied.
    fn unprint(&mut self, store: &Store, document: u32, number: u32) -> Vec<u32> {
        let mut touched = Vec::new();
        let Some(base) = store.bases.get(number).filter(|base| base.document == document) else { return touched };
        for print in base.prints.iter() {
            let Some(row) = self.prints.get_mut(&print.mark) else { continue };
            let Some(place) = row.iter().position(|(_, other)| *other == number) else { continue };
            touched.extend(beside(row, place).map(|(_, other)| *other));
            row.remove(place);
            if row.is_empty() {
                self.prints.remove(&print.mark);
            }
        }
        touched.retain(|other| *other != number);
        touched
    }

    /// The loose bases in groups of copies.
    fn copies(&self, store: &Store, loose: &BTreeSet<u32>) -> Vec<Few<u32, 3>> {
        let loose: Vec<u32> = loose.iter().copied().collect();
        let mut root: Vec<u32> = (0..u32::try_from(loose.len()).unwrap_or(u32::MAX)).collect();
        let mut seen: Table<u64, Vec<Range<usize>>> = Table::default();
        for number in &loose {
            let Some(base) = store.bases.get(*number) else { continue };
            let published = store.published(base);
            for print in base.prints.iter() {
                let Some(row) = self.prints.get(&print.mark).filter(|row| row.len() > 1) else { continue };
                let Ok(place) = row.binary_search(&((published, print.day), *number)) else { continue };
                let ranges = seen.entry(print.mark).or_default();
                if ranges.iter().any(|range| range.contains(&place)) {
                    continue;
                }
                let range = in_a_row(row, place);
                for copies in copies(&row[range.clone()]) {
                    let places: Vec<usize> = copies.iter().filter_map(|copy| loose.binary_search(copy).ok()).collect();
                    places.windows(2).for_each(|pair| tie(&mut root, pair[0] as u32, pair[1] as u32));
                }
                ranges.push(range);
            }
        }
        let mut groups: BTreeMap<u32, Few<u32, 3>> = BTreeMap::new();
        for (place, number) in (0..).zip(&loose) {
            groups.entry(find(&mut root, place)).or_default().push(*number);
        }
        groups.into_values().collect()
    }

    /// Takes the node of a base apart; its bases must be put together anew.
    fn dissolve(&mut self, catalogue: &mut Catalogue, base: u32, loose: &mut BTreeSet<u32>, change: &mut Change) {
        let Some(number) = catalogue.store.bases.get(base).map(|base| base.node) else { return };
        let Some(node) = catalogue.store.nodes.get(number) else { return };
        let stand = node.stand;
        loose.extend(node.bases.iter());
        self.quit(catalogue, number, stand, change);
        self.watch(&catalogue.store, number, false);
        let node = catalogue.store.nodes.take(number);
        for base in node.iter().flat_map(|node| node.bases.iter()) {
            if let Some(base) = catalogue.store.bases.get_mut(base) {
                base.node = u32::MAX;
            }
        }
        change.looking.iter_mut().for_each(|looking| _ = looking.remove(&number));
    }

    /// Lets nodes of a tier look for their events, and cuts anew the lanes that this touches.
    fn settle(&mut self, catalogue: &mut Catalogue, tier: Tier, change: &mut Change) {
        let mut candidates = Vec::new();
        for number in std::mem::take(&mut change.looking[tier as usize]) {
            let Some(strand) = catalogue.store.strand(number) else { continue };
            let verdict = catalogue.look(strand, tier, &mut candidates);
            self.decide(catalogue, number, verdict, change);
        }
        for lane in std::mem::take(&mut change.touched[tier as usize]) {
            let Recut { gone, made } = self.lanes.recut(&catalogue.store, tier, lane);
            for event in gone {
                self.end(catalogue, event, change);
            }
            for event in made {
                let number = catalogue.add(event);
                change.changed.insert(number);
                self.call(&catalogue.store, number, change);
            }
        }
    }

    /// Lets a node join the event that it fits, or else makes it a founder.
    fn decide(&mut self, catalogue: &mut Catalogue, number: u32, verdict: Verdict<u32>, change: &mut Change) {
        let Some(node) = catalogue.store.nodes.get_mut(number) else { return };
        let stand = node.stand;
        let (torn, rivals) = match verdict {
            Verdict::One(event) => {
                if stand != Stand::Joined(event) {
                    self.quit(catalogue, number, stand, change);
                    catalogue.store.join(number, event);
                    change.changed.insert(event);
                }
                return;
            }
            Verdict::None => (false, Box::default()),
            Verdict::Several(rivals) => (true, rivals.into_boxed_slice()),
        };
        if let Stand::Founder(event) = stand
            && node.torn == torn
        {
            if std::mem::replace(&mut node.rivals, rivals) != node.rivals {
                change.changed.insert(event);
            }
            return;
        }
        // While its event is still what it was, those who could have meant it are told.
        self.quit(catalogue, number, stand, change);
        let Some(node) = catalogue.store.nodes.get_mut(number) else { return };
        (node.torn, node.rivals, node.stand) = (torn, rivals, Stand::Open);
        self.enter(catalogue, number, change);
    }

    /// Lets those look again that could mean an event.
    fn call(&self, store: &Store, event: u32, change: &mut Change) {
        let (Some(strand), Some(tier)) = (store.open(event), store.events.get(event).map(|event| event.tier)) else {
            return;
        };
        places(strand, |mark, day| {
            for (class, length) in (0..).zip(CLASSES) {
                let days = Days { first: day.saturating_sub(length), last: day };
                self.watch.range(mark.classed(class, length), days, |node| {
                    let theirs = store.nodes.get(node).map(|node| node.tier).filter(|theirs| *theirs > tier);
                    let fits = || store.strand(node).is_some_and(|theirs| fit(strand, theirs).is_some());
                    if let Some(theirs) = theirs.filter(|_| fits()) {
                        change.looking[theirs as usize].insert(node);
                    }
                });
            }
        });
    }

    /// Takes an event away; those that joined it must look for another.
    fn end(&mut self, catalogue: &mut Catalogue, event: u32, change: &mut Change) {
        self.call(&catalogue.store, event, change);
        let Some(ended) = catalogue.end(event) else { return };
        change.gone.insert(event);
        for number in ended.joined.iter() {
            if let Some(node) = catalogue.store.nodes.get_mut(number) {
                node.stand = Stand::Open;
                change.looking[node.tier as usize].insert(number);
            }
        }
    }

    /// Takes a node out of its event.
    fn quit(&mut self, catalogue: &mut Catalogue, number: u32, stand: Stand, change: &mut Change) {
        match stand {
            Stand::Open => {}
            Stand::Founder(event) => self.leave(catalogue, number, event, change),
            Stand::Joined(event) => part(catalogue, number, event, change),
        }
    }

    /// Takes a founder out of its lane, and with it the event that it made.
    fn leave(&mut self, catalogue: &mut Catalogue, number: u32, event: u32, change: &mut Change) {
        let founders = catalogue.store.events.get(event).map(|event| event.founders.clone());
        self.end(catalogue, event, change);
        let Some(node) = catalogue.store.nodes.get(number) else { return };
        if node.torn {
            return;
        }
        if let Some(founders) = founders {
            self.lanes.end(&catalogue.store, node.lane, &founders);
        }
        self.lanes.take(&catalogue.store, number);
        change.touched[node.tier as usize].insert(node.lane);
    }

    /// Puts a node into its lane; one that fits several events makes one of its own.
    fn enter(&mut self, catalogue: &mut Catalogue, number: u32, change: &mut Change) {
        let Some(node) = catalogue.store.nodes.get(number) else { return };
        if node.torn {
            let alone = Happening::alone(node.tier, number);
            change.changed.insert(catalogue.add(alone));
        } else {
            change.touched[node.tier as usize].insert(node.lane);
            self.lanes.put(&catalogue.store, number);
        }
    }

    /// Notes, or forgets, where a node looks for its event.
    fn watch(&mut self, store: &Store, number: u32, looks: bool) {
        let tier = store.nodes.get(number).map(|node| node.tier).filter(|tier| *tier > Tier::Full);
        let (Some(tier), Some(strand)) = (tier, store.strand(number)) else { return };
        searches(strand, tier, |mark, days| {
            let length = days.last.saturating_sub(days.first);
            let class = (0..).zip(CLASSES).find(|(_, most)| length <= *most);
            // Wider ones are clipped.
            let Some((class, most)) = class else { return };
            let mark = mark.classed(class, most);
            if looks {
                self.watch.put(mark, days.first, number);
            } else {
                self.watch.take(mark, days.first, number);
            }
        });
    }
}

/// The places of those that stand in a row with the one at a place.
fn in_a_row(row: &[(Printed, u32)], place: usize) -> Range<usize> {
    let day = |place: usize| row.get(place).map_or(i32::MIN, |((day, _), _)| *day);
    let first =
        (1..=place).rev().take_while(|later| near(day(later - 1), day(*later))).last().map_or(place, |later| later - 1);
    let last = (place + 1..row.len()).take_while(|later| near(day(later - 1), day(*later))).last().unwrap_or(place);
    first..last + 1
}

/// Those on whose copies the one at a place bears: its neighbours where all in the row are copies, else all of them.
fn beside(row: &[(Printed, u32)], place: usize) -> impl Iterator<Item = &(Printed, u32)> {
    let mut range = in_a_row(row, place);
    if agree(&row[range.clone()]) {
        range = range.start.max(place.saturating_sub(1))..range.end.min(place + 2);
    }
    row[range].iter()
}

/// Takes a node out of the event that it joined.
fn part(catalogue: &mut Catalogue, number: u32, event: u32, change: &mut Change) {
    if let Some(event) = catalogue.store.events.get_mut(event) {
        event.joined.remove(number);
    }
    change.changed.insert(event);
}
