//! A list that mostly has one element.

use serde::{Deserialize, Serialize};

/// Two words: none or one element without an allocation, or a list of more.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Vec<T>", into = "Vec<T>", bound(serialize = "T: Copy + Serialize"))]
pub(super) enum Few<T> {
    #[default]
    None,
    One(T),
    #[expect(clippy::box_collection, reason = "a word here instead of three")]
    Many(Box<Vec<T>>),
}

impl<T: Copy> Few<T> {
    pub(super) fn new(first: T) -> Self {
        Few::One(first)
    }

    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Few::None => &[],
            Few::One(one) => std::slice::from_ref(one),
            Few::Many(many) => many,
        }
    }

    /// The first element; the default one where there is none.
    pub(super) fn first(&self) -> T
    where
        T: Default,
    {
        self.as_slice().first().copied().unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.as_slice().len()
    }

    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Few::None)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = T> + '_ {
        self.as_slice().iter().copied()
    }
}

impl<T: Copy + Ord> Few<T> {
    /// Adds an element to a list in order, unless it is there.
    pub(super) fn insert(&mut self, element: T) {
        let Err(place) = self.as_slice().binary_search(&element) else { return };
        match self {
            Few::None => *self = Few::One(element),
            Few::One(one) => {
                *self = Few::Many(Box::new(if place == 0 { vec![element, *one] } else { vec![*one, element] }));
            }
            Few::Many(many) => many.insert(place, element),
        }
    }

    /// Whether an element is in a list that is in order.
    pub(super) fn holds(&self, element: T) -> bool {
        self.as_slice().binary_search(&element).is_ok()
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut elements = elements.into_iter();
        let Some(one) = elements.next() else { return Few::None };
        let Some(two) = elements.next() else { return Few::One(one) };
        Few::Many(Box::new([one, two].into_iter().chain(elements).collect()))
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(elements: Vec<T>) -> Self {
        elements.into_iter().collect()
    }
}

impl<T: Copy> From<Few<T>> for Vec<T> {
    fn from(few: Few<T>) -> Self {
        few.as_slice().to_vec()
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
