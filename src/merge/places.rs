//! A table of things by hashes.

/// Of so many places, [`FULL`] are taken before there are twice as many.
const OF: usize = 4;
const FULL: usize = 3;

/// What stands in [`Places`]; the default one is a free place.
pub(super) trait Hashed: Default {
    /// Its hash, or no more of it than the upper half.
    fn hash(&self) -> u64;

    fn is_free(&self) -> bool;
}

/// Things by hashes, with open addressing: a place is the upper end of a hash. So what is put in in the order of hashes comes into places
/// in a row, a table that grows is read and written from one end to the other, and what is looked for lies in one line of memory.
#[derive(Debug, Clone)]
pub(super) struct Places<T> {
    /// As many as a power of two.
    places: Vec<T>,
    count: usize,
}

impl<T: Hashed> Places<T> {
    /// The number of things.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        let count = self.count + more;
        if count * OF <= self.places.len() * FULL {
            return;
        }
        let wide = (count * OF).div_ceil(FULL).next_power_of_two();
        let narrow = std::mem::replace(&mut self.places, free(wide));
        for thing in narrow.into_iter().filter(|thing| !thing.is_free()) {
            let (Ok(place) | Err(place)) = self.find(thing.hash(), |_| false);
            self.places[place] = thing;
        }
    }

    /// The place of the thing that is wanted among those with a hash, or else where it would stand.
    pub(super) fn find(&self, hash: u64, wanted: impl Fn(&T) -> bool) -> Result<usize, usize> {
        let mut place = self.home(hash);
        loop {
            let thing = &self.places[place];
            if thing.is_free() {
                return Err(place);
            }
            if thing.hash() ^ hash <= u64::from(u32::MAX) && wanted(thing) {
                return Ok(place);
            }
            place = self.next(place);
        }
    }

    pub(super) fn get(&self, place: usize) -> &T {
        &self.places[place]
    }

    pub(super) fn get_mut(&mut self, place: usize) -> &mut T {
        &mut self.places[place]
    }

    /// Puts a thing in that is not there; gives its place.
    pub(super) fn insert(&mut self, thing: T) -> usize {
        self.reserve(1);
        self.count += 1;
        let (Ok(place) | Err(place)) = self.find(thing.hash(), |_| false);
        self.places[place] = thing;
        place
    }

    /// Takes the thing at a place out.
    pub(super) fn remove(&mut self, mut free: usize) -> T {
        self.count -= 1;
        let removed = std::mem::take(&mut self.places[free]);
        // What stands behind it closes up, unless that is ahead of its own place.
        let mut place = self.next(free);
        while !self.places[place].is_free() {
            let away = |from: usize| place.wrapping_sub(from) & (self.places.len() - 1);
            if away(self.home(self.places[place].hash())) >= away(free) {
                self.places.swap(place, free);
                free = place;
            }
            place = self.next(place);
        }
        removed
    }

    /// Where a hash belongs.
    fn home(&self, hash: u64) -> usize {
        (hash >> (u64::BITS - self.places.len().trailing_zeros())) as usize
    }

    fn next(&self, place: usize) -> usize {
        (place + 1) & (self.places.len() - 1)
    }
}

fn free<T: Default>(count: usize) -> Vec<T> {
    std::iter::repeat_with(T::default).take(count).collect()
}

impl<T: Hashed> Default for Places<T> {
    fn default() -> Self {
        Places { places: free(OF), count: 0 }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// A hash and which of those with its upper half.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
    struct Thing(u64, u8);

    impl Hashed for Thing {
        fn hash(&self) -> u64 {
            self.0
        }

        fn is_free(&self) -> bool {
            self.1 == 0
        }
    }

    proptest! {
        /// Many with one hash, at both ends of the table, so that they run over it.
        #[test]
        fn what_was_put_in_is_there_until_it_is_taken_out(steps in vec((0_u64..6, 1_u8..6, any::<bool>()), 0..120)) {
            let (mut table, mut set) = (Places::<Thing>::default(), BTreeSet::new());
            for (end, which, takes) in steps {
                let thing = Thing((end << 62).wrapping_sub(end / 2), which);
                match table.find(thing.0, |other| *other == thing) {
                    Ok(place) if takes => {
                        prop_assert_eq!(table.remove(place), thing);
                        set.remove(&thing);
                    }
                    Ok(place) => prop_assert_eq!(*table.get(place), thing),
                    Err(_) => {
                        prop_assert!(!set.contains(&thing));
                        let place = table.insert(thing);
                        prop_assert_eq!(*table.get_mut(place), thing);
                        set.insert(thing);
                    }
                }
                prop_assert_eq!(table.len(), set.len());
                prop_assert!(set.iter().all(|thing| table.find(thing.0, |other| other == thing).is_ok()));
            }
        }
    }
}
