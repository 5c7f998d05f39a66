//! Who calls whom.

mod line;
mod noun;
pub(in crate::event) mod talk;
pub(in crate::event) mod telephone;
mod verb;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::{Group, Shape, Tag};
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};

impl Casting<'_, '_, '_> {
    /// Whether a phrase tells of somebody who holds an office, or of a state or body that may ring.
    fn official(&self, phrase: Phrase) -> bool {
        let clause = self.clause();
        let office = (phrase.start..phrase.end)
            .any(|at| clause.word(at).class == NounClass::Office && clause.tag_at(at) == Tag::Noun);
        let named = (phrase.start..phrase.end).any(|at| {
            // "talk to two young Americans"
            let people = |form: NameForm| {
                form == NameForm::Demonym
                    && at == phrase.head
                    && clause.word(at).plural
                    && (phrase.start..at).any(|at| clause.tag_at(at) == Tag::Num)
            };
            self.scene.naming(at).is_some_and(|naming| {
                matches!(
                    naming.actor.kind,
                    ActorKind::Person | ActorKind::State | ActorKind::Organization | ActorKind::Group
                ) && !people(naming.form)
            })
        });
        let pronoun = || clause.tag_at(phrase.head) == Tag::Pron && !self.pronoun(phrase.head).is_empty();
        // "both men"
        let two = || (phrase.start..phrase.head).any(|at| self.is(at, &["both", "two"]));
        let men = || self.is(phrase.head, &["men", "women"]) && two() && !self.meant(phrase).is_empty();
        // "Kyiv residents"
        !self.civil(phrase) && (office || named || pronoun() || men())
    }

    /// Who is told something by telephone there is interviewed.
    fn press(&self, phrase: Phrase) -> bool {
        (phrase.start..phrase.end)
            .any(|at| self.clause().word(at).class == NounClass::Press || self.is_a(at, Sort::Press))
    }

    /// Somebody who may be on a telephone: a named person too.
    fn somebody(&self, phrase: Phrase) -> bool {
        matches!(self.clause().tag_at(phrase.head), Tag::Name | Tag::Pron) || self.official(phrase)
    }

    /// A person by name, or by an office that names them.
    fn is_person(&self, phrase: Phrase) -> bool {
        self.scene
            .naming(phrase.head)
            .is_some_and(|naming| naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office)
    }

    /// A person, or somebody by their office.
    fn personal(&self, phrase: &Phrase) -> bool {
        self.is_person(*phrase) || self.scene.class(*phrase) == NounClass::Office
    }

    /// Whom a phrase means on the telephone: for a state named by "the leaders of …", who leads it.
    fn call_meant(&self, phrase: Phrase) -> Vec<Who> {
        if let Some((person, _)) = self.apposed(phrase) {
            return vec![person];
        }
        let named = self.scene.who(phrase);
        let leaders = self.last_is(phrase, Sort::Leaders);
        let states = named.iter().all(|who| who.kind == Some(ActorKind::State));
        if leaders && states && named.len() > 1 {
            // "the Turkish and Qatari leaders"
            return self.led_by(named, "leader");
        }
        let belonging = self.scene.belonging(phrase);
        let plural = self.is_a(phrase.head, Sort::Leaders) && named.is_empty();
        let meant = if plural && !belonging.is_empty() { Vec::new() } else { self.meant(phrase) };
        if !meant.is_empty() {
            return meant;
        }
        // "the leaders of France, Italy and Britain", "the prime ministers of Britain and Turkey": each by the state.
        let of: Vec<Who> = belonging.iter().flat_map(|&phrase| self.meant(phrase)).collect();
        let mut roles = (phrase.start..phrase.end).filter_map(|at| self.scene.naming(at));
        let role = roles.find(|naming| naming.form == NameForm::Generic).map(|naming| naming.actor.name.as_str());
        let office = role.filter(|role| !matches!(*role, "minister" | "secretary")).unwrap_or("leader");
        if plural || self.is(phrase.head, &["leader"]) { self.led_by(of, office) } else { of }
    }

    /// Who holds an office of each state, else the state.
    fn led_by(&self, states: Vec<Who>, office: &str) -> Vec<Who> {
        let holder = |who: &Who| {
            let code = who.code.as_deref().filter(|_| who.kind == Some(ActorKind::State))?;
            self.scene.gazetteer.holder(code, office, self.memory.day?).map(Who::of)
        };
        states.into_iter().map(|who| holder(&who).unwrap_or(who)).collect()
    }

    /// "Pakistan's army chief, Asim Munir, and": the person whom the words between the commas name, and where they end.
    fn apposed(&self, phrase: Phrase) -> Option<(Who, usize)> {
        let clause = self.clause();
        let office = self.scene.class(phrase) == NounClass::Office && !self.is_person(phrase);
        let at = phrase.end + 1;
        let comma = clause.tag_at(phrase.end) == Tag::Comma;
        let name = self.scene.each_phrase(at..at + 4).next().filter(|name| name.start == at && office && comma)?;
        let known = clause.tag_at(name.head) == Tag::Name && clause.tag_at(name.end) == Tag::Comma;
        let mut who = known.then(|| self.scene.who(name)).and_then(|mut who| who.pop())?;
        let of = self.scene.who(phrase).into_iter().find(|who| who.kind == Some(ActorKind::State));
        who.code = who.code.or_else(|| of.and_then(|of| of.code));
        Some((who, name.end))
    }

    fn all_meant(&self, phrases: &[Phrase]) -> Vec<Who> {
        phrases.iter().flat_map(|&phrase| self.call_meant(phrase)).collect()
    }

    /// The verb before a noun, in its part of the sentence.
    pub(in crate::event) fn governing_verb(&self) -> Option<usize> {
        let clause = self.clause();
        // "had a telephone conversation": "had" is the verb.
        let owns = |at: usize| {
            let group = clause.group_at(at);
            clause.tag_at(at) == Tag::Have && group.is_some_and(|group| group.main == at)
        };
        (0..self.phrase.start)
            .rev()
            .take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp))
            .find(|&at| clause.tag_at(at) == Tag::Verb || owns(at))
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

    /// Those after each "and with" that goes on from a word: "with A *and with B*", "to A by telephone *and to B*", "with A *as
    /// well as B*".
    fn more_partners(&self, mut end: usize, prepositions: &[&str]) -> Vec<Phrase> {
        let clause = self.clause();
        let mut phrases = Vec::new();
        while let Some(next) = self.further(end, prepositions) {
            let more = self.object(next);
            if more.is_empty() {
                break;
            }
            end = more.end.max(clause.words.len().min(end + 1));
            phrases.extend(self.scene.main_phrases(more));
        }
        phrases
    }

    /// Where one more partner begins.
    fn further(&self, end: usize, prepositions: &[&str]) -> Option<usize> {
        let clause = self.clause();
        let mut at = end + usize::from(clause.tag_at(end) == Tag::Comma);
        let well = |at: usize| self.is(at, &["as"]) && self.is(at + 1, &["well"]) && self.is(at + 2, &["as"]);
        if well(at) {
            return Some(at + 3);
        }
        // "by telephone before lunch": what else is told of the talk.
        let beside = |at: usize| match clause.tag_at(at) {
            Tag::Time | Tag::Adv => true,
            Tag::Prep => !self.is(at, prepositions),
            Tag::Noun => clause.word(at).class == NounClass::Phone || clause.tag_at(at - 1) == Tag::Prep,
            Tag::Det | Tag::Adj => clause.word(at + 1).class == NounClass::Phone,
            _ => false,
        };
        at += (at..at + 6).take_while(|&at| beside(at)).count();
        at += usize::from(clause.tag_at(at) == Tag::Comma);
        let next = at + 1 + usize::from(clause.tag_at(at + 1) == Tag::Adv);
        let joined = clause.tag_at(at) == Tag::Conj && clause.tag_at(next) == Tag::Prep;
        (joined && self.is(next, prepositions)).then_some(next + 1)
    }
}

/// Each of some once; no state beside its leader.
fn unique(all: Vec<Who>) -> Vec<Who> {
    let mut unique: Vec<Who> = Vec::new();
    for who in all {
        if !unique.iter().any(|known| known.name == who.name || leads(known, &who)) {
            unique.push(who);
        }
    }
    unique
}

/// Whether a person is of a state.
fn leads(person: &Who, state: &Who) -> bool {
    state.kind == Some(ActorKind::State)
        && person.kind == Some(ActorKind::Person)
        && person.code.is_some()
        && person.code == state.code
}

impl Cast {
    /// Makes several separate calls of one with several partners, each with whom nobody else in the cast is.
    fn separate(&mut self, partners: Vec<Who>, role: Role) {
        let others = unique(partners).into_iter();
        let others = others.filter(|who| !self.roles.iter().any(|(side, _)| side.name == who.name));
        self.each = others.map(|who| (who, role.clone())).collect();
    }

    /// Leaves out a state beside the person who speaks for it.
    fn spoken_for(mut self) -> Cast {
        let people: Vec<Who> = self.roles.iter().chain(&self.each).map(|(who, _)| who.clone()).collect();
        self.roles.retain(|(who, _)| !people.iter().any(|person| leads(person, who)));
        self
    }
}
