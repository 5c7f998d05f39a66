//! The noun phrase of an event, by its own words.

use crate::event::clause::{Clause, Tag};

/// A noun phrase; that of a verb is the verb.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct NounPhrase {
    /// Its first word.
    pub(crate) start: usize,
    /// The last word of its head compound.
    pub(crate) head: usize,
    pub(crate) determiner: Option<usize>,
    pub(crate) definite: bool,
    pub(crate) possessed: bool,
    /// It names a date: "the 1953 armistice".
    pub(crate) dated: bool,
    /// Any there may be: "any truce must …".
    pub(crate) any: bool,
}

impl NounPhrase {
    /// The phrase of a noun.
    pub(crate) fn of(clause: &Clause, noun: usize) -> Self {
        let start = phrase_start(clause, noun);
        let mut phrase = NounPhrase { start, head: compound(clause, noun), ..NounPhrase::default() };
        let mut dates = false;
        for at in start..noun {
            let word = clause.word(at);
            phrase.possessed |= word.possessive && word.tag != Tag::Time;
            dates |= word.tag == Tag::Time;
            if word.tag == Tag::Det {
                phrase.determiner = Some(at);
                phrase.definite |= clause.is_any(at, &["the", "this", "that", "these", "those"]);
                phrase.possessed |= clause.is_any(at, &["his", "her", "its", "their", "our", "your", "my"]);
            }
        }
        phrase.dated = dates && phrase.is_dated(clause, noun);
        phrase.any = phrase.determiner.is_some_and(|at| clause.is(at, "any"));
        phrase
    }

    /// Words of which no more is told than where they stand.
    pub(crate) fn at(start: usize, head: usize) -> Self {
        NounPhrase { start, head, ..NounPhrase::default() }
    }

    /// Whether the dates before its noun are the event's own.
    fn is_dated(&self, clause: &Clause, noun: usize) -> bool {
        let mut dates = (self.start..noun).filter(|&at| clause.tag_at(at) == Tag::Time);
        dates.any(|at| self.definite || clause.word(at).possessive)
            && (self.start..noun).all(|at| !clause.form(at).contains('-'))
    }
}

/// The last word of the compound that begins with a noun: "ceasefire violations".
fn compound(clause: &Clause, noun: usize) -> usize {
    let mut last = noun;
    while last + 1 < clause.words.len() {
        match clause.tag_at(last + 1) {
            Tag::Noun => {}
            Tag::Adj if clause.tag_at(last + 2) == Tag::Noun => {}
            _ => break,
        }
        last += 1;
    }
    last
}

/// First word of the noun phrase whose head is at `head`.
pub(crate) fn phrase_start(clause: &Clause, head: usize) -> usize {
    let mut start = head;
    for back in (0..head).rev() {
        match clause.tag_at(back) {
            Tag::Det => {
                start = back;
                // "all of the", "both the"
                break;
            }
            Tag::Adj | Tag::Noun | Tag::Name | Tag::Num => start = back,
            Tag::Quote => {}
            Tag::Adv if back > 0 && matches!(clause.tag_at(back - 1), Tag::Det | Tag::Adj) => start = back,
            Tag::Time if modifies(clause, back) => start = back,
            Tag::Conj if joins_modifiers(clause, back) => start = back,
            Tag::Comma if back > 0 && clause.tag_at(back - 1) == Tag::Adj && clause.tag_at(back + 1) == Tag::Adj => {
                start = back
            }
            _ => break,
        }
    }
    start
}

/// "the February 2002 truce", "last year's withdrawal", "their three-month ceasefire": a time within a noun phrase.
fn modifies(clause: &Clause, at: usize) -> bool {
    let mut last = at;
    while clause.tag_at(last + 1) == Tag::Time && last + 1 < clause.words.len() {
        last += 1;
    }
    let first = (0..at).rev().take_while(|&back| clause.tag_at(back) == Tag::Time).last().unwrap_or(at);
    // "a unilateral Christmas ceasefire"
    let described = (0..first).rev().find(|&back| !matches!(clause.tag_at(back), Tag::Adj | Tag::Num));
    let after_determiner = described.is_some_and(|before| clause.tag_at(before) == Tag::Det);
    let words = clause.text.get(clause.word(first).span().start..clause.word(last).span().end);
    matches!(clause.tag_at(last + 1), Tag::Noun | Tag::Adj | Tag::Name)
        && (clause.word(last).possessive
            || after_determiner
            || words.is_some_and(|words| words.contains('-'))
            || clause.form(last).ends_with("'s"))
}

/// "US and British troops", "fragile and partial truce".
fn joins_modifiers(clause: &Clause, conj: usize) -> bool {
    conj > 0 && matches!((clause.tag_at(conj - 1), clause.tag_at(conj + 1)), (Tag::Adj, Tag::Adj))
}
