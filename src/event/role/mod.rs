//! Who takes part in an event, read off the words around its trigger.

pub(in crate::event) mod agent;
pub(in crate::event) mod call;
pub(in crate::event) mod ceasefire;
pub(in crate::event) mod memory;
pub(in crate::event) mod phrase;
pub(in crate::event) mod pronoun;
pub(in crate::event) mod slot;
pub(in crate::event) mod withdrawal;

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::Role;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::{Clause, Shape, Tag};
use crate::event::frame::Frame;
use crate::event::role::memory::Memory;
use crate::event::role::phrase::{Phrase, Scene, Who};
use crate::event::trigger::Found;

/// Who takes part, and whether the words beside the trigger bear it out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cast {
    pub(crate) roles: Vec<(Who, Role)>,
    /// The trigger names an event.
    pub(crate) borne: bool,
    /// Only a telephone word is missing.
    pub(crate) pending: bool,
    /// Several separate events, one for each of these.
    pub(crate) each: Vec<(Who, Role)>,
    /// The phrases of those who move, in a withdrawal.
    pub(crate) movers: Vec<Phrase>,
}

impl Cast {
    /// Whether anybody has a role.
    pub(crate) fn has(&self, role: &Role) -> bool {
        self.roles.iter().any(|(_, known)| known == role)
    }

    pub(crate) fn add(&mut self, who: Vec<Who>, role: Role) {
        for who in who {
            if !self.roles.iter().any(|(known, _)| known.name == who.name) {
                self.roles.push((who, role.clone()));
            }
        }
    }
}

/// Reads the cast of one trigger.
pub(crate) struct Casting<'s, 'g, 'm> {
    pub(crate) scene: Scene<'s, 'g>,
    pub(crate) memory: &'m Memory,
    pub(crate) found: &'s Found,
    pub(crate) frame: &'s Frame,
}

impl<'s, 'g> Casting<'s, 'g, '_> {
    pub(in crate::event) fn clause(&self) -> &'s Clause {
        self.scene.clause
    }

    pub(in crate::event) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.clause().is_any(self.scene.text, at, words)
    }

    /// Whom a phrase means: whom it names, else whom its pronoun, possessor or role noun points back to.
    pub(in crate::event) fn meant(&self, phrase: Phrase) -> Vec<Who> {
        let named = self.scene.who(phrase);
        if !named.is_empty() {
            return named;
        }
        let head = self.clause().word(phrase.head);
        if head.tag == Tag::Pron {
            return self.pronoun(phrase.head);
        }
        let generic = (phrase.start..phrase.end).rev().filter_map(|at| self.scene.naming(at));
        if let Some(naming) = generic.into_iter().find(|naming| naming.form == NameForm::Generic) {
            let mut owners: Vec<Who> =
                self.scene.belonging(phrase).iter().flat_map(|&phrase| self.owner(phrase)).collect();
            if owners.is_empty() && self.is(phrase.end, &["in"]) && &*naming.actor.name == "government" {
                // "the government in Khartoum"
                let seat = self.scene.naming(phrase.end + 1).and_then(|seat| seat.actor.code.as_deref());
                owners.extend(seat.and_then(|code| self.scene.gazetteer.state(code)).map(Who::of));
            }
            if (phrase.start..phrase.head).any(|at| self.is(at, &["foreign", "unknown", "unidentified", "other"])) {
                return owners;
            }
            let possessed = (phrase.start..phrase.head).any(|at| self.is(at, &["his", "her", "its", "their"]));
            if !owners.is_empty() {
                return owners;
            }
            if let Some(who) = self.apposition(phrase, naming.actor.kind) {
                return vec![who];
            }
            if &*naming.actor.name == "government"
                && let Some(who) = self.spokesman(phrase.start)
            {
                return self.side(who).into_iter().collect();
            }
            if !possessed {
                // "the rebels" of a text that does not tell whose: left as said.
                let said = || Some(Who::of(&naming.actor)).filter(|who| who.kind == Some(ActorKind::Group));
                let meant = self.memory.generic(&naming.actor.name, self.scene.gazetteer);
                return meant.or_else(said).into_iter().collect();
            }
        }
        if matches!(self.clause().lemma(phrase.head), "counterpart") {
            return Vec::new();
        }
        let belonging = self.scene.belonging(phrase);
        let of: Vec<Who> = belonging.iter().flat_map(|&phrase| self.owner(phrase)).collect();
        if !of.is_empty() {
            return of;
        }
        if let Some(at) = self.owned(phrase.start..phrase.head) {
            return self.pronoun(at).into_iter().flat_map(|who| self.fighters_of(who)).collect();
        }
        let both = (phrase.start..phrase.head).any(|at| self.is(at, &["both", "two", "neither", "either", "each"]));
        let warring =
            (phrase.start..phrase.head).any(|at| self.is(at, &["warring", "rival", "opposing", "conflicting"]));
        if self.is(phrase.head, &["side", "sides", "parties", "factions", "combatants", "belligerents"])
            && (both || warring || head.plural)
        {
            let sides = self.memory.sides(self.scene.gazetteer);
            let sides = if sides.is_empty() { self.memory.together() } else { sides };
            return if sides.is_empty() { self.memory.pair.clone() } else { sides };
        }
        if both && (head.class == NounClass::Office || self.is(phrase.head, &["men", "women"])) {
            return self.memory.pair.clone();
        }
        // "the group": the last one named.
        let the = (phrase.start..phrase.head).any(|at| self.is(at, &["the", "this", "that"]));
        if the && self.is(phrase.head, &["group", "movement", "militia", "organization", "organisation", "faction"]) {
            return self.memory.groups.last().cloned().into_iter().collect();
        }
        let neighbours = self.is(phrase.head, &["neighbours", "neighbors"]);
        if (both || neighbours)
            && self
                .is(phrase.head, &["countries", "states", "nations", "neighbours", "neighbors", "armies", "capitals"])
        {
            return self.two_states(phrase.start);
        }
        if self.is(phrase.head, &["police"]) {
            return self.memory.generic("government forces", self.scene.gazetteer).into_iter().collect();
        }
        // "riot police", "the convoy": whose forces the text tells of.
        let definite = !(phrase.start..phrase.head).any(|at| self.is(at, &["a", "an", "some", "any", "no"]));
        if head.class == NounClass::Force && definite {
            return self.memory.generic("troops", self.scene.gazetteer).into_iter().collect();
        }
        Vec::new()
    }

    /// "The Libyan foreign minister said the government would …": who speaks of it, before a word.
    fn spokesman(&self, before: usize) -> Option<Who> {
        let mut named = (0..before).rev().filter_map(|at| Some((at, self.scene.naming(at)?)));
        let person = |naming: &Naming<'_>| naming.actor.kind == ActorKind::Person && naming.actor.code.is_some();
        let (_, naming) = named.find(|(at, naming)| person(naming) && self.speaks(*at))?;
        Some(Who::of(&naming.actor))
    }

    /// The two states that the sentence names last before a word, else those that the text speaks of.
    fn two_states(&self, before: usize) -> Vec<Who> {
        let state = |naming: &Naming<'_>| {
            let code = naming.actor.code.as_deref().filter(|_| naming.actor.kind != ActorKind::Place)?;
            self.scene.gazetteer.state(code).map(Who::of)
        };
        let mut states: Vec<Who> = Vec::new();
        for who in (0..before).rev().filter_map(|at| self.scene.naming(at)).filter_map(state) {
            if states.len() < 2 && !states.iter().any(|known| known.name == who.name) {
                states.insert(0, who);
            }
        }
        if states.len() == 2 {
            return states;
        }
        let together = self.memory.together();
        if together.len() == 2 && together.iter().all(|who| who.kind == Some(ActorKind::State)) {
            return together;
        }
        let mut named: Vec<&(Who, u32)> = self.memory.states.iter().collect();
        named.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        if named.len() < 2 { Vec::new() } else { named.into_iter().take(2).map(|(who, _)| who.clone()).collect() }
    }

    /// "the interim government, the National Transitional Council (NTC), declared": the name between the commas.
    fn apposition(&self, phrase: Phrase, role: ActorKind) -> Option<Who> {
        let clause = self.clause();
        if clause.tag_at(phrase.end) != Tag::Comma {
            return None;
        }
        let at = (phrase.end + 1..phrase.end + 3).find(|&at| clause.tag_at(at) != Tag::Det)?;
        let group = |naming: &&Naming<'_>| {
            let kind = naming.actor.kind;
            let fits = matches!(kind, ActorKind::Group | ActorKind::Organization)
                || kind == ActorKind::Person && role == ActorKind::Person;
            naming.form == NameForm::Name && fits
        };
        let naming = self.scene.naming(at).filter(group)?;
        let mut after = (at + 1..at + 6).filter(|&at| !clause.is_any(self.scene.text, at, &["(", ")"]));
        let close = after.find(|&at| !matches!(clause.tag_at(at), Tag::Name | Tag::Noun))?;
        (clause.tag_at(close) == Tag::Comma).then(|| Who::of(&naming.actor))
    }

    /// Whom a naming means: a role without a name, whom the text means by it.
    pub(in crate::event) fn resolve(&self, naming: &Naming<'_>) -> Option<Who> {
        if naming.form == NameForm::Generic {
            return self.memory.generic(&naming.actor.name, self.scene.gazetteer);
        }
        Some(Who::of(&naming.actor))
    }

    /// "his fighters": of a leader of neither state nor government, the group's.
    fn fighters_of(&self, who: Who) -> Option<Who> {
        let person = who.kind == Some(ActorKind::Person) && who.code.is_none();
        let group = self.scene.gazetteer.commanded(&who.name, self.memory.day).filter(|_| person);
        group.map(Who::of).or_else(|| self.side(who))
    }

    /// A leader's forces are the state's.
    pub(in crate::event) fn side(&self, who: Who) -> Option<Who> {
        if who.kind != Some(ActorKind::Person) {
            return Some(who);
        }
        let state = who.code.as_deref().and_then(|code| self.scene.gazetteer.state(code));
        Some(state.map_or(who.clone(), |state| Who {
            name: state.name.clone(),
            code: state.code.clone(),
            kind: Some(ActorKind::State),
        }))
    }

    /// "of France", "loyal to Gaddafi": the state or group that a phrase stands for.
    pub(in crate::event) fn owner(&self, phrase: Phrase) -> Vec<Who> {
        self.scene.who(phrase).into_iter().filter_map(|who| self.side(who)).collect()
    }

    /// Words after `at` that an object may stand in.
    pub(in crate::event) fn object(&self, at: usize) -> Range<usize> {
        let clause = self.clause();
        let mut end = at;
        while end < clause.words.len() {
            match clause.tag_at(end) {
                Tag::Noun | Tag::Name | Tag::Pron | Tag::Det | Tag::Adj | Tag::Num | Tag::Quote => {}
                Tag::Conj
                    if end > at
                        && matches!(clause.tag_at(end + 1), Tag::Noun | Tag::Name | Tag::Adj | Tag::Det)
                        && clause.word(end + 1).group.is_none() => {}
                Tag::Comma if end > at => {
                    let list = (end + 1..clause.words.len().min(end + 10)).find(|&next| {
                        matches!(
                            clause.tag_at(next),
                            Tag::Conj | Tag::Verb | Tag::Stop | Tag::Rel | Tag::Comp | Tag::Be | Tag::Have
                        )
                    });
                    if !list.is_some_and(|next| clause.tag_at(next) == Tag::Conj && self.is(next, &["and"]))
                        || clause.tag_at(end - 1) != Tag::Name
                    {
                        break;
                    }
                }
                Tag::Prep if self.is(end, &["of"]) && end > at => {}
                Tag::Adv if clause.next_number(end) => {}
                Tag::Time if clause.word(end).possessive => {}
                _ => break,
            }
            end += 1;
        }
        at..end
    }

    /// Ranges after the trigger that a preposition introduces, up to the end of its clause.
    pub(in crate::event) fn after(&self, from: usize, prepositions: &[&str]) -> Option<Range<usize>> {
        let clause = self.clause();
        let mut at = from;
        while at < clause.words.len() {
            let word = clause.word(at);
            match word.tag {
                Tag::Prep | Tag::To | Tag::Conj | Tag::Comp | Tag::Adv if self.is(at, prepositions) => {
                    let of = self.is(at, &["out"]) && self.is(at + 1, &["of"]);
                    let range = self.object(at + 1 + usize::from(of));
                    if !range.is_empty() && (of || !self.is(at, &["out"])) {
                        return Some(range);
                    }
                }
                Tag::Stop | Tag::Rel => return None,
                // "spoke on Monday, with the Kremlin saying …"
                Tag::Comma if prepositions.contains(&"with") => return None,
                Tag::Comp if !self.is(at, &["as"]) => return None,
                Tag::Verb
                    if word
                        .group
                        .and_then(|g| clause.groups.get(g as usize))
                        .is_some_and(|g| g.shape == Shape::Finite) =>
                {
                    return None;
                }
                _ => {}
            }
            at += 1;
        }
        None
    }

    pub(in crate::event) fn places(&self, range: Range<usize>) -> Vec<Who> {
        let clause = self.clause();
        let mut places = Vec::new();
        let (first, end) = (range.start, range.end);
        for at in range {
            let word = clause.word(at);
            if word.tag != Tag::Name || word.possessive {
                continue;
            }
            match self.scene.naming(at) {
                Some(naming) if naming.actor.kind == ActorKind::Person => {}
                Some(naming)
                    if naming.form == NameForm::Name
                        || naming.form == NameForm::Demonym && naming.actor.kind == ActorKind::State =>
                {
                    if naming.form == NameForm::Demonym {
                        continue;
                    }
                    places.push(Who::of(&naming.actor));
                }
                Some(naming) if naming.form == NameForm::Generic => {}
                None if at > first && clause.tag_at(at - 1) == Tag::Name && self.scene.naming(at - 1).is_none() => {}
                Some(_) | None => {
                    // "Martyrs Square": a run of unknown names is one place.
                    let last = (at..end)
                        .take_while(|&next| clause.tag_at(next) == Tag::Name && self.scene.naming(next).is_none())
                        .last()
                        .unwrap_or(at);
                    let name = self.scene.text.get(word.span.start..clause.word(last).span.end).unwrap_or_default();
                    let name = name.to_owned();
                    places.push(Who {
                        name,
                        code: self.scene.naming(at).and_then(|naming| naming.actor.code.clone()),
                        kind: Some(ActorKind::Place),
                    });
                }
            }
        }
        places
    }

    pub(in crate::event) fn civil(&self, phrase: Phrase) -> bool {
        self.scene.class(phrase) == NounClass::Civil
    }

    pub(in crate::event) fn forceful(&self, phrase: Phrase) -> bool {
        let class = self.scene.class(phrase);
        class == NounClass::Force
            || (phrase.start..phrase.end)
                .any(|at| self.clause().word(at).class == NounClass::Force && self.clause().tag_at(at) == Tag::Noun)
                && class != NounClass::Civil
                && class != NounClass::Plain
            || self
                .scene
                .naming(phrase.head)
                .is_some_and(|naming| naming.actor.kind == ActorKind::Group || naming.form == NameForm::Demonym)
            || class == NounClass::Party && self.memory.military
    }

    /// "disengage from the Nusra Front", "withdraw from the EU": nobody leaves a place.
    pub(in crate::event) fn someone(&self, phrase: Phrase) -> bool {
        let named = self.scene.naming(phrase.head).is_some_and(|naming| {
            matches!(naming.actor.kind, ActorKind::Group | ActorKind::Organization | ActorKind::Person)
                && naming.place.is_none()
        });
        named && !self.clause().word(phrase.head).possessive
    }

    /// Armed for certain: not just people of a nation.
    pub(in crate::event) fn armed(&self, phrase: Phrase) -> bool {
        let nation = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym);
        self.forceful(phrase) && (!nation || self.scene.class(phrase) == NounClass::Force)
    }

    pub(in crate::event) fn stately(&self, phrase: Phrase) -> bool {
        let named = self.scene.naming(phrase.head).is_some_and(|naming| {
            matches!(naming.actor.kind, ActorKind::State | ActorKind::Group | ActorKind::Organization)
                || naming.actor.kind == ActorKind::Person
        });
        named
            || self.clause().tag_at(phrase.head) == Tag::Pron
                && (!self.is(phrase.head, &["it", "i"])
                    || self
                        .pronoun(phrase.head)
                        .iter()
                        .any(|who| matches!(who.kind, Some(ActorKind::State | ActorKind::Group))))
    }

    pub(in crate::event) fn belongs(&self, phrase: Phrase) -> bool {
        self.scene.belonging(phrase).iter().any(|&phrase| self.forceful(phrase))
    }

    /// "his country", "their forces": where the pronoun stands.
    fn owned(&self, mut words: Range<usize>) -> Option<usize> {
        words.find(|&at| self.is(at, &["his", "her", "its", "their", "our", "my"]))
    }

    /// "Russia's withdrawal", "the US pull-out", "his pullout".
    pub(in crate::event) fn possessor(&self, phrase: Phrase) -> Vec<Who> {
        let mut all = Vec::new();
        for at in phrase.start..phrase.end {
            if let Some(naming) = self.scene.naming(at)
                && naming.actor.kind != ActorKind::Place
                && !self.scene.backs(at)
                && let Some(who) = self.resolve(naming)
            {
                all.extend(self.side(who));
            }
        }
        if let Some(at) = self.owned(phrase.start..phrase.end).filter(|_| all.is_empty()) {
            return self.pronoun(at).into_iter().filter_map(|who| self.side(who)).collect();
        }
        all
    }
}
