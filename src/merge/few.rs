//! A list that mostly has one element.

use serde::{Deserialize, Serialize};

/// One element or more, the first without an allocation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Few<T> {
    first: T,
    more: Vec<T>,
}

impl<T: Copy + Ord> Few<T> {
    pub(super) fn new(first: T) -> Self {
        Few { first, more: Vec::new() }
    }

    pub(super) fn first(&self) -> T {
        self.first
    }

    pub(super) fn len(&self) -> usize {
        self.more.len() + 1
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = T> + '_ {
        std::iter::once(self.first).chain(self.more.iter().copied())
    }

    /// Adds an element to a list in order, unless it is there.
    pub(super) fn insert(&mut self, element: T) {
        if element < self.first {
            self.more.insert(0, self.first);
            self.first = element;
        } else if element > self.first
            && let Err(place) = self.more.binary_search(&element)
        {
            self.more.insert(place, element);
        }
    }

    /// Whether an element is in a list that is in order.
    pub(super) fn holds(&self, element: T) -> bool {
        self.first == element || self.more.binary_search(&element).is_ok()
    }
}

impl<T: Copy + Ord> FromIterator<T> for Few<T>
where
    T: Default,
{
    /// The elements of an iterator that has one; the default element where it has none.
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut elements = elements.into_iter();
        Few { first: elements.next().unwrap_or_default(), more: elements.collect() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_list_that_is_added_to_is_a_set_in_order(first in 0u8..9, more in vec(0u8..9, 0..9)) {
            let mut few = Few::new(first);
            more.iter().for_each(|element| few.insert(*element));
            let set: BTreeSet<u8> = more.into_iter().chain([first]).collect();
            prop_assert!(few.iter().eq(set.iter().copied()), "{:?}", few);
            prop_assert_eq!((Some(few.first()), few.len()), (set.first().copied(), set.len()));
            prop_assert!((0..9).all(|element| few.holds(element) == set.contains(&element)));
        }
    }
}
