//! A timeline is a set of reports: whichever way they come, it is the same to the byte.

use std::collections::BTreeSet;

use dateline::text::Section;
use dateline::timeline::{Report, Timeline};

use super::values::days_in_order;

/// What is saved of a timeline.
#[track_caller]
pub fn json(timeline: &Timeline) -> String {
    serde_json::to_string(timeline).unwrap()
}

/// The timeline of some reports.
pub fn of(reports: &[Report]) -> Timeline {
    reports.iter().cloned().collect()
}

/// Neither order, repetition nor the parts in which they come changes a byte; what is taken out never came.
#[track_caller]
pub fn check(reports: &[Report], cut: usize) {
    let whole = of(reports);
    let written = json(&whole);
    events(&whole);
    saved(&whole);

    let backwards: Vec<Report> = reports.iter().rev().cloned().collect();
    assert_eq!(json(&of(&backwards)), written, "order");
    assert_eq!(json(&of(&[&backwards, reports].concat())), written, "repetition");

    let (left, right) = reports.split_at(cut % (reports.len() + 1));
    let parts = [of(left), of(right), whole.clone()];
    let merged = |order: [usize; 2]| {
        let mut merged = parts[order[0]].clone();
        // With its events worked out or not.
        if order[0] == 0 {
            merged.events();
        }
        merged.merge(parts[order[1]].clone());
        json(&merged)
    };
    for order in [[0, 1], [1, 0], [0, 2], [2, 1], [2, 2]] {
        assert_eq!(merged(order), written, "parts {order:?}");
    }

    let Some(key) = reports.get(cut % reports.len().max(1)).map(|report| report.key.clone()) else { return };
    let mut less = whole.clone();
    assert!(less.retract(&key) && !less.retract(&key));
    let rest: Vec<Report> = reports.iter().filter(|report| report.key != key).cloned().collect();
    assert_eq!(json(&less), json(&of(&rest)), "retraction");
    less.extend(reports.iter().filter(|report| report.key == key).cloned());
    assert_eq!(json(&less), written, "and back");
}

/// What is saved is read again as the same timeline.
#[track_caller]
pub fn saved(timeline: &Timeline) {
    let written = json(timeline);
    let read: Timeline = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    assert_eq!(read, *timeline);
    assert_eq!(json(&read), written);
}

/// Each mention is in one event, of its kind; events are in order and have ids of their own.
#[track_caller]
pub fn events(timeline: &Timeline) {
    let events = timeline.events();
    let told: usize = events.iter().map(|event| event.mentions.len()).sum();
    assert_eq!(told, timeline.mentions());
    let ids: BTreeSet<&str> = events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids.len(), events.len());
    let mut before = None;
    for event in events {
        assert!(!event.mentions.is_empty());
        assert!(event.mentions.iter().all(|told| told.mention().kind == event.kind));
        assert!(event.mentions.iter().all(|told| told.mention().section != Section::Boilerplate));
        assert!(event.sources.is_sorted() && event.support() >= 1);
        assert!((1..=event.support()).contains(&event.score.independent), "{:?}", event.score);
        assert!(event.could_be.iter().all(|id| ids.contains(id.as_str()) && *id != event.id));
        assert_eq!(timeline.event(&event.id).map(|found| &found.id), Some(&event.id));
        let days = event.when.as_ref().map(|when| when.interval);
        days.iter().chain(event.phases.iter().map(|phase| &phase.interval)).for_each(days_in_order);
        let (start, end) = days.map_or((None, None), |days| (days.start, days.end));
        let place = ((start.is_none(), start), (end.is_none(), end), event.kind.clone(), event.id.clone());
        assert!(before.as_ref().is_none_or(|before| *before < place), "{before:?} before {place:?}");
        before = Some(place);
    }
    assert!(timeline.diff(timeline).is_empty());
}
