//! What a word may be for a trigger beside it.

use crate::event::clause::lexeme::{Closed, Form, Lexeme, NounClass, Reading};
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::operator::Operator;
use crate::event::role::words::Sort;

/// What makes any group forces.
pub(in crate::event) const ARMED: &str = "armed";

/// Sorts of words that may be forces.
const FORCES: [Sort; 4] = [Sort::Men, Sort::Soldiers, Sort::Attached, Sort::Mission];

/// Words that may go on with forces that the text told of, beside those of [`Sort::Share`] and numbers.
const AGAIN: [&str; 5] = ["it", "its", "their", "our", "we"];

/// Prepositions that end an object, whatever stands behind them: "under 200" and "about 200" are objects.
const CLOSING: [&str; 9] = ["against", "by", "during", "for", "from", "into", "onto", "with", "without"];

/// Prepositions of what one talks by, and the particle of "picked up the phone".
const MEANS: [&str; 7] = ["by", "on", "over", "per", "through", "up", "via"];

/// What a word may be for a trigger beside it, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u32);

impl Marks {
    /// The last word of a trigger, or the one behind the object inside it.
    pub(super) const LAST: Marks = Marks(1);
    /// A means of talking from afar.
    pub(super) const TELEPHONE: Marks = Marks(1 << 1);
    /// Forces, a side, or those who may be some: "the rest", "their"; or who orders some.
    pub(super) const FORCES: Marks = Marks(1 << 2);
    /// What forces hold.
    pub(super) const HELD: Marks = Marks(1 << 3);
    /// A place without a name.
    pub(super) const PLACE: Marks = Marks(1 << 4);
    /// Ground that states hold.
    pub(super) const GROUND: Marks = Marks(1 << 5);
    /// Forms of a verb, a noun, an adverb.
    pub(super) const GERUND: Marks = Marks(1 << 6);
    pub(super) const PARTICIPLE: Marks = Marks(1 << 7);
    pub(super) const NOUN: Marks = Marks(1 << 8);
    pub(super) const ADVERB: Marks = Marks(1 << 9);
    /// "to", "would": what may be the base form of a verb is one behind it.
    pub(super) const VERB_NEXT: Marks = Marks(1 << 10);
    pub(super) const BASE: Marks = Marks(1 << 11);
    /// Somebody by an office, or by a pronoun; and only by an office or by "him", "her" or "them".
    pub(super) const SOMEBODY: Marks = Marks(1 << 12);
    pub(super) const THEM: Marks = Marks(1 << 13);
    /// "by", "on", "over": before what one talks by.
    pub(super) const BY: Marks = Marks(1 << 14);
    /// "from", "out": before what is left.
    pub(super) const FROM: Marks = Marks(1 << 15);
    /// "is", "because", "into": no object goes on over it.
    pub(super) const CLOSES: Marks = Marks(1 << 16);
    /// "was", "being".
    pub(super) const BE: Marks = Marks(1 << 17);
    /// An article, a pronoun or a noun, and nothing else: an object begins.
    pub(super) const OBJECT: Marks = Marks(1 << 18);

    /// What a word may be; `last` if it is the last one of a trigger.
    pub(super) fn of(word: &str, lexeme: &Lexeme, last: bool) -> Marks {
        let class = |wanted: &[NounClass]| lexeme.nouns().any(|(_, class)| wanted.contains(&class));
        let noun = |wanted: &str| lexeme.nouns().any(|(entry, _)| LEXICON.lemma(entry) == wanted);
        let closed = |wanted: Closed| lexeme.is(wanted);
        let orders = |entry: u16| LEXICON.get(entry).is_some_and(|entry| entry.operator == Operator::Order);
        let order = lexeme.entries().any(orders);
        let sorts = Sort::of(word);
        let forces = class(&[NounClass::Force, NounClass::Party]) || word == ARMED || order || closed(Closed::Num);
        let forces = forces || AGAIN.contains(&word) || sorts.has_any(&FORCES);
        let object = |reading: &Reading| {
            matches!(reading, Reading::Closed(Closed::Det | Closed::His | Closed::Pron) | Reading::Noun(..))
        };
        let opens = !lexeme.readings().is_empty() && lexeme.readings().iter().all(object);
        let (be, office) = (closed(Closed::Be), class(&[NounClass::Office]));
        let marks = [
            (Marks::LAST, last),
            (Marks::TELEPHONE, class(&[NounClass::Phone]) || noun("line") || noun("call") || sorts.has(Sort::Service)),
            (Marks::FORCES, forces || sorts.has_any(&[Sort::Share, Sort::Allies])),
            (Marks::HELD, sorts.has_any(&[Sort::Held, Sort::Seat])),
            (Marks::PLACE, class(&[NounClass::Place]) || sorts.has(Sort::Ground)),
            (Marks::GROUND, sorts.has(Sort::Ground)),
            (Marks::BASE, lexeme.has(Form::Base)),
            (Marks::GERUND, lexeme.has(Form::Gerund)),
            (Marks::PARTICIPLE, lexeme.has(Form::Participle)),
            (Marks::NOUN, lexeme.nouns().next().is_some()),
            (Marks::ADVERB, closed(Closed::Adv)),
            (Marks::VERB_NEXT, word == "to" || lexeme.closed == Some(Closed::Modal)),
            (Marks::SOMEBODY, office || closed(Closed::Pron)),
            (Marks::BY, MEANS.contains(&word)),
            (Marks::FROM, matches!(word, "from" | "out")),
            (Marks::CLOSES, be || CLOSING.contains(&word) || lexeme.closed == Some(Closed::Comp)),
            (Marks::BE, be),
            (Marks::OBJECT, opens && !closed(Closed::Num)),
            (Marks::THEM, office || matches!(word, "him" | "her" | "them")),
        ];
        Marks(marks.into_iter().filter(|(_, set)| *set).fold(0, |all, (mark, _)| all | mark.0))
    }

    pub(super) fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    pub(super) fn and(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}
