//! All rules in their tables, and which of them may find something at a word.

use std::iter;

use crate::temporal::grammar::longest::{LENGTHS, SETS, longer};
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::point::{DATES, NAMES, POINTS, WHOLES};
use crate::temporal::grammar::relative::RELATIVES;
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::talk::TALK;
use crate::temporal::grammar::word::Word;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::sorts::Sorts;

/// A table of rules.
#[derive(Clone, Copy)]
pub(crate) enum Table {
    Sets,
    Points,
    Wholes,
    Dates,
    Relatives,
    Names,
    Lengths,
    Talk,
}

static TABLES: [&[Rule]; 8] = [&SETS, &POINTS, &WHOLES, &DATES, &RELATIVES, &NAMES, &LENGTHS, &TALK];

/// Rows of what the rules of all tables need, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rows(u128);

/// What all rules need, the other way about: the rows that a word satisfies, by the number of its sort.
struct Needs {
    first: [Rows; 64],
    second: [Rows; 64],
    later: [Rows; 64],
    /// The rule of each row.
    rules: [&'static Rule; ROWS],
    /// The rows of the rules behind that one.
    behind: [Rows; ROWS],
    tables: [Rows; TABLES.len()],
}

static NEEDS: Needs = Needs::of_tables();

/// What an expression may begin with.
const OPENERS: Sorts = Needs::of_tables().openers(true);

/// What it may begin with where no word that a rule knows stands behind.
const ALONE: Sorts = Needs::of_tables().openers(false);

/// How many rows there are.
const ROWS: usize = {
    let (mut rows, mut table) = (0, 0);
    while table < TABLES.len() {
        let mut rule = 0;
        while rule < TABLES[table].len() {
            rows += TABLES[table][rule].needs.len();
            rule += 1;
        }
        table += 1;
    }
    rows
};

/// The rows that words of some sorts satisfy as the first or as the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fits {
    begins: Rows,
    follows: Rows,
}

/// A place in a sentence, with the rows that hold there: a rule without one finds nothing.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) at: usize,
    rows: Rows,
}

impl Words<'_> {
    /// The first word from one on with which an expression may begin.
    pub(crate) fn opening(&self, from: usize) -> Option<Place> {
        let opens = |word: &Word| word.sorts.meet(OPENERS) && (word.sorts.meet(ALONE) || word.after != Sorts::ANY);
        let mut at = from;
        let opening = loop {
            let Some(ahead) = self.words.get(at..)?.iter().position(opens) else { break None };
            let place = self.place(at + ahead);
            if place.rows != Rows::NONE {
                break Some(place);
            }
            at = place.at + 1;
        };
        if cfg!(debug_assertions) {
            let mut shut = (from..opening.map_or(self.len(), |place| place.at)).map(|at| self.place(at));
            let missed = shut.find(|place| self.longest(*place).is_some()).map(|place| self.from(place.at));
            assert_eq!(missed, None, "an expression begins where none opens");
        }
        opening
    }

    /// A word with the rows that hold there, of itself or of the word behind "the" and its kin.
    pub(crate) fn place(&self, at: usize) -> Place {
        let sorts = self.sorts(at);
        let rows = self.rows(sorts, at);
        let led = sorts.meet(Sorts::LEADING).then(|| self.rows(self.led(at + 1), at + 1));
        Place { at, rows: led.map_or(rows, |led| rows.or(led)) }
    }

    /// The rows that hold of a word for the sake of some sorts of it.
    fn rows(&self, sorts: Sorts, at: usize) -> Rows {
        let second = self.sorts(at + 1);
        match self.fits(sorts, at).begins.and(self.fits(second, at + 1).follows) {
            Rows::NONE => Rows::NONE,
            rows => rows.and(Rows::of(self.after(at), &NEEDS.later)),
        }
    }

    /// What a word satisfies for the sake of some sorts of it: it is known unless the sentence adds or takes away some.
    fn fits(&self, sorts: Sorts, at: usize) -> Fits {
        let known = self.known(at);
        if sorts == known.sorts { known.fits } else { Fits::of(sorts) }
    }

    /// What the first of the rules of a table finds that finds anything.
    #[inline]
    pub(crate) fn first(&self, table: Table, place: Place) -> Parsed<Phrase> {
        self.ask(table, place, Self::first_asked)
    }

    #[inline(never)]
    fn first_asked(&self, table: Table, place: Place) -> Parsed<Phrase> {
        place.rules(table).find_map(|rule| (rule.read)(self, place.at))
    }

    /// The longest that the rules of a table find; of two as long, that of the first.
    #[inline]
    pub(crate) fn longest_of(&self, table: Table, place: Place) -> Parsed<Phrase> {
        self.ask(table, place, Self::longest_asked)
    }

    #[inline(never)]
    fn longest_asked(&self, table: Table, place: Place) -> Parsed<Phrase> {
        place.rules(table).map(|rule| (rule.read)(self, place.at)).fold(None, longer)
    }

    /// Reads the rules of a table if any may find something.
    #[inline(always)]
    fn ask(&self, table: Table, place: Place, read: impl Fn(&Self, Table, Place) -> Parsed<Phrase>) -> Parsed<Phrase> {
        debug_assert!(self.rest_is_silent(table, place), "a rule that is not asked finds {:?}", self.from(place.at));
        if place.asks(table) { read(self, table, place) } else { None }
    }

    /// Whether those of a table that are not asked would have found nothing.
    fn rest_is_silent(&self, table: Table, place: Place) -> bool {
        let asked = |rule: &Rule| place.rules(table).any(|asked| std::ptr::eq(asked, rule));
        let mut rest = TABLES[table as usize].iter().filter(|rule| !asked(rule));
        rest.all(|rule| (rule.read)(self, place.at).is_none())
    }
}

impl Fits {
    /// Those of what has no sorts.
    pub(crate) const NONE: Fits = Fits::of(Sorts::NONE);

    pub(crate) const fn of(sorts: Sorts) -> Fits {
        Fits { begins: Rows::of(sorts, &NEEDS.first), follows: Rows::of(sorts.behind(), &NEEDS.second) }
    }
}

impl Place {
    #[inline]
    fn asks(self, table: Table) -> bool {
        self.rows.and(NEEDS.tables[table as usize]).first().is_some()
    }

    /// The rules of a table that may find something.
    #[inline]
    pub(crate) fn rules(self, table: Table) -> impl Iterator<Item = &'static Rule> {
        let mut rest = self.rows.and(NEEDS.tables[table as usize]);
        iter::from_fn(move || {
            let row = rest.first()?;
            rest = rest.and(NEEDS.behind[row]);
            Some(NEEDS.rules[row])
        })
    }
}

impl Rows {
    const NONE: Rows = Rows(0);

    /// A number of rows from one on.
    const fn from(row: usize, count: usize) -> Rows {
        Rows(((1 << count) - 1) << row)
    }

    /// Those that words of some sorts satisfy.
    #[inline]
    const fn of(mut sorts: Sorts, rows: &[Rows; 64]) -> Rows {
        let mut all = Rows::NONE;
        while let Some((sort, rest)) = sorts.split() {
            (all, sorts) = (all.or(rows[sort]), rest);
        }
        all
    }

    #[inline]
    const fn and(self, other: Rows) -> Rows {
        Rows(self.0 & other.0)
    }

    #[inline]
    const fn or(self, other: Rows) -> Rows {
        Rows(self.0 | other.0)
    }

    #[inline]
    fn first(self) -> Option<usize> {
        (self.0 != 0).then(|| self.0.trailing_zeros() as usize)
    }
}

impl Needs {
    const fn of_tables() -> Needs {
        let mut needs = Needs {
            first: [Rows::NONE; 64],
            second: [Rows::NONE; 64],
            later: [Rows::NONE; 64],
            rules: [&TABLES[0][0]; ROWS],
            behind: [Rows::NONE; ROWS],
            tables: [Rows::NONE; TABLES.len()],
        };
        let (mut table, mut row) = (0, 0);
        while table < TABLES.len() {
            let (start, mut number) = (row, 0);
            while number < TABLES[table].len() {
                let rule = &TABLES[table][number];
                let (first, end) = (row, row + rule.needs.len());
                while row < end {
                    let bit = Rows::from(row, 1);
                    let (begins, second, later) = rule.needs[row - first];
                    (needs.rules[row], needs.behind[row]) = (rule, Rows::from(end, ROWS - end));
                    let mut sort = 0;
                    while sort < 64 {
                        let of = Sorts::numbered(sort);
                        if begins.meet(of) {
                            needs.first[sort] = needs.first[sort].or(bit);
                        }
                        if second.meet(of) {
                            needs.second[sort] = needs.second[sort].or(bit);
                        }
                        if later.meet(of) {
                            needs.later[sort] = needs.later[sort].or(bit);
                        }
                        sort += 1;
                    }
                    row += 1;
                }
                number += 1;
            }
            needs.tables[table] = Rows::from(start, row - start);
            table += 1;
        }
        needs
    }

    /// What a rule begins with, `followed` by words that rules know or by none.
    const fn openers(&self, followed: bool) -> Sorts {
        let (any, close) = (Sorts::ANY.number(), Sorts::CLOSE.number());
        let alone = self.second[any].or(self.second[close]).and(self.later[any]);
        let (mut openers, mut sort) = (Sorts::NONE, 0);
        while sort < 64 {
            let rows = if followed { self.first[sort] } else { self.first[sort].and(alone) };
            if rows.0 != 0 {
                openers = openers.and(Sorts::numbered(sort));
            }
            sort += 1;
        }
        openers
    }
}

#[cfg(all(test, debug_assertions))]
mod tests {
    use crate::hash;
    use crate::temporal::{Tagger, lexicon};
    use crate::text::Layout;

    /// What may part two words beside a blank.
    const GLUE: [&str; 14] = ["", "", "-", "-", "/", "/ ", ":", ".", ", ", " – ", "–", "'s ", "’s ", " ("];
    const NUMBERS: [&str; 12] = ["1", "2", "3rd", "5", "10", "12", "30", "31", "90", "999999999", "1999", "2011"];

    /// Where assertions are on, rules that rows do not ask are read too and must find nothing.
    #[test]
    fn rules_that_are_not_asked_find_nothing() {
        let mut words: Vec<&str> = lexicon::words().chain(lexicon::heads()).collect();
        words.sort_unstable();
        let mut state = 0;
        let mut pick = |below: usize| {
            state = hash::mix(state, 1);
            state as usize % below
        };
        let (tagger, mut found) = (Tagger::new(), 0);
        for _ in 0..15_000 {
            let mut text = String::new();
            for _ in 0..pick(12) + 1 {
                text += if pick(3) == 0 { NUMBERS[pick(NUMBERS.len())] } else { words[pick(words.len())] };
                text += if pick(4) == 0 { GLUE[pick(GLUE.len())] } else { " " };
            }
            found += tagger.find(&Layout::new(&text)).len();
        }
        assert!(found > 10_000, "{found}");
    }
}
