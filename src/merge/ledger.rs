//! The mentions of a set of documents, and the events that follow from them.

use chrono::NaiveDate;

use crate::merge::account::{Told, told};
use crate::merge::catalogue::Catalogue;
use crate::merge::cluster::{Cluster, Part, Place, Settled};
use crate::merge::days::number;
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::index::Index;
use crate::merge::live::Live;
use crate::merge::obstacle::{Obstacle, between};
use crate::merge::store::{Base, Entry, Stand};
use crate::merge::whole::whole;

/// A change of more than this part of the documents is worked out from scratch.
const PART: usize = 4;

/// So many documents are looked up together.
const TOGETHER: usize = 64;

/// A set of documents by the facts of their mentions, and the events that follow from it.
///
/// It is a function of the set alone: the order in which documents come, and those that are taken out again, make no
/// difference to which mentions share an event. A change is worked out when [`settle`](Ledger::settle) is called, and
/// costs what it touches: the strands of the documents that changed, the parts of lanes that these can reach, and the
/// less well known strands that could mean the events there. Where more than a quarter of the documents changed, all is
/// worked out anew.
///
/// ```
/// use dateline::merge::{Fact, Ledger};
/// use dateline::{Document, Reader};
///
/// let document = Document::new("Putin called Obama on Wednesday.").published("2016-07-07".parse()?);
/// let reading = Reader::new().read(&document);
/// let published = reading.published.map(|anchor| anchor.day());
/// let facts: Vec<Fact> = reading.mentions.iter().map(|mention| Fact::new(mention, published)).collect();
/// let mut ledger = Ledger::new();
/// ledger.insert(1, published, &facts);
/// ledger.insert(2, published, &facts);
/// ledger.settle();
/// assert_eq!(ledger.clusters().count(), 1);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    numbers: Index,
    catalogue: Catalogue,
    live: Option<Box<Live>>,
    added: Vec<u32>,
    removed: Vec<u32>,
}

impl Ledger {
    /// A ledger of no documents.
    pub fn new() -> Self {
        Ledger::default()
    }

    /// Adds a document with the facts of its mentions in the order of the text, and gives its number. `id` stands for the
    /// document's key and content; where it is there already, nothing changes.
    pub fn insert(&mut self, id: u128, published: Option<NaiveDate>, facts: &[Fact]) -> u32 {
        if let Some(number) = self.number(id) {
            return number;
        }
        let store = &mut self.catalogue.store;
        let document = store.documents.next();
        let mut bases = Few::default();
        told(id, facts, |Told { strand, members, prints }| {
            bases.push(store.bases.put(Base { strand, document, members, prints, node: u32::MAX }));
        });
        store.documents.put(Entry { id, published: published.map_or(i32::MAX, number), bases });
        self.numbers.insert(id, document);
        self.added.push(document);
        document
    }

    /// The number of a document that is there.
    fn number(&self, id: u128) -> Option<u32> {
        self.numbers.get(&self.catalogue.store, id)
    }

    /// Takes a document out; the rest is as if it had never come. `false` where it is not there.
    pub fn remove(&mut self, id: u128) -> bool {
        let Some(number) = self.numbers.remove(&self.catalogue.store, id) else { return false };
        self.removed.push(number);
        true
    }

    /// The number of documents.
    pub fn documents(&self) -> usize {
        self.numbers.len()
    }

    /// Works out what follows from the documents added and taken out since the last time.
    pub fn settle(&mut self) -> Settled {
        let changes = self.added.len() + self.removed.len();
        if changes == 0 {
            return Settled::default();
        }
        let added = std::mem::take(&mut self.added);
        let removed = std::mem::take(&mut self.removed);
        if changes.saturating_mul(PART) > self.numbers.len() {
            let store = &mut self.catalogue.store;
            for document in removed {
                let entry = store.documents.take(document);
                entry.iter().flat_map(|entry| entry.bases.iter()).for_each(|base| _ = store.bases.take(base));
            }
            self.live = None;
            whole(&mut self.catalogue);
            self.catalogue.store.reuse();
            return Settled { anew: true, ..Settled::default() };
        }
        let live = self.live.get_or_insert_with(|| Box::new(Live::of(&self.catalogue.store)));
        live.step(&mut self.catalogue, &added, &removed)
    }

    /// The events, in no order. Changes since the last [`settle`](Ledger::settle) are not in them.
    pub fn clusters(&self) -> impl Iterator<Item = Cluster> + '_ {
        self.catalogue.store.events.numbers().filter_map(|number| self.cluster(number))
    }

    /// The event of that number.
    pub fn cluster(&self, number: u32) -> Option<Cluster> {
        let store = &self.catalogue.store;
        let event = store.events.get(number)?;
        let founders = event.founders.iter().map(|node| (node, Part::Made));
        let joined = event.joined.iter().map(|node| (node, Part::Joined));
        let mut members = Vec::new();
        for (number, part) in founders.chain(joined) {
            for base in store.nodes.get(number).into_iter().flat_map(|node| node.bases.iter()) {
                let Some(base) = store.bases.get(base) else { continue };
                let place = |mention| (Place { document: base.document, mention }, part, number);
                members.extend(base.members.iter().map(place));
            }
        }
        let rivals = event.founders.iter().filter_map(|node| store.nodes.get(node));
        let mut rivals: Vec<u32> = rivals.flat_map(|node| node.rivals.iter().copied()).collect();
        rivals.sort_unstable();
        rivals.dedup();
        Some(Cluster { number, members, rivals })
    }

    /// The event that a mention of a document is in, by number, how it came to it, and the number that it shares with what
    /// belongs together with it before anything else is asked.
    pub fn find(&self, id: u128, mention: u32) -> Option<(u32, Part, u32)> {
        let store = &self.catalogue.store;
        let entry = store.documents.get(self.number(id)?)?;
        let mut bases = entry.bases.iter().filter_map(|base| store.bases.get(base));
        let base = bases.find(|base| base.members.iter().any(|member| member == mention))?;
        match store.nodes.get(base.node)?.stand {
            Stand::Open => None,
            Stand::Founder(event) => Some((event, Part::Made, base.node)),
            Stand::Joined(event) => Some((event, Part::Joined, base.node)),
        }
    }

    /// What keeps two events apart: what all that made the one says, beside what all that made the other says.
    pub fn obstacles(&self, one: u32, other: u32) -> Vec<Obstacle> {
        let store = &self.catalogue.store;
        let (Some(a), Some(b)) = (store.told(one), store.told(other)) else { return Vec::new() };
        let torn = |event| store.open(event).is_none();
        let mut found = between(a, b);
        found.extend(a.shares_document(b).then_some(Obstacle::Document));
        found.extend((torn(one) || torn(other)).then_some(Obstacle::Rivals));
        found
    }
}

/// Documents as [`Ledger::insert`] takes them, many at a time: they are numbered in the order in which they come. Millions are added
/// faster so than one by one.
impl<F: AsRef<[Fact]>> Extend<(u128, Option<NaiveDate>, F)> for Ledger {
    fn extend<I: IntoIterator<Item = (u128, Option<NaiveDate>, F)>>(&mut self, documents: I) {
        let mut documents = documents.into_iter();
        loop {
            let some: Vec<(u128, Option<NaiveDate>, F)> = documents.by_ref().take(TOGETHER).collect();
            if some.is_empty() {
                return;
            }
            // Each look waits for memory; here they wait together.
            let known: Vec<bool> = some.iter().map(|(id, ..)| self.number(*id).is_some()).collect();
            for ((id, published, facts), _) in some.into_iter().zip(known).filter(|(_, known)| !known) {
                self.insert(id, published, facts.as_ref());
            }
        }
    }
}
