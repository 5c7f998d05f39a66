//! Event mentions: which were found, and what was read off them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use dateline::actor::{Form, Gazetteer};
use dateline::chrono::NaiveDate;
use dateline::text::tokenize;
use dateline::{Document, Span};

use crate::assignment::assign;
use crate::figure::{Counts, Figure, Figures};
use crate::gold::{Mention, Participant, one_line, slice};

/// What was counted over all documents.
#[derive(Debug, Default)]
pub(crate) struct MentionScore {
    kinds: BTreeMap<String, Detection>,
    matched: usize,
    factuality: usize,
    phase: Counts,
    when: Counts,
    participants: Counts,
    actors: Counts,
    gazetteer: Gazetteer,
}

#[derive(Debug, Default)]
struct Detection {
    any: Counts,
    asserted: Counts,
}

/// The kinds that are always printed, in this order.
const KINDS: [&str; 3] = ["call", "withdrawal", "ceasefire"];

impl MentionScore {
    /// Counts one document and gives its pairs of gold and found mentions. Each miss, false alarm and wrong attribute goes to
    /// `errors`, as tab-separated fields.
    pub(crate) fn add(
        &mut self,
        document: &Document,
        gold: &[Mention],
        found: &[Mention],
        errors: &mut Vec<String>,
    ) -> Vec<(usize, usize)> {
        let (id, text) = (document.key().id, document.text.as_str());
        let day = document.published.map(|anchor| anchor.day());
        let pairs = align(gold, found);
        let mut error = |what: &str, at: &Mention, gold: &str, found: &str| {
            let sentence: String = one_line(slice(text, at.start, at.end)).chars().take(300).collect();
            errors.push(format!("{what}\t{id}\t{}\t{gold}\t{found}\t{sentence}", at.kind));
        };
        for gold in gold {
            let kind = self.kinds.entry(gold.kind.clone()).or_default();
            kind.any.gold += 1;
            kind.asserted.gold += usize::from(gold.is_asserted());
        }
        for found in found {
            let kind = self.kinds.entry(found.kind.clone()).or_default();
            kind.any.system += 1;
            kind.asserted.system += usize::from(found.is_asserted());
        }
        for &(gold_index, found_index) in &pairs {
            let (gold, found) = (&gold[gold_index], &found[found_index]);
            let kind = self.kinds.entry(gold.kind.clone()).or_default();
            kind.any.right += 1;
            kind.asserted.right += usize::from(gold.is_asserted() && found.is_asserted());
            self.matched += 1;
            self.factuality += usize::from(gold.factuality == found.factuality);
            if gold.factuality != found.factuality {
                error("FACT", gold, &gold.factuality, &found.factuality);
            }
            if let Some(phase) = gold.phase.as_deref().filter(|phase| !phase.is_empty()) {
                let given = found.phase.as_deref().unwrap_or_default();
                self.phase.gold += 1;
                self.phase.right += usize::from(phase == given);
                if phase != given {
                    error("PHASE", gold, phase, given);
                }
            }
            if gold.first_day().is_some() {
                let right = gold.first_day() == found.first_day() && gold.last_day() == found.last_day();
                self.when.gold += 1;
                self.when.right += usize::from(right);
                if !right {
                    error("DATE", gold, &gold.days(), &found.days());
                }
            }
            let (named, given) = (gold.names(), found.names());
            if !named.is_empty() {
                let common = named.intersection(&given).count();
                self.participants.gold += named.len();
                self.participants.system += given.len();
                self.participants.right += common;
                let [named, given] = [gold, found].map(|mention| mention.actors(&self.gazetteer, day));
                self.actors.gold += named.len();
                self.actors.system += given.len();
                self.actors.right += named.intersection(&given).count();
                if common < named.len().max(given.len()) {
                    error("WHO", gold, &gold.cast(), &found.cast());
                }
            }
        }
        let missed: HashSet<usize> = pairs.iter().map(|&(gold, _)| gold).collect();
        let hit: HashSet<usize> = pairs.iter().map(|&(_, found)| found).collect();
        for (_, gold) in gold.iter().enumerate().filter(|(index, _)| !missed.contains(index)) {
            error("MISS", gold, &gold.factuality, "");
        }
        for (_, found) in found.iter().enumerate().filter(|(index, _)| !hit.contains(index)) {
            error("FALSE", found, &found.factuality, "");
        }
        pairs
    }

    /// The figures: for each kind, detection with any factuality and of what is asserted on both sides (`call happened`); then over
    /// the matched `phase`, `when`, `factuality` and `participants`, by their names and, as `actors`, by whom the crate's gazetteer
    /// says that the names mean: "British troops" and "United Kingdom" are one.
    pub(crate) fn figures(&self) -> Figures {
        let mut figures = Figures::new(1);
        let none = Detection::default();
        let others = self.kinds.keys().map(String::as_str).filter(|kind| !KINDS.contains(kind));
        for name in KINDS.into_iter().chain(others) {
            let kind = self.kinds.get(name).unwrap_or(&none);
            figures.push(name, scores(kind.any));
            figures.push(format!("{name} happened"), scores(kind.asserted));
        }
        figures.push("phase", Figure::Share { right: self.phase.right, of: self.phase.gold });
        figures.push("when", Figure::Share { right: self.when.right, of: self.when.gold });
        figures.push("factuality", Figure::Share { right: self.factuality, of: self.matched });
        figures.push("participants", scores(self.participants));
        figures.push("actors", scores(self.actors));
        figures
    }
}

fn scores(counts: Counts) -> Figure {
    let (p, r) = (counts.precision(), counts.recall());
    Figure::Scores(counts, if p + r > 0.0 { 100.0 * 2.0 * p * r / (p + r) } else { 0.0 })
}

/// Pairs of gold and found mentions of one kind, one to one, by the assignment of greatest weight.
pub(crate) fn align(gold: &[Mention], found: &[Mention]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let kinds: BTreeSet<&str> = gold.iter().map(|mention| mention.kind.as_str()).collect();
    for kind in kinds {
        let of = |mentions: &[Mention]| -> Vec<usize> {
            mentions.iter().enumerate().filter(|(_, mention)| mention.kind == kind).map(|(index, _)| index).collect()
        };
        let (gold_of, found_of) = (of(gold), of(found));
        let row = |&gold_index: &usize| -> Vec<f64> {
            found_of.iter().map(|&found_index| weight(&gold[gold_index], &found[found_index])).collect()
        };
        let weights: Vec<Vec<f64>> = gold_of.iter().map(row).collect();
        let assigned = assign(&weights).into_iter().filter(|&(row, column)| weights[row][column] > 0.0);
        pairs.extend(assigned.map(|(row, column)| (gold_of[row], found_of[column])));
    }
    pairs.sort_unstable();
    pairs
}

/// 8 for overlapping triggers, 4 for a found trigger inside the gold sentence; where it is one of these, 2 more for the same phase,
/// 1 each for the same factuality and the same first day, and the share of participants in common.
fn weight(gold: &Mention, found: &Mention) -> f64 {
    let overlaps = |a: (usize, usize), b: (usize, usize)| a.0 < b.1 && b.0 < a.1;
    let trigger = found.trigger.map_or((found.start, found.end), |trigger| (trigger.start, trigger.end));
    let triggers = gold.trigger.is_some_and(|gold| overlaps(trigger, (gold.start, gold.end)));
    let inside = overlaps(trigger, (gold.start, gold.end));
    let near = 8 * u8::from(triggers) + 4 * u8::from(inside);
    if near == 0 {
        return 0.0;
    }
    let phase = 2 * u8::from(gold.phase == found.phase);
    let factuality = u8::from(gold.factuality == found.factuality);
    let day = u8::from(gold.when.is_some() && gold.first_day() == found.first_day());
    let (named, given) = (gold.names(), found.names());
    let all = named.union(&given).count();
    let shared = if all == 0 { 0.0 } else { named.intersection(&given).count() as f64 / all as f64 };
    f64::from(near + phase + factuality + day) + shared
}

impl Mention {
    fn is_asserted(&self) -> bool {
        self.factuality == "asserted"
    }

    fn first_day(&self) -> Option<&str> {
        self.when.as_ref()?.start.as_deref()
    }

    fn last_day(&self) -> Option<&str> {
        self.when.as_ref()?.end.as_deref()
    }

    fn days(&self) -> String {
        format!("{}..{}", self.first_day().unwrap_or("None"), self.last_day().unwrap_or("None"))
    }

    /// The participants by the last words of their names, in which spellings of a person's name agree.
    fn names(&self) -> BTreeSet<String> {
        let participants = self.participants.iter().flatten();
        participants.filter_map(|who| Some(who.name.to_lowercase().split_whitespace().last()?.to_owned())).collect()
    }

    /// The participants by the standard names of the actors that they name, else by the last words of their names.
    fn actors(&self, gazetteer: &Gazetteer, day: Option<NaiveDate>) -> BTreeSet<String> {
        let actor = |who: &Participant| {
            let mut tokens = Vec::new();
            tokenize(&who.name, Span::new(0, who.name.len()), &mut tokens);
            let namings = gazetteer.find(&who.name, &tokens, day);
            let known = namings.iter().filter(|naming| naming.form != Form::Generic).map(|naming| &naming.actor.name);
            match known.collect::<Vec<_>>()[..] {
                [name] => Some(name.to_lowercase()),
                _ => Some(who.name.to_lowercase().split_whitespace().last()?.to_owned()),
            }
        };
        self.participants.iter().flatten().filter_map(actor).collect()
    }

    fn cast(&self) -> String {
        let role = |who: &Participant| who.role.clone().unwrap_or_default();
        let cast = self.participants.iter().flatten().map(|who| format!("{}={}", role(who), who.name));
        cast.collect::<Vec<_>>().join(", ")
    }
}
