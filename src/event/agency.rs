//! Where it matters who decides, who is told and who moves.

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::lexeme::{Form, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Group, Mood, Shape};
use crate::event::frame::{Frame, Link, Place};
use crate::event::role::phrase::{Phrase, Scene};
use crate::event::role::words::Sort;
use crate::event::status::Status;
use crate::event::{Factuality, Phase};

/// Who does what in the clause of a withdrawal, as far as its phase depends on it.
pub(crate) struct Agency<'a, 's, 'g> {
    pub(crate) scene: Scene<'s, 'g>,
    pub(crate) frame: &'a Frame,
    /// The trigger's verb group.
    pub(crate) group: Option<u16>,
}

impl Agency<'_, '_, '_> {
    /// What those who act make of a withdrawal's status.
    pub(crate) fn refine(&self, status: Status) -> Status {
        let own = self.group.and_then(|group| self.scene.clause.verb_group(group));
        let told = status.factuality == Factuality::Asserted;
        match status.phase {
            Phase::Announced if self.commands() => Status::new(Phase::Ordered, status.factuality),
            Phase::Ordered if self.foreign() => Status::new(Phase::Demanded, Factuality::Demanded),
            _ if told && own.is_some_and(|own| bare(own, self.scene.clause.word(own.main).form)) && !self.many() => {
                Status::new(Phase::Planned, Factuality::Hypothetical)
            }
            Phase::Completed if told && own.is_some_and(|own| own.shape == Shape::Finite) && self.none() => {
                Status::new(Phase::Completed, Factuality::Negated)
            }
            Phase::Completed if told && own.is_some_and(|own| own.shape == Shape::Finite) && self.first() => {
                Status::new(Phase::Begun, Factuality::Asserted)
            }
            _ => status,
        }
    }

    fn subjects(&self, group: Option<u16>) -> Vec<Phrase> {
        group.map(|group| self.scene.subject(group)).unwrap_or_default()
    }

    /// The verb group that governs the event with an operator.
    fn governor(&self, operators: &[Operator]) -> Option<u16> {
        self.frame.links.iter().find_map(|link| match *link {
            Link::Governor { operator, place: Place::Complement, at, .. } if operators.contains(&operator) => {
                self.scene.clause.word(at).group
            }
            _ => None,
        })
    }

    /// "The army decided to withdraw": who decides commands.
    fn commands(&self) -> bool {
        self.subjects(self.governor(&[Operator::Decide])).iter().any(|&phrase| {
            if self.scene.last_is_a(phrase.head, Sort::Decider) {
                return false;
            }
            let forces = self.scene.class(phrase) == NounClass::Force;
            let named = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Forces);
            let words = phrase.start.saturating_sub(1)..phrase.end;
            forces || named || words.into_iter().any(|at| self.scene.is_a(at, Sort::Rank))
        })
    }

    /// "Serbia was told to withdraw its forces": nobody commands another state.
    fn foreign(&self) -> bool {
        let clause = self.scene.clause;
        let Some(index) = self.governor(&[Operator::Tell, Operator::Order]) else { return false };
        let Some(found) = clause.verb_group(index) else { return false };
        let told = if found.passive {
            self.scene.subject(index)
        } else {
            let own = self.group.and_then(|group| clause.verb_group(group));
            own.map(|own| self.scene.phrases(found.words.end..own.words.start)).unwrap_or_default()
        };
        let forces = told.iter().any(|&phrase| self.scene.class(phrase) == NounClass::Force);
        let orders = clause.operator(found.main) == Operator::Order;
        let state = |phrase: &Phrase| {
            self.scene.naming(phrase.head).is_some_and(|naming| match naming.actor.kind {
                ActorKind::State => naming.form == NameForm::Name || naming.form == NameForm::Metonym,
                ActorKind::Person => !orders,
                _ => false,
            })
        };
        if forces {
            let codes = |phrases: &[Phrase]| {
                let namings = phrases.iter().flat_map(|phrase| phrase.start..phrase.end);
                let codes =
                    namings.filter_map(|at| self.scene.naming(at)).filter_map(|naming| naming.actor.code.clone());
                codes.collect::<Vec<_>>()
            };
            // "Niger told French troops to leave"
            let (ours, theirs) = (codes(&self.scene.subject(index)), codes(&told));
            return !found.passive
                && !ours.is_empty()
                && !theirs.is_empty()
                && !theirs.iter().any(|code| ours.contains(code));
        }
        told.iter().any(state)
    }

    /// "No soldiers have left", "none of the troops left".
    fn none(&self) -> bool {
        let subjects = self.subjects(self.group);
        let not = |at: Option<usize>| at.is_some_and(|at| self.is(at, &["not"]));
        subjects.iter().any(|phrase| {
            let of = phrase.start.checked_sub(2).is_some_and(|at| {
                self.is(at, &["none", "neither", "few"])
                    && self.is(at + 1, &["of"])
                    && !self.is(at.wrapping_sub(1), &["a"])
            });
            of || self.is(phrase.start, &["no", "none", "neither"])
                || not(phrase.start.checked_sub(1))
                || self.is(phrase.start, &["not"])
        })
    }

    /// "The first units left."
    fn first(&self) -> bool {
        let subjects = self.subjects(self.group);
        subjects.iter().any(|&phrase| {
            (phrase.start.saturating_sub(2)..=phrase.head).any(|at| self.is(at, &["first", "initial"]))
                && (self.scene.class(phrase) == NounClass::Force || self.scene.clause.word(phrase.head).plural)
        })
    }

    /// A bare verb needs several who move: "one, pull out and avoid …", "let them withdraw" tell nothing.
    fn many(&self) -> bool {
        let many = |phrase: &Phrase| {
            let forces = self.scene.naming(phrase.head).is_some_and(|naming| {
                matches!(naming.form, NameForm::Forces | NameForm::Generic | NameForm::Demonym)
                    || naming.actor.kind == ActorKind::Group
            });
            forces
                || self.scene.clause.word(phrase.head).plural
                || self.is(phrase.head, &["they", "we", "who", "police"])
        };
        let subjects = self.subjects(self.group);
        subjects.len() > 1 || subjects.iter().any(many)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.scene.clause.is_any(at, words)
    }
}

/// A verb in its base form that stands alone as a finite verb.
fn bare(own: &Group, form: Form) -> bool {
    own.words.len() == 1 && form == Form::Base && own.shape == Shape::Finite && own.mood == Mood::Fact && !own.joined
}
