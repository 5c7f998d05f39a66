//! A list that mostly has few elements.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// A list whose first `N` elements need no allocation.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(
    from = "Vec<T>",
    into = "Vec<T>",
    bound(serialize = "T: Copy + Serialize", deserialize = "T: Copy + Default + Deserialize<'de>")
)]
pub(super) enum Few<T, const N: usize> {
    /// So many, in place.
    Here(u8, [T; N]),
    /// More.
    #[expect(clippy::box_collection, reason = "a word here instead of three")]
    Away(Box<Vec<T>>),
}

impl<T: Copy, const N: usize> Few<T, N> {
    pub(super) fn as_slice(&self) -> &[T] {
        match self {
            Few::Here(count, elements) => &elements[..usize::from(*count)],
            Few::Away(elements) => elements,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.as_slice().len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.as_slice().is_empty()
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = T> + Clone + '_ {
        self.as_slice().iter().copied()
    }
}

impl<T: Copy + Default, const N: usize> Few<T, N> {
    pub(super) fn new(first: T) -> Self {
        let mut few = Few::default();
        few.push(first);
        few
    }

    /// The first element; the default one where there is none.
    pub(super) fn first(&self) -> T {
        self.as_slice().first().copied().unwrap_or_default()
    }

    pub(super) fn push(&mut self, element: T) {
        self.put(self.len(), element);
    }

    pub(super) fn sort(&mut self)
    where
        T: Ord,
    {
        match self {
            Few::Here(count, elements) => elements[..usize::from(*count)].sort_unstable(),
            Few::Away(elements) => elements.sort_unstable(),
        }
    }

    /// Puts an element at a place, and all that stand there one further.
    fn put(&mut self, place: usize, element: T) {
        match self {
            Few::Here(count, elements) if usize::from(*count) < N => {
                elements.copy_within(place..usize::from(*count), place + 1);
                elements[place] = element;
                *count += 1;
            }
            Few::Here(_, elements) => {
                let mut all = Vec::with_capacity((N * 2).max(4));
                all.extend_from_slice(elements);
                all.insert(place, element);
                *self = Few::Away(Box::new(all));
            }
            Few::Away(elements) => elements.insert(place, element),
        }
    }
}

impl<T: Copy + Default + Ord, const N: usize> Few<T, N> {
    /// Adds an element to a list in order, unless it is there.
    pub(super) fn insert(&mut self, element: T) {
        let elements = self.as_slice();
        if elements.last().is_none_or(|last| *last < element) {
            self.push(element);
        } else if let Err(place) = elements.binary_search(&element) {
            self.put(place, element);
        }
    }

    /// Takes an element out of a list in order.
    pub(super) fn remove(&mut self, element: T) {
        let Ok(place) = self.as_slice().binary_search(&element) else { return };
        match self {
            Few::Here(count, elements) => {
                elements.copy_within(place + 1..usize::from(*count), place);
                *count -= 1;
            }
            Few::Away(elements) => _ = elements.remove(place),
        }
    }

    /// Whether an element is in a list that is in order.
    pub(super) fn holds(&self, element: T) -> bool {
        self.as_slice().binary_search(&element).is_ok()
    }
}

impl<T: Copy + Default, const N: usize> Default for Few<T, N> {
    fn default() -> Self {
        Few::Here(0, [T::default(); N])
    }
}

impl<T: Copy + PartialEq, const N: usize> PartialEq for Few<T, N> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Copy + Eq, const N: usize> Eq for Few<T, N> {}

impl<T: Copy + Ord, const N: usize> PartialOrd for Few<T, N> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Copy + Ord, const N: usize> Ord for Few<T, N> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_slice().cmp(other.as_slice())
    }
}

impl<T: Copy + Default, const N: usize> FromIterator<T> for Few<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let elements = elements.into_iter();
        if elements.size_hint().0 > N {
            return Few::Away(Box::new(elements.collect()));
        }
        let mut few = Few::default();
        elements.for_each(|element| few.push(element));
        few
    }
}

impl<T: Copy + Default, const N: usize> From<Vec<T>> for Few<T, N> {
    fn from(elements: Vec<T>) -> Self {
        if elements.len() <= N { elements.into_iter().collect() } else { Few::Away(Box::new(elements)) }
    }
}

impl<T: Copy, const N: usize> From<Few<T, N>> for Vec<T> {
    fn from(few: Few<T, N>) -> Self {
        match few {
            Few::Here(..) => few.as_slice().to_vec(),
            Few::Away(elements) => *elements,
        }
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
        fn a_list_that_is_added_to_is_a_set_in_order(steps in vec((0u8..9, any::<bool>()), 0..30)) {
            let (mut few, mut set) = (Few::<u8, 3>::default(), BTreeSet::new());
            for (element, takes) in steps {
                if takes {
                    few.remove(element);
                    set.remove(&element);
                } else {
                    few.insert(element);
                    set.insert(element);
                }
                prop_assert!(few.iter().eq(set.iter().copied()), "{:?}", few);
                prop_assert_eq!((few.first(), few.len()), (set.first().copied().unwrap_or_default(), set.len()));
                prop_assert_eq!(few.is_empty(), set.is_empty());
                prop_assert!((0..9).all(|element| few.holds(element) == set.contains(&element)));
            }
        }

        #[test]
        fn a_list_is_what_it_was_made_of(some in vec(0u8..3, 0..6), others in vec(0u8..3, 0..6)) {
            let few: Few<u8, 3> = some.iter().copied().collect();
            let other = Few::<u8, 3>::from(others.clone());
            prop_assert_eq!(few.cmp(&other), some.cmp(&others));
            prop_assert_eq!(few == other, some == others);
            prop_assert_eq!(Vec::from(few), some);
        }
    }
}
