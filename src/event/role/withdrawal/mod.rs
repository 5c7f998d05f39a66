//! Who withdraws, and from where.

mod confuser;
mod leave;
mod mover;
mod noun;
mod verb;

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::Role;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Shape, Tag};
use crate::event::frame::{Link, Place};
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};
use crate::event::trigger::Evidence;

/// What a clause tells of a movement, before it is known who those are that it names.
#[derive(Default)]
struct Movement {
    /// The phrases of those who move.
    movers: Vec<Phrase>,
    /// Of those who have them move.
    leaders: Vec<Phrase>,
    /// Whose it is by the words before its noun.
    owners: Vec<Who>,
    /// The words that tell what is left.
    from: Option<Range<usize>>,
    /// The places that stand before its noun: "the Iraq pullout".
    before: Vec<Who>,
}

impl Casting<'_, '_, '_> {
    /// The cast of a withdrawal.
    pub(crate) fn withdrawal(&self, evidence: Evidence, group: Option<u16>) -> Cast {
        let last = self.found.end.saturating_sub(1);
        let out = self.is(last, &["out"]) && self.is(last + 1, &["of"]);
        // "took the force out of Mali", "took its soldiers off Congolese soil"
        let within = self.found.gap.is_some() && self.is(last, &["of", "off", "from"]);
        let out_of = if within { self.object(last + 1) } else { self.object(last + 2) };
        let out_of = Some(out_of).filter(|range| (out || within) && !range.is_empty());
        let from = out_of.or_else(|| self.left_from());
        let movement = match group {
            Some(group) => self.movement(evidence, group, from),
            None => self.moved_by_noun(evidence, from),
        };
        // Of ten words one tells of a movement, so that what it may be besides is asked then.
        let meant = |_: &Movement| !self.describes(group) && !self.idle(group);
        let Some(movement) = movement.filter(meant) else { return Cast::default() };
        let mut cast = Cast { borne: true, movers: movement.movers.clone(), ..Cast::default() };
        self.withdrawers(&movement, group, &mut cast);
        self.places_left(movement, &mut cast);
        cast
    }

    /// What the words behind say is left: "from the port", "from around the city", "the pullout at the four camps".
    fn left_from(&self) -> Option<Range<usize>> {
        let end = self.found.end;
        if let Some(from) = self.after(end, &["from", "out"]) {
            return Some(from);
        }
        let near = (end..end + 6)
            .find(|&at| self.is(at, &["from"]) && self.is(at + 1, &["around", "near", "inside", "within"]));
        if let Some(from) = near.map(|at| self.object(at + 2)).filter(|range| !range.is_empty()) {
            return Some(from);
        }
        let noun = self.clause().word(self.found.head).group.is_none();
        noun.then(|| self.after(end, &["at"])).flatten().filter(|range| range.start <= end + 1)
    }

    /// Who withdraws: those who move, else those who have them move, else whoever withdrew last.
    fn withdrawers(&self, movement: &Movement, group: Option<u16>, cast: &mut Cast) {
        let clause = self.clause();
        let Movement { movers, leaders, owners, .. } = movement;
        cast.add(owners.clone(), Role::Withdrawer);
        // "Putin pulled his troops out": he himself does it.
        let his = |phrase: &Phrase| {
            let owned = |at: usize| clause.word(at).possessive && !self.is(at, &["his", "her"]);
            (phrase.start..phrase.head).any(|at| self.is(at, &["his", "her"]))
                && !(phrase.start..phrase.head).any(owned)
        };
        if movers.iter().any(his) {
            let person = |who: &Who| who.kind == Some(ActorKind::Person) && who.code.is_some();
            let leaders = leaders.iter().flat_map(|&leader| self.meant(leader));
            cast.add(leaders.filter(person).collect(), Role::Withdrawer);
        }
        // "Italy will begin pulling troops out": its own.
        let bare = |phrase: &Phrase| {
            self.scene.who(*phrase).is_empty()
                && self.scene.belonging(*phrase).is_empty()
                && phrase.start == phrase.head
        };
        if cast.roles.is_empty() && !movers.is_empty() && movers.iter().all(bare) {
            let leaders = leaders.iter().flat_map(|&leader| self.meant(leader));
            let states = |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Group));
            cast.add(leaders.filter_map(|who| self.side(who)).filter(states).collect(), Role::Withdrawer);
        }
        let himself = !cast.roles.is_empty() && group.is_some();
        for &mover in movers.iter().filter(|_| !himself) {
            // "Half the contingent has gone"
            if self.is_a(mover.head, Sort::Share) && mover.start == mover.head && movers.len() > 1 {
                continue;
            }
            let pronoun = clause.tag_at(mover.head) == Tag::Pron;
            // "called on Rwanda to take its soldiers out": whose they are does it.
            let own = group.and_then(|group| clause.verb_group(group));
            let its = own.is_some_and(|own| own.shape == Shape::Infinitive)
                && self.owned(mover.start..mover.head).is_some_and(|at| self.is(at, &["its", "their"]));
            if its {
                let agents = leaders.iter().flat_map(|&leader| self.meant(leader)).filter_map(|who| self.side(who));
                cast.add(agents.collect(), Role::Withdrawer);
                if !cast.roles.is_empty() {
                    continue;
                }
            }
            let moves = |who: &Who| {
                who.kind != Some(ActorKind::Place)
                    && !(pronoun && who.kind == Some(ActorKind::Person) && who.code.is_some())
            };
            let counted = self.pointed(mover).filter(|band| self.arms(band) && !pronoun);
            let meant = counted.map_or_else(|| self.meant(mover), |band| self.whose(&band));
            cast.add(meant.into_iter().filter(moves).collect(), Role::Withdrawer);
        }
        if cast.roles.is_empty() {
            let leaders = leaders.iter().flat_map(|&leader| self.meant(leader));
            cast.add(leaders.filter_map(|who| self.side(who)).collect(), Role::Withdrawer);
        }
        // "Shoigu ordered the troops to pull back": his country's.
        if cast.roles.is_empty() {
            let state = self.commanders().into_iter().filter_map(|who| self.side(who));
            cast.add(state.filter(|who| who.kind == Some(ActorKind::State)).collect(), Role::Withdrawer);
        }
        // "Berlusconi … his country's troops".
        if cast.roles.is_empty() && group.is_none() {
            let agents = self.governing_agent().into_iter().filter_map(|who| self.side(who));
            cast.add(agents.filter(|who| who.kind != Some(ActorKind::Person)).collect(), Role::Withdrawer);
        }
    }

    /// What is left and where to, and, now that this is known, whether whoever withdrew last is meant again.
    fn places_left(&self, movement: Movement, cast: &mut Cast) {
        let Movement { movers, mut from, before, .. } = movement;
        let end = self.found.end;
        // "retreated east of Brega", "beat a retreat from …"
        if from.is_none() {
            let compass = |at: &usize| self.is_a(*at, Sort::Compass);
            // "to a checkpoint five miles east of the city"
            let near = |at: &usize| !matches!(self.clause().tag_at(*at), Tag::Verb | Tag::Stop | Tag::Comma | Tag::Rel);
            if let Some(compass) = (end..end + 9).take_while(near).find(compass) {
                from = self.after(compass, &["of", "from"]).filter(|range| range.start <= compass + 3);
            }
        }
        let told_from = from.is_some();
        let mut told = from.clone().map(|from| self.places(from)).unwrap_or_default();
        // "from the zones in Jaffna", "from forward positions at Muhamalai"
        if told.is_empty()
            && let Some(inside) = from.as_ref().map(|from| from.end).filter(|&at| self.is(at, &["in", "at", "around"]))
        {
            told = self.places(self.object(inside + 1));
        }
        // "out of Georgia's conflict zone"
        if told.is_empty()
            && let Some(range) = from.clone()
        {
            told = self.owned_place(range);
        }
        if cast.roles.is_empty() {
            cast.add(self.home_army(&movers, &told), Role::Withdrawer);
        }
        // Another place is another withdrawal: "the withdrawal from Vietnam".
        let elsewhere = !told.is_empty() && {
            let mut known = self.memory.withdrawer.iter().filter(|(_, role)| *role == Role::From).peekable();
            known.peek().is_some()
                && !known.any(|(who, _)| {
                    told.iter().any(|place| place.name == who.name || place.code.is_some() && place.code == who.code)
                })
        };
        cast.elsewhere = elsewhere;
        let noun = self.clause().word(self.found.head).group.is_none();
        if cast.roles.is_empty() && !elsewhere && (self.phrase.definite || self.frame.factual || noun) {
            let state = |who: &Who| who.kind != Some(ActorKind::Person) || who.code.is_some();
            let known = self.memory.withdrawer.iter();
            let known = known.filter(|(who, role)| *role == Role::Withdrawer && state(who));
            cast.add(known.map(|(who, _)| who.clone()).collect(), Role::Withdrawer);
        }
        if cast.roles.is_empty() {
            cast.add(movers.iter().filter_map(|&mover| self.as_said(mover)).collect(), Role::Withdrawer);
        }
        if let Some(from) = from.clone() {
            let places = if !told.is_empty() {
                told
            } else if self.is(from.start, &["the", "that", "this"]) && self.is(from.start + 1, &["country", "nation"]) {
                self.country(from.start, cast)
            } else {
                self.town(from).into_iter().collect()
            };
            let withdrawers: Vec<String> = cast.roles.iter().map(|(who, _)| who.name.clone()).collect();
            cast.add(places.into_iter().filter(|who| !withdrawers.contains(&who.name)).collect(), Role::From);
        }
        cast.add(before, Role::From);
        if !told_from {
            cast.add(self.there(&movers, elsewhere, cast), Role::From);
        }
        // "retreated to Sirte", "from Severodonetsk to Lysychansk"
        let after = from.map_or(end, |from| from.end.max(end));
        let to = self.after(after, &["to", "into"]).filter(|range| range.start <= after + 2);
        cast.add(to.map(|to| self.places(to)).unwrap_or_default(), Role::To);
    }

    /// Whether a phrase tells of a place or an operation, which forces leave.
    fn is_place(&self, phrase: Phrase) -> bool {
        matches!(self.scene.class(phrase), NounClass::Place | NounClass::Operation)
            || !self.places(phrase.start..phrase.end).is_empty()
    }

    /// Where they were whose place the clause does not tell: "in Brega, where they were beating a retreat", "after clashes in
    /// Goma"; else the place of which the text told that they left it, where the same withdrawal is meant: "so we pulled out".
    fn there(&self, movers: &[Phrase], elsewhere: bool, cast: &Cast) -> Vec<Who> {
        let place = self.placed().into_iter().collect::<Vec<_>>();
        let known = |who: &Who| cast.roles.iter().any(|(known, _)| known.name == who.name);
        if !place.is_empty() || elsewhere {
            return place.into_iter().filter(|who| !known(who)).collect();
        }
        let pronoun = movers.iter().any(|phrase| self.is(phrase.head, &["we", "they"]));
        let same = self.memory.withdrawer.iter().any(|(who, role)| *role == Role::Withdrawer && known(who));
        if !(same && pronoun) || cast.has(&Role::From) || self.after(self.found.end, &["to", "into"]).is_some() {
            return Vec::new();
        }
        let left = self.memory.withdrawer.iter().filter(|(_, role)| *role == Role::From);
        left.map(|(who, _)| who.clone()).collect()
    }

    /// Whose the place is that is left, where it has no name of its own: "Georgia's conflict zone", "Syrian soil".
    fn owned_place(&self, from: Range<usize>) -> Vec<Who> {
        let Some(phrase) = self.scene.each_phrase(from).next() else { return Vec::new() };
        if !self.is_a(phrase.head, Sort::Land) {
            return Vec::new();
        }
        let owner = |at: usize| {
            let place = |naming: &&Naming<'_>| matches!(naming.actor.kind, ActorKind::State | ActorKind::Place);
            let naming = self.scene.naming(at).filter(place)?;
            Some(Who::of(naming.place.unwrap_or(&naming.actor)))
        };
        (phrase.start..phrase.head).filter_map(owner).take(1).collect()
    }

    /// The place before a "where", or of the fighting after which somebody leaves.
    fn placed(&self) -> Option<Who> {
        let clause = self.clause();
        let place = |at: usize| {
            let naming = self.scene.naming(at).filter(|naming| naming.actor.kind == ActorKind::Place);
            naming.map(|naming| Who::of(&naming.actor))
        };
        let head = self.found.head;
        let opens = (0..head).rev().find(|&at| matches!(clause.tag_at(at), Tag::Rel | Tag::Comp | Tag::Stop));
        // "where he says that troops will leave": what is said there need not be there.
        let verbs =
            |from: usize| clause.groups.iter().filter(|group| (from..head).contains(&group.words.start)).count();
        let own = clause.word(head).group.is_some();
        if let Some(at) = opens.filter(|&at| self.is(at, &["where"]) && verbs(at) <= 1 - usize::from(own)) {
            let before = clause.left(at)?;
            let before = if clause.tag_at(before) == Tag::Comma { before.checked_sub(1)? } else { before };
            return place(before);
        }
        let end = self.found.end;
        let after = (end..end + 8).take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Rel));
        let noun = after.into_iter().find(|&at| self.is_a(at, Sort::Fighting))?;
        self.is(noun + 1, &["in", "at", "around", "near", "for"]).then(|| place(noun + 2)).flatten()
    }

    /// Who orders it.
    fn commanders(&self) -> Vec<Who> {
        let orders = self.frame.links.iter().find_map(|link| match *link {
            Link::Governor { operator: Operator::Order, place: Place::Complement, level, at } if !level.passive => {
                self.clause().word(at).group
            }
            _ => None,
        });
        let agents = orders.map(|group| self.agent(group)).unwrap_or_default();
        agents.into_iter().flat_map(|phrase| self.meant(phrase)).collect()
    }

    /// "the army withdrew from el-Fasher": where nobody else is named, the army of the state that the place lies in.
    fn home_army(&self, movers: &[Phrase], places: &[Who]) -> Vec<Who> {
        let army = movers.iter().any(|phrase| {
            let words = phrase.start..phrase.end;
            let definite = words.clone().any(|at| self.is(at, &["the"]));
            let own = |at: usize| self.is(at, &["army", "military", "navy"]) || self.rules(at);
            definite && words.into_iter().any(own)
        });
        let state = places.iter().find_map(|place| place.code.as_deref()).filter(|_| army);
        state.and_then(|code| self.scene.gazetteer.state(code)).map(Who::of).into_iter().collect()
    }

    /// Whether a word names a government: "the regime", "government forces".
    fn rules(&self, at: usize) -> bool {
        let generic = self.scene.naming(at).filter(|naming| naming.form == NameForm::Generic);
        generic.is_some_and(|naming| matches!(&*naming.actor.name, "government" | "government forces" | "military"))
    }

    /// "foreign fighters", "the invasion force": forces that nothing says whose they are, as said where a word describes them.
    fn as_said(&self, phrase: Phrase) -> Option<Who> {
        let clause = self.clause();
        // One word of the finder's: "foreign fighters".
        let form = clause.form(phrase.head);
        if let Some((_, noun)) = form.rsplit_once(' ').filter(|_| self.foreign(phrase.head)) {
            let people = Sort::Soldiers.has(noun);
            return people.then(|| Who { name: form.to_ascii_lowercase(), code: None, kind: Some(ActorKind::Group) });
        }
        let bare =
            |at: usize| matches!(clause.tag_at(at), Tag::Det | Tag::Num | Tag::Adv) || clause.word(at).possessive;
        let start = (phrase.start..phrase.head).find(|&at| !bare(at) && !clause.counts(at))?;
        let forces = clause.word(phrase.head).class == NounClass::Force && phrase.start < phrase.head;
        let named =
            (start..phrase.end).any(|at| self.scene.naming(at).is_some_and(|naming| naming.form != NameForm::Generic));
        let words = self.scene.clause.text.get(clause.word(start).span().start..clause.word(phrase.head).span().end)?;
        let people = self.is_a(phrase.head, Sort::Soldiers);
        (forces && people && !named).then(|| Who { name: words.to_owned(), code: None, kind: Some(ActorKind::Group) })
    }

    /// The town or region that "the city" is: the last one that the sentence names before it, else the text.
    fn town(&self, from: Range<usize>) -> Option<Who> {
        let phrase = self.scene.each_phrase(from).next()?;
        let definite = (phrase.start..phrase.head).any(|at| self.is(at, &["the", "that", "this"]));
        if !definite || !self.is_a(phrase.head, Sort::Town) {
            return None;
        }
        let before = (0..phrase.start).rev().filter_map(|at| self.scene.naming(at));
        let mut towns = before.filter(|naming| naming.actor.kind == ActorKind::Place);
        towns.next().map(|naming| Who::of(&naming.actor)).or_else(|| self.memory.town())
    }

    /// The state that "the country" is: the last one that the sentence names before it, if it is not the one that leaves.
    fn country(&self, at: usize, cast: &Cast) -> Vec<Who> {
        let states = (0..at).rev().filter_map(|back| self.scene.naming(back));
        let mut states = states.filter(|naming| naming.actor.kind == ActorKind::State && naming.form == NameForm::Name);
        let leaves = |name: &str| cast.roles.iter().any(|(who, _)| who.name == name);
        let state = states.find(|naming| !leaves(&naming.actor.name)).map(|naming| Who::of(&naming.actor));
        let told = || {
            let mut known: Vec<&(Who, u32)> = self.memory.states.iter().filter(|(who, _)| !leaves(&who.name)).collect();
            known.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
            known.first().filter(|_| !cast.roles.is_empty()).map(|(who, _)| who.clone())
        };
        state.or_else(told).into_iter().collect()
    }
}
