//! Phrases that a person's name begins: "Gaddafi's forces", "pro-Gaddafi fighters".

use std::borrow::Cow;

use crate::actor::finder::{Finder, Piece};
use crate::actor::phrase::{Class, Context, Sense};
use crate::actor::{Actor, Form};

impl<'g, 't> Finder<'g, 't> {
    /// A phrase that a person's name begins.
    pub(super) fn person_phrase(&mut self, at: usize, piece: Piece<'g>) -> usize {
        let context = Context { day: self.day, ..Context::default() };
        let prefix = self.prefix(piece.start);
        let full = piece.senses.iter().any(|sense| matches!(sense, Sense::Actor { .. }));
        if !full && prefix.is_none() && !self.stands_alone(piece) {
            return at + 1;
        }
        let Some(person) = self.table.choose(piece.senses, context) else { return at + 1 };
        let Some(actor) = self.table.actor(person) else { return at + 1 };
        if let Some((start, word)) = prefix {
            return self.partisans(at, piece, start, word, person, actor);
        }
        if let Some(next) = self.forces_of(piece.start, piece.end, at + 1, person) {
            return next;
        }
        let form = if self.is_compound(piece.end) { Form::Compound } else { Form::Name };
        self.push(piece.start..piece.end, Cow::Borrowed(actor), form, None);
        at + 1
    }

    /// "Gaddafi's forces", "the Obama administration": after a person's name that ends at token `end`.
    pub(super) fn forces_of(&mut self, start: usize, end: usize, next: usize, person: u32) -> Option<usize> {
        let head = self.head(next, self.possessive(end), None);
        let ruled = head.collective.filter(|_| head.office.is_none())?;
        if !matches!(ruled.class, Class::Government | Class::Forces) {
            return None;
        }
        let of = self.table.command(person, self.day)?;
        let (who, form) = self.collective(of, ruled.class);
        self.push(start..head.collective_end, who, form, None);
        Some(head.next)
    }

    /// "pro-Gaddafi forces", "anti-Assad rebels".
    pub(super) fn partisans(
        &mut self,
        at: usize,
        piece: Piece<'g>,
        start: usize,
        prefix: &str,
        person: u32,
        actor: &'g Actor,
    ) -> usize {
        let head = self.head(at + 1, piece.end, None);
        if let (Some(role), None, Some(of)) = (head.collective, head.office, self.table.command(person, self.day)) {
            let class = match prefix {
                "pro" | "Pro" => Class::Forces,
                _ => Class::Rebels,
            };
            if role.class != Class::People {
                let (who, form) = self.collective(of, class);
                self.push(start..head.collective_end, who, form, None);
                return head.next;
            }
        }
        self.push(start..piece.end, Cow::Borrowed(actor), Form::Compound, None);
        at + 1
    }
}
