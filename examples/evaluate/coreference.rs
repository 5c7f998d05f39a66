//! How well a clustering of mentions agrees with the gold events: MUC, B³, CEAF-e and their mean.

use std::collections::{BTreeMap, BTreeSet};

use crate::assignment::assign;
use crate::figure::{Figure, Figures, f1};

/// Mentions by number, each with its gold event and with the cluster it was put into.
#[derive(Debug, Default)]
pub(crate) struct Coreference {
    gold: Vec<usize>,
    system: Vec<usize>,
    events: BTreeMap<String, usize>,
    clusters: BTreeMap<String, usize>,
    alone: usize,
}

impl Coreference {
    /// Adds a mention of a gold event. Without a cluster it stands alone.
    pub(crate) fn add(&mut self, event: &str, cluster: Option<&str>) {
        let next = self.events.len();
        self.gold.push(*self.events.entry(event.to_owned()).or_insert(next));
        let next = self.clusters.len() + self.alone;
        self.system.push(match cluster {
            Some(cluster) => *self.clusters.entry(cluster.to_owned()).or_insert(next),
            None => {
                self.alone += 1;
                next
            }
        });
    }

    /// The figures: `MUC`, `B3`, `CEAFe`, their mean `CoNLL`, the share of right pairs, and B³ averaged over events instead of mentions.
    pub(crate) fn figures(&self) -> Figures {
        let (events, clusters) = (groups(&self.gold), groups(&self.system));
        let muc = f1(links(&clusters, &self.gold), links(&events, &self.system));
        let (precision, recall) = self.b_cubed(&events, &clusters);
        let b_cubed = f1(precision, recall);
        let ceaf = ceaf(&events, &clusters);
        let mut figures = Figures::new(1);
        let measures = [("MUC", muc), ("B3", b_cubed), ("CEAFe", ceaf), ("CoNLL", (muc + b_cubed + ceaf) / 3.0)];
        for (name, value) in measures {
            figures.push(name, Figure::Percent(100.0 * value));
        }
        let (right, found, gold) = self.pairs(&events, &clusters);
        figures.push("pairs precision", Figure::Percent(100.0 * right / found.max(1.0)));
        figures.push("pairs recall", Figure::Percent(100.0 * right / gold.max(1.0)));
        figures.push("mentions", Figure::Number(self.gold.len()));
        figures.push("gold events", Figure::Number(events.len()));
        figures.push("system events", Figure::Number(clusters.len()));
        figures.push("macro B3 per event", Figure::Percent(100.0 * self.per_event(&events, &clusters)));
        figures
    }

    /// Pairs of mentions that are in one event and in one cluster, in one cluster, and in one event.
    fn pairs(&self, events: &Groups, clusters: &Groups) -> (f64, f64, f64) {
        let pairs = |size: usize| size as f64 * (size as f64 - 1.0) / 2.0;
        let all = |groups: &Groups| groups.values().map(|group| pairs(group.len())).sum::<f64>();
        let mut common: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for both in self.gold.iter().copied().zip(self.system.iter().copied()) {
            *common.entry(both).or_default() += 1;
        }
        (common.into_values().map(pairs).sum(), all(clusters), all(events))
    }

    fn b_cubed(&self, events: &Groups, clusters: &Groups) -> (f64, f64) {
        let (mut precision, mut recall) = (0.0, 0.0);
        for (event, cluster) in self.gold.iter().zip(&self.system) {
            let (event, cluster) = (&events[event], &clusters[cluster]);
            let common = event.intersection(cluster).count() as f64;
            precision += common / cluster.len() as f64;
            recall += common / event.len() as f64;
        }
        let mentions = self.gold.len().max(1) as f64;
        (precision / mentions, recall / mentions)
    }

    fn per_event(&self, events: &Groups, clusters: &Groups) -> f64 {
        let mean = |event: &BTreeSet<usize>| {
            let each = event.iter().map(|&mention| {
                let cluster = &clusters[&self.system[mention]];
                let common = event.intersection(cluster).count() as f64;
                f1(common / cluster.len() as f64, common / event.len() as f64)
            });
            each.sum::<f64>() / event.len() as f64
        };
        events.values().map(mean).sum::<f64>() / events.len().max(1) as f64
    }
}

type Groups = BTreeMap<usize, BTreeSet<usize>>;

fn groups(of: &[usize]) -> Groups {
    let mut groups = Groups::new();
    for (mention, group) in of.iter().enumerate() {
        groups.entry(*group).or_default().insert(mention);
    }
    groups
}

/// Of the links that hold the groups together, the share that the other clustering has too.
fn links(groups: &Groups, other: &[usize]) -> f64 {
    let parts = |group: &BTreeSet<usize>| group.iter().map(|&mention| other[mention]).collect::<BTreeSet<_>>().len();
    let kept: usize = groups.values().map(|group| group.len() - parts(group)).sum();
    let all: usize = groups.values().map(|group| group.len() - 1).sum();
    if all == 0 { 0.0 } else { kept as f64 / all as f64 }
}

/// F1 of the best one-to-one assignment of clusters to events, by φ4: twice the common mentions over the sum of sizes.
fn ceaf(events: &Groups, clusters: &Groups) -> f64 {
    let similarity =
        |a: &BTreeSet<usize>, b: &BTreeSet<usize>| 2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64;
    let weights: Vec<Vec<f64>> =
        events.values().map(|event| clusters.values().map(|cluster| similarity(event, cluster)).collect()).collect();
    let sum: f64 = assign(&weights).into_iter().map(|(row, column)| weights[row][column]).sum();
    f1(sum / clusters.len().max(1) as f64, sum / events.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::Coreference;

    #[test]
    fn a_known_case() {
        // Gold {1 2 3} {4 5} {6}, system {1 2} {3 4 5} {6}: worked out by hand.
        let mut score = Coreference::default();
        for (event, cluster) in [("a", "x"), ("a", "x"), ("a", "y"), ("b", "y"), ("b", "y"), ("c", "z")] {
            score.add(event, Some(cluster));
        }
        let figures = score.figures();
        // MUC: recall (1 + 1) / 3, precision (1 + 1) / 3.
        assert_eq!(figures.get("MUC"), Some(66.7));
        // B³: precision (1 + 1 + 1/3 + 2/3 + 2/3 + 1) / 6, recall (2/3 + 2/3 + 1/3 + 1 + 1 + 1) / 6.
        assert_eq!(figures.get("B3"), Some(77.8));
        // CEAF-e: 4/5 + 4/5 + 1 of 3 on both sides.
        assert_eq!(figures.get("CEAFe"), Some(86.7));
        assert_eq!(figures.get("CoNLL"), Some(77.0));
        // Pairs 12, 45 of 12, 34, 35, 45 and of 12, 13, 23, 45.
        assert_eq!((figures.get("pairs precision"), figures.get("pairs recall")), (Some(50.0), Some(50.0)));
    }

    #[test]
    fn mentions_not_found_stand_alone() {
        let mut score = Coreference::default();
        for cluster in [None, Some("x"), None] {
            score.add("a", cluster);
        }
        assert_eq!(score.figures().get("system events"), Some(3.0));
        assert_eq!(score.figures().get("MUC"), Some(0.0));
    }
}
