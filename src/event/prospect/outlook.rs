//! What the words of a vocabulary may be for triggers, and how triggers go on from them.

use std::collections::BTreeMap;

use crate::Span;
use crate::actor::Firsts;
use crate::event::clause::lexemes::Lexemes;
use crate::event::prospect::marks::Marks;
use crate::event::prospect::way::Way;
use crate::event::trigger::Triggers;
use crate::text::packed::WordTable;
use crate::text::{Token, Vocabulary};

/// What is known of the words of a vocabulary before any clause is read.
#[derive(Debug, Clone)]
pub(in crate::event) struct Outlook {
    /// The words that an actor's name may begin with.
    pub(in crate::event) firsts: Firsts,
    /// What each word may be, by its number.
    marks: Vec<Marks>,
    /// By the number of a word: which of the lists tells how triggers may go on from it, counted from one.
    begins: Vec<u16>,
    ways: Vec<Vec<Way>>,
    /// The same of forms that are more than one word: "cease-fire".
    others: WordTable<Vec<Way>>,
    /// The rows of the triggers that each word may end.
    lasts: WordTable<Vec<u16>>,
}

impl Outlook {
    pub(in crate::event) fn new(
        vocabulary: &Vocabulary,
        lexemes: &Lexemes,
        triggers: &Triggers,
        firsts: Firsts,
    ) -> Self {
        let mut ways: BTreeMap<&str, Vec<Way>> = BTreeMap::new();
        let mut lasts: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        for (row, trigger) in triggers.rows() {
            let way = Way::of(row, trigger);
            for form in trigger.forms() {
                let known = ways.entry(form).or_default();
                if !known.contains(&way) {
                    known.push(way.clone());
                }
            }
            for word in trigger.last_words() {
                lasts.entry(word).or_default().push(row);
            }
        }
        let words = vocabulary.words().zip(lexemes.all());
        let marks = words.map(|(word, lexeme)| Marks::of(word, lexeme, lasts.contains_key(word))).collect();
        let lasts = WordTable::new(lasts);
        let (words, others): (Vec<_>, Vec<_>) =
            ways.into_iter().partition(|(form, _)| form.chars().all(char::is_alphabetic));
        let mut begins = vec![0; lexemes.all().len()];
        for (list, (form, _)) in (1..).zip(&words) {
            begins[vocabulary.number(form) as usize] = list;
        }
        let ways = words.into_iter().map(|(_, ways)| ways).collect();
        Outlook { firsts, marks, begins, ways, others: WordTable::new(others), lasts }
    }

    /// What a token may be for a trigger beside it.
    #[inline]
    pub(super) fn marks(&self, token: &Token) -> Marks {
        self.marks.get(token.word as usize).copied().unwrap_or_default()
    }

    /// How triggers may go on from the form that stands at a place and ends with a token.
    pub(super) fn ways(&self, text: &str, hit: Span, last: &Token) -> Option<&[Way]> {
        let ways = if last.start as usize == hit.start {
            let list = usize::from(*self.begins.get(last.word as usize)?);
            self.ways.get(list.checked_sub(1)?)
        } else {
            self.others.at(text, hit.start, hit.end)
        };
        ways.map(Vec::as_slice)
    }

    /// The rows of the triggers that a token may end.
    pub(super) fn ending(&self, text: &str, token: &Token) -> Option<&[u16]> {
        self.lasts.at(text, token.start as usize, token.end as usize).map(Vec::as_slice)
    }
}
