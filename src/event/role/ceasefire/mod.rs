//! The sides of a ceasefire, and who brought it about.

mod broker;
mod stance;
mod war;

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Group, Mood, Shape, Tag};
use crate::event::frame::phrase::phrase_start;
use crate::event::frame::{Link, Place};
use crate::event::role::memory::rebels;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};
use crate::event::table::rows;
use crate::text::packed::WordTable;

/// How many words before and after a truce tell what it is a truce in.
const DISPUTE: usize = 12;

/// Quarrels without arms: by their first words, the others.
static DISPUTES: Lazy<WordTable<Vec<Vec<&str>>>> = Lazy::new(|| {
    let mut disputes: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
    for (_, row) in rows(include_str!("disputes.tsv")) {
        let mut words = row.first().into_iter().flat_map(|line| line.split(' '));
        if let Some(first) = words.next() {
            disputes.entry(first).or_default().push(words.collect());
        }
    }
    WordTable::new(disputes)
});

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

    /// "The cessation", of which the text told before.
    pub(crate) fn ceases_again(&self) -> bool {
        self.memory.cessation && (self.phrase.definite || self.phrase.possessed)
    }

    /// The cast of a ceasefire.
    pub(crate) fn ceasefire(&self, group: Option<u16>) -> Cast {
        if self.confused() || self.surrenders(group) {
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
            let near = |range: &Range<usize>| range.start <= self.phrase.head + 2;
            for phrase in self
                .after(self.phrase.head + 1, &[preposition])
                .filter(near)
                .map_or_else(Vec::new, |range| self.scene.phrases(range))
            {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        self.stances(&mut cast);
        if !cast.has(&Role::Party) {
            self.fighters(&mut cast);
        }
        self.accusers(&mut cast);
        self.at_war(&mut cast);
        self.mediators(&mut cast);
        self.voiced(&mut cast);
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

    /// "called on the rebels to lay down their arms": one side is asked to surrender, where a truce takes both. "The rebels laid
    /// down their arms" ends the fighting.
    fn surrenders(&self, group: Option<u16>) -> bool {
        let Some(group) = group.filter(|_| self.clause().lemma(self.found.head) == "lay") else { return false };
        let done = |own: &Group| own.shape == Shape::Finite && own.mood == Mood::Fact && (own.past || own.perfect);
        if self.clause().verb_group(group).is_some_and(done) {
            return false;
        }
        let agents = self.agent(group);
        let both = |phrase: &Phrase| {
            let words = phrase.start.saturating_sub(1)..phrase.head;
            self.is_a(phrase.head, Sort::Sides)
                && (self.clause().word(phrase.head).plural
                    || words.into_iter().any(|at| self.is(at, &["each", "either", "neither"])))
        };
        let several: Vec<Who> = agents.iter().flat_map(|&phrase| self.meant(phrase)).collect();
        !agents.iter().any(both) && several.len() < 2
    }

    /// Names of committees, monitors and lines, a truce in trade, "the cessation of".
    fn confused(&self) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        let last = (head + 1..head + 4)
            .take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj) || clause.word(at).capital)
            .last()
            .unwrap_or(head);
        let next = (head + 1..=self.phrase.head.max(last)).any(|at| self.is_a(at, Sort::Named));
        let trade = (self.phrase.start..head).any(|at| self.is_a(at, Sort::Peaceful));
        let open = self.found.end == head + 1 && clause.lemma(head) == "cessation" && self.is(head + 1, &["of"]);
        next || trade || open || self.unarmed_dispute()
    }

    /// "a truce in their price war": whether the words around it tell of a quarrel without arms.
    fn unarmed_dispute(&self) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        let (start, end) = (head.saturating_sub(DISPUTE), (head + DISPUTE).min(clause.words.len()));
        if (start..end).any(|at| clause.word(at).class == NounClass::Force) {
            return false;
        }
        let stand = |words: &Vec<&str>, at: usize| (at..).zip(words).all(|(at, word)| self.is(at, &[word]));
        (start..end).any(|at| {
            let begun = DISPUTES.find(clause.form(at));
            begun.is_some_and(|disputes| disputes.iter().any(|words| stand(words, at + 1)))
        })
    }

    /// Whose the words before it call it: "the Israel-Hamas truce", "a UN-brokered truce", "the Serbs' ceasefire".
    fn called_after(&self, cast: &mut Cast) {
        let clause = self.clause();
        for at in self.phrase.start..self.found.head {
            let word = clause.word(at);
            let Some(naming) = self.scene.naming(at) else { continue };
            let Some(who) = self.resolve(naming) else { continue };
            let adjective = word.tag == Tag::Adj && who.kind != Some(ActorKind::Group);
            if adjective || naming.actor.kind == ActorKind::Organization {
                let imposed = ["mandated", "imposed", "monitored", "supervised", "ordered"];
                let imposed = imposed.iter().any(|end| clause.form(at).ends_with(end));
                if !imposed {
                    cast.add(vec![who], Role::Broker);
                }
            } else if naming.actor.kind != ActorKind::Place {
                // "the US ceasefire proposal" of others' war
                let proposes =
                    (self.found.end..=self.phrase.head).any(|at| self.is(at, &["proposal", "plan", "initiative"]));
                let outsider = proposes && who.kind == Some(ActorKind::State) && !self.memory.fights(&who);
                cast.add(vec![who], if outsider { Role::Broker } else { Role::Party });
            }
        }
    }

    /// "between A and B", right after it or after who brokered it.
    fn between(&self, cast: &mut Cast) {
        let after = self.frame.links.iter().filter_map(|link| match *link {
            Link::Governor { place, at, .. } if place != Place::Object && at > self.phrase.head => Some(at + 1),
            _ => None,
        });
        let mut starts = std::iter::once(self.phrase.head + 1).chain(after);
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
                    let before = clause.left(phrase.start);
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
                self.scene.phrases(self.phrase.head + 1..at)
            } else {
                self.agent(group)
            };
            // "The Indian and Pakistani armies": none of them stands outside where one fights.
            let fights = |&phrase: &Phrase| self.meant(phrase).iter().any(|who| self.memory.fights(who));
            let fight = LazyCell::new(|| agents.iter().any(fights));
            for &phrase in &agents {
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
                    let outsider = broker || mediates || organization || self.memory.outside(&who) && !*fight;
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
        let whom = self.meant(phrase);
        let organization = whom.iter().any(|who| who.kind == Some(ActorKind::Organization));
        let task = (phrase.end..self.phrase.start).any(|at| self.is_a(at, Sort::Task));
        if !(organization || task) {
            cast.add(whom, Role::Party);
            return;
        }
        cast.add(whom, Role::Broker);
        if task && !self.passive(asking) {
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
        let start = phrase_start(self.clause(), at);
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
        let words =
            self.scene.clause.text.get(clause.word(phrase.start).span().start..clause.word(phrase.head).span().end);
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
            // Whoever spoke for a side is not who is meant again, and whoever else wants a truce does not want the mediator's.
            let wants = |link: &Link| matches!(link, Link::Governor { operator: Operator::Demand, .. });
            let alone = cast.roles.is_empty() && !self.frame.links.iter().any(wants);
            for (who, role) in self.memory.truce.iter().filter(|(_, role)| alone || *role == Role::Party) {
                let side = || self.side(who.clone()).map(|state| self.leader(state));
                let who = if *role == Role::Party { side() } else { Some(who.clone()) };
                cast.add(who.into_iter().collect(), role.clone());
            }
        }
        if cast.roles.is_empty() && self.phrase.definite {
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
