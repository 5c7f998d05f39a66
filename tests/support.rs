//! How well an event is supported: a property over tellings that may copy each other.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

use std::collections::BTreeSet;

use dateline::Span;
use dateline::document::{Anchor, Key, Sketch};
use dateline::event::{Circumstances, Factuality, Kind, Mention, Phase};
use dateline::merge::Part;
use dateline::text::Section;
use dateline::timeline::{Event, Evidence, Report, Score};
use proptest::collection::vec;
use proptest::prelude::*;

/// A telling by its source, its document there, its sentence (the first may be anyone's), and its text.
type Telling = (usize, u8, usize, usize);

const SENTENCES: [&str; 5] = [
    "They spoke.",
    "The two presidents spoke by telephone about the truce along the river.",
    "After an hour on the telephone, both sides said that nothing had been agreed.",
    "Neither office would say who had asked for the telephone call of the two leaders.",
    "A long talk by telephone brought the two no nearer to a truce, their aides said.",
];

/// The text of a report, of words that no other one has.
fn text(number: usize) -> String {
    (0..40).map(|place| format!("w{number}x{place} ")).collect()
}

fn report(&(source, id, sentence, text_number): &Telling) -> Report {
    let quote = SENTENCES[sentence].to_owned();
    let mention = Mention {
        id: "5:call:0".into(),
        kind: Kind::Call,
        sentence: Span::new(0, quote.len()),
        trigger: Span::new(0, 4),
        section: Section::Body,
        phase: Phase::Held,
        factuality: Factuality::Asserted,
        participants: Vec::new(),
        when: None,
        circumstances: Circumstances::default(),
        quote,
    };
    Report {
        key: Key { source: format!("source-{source}"), id: format!("{id}") },
        fingerprint: 0,
        published: Some(Anchor::Day("2016-03-14".parse().unwrap())),
        anchor_basis: None,
        title: None,
        sketch: Sketch::of(&text(text_number)),
        mentions: vec![mention],
    }
}

/// Whether two tellings have one origin: a source, a sentence that is not told twice by chance, or a text.
fn tied(one: &Telling, other: &Telling) -> bool {
    one.0 == other.0 || one.2 == other.2 && one.2 > 0 || one.3 == other.3
}

/// The groups of tellings that have one origin.
fn origins(tellings: &[Telling]) -> Vec<Vec<Telling>> {
    let mut groups: Vec<Vec<Telling>> = Vec::new();
    for telling in tellings {
        let of = |group: &Vec<Telling>| group.iter().any(|other| tied(telling, other));
        let (own, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(of);
        groups = rest;
        groups.push(own.into_iter().flatten().chain([*telling]).collect());
    }
    groups
}

fn score(tellings: &[Telling]) -> Score {
    let evidence = tellings.iter().map(|telling| Evidence { report: report(telling), part: Part::Made });
    Event::of(evidence).unwrap().score
}

fn telling() -> impl Strategy<Value = Telling> {
    (0..12_usize, 0..3_u8, 0..SENTENCES.len() * 3, 0..24_usize).prop_map(|(source, id, sentence, text)| {
        (source, id, if sentence < SENTENCES.len() { sentence } else { 0 }, text)
    })
}

/// One version of each document.
fn documents(tellings: Vec<Telling>) -> Vec<Telling> {
    let mut seen = BTreeSet::new();
    tellings.into_iter().filter(|(source, id, ..)| seen.insert((*source, *id))).collect()
}

proptest! {
    #[test]
    fn the_score_grows_with_the_independent_sources(tellings in vec(telling(), 2..16), others in vec(telling(), 1..16)) {
        let tellings = documents(tellings);
        let (whole, independent) = (score(&tellings), origins(&tellings).len());
        prop_assert_eq!(whole.independent, independent);
        // Of any two events; of ten sources, nothing that a thousandth could tell is left to doubt.
        let other = score(&documents(others));
        let support = |score: &Score| score.independent.min(10);
        prop_assert_eq!(support(&whole).cmp(&support(&other)), whole.value.cmp(&other.value));
        // One more telling takes nothing away, unless it turns out to tie what seemed independent.
        let Some((last, before)) = tellings.split_last().filter(|(_, before)| !before.is_empty()) else { return Ok(()) };
        let before_it = score(before);
        let met = origins(before).iter().filter(|group| group.iter().any(|other| tied(last, other))).count();
        match met {
            0 | 1 => prop_assert!(whole.value >= before_it.value),
            _ => prop_assert!(whole.value <= before_it.value),
        }
        prop_assert_eq!(whole.independent + met, before_it.independent + 1);
        // Sources that count as one are named.
        let named: usize = whole.copies.iter().map(Vec::len).sum();
        let sources: BTreeSet<usize> = tellings.iter().map(|(source, ..)| *source).collect();
        prop_assert_eq!(sources.len() + whole.copies.len(), independent + named);
    }
}
