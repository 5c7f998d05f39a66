//! Tables of tellings that are of one event, and of tellings that are not.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

use std::collections::{BTreeMap, BTreeSet};

use dateline::Span;
use dateline::calendar::{Granularity, Interval};
use dateline::chrono::{Days, NaiveDate};
use dateline::document::{Anchor, Key};
use dateline::event::{Basis, Circumstances, Kind, Location, Mention, Participant, Role, When};
use dateline::merge::{Fact, Ledger, Obstacle, Part};
use dateline::text::Section;
use dateline::timeline::{Report, Timeline};

/// One case of a table: its name, and the reports of its documents with the letter of each mention.
struct Case {
    name: String,
    timeline: Timeline,
    letters: BTreeMap<(String, String), String>,
}

/// Day, pair of days with a granularity, `since DAY`, or `~`.
fn when(text: &str, published: NaiveDate) -> When {
    if let Some(text) = text.strip_suffix(" context") {
        return When { basis: Basis::Context, ..when(text, published) };
    }
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let (interval, granularity, basis) = if text == "~" {
        (Interval::new(published - Days::new(6), published), Granularity::Range, Basis::Published)
    } else if let Some(first) = text.strip_prefix("since ") {
        (Interval::new(day(first), published), Granularity::Range, Basis::Timex)
    } else if let Some((days, granularity)) = text.split_once(' ') {
        let (first, last) = days.split_once("..").unwrap();
        let granularity = serde_json::from_value(granularity.into()).unwrap();
        (Interval::new(day(first), day(last)), granularity, Basis::Timex)
    } else {
        (Interval::day(day(text)), Granularity::Day, Basis::Timex)
    };
    let value = (granularity == Granularity::Day).then(|| text.to_owned());
    When { value, interval, granularity, basis, derivation: None }
}

/// `Barack Obama/USA:caller`.
fn participant(text: &str) -> Participant {
    let (who, role) = text.trim().rsplit_once(':').unwrap();
    let (name, code) = who.split_once('/').map_or((who, None), |(name, code)| (name, Some(code.to_owned())));
    Participant { code, ..Participant::new(name, None, Role::from(role)) }
}

/// Who takes part, and where and how far a truce is.
fn told(column: &str) -> (Vec<Participant>, Circumstances) {
    let (mut participants, mut circumstances) = (Vec::new(), Circumstances::default());
    for text in column.split(',').map(str::trim).filter(|text| !text.is_empty()) {
        if let Some(scope) = text.strip_suffix(":scope") {
            circumstances.scope.push(scope.parse().unwrap());
            continue;
        }
        let participant = participant(text);
        if participant.role == Role::from("at") {
            circumstances.places.push(Location { name: participant.name, code: participant.code });
        } else {
            participants.push(participant);
        }
    }
    (participants, circumstances)
}

fn cases(table: &str) -> Vec<Case> {
    let text = table.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n");
    let blocks = text.split("\n\n").map(str::trim).filter(|block| !block.is_empty());
    blocks.map(case).collect()
}

fn case(block: &str) -> Case {
    let mut lines = block.lines();
    let name = lines.next().unwrap().to_owned();
    let mut reports: BTreeMap<Key, Report> = BTreeMap::new();
    let mut letters = BTreeMap::new();
    for (line, offset) in lines.zip((0..).step_by(200)) {
        let [letter, document, published, what, date, who, sentence] =
            line.split('|').map(str::trim).collect::<Vec<_>>().try_into().unwrap();
        let (source, id) = document.split_once('/').unwrap();
        let key = Key { source: source.to_owned(), id: id.to_owned() };
        let published: NaiveDate = published.parse().unwrap();
        let [kind, phase, factuality] = what.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let report = reports.entry(key.clone()).or_insert_with(|| Report {
            key: key.clone(),
            fingerprint: offset as u64,
            published: Some(Anchor::from(published)),
            anchor_basis: None,
            title: None,
            sketch: None,
            mentions: Vec::new(),
        });
        // Mentions of one sentence share its span.
        let same =
            report.mentions.iter().find(|mention| mention.quote == sentence).map(|mention| mention.sentence.start);
        let start = same.unwrap_or(offset);
        let (participants, circumstances) = told(who);
        let trigger = sentence.find('*').unwrap_or(0);
        let sentence = sentence.replace('*', "");
        let mention = Mention {
            id: format!("{}:{kind}:{}", start + trigger, report.mentions.len()),
            kind: Kind::from(kind),
            sentence: Span::new(start, start + sentence.len()),
            trigger: Span::new(start + trigger, start + trigger + 4),
            section: Section::Body,
            phase: phase.into(),
            factuality: factuality.parse().unwrap(),
            participants,
            when: Some(when(date, published)),
            circumstances,
            quote: sentence,
        };
        letters.insert((document.to_owned(), mention.id.clone()), letter.to_owned());
        report.mentions.push(mention);
    }
    Case { name, timeline: reports.into_values().collect(), letters }
}

/// The letters that meet in one event though they differ, and the letters whose mentions do not all meet.
fn wrong(case: &Case) -> (Vec<String>, Vec<String>) {
    let mut events_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut merged = Vec::new();
    for event in case.timeline.events() {
        let mut letters = BTreeSet::new();
        for telling in &event.mentions {
            let document = format!("{}/{}", telling.key().source, telling.key().id);
            let letter = case.letters[&(document, telling.mention().id.clone())].as_str();
            letters.insert(letter);
            events_of.entry(letter).or_default().insert(&event.id);
        }
        if letters.len() > 1 {
            merged.push(format!("{}: {letters:?} became one", case.name));
        }
    }
    let split = events_of.iter().filter(|(_, events)| events.len() > 1);
    (merged, split.map(|(letter, events)| format!("{}: {letter} fell into {}", case.name, events.len())).collect())
}

#[test]
fn near_misses_stay_apart() {
    check(include_str!("data/near_misses.txt"), 155);
}

#[test]
fn tellings_of_one_event_meet() {
    check(include_str!("data/true_merges.txt"), 84);
}

/// Checks that of the cases of a table, so many or more, all are right.
fn check(table: &str, least: usize) {
    let cases = cases(table);
    assert!(cases.len() >= least, "{} cases", cases.len());
    let wrong: Vec<_> = cases.iter().map(wrong).collect();
    let merged: Vec<_> = wrong.iter().flat_map(|(merged, _)| merged).collect();
    let split: Vec<_> = wrong.iter().flat_map(|(_, split)| split).collect();
    assert!(merged.is_empty() && split.is_empty(), "{merged:#?} {split:#?}");
}

/// Why the two mentions of a case are one event, or two, in words.
fn why(case: &Case) -> Option<String> {
    let keys: Vec<Key> = case.timeline.reports().map(|report| report.key.clone()).collect();
    let key = |document: &str| keys.iter().find(|key| format!("{}/{}", key.source, key.id) == document).unwrap();
    let mentions: Vec<_> = case.letters.keys().map(|(document, id)| (key(document), id.as_str())).collect();
    let [one, other] = mentions[..] else { return None };
    let said = case.timeline.compare(one, other)?.to_string();
    Some(said.split_once(": ")?.1.to_owned())
}

#[test]
fn why_two_tellings_are_one_event_or_two_is_said() {
    let tables = [include_str!("data/near_misses.txt"), include_str!("data/true_merges.txt")];
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for case in tables.into_iter().flat_map(cases) {
        if let Some(why) = why(&case) {
            *said.entry(why).or_default() += &format!("  {}\n", case.name);
        }
    }
    let said: String = said.iter().map(|(why, names)| format!("{why}\n{names}")).collect();
    assert!(said == include_str!("data/why.txt"), "{said}");
}

#[test]
fn a_ledger_counts_its_documents_and_finds_their_mentions() {
    let case = cases(include_str!("data/near_misses.txt")).remove(0);
    let mut ledger = Ledger::new();
    for (id, report) in (1..).zip(case.timeline.reports()) {
        let day = report.published.map(|anchor| anchor.day());
        let facts: Vec<Fact> = report.mentions.iter().map(|mention| Fact::new(mention, day)).collect();
        ledger.insert(id, day, &facts);
    }
    let count = case.timeline.reports().count();
    assert_eq!(ledger.documents(), count);
    ledger.settle();
    let event = |ledger: &Ledger, id| ledger.find(id, 0).map(|(event, part, _)| (event, part));
    let (one, part) = event(&ledger, 1).unwrap();
    assert_eq!(part, Part::Made);
    assert_eq!((ledger.find(1, 9), event(&ledger, 99)), (None, None));
    let (other, _) = (2..).find_map(|id| event(&ledger, id).filter(|(event, _)| *event != one)).unwrap();
    assert_eq!(ledger.obstacles(one, other), [Obstacle::When]);
    assert_eq!((ledger.remove(1), ledger.remove(1), ledger.documents()), (true, false, count - 1));
}
