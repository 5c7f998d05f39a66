//! What a governing word makes of a process: a withdrawal.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape};
use crate::event::frame::{Level, Place};
use crate::event::phase::effect::{Effect, keep, keep_level, said, to, to_refused};
use crate::event::status::{Aspect, Status, denied, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// The effect of an operator on what begins, goes on and is completed.
pub(super) fn process(operator: Operator, level: Level, place: Place, status: Option<Status>) -> Effect {
    use Operator::*;
    let past =
        status.as_ref().is_some_and(|s| s.factuality == Asserted && matches!(s.phase, Phase::Completed | Phase::Begun));
    let factual = status.as_ref().is_some_and(|s| s.factuality == Asserted);
    let ahead = status.as_ref().is_some_and(|s| s.factuality == Demanded);
    match operator {
        // "I do not think this is a withdrawal"
        Believe if level.negated && place == Place::Complement => {
            keep(Some(denied(Aspect::Process, Mood::Fact, status)))
        }
        Announce | Agree | Decide | Order
            if place == Place::Complement
                && status.as_ref().is_some_and(|s| s.factuality == Negated && s.phase == Phase::Refused) =>
        {
            keep(status)
        }
        Announce | Agree if past && place == Place::Complement => keep(status),
        // "issued a call for them to leave"
        Announce if ahead => keep(status),
        Announce | Agree => to(Phase::Announced, Planned),
        Decide if past => keep(status),
        Decide => to(Phase::Announced, Planned),
        Order => to(Phase::Ordered, Planned),
        Tell if place == Place::Complement && status.is_none() => to(Phase::Ordered, Planned),
        Tell => said(Aspect::Process, level, status),
        Demand => to(Phase::Demanded, Demanded),
        Aim if place == Place::Predicate => to(Phase::Demanded, Demanded),
        Oppose => keep(Some(Status::new(Phase::Planned, Hypothetical))),
        // "must be ready to leave"
        Ready | Committed if level.mood == Mood::Must => keep(Some(Status::new(Phase::Planned, Hypothetical))),
        Ignore if ahead => keep(status),
        Cause => to(Phase::Completed, Asserted),
        Witness if level.shape == Shape::Infinitive && place == Place::Complement => to(Phase::Planned, Hypothetical),
        Witness if place == Place::Complement && level.passive => keep(Some(Status::new(Phase::Ongoing, Asserted))),
        Witness if place == Place::Complement => keep_level(status.or(Some(Status::new(Phase::Ongoing, Asserted)))),
        Witness => keep_level(status.or(Some(Status::new(Phase::Completed, Asserted)))),
        // "was never discussed"
        Discuss if level.negated && !factual => keep(Some(Status::new(Phase::Planned, Hypothetical))),
        // "is not willing to leave", "has no intention of leaving"
        Ready | Committed | Intend if level.negated && !factual => to_refused(),
        Refuse if level.negated && matches!(level.mood, Mood::Fact | Mood::Possible) => {
            keep(Some(Status::new(Phase::Planned, Hypothetical)))
        }
        // "the promised pullout never happened"
        Nothing if place == Place::Subject && level.negated && level.mood == Mood::Fact => {
            keep(Some(Status::new(Phase::Completed, Negated)))
        }
        Offer | Allow | Support | Try | Help | Threaten | Likely | Unlikely | Ready | Committed | Discuss
        | Negotiate | Broker | Include | Term | Aim
            if !factual || place != Place::Complement =>
        {
            if ahead {
                return keep(status);
            }
            if matches!(status.as_ref().map(|s| s.factuality), Some(Planned))
                && matches!(operator, Discuss | Include | Term | Support | Negotiate)
            {
                return keep(status);
            }
            match operator {
                Unlikely => keep(Some(Status::new(Phase::Planned, Hypothetical))),
                _ => to(Phase::Planned, Hypothetical),
            }
        }
        Believe | Doubt | Fear => match status {
            Some(status) if !factual || operator == Doubt => keep(Some(maybe(Aspect::Process, status))),
            None if operator != Believe => to(Phase::Planned, Hypothetical),
            other => keep(other),
        },
        Plan | Intend | Schedule | Expect => {
            if ahead {
                return keep(status);
            }
            if past && place == Place::Complement && operator == Expect {
                return keep(status);
            }
            if level.negated {
                // "has no plans to leave"
                let own = level.past
                    && level.shape == Shape::Finite
                    && operator == Plan
                    && level == Level { negated: true, ..Level::FACT };
                return if own { to_refused() } else { keep(Some(Status::new(Phase::Planned, Negated))) };
            }
            if status.as_ref().is_some_and(|s| s.factuality == Hypothetical && !s.would) {
                return keep(status);
            }
            to(Phase::Planned, Planned)
        }
        Begin => to(Phase::Begun, Asserted),
        Continue => to(Phase::Ongoing, Asserted),
        Make if status.is_some() => keep_level(status),
        // "rescinded the order to withdraw"
        End if matches!(
            status.as_ref().map(|s| &s.phase),
            Some(Phase::Ordered | Phase::Announced | Phase::Planned)
        ) =>
        {
            to(Phase::Reversed, Asserted)
        }
        // "went back on its promise to leave"
        Violate | Ignore if status.as_ref().is_some_and(|s| s.factuality == Planned) => to(Phase::Completed, Negated),
        Complete | End | Make if place != Place::Within => to(Phase::Completed, Asserted),
        Implement | Hold if place == Place::Object => to(Phase::Ongoing, Asserted),
        Refuse => to(Phase::Refused, Negated),
        Dismiss if ahead && !level.negated => to_refused(),
        Dismiss | Welcome => keep(status),
        Deny => match status {
            Some(status) => keep(Some(Status { factuality: Negated, ..status })),
            None => to(Phase::Completed, Negated),
        },
        Fail => to(Phase::Completed, Negated),
        Halt => to(Phase::Reversed, Asserted),
        Say | Argue => said(Aspect::Process, level, status),
        Reveal if level.past && status.as_ref().is_some_and(|s| s.would) => said(Aspect::Process, level, status),
        Reveal if level.past => keep(status),
        Sign if level.negated && status.as_ref().is_some_and(|s| s.phase == Phase::Reversed) => {
            keep(Some(Status::new(Phase::Ongoing, Asserted)))
        }
        Sign if level.negated => to(Phase::Completed, Negated),
        _ if place == Place::Complement => keep(status),
        _ => keep_level(status),
    }
}
