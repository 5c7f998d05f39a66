//! What a timeline says of its own events: how well they are supported, why they are one, what they could be, what changed.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

use dateline::Span;
use dateline::calendar::{Granularity, Interval};
use dateline::chrono::NaiveDate;
use dateline::document::{Anchor, Key, Sketch};
use dateline::event::{Basis, Circumstances, Factuality, Kind, Mention, Participant, Phase, Role, When};
use dateline::merge::{Obstacle, Part};
use dateline::text::Section;
use dateline::timeline::{Bond, Query, Report, Timeline};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn key(name: &str) -> Key {
    let (source, id) = name.split_once('/').unwrap();
    Key { source: source.into(), id: id.into() }
}

/// A report of one call between the two, on the day or in the days given.
fn report(name: &str, published: &str, days: (&str, &str), who: &[&str], text: &str) -> Report {
    let participants = who.iter().map(|name| {
        let code = name.rsplit(' ').next().unwrap()[..3].to_uppercase();
        Participant::new(*name, Some(&code), Role::Party)
    });
    let exact = days.0 == days.1;
    let mention = Mention {
        id: "5:call:0".into(),
        kind: Kind::Call,
        sentence: Span::new(0, text.len()),
        trigger: Span::new(5, 9),
        section: Section::Body,
        phase: Phase::Held,
        factuality: Factuality::Asserted,
        participants: participants.collect(),
        when: Some(When {
            value: None,
            interval: Interval::new(day(days.0), day(days.1)),
            granularity: if exact { Granularity::Day } else { Granularity::Month },
            basis: Basis::Timex,
            derivation: None,
        }),
        circumstances: Circumstances::default(),
        quote: text.into(),
    };
    Report {
        key: key(name),
        fingerprint: 1,
        published: Some(Anchor::Day(day(published))),
        anchor_basis: None,
        title: None,
        sketch: Sketch::of(text),
        mentions: vec![mention],
    }
}

const PAIR: &[&str] = &["Anna Arlandia", "Boris Borduria"];
const STORY: &str = "The two presidents spoke by telephone on Monday about the truce along the river, and agreed that their \
    ministers should meet before the winter to talk about the exchange of prisoners.";
const OWN: &str = "Monday's call lasted an hour; nobody would say afterwards whether guns, prisoners or gas had come up, or who \
    had asked for it, and both offices declined to comment.";

#[test]
fn copies_of_one_report_are_one_source() {
    let days = ("2016-03-14", "2016-03-14");
    let original = report("wire/1", "2016-03-15", days, PAIR, STORY);
    let copy = report("post/2", "2016-03-15", days, PAIR, &format!("(wire) {STORY}"));
    let own = report("mail/3", "2016-03-15", days, PAIR, OWN);
    let score = |reports: &[&Report]| {
        let timeline: Timeline = reports.iter().map(|report| (*report).clone()).collect();
        assert_eq!(timeline.events().len(), 1);
        timeline.events().first().unwrap().score.clone()
    };
    assert_eq!((score(&[&original]).value, score(&[&original]).independent), (500, 1));
    let copied = score(&[&original, &copy]);
    assert_eq!((copied.value, copied.copies), (500, vec![vec!["post".to_owned(), "wire".to_owned()]]));
    let both = score(&[&own, &original, &copy]);
    assert_eq!((both.value, both.independent), (750, 2));
    assert_eq!(both.to_string(), "750 of 1000, by 2 independent sources; post, wire count as one");
    let timeline: Timeline = [original, copy, own].into_iter().collect();
    assert_eq!(timeline.query(&Query::new().support(2)).count(), 1);
    assert_eq!(timeline.query(&Query::new().support(3)).count(), 0);
}

#[test]
fn every_independent_source_raises_the_score() {
    let days = ("2016-03-14", "2016-03-14");
    let mut timeline = Timeline::new();
    let mut before = 0;
    for source in 0..8 {
        let text = format!("Source {source} writes of it: {}", "in words that are its own ".repeat(source + 1));
        let mut report = report(&format!("s{source}/1"), "2016-03-15", days, PAIR, "They spoke.");
        report.sketch = Sketch::of(&text).filter(|_| source % 2 == 0 && source == 0);
        timeline.insert(report);
        let value = timeline.events().first().unwrap().score.value;
        assert!(value > before, "{value} after {before}");
        before = value;
    }
}

#[test]
fn what_fits_two_events_says_which() {
    let month = ("2016-03-01", "2016-03-31");
    let mut timeline: Timeline = [
        report("wire/1", "2016-03-04", ("2016-03-03", "2016-03-03"), PAIR, STORY),
        report("wire/2", "2016-03-24", ("2016-03-23", "2016-03-23"), PAIR, OWN),
        report("post/3", "2016-04-10", month, PAIR, "They spoke last month."),
    ]
    .into_iter()
    .collect();
    let ids: Vec<String> = timeline.events().iter().map(|event| event.id.clone()).collect();
    let coarse = timeline.events().iter().find(|event| event.mentions.first().unwrap().key().source == "post").unwrap();
    let mut others: Vec<String> = ids.iter().filter(|id| **id != coarse.id).cloned().collect();
    others.sort();
    assert_eq!(coarse.could_be, others);
    assert!(timeline.explain(&coarse.id).unwrap().to_string().contains("fits equally well"));
    // One of the two turns out to be none: now it fits the other.
    timeline.retract(&key("wire/2"));
    assert_eq!(timeline.events().len(), 1);
    assert!(timeline.events().first().unwrap().could_be.is_empty());
}

#[test]
fn an_earlier_report_changes_the_id_and_both_are_known() {
    let days = ("2016-03-14", "2016-03-14");
    let late: Timeline = [report("wire/1", "2016-03-16", days, PAIR, STORY)].into_iter().collect();
    let old = late.events().first().unwrap().id.clone();
    let mut more = late.clone();
    more.insert(report("post/2", "2016-03-17", days, PAIR, OWN));
    assert_eq!(more.events().first().unwrap().id, old, "later reports keep the id");
    more.insert(report("mail/3", "2016-03-15", days, PAIR, OWN));
    let event = more.events().first().unwrap();
    assert_ne!(event.id, old);
    assert!(event.previous_ids().any(|id| id == old));
    assert_eq!(more.event(&old).unwrap().id, event.id);
    let diff = more.diff(&late);
    assert_eq!((diff.added.len(), diff.changed.len(), diff.gone.len()), (0, 1, 0));
    assert_eq!(diff.changed[0].previous_ids, std::slice::from_ref(&old));
    assert_eq!(diff.changed[0].added.len(), 2);
    assert!(diff.to_string().contains(&format!("was {old}")), "{diff}");
    assert!(late.diff(&late).is_empty());
    let empty = Timeline::new();
    assert_eq!((late.diff(&empty).added.len(), empty.diff(&late).gone.len()), (1, 1));
}

/// Two contents under one key have mentions of the same names, which are not the same mentions.
#[test]
fn mentions_of_conflicting_documents_are_told_apart() {
    let days = ("2016-03-14", "2016-03-14");
    let one = report("wire/1", "2016-03-15", days, PAIR, STORY);
    let other = Report { fingerprint: 2, ..report("wire/1", "2016-03-15", ("2016-03-02", "2016-03-02"), PAIR, OWN) };
    let alone: Timeline = [one.clone()].into_iter().collect();
    let both: Timeline = [one, other.clone()].into_iter().collect();
    assert_eq!(both.events().len(), 2);
    assert!(both.diff(&both).is_empty(), "{}", both.diff(&both));
    // What replaces a document goes on with its events.
    let replaced: Timeline = [other].into_iter().collect();
    let diff = replaced.diff(&alone);
    assert_eq!((diff.added.len(), diff.changed.len(), diff.gone.len()), (0, 1, 0));
}

#[test]
fn events_and_pairs_are_explained() {
    let days = ("2016-03-14", "2016-03-14");
    let timeline: Timeline = [
        report("wire/1", "2016-03-15", days, PAIR, STORY),
        report("post/2", "2016-03-15", days, PAIR, OWN),
        report("mail/3", "2016-03-15", days, &PAIR[..1], "She telephoned on Monday."),
        report("mail/4", "2016-03-25", ("2016-03-24", "2016-03-24"), PAIR, "They spoke again."),
        report("mail/5", "2016-03-15", days, &["Carla Cordoria", "Dan Dalmaria"], "Those two spoke as well."),
    ]
    .into_iter()
    .collect();
    let event = timeline.events().iter().find(|event| event.mentions.len() == 3).unwrap();
    let explained = timeline.explain(&event.id).unwrap();
    let parts: Vec<Part> = explained.groups.iter().map(|group| group.part).collect();
    assert_eq!(parts, [Part::Made, Part::Made, Part::Joined]);
    assert!(explained.to_string().contains("joined by mail/3 5:call:0"), "{explained}");
    let compare = |a: &str, b: &str| {
        let compared = timeline.compare((&key(a), "5:call:0"), (&key(b), "5:call:0")).unwrap();
        (compared.tie, compared.obstacles)
    };
    assert_eq!(compare("wire/1", "post/2"), (Some(Bond::Lane), vec![]));
    assert_eq!(compare("wire/1", "mail/3"), (Some(Bond::Fit), vec![]));
    assert_eq!(compare("wire/1", "mail/4"), (None, vec![Obstacle::When]));
    assert_eq!(compare("wire/1", "mail/5"), (None, vec![Obstacle::Who]));
    assert!(timeline.compare((&key("wire/1"), "5:call:0"), (&key("none/1"), "5:call:0")).is_none());
}
