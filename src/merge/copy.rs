//! Copies: one sentence printed by several papers tells of one event.

use crate::merge::days::Known;
use crate::merge::fact::Fact;
use crate::merge::hash::{self, Table};

/// So many days apart the copies of a sentence are printed.
pub(super) const PRINT: i32 = 3;

/// What two mentions share if one is a copy of the other, as a number, for each mention of a document that can be a copy.
#[derive(Debug, Default)]
pub(super) struct Prints {
    seen: Table<u64, u64>,
}

impl Prints {
    /// The print of the only mention of a document.
    pub(super) fn only(&self, fact: &Fact) -> Option<u64> {
        if fact.imprint == 0 || fact.published.is_none() {
            return None;
        }
        let sides = fact.who.actors().iter().chain(fact.who.brokers()).map(|actor| actor.side);
        let places = fact.who.places().iter().map(|place| place.side);
        // The date, where one is told.
        let dated = matches!(fact.known, Known::Exact | Known::Coarse);
        let days = dated.then_some([fact.days.first, fact.days.last]).into_iter().flatten();
        // A caption between two stories must not keep them apart.
        let rest = [fact.imprint, fact.kind, fact.stage as u64, u64::from(fact.told), fact.who.actors().len() as u64];
        let print = hash::of(rest.into_iter().chain(sides).chain([1]).chain(places).chain([2]));
        Some(days.fold(print, |print, day| hash::mix(print, u64::from(day.cast_unsigned()))))
    }

    /// The print of the next mention of the document.
    pub(super) fn next(&mut self, fact: &Fact) -> Option<u64> {
        let print = self.only(fact)?;
        // Which of several alike in its document it is.
        let nth = self.seen.entry(print).or_default();
        *nth += 1;
        Some(if *nth == 1 { print } else { hash::mix(print, *nth) })
    }
}

/// Finds, for each of the strands given with a print and a day of publication, the first that copies tie it to. A strand may
/// come with several prints.
pub(super) fn roots(count: usize, mut prints: Vec<(u64, i32, u32)>) -> Vec<u32> {
    prints.sort_unstable();
    let mut root: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    for pair in prints.windows(2) {
        let [(print, day, one), (other_print, other_day, other)] = pair else { continue };
        if print == other_print && other_day.saturating_sub(*day) <= PRINT {
            let (one, other) = (find(&mut root, *one), find(&mut root, *other));
            root[one.max(other) as usize] = one.min(other);
        }
    }
    (0..root.len()).map(|index| find(&mut root, index as u32)).collect()
}

fn find(root: &mut [u32], mut index: u32) -> u32 {
    while root[index as usize] != index {
        root[index as usize] = root[root[index as usize] as usize];
        index = root[index as usize];
    }
    index
}
