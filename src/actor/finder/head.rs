//! The head of a phrase after the name that governs it.

use std::borrow::Cow;

use crate::actor::Actor;
use crate::actor::finder::Finder;
use crate::actor::phrase::{Class, Context, Role};

/// The head of a phrase after the name that governs it: "army chief", "prime minister Ehud Olmert".
#[derive(Debug, Default)]
pub(super) struct Head<'g> {
    /// One past its last token.
    pub(super) end: usize,
    /// The next piece.
    pub(super) next: usize,
    /// What collective it is, if any.
    pub(super) collective: Option<&'g Role>,
    /// One past the collective's last token.
    pub(super) collective_end: usize,
    /// The office or title in it, if any.
    pub(super) office: Option<&'g Role>,
    /// Whether it says that the office is not held.
    pub(super) former: bool,
    /// The person named after it.
    pub(super) person: Option<Cow<'g, Actor>>,
    /// The person's number, if known.
    pub(super) number: Option<u32>,
}

impl<'g, 't> Finder<'g, 't> {
    /// Reads roles, modifiers and a name from piece `next` at token `token` on.
    pub(super) fn head(&self, mut next: usize, mut token: usize, of: Option<u32>) -> Head<'g> {
        let mut head = Head { end: token, next, ..Head::default() };
        while let Some(&piece) = self.pieces.get(next).filter(|piece| piece.start == token) {
            let Some(role) = self.role(piece) else { break };
            match role.class {
                Class::Opener => break,
                Class::Modifier => {}
                Class::Former => head.former = true,
                Class::Office | Class::Person | Class::Title => {
                    let keep = head.office.filter(|office| office.class == Class::Office && role.class == Class::Title);
                    head.office = Some(keep.unwrap_or(role));
                }
                _ if head.office.is_some() => break,
                _ => {
                    let opposed = |role: &&Role| matches!(role.class, Class::Rebels | Class::Militants);
                    let joined = (head.collective, role.class);
                    head.collective = match joined {
                        (Some(kept), Class::Forces | Class::Government | Class::People) if opposed(&kept) => Some(kept),
                        (Some(kept), Class::Militants) if kept.class == Class::Rebels => Some(kept),
                        // "government officials" are the government
                        (Some(kept), Class::People) => Some(kept),
                        _ => Some(role),
                    };
                    head.collective_end = piece.end;
                }
            }
            next += 1;
            token = self.after_stop(piece.end);
            if !matches!(role.class, Class::Modifier | Class::Former) {
                (head.end, head.next) = (piece.end, next);
            } else if head.end < piece.start && head.office.is_none() && head.collective.is_none() {
                continue;
            }
        }
        let Some(office) = head.office else { return head };
        let titles = !matches!(office.class, Class::Person);
        let offices = if titles { office.offices.as_slice() } else { &[] };
        let context = Context { of, offices, title: office.title(), day: self.day };
        let token = self.after_stop(head.end);
        if let Some((person, known, end, next)) = self.person_at(head.next, token, context) {
            (head.person, head.number, head.end, head.next) = (Some(person), known, end, next);
        }
        head
    }
}
