//! Tying what one document tells of one event, as a reader would.

use crate::merge::days::Known;
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::life::Life;
use crate::merge::strand::{Point, Strand, follows};

/// So many strands or members back a document is searched for what a mention speaks of.
const REACH: usize = 64;

const MONTH: i32 = 31;

/// So many bytes are a few sentences.
const BREATH: usize = 600;

/// A strand and its mentions, by their places in the document, in the order of joining.
#[derive(Debug)]
pub(super) struct Tied {
    pub(super) strand: Strand,
    pub(super) members: Few<u32, 3>,
}

/// The strands of a document, in the order in which they were begun.
pub(super) fn tie(document: u64, facts: &[Fact]) -> Vec<Tied> {
    let mut strands: Vec<Tied> = Vec::new();
    // Who and when first, then who, then the rest: what says little joins what says much.
    let fullness = |fact: &Fact| match (fact.who.is_named(), fact.known) {
        (true, _) if fact.life == Life::Point && fact.who.actors().len() < 2 => 2,
        (true, Known::Exact | Known::Coarse) => 0,
        (true, _) => 1,
        (false, _) => 3,
    };
    for pass in 0..4 {
        for (index, fact) in (0..).zip(facts).filter(|(_, fact)| fullness(fact) == pass) {
            let mut alone = Tied { strand: Strand::new(document, fact), members: Few::new(index) };
            let fitting: Vec<usize> = (0..strands.len())
                .rev()
                .take(REACH)
                .filter(|place| strands[*place].can_be_meant(facts, fact, &alone.strand))
                .collect();
            // What names nobody means what the document is about, where that is plain, else what it last spoke of.
            let largest = fitting.iter().map(|place| strands[*place].members.len()).max().unwrap_or(0);
            let topic = |place: &&usize| pass < 3 || strands[**place].members.len() * 3 >= largest;
            let nearest = fitting.iter().filter(topic).map(|place| {
                let other = &strands[*place];
                let strays = !dates_suit(&other.strand, &alone.strand);
                (strays, affinity(&other.strand, &alone.strand), other.distance(facts, fact), *place)
            });
            match nearest.min() {
                Some((strays, .., place)) => {
                    if strays {
                        alone.strand = alone.strand.undated();
                    }
                    strands[place].absorb(alone);
                }
                None => strands.push(alone),
            }
        }
    }
    strands
}

/// How far what the two say differs, the smaller the better.
fn affinity(a: &Strand, b: &Strand) -> usize {
    let stage = usize::from(!a.stages.holds(b.stages));
    let who = usize::from(a.level.common(a.actors(), b.actors()) == 0);
    let place = usize::from(!b.places().is_empty() && a.who.common_places(&b.who) == 0);
    stage * 2 + who * 4 + place
}

impl Tied {
    fn absorb(&mut self, other: Tied) {
        self.strand.absorb(&other.strand);
        other.members.iter().for_each(|member| self.members.push(member));
    }

    /// The last to join, so many as are looked at.
    fn last<'f>(&self, facts: &'f [Fact]) -> impl Iterator<Item = &'f Fact> {
        self.members.iter().rev().take(REACH).filter_map(|member| facts.get(member as usize))
    }

    /// Whether a mention, which is also given as a strand of its own, can mean this one of its document.
    fn can_be_meant(&self, facts: &[Fact], fact: &Fact, alone: &Strand) -> bool {
        let strand = &self.strand;
        strand.told == alone.told
            && strand.kind == alone.kind
            && (strand.suits(alone)
                || renames(strand, alone)
                || self.answers(facts, fact, alone)
                || self.wishes(facts, fact, alone))
            && (dates_suit(strand, alone) || strays(fact) && dates_suit(strand, &alone.clone().undated()))
            && self.last(facts).all(|member| in_order(member, fact))
            && !self.tells_apart(facts, fact)
            && !self.is_other(facts, fact)
            && !refuses(strand, alone)
            && !refuses(alone, strand)
            && (fact.life != Life::Point || strand.can_be_spoken_of(alone))
            && (alone.is_named() || !self.only_follows(facts, fact, alone))
    }

    /// Whether the one turns down the truce that the other offers: whoever answers is not who asked.
    fn answers(&self, facts: &[Fact], fact: &Fact, alone: &Strand) -> bool {
        let strand = &self.strand;
        strand.stages.offers()
            && alone.stages.offers()
            && strand.where_suits(alone)
            && fact.rejects != self.last(facts).all(|member| member.rejects)
    }

    /// Whether a truce that the mention demands is the one that this strand hopes for or offers, or the other way round: within a few
    /// sentences, one speaker does both.
    fn wishes(&self, facts: &[Fact], fact: &Fact, alone: &Strand) -> bool {
        let strand = &self.strand;
        // What a side itself offers is not what others demand of it.
        let made =
            |strand: &Strand| strand.stages.offers() && strand.brokers().is_empty() && !strand.actors().is_empty();
        strand.life == Life::State
            && !strand.stages.is_firm()
            && !alone.stages.is_firm()
            && !made(strand)
            && !made(alone)
            && strand.who_suits(alone)
            && strand.where_suits(alone)
            && self.distance(facts, fact) < BREATH
    }

    /// Whether a mention of nobody that has a date or a place of its own stands before all of this strand, and the dates are
    /// not the same: then it speaks of something else.
    fn only_follows(&self, facts: &[Fact], fact: &Fact, alone: &Strand) -> bool {
        let own = fact.known == Known::Coarse || fact.known != Known::Exact && !fact.who.places().is_empty();
        let first = facts.get(self.members.first() as usize);
        let before = first.is_some_and(|member| member.at <= fact.at);
        own && !before && (self.strand.coarse.is_none() || self.strand.coarse != alone.coarse)
    }

    /// Whether a member stands in the same sentence in the same phase: a sentence tells one event once, so these are two.
    fn tells_apart(&self, facts: &[Fact], fact: &Fact) -> bool {
        self.last(facts).any(|other| {
            let (theirs, own) = (other.who.actors(), fact.who.actors());
            // A person and their state named side by side are one party.
            let doubled = theirs != own && fact.level.within(theirs, own);
            other.sentence == fact.sentence && other.phase == fact.phase && other.stage == fact.stage && !doubled
        })
    }

    /// Whether the mention's words call it an earlier one than this strand's, or the other way round; what a sentence goes on to tell of an
    /// earlier one need not say so again.
    fn is_other(&self, facts: &[Fact], fact: &Fact) -> bool {
        let apart = |member: &Fact| member.sentence != fact.sentence;
        if fact.other {
            self.last(facts).any(|member| !member.other && apart(member))
        } else {
            self.last(facts).all(|member| member.other && apart(member) && fact.at < member.at)
        }
    }

    /// Bytes from the nearest member before the mention, or twice as many to the nearest after it.
    fn distance(&self, facts: &[Fact], fact: &Fact) -> usize {
        let each = self.last(facts).map(|member| {
            if member.at <= fact.at { fact.at - member.at } else { (member.at - fact.at).saturating_mul(2) }
        });
        each.min().unwrap_or(usize::MAX)
    }
}

/// Whether the day of a mention is only that of what the text told before, and may be wrong: of what lasts, its phases are told in any order.
fn strays(fact: &Fact) -> bool {
    fact.life != Life::Point && fact.known == Known::Exact && fact.own_day.is_none()
}

/// Whether the one says no more than that somebody will not leave, and the other tells of nobody who does: what is refused was demanded.
fn refuses(strand: &Strand, other: &Strand) -> bool {
    let refused = strand.life == Life::Course && strand.stages.denies() && strand.ranks == (0, 0);
    refused && other.actors().is_empty() && !other.stages.demands() && !other.stages.denies()
}

/// Whether a story calls in the one the group "the rebels" that it names in the other.
fn renames(strand: &Strand, alone: &Strand) -> bool {
    strand.life != Life::Point
        && strand.level.renamed(strand.actors(), alone.actors())
        && strand.stage_suits(alone)
        && strand.mediators_suit(alone)
        && strand.where_suits(alone)
}

/// Whether the dates of two strands of one document can be those of one event.
fn dates_suit(a: &Strand, b: &Strand) -> bool {
    let dated = |strand: &Strand| matches!(strand.known(), Known::Exact | Known::Coarse);
    let plan = |strand: &Strand| strand.ranks.1 <= 3;
    let done = |strand: &Strand| strand.ranks.0 >= 5;
    let pinned = dated(a) && dated(b) || plan(a) && done(b) || done(a) && plan(b);
    if pinned && !a.same_forces(b) {
        return false;
    }
    let both = a.points.iter().all(|x| b.points.iter().all(|y| follows(a.life, &x, &y)));
    let mixed = |one: &Strand, other: &Strand| {
        one.coarse.is_none_or(|coarse| {
            other.points.is_empty()
                || a.life != Life::Point
                || other.points.iter().any(|point| point.days.overlaps(coarse))
        })
    };
    both && mixed(a, b) && mixed(b, a)
}

/// Whether two mentions of one document can be phases of one event in their order, where a stretch of time is told of either.
fn in_order(one: &Fact, other: &Fact) -> bool {
    let point = |fact: &Fact| Point { days: fact.days, rank: fact.rank, asserted: fact.asserted };
    let (a, b) = if one.days <= other.days { (one, other) } else { (other, one) };
    let dated = |fact: &Fact| matches!(fact.known, Known::Exact | Known::Coarse);
    let far = |a: &Fact, b: &Fact| a.days.last.saturating_add(MONTH) < b.days.first;
    // What is told as of now is not yet, or no longer, what was over or agreed on long before.
    let long_ago = b.known == Known::Bounded && far(a, b);
    // What names nobody may look back.
    let now = b.rank == 1 && b.who.is_named();
    match a.life {
        // "would call again" is not the call that was held.
        Life::Point if a.rank.min(b.rank) == 1 && a.rank != b.rank => dated(a) && dated(b),
        // What is done is not to come in months.
        Life::Course if a.asserted && a.rank == 7 && matches!(b.rank, 1..=3) && dated(b) && far(a, b) => false,
        _ if !dated(a) || a.known == Known::Exact && b.known == Known::Exact => true,
        Life::Course if dated(b) => {
            // The stages of one plan have months of their own.
            let plans = a.rank.max(b.rank) <= 3;
            let slack = if a.known == b.known { MONTH } else { 0 };
            plans && a.known != b.known
                || a.days.widened(slack, slack).overlaps(b.days)
                || follows(a.life, &point(a), &point(b))
        }
        Life::State if dated(b) => a.rejects != b.rejects || follows(a.life, &point(a), &point(b)),
        Life::Course if long_ago => a.rank < 7 || b.rank >= 7,
        Life::State if long_ago => !(a.rank >= 8 && b.rank == 4 || a.rank >= 2 && now),
        _ => true,
    }
}
