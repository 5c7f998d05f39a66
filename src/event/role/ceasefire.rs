//! The sides of a ceasefire, and who brought it about.

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Group, Shape, Tag};
use crate::event::frame::{Link, Place, left};
use crate::event::role::memory::rebels;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::{Cast, Casting};

impl Casting<'_, '_, '_> {
    /// "between the Syrian government and the opposition": that state's own, whom else the text speaks of.
    fn against(&self, phrase: Phrase, cast: &Cast) -> Option<Who> {
        if !self.scene.who(phrase).is_empty() {
            return None;
        }
        let role = (phrase.start..phrase.end).find_map(|at| {
            let naming = self.scene.naming(at).filter(|naming| naming.form == NameForm::Generic)?;
            Some(naming.actor.name.as_str())
        });
        let opponents = self.is(phrase.head, &["opponents", "foes", "enemies", "adversaries"]);
        let against = matches!(role, Some("rebels" | "opposition" | "insurgents")) || opponents;
        let (state, _) = cast.roles.iter().find(|(who, _)| who.kind == Some(ActorKind::State)).filter(|_| against)?;
        rebels(self.scene.gazetteer, state)
    }

    /// "The rebels are not serious about the ceasefire": a side of the war that does what a governing verb says.
    fn fighters(&self, cast: &mut Cast) {
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
            let acts = clause.groups.get(group as usize).is_some_and(does);
            let agents = if acts { self.agent(group) } else { Vec::new() };
            let named = agents.into_iter().filter(|phrase| clause.tag_at(phrase.head) != Tag::Pron);
            let meant = named.flat_map(|phrase| self.meant(phrase)).collect();
            cast.add(self.memory.belligerents(meant, self.scene.gazetteer), Role::Party);
        }
    }

    /// "The government accused the rebels of breaking the ceasefire": both are its sides.
    fn accusers(&self, cast: &mut Cast) {
        for link in &self.frame.links {
            if let Link::Governor { operator: Operator::Accuse, level, at, .. } = *link
                && let Some(group) = self.clause().word(at).group.filter(|_| !level.passive)
            {
                let agents = self.agent(group).into_iter().flat_map(|phrase| self.meant(phrase));
                let sides = agents.filter_map(|who| self.side(who)).filter(|who| self.memory.fights(who));
                cast.add(sides.collect(), Role::Party);
            }
        }
    }

    /// "an African Union plan for a ceasefire", "the U.N. envoy": who mediates.
    fn mediators(&self, cast: &mut Cast) {
        const MEDIATION: [&str; 12] = [
            "plan",
            "proposal",
            "proposals",
            "initiative",
            "mission",
            "delegation",
            "envoy",
            "mediator",
            "mediators",
            "mediation",
            "roadmap",
            "representative",
        ];
        let clause = self.clause();
        for at in 0..clause.words.len() {
            let Some(naming) = self.scene.naming(at).filter(|naming| naming.actor.kind == ActorKind::Organization)
            else {
                continue;
            };
            let mut nouns = (at + 1..at + 4).take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Adj));
            let inside = clause
                .word(at)
                .span
                .of(self.scene.text)
                .is_some_and(|words| MEDIATION.iter().any(|noun| words.ends_with(noun)));
            if inside || nouns.any(|at| self.is(at, &MEDIATION)) {
                cast.add(vec![Who::of(&naming.actor)], Role::Broker);
            }
        }
    }

    /// The cast of a ceasefire.
    pub(crate) fn ceasefire(&self, group: Option<u16>) -> Cast {
        let clause = self.clause();
        let mut cast = Cast { borne: true, ..Cast::default() };
        let head = self.found.head;
        // Names of committees, monitors and lines are none.
        let after = self.frame.head;
        let last = (head + 1..head + 4)
            .take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj))
            .last()
            .unwrap_or(head);
        let next = (head + 1..=after.max(last)).any(|at| {
            self.is(
                at,
                &["committee", "commission", "monitor", "monitors", "observers", "line", "lines", "zone", "village"],
            )
        });
        let trade = (self.frame.start..head).any(|at| {
            self.is(at, &["trade", "media", "tariff", "price", "political", "culture", "family", "transfer"])
        });
        if next || trade {
            return Cast::default();
        }
        if self.found.end == head + 1 && clause.lemma(head) == "cessation" && self.is(head + 1, &["of"]) {
            return Cast::default();
        }
        // "UN-brokered", "Russian-backed".
        for at in self.frame.start..head {
            let word = clause.word(at);
            if let Some(naming) = self.scene.naming(at)
                && let Some(who) = self.resolve(naming)
            {
                let outsider = matches!(naming.actor.kind, ActorKind::Organization);
                if word.tag == Tag::Adj || outsider {
                    let imposed = self.scene.text.get(word.span.start..word.span.end).is_some_and(|word| {
                        ["mandated", "imposed", "monitored", "supervised", "ordered"]
                            .iter()
                            .any(|end| word.ends_with(end))
                    });
                    if !imposed {
                        cast.add(vec![who], Role::Broker);
                    }
                } else if naming.actor.kind != ActorKind::Place {
                    cast.add(vec![who], Role::Party);
                }
            }
        }
        if let Some(between) = self.after(self.frame.head + 1, &["between", "among"]) {
            for phrase in self.scene.phrases(between) {
                let meant = self.against(phrase, &cast).map_or_else(|| self.meant(phrase), |who| vec![who]);
                cast.add(meant, Role::Party);
            }
        }
        if let Some(group) = group {
            for phrase in self.agent(group) {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        // "Egypt proposed a ceasefire between Israel and Hamas": between others.
        let sides: Vec<String> = cast.roles.iter().map(|(who, _)| who.name.clone()).collect();
        let settled = cast.roles.iter().filter(|(_, role)| *role == Role::Party).count() >= 2;
        let mut told = false;
        for link in &self.frame.links {
            let Link::Governor { operator, place, level, at } = *link else { continue };
            let Some(group) = clause.word(at).group else {
                // "Gaddafi's ceasefire declaration", "the government announcement of a ceasefire".
                if matches!(
                    operator,
                    Operator::Announce
                        | Operator::Violate
                        | Operator::Agree
                        | Operator::Hold
                        | Operator::Refuse
                        | Operator::Offer
                ) {
                    let start = crate::event::frame::noun::phrase_start(self.scene.text, clause, at);
                    for phrase in self.scene.phrases(start..at) {
                        let role = if operator == Operator::Offer { None } else { Some(Role::Party) };
                        if let Some(role) = role {
                            cast.add(self.possessor(phrase), role);
                        }
                    }
                    if let Some(by) = self.after(at + 1, &["by"]) {
                        for phrase in self.scene.phrases(by) {
                            cast.add(self.meant(phrase), Role::Party);
                        }
                    }
                }
                continue;
            };
            let party = matches!(
                operator,
                Operator::Announce
                    | Operator::Agree
                    | Operator::Violate
                    | Operator::Refuse
                    | Operator::Hold
                    | Operator::Extend
                    | Operator::End
                    | Operator::Fail
                    | Operator::Deny
                    | Operator::Offer
                    | Operator::Order
                    | Operator::Decide
                    | Operator::Negotiate
                    | Operator::Ready
                    | Operator::Committed
                    | Operator::Ignore
                    | Operator::Implement
                    | Operator::Support
            );
            let nonfinite = matches!(level.shape, Shape::Infinitive | Shape::Gerund);
            let party = party
                && !(nonfinite
                    && matches!(operator, Operator::Hold | Operator::Implement | Operator::Support)
                    && self.far(group));
            let broker = matches!(operator, Operator::Broker);
            if place == Place::Subject && !level.passive {
                continue;
            }
            if operator == Operator::Demand {
                // "called on Libya to …": the one who is asked.
                let asked = self.scene.phrases(at + 1..head);
                for phrase in asked.into_iter().take(2) {
                    let before = left(clause, phrase.start);
                    if before.is_some_and(|before| before == at || self.is(before, &["on", "upon"])) {
                        cast.add(self.meant(phrase), Role::Party);
                    }
                }
                break;
            }
            if !(party || broker) || told {
                continue;
            }
            let agents = if level.passive {
                self.after(at + 1, &["by"]).map(|range| self.scene.phrases(range)).unwrap_or_default()
            } else if place == Place::After {
                self.scene.phrases(self.frame.head + 1..at)
            } else {
                self.agent(group)
            };
            for phrase in agents {
                for who in self.meant(phrase) {
                    // A minister or a spokesman declares for the state.
                    let words =
                        self.scene.text.get(clause.word(phrase.start).span.start..clause.word(phrase.head).span.end);
                    let minister = words.is_some_and(|words| {
                        let words = words.to_ascii_lowercase();
                        !words.contains("prime minister")
                            && ["minister", "spokes", "official", "general "].iter().any(|word| words.contains(word))
                    });
                    let Some(who) = (if minister { self.side(who) } else { Some(who) }) else { continue };
                    if settled && !broker && !sides.contains(&who.name) {
                        if matches!(operator, Operator::Offer | Operator::Negotiate) {
                            cast.add(vec![who], Role::Broker);
                        }
                        continue;
                    }
                    let outsider = broker || who.kind == Some(ActorKind::Organization) || self.memory.outside(&who);
                    let organization = who.kind == Some(ActorKind::Organization);
                    if organization && !broker && !matches!(operator, Operator::Offer | Operator::Announce) {
                        continue;
                    }
                    cast.add(vec![who], if outsider { Role::Broker } else { Role::Party });
                    told |= !outsider;
                }
            }
        }
        if let Some(with) =
            self.after(self.frame.head + 1, &["with"]).filter(|range| range.start <= self.frame.head + 2)
        {
            for phrase in self.scene.phrases(with) {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        if let Some(by) = self.after(self.frame.head + 1, &["by"]).filter(|range| range.start <= self.frame.head + 2) {
            for phrase in self.scene.phrases(by) {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        if !cast.roles.iter().any(|(_, role)| *role == Role::Party) {
            self.fighters(&mut cast);
        }
        self.accusers(&mut cast);
        self.mediators(&mut cast);
        if !cast.roles.iter().any(|(_, role)| *role == Role::Party) {
            // Whoever spoke for a side is not who is meant again.
            let alone = cast.roles.is_empty();
            for (who, role) in self.memory.truce.iter().filter(|(_, role)| alone || *role == Role::Party) {
                let who = if *role == Role::Party { self.side(who.clone()) } else { Some(who.clone()) };
                cast.add(who.into_iter().collect(), role.clone());
            }
        }
        if cast.roles.is_empty() && self.frame.definite {
            cast.add(self.memory.sides(self.scene.gazetteer), Role::Party);
        }
        // "Gaddafi's declaration, … his government": the leader stands for the state already.
        let led = |who: &Who| {
            who.kind == Some(ActorKind::State)
                && cast.roles.iter().any(|(other, _)| {
                    other.kind == Some(ActorKind::Person) && other.code.is_some() && other.code == who.code
                })
        };
        let twice: Vec<String> =
            cast.roles.iter().filter(|(who, _)| led(who)).map(|(who, _)| who.name.clone()).collect();
        cast.roles.retain(|(who, _)| !twice.contains(&who.name));
        cast
    }
}
