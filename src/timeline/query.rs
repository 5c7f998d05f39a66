//! Choosing events.

use crate::calendar::Interval;
use crate::event::{Kind, Phase};
use crate::timeline::{Event, Timeline};

/// A choice of events; everything left unset lets all through.
///
/// ```
/// use dateline::event::Kind;
/// use dateline::timeline::{Query, Timeline};
///
/// let timeline = Timeline::new();
/// let query = Query::new().kind(Kind::Call).participant("Obama").support(2);
/// assert_eq!(timeline.query(&query).count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    kinds: Vec<Kind>,
    participants: Vec<String>,
    places: Vec<String>,
    phases: Vec<Phase>,
    interval: Option<Interval>,
    support: usize,
}

impl Query {
    /// A query that lets everything through.
    pub fn new() -> Self {
        Query::default()
    }

    /// Only events of this kind; given again, of either.
    pub fn kind(mut self, kind: Kind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// Only events with this participant, by code, by name or by a word of the name, whatever the case of letters;
    /// given again, with all of them.
    pub fn participant(mut self, name: impl Into<String>) -> Self {
        self.participants.push(name.into());
        self
    }

    /// Only events at, from or to this place; given again, at all of them.
    pub fn place(mut self, name: impl Into<String>) -> Self {
        self.places.push(name.into());
        self
    }

    /// Only events told in this phase; given again, in either.
    pub fn phase(mut self, phase: Phase) -> Self {
        self.phases.push(phase);
        self
    }

    /// Only events that share a day with this interval. An event without a date does not.
    pub fn within(mut self, interval: Interval) -> Self {
        self.interval = Some(interval);
        self
    }

    /// Only events that at least so many sources tell that do not copy each other.
    pub fn support(mut self, sources: usize) -> Self {
        self.support = sources;
        self
    }

    /// Whether it lets the event through.
    pub fn matches(&self, event: &Event) -> bool {
        let kind = self.kinds.is_empty() || self.kinds.contains(&event.kind);
        let phase = self.phases.is_empty() || event.phases.iter().any(|told| self.phases.contains(&told.phase));
        let date = self.interval.is_none_or(|asked| event.when.as_ref().is_some_and(|w| w.interval.overlaps(&asked)));
        let named = |asked: &String, place: bool| {
            let mut among = event.participants.iter().filter(|participant| !place || participant.role.is_place());
            among.any(|participant| {
                let code = participant.code.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(asked));
                let name = participant.name.to_lowercase();
                let asked = asked.to_lowercase();
                code || name == asked || name.split_whitespace().any(|word| word == asked)
            })
        };
        kind && phase
            && date
            && self.participants.iter().all(|asked| named(asked, false))
            && self.places.iter().all(|asked| named(asked, true))
            && event.score.independent >= self.support
    }
}

impl Timeline {
    /// The events that a query lets through, in order.
    pub fn query<'t>(&'t self, query: &'t Query) -> impl Iterator<Item = &'t Event> {
        self.events().iter().filter(|event| query.matches(event))
    }
}
