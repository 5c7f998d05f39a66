//! Lanes: which strands are laid side by side, and where they are cut into events.

use std::cmp::Reverse;

use crate::hash;
use crate::merge::days::{Days, Known};
use crate::merge::few::Few;
use crate::merge::fit::relation;
use crate::merge::life::{Life, Stage};
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;
use crate::merge::who::Actor;

/// So many events back a lane is searched for one that a strand goes on with.
pub(super) const OPEN: usize = 16;

/// What strands must have in common to make an event together, as a number: the kind, all actors or else the brokers and
/// the places, whether it is a demand, and the tier.
pub(super) fn lane(strand: &Strand, tier: Tier) -> u64 {
    let demand = strand.stages.demands();
    let lane = hash::of([strand.kind, tier as u64 * 2 + u64::from(demand)]);
    let number = |actor: &Actor| if strand.life == Life::Point { actor.name } else { actor.side };
    // In no matter what order, and a leader named beside the state once.
    let set = |actors: &[Actor]| {
        let mut numbers: Few<u64, 4> = actors.iter().map(number).collect();
        numbers.sort();
        let each = numbers.as_slice().chunk_by(|one, other| one == other).filter_map(|same| same.first());
        each.fold(u64::from(!actors.is_empty()), |set, number| hash::mix(set, *number))
    };
    if strand.actors().is_empty() {
        hash::mix(hash::mix(lane, set(strand.brokers())), hash::mix(3, set(strand.places())))
    } else {
        hash::mix(lane, set(strand.actors()))
    }
}

/// By what the strands of a lane are laid out: their days, then publication, document and place in it.
pub(super) type Order = (Option<Days>, i32, u128, u32);

/// The days from one stretch of a lane to the next that keep them apart, whatever they hold.
pub(super) fn gap(life: Life) -> i32 {
    match life {
        Life::Point => 1,
        Life::Course | Life::State => 370,
    }
}

/// Where in its lane a strand lies that has no days at all.
pub(super) const UNDATED: Days = Days { first: i32::MIN, last: i32::MIN };

/// The days that a strand takes up in its lane.
pub(super) fn reach(strand: &Strand) -> Days {
    strand.days().unwrap_or(UNDATED)
}

/// The ends of the stretches of a lane which nothing can bridge, as places in it, by the days that its strands take up, in order.
pub(super) fn stretches(lane: impl Iterator<Item = Days>, gap: i32) -> impl Iterator<Item = usize> {
    let (mut reach, mut count) = (None::<i32>, 0);
    lane.map(Some).chain([None]).filter_map(move |days| {
        let end = count;
        let Some(days) = days else { return Some(end) };
        let ends = reach.is_some_and(|reach| days.first > reach.saturating_add(gap));
        (reach, count) = (reach.max(Some(days.last)), count + 1);
        ends.then_some(end)
    })
}

/// An event that strands of one lane make.
#[derive(Debug)]
pub(super) struct Group<'s> {
    /// The strands, by their places in the stretch.
    pub(super) members: Few<u32, 3>,
    /// What they say together; `None` where one strand says it all.
    pub(super) said: Option<Box<Strand>>,
    first: &'s Strand,
}

impl<'s> Group<'s> {
    fn alone((place, strand): (u32, &'s Strand)) -> Self {
        Group { members: Few::new(place), said: None, first: strand }
    }

    fn strand(&self) -> &Strand {
        self.said.as_deref().unwrap_or(self.first)
    }

    /// What its members say together.
    pub(super) fn into_strand(self) -> Strand {
        self.said.map_or_else(|| self.first.clone(), |said| *said)
    }
}

/// The events of a stretch of a lane, in order: each strand that fits several events is one of its own, the rest is cut.
pub(super) fn events<'s>(stretch: &[(&'s Strand, bool)]) -> Vec<Group<'s>> {
    let each = |wanted: bool| {
        let each = (0..).zip(stretch).filter(move |(_, (_, torn))| *torn == wanted);
        each.map(|(place, (strand, _))| (place, *strand))
    };
    let mut events: Vec<Group<'s>> = each(true).map(Group::alone).collect();
    cut(&each(false).collect::<Vec<_>>(), &mut events);
    events
}

/// Cuts strands of a lane, in order, into events, which come behind those of the torn.
fn cut<'s>(lane: &[(u32, &'s Strand)], events: &mut Vec<Group<'s>>) {
    let torn = events.len();
    let slips = Slips::of(lane.iter().map(|(_, strand)| *strand));
    for (place, strand) in lane {
        let open = events[torn..].iter_mut().rev().take(OPEN).find(|event| {
            let event = event.strand();
            !apart(event, strand, |moment| slips.at(moment)) && goes_on(event, strand)
        });
        match open {
            Some(event) => {
                event.members.push(*place);
                event.said.get_or_insert_with(|| Box::new(event.first.clone())).absorb(strand);
            }
            None => events.push(Group::alone((*place, strand))),
        }
    }
}

/// The moments that strands of a lane tell, and which of them are slips of the day before or after that more documents tell.
///
/// Press time and time zones move a day by one; two days that are both well told are two events, and so no chain of
/// neighbours can run through a week. A call is a moment; of what lasts, its making, its completion and its end are.
struct Slips {
    /// A moment and the day that it slipped from, in order.
    days: Vec<((u8, i32), i32)>,
}

/// The moments that a strand tells: a number for the sort of moment, and the day.
pub(super) fn moments(strand: &Strand) -> impl Iterator<Item = (u8, i32)> + '_ {
    let lasts = strand.life != Life::Point;
    let most = if lasts { usize::MAX } else { 1 };
    let points = strand.points.iter().filter(move |point| !lasts || matches!(point.rank, 2 | 7 | 8));
    points.take(most).map(move |point| (if lasts { point.rank } else { 0 }, point.days.first))
}

/// Whether a moment that so few tell is the slip of one on the next day that so many do: one witness may be wrong, two of them in the same
/// way only among many.
pub(super) fn is_slip(fewer: usize, count: usize) -> bool {
    fewer == 1 || fewer * 4 <= count
}

impl Slips {
    fn of<'s>(lane: impl Iterator<Item = &'s Strand>) -> Self {
        // Moments and how many tell them; copies are one witness.
        let mut each: Vec<(u8, i32)> = lane.flat_map(moments).collect();
        each.sort_unstable();
        let same = each.chunk_by(|one, other| one == other);
        let told: Vec<((u8, i32), usize)> = same.filter_map(|same| Some((*same.first()?, same.len()))).collect();
        if told.len() < 2 {
            return Slips { days: Vec::new() };
        }
        let mut by_count: Vec<(Reverse<usize>, usize)> =
            told.iter().enumerate().map(|(place, (_, count))| (Reverse(*count), place)).collect();
        by_count.sort_unstable();
        // What each day is the slip of, by its place; a centre of its own is not.
        let mut slip: Vec<Option<i32>> = vec![None; told.len()];
        let mut centre = vec![false; told.len()];
        for (Reverse(count), place) in by_count {
            if slip[place].is_some() {
                continue;
            }
            centre[place] = true;
            let (sort, day) = told[place].0;
            let neighbours = [place.checked_sub(1), Some(place + 1)];
            for near in neighbours.into_iter().flatten().filter(|near| *near < told.len()) {
                let ((other_sort, other), fewer) = told[near];
                let beside = other_sort == sort && other.abs_diff(day) == 1;
                if beside && is_slip(fewer, count) && !centre[near] && slip[near].is_none() {
                    slip[near] = Some(day);
                }
            }
        }
        let days = told.iter().zip(slip).filter_map(|((moment, _), slip)| Some((*moment, slip?))).collect();
        Slips { days }
    }

    /// The day that a moment slipped from, or its own.
    fn at(&self, moment: (u8, i32)) -> i32 {
        let found = self.days.binary_search_by_key(&moment, |(slip, _)| *slip);
        found.ok().and_then(|place| self.days.get(place)).map_or(moment.1, |(_, from)| *from)
    }
}

/// Whether an event and a strand tell one sort of moment, but of two days; `at` gives the day that a moment slipped from.
pub(super) fn apart(event: &Strand, strand: &Strand, at: impl Fn((u8, i32)) -> i32) -> bool {
    moments(strand).any(|own| {
        let mut same = moments(event).filter(|other| other.0 == own.0).peekable();
        same.peek().is_some() && same.all(|other| at(own) != at(other))
    })
}

/// Whether an undated telling says too little to be the same as another that says the same: nobody and nowhere, or
/// that someone may withdraw from somewhere some day.
fn is_vague(strand: &Strand) -> bool {
    let musing = strand.life == Life::Course && strand.ranks.1 <= 1 && !strand.stages.demands();
    strand.places().is_empty() && (musing || !strand.is_named())
}

/// Whether a strand that starts no earlier goes on with an event of its lane.
pub(super) fn goes_on(event: &Strand, strand: &Strand) -> bool {
    let plan = |strand: &Strand| strand.life == Life::Course && strand.ranks.1 <= 1 && strand.stages.has(Stage::Real);
    let done = |strand: &Strand| strand.ranks.0 >= 5;
    if !event.suits(strand)
        || !event.one_occasion(strand)
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
