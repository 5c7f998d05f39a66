//! Phrases that a role word begins: "the president of Syria", "forces loyal to Gaddafi", "the rebels".

use std::borrow::Cow;

use crate::actor::finder::head::Head;
use crate::actor::finder::{Finder, Piece};
use crate::actor::phrase::{Class, Context, Role, Title};
use crate::actor::{ActorKind, Form};

impl<'g, 't> Finder<'g, 't> {
    /// A phrase that a role word begins: "President Bush", "the president of Syria", "forces loyal to Gaddafi", "rebels".
    pub(super) fn role_phrase(&mut self, at: usize, piece: Piece<'g>, role: &'g Role) -> usize {
        if matches!(role.class, Class::Opener) {
            return at + 1;
        }
        let head = self.head(at, piece.start, None);
        if let Some(number) = head.number
            && let Some(next) = self.forces_of(piece.start, head.end, head.next, number)
        {
            return next;
        }
        if let Some(person) = head.person {
            let form = if head.number.is_some() { Form::Name } else { Form::Unknown };
            self.push(piece.start..head.end, person, form, None);
            return head.next;
        }
        if head.end <= piece.start {
            return at + 1;
        }
        if let Some(next) = self.role_of(at, piece.start, &head) {
            return next;
        }
        let end = if head.office.is_some() { head.end } else { head.collective_end };
        let role = match (head.office, head.collective) {
            (Some(office), None) if office.class == Class::Office && !head.former => office,
            (Some(_), None) => return head.next,
            (_, Some(collective)) if collective.class == Class::People => return head.next,
            (Some(_), Some(collective)) => {
                self.push(piece.start..head.collective_end, Cow::Borrowed(&collective.actor), Form::Generic, None);
                return head.next;
            }
            (None, Some(collective)) => collective,
            (None, None) => return head.next,
        };
        if !self.is_compound(end) {
            self.push(piece.start..end, Cow::Borrowed(&role.actor), Form::Generic, None);
        }
        head.next
    }

    /// "president of Syria", "forces loyal to Gaddafi", "the government of Israel".
    pub(super) fn role_of(&mut self, at: usize, start: usize, head: &Head<'g>) -> Option<usize> {
        let mut token = head.end;
        match self.word(token) {
            "of" | "under" | "from" => token += 1,
            "loyal" | "allied" | "close" | "opposed" if self.word(token + 1) == "to" => token += 2,
            "supporting" | "backing" => token += 1,
            _ => return None,
        }
        let link = self.word(head.end);
        let against = link == "opposed";
        if matches!(self.word(token), "the" | "The") {
            token += 1;
        }
        let next = self.pieces.iter().skip(at + 1).position(|piece| piece.start >= token)? + at + 1;
        let mut piece = *self.pieces.get(next)?;
        let mut after = next + 1;
        let mut holder = self.holder(piece).filter(|_| piece.start == token && self.role(piece).is_none());
        let mut end = piece.end;
        if holder.is_none() {
            // "forces loyal to Colonel Gaddafi"
            let context = Context { day: self.day, title: Title::Office, ..Context::default() };
            while piece.start == token && self.role(piece).is_some() {
                token = self.after_stop(piece.end);
                piece = *self.pieces.get(after)?;
                after += 1;
            }
            if piece.start != token {
                return None;
            }
            let person = self.table.choose(piece.senses, context)?;
            end = piece.end;
            if head.collective.is_some() && head.office.is_none() {
                holder = self.table.command(person, self.day).map(|of| (of, Form::Forces, None));
            }
        }
        let (of, form, _) = holder?;
        if self.is_compound(end) {
            return None;
        }
        if let Some(office) = head.office {
            if link != "of" || office.class != Class::Office || head.former || head.collective.is_some() {
                return None;
            }
            let after_comma = if self.word(end) == "," { end + 1 } else { end };
            let context = Context { of: Some(of), offices: &office.offices, title: Title::Office, day: self.day };
            let (who, form, end, after) = match self.person_at(after, after_comma, context) {
                Some((person, Some(_), end, after)) => (person, Form::Name, end, after),
                Some((person, None, end, after))
                    if after_comma == self.possessive(after_comma) && after_comma == piece.end =>
                {
                    (person, Form::Unknown, end, after)
                }
                _ => {
                    let holder = self.day.and_then(|day| self.table.holder(of, &office.offices, day));
                    let state = self.table.actor(of)?;
                    let who =
                        holder.and_then(|holder| self.table.actor(holder)).unwrap_or_else(|| self.state(of, state));
                    (Cow::Borrowed(who), Form::Office, end, after)
                }
            };
            self.push(start..end, who, form, None);
            return Some(after);
        }
        let collective = head.collective?;
        let from = matches!(link, "from" | "under");
        if from
            && !(link == "from" && self.table.actor(of)?.kind == ActorKind::State && collective.class == Class::Rebels)
        {
            return None;
        }
        let class = if against { Class::Rebels } else { collective.class };
        if class == Class::People || (link == "of" && form == Form::Demonym) {
            return None;
        }
        let (who, form) = self.collective(of, class);
        self.push(start..end, who, form, None);
        Some(after)
    }
}
