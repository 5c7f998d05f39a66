//! Phrases that a state, group, organization or place begins: "Syria's president", "Libyan rebels", "Russian troops".

use std::borrow::Cow;

use crate::actor::finder::head::Head;
use crate::actor::finder::{Finder, Piece};
use crate::actor::phrase::{Class, Context, Role, Sense, Title};
use crate::actor::{Actor, ActorKind, Form};

impl<'g, 't> Finder<'g, 't> {
    /// The state, group, organization or place of a piece: the actor, the form, and the place beside a metonym.
    pub(super) fn holder(&self, piece: Piece<'g>) -> Option<(u32, Form, Option<&'g Actor>)> {
        let mut best: Option<(u32, Form)> = None;
        let mut place = None;
        for sense in piece.senses.iter().filter(|sense| self.is_holder(sense)) {
            let Sense::Actor { actor: number, form } = *sense else { continue };
            let Some(actor) = self.table.actor(number) else { continue };
            if actor.kind == ActorKind::Place {
                place = place.or(Some((number, actor)));
            } else if best.is_none_or(|(_, kept)| kept == Form::Metonym && form != Form::Metonym) {
                best = Some((number, form));
            }
        }
        match (best, place) {
            (Some((number, Form::Metonym)), Some((town, actor))) => {
                if self.is_located(piece.start) {
                    Some((town, Form::Name, None))
                } else {
                    Some((number, Form::Metonym, Some(actor)))
                }
            }
            (Some((number, form)), _) => Some((number, form, None)),
            (None, Some((town, _))) => Some((town, Form::Name, None)),
            (None, None) => None,
        }
    }

    /// Whether the words before say that a place is meant.
    pub(super) fn is_located(&self, start: usize) -> bool {
        const PLACING: &[&str] =
            &["in", "at", "near", "outside", "inside", "around", "into", "over", "across", "capital"];
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.word(at));
        let last = if matches!(before(1), "," | "of") { before(2) } else { before(1) };
        PLACING.contains(&last) || matches!(before(1), "In" | "At" | "Near" | "Outside")
    }

    /// A phrase that a state, group, organization or place begins.
    pub(super) fn holder_phrase(&mut self, at: usize, piece: Piece<'g>) -> usize {
        let Some((of, form, place)) = self.holder(piece) else { return at + 1 };
        let Some(actor) = self.table.actor(of) else { return at + 1 };
        let start = self.prefix(piece.start).map_or(piece.start, |(start, _)| start);
        let prefix = self.prefix(piece.start).map(|(_, word)| word);
        if prefix.is_some() || self.is_compound(piece.end) {
            self.push(start..piece.end, Cow::Borrowed(actor), Form::Compound, None);
            return at + 1;
        }
        let rest = self.possessive(piece.end);
        let head = self.head(at + 1, rest, Some(of));
        if let Some(office) = head.office {
            return self.office(at, piece, (of, form, place), office, head);
        }
        if head.collective.is_none()
            && let Some(next) = self.compatriot(at, piece.start, rest, of)
        {
            return next;
        }
        let Some(collective) = head.collective else {
            self.push(piece.start..piece.end, Cow::Borrowed(actor), form, place);
            return at + 1;
        };
        let (who, form) = self.collective(of, collective.class);
        self.push(piece.start..head.collective_end, who, form, None);
        head.next
    }

    /// "Saudi King Abdullah", "Russia's Vladimir Putin": a full name beside its bearer's own state.
    pub(super) fn compatriot(&mut self, at: usize, start: usize, token: usize, of: u32) -> Option<usize> {
        let piece = *self.pieces.get(at + 1).filter(|piece| piece.start == token)?;
        piece.senses.iter().find(|sense| matches!(sense, Sense::Actor { .. }) && !self.is_holder(sense))?;
        let context = Context { of: Some(of), title: Title::Office, day: self.day, ..Context::default() };
        let person = self.table.actor(self.table.choose(piece.senses, context)?)?;
        let code = self.table.actor(of)?.code.as_ref()?;
        if person.code.as_ref() != Some(code) {
            return None;
        }
        self.push(start..piece.end, Cow::Borrowed(person), Form::Name, None);
        Some(at + 2)
    }

    /// "Russian President Vladimir Putin", "Syria's president", "UN envoy".
    pub(super) fn office(
        &mut self,
        at: usize,
        piece: Piece<'g>,
        (of, form, place): (u32, Form, Option<&'g Actor>),
        office: &'g Role,
        head: Head<'g>,
    ) -> usize {
        let Some(actor) = self.table.actor(of) else { return at + 1 };
        if let Some(person) = head.person {
            let form = if head.number.is_some() { Form::Name } else { Form::Unknown };
            self.push(piece.start..head.end, person, form, None);
            return head.next;
        }
        if office.class == Class::Office && head.collective.is_none() && !head.former {
            let holder = self.day.and_then(|day| self.table.holder(of, &office.offices, day));
            let who = holder.and_then(|holder| self.table.actor(holder)).unwrap_or_else(|| self.state(of, actor));
            self.push(piece.start..head.end, Cow::Borrowed(who), Form::Office, None);
            return head.next;
        }
        match head.collective {
            Some(collective) => {
                let (who, form) = self.collective(of, collective.class);
                self.push(piece.start..head.collective_end, who, form, None);
            }
            None => self.push(piece.start..piece.end, Cow::Borrowed(actor), form, place),
        }
        head.next
    }

    pub(super) fn state(&self, of: u32, actor: &'g Actor) -> &'g Actor {
        if self.table.has_offices(of) { actor } else { self.table.actor(self.table.chief(of)).unwrap_or(actor) }
    }

    /// Who the collective of an actor is: a state's troops are the state, its rebels a group of their own.
    pub(super) fn collective(&self, of: u32, class: Class) -> (Cow<'g, Actor>, Form) {
        let fallback = || Cow::Owned(Actor { name: String::new(), code: None, kind: ActorKind::Group });
        let Some(actor) = self.table.actor(of) else { return (fallback(), Form::Name) };
        let form = match class {
            Class::Government => Form::Government,
            Class::People => Form::Demonym,
            _ => Form::Forces,
        };
        let opposed = matches!(class, Class::Rebels | Class::Militants);
        if !opposed || matches!(actor.kind, ActorKind::Group | ActorKind::Organization) {
            return (Cow::Borrowed(actor), form);
        }
        let adjective = self.table.adjective(of).unwrap_or(&actor.name);
        let noun = if class == Class::Rebels { "rebels" } else { "militants" };
        let name = format!("{adjective} {noun}");
        let known = self.table.number(&name).and_then(|number| self.table.actor(number));
        let who = known.map_or_else(|| Cow::Owned(Actor { name, code: None, kind: ActorKind::Group }), Cow::Borrowed);
        (who, Form::Name)
    }
}
