//! Whom each sentence of a text names.

use std::cell::OnceCell;

use chrono::NaiveDate;

use crate::actor::{Actor, ActorKind, Firsts, Form, Gazetteer, Naming};
use crate::event::role::phrase::Who;
use crate::text::{Layout, Scan, Token};

/// Whom each sentence names, of those that were asked about; some are asked about again and again.
#[derive(Debug)]
pub(crate) struct Namings<'t> {
    text: &'t str,
    scan: &'t Scan,
    gazetteer: &'t Gazetteer,
    firsts: &'t Firsts,
    day: Option<NaiveDate>,
    known: Vec<OnceCell<Vec<Naming<'t>>>>,
}

impl<'t> Namings<'t> {
    pub(super) fn new(
        layout: &Layout<'t>,
        (scan, firsts): (&'t Scan, &'t Firsts),
        gazetteer: &'t Gazetteer,
        day: Option<NaiveDate>,
    ) -> Self {
        let known = vec![OnceCell::new(); layout.sentences().len()];
        Namings { text: layout.text(), scan, gazetteer, firsts, day, known }
    }

    /// The actors that a sentence names.
    pub(in crate::event) fn of(&self, sentence: usize) -> &[Naming<'t>] {
        let find = || self.gazetteer.find_among(self.text, self.scan.tokens(sentence), self.day, self.firsts);
        self.known.get(sentence).map_or(&[], |known| known.get_or_init(find))
    }

    /// A sentence with those whom it names.
    pub(super) fn named(&self, sentence: usize) -> Named<'_, 't> {
        Named { text: self.text, tokens: self.scan.tokens(sentence), namings: self.of(sentence) }
    }
}

/// A sentence with those whom it names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'s, 't> {
    text: &'t str,
    tokens: &'s [Token],
    pub(super) namings: &'s [Naming<'t>],
}

impl<'s> Named<'s, '_> {
    /// The persons that the gazetteer knows, or that have a name at least.
    pub(super) fn people(self) -> impl Iterator<Item = &'s Actor> {
        let known = |naming: &&Naming<'_>| naming.actor.code.is_some() || naming.form == Form::Name;
        let people = self.namings.iter().filter(|naming| naming.actor.kind == ActorKind::Person).filter(known);
        people.map(|naming| &*naming.actor)
    }

    /// The first two of them.
    pub(super) fn pair(self) -> Option<Vec<Who>> {
        let mut people = self.people();
        let first = people.next()?;
        let second = people.find(|person| person.name != first.name)?;
        Some(vec![Who::of(first), Who::of(second)])
    }

    /// The first state or group.
    pub(super) fn state(self) -> Option<Who> {
        let mut named = self.namings.iter().filter(|naming| naming.form != Form::Generic);
        let state = named.find(|naming| matches!(naming.actor.kind, ActorKind::State | ActorKind::Group));
        state.map(|naming| Who::of(&naming.actor))
    }

    /// The last town or region.
    pub(super) fn town(self) -> Option<Who> {
        let town = self.namings.iter().rfind(|naming| naming.actor.kind == ActorKind::Place);
        town.map(|naming| Who::of(&naming.actor))
    }

    /// The last who says something: "Obama said", "said Putin", "a government spokesman told reporters".
    pub(super) fn speaker(self) -> Option<Who> {
        let says = |at: Option<usize>| {
            let word = at.and_then(|at| self.tokens.get(at)).map_or("", |token| token.of(self.text));
            matches!(word, "said" | "says" | "told" | "added" | "warned" | "insisted" | "declared" | "asked")
        };
        let speaks = |naming: &&Naming<'_>| {
            let (start, end) = (naming.tokens.start, naming.tokens.end);
            !matches!(naming.actor.kind, ActorKind::Place)
                && naming.form != Form::Generic
                && (says(start.checked_sub(1)) || (end..end + 3).any(|at| says(Some(at))))
        };
        self.namings.iter().rfind(speaks).map(|naming| Who::of(&naming.actor))
    }

    /// The first who are joined by "and", and by commas before it: "Poroshenko, Putin, Merkel and Hollande".
    pub(super) fn joined(self) -> Option<Vec<Who>> {
        let sides = |naming: &&Naming<'_>| {
            !matches!(naming.form, Form::Generic | Form::Compound)
                && !matches!(naming.actor.kind, ActorKind::Place | ActorKind::Organization)
        };
        let namings = self.namings.iter().filter(sides);
        let mut list: Vec<&Actor> = Vec::new();
        for (one, other) in namings.clone().zip(namings.skip(1)) {
            let gap = self.tokens.get(one.tokens.end..other.tokens.start).unwrap_or_default();
            let mut words = gap.iter().map(|token| token.of(self.text)).filter(|word| *word != "the");
            let (first, second) = (words.next(), words.next());
            let close = matches!((first, second), (Some("and"), None) | (Some(","), Some("and")));
            let goes_on = close || (first, second) == (Some(","), None);
            if !goes_on || words.next().is_some() {
                list.clear();
                continue;
            }
            if list.is_empty() {
                list.push(&one.actor);
            }
            list.push(&other.actor);
            if close {
                return Some(list.into_iter().map(Who::of).collect());
            }
        }
        None
    }
}
