//! From the tokens of one sentence to the actors that they name.

mod apposition;
mod head;
mod holder;
mod name;
mod person;
mod role;
mod sign;

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use crate::actor::firsts::Firsts;
use crate::actor::phrase::{Role, Sense};
use crate::actor::table::Table;
use crate::actor::{Actor, ActorKind, Form, Naming};
use crate::text::Token;

/// A stretch of tokens that is a known spelling.
#[derive(Debug, Clone, Copy)]
struct Piece<'g> {
    start: usize,
    end: usize,
    senses: &'g [Sense],
}

/// How many known spellings a sentence has, but for a few.
const PIECES: usize = 16;

/// One reading of one sentence.
#[derive(Debug)]
pub(crate) struct Finder<'g, 't> {
    table: &'g Table,
    text: &'t str,
    tokens: &'t [Token],
    day: Option<NaiveDate>,
    pieces: Vec<Piece<'g>>,
    found: Vec<Naming<'g>>,
}

impl<'g, 't> Finder<'g, 't> {
    pub(crate) fn new(table: &'g Table, text: &'t str, tokens: &'t [Token], day: Option<NaiveDate>) -> Self {
        Finder { table, text, tokens, day, pieces: Vec::new(), found: Vec::new() }
    }

    /// The actors named; `firsts` are the words that a name may begin with, where they are known.
    pub(crate) fn find(mut self, firsts: Option<&Firsts>) -> Vec<Naming<'g>> {
        self.pieces.reserve(PIECES);
        let may = |token: &Token| firsts.is_none_or(|firsts| firsts.may(token));
        let mut at = 0;
        while let Some(more) = self.tokens.get(at..).and_then(|rest| rest.iter().position(may)) {
            at += more;
            match self.table.names.longest(self.text, self.tokens, at, firsts) {
                Some((end, senses)) => {
                    if !self.shouted(at, end) {
                        self.pieces.push(Piece { start: at, end, senses });
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        let mut next = 0;
        while let Some(&piece) = self.pieces.get(next) {
            next = self.phrase(next, piece).max(next + 1);
        }
        self.join_appositions();
        self.found
    }

    /// Reads the phrase that begins with a piece; returns the first piece after it.
    fn phrase(&mut self, at: usize, piece: Piece<'g>) -> usize {
        if piece.senses.contains(&Sense::Block) {
            return at + 1;
        }
        if let Some(role) = self.role(piece) {
            return self.role_phrase(at, piece, role);
        }
        let begins = piece.senses.iter().any(|sense| self.is_holder(sense));
        if begins && !self.is_part_of_name(piece) {
            return self.holder_phrase(at, piece);
        }
        self.person_phrase(at, piece)
    }

    fn is_holder(&self, sense: &Sense) -> bool {
        let Sense::Actor { actor, .. } = *sense else { return false };
        self.table.actor(actor).is_some_and(|actor| actor.kind != ActorKind::Person)
    }

    fn role(&self, piece: Piece<'g>) -> Option<&'g Role> {
        piece.senses.iter().find_map(|sense| match *sense {
            Sense::Role(role) => self.table.roles.get(usize::from(role)),
            _ => None,
        })
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    fn push(&mut self, tokens: Range<usize>, actor: Cow<'g, Actor>, form: Form, place: Option<&'g Actor>) {
        self.found.push(Naming { tokens, actor, form, place });
    }
}
