//! Sorts of words, by which the rules of the grammar are chosen.

use crate::calendar::Unit;
use crate::temporal::lexeme::{Function as F, Lexeme, NamedUnit, Trait};

/// A set of sorts of words. A word is of every sort that a rule may take it for where it begins, or must find after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sorts(u64);

macro_rules! sorts {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The number of each sort.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name,)* }

        impl Sorts {
            $($(#[$doc])* pub(crate) const $name: Sorts = Sorts(1 << Number::$name as u32);)*
        }
    };
}

sorts! {
    /// What stands after every word.
    ANY,
    /// Digits.
    DIGITS,
    /// Four of them: a year, or hours and minutes.
    FOUR,
    /// Eight of them: a date.
    EIGHT,
    /// A number after "at", "by", "on", "the".
    PLACED,
    /// The apostrophe of "'98", "year's".
    APOSTROPHE,
    /// A sign with no white space about it: the hyphen of "mid-1990s".
    JOINT,
    /// The colon of "10:30".
    COLON,
    /// The comma of "15,000".
    COMMA,
    /// A sign with white space on either side.
    BREAK,
    /// What a word may go on with at once, known or not: anything but a colon, a comma, an apostrophe or
    /// a sign with white space about it.
    CLOSE,
    /// A round bracket.
    BRACKET,
    /// One that opens.
    OPENING,
    /// A mark of quotation.
    QUOTE,
    /// What may stand before the word that tells: "the", "its", "these".
    LEADING,
    /// "a"
    ARTICLE,
    /// "three", "twenty".
    NUMBER,
    /// "third", also the "twenty" of "twenty-first" and the digits of "3rd".
    ORDINAL,
    /// "eighties".
    DECADE,
    MONTH,
    /// A month's name that in small letters is another word, unless a day stands before it: "may", "march".
    HOMONYM,
    WEEKDAY,
    SEASON,
    /// "morning", also what colours hours: "small".
    PART,
    UNIT,
    /// A unit in the plural.
    UNITS,
    /// What measures without being a unit: the letter of "24h", "10m ago", the "while" of "a while".
    LOOSE,
    /// What counts without being a number: "a", "several", "dozen".
    AMOUNT,
    /// "more", "at", "nearly".
    COMPARISON,
    /// The "long" of "year-long".
    EXTENT,
    /// "this", "last", "following".
    POINTING,
    /// "early", "later".
    PARTIAL,
    /// "start", "end".
    EDGE,
    /// "today", "eve".
    DAY,
    /// What may begin a quarter, a half or a fiscal year without a number: "latest", "same", "Q".
    FISCAL,
    /// What one goes on with: "quarter", "half", "fiscal".
    FIGURE,
    /// "every", "daily", "per", "weekends".
    EVERY,
    /// A vague time by itself: "now", "recent", "future".
    DIM,
    /// What may begin one: "that", "right", "long".
    VAGUE,
    /// A time without bounds, told with other words: "time", "while", "period".
    SPELL,
    /// "noon", "half", "quarter".
    CLOCK,
    /// What a clock time goes on with: "p.m.", "o'clock", "past".
    HOUR,
    /// "eod".
    CLOSING,
    /// "lunch".
    MEAL,
    /// A holiday's name of one word.
    FEAST,
    /// The first word of a longer one, where a later word of one follows.
    FESTIVE,
    /// A later word of one.
    NAMED,
    /// "AD".
    ERA,
    /// What a year of an era, a decade or a century goes on with: "BC", "century", the letter of "1990s".
    EPOCH,
    /// The "rd" of "3rd".
    SUFFIX,
    /// "before", "after".
    BESIDE,
    /// Where a length leads: "ago", "later", "before".
    OFFSET,
    /// "of", "in".
    OF,
    /// A word without a sense that stands inside expressions: "the near future", "18-odd months".
    INNER,
}

impl Sorts {
    pub(crate) const NONE: Sorts = Sorts(0);

    /// A number, in digits or words, or another word that counts.
    pub(crate) const COUNT: Sorts = Sorts::DIGITS.and(Sorts::NUMBER).and(Sorts::AMOUNT);
    /// What a length is told in.
    pub(crate) const MEASURE: Sorts = Sorts::UNIT.and(Sorts::LOOSE);

    /// What a date may begin with.
    pub(crate) const DATE: Sorts = Sorts::COUNT
        .and(Sorts::MONTH.and(Sorts::WEEKDAY).and(Sorts::SEASON).and(Sorts::PART).and(Sorts::UNIT).and(Sorts::DAY))
        .and(Sorts::ORDINAL.and(Sorts::DECADE).and(Sorts::APOSTROPHE).and(Sorts::ERA).and(Sorts::POINTING))
        .and(Sorts::FISCAL.and(Sorts::CLOCK).and(Sorts::HOLIDAY));
    /// What a holiday's name begins with.
    pub(crate) const HOLIDAY: Sorts = Sorts::FEAST.and(Sorts::FESTIVE);

    /// The sorts of either set.
    pub(crate) const fn and(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Whether two sets have a sort in common.
    #[inline]
    pub(crate) const fn meet(self, other: Sorts) -> bool {
        self.0 & other.0 != 0
    }

    /// Those that are not in another set.
    #[inline]
    pub(crate) const fn without(self, other: Sorts) -> Sorts {
        Sorts(self.0 & !other.0)
    }

    /// Those of a word for one that it stands right behind.
    #[inline]
    pub(crate) const fn behind(self) -> Sorts {
        let parts = self.meet(Sorts::COLON.and(Sorts::COMMA).and(Sorts::APOSTROPHE).and(Sorts::BREAK));
        self.and(if parts { Sorts::ANY } else { Sorts::ANY.and(Sorts::CLOSE) })
    }

    /// The number of a sort.
    pub(crate) const fn number(self) -> usize {
        self.0.trailing_zeros() as usize
    }

    /// The sort of a number, which is less than 64.
    pub(crate) const fn numbered(number: usize) -> Sorts {
        Sorts(1 << number)
    }

    /// The number of the first, which is less than 64, and the others.
    #[inline]
    pub(crate) const fn split(self) -> Option<(usize, Sorts)> {
        match self.0.trailing_zeros() {
            64 => None,
            number => Some((number as usize, Sorts(self.0 & (self.0 - 1)))),
        }
    }

    /// Those of words for their own sake, whether they have a sense of time or none: "the near future", "five o'clock", "Q3".
    pub(crate) const OF_WORDS: [(&'static str, Sorts); 28] = [
        ("right", Sorts::VAGUE),
        ("one", Sorts::VAGUE),
        ("long", Sorts::VAGUE),
        ("short", Sorts::VAGUE),
        ("little", Sorts::VAGUE),
        ("near", Sorts::VAGUE),
        ("while", Sorts::SPELL.and(Sorts::LOOSE)),
        ("bit", Sorts::SPELL),
        ("date", Sorts::SPELL),
        ("q", Sorts::FISCAL.and(Sorts::FIGURE)),
        ("fy", Sorts::FISCAL.and(Sorts::FIGURE)),
        ("h", Sorts::FISCAL.and(Sorts::FIGURE).and(Sorts::LOOSE).and(Sorts::HOUR)),
        ("s", Sorts::LOOSE.and(Sorts::EPOCH)),
        ("m", Sorts::LOOSE),
        ("d", Sorts::LOOSE),
        ("w", Sorts::LOOSE),
        ("y", Sorts::LOOSE),
        ("ish", Sorts::LOOSE),
        ("p", Sorts::HOUR),
        ("b", Sorts::EPOCH),
        ("c", Sorts::EPOCH),
        ("may", Sorts::HOMONYM),
        ("march", Sorts::HOMONYM),
        ("mar", Sorts::HOMONYM),
        ("o", Sorts::INNER),
        ("so", Sorts::INNER),
        ("plus", Sorts::INNER),
        ("odd", Sorts::INNER),
    ];

    /// Those of a word with senses.
    pub(crate) fn of(lexeme: &Lexeme) -> Sorts {
        let tens = lexeme.number.is_some_and(|number| number >= 20);
        let unit = |unit: Unit| lexeme.unit == Some(NamedUnit::Plain(unit));
        let senses = [
            (lexeme.number.is_some(), Sorts::NUMBER),
            (lexeme.ordinal.is_some() || tens, Sorts::ORDINAL),
            (lexeme.decade.is_some(), Sorts::DECADE.and(Sorts::EPOCH)),
            (lexeme.month.is_some(), Sorts::MONTH),
            (lexeme.weekday.is_some(), Sorts::WEEKDAY),
            (lexeme.season.is_some(), Sorts::SEASON),
            (lexeme.part.is_some() || lexeme.traits.holds(Trait::Nocturnal), Sorts::PART),
            (lexeme.unit.is_some(), Sorts::UNIT),
            (lexeme.unit.is_some() && lexeme.plural, Sorts::UNITS),
            (unit(Unit::Weekend), Sorts::EVERY),
            (unit(Unit::Quarter), Sorts::FIGURE),
            (unit(Unit::Century), Sorts::EPOCH),
            (lexeme.scale.is_some(), Sorts::AMOUNT),
            (lexeme.traits.holds(Trait::Quality), Sorts::INNER),
        ];
        let held = senses.into_iter().filter(|(holds, _)| *holds);
        held.fold(Sorts::by_function(lexeme.word), |sorts, (_, sort)| sorts.and(sort))
    }

    fn by_function(function: F) -> Sorts {
        match function {
            F::The | F::Possessive => Sorts::LEADING,
            F::These => Sorts::LEADING.and(Sorts::VAGUE),
            F::A => Sorts::ARTICLE.and(Sorts::AMOUNT).and(Sorts::ERA).and(Sorts::HOUR),
            F::Several | F::Few | F::Many | F::Another | F::Couple => Sorts::AMOUNT,
            F::Some => Sorts::AMOUNT.and(Sorts::COMPARISON).and(Sorts::VAGUE),
            F::Half => Sorts::AMOUNT.and(Sorts::CLOCK).and(Sorts::FIGURE),
            F::Fraction => Sorts::AMOUNT.and(Sorts::CLOCK),
            F::Noon => Sorts::CLOCK.and(Sorts::HOUR),
            F::More => Sorts::COMPARISON.and(Sorts::VAGUE),
            F::No | F::About | F::Nearly | F::Over | F::Under | F::Less | F::At | F::Up | F::Just => Sorts::COMPARISON,
            F::This | F::That | F::Previous => Sorts::POINTING,
            F::Past => Sorts::POINTING.and(Sorts::DIM).and(Sorts::HOUR),
            F::Same => Sorts::POINTING.and(Sorts::FISCAL).and(Sorts::VAGUE),
            F::Current => Sorts::POINTING.and(Sorts::FISCAL).and(Sorts::DIM),
            F::Coming => Sorts::POINTING.and(Sorts::DIM),
            F::Last | F::Next => Sorts::POINTING.and(Sorts::FISCAL),
            F::Following => Sorts::POINTING.and(Sorts::OFFSET),
            F::Start | F::Middle | F::End | F::Turn => Sorts::EDGE,
            F::Early | F::Late | F::Mid => Sorts::PARTIAL,
            F::Earlier => Sorts::PARTIAL.and(Sorts::OFFSET),
            F::Later => Sorts::PARTIAL.and(Sorts::VAGUE).and(Sorts::OFFSET),
            F::Today | F::Tonight | F::Eve => Sorts::DAY,
            F::Comparable | F::Latest | F::Full | F::Latter => Sorts::FISCAL,
            F::Fiscal => Sorts::FISCAL.and(Sorts::FIGURE),
            F::Every | F::Each | F::EveryUnit | F::Per | F::Weekdays => Sorts::EVERY,
            F::Former | F::Recent | F::Recently | F::Future | F::Now | F::Then | F::Soon | F::Present => Sorts::DIM,
            F::Moment => Sorts::VAGUE.and(Sorts::SPELL),
            F::Time | F::Term => Sorts::SPELL,
            F::Period => Sorts::SPELL.and(Sorts::FIGURE),
            F::Other => Sorts::VAGUE,
            F::Long => Sorts::VAGUE.and(Sorts::EXTENT),
            F::Closing => Sorts::CLOSING,
            F::Meal => Sorts::MEAL,
            F::Ad => Sorts::ERA.and(Sorts::EPOCH),
            F::Bc => Sorts::EPOCH,
            F::Suffix => Sorts::SUFFIX,
            F::Before => Sorts::BESIDE.and(Sorts::OFFSET),
            F::After => Sorts::BESIDE.and(Sorts::OFFSET).and(Sorts::HOUR),
            F::Ago | F::Previously | F::Beforehand | F::Afterwards | F::From => Sorts::OFFSET,
            F::To | F::Until | F::Meridiem | F::OClock | F::Zone => Sorts::HOUR,
            F::Of | F::In => Sorts::OF,
            F::None | F::Will | F::Scheduled | F::Pastness | F::Preposition => Sorts::NONE,
            _ => Sorts::INNER,
        }
    }
}
