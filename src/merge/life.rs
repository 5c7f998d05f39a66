//! The life of an event: which phases follow which, and what a phase says of the thing itself.

use crate::event::{Factuality, Kind, Phase};

/// What sort of telling a phase is. Tellings of different sorts may only meet where [`Stage::meets`] lets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stage {
    /// The thing itself, or a firm plan of it.
    Real,
    /// An offer, a negotiation, its rejection.
    Offer,
    /// A demand: an event of its own, by one speaker on one occasion.
    Demand,
    /// A denial: of a demanded thing or of a real one.
    Denial,
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

    /// Whether tellings of the two sorts can be of one event, where actors, places and dates agree.
    pub(super) fn meets(self, other: Stage) -> bool {
        use Stage::{Demand, Denial, Offer, Real};
        match (self, other) {
            (Demand, Real | Offer) | (Real | Offer, Demand) => false,
            (Demand | Denial | Real | Offer, _) => true,
        }
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
