//! What a document tells of each thing it tells of.

use crate::merge::copy::{Print, prints};
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
    pub(super) prints: Few<Print>,
}

/// What a document tells, thing by thing; the facts of its mentions come in the order of the text.
pub(super) fn told(id: u128, facts: &[Fact]) -> Vec<Told> {
    let document = hash::of([id as u64, (id >> 64) as u64]);
    let prints = prints(facts);
    let of = |Tied { strand, members }| {
        let prints = members.iter().filter_map(|member: &u32| prints.get(*member as usize)).flatten().copied();
        Told { strand, prints: prints.collect(), members: members.iter().copied().collect() }
    };
    if let [one] = facts {
        return vec![of(Tied { strand: Strand::new(document, one.clone()), members: vec![0] })];
    }
    tie(document, facts).into_iter().map(of).collect()
}
