//! How a telling fits an event: their dates first, and then how much they say in common.

use serde::{Deserialize, Serialize};

use crate::merge::days::{Days, Known};
use crate::merge::life::{Life, Stage};
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
/// So many days may lie between the steps of one plan to withdraw, of which each has its month or less.
const STEPS: i32 = 30;
const MONTH: i32 = 31;
/// In so many days both windows of publication lie of two undated tellings of which one says less.
const AFRESH: i32 = 8;
/// A date wider than this, in days, is looked for from its first day, or where it has none to its last.
const WIDE: i32 = 2048;

/// How the dates of a strand lie to those of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Closeness {
    /// Further along in its life.
    Life,
    /// On its days, or a day off.
    Near,
    /// On one of its days.
    Same,
}

/// How well a telling fits an event: the greater, the better. What counts for more comes first, and no sum of lesser things
/// outweighs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Fit {
    days: Closeness,
    /// How many places they share.
    places: u8,
    /// How many sides and mediators they share.
    who: u8,
    /// Both name the same sides and no place: a truce of the whole war is rather the one that is told without a town.
    silent: bool,
    /// The event is already told of in that way: as demanded, offered, denied or done.
    stage: bool,
}

/// Whether only the standing of a truce is told, which may be long after it began.
pub(super) fn stands(strand: &Strand) -> bool {
    strand.life == Life::State && strand.ranks.0 >= 4 && strand.stages.has(Stage::Real)
}

/// Whether a withdrawal is told that is no more than planned, announced or ordered.
fn plans(strand: &Strand) -> bool {
    strand.life == Life::Course && strand.ranks.1 <= 3 && !strand.stages.demands()
}

/// The days in which the event may have begun that a strand with these days joins.
pub(super) fn near(strand: &Strand, days: Days) -> Days {
    let days = match (strand.life, strand.known()) {
        (Life::Point, _) => days.widened(1, 1),
        (Life::State, Known::Bounded) if stands(strand) => days.widened(STANDING, ECHO),
        _ => days.widened(NEXT, NEXT.max(ECHO)),
    };
    clipped(days)
}

/// The days in which an event may have begun that is known roughly, or that the strand goes on with.
pub(super) fn past(days: Days) -> Days {
    clipped(clipped(days).widened(BACK, ECHO))
}

fn clipped(days: Days) -> Days {
    let Days { first, last } = days;
    if last.saturating_sub(first) <= WIDE + BACK + ECHO {
        days
    } else if first == i32::MIN {
        Days { first: last.saturating_sub(WIDE), last }
    } else {
        Days { first, last: first.saturating_add(WIDE) }
    }
}

/// How well a strand fits an event; `None` where it tells of another.
pub(super) fn fit(event: &Strand, strand: &Strand) -> Option<Fit> {
    let days = dates_fit(event, strand)?;
    let suits = event.suits(strand)
        && event.same_forces(strand)
        && event.one_occasion(strand)
        && !event.shares_document(strand);
    if !suits {
        return None;
    }
    let few = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    let (level, own, theirs) = (event.level, event.actors(), strand.actors());
    let sides = level.common(own, theirs);
    Some(Fit {
        days,
        places: few(event.who.common_places(&strand.who)),
        who: few(sides + level.common(event.brokers(), strand.brokers())),
        silent: event.places().is_empty() && strand.places().is_empty() && sides >= own.len().max(theirs.len()),
        stage: event.stages.holds(strand.stages),
    })
}

/// How the days of a strand lie to those of an event, both known exactly; `None` where they are of two events.
pub(super) fn relation(event: &Strand, strand: &Strand) -> Option<Closeness> {
    let pairs = || event.points.iter().flat_map(|a| strand.points.iter().map(move |b| (a, b)));
    let gap = pairs().map(|(a, b)| a.days.distance(b.days)).min()?;
    if event.life == Life::Point || strand.stages.demands() {
        let slip = if strand.stages.demands() { 0 } else { 1 };
        return (gap <= slip).then_some(if gap == 0 { Closeness::Same } else { Closeness::Near });
    }
    if !pairs().all(|(a, b)| follows(event.life, &a, &b)) {
        return None;
    }
    let doing = event.ranks.1 >= 4 && strand.ranks.1 >= 4;
    let placed_alike = event.places().is_empty() == strand.places().is_empty();
    if gap == 1 && event.life == Life::Course && doing && !placed_alike {
        return None;
    }
    if gap <= 1 {
        return Some(if gap == 0 { Closeness::Same } else { Closeness::Near });
    }
    let level = event.level;
    let brokers = level.common(event.brokers(), strand.brokers());
    if !strand.brokers().is_empty() && brokers == 0 {
        return None;
    }
    let same_who = level.common(event.actors(), strand.actors()) == event.actors().len().max(strand.actors().len());
    let placed = event.who.common_places(&strand.who) > 0;
    let full = match event.life {
        Life::Course => placed,
        _ => event.actors().len() > 1,
    };
    let next = if event.life == Life::Course && doing { 1 } else { NEXT };
    (same_who && (gap <= next || full)).then_some(Closeness::Life)
}

/// How the strand's dates fit the event's.
pub(super) fn dates_fit(event: &Strand, strand: &Strand) -> Option<Closeness> {
    let demand = strand.stages.demands();
    let mut days = strand.days()?;
    if demand && strand.known() == Known::Bounded {
        days.first = days.first.max(days.last.saturating_sub(FRESH));
    }
    let plan = event.life == Life::Course && strand.known() == Known::Bounded && strand.ranks.1 <= 1;
    if plan && event.ranks.0 >= 5 && !demand && event.days().is_some_and(|done| done.last < days.last) {
        return None;
    }
    let offer = event.stages.has(Stage::Real) && strand.stages.offers();
    if offer && event.points.iter().next().is_some_and(|start| start.days.last.saturating_add(1) < days.last) {
        return None;
    }
    let fit = match (event.known(), strand.known()) {
        (Known::Exact, Known::Exact) => return relation(event, strand),
        (_, Known::Not) | (Known::Not, _) => false,
        (Known::Exact, known) => {
            let pair = || event.level.common(event.actors(), strand.actors()) > 1;
            if event.life == Life::Point && !event.names_all_of(strand) && !pair() {
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
        (Known::Coarse, Known::Coarse) if plans(event) && plans(strand) => {
            let own = event.days()?;
            let slack = if own.length().max(days.length()) <= MONTH { STEPS } else { 0 };
            own.widened(slack, slack).overlaps(days)
        }
        (Known::Coarse, Known::Exact | Known::Coarse) => event.days()?.overlaps(days),
        (Known::Bounded, Known::Bounded) => event.bound?.overlaps(days) && event.bound?.hull(days).length() <= AFRESH,
        (_, Known::Bounded) => event.bound?.overlaps(days),
        (Known::Bounded, _) => event.bound?.overlaps(days),
    };
    fit.then_some(Closeness::Near)
}
