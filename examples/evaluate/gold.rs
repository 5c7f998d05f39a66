//! What gold files hold, and the same of what the library finds.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use dateline::Document;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::support::{Lines, Problem, WHOLE, parse_object, stem};

/// A document with what is to be found in it.
#[derive(Debug, Deserialize)]
struct Gold {
    #[serde(flatten)]
    document: Document,
    #[serde(flatten)]
    answers: Answers,
}

/// A line of what the example `timeline` prints.
#[derive(Debug, Deserialize)]
struct Found {
    document: String,
    #[serde(flatten)]
    answers: Answers,
}

/// What is to be found in a document, or what was.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Answers {
    /// Time expressions.
    #[serde(default)]
    pub(crate) timexes: Option<Vec<Timex>>,
    /// Event mentions.
    #[serde(default)]
    pub(crate) mentions: Option<Vec<Mention>>,
}

/// A time expression, gold or found.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Timex {
    /// Byte offset of its start.
    pub(crate) start: usize,
    /// Byte offset one past its end.
    pub(crate) end: usize,
    /// Its text.
    #[serde(default)]
    pub(crate) text: Option<String>,
    /// TIMEX3's type.
    #[serde(default, rename = "type")]
    pub(crate) kind: Option<String>,
    /// TIMEX3's value.
    #[serde(default)]
    pub(crate) value: Option<String>,
}

/// An event mention, gold or found.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Mention {
    /// Its id; gold mentions have none.
    #[serde(default)]
    pub(crate) id: Option<String>,
    /// `call`, `withdrawal`, `ceasefire`…
    pub(crate) kind: String,
    /// Byte offset of the sentence's start.
    pub(crate) start: usize,
    /// Byte offset one past the sentence's end.
    pub(crate) end: usize,
    /// The word that names the event.
    #[serde(default)]
    pub(crate) trigger: Option<Trigger>,
    /// How far along the event is.
    #[serde(default)]
    pub(crate) phase: Option<String>,
    /// Whether the text tells it as a fact.
    pub(crate) factuality: String,
    /// Who takes part.
    #[serde(default)]
    pub(crate) participants: Option<Vec<Participant>>,
    /// When it was.
    #[serde(default)]
    pub(crate) when: Option<When>,
    /// The gold event that it tells of.
    #[serde(default)]
    pub(crate) event: Option<String>,
}

/// The place of a trigger.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(crate) struct Trigger {
    /// Byte offset of its start.
    pub(crate) start: usize,
    /// Byte offset one past its end.
    pub(crate) end: usize,
}

/// Who takes part, and as what.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Participant {
    /// The name.
    pub(crate) name: String,
    /// ISO 3166 alpha-3 code.
    #[serde(default)]
    pub(crate) code: Option<String>,
    /// The role.
    #[serde(default)]
    pub(crate) role: Option<String>,
}

/// First and last civil day as they are written.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct When {
    /// TIMEX3 value.
    #[serde(default)]
    pub(crate) value: Option<String>,
    /// First day.
    #[serde(default)]
    pub(crate) start: Option<String>,
    /// Last day.
    #[serde(default)]
    pub(crate) end: Option<String>,
    /// How fine.
    #[serde(default)]
    pub(crate) granularity: Option<String>,
    /// What it rests on.
    #[serde(default)]
    pub(crate) basis: Option<String>,
}

/// The documents of a gold file, each with what is to be found in it.
pub(crate) fn load(path: &Path) -> impl Iterator<Item = Result<(Answers, Document), Problem>> {
    let source = stem(path);
    records(path).map(move |gold| {
        let Gold { mut document, answers } = gold?;
        if document.source.is_empty() {
            document.source.clone_from(&source);
        }
        Ok((answers, document))
    })
}

/// What someone found, by document; problems go to `report`.
pub(crate) fn load_found(path: &Path, mut report: impl FnMut(&Problem)) -> HashMap<String, Answers> {
    let lines = records(path).filter_map(|found| found.inspect_err(&mut report).ok());
    lines.map(|Found { document, answers }| (document, answers)).collect()
}

/// What each line of a file holds.
fn records<T: DeserializeOwned>(path: &Path) -> impl Iterator<Item = Result<T, Problem>> {
    let name = path.display().to_string();
    let (file, unreadable) = match File::open(path) {
        Ok(file) => (Some(file), None),
        Err(error) => (None, Some(Err(Problem::new(&name, WHOLE, error)))),
    };
    let lines = file.map(|file| Lines::new(BufReader::new(file), &name)).into_iter().flatten();
    unreadable.into_iter().chain(lines.map(move |line| {
        let (line, json) = line?;
        parse_object(&json).map_err(|cause| Problem::new(&name, line, cause))
    }))
}

/// What the library found, read back from the JSON in which it is printed.
pub(crate) fn printed(line: &impl Serialize) -> serde_json::Result<Answers> {
    serde_json::from_value(serde_json::to_value(line)?)
}

/// The text of `start..end`, without the characters that an end cuts.
pub(crate) fn slice(text: &str, start: usize, end: usize) -> &str {
    let start = (start..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let end = (start..=end.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(start);
    text.get(start..end).unwrap_or_default()
}

/// A text in one line, with single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
