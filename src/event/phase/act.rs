//! What a governing word makes of an act: a call.

use crate::event::clause::operator::Operator;
use crate::event::frame::{Level, Place};
use crate::event::phase::effect::{Effect, keep, keep_level, said, to, to_refused};
use crate::event::status::{Aspect, Status, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// The effect of an operator on what happens at once.
pub(super) fn act(operator: Operator, level: Level, place: Place, status: Option<Status>) -> Effect {
    use Operator::*;
    match operator {
        Demand | Order => to(Phase::Requested, Demanded),
        Offer | Aim | Try | Help if place == Place::Complement || operator == Offer && place == Place::Object => {
            to(Phase::Requested, Demanded)
        }
        // "has not ruled out a call"
        Refuse | Oppose | Dismiss if level.negated => keep(Some(Status::new(Phase::Planned, Hypothetical))),
        Refuse | Oppose | Dismiss => to(Phase::Refused, Negated),
        // "a call is possible"
        Offer | Likely | Unlikely if place == Place::Subject && status.is_none() => {
            keep(Some(Status::new(Phase::Planned, Hypothetical)))
        }
        Include => keep(status),
        Deny | Fail => to(Phase::Refused, Negated),
        Plan | Intend | Schedule | Ready | Expect | Announce | Agree | Decide | Likely
            if (matches!(place, Place::Object | Place::Complement | Place::Within) || level.passive)
                && status.as_ref().is_none_or(|s| s.factuality != Asserted) =>
        {
            to(Phase::Planned, Planned)
        }
        Threaten if status.is_none() => to(Phase::Planned, Hypothetical),
        Threaten | Believe | Doubt | Fear | Unlikely if status.is_some() => {
            keep(status.map(|s| if s.factuality == Asserted { s } else { maybe(Aspect::Act, s) }))
        }
        Halt | Collapse if matches!(place, Place::Object | Place::Subject) => to(Phase::Refused, Negated),
        Say | Reveal | Tell | Argue => said(Aspect::Act, level, status),
        Nothing if place == Place::Subject && level.negated => to_refused(),
        _ if place == Place::Complement || place == Place::Subject => keep(status),
        _ => keep_level(status),
    }
}
