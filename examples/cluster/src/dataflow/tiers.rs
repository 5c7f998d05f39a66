//! Tier by tier: which event a node joins, and which events the others make.

use dateline::merge::Part;
use dateline::merge::partition::{Fit, Founding, Id, Node, Reach, Tier, Verdict, choose, found, stretches};
use differential_dataflow::collection::concatenate;
use serde::{Deserialize, Serialize};

use crate::dataflow::{Rows, Table};
use crate::shared::Shared;

/// Which nodes an event has.
pub(crate) struct Found<'scope> {
    /// The nodes, each with its part.
    pub(crate) parts: Rows<'scope, (Id, Place)>,
    /// The events that an event's founder fits equally well, each behind it.
    pub(crate) rivals: Rows<'scope, (Id, Id)>,
}

/// Where a node belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Place {
    /// The event, by its first founder.
    pub(crate) event: Id,
    pub(crate) part: Part,
    /// Whether others may join it.
    pub(crate) open: bool,
}

/// Where events stand: a row's events are on one worker, for all who look there.
type Shelf<'scope> = Table<'scope, u64, (i32, Shared<Founding>)>;

/// The events of these nodes.
pub(crate) fn tiers<'scope>(nodes: &Rows<'scope, Shared<Node>>) -> Found<'scope> {
    let scope = nodes.scope();
    let mut shelves: Vec<Shelf<'scope>> = Vec::new();
    let (mut parts, mut rivals) = (Vec::new(), Vec::new());
    for tier in Tier::ALL {
        let nodes = nodes.clone().filter(move |node| node.tier() == tier);
        let judged = look(nodes, &shelves);
        parts.push(judged.clone().flat_map(|(node, verdict)| match verdict {
            Verdict::One(event) => Some((node.id(), Place { event, part: Part::Joined, open: true })),
            _ => None,
        }));
        rivals.push(judged.clone().flat_map(|(node, verdict)| {
            let rivals = if let Verdict::Several(rivals) = verdict { rivals } else { Vec::new() };
            rivals.into_iter().map(move |rival| (node.id(), rival))
        }));
        let rest = judged.flat_map(|(node, verdict)| match verdict {
            Verdict::One(_) => None,
            Verdict::None => Some((node, false)),
            Verdict::Several(_) => Some((node, true)),
        });
        let events = make(rest);
        parts.push(events.clone().flat_map(|event| {
            let open = event.open;
            let ids = event.founders.clone();
            let first = ids.first().copied();
            ids.into_iter().filter_map(move |id| Some((id, Place { event: first?, part: Part::Made, open })))
        }));
        let places = events.flat_map(|event| {
            let places = event.shelves();
            places.into_iter().map(move |(row, day)| (row, (day, event.clone())))
        });
        shelves.push(places.arrange_by_key_named("Shelf"));
    }
    Found { parts: concatenate(scope, parts), rivals: concatenate(scope, rivals) }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Look {
    Node(Shared<Node>),
    Fit(Id, Fit),
}

/// What the nodes of a tier find on the shelves of the better ones.
fn look<'scope>(
    nodes: Rows<'scope, Shared<Node>>,
    shelves: &[Shelf<'scope>],
) -> Rows<'scope, (Shared<Node>, Verdict<Id>)> {
    if shelves.is_empty() {
        return nodes.map(|node| (node, Verdict::None));
    }
    let searches = nodes.clone().flat_map(|node| {
        let searches = node.searches();
        searches.into_iter().map(move |search| (search.row, (search.days, node.clone())))
    });
    let searches = searches.arrange_by_key_named("Searches");
    let fits = shelves.iter().map(|shelf| {
        searches.clone().join_core(shelf.clone(), |_, ((first, last), node), (day, event)| {
            let fit = if (first..=last).contains(&day) { event.fit(node) } else { None };
            Some((node.id(), Look::Fit(*event.founders.first()?, fit?)))
        })
    });
    let fits: Vec<_> = fits.collect();
    let all = nodes.map(|node| (node.id(), Look::Node(node))).concatenate(fits);
    let judged = all.reduce_named("Choose", |_, looks, judged| {
        let mut looks = looks.iter().map(|(look, _)| *look);
        // A node comes before what it fits.
        let Some(Look::Node(node)) = looks.next() else { return };
        let fits = looks.filter_map(|look| if let Look::Fit(event, fit) = look { Some((*event, *fit)) } else { None });
        judged.push(((node.clone(), choose(fits)), 1));
    });
    judged.map(|(_, judged)| judged)
}

/// The events that nodes of one tier make: cut where nothing can bridge their lanes, and each stretch by itself. The days of a lane
/// are on one worker, and so is a stretch.
fn make<'scope>(nodes: Rows<'scope, (Shared<Node>, bool)>) -> Rows<'scope, Shared<Founding>> {
    let days = nodes.clone().map(|(node, _)| ((node.lane(), node.gap()), node.reach()));
    let firsts = days.reduce_named("Stretches", |(_, gap), days, firsts| {
        let days: Vec<Reach> = days.iter().map(|(days, _)| **days).collect();
        let first = stretches(&days, *gap);
        firsts.extend(days.into_iter().zip(first).map(|row| (row, 1)));
    });
    let firsts = firsts.map(|((lane, _), (days, first))| ((lane, days), first)).arrange_by_key();
    let nodes = nodes.map(|(node, torn)| ((node.lane(), node.reach()), (node, torn)));
    let placed =
        nodes.arrange_by_key().join_core(firsts, |(lane, _), node, first| Some(((*lane, *first), node.clone())));
    let events = placed.reduce_named("Make", |_, nodes, events| {
        let nodes = nodes.iter().map(|((node, torn), _)| (&**node, *torn));
        events.extend(found(nodes).into_iter().map(|event| (Shared::new(event), 1)));
    });
    events.map(|(_, event)| event)
}
