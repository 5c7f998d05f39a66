//! Copies: one sentence printed by several papers tells of one event.

use crate::merge::days::Known;
use crate::merge::fact::Fact;
use crate::merge::hash::{self, Table};
use crate::merge::who::Actor;

/// So many days apart the copies of a sentence are printed.
const PRINT: u32 = 3;

/// Whether two strands with one print, published on these days, are copies where no other stands between them.
pub(super) fn near(day: i32, other: i32) -> bool {
    day.abs_diff(other) <= PRINT
}

/// What two mentions share if one is a copy of the other, as a number, for each mention of a document; `None` for what cannot be
/// a copy.
pub(super) fn prints(facts: &[Fact]) -> Vec<Option<u64>> {
    let sentence = |fact: &Fact| hash::of([fact.kind, fact.sentence as u64, u64::from(fact.told)]);
    let mut told: Table<u64, u32> = Table::default();
    facts.iter().for_each(|fact| *told.entry(sentence(fact)).or_default() += 1);
    let mut seen: Table<u64, u64> = Table::default();
    let next = |fact: &Fact| {
        let print = print(fact, told.get(&sentence(fact)) == Some(&1))?;
        // Which of several alike in its document it is.
        let nth = seen.entry(print).or_default();
        *nth += 1;
        Some(if *nth == 1 { print } else { hash::mix(print, *nth) })
    };
    facts.iter().map(next).collect()
}

/// The print of a mention. One that is alone of its kind in its sentence needs nothing else: who is meant is told elsewhere in the
/// one paper, and left out by the other.
fn print(fact: &Fact, alone: bool) -> Option<u64> {
    if fact.imprint == 0 || fact.published.is_none() {
        return None;
    }
    // A caption between two stories must not keep them apart.
    let rest = [fact.imprint, fact.kind, fact.stage as u64, u64::from(fact.told)];
    let who = if alone { &[][..] } else { fact.who.all() };
    let print = hash::of(rest.into_iter().chain(who.iter().map(Actor::number)));
    // The date, where one is told.
    let dated = matches!(fact.known, Known::Exact | Known::Coarse);
    let days = dated.then_some([fact.days.first, fact.days.last]).into_iter().flatten();
    Some(days.fold(print, |print, day| hash::mix(print, u64::from(day.cast_unsigned()))))
}

/// Finds, for each of the strands given with a print and a day of publication, the first that copies tie it to. A strand may
/// come with several prints.
pub(super) fn roots(count: usize, mut prints: Vec<(u64, i32, u32)>) -> Vec<u32> {
    prints.sort_unstable();
    let mut root: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    for pair in prints.windows(2) {
        let [(print, day, one), (other_print, other_day, other)] = pair else { continue };
        if print == other_print && near(*day, *other_day) {
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
