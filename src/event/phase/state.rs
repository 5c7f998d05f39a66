//! What a governing word makes of a state: a ceasefire.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape};
use crate::event::frame::{Level, Place};
use crate::event::phase::effect::{Effect, keep, keep_level, said, to};
use crate::event::status::{Aspect, Status, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// The effect of an operator on what is agreed, holds and ends.
pub(super) fn state(operator: Operator, level: Level, place: Place, status: Option<Status>) -> Effect {
    use Operator::*;
    let phase = status.as_ref().map(|status| status.phase.clone());
    let offered = matches!(phase, None | Some(Phase::Proposed | Phase::Agreed));
    match operator {
        // "agreed that a truce would begin on Saturday"
        Announce | Decide | Order | Agree
            if status.as_ref().is_some_and(|s| s.would && s.phase == Phase::InEffect && level.past) =>
        {
            // "agreed to observe a truce" makes one.
            let made = status.is_some_and(|status| status.factuality == Asserted);
            to(Phase::Agreed, if made { Asserted } else { Planned })
        }
        Announce | Decide | Order => match phase {
            Some(Phase::InEffect | Phase::Extended | Phase::Ended | Phase::Violated | Phase::Collapsed) => keep(status),
            Some(Phase::Demanded | Phase::Rejected) => keep(status),
            Some(Phase::Agreed) if status.as_ref().is_some_and(|s| s.factuality == Planned) => keep(status),
            _ => to(Phase::Agreed, Asserted),
        },
        // "a process that will bring about a truce"
        Cause if level.mood == Mood::Will => keep(Some(Status::new(Phase::Proposed, Hypothetical))),
        Agree | Broker | Cause => match phase {
            Some(Phase::Agreed) if status.as_ref().is_some_and(|s| s.factuality == Planned) => keep(status),
            Some(Phase::InEffect | Phase::Extended | Phase::Ended | Phase::Violated) => keep(status),
            // "asked Russia to mediate a truce": what is asked is the mediation.
            _ if operator == Broker && (level.progressive || level.shape == Shape::Infinitive) => {
                let sought = Status { given: true, ..Status::new(Phase::Proposed, Hypothetical) };
                keep(Some(sought))
            }
            _ => to(Phase::Agreed, Asserted),
        },
        Negotiate if level.passive || place == Place::After || level.perfect => to(Phase::Agreed, Asserted),
        // "would like a truce"
        Demand if place == Place::Object && level.mood == Mood::Would && offered => {
            keep(Some(Status::new(Phase::Proposed, Hypothetical)))
        }
        Demand | Tell if operator == Demand || place == Place::Complement && status.is_none() => match phase {
            Some(Phase::Agreed) if place == Place::After => keep(status),
            // "insisted that there be no truce"
            Some(Phase::InEffect | Phase::Rejected) if status.as_ref().is_some_and(|s| s.factuality == Negated) => {
                keep(Some(Status::new(Phase::Rejected, Negated)))
            }
            _ => to(Phase::Demanded, Demanded),
        },
        Ready | Committed if level.mood == Mood::Must && offered => {
            keep(Some(Status::new(Phase::Proposed, Hypothetical)))
        }
        // "is no longer bound by the truce"
        Committed if level.negated && place == Place::Object => keep(Some(Status::new(Phase::Ended, Asserted))),
        Make if place == Place::Object && status.is_none() => to(Phase::Agreed, Asserted),
        Plan | Schedule | Intend | Expect if phase == Some(Phase::Extended) && !level.negated => {
            to(Phase::Extended, Planned)
        }
        Ready | Committed | Intend if level.negated && offered => keep(Some(Status::new(Phase::Rejected, Negated))),
        Refuse | Dismiss if level.negated && matches!(level.mood, Mood::Fact | Mood::Possible) && offered => {
            keep(Some(Status::new(Phase::Proposed, Hypothetical)))
        }
        Help if level.past
            && level.mood == Mood::Fact
            && !level.negated
            && matches!(phase, Some(Phase::Agreed | Phase::Proposed)) =>
        {
            keep(Some(Status::new(Phase::Agreed, Asserted)))
        }
        Offer | Aim | Negotiate | Try | Help | Support | Allow | Likely | Unlikely | Ready | Committed | Include
        | Schedule | Plan | Intend | Discuss | Threaten => match phase {
            Some(Phase::Demanded) => keep(status),
            Some(Phase::Agreed) if matches!(operator, Offer) && place == Place::Within => {
                to(Phase::Proposed, Hypothetical)
            }
            Some(Phase::Agreed) if matches!(operator, Discuss | Support | Threaten) => keep(status),
            Some(Phase::InEffect | Phase::Violated | Phase::Extended | Phase::Collapsed | Phase::Ended) => {
                keep(status.map(|s| maybe(Aspect::State, s)))
            }
            None if matches!(operator, Schedule) => to(Phase::Agreed, Planned),
            None if matches!(operator, Threaten) => to(Phase::InEffect, Asserted),
            _ => to(Phase::Proposed, Hypothetical),
        },
        Expect | Believe | Doubt | Fear => match status {
            Some(status) if status.factuality == Asserted && operator != Believe || status.would => {
                keep(Some(maybe(Aspect::State, status)))
            }
            Some(status) if status.factuality == Planned && matches!(operator, Doubt | Fear) => {
                keep(Some(maybe(Aspect::State, status)))
            }
            None => to(Phase::Proposed, Hypothetical),
            other => keep(other),
        },
        Refuse | Oppose | Dismiss => match phase {
            Some(Phase::Agreed) if operator == Dismiss => keep(status),
            None if operator == Dismiss => keep(status),
            Some(Phase::Demanded | Phase::Proposed) | None => to(Phase::Rejected, Negated),
            Some(phase) => {
                keep(Some(Status::new(if phase == Phase::Agreed { Phase::Rejected } else { phase }, Negated)))
            }
        },
        Deny => keep(Some(Status::new(phase.unwrap_or(Phase::Agreed), Negated))),
        // "exists only on paper"
        Fail if place == Place::Subject && offered => keep(Some(Status::new(Phase::InEffect, Negated))),
        Fail => match phase {
            Some(Phase::InEffect) => to(Phase::Violated, Asserted),
            Some(phase) => to(phase, Negated),
            None => to(Phase::Agreed, Negated),
        },
        // "whether the truce will hold"
        Hold if place == Place::Subject && matches!(level.mood, Mood::Will | Mood::Would) => {
            keep(Some(Status::new(Phase::InEffect, Hypothetical)))
        }
        // "is not respecting the truce" breaks it.
        Hold | Continue
            if matches!(place, Place::Object | Place::Complement | Place::Within)
                && level.negated
                && level.mood == Mood::Fact
                && phase != Some(Phase::Demanded) =>
        {
            keep(Some(Status::new(Phase::Violated, Asserted)))
        }
        Begin if place == Place::Object && offered => to(Phase::InEffect, Asserted),
        Begin | Hold | Implement
            if place == Place::Object && level.shape == Shape::Infinitive && !level.negated && offered =>
        {
            keep(Some(Status { would: true, ..Status::new(Phase::InEffect, Asserted) }))
        }
        Begin | Continue | Remain | Hold => match phase {
            Some(Phase::Violated | Phase::Demanded | Phase::Collapsed) => keep(status),
            _ => to(Phase::InEffect, Asserted),
        },
        Implement => match phase {
            Some(Phase::Demanded) => keep(status),
            _ => to(Phase::InEffect, Asserted),
        },
        // "hailed a truce"
        Welcome if place == Place::Object && status.is_none() && level.mood == Mood::Fact && !level.negated => {
            to(Phase::Agreed, Asserted)
        }
        // "reinforced the importance of a truce"
        Preserve if matches!(phase, Some(Phase::Demanded | Phase::Proposed | Phase::Rejected)) => keep(status),
        Preserve if phase == Some(Phase::Agreed) => keep(status.map(|status| Status { given: true, ..status })),
        Preserve => keep(Some(Status { given: true, ..Status::new(Phase::InEffect, Asserted) })),
        Restore => to(Phase::Agreed, Asserted),
        Complete => to(Phase::Agreed, Asserted),
        Violate | Extend if phase == Some(Phase::Demanded) => keep(status),
        Extend => to(Phase::Extended, Asserted),
        Violate => to(Phase::Violated, Asserted),
        Ignore => match phase {
            Some(Phase::Demanded) => keep(status),
            _ => to(Phase::Violated, Asserted),
        },
        Collapse => to(Phase::Collapsed, Asserted),
        Halt | End => to(Phase::Ended, Asserted),
        Sign => match level.negated {
            true => keep(Some(Status::new(Phase::InEffect, Negated))),
            false => to(Phase::InEffect, Asserted),
        },
        Accuse => keep(status),
        Say | Reveal | Argue | Tell => said(Aspect::State, level, status),
        _ if place == Place::Complement || place == Place::Within || place == Place::After => keep(status),
        _ => keep_level(status),
    }
}
