//! One mention as evidence of an event.

use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::document::Key;
use crate::event::Mention;
use crate::text::Section;
use crate::timeline::Report;
use crate::timeline::written::told;

/// One mention as evidence of an event. It shares the report it stands in.
#[derive(Debug, Clone)]
pub struct Telling {
    report: Arc<Report>,
    index: usize,
    /// Whether another report has the same key, so that the fingerprint must tell them apart.
    conflict: bool,
}

/// Whether a mention can make an event, as against one in a caption or a comment that only supports it.
pub(crate) fn told_by_story(mention: &Mention) -> bool {
    matches!(mention.section, Section::Headline | Section::Body | Section::Quotation)
}

impl Telling {
    pub(super) fn new(report: Arc<Report>, index: usize, conflict: bool) -> Self {
        Telling { report, index, conflict }
    }

    /// The report it stands in.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The document it stands in.
    pub fn key(&self) -> &Key {
        &self.report.key
    }

    /// Whether both stand in one report.
    pub(super) fn same_report(&self, other: &Telling) -> bool {
        Arc::ptr_eq(&self.report, &other.report)
    }

    /// Whether it is that mention of that report.
    pub(super) fn is(&self, report: &Arc<Report>, index: usize) -> bool {
        Arc::ptr_eq(&self.report, report) && self.index == index
    }

    /// The order of an event's mentions.
    pub(super) fn place(&self) -> impl Ord + '_ {
        (self.key(), self.report.fingerprint, self.index)
    }

    /// The order by which a seed is chosen: a story before a caption, then publication, document key, offset, kind and counter.
    pub(super) fn seniority(&self) -> impl Ord + '_ {
        let mention = self.mention();
        let published = self.report.published.map(|anchor| anchor.day());
        let told = (!told_by_story(mention), published.is_none(), published);
        (told, self.key(), mention.trigger.start, &mention.id, self.report.fingerprint, self.index)
    }

    /// The mention itself.
    pub fn mention(&self) -> &Mention {
        &self.report.mentions[self.index]
    }
}

impl PartialEq for Telling {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key() && self.mention() == other.mention() && self.conflict == other.conflict
    }
}

impl Serialize for Telling {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("source", &self.key().source)?;
        map.serialize_entry("document", &self.key().id)?;
        if self.conflict {
            map.serialize_entry("fingerprint", &format_args!("{:016x}", self.report.fingerprint))?;
        }
        told(self.mention(), &mut map)?;
        map.end()
    }
}
