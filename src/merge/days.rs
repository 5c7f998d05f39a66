//! Civil days as numbers.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// First and last day of a stretch, both inclusive, counted from the first of January of the year 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
}

impl Days {
    pub(super) fn overlaps(self, other: Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) fn widened(self, before: i32, after: i32) -> Days {
        Days { first: self.first.saturating_sub(before), last: self.last.saturating_add(after) }
    }

    pub(super) fn hull(self, other: Days) -> Days {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    pub(super) fn common(self, other: Days) -> Option<Days> {
        let common = Days { first: self.first.max(other.first), last: self.last.min(other.last) };
        (common.first <= common.last).then_some(common)
    }

    pub(super) fn length(self) -> i32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }

    /// Days between the two; 0 where they share one.
    pub(super) fn distance(self, other: Days) -> i32 {
        if self.overlaps(other) {
            return 0;
        }
        other.first.saturating_sub(self.last).max(self.first.saturating_sub(other.last))
    }
}

/// How well a date is known, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Known {
    /// To the day, or to two.
    Exact,
    /// An expression names a longer stretch.
    Coarse,
    /// Only publication bounds it.
    Bounded,
    /// Not at all.
    Not,
}

pub(super) fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days() -> impl Strategy<Value = Days> {
        (-20..20i32, 0..9i32).prop_map(|(first, more)| Days { first, last: first + more })
    }

    proptest! {
        #[test]
        fn days_are_sets_of_days(a in days(), b in days(), before in 0..4i32, after in 0..4i32) {
            let holds = |days: Days, day: i32| days.first <= day && day <= days.last;
            let both: Vec<i32> = (-40..40).filter(|&day| holds(a, day) && holds(b, day)).collect();
            prop_assert_eq!(a.overlaps(b), !both.is_empty());
            let ends = both.first().zip(both.last()).map(|(&first, &last)| Days { first, last });
            prop_assert_eq!(a.common(b), ends);
            prop_assert_eq!(a.length() as usize, (-40..40).filter(|&day| holds(a, day)).count());
            let hull = a.hull(b);
            prop_assert!((-40..40).all(|day| holds(hull, day) || !holds(a, day) && !holds(b, day)));
            prop_assert!([a.first, b.first].contains(&hull.first) && [a.last, b.last].contains(&hull.last));
            let wide = a.widened(before, after);
            prop_assert_eq!((a.first - wide.first, wide.last - a.last), (before, after));
            // How far one must be widened to reach the other.
            let distance = a.distance(b);
            prop_assert!(a.widened(distance, distance).overlaps(b));
            prop_assert!(distance == 0 || !a.widened(distance - 1, distance - 1).overlaps(b));
        }
    }
}
