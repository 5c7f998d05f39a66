//! What a document tells of each thing it tells of.

use crate::merge::copy::{Print, Prints, prints, prints_of};
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::hash;
use crate::merge::strand::Strand;
use crate::merge::tie::{Tied, tie};

/// What a document tells of one thing.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) strand: Strand,
    /// Its mentions, by their places in the document.
    pub(super) members: Few<u32>,
    /// What its copies in other documents have in common with it.
    pub(super) prints: Box<[Print]>,
}

/// What a document tells, thing by thing; the facts of its mentions come in the order of the text.
pub(super) fn told(id: u128, facts: &[Fact]) -> Vec<Told> {
    let document = hash::of([id as u64, (id >> 64) as u64]);
    if let [fact] = facts {
        let prints = gathered([prints_of(fact, true)].iter());
        return vec![Told { strand: Strand::new(document, fact.clone()), members: Few::new(0), prints }];
    }
    let prints = prints(facts);
    let of = |Tied { strand, members }| {
        let prints = gathered(members.iter().filter_map(|member: &u32| prints.get(*member as usize)));
        Told { strand, prints, members: members.iter().copied().collect() }
    };
    tie(document, facts).into_iter().map(of).collect()
}

fn gathered<'p>(prints: impl Iterator<Item = &'p Prints> + Clone) -> Box<[Print]> {
    let mut all = Vec::with_capacity(prints.clone().flatten().flatten().count());
    all.extend(prints.flatten().flatten());
    all.into_boxed_slice()
}
