//! A timeline as JSON and back. What is loaded is what was saved: a digest over all that is kept stands in the file, and one that
//! does not fit is an error, as is a file of another version. Without a digest, as in a file that was written by hand, the rest is taken as
//! it stands.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::{self, Write};

use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Span;
use crate::document::{Anchor, AnchorBasis, Key, Sketch};
use crate::event::{
    Circumstances, Extent, Factuality, Kind, Location, Mention, Participant, Phase, Scope, Terms, When,
};
use crate::serializer::Json;
use crate::text::Section;
use crate::timeline::written::told;
use crate::timeline::{Report, Timeline};

/// The version of what is saved. The fingerprints and sketches of one version are not those of another for the same texts, so that what was
/// saved in another is refused rather than compared.
const VERSION: u32 = 2;

/// A report; its mentions stand in the events where it is part of a timeline.
#[derive(Deserialize)]
struct SavedReport {
    source: String,
    document: String,
    fingerprint: Fingerprint,
    published: Option<Anchor>,
    anchor_basis: Option<AnchorBasis>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    sketch: Option<Sketch>,
    #[serde(default)]
    mentions: Vec<SavedMention>,
}

/// A report as it stands in a timeline's JSON.
struct Head<'r>(&'r Report);

/// A mention as it stands in a report's JSON.
struct Row<'r>(&'r Mention);

/// The JSON of a timeline out of parts that were worked out in several places: what serializing the
/// [`Timeline`] with these reports would give, to the byte.
///
/// ```
/// use dateline::timeline::{Parts, Timeline};
///
/// let timeline = Timeline::new();
/// let reports = timeline.reports().map(|report| report.head());
/// let parts = Parts { events: timeline.events(), documents: 0, mentions: 0, reports, digest: 0 };
/// assert_eq!(serde_json::to_string(&parts)?, serde_json::to_string(&timeline)?);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Parts<E, R> {
    /// The events, in their [order](crate::timeline::Order).
    pub events: E,
    /// The number of reports.
    pub documents: usize,
    /// The number of mentions.
    pub mentions: usize,
    /// The [heads](Report::head) of the reports, in order of key and fingerprint.
    pub reports: R,
    /// The sum of the [digests](Report::digest) of the reports, modulo 2^64.
    pub digest: u64,
}

impl<E, R> Serialize for Parts<E, R>
where
    E: Clone + IntoIterator<Item: Serialize>,
    R: Clone + IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("events", &Sequence(&self.events))?;
        map.serialize_entry("documents", &self.documents)?;
        map.serialize_entry("mentions", &self.mentions)?;
        map.serialize_entry("reports", &Sequence(&self.reports))?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("digest", &Fingerprint(self.digest))?;
        map.end()
    }
}

struct Sequence<'s, I>(&'s I);

impl<I: Clone + IntoIterator<Item: Serialize>> Serialize for Sequence<'_, I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

impl Report {
    /// What a timeline's JSON holds of it under `reports`: everything but its mentions.
    pub fn head(&self) -> impl Serialize + use<'_> {
        Head(self)
    }
}

impl Head<'_> {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let Report { key, fingerprint, published, anchor_basis, title, sketch, mentions: _ } = self.0;
        map.serialize_entry("source", &key.source)?;
        map.serialize_entry("document", &key.id)?;
        map.serialize_entry("fingerprint", &Fingerprint(*fingerprint))?;
        map.serialize_entry("published", published)?;
        map.serialize_entry("anchor_basis", anchor_basis)?;
        if let Some(title) = title {
            map.serialize_entry("title", title)?;
        }
        if let Some(sketch) = sketch {
            map.serialize_entry("sketch", sketch)?;
        }
        Ok(())
    }
}

impl Serialize for Head<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        Head(self).entries(&mut map)?;
        let rows: Vec<Row<'_>> = self.mentions.iter().map(Row).collect();
        map.serialize_entry("mentions", &rows)?;
        map.end()
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("kind", &self.0.kind)?;
        told(self.0, &mut map)?;
        map.end()
    }
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let saved = SavedReport::deserialize(deserializer)?;
        let (report, mentions) = saved.restore();
        let mention = |saved: SavedMention| {
            let kind = saved.kind.clone().ok_or_else(|| format!("mention {} has no kind", saved.id))?;
            saved.restore(kind, &report.key)
        };
        let mentions = mentions.into_iter().map(mention).collect::<Result<_, String>>().map_err(D::Error::custom)?;
        Ok(Report { mentions, ..report })
    }
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
    #[serde(default)]
    version: Option<u32>,
    #[serde(default)]
    digest: Option<Fingerprint>,
}

#[derive(Deserialize)]
struct SavedEvent {
    kind: Kind,
    mentions: Vec<SavedMention>,
}

/// A mention: of an event, which brings its kind, or of a report, which brings its key.
#[derive(Deserialize)]
struct SavedMention {
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    document: Option<String>,
    #[serde(default)]
    fingerprint: Option<Fingerprint>,
    #[serde(default)]
    kind: Option<Kind>,
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
        let reports = self.reports().map(Report::head);
        let (documents, mentions) = (self.documents(), self.mentions());
        Parts { events: self.events(), documents, mentions, reports, digest: self.digest() }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Timeline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Saved::deserialize(deserializer)?.restore().map_err(D::Error::custom)
    }
}

impl Saved {
    fn restore(self) -> Result<Timeline, String> {
        let by_hand = self.digest.is_none();
        if self.version.unwrap_or(if by_hand { VERSION } else { 1 }) != VERSION {
            let found =
                self.version.map_or_else(|| "an earlier version".to_owned(), |found| format!("version {found}"));
            return Err(format!("saved in {found} of the format, not in {VERSION}: its documents must be read again"));
        }
        let mut reports: BTreeMap<(Key, Fingerprint), Report> = BTreeMap::new();
        for saved in self.reports {
            let (report, _) = saved.restore();
            match reports.entry((report.key.clone(), Fingerprint(report.fingerprint))) {
                Entry::Vacant(place) => place.insert(report),
                Entry::Occupied(place) => return Err(format!("report {} is there twice", name(&place.key().0))),
            };
        }
        let mut mentions = 0;
        for event in self.events {
            for saved in event.mentions {
                let fingerprint = saved.fingerprint;
                let key = saved.key().ok_or_else(|| format!("mention {} has no source or no document", saved.id))?;
                let mention = saved.restore(event.kind.clone(), &key)?;
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
        for report in reports.values_mut() {
            report.mentions.sort_by(|one, other| one.id.cmp(&other.id));
            if let Some(twice) = report.mentions.windows(2).find(|pair| pair[0].id == pair[1].id) {
                return Err(format!("mention {} of {} is there twice", twice[0].id, name(&report.key)));
            }
        }
        let counted = [("documents", self.documents, reports.len()), ("mentions", self.mentions, mentions)];
        for (what, said, found) in counted {
            if let Some(said) = said.filter(|said| *said != found) {
                return Err(format!("{said} {what} announced, {found} found"));
            }
        }
        let timeline: Timeline = reports.into_values().collect();
        let found = Fingerprint(timeline.digest());
        match self.digest {
            Some(said) if said != found => {
                Err(format!("damaged or changed by hand: digest {said} announced, {found} found"))
            }
            _ => Ok(timeline),
        }
    }
}

impl SavedMention {
    fn key(&self) -> Option<Key> {
        Some(Key { source: self.source.clone()?, id: self.document.clone()? })
    }

    fn restore(self, kind: Kind, key: &Key) -> Result<Mention, String> {
        let wrong = |cause: &str| format!("mention {} of {}: {cause}", self.id, name(key));
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
        Ok(Mention {
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
        })
    }
}

impl SavedReport {
    /// The report without its mentions, and these.
    fn restore(self) -> (Report, Vec<SavedMention>) {
        let SavedReport { source, document, fingerprint, published, anchor_basis, title, sketch, mentions } = self;
        let (key, fingerprint) = (Key { source, id: document }, fingerprint.0);
        (Report { key, fingerprint, published, anchor_basis, title, sketch, mentions: Vec::new() }, mentions)
    }
}

impl Report {
    /// A hash of all that a timeline keeps of it, the same in whatever order its mentions stand. The digest of a timeline is the
    /// sum of those of its reports, modulo 2^64.
    ///
    /// What is saved has it beside it ([`Parts::digest`]), so that what a broken disk or a hand has changed is told from what was
    /// saved. It is FNV-1a over JSON: any one byte that differs gives another number, and so nearly surely do several.
    pub fn digest(&self) -> u64 {
        let head = Digest(0xcbf2_9ce4_8422_2325).and(&self.head());
        let rows = self.mentions.iter().filter(|mention| mention.section != Section::Boilerplate);
        rows.fold(head.0, |sum, mention| sum.wrapping_add(Digest(head.0).and(&Row(mention)).0))
    }
}

impl Timeline {
    fn digest(&self) -> u64 {
        self.reports().fold(0, |sum, report| sum.wrapping_add(report.digest()))
    }
}

/// What was hashed so far.
#[derive(Clone, Copy)]
struct Digest(u64);

impl Digest {
    fn and(mut self, value: &impl Serialize) -> Self {
        // It takes whatever it is given.
        let _ = write!(self, "{}", Json(value));
        self
    }
}

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = text.bytes().fold(self.0, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Ok(())
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
