//! What a governing word may make of an event.

use crate::event::frame::Level;
use crate::event::status::{Aspect, Status};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Negated, Planned};

/// What an operator made of an event; `levelled` where mood and polarity are already in it or do not matter.
pub(super) struct Effect {
    pub(super) status: Option<Status>,
    pub(super) levelled: bool,
}

/// Becomes something else, on which mood and polarity still bear.
pub(super) fn to(phase: Phase, factuality: Factuality) -> Effect {
    Effect { status: Some(Status::new(phase, factuality)), levelled: false }
}

/// Is refused.
pub(super) fn to_refused() -> Effect {
    keep(Some(Status::new(Phase::Refused, Negated)))
}

/// Is this, on which mood and polarity still bear.
pub(super) fn keep_level(status: Option<Status>) -> Effect {
    Effect { status, levelled: false }
}

/// Is this, and nothing more bears on it.
pub(super) fn keep(status: Option<Status>) -> Effect {
    Effect { status, levelled: true }
}

/// A verb of saying: "would" becomes a plan.
pub(super) fn said(aspect: Aspect, level: Level, status: Option<Status>) -> Effect {
    let status = status.map(|status| match status {
        ref status @ Status { would: true, .. } if level.past => match aspect {
            Aspect::Process => Status::new(Phase::Announced, Planned),
            Aspect::Act => Status::new(Phase::Planned, Planned),
            Aspect::State if status.phase == Phase::InEffect => Status::new(Phase::InEffect, Asserted),
            Aspect::State => Status::new(Phase::Agreed, Planned),
        },
        Status { phase: Phase::Planned, factuality: Planned, .. } if aspect == Aspect::Process => {
            Status::new(Phase::Announced, Planned)
        }
        other => other,
    });
    keep(status)
}
