//! However many workers there are, and in whatever steps the log is read: the answer is the library's, to the byte.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::example::{Folder, assert_same, cluster, corpus, expected, two};

/// Documents, of which some are corrected, some are taken back, and some of these come again.
fn log() -> Vec<String> {
    let documents = corpus(700);
    let mut log = documents.clone();
    let record = |line: &String| serde_json::from_str::<Value>(line).unwrap();
    // A report takes over what another tells; another says nothing any more.
    for (place, other) in (0..120).map(|place| (place * 5, (place * 5 + 211) % documents.len())) {
        let mut corrected = record(&documents[place]);
        corrected["text"] =
            if place % 3 == 0 { json!("Nothing of it was true.") } else { record(&documents[other])["text"].clone() };
        log.push(corrected.to_string());
    }
    for place in (0..documents.len()).step_by(9) {
        let Value::Object(retracted) = record(&documents[place]) else { panic!("no object") };
        log.push(json!({ "retract": { "source": retracted["source"], "id": retracted["id"] } }).to_string());
    }
    log.extend(documents.iter().step_by(27).cloned());
    // One document tells several things, and captions and copies stand beside them.
    let story = "Kyiv, 5 March 1950. Russia and Ukraine agreed to a ceasefire on 2 March 1950. The truce was violated a day later, \
        officials said. On Saturday the presidents of France and Turkey spoke by telephone about it.\n\nThe two agreed to meet. \
        Troops will withdraw from the border in April, both sides said in a statement that was printed everywhere.";
    for (id, source) in ["times", "post", "gazette"].into_iter().enumerate() {
        log.push(json!({ "source": source, "published": format!("1950-03-0{}", 5 + id), "text": story }).to_string());
    }
    log
}

/// The events that are left where every change has been followed.
fn followed(changes: &str) -> BTreeMap<String, Value> {
    let mut events = BTreeMap::new();
    for line in changes.lines() {
        let change: Value = serde_json::from_str(line).unwrap();
        match change["change"].as_str() {
            Some(told @ ("added" | "changed")) => {
                let event = change["event"].clone();
                let id = event["id"].as_str().unwrap().to_owned();
                assert_eq!(events.insert(id, event).is_some(), told == "changed", "{line}");
            }
            Some("gone") => assert!(events.remove(change["id"].as_str().unwrap()).is_some(), "{line}"),
            _ => assert!(change["lines"].is_u64(), "{line}"),
        }
    }
    events
}

fn check(folder: &Folder, expected: &str, what: &str) {
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert_same(&read("timeline.json"), expected, what);
    let timeline: Value = serde_json::from_str(expected).unwrap();
    let events = timeline["events"].as_array().unwrap().iter();
    let events: BTreeMap<String, Value> =
        events.map(|event| (event["id"].as_str().unwrap().to_owned(), event.clone())).collect();
    assert!(followed(&read("changes.jsonl")) == events, "{what}: the changes do not lead to the timeline");
}

fn options<'o>(changes: &'o Path, timeline: &'o Path, batch: &'o str) -> [&'o str; 6] {
    ["--changes", changes.to_str().unwrap(), "--timeline", timeline.to_str().unwrap(), "--batch", batch]
}

#[test]
fn workers_and_steps_change_no_byte() {
    let (folder, lines) = (Folder::new("workers"), log());
    let (path, changes, timeline) =
        (folder.join("log.jsonl"), folder.join("changes.jsonl"), folder.join("timeline.json"));
    fs::write(&path, lines.join("\n")).unwrap();
    let expected = expected(&lines);
    for (workers, batch) in [("1", "10000"), ("1", "37"), ("2", "100"), ("4", "251")] {
        let common = options(&changes, &timeline, batch);
        assert!(cluster(&path, &[&common[..], &["--workers", workers]].concat()).succeeds());
        check(&folder, &expected, &format!("{workers} workers, {batch} lines at once"));
    }
}

#[test]
fn processes_change_no_byte() {
    let (folder, lines) = (Folder::new("processes"), log());
    let (path, changes, timeline) =
        (folder.join("log.jsonl"), folder.join("changes.jsonl"), folder.join("timeline.json"));
    fs::write(&path, lines.join("\n")).unwrap();
    // Only the first of them writes.
    let mut both = two(&folder, &path, &options(&changes, &timeline, "300"));
    assert!(both.iter_mut().all(|process| process.succeeds()));
    check(&folder, &expected(&lines), "two processes");
}

/// Where there is a corpus, its documents: `DATELINE_CORPUS=corpus.jsonl`, each with an id of its own.
#[test]
fn real_articles_give_the_same_bytes() {
    let Some(corpus) = std::env::var_os("DATELINE_CORPUS") else { return };
    let articles = fs::read_to_string(corpus).unwrap();
    let with_source = |line: &str| {
        let mut article: Value = serde_json::from_str(line).unwrap();
        article["source"] = article.get("source").cloned().unwrap_or_else(|| json!("log"));
        article.to_string()
    };
    let lines: Vec<String> = articles.lines().map(with_source).collect();
    let folder = Folder::new("articles");
    let (path, changes, timeline) =
        (folder.join("log.jsonl"), folder.join("changes.jsonl"), folder.join("timeline.json"));
    fs::write(&path, lines.join("\n")).unwrap();
    assert!(cluster(&path, &[&options(&changes, &timeline, "200")[..], &["--workers", "2"]].concat()).succeeds());
    check(&folder, &expected(&lines), "real articles");
}
