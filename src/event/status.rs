//! Where an event stands: its phase and factuality, and what a mood or a denial makes of them.

use crate::event::clause::Mood;
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// How an event unfolds, which decides what its governors make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Happens at once: a call.
    Act,
    /// Begins, goes on, is completed: a withdrawal.
    Process,
    /// Is agreed, holds, is broken, ends: a ceasefire.
    State,
}

/// Where an event stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Status {
    pub(crate) phase: Phase,
    pub(crate) factuality: Factuality,
    /// "would", which a past verb of saying makes a plan.
    pub(super) would: bool,
    /// Taken for granted: what is asked of others ("monitor the ceasefire") does not touch it.
    pub(super) given: bool,
}

impl Status {
    pub(crate) fn new(phase: Phase, factuality: Factuality) -> Status {
        Status { phase, factuality, would: false, given: false }
    }
}

/// What a word says with nothing around it.
pub(super) fn fact(aspect: Aspect) -> Status {
    match aspect {
        Aspect::Act => Status::new(Phase::Held, Asserted),
        Aspect::Process => Status::new(Phase::Completed, Asserted),
        Aspect::State => Status::new(Phase::Agreed, Asserted),
    }
}

/// What is asked for.
pub(super) fn asked(aspect: Aspect) -> Status {
    match aspect {
        Aspect::Act => Status::new(Phase::Requested, Demanded),
        _ => Status::new(Phase::Demanded, Demanded),
    }
}

/// What is still to come.
pub(super) fn later(aspect: Aspect, status: Status) -> Status {
    match aspect {
        Aspect::State => match status.phase {
            Phase::InEffect | Phase::Agreed | Phase::Proposed => Status::new(Phase::Agreed, Planned),
            phase => Status::new(phase, Planned),
        },
        _ => match status.phase {
            Phase::Announced | Phase::Ordered => Status::new(status.phase, Planned),
            _ => Status::new(Phase::Planned, Planned),
        },
    }
}

/// What may be, or come.
pub(super) fn maybe(aspect: Aspect, status: Status) -> Status {
    match aspect {
        Aspect::State => match status.phase {
            Phase::Agreed => Status::new(Phase::Proposed, Hypothetical),
            phase => Status::new(phase, Hypothetical),
        },
        _ => match status.phase {
            Phase::Requested | Phase::Demanded | Phase::Ongoing => Status::new(status.phase, Hypothetical),
            _ => Status::new(Phase::Planned, Hypothetical),
        },
    }
}

/// What is denied, or said not to come.
pub(super) fn denied(aspect: Aspect, mood: Mood, status: Option<Status>) -> Status {
    let phase = status.map(|status| status.phase);
    let ahead = matches!(mood, Mood::Will | Mood::Would);
    match (aspect, phase.clone()) {
        (Aspect::Act, _) => Status::new(Phase::Refused, Negated),
        // "did not halt the withdrawal": it goes on.
        (Aspect::Process, Some(Phase::Reversed)) => Status::new(Phase::Ongoing, Asserted),
        (Aspect::Process, Some(Phase::Planned | Phase::Announced | Phase::Ordered | Phase::Demanded)) => {
            Status::new(phase.unwrap_or(Phase::Planned), Negated)
        }
        (Aspect::Process, _) if ahead => Status::new(Phase::Refused, Negated),
        (Aspect::Process, _) => Status::new(Phase::Completed, Negated),
        (Aspect::State, Some(Phase::Proposed)) => Status::new(Phase::Rejected, Negated),
        (Aspect::State, Some(phase)) if phase != Phase::Agreed || !ahead => Status::new(phase, Negated),
        (Aspect::State, None) if mood == Mood::Possible => Status::new(Phase::Rejected, Negated),
        (Aspect::State, _) if ahead => Status::new(Phase::Rejected, Negated),
        (Aspect::State, _) => Status::new(Phase::InEffect, Negated),
    }
}
