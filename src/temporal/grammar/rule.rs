//! A rule of the grammar with what it needs, so that it is asked only where it can find something.

use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::sorts::Sorts;

/// Sorts of which a word is that a rule begins with, and those of which one behind it is, before any that no rule knows.
pub(crate) type Need = (Sorts, Sorts);

/// A rule, and what it needs: one of the rows must hold of the first word, or of the second behind "the" and its kin. Where a rule
/// finds something without, an assertion fails in every test that reads such a text.
pub(crate) struct Rule<T: 'static = Phrase> {
    needs: &'static [Need],
    /// All that it may begin with.
    begins: Sorts,
    read: fn(&Words<'_>, usize) -> Parsed<T>,
}

/// A place in a sentence: the sorts of its word and of those behind it.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    at: usize,
    /// The sorts of either word below.
    begins: Sorts,
    first: Need,
    /// The same of the word behind "the".
    led: Need,
}

impl Place {
    #[inline]
    pub(crate) fn of(words: &Words<'_>, at: usize) -> Place {
        let first = (words.sorts(at), words.after(at));
        let led = if first.0.meet(Sorts::LEADING) { (words.led(at + 1), words.after(at + 1)) } else { NOTHING };
        Place { at, begins: first.0.and(led.0), first, led }
    }
}

const NOTHING: Need = (Sorts::NONE, Sorts::NONE);

impl<T> Rule<T> {
    pub(crate) const fn new(needs: &'static [Need], read: fn(&Words<'_>, usize) -> Parsed<T>) -> Rule<T> {
        let (mut begins, mut row) = (Sorts::NONE, 0);
        while row < needs.len() {
            begins = begins.and(needs[row].0);
            row += 1;
        }
        Rule { needs, begins, read }
    }

    /// Adds what must stand behind a word of each sort.
    const fn add_to(&self, mut needs: [Sorts; 64]) -> [Sorts; 64] {
        let mut row = 0;
        while row < self.needs.len() {
            let ((first, later), mut sort) = (self.needs[row], 0);
            while sort < 64 {
                if first.meet(Sorts::numbered(sort)) {
                    needs[sort] = needs[sort].and(later);
                }
                sort += 1;
            }
            row += 1;
        }
        needs
    }

    /// What the rule finds, if it can find anything.
    #[inline]
    pub(crate) fn ask(&self, words: &Words<'_>, at: usize) -> Parsed<T> {
        self.ask_at(words, Place::of(words, at))
    }

    #[inline]
    pub(crate) fn ask_at(&self, words: &Words<'_>, place: Place) -> Parsed<T> {
        let at = place.at;
        let holds = |one: Need, row: &Need| one.0.meet(row.0) && one.1.meet(row.1);
        if place.begins.meet(self.begins)
            && self.needs.iter().any(|row| holds(place.first, row) || holds(place.led, row))
        {
            return (self.read)(words, at);
        }
        debug_assert!((self.read)(words, at).is_none(), "a rule that is not asked finds {:?}", words.from(at));
        None
    }
}

/// What the first of some rules finds that finds anything. One loop for all tables: the code of a rule is touched where it is
/// asked, and nowhere else.
#[inline(never)]
pub(crate) fn first(rules: &[Rule], words: &Words<'_>, at: usize) -> Parsed<Phrase> {
    let place = Place::of(words, at);
    rules.iter().find_map(|rule| rule.ask_at(words, place))
}

/// Of all that rules find at a word, the longest; of two as long, the first.
#[derive(Default)]
pub(crate) struct Longest(Parsed<Phrase>);

impl Longest {
    #[inline(never)]
    pub(crate) fn ask(&mut self, rules: &[Rule], words: &Words<'_>, place: Place) {
        rules.iter().for_each(|rule| self.offer(rule.ask_at(words, place)));
    }

    #[inline]
    pub(crate) fn offer(&mut self, found: Parsed<Phrase>) {
        let longest = self.0.as_ref().map_or(0, |(_, end)| *end);
        if found.as_ref().is_some_and(|(_, end)| *end > longest) {
            self.0 = found;
        }
    }

    pub(crate) fn found(self) -> Parsed<Phrase> {
        self.0
    }
}

/// By the number of a sort: what must stand behind a word of it for any of some rules.
pub(crate) const fn needs<const N: usize>(tables: [&[Rule]; N]) -> [Sorts; 64] {
    let (mut needs, mut table) = ([Sorts::NONE; 64], 0);
    while table < N {
        let mut rule = 0;
        while rule < tables[table].len() {
            needs = tables[table][rule].add_to(needs);
            rule += 1;
        }
        table += 1;
    }
    needs
}

/// What any rule may begin with: the sorts behind which something may stand.
pub(crate) const fn openers(needs: &[Sorts; 64]) -> Sorts {
    let (mut openers, mut sort) = (Sorts::NONE, 0);
    while sort < 64 {
        if needs[sort].meet(Sorts::ALL) {
            openers = openers.and(Sorts::numbered(sort));
        }
        sort += 1;
    }
    openers
}
