//! What a word may mean for time.

use chrono::Weekday;

use crate::calendar::{PartOfDay, Season, Unit};

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

/// Those of a word that has none.
pub(crate) const SILENCE: Lexeme = Lexeme {
    month: None,
    weekday: None,
    unit: None,
    season: None,
    part: None,
    number: None,
    scale: None,
    ordinal: None,
    decade: None,
    plural: false,
    word: Function::None,
    traits: Traits::NONE,
    value: 0,
};

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

impl Lexeme {
    /// Whether it tells of no time, whatever its traits.
    pub(crate) fn is_timeless(&self) -> bool {
        Lexeme { traits: Traits::NONE, ..*self } == SILENCE
    }

    /// The unit, where it is one of the calendar's.
    pub(crate) fn plain_unit(&self) -> Option<Unit> {
        match self.unit? {
            NamedUnit::Plain(unit) => Some(unit),
            _ => None,
        }
    }

    /// Whether an expression cannot be without such a word or a digit.
    pub(super) fn is_head(&self) -> bool {
        const HEADS: [Function; 31] = [
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
            || HEADS.contains(&self.word)
            || self.number.is_some_and(|number| number >= 13)
    }

    /// Adds the sense that a line of the table tells, or says what is wrong with it.
    pub(super) fn add(&mut self, class: &str, value: &str) -> Result<(), &'static str> {
        let number = || value.parse::<i32>().map_err(|_| "value is no number");
        match class {
            "month" => self.month = Some(number()? as u8),
            "weekday" | "weekdays" => {
                let days =
                    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
                let index = usize::try_from(number()? - 1).map_err(|_| "no weekday")?;
                self.weekday = Some(*days.get(index).ok_or("no weekday")?);
                self.plural = class == "weekdays";
            }
            "unit" | "units" => {
                self.unit = Some(unit(value).ok_or("no unit")?);
                self.plural = class == "units";
            }
            "season" | "seasons" => {
                let seasons =
                    [("SP", Season::Spring), ("SU", Season::Summer), ("FA", Season::Fall), ("WI", Season::Winter)];
                let found = seasons.iter().find(|(name, _)| *name == value);
                self.season = Some(found.ok_or("no season")?.1);
                self.plural = class == "seasons";
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
                self.part = Some(found.ok_or("no part of day")?.1);
                self.plural = class == "parts";
            }
            "weekdays_of_week" => {
                self.word = Function::Weekdays;
                self.plural = number()? > 1;
            }
            "crowd" => {
                self.word = Function::Many;
                self.plural = true;
            }
            "number" => self.number = Some(number()? as u32),
            "scale" => self.scale = Some(number()? as u32),
            "ordinal" => self.ordinal = Some(number()?),
            "decade" => self.decade = Some(number()?),
            class => {
                if let Some((_, found)) = Traits::NAMES.iter().find(|(name, _)| *name == class) {
                    self.traits.add(*found);
                    return Ok(());
                }
                let function = Function::named(class).ok_or("unknown class")?;
                if matches!(function, Function::EveryUnit | Function::EveryUnitAdjective | Function::Closing) {
                    self.unit = Some(unit(value).ok_or("no unit")?);
                } else {
                    self.value = number()?;
                }
                self.word = function;
            }
        }
        Ok(())
    }
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
