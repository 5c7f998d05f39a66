//! Whether two sets of actors can be those of one event.

use std::collections::{BTreeSet, HashMap};

/// Words that make the name of a group general: "Libyan rebels" may be any named group of them.
const GENERAL: [&str; 11] = [
    "rebels",
    "rebel",
    "opposition",
    "militants",
    "militia",
    "militias",
    "fighters",
    "insurgents",
    "separatists",
    "guerrillas",
    "gunmen",
];

/// States whose names have more than one word and none of [`STATE_WORDS`]; every other name of several words that has
/// a country code is a person's.
const STATES: [&str; 36] = [
    "United States",
    "United Kingdom",
    "United Arab Emirates",
    "Saudi Arabia",
    "South Korea",
    "North Korea",
    "South Africa",
    "South Sudan",
    "Sri Lanka",
    "New Zealand",
    "Costa Rica",
    "El Salvador",
    "Dominican Republic",
    "Czech Republic",
    "Central African Republic",
    "Ivory Coast",
    "Sierra Leone",
    "Burkina Faso",
    "Equatorial Guinea",
    "Papua New Guinea",
    "East Timor",
    "Northern Cyprus",
    "Vatican City",
    "Holy See",
    "Puerto Rico",
    "Cape Verde",
    "San Marino",
    "North Macedonia",
    "Soviet Union",
    "Solomon Islands",
    "Marshall Islands",
    "Western Sahara",
    "Hong Kong",
    "Trinidad and Tobago",
    "Bosnia and Herzegovina",
    "Antigua and Barbuda",
];

/// Words that only names of states have.
const STATE_WORDS: [&str; 9] =
    ["Republic", "Kingdom", "Federation", "Union", "States", "government", "army", "military", "forces"];

/// Who, as small integers: two actors are the same where their names are, or where one is the state of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Actor {
    /// The name.
    pub(super) name: u32,
    /// What acts on its side in war and truce: the state where there is one, else the name.
    pub(super) side: u32,
    pub(super) sort: Sort,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sort {
    /// A person with a state behind them.
    Person,
    /// A state.
    State,
    /// Known by name only.
    Named,
    /// Some group, by a general noun.
    General,
}

/// Gives each name a number: its place in the order of the alphabet, so that what else is told changes no order.
#[derive(Debug)]
pub(super) struct Names<'a> {
    numbers: HashMap<&'a str, u32>,
    sorts: HashMap<(u32, bool), Sort>,
}

impl<'a> Names<'a> {
    /// The names in any order, each as often as it comes.
    pub(super) fn new(names: impl Iterator<Item = &'a str>) -> Self {
        let names: BTreeSet<&str> = names.collect();
        Names { numbers: names.into_iter().zip(0..).collect(), sorts: HashMap::new() }
    }

    pub(super) fn number(&mut self, name: &'a str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(name).or_insert(next)
    }

    pub(super) fn actor(&mut self, name: &'a str, code: Option<&'a str>, level: Level) -> Actor {
        if let Some(code) = code.filter(|_| level == Level::Side) {
            let side = self.number(code);
            return Actor { name: side, side, sort: Sort::State };
        }
        let number = self.number(name);
        let side = code.map_or(number, |code| self.number(code));
        let sort = *self.sorts.entry((number, code.is_some())).or_insert_with(|| sort(name, code.is_some()));
        Actor { name: number, side, sort }
    }
}

/// Whether a name that has a country code is the state's own, as against a person's.
pub(crate) fn is_state(name: &str) -> bool {
    sort(name, true) == Sort::State
}

/// Whether a name has a noun in it that is any group's of its sort.
pub(super) fn is_general(name: &str) -> bool {
    name.split_whitespace().any(|word| GENERAL.contains(&word.to_lowercase().as_str()))
}

fn sort(name: &str, coded: bool) -> Sort {
    if !coded {
        return if is_general(name) { Sort::General } else { Sort::Named };
    }
    let state =
        !name.contains(' ') || STATES.contains(&name) || name.split(' ').any(|word| STATE_WORDS.contains(&word));
    if state { Sort::State } else { Sort::Person }
}

/// How strictly actors are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Two people of one state are two: in calls.
    Person,
    /// A leader acts for the state: in wars and truces.
    Side,
}

impl Level {
    pub(super) fn same(self, a: &Actor, b: &Actor) -> bool {
        if a.name == b.name {
            return true;
        }
        a.side == b.side && (self == Level::Side || a.sort == Sort::State || b.sort == Sort::State)
    }

    /// As [`Level::same`], or a group under a general name and one under its own.
    pub(super) fn alike(self, a: &Actor, b: &Actor) -> bool {
        let group = |a: &Actor, b: &Actor| a.sort == Sort::General && matches!(b.sort, Sort::Named | Sort::General);
        self.same(a, b) || group(a, b) || group(b, a)
    }

    /// How many of the smaller set are found in the other.
    pub(super) fn common(self, a: &[Actor], b: &[Actor]) -> usize {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        few.iter().filter(|x| many.iter().any(|y| self.same(x, y))).count()
    }

    /// Whether the smaller set lies in the other, a general group standing for any where a further actor is shared.
    pub(super) fn within(self, a: &[Actor], b: &[Actor]) -> bool {
        let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        let common = self.common(few, many);
        common == few.len() || common > 0 && few.iter().all(|x| many.iter().any(|y| self.alike(x, y)))
    }
}
