//! Who takes part in an event, read off the words around its trigger.

pub(in crate::event) mod agent;
pub(in crate::event) mod band;
pub(in crate::event) mod call;
pub(in crate::event) mod ceasefire;
mod latest;
pub(in crate::event) mod meant;
pub(in crate::event) mod memory;
pub(in crate::event) mod namings;
pub(in crate::event) mod phrase;
pub(in crate::event) mod pronoun;
pub(in crate::event) mod recall;
pub(in crate::event) mod slot;
pub(in crate::event) mod withdrawal;
pub(in crate::event) mod words;

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::Role;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::{Clause, Shape, Tag};
use crate::event::frame::Framed;
use crate::event::frame::phrase::NounPhrase;
use crate::event::role::call::talk::Means;
use crate::event::role::phrase::{Phrase, Scene, Who};
use crate::event::role::recall::Recall;
use crate::event::trigger::Found;

/// Who takes part, and whether the words beside the trigger bear it out.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Cast {
    pub(crate) roles: Vec<(Who, Role)>,
    /// The trigger names an event.
    pub(crate) borne: bool,
    /// How a talk is told in which only a telephone word is missing.
    pub(crate) pending: Option<Means>,
    /// Both ends of a line are told of.
    pub(crate) whole: bool,
    /// Several are at the other end of a line.
    pub(crate) several: bool,
    /// "also spoke": a talk apart from what the text told before.
    pub(crate) apart: bool,
    /// Several separate events, one for each of these.
    pub(crate) each: Vec<(Who, Role)>,
    /// What is left is another place than that of the withdrawal told before.
    pub(crate) elsewhere: bool,
    /// The phrases of those who move, in a withdrawal.
    pub(crate) movers: Vec<Phrase>,
}

impl Cast {
    /// Whether anybody has a role.
    pub(crate) fn has(&self, role: &Role) -> bool {
        self.roles.iter().any(|(_, known)| known == role)
    }

    /// All who take part, in one or in several events.
    pub(crate) fn everybody(&self) -> impl Iterator<Item = &(Who, Role)> {
        self.roles.iter().chain(&self.each)
    }

    /// Those who take part in each of the events.
    pub(crate) fn separately(&self) -> Vec<Vec<(Who, Role)>> {
        if self.each.len() > 1 {
            return self.each.iter().map(|each| self.roles.iter().chain([each]).cloned().collect()).collect();
        }
        vec![self.everybody().cloned().collect()]
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
    pub(crate) memory: &'m Recall<'g>,
    pub(crate) found: &'s Found,
    /// The trigger's own phrase.
    pub(crate) phrase: NounPhrase,
    /// What governs it: most words that may name an event are turned down without asking.
    pub(crate) frame: &'m Framed<'s>,
}

impl<'s, 'g> Casting<'s, 'g, '_> {
    pub(in crate::event) fn clause(&self) -> &'s Clause<'s> {
        self.scene.clause
    }

    pub(in crate::event) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.clause().is_any(at, words)
    }

    /// Whom a naming means: a role without a name, whom the text means by it.
    pub(in crate::event) fn resolve(&self, naming: &Naming<'_>) -> Option<Who> {
        if naming.form == NameForm::Generic {
            return self.memory.generic(&naming.actor.name, self.scene.gazetteer);
        }
        Some(Who::of(&naming.actor))
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
                Tag::Verb if clause.group_at(at).is_some_and(|group| group.shape == Shape::Finite) => {
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
                // "from around Sarajevo, and NATO …"
                Some(naming)
                    if matches!(naming.actor.kind, ActorKind::Group | ActorKind::Organization)
                        && naming.place.is_none() => {}
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
                    let name =
                        self.scene.clause.text.get(word.span().start..clause.word(last).span().end).unwrap_or_default();
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
        self.scene.class(phrase).unarmed()
    }

    pub(in crate::event) fn forceful(&self, phrase: Phrase) -> bool {
        let class = self.scene.class(phrase);
        class == NounClass::Force
            // "armed groups", "all armed elements"
            || (phrase.start..phrase.head).any(|at| self.is(at, &["armed"])) && !class.unarmed()
            || (phrase.start..phrase.end)
                .any(|at| self.clause().word(at).class == NounClass::Force && self.clause().tag_at(at) == Tag::Noun)
                && !class.unarmed()
                && !matches!(class, NounClass::Plain | NounClass::Office)
            || self
                .scene
                .naming(phrase.head)
                .is_some_and(|naming| naming.actor.kind == ActorKind::Group || naming.form == NameForm::Demonym)
            || class == NounClass::Party && self.memory.military()
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

    /// Whether a verb group is passive.
    pub(in crate::event) fn passive(&self, group: u16) -> bool {
        self.clause().verb_group(group).is_some_and(|group| group.passive)
    }

    /// "his country", "their forces": where the pronoun stands.
    pub(in crate::event) fn owned(&self, mut words: Range<usize>) -> Option<usize> {
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
