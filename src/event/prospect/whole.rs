//! All words of a sentence together.

use crate::event::prospect::marks::Marks;

/// What the words of a sentence, which is of some thousand bytes at most, may be, and where the first and the last of each sort
/// stand; of the sorts that are asked for of a whole sentence.
#[derive(Debug)]
pub(super) struct Whole {
    marks: Marks,
    first: [u16; Marks::BITS],
    last: [u16; Marks::BITS],
}

impl Whole {
    pub(super) fn of(words: impl Iterator<Item = Marks>) -> Whole {
        let mut whole = Whole { marks: Marks::default(), first: [0; Marks::BITS], last: [0; Marks::BITS] };
        for (at, marks) in (0..).zip(words) {
            for bit in marks.within(Marks::SOUGHT).without(whole.marks).bits() {
                whole.first[bit] = at;
            }
            for bit in marks.within(Marks::SOUGHT_LAST).bits() {
                whole.last[bit] = at;
            }
            whole.marks = whole.marks.and(marks.within(Marks::SOUGHT));
        }
        whole
    }

    /// Whether one of some sorts stands anywhere.
    pub(super) fn has(&self, marks: Marks) -> bool {
        debug_assert_eq!(marks.without(Marks::SOUGHT), Marks::default());
        self.marks.has(marks)
    }

    /// The first word of one of some sorts.
    pub(super) fn first(&self, marks: Marks) -> Option<usize> {
        debug_assert_eq!(marks.without(Marks::SOUGHT), Marks::default());
        marks.within(self.marks).bits().map(|bit| self.first[bit] as usize).min()
    }

    /// Whether one of some sorts, of those whose last is sought, stands at a place or behind it.
    pub(super) fn from(&self, at: usize, marks: Marks) -> bool {
        debug_assert_eq!(marks.without(Marks::SOUGHT_LAST), Marks::default());
        marks.within(self.marks).bits().any(|bit| self.last[bit] as usize >= at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_where_the_first_and_the_last_of_their_sort_stand() {
        let [armed, held, from] = [Marks::ARMED, Marks::HELD, Marks::FROM];
        let whole = Whole::of([armed, held, armed.and(from), Marks::BASE, held].into_iter());
        assert!(whole.has(armed) && whole.has(Marks::WE.and(held)) && !whole.has(Marks::WE));
        assert_eq!(
            [armed.and(held), held, from, Marks::WE].map(|marks| whole.first(marks)),
            [Some(0), Some(1), Some(2), None]
        );
        assert_eq!([2, 3].map(|at| whole.from(at, from)), [true, false]);
        assert_eq!([4, 5].map(|at| whole.from(at, held.and(from))), [true, false]);
    }
}
