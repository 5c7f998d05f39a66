//! What one document tells of one event; and, by the same measure, what many do.

use crate::merge::actors::{Actor, Level, Sort};
use crate::merge::fact::{Days, Fact, Facts, Known, Life};
use crate::merge::life::Stage;

/// So many strands back a document is searched for what a mention speaks of.
const REACH: usize = 64;

/// Mentions held to tell of one event, and what they say of it together.
#[derive(Debug, Clone)]
pub(super) struct Strand {
    pub(super) kind: u32,
    pub(super) life: Life,
    pub(super) level: Level,
    /// The documents it is told in, in order.
    pub(super) documents: Vec<usize>,
    /// Indices into the facts, in order of joining.
    pub(super) members: Vec<usize>,
    /// How many of the members made the event; the later ones only joined it.
    pub(super) founders: usize,
    pub(super) actors: Vec<Actor>,
    pub(super) brokers: Vec<Actor>,
    pub(super) places: Vec<Actor>,
    pub(super) stages: Vec<Stage>,
    /// Least and greatest rank of a phase.
    pub(super) ranks: (u8, u8),
    /// Days known exactly, with the rank of their phase and whether it is told as a fact, in order.
    pub(super) points: Vec<Point>,
    /// What coarser expressions allow.
    pub(super) coarse: Option<Days>,
    /// What publication allows.
    pub(super) bound: Option<Days>,
    pub(super) told: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Point {
    pub(super) days: Days,
    pub(super) rank: u8,
    pub(super) asserted: bool,
}

impl Strand {
    pub(super) fn new(index: usize, fact: &Fact) -> Self {
        let mut strand = Strand {
            kind: fact.kind,
            life: fact.life,
            level: fact.level,
            documents: vec![fact.place.document],
            members: vec![index],
            founders: 1,
            actors: fact.actors.clone(),
            brokers: fact.brokers.clone(),
            places: fact.places.clone(),
            stages: vec![fact.stage],
            ranks: (fact.rank, fact.rank),
            points: Vec::new(),
            coarse: None,
            bound: None,
            told: fact.told,
        };
        match fact.known {
            Known::Exact => strand.points.push(Point { days: fact.days, rank: fact.rank, asserted: fact.asserted }),
            Known::Coarse => strand.coarse = Some(fact.days),
            Known::Bounded => strand.bound = Some(fact.days),
            Known::Not => {}
        }
        strand
    }

    /// Takes another strand in; what it names becomes part of what this one names.
    pub(super) fn absorb(&mut self, other: Strand) {
        self.members.extend(other.members);
        for document in other.documents {
            if let Err(place) = self.documents.binary_search(&document) {
                self.documents.insert(place, document);
            }
        }
        for (mine, theirs) in
            [(&mut self.actors, other.actors), (&mut self.brokers, other.brokers), (&mut self.places, other.places)]
        {
            mine.extend(theirs);
            mine.sort_unstable();
            mine.dedup();
        }
        self.ranks = (self.ranks.0.min(other.ranks.0), self.ranks.1.max(other.ranks.1));
        self.stages.extend(other.stages);
        self.stages.sort_unstable();
        self.stages.dedup();
        self.points.extend(other.points);
        self.points.sort_unstable();
        self.points.dedup();
        self.coarse = match (self.coarse, other.coarse) {
            (Some(a), Some(b)) if a.overlaps(b) => Some(Days { first: a.first.max(b.first), last: a.last.min(b.last) }),
            (a, b) => a.or(b),
        };
        self.bound = match (self.bound, other.bound) {
            (Some(a), Some(b)) => Some(a.hull(b)),
            (a, b) => a.or(b),
        };
        self.told |= other.told;
    }

    /// Whether one document tells both; then it told them as two.
    pub(super) fn shares_document(&self, other: &Strand) -> bool {
        let (few, many) = if self.documents.len() <= other.documents.len() { (self, other) } else { (other, self) };
        self.told == other.told && few.documents.iter().any(|document| many.documents.binary_search(document).is_ok())
    }

    /// Closes the list of those that made the event.
    pub(super) fn found(&mut self) {
        self.founders = self.members.len();
    }

    pub(super) fn known(&self) -> Known {
        match (self.points.is_empty(), self.coarse, self.bound) {
            (false, ..) => Known::Exact,
            (true, Some(_), _) => Known::Coarse,
            (true, None, Some(_)) => Known::Bounded,
            (true, None, None) => Known::Not,
        }
    }

    /// First day of the best known dates.
    pub(super) fn days(&self) -> Option<Days> {
        let points = self.points.iter().map(|point| point.days).reduce(Days::hull);
        points.or(self.coarse).or(self.bound)
    }

    /// Whether the two could tell of one event as far as who, where and how go; dates aside.
    pub(super) fn suits(&self, other: &Strand) -> bool {
        self.kind == other.kind && self.stage_suits(other) && self.who_suits(other) && self.where_suits(other)
    }

    fn stage_suits(&self, other: &Strand) -> bool {
        let apart = self.stages.iter().any(|a| other.stages.iter().any(|b| !a.meets(*b)));
        let firm = |strand: &Strand| strand.stages.iter().any(|stage| matches!(stage, Stage::Real | Stage::Denial));
        let offered = |strand: &Strand| strand.stages.iter().all(|stage| *stage == Stage::Offer);
        if self.life == Life::State && (firm(self) && offered(other) || offered(self) && firm(other)) {
            // An offer under one mediator is not the truce that came about under another, or under none.
            let brokered = self.brokers.is_empty() && other.brokers.is_empty();
            let named = !self.actors.is_empty() && !other.actors.is_empty();
            if named && !brokered && self.level.common(&self.brokers, &other.brokers) == 0 {
                return false;
            }
        }
        // Whoever calls for a truce and offers to bring it about does one thing.
        let offers = |strand: &Strand| strand.stages.iter().all(|stage| *stage != Stage::Real);
        !apart || offers(self) && offers(other) && self.level.common(&self.brokers, &other.brokers) > 0
    }

    fn who_suits(&self, other: &Strand) -> bool {
        let offer = |strand: &Strand| strand.stages.iter().all(|stage| *stage == Stage::Offer);
        let brokered = !self.brokers.is_empty() && !other.brokers.is_empty();
        let common = self.level.common(&self.brokers, &other.brokers) > 0;
        if brokered && !common && (offer(self) || offer(other)) {
            return false;
        }
        // What only a mediator wants is not the offer that a side makes.
        let wanted = |strand: &Strand| strand.actors.is_empty() && !strand.brokers.is_empty();
        let made = |strand: &Strand| !strand.actors.is_empty() && strand.brokers.is_empty();
        if (wanted(self) && offer(self) && made(other)) || (made(self) && wanted(other) && offer(other)) {
            return false;
        }
        if self.actors.is_empty() || other.actors.is_empty() {
            return true;
        }
        // Else two sides of one mediation, each told alone.
        self.level.within(&self.actors, &other.actors) || self.life == Life::State && common
    }

    fn where_suits(&self, other: &Strand) -> bool {
        if self.places.is_empty() || other.places.is_empty() {
            return true;
        }
        // A town and its country: a place with a country code is a country.
        let country = |places: &[Actor]| places.iter().all(|place| place.sort == Sort::State);
        country(&self.places) != country(&other.places) || self.level.common(&self.places, &other.places) > 0
    }

    /// Whether all actors of the other are among those of this one.
    pub(super) fn names_all_of(&self, other: &Strand) -> bool {
        self.actors.len() >= other.actors.len() && self.level.within(&other.actors, &self.actors)
    }

    /// Whether both withdraw the same forces: the pull-out of two armies is not that of one of them.
    pub(super) fn same_forces(&self, other: &Strand) -> bool {
        let (a, b) = (&self.actors, &other.actors);
        self.life != Life::Course || a.is_empty() || b.is_empty() || a.len() == b.len()
    }

    /// Whether a mention, which is also given as a strand of its own, can mean this one of its document.
    fn can_be_meant(&self, document: &[Fact], offset: usize, fact: &Fact, alone: &Strand) -> bool {
        self.told == alone.told
            && self.suits(alone)
            && self.dates_suit(alone)
            && !self.tells_apart(document, offset, fact)
            && (fact.life != Life::Point || fact.known == Known::Exact || self.names_all_of(alone))
            && (alone.is_named() || !self.only_follows(document, offset, fact, alone))
    }

    /// Whether a mention of nobody that has a date or a place of its own stands before all of this strand, and the
    /// dates are not the same: then it speaks of something else.
    fn only_follows(&self, document: &[Fact], offset: usize, fact: &Fact, alone: &Strand) -> bool {
        let own = fact.known == Known::Coarse || fact.known != Known::Exact && !fact.places.is_empty();
        let before = self.members.first().is_some_and(|member| document[*member - offset].at <= fact.at);
        own && !before && (self.coarse.is_none() || self.coarse != alone.coarse)
    }

    /// Whether it says who.
    pub(super) fn is_named(&self) -> bool {
        !self.actors.is_empty() || !self.brokers.is_empty()
    }

    /// Whether a member stands in the same sentence in the same phase: a sentence tells one event once, so these are two.
    fn tells_apart(&self, document: &[Fact], offset: usize, fact: &Fact) -> bool {
        self.members.iter().rev().take(REACH).any(|member| {
            let other = &document[*member - offset];
            // A person and their state named side by side are one party.
            let doubled = other.actors != fact.actors && fact.level.within(&other.actors, &fact.actors);
            other.sentence == fact.sentence && other.phase == fact.phase && other.stage == fact.stage && !doubled
        })
    }

    /// Whether the dates of two strands of one document can be those of one event.
    fn dates_suit(&self, other: &Strand) -> bool {
        let dated = |strand: &Strand| matches!(strand.known(), Known::Exact | Known::Coarse);
        if dated(self) && dated(other) && !self.same_forces(other) {
            return false;
        }
        let plan = |strand: &Strand| strand.ranks.1 <= 1;
        let done = |strand: &Strand| strand.ranks.0 >= 5;
        if (plan(self) && done(other) || done(self) && plan(other)) && !self.same_forces(other) {
            return false;
        }
        let both = self.points.iter().all(|a| other.points.iter().all(|b| follows(self.life, a, b)));
        // The stages of one plan have months of their own.
        let slack = if self.life == Life::Course { 31 } else { 0 };
        let coarse = match (self.coarse, other.coarse) {
            (Some(a), Some(b)) => a.widened(slack, slack).overlaps(b),
            _ => true,
        };
        let mixed = |a: &Strand, b: &Strand| {
            a.coarse.is_none_or(|coarse| {
                b.points.is_empty()
                    || self.life != Life::Point
                    || b.points.iter().any(|point| point.days.overlaps(coarse))
            })
        };
        both && coarse && mixed(self, other) && mixed(other, self)
    }
}

/// Whether two dated phases can be of one event.
pub(super) fn follows(life: Life, a: &Point, b: &Point) -> bool {
    let (a, b) = if (a.days, a.rank) <= (b.days, b.rank) { (a, b) } else { (b, a) };
    if a.days.overlaps(b.days) {
        return true;
    }
    let gap = b.days.first.saturating_sub(a.days.last);
    match life {
        Life::Point => false,
        Life::Course => gap <= 1 || a.rank < b.rank && gap <= 366 || a.rank == b.rank && a.rank == 5 && gap <= 31,
        Life::State => {
            gap <= 1 || a.rank < b.rank && gap <= 366 || a.rank == b.rank && a.rank > 4 && a.rank < 8 && gap <= 366
        }
    }
}

/// Ties the mentions of each document into strands.
pub(super) fn tie(facts: &Facts<'_>) -> Vec<Strand> {
    let mut all = Vec::new();
    let mut start = 0;
    while let Some(first) = facts.facts.get(start) {
        let document = &facts.facts[start..];
        let length = document.iter().take_while(|fact| fact.place.document == first.place.document).count();
        tie_document(&document[..length], start, &mut all);
        start += length;
    }
    all
}

fn tie_document(document: &[Fact], offset: usize, all: &mut Vec<Strand>) {
    let mut strands: Vec<Strand> = Vec::new();
    // Who and when first, then who, then the rest: what says little joins what says much.
    let fullness = |fact: &Fact| match (fact.actors.is_empty() && fact.brokers.is_empty(), fact.known) {
        (false, Known::Exact | Known::Coarse) => 0,
        (false, _) => 1,
        (true, _) => 2,
    };
    for pass in 0..3 {
        for (index, fact) in document.iter().enumerate().filter(|(_, fact)| fullness(fact) == pass) {
            let strand = Strand::new(offset + index, fact);
            let fitting: Vec<usize> = (0..strands.len())
                .rev()
                .take(REACH)
                .filter(|index| strands[*index].can_be_meant(document, offset, fact, &strand))
                .collect();
            // What names nobody means what the document is about, where that is plain, else what it last spoke of.
            let largest = fitting.iter().map(|index| strands[*index].members.len()).max().unwrap_or(0);
            let topic = |index: &&usize| pass < 2 || strands[**index].members.len() * 3 >= largest;
            let nearest = fitting.iter().filter(topic).min_by_key(|index| {
                let other = &strands[**index];
                (affinity(other, &strand), distance(document, offset, other, fact), **index)
            });
            match nearest {
                Some(index) => strands[*index].absorb(strand),
                None => strands.push(strand),
            }
        }
    }
    for strand in &mut strands {
        strand.found();
    }
    all.extend(strands);
}

/// How far what the two say differs, the smaller the better.
fn affinity(a: &Strand, b: &Strand) -> usize {
    let stage = usize::from(!b.stages.iter().all(|stage| a.stages.contains(stage)));
    let who = usize::from(a.level.common(&a.actors, &b.actors) == 0);
    let place = usize::from(!b.places.is_empty() && a.level.common(&a.places, &b.places) == 0);
    stage * 2 + who * 4 + place
}

/// Bytes from the nearest member before the mention, or twice as many to the nearest after it.
fn distance(document: &[Fact], offset: usize, strand: &Strand, fact: &Fact) -> usize {
    let each = strand.members.iter().rev().take(REACH).map(|member| {
        let at = document[*member - offset].at;
        if at <= fact.at { fact.at - at } else { (at - fact.at).saturating_mul(2) }
    });
    each.min().unwrap_or(usize::MAX)
}
