//! The events of all documents, worked out from scratch.

use crate::merge::catalogue::Catalogue;
use crate::merge::choice::Verdict;
use crate::merge::copy::roots;
use crate::merge::days::Days;
use crate::merge::few::Few;
use crate::merge::lane::{events, gap, reach, stretches};
use crate::merge::store::{Happening, Store};
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;

/// A node in the order of its lane. The order hardly ever rests on more, and what is small and lies together is sorted fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    lane: u64,
    days: Days,
    published: i32,
    /// The upper half of its document's identity.
    document: u64,
    number: u32,
    /// The base that says what it says, where one does, else `u32::MAX`: it is found without the node.
    base: u32,
}

impl Row {
    fn of(store: &Store, number: u32) -> Option<Self> {
        let (node, strand) = (store.nodes.get(number)?, store.strand(number)?);
        let first = node.bases.first();
        let (published, document, _) = store.rank(first);
        let base = if node.is_alone() { first } else { u32::MAX };
        Some(Row { lane: node.lane, days: reach(strand), published, document: (document >> 64) as u64, number, base })
    }

    /// What it says.
    fn strand<'s>(&self, store: &'s Store) -> Option<&'s Strand> {
        store.bases.get(self.base).map(|base| &base.strand).or_else(|| store.strand(self.number))
    }

    /// All of its place in the lane that it holds.
    fn place(&self) -> (Days, i32, u64) {
        (self.days, self.published, self.document)
    }
}

/// Works out the events of all documents.
pub(super) fn whole(catalogue: &mut Catalogue) {
    catalogue.clear();
    let mut candidates = Vec::new();
    for (tier, mut rows) in Tier::ALL.into_iter().zip(nodes(&mut catalogue.store)) {
        let mut found = Vec::new();
        if tier > Tier::Full {
            rows.retain(|row| {
                let verdict = row.strand(&catalogue.store).map(|strand| catalogue.look(strand, tier, &mut candidates));
                settle(&mut catalogue.store, row.number, verdict.unwrap_or(Verdict::None), &mut found)
            });
        }
        rows.sort_unstable();
        cut(&catalogue.store, tier, &rows, &mut found);
        // In the order in which the nodes lie in memory.
        found.sort_unstable_by_key(|event| event.founders.first());
        catalogue.add_all(found);
    }
}

/// Does with a node as it was found; tells whether it is left to its lane. One that fits several events makes one of its own.
fn settle(store: &mut Store, number: u32, verdict: Verdict<u32>, found: &mut Vec<Happening>) -> bool {
    match verdict {
        Verdict::None => return true,
        Verdict::One(event) => store.join(number, event),
        Verdict::Several(rivals) => {
            let Some(node) = store.nodes.get_mut(number) else { return false };
            (node.torn, node.rivals) = (true, rivals.into_boxed_slice());
            found.push(Happening::alone(node.tier, number));
        }
    }
    false
}

/// Puts bases that are copies together; gives the nodes by tier.
fn nodes(store: &mut Store) -> [Vec<Row>; Tier::ALL.len()] {
    let bases = store.bases.numbers().filter_map(|number| Some((number, store.bases.get(number)?)));
    let prints = bases.flat_map(|(number, base)| {
        let published = store.published(base);
        base.prints.iter().map(move |print| (print, published, number))
    });
    let roots = roots(store.bases.len(), prints);
    let each = || (0..).zip(roots.iter().copied());
    let mut copies: Vec<(u32, u32)> =
        each().filter(|(base, root)| base != root).map(|(base, root)| (root, base)).collect();
    copies.sort_unstable();
    let mut copies = copies.as_slice();
    let mut tiers: [Vec<Row>; Tier::ALL.len()] = Default::default();
    for (first, _) in each().filter(|(base, root)| base == root) {
        if store.bases.get(first).is_none() {
            continue;
        }
        let own = copies.iter().take_while(|(root, _)| *root == first).count();
        let (own, rest) = copies.split_at(own);
        copies = rest;
        let mut bases = Few::new(first);
        own.iter().for_each(|(_, copy)| bases.push(*copy));
        let (node, tier) = store.unite(bases);
        tiers[tier as usize].extend(Row::of(store, node));
    }
    tiers
}

/// The events that the nodes of all lanes make.
fn cut(store: &Store, tier: Tier, rows: &[Row], found: &mut Vec<Happening>) {
    let mut stretches = Vec::new();
    for lane in rows.chunk_by(|row, other| row.lane == other.lane) {
        for stretch in stretched(store, lane) {
            match stretch {
                [] => {}
                [one] => found.push(Happening::alone(tier, one.number)),
                [first, ..] => stretches.push((first.number, stretch)),
            }
        }
    }
    // None bears on another, and what is told within days mostly lies together in memory.
    stretches.sort_unstable_by_key(|(first, _)| *first);
    for (_, stretch) in stretches {
        let mut stretch = stretch.to_vec();
        for same in stretch.chunk_by_mut(|row, other| row.place() == other.place()).filter(|same| same.len() > 1) {
            same.sort_by_cached_key(|row| store.order(row.number));
        }
        let strands: Vec<(&Strand, bool)> =
            stretch.iter().filter_map(|row| Some((row.strand(store)?, false))).collect();
        found.extend(events(&strands).into_iter().map(|group| {
            let founders = group.members.iter().filter_map(|place| stretch.get(place as usize));
            Happening::new(tier, founders.map(|row| row.number).collect(), group.said)
        }));
    }
}

/// The stretches of a lane which nothing can bridge.
fn stretched<'r>(store: &Store, lane: &'r [Row]) -> impl Iterator<Item = &'r [Row]> {
    let life = if lane.len() > 1 { lane.first().and_then(|row| row.strand(store)) } else { None };
    let ends = stretches(lane.iter().map(|row| row.days), life.map_or(0, |strand| gap(strand.life)));
    let mut start = 0;
    ends.filter_map(move |end| lane.get(std::mem::replace(&mut start, end)..end))
}
