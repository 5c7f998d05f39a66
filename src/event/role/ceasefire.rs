//! The sides of a ceasefire, and who brought it about.

use std::ops::Range;

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
            let meant = named.flat_map(|phrase| {
                let who = self.meant(phrase).into_iter();
                who.filter_map(move |who| if self.speaks_for(phrase) { self.side(who) } else { Some(who) })
            });
            // Who speaks of a truce need not be who keeps it.
            let says = clause.groups.get(group as usize).map(|group| clause.operator(group.main));
            let says = matches!(says, Some(Operator::Say | Operator::Tell | Operator::Reveal | Operator::Believe));
            let meant = meant.filter(|who| !(says && who.kind == Some(ActorKind::Person))).collect();
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

    /// "a ceasefire in its war with the rebels", "ended the fighting between Israel and militants": the sides of the war.
    fn at_war(&self, cast: &mut Cast) {
        const WARS: [&str; 10] = [
            "war",
            "wars",
            "conflict",
            "fighting",
            "battle",
            "battles",
            "clashes",
            "hostilities",
            "offensive",
            "campaign",
        ];
        let clause = self.clause();
        if cast.roles.iter().filter(|(_, role)| *role == Role::Party).count() > 1 {
            return;
        }
        let sides = |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Group));
        for at in (0..clause.words.len()).filter(|&at| self.is(at, &WARS)) {
            let against = self.is(at + 1, &["with", "against"]);
            if against {
                let np = self.np(at);
                let owners = self.possessor(Phrase { start: np.start, head: at, end: at }).into_iter();
                cast.add(owners.filter(sides).collect(), Role::Party);
            } else if !self.is(at + 1, &["between"]) {
                continue;
            }
            for phrase in self.scene.phrases(self.object(at + 2)) {
                let meant = self.against(phrase, cast).map_or_else(|| self.meant(phrase), |who| vec![who]);
                cast.add(meant.into_iter().filter(sides).collect(), Role::Party);
            }
        }
    }

    /// "an African Union plan for a ceasefire", "the U.N. envoy", "a deal sponsored by Russia", "Qatar, the mediator": who mediates.
    fn mediators(&self, cast: &mut Cast) {
        self.sponsors(cast);
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
                cast.add(self.heads(at).into_iter().collect(), Role::Broker);
            }
        }
    }

    /// "Zuma, head of an African Union mission": the person who heads the mission of whom a word names.
    fn heads(&self, mission: usize) -> Option<Who> {
        let clause = self.clause();
        let head = (mission.saturating_sub(4)..mission).find(|&at| self.is(at, &["head", "leader", "chief"]))?;
        let comma = left(clause, head).filter(|&at| clause.tag_at(at) == Tag::Comma && self.is(head + 1, &["of"]))?;
        let naming = self.scene.naming(left(clause, comma)?)?;
        (naming.actor.kind == ActorKind::Person).then(|| Who::of(&naming.actor))
    }

    /// "a deal sponsored by Russia", "talks mediated by Egypt", "a Saudi-brokered deal", "the mediators, Qatar and Egypt".
    fn sponsors(&self, cast: &mut Cast) {
        const DEALS: [&str; 10] =
            ["deal", "agreement", "accord", "accords", "pact", "plan", "talks", "negotiations", "truce", "ceasefire"];
        const MEDIATORS: [&str; 10] = [
            "mediator",
            "mediators",
            "sponsor",
            "sponsors",
            "broker",
            "brokers",
            "guarantor",
            "guarantors",
            "facilitator",
            "facilitators",
        ];
        let clause = self.clause();
        let brokers =
            |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Organization | ActorKind::Person));
        let mut add = |phrases: Vec<Phrase>| {
            let who = phrases.into_iter().flat_map(|phrase| self.scene.who(phrase)).filter(brokers);
            cast.add(who.collect(), Role::Broker);
        };
        for at in 1..clause.words.len() {
            let form = clause.word(at).span.of(self.scene.text).unwrap_or_default();
            if clause.operator(at) == Operator::Broker && self.is(at + 1, &["by"]) {
                let of = left(clause, at).is_some_and(|noun| self.is(noun, &DEALS));
                add(if of { self.scene.phrases(self.object(at + 2)) } else { Vec::new() });
            } else if clause.tag_at(at) == Tag::Adj
                && self.scene.naming(at).is_some()
                && ["brokered", "mediated", "sponsored", "negotiated"].iter().any(|end| form.ends_with(end))
                && (at + 1..at + 4).any(|at| self.is(at, &DEALS))
            {
                add(vec![Phrase { start: at, head: at, end: at + 1 }]);
            } else if self.is(at, &MEDIATORS) && clause.tag_at(at) == Tag::Noun {
                let start = self.np(at).start;
                // "Qatari mediators", "mediators Qatar and Egypt", "Qatar and Egypt, the mediators, said"
                let within = self.scene.phrases(start..at + 1);
                let apposed = start.checked_sub(1).filter(|&comma| clause.tag_at(comma) == Tag::Comma);
                let before = apposed.map(|comma| self.scene.phrases(self.scene.list_before(comma))).unwrap_or_default();
                let next = at + 1 + usize::from(clause.tag_at(at + 1) == Tag::Comma);
                let after =
                    if clause.tag_at(next) == Tag::Name { self.scene.phrases(self.object(next)) } else { Vec::new() };
                add(within);
                add(before);
                add(after);
            }
        }
    }

    /// The cast of a ceasefire.
    pub(crate) fn ceasefire(&self, group: Option<u16>) -> Cast {
        if self.confused() {
            return Cast::default();
        }
        let mut cast = Cast { borne: true, ..Cast::default() };
        self.called_after(&mut cast);
        self.between(&mut cast);
        if let Some(group) = group {
            for phrase in self.agent(group) {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        self.governors(&mut cast);
        for preposition in ["with", "by"] {
            let near = |range: &Range<usize>| range.start <= self.frame.head + 2;
            for phrase in self
                .after(self.frame.head + 1, &[preposition])
                .filter(near)
                .map_or_else(Vec::new, |range| self.scene.phrases(range))
            {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        if !cast.has(&Role::Party) {
            self.fighters(&mut cast);
        }
        self.accusers(&mut cast);
        self.at_war(&mut cast);
        self.mediators(&mut cast);
        self.remembered(&mut cast);
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

    /// Names of committees, monitors and lines, a truce in trade, "the cessation of".
    fn confused(&self) -> bool {
        const NAMED: [&str; 9] =
            ["committee", "commission", "monitor", "monitors", "observers", "line", "lines", "zone", "village"];
        const PEACEFUL: [&str; 8] = ["trade", "media", "tariff", "price", "political", "culture", "family", "transfer"];
        let clause = self.clause();
        let head = self.found.head;
        let last = (head + 1..head + 4)
            .take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj))
            .last()
            .unwrap_or(head);
        let next = (head + 1..=self.frame.head.max(last)).any(|at| self.is(at, &NAMED));
        let trade = (self.frame.start..head).any(|at| self.is(at, &PEACEFUL));
        let open = self.found.end == head + 1 && clause.lemma(head) == "cessation" && self.is(head + 1, &["of"]);
        next || trade || open
    }

    /// Whose the words before it call it: "the Israel-Hamas truce", "a UN-brokered truce", "the Serbs' ceasefire".
    fn called_after(&self, cast: &mut Cast) {
        let clause = self.clause();
        for at in self.frame.start..self.found.head {
            let word = clause.word(at);
            let Some(naming) = self.scene.naming(at) else { continue };
            let Some(who) = self.resolve(naming) else { continue };
            if word.tag == Tag::Adj || naming.actor.kind == ActorKind::Organization {
                let imposed = word.span.of(self.scene.text).is_some_and(|word| {
                    ["mandated", "imposed", "monitored", "supervised", "ordered"].iter().any(|end| word.ends_with(end))
                });
                if !imposed {
                    cast.add(vec![who], Role::Broker);
                }
            } else if naming.actor.kind != ActorKind::Place {
                cast.add(vec![who], Role::Party);
            }
        }
    }

    /// "between A and B", right after it or after who brokered it.
    fn between(&self, cast: &mut Cast) {
        let after = self.frame.links.iter().filter_map(|link| match *link {
            Link::Governor { place, at, .. } if place != Place::Object && at > self.frame.head => Some(at + 1),
            _ => None,
        });
        let mut starts = std::iter::once(self.frame.head + 1).chain(after);
        let Some(range) = starts.find_map(|start| self.after(start, &["between", "among"])) else { return };
        for phrase in self.scene.phrases(range) {
            let meant = self.against(phrase, cast).map_or_else(|| self.meant(phrase), |who| vec![who]);
            cast.add(meant, Role::Party);
        }
    }

    /// Who agrees to it, breaks it, brings it about: those who do what the words that govern it say.
    fn governors(&self, cast: &mut Cast) {
        let clause = self.clause();
        let head = self.found.head;
        // "Egypt proposed a ceasefire between Israel and Hamas": between others.
        let sides: Vec<String> = cast.roles.iter().map(|(who, _)| who.name.clone()).collect();
        let settled = cast.roles.iter().filter(|(_, role)| *role == Role::Party).count() >= 2;
        let mut told = false;
        for link in &self.frame.links {
            let Link::Governor { operator, place, level, at } = *link else { continue };
            let Some(group) = clause.word(at).group else {
                self.nominal(cast, operator, at);
                continue;
            };
            // "a ceasefire called by the leader"
            let calls = operator == Operator::Demand && place != Place::Complement && clause.lemma(at) == "call";
            let operator = if calls { Operator::Announce } else { operator };
            let nonfinite = matches!(level.shape, Shape::Infinitive | Shape::Gerund);
            let idle = nonfinite
                && matches!(operator, Operator::Hold | Operator::Implement | Operator::Support)
                && self.far(group);
            // "who tore up an earlier ceasefire"
            let wrecks = operator == Operator::Collapse && place == Place::Object && !level.passive;
            let party = (takes_part(operator) || wrecks) && !idle;
            let broker = operator == Operator::Broker;
            if place == Place::Subject && !level.passive {
                continue;
            }
            if operator == Operator::Demand {
                // "called on Libya to …": the one who is asked.
                let asked = self.scene.phrases(at + 1..head);
                for phrase in asked.into_iter().take(2) {
                    let before = left(clause, phrase.start);
                    if before.is_some_and(|before| before == at || self.is(before, &["on", "upon"])) {
                        self.asked(cast, phrase, group);
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
                    let Some(who) = (if self.speaks_for(phrase) { self.side(who) } else { Some(who) }) else {
                        continue;
                    };
                    let organization = who.kind == Some(ActorKind::Organization);
                    // "a truce negotiated by Egypt", "the truce proposed by Turkey and Russia"
                    let offers = matches!(operator, Operator::Offer | Operator::Negotiate);
                    let mediates = offers && level.passive && place != Place::Complement && !self.memory.fights(&who);
                    let mediates = mediates && who.kind != Some(ActorKind::Group);
                    if settled && !broker && !sides.contains(&who.name) {
                        if offers {
                            cast.add(vec![who], Role::Broker);
                        }
                        continue;
                    }
                    let outsider = broker || mediates || organization || self.memory.outside(&who);
                    if organization && !broker && !mediates && !matches!(operator, Operator::Offer | Operator::Announce)
                    {
                        continue;
                    }
                    cast.add(vec![who], if outsider { Role::Broker } else { Role::Party });
                    told |= !outsider;
                }
            }
        }
    }

    /// "called on Libya to …" asks a side; "called on the African Union to monitor the truce" a mediator, and a side asks.
    fn asked(&self, cast: &mut Cast, phrase: Phrase, asking: u16) {
        const TASKS: [&str; 9] =
            ["mediate", "broker", "monitor", "oversee", "supervise", "guarantee", "negotiate", "facilitate", "arrange"];
        let clause = self.clause();
        let whom = self.meant(phrase);
        let organization = whom.iter().any(|who| who.kind == Some(ActorKind::Organization));
        let task = (phrase.end..self.frame.start).any(|at| self.is(at, &TASKS));
        if !(organization || task) {
            cast.add(whom, Role::Party);
            return;
        }
        cast.add(whom, Role::Broker);
        if task && !clause.groups.get(asking as usize).is_some_and(|group| group.passive) {
            let asks = self.agent(asking).into_iter().flat_map(|phrase| self.meant(phrase));
            let inside = asks.filter(|who| who.kind != Some(ActorKind::Organization) && !self.memory.outside(who));
            cast.add(inside.collect(), Role::Party);
        }
    }

    /// "Gaddafi's ceasefire declaration", "the government announcement of a ceasefire", "its breach by the rebels".
    fn nominal(&self, cast: &mut Cast, operator: Operator, at: usize) {
        use Operator::{Agree, Announce, Hold, Offer, Refuse, Violate};
        if !matches!(operator, Announce | Violate | Agree | Hold | Refuse | Offer) {
            return;
        }
        let start = crate::event::frame::noun::phrase_start(self.scene.text, self.clause(), at);
        for phrase in self.scene.phrases(start..at).into_iter().filter(|_| operator != Offer) {
            cast.add(self.possessor(phrase), Role::Party);
        }
        for phrase in self.after(at + 1, &["by"]).map_or_else(Vec::new, |by| self.scene.phrases(by)) {
            cast.add(self.meant(phrase), Role::Party);
        }
    }

    /// A minister or a spokesman declares for the state.
    fn speaks_for(&self, phrase: Phrase) -> bool {
        let clause = self.clause();
        let words = self.scene.text.get(clause.word(phrase.start).span.start..clause.word(phrase.head).span.end);
        words.is_some_and(|words| {
            let words = words.to_ascii_lowercase();
            !words.contains("prime minister")
                && ["minister", "spokes", "official", "general "].iter().any(|word| words.contains(word))
        })
    }

    /// Whose truce the text told of before, where the sentence names no side; of a definite one, who fights.
    fn remembered(&self, cast: &mut Cast) {
        // "Zuma said Gaddafi was ready for a truce": who mediates it goes on doing so.
        let here = |who: &Who| self.scene.namings.iter().any(|naming| naming.actor.name == who.name);
        for (who, role) in self.memory.truce.iter().filter(|(who, role)| *role == Role::Broker && here(who)) {
            cast.add(vec![who.clone()], role.clone());
        }
        if !cast.has(&Role::Party) {
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
    }
}

/// Whether who does what a word says takes part in the truce that the word governs.
fn takes_part(operator: Operator) -> bool {
    matches!(
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
    )
}
