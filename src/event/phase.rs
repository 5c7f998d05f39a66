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
    let mut reading = Reading {
        aspect,
        frame,
        status: alone(aspect, own, frame),
        negated: frame.negated,
        talked: false,
        implemented: false,
        inner: None,
        passes: false,
    };
    let inside = |link: &&Link| matches!(link, Link::Governor { place: Place::Within | Place::After, .. });
    let (near, far) = frame.links.split_at(frame.links.iter().take_while(inside).count());
    near.iter().for_each(|link| reading.describe(*link));
    // "under the 1953 armistice"
    let during = matches!(frame.links.first(), Some(Link::Setting(Setting::During | Setting::Amid)));
    if frame.dated && aspect == Aspect::State && reading.status.is_none() && !during {
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
    let status = part(aspect, frame, known, status);
    finish(aspect, frame, status, implemented)
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

/// A governor, and what stands beside it on the way outwards.
struct Governor {
    operator: Operator,
    place: Place,
    level: Level,
    inner: Option<Link>,
    outer: Option<Link>,
}

impl Governor {
    /// Whether what it governs is the infinitive of one of some operators.
    fn governs_infinitive(&self, operators: &[Operator]) -> bool {
        let Some(Link::Governor { operator, level, .. }) = self.inner else { return false };
        operators.contains(&operator) && level.shape == Shape::Infinitive
    }
}

/// What the links of a frame have made of an event so far, from the inside out.
struct Reading<'f> {
    aspect: Aspect,
    frame: &'f Frame,
    status: Option<Status>,
    /// Whether the next governor takes a denial of the event upon itself.
    negated: bool,
    /// Whether what is spoken of is talk of the event.
    talked: bool,
    /// Whether the event is brought about.
    implemented: bool,
    inner: Option<Link>,
    /// Whether the next link has had its say.
    passes: bool,
}

impl Reading<'_> {
    /// Adjectives, compounds and clauses of the noun itself come first.
    fn describe(&mut self, link: Link) {
        let Link::Governor { operator, place, level, .. } = link else { return };
        let (aspect, frame) = (self.aspect, self.frame);
        // "a cease-fire monitored by the United Nations" is none yet.
        let kept = matches!(operator, Operator::Preserve | Operator::Hold | Operator::Implement);
        if place == Place::After && kept && !frame.definite && !frame.possessed && level.mood == Mood::Fact {
            return;
        }
        self.status = governed(aspect, operator, level, Place::Within, self.status.take());
        // "carry out the truce that they signed"
        let plain = |link: &Link| match link {
            Link::Governor { level, .. } => !level.negated,
            Link::Setting(setting) => *setting == Setting::Purpose,
        };
        let signed = place == Place::After && aspect == Aspect::State && operator == Operator::Agree && level.past;
        if signed
            && frame.links.iter().all(plain)
            && !frame.negated
            && let Some(status) = &mut self.status
        {
            status.given |= status.phase == Phase::Agreed && status.factuality == Asserted;
        }
    }

    /// What one link makes of it; `outer` is the next one.
    fn step(&mut self, link: Link, outer: Option<Link>) {
        if std::mem::take(&mut self.passes) {
            return;
        }
        let inner = self.inner.replace(link);
        let (operator, place, level) = match link {
            Link::Setting(setting) => return self.status = set(self.aspect, setting, self.status.take()),
            Link::Governor { operator, place, level, .. } => (operator, place, level),
        };
        let governor = Governor { operator, place, level, inner, outer };
        // What a governor makes of the event in its own way.
        let rules: [fn(&mut Self, &Governor) -> bool; 9] = [
            Self::need_not_be,
            Self::asks_to_be_told,
            Self::asks_to_watch,
            Self::keeps_to_it,
            Self::names_no_deadline,
            Self::fails_to_agree,
            Self::would_be_done,
            Self::cannot_be_had,
            Self::is_the_task,
        ];
        if rules.iter().any(|rule| rule(self, &governor)) {
            return;
        }
        self.implemented = match operator {
            Operator::Implement | Operator::Begin => true,
            Operator::Hold if place == Place::Object => true,
            Operator::Hold | Operator::Continue | Operator::Remain => false,
            _ => self.implemented,
        };
        if self.is_of_the_talk(&governor) {
            return;
        }
        let level = Level { negated: level.negated ^ std::mem::take(&mut self.negated), ..level };
        self.status = governed(self.aspect, operator, level, place, self.status.take());
    }

    /// Whether the event is one that the text knows.
    fn is_known(&self) -> bool {
        self.frame.definite || self.frame.possessed
    }

    /// Sets the status if a rule holds.
    fn becomes(&mut self, holds: bool, status: Status) -> bool {
        if holds {
            self.status = Some(status);
        }
        holds
    }

    /// "any truce must …": there need be none.
    fn need_not_be(&mut self, governor: &Governor) -> bool {
        let any = self.frame.any && self.status.is_none();
        let holds = any && governor.level.mood == Mood::Must && governor.place == Place::Subject;
        self.becomes(holds, maybe(self.aspect, fact(self.aspect)))
    }

    /// "wants to know when they left", "asked it to confirm that …": what is asked for is the word.
    fn asks_to_be_told(&mut self, governor: &Governor) -> bool {
        governor.operator == Operator::Demand && governor.governs_infinitive(&[Operator::Say, Operator::Reveal])
    }

    /// "asked the union to monitor a ceasefire": there is none yet.
    fn asks_to_watch(&mut self, governor: &Governor) -> bool {
        let asked = matches!(governor.outer, Some(Link::Governor { operator: Operator::Demand | Operator::Ready, .. }));
        let watch = governor.operator == Operator::Preserve
            && governor.level.shape == Shape::Infinitive
            && self.aspect == Aspect::State;
        let holds = watch && asked && self.status.is_none() && !self.is_known();
        self.passes |= holds;
        self.becomes(holds, maybe(self.aspect, fact(self.aspect)))
    }

    /// "remains committed to the truce"
    fn keeps_to_it(&mut self, governor: &Governor) -> bool {
        let kept = governor.operator == Operator::Committed && self.aspect == Aspect::State && self.is_known();
        let holds = kept && self.status.is_none() && !governor.level.negated && governor.level.mood == Mood::Fact;
        self.becomes(holds, Status::new(Phase::InEffect, Asserted))
    }

    /// "declined to give a deadline for leaving"
    fn names_no_deadline(&mut self, governor: &Governor) -> bool {
        let deadline =
            |link: &Link| matches!(link, Link::Governor { operator: Operator::Schedule, place: Place::Complement, .. });
        let holds = governor.operator == Operator::Refuse
            && self.aspect == Aspect::Process
            && self.frame.links.iter().any(deadline);
        self.becomes(holds, Status::new(Phase::Planned, Hypothetical))
    }

    /// "failed to agree on how they should leave"
    fn fails_to_agree(&mut self, governor: &Governor) -> bool {
        let on_it = matches!(governor.inner, Some(Link::Governor { place: Place::Complement, .. }));
        let holds = governor.operator == Operator::Fail
            && self.aspect == Aspect::Process
            && on_it
            && governor.governs_infinitive(&[Operator::Agree]);
        self.becomes(holds, Status::new(Phase::Planned, Hypothetical))
    }

    /// "said the withdrawal would be carried out"
    fn would_be_done(&mut self, governor: &Governor) -> bool {
        use Operator::{Implement, Nothing, Preserve, Witness};
        let level = governor.level;
        let planned = level.mood == Mood::Would && level.passive && !level.negated && !self.negated;
        let holds = planned
            && self.status.is_none()
            && governor.place == Place::Subject
            && matches!(governor.operator, Nothing | Preserve | Witness | Implement)
            && self.is_known()
            && self.aspect != Aspect::Act;
        self.becomes(holds, Status { would: true, ..maybe(self.aspect, fact(self.aspect)) })
    }

    /// "No truce can be talked about"
    fn cannot_be_had(&mut self, governor: &Governor) -> bool {
        let idle = governor.place == Place::Subject && governor.operator == Operator::Nothing;
        let holds = self.negated && self.status.is_none() && idle;
        self.negated &= !holds;
        self.becomes(holds, denied(self.aspect, governor.level.mood, None))
    }

    /// "was tasked with forcing them out"
    fn is_the_task(&mut self, governor: &Governor) -> bool {
        let placed = matches!(governor.outer, Some(Link::Setting(Setting::During | Setting::While | Setting::Other)));
        let holds = governor.operator == Operator::Cause && governor.level.shape == Shape::Gerund && placed;
        self.becomes(holds, maybe(self.aspect, fact(self.aspect)))
    }

    /// "talks on a truce resumed", "the plan for a pullout collapsed": what begins or ends is the talk.
    fn is_of_the_talk(&mut self, governor: &Governor) -> bool {
        use Operator::*;
        let lives = matches!(governor.operator, Begin | Continue | Hold | End | Collapse | Halt | Remain);
        if self.talked && lives && matches!(governor.place, Place::Subject | Place::Object) {
            self.talked = false;
            return true;
        }
        self.talked = governor.place == Place::Complement
            && matches!(governor.operator, Offer | Negotiate | Discuss | Demand | Plan | Try | Aim);
        false
    }
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
