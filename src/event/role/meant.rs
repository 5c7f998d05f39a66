//! Whom a phrase means that names nobody: a pronoun, a role, "both sides", "the group".

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::clause::Tag;
use crate::event::clause::lexeme::NounClass;
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;

impl Casting<'_, '_, '_> {
    /// Whom a phrase means: whom it names, else whom its pronoun, possessor or role noun points back to.
    pub(in crate::event) fn meant(&self, phrase: Phrase) -> Vec<Who> {
        let named = self.scene.who(phrase);
        if !named.is_empty() {
            return named;
        }
        if self.clause().word(phrase.head).tag == Tag::Pron {
            return self.pronoun(phrase.head);
        }
        let generic = (phrase.start..phrase.end).rev().filter_map(|at| self.scene.naming(at));
        if let Some(naming) = generic.into_iter().find(|naming| naming.form == NameForm::Generic)
            && let Some(meant) = self.role_meant(phrase, naming)
        {
            return meant;
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
        self.several_meant(phrase).unwrap_or_else(|| self.forces_meant(phrase))
    }

    /// Whom a role without a name means, "the rebels", "the government in Khartoum"; none where a possessor says so.
    fn role_meant(&self, phrase: Phrase, naming: &Naming<'_>) -> Option<Vec<Who>> {
        let belonging = self.scene.belonging(phrase);
        let mut owners: Vec<Who> = belonging.iter().flat_map(|&phrase| self.owner(phrase)).collect();
        let government = &*naming.actor.name == "government";
        if owners.is_empty() && government && self.is(phrase.end, &["in"]) {
            // "the government in Khartoum"
            let seat = self.scene.naming(phrase.end + 1).and_then(|seat| seat.actor.code.as_deref());
            owners.extend(seat.and_then(|code| self.scene.gazetteer.state(code)).map(Who::of));
        }
        if !owners.is_empty() || (phrase.start..=phrase.head).any(|at| self.foreign(at)) {
            return Some(owners);
        }
        if let Some(who) = self.apposition(phrase, naming.actor.kind) {
            return Some(vec![who]);
        }
        // "interim government forces" of a text that tells of a transitional council: the council's.
        let interim = (phrase.start..=phrase.head).any(|at| {
            let form = self.clause().form(at);
            let first = form.split(' ').next().unwrap_or_default();
            ["interim", "transitional", "provisional"].iter().any(|word| first.eq_ignore_ascii_case(word))
        });
        let council = |who: &&Who| who.name.contains("Transitional") || who.name.contains("Provisional");
        if interim && let Some(council) = self.memory.groups.iter().rev().find(council) {
            return Some(vec![council.clone()]);
        }
        if government && let Some(who) = self.spokesman(phrase.start) {
            return Some(self.side(who).into_iter().collect());
        }
        if self.owned(phrase.start..phrase.head).is_some_and(|at| !self.is(at, &["our", "my"])) {
            return None;
        }
        // "the rebels" of a text that does not tell whose: left as said.
        let said = || Some(Who::of(&naming.actor)).filter(|who| who.kind == Some(ActorKind::Group));
        let meant = self.memory.generic(&naming.actor.name, self.scene.gazetteer);
        Some(meant.or_else(said).into_iter().collect())
    }

    /// Whether a word says that it is nobody's whom the text knows: "foreign", "foreign fighters".
    pub(in crate::event) fn foreign(&self, at: usize) -> bool {
        let form = self.clause().form(at);
        let first = form.split(' ').next().unwrap_or_default();
        ["foreign", "unknown", "unidentified", "other"].iter().any(|word| first.eq_ignore_ascii_case(word))
    }

    /// Whom "both sides", "the two leaders", "the group" or "the two countries" are; none where the phrase is no such thing.
    fn several_meant(&self, phrase: Phrase) -> Option<Vec<Who>> {
        let head = self.clause().word(phrase.head);
        let before = |words: &[&str]| (phrase.start..phrase.head).any(|at| self.is(at, words));
        let both = before(&["both", "two", "neither", "either", "each"]);
        let warring = before(&["warring", "rival", "opposing", "conflicting"]);
        if self.is_a(phrase.head, Sort::Sides) && (both || warring || head.plural) {
            let sides = self.memory.sides(self.scene.gazetteer);
            let sides = if sides.is_empty() { self.memory.together() } else { sides };
            return Some(if sides.is_empty() { self.memory.pair() } else { sides });
        }
        if both && (head.class == NounClass::Office || self.is(phrase.head, &["men", "women"])) {
            return Some(self.memory.pair());
        }
        if before(&["the", "this", "that"]) && self.is_a(phrase.head, Sort::Group) {
            return Some(self.memory.groups.last().cloned().into_iter().collect());
        }
        let neighbours = self.is(phrase.head, &["neighbours", "neighbors"]);
        ((both || neighbours) && self.is_a(phrase.head, Sort::Countries)).then(|| self.two_states(phrase.start))
    }

    /// Whose "riot police", "the convoy" are: those whose forces the text tells of.
    fn forces_meant(&self, phrase: Phrase) -> Vec<Who> {
        let definite = !(phrase.start..phrase.head).any(|at| self.is(at, &["a", "an", "some", "any", "no"]));
        let role = match self.clause().word(phrase.head).class {
            _ if self.is(phrase.head, &["police"]) => "government forces",
            NounClass::Force if definite => "troops",
            _ => return Vec::new(),
        };
        // "A convoy of US forces drove to Kabul and the convoy …": whose the sentence said that it is.
        if let Some(before) = (0..phrase.start)
            .rev()
            .find(|&at| self.clause().tag_at(at) == Tag::Noun && self.is(at, &[self.clause().form(phrase.head)]))
        {
            let of = (before + 1..phrase.start).find(|&at| {
                self.is(at, &["from", "of"])
                    && (at + 1..self.object(at + 1).end).any(|at| self.scene.naming(at).is_some())
            });
            let owners = of.map(|of| self.scene.phrases(self.object(of + 1))).unwrap_or_default();
            let owners: Vec<Who> = owners.into_iter().flat_map(|phrase| self.owner(phrase)).collect();
            if !owners.is_empty() {
                return owners;
            }
        }
        self.memory.generic(role, self.scene.gazetteer).into_iter().collect()
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
        let mut after = (at + 1..at + 6).filter(|&at| !clause.is_any(at, &["(", ")"]));
        let close = after.find(|&at| !matches!(clause.tag_at(at), Tag::Name | Tag::Noun))?;
        (clause.tag_at(close) == Tag::Comma).then(|| Who::of(&naming.actor))
    }

    /// "his fighters": of a leader of neither state nor government, the group's.
    fn fighters_of(&self, who: Who) -> Option<Who> {
        let person = who.kind == Some(ActorKind::Person) && who.code.is_none();
        let group = self.scene.gazetteer.commanded(&who.name, self.memory.day).filter(|_| person);
        group.map(Who::of).or_else(|| self.side(who))
    }
}
