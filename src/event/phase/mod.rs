//! From a frame to phase and factuality: the crate's rule table as a function.

mod act;
mod effect;
mod governed;
mod process;
mod reading;
mod state;

use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Mood, Shape};
use crate::event::frame::sequel::{Scheme, Sequel};
use crate::event::frame::{Frame, Level, Link, Place, Setting};
use crate::event::phase::governed::leveled;
use crate::event::phase::reading::Reading;
use crate::event::status::{Aspect, Status, denied, fact};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Hypothetical, Negated, Planned};

/// Phase and factuality of an event in its frame. `own` is the level of a trigger that is itself a verb; `known` is where the
/// document last saw the event, which a definite noun points back to.
pub(crate) fn status(
    clause: &Clause<'_>,
    aspect: Aspect,
    own: Option<Level>,
    frame: &Frame,
    known: Option<&Status>,
) -> Status {
    let mut reading = Reading::new(aspect, frame, alone(aspect, own, frame));
    let inside = |link: &&Link| matches!(link, Link::Governor { place: Place::Within | Place::After, .. });
    let (near, far) = frame.links.split_at(frame.links.iter().take_while(inside).count());
    near.iter().for_each(|link| reading.describe(*link));
    // "under the 1953 armistice"
    let during = matches!(frame.links.first(), Some(Link::Setting(Setting::During | Setting::Amid)));
    if frame.phrase.dated && aspect == Aspect::State && reading.status.is_none() && !during {
        reading.status = Some(Status { given: true, ..Status::new(Phase::Agreed, Asserted) });
    }
    for (at, link) in far.iter().enumerate() {
        reading.step(*link, far.get(at + 1).copied());
    }
    let Reading { status, negated, implemented, .. } = reading;
    if negated {
        return denied(aspect, Mood::Fact, status);
    }
    let status = status.unwrap_or_else(|| bare(aspect, frame, known));
    let sequel = frame.sequel(clause);
    let status = part(aspect, sequel, known, status);
    finish(aspect, frame, sequel, status, implemented)
}

/// What a trigger that is a verb says by itself, and where only seeing, suggesting or allowing governs it.
fn alone(aspect: Aspect, own: Option<Level>, frame: &Frame) -> Option<Status> {
    let own = own?;
    let bare = own.shape == Shape::Finite && !own.past && !own.progressive && !own.perfect;
    match frame.links.first() {
        // "suggested that both sides withdraw", "let the town be vacated": the bare verb is what is suggested or allowed.
        Some(Link::Governor { operator: Operator::Offer | Operator::Allow, place: Place::Complement, .. }) if bare => {
            None
        }
        // "saw fighters withdraw": the bare verb says nothing by itself.
        Some(Link::Governor { operator: Operator::Witness, place: Place::Complement, .. }) if bare => {
            Some(Status::new(Phase::Completed, Asserted))
        }
        _ => itself(aspect, own),
    }
}

/// What a plan or a deal says would be done is planned: "under the accord, troops would leave within a month".
fn part(aspect: Aspect, sequel: Sequel<'_>, known: Option<&Status>, status: Status) -> Status {
    if !status.would || status.factuality != Hypothetical || aspect == Aspect::Act || sequel.conditional() {
        return status;
    }
    // The text goes on telling the plan.
    let goes_on = known.is_some_and(|known| known.factuality == Planned) && aspect == Aspect::Process;
    match (aspect, sequel.scheme()) {
        (Aspect::Process, Some(Scheme::Deal)) => Status::new(Phase::Announced, Planned),
        (Aspect::Process, Some(Scheme::Plan)) => Status::new(Phase::Planned, Planned),
        (Aspect::State, Some(Scheme::Deal)) => Status::new(Phase::Agreed, Planned),
        (Aspect::Process, None) if goes_on => Status::new(Phase::Planned, Planned),
        _ => status,
    }
}

/// What the rest of the sentence makes of it.
fn finish(aspect: Aspect, frame: &Frame, sequel: Sequel<'_>, status: Status, implemented: bool) -> Status {
    // "hopes that a truce can be implemented": there is none yet.
    let none = implemented
        && aspect == Aspect::State
        && !frame.phrase.definite
        && !frame.phrase.possessed
        && !frame.phrase.dated;
    if none && status.phase == Phase::InEffect && status.factuality == Hypothetical {
        return Status::new(Phase::Proposed, Hypothetical);
    }
    let set = implemented && aspect == Aspect::State && (frame.phrase.definite || frame.phrase.possessed);
    if set && status.phase == Phase::Proposed && status.factuality == Hypothetical {
        return Status::new(Phase::InEffect, Hypothetical);
    }
    // "no truce is possible unless …"
    let open =
        matches!(status.phase, Phase::Rejected | Phase::Refused | Phase::Completed) && status.factuality == Negated;
    if (status.factuality == Planned || open && aspect != Aspect::Act) && sequel.conditional() {
        return match aspect {
            Aspect::State => Status::new(Phase::Proposed, Hypothetical),
            _ => Status::new(Phase::Planned, Hypothetical),
        };
    }
    let made = matches!(status.phase, Phase::InEffect | Phase::Agreed) && status.factuality == Asserted;
    if aspect == Aspect::State && made && sequel.fought() {
        return Status::new(Phase::Violated, Asserted);
    }
    let agreed = status.phase == Phase::Agreed && matches!(status.factuality, Asserted | Planned);
    if aspect == Aspect::State && agreed && !status.given && sequel.belied() {
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
    Some(leveled(aspect, level, fact))
}

/// A noun that nothing says anything about.
fn bare(aspect: Aspect, frame: &Frame, known: Option<&Status>) -> Status {
    match aspect {
        Aspect::Act => fact(aspect),
        Aspect::Process => match known {
            _ if frame.factual => fact(aspect),
            Some(known) if frame.phrase.definite && known.factuality != Negated => known.clone(),
            _ if frame.phrase.definite || frame.phrase.possessed || frame.acts => fact(aspect),
            _ => Status::new(Phase::Planned, Hypothetical),
        },
        Aspect::State => match known {
            Some(known) if frame.phrase.definite && known.factuality != Negated => known.clone(),
            _ if frame.phrase.definite || frame.phrase.possessed || frame.acts => {
                Status::new(Phase::InEffect, Asserted)
            }
            _ => Status::new(Phase::Proposed, Hypothetical),
        },
    }
}
