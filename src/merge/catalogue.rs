//! Events where they can be found.

use crate::merge::choice::{Verdict, choose};
use crate::merge::fit::fit;
use crate::merge::shelf::{Shelf, places, searches};
use crate::merge::store::{Happening, Store};
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;

/// What a ledger holds, and the shelf on which its events stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Catalogue {
    pub(super) store: Store,
    shelf: Shelf,
}

impl Catalogue {
    /// Forgets all that follows from the documents.
    pub(super) fn clear(&mut self) {
        self.shelf = Shelf::default();
        (self.store.nodes, self.store.events) = Default::default();
    }

    /// Adds an event.
    pub(super) fn add(&mut self, event: Happening) -> u32 {
        let number = self.store.found(event);
        if let Some(strand) = self.store.open(number) {
            places(strand, |mark, day| self.shelf.put(mark, day, number));
        }
        number
    }

    /// Adds many events at once.
    pub(super) fn add_all(&mut self, events: impl IntoIterator<Item = Happening>) {
        let mut entries = Vec::new();
        for event in events {
            let number = self.store.found(event);
            if let Some(strand) = self.store.open(number) {
                places(strand, |mark, day| entries.push((mark.row(day), (day, number))));
            }
        }
        self.shelf.put_all(entries);
    }

    /// Takes an event away.
    pub(super) fn end(&mut self, event: u32) -> Option<Happening> {
        if let Some(strand) = self.store.told(event) {
            places(strand, |mark, day| self.shelf.take(mark, day, event));
        }
        self.store.events.take(event)
    }

    /// Looks for the event of a better tier that a strand tells of. `candidates` is room to work in.
    pub(super) fn look(&self, strand: &Strand, tier: Tier, candidates: &mut Vec<u32>) -> Verdict<u32> {
        candidates.clear();
        searches(strand, tier, |mark, days| self.shelf.range(mark, days, |event| candidates.push(event)));
        candidates.sort_unstable();
        candidates.dedup();
        let better = |event: &u32| self.store.events.get(*event).is_some_and(|event| event.tier < tier);
        let fitting = |event: u32| Some((event, fit(self.store.told(event)?, strand)?));
        choose(candidates.iter().copied().filter(better).filter_map(fitting))
    }
}
