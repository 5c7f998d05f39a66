//! What the links of a frame make of an event, one after the other.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape};
use crate::event::frame::{Frame, Level, Link, Place, Setting};
use crate::event::phase::governed::{governed, set};
use crate::event::status::{Aspect, Status, denied, fact, maybe};
use crate::event::{Factuality, Phase};
use Factuality::{Asserted, Hypothetical};

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
pub(super) struct Reading<'f> {
    aspect: Aspect,
    frame: &'f Frame,
    pub(super) status: Option<Status>,
    /// Whether the next governor takes a denial of the event upon itself.
    pub(super) negated: bool,
    /// Whether what is spoken of is talk of the event.
    talked: bool,
    /// Whether the event is brought about.
    pub(super) implemented: bool,
    inner: Option<Link>,
    /// Whether the next link has had its say.
    passes: bool,
}

impl<'f> Reading<'f> {
    /// What a trigger says by itself.
    pub(super) fn new(aspect: Aspect, frame: &'f Frame, status: Option<Status>) -> Self {
        Reading {
            aspect,
            frame,
            status,
            negated: frame.negated,
            talked: false,
            implemented: false,
            inner: None,
            passes: false,
        }
    }

    /// Adjectives, compounds and clauses of the noun itself come first.
    pub(super) fn describe(&mut self, link: Link) {
        let Link::Governor { operator, place, level, .. } = link else { return };
        let (aspect, frame) = (self.aspect, self.frame);
        // "a cease-fire monitored by the United Nations" is none yet.
        let kept = matches!(operator, Operator::Preserve | Operator::Hold | Operator::Implement);
        if place == Place::After
            && kept
            && !frame.phrase.definite
            && !frame.phrase.possessed
            && level.mood == Mood::Fact
        {
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
    pub(super) fn step(&mut self, link: Link, outer: Option<Link>) {
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
        self.frame.phrase.definite || self.frame.phrase.possessed
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
        let any = self.frame.phrase.any && self.status.is_none();
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
