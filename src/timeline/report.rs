//! What a timeline keeps of one document.

use chrono::NaiveDate;

use crate::document::{Anchor, AnchorBasis, Key, Sketch};
use crate::event::{Circumstances, Mention, When};
use crate::merge::{Fact, identity};
use crate::text::Section;

/// What a timeline keeps of one document as it was read.
///
/// With serde it is an object of these fields, the mentions as in the timeline's JSON: a row that can be kept and sent.
///
/// ```
/// use dateline::timeline::Report;
/// use dateline::{Document, Reader};
///
/// let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
/// let report = Reader::new().read(&document).report(&document);
/// let row = serde_json::to_string(&report)?;
/// assert_eq!(serde_json::from_str::<Report>(&row)?, report);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The document's source and id.
    pub key: Key,
    /// The hash of its content: the same key with other content is another report.
    pub fingerprint: u64,
    /// The publication anchor that was used.
    pub published: Option<Anchor>,
    /// Where the anchor comes from.
    pub anchor_basis: Option<AnchorBasis>,
    /// The document's title, where it has one and mentions an event.
    pub title: Option<String>,
    /// What its text looks like, where it mentions an event and is long enough to tell: near copies count as one source.
    pub sketch: Option<Sketch>,
    /// Its event mentions outside boilerplate.
    pub mentions: Vec<Mention>,
}

impl Report {
    /// Without mentions in boilerplate, and the others in the order of the text: as a timeline keeps it.
    pub fn in_order(mut self) -> Self {
        self.mentions.retain(|mention| mention.section != Section::Boilerplate);
        self.mentions.sort_by(|a, b| position(a).cmp(&position(b)));
        self
    }

    /// A number for its key and content: see [`identity`].
    pub fn identity(&self) -> u128 {
        identity(&self.key, self.fingerprint)
    }

    /// The civil day of publication.
    pub fn day(&self) -> Option<NaiveDate> {
        self.published.map(|anchor| anchor.day())
    }

    /// The facts of its mentions.
    pub fn facts(&self) -> Vec<Fact> {
        let published = self.day();
        self.mentions.iter().map(|mention| Fact::new(mention, published)).collect()
    }

    /// As much of it as an event needs that some of its mentions tell, by their places: these, and no title.
    pub fn part(&self, mentions: &[u32]) -> Report {
        let Report { key, fingerprint, published, anchor_basis, title: _, sketch, mentions: all } = self;
        Report {
            key: key.clone(),
            fingerprint: *fingerprint,
            published: *published,
            anchor_basis: *anchor_basis,
            title: None,
            sketch: *sketch,
            mentions: mentions.iter().filter_map(|place| all.get(*place as usize)).cloned().collect(),
        }
    }
}

/// The order of mentions in a report; ids are unique, the rest only guards against those that are not.
pub(super) fn position(mention: &Mention) -> impl Ord + '_ {
    let Mention { id, kind, sentence, trigger, section, phase, factuality, participants, quote, when, circumstances } =
        mention;
    let dated = when.as_ref().map(|When { value, interval, granularity, basis, derivation }| {
        let derived = derivation.as_ref().map(|how| (&how.expression, how.start, how.end, how.published));
        (interval, basis, granularity, value, derived)
    });
    let Circumstances { places, extent, scope, terms } = circumstances;
    (
        *sentence,
        *trigger,
        id,
        kind,
        (section, phase, factuality, participants),
        quote,
        dated,
        (places, extent, scope, terms.order()),
    )
}
