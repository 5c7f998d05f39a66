//! Sentences with the mentions that they tell, as a table.

#![allow(clippy::unwrap_used)]

use dateline::event::{Circumstances, Extent, Kind, Location, Mention, Participant, Terms};
use dateline::{Document, Reader};

/// `kind phase factuality first last name:role;…` of the first mention, or `-`.
fn told(reader: &Reader, sentence: &str) -> String {
    let document = Document::new(sentence).published("2016-07-07".parse().unwrap());
    let mentions = reader.read(&document).mentions;
    let Some(mention) = mentions.first() else { return "-".to_owned() };
    let when = mention.when.as_ref().unwrap();
    let published = when.basis == dateline::event::Basis::Published;
    let day = |day: Option<dateline::chrono::NaiveDate>| match day {
        _ if published => "published".to_owned(),
        Some(day) => day.to_string(),
        None => "?".to_owned(),
    };
    let names: Vec<String> = mention.participants.iter().map(|who| format!("{}:{}", who.name, who.role)).collect();
    let names = if names.is_empty() { "-".to_owned() } else { names.join(";") };
    let (kind, phase, factuality) = (&mention.kind, &mention.phase, mention.factuality);
    format!("{kind} {phase} {factuality} {} {} {names}", day(when.interval.start), day(when.interval.end))
}

/// Holds the rows of a table against what is found in them. `read` gives the text of a row, what it wants and what is found.
#[track_caller]
fn check<'t>(table: &'t str, read: impl Fn(&'t str) -> (&'t str, &'t str, String)) {
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (text, wanted, found) = read(line);
        if found != wanted {
            wrong.push(format!("{text}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_tell_their_events() {
    let reader = Reader::new();
    check(include_str!("data/events.tsv"), |line| {
        let (wanted, sentence) = line.split_once('\t').unwrap();
        let found = told(&reader, sentence);
        // A row that says no more than kind, phase and factuality asks for no more.
        let brief = wanted.split(' ').count() == 3;
        let found = if brief { found.split(' ').take(3).collect::<Vec<_>>().join(" ") } else { found };
        (sentence, wanted, found)
    });
}

/// Every mention of a sentence in a text about a war.
#[test]
fn sentences_from_many_conflicts_tell_their_events() {
    let reader = Reader::new();
    check(include_str!("data/conflicts.tsv"), |line| {
        let (wanted, sentence) = line.split_once('\t').unwrap();
        let text = format!("Government troops and rebels have been fighting for months.\n\n{sentence}");
        let mentions = reader.read(&Document::new(&text).published("2016-07-07".parse().unwrap())).mentions;
        let mut told: Vec<String> = mentions
            .iter()
            .map(|mention| format!("{} {} {}", mention.kind, mention.phase, mention.factuality))
            .collect();
        told.sort();
        let found = if told.is_empty() { "-".to_owned() } else { told.join("; ") };
        (sentence, wanted, found)
    });
}

/// The words that tell of calls, those too that do so because another sentence speaks of a telephone.
#[test]
fn texts_tell_which_talks_were_calls() {
    let reader = Reader::new();
    check(include_str!("data/talks.tsv"), |line| {
        let (wanted, text) = line.split_once('\t').unwrap();
        let mentions = reader.read(&Document::new(text).published("2016-07-07".parse().unwrap())).mentions;
        let calls = mentions.iter().filter(|mention| mention.kind == Kind::Call);
        let told = |mention: &Mention| {
            let word = &text[mention.trigger.start..mention.trigger.end];
            format!("{word} {} {}", mention.phase, mention.factuality)
        };
        let calls: Vec<String> = calls.map(told).collect();
        (text, wanted, if calls.is_empty() { "-".to_owned() } else { calls.join("; ") })
    });
}

#[test]
fn several_separate_talks_are_several_mentions() {
    let text = "Obama spoke by phone with Vladimir Putin and Angela Merkel on Monday.";
    let document = Document::new(text).published("2016-07-07".parse().unwrap());
    let ids: Vec<String> = Reader::new().read(&document).mentions.into_iter().map(|mention| mention.id).collect();
    assert_eq!(ids, ["6:call:0", "6:call:1"]);
}

#[test]
fn every_trigger_lies_in_its_sentence_and_every_id_is_unique() {
    let text = "Troops left Aleppo. Russia agreed to a truce, broke the truce and denied breaking it. He called Putin.";
    let mentions = Reader::new().read(&Document::new(text)).mentions;
    let mut ids: Vec<&str> = mentions.iter().map(|mention| mention.id.as_str()).collect();
    assert!(mentions.iter().all(|mention| mention.sentence.covers(mention.trigger)));
    assert!(mentions.iter().all(|mention| mention.when.is_none()), "nothing dates them without an anchor");
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

/// `place Aleppo/SYR; extent most of 12000 troops; scope local; PT72H; from 2016-07-08; until 2016-07-10; temporary`.
fn circumstances(reader: &Reader, sentence: &str) -> String {
    let document = Document::new(sentence).published("2016-07-07".parse().unwrap());
    let mentions = reader.read(&document).mentions;
    let Some(mention) = mentions.first() else { return "no mention".to_owned() };
    let Circumstances { places, extent, scope, terms } = &mention.circumstances;
    let place = |place: &Location| format!("place {}/{}", place.name, place.code.as_deref().unwrap_or("-"));
    let mut told: Vec<String> = places.iter().map(place).collect();
    if let Some(Extent { text, share, count, of, modifier, unit }) = extent {
        assert!(sentence.contains(text.as_str()), "{text}");
        let modifier = modifier.map(|modifier| modifier.as_str().to_owned());
        let share = share.map(|share| share.to_string());
        let of = of.map(|of| format!("of {of}"));
        let parts = [modifier, share, count.map(|count| count.to_string()), of, unit.clone()];
        told.push(format!("extent {}", parts.into_iter().flatten().collect::<Vec<_>>().join(" ")));
    }
    told.extend(scope.iter().map(|scope| format!("scope {}", scope.as_str())));
    told.extend(terms.duration.map(|length| length.to_string()));
    told.extend(terms.begin.map(|bound| format!("from {}", bound.value)));
    told.extend(terms.end.map(|bound| format!("until {}", bound.value)));
    told.extend(terms.permanence.map(|permanence| permanence.as_str().to_owned()));
    if told.is_empty() { "-".to_owned() } else { told.join("; ") }
}

#[test]
fn sentences_tell_where_how_much_and_for_how_long() {
    let reader = Reader::new();
    check(include_str!("data/circumstances.tsv"), |line| {
        let (wanted, sentence) = line.split_once('\t').unwrap();
        let found = circumstances(&reader, sentence);
        (sentence, wanted, found)
    });
}

#[test]
fn terms_give_days() {
    let days = |json: &str| serde_json::from_str::<Terms>(json).unwrap().days().map(|days| days.to_string());
    let bound = |day: &str| format!(r#"{{"value": "{day}", "start": "{day}", "end": "{day}"}}"#);
    let (begin, end) = (bound("2016-07-08"), bound("2016-07-15"));
    assert_eq!(days("{}"), None);
    assert_eq!(days(r#"{"duration": "P7D"}"#), None);
    assert_eq!(days(&format!(r#"{{"begin": {begin}, "end": {end}}}"#)).as_deref(), Some("2016-07-08..2016-07-15"));
    assert_eq!(days(&format!(r#"{{"begin": {begin}, "duration": "P7D"}}"#)).as_deref(), Some("2016-07-08..2016-07-15"));
    assert_eq!(days(&format!(r#"{{"end": {end}, "duration": "PT48H"}}"#)).as_deref(), Some("2016-07-13..2016-07-15"));
    assert_eq!(days(&format!(r#"{{"begin": {begin}}}"#)).as_deref(), Some("2016-07-08.."));
}

#[test]
fn neighbouring_sentences_settle_who_is_meant() {
    let reader = Reader::new();
    check(include_str!("data/contexts.tsv"), |line| {
        let [day, wanted, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let mentions = reader.read(&Document::new(text).published(day.parse().unwrap())).mentions;
        let who = |who: &Participant| format!("{}:{}", who.name, who.role);
        let last = mentions.last().map(|mention| mention.participants.iter().map(who).collect::<Vec<_>>().join(";"));
        let found = last.filter(|names| !names.is_empty()).unwrap_or_else(|| "-".to_owned());
        (text, wanted, found)
    });
}

#[test]
fn neighbouring_sentences_settle_when_it_was() {
    let reader = Reader::new();
    check(include_str!("data/days.tsv"), |line| {
        let [day, wanted, text] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three columns: {line}") };
        let document = Document::new(text.replace(" ⏎ ", "\n")).published(day.parse().unwrap());
        let mentions = reader.read(&document).mentions;
        let when = mentions.last().and_then(|mention| mention.when.as_ref());
        let found = match when {
            None => "no date".to_owned(),
            Some(when) if when.basis == dateline::event::Basis::Published => "published".to_owned(),
            Some(when) => {
                let [first, last] = [when.interval.start, when.interval.end].map(Option::unwrap_or_default);
                format!("{first} {last}")
            }
        };
        (text, wanted, found)
    });
}
