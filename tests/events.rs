//! Sentences with the mentions that they tell, as a table.

#![allow(clippy::unwrap_used)]

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

#[test]
fn sentences_tell_their_events() {
    let reader = Reader::new();
    let table = include_str!("data/events.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for line in table {
        let (wanted, sentence) = line.split_once('\t').unwrap();
        let found = told(&reader, sentence);
        // A row that says no more than kind, phase and factuality asks for no more.
        let brief = wanted.split(' ').count() == 3;
        let found = if brief { found.split(' ').take(3).collect::<Vec<_>>().join(" ") } else { found };
        if found != wanted {
            wrong.push(format!("{sentence}\n  wanted {wanted}\n  found  {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
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
