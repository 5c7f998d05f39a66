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
use crate::event::trigger::{Evidence, Found};

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
    fn generic(&self, role: &str, gazetteer: &Gazetteer) -> Option<Who> {
        let focus = || self.states.iter().max_by_key(|(_, times)| *times).map(|(who, _)| who.clone());
        match role {
            "rebels" | "militants" | "opposition" | "insurgents" => {
                let named = self.groups.iter().rev().find(|who| who.name.ends_with(role));
                named.or(self.groups.last()).cloned().or_else(|| {
                    // The country's own: "Libyan rebels".
                    let state = focus()?;
                    let own = gazetteer
                        .entries()
                        .iter()
                        .filter(|entry| entry.actor.kind == ActorKind::Group && entry.actor.code == state.code);
                    let group = own.into_iter().find(|entry| entry.actor.name.ends_with(role));
                    group.map(|entry| Who {
                        name: entry.actor.name.clone(),
                        code: entry.actor.code.clone(),
                        kind: Some(ActorKind::Group),
                    })
                })
            }
            "government" | "government forces" | "military" => focus(),
            "troops" => self.withdrawer.iter().find(|(_, role)| *role == Role::Withdrawer).map(|(who, _)| who.clone()),
            "president" | "minister" | "leader" | "prime minister" | "chancellor" | "king" => self.person.clone(),
            _ => None,
        }
    }
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
    fn add(&mut self, who: Vec<Who>, role: Role) {
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
    fn clause(&self) -> &'s Clause {
        self.scene.clause
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.clause().is_any(self.scene.text, at, words)
    }

    /// Whom a phrase means: whom it names, else whom its pronoun, possessor or role noun points back to.
    fn meant(&self, phrase: Phrase) -> Vec<Who> {
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
    fn resolve(&self, naming: &Naming<'_>) -> Option<Who> {
        if naming.form == NameForm::Generic {
            return self.memory.generic(&naming.actor.name, self.scene.gazetteer);
        }
        Some(Who { name: naming.actor.name.clone(), code: naming.actor.code.clone(), kind: Some(naming.actor.kind) })
    }

    /// A leader's forces are the state's.
    fn side(&self, who: Who) -> Option<Who> {
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
    fn owner(&self, phrase: Phrase) -> Vec<Who> {
        self.scene.who(phrase).into_iter().filter_map(|who| self.side(who)).collect()
    }

    fn pronoun(&self, at: usize) -> Vec<Who> {
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
                let named: Vec<Who> = phrases.iter().flat_map(|&phrase| self.scene.who(phrase)).collect();
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
    fn far(&self, group: u16) -> bool {
        let clause = self.clause();
        let start = clause.groups.get(group as usize).map_or(0, |group| group.words.start);
        !left(clause, start).is_some_and(|at| {
            matches!(clause.tag_at(at), Tag::Name | Tag::Verb | Tag::Pron) && clause.operator(at) != Operator::Demand
        })
    }

    fn np(&self, head: usize) -> Range<usize> {
        crate::event::frame::phrase_start(self.scene.text, self.clause(), head)..head + 1
    }

    /// Words after `at` that an object may stand in.
    fn object(&self, at: usize) -> Range<usize> {
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
    fn after(&self, from: usize, prepositions: &[&str]) -> Option<Range<usize>> {
        let clause = self.clause();
        let mut at = from;
        while at < clause.words.len() {
            let word = clause.word(at);
            match word.tag {
                Tag::Prep | Tag::To | Tag::Conj | Tag::Comp | Tag::Adv if self.is(at, prepositions) => {
                    let of = self.is(at, &["out"]) && self.is(at + 1, &["of"]);
                    let range = self.object(at + 1 + usize::from(of));
                    if !range.is_empty() && !(self.is(at, &["out"]) && !of) {
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

    fn places(&self, range: Range<usize>) -> Vec<Who> {
        let clause = self.clause();
        let mut places = Vec::new();
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
                Some(_) | None => {
                    let name = word.span.of(self.scene.text).unwrap_or_default().to_owned();
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

    fn civil(&self, phrase: Phrase) -> bool {
        self.scene.class(phrase) == NounClass::Civil
    }

    fn forceful(&self, phrase: Phrase) -> bool {
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
    fn someone(&self, phrase: Phrase) -> bool {
        let named = self.scene.naming(phrase.head).is_some_and(|naming| {
            matches!(naming.actor.kind, ActorKind::Group | ActorKind::Organization | ActorKind::Person)
                && naming.place.is_none()
        });
        named && !self.clause().word(phrase.head).possessive
    }

    /// Armed for certain: not just people of a nation.
    fn armed(&self, phrase: Phrase) -> bool {
        let nation = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym);
        self.forceful(phrase) && (!nation || self.scene.class(phrase) == NounClass::Force)
    }

    fn stately(&self, phrase: Phrase) -> bool {
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

    /// The cast of a withdrawal.
    pub(crate) fn withdrawal(&self, evidence: Evidence, group: Option<u16>) -> Cast {
        let clause = self.clause();
        let mut cast = Cast::default();
        // "retreating forces", "the retreating and undertrained rebels" describe; they tell nothing.
        let next = (self.found.end..clause.words.len()).find(|&at| !matches!(clause.tag_at(at), Tag::Conj | Tag::Adj));
        let gerund = clause.word(self.found.head).form == crate::event::lexeme::Form::Gerund;
        let single =
            group.and_then(|group| clause.groups.get(group as usize)).is_none_or(|group| group.words.len() == 1);
        let intransitive = clause.is_any(
            self.scene.text,
            self.found.head,
            &["retreating", "withdrawing", "fleeing", "departing", "disengaging"],
        );
        let described = next.is_some_and(|next| {
            matches!(clause.tag_at(next), Tag::Noun | Tag::Name) && clause.word(next).class == NounClass::Force
        });
        let slot = left(clause, self.found.head).is_none_or(|at| {
            matches!(clause.tag_at(at), Tag::Prep | Tag::Comp | Tag::Det | Tag::Verb | Tag::Adj | Tag::Comma)
                || clause.tag_at(at) == Tag::Conj
        });
        let transitive = matches!(clause.lemma(self.found.head), "withdraw")
            && left(clause, self.found.head).is_some_and(|at| !self.is(at, &["by", "the"]));
        if gerund && single && intransitive && described && slot && !transitive {
            return cast;
        }
        if self.is(self.found.head, &["retreating"]) && clause.tag_at(self.found.head) != Tag::Verb {
            return cast;
        }
        let mut movers: Vec<Phrase>;
        let mut leaders: Vec<Phrase> = Vec::new();
        let last = self.found.end.saturating_sub(1);
        let out_of = self.is(last, &["out"]) && self.is(last + 1, &["of"]);
        let out_of = Some(self.object(last + 2)).filter(|range| out_of && !range.is_empty());
        let mut from: Option<Range<usize>> = out_of.or_else(|| self.after(self.found.end, &["from", "out"]));
        let mut blocked = false;
        if let Some(group) = group {
            let passive = clause.groups.get(group as usize).is_some_and(|group| group.passive);
            let object = self.found.gap.map_or_else(|| self.object(self.found.end), |(start, end)| start..end);
            let objects = self.scene.phrases(object.clone());
            if evidence == Evidence::Leave {
                movers = self.agent(group);
                if passive {
                    return cast;
                }
                let place = objects.first().copied();
                match place {
                    Some(place) => {
                        let class = self.scene.class(place);
                        let named = self.places(place.start..object.end);
                        let placed = matches!(class, NounClass::Place) || !named.is_empty();
                        if !placed {
                            return cast;
                        }
                        from = Some(place.start..object.end);
                    }
                    None => {
                        let lemma = clause.lemma(self.found.head);
                        let moved = matches!(
                            lemma,
                            "leave" | "depart" | "flee" | "quit" | "fall" | "disengage" | "move" | "get" | "redeploy"
                        );
                        if !moved || lemma != "fall" && lemma != "disengage" && from.is_none() && lemma != "depart" {
                            return cast;
                        }
                    }
                }
                let lemma = clause.lemma(self.found.head);
                let strong = movers.iter().any(|&mover| {
                    self.armed(mover)
                        || matches!(lemma, "leave" | "quit")
                            && self
                                .scene
                                .naming(mover.head)
                                .is_some_and(|n| n.actor.kind == ActorKind::State && n.form != NameForm::Demonym)
                });
                let we = movers.iter().any(|&mover| self.is(mover.head, &["we", "they"])) && self.memory.military;
                let pronoun =
                    we && (lemma == "fall" || place.is_some_and(|place| self.scene.class(place) == NounClass::Place));
                cast.borne = strong || pronoun;
            } else if !passive
                && !objects.is_empty()
                && !matches!(clause.lemma(self.found.head), "retreat" | "disengage" | "come" | "go" | "return")
            {
                let first = objects[0];
                let forces = objects.iter().any(|&phrase| self.forceful(phrase));
                let pronoun = clause.tag_at(first.head) == Tag::Pron
                    && evidence == Evidence::Forces
                    && !self.is(first.head, &["it", "her", "him", "me"])
                    && self.memory.military;
                if objects.iter().any(|&phrase| self.civil(phrase)) && !forces || !(forces || pronoun) {
                    return cast;
                }
                movers = objects;
                leaders = self.agent(group);
                cast.borne = true;
            } else {
                movers = self.agent(group);
                if movers.iter().any(|&phrase| self.civil(phrase))
                    && !movers.iter().any(|&phrase| self.forceful(phrase))
                {
                    return cast;
                }
                let forces = movers.iter().any(|&phrase| self.forceful(phrase) || self.belongs(phrase));
                let state = movers.iter().any(|&phrase| self.stately(phrase));
                let destination =
                    from.clone().map(|range| self.scene.phrases(range)).and_then(|phrases| phrases.first().copied());
                blocked = destination.is_some_and(|phrase| self.someone(phrase))
                    || destination.is_some_and(|phrase| {
                        self.civil(phrase)
                            || self.scene.class(phrase) == NounClass::Plain
                                && self.places(phrase.start..phrase.end).is_empty()
                                && !forces
                    });
                let placed = destination.is_some_and(|phrase| {
                    matches!(self.scene.class(phrase), NounClass::Place | NounClass::Operation)
                        || !self.places(phrase.start..phrase.end).is_empty()
                });
                let empty = movers.is_empty();
                cast.borne = match evidence {
                    Evidence::Home | Evidence::Remove => movers.iter().any(|&phrase| self.armed(phrase)),
                    _ => {
                        let alone = destination.is_none()
                            && movers.iter().any(|&phrase| {
                                self.scene.naming(phrase.head).is_some_and(|n| n.actor.kind == ActorKind::State)
                            });
                        forces || alone || state && (placed || self.memory.military) || empty && self.memory.military
                    }
                };
            }
        } else {
            let range = self.frame.start..self.found.head;
            let before = self.scene.phrases(range.clone());
            let of = self.after(self.found.end, &["of"]).filter(|range| range.start <= self.found.end + 2);
            let by = self.after(self.found.end, &["by"]);
            let owned: Vec<Phrase> = of.clone().map(|range| self.scene.phrases(range)).unwrap_or_default();
            let forced = (range.start..range.end).any(|at| {
                let word = clause.word(at);
                word.class == NounClass::Force
                    || self.is(at, &["military", "tactical", "phased", "unilateral"])
                    || self
                        .scene
                        .naming(at)
                        .is_some_and(|n| matches!(n.actor.kind, ActorKind::State | ActorKind::Group))
            });
            let leader = (range.start..range.end)
                .any(|at| self.scene.naming(at).is_some_and(|n| n.actor.kind == ActorKind::Person));
            let of_forces = owned.iter().any(|&phrase| self.forceful(phrase) || self.stately(phrase));
            let civil = owned.first().is_some_and(|&phrase| {
                self.civil(phrase) || self.scene.class(phrase) == NounClass::Plain && !of_forces && !forced
            }) || (range.start..range.end).any(|at| clause.word(at).class == NounClass::Civil);
            let source =
                from.clone().map(|range| self.scene.phrases(range)).and_then(|phrases| phrases.first().copied());
            let place = source.is_some_and(|phrase| {
                matches!(self.scene.class(phrase), NounClass::Place | NounClass::Operation)
                    || !self.places(phrase.start..phrase.end).is_empty()
            });
            let elsewhere = source.is_some_and(|phrase| self.civil(phrase) || self.someone(phrase));
            if civil && !of_forces || elsewhere {
                return cast;
            }
            cast.borne = match evidence {
                Evidence::Leave => {
                    owned.iter().any(|&phrase| self.armed(phrase))
                        || clause.lemma(self.found.head) == "departure" && forced && place
                }
                Evidence::Home => owned.iter().any(|&phrase| self.armed(phrase)),
                _ => {
                    let named = self.scene.namings.iter().any(|naming| {
                        matches!(naming.actor.kind, ActorKind::State | ActorKind::Person | ActorKind::Group)
                    });
                    forced || of_forces || place && (leader || named) || self.memory.military
                }
            };
            movers = owned;
            if let Some(by) = by {
                movers.extend(self.scene.phrases(by));
            }
            if movers.is_empty() || movers.iter().all(|&phrase| self.meant(phrase).is_empty()) {
                let owners: Vec<Who> = before.iter().flat_map(|&phrase| self.possessor(phrase)).collect();
                cast.add(owners, Role::Withdrawer);
            }
        }
        if blocked {
            cast.borne = false;
            return cast;
        }
        for &mover in &movers {
            cast.add(
                self.meant(mover).into_iter().filter(|who| who.kind != Some(ActorKind::Place)).collect(),
                Role::Withdrawer,
            );
        }
        if cast.roles.is_empty() {
            for &leader in &leaders {
                cast.add(self.meant(leader).into_iter().filter_map(|who| self.side(who)).collect(), Role::Withdrawer);
            }
        }
        // "Berlusconi … his country's troops".
        if cast.roles.is_empty() && group.is_none() {
            let agents = self.governing_agent();
            cast.add(agents.into_iter().filter_map(|who| self.side(who)).collect(), Role::Withdrawer);
        }
        if cast.roles.is_empty() && (self.frame.definite || self.frame.factual) {
            let known: Vec<Who> = self
                .memory
                .withdrawer
                .iter()
                .filter(|(_, role)| *role == Role::Withdrawer)
                .map(|(who, _)| who.clone())
                .collect();
            cast.add(known, Role::Withdrawer);
        }
        if let Some(from) = from {
            let places = self.places(from);
            let withdrawers: Vec<String> = cast.roles.iter().map(|(who, _)| who.name.clone()).collect();
            cast.add(places.into_iter().filter(|who| !withdrawers.contains(&who.name)).collect(), Role::From);
        }
        if let Some(to) = self.after(self.found.end, &["to", "into"]).filter(|range| range.start <= self.found.end + 2)
        {
            cast.add(self.places(to), Role::To);
        }
        cast
    }

    fn belongs(&self, phrase: Phrase) -> bool {
        self.scene.belonging(phrase).iter().any(|&phrase| self.forceful(phrase))
    }

    /// "Russia's withdrawal", "the US pull-out", "his pullout".
    fn possessor(&self, phrase: Phrase) -> Vec<Who> {
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
    fn governing_agent(&self) -> Vec<Who> {
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
            self.is(
                at,
                &["trade", "media", "tariff", "price", "political", "culture", "family", "christmas", "transfer"],
            )
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
                    cast.add(vec![who], Role::Broker);
                } else if naming.actor.kind != ActorKind::Place {
                    cast.add(vec![who], Role::Party);
                }
            }
        }
        if let Some(between) = self.after(self.frame.head + 1, &["between", "among"]) {
            for phrase in self.scene.phrases(between) {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
        if let Some(group) = group {
            for phrase in self.agent(group) {
                cast.add(self.meant(phrase), Role::Party);
            }
        }
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
                    let start = crate::event::frame::phrase_start(self.scene.text, clause, at);
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
                    let outsider = broker || who.kind == Some(ActorKind::Organization);
                    if outsider && !broker && !matches!(operator, Operator::Offer | Operator::Announce) {
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
        if cast.roles.is_empty() {
            cast.roles = self.memory.truce.clone();
        }
        cast
    }

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
        let plural = self.is(phrase.head, &["leaders", "presidents", "premiers"]) && self.scene.who(phrase).is_empty();
        let meant = if plural && !self.scene.belonging(phrase).is_empty() { Vec::new() } else { self.meant(phrase) };
        if meant.is_empty() {
            // "the leaders of France, Italy and Britain": each by the state.
            let belonging = self.scene.belonging(phrase);
            let of = belonging.iter().flat_map(|&phrase| self.scene.who(phrase));
            let leaders = self.is(phrase.head, &["leader", "leaders", "presidents", "premiers"]);
            let leader = |who: Who| {
                let code = who.code.as_deref().filter(|_| leaders && who.kind == Some(ActorKind::State))?;
                let holder = self.scene.gazetteer.holder(code, "leader", self.memory.day?)?;
                Some(Who { name: holder.name.clone(), code: holder.code.clone(), kind: Some(holder.kind) })
            };
            return of.map(|who| leader(who.clone()).unwrap_or(who)).collect();
        }
        meant
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
            if found.passive {
                if lemma == "call" {
                    return cast;
                }
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
                let reduced = clause.tag_at(next) == Tag::Adj;
                second || adjective || quote || reduced
            };
            let people = objects.iter().all(|&phrase| {
                let named = self
                    .scene
                    .naming(phrase.head)
                    .is_some_and(|naming| naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office);
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
            in_call >= if sides.is_empty() { 1 } else { 2.min(call.len()) } && in_call >= 1
        });
        // "talked again in Paris": they met.
        let met = clause.tag_at(end) == Tag::Prep && self.is(end, &["in", "at"])
            || (end..clause.words.len().min(end + 4))
                .any(|at| self.is(at, &["in"]) && self.scene.naming(at + 1).is_some())
            || (0..clause.words.len()).any(|at| self.is(at, &["met", "meeting", "sidelines", "summit"]));
        let of = others.is_empty() && self.is(end, &["of", "about"]);
        let known = known && !met && !of;
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
        let near = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.start <= end + 2);
        let (partners, callees, mut callers) = (phrases(&with), phrases(&to), phrases(&from));
        // "a conference call from Holland" says where, not who.
        callers.retain(|phrase| {
            !self.scene.naming(phrase.head).is_some_and(|naming| {
                matches!(naming.actor.kind, ActorKind::State | ActorKind::Place) && naming.form == NameForm::Name
            })
        });
        if lemma == "call" && evidence == Evidence::Call {
            // A bare "call": not "calls for", "a call to arms", "close call".
            let for_next = clause.tag_at(head + 1) == Tag::Prep
                && self.is(head + 1, &["for", "on", "upon", "of"])
                && clause.tag_at(head + 2) != Tag::Time
                || clause.tag_at(head + 1) == Tag::To;
            let people = |list: &[Phrase]| {
                list.iter().any(|&phrase| {
                    self.scene
                        .naming(phrase.head)
                        .is_some_and(|naming| naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office)
                        || self.scene.class(phrase) == NounClass::Office
                })
            };
            let placed = near(&to) && people(&callees)
                || near(&with) && people(&partners)
                || near(&from) && people(&callers) && telephone;
            let owner = (start..head).any(|at| self.scene.naming(at).is_some());
            let definite = self.frame.definite && self.memory.telephone;
            let made = before.is_some_and(|at| {
                matches!(clause.lemma(at), "make" | "place" | "initiate" | "receive" | "hold" | "take" | "return")
            });
            let spoken = definite && !for_next && (self.frame.head == head);
            let _ = owner;
            if for_next && !(self.is(head + 1, &["of"]) && false)
                || !(placed
                    || spoken && clause.word(head).plural == false
                    || made && (people(&callees) || self.frame.definite && telephone))
            {
                return cast;
            }
        }
        if matches!(lemma, "conversation" | "talk") && evidence == Evidence::Talk {
            let definite = self.frame.definite && (self.memory.telephone || telephone) && lemma == "conversation";
            let named = telephone && !partners.is_empty() && partners.iter().any(|&phrase| self.official(phrase));
            if !(definite || named) || lemma == "talk" && !named {
                return cast;
            }
            if telephone {
                // The telephone noun tells it.
                return cast;
            }
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
                    owners.push(Who {
                        name: naming.actor.name.clone(),
                        code: naming.actor.code.clone(),
                        kind: Some(naming.actor.kind),
                    });
                }
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
        let sided = !partners.is_empty()
            || near(&to) && !callees.is_empty()
            || near(&from) && !callers.is_empty()
            || !owners.is_empty();
        let somebody = others.clone().any(|&phrase| self.somebody(phrase))
            || owners.len() > 1
            || self.frame.definite && !self.memory.talk.is_empty();
        let received = before
            .is_some_and(|at| clause.tag_at(at) == Tag::Have || matches!(clause.lemma(at), "receive" | "take" | "get"));
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
                && with.is_some()
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

    fn governing_verb(&self) -> Option<usize> {
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
        let finite =
            clause.groups.iter().position(|group| group.words.start > self.found.head && group.shape == Shape::Finite);
        finite.map(|group| self.scene.subject(group as u16)).unwrap_or_default()
    }
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
