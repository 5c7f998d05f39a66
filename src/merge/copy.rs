//! Copies: one sentence printed by several papers tells of one event, and so does one whose words around the event are those of
//! another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::hash::{self, Table};
use crate::merge::fact::Fact;
use crate::merge::who::Actor;

/// So many days apart the copies of a sentence are printed.
const PRINT: u32 = 3;

/// What two tellings share if one is a copy of the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Print {
    pub(super) mark: u64,
    /// The day that the sentence itself names, where a copy may leave it out.
    pub(super) day: Option<i32>,
}

/// When a telling was printed, and the day that it names: see [`Print`].
pub(super) type Printed = (i32, Option<i32>);

/// Whether two tellings with one print, published on these days, may be copies where no other stands between them.
pub(super) fn near(day: i32, other: i32) -> bool {
    day.abs_diff(other) <= PRINT
}

/// Of tellings with one print, in order, those that stand in a row.
pub(super) fn rows<T>(printed: &[(Printed, T)]) -> impl Iterator<Item = &[(Printed, T)]> {
    printed.chunk_by(|((day, _), _), ((other, _), _)| near(*day, *other))
}

/// Whether all tellings of a row are copies of each other: they name one day, if any.
pub(super) fn agree<T>(row: &[(Printed, T)]) -> bool {
    let mut named = row.iter().filter_map(|((_, day), _)| *day);
    let first = named.next();
    named.all(|day| Some(day) == first)
}

/// Of the tellings of a row, those that are copies of each other. Where they name several days, what names none may be any
/// of theirs.
pub(super) fn copies<T: Copy>(row: &[(Printed, T)]) -> Vec<Vec<T>> {
    if agree(row) {
        return vec![row.iter().map(|(_, telling)| *telling).collect()];
    }
    let mut days: BTreeMap<i32, Vec<T>> = BTreeMap::new();
    let mut alone = Vec::new();
    for ((_, day), telling) in row {
        match day {
            Some(day) => days.entry(*day).or_default().push(*telling),
            None => alone.push(vec![*telling]),
        }
    }
    days.into_values().chain(alone).collect()
}

/// The prints of one mention.
pub(super) type Prints = [Option<Print>; 3];

/// The prints of each mention of a document; none of what cannot be a copy.
pub(super) fn prints(facts: &[Fact]) -> Vec<Prints> {
    let sentence = |fact: &Fact| hash::of([fact.kind, fact.sentence as u64, u64::from(fact.told)]);
    let mut told: Table<u64, u32> = Table::default();
    facts.iter().for_each(|fact| *told.entry(sentence(fact)).or_default() += 1);
    let mut seen: Table<u64, u64> = Table::default();
    let mut next = |fact: &Fact| {
        let mut prints = prints_of(fact, told.get(&sentence(fact)) == Some(&1));
        for print in prints.iter_mut().flatten() {
            // Which of several alike in its document it is.
            let nth = seen.entry(print.mark).or_default();
            *nth += 1;
            if *nth > 1 {
                print.mark = hash::mix(print.mark, *nth);
            }
        }
        prints
    };
    facts.iter().map(&mut next).collect()
}

/// The prints of a mention. One that is `alone` of its kind in its sentence needs nothing else: who is meant is told elsewhere in the
/// one paper, and left out by the other.
pub(super) fn prints_of(fact: &Fact, alone: bool) -> Prints {
    if fact.published.is_none() {
        return [None; 3];
    }
    // A caption between two stories must not keep them apart.
    let rest = [fact.kind, fact.stage as u64, u64::from(fact.told)];
    let sentence = (fact.imprint != 0).then(|| {
        let who = if alone { &[][..] } else { fact.who.all() };
        let mark = hash::of([fact.imprint].into_iter().chain(rest).chain(who.iter().map(Actor::number)));
        // The date, where one is told.
        let days = fact.is_dated().then_some([fact.days.first, fact.days.last]).into_iter().flatten();
        Print { mark: days.fold(mark, |mark, day| hash::mix(mark, u64::from(day.cast_unsigned()))), day: None }
    });
    let phrase = |phrase: u64| {
        let mark = || hash::of([phrase].into_iter().chain(rest));
        (alone && phrase != 0).then(|| Print { mark: mark(), day: fact.own_day })
    };
    let [later, around] = fact.phrases.map(phrase);
    [sentence, later, around]
}

/// About so many prints at a time are looked at: what is known of them stays near.
const PART: usize = 1 << 16;

/// Finds, for each of the strands given with a print and when it was printed, the first that copies tie it to. A strand may come with
/// several prints.
pub(super) fn roots(count: usize, prints: impl Iterator<Item = (Print, i32, u32)>) -> Vec<u32> {
    // Equal marks come into one part.
    let bits = (count * 3 / PART).max(1).next_power_of_two().trailing_zeros();
    let mut parts: Vec<Vec<(u64, (Printed, u32))>> = vec![Vec::new(); 1 << bits];
    for (print, published, number) in prints {
        let part = print.mark.checked_shr(u64::BITS - bits).unwrap_or(0);
        parts[part as usize].push((print.mark, ((published, print.day), number)));
    }
    let mut root: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    for mut prints in parts {
        let mut repeated = Repeated::new(prints.len());
        prints.iter().for_each(|(mark, _)| repeated.note(*mark));
        prints.retain(|(mark, _)| repeated.may_hold(*mark));
        prints.sort_unstable();
        for same in prints.chunk_by(|(mark, _), (other, _)| mark == other).filter(|same| same.len() > 1) {
            let printed: Vec<(Printed, u32)> = same.iter().map(|(_, printed)| *printed).collect();
            for copies in rows(&printed).filter(|row| row.len() > 1).flat_map(copies) {
                copies.windows(2).for_each(|pair| tie(&mut root, pair[0], pair[1]));
            }
        }
    }
    (0..root.len()).map(|index| find(&mut root, index as u32)).collect()
}

/// Which marks come more than once, or may: most come once, and need not be sorted.
struct Repeated {
    /// Two bits a mark: it came, it came again.
    bits: Vec<u64>,
}

impl Repeated {
    fn new(marks: usize) -> Self {
        Repeated { bits: vec![0; (marks * 8 / 32).next_power_of_two().max(1)] }
    }

    fn place(&self, mark: u64) -> (usize, u64) {
        let place = hash::mix(0, mark) as usize;
        ((place >> 5) & (self.bits.len() - 1), 1 << ((place & 31) * 2))
    }

    fn note(&mut self, mark: u64) {
        let (word, bit) = self.place(mark);
        let word = &mut self.bits[word];
        *word |= if *word & bit == 0 { bit } else { bit << 1 };
    }

    fn may_hold(&self, mark: u64) -> bool {
        let (word, bit) = self.place(mark);
        self.bits[word] & bit << 1 != 0
    }
}

/// Ties two together.
pub(super) fn tie(root: &mut [u32], one: u32, other: u32) {
    let (one, other) = (find(root, one), find(root, other));
    root[one.max(other) as usize] = one.min(other);
}

/// The first that one is tied to.
pub(super) fn find(root: &mut [u32], mut index: u32) -> u32 {
    while root[index as usize] != index {
        root[index as usize] = root[root[index as usize] as usize];
        index = root[index as usize];
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_name_one_day_if_any() {
        let check = |printed: &[(i32, Option<i32>)], expected: &[&[usize]]| {
            let printed: Vec<(Printed, usize)> = printed.iter().copied().zip(0..).collect();
            let found: Vec<Vec<usize>> = rows(&printed).flat_map(copies).collect();
            assert_eq!(found, expected, "{printed:?}");
        };
        check(&[(10, None), (13, None), (17, None)], &[&[0, 1], &[2]]);
        check(&[(10, Some(9)), (11, None), (12, Some(9))], &[&[0, 1, 2]]);
        check(&[(10, Some(9)), (11, None), (12, Some(11)), (12, Some(9))], &[&[0, 3], &[2], &[1]]);
        check(&[(10, Some(9)), (20, Some(19))], &[&[0], &[1]]);
    }
}
