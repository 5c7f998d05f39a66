//! Where events are looked for: by kind, who and day.

use crate::hash::{self, Table};
use crate::merge::days::{Days, Known};
use crate::merge::few::Few;
use crate::merge::fit::{near, past, stands};
use crate::merge::life::Life;
use crate::merge::places::{Hashed, Places};
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;
use crate::merge::who::{Actor, Sort};

/// So many days stand together of what is looked for within days, and of what is looked for within a year and more.
const NEAR: i32 = 64;
const FAR: i32 = 512;

/// So many actors of one telling are looked for by pairs.
const PAIRED: usize = 8;

/// What stands under a label, and so many days of it in one row: few where much may stand on a day, many where who looks for
/// something looks far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    label: u64,
    span: i32,
}

impl Mark {
    pub(super) fn new(label: u64, span: i32) -> Self {
        // No label is 0.
        Mark { label: label.max(1), span }
    }

    /// The row that holds what stands under the label on a day, as a number.
    pub(super) fn row(self, day: i32) -> u64 {
        self.numbered(self.span_of(day))
    }

    /// The rows that hold what stands under the label from the first of the days to the last.
    pub(super) fn rows(self, days: Days) -> impl Iterator<Item = u64> {
        self.spans(days).map(move |span| self.numbered(span))
    }

    fn numbered(self, span: i32) -> u64 {
        hash::mix(self.label, u64::from(span.cast_unsigned()))
    }

    fn spans(self, days: Days) -> impl Iterator<Item = i32> {
        self.span_of(days.first)..=self.span_of(days.last)
    }

    fn span_of(self, day: i32) -> i32 {
        day.div_euclid(self.span)
    }

    fn bay(self, span: i32) -> u64 {
        u64::from(self.span.cast_unsigned()) << 32 | u64::from(span.cast_unsigned())
    }

    /// The same label, of another class.
    pub(super) fn classed(self, class: u64, span: i32) -> Self {
        Mark::new(hash::mix(self.label, class), span)
    }
}

/// What stands under labels, by days. The rows of some days, of all labels, stand in one bay: whoever goes through time finds all that is
/// looked for close by.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf<T: Copy + Default> {
    bays: Table<u64, Places<Row<T>>>,
}

/// What stands under a label, in order of days.
#[derive(Debug, Clone, Default)]
struct Row<T: Copy + Default> {
    /// 0 where there is no row.
    label: u64,
    things: Few<(i32, T), 1>,
}

/// Things that are to be put on a shelf, by bays.
#[derive(Debug)]
pub(super) struct Pile<T> {
    bays: Table<u64, Vec<Labelled<T>>>,
}

/// A thing with its label and its day.
type Labelled<T> = (u64, (i32, T));

impl<T> Pile<T> {
    pub(super) fn put(&mut self, mark: Mark, day: i32, thing: T) {
        self.bays.entry(mark.bay(mark.span_of(day))).or_default().push((mark.label, (day, thing)));
    }
}

impl<T> Default for Pile<T> {
    fn default() -> Self {
        Pile { bays: Table::default() }
    }
}

impl<T: Copy + Default> Hashed for Row<T> {
    fn hash(&self) -> u64 {
        self.label
    }

    fn is_free(&self) -> bool {
        self.label == 0
    }
}

impl<T: Copy + Default + Ord> Row<T> {
    /// The row of a label, or where it would stand.
    fn find(rows: &Places<Self>, label: u64) -> Result<usize, usize> {
        rows.find(label, |row| row.label == label)
    }

    fn of(rows: &mut Places<Self>, label: u64) -> &mut Few<(i32, T), 1> {
        let place = Row::find(rows, label).unwrap_or_else(|_| rows.insert(Row { label, things: Few::default() }));
        &mut rows.get_mut(place).things
    }
}

impl<T: Copy + Default + Ord> Shelf<T> {
    pub(super) fn put(&mut self, mark: Mark, day: i32, thing: T) {
        Row::of(self.bays.entry(mark.bay(mark.span_of(day))).or_default(), mark.label).insert((day, thing));
    }

    /// Puts many at once.
    pub(super) fn put_all(&mut self, pile: Pile<T>) {
        for (bay, mut placed) in pile.bays {
            placed.sort_unstable();
            let bay = self.bays.entry(bay).or_default();
            let rows = || placed.chunk_by(|(label, _), (other, _)| label == other);
            bay.reserve(rows().count());
            for row in rows() {
                let Some((label, _)) = row.first() else { continue };
                let things = Row::of(bay, *label);
                let fresh = things.is_empty();
                *things = things.iter().chain(row.iter().map(|(_, thing)| *thing)).collect();
                if !fresh {
                    things.sort();
                }
            }
        }
    }

    pub(super) fn take(&mut self, mark: Mark, day: i32, thing: T) {
        let bay = mark.bay(mark.span_of(day));
        let Some(rows) = self.bays.get_mut(&bay) else { return };
        let Ok(place) = Row::find(rows, mark.label) else { return };
        let things = &mut rows.get_mut(place).things;
        things.remove((day, thing));
        if things.is_empty() {
            rows.remove(place);
        }
        if rows.len() == 0 {
            self.bays.remove(&bay);
        }
    }

    /// What stands under a label from the first of the days to the last.
    pub(super) fn range(&self, mark: Mark, days: Days, mut visit: impl FnMut(T)) {
        for rows in mark.spans(days).filter_map(|span| self.bays.get(&mark.bay(span))) {
            let Ok(place) = Row::find(rows, mark.label) else { continue };
            let things = rows.get(place).things.as_slice();
            let from = things.partition_point(|(day, _)| *day < days.first);
            things[from..].iter().take_while(|(day, _)| *day <= days.last).for_each(|(_, thing)| visit(*thing));
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
    /// Where events of a kind stand whose days are known exactly, or only roughly.
    fn mark(self, kind: u64, exact: bool) -> Mark {
        let (tag, a, b) = match self {
            Label::One(who) => (0, who, 0),
            Label::Two(a, b) => (1, a.min(b), a.max(b)),
            Label::Lone(who) => (2, who, 0),
            Label::Left(who, place) => (3, who, place),
            Label::Any => (4, 0, 0),
        };
        let crowded = exact && matches!(self, Label::One(_) | Label::Any);
        Mark::new(hash::of([kind, tag * 2 + u64::from(exact), a, b]), if crowded { NEAR } else { FAR })
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
pub(super) fn places(event: &Strand, mut visit: impl FnMut(Mark, i32)) {
    let Some(days) = event.days() else { return };
    let exact = !event.points.is_empty();
    let lone = if let [one] = event.actors() { Some(Label::Lone(one.side)) } else { None };
    let ones = event.who.all().iter().map(|actor| Label::One(actor.side));
    for label in ones.chain(lone).chain(pairs(event.actors())) {
        let mark = label.mark(event.kind, exact);
        if exact {
            event.points.iter().for_each(|point| visit(mark, point.days.first));
        } else {
            visit(mark, days.first);
        }
    }
    if exact {
        left(event).for_each(|label| visit(label.mark(event.kind, true), days.first));
    }
    visit(Label::Any.mark(event.kind, true), days.first);
}

/// The labels and days under which a strand of a tier looks for the event that it tells of.
pub(super) fn searches(strand: &Strand, tier: Tier, mut visit: impl FnMut(Mark, Days)) {
    let Some(days) = strand.days() else { return };
    let (near, past) = (near(strand, days), past(days));
    let kind = strand.kind;
    if strand.who.is_empty() {
        if strand.life != Life::Point && (strand.known() == Known::Exact || stands(strand)) {
            visit(Label::Any.mark(kind, true), near);
        }
        return;
    }
    let rough = tier.may_join_coarse();
    let mut look = |label: Label, exact: bool, days: Days| {
        if exact || rough {
            visit(label.mark(kind, exact), days);
        }
    };
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
