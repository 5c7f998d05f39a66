//! The timeline as a set of reports.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use once_cell::sync::OnceCell;

use crate::document::Key;
use crate::timeline::build::Witness;
use crate::timeline::derived::{Change, Derived};
use crate::timeline::report::position;
use crate::timeline::{Event, Events, Report};

/// A set of reports and the events that follow from it.
///
/// The same key with the same content is one document however often it is given; the same key with other content is
/// kept beside it, and [`conflicts`](Timeline::conflicts) names such keys. Events are worked out when they are first
/// asked for after a change.
///
/// ```
/// use dateline::timeline::Timeline;
/// use dateline::{Document, Reader};
///
/// let reader = Reader::new();
/// let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
/// let timeline: Timeline = [reader.read(&document).report(&document)].into_iter().collect();
/// assert_eq!(timeline.documents(), 1);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Timeline {
    reports: BTreeMap<Key, BTreeMap<u64, Arc<Report>>>,
    derived: OnceCell<Derived>,
    behind: Mutex<Behind>,
}

/// What was worked out before the last changes, and those changes.
#[derive(Debug, Clone, Default)]
struct Behind {
    derived: Option<Derived>,
    changes: Vec<Change>,
}

impl Timeline {
    /// A timeline of no reports.
    pub fn new() -> Self {
        Timeline::default()
    }

    /// Adds a report. `false` where the same document was there already; then nothing changes.
    ///
    /// Mentions in boilerplate are left out.
    pub fn insert(&mut self, report: Report) -> bool {
        self.insert_shared(Arc::new(report.in_order()))
    }

    fn insert_shared(&mut self, report: Arc<Report>) -> bool {
        let kept = self.reports.get(&report.key).and_then(|versions| versions.get(&report.fingerprint));
        // One content may have been read against two default anchors: keep the one that a set would keep in any order.
        if kept.is_some_and(|kept| reading(kept) <= reading(&report)) {
            return false;
        }
        let key = report.key.clone();
        self.drop_versions(&key);
        self.reports.entry(key.clone()).or_default().insert(report.fingerprint, report);
        let versions = self.reports.get(&key).into_iter().flat_map(BTreeMap::values);
        let conflict = versions.clone().nth(1).is_some();
        let added: Vec<Change> = versions
            .enumerate()
            .map(|(place, report)| Witness { report: Arc::clone(report), conflict, another: place > 0 })
            .map(Change::Add)
            .collect();
        self.behind().changes.extend(added);
        true
    }

    /// Notes that the versions of a document are to be looked at anew.
    fn drop_versions(&mut self, key: &Key) {
        let versions = self.reports.get(key).into_iter().flat_map(BTreeMap::values);
        let dropped: Vec<Change> = versions.map(|report| Change::Drop(Arc::clone(report))).collect();
        self.behind().changes.extend(dropped);
    }

    /// Where changes are noted.
    fn behind(&mut self) -> &mut Behind {
        let derived = self.derived.take();
        let behind = self.behind.get_mut().unwrap_or_else(PoisonError::into_inner);
        if derived.is_some() {
            behind.derived = derived;
        }
        behind
    }

    /// Takes a document out again, in all its versions; the rest is as if it had never come. `false` where it was not
    /// there.
    pub fn retract(&mut self, key: &Key) -> bool {
        self.drop_versions(key);
        self.reports.remove(key).is_some()
    }

    /// Adds all reports of another timeline.
    pub fn merge(&mut self, other: Timeline) {
        for report in other.reports.into_values().flat_map(BTreeMap::into_values) {
            self.insert_shared(report);
        }
    }

    /// The number of reports.
    pub fn documents(&self) -> usize {
        self.reports.values().map(BTreeMap::len).sum()
    }

    /// The number of mentions.
    pub fn mentions(&self) -> usize {
        self.reports().map(|report| report.mentions.len()).sum()
    }

    /// Whether it holds no report.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }

    /// The reports in order of key and fingerprint.
    pub fn reports(&self) -> impl Iterator<Item = &Report> + Clone {
        self.reports.values().flat_map(BTreeMap::values).map(|report| &**report)
    }

    /// The keys under which documents of different content came, in order.
    pub fn conflicts(&self) -> impl Iterator<Item = &Key> {
        self.reports.iter().filter(|(_, versions)| versions.len() > 1).map(|(key, _)| key)
    }

    /// The events in order of start, end, kind and id; open ends come last.
    pub fn events(&self) -> Events<'_> {
        Events::new(self.derived().events())
    }

    /// The event with that id, or the one that the mention belongs to for which the id would stand: an id that an event once had
    /// finds it for as long as its mention is there.
    pub fn event(&self, id: &str) -> Option<&Event> {
        let found = self.derived().event(id).map(|(_, event)| event);
        found.or_else(|| self.events().iter().find(|event| event.had(id)))
    }

    /// What follows from the reports.
    pub(super) fn derived(&self) -> &Derived {
        self.derived.get_or_init(|| {
            let mut behind = self.behind.lock().unwrap_or_else(PoisonError::into_inner);
            let mut derived = behind.derived.take().unwrap_or_default();
            derived.follow(std::mem::take(&mut behind.changes));
            derived
        })
    }
}

/// What may differ between two reports of one content.
fn reading(report: &Report) -> impl Ord + '_ {
    let Report { key: _, fingerprint: _, published, anchor_basis, title, sketch, mentions } = report;
    let anchor = published.map(|anchor| anchor.to_string());
    let mentions: Vec<_> = mentions.iter().map(position).collect();
    (anchor_basis.map(|basis| basis as u8), anchor, mentions, (title.is_none(), title, sketch))
}

impl Extend<Report> for Timeline {
    fn extend<I: IntoIterator<Item = Report>>(&mut self, reports: I) {
        for report in reports {
            self.insert(report);
        }
    }
}

impl FromIterator<Report> for Timeline {
    fn from_iter<I: IntoIterator<Item = Report>>(reports: I) -> Self {
        let mut timeline = Timeline::new();
        timeline.extend(reports);
        timeline
    }
}

impl Clone for Timeline {
    fn clone(&self) -> Self {
        let behind = self.behind.lock().unwrap_or_else(PoisonError::into_inner);
        Timeline { reports: self.reports.clone(), derived: self.derived.clone(), behind: Mutex::new(behind.clone()) }
    }
}

impl PartialEq for Timeline {
    fn eq(&self, other: &Self) -> bool {
        self.reports == other.reports
    }
}
