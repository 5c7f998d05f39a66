//! Merging: which gold events the timeline's events are.

use std::collections::{BTreeMap, HashMap};

use clap::ValueEnum;
use dateline::document::Key;
use dateline::event;
use dateline::output::json::MentionLine;
use dateline::timeline::{Event, Telling, Timeline};
use dateline::{Document, Reader};
use serde_json::Result;

use crate::coreference::Coreference;
use crate::figure::Figures;
use crate::gold::{Answers, one_line, printed};
use crate::mention::MentionScore;
use crate::{From, told};

/// What of a found mention can be taken from the gold instead, to see what it costs to have got it wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Given {
    /// Phase and factuality
    Phase,
    /// Who takes part
    Participants,
    /// The date
    When,
}

impl Given {
    fn give(self, found: &mut event::Mention, gold: &event::Mention) {
        match self {
            Given::Phase => (found.phase, found.factuality) = (gold.phase.clone(), gold.factuality),
            Given::Participants => found.participants.clone_from(&gold.participants),
            Given::When => found.when.clone_from(&gold.when),
        }
    }
}

/// Merging of what the library finds itself; `given` is taken from the gold.
pub(crate) fn found(
    documents: impl Iterator<Item = (Answers, Document)>,
    from: From,
    given: &[Given],
    errors: &mut Vec<String>,
) -> Result<Figures> {
    let (reader, mut score) = (Reader::new(), MentionScore::default());
    let (mut timeline, mut items) = (Timeline::new(), Vec::new());
    for (gold, document) in documents {
        let mut reading = reader.read(&document);
        let found = printed(&MentionLine::new(&document, &reading))?.mentions.unwrap_or_default();
        let gold = gold.mentions.unwrap_or_default();
        let pairs = score.add(&document, &gold, &found, &mut Vec::new());
        let pairs: HashMap<usize, usize> = pairs.into_iter().collect();
        for (index, gold) in gold.into_iter().enumerate() {
            let found = pairs.get(&index).and_then(|&found_index| found[found_index].id.clone());
            if let Some(found) = reading.mentions.iter_mut().find(|mention| Some(&mention.id) == found.as_ref()) {
                let gold = told::mention(&gold, &document, index)?;
                given.iter().for_each(|field| field.give(found, &gold));
            }
            items.push(Item { event: gold.event, found: found.map(|mention| (document.key(), mention)) });
        }
        timeline.extend([reading.report(&document)]);
    }
    items.retain(|item| from == From::Text || item.found.is_some());
    Ok(agreement(&items, &timeline, errors))
}

/// Merging of the gold mentions.
pub(crate) fn gold(documents: impl Iterator<Item = (Answers, Document)>, errors: &mut Vec<String>) -> Result<Figures> {
    let (mut timeline, mut items) = (Timeline::new(), Vec::new());
    for (gold, document) in documents {
        let mut mentions = Vec::new();
        for gold in gold.mentions.unwrap_or_default() {
            let mention = told::mention(&gold, &document, mentions.len())?;
            items.push(Item { event: gold.event, found: Some((document.key(), mention.id.clone())) });
            mentions.push(mention);
        }
        timeline.extend([told::report(&document, mentions)]);
    }
    Ok(agreement(&items, &timeline, errors))
}

/// A gold mention: its event, and document and id of the mention that the timeline holds for it.
struct Item {
    event: Option<String>,
    found: Option<(Key, String)>,
}

fn agreement(items: &[Item], timeline: &Timeline, errors: &mut Vec<String>) -> Figures {
    let mut event_of: HashMap<(&Key, &str), (&Event, &Telling)> = HashMap::new();
    for event in timeline.events() {
        event_of.extend(
            event.mentions.iter().map(|telling| ((telling.key(), telling.mention().id.as_str()), (event, telling))),
        );
    }
    let (mut score, mut errors_of) = (Coreference::default(), Errors::default());
    for item in items {
        let Some(gold) = item.event.as_deref().filter(|event| !event.is_empty() && *event != "none") else { continue };
        let found = item.found.as_ref().and_then(|(key, mention)| event_of.get(&(key, mention.as_str())));
        score.add(gold, found.map(|(event, _)| event.id.as_str()));
        if let Some((event, telling)) = found {
            errors_of.split.entry(gold).or_default().entry(&event.id).or_default().push(telling);
            errors_of.joined.entry(&event.id).or_default().entry(gold).or_default().push(telling);
        }
    }
    errors_of.list("SPLIT", &errors_of.split, timeline, errors);
    errors_of.list("JOIN", &errors_of.joined, timeline, errors);
    score.figures()
}

/// Tellings by what they should be grouped by, and by what they are.
type Parts<'t> = BTreeMap<&'t str, BTreeMap<&'t str, Vec<&'t Telling>>>;

/// Where the events of the gold and of the timeline differ.
#[derive(Default)]
struct Errors<'t> {
    /// By gold event, then by event of the timeline.
    split: Parts<'t>,
    /// By event of the timeline, then by gold event.
    joined: Parts<'t>,
}

impl Errors<'_> {
    /// Lists every part but the greatest, beside the telling in the greatest that differs least from it.
    fn list(&self, what: &str, groups: &Parts<'_>, timeline: &Timeline, errors: &mut Vec<String>) {
        for (name, parts) in groups.iter().filter(|(_, parts)| parts.len() > 1) {
            let Some((main, tellings)) = parts.iter().max_by_key(|(_, tellings)| tellings.len()) else { continue };
            for (part, others) in parts.iter().filter(|(part, _)| part != &main) {
                let pairs = others.iter().flat_map(|other| tellings.iter().map(move |telling| (*telling, *other)));
                let place = |telling: &'_ Telling| (telling.key().clone(), telling.mention().id.clone());
                let compared = pairs.filter_map(|(one, other)| {
                    let ((one, a), (other, b)) = (place(one), place(other));
                    timeline.compare((&one, &a), (&other, &b))
                });
                let Some(nearest) = compared.min_by_key(|comparison| comparison.obstacles.len()) else { continue };
                let count = format!("{} + {}", tellings.len(), others.len());
                errors.push(format!(
                    "{what}\t{name}\t{main}\t{part}\t{count}\t{}\t{}\t{}",
                    nearest,
                    told(nearest.one),
                    told(nearest.other),
                ));
            }
        }
    }
}

/// A mention in one line.
fn told(telling: &Telling) -> String {
    let mention = telling.mention();
    let who = mention.participants.iter().map(|who| format!("{}={}", who.role.as_str(), who.name));
    let days = mention.when.as_ref().map(|when| {
        let day =
            |day: Option<dateline::chrono::NaiveDate>| day.map_or_else(|| "None".to_owned(), |day| day.to_string());
        format!("{}..{} {:?}", day(when.interval.start), day(when.interval.end), when.basis)
    });
    let quote: String = one_line(&mention.quote).chars().take(300).collect();
    format!(
        "{} {} {} {} [{}] {quote}",
        telling.key().id,
        mention.phase.as_str(),
        mention.factuality.as_str(),
        days.unwrap_or_default(),
        who.collect::<Vec<_>>().join(", "),
    )
}
