//! A timeline as JSON and back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;

use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Span;
use crate::document::{Anchor, AnchorBasis, Key, Sketch};
use crate::event::{
    Circumstances, Extent, Factuality, Kind, Location, Mention, Participant, Phase, Scope, Terms, When,
};
use crate::text::Section;
use crate::timeline::{Report, Timeline};

/// What is kept of a report beside its mentions, which stand in the events.
#[derive(Serialize, Deserialize)]
struct SavedReport {
    #[serde(flatten)]
    key: Key,
    fingerprint: Fingerprint,
    published: Option<Anchor>,
    anchor_basis: Option<AnchorBasis>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sketch: Option<Sketch>,
}

/// A hash in sixteen hexadecimal digits: JSON numbers are not safe beyond 2^53.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fingerprint(u64);

#[derive(Deserialize)]
struct Saved {
    events: Vec<SavedEvent>,
    reports: Vec<SavedReport>,
    #[serde(default)]
    mentions: Option<usize>,
    #[serde(default)]
    documents: Option<usize>,
}

#[derive(Deserialize)]
struct SavedEvent {
    kind: Kind,
    mentions: Vec<SavedMention>,
}

#[derive(Deserialize)]
struct SavedMention {
    source: String,
    document: String,
    #[serde(default)]
    fingerprint: Option<Fingerprint>,
    id: String,
    start: usize,
    end: usize,
    section: Section,
    trigger: Span,
    phase: Phase,
    factuality: Factuality,
    participants: Vec<Participant>,
    when: Option<When>,
    #[serde(default)]
    places: Vec<Location>,
    #[serde(default)]
    extent: Option<Extent>,
    #[serde(default)]
    scope: Vec<Scope>,
    #[serde(default)]
    terms: Terms,
    quote: String,
}

impl Serialize for Timeline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = |report: &Report| SavedReport {
            key: report.key.clone(),
            fingerprint: Fingerprint(report.fingerprint),
            published: report.published,
            anchor_basis: report.anchor_basis,
            title: report.title.clone(),
            sketch: report.sketch,
        };
        let reports: Vec<SavedReport> = self.reports().map(report).collect();
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("events", &self.events())?;
        map.serialize_entry("documents", &self.documents())?;
        map.serialize_entry("mentions", &self.mentions())?;
        map.serialize_entry("reports", &reports)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Timeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Saved::deserialize(deserializer)?.restore().map_err(D::Error::custom)
    }
}

impl Saved {
    fn restore(self) -> Result<Timeline, String> {
        let mut reports: BTreeMap<(Key, Fingerprint), Report> = BTreeMap::new();
        for saved in self.reports {
            let SavedReport { key, fingerprint, published, anchor_basis, title, sketch } = saved;
            let report = Report {
                key: key.clone(),
                fingerprint: fingerprint.0,
                published,
                anchor_basis,
                title,
                sketch,
                mentions: Vec::new(),
            };
            match reports.entry((key, fingerprint)) {
                Entry::Vacant(place) => place.insert(report),
                Entry::Occupied(place) => return Err(format!("report {} is there twice", name(&place.key().0))),
            };
        }
        let mut mentions = 0;
        for event in self.events {
            for saved in event.mentions {
                let (key, fingerprint, mention) = saved.restore(event.kind.clone())?;
                let low = fingerprint.unwrap_or(Fingerprint(0));
                let high = fingerprint.unwrap_or(Fingerprint(u64::MAX));
                let mut found = reports.range_mut((key.clone(), low)..=(key.clone(), high));
                match (found.next(), found.next()) {
                    (Some((_, report)), None) => report.mentions.push(mention),
                    (None, _) => return Err(format!("mention {} of {} has no report", mention.id, name(&key))),
                    _ => return Err(format!("mention {} of {} fits several reports", mention.id, name(&key))),
                }
                mentions += 1;
            }
        }
        let counted = [("documents", self.documents, reports.len()), ("mentions", self.mentions, mentions)];
        for (what, said, found) in counted {
            if let Some(said) = said.filter(|said| *said != found) {
                return Err(format!("{said} {what} announced, {found} found"));
            }
        }
        Ok(reports.into_values().collect())
    }
}

impl SavedMention {
    fn restore(self, kind: Kind) -> Result<(Key, Option<Fingerprint>, Mention), String> {
        let key = Key { source: self.source, id: self.document };
        let wrong = |cause: &str| format!("mention {} of {}: {cause}", self.id, name(&key));
        if self.start > self.end || self.trigger.start > self.trigger.end {
            return Err(wrong("a span that ends before it starts"));
        }
        let interval = self.when.as_ref().map(|when| (when.interval.start, when.interval.end));
        if matches!(interval, Some((Some(start), Some(end))) if end < start) {
            return Err(wrong("a date that ends before it starts"));
        }
        if self.section == Section::Boilerplate {
            return Err(wrong("mentions in boilerplate are in no timeline"));
        }
        let mention = Mention {
            id: self.id,
            kind,
            sentence: Span::new(self.start, self.end),
            trigger: self.trigger,
            section: self.section,
            phase: self.phase,
            factuality: self.factuality,
            participants: self.participants,
            when: self.when,
            circumstances: Circumstances {
                places: self.places,
                extent: self.extent,
                scope: self.scope,
                terms: self.terms,
            },
            quote: self.quote,
        };
        Ok((key, self.fingerprint, mention))
    }
}

fn name(key: &Key) -> String {
    format!("{}/{}", key.source, key.id)
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let digits = String::deserialize(deserializer)?;
        let parsed = u64::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 16);
        parsed.map(Fingerprint).ok_or_else(|| D::Error::custom(format!("not a fingerprint: {digits:?}")))
    }
}
