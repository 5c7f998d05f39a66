//! Names of persons, those that the table does not know too.

use std::borrow::Cow;

use crate::actor::finder::{Finder, Piece};
use crate::actor::phrase::{Context, Sense};
use crate::actor::{Actor, ActorKind};
use crate::text::TokenKind;

impl<'g, 't> Finder<'g, 't> {
    /// The person whose name begins at a token: who, whether known, one past the last token, the next piece.
    pub(super) fn person_at(
        &self,
        next: usize,
        token: usize,
        context: Context<'_>,
    ) -> Option<(Cow<'g, Actor>, Option<u32>, usize, usize)> {
        let piece = self.pieces.get(next).copied().filter(|piece| piece.start == token);
        let run = self.unknown_name(token);
        if let Some(piece) = piece {
            let role =
                self.role(piece).is_some() && !piece.senses.iter().any(|sense| matches!(sense, Sense::Surname { .. }));
            if role || piece.senses.contains(&Sense::Block) {
                return None;
            }
            let longer =
                run.is_some_and(|end| end > piece.end && !self.pieces.iter().any(|other| other.start == piece.end));
            let full = piece.senses.iter().any(|sense| matches!(sense, Sense::Actor { .. }));
            if full || !longer {
                if let Some(person) = self.table.choose(piece.senses, context) {
                    return Some((Cow::Borrowed(self.table.actor(person)?), Some(person), piece.end, next + 1));
                }
                if piece.senses.iter().any(|sense| self.is_holder(sense)) && !longer {
                    return None;
                }
            }
        }
        let end = run?;
        let span = self.tokens.get(token)?.start as usize..self.tokens.get(end - 1)?.end as usize;
        let name = self.text.get(span)?.split_whitespace().collect::<Vec<_>>().join(" ");
        let of = context.of.and_then(|of| self.table.actor(of)).and_then(|of| of.code.clone());
        let next = self.pieces.iter().position(|piece| piece.start >= end).unwrap_or(self.pieces.len());
        Some((Cow::Owned(Actor { name, code: of, kind: ActorKind::Person }), None, end, next))
    }

    /// One past the last token of a run of capitalised words, with the particles and signs inside names.
    pub(super) fn unknown_name(&self, from: usize) -> Option<usize> {
        const PARTICLES: &[&str] = &[
            "al", "el", "bin", "ibn", "ben", "de", "del", "da", "di", "dos", "van", "von", "der", "ul", "ur", "abu",
            "ould", "uz",
        ];
        let mut end = None;
        let mut at = from;
        let mut words = 0;
        while let Some(token) = self.tokens.get(at).filter(|_| words < 6) {
            let word = token.of(self.text);
            let joined = matches!(word, "-" | "'" | "’") && !token.spaced && end == Some(at);
            let initial = word == "." && end == Some(at) && self.word(at - 1).len() == 1;
            if joined {
                let next = self.tokens.get(at + 1).filter(|next| !next.spaced && next.kind == TokenKind::Word);
                let next = next.map_or("", |next| next.of(self.text));
                if next.len() < 2 || (word != "-" && !is_capitalised(next)) {
                    break;
                }
                if !is_capitalised(next) && !PARTICLES.contains(&next) {
                    // "Ki-moon"
                    end = Some(at + 2);
                    at += 2;
                    continue;
                }
                at += 1;
                continue;
            }
            if initial {
                end = Some(at + 1);
            } else if is_capitalised(word) {
                if words > 0 || !self.opens(at) {
                    if words > 0 && self.opens(at) {
                        break;
                    }
                    end = Some(at + 1);
                } else {
                    break;
                }
            } else if (token.spaced || word != "-") && !PARTICLES.contains(&word) {
                break;
            }
            words += usize::from(token.kind == TokenKind::Word);
            at += 1;
        }
        end
    }

    /// Whether a token is a word that may be capitalised without being a name, or a role.
    pub(super) fn opens(&self, at: usize) -> bool {
        let covering = |piece: &&Piece<'g>| piece.start <= at && at < piece.end;
        self.pieces.iter().find(covering).is_some_and(|piece| self.role(*piece).is_some())
    }

    /// Whether a surname stands without an unknown first name before it or, a common one, another name after it.
    pub(super) fn stands_alone(&self, piece: Piece<'g>) -> bool {
        let last = piece.start.checked_sub(1);
        let known = self.pieces.iter().any(|other| Some(other.end) == last.map(|last| last + 1));
        let before = last.is_some_and(|last| {
            is_capitalised(self.word(last)) && self.tokens.get(last).is_some_and(|token| token.kind == TokenKind::Word)
        });
        if before && !known {
            return false;
        }
        let common = piece
            .senses
            .iter()
            .all(|sense| !matches!(sense, Sense::Surname { common: crate::actor::phrase::Common::Rare, .. }));
        let after = is_capitalised(self.word(piece.end));
        let known = self.pieces.iter().any(|other| other.start == piece.end);
        !(common && after && !known)
    }

    /// Whether a state's name is part of a person's or firm's: "Jordan Smith", "Michael Jordan", "Chad Brown".
    pub(super) fn is_part_of_name(&self, piece: Piece<'g>) -> bool {
        const FIRST_NAMES: &[&str] =
            &["Jordan", "Chad", "Georgia", "Israel", "China", "Paris", "Sydney", "Florence", "India", "Kenya"];
        if piece.end - piece.start != 1 || !FIRST_NAMES.contains(&self.word(piece.start)) {
            return false;
        }
        let touching = |token: usize| {
            let covered = self.pieces.iter().any(|other| other.start <= token && token < other.end);
            let token = self.tokens.get(token);
            token.is_some_and(|token| token.kind == TokenKind::Word && is_capitalised(token.of(self.text))) && !covered
        };
        let after = self.tokens.get(piece.end).is_some_and(|token| token.spaced) && touching(piece.end);
        after || piece.start.checked_sub(1).is_some_and(|last| last > 0 && touching(last))
    }
}

pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
