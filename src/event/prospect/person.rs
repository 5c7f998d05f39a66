//! One person who does what a verb says, and with whom nobody else does it: no forces.

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::Tag;
use crate::event::clause::words::sign;
use crate::event::prospect::marks::Marks;
use crate::event::prospect::{Place, Prospect};
use crate::text::{Token, TokenKind};

/// The auxiliaries and adverbs before a verb.
struct Chain {
    /// Where they begin.
    start: usize,
    /// Whether there is an auxiliary, and whether one is a "'s", which is one behind a pronoun.
    auxiliary: bool,
    copula: bool,
}

impl Prospect<'_, '_> {
    /// "if he leaves", "Mubarak will leave": whether a person and nobody else does what a finite verb says, who stands right before
    /// it and behind what no subject goes on over.
    pub(super) fn is_one(&self, place: Place<'_>) -> bool {
        let Chain { start, auxiliary, copula } = self.chain(place);
        let first = self.outlook().marks(place.first);
        let finite =
            auxiliary || !(first.has(Marks::GERUND) || first.has(Marks::PARTICIPLE) && !first.has(Marks::PAST));
        let Some((last, before)) = self.tokens[..start].split_last().filter(|_| finite) else { return false };
        let pronoun = ["he", "she"].iter().any(|one| last.of(self.text).eq_ignore_ascii_case(one))
            || !copula && ["i", "you"].iter().any(|one| last.of(self.text).eq_ignore_ascii_case(one));
        if pronoun {
            return self.halts(before, true);
        }
        let names = !copula && last.kind == TokenKind::Word;
        let namings = self.recall.namings();
        let naming =
            names.then(|| namings.of(self.sentence).iter().find(|naming| naming.tokens.end == start)).flatten();
        naming.is_some_and(|naming| {
            let before = &self.tokens[..naming.tokens.start];
            let before =
                before.split_last().filter(|(the, _)| self.is(the, Marks::THE)).map_or(before, |(_, more)| more);
            naming.actor.kind == ActorKind::Person && naming.form != NameForm::Compound && self.halts(before, false)
        })
    }

    /// What stands between a verb and its subject: "he *has since* left", "he*'ll* leave".
    fn chain(&self, place: Place<'_>) -> Chain {
        let mut chain = Chain { start: place.at, auxiliary: false, copula: false };
        while let Some((last, before)) = self.tokens[..chain.start].split_last() {
            let contracted = before.last().is_some_and(|mark| !mark.spaced && matches!(mark.of(self.text), "'" | "’"));
            let marks = self.outlook().marks(last);
            match last.of(self.text) {
                short @ ("s" | "ll" | "re" | "m" | "ve" | "d" | "t") if contracted && !last.spaced => {
                    chain.copula |= short == "s";
                    chain.auxiliary |= short != "t";
                    chain.start -= 2;
                }
                _ if marks.has(Marks::AUXILIARY) && !last.capital => {
                    chain.auxiliary = true;
                    chain.start -= 1;
                }
                _ if marks.has(Marks::BETWEEN) => chain.start -= 1,
                _ => break,
            }
        }
        chain
    }

    /// Whether no subject goes on over the last of some words; over a comma it may, where names are listed.
    fn halts(&self, words: &[Token], comma: bool) -> bool {
        let Some(last) = words.last() else { return true };
        match (last.kind, sign(last.of(self.text))) {
            (TokenKind::Sign, Tag::Comma) => comma,
            (TokenKind::Sign, Tag::Stop) => matches!(last.of(self.text), ";" | ":" | "?" | "!" | "–" | "—"),
            (TokenKind::Sign, Tag::Quote) => words.len() == 1,
            (TokenKind::Sign, _) => false,
            _ => self.is(last, Marks::HALTS),
        }
    }
}
