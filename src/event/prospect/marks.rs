//! What a word may be for a trigger beside it.

use crate::actor::Side;
use crate::event::clause::lexeme::{Closed, Form, Lexeme, NounClass, Reading};
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::operator::Operator;
use crate::event::role::words::Sort;

/// What makes any group forces.
pub(in crate::event) const ARMED: &str = "armed";

/// Sorts of words that may be forces, by themselves or by what stands before them.
const FORCES: [Sort; 4] = [Sort::Men, Sort::Soldiers, Sort::Attached, Sort::Mission];

/// Words that describe a movement as that of forces.
const MILITARY: [&str; 4] = ["military", "tactical", "phased", "unilateral"];

/// Prepositions that end an object, whatever stands behind them: "under 200" and "about 200" are objects.
const CLOSING: [&str; 9] = ["against", "by", "during", "for", "from", "into", "onto", "with", "without"];

/// Words of closed classes that may begin to tell how many: "over 200", "in excess of 200".
const COUNTING: [&str; 9] = ["about", "around", "as", "at", "in", "no", "over", "under", "up"];

/// Prepositions over which no subject goes on.
const HALTING: [&str; 6] = ["after", "as", "before", "since", "till", "until"];

/// Prepositions of what one talks by, and the particle of "picked up the phone".
const MEANS: [&str; 7] = ["by", "on", "over", "per", "through", "up", "via"];

/// What a word may be for a trigger beside it, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u64);

/// How many bits tell which words a trigger may end with, and how many of those are of one word alone.
const LASTS: u32 = 23;
const OWN: u32 = 16;

impl Marks {
    /// A means of talking from afar.
    pub(super) const TELEPHONE: Marks = Marks(1);
    /// Forces, a side, or men.
    pub(super) const ARMED: Marks = Marks(1 << 1);
    /// "military", "phased".
    pub(super) const MILITARY: Marks = Marks(1 << 2);
    /// What forces hold.
    pub(super) const HELD: Marks = Marks(1 << 3);
    /// A place without a name.
    pub(super) const PLACE: Marks = Marks(1 << 4);
    /// Ground that states hold.
    pub(super) const GROUND: Marks = Marks(1 << 5);
    /// Forms of a verb, a noun, an adverb.
    pub(super) const GERUND: Marks = Marks(1 << 6);
    pub(super) const PARTICIPLE: Marks = Marks(1 << 7);
    pub(super) const PAST: Marks = Marks(1 << 40);
    pub(super) const NOUN: Marks = Marks(1 << 8);
    pub(super) const ADVERB: Marks = Marks(1 << 9);
    /// "to", "would", "did": what may be the base form of a verb is one behind it.
    pub(super) const VERB_NEXT: Marks = Marks(1 << 10);
    pub(super) const BASE: Marks = Marks(1 << 11);
    /// Somebody by an office, or by a pronoun; and only by an office or by "him", "her" or "them".
    pub(super) const SOMEBODY: Marks = Marks(1 << 12);
    pub(super) const THEM: Marks = Marks(1 << 13);
    /// A pronoun and nothing else.
    pub(super) const PRONOUN: Marks = Marks(1 << 14);
    /// "by", "on", "over": before what one talks by.
    pub(super) const BY: Marks = Marks(1 << 15);
    /// "from", "out": before what is left.
    pub(super) const FROM: Marks = Marks(1 << 16);
    /// "at": before what a noun leaves.
    pub(super) const AT: Marks = Marks(1 << 17);
    /// "in", "during": before the call that somebody says something in.
    pub(super) const WITHIN: Marks = Marks(1 << 18);
    /// "is", "because", "into": no object goes on over it.
    pub(super) const CLOSES: Marks = Marks(1 << 19);
    /// "was", "being".
    pub(super) const BE: Marks = Marks(1 << 20);
    /// An article, a pronoun or a noun, and nothing else: an object begins.
    pub(super) const OBJECT: Marks = Marks(1 << 21);
    /// A preposition, a conjunction, an auxiliary, and nothing else: no object begins.
    pub(super) const BARE: Marks = Marks(1 << 22);
    /// A determiner, an adjective or a noun, whatever stands beside it.
    pub(super) const NOMINAL: Marks = Marks(1 << 23);
    /// "some", "the rest", "thousands": some of those who were told of.
    pub(super) const SHARE: Marks = Marks(1 << 24);
    /// "three", "some": those who were told of, where nothing follows that they are.
    pub(super) const COUNT: Marks = Marks(1 << 25);
    /// "thousands": of nobody who was told of.
    pub(super) const CROWD: Marks = Marks(1 << 26);
    /// States that leave as one.
    pub(super) const ALLIES: Marks = Marks(1 << 27);
    /// Who or what orders.
    pub(super) const ORDER: Marks = Marks(1 << 28);
    pub(super) const WE: Marks = Marks(1 << 29);
    pub(super) const THE: Marks = Marks(1 << 30);
    /// "their", or one of those that count in its sentence: those who were told of.
    pub(super) const AGAIN: Marks = Marks(1 << 35);
    /// An adverb or a "not" and nothing else; an auxiliary and nothing else.
    pub(super) const BETWEEN: Marks = Marks(1 << 33);
    pub(super) const AUXILIARY: Marks = Marks(1 << 37);
    /// "who": what may be a verb is one behind it, as behind a pronoun.
    pub(super) const RELATIVE: Marks = Marks(1 << 38);
    /// "if", "until": no subject goes on over it.
    pub(super) const HALTS: Marks = Marks(1 << 39);
    /// A noun and nothing else.
    pub(super) const COMMON: Marks = Marks(1 << 31);
    /// The name of a group or of forces may begin, of a people, of a state.
    pub(super) const GROUP_NAME: Marks = Marks::names(Side::Armed);
    pub(super) const PEOPLE_NAME: Marks = Marks::names(Side::People);
    pub(super) const STATE_NAME: Marks = Marks::names(Side::State);
    /// Of one of those who are or may be forces.
    pub(super) const SIDE_NAME: Marks = Marks::GROUP_NAME.and(Marks::PEOPLE_NAME);
    /// The first of the bits of names: every second one is of a [`Side`].
    const NAMES: u32 = 30 + Side::State as u32;
    /// The first of the bits of words that end triggers.
    const LAST: u32 = Marks::BITS as u32 - LASTS;
    pub(super) const BITS: usize = u64::BITS as usize;

    /// Those of which a whole sentence is asked where the last of them stands: what stands behind a trigger.
    pub(super) const SOUGHT_LAST: Marks =
        Marks(Marks::HELD.0 | Marks::GROUND.0 | Marks::FROM.0 | Marks::AT.0 | Marks::AGAIN.0);
    /// Those of which it is asked whether, and where, they stand.
    pub(super) const SOUGHT: Marks = Marks(
        Marks::SOUGHT_LAST.0
            | Marks::SIDE_NAME.0
            | Marks::STATE_NAME.0
            | Marks::TELEPHONE.0
            | Marks::ARMED.0
            | Marks::MILITARY.0
            | Marks::BY.0
            | Marks::WITHIN.0
            | Marks::SHARE.0
            | Marks::ALLIES.0
            | Marks::ORDER.0
            | Marks::WE.0
            | Marks::THE.0,
    );

    /// That the name of one who is on a side may begin.
    const fn names(side: Side) -> Marks {
        Marks(1 << (30 + side as u32))
    }

    /// That the names of those may begin whom [`Firsts::whose`](crate::actor::Firsts::whose) tells of.
    pub(super) fn whose(names: u8) -> Marks {
        Marks(u64::from(names) << Marks::NAMES)
    }

    /// What a word may be.
    pub(super) fn of(word: &str, lexeme: &Lexeme) -> Marks {
        let class = |wanted: &[NounClass]| lexeme.nouns().any(|(_, class)| wanted.contains(&class));
        let noun = |wanted: &str| lexeme.nouns().any(|(entry, _)| LEXICON.lemma(entry) == wanted);
        let closed = |wanted: Closed| lexeme.is(wanted);
        let orders = |entry: u16| LEXICON.get(entry).is_some_and(|entry| entry.operator == Operator::Order);
        let sorts = Sort::of(word);
        let forces = class(&[NounClass::Force, NounClass::Party]) || word == ARMED || sorts.has_any(&FORCES);
        let only = |part: fn(&Reading) -> bool| !lexeme.readings().is_empty() && lexeme.readings().iter().all(part);
        let object = only(|reading| {
            matches!(reading, Reading::Closed(Closed::Det | Closed::His | Closed::Pron) | Reading::Noun(..))
        });
        let bare = only(|reading| {
            use Closed::{Be, Comp, Conj, Do, Have, Modal, Neg, Prep, Rel};
            matches!(reading, Reading::Closed(Be | Comp | Conj | Do | Have | Modal | Neg | Prep | Rel))
        });
        let auxiliary =
            only(|reading| matches!(reading, Reading::Closed(Closed::Be | Closed::Have | Closed::Do | Closed::Modal)));
        let nominal = match lexeme.closed {
            None => true,
            Some(class) => matches!(class, Closed::Det | Closed::His | Closed::Num | Closed::Adj),
        };
        let (be, office) = (closed(Closed::Be), class(&[NounClass::Office]));
        let marks = [
            (Marks::TELEPHONE, class(&[NounClass::Phone]) || noun("line") || noun("call") || sorts.has(Sort::Service)),
            (Marks::ARMED, forces),
            (Marks::MILITARY, MILITARY.contains(&word)),
            (Marks::HELD, sorts.has_any(&[Sort::Held, Sort::Seat])),
            (Marks::PLACE, class(&[NounClass::Place]) || sorts.has(Sort::Ground)),
            (Marks::GROUND, sorts.has(Sort::Ground)),
            (Marks::BASE, lexeme.has(Form::Base)),
            (Marks::GERUND, lexeme.has(Form::Gerund)),
            (Marks::PARTICIPLE, lexeme.has(Form::Participle) || lexeme.readings().is_empty() && word.ends_with("ed")),
            (Marks::PAST, lexeme.has(Form::Past)),
            (Marks::NOUN, lexeme.nouns().next().is_some()),
            (Marks::COMMON, lexeme.is_certain() && lexeme.closed.is_none() && !class(&[NounClass::Adjective])),
            (Marks::ADVERB, closed(Closed::Adv)),
            (Marks::VERB_NEXT, word == "to" || matches!(lexeme.closed, Some(Closed::Modal | Closed::Do))),
            (Marks::BETWEEN, only(|reading| matches!(reading, Reading::Closed(Closed::Adv | Closed::Neg)))),
            (Marks::AUXILIARY, auxiliary && word != "being" && word != "having"),
            (Marks::RELATIVE, lexeme.is_certain() && lexeme.closed == Some(Closed::Rel)),
            (Marks::HALTS, HALTING.contains(&word) || lexeme.is_certain() && lexeme.closed == Some(Closed::Comp)),
            (Marks::SOMEBODY, office || closed(Closed::Pron)),
            (Marks::THEM, office || matches!(word, "him" | "her" | "them")),
            (Marks::PRONOUN, only(|reading| *reading == Reading::Closed(Closed::Pron))),
            (Marks::BY, MEANS.contains(&word)),
            (Marks::FROM, matches!(word, "from" | "out")),
            (Marks::AT, word == "at"),
            (Marks::WITHIN, matches!(word, "in" | "during")),
            (Marks::CLOSES, be || CLOSING.contains(&word) || lexeme.closed == Some(Closed::Comp)),
            (Marks::BE, be),
            (Marks::OBJECT, object && !closed(Closed::Num)),
            (Marks::BARE, bare && lexeme.particular.is_none() && !COUNTING.contains(&word)),
            (Marks::NOMINAL, nominal && lexeme.is_certain()),
            (Marks::SHARE, sorts.has(Sort::Share)),
            (Marks::COUNT, closed(Closed::Num) || sorts.has(Sort::Share)),
            (Marks::AGAIN, word == "their"),
            (Marks::CROWD, sorts.has(Sort::Crowd)),
            (Marks::ALLIES, sorts.has(Sort::Allies)),
            (Marks::ORDER, lexeme.entries().any(orders)),
            (Marks::WE, word == "we"),
            (Marks::THE, word == "the"),
        ];
        marks.into_iter().filter(|(_, set)| *set).map(|(mark, _)| mark).collect()
    }

    /// The bit of a word that ends triggers, by its number among those; the later ones share some.
    pub(super) fn last(number: usize) -> Marks {
        let number = number as u32;
        Marks(1 << (Marks::LAST + if number < OWN { number } else { OWN + number % (LASTS - OWN) }))
    }

    pub(super) fn has(self, mark: Marks) -> bool {
        self.0 & mark.0 != 0
    }

    pub(super) const fn and(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// Those that are among others.
    pub(super) fn within(self, others: Marks) -> Marks {
        Marks(self.0 & others.0)
    }

    /// Those that are not among others.
    pub(super) fn without(self, others: Marks) -> Marks {
        Marks(self.0 & !others.0)
    }

    /// The numbers of its bits.
    pub(super) fn bits(self) -> impl Iterator<Item = usize> {
        let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
        let first = Some(self.0).filter(|bits| *bits != 0);
        std::iter::successors(first, rest).map(|bits| bits.trailing_zeros() as usize)
    }
}

impl FromIterator<Marks> for Marks {
    fn from_iter<I: IntoIterator<Item = Marks>>(marks: I) -> Self {
        marks.into_iter().fold(Marks::default(), Marks::and)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sort_has_a_bit_of_its_own() {
        let sorts = [
            Marks::TELEPHONE,
            Marks::ARMED,
            Marks::MILITARY,
            Marks::HELD,
            Marks::PLACE,
            Marks::GROUND,
            Marks::GERUND,
            Marks::PARTICIPLE,
            Marks::PAST,
            Marks::NOUN,
            Marks::ADVERB,
            Marks::VERB_NEXT,
            Marks::BASE,
            Marks::SOMEBODY,
            Marks::THEM,
            Marks::PRONOUN,
            Marks::BY,
            Marks::FROM,
            Marks::AT,
            Marks::WITHIN,
            Marks::CLOSES,
            Marks::BE,
            Marks::OBJECT,
            Marks::BARE,
            Marks::NOMINAL,
            Marks::SHARE,
            Marks::COUNT,
            Marks::CROWD,
            Marks::ALLIES,
            Marks::ORDER,
            Marks::WE,
            Marks::THE,
            Marks::AGAIN,
            Marks::BETWEEN,
            Marks::AUXILIARY,
            Marks::RELATIVE,
            Marks::HALTS,
            Marks::COMMON,
            Marks::GROUP_NAME,
            Marks::PEOPLE_NAME,
            Marks::STATE_NAME,
        ];
        let lasts = (0..LASTS as usize).map(Marks::last);
        let all = sorts.into_iter().chain(lasts).fold(Marks::default(), |all, marks| {
            assert_eq!((marks.bits().count(), marks.within(all)), (1, Marks::default()), "{marks:?}");
            all.and(marks)
        });
        assert_eq!(all.bits().count(), Marks::BITS);
        // A later word shares the bit of another.
        assert_eq!(Marks::last(LASTS as usize), Marks::last(LASTS as usize + (LASTS - OWN) as usize));
    }
}
