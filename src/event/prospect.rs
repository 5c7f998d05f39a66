//! Which sentences are worth reading: what their words alone rule out, before any clause is read.
//!
//! Nine of ten words that may begin a trigger begin none, or one that nothing bears out: what is taken is not taken *home*, who
//! gets something out is no force, who talks does so without a telephone. Much of that shows in the tokens already, and a clause
//! costs twenty times as much. Nothing is turned down here that the clause would bear out.

use std::cell::OnceCell;

use crate::Span;
use crate::event::Kind;
use crate::event::clause::Tag;
use crate::event::clause::lexeme::{Form, Lexeme, NounClass};
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::words::sign;
use crate::event::glossary::Glossary;
use crate::event::role::words::Sort;
use crate::event::trigger::{Evidence, Trigger, Triggers};
use crate::text::{Token, TokenKind};

/// What makes any group forces.
pub(super) const ARMED: &str = "armed";

/// Sorts of words that may be forces, or go on with some that the text told of.
const MOVERS: [Sort; 5] = [Sort::Men, Sort::Share, Sort::Soldiers, Sort::Attached, Sort::Mission];

/// What a word may be for a trigger beside it, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u8);

impl Marks {
    /// The last word of a trigger.
    const LAST: Marks = Marks(1);
    /// A means of talking from afar.
    const TELEPHONE: Marks = Marks(2);
    /// Forces, a side, or those who may be some: "the rest".
    const FORCES: Marks = Marks(4);

    /// What a word may be.
    pub(super) fn of(word: &str, lexeme: &Lexeme, last: bool) -> Marks {
        let class = |wanted: &[NounClass]| lexeme.nouns().any(|(_, class)| wanted.contains(&class));
        let noun = |wanted: &str| lexeme.nouns().any(|(entry, _)| LEXICON.lemma(entry) == wanted);
        let telephone = class(&[NounClass::Phone]) || noun("line") || noun("call") || Sort::Service.has(word);
        let forces = class(&[NounClass::Force, NounClass::Party]) || word == ARMED;
        let forces = forces || MOVERS.iter().any(|sort| sort.has(word));
        Marks::default().with(Marks::LAST, last).with(Marks::TELEPHONE, telephone).with(Marks::FORCES, forces)
    }

    fn with(self, mark: Marks, set: bool) -> Marks {
        if set { Marks(self.0 | mark.0) } else { self }
    }

    fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }
}

/// A way in which a trigger may go on from a form of its first word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    needs: Option<Marks>,
    tail: Option<Tail>,
    /// Whether it is somebody who is rung.
    rings: bool,
}

/// The last word of a trigger, which must follow the first.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tail {
    row: u16,
    /// How many words stand between, where no object may.
    between: Option<usize>,
    /// The forms of the one between, where the trigger has three.
    middle: Vec<Box<str>>,
    /// Whether what stands between must be forces.
    forces: bool,
}

/// How many tokens the object inside a split trigger may have: nine words, and names of several tokens are words.
const OBJECT: usize = 40;

impl Way {
    /// The way of a trigger that is the row of a table.
    pub(super) fn of(row: u16, trigger: &Trigger) -> Way {
        let needs = match trigger.evidence {
            _ if matches!(trigger.kind, Kind::Custom(_)) => None,
            Evidence::Talk => Some(Marks::TELEPHONE),
            Evidence::Home | Evidence::Remove => Some(Marks::FORCES),
            _ => None,
        };
        let tail = trigger.has_last().then(|| Tail {
            row,
            between: if trigger.is_split() { None } else { Some(trigger.words() - 2) },
            middle: trigger.middle(),
            forces: needs == Some(Marks::FORCES) && trigger.takes_object(),
        });
        Way { needs, tail, rings: trigger.evidence == Evidence::Call && trigger.kind == Kind::Call }
    }
}

/// The words of a sentence, of which some may begin a trigger.
#[derive(Debug, Clone, Copy)]
pub(super) struct Prospect<'s> {
    pub(super) text: &'s str,
    pub(super) tokens: &'s [Token],
    pub(super) glossary: &'s Glossary,
    /// Whether a talk is worth reading that no word beside it shows to have been from afar.
    pub(super) talks: bool,
}

impl Prospect<'_> {
    /// Whether the sentence may hold a trigger that begins at some of these places, which are in order.
    pub(super) fn promises(&self, triggers: &Triggers, mut hits: impl Iterator<Item = Span>) -> bool {
        let marks = OnceCell::new();
        let mut behind = 0;
        hits.any(|hit| {
            let Some(ways) = triggers.ways(self.text, hit) else { return true };
            behind += self.tokens[behind..].iter().take_while(|token| token.span().start < hit.end).count();
            let (before, after) = self.tokens.split_at(behind);
            let Some(first) = before.last() else { return true };
            let open = |way: &Way| {
                let needed = |needs| marks.get_or_init(|| self.marks()).has(needs);
                way.needs.is_none_or(needed) && !(way.rings && self.asks(first, after))
            };
            ways.iter().any(|way| way.tail.is_none() && open(way)) || self.ends(triggers, first, after, ways, open)
        })
    }

    /// "called for restraint": nobody is rung.
    fn asks(&self, first: &Token, after: &[Token]) -> bool {
        let called = |word: &str| ["called", "calling"].iter().any(|form| word.eq_ignore_ascii_case(form));
        let next = after.first().map_or("", |next| next.of(self.text));
        matches!(next, "for" | "on" | "upon") && called(first.of(self.text))
    }

    /// What all of its words may be together.
    fn marks(&self) -> Marks {
        let marks = self.tokens.iter().map(|token| (token, self.glossary.marks(token)));
        let forces = marks.clone().any(|(token, marks)| self.forces(token, marks));
        let all = marks.fold(0, |all, (_, marks)| all | marks.0);
        Marks(all).with(Marks::FORCES, forces).with(Marks::TELEPHONE, self.talks)
    }

    /// Whether the last word of one of some ways that are open stands behind the first.
    fn ends(
        &self,
        triggers: &Triggers,
        first: &Token,
        after: &[Token],
        ways: &[Way],
        open: impl Fn(&Way) -> bool,
    ) -> bool {
        let tails = ways.iter().filter_map(|way| Some((way, way.tail.as_ref()?)));
        // Quotation marks may stand between the words.
        let reach = tails.clone().map(|(_, tail)| tail.between.map_or(OBJECT, |between| between * 2 + 3)).max();
        // Of "sent the troops home" the object moves, of "were sent by sea home" who stands before.
        let (mut words, mut moved, mut closed) = (0, false, false);
        for (at, token) in after.iter().enumerate().take(reach.unwrap_or_default()) {
            let marks = self.glossary.marks(token);
            if marks.has(Marks::LAST)
                && let Some(rows) = triggers.ending(self.text, token)
                && tails.clone().any(|(way, tail)| {
                    let object = || words == 0 || !tail.forces || moved || self.passive(first);
                    let stands = tail.between.map_or(!closed, |between| between == words);
                    stands && rows.contains(&tail.row) && object() && self.follows(after, &tail.middle) && open(way)
                })
            {
                return true;
            }
            let written = (token.kind == TokenKind::Sign).then(|| token.of(self.text));
            if written.is_some_and(|written| sign(written) == Tag::Quote) {
                continue;
            }
            words += 1;
            closed |= written.is_some_and(|written| closes(written, after.get(at + 1)));
            moved |= self.forces(token, marks);
        }
        false
    }

    /// Whether one of some words comes next, if there are any; quotation marks may stand before it.
    fn follows(&self, after: &[Token], middle: &[Box<str>]) -> bool {
        let next = after.iter().map(|token| token.of(self.text)).find(|word| sign(word) != Tag::Quote);
        middle.is_empty() || next.is_some_and(|next| middle.iter().any(|word| next.eq_ignore_ascii_case(word)))
    }

    /// Whether a verb may be passive.
    fn passive(&self, verb: &Token) -> bool {
        let lexeme = self.glossary.lexeme(verb.word);
        lexeme.has(Form::Past) || lexeme.has(Form::Participle)
    }

    /// Whether a word may be, or begin the name of, forces.
    fn forces(&self, token: &Token, marks: Marks) -> bool {
        // "the" begins "the Hague" too; "another 2,000" are forces where the text tells of some.
        let name = || self.glossary.firsts.may(token) && !token.of(self.text).eq_ignore_ascii_case("the");
        marks.has(Marks::FORCES) || name()
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
    fn check(sentence: &str, talks: bool, promises: bool) {
        let gazetteer = Gazetteer::new();
        let triggers = TRIGGERS.forms().into_iter().map(|word| (word, 1));
        let extractor = Extractor::new();
        let known = gazetteer.first_words().chain(extractor.words());
        let scanner = Scanner::new(triggers, known);
        let glossary = Glossary::new(scanner.vocabulary(), &TRIGGERS, &gazetteer, 1);
        let scan = scanner.scan(&Layout::new(sentence));
        let hits = scan.hits(0).iter().map(|hit| hit.span);
        let prospect = Prospect { text: sentence, tokens: scan.tokens(0), glossary: &glossary, talks };
        assert_eq!(prospect.promises(&TRIGGERS, hits), promises, "{sentence:?}");
    }

    #[test]
    fn words_beside_a_trigger_rule_it_out() {
        // The last word of the trigger, and where it may stand.
        check("The army pulled its tanks out.", false, true);
        check("They could take the tanks, he said, and walk out.", false, false);
        check("Troops get out of the city.", false, true);
        check("Troops get a lot of the credit.", false, false);
        // Forces that move.
        check("They want the troops home.", false, true);
        check("They get the news out.", false, false);
        check("Our boys came home.", false, true);
        check("The dishes were taken out by the cook.", false, false);
        check("Another 2,000 were flown home at dawn.", false, true);
        check("The rest were flown home at dawn.", false, true);
        check("The soldiers were flown by night home.", false, true);
        // A talk without a telephone, and nobody who is rung.
        check("The ministers spoke.", false, false);
        check("The ministers spoke.", true, true);
        check("The ministers spoke by phone.", false, true);
        check("The minister called for restraint.", false, false);
        check("The minister called his colleague.", false, true);
        check("It rained.", false, false);
    }

    #[test]
    fn a_talk_waits_for_a_sentence_that_tells_of_a_telephone() {
        let read = |text: &str| Reader::new().read(&Document::new(text)).mentions.len();
        assert_eq!(read("Obama spoke to Putin on Monday. They met in May."), 0);
        assert_eq!(read("Obama spoke to Putin on Monday. Putin told Obama by telephone that it was late."), 2);
    }
}
