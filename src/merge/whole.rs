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

/// A node in the order of its lane: its lane, its days, its publication, the first half of its document's identity, and its
/// number. The order hardly ever rests on more, and what is small and lies together is sorted fast.
type Row = (u64, Days, i32, u64, u32);

/// Works out the events of all documents.
pub(super) fn whole(catalogue: &mut Catalogue) {
    catalogue.clear();
    let mut candidates = Vec::new();
    for (tier, nodes) in Tier::ALL.into_iter().zip(nodes(&mut catalogue.store)) {
        let mut rest: Vec<Row> = Vec::with_capacity(nodes.len());
        for number in nodes {
            let Some(strand) = catalogue.store.strand(number) else { continue };
            let days = reach(strand);
            let verdict =
                if tier == Tier::Full { Verdict::None } else { catalogue.look(strand, tier, &mut candidates) };
            if let Verdict::One(event) = verdict {
                catalogue.store.join(number, event);
                continue;
            }
            let store = &mut catalogue.store;
            let Some(node) = store.nodes.get_mut(number) else { continue };
            if let Verdict::Several(rivals) = verdict {
                (node.torn, node.rivals) = (true, rivals.into_boxed_slice());
            }
            let (lane, base) = (node.lane, node.bases.first());
            let (published, document, _) = store.rank(base);
            rest.push((lane, days, published, (document >> 64) as u64, number));
        }
        rest.sort_unstable();
        let mut found = Vec::with_capacity(rest.len());
        for lane in rest.chunk_by(|(lane, ..), (other, ..)| lane == other) {
            cut(&catalogue.store, tier, lane, &mut found);
        }
        // In the order in which the nodes lie in memory.
        found.sort_unstable_by_key(|event| event.founders.first());
        catalogue.add_all(found);
    }
}

/// Puts bases that are copies together; gives the nodes by tier.
fn nodes(store: &mut Store) -> [Vec<u32>; Tier::ALL.len()] {
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
    let mut tiers: [Vec<u32>; Tier::ALL.len()] = Default::default();
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
        tiers[tier as usize].push(node);
    }
    tiers
}

/// The events that the nodes of one lane make; they come in order.
fn cut(store: &Store, tier: Tier, lane: &[Row], found: &mut Vec<Happening>) {
    if let [(.., one)] = lane {
        return found.push(Happening::alone(tier, *one));
    }
    let life = lane.first().and_then(|(.., node)| store.strand(*node)).map(|strand| strand.life);
    let mut start = 0;
    for end in stretches(lane.iter().map(|(_, days, ..)| *days), life.map_or(0, gap)) {
        let Some(stretch) = lane.get(start..end) else { continue };
        start = end;
        if let [(.., one)] = stretch {
            found.push(Happening::alone(tier, *one));
            continue;
        }
        let mut numbers: Vec<u32> = stretch.iter().map(|(.., number)| *number).collect();
        let same = |one: &Row, other: &Row| (one.1, one.2, one.3) == (other.1, other.2, other.3);
        let mut rest = numbers.as_mut_slice();
        for same in stretch.chunk_by(same) {
            let (same, later) = rest.split_at_mut(same.len());
            rest = later;
            if same.len() > 1 {
                same.sort_by_cached_key(|number| store.order(*number));
            }
        }
        let torn = |number: u32| store.nodes.get(number).is_some_and(|node| node.torn);
        let strands: Vec<(&Strand, bool)> =
            numbers.iter().filter_map(|number| Some((store.strand(*number)?, torn(*number)))).collect();
        found.extend(events(&strands).into_iter().map(|group| {
            let founders = group.members.iter().filter_map(|place| numbers.get(place as usize).copied());
            Happening::new(tier, founders.collect(), group.said)
        }));
    }
}
