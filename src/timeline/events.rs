//! The events of a timeline in order.

use std::collections::{BTreeMap, btree_map};
use std::fmt;

use serde::{Serialize, Serializer};

use crate::timeline::{Event, Order};

/// The events of a timeline, in order of start, end, kind and id; open ends come last.
#[derive(Clone, Copy)]
pub struct Events<'t> {
    events: &'t BTreeMap<Order, Event>,
}

impl<'t> Events<'t> {
    pub(super) fn new(events: &'t BTreeMap<Order, Event>) -> Self {
        Events { events }
    }

    /// The number of events.
    pub fn len(&self) -> usize {
        self.events.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// The events in order.
    pub fn iter(&self) -> Iter<'t> {
        Iter(self.events.values())
    }

    /// The first of them.
    pub fn first(&self) -> Option<&'t Event> {
        self.iter().next()
    }

    /// The event at that place, found by counting.
    pub fn get(&self, place: usize) -> Option<&'t Event> {
        self.iter().nth(place)
    }
}

impl fmt::Debug for Events<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl PartialEq for Events<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Serialize for Events<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// The events of a timeline, one after the other.
#[derive(Debug, Clone)]
pub struct Iter<'t>(btree_map::Values<'t, Order, Event>);

impl<'t> Iterator for Iter<'t> {
    type Item = &'t Event;

    fn next(&mut self) -> Option<&'t Event> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for Iter<'_> {}

impl<'t> IntoIterator for Events<'t> {
    type Item = &'t Event;
    type IntoIter = Iter<'t>;

    fn into_iter(self) -> Iter<'t> {
        self.iter()
    }
}
