//! Who takes part in an event, read off the words around its trigger.

use std::ops::Range;

use chrono::NaiveDate;

use crate::actor::{ActorKind, Form as NameForm, Gazetteer, Naming};
use crate::event::Role;
use crate::event::clause::{Clause, Shape, Tag};
use crate::event::frame::{Frame, Link, Place, left};
use crate::event::lexeme::NounClass;
use crate::event::operator::Operator;
use crate::event::phrase::{Phrase, Scene, Who};
use crate::event::trigger::Found;

/// Whom a document has spoken of so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory {
    /// The person that "he" or "she" is.
    pub(crate) person: Option<Who>,
    /// The state or group that "it" or "the government" is.
    pub(crate) state: Option<Who>,
    /// The last two persons or sides: "the two leaders", "both sides".
    pub(crate) pair: Vec<Who>,
    /// Names and codes of the sides of every call that the text is known to tell.
    pub(crate) calls: Vec<Vec<(String, Option<String>)>>,
    /// The sides of the last talk by telephone.
    pub(crate) talk: Vec<Who>,
    /// Whose forces left last.
    pub(crate) withdrawer: Vec<(Who, Role)>,
    /// The sides of the last ceasefire.
    pub(crate) truce: Vec<(Who, Role)>,
    /// The civil day of publication.
    pub(crate) day: Option<NaiveDate>,
    /// The states named so far, with how often.
    pub(crate) states: Vec<(Who, u32)>,
    /// The groups named so far, the last one last.
    pub(crate) groups: Vec<Who>,
    /// Whether the text tells of forces.
    pub(crate) military: bool,
    /// Whether the text tells of a talk by telephone.
    pub(crate) telephone: bool,
    /// Whether it tells of a cessation of hostilities.
    pub(crate) cessation: bool,
}

impl Memory {
    /// Whom a role without a name means in this text: "the rebels", "government forces", "the president".
    pub(crate) fn generic(&self, role: &str, gazetteer: &Gazetteer) -> Option<Who> {
        let focus = || self.states.iter().max_by_key(|(_, times)| *times).map(|(who, _)| who.clone());
        match role {
            "rebels" | "militants" | "opposition" | "insurgents" => {
                let named = self.groups.iter().rev().find(|who| who.name.ends_with(role));
                named.cloned().or_else(|| rebels(gazetteer, &focus()?)).or_else(|| self.groups.last().cloned())
            }
            "government" | "government forces" | "military" => focus(),
            "troops" => self.withdrawer.iter().find(|(_, role)| *role == Role::Withdrawer).map(|(who, _)| who.clone()),
            "president" | "minister" | "leader" | "prime minister" | "chancellor" | "king" => self.person.clone(),
            _ => None,
        }
    }
}

/// The rebels or the opposition of a state, where they go by its adjective: "Libyan rebels".
pub(super) fn rebels(gazetteer: &Gazetteer, state: &Who) -> Option<Who> {
    let entry = gazetteer.entries().iter().find(|entry| entry.actor.name == state.name)?;
    let mut names =
        entry.demonyms.iter().flat_map(|demonym| [format!("{demonym} rebels"), format!("{demonym} opposition")]);
    let group = names.find_map(|name| gazetteer.actor(&name))?;
    Some(Who { name: group.name.clone(), code: group.code.clone(), kind: Some(group.kind) })
}

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
}

impl Cast {
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
    pub(super) fn clause(&self) -> &'s Clause {
        self.scene.clause
    }

    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.clause().is_any(self.scene.text, at, words)
    }

    /// Whom a phrase means: whom it names, else whom its pronoun, possessor or role noun points back to.
    pub(super) fn meant(&self, phrase: Phrase) -> Vec<Who> {
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
            let owners: Vec<Who> = self.scene.belonging(phrase).iter().flat_map(|&phrase| self.owner(phrase)).collect();
            let possessed = (phrase.start..phrase.head).any(|at| self.is(at, &["his", "her", "its", "their"]));
            if !owners.is_empty() {
                return owners;
            }
            if !possessed {
                return self.memory.generic(&naming.actor.name, self.scene.gazetteer).into_iter().collect();
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
        if (phrase.start..phrase.head).any(|at| self.is(at, &["his", "her", "its", "their"])) {
            return self.pronoun(phrase.start).into_iter().flat_map(|who| self.side(who)).collect();
        }
        let both = (phrase.start..phrase.head).any(|at| self.is(at, &["both", "two"]));
        if both && matches!(head.class, NounClass::Party | NounClass::Office) {
            return self.memory.pair.clone();
        }
        Vec::new()
    }

    /// Whom a naming means: a role without a name, whom the text means by it.
    pub(super) fn resolve(&self, naming: &Naming<'_>) -> Option<Who> {
        if naming.form == NameForm::Generic {
            return self.memory.generic(&naming.actor.name, self.scene.gazetteer);
        }
        Some(Who { name: naming.actor.name.clone(), code: naming.actor.code.clone(), kind: Some(naming.actor.kind) })
    }

    /// A leader's forces are the state's.
    pub(super) fn side(&self, who: Who) -> Option<Who> {
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
    pub(super) fn owner(&self, phrase: Phrase) -> Vec<Who> {
        self.scene.who(phrase).into_iter().filter_map(|who| self.side(who)).collect()
    }

    pub(super) fn pronoun(&self, at: usize) -> Vec<Who> {
        if self.is(at, &["he", "she", "him", "her", "his", "who", "himself", "i"]) {
            let before = (0..at).filter_map(|back| self.scene.naming(back).map(|naming| (back, naming)));
            let mut people = before.filter(|(_, naming)| {
                naming.form != NameForm::Generic
                    && (naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office)
            });
            if let Some((_, naming)) = people.next() {
                let actor = &naming.actor;
                return vec![Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }];
            }
            if self.is(at, &["i"]) {
                // "“I spoke to Putin by telephone,” Obama said": whoever says so in the sentence, and nobody else.
                let after = (at + 1..self.clause().words.len()).filter_map(|at| Some((at, self.scene.naming(at)?)));
                let says = |at: usize| {
                    let near = [at.wrapping_sub(1), at + 1];
                    near.into_iter().any(|at| self.clause().operator(at) == Operator::Say)
                };
                let mut after = after.filter(|&(at, naming)| naming.actor.kind == ActorKind::Person && says(at));
                let who = after.next().map(|(_, naming)| &naming.actor);
                return who.map(|actor| Who::of(actor)).into_iter().collect();
            }
            return self.memory.person.iter().cloned().collect();
        }
        if self.is(at, &["they", "them", "their", "it", "its", "itself"]) {
            // The subject of the clause before.
            let clause = self.clause();
            let groups = clause
                .groups
                .iter()
                .enumerate()
                .filter(|(_, group)| group.words.end <= at && group.shape == Shape::Finite);
            let mut groups: Vec<u16> = groups.map(|(index, _)| index as u16).collect();
            groups.reverse();
            for group in groups {
                let phrases = self.scene.subject(group);
                if phrases.iter().any(|phrase| phrase.head >= at) {
                    continue;
                }
                let pronominal = |phrase: &Phrase| {
                    (phrase.start..phrase.end)
                        .any(|at| self.clause().tag_at(at) == Tag::Pron || self.is(at, &["his", "her", "its", "their"]))
                };
                let named = phrases.iter().filter(|phrase| !pronominal(phrase));
                let named: Vec<Who> = named.flat_map(|&phrase| self.meant(phrase)).collect();
                let fits = !named.is_empty()
                    && named
                        .iter()
                        .all(|who| who.kind != Some(ActorKind::Person) && who.kind != Some(ActorKind::Place));
                if fits {
                    return named;
                }
            }
        }
        if self.is(at, &["they", "them", "their", "both"]) {
            let before = (0..at).rev().find_map(|back| {
                let naming = self.scene.naming(back).filter(|naming| naming.form != NameForm::Generic)?;
                (naming.actor.kind == ActorKind::Group || naming.form == NameForm::Demonym).then_some(&naming.actor)
            });
            if let Some(actor) = before {
                return vec![Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }];
            }
            return self.memory.pair.clone();
        }
        if self.is(at, &["it", "its", "itself"]) {
            let before = (0..at).rev().find_map(|back| {
                let naming = self.scene.naming(back).filter(|naming| naming.form != NameForm::Generic)?;
                matches!(naming.actor.kind, ActorKind::State | ActorKind::Group).then_some(&naming.actor)
            });
            if let Some(actor) = before {
                return vec![Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }];
            }
            return self.memory.state.iter().cloned().collect();
        }
        Vec::new()
    }

    /// The phrases that do what a verb group says.
    pub(crate) fn agent(&self, group: u16) -> Vec<Phrase> {
        let clause = self.clause();
        let Some(found) = clause.groups.get(group as usize) else { return Vec::new() };
        match found.shape {
            Shape::Finite => self.scene.subject(group),
            Shape::Participle => {
                let head =
                    left(clause, found.words.start).filter(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name));
                head.map(|head| self.scene.main_phrases(self.np(head))).unwrap_or_default()
            }
            Shape::Infinitive | Shape::Gerund => {
                let mut at = found.words.start;
                if found.joined
                    && let Some(mate) = clause.groups[..group as usize]
                        .iter()
                        .rev()
                        .find(|mate| mate.shape == found.shape && !mate.joined)
                {
                    at = mate.words.start;
                }
                let start = at;
                let l = left(clause, start);
                if found.shape == Shape::Gerund
                    && let Some(head) = l.filter(|&l| matches!(clause.tag_at(l), Tag::Noun | Tag::Name | Tag::Pron))
                {
                    // "people fleeing the city"
                    return self.scene.main_phrases(self.np(head));
                }
                // "its plans to withdraw"
                if let Some(noun) =
                    l.filter(|&l| clause.tag_at(l) == Tag::Noun && clause.operator(l) != Operator::Nothing)
                {
                    let owners = self.np(noun);
                    if owners
                        .clone()
                        .any(|at| clause.word(at).possessive || self.is(at, &["his", "her", "its", "their"]))
                    {
                        return vec![Phrase { start: owners.start, head: owners.start, end: noun }];
                    }
                }
                let mut direct = true;
                while at > 0 {
                    at -= 1;
                    let word = clause.word(at);
                    match word.tag {
                        Tag::Verb | Tag::Be | Tag::Have => {
                            let between = self.scene.phrases(at + 1..start);
                            let object = between.iter().copied().filter(|phrase| {
                                let before = left(clause, phrase.start);
                                before.is_none_or(|before| {
                                    before <= at
                                        || clause.tag_at(before) != Tag::Prep
                                        || self.is(before, &["for", "on", "upon"])
                                        || self.is(before, &["of"])
                                            && left(clause, before).is_some_and(|at| clause.tag_at(at) == Tag::Num)
                                        || clause.tag_at(before) == Tag::Conj
                                })
                            });
                            let object: Vec<Phrase> = object.collect();
                            let controls = object.iter().any(|phrase| {
                                let class = self.scene.class(*phrase);
                                class == NounClass::Force
                                    || class == NounClass::Party
                                    || class == NounClass::Office
                                    || !self.scene.who(*phrase).is_empty()
                                    || clause.tag_at(phrase.head) == Tag::Pron
                            });
                            if controls && !direct {
                                return object;
                            }
                            return word
                                .group
                                .filter(|&next| next < group)
                                .map(|group| self.agent(group))
                                .unwrap_or_default();
                        }
                        Tag::Prep
                            if !direct
                                && self.is(at, &["of", "by", "for"])
                                && left(clause, at).is_some_and(|noun| {
                                    clause.tag_at(noun) == Tag::Noun
                                        && clause.entry(noun).is_some_and(|entry| {
                                            entry.complements.has("inf") || entry.complements.has("for")
                                        })
                                }) =>
                        {
                            return self.scene.phrases(at + 1..start);
                        }
                        Tag::Noun | Tag::Name | Tag::Pron => direct = false,
                        Tag::Stop => break,
                        Tag::Comp | Tag::Rel => break,
                        _ => {}
                    }
                }
                let l = left(clause, start);
                l.map(|l| self.scene.phrases(at..l + 1)).unwrap_or_default()
            }
        }
    }

    /// Whether no phrase just before an infinitive says who does it.
    pub(super) fn far(&self, group: u16) -> bool {
        let clause = self.clause();
        let start = clause.groups.get(group as usize).map_or(0, |group| group.words.start);
        !left(clause, start).is_some_and(|at| {
            matches!(clause.tag_at(at), Tag::Name | Tag::Verb | Tag::Pron) && clause.operator(at) != Operator::Demand
        })
    }

    pub(super) fn np(&self, head: usize) -> Range<usize> {
        crate::event::frame::phrase_start(self.scene.text, self.clause(), head)..head + 1
    }

    /// Words after `at` that an object may stand in.
    pub(super) fn object(&self, at: usize) -> Range<usize> {
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
                Tag::Time if clause.word(end).possessive => {}
                _ => break,
            }
            end += 1;
        }
        at..end
    }

    /// Ranges after the trigger that a preposition introduces, up to the end of its clause.
    pub(super) fn after(&self, from: usize, prepositions: &[&str]) -> Option<Range<usize>> {
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

    pub(super) fn places(&self, range: Range<usize>) -> Vec<Who> {
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
                    places.push(Who {
                        name: naming.actor.name.clone(),
                        code: naming.actor.code.clone(),
                        kind: Some(naming.actor.kind),
                    });
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

    pub(super) fn civil(&self, phrase: Phrase) -> bool {
        self.scene.class(phrase) == NounClass::Civil
    }

    pub(super) fn forceful(&self, phrase: Phrase) -> bool {
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
    pub(super) fn someone(&self, phrase: Phrase) -> bool {
        let named = self.scene.naming(phrase.head).is_some_and(|naming| {
            matches!(naming.actor.kind, ActorKind::Group | ActorKind::Organization | ActorKind::Person)
                && naming.place.is_none()
        });
        named && !self.clause().word(phrase.head).possessive
    }

    /// Armed for certain: not just people of a nation.
    pub(super) fn armed(&self, phrase: Phrase) -> bool {
        let nation = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym);
        self.forceful(phrase) && (!nation || self.scene.class(phrase) == NounClass::Force)
    }

    pub(super) fn stately(&self, phrase: Phrase) -> bool {
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

    pub(super) fn belongs(&self, phrase: Phrase) -> bool {
        self.scene.belonging(phrase).iter().any(|&phrase| self.forceful(phrase))
    }

    /// "Russia's withdrawal", "the US pull-out", "his pullout".
    pub(super) fn possessor(&self, phrase: Phrase) -> Vec<Who> {
        let mut all = Vec::new();
        for at in phrase.start..phrase.end {
            if let Some(naming) = self.scene.naming(at)
                && naming.actor.kind != ActorKind::Place
                && let Some(who) = self.resolve(naming)
            {
                all.extend(self.side(who));
            }
        }
        if all.is_empty() && (phrase.start..phrase.end).any(|at| self.is(at, &["his", "her", "its", "their"])) {
            return self.pronoun(phrase.start).into_iter().filter_map(|who| self.side(who)).collect();
        }
        all
    }

    /// Who does what the first verb that governs the event says.
    pub(super) fn governing_agent(&self) -> Vec<Who> {
        for link in &self.frame.links {
            if let Link::Governor { operator, place, level, at } = *link {
                let verb = self.clause().word(at).group;
                let own = matches!(
                    operator,
                    Operator::Announce
                        | Operator::Begin
                        | Operator::Complete
                        | Operator::Order
                        | Operator::Continue
                        | Operator::Plan
                        | Operator::Refuse
                        | Operator::Decide
                        | Operator::Agree
                        | Operator::Nothing
                );
                if let Some(group) = verb.filter(|_| !level.passive && place != Place::Subject) {
                    if !own {
                        return Vec::new();
                    }
                    return self.agent(group).into_iter().flat_map(|phrase| self.meant(phrase)).collect();
                }
            }
        }
        Vec::new()
    }
}
