//! A trigger in its sentence: whether it names an event, and who takes part.

use std::cell::LazyCell;

use crate::event::clause::Tag;
use crate::event::clause::operator::Operator;
use crate::event::frame::phrase::NounPhrase;
use crate::event::frame::{Frame, Framed, Level, Link, Node, Place, frame};
use crate::event::pass::{Pass, Sentence};
use crate::event::role::phrase::Scene;
use crate::event::role::{Cast, Casting};
use crate::event::telling::Account;
use crate::event::trigger::{Evidence, Found, Trigger};
use crate::event::{Definition, Kind};

/// A trigger where it stands in a sentence.
#[derive(Clone, Copy)]
pub(super) struct Occurrence<'s, 't> {
    pub(super) definition: &'s Definition,
    pub(super) trigger: &'s Trigger,
    pub(super) found: &'s Found,
    pub(super) sentence: &'s Sentence<'s, 't>,
    /// The verb group of a trigger that is a verb.
    pub(super) group: Option<u16>,
}

impl<'s, 't> Occurrence<'s, 't> {
    /// A trigger that was found in a sentence; none where it is to be a verb and is none.
    pub(super) fn new(
        definition: &'s Definition,
        trigger: &'s Trigger,
        found: &'s Found,
        sentence: &'s Sentence<'s, 't>,
    ) -> Option<Self> {
        let group = if trigger.verb { Some(sentence.clause.word(found.head).group?) } else { None };
        Some(Occurrence { definition, trigger, found, sentence, group })
    }

    /// The level of its own verb.
    fn own(&self) -> Option<Level> {
        self.group.and_then(|group| self.sentence.clause.verb_group(group)).map(Level::of)
    }

    /// "wants the troops out": whether the verb governs its particle.
    fn governs(&self) -> bool {
        let operator = self.sentence.clause.operator(self.found.head);
        self.found.gap.is_some() && matches!(operator, Operator::Demand | Operator::Order)
    }

    /// The level at which its own verb tells the event.
    pub(super) fn level(&self) -> Option<Level> {
        let own = self.own().filter(|_| !self.governs())?;
        // "telephoned no one", "withdrew no troops"
        let nobody = self.found.gap.is_none() && self.sentence.clause.is_any(self.found.end, &["no", "nobody", "none"]);
        Some(Level { negated: own.negated || nobody, ..own })
    }

    /// Its own phrase.
    fn phrase(&self) -> NounPhrase {
        let head = self.found.head;
        self.group.map_or_else(|| NounPhrase::of(self.sentence.clause, head), |_| NounPhrase::at(head, head))
    }

    /// What governs it.
    fn frame(&self) -> Frame {
        let (clause, head) = (self.sentence.clause, self.found.head);
        let Some(group) = self.group else {
            let factual = clause.lemma(head) == "retreat";
            return Frame { factual, ..frame(clause, Node::Noun(head)) };
        };
        let mut frame = Frame { phrase: self.phrase(), ..frame(clause, Node::Verb(group)) };
        if let Some(level) = self.own().filter(|_| self.governs()) {
            let (operator, place) = (clause.operator(head), Place::Complement);
            frame.links.insert(0, Link::Governor { operator, place, level, at: head });
        }
        // "Not all troops will be leaving".
        let not_all = |at| clause.tag_at(at) == Tag::Neg && clause.is_any(at + 1, &["all", "every"]);
        frame.negated |= (0..head).any(not_all);
        frame
    }

    /// Who takes part; none where it names no event.
    fn cast(&self, casting: &Casting<'_, '_, '_>) -> Option<Cast> {
        let Occurrence { definition, trigger, sentence, group, .. } = *self;
        let cast = match (&trigger.kind, group) {
            (Kind::Withdrawal, group) => casting.withdrawal(trigger.evidence, group),
            (Kind::Ceasefire, _) if trigger.evidence == Evidence::Cessation && !casting.ceases_again() => return None,
            (Kind::Ceasefire, group) => casting.ceasefire(group),
            (Kind::Call, Some(group)) => casting.call_verb(trigger.evidence, group, sentence.telephone()),
            (Kind::Call, None) => casting.call_noun(trigger.evidence, sentence.telephone()),
            (Kind::Custom(_), group) => casting.slots(&definition.roles, group),
        };
        (cast.borne || cast.pending.is_some()).then_some(cast)
    }
}

impl<'t> Pass<'t> {
    /// Notes what a trigger of a sentence tells, where it names an event.
    pub(super) fn mention(&mut self, occurrence: Occurrence<'_, 't>) -> bool {
        let Occurrence { sentence, found, .. } = occurrence;
        let frame: Framed<'_> = LazyCell::new(Box::new(move || occurrence.frame()));
        let scene = Scene { clause: sentence.clause, namings: sentence.namings, gazetteer: self.source.gazetteer };
        let casting = Casting { scene, memory: &self.recall, found, phrase: occurrence.phrase(), frame: &frame };
        let Some(cast) = occurrence.cast(&casting) else { return false };
        let (tellings, talk) = Account::new(self, occurrence, &casting, &cast).given();
        self.talks.extend(talk);
        if cast.borne {
            let casts = cast.separately();
            for (number, telling) in tellings.into_iter().enumerate() {
                self.tell(occurrence, &casts, telling, number);
            }
        }
        cast.borne
    }
}
