//! Cutting lanes into events, and letting the rest join.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::merge::actors::{Actor, Sort};
use crate::merge::fact::{Facts, Known, Life};
use crate::merge::join::{Index, relation};
use crate::merge::life::Stage;
use crate::merge::strand::Strand;

/// How well a strand is known; the better ones make events, the others join them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Tier {
    /// All sides by their own names, and the day.
    Full,
    /// All sides, one of them as a state or as "the rebels", and the day.
    Broad,
    /// The day.
    Dated,
    /// A stretch of time.
    Coarse,
    /// Only publication.
    Bounded,
    /// Not even who.
    Nameless,
    /// In a caption or a comment.
    Aside,
}

const TIERS: [Tier; 7] =
    [Tier::Full, Tier::Broad, Tier::Dated, Tier::Coarse, Tier::Bounded, Tier::Nameless, Tier::Aside];

fn tier(strand: &Strand) -> Tier {
    let full = match strand.life {
        Life::Course => !strand.actors.is_empty() && !strand.places.is_empty(),
        Life::Point | Life::State => strand.actors.len() > 1,
    };
    let broad = strand.actors.iter().any(|actor| match actor.sort {
        Sort::General => true,
        Sort::State => strand.life == Life::Point,
        Sort::Person | Sort::Named => false,
    });
    match strand.known() {
        _ if !strand.told => Tier::Aside,
        _ if !strand.is_named() && strand.places.is_empty() => Tier::Nameless,
        Known::Exact if full && broad => Tier::Broad,
        Known::Exact if full => Tier::Full,
        Known::Exact => Tier::Dated,
        Known::Coarse => Tier::Coarse,
        Known::Bounded | Known::Not => Tier::Bounded,
    }
}

/// Makes events of strands.
pub(super) fn cut(facts: &Facts<'_>, strands: Vec<Strand>) -> Vec<Strand> {
    let mut tiers: [Vec<Strand>; 7] = Default::default();
    for strand in strands {
        let tier = tier(&strand);
        tiers[tier as usize].push(strand);
    }
    let mut events: Vec<Strand> = Vec::new();
    let mut index = Index::default();
    for tier in TIERS {
        let mut rest = Vec::new();
        let mut joining = Vec::new();
        for strand in std::mem::take(&mut tiers[tier as usize]) {
            match index.find(&events, &strand) {
                Some(event) => joining.push((event, strand)),
                None => rest.push(strand),
            }
        }
        let made = group(facts, rest);
        for (event, strand) in joining {
            events[event].absorb(strand);
        }
        for event in made {
            index.add(events.len(), &event);
            events.push(event);
        }
    }
    events
}

/// So many events back a lane is searched for one that a strand goes on with.
const OPEN: usize = 16;

/// What strands must have in common to make an event together.
type Lane = (u32, Vec<u32>, Vec<u32>, bool);

fn lane(strand: &Strand) -> Lane {
    let sides = |actors: &[Actor]| {
        let mut sides: Vec<u32> =
            actors.iter().map(|actor| if strand.life == Life::Point { actor.name } else { actor.side }).collect();
        sides.sort_unstable();
        sides.dedup();
        sides
    };
    let demand = strand.stages.contains(&Stage::Demand);
    let others =
        if strand.actors.is_empty() { [sides(&strand.brokers), sides(&strand.places)].concat() } else { Vec::new() };
    (strand.kind, sides(&strand.actors), others, demand)
}

/// Groups the strands of each lane by their dates.
fn group(facts: &Facts<'_>, strands: Vec<Strand>) -> Vec<Strand> {
    let mut lanes: HashMap<Lane, Vec<Strand>> = HashMap::new();
    for strand in strands {
        lanes.entry(lane(&strand)).or_default().push(strand);
    }
    let mut lanes: Vec<Vec<Strand>> = lanes.into_values().collect();
    lanes.sort_unstable_by_key(|lane| lane.first().map(|strand| strand.members.clone()));
    let mut events = Vec::new();
    for mut lane in lanes {
        lane.sort_by_cached_key(|strand| {
            let fact = strand.members.first().map(|member| &facts.facts[*member]);
            (strand.days(), fact.map(|fact| (fact.published, fact.place)))
        });
        let slips = slips(&lane);
        let start = events.len();
        for strand in lane {
            let day = strand.points.first().map(|point| point.days.first);
            let own = day.map(|day| at(&slips, day));
            let open = events[start..].iter_mut().rev().take(OPEN).find(|event: &&mut Strand| {
                (event.life != Life::Point || own == event.points.first().map(|point| at(&slips, point.days.first)))
                    && goes_on(event, &strand)
            });
            match open {
                Some(event) => event.absorb(strand),
                None => events.push(strand),
            }
        }
    }
    for event in &mut events {
        event.found();
    }
    events
}

/// The day that a day slipped from, or itself.
fn at(slips: &HashMap<i32, i32>, day: i32) -> i32 {
    slips.get(&day).copied().unwrap_or(day)
}

/// The days of a lane of point events that are slips of a neighbour that more documents tell, with that neighbour.
///
/// Press time and time zones move a day by one; two days that are both well told are two events, and so no chain of
/// neighbours can run through a week.
fn slips(lane: &[Strand]) -> HashMap<i32, i32> {
    let mut told: BTreeMap<i32, usize> = BTreeMap::new();
    for strand in lane.iter().filter(|strand| strand.life == Life::Point) {
        if let Some(point) = strand.points.first() {
            *told.entry(point.days.first).or_default() += strand.documents.len();
        }
    }
    let mut days: Vec<(Reverse<usize>, i32)> = told.iter().map(|(day, told)| (Reverse(*told), *day)).collect();
    days.sort_unstable();
    let mut slips = HashMap::new();
    let mut centres = HashSet::new();
    for (Reverse(centre), day) in days {
        if slips.contains_key(&day) {
            continue;
        }
        centres.insert(day);
        for near in [day.saturating_sub(1), day.saturating_add(1)] {
            let fewer = told.get(&near).is_some_and(|told| *told * 2 <= centre || *told == 1);
            if fewer && !centres.contains(&near) {
                slips.entry(near).or_insert(day);
            }
        }
    }
    slips
}

/// Whether an undated telling says too little to be the same as another that says the same: nobody and nowhere, or
/// that someone may withdraw from somewhere some day.
fn is_vague(strand: &Strand) -> bool {
    let musing = strand.life == Life::Course && strand.ranks.1 <= 1 && !strand.stages.contains(&Stage::Demand);
    strand.places.is_empty() && (musing || !strand.is_named())
}

/// Whether a strand that starts no earlier goes on with an event of its lane.
fn goes_on(event: &Strand, strand: &Strand) -> bool {
    let plan =
        |strand: &Strand| strand.life == Life::Course && strand.ranks.1 <= 1 && strand.stages.contains(&Stage::Real);
    let done = |strand: &Strand| strand.ranks.0 >= 5;
    if !event.suits(strand)
        || event.shares_document(strand)
        || plan(event) && done(strand)
        || done(event) && plan(strand)
    {
        return false;
    }
    match (event.known(), strand.known()) {
        (Known::Exact, Known::Exact) => relation(event, strand).is_some(),
        (Known::Coarse, Known::Coarse) => match (event.coarse, strand.coarse) {
            (Some(a), Some(b)) => a.overlaps(b),
            _ => false,
        },
        (Known::Bounded, _) if is_vague(strand) => false,
        (Known::Bounded, Known::Bounded) => match (event.bound, strand.bound) {
            (Some(a), Some(b)) => a.overlaps(b) && a.hull(b).length() <= 13,
            _ => false,
        },
        _ => false,
    }
}
