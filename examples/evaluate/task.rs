//! Reads the gold documents with the library and counts.

use std::collections::HashMap;

use dateline::output::json::{MentionLine, TimexLine};
use dateline::{Document, Reader};
use serde_json::Result;

use crate::figure::Figures;
use crate::gold::{Answers, printed};
use crate::mention::MentionScore;
use crate::timex::TimexScore;
use crate::{From, Options, Task, merging};

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
        Task::Timeline if options.from == From::Gold => merging::gold(gold, errors),
        Task::Timeline => merging::found(gold, options.from, &options.given, errors),
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
        score.add(&document, &gold, &found, errors);
    }
    Ok(score.figures())
}
