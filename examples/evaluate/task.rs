//! Reads the gold documents with the library and counts.

use std::collections::HashMap;

use dateline::output::json::{MentionLine, TimexLine};
use dateline::timeline::Timeline;
use dateline::{Document, Reader};
use serde::Deserialize;
use serde_json::Result;

use crate::coreference::Coreference;
use crate::figure::Figures;
use crate::gold::{Answers, printed};
use crate::mention::MentionScore;
use crate::timex::TimexScore;
use crate::{From, Options, Task, told};

/// Measures what the options ask for. What went wrong goes to `errors`, a line each.
pub(crate) fn measure(
    gold: impl Iterator<Item = (Answers, Document)>,
    options: &Options,
    found: Option<&HashMap<String, Answers>>,
    errors: &mut Vec<String>,
) -> Result<Figures> {
    let gold = gold.map(|(gold, mut document)| {
        document.kind = document.kind.or(options.kind.into());
        (gold, document)
    });
    match options.task {
        Task::Timexes => timexes(gold, found, errors),
        Task::Mentions => mentions(gold, found, errors),
        Task::Timeline if options.from == From::Gold => told_events(gold),
        Task::Timeline => events(gold, options.from, errors),
    }
}

fn timexes(
    gold: impl Iterator<Item = (Answers, Document)>,
    found: Option<&HashMap<String, Answers>>,
    errors: &mut Vec<String>,
) -> Result<Figures> {
    let (reader, mut score) = (Reader::new(), TimexScore::default());
    for (gold, document) in gold {
        let id = document.key().id;
        let found = match found {
            Some(found) => found.get(&id).cloned().unwrap_or_default(),
            None => printed(&TimexLine::new(&document, &reader.read(&document)))?,
        };
        let (gold, found) = (gold.timexes.unwrap_or_default(), found.timexes.unwrap_or_default());
        score.add(&id, &document.text, &gold, &found, errors);
    }
    Ok(score.figures())
}

fn mentions(
    gold: impl Iterator<Item = (Answers, Document)>,
    found: Option<&HashMap<String, Answers>>,
    errors: &mut Vec<String>,
) -> Result<Figures> {
    let (reader, mut score) = (Reader::new(), MentionScore::default());
    for (gold, document) in gold {
        let id = document.key().id;
        let found = match found {
            Some(found) => found.get(&id).cloned().unwrap_or_default(),
            None => printed(&MentionLine::new(&document, &reader.read(&document)))?,
        };
        let (gold, found) = (gold.mentions.unwrap_or_default(), found.mentions.unwrap_or_default());
        score.add(&id, &document.text, &gold, &found, errors);
    }
    Ok(score.figures())
}

/// Merging of what the library finds itself.
fn events(gold: impl Iterator<Item = (Answers, Document)>, from: From, errors: &mut Vec<String>) -> Result<Figures> {
    let (reader, mut score) = (Reader::new(), MentionScore::default());
    let (mut timeline, mut items) = (Timeline::new(), Vec::new());
    for (gold, document) in gold {
        let reading = reader.read(&document);
        let found = printed(&MentionLine::new(&document, &reading))?.mentions.unwrap_or_default();
        let gold = gold.mentions.unwrap_or_default();
        let id = document.key().id;
        let pairs: HashMap<usize, usize> = score.add(&id, &document.text, &gold, &found, errors).into_iter().collect();
        for (index, mention) in gold.into_iter().enumerate() {
            let found = pairs.get(&index).and_then(|&found_index| found[found_index].id.clone());
            items.push(Item { event: mention.event, found: found.map(|mention| (id.clone(), mention)) });
        }
        timeline.extend([reading.report(&document)]);
    }
    items.retain(|item| from == From::Text || item.found.is_some());
    agreement(&items, &timeline)
}

/// Merging of the gold mentions.
fn told_events(gold: impl Iterator<Item = (Answers, Document)>) -> Result<Figures> {
    let (mut timeline, mut items) = (Timeline::new(), Vec::new());
    for (gold, document) in gold {
        let mut mentions = Vec::new();
        for gold in gold.mentions.unwrap_or_default() {
            let mention = told::mention(&gold, &document, mentions.len())?;
            items.push(Item { event: gold.event, found: Some((document.key().id, mention.id.clone())) });
            mentions.push(mention);
        }
        timeline.extend([told::report(&document, mentions)]);
    }
    agreement(&items, &timeline)
}

/// A gold mention: its event, and document and id of the mention that the timeline holds for it.
struct Item {
    event: Option<String>,
    found: Option<(String, String)>,
}

/// What is read back of a timeline's JSON.
#[derive(Deserialize)]
struct Printed {
    events: Vec<PrintedEvent>,
}

#[derive(Deserialize)]
struct PrintedEvent {
    id: String,
    mentions: Vec<PrintedMention>,
}

#[derive(Deserialize)]
struct PrintedMention {
    document: String,
    id: String,
}

fn agreement(items: &[Item], timeline: &Timeline) -> Result<Figures> {
    let printed: Printed = serde_json::from_value(serde_json::to_value(timeline)?)?;
    let mut event_of = HashMap::new();
    for event in printed.events {
        event_of.extend(event.mentions.into_iter().map(|mention| ((mention.document, mention.id), event.id.clone())));
    }
    let mut score = Coreference::default();
    for item in items {
        if let Some(event) = item.event.as_deref().filter(|event| !event.is_empty() && *event != "none") {
            score.add(event, item.found.as_ref().and_then(|found| event_of.get(found)).map(String::as_str));
        }
    }
    Ok(score.figures())
}
