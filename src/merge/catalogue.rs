//! Events where they can be found.

use crate::merge::choice::{Verdict, choose};
use crate::merge::fit::fit;
use crate::merge::shelf::{Pile, Shelf, places, searches};
use crate::merge::store::{Happening, Store};
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;

/// An event on a shelf, and the base that says it all, where one does: most are looked at and passed over, without the event.
type Standing = (u32, u32);

/// What a ledger holds, and the shelf on which its events stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Catalogue {
    pub(super) store: Store,
    shelf: Shelf<Standing>,
}

impl Catalogue {
    /// Forgets all that follows from the documents.
    pub(super) fn clear(&mut self) {
        self.shelf = Shelf::default();
        (self.store.nodes, self.store.events) = Default::default();
    }

    /// Adds an event.
    pub(super) fn add(&mut self, event: Happening) -> u32 {
        let standing @ (number, _) = self.store.found(event);
        if let Some(strand) = self.store.open(number) {
            places(strand, |mark, day| self.shelf.put(mark, day, standing));
        }
        number
    }

    /// Adds many events at once.
    pub(super) fn add_all(&mut self, events: impl IntoIterator<Item = Happening>) {
        let mut pile = Pile::default();
        for event in events {
            let standing @ (number, _) = self.store.found(event);
            if let Some(strand) = self.store.open(number) {
                places(strand, |mark, day| pile.put(mark, day, standing));
            }
        }
        self.shelf.put_all(pile);
    }

    /// Takes an event away.
    pub(super) fn end(&mut self, event: u32) -> Option<Happening> {
        let standing = (event, self.store.events.get(event)?.base);
        if let Some(strand) = self.store.told(event) {
            places(strand, |mark, day| self.shelf.take(mark, day, standing));
        }
        self.store.events.take(event)
    }

    /// Looks for the event of a better tier that a strand tells of. `candidates` is room to work in.
    pub(super) fn look(&self, strand: &Strand, tier: Tier, candidates: &mut Vec<Standing>) -> Verdict<u32> {
        candidates.clear();
        searches(strand, tier, |mark, days| self.shelf.range(mark, days, |event| candidates.push(event)));
        candidates.sort_unstable();
        candidates.dedup();
        let better = |event: u32| self.store.events.get(event).is_some_and(|event| event.tier < tier);
        let fitting = |(event, base): Standing| {
            let alone = self.store.bases.get(base).map(|base| &base.strand);
            let fit = fit(alone.or_else(|| self.store.told(event))?, strand)?;
            better(event).then_some((event, fit))
        };
        choose(candidates.iter().copied().filter_map(fitting))
    }
}
