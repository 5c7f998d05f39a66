//! The words that tell how many, as data.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::event::Share;
use crate::event::clause::{Clause, Tag};
use crate::event::table::rows;
use crate::temporal::Modifier;
use crate::text::packed::WordTable;

/// What a word, or a phrase that stands before a number, tells of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::event) struct Quantity {
    pub(in crate::event) share: Option<Share>,
    pub(in crate::event) modifier: Option<Modifier>,
    /// Whether it counts what follows "of": "hundreds of", "the bulk of".
    pub(in crate::event) counts: bool,
}

static QUANTITIES: Lazy<WordTable<Quantity>> = Lazy::new(|| {
    let mut quantities: BTreeMap<&str, Quantity> = BTreeMap::new();
    for (_, row) in rows(include_str!("quantity.tsv")) {
        let [class, value, words] = row[..] else { continue };
        for word in words.split('|') {
            let quantity = quantities.entry(word).or_default();
            match class {
                "share" => quantity.share = value.parse().ok(),
                "modifier" => quantity.modifier = value.parse().ok(),
                _ => quantity.counts = true,
            }
        }
    }
    WordTable::new(quantities)
});

/// What words tell of how many; nothing where they are none of the table's.
pub(in crate::event) fn quantity(words: &str) -> Quantity {
    QUANTITIES.find(words).copied().unwrap_or_default()
}

impl Clause<'_> {
    /// Lets "more than", "up to" and their kin before a number tell of the number, whatever else they are elsewhere.
    pub(in crate::event) fn quantify(&mut self) {
        let Some(first) = self.words.iter().position(|word| word.tag == Tag::Num) else { return };
        for number in first.max(1)..self.words.len() {
            if self.words[number].tag == Tag::Num
                && let Some((start, _)) = self.modifier(number)
            {
                let words = self.words[start..number].iter_mut();
                words.filter(|word| word.tag != Tag::Det).for_each(|word| (word.tag, word.entry) = (Tag::Adv, None));
            }
        }
    }

    /// What stands before a number and tells whether it is about so, more or at most, and where that begins.
    pub(in crate::event) fn modifier(&self, number: usize) -> Option<(usize, Modifier)> {
        let end = self.word(number.checked_sub(1)?).span().end;
        let starts = (1..=4).rev().filter_map(|back| number.checked_sub(back));
        let mut found = starts.filter_map(|at| {
            let quantity = QUANTITIES.at(self.text, self.words.get(at)?.span().start, end)?;
            quantity.modifier.map(|modifier| (at, modifier))
        });
        found.next()
    }

    /// Whether only words that tell of a number stand between a word and the number.
    pub(in crate::event) fn next_number(&self, at: usize) -> bool {
        (at..self.words.len()).find(|&at| self.tag_at(at) != Tag::Adv).is_some_and(|at| self.tag_at(at) == Tag::Num)
    }

    /// Whether a word counts what follows an "of" after it: "*500* of the troops", "the *bulk* of its forces".
    pub(in crate::event) fn counts(&self, at: usize) -> bool {
        self.tag_at(at) == Tag::Num || quantity(self.form(at)).counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_means_something() {
        for (line, row) in rows(include_str!("quantity.tsv")) {
            let [class, value, words] = row[..] else { panic!("line {line}: three fields expected") };
            for word in words.split('|') {
                let Quantity { share, modifier, counts } = quantity(word);
                let known = match class {
                    "share" => share.map(|share| share.to_string()),
                    "modifier" => modifier.map(|modifier| modifier.as_str().to_owned()),
                    "count" => counts.then(|| "-".to_owned()),
                    _ => None,
                };
                assert_eq!(known.as_deref(), Some(value), "line {line}: {word}");
            }
        }
    }
}
