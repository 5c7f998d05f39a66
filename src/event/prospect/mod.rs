//! Which sentences are worth reading: what their words and names rule out, before any clause is read.
//!
//! Nine of ten words that may begin a trigger begin none, or one that nothing bears out: what is taken is not taken *home*, who
//! leaves is no force, who talks does so without a telephone. Much of that shows in the tokens already: first in what all of
//! them may be together, then in where they stand, last in whom the sentence names, which costs a fifth of its clause. Nothing
//! is turned down here that the clause would bear out.

mod beside;
mod marks;
mod outlook;
mod person;
mod side;
mod way;
mod whole;

use std::cell::OnceCell;

use crate::Span;
use crate::event::clause::Tag;
use crate::event::clause::words::sign;
use crate::event::pass::Source;
use crate::event::prospect::beside::closes;
use crate::event::prospect::marks::Marks;
use crate::event::prospect::side::Sides;
use crate::event::prospect::way::{Needs, Tail, Way};
use crate::event::prospect::whole::Whole;
use crate::event::role::recall::Recall;
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
pub(super) struct Prospect<'s, 't> {
    source: Source<'t>,
    recall: &'s Recall<'t>,
    /// The number of the sentence.
    sentence: usize,
    text: &'t str,
    tokens: &'t [Token],
    timexes: &'t [Timex],
    /// Whether a withdrawal may have been told, here or before.
    pub(super) withdrawal: bool,
    whole: OnceCell<Whole>,
    sides: OnceCell<Sides>,
    /// Whether the text has just told of forces.
    told: OnceCell<bool>,
}

/// A word that may begin a trigger.
#[derive(Debug, Clone, Copy)]
struct Place<'s> {
    /// The number of its last token, and of the first one behind the trigger.
    at: usize,
    end: usize,
    /// Its last token.
    first: &'s Token,
    before: &'s [Token],
    after: &'s [Token],
}

impl<'s, 't> Prospect<'s, 't> {
    pub(super) fn new(source: Source<'t>, recall: &'s Recall<'t>, sentence: usize, withdrawal: bool) -> Self {
        Prospect {
            source,
            recall,
            sentence,
            text: source.layout.text(),
            tokens: source.scan.tokens(sentence),
            timexes: source.timexes_of(sentence),
            withdrawal,
            whole: OnceCell::new(),
            sides: OnceCell::new(),
            told: OnceCell::new(),
        }
    }

    fn outlook(&self) -> &'t Outlook {
        &self.source.glossary.outlook
    }

    /// What all of its words may be together.
    fn whole(&self) -> &Whole {
        self.whole.get_or_init(|| Whole::of((0..self.tokens.len()).map(|at| self.marks(at))))
    }

    /// What a word may be here.
    fn marks(&self, at: usize) -> Marks {
        let [token, after @ ..] = &self.tokens[at..] else { return Marks::default() };
        let marks = self.look(token);
        let again = (marks.has(Marks::COUNT) || token.kind == TokenKind::Number) && self.is_again(token, after);
        if again { marks.and(Marks::AGAIN) } else { marks }
    }

    /// What a word may be anywhere, and whose name may begin with it.
    fn look(&self, token: &Token) -> Marks {
        self.outlook().look(token)
    }

    /// Whether a word that tells how many may stand for those: neither "three men" nor "thousands", nor the number of a year.
    fn is_again(&self, token: &Token, after: &[Token]) -> bool {
        let men = after.first().is_some_and(|next| self.is(next, Marks::NOMINAL) && !self.timed(next));
        !(men || self.is(token, Marks::CROWD) || self.timed(token))
    }

    /// What may come of the sentence whose triggers may begin at some of these places, which are in order; those that promise
    /// anything are added to `promising`.
    pub(super) fn weigh(&mut self, hits: impl Iterator<Item = Span>, promising: &mut Vec<Span>) -> Promise {
        let (mut next, mut best) = (0, Promise::Nothing);
        for hit in hits {
            next += self.tokens[next..].partition_point(|token| (token.start as usize) < hit.end);
            let (before, after) = self.tokens.split_at(next);
            let known = before.split_last().and_then(|(first, before)| {
                let ways = self.outlook().ways(self.text, hit, first)?;
                Some((Place { at: before.len(), end: next, first, before, after }, ways))
            });
            let promise = known.map_or(Promise::Event, |(place, ways)| self.promise(place, ways));
            if promise != Promise::Nothing {
                self.withdrawal |= known.is_none_or(|(_, ways)| ways.iter().any(|way| way.withdraws));
                promising.push(hit);
                best = best.max(promise);
            }
        }
        best
    }

    /// What may come of a word by one of the ways in which a trigger may go on from it.
    fn promise(&self, place: Place<'_>, ways: &[Way]) -> Promise {
        let whole = |way: &&Way| way.tail.is_none();
        let open = |way: &Way| self.may_stand(way.needs) && self.open(way.needs, place);
        if ways.iter().filter(whole).any(open) || self.ends(place, ways) {
            return Promise::Event;
        }
        let talk = ways.iter().filter(whole).any(|way| way.needs == Needs::Telephone);
        if talk { Promise::Talk } else { Promise::Nothing }
    }

    /// Whether one of the words without which something is not told stands in the sentence, if there are such.
    fn may_stand(&self, needs: Needs) -> bool {
        needs.words().is_none_or(|words| self.whole().has(words))
    }

    /// Whether the last word of one of some ways stands behind the first, and what else it needs.
    fn ends(&self, place: Place<'_>, ways: &[Way]) -> bool {
        let tails = || ways.iter().filter_map(|way| Some((way, way.tail.as_ref()?)));
        let words: Marks = tails().map(|(_, tail)| tail.words).collect();
        // Quotation marks may stand between the words.
        let reach = tails().map(|(_, tail)| tail.between.map_or(OBJECT, |between| between * 2 + 3)).max();
        let near = tails().filter_map(|(_, tail)| tail.between).max().unwrap_or_default();
        let after = place.after;
        let (mut between, mut closed) = (0, false);
        for (at, token) in after.iter().enumerate().take(reach.unwrap_or_default()) {
            if closed && between > near {
                break;
            }
            let marks = self.outlook().marks(token);
            if marks.has(words)
                && let Some(rows) = self.outlook().ending(self.text, token)
                && tails().any(|(way, tail)| {
                    let stands = tail.between.map_or(!closed, |wanted| wanted == between);
                    stands
                        && rows.contains(&tail.row)
                        && self.follows(after, &tail.middle)
                        && self.may_stand(way.needs)
                        && self.bears(way.needs, tail, place, at)
                })
            {
                return true;
            }
            let written = (token.kind == TokenKind::Sign).then(|| token.of(self.text));
            if written.is_some_and(|written| sign(written) == Tag::Quote) {
                continue;
            }
            between += 1;
            closed |= written.map_or(marks.has(Marks::BE), |written| closes(written, after.get(at + 1)));
        }
        false
    }

    /// Whether a trigger whose tail stands so many words behind its first has what it needs.
    fn bears(&self, needs: Needs, tail: &Tail, place: Place<'_>, at: usize) -> bool {
        let inside = place.end..place.end + at;
        let end = inside.end + 1;
        let behind = Place { end, after: self.tokens.get(end..).unwrap_or_default(), ..place };
        match needs {
            // Of "sent the troops home" the object moves, of "were sent by sea home" who stands before.
            Needs::Mover { people, .. } if tail.object && !inside.is_empty() => {
                self.forces_within(inside, people) || self.is(place.first, Marks::PARTICIPLE) && self.mover(behind)
            }
            Needs::Leaver { states, falls, .. } => self.leaver(behind, states, falls),
            _ => self.open(needs, behind),
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
    use crate::event::{Classes, Extractor};
    use crate::text::{Layout, Scanner};
    use crate::{Document, Reader};

    /// What the last sentence of a text promises.
    #[track_caller]
    fn check(text: &str, promise: Promise) {
        let (gazetteer, extractor) = (Gazetteer::new(), Extractor::new());
        let classes = Classes { first: 1, common: 1, last: 2 };
        let mut scanner = Scanner::new(extractor.wanted(classes), extractor.words());
        let glossary = &extractor.glossary(&mut scanner, &gazetteer, classes);
        let (layout, gazetteer) = (&Layout::new(text), &gazetteer);
        let scan = &scanner.scan(layout);
        let source = Source { layout, scan, glossary, timexes: &[], gazetteer, anchor: None, triggers: &TRIGGERS };
        let last = layout.sentences().len() - 1;
        let recall = Recall::new(layout, (scan, glossary), gazetteer, None);
        let hits = scan.hits(last).iter().filter(|hit| hit.class & 1 != 0).map(|hit| hit.span);
        let mut prospect = Prospect::new(source, &recall, last, false);
        assert_eq!(prospect.weigh(hits, &mut Vec::new()), promise, "{text:?}");
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
        check("The army was tired. Another 2,000 were flown home at dawn.", Promise::Event);
        check("Some rebels fought. The rest were flown home at dawn.", Promise::Event);
        check("The students were tired. The rest were flown home at dawn.", Promise::Nothing);
        check("The army was tired. The three students came home.", Promise::Nothing);
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
        check("A Libyan friend left the town.", Promise::Nothing);
        check("Libya left.", Promise::Nothing);
        check("Libya left the town.", Promise::Event);
        check("Libya fled the town.", Promise::Nothing);
        check("The army fights. We leave.", Promise::Nothing);
        check("The army fights. We leave the town.", Promise::Event);
        check("The rebels fought hard. They left.", Promise::Event);
        check("The children played. They left.", Promise::Nothing);
        check("The house was evacuated.", Promise::Nothing);
        check("The outpost was evacuated.", Promise::Event);
        check("He gave up.", Promise::Nothing);
        check("The rebels gave up the hill.", Promise::Event);
        // One person alone, and forces that are neither behind an "of" nor own the noun.
        check("The rebels fight until Gaddafi leaves the country.", Promise::Nothing);
        check("The rebels fight until Gaddafi and they leave the country.", Promise::Event);
        check("The rebels hope: he'll soon leave the country.", Promise::Nothing);
        check("The troops he left took the town.", Promise::Event);
        check("The rebels demand the departure of Gaddafi.", Promise::Nothing);
        check("They demand the departure of the rebels.", Promise::Event);
        check("The rebels' departure was quick.", Promise::Event);
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
        check("He called himself a leader.", Promise::Nothing);
        check("He called for the minister.", Promise::Nothing);
        check("He called the Libyan plan a failure.", Promise::Nothing);
        check("They spoke by cheap mobile phone.", Promise::Event);
        check("By nightfall he had lost his phone.", Promise::Nothing);
        check("He pays by phone bills.", Promise::Nothing);
        check("He was called by the minister.", Promise::Event);
        check("The call for peace was heard.", Promise::Nothing);
        check("In the call for peace he thanked him.", Promise::Event);
        check("They had to call off a strike.", Promise::Nothing);
        check("In a May call he thanked him.", Promise::Event);
        check("Now they often call it a day.", Promise::Nothing);
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
