//! Withdrawals that verbs of leaving tell: "the army left the town", "the barracks were vacated", "they handed over the base".

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Tag};
use crate::event::frame::Link;
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::withdrawal::Movement;
use crate::event::role::words::Sort;

impl Casting<'_, '_, '_> {
    /// "The army left the town", "the militia fled": forces leave.
    pub(super) fn leaves(
        &self,
        group: u16,
        objects: &[Phrase],
        object: Range<usize>,
        from: Option<Range<usize>>,
    ) -> Option<Movement> {
        let movement = match objects.first() {
            Some(&place) => self.leaves_place(group, place, object),
            None => self.goes(group, object.is_empty(), from),
        }?;
        // What points back to others is looked for in the sentences before, so that it is asked last.
        let others = |&phrase: &Phrase| {
            self.unarmed(phrase, true) || self.last_is(phrase, Sort::Ruler) || self.points_away(phrase)
        };
        (!movement.movers.iter().any(others)).then_some(movement)
    }

    /// "The army left the town": what it leaves is a place.
    fn leaves_place(&self, group: u16, place: Phrase, object: Range<usize>) -> Option<Movement> {
        let clause = self.clause();
        let lemma = clause.lemma(self.found.head);
        let named = !self.places(place.start..place.end).is_empty();
        let generic = self.scene.class(place) == NounClass::Place;
        if !generic && !self.names_place(place, object.clone()) {
            return None;
        }
        // "left their barracks and seized the palace"
        if lemma == "leave" && self.is(place.head, &["barracks"]) && self.owned(place.start..place.head).is_some() {
            return None;
        }
        // "will not give up its place", "need to come out of their headquarters"
        let stand = lemma == "give" && self.is(place.head, &["place", "position", "post", "ground"]);
        if stand || lemma == "come" && !named {
            return None;
        }
        let movers = self.movers(group);
        // "We shall not leave the heights"
        let own = clause.verb_group(group);
        let refuses = own.is_some_and(|own| own.negated && own.mood != Mood::Fact);
        let we = || (lemma == "fall" || generic || named && refuses) && self.we(&movers);
        let back = || lemma != "evacuate" && movers.iter().any(|&mover| self.points_back(mover));
        let nation = || movers.iter().any(|&mover| self.nation(mover, named));
        // "if Israel evacuated all the territory"
        let state = |naming: &Naming<'_>| naming.actor.kind == ActorKind::State;
        let held = || {
            self.is_a(place.head, Sort::Ground)
                && movers.iter().any(|mover| self.scene.naming(mover.head).is_some_and(state))
        };
        let again = || (generic || named) && (nation() || back());
        let from = Some(place.start..object.end);
        let borne = self.strong(group, &movers) || self.ordered(&movers) || held() || we() || again();
        borne.then(|| Movement { movers, from, ..Movement::default() })
    }

    /// "until our armies leave", "the militia fled", "they fell back": the place is told by "from", or by the text.
    fn goes(&self, group: u16, bare: bool, from: Option<Range<usize>>) -> Option<Movement> {
        let lemma = self.clause().lemma(self.found.head);
        let open = match lemma {
            "vacate" | "relinquish" | "abandon" | "give" | "come" => false,
            "evacuate" => from.is_some(),
            _ => true,
        };
        if !open {
            return None;
        }
        let movers = self.movers(group);
        let leave = matches!(lemma, "leave" | "flee" | "exit" | "quit");
        let gone = || bare && (leave && self.gone(&movers) || self.meant_again(&movers));
        let placed = matches!(lemma, "fall" | "disengage" | "depart") || from.is_some();
        let moved = || self.strong(group, &movers) || lemma == "fall" && self.we(&movers) || self.ordered(&movers);
        (gone() || placed && moved()).then(|| Movement { movers, from, ..Movement::default() })
    }

    /// Whether those who leave are forces by their own words, or a state that leaves a place.
    fn strong(&self, group: u16, movers: &[Phrase]) -> bool {
        let clause = self.clause();
        let lemma = clause.lemma(self.found.head);
        // "a boat bound for Malta that could not leave", "a reporter for The Times of London who left": of whom the clause is.
        let own = clause.verb_group(group);
        let related = own.and_then(|own| clause.left(own.words.start)).is_some_and(|at| clause.tag_at(at) == Tag::Rel);
        let state = |naming: &Naming<'_>| naming.actor.kind == ActorKind::State && naming.form != NameForm::Demonym;
        let states = |mover: &Phrase| {
            self.is_a(mover.head, Sort::Allies) || !related && self.scene.naming(mover.head).is_some_and(state)
        };
        let leave = matches!(lemma, "leave" | "quit" | "get");
        movers.iter().any(|mover| self.armed(*mover) || self.men(*mover) || leave && states(mover))
    }

    /// "We have fallen back", where whoever speaks is of a side of the war.
    fn we(&self, movers: &[Phrase]) -> bool {
        let side = |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Group)) || self.memory.fights(who);
        movers.iter().any(|&mover| self.is(mover.head, &["we"]))
            && self.memory.military()
            && self.voice().as_ref().is_none_or(side)
    }

    /// "orders to fall back"
    fn ordered(&self, movers: &[Phrase]) -> bool {
        let orders = || matches!(self.frame.links.first(), Some(Link::Governor { operator: Operator::Order, .. }));
        movers.is_empty() && orders() && self.memory.military()
    }

    /// Whether the words that a verb leaves name a place, and not those who are of it: "moderate Sunni clerics".
    fn names_place(&self, place: Phrase, object: Range<usize>) -> bool {
        let clause = self.clause();
        let placed = |at: usize| self.scene.naming(at).is_some_and(|naming| naming.actor.kind == ActorKind::Place);
        let head = clause.tag_at(place.head) == Tag::Name || (place.start..place.head).any(placed);
        let head = head || place.end < object.end || self.scene.class(place) == NounClass::Place;
        head && !self.places(place.start..object.end).is_empty()
    }

    /// "Positions were vacated", "the island was abandoned": what forces leave is the subject.
    pub(super) fn left_behind(&self, group: u16) -> Option<Movement> {
        let clause = self.clause();
        if !matches!(clause.lemma(self.found.head), "vacate" | "evacuate" | "abandon" | "quit")
            || !self.memory.military()
        {
            return None;
        }
        // "positions at the river, vacated during the night, …"
        let own = clause.verb_group(group)?;
        let comma = own.words.start.checked_sub(1).filter(|&at| !own.passive && clause.tag_at(at) == Tag::Comma);
        let place = match comma {
            Some(comma) => {
                let inside = |&at: &usize| !matches!(clause.tag_at(at), Tag::Verb | Tag::Stop | Tag::Comp | Tag::Comma);
                let start = (0..comma).rev().take_while(inside).last().unwrap_or(comma);
                self.scene.main_phrases(start..comma).first().copied()?
            }
            None => self.scene.subject(group).first().copied()?,
        };
        let named = clause.lemma(self.found.head) != "evacuate" && self.scene.naming(place.head).is_some();
        let named = named && !self.places(place.start..place.end).is_empty();
        let held = self.is_a(place.head, Sort::Held) || named;
        let by = self.after(self.found.end, &["by"]).map(|by| self.scene.phrases(by)).unwrap_or_default();
        let armed = by.is_empty() || by.iter().any(|&phrase| self.forceful(phrase) || self.stately(phrase));
        (held && armed).then(|| Movement { movers: by, from: Some(place.start..place.end), ..Movement::default() })
    }

    /// "handed over the base", "the camp was handed over to the army": what forces leave to others.
    pub(super) fn handed_over(&self, group: u16, passive: bool, objects: &[Phrase]) -> Option<Movement> {
        let subjects = if passive { self.scene.subject(group) } else { self.movers(group) };
        // "handed over control of the base", "the ports of Hodeidah and Salif"
        let whats = if passive { &subjects[..] } else { objects };
        let armed = !passive && subjects.iter().any(|&mover| self.armed(mover));
        let held = |what: &&Phrase| self.is_a(what.head, Sort::Held) || armed && self.is_a(what.head, Sort::Seat);
        let place = *whats.iter().find(held)?;
        let end = whats.last().map_or(place.end, |last| last.end);
        let movers = if passive { Vec::new() } else { subjects };
        let military = passive || armed || movers.iter().any(|&mover| self.stately(mover));
        let from = Some(place.start..end);
        (military && self.memory.military()).then(|| Movement { movers, from, ..Movement::default() })
    }
}
