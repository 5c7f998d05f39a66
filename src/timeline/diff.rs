//! What is new in a timeline since an older one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use crate::calendar::Interval;
use crate::document::Key;
use crate::event::{Factuality, Kind};
use crate::timeline::{Event, Telling, Timeline};

/// What changed from an older timeline to a newer one, event by event in the newer one's order. `Display` prints a line for
/// each.
///
/// Events are the same where they have a mention in common, whatever their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// Events without a mention that the older timeline knew.
    pub added: Vec<Told>,
    /// Events that tell more, less or otherwise than before.
    pub changed: Vec<Changed>,
    /// Events of the older timeline none of whose mentions is left.
    pub gone: Vec<Told>,
}

/// An event in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Its days, where it has any.
    pub days: Option<Interval>,
    /// Who takes part.
    pub participants: Vec<String>,
}

/// What changed of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The event as it is now.
    #[serde(flatten)]
    pub now: Told,
    /// The ids of the events that its mentions were in; more than one where events became one.
    pub previous_ids: Vec<String>,
    /// The ids of other events that mentions of those went to: the event fell into several.
    pub split: Vec<String>,
    /// Mentions that were not there, or in none of those events: source, document and id.
    pub added: Vec<[String; 3]>,
    /// Mentions that are no longer there.
    pub gone: Vec<[String; 3]>,
    /// The days it had, where they are others now.
    pub days_before: Option<Option<Interval>>,
    /// The factuality it had, where it is another now.
    pub factuality_before: Option<Factuality>,
}

impl Told {
    fn of(event: &Event) -> Self {
        Told {
            id: event.id.clone(),
            kind: event.kind.clone(),
            days: event.when.as_ref().map(|when| when.interval),
            participants: event.participants.iter().map(|participant| participant.name.clone()).collect(),
        }
    }
}

/// A mention by its document and id, and by its document's content where there are several of that key.
type Name<'t> = (&'t Key, &'t str, Option<u64>);

fn owned<'n, 't: 'n>(names: impl Iterator<Item = &'n Name<'t>>) -> Vec<[String; 3]> {
    names.map(|(key, id, _)| [key.source.clone(), key.id.clone(), (*id).to_owned()]).collect()
}

impl Timeline {
    /// What changed since an older timeline.
    ///
    /// ```
    /// use dateline::timeline::Timeline;
    ///
    /// let (older, newer) = (Timeline::new(), Timeline::new());
    /// assert!(newer.diff(&older).is_empty());
    /// ```
    pub fn diff<'t>(&'t self, older: &'t Timeline) -> Diff {
        let several: BTreeSet<&Key> = older.conflicts().chain(self.conflicts()).collect();
        let names = |event: &'t Event| -> BTreeSet<Name<'t>> {
            let name = |telling: &'t Telling| {
                let (key, content) = (telling.key(), telling.report().fingerprint);
                (key, telling.mention().id.as_str(), several.contains(key).then_some(content))
            };
            event.mentions.iter().map(name).collect()
        };
        let home = |timeline: &'t Timeline| -> BTreeMap<Name<'t>, &'t str> {
            let of = |event: &'t Event| names(event).into_iter().map(|name| (name, event.id.as_str()));
            timeline.events().iter().flat_map(of).collect()
        };
        let (before, now) = (home(older), home(self));
        let of = |home: &BTreeMap<Name<'t>, &'t str>, name: &Name<'t>| home.get(name).map(|id| (*id).to_owned());
        let mut diff = Diff { added: Vec::new(), changed: Vec::new(), gone: Vec::new() };
        for event in self.events() {
            let mine = names(event);
            let mut previous: Vec<String> = mine.iter().filter_map(|name| of(&before, name)).collect();
            previous.sort_unstable();
            previous.dedup();
            if previous.is_empty() {
                diff.added.push(Told::of(event));
                continue;
            }
            let earlier: Vec<&Event> = previous.iter().filter_map(|id| Some(older.derived().event(id)?.1)).collect();
            let theirs: BTreeSet<Name<'_>> = earlier.iter().copied().flat_map(names).collect();
            let mut split: Vec<String> = theirs.iter().filter_map(|name| of(&now, name)).collect();
            split.retain(|id| *id != event.id);
            split.sort_unstable();
            split.dedup();
            let days = event.when.as_ref().map(|when| when.interval);
            let first = earlier.first();
            let days_before = first.map(|event| event.when.as_ref().map(|when| when.interval));
            let changed = Changed {
                now: Told::of(event),
                added: owned(mine.difference(&theirs)),
                gone: owned(theirs.iter().filter(|name| of(&now, name).is_none())),
                days_before: days_before.filter(|before| *before != days),
                factuality_before: first.map(|first| first.factuality).filter(|before| *before != event.factuality),
                previous_ids: previous,
                split,
            };
            if !changed.is_idle() {
                diff.changed.push(changed);
            }
        }
        let left = |event: &&'t Event| names(event).iter().all(|name| !now.contains_key(name));
        diff.gone = older.events().iter().filter(left).map(Told::of).collect();
        diff
    }
}

impl Changed {
    /// Whether nothing changed after all.
    fn is_idle(&self) -> bool {
        self.previous_ids == [self.now.id.as_str()]
            && self.split.is_empty()
            && self.added.is_empty()
            && self.gone.is_empty()
            && self.days_before.is_none()
            && self.factuality_before.is_none()
    }
}

impl Diff {
    /// Whether the timelines tell the same events by the same mentions.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.gone.is_empty()
    }
}

fn days(days: Option<Interval>) -> String {
    let Some(Interval { start, end }) = days else { return "undated".to_owned() };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    if start == end { day(start) } else { format!("{}/{}", day(start), day(end)) }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Told { id, kind, participants, .. } = self;
        write!(f, "{kind} {id}, {}, {}", days(self.days), participants.join(", "))
    }
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.now)?;
        let before: Vec<&str> = self.previous_ids.iter().map(String::as_str).filter(|id| *id != self.now.id).collect();
        if !before.is_empty() {
            write!(f, "; was {}", before.join(", "))?;
        }
        if !self.split.is_empty() {
            write!(f, "; parted from {}", self.split.join(", "))?;
        }
        if !self.added.is_empty() {
            write!(f, "; {} more", self.added.len())?;
        }
        if !self.gone.is_empty() {
            write!(f, "; {} fewer", self.gone.len())?;
        }
        if let Some(before) = self.days_before {
            write!(f, "; was dated {}", days(before))?;
        }
        if let Some(before) = self.factuality_before {
            write!(f, "; was {before}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.added.iter().try_for_each(|told| writeln!(f, "+ {told}"))?;
        self.changed.iter().try_for_each(|changed| writeln!(f, "~ {changed}"))?;
        self.gone.iter().try_for_each(|told| writeln!(f, "- {told}"))
    }
}
