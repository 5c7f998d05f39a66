//! Which of a text's talks were by telephone: "spoke to X" is a call where another sentence tells of the same talk by telephone.

use chrono::NaiveDate;

use crate::actor::ActorKind;
use crate::event::role::phrase::Who;

/// How many calls of a text a talk is compared with, and how many talks before and after it: time stays linear in the text.
const CALLS: usize = 64;
const NEAR: usize = 8;

/// How many sentences a talk goes on that leaves open who else was on the line.
const REACH: usize = 2;

/// By what somebody talked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    /// A word of the telephone stands beside it.
    Telephone,
    /// "the call": a talk that the text told before, which was by telephone then.
    Call,
    /// "spoke", "the conversation": another sentence must say so.
    Unsaid,
}

/// A talk that a sentence tells.
#[derive(Debug, Clone)]
pub(crate) struct Talk {
    pub(crate) means: Means,
    /// The byte at which the word that tells it begins, and the number of the sentence.
    pub(crate) start: usize,
    pub(crate) sentence: usize,
    pub(crate) sides: Vec<Who>,
    /// Whether both ends of the line are told of.
    pub(crate) whole: bool,
    /// Whether several are at the other end: "calls with the leaders of some states".
    pub(crate) several: bool,
    /// "also spoke", "spoke later": another talk than the one told before.
    pub(crate) apart: bool,
    pub(crate) held: bool,
    pub(crate) negated: bool,
    /// The day that an expression gives it.
    pub(crate) day: Option<NaiveDate>,
}

/// Where the words begin that tell of calls because other sentences do, in the order of the text.
pub(in crate::event) fn phoned(talks: &[Talk]) -> Vec<usize> {
    let calls: Vec<&Talk> = talks.iter().filter(|talk| talk.means == Means::Telephone).take(CALLS).collect();
    let mut phoned = Vec::new();
    for (index, talk) in talks.iter().enumerate() {
        let before = talks.get(..index).unwrap_or_default().iter().rev().take(NEAR);
        let after = talks.get(index + 1..).unwrap_or_default().iter().take(NEAR);
        match talk.means {
            Means::Telephone => {}
            Means::Unsaid => {
                let told = calls.iter().any(|call| talk.same(call))
                    || before.chain(after).any(|call| call.means == Means::Telephone && call.opens(talk));
                phoned.extend(told.then_some(talk.start));
            }
            Means::Call => {
                let mut before = before.filter(|other| other.means == Means::Unsaid);
                if let Some(other) = before.find(|other| talk.names(other)) {
                    phoned.extend([other.start, talk.start]);
                }
            }
        }
    }
    phoned.sort_unstable();
    phoned.dedup();
    phoned
}

impl Talk {
    /// Whether a call is this talk: the same sides on no other day.
    fn same(&self, call: &Talk) -> bool {
        let within = self.sides.iter().filter(|side| call.has(side)).count();
        let near = self.sentence.abs_diff(call.sentence) <= REACH;
        within >= if self.whole { 2 } else { self.sides.len().max(1) }
            && self.on(call)
            && (!self.negated || near && !call.held)
    }

    /// Whether a talk is one of those that a call leaves open: "had telephone talks with several leaders. He spoke to …".
    fn opens(&self, talk: &Talk) -> bool {
        // "He had calls with several leaders. The talk with Bush lasted an hour": one of them.
        let shared = !talk.whole && self.several || talk.sides.iter().any(|side| self.has(side));
        let near = self.sentence.abs_diff(talk.sentence) <= REACH;
        self.several && near && shared && self.on(talk) && self.held && talk.held && !talk.apart
    }

    /// Whether "the call" is a talk told just before.
    fn names(&self, talk: &Talk) -> bool {
        let shared = self.sides.iter().any(|side| talk.has(side));
        // Where it names nobody whom the talk names too, it must stand next to it.
        let beside = self.sides.is_empty() || talk.several;
        let sentences = self.sentence.saturating_sub(talk.sentence);
        (shared && sentences <= REACH || beside && sentences <= 1) && talk.held == self.held
    }

    /// Whether both may have been on one day; across time zones it has two dates.
    fn on(&self, other: &Talk) -> bool {
        match (self.day, other.day) {
            (Some(one), Some(other)) => (one - other).num_days().abs() <= 1,
            _ => self.held == other.held,
        }
    }

    /// Whether somebody is on the line, themselves or who leads their state.
    fn has(&self, who: &Who) -> bool {
        let state = |who: &Who| who.kind == Some(ActorKind::State);
        self.sides.iter().any(|side| {
            side.name == who.name || (state(side) || state(who)) && side.code.is_some() && side.code == who.code
        })
    }
}
