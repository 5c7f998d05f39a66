//! The life of an event: which phases follow which, and what a phase says of the thing itself.

use serde::{Deserialize, Serialize};

use crate::event::{Factuality, Kind, Phase};

/// How an event of a kind goes on in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Life {
    /// It has a day: a call.
    Point,
    /// It starts, proceeds and is done: a withdrawal.
    Course,
    /// It stands until it falls: a truce.
    State,
}

impl Life {
    pub(super) fn of(kind: &Kind) -> Life {
        match kind {
            Kind::Withdrawal => Life::Course,
            Kind::Ceasefire => Life::State,
            _ => Life::Point,
        }
    }
}

/// What sort of telling a phase is. Tellings of different sorts may only meet where [`Stages::apart`] lets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stage {
    /// The thing itself, or a firm plan of it.
    Real = 1,
    /// An offer, a negotiation, its rejection.
    Offer = 2,
    /// A demand: an event of its own, by one speaker on one occasion.
    Demand = 4,
    /// A denial: of a demanded thing or of a real one.
    Denial = 8,
}

impl Stage {
    pub(super) fn of(kind: &Kind, phase: &Phase, factuality: Factuality) -> Stage {
        match (kind, phase) {
            (_, Phase::Demanded | Phase::Requested) => Stage::Demand,
            (_, Phase::Refused) => Stage::Denial,
            (Kind::Ceasefire, Phase::Proposed | Phase::Rejected) => Stage::Offer,
            (Kind::Ceasefire, Phase::InEffect) | (Kind::Withdrawal, _) if factuality == Factuality::Negated => {
                Stage::Denial
            }
            _ => Stage::Real,
        }
    }
}

/// A set of stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Stages(u8);

impl Stages {
    pub(super) fn one(stage: Stage) -> Self {
        Stages(stage as u8)
    }

    pub(super) fn with(self, other: Stages) -> Self {
        Stages(self.0 | other.0)
    }

    pub(super) fn has(self, stage: Stage) -> bool {
        self.0 & stage as u8 != 0
    }

    /// Whether it is demanded.
    pub(super) fn demands(self) -> bool {
        self.has(Stage::Demand)
    }

    /// Whether it is offered, and nothing is told of the thing itself.
    pub(super) fn offers(self) -> bool {
        self.0 == Stage::Offer as u8
    }

    /// Whether nothing is told but that it is not done.
    pub(super) fn denies(self) -> bool {
        self.0 == Stage::Denial as u8
    }

    /// Whether something is told of the thing itself.
    pub(super) fn is_firm(self) -> bool {
        self.has(Stage::Real) || self.has(Stage::Denial)
    }

    pub(super) fn holds(self, other: Stages) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether tellings of the two sorts are of two events, whatever their actors, places and dates: a demand is not what
    /// came about.
    pub(super) fn apart(self, other: Stages) -> bool {
        let against = |a: Stages, b: Stages| a.demands() && (b.has(Stage::Real) || b.has(Stage::Offer));
        against(self, other) || against(other, self)
    }
}

/// How far along a phase is in the life of its kind; later phases have greater ranks.
pub(super) fn rank(phase: &Phase) -> u8 {
    match phase {
        Phase::Demanded | Phase::Requested | Phase::Refused => 0,
        Phase::Planned | Phase::Proposed | Phase::Rejected => 1,
        Phase::Announced | Phase::Agreed => 2,
        Phase::Ordered => 3,
        Phase::Begun | Phase::InEffect => 4,
        Phase::Ongoing | Phase::Extended => 5,
        Phase::Violated => 6,
        Phase::Completed | Phase::Held => 7,
        Phase::Collapsed | Phase::Ended | Phase::Reversed => 8,
        Phase::Custom(_) => 5,
    }
}
