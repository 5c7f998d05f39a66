//! What a document tells of each thing it tells of.

use crate::hash;
use crate::merge::copy::{Print, Prints, prints, prints_of};
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::strand::Strand;
use crate::merge::tie::{Tied, tie};

/// What a document tells of one thing.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) strand: Strand,
    /// Its mentions, by their places in the document.
    pub(super) members: Few<u32, 3>,
    /// What its copies in other documents have in common with it.
    pub(super) prints: Few<Print, 3>,
}

/// Visits what a document tells, thing by thing; the facts of its mentions come in the order of the text.
pub(super) fn told(id: u128, facts: &[Fact], mut visit: impl FnMut(Told)) {
    let document = hash::of([id as u64, (id >> 64) as u64]);
    if let [fact] = facts {
        let prints = gathered([prints_of(fact, true)].iter());
        return visit(Told { strand: Strand::new(document, fact), members: Few::new(0), prints });
    }
    let prints = prints(facts);
    for Tied { strand, members } in tie(document, facts) {
        let prints = gathered(members.iter().filter_map(|member| prints.get(member as usize)));
        visit(Told { strand, members, prints });
    }
}

fn gathered<'p>(prints: impl Iterator<Item = &'p Prints>) -> Few<Print, 3> {
    prints.flatten().flatten().copied().collect()
}
