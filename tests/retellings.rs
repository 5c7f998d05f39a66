//! The laws of a timeline over mentions as they are read: articles that papers make of a few sentences, told again and again.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod laws;

use std::sync::LazyLock;

use dateline::chrono::{Days, NaiveDate};
use dateline::document::Anchor;
use dateline::timeline::{Report, Timeline};
use dateline::{Document, Reader};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// What a paper writes; `{A}` and `{B}` are people, `{S}` and `{R}` those at war, `{T}` a town, `{C}` a country, `{D}` a day.
const SENTENCES: [&str; 30] = [
    "{A} telephoned {B} {D}.",
    "{B} spoke by phone with {A} {D}, officials said.",
    "{A} and {B} discussed the truce in {T} in a telephone call {D}.",
    "The two presidents talked by telephone.",
    "In the call, {A} told {B} that the fighting must stop.",
    "{A} is to call {B} next week.",
    "{S} asked for a call with {B}, who refused to take it.",
    "{S}'s troops left {T} {D}.",
    "{S} began withdrawing its troops from {C} {D}.",
    "{S} said {D} that it would pull its forces out of {T}.",
    "Washington demanded {D} that {S} withdraw its troops from {C}.",
    "The retreat from {T} was chaotic, with columns of lorries on the only road that was left open to the north.",
    "{S} has not withdrawn its troops from {C}.",
    "{S} completed the withdrawal of its last soldiers from {C} {D}.",
    "{S} could withdraw its troops from {C} in March.",
    "Their withdrawal was suspended {D}.",
    "{S} and {R} agreed to a ceasefire {D}.",
    "A local truce in {T} took effect {D}.",
    "A nationwide ceasefire between {S} and {R} took effect {D}.",
    "The truce collapsed {D} as both sides shelled {T}.",
    "The United Nations called {D} for an immediate ceasefire in {T} so that the wounded can be brought out by road.",
    "There must be an immediate ceasefire in {T} so that the wounded can be brought out by road, the envoy said {D}.",
    "The ceasefire was broken in {T} {D}.",
    "{S} and {R} signed a new truce {D}.",
    "{R} rejected a truce that Egypt had proposed {D}.",
    "Egypt offered {D} to broker a ceasefire between {S} and {R}.",
    "The ceasefire has held since {D}.",
    "The truce was extended {D} for a further 72 hours.",
    "Neither side has kept the truce, which was agreed last month.",
    "It rained.",
];

const PEOPLE: [&str; 4] = ["Vladimir Putin", "Barack Obama", "Angela Merkel", "Russia"];
const SIDES: [&str; 4] = ["Syria", "Russia", "Ukraine", "Israel"];
const REBELS: [&str; 4] = ["the Syrian rebels", "Hamas", "the Syrian opposition", "Hezbollah"];
const TOWNS: [&str; 4] = ["Aleppo", "Homs", "Debaltseve", "Gaza City"];
const COUNTRIES: [&str; 3] = ["Syria", "Ukraine", "Lebanon"];
const DAYS: [&str; 9] = [
    "on Monday",
    "on Thursday",
    "yesterday",
    "on March 14",
    "last week",
    "in February",
    "overnight",
    "two days later",
    "",
];

fn sentence() -> impl Strategy<Value = String> {
    let who = (select(&PEOPLE[..]), select(&PEOPLE[..]), select(&SIDES[..]), select(&REBELS[..]));
    let what = (select(&SENTENCES[..]), select(&TOWNS[..]), select(&COUNTRIES[..]), select(&DAYS[..]));
    (who, what).prop_map(|((a, b, s, r), (sentence, t, c, d))| filled(sentence, [a, b, s, r, t, c, d]))
}

/// A sentence with words in its places.
fn filled(sentence: &str, words: [&str; 7]) -> String {
    let places = ["{A}", "{B}", "{S}", "{R}", "{T}", "{C}", "{D}"].into_iter().zip(words);
    let filled = places.fold(sentence.to_owned(), |sentence, (place, word)| sentence.replace(place, word));
    filled.replace(" .", ".").replace(" ,", ",").replace("  ", " ")
}

fn report() -> impl Strategy<Value = Report> {
    let paragraphs = vec(vec(sentence(), 1..4), 1..4);
    (select(&["wire", "post", "mail", "times"][..]), 0..40_u64, paragraphs).prop_map(|(source, day, paragraphs)| {
        let day = NaiveDate::from_ymd_opt(2016, 2, 20).unwrap() + Days::new(day);
        let text = paragraphs.iter().map(|sentences| sentences.join(" ")).collect::<Vec<_>>().join("\n\n");
        let mut document = Document::new(text).source(source);
        document.published = Some(Anchor::from(day));
        READER.read(&document).report(&document)
    })
}

#[test]
fn the_sentences_tell_of_events() {
    let told = SENTENCES.iter().filter(|sentence| {
        let text = filled(sentence, ["Putin", "Obama", "Syria", "Hamas", "Aleppo", "Syria", "on Monday"]);
        let document = Document::new(text).published("2016-03-15".parse().unwrap());
        !READER.read(&document).mentions.is_empty()
    });
    assert!(told.count() >= 25);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_read_makes_a_set(reports in vec(report(), 0..16), cut in 0..16_usize) {
        laws::set::check(&reports, cut);
    }

    #[test]
    fn what_is_read_later_is_told_as_new(reports in vec(report(), 1..16), cut in 0..16_usize) {
        let (early, _) = reports.split_at(cut % (reports.len() + 1));
        laws::set::grown(&laws::set::of(early), &laws::set::of(&reports));
    }

    #[test]
    fn small_changes_come_to_the_same(reports in vec(report(), 12..32), more in vec(report(), 1..4), cut in 0..32_usize) {
        let mut timeline: Timeline = laws::set::of(&reports);
        timeline.events();
        let mut left = reports.clone();
        for report in more {
            timeline.insert(report.clone());
            left.push(report);
            timeline.events();
            let gone = left.remove(cut % left.len());
            if left.iter().all(|report| report.key != gone.key) {
                timeline.retract(&gone.key);
            } else {
                left.push(gone);
            }
            prop_assert_eq!(laws::set::json(&timeline), laws::set::json(&laws::set::of(&left)));
        }
    }
}
