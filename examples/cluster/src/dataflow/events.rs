//! Events put together: their mentions, dates, participants, score.

use std::sync::Arc;

use dateline::merge::Part;
use dateline::merge::partition::Node;
use dateline::timeline::{self, Event, Order, Report};
use serde::{Deserialize, Serialize};

use crate::dataflow::Rows;
use crate::dataflow::documents::Evidence;
use crate::dataflow::nodes::Proven;
use crate::dataflow::tiers::{Found, Place};
use crate::shared::Shared;

/// An event as it is printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Printed {
    pub(crate) order: Order,
    pub(crate) json: Arc<str>,
}

/// What an event is put together from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum Member {
    Told(Evidence, Part),
    /// The id of another event that its mentions fit as well.
    Rival(String),
}

/// The nodes alone, for the finding of events.
pub(crate) fn bare<'scope>(nodes: &Rows<'scope, Proven>) -> Rows<'scope, Shared<Node>> {
    nodes.clone().map(|(node, _)| node)
}

/// The events. The evidence of each meets on one worker.
pub(crate) fn events<'scope>(nodes: Rows<'scope, Proven>, found: Found<'scope>) -> Rows<'scope, Printed> {
    let evidence = nodes.flat_map(|(node, evidence)| evidence.into_iter().map(move |one| (node.id(), one)));
    let members = found.parts.arrange_by_key().join_core(evidence.arrange_by_key(), |_, place: &Place, evidence| {
        Some((place.open, (place.event, Member::Told(evidence.clone(), place.part))))
    });
    // Those that others may join know no rivals; those that know rivals are known by nobody.
    let open = members.clone().flat_map(|(open, member)| open.then_some(member));
    let torn = members.flat_map(|(open, member)| (!open).then_some(member));
    let open = open.reduce_named("Open events", |_, members, events| {
        events.extend(event(members.iter().map(|(member, _)| *member)).map(|event| (event, 1)));
    });
    let names = open.clone().map(|(event, printed)| (event, printed.order.id().to_owned())).arrange_by_key();
    let rivals = found.rivals.map(|(event, rival)| (rival, event));
    let rivals = rivals.arrange_by_key().join_core(names, |_, event, name| Some((*event, Member::Rival(name.clone()))));
    let torn = torn.concat(rivals).reduce_named("Torn events", |_, members, events| {
        events.extend(event(members.iter().map(|(member, _)| *member)).map(|event| (event, 1)));
    });
    open.concat(torn).map(|(_, printed)| printed)
}

fn event<'m>(members: impl Iterator<Item = &'m Member>) -> Option<Printed> {
    let mut rivals = Vec::new();
    let evidence = members.filter_map(|member| match member {
        Member::Told(Evidence { report, .. }, part) => {
            let report: Report = serde_json::from_str(report).ok()?;
            Some(timeline::Evidence { report, part: *part })
        }
        Member::Rival(id) => {
            rivals.push(id.clone());
            None
        }
    });
    let mut event = Event::of(evidence.collect::<Vec<_>>())?;
    event.could_be = rivals;
    event.could_be.sort_unstable();
    Some(Printed { order: event.order(), json: serde_json::to_string(&event).ok()?.into() })
}
