//! What one governor, or what places the event in time, makes of it.

use crate::event::clause::Mood;
use crate::event::clause::operator::Operator;
use crate::event::frame::{Level, Place, Setting};
use crate::event::phase::act::act;
use crate::event::phase::effect::Effect;
use crate::event::phase::process::process;
use crate::event::phase::state::state;
use crate::event::status::{Aspect, Status, asked, denied, fact, later, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// Applies mood and negation of a verb group to what it says.
pub(super) fn leveled(aspect: Aspect, level: Level, status: Status) -> Status {
    if level.negated {
        return denied(aspect, level.mood, Some(status));
    }
    let real = matches!(status.factuality, Asserted | Planned | Hypothetical);
    match level.mood {
        Mood::Fact => status,
        Mood::Must if real && status.phase != Phase::Violated && status.phase != Phase::Collapsed => asked(aspect),
        Mood::Must => status,
        Mood::Will if status.factuality == Asserted => later(aspect, status),
        Mood::Will => status,
        Mood::Would if status.factuality == Asserted => Status { would: true, ..maybe(aspect, status) },
        Mood::Possible if real => maybe(aspect, status),
        _ => status,
    }
}

/// What a governor makes of an event.
pub(super) fn governed(
    aspect: Aspect,
    operator: Operator,
    level: Level,
    place: Place,
    status: Option<Status>,
) -> Option<Status> {
    let changes = matches!(
        operator,
        Operator::Violate
            | Operator::Collapse
            | Operator::End
            | Operator::Extend
            | Operator::Hold
            | Operator::Ignore
            | Operator::Begin
    );
    let helped = operator == Operator::Help && aspect == Aspect::State;
    let broken = operator == Operator::Hold && level.negated && aspect == Aspect::State;
    // "in violation of the 1994 truce"
    let undone = matches!(operator, Operator::Violate | Operator::Ignore | Operator::Collapse | Operator::Extend);
    if !helped
        && !broken
        && !undone
        && status.as_ref().is_some_and(|status| status.given)
        && (place == Place::Complement || !changes)
    {
        return status;
    }
    let told = status.as_ref().is_some_and(|status| status.factuality == Asserted);
    if operator == Operator::Nothing && place == Place::Subject && told && !level.negated && aspect != Aspect::Act {
        return status;
    }
    let inner = match aspect {
        Aspect::Act => act(operator, level, place, status),
        Aspect::Process => process(operator, level, place, status),
        Aspect::State => state(operator, level, place, status),
    };
    let Effect { status, levelled } = inner;
    if levelled {
        return status;
    }
    // Mood and polarity of the governing verb.
    match status {
        Some(status) => Some(leveled(aspect, level, status)),
        None if place == Place::Predicate || place == Place::Object => match (level.mood, level.negated) {
            (mood, true) => Some(denied(aspect, mood, None)),
            (Mood::Must, _) => Some(asked(aspect)),
            (Mood::Will, _) => Some(later(aspect, fact(aspect))),
            (mood @ (Mood::Would | Mood::Possible), _) => {
                // "said they would hold a telephone call"
                let would = mood == Mood::Would && aspect == Aspect::Act;
                Some(Status { would, ..maybe(aspect, fact(aspect)) })
            }
            // "have had 35 truces"
            (Mood::Fact, _) => {
                let had = level.perfect && place == Place::Object && aspect == Aspect::State;
                had.then(|| fact(aspect)).filter(|_| operator == Operator::Nothing)
            }
        },
        None if place == Place::Subject => match level.mood {
            Mood::Must => Some(asked(aspect)),
            Mood::Will => Some(later(aspect, fact(aspect))),
            Mood::Would | Mood::Possible => Some(maybe(aspect, fact(aspect))),
            Mood::Fact => None,
        },
        None => None,
    }
}

/// What a conjunction or preposition makes of an event.
pub(super) fn set(aspect: Aspect, setting: Setting, status: Option<Status>) -> Option<Status> {
    let asserted = status.as_ref().is_none_or(|status| matches!(status.factuality, Asserted | Planned));
    let denied_status = status.as_ref().is_some_and(|status| status.factuality == Negated);
    match setting {
        Setting::Demand => Some(asked(aspect)),
        // "a debate on when they should leave"
        Setting::Question if status.as_ref().is_some_and(|status| status.factuality == Demanded) => {
            Some(maybe(aspect, fact(aspect)))
        }
        Setting::Condition if denied_status => Some(asked(aspect)),
        Setting::Ahead => {
            status.map(|status| if status.factuality == Asserted { later(aspect, status) } else { status })
        }
        Setting::Condition if asserted => Some(maybe(aspect, status.unwrap_or_else(|| fact(aspect)))),
        Setting::Before if aspect == Aspect::Process && status.is_none() => {
            Some(Status::new(Phase::Planned, Hypothetical))
        }
        Setting::Purpose if status.is_none() => Some(maybe(aspect, fact(aspect))),
        Setting::Purpose if aspect != Aspect::Act && asserted && !status.as_ref().is_some_and(|s| s.given) => {
            status.map(|status| maybe(aspect, status))
        }
        Setting::Since if status.is_none() && aspect == Aspect::State => Some(Status::new(Phase::InEffect, Asserted)),
        Setting::After | Setting::Since if status.is_none() => Some(fact(aspect)),
        // "as troops withdraw"
        Setting::Amid
            if aspect == Aspect::Process
                && status.as_ref().is_some_and(|s| s.phase == Phase::Completed && s.factuality == Asserted) =>
        {
            Some(Status::new(Phase::Ongoing, Asserted))
        }
        Setting::Amid if status.is_none() && aspect == Aspect::Process => Some(Status::new(Phase::Ongoing, Asserted)),
        Setting::During | Setting::Amid if status.is_none() && aspect == Aspect::Act => Some(fact(aspect)),
        Setting::During | Setting::Amid if status.is_none() && aspect == Aspect::State => {
            Some(Status::new(Phase::InEffect, Asserted))
        }
        Setting::Despite if aspect == Aspect::State => Some(Status::new(Phase::Violated, Asserted)),
        // "left without signing a truce"
        Setting::Without if status.as_ref().is_none_or(|status| status.factuality == Asserted && !status.given) => {
            Some(denied(aspect, Mood::Fact, status))
        }
        _ => status,
    }
}
