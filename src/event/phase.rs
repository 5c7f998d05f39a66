//! From a frame to phase and factuality: the crate's rule table as a function.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape};
use crate::event::effect::{Effect, act, process, state};
use crate::event::frame::{Frame, Level, Link, Place, Scheme, Setting};
use crate::event::status::{Aspect, Status, asked, denied, fact, later, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Demanded, Hypothetical, Negated, Planned};

/// Phase and factuality of an event in its frame. `own` is the level of a trigger that is itself a verb; `known` is where the
/// document last saw the event, which a definite noun points back to.
pub(crate) fn status(aspect: Aspect, own: Option<Level>, frame: &Frame, known: Option<&Status>) -> Status {
    let mut status = own.and_then(|level| itself(aspect, level));
    let mut links = frame.links.iter().peekable();
    // "suggested that both sides withdraw", "let the town be vacated": the bare verb is what is suggested or allowed.
    let suggested = matches!(
        frame.links.first(),
        Some(Link::Governor { operator: Operator::Offer | Operator::Allow, place: Place::Complement, .. })
    );
    if suggested && own.is_some_and(|own| own.shape == Shape::Finite && !own.past && !own.progressive && !own.perfect) {
        status = None;
    }
    // "saw fighters withdraw": the bare verb says nothing by itself.
    let witnessed = matches!(
        frame.links.first(),
        Some(Link::Governor { operator: Operator::Witness, place: Place::Complement, .. })
    );
    if witnessed && own.is_some_and(|own| own.shape == Shape::Finite && !own.past && !own.progressive && !own.perfect) {
        status = Some(Status::new(Phase::Completed, Asserted));
    }
    // Adjectives, compounds and clauses of the noun itself come first.
    while let Some(Link::Governor { operator, place: place @ (Place::Within | Place::After), level, .. }) = links.peek()
    {
        // "a cease-fire monitored by the United Nations" is none yet.
        let kept = matches!(operator, Operator::Preserve | Operator::Hold | Operator::Implement);
        if *place == Place::After && kept && !frame.definite && !frame.possessed && level.mood == Mood::Fact {
            links.next();
            continue;
        }
        status = governed(aspect, *operator, *level, Place::Within, status);
        // "carry out the truce that they signed"
        let plain = |link: &Link| match link {
            Link::Governor { level, .. } => !level.negated,
            Link::Setting(setting) => *setting == Setting::Purpose,
        };
        let signed = *place == Place::After && aspect == Aspect::State && *operator == Operator::Agree && level.past;
        let signed = signed && frame.links.iter().all(plain) && !frame.negated;
        if signed && let Some(status) = &mut status {
            status.given |= status.phase == Phase::Agreed && status.factuality == Asserted;
        }
        links.next();
    }
    // "under the 1953 armistice"
    let during = matches!(frame.links.first(), Some(Link::Setting(Setting::During | Setting::Amid)));
    if frame.dated && aspect == Aspect::State && status.is_none() && !during {
        status = Some(Status { given: true, ..Status::new(Phase::Agreed, Asserted) });
    }
    if frame.negated && status.is_none() && frame.links.is_empty() {
        return denied(aspect, Mood::Fact, None);
    }
    let mut negated = frame.negated;
    let mut talked = false;
    let mut before: Option<Link> = None;
    let mut implemented = false;
    while let Some(link) = links.next() {
        let inner = before.replace(*link);
        if let Link::Governor { operator, place, level, .. } = *link {
            // "any truce must …": there need be none.
            if frame.any && status.is_none() && level.mood == Mood::Must && place == Place::Subject {
                status = Some(maybe(aspect, fact(aspect)));
                continue;
            }
            // "wants to know when they left", "asked it to confirm that …": what is asked for is the word.
            let word = matches!(
                inner,
                Some(Link::Governor { operator: Operator::Say | Operator::Reveal, level, .. })
                    if level.shape == Shape::Infinitive
            );
            if word && operator == Operator::Demand {
                continue;
            }
            // "asked the union to monitor a ceasefire": there is none yet.
            let asked =
                matches!(links.peek(), Some(Link::Governor { operator: Operator::Demand | Operator::Ready, .. }));
            let watch = operator == Operator::Preserve && level.shape == Shape::Infinitive && aspect == Aspect::State;
            if watch && asked && status.is_none() && !frame.definite && !frame.possessed {
                status = Some(maybe(aspect, fact(aspect)));
                links.next();
                continue;
            }
            // "remains committed to the truce"
            let kept =
                operator == Operator::Committed && aspect == Aspect::State && (frame.definite || frame.possessed);
            if kept && status.is_none() && !level.negated && level.mood == Mood::Fact {
                status = Some(Status::new(Phase::InEffect, Asserted));
                continue;
            }
            // "declined to give a deadline for leaving"
            let dated = frame.links.iter().any(|link| {
                matches!(link, Link::Governor { operator: Operator::Schedule, place: Place::Complement, .. })
            });
            if dated && operator == Operator::Refuse && aspect == Aspect::Process {
                status = Some(Status::new(Phase::Planned, Hypothetical));
                continue;
            }
            // "failed to agree on how they should leave"
            let agreed = matches!(
                inner,
                Some(Link::Governor { operator: Operator::Agree, place: Place::Complement, level, .. })
                    if level.shape == Shape::Infinitive
            );
            if agreed && operator == Operator::Fail && aspect == Aspect::Process {
                status = Some(Status::new(Phase::Planned, Hypothetical));
                continue;
            }
            // "said the withdrawal would be carried out"
            let planned = level.mood == Mood::Would && level.passive && !level.negated && !negated;
            if planned
                && status.is_none()
                && place == Place::Subject
                && matches!(operator, Operator::Nothing | Operator::Preserve | Operator::Witness | Operator::Implement)
                && (frame.definite || frame.possessed)
                && aspect != Aspect::Act
            {
                status = Some(Status { would: true, ..maybe(aspect, fact(aspect)) });
                continue;
            }
            // "No truce can be talked about"
            if negated && status.is_none() && place == Place::Subject && operator == Operator::Nothing {
                negated = false;
                status = Some(denied(aspect, level.mood, None));
                continue;
            }
            // "was tasked with forcing them out"
            if operator == Operator::Cause
                && level.shape == Shape::Gerund
                && matches!(links.peek(), Some(Link::Setting(Setting::During | Setting::While | Setting::Other)))
            {
                status = Some(maybe(aspect, fact(aspect)));
                continue;
            }
            implemented = match operator {
                Operator::Implement | Operator::Begin => true,
                Operator::Hold if place == Place::Object => true,
                Operator::Hold | Operator::Continue | Operator::Remain => false,
                _ => implemented,
            };
        }
        if let Link::Governor { operator, place, at: _, .. } = link {
            // "talks on a truce resumed", "the plan for a pullout collapsed": what begins or ends is the talk.
            let lives = matches!(
                operator,
                Operator::Begin
                    | Operator::Continue
                    | Operator::Hold
                    | Operator::End
                    | Operator::Collapse
                    | Operator::Halt
                    | Operator::Remain
            );
            if talked && lives && matches!(place, Place::Subject | Place::Object) {
                talked = false;
                continue;
            }
            talked = *place == Place::Complement
                && matches!(
                    operator,
                    Operator::Offer
                        | Operator::Negotiate
                        | Operator::Discuss
                        | Operator::Demand
                        | Operator::Plan
                        | Operator::Try
                        | Operator::Aim
                );
        }
        match *link {
            Link::Governor { operator, place, level, .. } => {
                let level = Level { negated: level.negated ^ negated, ..level };
                negated = false;
                status = governed(aspect, operator, level, place, status);
            }
            Link::Setting(setting) => status = set(aspect, setting, status),
        }
    }
    if negated {
        let was = status.take();
        return denied(aspect, Mood::Fact, was);
    }
    let status = status.unwrap_or_else(|| bare(aspect, frame, known));
    let status = part(aspect, frame, known, status);
    finish(aspect, frame, status, implemented)
}

/// What a plan or a deal says would be done is planned: "under the accord, troops would leave within a month".
fn part(aspect: Aspect, frame: &Frame, known: Option<&Status>, status: Status) -> Status {
    if !status.would || status.factuality != Hypothetical || frame.conditional || aspect == Aspect::Act {
        return status;
    }
    // The text goes on telling the plan.
    let goes_on = known.is_some_and(|known| known.factuality == Planned) && aspect == Aspect::Process;
    match (aspect, frame.scheme) {
        (Aspect::Process, Some(Scheme::Deal)) => Status::new(Phase::Announced, Planned),
        (Aspect::Process, Some(Scheme::Plan)) => Status::new(Phase::Planned, Planned),
        (Aspect::State, Some(Scheme::Deal)) => Status::new(Phase::Agreed, Planned),
        (Aspect::Process, None) if goes_on => Status::new(Phase::Planned, Planned),
        _ => status,
    }
}

/// What the rest of the sentence makes of it.
fn finish(aspect: Aspect, frame: &Frame, status: Status, implemented: bool) -> Status {
    // "hopes that a truce can be implemented": there is none yet.
    let none = implemented && aspect == Aspect::State && !frame.definite && !frame.possessed && !frame.dated;
    if none && status.phase == Phase::InEffect && status.factuality == Hypothetical {
        return Status::new(Phase::Proposed, Hypothetical);
    }
    let set = implemented && aspect == Aspect::State && (frame.definite || frame.possessed);
    if set && status.phase == Phase::Proposed && status.factuality == Hypothetical {
        return Status::new(Phase::InEffect, Hypothetical);
    }
    // "no truce is possible unless …"
    let open =
        matches!(status.phase, Phase::Rejected | Phase::Refused | Phase::Completed) && status.factuality == Negated;
    if frame.conditional && (status.factuality == Planned || open && aspect != Aspect::Act) {
        return match aspect {
            Aspect::State => Status::new(Phase::Proposed, Hypothetical),
            _ => Status::new(Phase::Planned, Hypothetical),
        };
    }
    let made = matches!(status.phase, Phase::InEffect | Phase::Agreed) && status.factuality == Asserted;
    if frame.fought && aspect == Aspect::State && made {
        return Status::new(Phase::Violated, Asserted);
    }
    let agreed = status.phase == Phase::Agreed && matches!(status.factuality, Asserted | Planned);
    if frame.belied && aspect == Aspect::State && agreed && !status.given {
        return Status::new(Phase::Violated, Asserted);
    }
    status
}

/// A verb trigger by itself.
fn itself(aspect: Aspect, level: Level) -> Option<Status> {
    if level.mood == Mood::Fact
        && matches!(level.shape, Shape::Infinitive | Shape::Gerund)
        && !level.perfect
        && !(level.progressive && aspect == Aspect::Process)
    {
        return level.negated.then(|| denied(aspect, Mood::Will, None));
    }
    let fact = match aspect {
        Aspect::Act => Status::new(Phase::Held, Asserted),
        Aspect::Process if level.progressive => Status::new(Phase::Ongoing, Asserted),
        Aspect::Process => Status::new(Phase::Completed, Asserted),
        Aspect::State => Status::new(Phase::Agreed, Asserted),
    };
    Some(level_of(aspect, level, fact))
}

/// Applies mood and negation of a verb group to what it says.
fn level_of(aspect: Aspect, level: Level, status: Status) -> Status {
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

fn governed(aspect: Aspect, operator: Operator, level: Level, place: Place, status: Option<Status>) -> Option<Status> {
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
        Some(status) => Some(level_of(aspect, level, status)),
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

fn set(aspect: Aspect, setting: Setting, status: Option<Status>) -> Option<Status> {
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

/// A noun that nothing says anything about.
fn bare(aspect: Aspect, frame: &Frame, known: Option<&Status>) -> Status {
    match aspect {
        Aspect::Act => fact(aspect),
        Aspect::Process => match known {
            _ if frame.factual => fact(aspect),
            Some(known) if frame.definite && known.factuality != Negated => known.clone(),
            _ if frame.definite || frame.possessed || frame.acts => fact(aspect),
            _ => Status::new(Phase::Planned, Hypothetical),
        },
        Aspect::State => match known {
            Some(known) if frame.definite && known.factuality != Negated => known.clone(),
            _ if frame.definite || frame.possessed || frame.acts => Status::new(Phase::InEffect, Asserted),
            _ => Status::new(Phase::Proposed, Hypothetical),
        },
    }
}
