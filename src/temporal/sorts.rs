//! Sorts of words that expressions begin with, by which the rules of the grammar are chosen.

use crate::calendar::Unit;
use crate::temporal::lexicon::{Function as F, Lexeme, NamedUnit, Trait};

/// A set of sorts of words. A word is of every sort that a rule may take its first word for, so that a rule is asked only where
/// a word of its sorts stands: of a dozen rules, two or three. Where a rule begins with a word of another sort, an assertion
/// fails in every test that reads such a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sorts(u32);

impl Sorts {
    pub(crate) const NONE: Sorts = Sorts(0);
    /// Digits.
    pub(crate) const DIGITS: Sorts = Sorts(1);
    /// The apostrophe of "'98".
    pub(crate) const APOSTROPHE: Sorts = Sorts(1 << 1);
    /// What may stand before the word that tells: "the", "a", "its", "these".
    pub(crate) const LEADING: Sorts = Sorts(1 << 2);
    /// "three", "twenty".
    pub(crate) const NUMBER: Sorts = Sorts(1 << 3);
    /// "third", also the "twenty" of "twenty-first" and the digits of "3rd".
    pub(crate) const ORDINAL: Sorts = Sorts(1 << 4);
    /// "eighties".
    pub(crate) const DECADE: Sorts = Sorts(1 << 5);
    pub(crate) const MONTH: Sorts = Sorts(1 << 6);
    pub(crate) const WEEKDAY: Sorts = Sorts(1 << 7);
    pub(crate) const SEASON: Sorts = Sorts(1 << 8);
    /// "morning", also what colours hours: "small".
    pub(crate) const PART: Sorts = Sorts(1 << 9);
    pub(crate) const UNIT: Sorts = Sorts(1 << 10);
    /// What counts without being a number: "a", "several", "dozen".
    pub(crate) const AMOUNT: Sorts = Sorts(1 << 11);
    /// "more", "at", "nearly".
    pub(crate) const COMPARISON: Sorts = Sorts(1 << 12);
    /// "this", "last", "following".
    pub(crate) const POINTING: Sorts = Sorts(1 << 13);
    /// "early", "end".
    pub(crate) const PARTIAL: Sorts = Sorts(1 << 14);
    /// "today", "eve".
    pub(crate) const DAY: Sorts = Sorts(1 << 15);
    /// What may begin a quarter, a half or a fiscal year without a number: "latest", "same", "Q".
    pub(crate) const FISCAL: Sorts = Sorts(1 << 16);
    /// "every", "daily", "per", "weekends".
    pub(crate) const EVERY: Sorts = Sorts(1 << 17);
    /// "now", "recent", "future", "long".
    pub(crate) const VAGUE: Sorts = Sorts(1 << 18);
    /// "noon", "half", "quarter".
    pub(crate) const CLOCK: Sorts = Sorts(1 << 19);
    /// "eod".
    pub(crate) const CLOSING: Sorts = Sorts(1 << 20);
    /// "lunch".
    pub(crate) const MEAL: Sorts = Sorts(1 << 21);
    /// The first word of a holiday's name.
    pub(crate) const FESTIVE: Sorts = Sorts(1 << 22);
    /// "AD".
    pub(crate) const ERA: Sorts = Sorts(1 << 23);
    /// The "rd" of "3rd".
    pub(crate) const SUFFIX: Sorts = Sorts(1 << 24);

    /// What a length may begin with.
    pub(crate) const MEASURE: Sorts = Sorts::DIGITS.and(Sorts::NUMBER).and(Sorts::AMOUNT).and(Sorts::UNIT);

    /// The sorts of either set.
    pub(crate) const fn and(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Whether two sets have a sort in common.
    #[inline]
    pub(crate) const fn meet(self, other: Sorts) -> bool {
        self.0 & other.0 != 0
    }

    /// Those of a word of the lexicon.
    pub(crate) fn of(word: &str, lexeme: Option<&Lexeme>) -> Sorts {
        let mut sorts = match word {
            "right" | "one" | "short" | "long" | "little" | "time" | "while" | "bit" | "moments" | "near" => {
                Sorts::VAGUE
            }
            _ => Sorts::NONE,
        };
        let Some(lexeme) = lexeme else { return sorts };
        let tens = lexeme.number.is_some_and(|number| number >= 20);
        let colours = lexeme.traits.holds(Trait::Nocturnal);
        let senses = [
            (lexeme.number.is_some(), Sorts::NUMBER),
            (lexeme.ordinal.is_some() || tens, Sorts::ORDINAL),
            (lexeme.decade.is_some(), Sorts::DECADE),
            (lexeme.month.is_some(), Sorts::MONTH),
            (lexeme.weekday.is_some(), Sorts::WEEKDAY),
            (lexeme.season.is_some(), Sorts::SEASON),
            (lexeme.part.is_some() || colours, Sorts::PART),
            (lexeme.unit.is_some(), Sorts::UNIT),
            (lexeme.unit == Some(NamedUnit::Plain(Unit::Weekend)), Sorts::EVERY),
            (lexeme.scale.is_some(), Sorts::AMOUNT),
        ];
        for (_, sort) in senses.into_iter().filter(|(holds, _)| *holds) {
            sorts = sorts.and(sort);
        }
        sorts.and(Sorts::by_function(lexeme.word))
    }

    fn by_function(function: F) -> Sorts {
        match function {
            F::The | F::Possessive => Sorts::LEADING,
            F::A => Sorts::LEADING.and(Sorts::AMOUNT).and(Sorts::ERA),
            F::These => Sorts::LEADING.and(Sorts::VAGUE),
            F::Several | F::Few | F::Many | F::Another | F::Couple => Sorts::AMOUNT,
            F::Some => Sorts::AMOUNT.and(Sorts::COMPARISON).and(Sorts::VAGUE),
            F::Half | F::Fraction => Sorts::AMOUNT.and(Sorts::CLOCK),
            F::Noon => Sorts::CLOCK,
            F::More => Sorts::COMPARISON.and(Sorts::VAGUE),
            F::No | F::About | F::Nearly | F::Over | F::Under | F::Less | F::At | F::Up | F::Just => Sorts::COMPARISON,
            F::This | F::That | F::Past => Sorts::POINTING.and(Sorts::VAGUE),
            F::Same | F::Current => Sorts::POINTING.and(Sorts::FISCAL).and(Sorts::VAGUE),
            F::Coming => Sorts::POINTING.and(Sorts::VAGUE),
            F::Last | F::Next => Sorts::POINTING.and(Sorts::FISCAL),
            F::Previous | F::Following => Sorts::POINTING,
            F::Start | F::Middle | F::End | F::Turn | F::Early | F::Late | F::Mid | F::Earlier => Sorts::PARTIAL,
            F::Later => Sorts::PARTIAL.and(Sorts::VAGUE),
            F::Today | F::Tonight | F::Eve => Sorts::DAY,
            F::Comparable | F::Latest | F::Fiscal | F::Full | F::Latter => Sorts::FISCAL,
            F::Every | F::Each | F::EveryUnit | F::Per | F::Weekdays => Sorts::EVERY,
            F::Former | F::Recent | F::Recently | F::Future | F::Now | F::Then | F::Soon => Sorts::VAGUE,
            F::Moment | F::Present | F::Time | F::Other | F::Long => Sorts::VAGUE,
            F::Closing => Sorts::CLOSING,
            F::Meal => Sorts::MEAL,
            F::Ad => Sorts::ERA,
            F::Suffix => Sorts::SUFFIX,
            _ => Sorts::NONE,
        }
    }
}
