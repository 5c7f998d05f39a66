//! The sides of the war that a ceasefire interrupts.

use crate::actor::ActorKind;
use crate::event::Role;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Group, Shape, Tag};
use crate::event::frame::{Link, Place};
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};

impl Casting<'_, '_, '_> {
    /// "The rebels are not serious about the ceasefire": a side of the war that does what a governing verb says.
    pub(super) fn fighters(&self, cast: &mut Cast) {
        let clause = self.clause();
        let governors = self.frame.links.iter().filter_map(|link| match *link {
            // Who demands a truce is no side of it.
            Link::Governor { operator: Operator::Demand, .. } => None,
            Link::Governor { place, at, .. } if place != Place::Subject => clause.word(at).group,
            _ => None,
        });
        let groups: Vec<u16> = governors.chain(self.governing_verb().and_then(|at| clause.word(at).group)).collect();
        for group in groups {
            // What someone else is to do, "steps required to implement the truce", has no subject of its own.
            let does = |group: &Group| group.shape == Shape::Finite && !group.passive;
            let acts = clause.verb_group(group).is_some_and(does);
            let agents = if acts { self.agent(group) } else { Vec::new() };
            let named = agents.into_iter().filter(|phrase| clause.tag_at(phrase.head) != Tag::Pron);
            let meant = named.flat_map(|phrase| {
                let who = self.meant(phrase).into_iter();
                who.filter_map(move |who| if self.speaks_for(phrase) { self.side(who) } else { Some(who) })
            });
            // Who speaks of a truce need not be who keeps it.
            let says = clause.verb_group(group).map(|group| clause.operator(group.main));
            let says = matches!(says, Some(Operator::Say | Operator::Tell | Operator::Reveal | Operator::Believe));
            let meant: Vec<Who> = meant.filter(|who| !(says && who.kind == Some(ActorKind::Person))).collect();
            if meant.is_empty() {
                continue;
            }
            cast.add(self.memory.belligerents(meant, self.scene.gazetteer), Role::Party);
        }
    }

    /// "The government accused the rebels of breaking the ceasefire": both are its sides.
    pub(super) fn accusers(&self, cast: &mut Cast) {
        for link in &self.frame.links {
            if let Link::Governor { operator: Operator::Accuse, level, at, .. } = *link
                && let Some(group) = self.clause().word(at).group.filter(|_| !level.passive)
            {
                let agents = self.agent(group);
                // "Each accused the other"
                let each = |phrase: &Phrase| (phrase.start..phrase.end).any(|at| self.is(at, &["each"]));
                if agents.iter().any(each) || agents.is_empty() && self.is(0, &["each"]) {
                    let sides = self.memory.sides(self.scene.gazetteer);
                    cast.add(if sides.is_empty() { self.memory.together() } else { sides }, Role::Party);
                }
                let sides = agents.into_iter().flat_map(|phrase| self.meant(phrase)).filter_map(|who| self.side(who));
                cast.add(sides.filter(|who| self.memory.fights(who)).collect(), Role::Party);
            }
        }
    }

    /// "a ceasefire in its war with the rebels", "ended the fighting between Israel and militants": the sides of the war.
    pub(super) fn at_war(&self, cast: &mut Cast) {
        let clause = self.clause();
        if cast.roles.iter().filter(|(_, role)| *role == Role::Party).count() > 1 {
            return;
        }
        let sides = |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Group));
        let sided = |&at: &usize| self.is(at + 1, &["with", "against", "between"]) && self.is_a(at, Sort::War);
        for at in (0..clause.words.len()).filter(sided) {
            if !self.is(at + 1, &["between"]) {
                let np = self.np(at);
                let owners = self.possessor(Phrase { start: np.start, head: at, end: at }).into_iter();
                cast.add(owners.filter(sides).collect(), Role::Party);
            }
            for phrase in self.scene.phrases(self.object(at + 2)) {
                let meant = self.against(phrase, cast).map_or_else(|| self.meant(phrase), |who| vec![who]);
                cast.add(meant.into_iter().filter(sides).collect(), Role::Party);
            }
        }
    }
}
