//! Who brings a ceasefire about.

use crate::actor::ActorKind;
use crate::event::Role;
use crate::event::clause::Tag;
use crate::event::clause::operator::Operator;
use crate::event::frame::{Link, Place};
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};

impl Casting<'_, '_, '_> {
    /// "an African Union plan for a ceasefire", "the U.N. envoy", "a deal sponsored by Russia", "Qatar, the mediator": who mediates.
    pub(super) fn mediators(&self, cast: &mut Cast) {
        self.sponsors(cast);
        self.planners(cast);
        let clause = self.clause();
        for at in 0..clause.words.len() {
            // "Egypt's mediation", "Egyptian mediators"
            let mediates = || self.is_a(at + 1, Sort::Mediating) || self.scene.last_is_a(at, Sort::Mediating);
            let Some(naming) = self.scene.naming(at).filter(|naming| {
                naming.actor.kind == ActorKind::Organization || naming.actor.kind == ActorKind::State && mediates()
            }) else {
                continue;
            };
            let mut nouns = (at + 1..at + 4).take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Adj));
            if self.scene.last_is_a(at, Sort::Mediation) || nouns.any(|at| self.is_a(at, Sort::Mediation)) {
                cast.add(vec![Who::of(&naming.actor)], Role::Broker);
                cast.add(self.heads(at).into_iter().collect(), Role::Broker);
            }
        }
    }

    /// "Turkey is working on a road map that would include a ceasefire", "Carter came with a truce plan": who makes or brings a plan for
    /// others.
    fn planners(&self, cast: &mut Cast) {
        let clause = self.clause();
        let held = self.frame.links.iter().find_map(|link| match *link {
            Link::Governor { operator: Operator::Include, place: Place::Object, at, .. } => Some(at),
            _ => None,
        });
        let made = || {
            let scheme = (0..held?).rev().find(|&at| self.is_a(at, Sort::Scheme))?;
            let start = self.np(scheme).start;
            (start.saturating_sub(3)..start).rev().find_map(|at| clause.word(at).group)
        };
        let brought = || {
            let with = clause.left(self.phrase.start).filter(|&at| self.is(at, &["with"]))?;
            (self.is_a(self.phrase.head, Sort::Scheme)).then(|| (0..with).rev().find_map(|at| clause.word(at).group))?
        };
        let Some(verb) = made().or_else(brought) else { return };
        let outside = |who: &Who| {
            let fits = matches!(who.kind, Some(ActorKind::State | ActorKind::Person | ActorKind::Organization));
            fits && !self.memory.fights(who)
        };
        let makers = self.agent(verb).into_iter().flat_map(|phrase| self.meant(phrase)).filter(outside);
        cast.add(makers.collect(), Role::Broker);
    }

    /// "Zuma, head of an African Union mission": the person who heads the mission of whom a word names.
    fn heads(&self, mission: usize) -> Option<Who> {
        let clause = self.clause();
        let head = (mission.saturating_sub(4)..mission).find(|&at| self.is(at, &["head", "leader", "chief"]))?;
        let comma = clause.left(head).filter(|&at| clause.tag_at(at) == Tag::Comma && self.is(head + 1, &["of"]))?;
        let naming = self.scene.naming(clause.left(comma)?)?;
        (naming.actor.kind == ActorKind::Person).then(|| Who::of(&naming.actor))
    }

    /// "a deal sponsored by Russia", "talks mediated by Egypt", "a Saudi-brokered deal", "the mediators, Qatar and Egypt".
    fn sponsors(&self, cast: &mut Cast) {
        let brokers =
            |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Organization | ActorKind::Person));
        for at in 1..self.clause().words.len() {
            cast.add(self.sponsored(at).into_iter().filter(brokers).collect(), Role::Broker);
        }
    }

    /// Whom a word tells of as sponsors.
    fn sponsored(&self, at: usize) -> Vec<Who> {
        let clause = self.clause();
        let name = |phrases: Vec<Phrase>| phrases.into_iter().flat_map(|phrase| self.scene.who(phrase));
        if clause.operator(at) == Operator::Broker && self.is(at + 1, &["by"]) {
            let deal = clause.left(at).is_some_and(|noun| self.is_a(noun, Sort::Deal));
            return if deal { name(self.scene.phrases(self.object(at + 2))).collect() } else { Vec::new() };
        }
        let form = clause.form(at);
        if clause.tag_at(at) == Tag::Adj {
            let brokered = form.rsplit(['-', '‑']).next().is_some_and(|last| Sort::Brokered.has(last));
            let deal = brokered && (at + 1..at + 4).any(|at| self.is_a(at, Sort::Deal));
            return self.scene.naming(at).filter(|_| deal).map(|naming| Who::of(&naming.actor)).into_iter().collect();
        }
        if clause.tag_at(at) != Tag::Noun || !self.is_a(at, Sort::Mediator) {
            return Vec::new();
        }
        // "Qatari mediators", "mediators Qatar and Egypt", "Qatar and Egypt, the mediators, said"
        let start = self.np(at).start;
        let comma = start.checked_sub(1).filter(|&comma| clause.tag_at(comma) == Tag::Comma);
        let before = comma.map(|comma| self.scene.phrases(self.scene.list_before(comma))).unwrap_or_default();
        let next = at + 1 + usize::from(clause.tag_at(at + 1) == Tag::Comma);
        let after = if clause.tag_at(next) == Tag::Name { self.scene.phrases(self.object(next)) } else { Vec::new() };
        name(self.scene.phrases(start..at + 1)).chain(name(before)).chain(name(after)).collect()
    }
}
