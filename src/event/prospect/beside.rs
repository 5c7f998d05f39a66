//! What stands beside a trigger: who may move, what may be left, whom one may ring.

use crate::actor::Side;
use crate::event::clause::Tag;
use crate::event::clause::words::sign;
use crate::event::prospect::marks::Marks;
use crate::event::prospect::way::Needs;
use crate::event::prospect::{Place, Prospect};
use crate::text::{Token, TokenKind};

/// What all words of a sentence may be together.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub(super) marks: Marks,
    /// The first that may be forces, and the first that may be those or a state.
    pub(super) armed: Option<usize>,
    pub(super) side: Option<usize>,
}

impl Prospect<'_> {
    /// Whether what a trigger needs may stand beside it.
    pub(super) fn open(&self, needs: Needs, place: Place<'_>) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Telephone => self.whole().marks.has(Marks::TELEPHONE),
            Needs::By => place.before.iter().any(|token| self.is(token, Marks::BY)),
            Needs::Callee { them } => self.rings(place, them),
            Needs::Call => self.calls(place),
            Needs::Forces => self.whole().armed.is_some(),
            Needs::Leaver { states, place: vacates } => {
                let passive = self.is(place.first, Marks::PARTICIPLE);
                // "were left behind": of most, the passive tells of no movement.
                let be = place.before.last().is_some_and(|token| self.is(token, Marks::BE));
                vacates && passive || self.leaver(place, states) && !(passive && be) && !self.leaves_other(place.after)
            }
            Needs::Mover { passive, object } => {
                self.precedes(self.whole().armed, place) && (!passive || self.is(place.first, Marks::PARTICIPLE))
                    || object && self.object(place.after).iter().any(|token| self.forces(token, Side::Armed))
            }
            Needs::Left { states } => {
                let Whole { marks, armed, side } = self.whole();
                armed.is_some() || states && side.is_some() || marks.has(Marks::HELD)
            }
            Needs::Held => self.whole().marks.has(Marks::HELD),
        }
    }

    /// What all of its words may be together.
    pub(super) fn whole(&self) -> &Whole {
        self.whole.get_or_init(|| {
            let mut whole = Whole::default();
            for (at, token) in self.tokens.iter().enumerate() {
                whole.marks = whole.marks.and(self.outlook.marks(token));
                if whole.side.is_none() && self.forces(token, Side::State) {
                    whole.side = Some(at);
                }
                if whole.armed.is_none() && self.forces(token, Side::Armed) {
                    whole.armed = Some(at);
                }
            }
            whole
        })
    }

    /// Whether a word may be forces, tell how many of them, or begin the name of a side that is some or, of a state, has some.
    pub(super) fn forces(&self, token: &Token, least: Side) -> bool {
        let firsts = &self.outlook.firsts;
        self.is(token, Marks::FORCES)
            || token.kind == TokenKind::Number
            || (firsts.sides(token, Side::Armed) || least == Side::State && firsts.sides(token, Side::State))
                // "the" begins "the Hague" too
                && !token.of(self.text).eq_ignore_ascii_case("the")
    }

    /// Whether one of the sentence stands where those who do what a verb says stand: before it, or anywhere for one like
    /// "leaving".
    pub(super) fn precedes(&self, mover: Option<usize>, place: Place<'_>) -> bool {
        mover.is_some_and(|mover| mover + 1 < place.next || self.is(place.first, Marks::GERUND))
    }

    /// Whether those stand there who may leave a place: forces, or a state if those may stand for them, as for any ground.
    pub(super) fn leaver(&self, place: Place<'_>, states: bool) -> bool {
        let &Whole { marks, armed, side } = self.whole();
        self.precedes(if states || marks.has(Marks::GROUND) { side } else { armed }, place)
    }

    pub(super) fn is(&self, token: &Token, mark: Marks) -> bool {
        self.outlook.marks(token).has(mark)
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

    /// Whether a word may be a name: with a capital, or one that the gazetteer knows.
    fn names(&self, token: &Token) -> bool {
        token.capital && token.kind == TokenKind::Word
            || self.outlook.firsts.may(token) && !token.of(self.text).eq_ignore_ascii_case("the")
    }

    /// Whether a token is part of a time expression.
    fn timed(&self, token: &Token) -> bool {
        self.timexes.iter().any(|timex| timex.span.contains(token.start as usize))
    }

    /// "left him alone", "leaves office": what is left is no place.
    fn leaves_other(&self, after: &[Token]) -> bool {
        let marks = |token: &Token| self.outlook.marks(token);
        let place = |token: &Token| marks(token).has(Marks::PLACE) || self.names(token);
        let object = after.first().is_some_and(|next| marks(next).has(Marks::OBJECT) && !self.timed(next));
        object && !self.object(after).iter().any(place) && !after.iter().any(|token| marks(token).has(Marks::FROM))
    }

    /// Whether somebody may be rung up; by a verb that `them` says takes no other pronoun.
    fn rings(&self, place: Place<'_>, them: bool) -> bool {
        let Some(next) = place.after.first() else { return false };
        let marks = |token: &Token| self.outlook.marks(token);
        // "phoned from the summit"
        if !them && marks(next).has(Marks::FROM) || self.is(place.first, Marks::PARTICIPLE) && self.by(place.after) {
            return true;
        }
        let somebody =
            |token: &Token| self.names(token) || marks(token).has(if them { Marks::THEM } else { Marks::SOMEBODY });
        // "called a strike"
        let article = them && matches!(next.of(self.text), "a" | "an");
        !article && self.object(place.after).iter().any(somebody)
    }

    /// "was called on Monday by": whether nothing but a time stands before a "by".
    fn by(&self, after: &[Token]) -> bool {
        let adverb =
            |token: &Token| self.timed(token) || self.is(token, Marks::ADVERB) || token.of(self.text).ends_with("ly");
        after.iter().find(|token| !adverb(token)).is_some_and(|token| token.of(self.text).eq_ignore_ascii_case("by"))
    }

    /// Whether "call" may be one by telephone: a call for something is none, unless somebody says it in one.
    fn calls(&self, place: Place<'_>) -> bool {
        let next = place.after.first().map_or("", |next| next.of(self.text));
        let timed = place.after.get(1).is_some_and(|token| self.timed(token));
        let within = |token: &Token| matches!(token.of(self.text), "in" | "In" | "during" | "During");
        // "called" is no noun, nor is "to call", "would call".
        let verb = place.before.last().is_some_and(|before| self.is(before, Marks::VERB_NEXT) && !before.capital);
        let noun = self.is(place.first, Marks::NOUN) && !(verb && self.is(place.first, Marks::BASE));
        noun && (!matches!(next, "for" | "of" | "upon") || timed || place.before.iter().any(within))
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
