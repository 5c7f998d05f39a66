//! Which sentences are worth reading: what their words alone rule out, before any clause is read.
//!
//! Nine of ten words that may begin a trigger begin none, or one that nothing bears out: what is taken is not taken *home*, who
//! leaves is no force, who talks does so without a telephone. Much of that shows in the tokens already, and a clause costs
//! twenty times as much. Nothing is turned down here that the clause would bear out.

mod marks;
mod way;

use std::cell::OnceCell;

use crate::Span;
use crate::actor::Side;
use crate::event::clause::Tag;
use crate::event::clause::lexeme::{Closed, Form};
use crate::event::clause::words::sign;
use crate::event::glossary::Glossary;
use crate::event::prospect::way::{Needs, Tail};
use crate::event::trigger::Triggers;
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

pub(super) use marks::{ARMED, Marks};
pub(super) use way::Way;

/// How many tokens the object inside a split trigger may have: nine words, and names of several tokens are words.
const OBJECT: usize = 40;

/// What may come of a sentence, or of a word that may begin a trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Promise {
    Nothing,
    /// A talk, which only another sentence can show to have been from afar.
    Talk,
    Event,
}

/// The words of a sentence, of which some may begin a trigger.
#[derive(Debug)]
pub(super) struct Prospect<'s> {
    text: &'s str,
    tokens: &'s [Token],
    timexes: &'s [Timex],
    glossary: &'s Glossary,
    whole: OnceCell<Whole>,
}

/// What all words of a sentence may be together.
#[derive(Debug, Default)]
struct Whole {
    marks: Marks,
    /// The first that may be forces, and the first that may be those or a state.
    armed: Option<usize>,
    side: Option<usize>,
}

/// A word that may begin a trigger.
#[derive(Debug, Clone, Copy)]
struct Place<'s> {
    /// The number of the first token behind it.
    next: usize,
    /// Its last token.
    first: &'s Token,
    before: &'s [Token],
    after: &'s [Token],
}

impl<'s> Prospect<'s> {
    pub(super) fn new(text: &'s str, tokens: &'s [Token], timexes: &'s [Timex], glossary: &'s Glossary) -> Self {
        Prospect { text, tokens, timexes, glossary, whole: OnceCell::new() }
    }

    /// What may come of the sentence whose triggers may begin at some of these places, which are in order; those that promise
    /// anything are added to `promising`.
    pub(super) fn weigh(
        &self,
        triggers: &Triggers,
        hits: impl Iterator<Item = Span>,
        promising: &mut Vec<Span>,
    ) -> Promise {
        let (mut next, mut best) = (0, Promise::Nothing);
        for hit in hits {
            next += self.tokens[next..].iter().take_while(|token| token.span().start < hit.end).count();
            let (before, after) = self.tokens.split_at(next);
            let promise = match (triggers.ways(self.text, hit), before.split_last()) {
                (Some(ways), Some((first, before))) => {
                    self.promise(triggers, Place { next, first, before, after }, ways)
                }
                _ => Promise::Event,
            };
            if promise != Promise::Nothing {
                promising.push(hit);
                best = best.max(promise);
            }
        }
        best
    }

    /// What may come of a word by one of the ways in which a trigger may go on from it.
    fn promise(&self, triggers: &Triggers, place: Place<'_>, ways: &[Way]) -> Promise {
        let whole = |way: &&Way| way.tail.is_none();
        if ways.iter().filter(whole).any(|way| self.open(way.needs, place)) || self.ends(triggers, place, ways) {
            return Promise::Event;
        }
        let talk = ways.iter().filter(whole).any(|way| way.needs == Needs::Telephone);
        if talk { Promise::Talk } else { Promise::Nothing }
    }

    /// Whether what a trigger needs may stand beside it.
    fn open(&self, needs: Needs, place: Place<'_>) -> bool {
        match needs {
            Needs::Nothing => true,
            Needs::Telephone => self.whole().marks.has(Marks::TELEPHONE),
            Needs::By => place.before.iter().any(|token| self.glossary.marks(token).has(Marks::BY)),
            Needs::Callee { them } => self.rings(place, them),
            Needs::Call => self.calls(place),
            Needs::Forces => self.whole().armed.is_some(),
            Needs::Leaver { states, place: vacates } => {
                let passive = self.has(place.first, Form::Participle);
                // "were left behind": of most, the passive tells of no movement.
                let be = place.before.last().is_some_and(|token| self.glossary.marks(token).has(Marks::BE));
                vacates && passive || self.leaver(place, states) && !(passive && be) && !self.leaves_other(place.after)
            }
            Needs::Mover { passive, object } => {
                self.precedes(self.whole().armed, place) && (!passive || self.has(place.first, Form::Participle))
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
    fn whole(&self) -> &Whole {
        self.whole.get_or_init(|| {
            let mut whole = Whole::default();
            for (at, token) in self.tokens.iter().enumerate() {
                whole.marks = whole.marks.and(self.glossary.marks(token));
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
    fn forces(&self, token: &Token, least: Side) -> bool {
        let firsts = &self.glossary.firsts;
        self.glossary.marks(token).has(Marks::FORCES)
            || token.kind == TokenKind::Number
            || (firsts.sides(token, Side::Armed) || least == Side::State && firsts.sides(token, Side::State))
                // "the" begins "the Hague" too
                && !token.of(self.text).eq_ignore_ascii_case("the")
    }

    /// Whether one of the sentence stands where those who do what a verb says stand: before it, or anywhere for one like
    /// "leaving".
    fn precedes(&self, mover: Option<usize>, place: Place<'_>) -> bool {
        mover.is_some_and(|mover| mover + 1 < place.next || self.has(place.first, Form::Gerund))
    }

    /// Whether those stand there who may leave a place: forces, or a state if those may stand for them, as for any ground.
    fn leaver(&self, place: Place<'_>, states: bool) -> bool {
        let &Whole { marks, armed, side } = self.whole();
        self.precedes(if states || marks.has(Marks::GROUND) { side } else { armed }, place)
    }

    /// Whether a word may be a verb in a form.
    fn has(&self, verb: &Token, form: Form) -> bool {
        self.glossary.lexeme(verb.word).has(form)
    }

    /// The words that an object may have which begins some; more than it has rather than less.
    fn object<'t>(&self, after: &'t [Token]) -> &'t [Token] {
        let ends = |(at, token): (usize, &Token)| match token.kind {
            TokenKind::Sign => closes(token.of(self.text), after.get(at + 1)),
            _ => self.glossary.marks(token).has(Marks::CLOSES),
        };
        let end = after.iter().enumerate().position(ends);
        after.get(..end.unwrap_or(after.len())).unwrap_or_default()
    }

    /// Whether a word may be a name: with a capital, or one that the gazetteer knows.
    fn names(&self, token: &Token) -> bool {
        token.capital && token.kind == TokenKind::Word
            || self.glossary.firsts.may(token) && !token.of(self.text).eq_ignore_ascii_case("the")
    }

    /// Whether a token is part of a time expression.
    fn timed(&self, token: &Token) -> bool {
        self.timexes.iter().any(|timex| timex.span.contains(token.start as usize))
    }

    /// "left him alone", "leaves office": what is left is no place.
    fn leaves_other(&self, after: &[Token]) -> bool {
        let marks = |token: &Token| self.glossary.marks(token);
        let place = |token: &Token| marks(token).has(Marks::PLACE) || self.names(token);
        let object = after.first().is_some_and(|next| marks(next).has(Marks::OBJECT) && !self.timed(next));
        object && !self.object(after).iter().any(place) && !after.iter().any(|token| marks(token).has(Marks::FROM))
    }

    /// Whether somebody may be rung up; by a verb that `them` says takes no other pronoun.
    fn rings(&self, place: Place<'_>, them: bool) -> bool {
        let Some(next) = place.after.first() else { return false };
        let marks = |token: &Token| self.glossary.marks(token);
        // "phoned from the summit"
        if !them && marks(next).has(Marks::FROM) || self.has(place.first, Form::Participle) && self.by(place.after) {
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
        let adverb = |token: &Token| {
            self.timed(token) || self.glossary.lexeme(token.word).is(Closed::Adv) || token.of(self.text).ends_with("ly")
        };
        after.iter().find(|token| !adverb(token)).is_some_and(|token| token.of(self.text).eq_ignore_ascii_case("by"))
    }

    /// Whether "call" may be one by telephone: a call for something is none, unless somebody says it in one.
    fn calls(&self, place: Place<'_>) -> bool {
        let next = place.after.first().map_or("", |next| next.of(self.text));
        let timed = place.after.get(1).is_some_and(|token| self.timed(token));
        let within = |token: &Token| matches!(token.of(self.text), "in" | "In" | "during" | "During");
        // "called" is no noun.
        let noun = self.glossary.lexeme(place.first.word).nouns().next().is_some();
        noun && (!matches!(next, "for" | "of" | "upon") || timed || place.before.iter().any(within))
    }

    /// Whether the last word of one of some ways stands behind the first, and what else it needs.
    fn ends(&self, triggers: &Triggers, place: Place<'_>, ways: &[Way]) -> bool {
        let tails = ways.iter().filter_map(|way| Some((way, way.tail.as_ref()?)));
        // Quotation marks may stand between the words.
        let reach = tails.clone().map(|(_, tail)| tail.between.map_or(OBJECT, |between| between * 2 + 3)).max();
        let near = tails.clone().filter_map(|(_, tail)| tail.between).max().unwrap_or_default();
        let after = place.after;
        let (mut words, mut closed) = (0, false);
        for (at, token) in after.iter().enumerate().take(reach.unwrap_or_default()) {
            if closed && words > near {
                break;
            }
            let marks = self.glossary.marks(token);
            if marks.has(Marks::LAST)
                && let Some(rows) = triggers.ending(self.text, token)
                && tails.clone().any(|(way, tail)| {
                    let stands = tail.between.map_or(!closed, |between| between == words);
                    stands
                        && rows.contains(&tail.row)
                        && self.follows(after, &tail.middle)
                        && self.bears(way.needs, tail, place, at)
                })
            {
                return true;
            }
            let written = (token.kind == TokenKind::Sign).then(|| token.of(self.text));
            if written.is_some_and(|written| sign(written) == Tag::Quote) {
                continue;
            }
            words += 1;
            closed |= written.map_or(marks.has(Marks::BE), |written| closes(written, after.get(at + 1)));
        }
        false
    }

    /// Whether a trigger whose tail stands so many words behind its first has what it needs.
    fn bears(&self, needs: Needs, tail: &Tail, place: Place<'_>, at: usize) -> bool {
        let Some((between, behind)) = place.after.split_at_checked(at) else { return false };
        match needs {
            // Of "sent the troops home" the object moves, of "were sent by sea home" who stands before.
            Needs::Mover { .. } if tail.object && !between.is_empty() => {
                between.iter().any(|token| self.forces(token, Side::Armed))
                    || self.has(place.first, Form::Participle) && self.precedes(self.whole().armed, place)
            }
            Needs::Mover { .. } => self.open(needs, Place { after: behind.get(1..).unwrap_or_default(), ..place }),
            Needs::Leaver { states, .. } => self.leaver(place, states),
            _ => self.open(needs, place),
        }
    }

    /// Whether one of some words comes next, if there are any; quotation marks may stand before it.
    fn follows(&self, after: &[Token], middle: &[Box<str>]) -> bool {
        let next = after.iter().map(|token| token.of(self.text)).find(|word| sign(word) != Tag::Quote);
        middle.is_empty() || next.is_some_and(|next| middle.iter().any(|word| next.eq_ignore_ascii_case(word)))
    }
}

/// Whether a sign ends an object: a comma that is not inside a number.
fn closes(sign: &str, next: Option<&Token>) -> bool {
    match self::sign(sign) {
        Tag::Comma => next.is_none_or(|next| next.spaced),
        // Stops and hyphens stand inside words.
        Tag::Stop => !matches!(sign, "." | "-"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Gazetteer;
    use crate::event::Extractor;
    use crate::event::trigger::TRIGGERS;
    use crate::text::{Layout, Scanner};
    use crate::{Document, Reader};

    #[track_caller]
    fn check(sentence: &str, promise: Promise) {
        let gazetteer = Gazetteer::new();
        let triggers = TRIGGERS.forms().into_iter().map(|word| (word, 1));
        let extractor = Extractor::new();
        let known = gazetteer.first_words().chain(extractor.words());
        let scanner = Scanner::new(triggers, known);
        let glossary = Glossary::new(scanner.vocabulary(), &TRIGGERS, &gazetteer, 1);
        let scan = scanner.scan(&Layout::new(sentence));
        let hits = scan.hits(0).iter().map(|hit| hit.span);
        let prospect = Prospect::new(sentence, scan.tokens(0), &[], &glossary);
        assert_eq!(prospect.weigh(&TRIGGERS, hits, &mut Vec::new()), promise, "{sentence:?}");
    }

    #[test]
    fn words_beside_a_trigger_rule_it_out() {
        // The last word of the trigger, and where it may stand.
        check("The army pulled its tanks out.", Promise::Event);
        check("They could take the tanks, he said, and walk out.", Promise::Nothing);
        check("Troops get out of the city.", Promise::Event);
        check("Troops get a lot of the credit.", Promise::Nothing);
        // Forces that move.
        check("They want the troops home.", Promise::Event);
        check("They get the news out.", Promise::Nothing);
        check("Our boys came home.", Promise::Event);
        check("The dishes were taken out by the cook.", Promise::Nothing);
        check("Another 2,000 were flown home at dawn.", Promise::Event);
        check("The rest were flown home at dawn.", Promise::Event);
        check("The soldiers were flown by night home.", Promise::Event);
        // Who leaves stands before, or behind "leaving"; what is left is a place, or nothing.
        check("The army left the town.", Promise::Event);
        check("Nobody left for a town of the army.", Promise::Nothing);
        check("Leaving the town, the army burnt it.", Promise::Event);
        check("Obama left.", Promise::Nothing);
        check("The Iranians left.", Promise::Event);
        check("They were left with debts.", Promise::Nothing);
        check("Positions were vacated at dawn.", Promise::Event);
        check("The army left him to his fate.", Promise::Nothing);
        check("He gave up.", Promise::Nothing);
        check("The rebels gave up the hill.", Promise::Event);
        // What is removed stands behind, what was removed before.
        check("The rebels want to remove him.", Promise::Nothing);
        check("They want to remove the troops.", Promise::Event);
        check("The troops were removed.", Promise::Event);
        check("Rebels took the radio out.", Promise::Nothing);
        check("Rebels took out a radio.", Promise::Nothing);
        check("It took a turn out of fear of the army.", Promise::Nothing);
        check("He handed over power.", Promise::Nothing);
        check("He handed over the base.", Promise::Event);
        // A telephone is talked by; somebody is rung.
        check("The mobile phone was new.", Promise::Nothing);
        check("He told him by mobile phone.", Promise::Event);
        check("He called a strike.", Promise::Nothing);
        check("He called the minister.", Promise::Event);
        check("He was called by the minister.", Promise::Event);
        check("The call for peace was heard.", Promise::Nothing);
        check("In the call for peace he thanked him.", Promise::Event);
        // A talk without a telephone, and nobody who is rung.
        check("The ministers spoke.", Promise::Talk);
        check("The ministers spoke by phone.", Promise::Event);
        check("The minister called for restraint.", Promise::Nothing);
        check("The minister called his colleague.", Promise::Event);
        check("It rained.", Promise::Nothing);
    }

    #[test]
    fn a_talk_waits_for_a_sentence_that_tells_of_a_telephone() {
        let read = |text: &str| Reader::new().read(&Document::new(text)).mentions.len();
        assert_eq!(read("Obama spoke to Putin on Monday. They met in May."), 0);
        assert_eq!(read("Obama spoke to Putin on Monday. Putin told Obama by telephone that it was late."), 2);
    }
}
