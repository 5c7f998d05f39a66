//! Which sentences are worth reading: what their words alone rule out, before any clause is read.
//!
//! Nine of ten words that may begin a trigger begin none, or one that nothing bears out: what is taken is not taken *home*, who
//! leaves is no force, who talks does so without a telephone. Much of that shows in the tokens already, and a clause costs
//! twenty times as much. Nothing is turned down here that the clause would bear out.

mod beside;
mod marks;
mod outlook;
mod way;

use std::cell::OnceCell;

use crate::Span;
use crate::actor::Side;
use crate::event::clause::Tag;
use crate::event::clause::words::sign;
use crate::event::prospect::beside::{Whole, closes};
use crate::event::prospect::marks::Marks;
use crate::event::prospect::way::{Needs, Tail, Way};
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

pub(super) use marks::ARMED;
pub(super) use outlook::Outlook;

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
    outlook: &'s Outlook,
    whole: OnceCell<Whole>,
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
    pub(super) fn new(text: &'s str, tokens: &'s [Token], timexes: &'s [Timex], outlook: &'s Outlook) -> Self {
        Prospect { text, tokens, timexes, outlook, whole: OnceCell::new() }
    }

    /// What may come of the sentence whose triggers may begin at some of these places, which are in order; those that promise
    /// anything are added to `promising`.
    pub(super) fn weigh(&self, hits: impl Iterator<Item = Span>, promising: &mut Vec<Span>) -> Promise {
        let (mut next, mut best) = (0, Promise::Nothing);
        for hit in hits {
            next += self.tokens[next..].partition_point(|token| (token.start as usize) < hit.end);
            let (before, after) = self.tokens.split_at(next);
            let promise = before.split_last().and_then(|(first, before)| {
                let ways = self.outlook.ways(self.text, hit, first)?;
                Some(self.promise(Place { next, first, before, after }, ways))
            });
            let promise = promise.unwrap_or(Promise::Event);
            if promise != Promise::Nothing {
                promising.push(hit);
                best = best.max(promise);
            }
        }
        best
    }

    /// What may come of a word by one of the ways in which a trigger may go on from it.
    fn promise(&self, place: Place<'_>, ways: &[Way]) -> Promise {
        let whole = |way: &&Way| way.tail.is_none();
        if ways.iter().filter(whole).any(|way| self.open(way.needs, place)) || self.ends(place, ways) {
            return Promise::Event;
        }
        let talk = ways.iter().filter(whole).any(|way| way.needs == Needs::Telephone);
        if talk { Promise::Talk } else { Promise::Nothing }
    }

    /// Whether the last word of one of some ways stands behind the first, and what else it needs.
    fn ends(&self, place: Place<'_>, ways: &[Way]) -> bool {
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
            let marks = self.outlook.marks(token);
            if marks.has(Marks::LAST)
                && let Some(rows) = self.outlook.ending(self.text, token)
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
                    || self.is(place.first, Marks::PARTICIPLE) && self.precedes(self.whole().armed, place)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Gazetteer;
    use crate::event::trigger::TRIGGERS;
    use crate::event::{Extractor, Glossary};
    use crate::text::{Layout, Scanner};
    use crate::{Document, Reader};

    #[track_caller]
    fn check(sentence: &str, promise: Promise) {
        let gazetteer = Gazetteer::new();
        let triggers = TRIGGERS.forms().into_iter().map(|word| (word, 1));
        let extractor = Extractor::new();
        let mut scanner = Scanner::new(triggers, extractor.words());
        let Glossary { outlook, .. } = extractor.glossary(&mut scanner, &gazetteer, 1);
        let scan = scanner.scan(&Layout::new(sentence));
        let hits = scan.hits(0).iter().map(|hit| hit.span);
        let prospect = Prospect::new(sentence, scan.tokens(0), &[], &outlook);
        assert_eq!(prospect.weigh(hits, &mut Vec::new()), promise, "{sentence:?}");
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
        check("They had to call off a strike.", Promise::Nothing);
        check("In a May call he thanked him.", Promise::Event);
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
