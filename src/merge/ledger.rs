//! The mentions of a set of documents, and the events that follow from them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::merge::account::{Told, told};
use crate::merge::choice::{Verdict, choose};
use crate::merge::copy::{Print, roots};
use crate::merge::days::number;
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::fit::fit;
use crate::merge::hash::Table;
use crate::merge::lane::{Order, Tier, events, gap, lane, reach, stretches};
use crate::merge::live::Live;
use crate::merge::obstacle::{Obstacle, between};
use crate::merge::shelf::{Shelf, places, searches};
use crate::merge::slots::Slots;
use crate::merge::strand::Strand;

/// A change of more than this part of the documents is worked out from scratch.
const PART: usize = 4;

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
    numbers: Table<u128, u32>,
    pub(super) documents: Slots<Entry>,
    pub(super) bases: Slots<Base>,
    pub(super) nodes: Slots<Node>,
    pub(super) events: Slots<Happening>,
    pub(super) shelf: Shelf,
    live: Option<Box<Live>>,
    added: Vec<u32>,
    removed: Vec<u32>,
}

/// A document.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: u128,
    pub(super) published: i32,
    pub(super) bases: Few<u32>,
}

/// A strand as its document tells it.
#[derive(Debug, Clone)]
pub(super) struct Base {
    pub(super) strand: Strand,
    pub(super) document: u32,
    /// Its mentions, by their places in the document.
    pub(super) members: Few<u32>,
    pub(super) prints: Box<[Print]>,
    pub(super) node: u32,
}

/// A strand and its copies in other documents.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) bases: Few<u32>,
    /// What several say together.
    said: Option<Box<Strand>>,
    pub(super) tier: Tier,
    pub(super) lane: u64,
    pub(super) stand: Stand,
    /// Whether it fits several events: then it stays apart from others that do, since they may mean different ones.
    pub(super) torn: bool,
    /// The events that it fits equally well; none where they are too many.
    pub(super) rivals: Box<[u32]>,
}

/// How a node is part of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// Not yet.
    Open,
    /// It made it.
    Founder(u32),
    /// It fits it.
    Joined(u32),
}

/// An event.
#[derive(Debug, Clone)]
pub(super) struct Happening {
    /// The nodes that made it, in the order of their lane.
    pub(super) founders: Few<u32>,
    /// What several founders say together.
    pub(super) said: Option<Box<Strand>>,
    pub(super) tier: Tier,
    /// The nodes that joined it.
    pub(super) joined: Vec<u32>,
}

/// What [`Ledger::settle`] changed, by the numbers of [`Cluster::number`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Whether everything was worked out anew, so that no number means what it meant before.
    pub anew: bool,
    /// Events that are gone.
    pub gone: Vec<u32>,
    /// Events that are new, that have other mentions, or whose mentions fit other events besides.
    pub changed: Vec<u32>,
}

/// A mention by its document's number in the ledger and its place among the facts given for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number that [`Ledger::insert`] gave.
    pub document: u32,
    /// Which of its mentions.
    pub mention: u32,
}

/// How a mention came to its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Part {
    /// It is one of those that made the event, laid side by side in one lane.
    Made,
    /// It says less, and fits no other event as well.
    Joined,
}

/// The mentions that tell of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// The event's number until the next change.
    pub number: u32,
    /// Its mentions in no order, each with how it came to the event. The mentions of one document that tell of one thing,
    /// and their copies in other documents, have the same part and the same number behind it.
    pub members: Vec<(Place, Part, u32)>,
    /// The other events that it fits as well as each other, by number: what it tells is too little to say of which.
    pub rivals: Vec<u32>,
}

impl Ledger {
    /// A ledger of no documents.
    pub fn new() -> Self {
        Ledger::default()
    }

    /// Adds a document with the facts of its mentions in the order of the text, and gives its number. `id` stands for the
    /// document's key and content; where it is there already, nothing changes.
    pub fn insert(&mut self, id: u128, published: Option<NaiveDate>, facts: &[Fact]) -> u32 {
        if let Some(number) = self.numbers.get(&id) {
            return *number;
        }
        let document = self.documents.next();
        let told = told(id, facts);
        let mut put = |Told { strand, members, prints }| {
            self.bases.put(Base { strand, document, members, prints, node: u32::MAX })
        };
        let bases = told.into_iter().map(&mut put).collect();
        self.documents.put(Entry { id, published: published.map_or(i32::MAX, number), bases });
        self.numbers.insert(id, document);
        self.added.push(document);
        document
    }

    /// Takes a document out; the rest is as if it had never come. `false` where it is not there.
    pub fn remove(&mut self, id: u128) -> bool {
        let Some(number) = self.numbers.remove(&id) else { return false };
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
            for document in removed {
                if let Some(entry) = self.documents.take(document) {
                    entry.bases.iter().for_each(|base| _ = self.bases.take(base));
                }
            }
            self.anew();
            self.documents.reuse();
            self.bases.reuse();
            return Settled { anew: true, ..Settled::default() };
        }
        let mut live = self.live.take().unwrap_or_else(|| Box::new(Live::of(self)));
        let settled = live.step(self, &added, &removed);
        self.live = Some(live);
        settled
    }

    /// The events, in no order. Changes since the last [`settle`](Ledger::settle) are not in them.
    pub fn clusters(&self) -> impl Iterator<Item = Cluster> + '_ {
        self.events.numbers().filter_map(|number| self.cluster(number))
    }

    /// The event of that number.
    pub fn cluster(&self, number: u32) -> Option<Cluster> {
        let event = self.events.get(number)?;
        let founders = event.founders.iter().map(|node| (node, Part::Made));
        let joined = event.joined.iter().map(|node| (*node, Part::Joined));
        let mut members = Vec::new();
        for (number, part) in founders.chain(joined) {
            for base in self.nodes.get(number).into_iter().flat_map(|node| node.bases.iter()) {
                let Some(base) = self.bases.get(base) else { continue };
                let place = |mention| (Place { document: base.document, mention }, part, number);
                members.extend(base.members.iter().map(place));
            }
        }
        let rivals = event.founders.iter().filter_map(|node| self.nodes.get(node));
        let mut rivals: Vec<u32> = rivals.flat_map(|node| node.rivals.iter().copied()).collect();
        rivals.sort_unstable();
        rivals.dedup();
        Some(Cluster { number, members, rivals })
    }

    /// The event that a mention of a document is in, by number, how it came to it, and the number that it shares with what
    /// belongs together with it before anything else is asked.
    pub fn find(&self, id: u128, mention: u32) -> Option<(u32, Part, u32)> {
        let entry = self.documents.get(*self.numbers.get(&id)?)?;
        let mut bases = entry.bases.iter().filter_map(|base| self.bases.get(base));
        let base = bases.find(|base| base.members.iter().any(|member| member == mention))?;
        match self.nodes.get(base.node)?.stand {
            Stand::Open => None,
            Stand::Founder(event) => Some((event, Part::Made, base.node)),
            Stand::Joined(event) => Some((event, Part::Joined, base.node)),
        }
    }

    /// What keeps two events apart: what all that made the one says, beside what all that made the other says.
    pub fn obstacles(&self, one: u32, other: u32) -> Vec<Obstacle> {
        let (Some(a), Some(b)) = (self.told(one), self.told(other)) else { return Vec::new() };
        let torn = |event| self.open(event).is_none();
        let mut found = between(a, b);
        found.extend(a.shares_document(b).then_some(Obstacle::Document));
        found.extend((torn(one) || torn(other)).then_some(Obstacle::Rivals));
        found
    }

    /// All from scratch.
    fn anew(&mut self) {
        (self.nodes, self.events, self.shelf, self.live) = Default::default();
        let prints = self.bases.numbers().filter_map(|number| Some((number, self.bases.get(number)?)));
        let prints = prints.flat_map(|(number, base)| {
            let published = self.documents.get(base.document).map_or(i32::MAX, |entry| entry.published);
            base.prints.iter().map(move |print| (*print, published, number))
        });
        let mut groups: Vec<(u32, u32)> =
            (0..).zip(roots(self.bases.len(), prints)).map(|(base, root)| (root, base)).collect();
        groups.retain(|(_, base)| self.bases.get(*base).is_some());
        groups.sort_unstable();
        let mut tiers: [Vec<u32>; Tier::ALL.len()] = Default::default();
        for group in groups.chunk_by(|(root, _), (other, _)| root == other) {
            let node = self.unite(group.iter().map(|(_, base)| *base).collect());
            let tier = self.nodes.get(node).map_or(Tier::Aside, |node| node.tier);
            tiers[tier as usize].push(node);
        }
        for (tier, nodes) in Tier::ALL.into_iter().zip(tiers) {
            let mut rest: Vec<(u64, Order, u32)> = Vec::new();
            for number in nodes {
                let verdict = if tier == Tier::Full { Verdict::None } else { self.look(self.strand(number), tier) };
                if let Verdict::One(event) = verdict {
                    self.join(number, event);
                    continue;
                }
                let order = self.order(number);
                let Some(node) = self.nodes.get_mut(number) else { continue };
                if let Verdict::Several(rivals) = verdict {
                    (node.torn, node.rivals) = (true, rivals.into_boxed_slice());
                }
                rest.push((node.lane, order, number));
            }
            rest.sort_unstable();
            for lane in rest.chunk_by(|(lane, ..), (other, ..)| lane == other) {
                let nodes: Vec<u32> = lane.iter().map(|(.., node)| *node).collect();
                for event in self.events_of(tier, &nodes) {
                    self.add(event);
                }
            }
        }
    }

    /// A node of bases that are copies of each other.
    pub(super) fn unite(&mut self, mut bases: Vec<u32>) -> u32 {
        bases.sort_by_cached_key(|base| self.rank(*base));
        let each = || bases.iter().filter_map(|base| Some(&self.bases.get(*base)?.strand));
        let said = (bases.len() > 1).then(|| Strand::united(each()).map(Box::new)).flatten();
        let strand = said.as_deref().or_else(|| each().next());
        let tier = strand.map_or(Tier::Aside, Tier::of);
        let lane = strand.map_or(0, |strand| lane(strand, tier));
        let bases: Few<u32> = bases.into_iter().collect();
        let number = self.nodes.next();
        for base in bases.iter() {
            if let Some(base) = self.bases.get_mut(base) {
                base.node = number;
            }
        }
        self.nodes.put(Node { bases, said, tier, lane, stand: Stand::Open, torn: false, rivals: Box::default() })
    }

    /// Publication, document and place of the first mention of a base.
    fn rank(&self, base: u32) -> (i32, u128, u32) {
        let Some(base) = self.bases.get(base) else { return (i32::MAX, u128::MAX, u32::MAX) };
        let entry = self.documents.get(base.document);
        entry.map_or((i32::MAX, u128::MAX, u32::MAX), |entry| (entry.published, entry.id, base.members.first()))
    }

    /// The place of a node in its lane.
    pub(super) fn order(&self, node: u32) -> Order {
        let days = self.strand(node).and_then(Strand::days);
        let first = self.nodes.get(node).map(|node| self.rank(node.bases.first()));
        let (published, document, mention) = first.unwrap_or((i32::MAX, u128::MAX, u32::MAX));
        (days, published, document, mention)
    }

    /// What a node says.
    pub(super) fn strand(&self, node: u32) -> Option<&Strand> {
        let node = self.nodes.get(node)?;
        match &node.said {
            Some(said) => Some(said),
            None => Some(&self.bases.get(node.bases.first())?.strand),
        }
    }

    /// What the founders of an event say.
    pub(super) fn told(&self, event: u32) -> Option<&Strand> {
        let event = self.events.get(event)?;
        match &event.said {
            Some(said) => Some(said),
            None => self.strand(event.founders.first()),
        }
    }

    /// The events that nodes of one lane make; they come in order.
    fn events_of(&self, tier: Tier, nodes: &[u32]) -> Vec<Happening> {
        let mut found = Vec::new();
        let torn = |number: u32| self.nodes.get(number).is_some_and(|node| node.torn);
        let each = nodes.iter().filter_map(|node| Some((self.strand(*node)?, torn(*node))));
        let strands: Vec<(&Strand, bool)> = each.collect();
        let gap = strands.first().map_or(0, |(strand, _)| gap(strand.life));
        let mut start = 0;
        for end in stretches(strands.iter().map(|(strand, _)| reach(strand)), gap) {
            let (Some(stretch), Some(numbers)) = (strands.get(start..end), nodes.get(start..end)) else { continue };
            start = end;
            if let [one] = numbers {
                found.extend([Happening { founders: Few::new(*one), said: None, tier, joined: Vec::new() }]);
                continue;
            }
            let events = events(stretch).into_iter().map(|group| Happening {
                founders: group.members.iter().filter_map(|place| numbers.get(*place as usize).copied()).collect(),
                said: group.said,
                tier,
                joined: Vec::new(),
            });
            found.extend(events);
        }
        found
    }

    /// Puts an event where it can be found.
    pub(super) fn add(&mut self, event: Happening) -> u32 {
        let number = self.events.next();
        for founder in event.founders.iter() {
            if let Some(node) = self.nodes.get_mut(founder) {
                node.stand = Stand::Founder(number);
            }
        }
        self.events.put(event);
        let mut found = Vec::new();
        if let Some(strand) = self.open(number) {
            places(strand, |label, day| found.push((label, day)));
        }
        for (label, day) in found {
            self.shelf.put(label, day, number);
        }
        number
    }

    /// What the founders of an event say that others may join: not one which is itself told to fit several.
    pub(super) fn open(&self, event: u32) -> Option<&Strand> {
        let founder = self.nodes.get(self.events.get(event)?.founders.first())?;
        self.told(event).filter(|_| !founder.torn)
    }

    pub(super) fn join(&mut self, number: u32, event: u32) {
        if let (Some(node), Some(event_)) = (self.nodes.get_mut(number), self.events.get_mut(event)) {
            node.stand = Stand::Joined(event);
            (node.torn, node.rivals) = (false, Box::default());
            event_.joined.push(number);
        }
    }

    /// Looks for the event of a better tier that a strand tells of.
    pub(super) fn look(&self, strand: Option<&Strand>, tier: Tier) -> Verdict<u32> {
        let Some(strand) = strand else { return Verdict::None };
        let mut candidates: Vec<u32> = Vec::new();
        searches(strand, |label, days| self.shelf.range(label, days, |event| candidates.push(event)));
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|event| self.events.get(*event).is_some_and(|event| event.tier < tier));
        choose(candidates.into_iter().filter_map(|number| Some((number, fit(self.told(number)?, strand)?))))
    }
}
