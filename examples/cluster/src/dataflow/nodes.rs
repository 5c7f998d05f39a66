//! Copies: accounts with one print are one node.

use dateline::merge::partition::{Id, Node, Printed, runs};
use differential_dataflow::algorithms::graphs::propagate::propagate;

use crate::dataflow::Rows;
use crate::dataflow::documents::{Evidence, Told};
use crate::shared::Shared;

/// A node and the sentences that prove it.
pub(crate) type Proven = (Shared<Node>, Vec<Evidence>);

/// The nodes of what is told. A print's rows meet on one worker, and so do the accounts that its runs tie; what is no copy stays
/// where it is.
pub(crate) fn nodes<'scope>(told: Rows<'scope, (Id, Told)>) -> Rows<'scope, Proven> {
    let prints = told
        .clone()
        .flat_map(|(id, (account, _))| account.prints().map(|(print, when)| (print, (when, id))).collect::<Vec<_>>());
    // Each account of a run, and the first of the run.
    let ties = prints.reduce_named("Copies", |_, printed, ties| {
        let printed: Vec<(Printed, Id)> = printed.iter().map(|(row, _)| **row).collect();
        for run in runs(&printed).filter(|run| run.len() > 1) {
            let Some(first) = run.iter().copied().min() else { continue };
            ties.extend(run.iter().map(|id| ((*id, first), 1)));
        }
    });
    let ties = ties.map(|(_, tie)| tie);
    let both = ties.clone().concat(ties.clone().map(|(id, first)| (first, id)));
    let roots = propagate(both, ties.map(|(id, _)| (id, id))).arrange_by_key();
    let tied = told.clone().arrange_by_key().join_core(roots, |id, told, root| Some((*root, (*id, told.clone()))));
    let alone = told.concat(tied.clone().map(|(_, told)| told).negate());
    let alone = alone.flat_map(|(_, told)| node([&told]));
    let tied = tied.reduce_named("Nodes", |_, told, nodes| {
        nodes.extend(node(told.iter().map(|((_, told), _)| told)).map(|node| (node, 1)));
    });
    alone.concat(tied.map(|(_, node)| node))
}

fn node<'t>(told: impl IntoIterator<Item = &'t Told>) -> Option<Proven> {
    let (accounts, evidence) =
        told.into_iter().map(|(account, evidence)| ((**account).clone(), evidence.clone())).unzip();
    Some((Shared::new(Node::of(accounts)?), evidence))
}
