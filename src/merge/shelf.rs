//! Where events are looked for: by kind, who and day.

use crate::merge::days::{Days, Known};
use crate::merge::fit::{near, past, stands};
use crate::merge::hash::{self, Table};
use crate::merge::life::Life;
use crate::merge::strand::Strand;
use crate::merge::who::{Actor, Sort};

/// So many days stand together.
const SPAN: i32 = 64;
/// So many actors of one telling are looked for by pairs.
const PAIRED: usize = 8;

/// What stands under a number, by days.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    rows: Table<u64, Vec<(i32, u32)>>,
}

/// The row that holds what stands under a label on a day.
pub(super) fn row(label: u64, day: i32) -> u64 {
    hash::mix(label, u64::from(day.div_euclid(SPAN).cast_unsigned()))
}

/// The rows that hold what stands under a label from the first of the days to the last.
pub(super) fn rows(label: u64, days: Days) -> impl Iterator<Item = u64> {
    let spans = days.first.div_euclid(SPAN)..=days.last.div_euclid(SPAN);
    spans.map(move |span| hash::mix(label, u64::from(span.cast_unsigned())))
}

impl Shelf {
    pub(super) fn put(&mut self, label: u64, day: i32, number: u32) {
        let row = self.rows.entry(row(label, day)).or_default();
        let entry = (day, number);
        if row.last().is_none_or(|last| *last < entry) {
            row.push(entry);
        } else if let Err(place) = row.binary_search(&entry) {
            row.insert(place, entry);
        }
    }

    pub(super) fn take(&mut self, label: u64, day: i32, number: u32) {
        let key = row(label, day);
        let Some(row) = self.rows.get_mut(&key) else { return };
        if let Ok(place) = row.binary_search(&(day, number)) {
            row.remove(place);
        }
        if row.is_empty() {
            self.rows.remove(&key);
        }
    }

    /// What stands under a label from the first of the days to the last.
    pub(super) fn range(&self, label: u64, days: Days, mut visit: impl FnMut(u32)) {
        for row in rows(label, days).filter_map(|row| self.rows.get(&row)) {
            let from = row.partition_point(|(day, _)| *day < days.first);
            row[from..].iter().take_while(|(day, _)| *day <= days.last).for_each(|(_, number)| visit(*number));
        }
    }
}

/// By what an event can be found, as labels of a shelf.
#[derive(Debug, Clone, Copy)]
enum Label {
    /// One of its actors, brokers or places.
    One(u64),
    /// Two of its actors.
    Two(u64, u64),
    /// Its only actor.
    Lone(u64),
    /// The forces and the place that they leave.
    Left(u64, u64),
    /// Its kind alone.
    Any,
}

impl Label {
    /// The number of the label for events of a kind whose days are known exactly, or only roughly.
    fn number(self, kind: u64, exact: bool) -> u64 {
        let (tag, a, b) = match self {
            Label::One(who) => (0, who, 0),
            Label::Two(a, b) => (1, a.min(b), a.max(b)),
            Label::Lone(who) => (2, who, 0),
            Label::Left(who, place) => (3, who, place),
            Label::Any => (4, 0, 0),
        };
        hash::of([kind, tag * 2 + u64::from(exact), a, b])
    }
}

fn pairs(actors: &[Actor]) -> impl Iterator<Item = Label> + '_ {
    let some = &actors[..actors.len().min(PAIRED)];
    let pair = |(place, one): (usize, &'_ Actor)| (place, one.side);
    some.iter()
        .enumerate()
        .map(pair)
        .flat_map(move |(place, one)| some[place + 1..].iter().map(move |other| Label::Two(one, other.side)))
}

fn left(strand: &Strand) -> impl Iterator<Item = Label> + '_ {
    let forces = strand.actors().first().filter(|_| strand.life == Life::Course);
    forces.into_iter().flat_map(|one| strand.places().iter().map(|place| Label::Left(one.side, place.side)))
}

/// The labels and days under which an event stands.
pub(super) fn places(event: &Strand, mut visit: impl FnMut(u64, i32)) {
    let Some(days) = event.days() else { return };
    let exact = !event.points.is_empty();
    let lone = if let [one] = event.actors() { Some(Label::Lone(one.side)) } else { None };
    let ones = event.who.all().iter().map(|actor| Label::One(actor.side));
    for label in ones.chain(lone).chain(pairs(event.actors())) {
        let number = label.number(event.kind, exact);
        if exact {
            event.points.iter().for_each(|point| visit(number, point.days.first));
        } else {
            visit(number, days.first);
        }
    }
    if exact {
        left(event).for_each(|label| visit(label.number(event.kind, true), days.first));
    }
    visit(Label::Any.number(event.kind, true), days.first);
}

/// The labels and days under which a strand looks for the event that it tells of.
pub(super) fn searches(strand: &Strand, mut visit: impl FnMut(u64, Days)) {
    let Some(days) = strand.days() else { return };
    let (near, past) = (near(strand, days), past(days));
    let kind = strand.kind;
    if strand.who.is_empty() {
        if strand.life != Life::Point && (strand.known() == Known::Exact || stands(strand)) {
            visit(Label::Any.number(kind, true), near);
        }
        return;
    }
    let mut look = |label: Label, exact: bool, days: Days| visit(label.number(kind, exact), days);
    let coded = |actor: &Actor| matches!(actor.sort, Sort::OfState | Sort::State);
    let actors = strand.actors();
    // Two that are known by their states must both be in the event, or one of them alone.
    if actors.len() > 1 && actors.len() <= PAIRED && actors.iter().all(coded) {
        for (exact, days) in [(true, near), (false, past)] {
            pairs(actors).for_each(|label| look(label, exact, days));
            actors.iter().for_each(|actor| look(Label::Lone(actor.side), exact, days));
        }
    } else {
        for actor in actors {
            look(Label::One(actor.side), true, near);
            look(Label::One(actor.side), false, past);
        }
    }
    // "The rebels" of a town may be any group that is named.
    let unnamed = strand.brokers().is_empty() && strand.who.is_general();
    let places = if unnamed { strand.places().iter() } else { [].iter() };
    for actor in strand.brokers().iter().chain(places) {
        look(Label::One(actor.side), true, near);
        look(Label::One(actor.side), false, past);
    }
    // What comes long after.
    if strand.life == Life::State {
        pairs(actors).for_each(|label| look(label, true, past));
    }
    left(strand).for_each(|label| look(label, true, past));
}
