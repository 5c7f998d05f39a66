//! The numbers of documents.

use std::collections::BTreeMap;

use crate::hash::{self, Table};
use crate::merge::store::Store;

/// The numbers of documents by their identities. Half of an identity is its key, since a table with millions of them can afford
/// no more; of identities with the same half, which there hardly ever are, all but one stand apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    numbers: Table<u64, u32>,
    others: BTreeMap<u128, u32>,
}

fn half(id: u128) -> u64 {
    hash::mix(id as u64, (id >> 64) as u64)
}

impl Index {
    pub(super) fn len(&self) -> usize {
        self.numbers.len() + self.others.len()
    }

    pub(super) fn get(&self, store: &Store, id: u128) -> Option<u32> {
        let own = |number: &u32| store.documents.get(*number).is_some_and(|entry| entry.id == id);
        self.numbers.get(&half(id)).copied().filter(own).or_else(|| self.others.get(&id).copied())
    }

    /// Notes the number of a document that is not there.
    pub(super) fn insert(&mut self, id: u128, number: u32) {
        if *self.numbers.entry(half(id)).or_insert(number) != number {
            self.others.insert(id, number);
        }
    }

    /// Forgets a document, which the store still holds.
    pub(super) fn remove(&mut self, store: &Store, id: u128) -> Option<u32> {
        let number = self.get(store, id)?;
        if self.others.remove(&id).is_none() {
            self.numbers.remove(&half(id));
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::Ledger;

    #[test]
    fn identities_of_one_half_are_two() {
        let (one, other) = (7, 1 << 64 | u128::from(7 ^ hash::FACTOR));
        assert_eq!(half(one), half(other));
        for (first, second) in [(one, other), (other, one)] {
            let mut ledger = Ledger::new();
            let numbers = [ledger.insert(first, None, &[]), ledger.insert(second, None, &[])];
            assert_eq!(numbers, [0, 1]);
            assert_eq!([ledger.insert(first, None, &[]), ledger.insert(second, None, &[])], numbers);
            assert_eq!(ledger.documents(), 2);
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
