//! What a word may mean for time: the table of `lexicon.tsv`, looked up once a token.

use std::collections::{BTreeMap, HashMap};

use chrono::Weekday;
use once_cell::sync::Lazy;

use crate::Error;
use crate::calendar::{PartOfDay, Season, Unit};
use crate::temporal::feasts;
use crate::temporal::sorts::Sorts;
use crate::text::Vocabulary;
use crate::text::packed::{self, WordTable};

/// The senses of one word; most words have one, "second" has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lexeme {
    pub(crate) month: Option<u8>,
    pub(crate) weekday: Option<Weekday>,
    pub(crate) unit: Option<NamedUnit>,
    pub(crate) season: Option<Season>,
    pub(crate) part: Option<PartOfDay>,
    pub(crate) number: Option<u32>,
    pub(crate) scale: Option<u32>,
    /// From 1; -1 is "final".
    pub(crate) ordinal: Option<i32>,
    /// "eighties" is 80.
    pub(crate) decade: Option<i32>,
    /// Whether the unit, weekday, season or part of day stands in the plural.
    pub(crate) plural: bool,
    pub(crate) word: Function,
    /// What else it says, beside its sense.
    pub(crate) traits: Traits,
    /// Minutes of a zone, hours of a meridiem, days of "today", times of "twice". Of a cue of planning: 1 where it may be a
    /// noun ("plan"), 2 where it goes on ("planning"), 3 where it may be a cause ("due to"), 4 where it may be past ("set on").
    pub(crate) value: i32,
}

/// A unit as it is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NamedUnit {
    Plain(Unit),
    /// Two weeks.
    Fortnight,
    Night,
}

/// What a word does to the time beside it, whatever it means itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Trait {
    /// Colours a length: "two bloody weeks".
    Quality,
    /// Is counted, and paid or done at a rate: "2000 troops", "40 barrels a day".
    Measure,
    /// Has a number for its name: "page 2014", "resolution 1973".
    Numbered,
    /// Can be small to the minute: "a minute amount".
    Minute,
    /// Gives words: "said", "told".
    Saying,
    /// A month's name that is also another word: "March", "June".
    Doubtful,
    /// A month's name that people bear: "June".
    Forename,
    /// A month's name that is a month only after a word of time: "May".
    Guarded,
    /// Names a paper beside a weekday: "the Sunday Telegraph".
    Paper,
    /// A form of "be" that tells no past: "is", "being".
    Being,
    /// What is decided on before it is done: "agreed to", "ready to".
    Intent,
    /// What meets by appointment, told in the present: "they meet Monday".
    Appointed,
    /// Hours after midnight: "the small hours".
    Nocturnal,
    /// What an age has of its own: "today's world".
    Epochal,
    /// Makes a weekday the name of what happened on it: "Bloody Sunday".
    Namesake,
    /// What a month gives its name to: "the October Revolution".
    Historic,
    /// What companies report of a half of the year: "first-half profit".
    Figure,
    /// A unit cut short, for one or many: "15 min".
    Short,
    /// Has hours of its own: "office hours", "visiting hours".
    Attending,
    /// Has a length for its measure: "lasted over a week", "took over an hour".
    Lasting,
}

/// A set of traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Traits(u32);

impl Traits {
    const NAMES: [(&'static str, Trait); 20] = [
        ("attending", Trait::Attending),
        ("quality", Trait::Quality),
        ("measure", Trait::Measure),
        ("numbered", Trait::Numbered),
        ("minute", Trait::Minute),
        ("saying", Trait::Saying),
        ("doubtful", Trait::Doubtful),
        ("forename", Trait::Forename),
        ("guarded", Trait::Guarded),
        ("paper", Trait::Paper),
        ("being", Trait::Being),
        ("intent", Trait::Intent),
        ("appointed", Trait::Appointed),
        ("nocturnal", Trait::Nocturnal),
        ("epochal", Trait::Epochal),
        ("namesake", Trait::Namesake),
        ("historic", Trait::Historic),
        ("figure", Trait::Figure),
        ("lasting", Trait::Lasting),
        ("short", Trait::Short),
    ];

    pub(crate) const NONE: Traits = Traits(0);

    pub(crate) fn holds(self, one: Trait) -> bool {
        self.0 & 1 << one as u8 != 0
    }

    fn add(&mut self, one: Trait) {
        self.0 |= 1 << one as u8;
    }
}

macro_rules! functions {
    ($($variant:ident = $name:literal,)*) => {
        /// The closed-class words of time, by what they do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) enum Function {
            #[default]
            None,
            $($variant,)*
        }

        impl Function {
            fn named(name: &str) -> Option<Function> {
                match name {
                    $($name => Some(Function::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

functions! {
    Suffix = "suffix", The = "the", A = "a", This = "this", That = "that", These = "these", Those = "those",
    Possessive = "possessive", Last = "last", Next = "next", Past = "past", Previous = "previous",
    Following = "following", Coming = "coming", Same = "same", Filler = "filler", Current = "current",
    Early = "early", Late = "late", Mid = "mid", Middle = "middle", Earlier = "earlier", Later = "later", Ago = "ago",
    Afterwards = "afterwards", Beforehand = "beforehand", Previously = "previously", Before = "before",
    After = "after", Since = "since", Of = "of", In = "in", On = "on", At = "at", By = "by", From = "from", To = "to",
    Until = "until", Through = "through", Between = "between", And = "and", Or = "or", During = "during", For = "for",
    Every = "every", Each = "each", Per = "per", Other = "other", About = "about", Some = "some", Nearly = "nearly",
    More = "more", Less = "less", Than = "than", Least = "least", Most = "most", Over = "over", Under = "under",
    Up = "up", Within = "within", Just = "just", Several = "several", Few = "few", Many = "many", Couple = "couple",
    Half = "half", Fraction = "fraction", Start = "start", End = "end", Latter = "latter", Turn = "turn",
    Today = "today", Tonight = "tonight", Now = "now", Recently = "recently", Recent = "recent", Soon = "soon",
    Shortly = "shortly", Future = "future", Present = "present", Moment = "moment", Time = "time", Period = "period",
    Term = "term", EveryUnit = "every_unit", EveryUnitAdjective = "every_unit_adjective", Weekdays = "weekdays_of_week", Times = "times",
    Meridiem = "meridiem", Noon = "noon", OClock = "oclock", Zone = "zone", Bc = "bc", Ad = "ad", Fiscal = "fiscal",
    Long = "long", Old = "old", Ahead = "ahead", Latest = "latest", Working = "working", Full = "full",
    Another = "another", Ended = "ended", Comparable = "comparable", Former = "former",
    Closing = "closing", Eve = "eve", Meal = "meal", Will = "will", Scheduled = "scheduled", Starting = "starting", Then = "then", No = "no", Pastness = "pastness", Preposition = "preposition",
}

const TABLE: &str = include_str!("lexicon.tsv");

/// What the tables know of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    word: &'static str,
    /// Its senses, if the lexicon has any.
    pub(crate) lexeme: Option<Lexeme>,
    pub(crate) opening: Opening,
    pub(crate) weight: Weight,
    /// What rules may begin with it.
    pub(crate) sorts: Sorts,
}

/// What no table knows.
pub(crate) static UNKNOWN: Known =
    Known { word: "", lexeme: None, opening: Opening::Never, weight: Weight::None, sorts: Sorts::NONE };

/// What a word does for an expression that has no head yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Weight {
    /// None stands across it.
    #[default]
    None,
    /// It may lead to a head.
    Leads,
    /// It is one with the word before it, where the two are one of [`PHRASES`].
    Phrased,
    /// It is a head: no expression is without one, or a digit.
    Head,
}

/// Heads of more than one word; the last tells them. "One a.m." has no other.
const PHRASES: [&str; 10] =
    ["a while", "while ago", "long ago", "bit ago", "later date", "until then", "a.m", "a. m", "a .m", "a . m"];
/// Words without a sense that stand inside expressions: "the near future", "five o'clock".
const INNER: [&str; 5] = ["near", "short", "little", "bit", "o"];
/// The letters of "Q3", "H1" and "FY2015".
const FISCAL: [&str; 3] = ["q", "h", "fy"];

static LEXICON: Lazy<WordTable<Known>> = Lazy::new(|| {
    let mut words: BTreeMap<&'static str, Known> = BTreeMap::new();
    for (word, lexeme) in read(TABLE).unwrap_or_default() {
        let (opening, weight) = (lexeme.opening(), lexeme.weight());
        words.insert(word, Known { word, lexeme: Some(lexeme), opening, weight, sorts: Sorts::NONE });
    }
    for word in FISCAL {
        let known = words.entry(word).or_insert(Known { word, ..UNKNOWN });
        (known.opening, known.sorts) = (Opening::Always, known.sorts.and(Sorts::FISCAL));
    }
    let mut weigh = |word: &'static str, weight| {
        let known = words.entry(word).or_insert(Known { word, ..UNKNOWN });
        known.weight = known.weight.max(weight);
        known.weight
    };
    for word in INNER.into_iter().chain(FISCAL) {
        weigh(word, Weight::Leads);
    }
    for word in PHRASES.iter().filter_map(|phrase| phrase.rsplit([' ', '.']).next()) {
        weigh(word, Weight::Phrased);
    }
    // "one p.m."
    weigh("p", Weight::Head);
    for name in feasts::names() {
        let mut headed = false;
        for word in name.iter().copied() {
            let letters = word.starts_with(char::is_alphabetic);
            let number = word.starts_with(|char: char| char.is_ascii_digit());
            headed |= number || letters && weigh(word, Weight::Leads) == Weight::Head;
        }
        // "Independence Day" has a head; the longest word of "Hajj pilgrimage" is one.
        if let Some(longest) = name.iter().copied().rev().max_by_key(|word| word.len()).filter(|_| !headed) {
            weigh(longest, Weight::Head);
        }
    }
    for word in feasts::first_words() {
        let known = words.entry(word).or_insert(Known { word, ..UNKNOWN });
        known.sorts = known.sorts.and(Sorts::FESTIVE);
        if known.opening == Opening::Never {
            known.opening = Opening::Always;
        }
    }
    for known in words.values_mut() {
        known.sorts = known.sorts.and(Sorts::of(known.word, known.lexeme.as_ref()));
    }
    WordTable::new(words)
});

/// Whether an expression may begin with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Opening {
    /// None does.
    #[default]
    Never,
    /// One may, if what follows is known too: "the", "a", "more".
    Ahead,
    /// One may.
    Always,
}

impl Known {
    /// What is known of the word between two offsets of a text, whatever its case.
    pub(crate) fn at(text: &str, start: usize, end: usize) -> &'static Known {
        LEXICON.at(text, start, end).unwrap_or(&UNKNOWN)
    }
}

/// What is known of each word of a vocabulary, by its number.
#[derive(Debug, Clone)]
pub(crate) struct Senses(Vec<&'static Known>);

impl Senses {
    /// What the lexicon knows of the words of a vocabulary.
    pub(crate) fn of(vocabulary: &Vocabulary) -> Self {
        Senses(vocabulary.words().map(|word| Known::at(word, 0, word.len())).collect())
    }

    /// What is known of the word of a number.
    #[inline]
    pub(crate) fn get(&self, word: u32) -> &'static Known {
        self.0.get(word as usize).copied().unwrap_or(&UNKNOWN)
    }
}

/// Every word that is known.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    LEXICON.values().map(|known| known.word)
}

impl Lexeme {
    /// Whether an expression may begin with the word. Where a rule begins with a word of which this says that none does, the
    /// finder's assertion fails in every test that reads such a text.
    fn opening(&self) -> Opening {
        use Function as F;
        let senseless = Lexeme { word: F::None, traits: Traits::NONE, value: 0, ..*self } == Lexeme::default();
        match self.word {
            _ if !senseless => Opening::Always,
            F::Of | F::In | F::On | F::To | F::From | F::By | F::And | F::Or | F::Than | F::During | F::For => {
                Opening::Never
            }
            F::Since | F::Until | F::Through | F::Between | F::Will | F::Scheduled | F::Starting | F::Pastness => {
                Opening::Never
            }
            F::Preposition | F::Suffix | F::Old => Opening::Never,
            F::None | F::No | F::The | F::A | F::This | F::That | F::These | F::Those | F::Possessive | F::At => {
                Opening::Ahead
            }
            F::Some | F::More | F::Less | F::Over | F::Under | F::Up | F::Just | F::About | F::Nearly => Opening::Ahead,
            _ => Opening::Always,
        }
    }

    /// What it does for an expression that has no head yet.
    fn weight(&self) -> Weight {
        use Function as F;
        let senseless = Lexeme { word: F::None, traits: Traits::NONE, value: 0, ..*self } == Lexeme::default();
        match self.word {
            _ if self.is_head() => Weight::Head,
            _ if !senseless || self.traits.holds(Trait::Quality) || self.traits.holds(Trait::Nocturnal) => {
                Weight::Leads
            }
            F::None | F::Will | F::Scheduled | F::Starting | F::Pastness | F::Preposition => Weight::None,
            _ => Weight::Leads,
        }
    }

    /// The unit, where it is one of the calendar's.
    pub(crate) fn plain_unit(&self) -> Option<Unit> {
        match self.unit? {
            NamedUnit::Plain(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether an expression cannot be without such a word or a digit.
    fn is_head(&self) -> bool {
        let heads = [
            Function::Today,
            Function::Tonight,
            Function::Now,
            Function::Recently,
            Function::Recent,
            Function::Soon,
            Function::Shortly,
            Function::Future,
            Function::EveryUnit,
            Function::EveryUnitAdjective,
            Function::Closing,
            Function::Half,
            Function::Meal,
            Function::Noon,
            Function::OClock,
            Function::Previously,
            Function::Fiscal,
            Function::Former,
            Function::Current,
            Function::Past,
            Function::Present,
            Function::Moment,
            Function::Time,
            Function::Period,
            Function::Mid,
            Function::Afterwards,
            Function::Bc,
            Function::Last,
            Function::Term,
            Function::Meridiem,
            Function::Weekdays,
        ];
        let named = self.month.is_some() || self.weekday.is_some() || self.unit.is_some() || self.season.is_some();
        named
            || self.part.is_some()
            || self.decade.is_some()
            || self.scale == Some(1000)
            || heads.contains(&self.word)
            || self.number.is_some_and(|number| number >= 13)
    }
}

/// The words and digits without which a sentence holds no time expression.
pub(crate) fn heads() -> impl Iterator<Item = &'static str> {
    let words = LEXICON.values().filter(|known| known.weight == Weight::Head).map(|known| known.word);
    words.chain(PHRASES).chain(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
}

fn read(table: &'static str) -> Result<HashMap<&'static str, Lexeme>, Error> {
    let mut lexicon: HashMap<&'static str, Lexeme> = HashMap::new();
    for (index, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let fault = |cause: &str| Error::Table { table: "lexicon.tsv".into(), line: index + 1, cause: cause.into() };
        let mut cells = line.split('\t');
        let (Some(word), Some(class), Some(value), None) = (cells.next(), cells.next(), cells.next(), cells.next())
        else {
            return Err(fault("expected word, class and value"));
        };
        if word.len() > packed::LONGEST {
            return Err(fault("word too long"));
        }
        let lexeme = lexicon.entry(word).or_default();
        let number = || value.parse::<i32>().map_err(|_| fault("value is no number"));
        match class {
            "month" => lexeme.month = Some(number()? as u8),
            "weekday" | "weekdays" => {
                let days =
                    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
                let index = usize::try_from(number()? - 1).map_err(|_| fault("no weekday"))?;
                lexeme.weekday = Some(*days.get(index).ok_or_else(|| fault("no weekday"))?);
                lexeme.plural = class == "weekdays";
            }
            "unit" | "units" => {
                lexeme.unit = Some(unit(value).ok_or_else(|| fault("no unit"))?);
                lexeme.plural = class == "units";
            }
            "season" | "seasons" => {
                let seasons =
                    [("SP", Season::Spring), ("SU", Season::Summer), ("FA", Season::Fall), ("WI", Season::Winter)];
                let found = seasons.iter().find(|(name, _)| *name == value);
                lexeme.season = Some(found.ok_or_else(|| fault("no season"))?.1);
                lexeme.plural = class == "seasons";
            }
            "part" | "parts" => {
                let parts = [
                    ("DT", PartOfDay::Day),
                    ("MO", PartOfDay::Morning),
                    ("MI", PartOfDay::Midday),
                    ("AF", PartOfDay::Afternoon),
                    ("EV", PartOfDay::Evening),
                    ("NI", PartOfDay::Night),
                ];
                let found = parts.iter().find(|(name, _)| *name == value);
                lexeme.part = Some(found.ok_or_else(|| fault("no part of day"))?.1);
                lexeme.plural = class == "parts";
            }
            "weekdays_of_week" => {
                lexeme.word = Function::Weekdays;
                lexeme.plural = number()? > 1;
            }
            "crowd" => {
                lexeme.word = Function::Many;
                lexeme.plural = true;
            }
            "number" => lexeme.number = Some(number()? as u32),
            "scale" => lexeme.scale = Some(number()? as u32),
            "ordinal" => lexeme.ordinal = Some(number()?),
            "decade" => lexeme.decade = Some(number()?),
            class => {
                if let Some((_, found)) = Traits::NAMES.iter().find(|(name, _)| *name == class) {
                    lexeme.traits.add(*found);
                    continue;
                }
                let function = Function::named(class).ok_or_else(|| fault("unknown class"))?;
                if matches!(function, Function::EveryUnit | Function::EveryUnitAdjective | Function::Closing) {
                    lexeme.unit = Some(unit(value).ok_or_else(|| fault("no unit"))?);
                } else {
                    lexeme.value = number()?;
                }
                lexeme.word = function;
            }
        }
    }
    Ok(lexicon)
}

fn unit(name: &str) -> Option<NamedUnit> {
    let units = [
        ("second", Unit::Second),
        ("minute", Unit::Minute),
        ("hour", Unit::Hour),
        ("day", Unit::Day),
        ("weekend", Unit::Weekend),
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
        ("year", Unit::Year),
        ("decade", Unit::Decade),
        ("century", Unit::Century),
        ("millennium", Unit::Millennium),
    ];
    match name {
        "fortnight" => Some(NamedUnit::Fortnight),
        "night" => Some(NamedUnit::Night),
        name => units.iter().find(|(unit, _)| *unit == name).map(|(_, unit)| NamedUnit::Plain(*unit)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Option<&'static Lexeme> {
        Known::at(word, 0, word.len()).lexeme.as_ref()
    }

    #[test]
    fn every_line_of_the_table_loads() {
        let lexicon = read(TABLE).unwrap();
        assert!(lexicon.len() > 250);
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let word = line.split('\t').next().unwrap();
            assert_ne!(of(word), Some(&Lexeme::default()), "{word}");
        }
    }

    #[test]
    fn senses_of_one_word_stand_together() {
        let second = of("Second").unwrap();
        assert_eq!((second.ordinal, second.plain_unit()), (Some(2), Some(Unit::Second)));
        assert_eq!(of("kangaroo"), None);
        assert_eq!(of("an extraordinarily long word"), None);
    }
}
