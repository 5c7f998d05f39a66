//! What a governing word makes of an act, a process or a state.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape};
use crate::event::frame::{Level, Place};
use crate::event::status::{Aspect, Status, denied, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// What an operator made of an event; `levelled` where mood and polarity are already in it or do not matter.
pub(super) struct Effect {
    pub(super) status: Option<Status>,
    pub(super) levelled: bool,
}

fn to(phase: Phase, factuality: Factuality) -> Effect {
    Effect { status: Some(Status::new(phase, factuality)), levelled: false }
}

fn to_refused() -> Effect {
    keep(Some(Status::new(Phase::Refused, Negated)))
}

fn keep_level(status: Option<Status>) -> Effect {
    Effect { status, levelled: false }
}

fn keep(status: Option<Status>) -> Effect {
    Effect { status, levelled: true }
}

/// A verb of saying: "would" becomes a plan.
fn said(aspect: Aspect, level: Level, status: Option<Status>) -> Effect {
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
        _ => Effect { status, levelled: false },
    }
}

pub(super) fn process(operator: Operator, level: Level, place: Place, status: Option<Status>) -> Effect {
    use Operator::*;
    let past =
        status.as_ref().is_some_and(|s| s.factuality == Asserted && matches!(s.phase, Phase::Completed | Phase::Begun));
    let factual = status.as_ref().is_some_and(|s| s.factuality == Asserted);
    let ahead = status.as_ref().is_some_and(|s| matches!(s.factuality, Demanded));
    match operator {
        // "I do not think this is a withdrawal"
        Believe if level.negated && place == Place::Complement => {
            Effect { status: Some(denied(Aspect::Process, Mood::Fact, status)), levelled: true }
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
        Oppose => Effect { status: Some(Status::new(Phase::Planned, Hypothetical)), levelled: true },
        // "must be ready to leave"
        Ready | Committed if level.mood == Mood::Must => keep(Some(Status::new(Phase::Planned, Hypothetical))),
        Ignore if ahead => keep(status),
        Cause => to(Phase::Completed, Asserted),
        Witness if level.shape == Shape::Infinitive && place == Place::Complement => to(Phase::Planned, Hypothetical),
        Witness if place == Place::Complement && level.passive => keep(Some(Status::new(Phase::Ongoing, Asserted))),
        Witness if place == Place::Complement => {
            Effect { status: status.or(Some(Status::new(Phase::Ongoing, Asserted))), levelled: false }
        }
        Witness => Effect { status: status.or(Some(Status::new(Phase::Completed, Asserted))), levelled: false },
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
            let effect = to(Phase::Planned, Hypothetical);
            if matches!(operator, Unlikely) {
                Effect { status: Some(Status::new(Phase::Planned, Hypothetical)), levelled: true }
            } else {
                effect
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
            Some(status) => Effect { status: Some(Status { factuality: Negated, ..status }), levelled: true },
            None => to(Phase::Completed, Negated),
        },
        Fail => to(Phase::Completed, Negated),
        Halt => to(Phase::Reversed, Asserted),
        Say | Reveal if operator == Say || level.past => {
            if operator == Reveal {
                return match status {
                    Some(Status { would: true, .. }) => said(Aspect::Process, level, status),
                    other => keep(other),
                };
            }
            said(Aspect::Process, level, status)
        }
        Argue => said(Aspect::Process, level, status),
        Sign if level.negated && status.as_ref().is_some_and(|s| s.phase == Phase::Reversed) => {
            keep(Some(Status::new(Phase::Ongoing, Asserted)))
        }
        Sign if level.negated => to(Phase::Completed, Negated),
        _ if place == Place::Complement => keep(status),
        _ => Effect { status, levelled: false },
    }
}

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
                Effect { status: Some(sought), levelled: true }
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
                Effect { status: status.map(|s| maybe(Aspect::State, s)), levelled: true }
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
            Some(phase) => Effect {
                status: Some(Status::new(if phase == Phase::Agreed { Phase::Rejected } else { phase }, Negated)),
                levelled: true,
            },
        },
        Deny => Effect { status: Some(Status::new(phase.unwrap_or(Phase::Agreed), Negated)), levelled: true },
        // "exists only on paper"
        Fail if place == Place::Subject && offered => keep(Some(Status::new(Phase::InEffect, Negated))),
        Fail => match phase {
            Some(Phase::InEffect) => to(Phase::Violated, Asserted),
            Some(phase) => to(phase, Negated),
            None => to(Phase::Agreed, Negated),
        },
        // "whether the truce will hold"
        Hold if place == Place::Subject && matches!(level.mood, Mood::Will | Mood::Would) => {
            Effect { status: Some(Status::new(Phase::InEffect, Hypothetical)), levelled: true }
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
        Preserve => {
            Effect { status: Some(Status { given: true, ..Status::new(Phase::InEffect, Asserted) }), levelled: true }
        }
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
            true => Effect { status: Some(Status::new(Phase::InEffect, Negated)), levelled: true },
            false => to(Phase::InEffect, Asserted),
        },
        Accuse => keep(status),
        Say | Reveal | Argue | Tell => said(Aspect::State, level, status),
        _ if place == Place::Complement || place == Place::Within || place == Place::After => keep(status),
        _ => Effect { status, levelled: false },
    }
}
