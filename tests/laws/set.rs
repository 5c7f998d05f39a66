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

    associative(reports, cut, &written);

    let Some(key) = reports.get(cut % reports.len().max(1)).map(|report| report.key.clone()) else { return };
    let mut less = whole.clone();
    assert!(less.retract(&key) && !less.retract(&key));
    let rest: Vec<Report> = reports.iter().filter(|report| report.key != key).cloned().collect();
    assert_eq!(json(&less), json(&of(&rest)), "retraction");
    less.extend(reports.iter().filter(|report| report.key == key).cloned());
    assert_eq!(json(&less), written, "and back");
}

/// Of three parts, which of them meet first makes no difference; nor that they share reports.
#[track_caller]
fn associative(reports: &[Report], cut: usize, whole: &str) {
    let third = |from: usize| {
        let (start, end) = (from * reports.len() / 3, (from + 1) * reports.len() / 3 + cut % 3);
        of(&reports[start..end.min(reports.len())])
    };
    let with = |mut one: Timeline, other: Timeline| {
        one.merge(other);
        one
    };
    let left = with(with(third(0), third(1)), third(2));
    let right = with(third(0), with(third(1), third(2)));
    assert_eq!((json(&left).as_str(), json(&right).as_str()), (whole, whole), "three parts");
}

/// What is told later adds: nothing is gone, an id that an event had still finds it, and the difference says what is new.
#[track_caller]
pub fn grown(older: &Timeline, newer: &Timeline) {
    let diff = newer.diff(older);
    assert_eq!(diff.gone, [], "{diff}");
    for event in older.events() {
        let now = newer.event(&event.id);
        let shared = now.is_some_and(|now| {
            now.mentions.iter().any(|one| {
                event.mentions.iter().any(|other| (one.key(), &one.mention().id) == (other.key(), &other.mention().id))
            })
        });
        assert!(shared, "{} is found no more", event.id);
    }
    let added: BTreeSet<&str> = diff.added.iter().map(|told| told.id.as_str()).collect();
    let changed: BTreeSet<&str> = diff.changed.iter().map(|changed| changed.now.id.as_str()).collect();
    for event in newer.events() {
        let id = event.id.as_str();
        if added.contains(id) || changed.contains(id) {
            continue;
        }
        let before = older.events().iter().find(|before| before.id == event.id);
        assert!(
            before.is_some_and(|before| before.mentions.len() == event.mentions.len()),
            "{id} is not told to have changed"
        );
    }
    // And the other way round: what was added would be gone.
    let back = older.diff(newer);
    assert!(back.added.is_empty(), "{back}");
    assert_eq!(back.gone, diff.added);
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
