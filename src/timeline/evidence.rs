//! An event out of what is known of it elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Key;
use crate::event::Mention;
use crate::merge::Part;
use crate::timeline::build::{Member, told_by};
use crate::timeline::report::position;
use crate::timeline::{Event, Report, Telling};

/// Mentions of one event: part of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The report with these mentions alone, as [`Report::part`] gives it.
    pub report: Report,
    /// How they came to the event.
    pub part: Part,
}

impl Event {
    /// The event that these mentions tell, in any order; `None` where none of them made it. A document may come in several parts,
    /// and must be there in one version.
    ///
    /// [`Event::could_be`] is left empty: only who merges knows it.
    ///
    /// ```
    /// use dateline::merge::Part;
    /// use dateline::timeline::{Event, Evidence, Timeline};
    /// use dateline::{Document, Reader};
    ///
    /// let document = Document::new("Putin called Obama on Wednesday.").published("2016-07-07".parse()?);
    /// let report = Reader::new().read(&document).report(&document);
    /// let event = Event::of([Evidence { report: report.part(&[0]), part: Part::Made }]);
    /// let timeline: Timeline = [report].into_iter().collect();
    /// assert_eq!(event.as_ref(), timeline.events().first());
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn of(evidence: impl IntoIterator<Item = Evidence>) -> Option<Event> {
        type Mentions = Vec<(Mention, Part)>;
        let mut documents: BTreeMap<(Key, u64), (Report, Mentions)> = BTreeMap::new();
        for Evidence { mut report, part } in evidence {
            let mentions = std::mem::take(&mut report.mentions).into_iter().map(|mention| (mention, part));
            let document = (report.key.clone(), report.fingerprint);
            documents.entry(document).or_insert_with(|| (report, Vec::new())).1.extend(mentions);
        }
        let mut members = Vec::new();
        for (mut report, mut mentions) in documents.into_values() {
            mentions.sort_by(|(a, _), (b, _)| position(a).cmp(&position(b)));
            let (mentions, parts): (Vec<Mention>, Vec<Part>) = mentions.into_iter().unzip();
            report.mentions = mentions;
            let report = Arc::new(report);
            members.extend(parts.into_iter().enumerate().map(|(place, part)| Member {
                telling: Telling::new(Arc::clone(&report), place, false),
                made: part == Part::Made,
                another: false,
            }));
        }
        told_by(members)
    }
}
