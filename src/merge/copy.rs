//! Copies: one sentence printed by several papers tells of one event.

use std::collections::HashMap;

use crate::event::Mention;
use crate::merge::actors::Actor;
use crate::merge::fact::{Days, Facts, Known};
use crate::merge::life::Stage;
use crate::merge::strand::Strand;

/// Shorter sentences ("What ceasefire?") may be anyone's.
const LENGTH: usize = 40;
/// So many days apart the copies of an undated sentence are printed.
const PRINT: i32 = 3;

/// A hash of the letters and digits of the sentence, so that hyphens and quotation marks make no difference.
pub(super) fn imprint(mention: &Mention) -> Option<u64> {
    let mut length = 0_usize;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for letter in mention.quote.chars().filter(|letter| letter.is_alphanumeric()) {
        hash = (hash ^ u64::from(u32::from(letter.to_ascii_lowercase()))).wrapping_mul(0x0100_0000_01b3);
        length += 1;
    }
    (length >= LENGTH).then_some(hash)
}

/// What two mentions share if one is a copy of the other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Print {
    sentence: u64,
    kind: u32,
    stage: Stage,
    sides: Vec<u32>,
    places: Vec<Actor>,
    /// The date, where one is told.
    days: Option<Days>,
    /// Whether a story tells it: a caption between two stories must not keep them apart.
    told: bool,
    /// Which of several alike in its document it is.
    nth: usize,
}

/// Ties the strands that hold copies of one telling.
pub(super) fn unite(facts: &Facts<'_>, strands: Vec<Strand>) -> Vec<Strand> {
    let mut prints: HashMap<Print, Vec<(i32, usize)>> = HashMap::new();
    let mut alike: HashMap<(Print, usize), usize> = HashMap::new();
    for (index, strand) in strands.iter().enumerate() {
        for fact in strand.members.iter().filter_map(|member| facts.facts.get(*member)) {
            let (Some(hash), Some(published)) = (fact.imprint, fact.published) else { continue };
            let sides = fact.actors.iter().chain(&fact.brokers).map(|actor| actor.side).collect();
            let days = matches!(fact.known, Known::Exact | Known::Coarse).then_some(fact.days);
            let (kind, stage, places, told) = (fact.kind, fact.stage, fact.places.clone(), fact.told);
            let mut print = Print { sentence: hash, kind, stage, sides, places, days, told, nth: 0 };
            let count = alike.entry((print.clone(), fact.place.document)).or_default();
            print.nth = *count;
            *count += 1;
            prints.entry(print).or_default().push((published, index));
        }
    }
    let mut root: Vec<usize> = (0..strands.len()).collect();
    for copies in prints.values_mut().filter(|copies| copies.len() > 1) {
        copies.sort_unstable();
        for pair in copies.windows(2) {
            let [(a, one), (b, other)] = pair else { continue };
            let (one, other) = (find(&mut root, *one), find(&mut root, *other));
            if b - a <= PRINT {
                root[one.max(other)] = one.min(other);
            }
        }
    }
    let mut united: Vec<Option<Strand>> = Vec::with_capacity(strands.len());
    for (index, strand) in strands.into_iter().enumerate() {
        let first = find(&mut root, index);
        match united.get_mut(first) {
            Some(Some(into)) => {
                into.absorb(strand);
                united.push(None);
            }
            _ => united.push(Some(strand)),
        }
    }
    united.into_iter().flatten().collect()
}

fn find(root: &mut [usize], mut index: usize) -> usize {
    while root[index] != index {
        root[index] = root[root[index]];
        index = root[index];
    }
    index
}
