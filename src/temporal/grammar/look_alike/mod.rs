//! What only looks like time, as tables of reasons: each has a sentence with what looks like time in brackets, and says how it is
//! known.

mod length;
mod month;
mod year;

use crate::calendar::{Field, Unit};
use crate::temporal::Expr;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::Words;
use crate::temporal::lexeme::{Function as F, Trait};

/// Why what stands somewhere is no time: an example, and whether it holds of a `T`.
type Reason<T> = (&'static str, fn(&Words<'_>, T) -> bool);

/// "a day", "a year" and their kin, by their article.
const ARTICLES: [Reason<usize>; 3] = [
    ("The shop is open [24 hours a day].", |words, at| {
        let hours = |number: usize| words.digits(number).is_some_and(|(hours, _)| hours == 24);
        at >= 2 && words.unit(at - 1) == Some(Unit::Hour) && hours(at - 2)
    }),
    ("It cost $500 million [a year].", |words, at| {
        const TOLD: [F; 5] = [F::Ago, F::Earlier, F::Later, F::Before, F::After];
        words.is_singular_unit(at + 1) && at > 0 && words.is_price(at - 1) && !words.any(at + 2, &TOLD)
    }),
    ("They called it [a day].", |words, at| {
        let called = |verb: usize| ["call", "called", "calls", "calling"].iter().any(|form| words.says(verb, form));
        words.unit(at + 1) == Some(Unit::Day) && at >= 2 && words.says(at - 1, "it") && called(at - 2)
    }),
];

/// By "the", or by the word behind it.
const TITLES: [Reason<usize>; 4] = [
    ("Tsars fell in [the October] Revolution.", |words, at| {
        words.title(at).is_some_and(|name| words.lexeme(name).month.is_some() && words.has(name + 1, Trait::Historic))
    }),
    ("Crowds stormed [the Winter] Palace.", |words, at| {
        words
            .title(at)
            .is_some_and(|name| words.lexeme(name).season.is_some() && words.is_timeless(name + 1) && name > 0)
    }),
    ("He wrote for [the Daily] Mail.", |words, at| {
        words.title(at).is_some_and(|name| words.is(name, F::EveryUnit) && words.is_timeless(name + 1))
    }),
    ("At [the end of the day], it failed.", |words, at| {
        let end = words.skip_the(at);
        words.is(end, F::End)
            && words.is(end + 1, F::Of)
            && words.is(end + 2, F::The)
            && words.unit(end + 3) == Some(Unit::Day)
            && words.sign(end + 4, signs!(","))
            && (words.before(at, &[F::At]) || at > 1 && words.before(at - 1, &[F::At]))
    }),
];

const TODAYS: [Reason<usize>; 2] = [
    ("In [today]'s world nobody waits.", |words, at| {
        let next = words.possessive(at + 1).filter(|_| words.lexeme(at).value == 0);
        next.is_some_and(|next| words.has(next, Trait::Epochal) || words.has(next + 1, Trait::Epochal))
    }),
    ("He told Russia [Today] so.", |words, at| {
        words.is_capitalised(at)
            && at > 1
            && words.is_capitalised(at - 1)
            && words.is_timeless(at - 1)
            && words.is_word(at - 2)
            && !words.is_capitalised(at - 2)
    }),
];

/// By "this", "last", "next".
const PROGRAMMES: [Reason<usize>; 1] = [("He said on \"[This Week]\" that it failed.", |words, at| {
    at > 0 && words.is_capitalised(at) && words.is_capitalised(at + 1) && words.unit(at + 1).is_some()
})];

const THESE: [Reason<usize>; 1] = [("One of [these days] it will fall.", |words, at| {
    at >= 2 && words.is(at - 1, F::Of) && words.says(at - 2, "one") && words.unit(at + 1).is_some()
})];

const MONTHS: [Reason<usize>; 2] = [("They [may] go.", |words, at| !words.is_month_here(at)), TITLES[0]];

const WEEKDAYS: [Reason<usize>; 2] = [
    ("The inquiry into Bloody [Sunday] was long.", |words, at| {
        at.checked_sub(1).is_some_and(|name| words.has(name, Trait::Namesake) && words.is_capitalised(name))
    }),
    ("He told the [Sunday] Times so.", |words, at| words.is_capitalised(at + 1) && words.has(at + 1, Trait::Paper)),
];

impl Words<'_> {
    /// Whether words look like time here and are none.
    pub(crate) fn looks_alike(&self, at: usize) -> bool {
        self.reasons(at).iter().any(|(_, holds)| holds(self, at))
    }

    /// The reasons that are asked of a word.
    fn reasons(&self, at: usize) -> &'static [Reason<usize>] {
        let lexeme = self.lexeme(at);
        match lexeme.word {
            F::A => &ARTICLES,
            F::The | F::End | F::EveryUnit => &TITLES,
            F::Today => &TODAYS,
            F::This | F::Last | F::Next => &PROGRAMMES,
            F::These => &THESE,
            _ if lexeme.month.is_some() => &MONTHS,
            _ if lexeme.weekday.is_some() => &WEEKDAYS,
            _ if lexeme.season.is_some() => &TITLES,
            _ => &[],
        }
    }

    /// The first word of a name in capitals, behind its article.
    fn title(&self, at: usize) -> Option<usize> {
        let name = self.skip_the(at);
        let capitals = self.is_capitalised(name) && self.is_capitalised(name + 1);
        (capitals && !self.small).then_some(name)
    }

    fn skip_the(&self, at: usize) -> usize {
        if self.is(at, F::The) { at + 1 } else { at }
    }

    /// Whether a point stands where dates stand.
    pub(crate) fn is_sound(&self, phrase: &Phrase, at: usize, end: usize) -> bool {
        match &phrase.expr {
            // "the Monday-Group", but "Monday-Friday"
            Expr::Find(date, _) if matches!(date.field(), Field::Weekday(..)) && end == at + 1 => {
                !(self.hyphen(end) && self.is_capitalised(end + 1) && self.is_timeless(end + 1))
            }
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporal::Tagger;

    #[test]
    fn examples_hold_no_time_in_their_brackets() {
        let words = [&ARTICLES[..], &TITLES, &TODAYS, &PROGRAMMES, &THESE, &MONTHS, &WEEKDAYS].concat();
        let words = words.iter().map(|(example, _)| *example);
        let lengths = length::REASONS.iter().map(|(example, _)| *example);
        let years = year::REASONS.iter().map(|(example, _)| *example);
        let months = month::REASONS.iter().map(|(example, _)| *example);
        for example in words.chain(lengths).chain(years).chain(months) {
            let (start, end) = (example.find('[').unwrap(), example.find(']').unwrap() - 1);
            let text = example.replace(['[', ']'], "");
            let anchor = "2016-07-07".parse().unwrap();
            let within = |timex: &crate::temporal::Timex| timex.span.start < end && start < timex.span.end;
            let found: Vec<_> = Tagger::new().tag(&text, Some(&anchor)).into_iter().filter(within).collect();
            assert!(found.is_empty(), "{example}: {found:?}");
        }
    }
}
