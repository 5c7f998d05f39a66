//! Kinds of events of one's own, as data.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use dateline::event::{Definition, Kind};
use dateline::timeline::{Query, Timeline};
use dateline::{Document, Error, Reader};

const KINDS: &str = include_str!("../examples/kinds/kinds.json");

/// A reader of the example's kinds.
fn reader() -> Reader {
    let kinds: Vec<Definition> = serde_json::from_str(KINDS).unwrap();
    Reader::new().kinds(kinds).unwrap()
}

/// `kind phase factuality name:role;… first day` of each mention.
fn told(reader: &Reader, text: &str) -> Vec<String> {
    let document = Document::new(text).published("2016-07-07".parse().unwrap());
    let mentions = reader.read(&document).mentions;
    let line = |mention: &dateline::event::Mention| {
        let names: Vec<String> = mention.participants.iter().map(|who| format!("{}:{}", who.name, who.role)).collect();
        let day = mention.when.as_ref().and_then(|when| when.interval.end).unwrap();
        format!("{} {} {} {} {day}", mention.kind, mention.phase, mention.factuality, names.join(";"))
    };
    mentions.iter().map(line).collect()
}

#[test]
fn the_clause_around_their_words_is_read_as_any_other() {
    let reader = reader();
    let cases = [
        (
            "The EU imposed sanctions on Russia on Monday.",
            "sanction imposed asserted European Union:sender;Russia:target 2016-07-04",
        ),
        (
            "Sanctions were imposed on Russia by the EU on Monday.",
            "sanction told asserted European Union:sender;Russia:target 2016-07-04",
        ),
        (
            "Sanctions on Russia were lifted by Japan on Tuesday.",
            "sanction told asserted Japan:sender;Russia:target 2016-07-05",
        ),
        (
            "On July 4 the European Union slapped fresh sanctions on Russia.",
            "sanction imposed asserted European Union:sender;Russia:target 2016-07-04",
        ),
        (
            "Japan did not lift its sanctions on Russia.",
            "sanction lifted negated Japan:sender;Russia:target 2016-07-07",
        ),
        (
            "Japan could lift its sanctions on Russia.",
            "sanction lifted hypothetical Japan:sender;Russia:target 2016-07-07",
        ),
        (
            "Sanctions by the United States against Iran began on Sunday.",
            "sanction told asserted United States:sender;Iran:target 2016-07-03",
        ),
        (
            "Russia and Ukraine swapped dozens of captives on Wednesday.",
            "prisoner exchange done asserted Russia:party;Ukraine:party 2016-07-06",
        ),
        (
            "Hamas called for a prisoner exchange with Israel.",
            "prisoner exchange requested demanded Hamas:party;Israel:party 2016-07-07",
        ),
    ];
    let mut wrong = Vec::new();
    for (text, wanted) in cases {
        let found = told(&reader, text);
        if found != [wanted] {
            wrong.push(format!("{text}\n  wanted {wanted}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(told(&reader, "The swap of shares was imposed, and sanctions followed.").is_empty(), "nobody takes part");
    assert!(told(&Reader::new(), "The EU imposed sanctions on Russia on Monday.").is_empty(), "nobody asked for them");
}

#[test]
fn they_are_merged_queried_saved_and_loaded_like_any_other() {
    let reader = reader();
    let report = |source: &str, text: &str| {
        let document = Document::new(text).source(source).published("2016-07-07".parse().unwrap());
        reader.read(&document).report(&document)
    };
    let first = report("times", "The EU imposed sanctions on Russia on Monday. Putin called Merkel on Tuesday.");
    let second = report("post", "On July 4 the European Union slapped fresh sanctions on Russia.");
    let timeline: Timeline = [first, second].into_iter().collect();
    let kind = Kind::from("sanction");
    let query = Query::new().kind(kind).participant("Russia");
    let found: Vec<_> = timeline.query(&query).collect();
    assert_eq!((found.len(), found[0].sources.as_slice()), (1, &["post".to_owned(), "times".to_owned()][..]));
    assert_eq!(found[0].when.as_ref().unwrap().value.as_deref(), Some("2016-07-04"));
    let saved = serde_json::to_string(&timeline).unwrap();
    let loaded: Timeline = serde_json::from_str(&saved).unwrap();
    assert_eq!(serde_json::to_string(&loaded).unwrap(), saved);
}

#[test]
fn a_definition_is_data_both_ways() {
    let kinds: Vec<Definition> = serde_json::from_str(KINDS).unwrap();
    let again: Vec<Definition> = serde_json::from_str(&serde_json::to_string(&kinds).unwrap()).unwrap();
    assert_eq!(kinds, again);
    let reader = Reader::new();
    let own: Vec<&str> = reader.definitions().iter().map(|definition| definition.kind.as_str()).collect();
    assert_eq!(own, ["withdrawal", "ceasefire", "call"], "the crate's own are definitions too");
}

#[test]
fn words_of_ones_own_name_the_crates_kinds() {
    let json = r#"{"kind": "ceasefire", "aspect": "state", "triggers": [{"words": "stand-down", "part": "noun"}]}"#;
    let reader = Reader::new().kinds([serde_json::from_str(json).unwrap()]).unwrap();
    let found = told(&reader, "Russia and Ukraine agreed to a stand-down on Monday.");
    assert_eq!(found, ["ceasefire agreed asserted Russia:party;Ukraine:party 2016-07-04"]);
}

/// A word for each number.
fn word(number: usize) -> String {
    let letter = |digit: char| char::from(b'b' + digit as u8 - b'0');
    format!("zu{}", format!("{number:05}").chars().map(letter).collect::<String>())
}

#[test]
fn more_words_than_are_told_apart_are_an_error() {
    let kinds = |count: usize| {
        let words: Vec<String> = (0..count).map(word).collect();
        let trigger = serde_json::json!({"words": words.join("|"), "part": "noun"});
        let kind = serde_json::json!({"kind": "flood", "aspect": "act", "triggers": [trigger]});
        Reader::new().kinds([serde_json::from_value(kind).unwrap()])
    };
    let most = match kinds(40_000) {
        Err(Error::TooManyForms { forms, most }) if forms > most => most,
        other => panic!("{:?}", other.map(|_| ())),
    };
    // Each word and its plural, beside the crate's own.
    let count = most / 2 - 1000;
    let text = format!("The {} was bad.", word(count - 1));
    assert_eq!(kinds(count).unwrap().read(&Document::new(&*text)).mentions.len(), 1);
}

#[test]
fn what_nothing_can_match_is_an_error() {
    let bad = [
        r#"{"kind": "x", "aspect": "act", "triggers": []}"#,
        r#"{"kind": "x", "aspect": "act", "triggers": [{"words": "", "part": "noun"}]}"#,
        r#"{"kind": "x", "aspect": "act", "triggers": [{"words": "_ deal", "part": "noun"}]}"#,
        r#"{"kind": "x", "aspect": "act", "triggers": [{"words": "Deal", "part": "noun"}]}"#,
        r#"{"kind": "x", "aspect": "act", "triggers": [{"words": "strike _", "part": "verb"}]}"#,
        r#"{"kind": "x", "aspect": "act", "triggers": [{"words": "strike", "part": "verb", "forms": ["struck"]}]}"#,
        r#"{"kind": "x", "aspect": "act", "triggers": [{"words": "deal", "part": "noun"}], "roles": [{"role": "by", "at": []}]}"#,
    ];
    for json in bad {
        let found = Reader::new().kinds([serde_json::from_str(json).unwrap()]);
        assert!(matches!(found, Err(Error::Name { .. })), "{json}");
    }
}

#[test]
fn the_example_tells_the_timeline_of_its_reports() {
    let found = example::Folder::new("kinds").run("kinds", &[]).clean();
    for line in
        ["2024-03-04               sanction, imposed", "2024-03-03               prisoner exchange, done", "call, held"]
    {
        assert!(found.contains(line), "{line:?} is not in\n{found}");
    }
    assert!(found.contains("0841  RETREAT release"), "{found}");
}
