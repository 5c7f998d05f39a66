//! What the crate knows of the words of time: the table of `lexicon.tsv` and the names of feasts.

use std::collections::{BTreeMap, HashMap};

use once_cell::sync::Lazy;

use crate::Error;
use crate::temporal::feasts;
use crate::temporal::grammar::tables::Fits;
use crate::temporal::lexeme::{Lexeme, SILENCE};
use crate::temporal::sorts::Sorts;
use crate::text::packed::{self, WordTable};

const TABLE: &str = include_str!("lexicon.tsv");

/// What the tables know of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Known {
    word: &'static str,
    /// Its senses; those of silence where the lexicon has none.
    pub(crate) lexeme: Lexeme,
    pub(crate) sorts: Sorts,
    /// What these satisfy of what rules need.
    pub(crate) fits: Fits,
    /// Whether the lexicon has a sense for it.
    pub(crate) sensed: bool,
    /// Whether it tells of no time, whatever its traits.
    pub(crate) timeless: bool,
    /// Whether it is a head: no expression is without one, or a digit.
    head: bool,
}

/// What no table knows.
pub(crate) static UNKNOWN: Known = Known {
    word: "",
    lexeme: SILENCE,
    sorts: Sorts::NONE,
    fits: Fits::NONE,
    sensed: false,
    timeless: true,
    head: false,
};

/// Heads of more than one word. "One a.m." has no other.
const PHRASES: [&str; 10] =
    ["a while", "while ago", "long ago", "bit ago", "later date", "until then", "a.m", "a. m", "a .m", "a . m"];

static LEXICON: Lazy<WordTable<Known>> = Lazy::new(|| {
    let mut words: BTreeMap<&'static str, Known> = BTreeMap::new();
    for (word, lexeme) in read(TABLE).unwrap_or_default() {
        let sorts = Sorts::of(&lexeme);
        let (timeless, head) = (lexeme.is_timeless(), lexeme.is_head());
        words.insert(word, Known { word, lexeme, sorts, sensed: true, timeless, head, ..UNKNOWN });
    }
    let mut add = |word: &'static str, sorts: Sorts, head: bool| {
        let known = words.entry(word).or_insert(Known { word, ..UNKNOWN });
        (known.sorts, known.head) = (known.sorts.and(sorts), known.head || head);
        known.head
    };
    for (word, sorts) in Sorts::OF_WORDS {
        // "one p.m."
        add(word, sorts, word == "p");
    }
    for name in feasts::names() {
        let mut headed = false;
        for word in name.iter().copied() {
            let letters = word.starts_with(char::is_alphabetic);
            let number = word.starts_with(|char: char| char.is_ascii_digit());
            headed |= number || letters && add(word, Sorts::NAMED, false);
        }
        // "Independence Day" has a head; the longest word of "Hajj pilgrimage" is one.
        if let Some(longest) = name.iter().copied().rev().max_by_key(|word| word.len()).filter(|_| !headed) {
            add(longest, Sorts::NAMED, true);
        }
    }
    for name in feasts::names() {
        let sort = if name.len() > 1 { Sorts::FESTIVE } else { Sorts::FEAST };
        add(name.first().copied().unwrap_or_default(), sort, false);
    }
    for known in words.values_mut() {
        known.fits = Fits::of(known.sorts);
    }
    WordTable::new(words)
});

impl Known {
    /// What is known of the word between two offsets of a text, whatever its case.
    pub(crate) fn at(text: &str, start: usize, end: usize) -> &'static Known {
        LEXICON.at(text, start, end).unwrap_or(&UNKNOWN)
    }
}

/// Every word that is known.
pub(crate) fn words() -> impl Iterator<Item = &'static str> {
    LEXICON.values().map(|known| known.word)
}

/// The words and digits without which a sentence holds no time expression.
pub(crate) fn heads() -> impl Iterator<Item = &'static str> {
    let words = LEXICON.values().filter(|known| known.head).map(|known| known.word);
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
        lexicon.entry(word).or_default().add(class, value).map_err(fault)?;
    }
    Ok(lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Unit;

    fn of(word: &str) -> Option<&'static Lexeme> {
        let known = Known::at(word, 0, word.len());
        known.sensed.then_some(&known.lexeme)
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
