//! The order of a timeline's events.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::event::Kind;
use crate::timeline::Event;

/// Where an event stands in a timeline, wherever that is put together: by start, end, kind and id; open ends come last.
///
/// ```
/// use dateline::timeline::Timeline;
/// use dateline::{Document, Reader};
///
/// let document = Document::new("Putin called Obama on Monday and on Wednesday.").published("2016-07-07".parse()?);
/// let timeline: Timeline = [Reader::new().read(&document).report(&document)].into_iter().collect();
/// assert!(timeline.events().iter().is_sorted_by_key(|event| event.order()));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Order {
    start: (bool, Option<NaiveDate>),
    end: (bool, Option<NaiveDate>),
    kind: Kind,
    pub(super) id: String,
    /// Tells events of one timeline apart whose ids are equal by chance.
    pub(super) number: u32,
}

impl Event {
    /// Where it stands in a timeline.
    pub fn order(&self) -> Order {
        let interval = self.when.as_ref().map(|when| when.interval);
        let start = interval.and_then(|interval| interval.start);
        let end = interval.and_then(|interval| interval.end);
        let (kind, id) = (self.kind.clone(), self.id.clone());
        Order { start: (start.is_none(), start), end: (end.is_none(), end), kind, id, number: 0 }
    }
}

impl Order {
    /// With the number that tells it from others of its id.
    pub(super) fn numbered(self, number: u32) -> Self {
        Order { number, ..self }
    }

    /// The event's id.
    pub fn id(&self) -> &str {
        &self.id
    }
}
