//! How the sides of a war stand to a ceasefire: who is ready for one, sets its conditions, offers it, speaks of it.

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::Tag;
use crate::event::clause::operator::Operator;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};

impl Casting<'_, '_, '_> {
    /// Adds those whom the words around a ceasefire show to be a side of it.
    pub(super) fn stances(&self, cast: &mut Cast) {
        self.disposed(cast);
        self.conditions(cast);
        self.offered(cast);
        self.helped(cast);
    }

    /// "The rebels are not serious about a ceasefire", "Gaddafi is open to a truce".
    fn disposed(&self, cast: &mut Cast) {
        let clause = self.clause();
        // "about the offer of a ceasefire"
        let of = clause.left(self.phrase.start).filter(|&at| self.is(at, &["of"]));
        let idea = of.and_then(|of| clause.left(of)).filter(|&at| clause.tag_at(at) == Tag::Noun);
        let start = idea.map_or(self.phrase.start, |idea| self.np(idea).start);
        let preposition = clause.left(start).filter(|&at| self.is(at, &["about", "to", "for", "in"]));
        let Some(adjective) = preposition.and_then(|at| clause.left(at)) else { return };
        if !self.is_a(adjective, Sort::Disposed) {
            return;
        }
        let quoted = |at: usize| matches!(clause.tag_at(at), Tag::Adv | Tag::Quote | Tag::Neg | Tag::Adj);
        let verb = (0..adjective).rev().find(|&at| !quoted(at)).and_then(|at| clause.word(at).group);
        if let Some(verb) = verb {
            self.side_with(cast, self.agent(verb));
        }
    }

    /// "Jalil laid out conditions for a ceasefire", "set its ceasefire terms".
    fn conditions(&self, cast: &mut Cast) {
        let clause = self.clause();
        let within = (self.found.end..=self.phrase.head).find(|&at| self.is_a(at, Sort::Terms));
        let before = clause.left(self.phrase.start).filter(|&at| self.is(at, &["for", "of"]));
        let before = before.and_then(|at| clause.left(at)).filter(|&at| self.is_a(at, Sort::Terms));
        let Some(noun) = before.or(within) else { return };
        let start = self.np(noun).start.min(self.phrase.start);
        let verb =
            clause.left(start).and_then(|at| clause.word(at).group.or_else(|| clause.word(at.checked_sub(1)?).group));
        let Some(verb) = verb.filter(|&verb| clause.verb_group(verb).is_some_and(|verb| !verb.passive)) else {
            return;
        };
        let main = clause.verb_group(verb).map_or(0, |group| group.main);
        if matches!(clause.operator(main), Operator::Violate | Operator::Hold | Operator::Say | Operator::Reveal) {
            return;
        }
        self.side_with(cast, self.agent(verb));
    }

    /// "an offer of a truce from al-Qaida", "its ceasefire".
    fn offered(&self, cast: &mut Cast) {
        let near = |range: &Range<usize>| range.start <= self.phrase.head + 2;
        if let Some(from) = self.after(self.phrase.head + 1, &["from"]).filter(near) {
            self.side_with(cast, self.scene.phrases(from));
        }
        if let Some(owner) = self.owned(self.phrase.start..self.found.head) {
            let owners = self.pronoun(owner).into_iter().filter_map(|who| self.side(who));
            cast.add(owners.filter(|who| !self.memory.outside(who)).collect(), Role::Party);
        }
    }

    /// "asked for Moscow's help in achieving a ceasefire": Moscow brings it about, and who asks is a side.
    fn helped(&self, cast: &mut Cast) {
        let clause = self.clause();
        let noun = (1..self.phrase.start)
            .rev()
            .take_while(|&at| clause.tag_at(at) != Tag::Stop)
            .find(|&at| clause.tag_at(at) == Tag::Noun && self.is_a(at, Sort::Aid));
        let Some(noun) = noun.filter(|&at| self.is(at + 1, &["in", "to", "for"])) else { return };
        let helpers = self.np(noun);
        let helpers = self.possessor(Phrase { start: helpers.start, head: noun, end: noun });
        let asks = clause.left(self.np(noun).start).and_then(|at| {
            let verb = if self.is(at, &["for"]) { clause.left(at)? } else { at };
            clause.word(verb).group.filter(|_| clause.operator(verb) == Operator::Demand)
        });
        cast.add(helpers, Role::Broker);
        if let Some(asks) = asks {
            self.side_with(cast, self.agent(asks));
        }
    }

    /// "no talks on a truce with the regime,” the rebels' spokesman said": who speaks of the other side is a side.
    pub(super) fn voiced(&self, cast: &mut Cast) {
        let parties: Vec<&Who> =
            cast.roles.iter().filter(|(_, role)| *role == Role::Party).map(|(who, _)| who).collect();
        let [other] = parties[..] else { return };
        let quoted = self.clause().word(self.found.head).quoted;
        let near = |range: &Range<usize>| range.start <= self.phrase.head + 3;
        if !quoted || self.after(self.phrase.head + 1, &["with"]).filter(near).is_none() {
            return;
        }
        let speaker = self.voice().filter(|who| {
            let side = who.kind == Some(ActorKind::Group) || self.memory.fights(who);
            side && who.name != other.name && (who.code.is_none() || who.code != other.code)
        });
        cast.add(speaker.into_iter().collect(), Role::Party);
    }

    /// Adds whom phrases mean, who are a side unless they stand outside the war.
    fn side_with(&self, cast: &mut Cast, phrases: Vec<Phrase>) {
        for phrase in phrases {
            let led = self.led(phrase);
            let meant = if led.is_empty() {
                self.meant(phrase).into_iter().filter_map(|who| self.fighter(who)).collect()
            } else {
                led
            };
            let inside = |who: &Who| {
                let fits = matches!(who.kind, Some(ActorKind::State | ActorKind::Group | ActorKind::Person));
                fits && !self.memory.outside(who)
            };
            cast.add(meant.into_iter().filter(inside).collect(), Role::Party);
        }
    }

    /// "Syrian opposition leader Riad Hijab": the group that a phrase names beside who leads it.
    fn led(&self, phrase: Phrase) -> Vec<Who> {
        let namings =
            (phrase.start..phrase.head).filter(|&at| !self.scene.backs(at)).filter_map(|at| self.scene.naming(at));
        let groups = namings.filter_map(|naming| self.resolve(naming)).filter(|who| who.kind == Some(ActorKind::Group));
        groups.take(1).collect()
    }

    /// Who leads a group speaks for the group.
    fn fighter(&self, who: Who) -> Option<Who> {
        let person = who.kind == Some(ActorKind::Person) && who.code.is_none();
        let group = self.scene.gazetteer.commanded(&who.name, self.memory.day).filter(|_| person);
        Some(group.map_or(who, Who::of))
    }

    /// The leader of a state whom the sentence itself names, for the state: "Is Gaddafi bluffing with the ceasefire?"
    pub(super) fn leader(&self, state: Who) -> Who {
        const OFFICES: [&str; 5] = ["president", "prime minister", "leader", "king", "supreme leader"];
        let code = state.code.as_deref().filter(|_| state.kind == Some(ActorKind::State));
        let leads = |name: &str| {
            let holder = |office| self.scene.gazetteer.holder(&state.name, office, self.memory.day?);
            OFFICES.into_iter().filter_map(holder).any(|holder| holder.name == name)
        };
        let named = self.scene.namings.iter().find(|naming| {
            let person = naming.actor.kind == ActorKind::Person && naming.form != NameForm::Generic;
            person && code.is_some() && naming.actor.code.as_deref() == code && leads(&naming.actor.name)
        });
        named.map_or(state, |naming| Who::of(&naming.actor))
    }
}
