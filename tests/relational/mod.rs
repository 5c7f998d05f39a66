//! A timeline by grouping and joining alone, as an engine on many machines would work it out: every table is a map from a key to
//! the set of rows that share it, and no step sees more than the rows of one key.

use std::collections::{BTreeMap, BTreeSet};

use dateline::merge::Part;
use dateline::merge::partition::{
    Account, Fit, Founding, Id, Node, Printed, Reach, Tier, Verdict, accounts, choose, found, runs, stretches,
};
use dateline::timeline::{Event, Evidence, Order, Parts, Report};
use serde::Serialize;
use serde::de::DeserializeOwned;

type Groups<K, V> = BTreeMap<K, BTreeSet<V>>;

/// A row on its way from one machine to another.
fn sent<T: Serialize + DeserializeOwned>(row: &T) -> T {
    serde_json::from_str(&serde_json::to_string(row).unwrap()).unwrap()
}

fn grouped<K: Ord, V: Ord>(rows: impl IntoIterator<Item = (K, V)>) -> Groups<K, V> {
    let mut groups: Groups<K, V> = BTreeMap::new();
    rows.into_iter().for_each(|(key, value)| _ = groups.entry(key).or_default().insert(value));
    groups
}

/// The JSON of the timeline of these reports, one for each key.
pub(crate) fn json(reports: &[Report]) -> String {
    let reports: Vec<Report> = reports.iter().cloned().map(Report::in_order).collect();
    let each = reports.iter().flat_map(|report| accounts(report.identity(), report.day(), &report.facts()));
    let told: BTreeMap<Id, Account> = each.map(|account| (account.id(), sent(&account))).collect();
    let nodes = nodes(&told);
    let (mut shelf, mut events): (Groups<u64, (i32, Id)>, BTreeMap<Id, Founding>) = Default::default();
    let mut parts: Vec<(Id, (Id, Part))> = Vec::new();
    let mut rivals: Vec<(Id, Id)> = Vec::new();
    for tier in Tier::ALL {
        let mut lanes: Groups<(u64, i32), (Reach, &Node, bool)> = Groups::new();
        for (node, _) in nodes.iter().filter(|(node, _)| node.tier() == tier) {
            match look(node, &shelf, &events) {
                Verdict::One(event) => parts.push((event, (node.id(), Part::Joined))),
                verdict => {
                    let torn = matches!(verdict, Verdict::Several(_));
                    lanes.entry((node.lane(), node.gap())).or_default().insert((node.reach(), node, torn));
                    if let Verdict::Several(events) = verdict {
                        rivals.extend(events.into_iter().map(|event| (node.id(), event)));
                    }
                }
            }
        }
        for ((_, gap), lane) in lanes {
            let reaches: Vec<Reach> = lane.iter().map(|(reach, ..)| *reach).collect();
            let firsts = stretches(&reaches, gap);
            let rows = firsts.into_iter().zip(lane).map(|(first, (_, node, torn))| (first, (node, torn)));
            for event in grouped(rows).into_values().flat_map(found) {
                let event = sent(&event);
                let id = event.founders[0];
                parts.extend(event.founders.iter().map(|founder| (id, (*founder, Part::Made))));
                event.shelves().into_iter().for_each(|(row, day)| _ = shelf.entry(row).or_default().insert((day, id)));
                events.insert(id, event);
            }
        }
    }
    assemble(&reports, &told, &nodes, &grouped(parts), &grouped(rivals))
}

/// The nodes, each with its accounts.
fn nodes(told: &BTreeMap<Id, Account>) -> Vec<(Node, Vec<Id>)> {
    let prints = told.values().flat_map(|one| one.prints().map(|(print, when)| (print, (when, one.id()))));
    let mut roots: BTreeMap<Id, Id> = told.keys().map(|id| (*id, *id)).collect();
    for printed in grouped(prints).into_values() {
        let printed: Vec<(Printed, Id)> = printed.into_iter().collect();
        for run in runs(&printed) {
            let tied: BTreeSet<Id> = run.iter().map(|id| roots[id]).collect();
            let first = tied.iter().next().copied();
            let root = |root: &mut Id| *root = first.filter(|_| tied.contains(root)).unwrap_or(*root);
            roots.values_mut().for_each(root);
        }
    }
    let groups = grouped(roots.into_iter().map(|(id, root)| (root, id))).into_values();
    groups
        .filter_map(|ids| {
            Some((sent(&Node::of(ids.iter().map(|id| told[id].clone()).collect())?), Vec::from_iter(ids)))
        })
        .collect()
}

fn look(node: &Node, shelf: &Groups<u64, (i32, Id)>, events: &BTreeMap<Id, Founding>) -> Verdict<Id> {
    let mut fits: BTreeMap<Id, Fit> = BTreeMap::new();
    for search in node.searches() {
        let (first, last) = search.days;
        for (_, id) in shelf.get(&search.row).into_iter().flatten().filter(|(day, _)| (first..=last).contains(day)) {
            fits.extend(events[id].fit(node).map(|fit| (*id, fit)));
        }
    }
    choose(fits)
}

fn assemble(
    reports: &[Report],
    told: &BTreeMap<Id, Account>,
    nodes: &[(Node, Vec<Id>)],
    parts: &Groups<Id, (Id, Part)>,
    rivals: &Groups<Id, Id>,
) -> String {
    let accounts: BTreeMap<Id, &Vec<Id>> = nodes.iter().map(|(node, accounts)| (node.id(), accounts)).collect();
    let report: BTreeMap<u128, &Report> = reports.iter().map(|report| (report.identity(), report)).collect();
    let event = |members: &BTreeSet<(Id, Part)>| {
        let each = members.iter().flat_map(|(node, part)| accounts[node].iter().map(move |account| (account, part)));
        let evidence = each.map(|(account, part)| {
            let report = sent(&report[&account.document].part(told[account].mentions()));
            Evidence { report, part: *part }
        });
        Event::of(evidence).unwrap()
    };
    let mut events: BTreeMap<Id, Event> = parts.iter().map(|(id, members)| (*id, event(members))).collect();
    let names: BTreeMap<Id, String> = events.iter().map(|(id, event)| (*id, event.id.clone())).collect();
    for (id, rivals) in rivals {
        let event = events.get_mut(id).unwrap();
        event.could_be = rivals.iter().map(|rival| names[rival].clone()).collect();
        event.could_be.sort_unstable();
    }
    let events: BTreeMap<Order, Event> = events.into_values().map(|event| (event.order(), event)).collect();
    let mut sorted: Vec<&Report> = reports.iter().collect();
    sorted.sort_by(|a, b| (&a.key, a.fingerprint).cmp(&(&b.key, b.fingerprint)));
    let mentions = reports.iter().map(|report| report.mentions.len()).sum();
    let heads = sorted.iter().map(|report| report.head());
    let digest = reports.iter().fold(0, |sum: u64, report| sum.wrapping_add(report.digest()));
    serde_json::to_string(&Parts {
        events: events.values(),
        documents: reports.len(),
        mentions,
        reports: heads,
        digest,
    })
    .unwrap()
}
