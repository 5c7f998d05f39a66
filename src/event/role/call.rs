//! Who calls whom.

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::{Group, Shape, Tag};
use crate::event::frame::left;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::{Cast, Casting};
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    fn official(&self, phrase: Phrase) -> bool {
        let clause = self.clause();
        let office = (phrase.start..phrase.end)
            .any(|at| clause.word(at).class == NounClass::Office && clause.tag_at(at) == Tag::Noun);
        let named = (phrase.start..phrase.end).any(|at| {
            self.scene.naming(at).is_some_and(|naming| {
                matches!(
                    naming.actor.kind,
                    ActorKind::Person | ActorKind::State | ActorKind::Organization | ActorKind::Group
                )
            })
        });
        let pronoun = clause.tag_at(phrase.head) == Tag::Pron && !self.pronoun(phrase.head).is_empty();
        office || named || pronoun
    }

    fn press(&self, phrase: Phrase) -> bool {
        (phrase.start..phrase.end).any(|at| {
            let word = self.clause().word(at);
            word.class == NounClass::Press
                || self.is(at, &["cnn", "reuters", "bbc", "afp", "ap", "nbc", "abc", "guardian", "reporters"])
        })
    }

    /// Somebody who may be on a telephone: a named person too.
    fn somebody(&self, phrase: Phrase) -> bool {
        self.official(phrase)
            || self.clause().tag_at(phrase.head) == Tag::Name
            || self.clause().tag_at(phrase.head) == Tag::Pron
    }

    fn call_meant(&self, phrase: Phrase) -> Vec<Who> {
        const LEADERS: [&str; 7] =
            ["leaders", "presidents", "premiers", "ministers", "secretaries", "chancellors", "kings"];
        let plural = self.is(phrase.head, &LEADERS) && self.scene.who(phrase).is_empty();
        let meant = if plural && !self.scene.belonging(phrase).is_empty() { Vec::new() } else { self.meant(phrase) };
        if meant.is_empty() {
            // "the leaders of France, Italy and Britain", "the prime ministers of Britain and Turkey": each by the state.
            let belonging = self.scene.belonging(phrase);
            let of = belonging.iter().flat_map(|&phrase| self.scene.who(phrase));
            let leaders = plural || self.is(phrase.head, &["leader"]);
            let role = (phrase.start..phrase.end).find_map(|at| {
                self.scene
                    .naming(at)
                    .filter(|naming| naming.form == NameForm::Generic)
                    .map(|naming| &*naming.actor.name)
            });
            let office = role.filter(|role| !matches!(*role, "minister" | "secretary")).unwrap_or("leader");
            let leader = |who: Who| {
                let code = who.code.as_deref().filter(|_| leaders && who.kind == Some(ActorKind::State))?;
                let holder = self.scene.gazetteer.holder(code, office, self.memory.day?)?;
                Some(Who::of(holder))
            };
            return of.map(|who| leader(who.clone()).unwrap_or(who)).collect();
        }
        meant
    }

    /// "a spokesman called Abdelsalam", ", called X": a participle that names.
    fn baptized(&self, group: u16) -> bool {
        let clause = self.clause();
        let Some(found) = clause.groups.get(group as usize).filter(|found| found.words.len() == 1 && found.past) else {
            return false;
        };
        let Some(before) = found.words.start.checked_sub(1) else { return true };
        match clause.tag_at(before) {
            // ", called X, said"; not "the secretary-general, X, called Y".
            Tag::Comma => matches!(clause.tag_at(self.object(found.words.end).end), Tag::Comma | Tag::Verb),
            Tag::Noun => (0..before)
                .rev()
                .take_while(|&at| matches!(clause.tag_at(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Name | Tag::Prep))
                .any(|at| self.is(at, &["a", "an"])),
            _ => false,
        }
    }

    /// "on the conference call that he had with reporters", "is joining us by phone", "join the conversation".
    fn aired(&self) -> bool {
        let clause = self.clause();
        if left(clause, self.frame.start).is_some_and(|at| clause.lemma(at) == "join") && self.frame.definite {
            return true;
        }
        let (start, end) = (self.frame.start.saturating_sub(6), (self.found.end + 8).min(clause.words.len()));
        (start..end).any(|at| {
            clause.word(at).class == NounClass::Press && self.is(at.saturating_sub(1), &["with", "to", "by"])
                || clause.tag_at(at) == Tag::Pron
                    && self.is(at, &["us"])
                    && at > 0
                    && matches!(clause.lemma(at - 1), "join" | "tell")
        })
    }

    /// The cast of a call that a verb tells.
    pub(crate) fn call_verb(&self, evidence: Evidence, group: u16, telephone: bool) -> Cast {
        let clause = self.clause();
        let mut cast = Cast::default();
        let Some(found) = clause.groups.get(group as usize) else { return cast };
        let subjects = self.agent(group);
        let end = self.found.end;
        if evidence == Evidence::Call {
            let lemma = clause.lemma(self.found.head);
            if clause.tag_at(end) == Tag::Prep
                || clause.tag_at(end) == Tag::Adv
                    && self.is(end, &["out", "off", "back", "in", "for", "on", "upon", "up", "down"])
            {
                return cast;
            }
            let object = self.object(end);
            let objects = self.scene.phrases(object.clone());
            if lemma == "call" && (found.passive || self.baptized(group)) {
                return cast;
            }
            let Some(&callee) = objects.first() else { return cast };
            // "called him a liar", "called it unclear", "called the move …".
            let complement = lemma == "call" && {
                let next = object.end;
                let second =
                    objects.len() > 1 && !clause.words[object.clone()].iter().any(|word| word.tag == Tag::Conj);
                let adjective = clause.tag_at(object.end.saturating_sub(1)) == Tag::Adj;
                let quote = clause.tag_at(next) == Tag::Quote
                    || clause.words[object.clone()].iter().any(|word| word.tag == Tag::Quote);
                let described = clause.tag_at(next) == Tag::Adj
                    || clause.tag_at(next) == Tag::Adv
                        && matches!(clause.tag_at(next + 1), Tag::Adj | Tag::Prep)
                        && !self.is(next, &["back", "again", "then", "later", "earlier"])
                    || self.is(next, &["too", "by", "as"]);
                // "is calling his advisers to the White House"
                let summoned = clause.tag_at(next) == Tag::Prep && self.is(next, &["to", "into"]);
                second || adjective || quote || described || summoned
            };
            let people = objects.iter().all(|&phrase| {
                let named = self.is_person(phrase);
                let office = self.scene.class(phrase) == NounClass::Office;
                let pronoun = self.is(phrase.head, &["him", "her", "them"]);
                let unknown = clause.tag_at(phrase.head) == Tag::Name && self.scene.naming(phrase.head).is_none();
                named || office || pronoun || unknown || lemma != "call" && self.somebody(phrase)
            });
            let caller = subjects.iter().any(|&phrase| self.official(phrase) && !self.press(phrase));
            let official = caller
                || objects.iter().any(|&phrase| self.official(phrase))
                    && subjects.iter().any(|&phrase| self.somebody(phrase));
            if complement || !people || !official || self.press(callee) {
                return cast;
            }
            cast.borne = true;
            for &phrase in &subjects {
                cast.add(self.call_meant(phrase), Role::Caller);
            }
            for &phrase in &objects {
                cast.add(self.call_meant(phrase), Role::Callee);
            }
            return cast;
        }
        // "spoke with", "talked to", "A and B spoke".
        let with = self.after(end, &["with", "to"]);
        let others = with.clone().map(|range| self.scene.main_phrases(range)).unwrap_or_default();
        let others: Vec<Phrase> = others.into_iter().filter(|&phrase| self.somebody(phrase)).collect();
        if others.iter().any(|&phrase| self.press(phrase)) || subjects.iter().any(|&phrase| self.press(phrase)) {
            return cast;
        }
        let mut sides: Vec<Who> = subjects.iter().flat_map(|&phrase| self.call_meant(phrase)).collect();
        if clause.lemma(self.found.head) == "discuss" && (!telephone || found.negated) {
            return cast;
        }
        let partners: Vec<Who> = others.iter().flat_map(|&phrase| self.call_meant(phrase)).collect();
        let plural = sides.len() >= 2
            || subjects
                .iter()
                .any(|&phrase| self.is(phrase.head, &["they", "leaders", "presidents", "ministers", "two"]));
        let official = subjects.iter().chain(&others).any(|&phrase| self.official(phrase));
        let both =
            !others.is_empty() && !subjects.is_empty() || plural || found.shape != Shape::Finite && !others.is_empty();
        let called = |who: &Who, side: &(String, Option<String>)| {
            who.name == side.0 || who.kind == Some(ActorKind::State) && who.code.is_some() && who.code == side.1
        };
        let all: Vec<&Who> = partners.iter().chain(&sides).collect();
        let known = self.memory.calls.iter().any(|call| {
            let in_call = all.iter().filter(|who| call.iter().any(|side| called(who, side))).count();
            in_call >= if sides.is_empty() { partners.len().max(1) } else { 2 }
        });
        // "talked again in Paris": they met.
        let met = clause.tag_at(end) == Tag::Prep && self.is(end, &["in", "at"])
            || (end..clause.words.len().min(end + 4))
                .any(|at| self.is(at, &["in"]) && self.scene.naming(at + 1).is_some())
            || (0..clause.words.len()).any(|at| self.is(at, &["met", "meeting", "sidelines", "summit"]));
        let of = others.is_empty() && self.is(end, &["of", "about"]);
        // "I talked to an American": whoever says so in a broadcast.
        let told = !sides.is_empty() || subjects.is_empty() || plural;
        let known = known && told && !met && !of;
        cast.pending = official && both && !telephone && !met;
        cast.borne = official && both && (telephone || known);
        if sides.is_empty() && !subjects.is_empty() && plural {
            sides = self.memory.pair.clone();
        }
        cast.add(sides, Role::Party);
        let many = partners.len() > 1;
        if many {
            cast.each = unique(partners)
                .into_iter()
                .filter(|who| !cast.roles.iter().any(|(side, _)| side.name == who.name))
                .map(|who| (who, Role::Party))
                .collect();
        } else {
            cast.add(partners, Role::Party);
        }
        cast
    }

    /// The cast of a call that a noun tells.
    pub(crate) fn call_noun(&self, evidence: Evidence, telephone: bool) -> Cast {
        let clause = self.clause();
        let mut cast = Cast::default();
        let head = self.found.head;
        let lemma = clause.lemma(head);
        let start = self.frame.start;
        let bare = matches!(lemma, "telephone" | "phone" | "cellphone" | "hotline" | "video")
            && self.found.end == head + 1
            && head == clause.at(self.found.span.start).unwrap_or(head);
        let end = self.frame.head.max(self.found.end.saturating_sub(1)) + 1;
        let before = left(clause, start);
        if bare {
            // "by telephone", "on the phone with".
            let before_is = before.is_some_and(|at| self.is(at, &["by", "on", "over", "via", "per"]));
            if !before_is || end > head + 1 {
                return cast;
            }
        }
        let with = self.after(end, &["with", "between", "among"]);
        let to = self.after(end, &["to"]).filter(|_| !bare);
        let from = self.after(end, &["from"]).filter(|_| !bare);
        let phrases =
            |range: &Option<Range<usize>>| range.clone().map(|range| self.scene.phrases(range)).unwrap_or_default();
        let within = before.filter(|&at| partners_absent(&with, &to, &from) && self.is(at, &["in", "during"]));
        // "told X in a call", "In a call on Friday, Y told X".
        let verb = || self.governing_verb().or_else(|| self.next_finite().map(|group| group.words.end - 1));
        let spoken_to = within.and_then(|_| verb()).map(|at| self.object(at + 1));
        let near = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.start <= end + 2);
        let (mut partners, callees, mut callers) = (phrases(&with), phrases(&to), phrases(&from));
        // "told Putin in a telephone call that …"
        if let Some(object) = spoken_to
            && telephone
        {
            let person = |phrase: &Phrase| {
                (self.is_person(*phrase) || self.scene.class(*phrase) == NounClass::Office)
                    && !self.clause().word(phrase.head).possessive
            };
            partners = self.scene.phrases(object).into_iter().filter(person).collect();
        }
        // "a conference call from Holland" says where, not who.
        callers.retain(|phrase| {
            !self.scene.naming(phrase.head).is_some_and(|naming| {
                matches!(naming.actor.kind, ActorKind::State | ActorKind::Place) && naming.form == NameForm::Name
            })
        });
        let taken = before.is_some_and(|at| matches!(clause.lemma(at), "receive" | "get" | "take"));
        if lemma == "call" && evidence == Evidence::Call {
            // A bare "call": not "calls for", "a call to arms", "close call".
            let for_next = clause.tag_at(head + 1) == Tag::Prep
                && self.is(head + 1, &["for", "on", "upon", "of"])
                && clause.tag_at(head + 2) != Tag::Time
                || clause.tag_at(head + 1) == Tag::To;
            let people = |list: &[Phrase]| {
                list.iter().any(|&phrase| self.is_person(phrase) || self.scene.class(phrase) == NounClass::Office)
            };
            let placed = near(&to) && people(&callees)
                || near(&with) && people(&partners)
                || near(&from) && people(&callers) && (telephone || taken);
            let definite = self.frame.definite && self.memory.telephone;
            let made = before.is_some_and(|at| {
                matches!(clause.lemma(at), "make" | "place" | "initiate" | "receive" | "hold" | "take" | "return")
            });
            let spoken = definite && !for_next && (self.frame.head == head);
            let told = placed
                || spoken && (!clause.word(head).plural || self.is(start, &["these", "those"]))
                || made && (people(&callees) || self.frame.definite && telephone);
            if for_next || !told {
                return cast;
            }
        }
        if matches!(lemma, "conversation" | "talk") && evidence == Evidence::Talk {
            let definite = self.frame.definite && (self.memory.telephone || telephone) && lemma == "conversation";
            let named = telephone && !partners.is_empty() && partners.iter().any(|&phrase| self.official(phrase));
            // Where a telephone noun stands, that tells it.
            if telephone || !named && (lemma == "talk" || !definite) {
                return cast;
            }
        }
        if self.aired() {
            return cast;
        }
        let agent = self.holder();
        let press = |list: &[Phrase]| list.iter().any(|&phrase| self.press(phrase));
        if press(&partners) || press(&callees) || press(&callers) {
            return cast;
        }
        let mut owners: Vec<Who> = Vec::new();
        if !bare {
            for at in start..head {
                if let Some(naming) = self.scene.naming(at)
                    && naming.actor.kind != ActorKind::Place
                {
                    owners.push(Who::of(&naming.actor));
                }
            }
            // "Trump and Xi's phone call"
            if !owners.is_empty()
                && let Some(conjunction) = left(clause, start).filter(|&at| clause.tag_at(at) == Tag::Conj)
                && let Some(mate) = left(clause, conjunction)
                && self.scene.naming(mate).is_some_and(|naming| naming.actor.kind == ActorKind::Person)
            {
                let mates = self.scene.phrases(self.np(mate));
                owners.splice(0..0, mates.into_iter().flat_map(|phrase| self.scene.who(phrase)));
            }
            if owners.is_empty() && (start..head).any(|at| self.is(at, &["his", "her", "their"])) {
                owners = self.pronoun(start);
            }
        }
        let agents: Vec<Who> = agent.iter().flat_map(|&phrase| self.call_meant(phrase)).collect();
        let others = partners.iter().chain(&callees).chain(&callers);
        let official = others.clone().any(|&phrase| self.official(phrase))
            || !owners.is_empty()
            || agent.iter().any(|&phrase| self.official(phrase));
        // "the two presidents will hold a telephone conversation"
        let several = agent.iter().filter(|&&phrase| self.official(phrase)).count() > 1;
        let mutual = !bare
            && (several && partners_absent(&with, &to, &from)
                || agent.iter().any(|&phrase| {
                    clause.word(phrase.head).plural
                        && self.scene.class(phrase) == NounClass::Office
                        && self.official(phrase)
                }));
        let sided = mutual
            || !partners.is_empty()
            || near(&to) && !callees.is_empty()
            || near(&from) && !callers.is_empty()
            || !owners.is_empty();
        let somebody = mutual
            || others.clone().any(|&phrase| self.somebody(phrase))
            || owners.len() > 1
            || self.frame.definite && !self.memory.talk.is_empty();
        let received = taken || before.is_some_and(|at| clause.tag_at(at) == Tag::Have);
        if bare {
            let verb = self.governing_verb();
            let joins = verb.is_some_and(|at| {
                matches!(
                    clause.lemma(at),
                    "participate"
                        | "join"
                        | "brief"
                        | "consult"
                        | "confer"
                        | "contact"
                        | "inform"
                        | "congratulate"
                        | "discuss"
                        | "agree"
                )
            });
            let told = verb.is_some_and(|at| clause.lemma(at) == "tell");
            let on = before.is_some_and(|at| self.is(at, &["on"]));
            if joins || told {
                let object =
                    verb.map(|at| self.object(at + 1)).map(|range| self.scene.phrases(range)).unwrap_or_default();
                let object: Vec<Phrase> = object.into_iter().filter(|&phrase| self.somebody(phrase)).collect();
                if press(&object)
                    || told
                        && (object.is_empty()
                            || !agent.iter().any(|&phrase| self.official(phrase))
                            || !object.iter().any(|&phrase| {
                                self.scene.naming(phrase.head).is_some() || clause.tag_at(phrase.head) == Tag::Pron
                            }))
                {
                    return cast;
                }
                cast.add(agents, Role::Party);
                for &phrase in &object {
                    cast.add(self.call_meant(phrase), Role::Party);
                }
                cast.borne =
                    cast.roles.iter().any(|(who, _)| who.code.is_some() || who.kind == Some(ActorKind::Person))
                        && agent.iter().any(|&phrase| self.official(phrase));
                return cast;
            }
            if !(on && sided) {
                return cast;
            }
        }
        // Two people with names on a telephone: no conference of a firm, no interview.
        let named = |list: &[Phrase]| list.iter().any(|&phrase| clause.tag_at(phrase.head) == Tag::Name);
        let official = official || named(&agent) && (named(&partners) || named(&callees) || named(&callers));
        cast.borne = official && (sided || received) && somebody;
        if near(&to) && !callees.is_empty() {
            let callers = if owners.is_empty() { agents.clone() } else { owners.clone() };
            cast.add(callers, Role::Caller);
            for &phrase in &callees {
                cast.add(self.call_meant(phrase), Role::Callee);
            }
        } else if !callers.is_empty() && (near(&from) || received) {
            for &phrase in &callers {
                cast.add(self.call_meant(phrase), Role::Caller);
            }
            if received {
                cast.add(agents.clone(), Role::Callee);
            }
        } else {
            cast.add(owners, Role::Party);
            if cast.roles.len() < 2
                && (with.is_some() || within.is_some() && !partners.is_empty())
                && !self.is(with.as_ref().map_or(0, |range| range.start.saturating_sub(1)), &["between", "among"])
            {
                cast.add(agents, Role::Party);
            }
            let others: Vec<Who> = partners.iter().flat_map(|&phrase| self.call_meant(phrase)).collect();
            if others.len() > 1
                && clause.word(head).plural
                && with.as_ref().is_some_and(|range| self.is(range.start - 1, &["with"]))
            {
                cast.each = unique(others)
                    .into_iter()
                    .filter(|who| !cast.roles.iter().any(|(side, _)| side.name == who.name))
                    .map(|who| (who, Role::Party))
                    .collect();
            } else {
                cast.add(others, Role::Party);
            }
        }
        let initiated = before.is_some_and(|at| matches!(clause.lemma(at), "initiate" | "place" | "make"));
        if self.frame.definite && initiated && !self.memory.talk.is_empty() && cast.roles.is_empty() {
            let caller: Vec<Who> = agents_of(self, &agent);
            let others: Vec<Who> = self
                .memory
                .talk
                .iter()
                .filter(|who| !caller.iter().any(|known| known.name == who.name))
                .cloned()
                .collect();
            cast.borne = !caller.is_empty();
            cast.add(caller, Role::Caller);
            cast.add(others, Role::Callee);
        }
        if cast.roles.is_empty() && cast.each.is_empty() && self.frame.definite {
            for who in &self.memory.talk {
                cast.add(vec![who.clone()], Role::Party);
            }
            cast.borne |= !cast.roles.is_empty() && (lemma == "call" || lemma == "conversation");
        }
        cast
    }

    /// The verb before a noun, in its part of the sentence.
    pub(in crate::event) fn governing_verb(&self) -> Option<usize> {
        let clause = self.clause();
        (0..self.frame.start)
            .rev()
            .take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp))
            .find(|&at| clause.tag_at(at) == Tag::Verb)
    }

    /// Who holds the call that a noun names: the subject of the verb before it, else of the sentence's next finite verb ("In a
    /// phone call with A, B said").
    fn holder(&self) -> Vec<Phrase> {
        let clause = self.clause();
        if let Some(at) = self.governing_verb()
            && let Some(group) = clause.word(at).group
        {
            return self.agent(group);
        }
        let finite = self.next_finite().and_then(|group| clause.word(group.words.start).group);
        finite.map(|group| self.scene.subject(group)).unwrap_or_default()
    }

    /// The sentence's next finite verb group.
    fn next_finite(&self) -> Option<&Group> {
        let mut groups = self.clause().groups.iter();
        groups.find(|group| group.words.start > self.found.head && group.shape == Shape::Finite)
    }

    /// A person by name, or by an office that names them.
    fn is_person(&self, phrase: Phrase) -> bool {
        self.scene
            .naming(phrase.head)
            .is_some_and(|naming| naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office)
    }
}

fn partners_absent(with: &Option<Range<usize>>, to: &Option<Range<usize>>, from: &Option<Range<usize>>) -> bool {
    with.is_none() && to.is_none() && from.is_none()
}

fn agents_of(casting: &Casting<'_, '_, '_>, agent: &[Phrase]) -> Vec<Who> {
    agent.iter().flat_map(|&phrase| casting.call_meant(phrase)).collect()
}

fn unique(all: Vec<Who>) -> Vec<Who> {
    let mut unique: Vec<Who> = Vec::new();
    for who in all {
        let leader = |known: &Who| {
            who.kind == Some(ActorKind::State) && known.kind == Some(ActorKind::Person) && known.code == who.code
        };
        if !unique.iter().any(|known| known.name == who.name || leader(known)) {
            unique.push(who);
        }
    }
    unique
}
