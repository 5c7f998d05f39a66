//! How well an event is supported.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use crate::merge::imprint;
use crate::timeline::Telling;

/// Of so many documents each is compared with each; of more, with those that look alike at first.
const EACH: usize = 48;
/// So many documents that look alike at first are compared with one.
const ALIKE: usize = 8;

/// How well an event is supported: by how many sources that do not copy each other.
///
/// Two sources are one where their reports are near copies, or where they tell the event in the same words. With every
/// independent source half of the doubt is gone: 500 of 1000 for one, 750 for two, 875 for three. More independent sources never
/// lower the score; a report that turns out to tie two of them does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Score {
    /// From 0 to 1000.
    pub value: u32,
    /// The number of sources that do not copy each other.
    pub independent: usize,
    /// Sources that count as one, in groups, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Vec<String>>,
}

impl Score {
    /// The score of an event with these mentions.
    pub(super) fn of(mentions: &[Telling]) -> Self {
        let mut groups = Groups::default();
        // Documents in order, and the sources and sentences that tie them.
        let mut documents: Vec<&Telling> = Vec::new();
        for telling in mentions {
            let document = match documents.last() {
                Some(last) if last.same_report(telling) => documents.len() - 1,
                _ => {
                    documents.push(telling);
                    groups.add();
                    let source = telling.key().source.as_str();
                    groups.tie(Tie::Source(source), documents.len() - 1);
                    documents.len() - 1
                }
            };
            if let Some(imprint) = imprint(&telling.mention().quote) {
                groups.tie(Tie::Sentence(imprint), document);
            }
        }
        groups.tie_copies(&documents);
        let mut sources: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (document, telling) in documents.iter().enumerate() {
            sources.entry(groups.root(document)).or_default().insert(&telling.key().source);
        }
        let independent = sources.len();
        let mut copies: Vec<Vec<String>> = sources
            .into_values()
            .filter(|sources| sources.len() > 1)
            .map(|sources| sources.into_iter().map(str::to_owned).collect())
            .collect();
        copies.sort_unstable();
        let doubt = 1000_u32.checked_shr(u32::try_from(independent).unwrap_or(u32::MAX)).unwrap_or(0);
        Score { value: 1000 - doubt, independent, copies }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources = if self.independent == 1 { "source" } else { "sources" };
        write!(f, "{} of 1000, by {} independent {sources}", self.value, self.independent)?;
        self.copies.iter().try_for_each(|copies| write!(f, "; {} count as one", copies.join(", ")))
    }
}

/// What ties two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie<'t> {
    Source(&'t str),
    Sentence(u64),
}

/// Documents in groups.
#[derive(Debug, Default)]
struct Groups<'t> {
    roots: Vec<usize>,
    ties: BTreeMap<Tie<'t>, usize>,
}

impl<'t> Groups<'t> {
    fn add(&mut self) {
        self.roots.push(self.roots.len());
    }

    fn root(&mut self, document: usize) -> usize {
        let mut root = document;
        while self.roots[root] != root {
            self.roots[root] = self.roots[self.roots[root]];
            root = self.roots[root];
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.roots[one.max(other)] = one.min(other);
    }

    fn tie(&mut self, tie: Tie<'t>, document: usize) {
        let first = *self.ties.entry(tie).or_insert(document);
        self.join(first, document);
    }

    fn tie_copies(&mut self, documents: &[&Telling]) {
        let sketch = |document: usize| documents.get(document).and_then(|telling| telling.report().sketch);
        let mut compare = |one: usize, other: usize| {
            if let (Some(a), Some(b)) = (sketch(one), sketch(other))
                && a.is_copy(&b)
            {
                self.join(one, other);
            }
        };
        if documents.len() <= EACH {
            for one in 1..documents.len() {
                (0..one).for_each(|other| compare(one, other));
            }
            return;
        }
        let mut alike: BTreeMap<(usize, [u8; 2]), Vec<usize>> = BTreeMap::new();
        for document in 0..documents.len() {
            let Some(sketch) = sketch(document) else { continue };
            for band in sketch.bands().enumerate() {
                let before = alike.entry(band).or_default();
                before.iter().rev().take(ALIKE).for_each(|other| compare(document, *other));
                before.push(document);
            }
        }
    }
}
