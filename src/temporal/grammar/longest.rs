//! What begins at a word: of all that the rules find there, the longest.

use crate::calendar::{Amount, Duration, Field, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::grammar::duration::{COMPARED, COUNTED, Length};
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::tables::{Place, Table};
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;
use crate::temporal::sorts::Sorts as S;
use crate::temporal::{Expr, Modifier};
use crate::text::TokenKind;

/// What stands right behind the first day or hour of several, or goes on with its number: "3 to 5", "3rd and 4th", "3, 4 and 5".
const LINKING: S =
    S::BREAK.and(S::JOINT).and(S::COMMA).and(S::HOUR.and(S::INNER)).and(S::SUFFIX.and(S::NUMBER).and(S::ORDINAL));

/// What is looked for before points of time.
pub(super) const SETS: [Rule; 3] = [
    Rule::new(
        &[
            (S::EVERY.and(S::WEEKDAY), S::ANY, S::ANY),
            (S::ARTICLE, S::UNIT, S::ANY),
            (S::ORDINAL.and(S::POINTING), S::CLOSE, S::EVERY.and(S::WEEKDAY).and(S::SEASON)),
        ],
        |words, at| words.recurrence(at),
    ),
    Rule::new(
        &[
            (S::DIM, S::ANY, S::ANY),
            (S::POINTING, S::SPELL, S::ANY),
            (S::VAGUE, S::DIM.and(S::SPELL).and(S::OFFSET).and(S::UNIT), S::ANY),
            (S::VAGUE, S::VAGUE, S::OFFSET),
            (S::ARTICLE, S::VAGUE.and(S::SPELL), S::OFFSET.and(S::SPELL)),
            (S::LEADING, S::VAGUE.and(S::DIM).and(S::SPELL), S::DIM.and(S::SPELL).and(S::UNIT)),
        ],
        |words, at| words.reference(at),
    ),
    Rule::new(
        &[
            (S::DIGITS.and(S::ORDINAL), LINKING, S::MONTH.and(S::HOUR).and(S::PART)),
            (S::DIGITS, S::BREAK.and(S::JOINT), S::JOINT),
        ],
        |words, at| words.first_day(at),
    ),
];

/// What is looked for after them.
pub(super) const LENGTHS: [Rule; 4] = [
    Rule::new(
        &[
            (S::COUNT, COUNTED, S::MEASURE),
            (S::COMPARISON, COMPARED, S::MEASURE),
            (S::LEADING, S::COUNT.and(S::ORDINAL).and(S::UNITS).and(S::FISCAL), S::MEASURE),
            (S::UNITS, S::ANY, S::ANY),
            (S::UNIT, S::ANY, S::EXTENT),
        ],
        |words, at| words.length_told(at),
    ),
    Rule::new(&[(S::ORDINAL.and(S::FISCAL), S::COUNT, S::MEASURE)], |words, at| words.run_told(at)),
    Rule::new(&[(S::LEADING, S::VAGUE, S::SPELL)], |words, at| words.term(at)),
    Rule::new(&[(S::SEASON, S::ANY, S::ANY)], |words, at| words.season_in_place(at)),
];

/// How long in each of another length: "three days a week".
const RATE: Rule = Rule::new(&[(S::COUNT, COUNTED, S::EVERY.and(S::ARTICLE))], |words, at| words.length_of_every(at));

impl Words<'_> {
    /// The longest expression that begins at a word; of two as long, that of the first rule.
    pub(crate) fn longest(&self, place: Place) -> Parsed<Phrase> {
        let at = place.at;
        let kind = self.kind(at)?;
        if kind == TokenKind::Word && !self.has_sense(at) {
            return self
                .holiday(at)
                .map(|(phrase, end)| self.of_year(phrase, end))
                .map(|(phrase, end)| self.extended(phrase, end))
                .or_else(|| self.quarter_words(at));
        }
        if kind == TokenKind::Sign && !self.sign(at, signs!("'’‘`")) || self.looks_alike(at) {
            return None;
        }
        let point = self.point(place).filter(|(phrase, end)| self.is_sound(phrase, at, *end));
        let found = longer(self.longest_of(Table::Sets, place), point);
        let found = longer(found, self.longest_of(Table::Lengths, place));
        longer(found, self.talk(place))
    }

    /// A length, alone or in each of another: "two weeks", "three days a week".
    fn length_told(&self, at: usize) -> Parsed<Phrase> {
        if let Some(rate) = RATE.ask(self, at) {
            return Some(rate);
        }
        let (length, end) = self.definite_length(at).filter(|(length, end)| self.is_length(length, at, *end))?;
        Some((self.led_to(&length, at, end), end))
    }

    /// "the first nine months"
    fn run_told(&self, at: usize) -> Parsed<Phrase> {
        // "its first 24-year-old"
        let young = |end: usize| self.is(end, F::Old) || self.hyphen(end) && self.is(end + 1, F::Old);
        let ((_, duration), end) = self.run_of_units(at).filter(|(_, end)| !young(*end))?;
        Some((Phrase::new(Expr::Length(duration)), end))
    }

    /// A length, with the article of "the nine months".
    fn definite_length(&self, at: usize) -> Parsed<Length> {
        let the = if self.is(at, F::The) && self.cardinal(at + 1).is_some() { at + 1 } else { at };
        let found = self.length(the).filter(|(_, end)| the == at || self.lexeme(end.saturating_sub(1)).plural);
        // "decades-long", "year-long"
        if self.lexeme(at).unit.is_some() && self.hyphen(at + 1) && self.is(at + 2, F::Long) {
            let unit = self.lexeme(at).unit?;
            let amount = if self.lexeme(at).plural { Amount::Unknown } else { Amount::Whole(1) };
            return Some((Length { duration: unit.times(amount), modifier: None, bare: false }, at + 3));
        }
        // "the first hours of the war", "the final years of his life"
        if found.is_none() && self.is(at, F::The) && (self.lexeme(at + 1).ordinal.is_some() || self.is(at + 1, F::Last))
        {
            let units = self.lexeme(at + 2).unit.filter(|_| self.lexeme(at + 2).plural && self.is(at + 3, F::Of))?;
            return Some((Length { duration: units.times(Amount::Unknown), modifier: None, bare: false }, at + 3));
        }
        // "the weeks ahead"
        if found.is_none() && self.is(at, F::The) && self.is(at + 2, F::Ahead) {
            return self.length(at + 1).map(|(length, end)| (length, end + 1));
        }
        found
    }

    /// A length, and after "in" what it may lead to: "in two weeks"; in talk also "within two weeks", "+2h".
    fn led_to(&self, length: &Length, at: usize, end: usize) -> Phrase {
        let signed = |signs| {
            at > 0 && self.sign(at - 1, signs) && (at == 1 && self.is_joined(at) || at > 1 && self.is(at - 2, F::Now))
        };
        let led = self.before(at, &[F::In, F::Within]) || signed(signs!("+"));
        let ahead = led && !length.bare && !self.is(end, F::Of);
        let few = (at..at + 2).any(|at| self.is(at, F::Few));
        let expr = if let (true, (Amount::Unknown, unit)) = (ahead && few, length.duration.first()) {
            Expr::Few(Box::new(Expr::Length(length.duration)), 1, unit)
        } else if ahead {
            Expr::Hence(length.duration)
        } else if signed(signs!("-−"))
            && let Some(ago) = ago(length.duration)
        {
            return Phrase::new(ago).only(DocumentType::Colloquial);
        } else {
            Expr::Length(length.duration)
        };
        let within = ahead && self.before(at, &[F::Within]);
        Phrase::new(expr).with(if within { Some(Modifier::OnOrBefore) } else { length.modifier })
    }

    fn quarter_words(&self, at: usize) -> Parsed<Phrase> {
        let coded = matches!(self.str(at), "Q" | "q" | "H" | "h" | "FY");
        coded.then(|| self.fiscal_period(at)).flatten().map(|(phrase, end)| self.of_year(phrase, end))
    }

    /// "in spring", "by fall": a season after a preposition.
    fn season_in_place(&self, at: usize) -> Parsed<Phrase> {
        let lexeme = self.lexeme(at);
        let season = lexeme
            .season
            .filter(|_| !lexeme.plural && self.before(at, &[F::In, F::By, F::Since, F::Until, F::During]))?;
        Some((Phrase::sought(Field::Season(season), Seek::Nearest)?, at + 1))
    }
}

/// The first of two unless the second is longer.
pub(super) fn longer(first: Parsed<Phrase>, second: Parsed<Phrase>) -> Parsed<Phrase> {
    match (&first, &second) {
        (Some((_, end)), Some((_, other))) if other <= end => first,
        (_, None) => first,
        _ => second,
    }
}

/// So long before now.
fn ago(duration: Duration) -> Option<Expr> {
    let back = |base: Expr, amount: Amount, unit: Unit| {
        let count = i32::try_from(amount.whole()?).ok()?;
        Some(Expr::Shift(Box::new(base), -count, unit))
    };
    let (amount, unit) = duration.first();
    let first = back(Expr::Anchor, amount, unit)?;
    match duration.second() {
        Some((amount, unit)) => back(first, amount, unit),
        None => Some(first),
    }
}
