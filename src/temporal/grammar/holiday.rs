//! Holidays by name, and by the country that the text tells.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::calendar::{Holiday, Seek, Unit};
use crate::temporal::Expr;
use crate::temporal::feasts;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::{Function as F, Trait};
use crate::temporal::sorts::Sorts;

/// ISO codes of countries by their names, demonyms and capitals, in lower case.
static NATIONS: Lazy<HashMap<String, &'static str>> = Lazy::new(|| {
    let mut nations = HashMap::new();
    for line in include_str!("../../actor/data/countries.tsv").lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let code = columns.next().unwrap_or_default();
        for name in columns.take(4).flat_map(|names| names.split(';')).filter(|name| !name.is_empty()) {
            nations.entry(name.to_lowercase()).or_insert(code);
        }
    }
    nations
});

impl Words<'_> {
    /// "May Day": the name of a holiday that looks like that of a month.
    pub(super) fn holiday_of_month(&self, at: usize) -> Parsed<Phrase> {
        let (phrase, end) = self.holiday(at).filter(|_| self.sorts(at).meet(Sorts::MONTH))?;
        Some(self.of_year(phrase, end))
    }

    /// A holiday's name.
    pub(crate) fn holiday(&self, at: usize) -> Parsed<Phrase> {
        let (holiday, end) = find(self, at)?;
        let phrase = Phrase::new(Expr::Holiday(holiday, None, Seek::Nearest));
        // "Easter week", "Memorial Day weekend"; but "St. Patrick's Cathedral"
        match self.unit(end) {
            Some(Unit::Week) => Some((Phrase::new(phrase.expr.on(0, Unit::Week)), end + 1)),
            // The weekend of a Monday is the one before.
            Some(Unit::Weekend) => {
                let near = Expr::Shift(Box::new(phrase.expr), -3, Unit::Day);
                Some((Phrase::new(near.on(0, Unit::Weekend)), end + 1))
            }
            _ if self.is_word(end) && self.is_capitalised(end) && self.is_timeless(end) => None,
            // "the Tet offensive"
            _ if self.has(end, Trait::Historic) => None,
            // "during Ramadan", "over the Eid holiday"
            _ => {
                let the = if self.before(at, &[F::The]) { at - 1 } else { at };
                let within = self.before(the, &[F::During, F::In, F::Over, F::Through, F::For]);
                let phrase = if within { Phrase::new(Expr::Whole(Box::new(phrase.expr))) } else { phrase };
                Some((phrase, end))
            }
        }
    }
}

/// The holiday named from `at` on.
fn find(words: &Words<'_>, at: usize) -> Parsed<Holiday> {
    if !words.sorts(at).meet(Sorts::HOLIDAY) {
        return None;
    }
    let same = |at: usize, name: &str| words.says(at, name) || name == "'" && words.sign(at, signs!("’"));
    let (rest, name) = feasts::begun_by(words.str(at))
        .iter()
        .find(|(rest, _)| rest.iter().enumerate().all(|(index, name)| same(at + 1 + index, name)))?;
    let end = at + 1 + rest.len();
    let own = || nation(words, at, end).and_then(|country| Holiday::find_in(name, country));
    let default = Holiday::find(name);
    let shared = default.is_none_or(|holiday| !holiday.countries().is_empty());
    let holiday = if shared { own().or(default) } else { default };
    Some((holiday?, end))
}

/// The country whose holiday it is: named just before it ("Ukraine's", "Indian"), after "of" or "in", or elsewhere in the
/// sentence as the place.
fn nation(words: &Words<'_>, at: usize, end: usize) -> Option<&'static str> {
    let named = |at: usize| {
        let capital = words.is_word(at) && words.is_capitalised(at);
        let one = words.str(at).to_lowercase();
        let known =
            || NATIONS.get(&format!("{one} {}", words.str(at + 1).to_lowercase())).or_else(|| NATIONS.get(&one));
        capital.then(known).flatten().copied()
    };
    let placed = |at: usize| named(at).filter(|_| words.before(at, &[F::In, F::Of]));
    let beside = (at.saturating_sub(3)..at).rev().find_map(named);
    beside.or_else(|| (end..end + 3).find_map(placed)).or_else(|| (0..words.len().min(48)).find_map(placed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_of_holidays_have_names() {
        let named = |code: &str| NATIONS.values().any(|nation| *nation == code);
        for holiday in Holiday::all() {
            for code in holiday.countries() {
                // Hong Kong is no state, and stands in no table of them.
                assert!(named(code) || *code == "HKG", "{code} of {holiday}");
            }
        }
        assert_eq!(NATIONS.get("indian"), Some(&"IND"));
    }
}
