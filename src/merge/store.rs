//! Documents, what they tell, and the events that this makes, by number.

use crate::merge::copy::Print;
use crate::merge::few::Few;
use crate::merge::lane::{Order, lane};
use crate::merge::slots::Slots;
use crate::merge::strand::Strand;
use crate::merge::tier::Tier;

/// What a ledger holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Store {
    pub(super) documents: Slots<Entry>,
    pub(super) bases: Slots<Base>,
    pub(super) nodes: Slots<Node>,
    pub(super) events: Slots<Happening>,
}

/// A document.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) id: u128,
    pub(super) published: i32,
    pub(super) bases: Few<u32, 3>,
}

/// A strand as its document tells it.
#[derive(Debug, Clone)]
pub(super) struct Base {
    pub(super) strand: Strand,
    pub(super) document: u32,
    /// The node that it is in; `u32::MAX` before it is in one.
    pub(super) node: u32,
    /// Its mentions, by their places in the document.
    pub(super) members: Few<u32, 3>,
    pub(super) prints: Few<Print, 3>,
}

/// A strand and its copies in other documents.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) bases: Few<u32, 3>,
    /// What several say together.
    said: Option<Box<Strand>>,
    pub(super) lane: u64,
    pub(super) stand: Stand,
    /// The events that it fits equally well; none where they are too many.
    pub(super) rivals: Box<[u32]>,
    pub(super) tier: Tier,
    /// Whether it fits several events: then it stays apart from others that do, since they may mean different ones.
    pub(super) torn: bool,
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
    pub(super) founders: Few<u32, 3>,
    /// What several founders say together.
    said: Option<Box<Strand>>,
    /// The base that says it all, where one does, else `u32::MAX`.
    pub(super) base: u32,
    /// The nodes that joined it, in order.
    pub(super) joined: Few<u32, 3>,
    pub(super) tier: Tier,
}

/// When and where a base is told: publication, document and place of its first mention.
pub(super) type Rank = (i32, u128, u32);

const LAST: Rank = (i32::MAX, u128::MAX, u32::MAX);

impl Happening {
    /// The event of nodes of a tier, in the order of their lane, and what they say together if they are several.
    pub(super) fn new(tier: Tier, founders: Few<u32, 3>, said: Option<Box<Strand>>) -> Self {
        Happening { founders, said, base: u32::MAX, joined: Few::default(), tier }
    }

    /// The event of one node.
    pub(super) fn alone(tier: Tier, founder: u32) -> Self {
        Happening::new(tier, Few::new(founder), None)
    }
}

impl Node {
    /// Whether one base says all that it says.
    pub(super) fn is_alone(&self) -> bool {
        self.said.is_none()
    }
}

impl Store {
    /// Adds a node of bases that are copies of each other, and tells how well it is known.
    pub(super) fn unite(&mut self, mut bases: Few<u32, 3>) -> (u32, Tier) {
        if bases.len() > 1 {
            let mut ranked: Vec<(Rank, u32)> = bases.iter().map(|base| (self.rank(base), base)).collect();
            ranked.sort_unstable();
            bases = ranked.into_iter().map(|(_, base)| base).collect();
        }
        let each = || bases.iter().filter_map(|base| Some(&self.bases.get(base)?.strand));
        let said = if bases.len() > 1 { Strand::united(each()).map(Box::new) } else { None };
        let strand = said.as_deref().or_else(|| each().next());
        let tier = strand.map_or(Tier::Aside, Tier::of);
        let lane = strand.map_or(0, |strand| lane(strand, tier));
        let number = self.nodes.next();
        for base in bases.iter() {
            if let Some(base) = self.bases.get_mut(base) {
                base.node = number;
            }
        }
        let stand = Stand::Open;
        (self.nodes.put(Node { bases, said, tier, lane, stand, torn: false, rivals: Box::default() }), tier)
    }

    /// Adds an event; gives its number and the base that says it all, where one does, else `u32::MAX`.
    pub(super) fn found(&mut self, mut event: Happening) -> (u32, u32) {
        let number = self.events.next();
        for founder in event.founders.iter() {
            let Some(node) = self.nodes.get_mut(founder) else { continue };
            node.stand = Stand::Founder(number);
            if event.said.is_none() && node.said.is_none() {
                event.base = node.bases.first();
            }
        }
        let base = event.base;
        (self.events.put(event), base)
    }

    /// Lets a node join an event.
    pub(super) fn join(&mut self, number: u32, event: u32) {
        if let (Some(node), Some(joined)) = (self.nodes.get_mut(number), self.events.get_mut(event)) {
            node.stand = Stand::Joined(event);
            (node.torn, node.rivals) = (false, Box::default());
            joined.joined.insert(number);
        }
    }

    /// The day on which the document of a base was published.
    pub(super) fn published(&self, base: &Base) -> i32 {
        self.documents.get(base.document).map_or(i32::MAX, |entry| entry.published)
    }

    /// When and where a base is told.
    pub(super) fn rank(&self, base: u32) -> Rank {
        let Some(base) = self.bases.get(base) else { return LAST };
        let entry = self.documents.get(base.document);
        entry.map_or(LAST, |entry| (entry.published, entry.id, base.members.first()))
    }

    /// The place of a node in its lane.
    pub(super) fn order(&self, node: u32) -> Order {
        let days = self.strand(node).and_then(Strand::days);
        let (published, document, mention) = self.nodes.get(node).map_or(LAST, |node| self.rank(node.bases.first()));
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
        match (&event.said, self.bases.get(event.base)) {
            (Some(said), _) => Some(said),
            (None, Some(base)) => Some(&base.strand),
            (None, None) => self.strand(event.founders.first()),
        }
    }

    /// What the founders of an event say that others may join: not one which is itself told to fit several.
    pub(super) fn open(&self, event: u32) -> Option<&Strand> {
        let founder = self.nodes.get(self.events.get(event)?.founders.first())?;
        self.told(event).filter(|_| !founder.torn)
    }

    /// Lets the numbers of what was taken out be given again.
    pub(super) fn reuse(&mut self) {
        self.nodes.reuse();
        self.documents.reuse();
        self.bases.reuse();
        self.events.reuse();
    }
}
