//! What stands beside a trigger: who may move, what may be left, whom one may ring.

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::Tag;
use crate::event::clause::words::sign;
use crate::event::prospect::marks::Marks;
use crate::event::prospect::way::Needs;
use crate::event::prospect::{Place, Prospect};
use crate::text::{Token, TokenKind};

impl Prospect<'_, '_> {
    /// Whether what a trigger needs may stand beside it.
    pub(super) fn open(&self, needs: Needs, place: Place<'_>) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Telephone => self.whole().has(Marks::TELEPHONE),
            Needs::By => self.by_line(place),
            Needs::Callee { them } => self.rings(place, them),
            Needs::Call => self.calls(place),
            Needs::Forces => self.forces(),
            Needs::Leaver { states, falls, vacates, named } => {
                let passive = self.is(place.first, Marks::PARTICIPLE);
                // "were left behind": of most, the passive tells of no movement.
                let be = place.before.last().is_some_and(|token| self.is(token, Marks::BE));
                vacates && passive && self.vacated(place, named)
                    || self.leaver(place, states, falls) && !(passive && be) && !self.leaves_other(place.after)
            }
            Needs::Mover { passive, object, people } => {
                let behind = || place.end..place.end + self.object(place.after).len();
                // "take out of" may be of those who do.
                let of = || place.after.first().is_some_and(|next| next.of(self.text) == "of");
                (!passive || self.is(place.first, Marks::PARTICIPLE) || of()) && self.mover(place)
                    || object && self.forces_within(behind(), people)
            }
            Needs::Left { states } => self.left(place, states),
            Needs::Held => self.whole().has(Marks::HELD),
        }
    }

    pub(super) fn is(&self, token: &Token, mark: Marks) -> bool {
        self.outlook().marks(token).has(mark)
    }

    /// The words that an object may have which begins some; more than it has rather than less.
    fn object<'t>(&self, after: &'t [Token]) -> &'t [Token] {
        let ends = |(at, token): (usize, &Token)| match token.kind {
            TokenKind::Sign => closes(token.of(self.text), after.get(at + 1)),
            _ => self.is(token, Marks::CLOSES),
        };
        let end = after.iter().enumerate().position(ends);
        after.get(..end.unwrap_or(after.len())).unwrap_or_default()
    }

    /// Whether no object begins some words.
    pub(super) fn bare(&self, words: &[Token]) -> bool {
        let Some(first) = words.first() else { return true };
        let inside = !first.spaced && words.get(1).is_some_and(|next| next.kind != TokenKind::Sign);
        match (first.kind, sign(first.of(self.text))) {
            (TokenKind::Sign, Tag::Comma) => true,
            (TokenKind::Sign, Tag::Stop) => !(inside && matches!(first.of(self.text), "." | "-")),
            (TokenKind::Sign, _) => false,
            // "May called"
            _ => self.is(first, Marks::BARE) && !first.capital,
        }
    }

    /// Whether a word may be a name: with a capital, or one that the gazetteer knows.
    fn names(&self, token: &Token) -> bool {
        token.capital && token.kind == TokenKind::Word
            || self.outlook().firsts.may(token) && !self.is(token, Marks::THE)
    }

    /// Whether a token is part of a time expression.
    pub(super) fn timed(&self, token: &Token) -> bool {
        let start = token.start as usize;
        let next = self.timexes.partition_point(|timex| timex.span.end <= start);
        self.timexes.get(next).is_some_and(|timex| timex.span.contains(start))
    }

    /// "left him alone", "leaves office": what is left is no place.
    fn leaves_other(&self, after: &[Token]) -> bool {
        let marks = |token: &Token| self.outlook().marks(token);
        let place = |token: &Token| marks(token).has(Marks::PLACE) || self.names(token);
        let object = after.first().is_some_and(|next| marks(next).has(Marks::OBJECT) && !self.timed(next));
        object && !self.object(after).iter().any(place) && !after.iter().any(|token| marks(token).has(Marks::FROM))
    }

    /// "Positions were vacated": whether what forces hold stands before, or, if it may be told so, a place by its name.
    fn vacated(&self, place: Place<'_>, named: bool) -> bool {
        let held = self.whole().first(Marks::HELD).is_some_and(|at| at < place.at);
        held || named && place.before.iter().any(|token| self.names(token))
    }

    /// Whether somebody may be rung up; by a verb that `them` says takes no other pronoun.
    fn rings(&self, place: Place<'_>, them: bool) -> bool {
        let Some(next) = place.after.first() else { return false };
        let marks = self.outlook().marks(next);
        // "phoned from the summit"
        if !them && marks.has(Marks::FROM) || self.is(place.first, Marks::PARTICIPLE) && self.by(place.after) {
            return true;
        }
        // "called a strike", "called it off", "called “reliable” …"
        let other = || {
            let quoted = next.kind == TokenKind::Sign && matches!(next.of(self.text), "\"" | "“" | "”" | "«" | "»");
            // "the US" is none.
            let pronoun = marks.has(Marks::PRONOUN) && !marks.has(Marks::THEM) && !self.names(next);
            quoted || pronoun || matches!(next.of(self.text), "a" | "an")
        };
        if self.bare(place.after) || them && other() {
            return false;
        }
        let object = self.object(place.after);
        if them {
            return self.person_within(place.end, object);
        }
        object.iter().any(|token| self.names(token) || self.is(token, Marks::SOMEBODY))
    }

    /// Whether somebody stands among some words: by an office, as "him" or "them", or by a name that is of a person or of
    /// nobody known.
    fn person_within(&self, start: usize, words: &[Token]) -> bool {
        if words.iter().any(|token| self.is(token, Marks::THEM)) {
            return true;
        }
        if !words.iter().any(|token| self.names(token)) {
            return false;
        }
        let namings = self.recall.namings().of(self.sentence);
        (start..).zip(words).any(|(at, token)| match namings.iter().find(|naming| naming.tokens.contains(&at)) {
            Some(naming) => naming.actor.kind == ActorKind::Person || naming.form == NameForm::Office,
            None => token.capital && token.kind == TokenKind::Word && !self.timed(token),
        })
    }

    /// "was called on Monday by": whether nothing but a time stands before a "by".
    fn by(&self, after: &[Token]) -> bool {
        let adverb =
            |token: &Token| self.timed(token) || self.is(token, Marks::ADVERB) || token.of(self.text).ends_with("ly");
        after.iter().find(|token| !adverb(token)).is_some_and(|token| token.of(self.text).eq_ignore_ascii_case("by"))
    }

    /// Whether somebody may talk by what a noun names: "by telephone", not "his telephone", nor "by telephone lines".
    fn by_line(&self, place: Place<'_>) -> bool {
        let named = |token: &Token| self.outlook().firsts.may(token);
        let compound = |next: &Token| self.is(next, Marks::COMMON) && !named(next) && !self.timed(next);
        if place.end == place.at + 1 && place.after.first().is_some_and(compound) {
            return false;
        }
        // Only a noun phrase stands between: "in a series of calls by secure telephone".
        let ends = |token: &Token| {
            let word = token.of(self.text);
            match token.kind {
                TokenKind::Sign => sign(word) == Tag::Stop && !matches!(word, "." | "-"),
                _ => {
                    self.is(token, Marks::BE.and(Marks::PRONOUN))
                        || self.is(token, Marks::BARE) && !matches!(word, "of" | "and" | "or" | "but" | "nor")
                }
            }
        };
        let open = |token: &&Token| self.is(token, Marks::BY) || ends(token) && !named(token);
        let mut before = place.before.iter().rev();
        before.find(open).is_some_and(|token| self.is(token, Marks::BY))
    }

    /// Whether "call" may be one by telephone: a call for something is none, unless somebody says it in one.
    fn calls(&self, place: Place<'_>) -> bool {
        let next = place.after.first().map_or("", |next| next.of(self.text));
        let timed = place.after.get(1).is_some_and(|token| self.timed(token));
        let noun = self.is(place.first, Marks::NOUN) && !self.is_verb(place);
        let within = || self.whole().first(Marks::WITHIN).is_some_and(|at| at < place.at);
        noun && (!matches!(next, "for" | "of" | "upon") || timed || within())
    }

    /// "to call", "they often call", "who calls": whether what may be a noun is a verb.
    fn is_verb(&self, place: Place<'_>) -> bool {
        // "Call the minister"
        let opens = place.before.is_empty() && place.after.first().is_some_and(|next| self.is(next, Marks::THE));
        let mut before = place.before.iter().rev();
        let behind = before.find(|token| !self.is(token, Marks::BETWEEN)).is_some_and(|token| {
            let verb_next = self.is(token, Marks::VERB_NEXT) && !token.capital && self.is(place.first, Marks::BASE);
            verb_next || self.is(token, Marks::PRONOUN.and(Marks::RELATIVE)) && !self.outlook().firsts.may(token)
        });
        opens || behind
    }
}

/// Whether a sign ends an object: a comma that is not inside a number.
pub(super) fn closes(sign: &str, next: Option<&Token>) -> bool {
    match self::sign(sign) {
        Tag::Comma => next.is_none_or(|next| next.spaced),
        // Stops and hyphens stand inside words.
        Tag::Stop => !matches!(sign, "." | "-"),
        _ => false,
    }
}
