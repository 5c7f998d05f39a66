//! What is found points back into the text: in bounds, on character boundaries, in order.

use std::collections::HashSet;

use dateline::document::AnchorBasis;
use dateline::event::Mention;
use dateline::output::json::{MentionLine, TimexLine};
use dateline::temporal::Timex;
use dateline::{Document, Reading, Span};
use serde_json::Value as Json;

use super::values::{self, days_in_order};

/// The laws of everything that is read in one document.
#[track_caller]
pub fn check(document: &Document, reading: &Reading) {
    assert_eq!(reading.published.is_some(), reading.anchor_basis.is_some());
    assert_eq!(document.published.is_some(), reading.anchor_basis == Some(AnchorBasis::Given));
    timexes(&document.text, &reading.timexes);
    mentions(&document.text, &reading.mentions);
    lines(document, reading);
}

/// Time expressions: in order, apart, with a value or a reason, from a first to a last day.
#[track_caller]
pub fn timexes(text: &str, timexes: &[Timex]) {
    let mut end = 0;
    for timex in timexes {
        let words = words(text, timex.span);
        assert!(end <= timex.span.start && words == words.trim(), "{words:?} after {end}: {timex:?}");
        assert_eq!(timex.reason.is_some(), timex.value.is_none(), "{words:?}: {timex:?}");
        for value in [timex.value, timex.begin, timex.end_value].iter().flatten() {
            values::value(value);
        }
        if let Some(frequency) = &timex.freq {
            values::round_trip(frequency);
        }
        for days in [timex.interval, timex.range].iter().flatten() {
            days_in_order(days);
            assert!(days.start.is_some() || days.end.is_some(), "{timex:?}");
        }
        end = timex.span.end;
    }
}

/// Mentions: in order, each with its sentence, a trigger in it, and a date that points at its words.
#[track_caller]
pub fn mentions(text: &str, mentions: &[Mention]) {
    let mut ids = HashSet::new();
    let mut before = 0;
    for mention in mentions {
        let Mention { id, kind, sentence, trigger, participants, when, quote, .. } = mention;
        assert!(ids.insert(id), "{id} is there twice");
        assert!(id.starts_with(&format!("{}:{kind}:", trigger.start)), "{mention:?}");
        assert!(before <= trigger.start, "{mention:?} after {before}");
        before = trigger.start;
        assert_eq!(words(text, *sentence), quote, "{mention:?}");
        words(text, *trigger);
        assert!(sentence.covers(*trigger), "{mention:?}");
        assert!(participants.iter().all(|who| !who.name.trim().is_empty()), "{mention:?}");
        let Some(when) = when else { continue };
        days_in_order(&when.interval);
        if let Some(value) = &when.value {
            values::value(&value.parse().unwrap());
        }
        if let Some(derivation) = &when.derivation {
            let span = derivation.start.zip(derivation.end).map(|(start, end)| Span::new(start, end));
            assert_eq!(span.map(|span| words(text, span)), derivation.expression.as_deref(), "{mention:?}");
        }
    }
}

/// The text under a span, of which there must be some.
#[track_caller]
fn words(text: &str, span: Span) -> &str {
    let words = span.of(text).unwrap_or_else(|| panic!("{span:?} is no span of a text of {} bytes", text.len()));
    assert!(!words.is_empty(), "{span:?} is empty");
    words
}

/// The JSON of both stages is JSON, and its texts stand where it says.
fn lines(document: &Document, reading: &Reading) {
    let stages = [
        ("timexes", serde_json::to_string(&TimexLine::new(document, reading)).unwrap(), reading.timexes.len()),
        ("mentions", serde_json::to_string(&MentionLine::new(document, reading)).unwrap(), reading.mentions.len()),
    ];
    for (stage, line, count) in stages {
        let line: Json = serde_json::from_str(&line).unwrap();
        let found = line[stage].as_array().unwrap();
        assert_eq!(found.len(), count);
        for one in found {
            let end = |key: &str| usize::try_from(one[key].as_u64().unwrap()).unwrap();
            assert_eq!(one["text"].as_str(), Span::new(end("start"), end("end")).of(&document.text));
        }
    }
}
