//! The numbers of documents.

use crate::hash;
use crate::merge::places::{Hashed, Places};
use crate::merge::store::Store;

/// The numbers of documents by their identities. An entry has no more than half of a hash, since a table with millions of them can
/// afford no more; the store tells those with one half apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    entries: Places<Entry>,
}

/// The upper half of an identity's hash and, one greater than it is, a number; 0 where there is none.
#[derive(Debug, Clone, Copy, Default)]
struct Entry(u64);

impl Entry {
    fn new(hash: u64, number: u32) -> Self {
        Entry(hash >> 32 << 32 | u64::from(number.wrapping_add(1)))
    }

    fn number(self) -> u32 {
        (self.0 as u32).wrapping_sub(1)
    }
}

impl Hashed for Entry {
    fn hash(&self) -> u64 {
        self.0
    }

    fn is_free(&self) -> bool {
        self.0 == 0
    }
}

fn hashed(id: u128) -> u64 {
    hash::mix(id as u64, (id >> 64) as u64)
}

impl Index {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn get(&self, store: &Store, id: u128) -> Option<u32> {
        self.find(store, id).map(|place| self.entries.get(place).number())
    }

    /// Notes the number of a document that is not there.
    pub(super) fn insert(&mut self, id: u128, number: u32) {
        self.entries.insert(Entry::new(hashed(id), number));
    }

    /// Forgets a document, which the store still holds.
    pub(super) fn remove(&mut self, store: &Store, id: u128) -> Option<u32> {
        let place = self.find(store, id)?;
        Some(self.entries.remove(place).number())
    }

    fn find(&self, store: &Store, id: u128) -> Option<usize> {
        let own = |entry: &Entry| store.documents.get(entry.number()).is_some_and(|document| document.id == id);
        self.entries.find(hashed(id), own).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::Ledger;

    #[test]
    fn identities_of_one_half_are_two() {
        let (one, other) = (7, 1 << 64 | u128::from(7 ^ hash::FACTOR));
        assert_eq!(hashed(one), hashed(other));
        for (first, second) in [(one, other), (other, one)] {
            let mut ledger = Ledger::new();
            let numbers = [ledger.insert(first, None, &[]), ledger.insert(second, None, &[])];
            assert_eq!(numbers, [0, 1]);
            assert_eq!([ledger.insert(first, None, &[]), ledger.insert(second, None, &[])], numbers);
            assert_eq!(ledger.documents(), 2);
            let mut together = Ledger::new();
            together.extend([first, first, second, first].map(|id| (id, None, [])));
            assert_eq!(together.documents(), 2);
            assert_eq!([first, second].map(|id| together.insert(id, None, &[])), numbers);
            // Whichever goes, the other stays.
            for gone in [first, second] {
                let mut less = ledger.clone();
                assert!(less.remove(gone) && !less.remove(gone));
                assert_eq!(less.documents(), 1);
                let stays = if gone == first { second } else { first };
                assert_eq!(less.insert(stays, None, &[]), numbers[usize::from(stays == second)]);
                assert!(less.remove(stays));
                assert_eq!(less.documents(), 0);
            }
        }
    }
}
