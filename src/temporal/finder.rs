//! From the words of a sentence to its expressions.

use crate::Span;
use crate::calendar::{Date, Field, Seek};
use crate::document::DocumentType;
use crate::temporal::cue::{Cue, tense};
use crate::temporal::direction::direct;
use crate::temporal::expression::Expression;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::{Phrase, Word, Words};
use crate::temporal::lexeme::{Function as F, Trait};
use crate::temporal::senses::Senses;
use crate::temporal::sorts::Sorts;
use crate::temporal::{Expr, Options};
use crate::text::{Section, Token};

/// Finds the expressions of one text, sentence by sentence.
#[derive(Debug)]
pub(crate) struct Finder<'f> {
    text: &'f str,
    senses: &'f Senses,
    options: &'f Options,
    /// What is known of the words of a sentence; kept from one to the next.
    words: Vec<Word>,
}

impl<'f> Finder<'f> {
    pub(crate) fn new(text: &'f str, senses: &'f Senses, options: &'f Options) -> Self {
        Finder { text, senses, options, words: Vec::new() }
    }

    /// Appends the expressions of one sentence.
    pub(crate) fn find(&mut self, tokens: &[Token], section: impl Fn(usize) -> Section, found: &mut Vec<Expression>) {
        let weekend = self.senses.weekend;
        let (words, joint) = self.read(tokens);
        match joint.then(|| join_weekends(&words, weekend)).flatten() {
            Some(joined) => find(&self.read(&joined).0, &section, found),
            None => find(&words, &section, found),
        }
    }

    /// The words that tokens are, and whether an "end" is joined to one.
    fn read<'w>(&'w mut self, tokens: &'w [Token]) -> (Words<'w>, bool) {
        // "I" is no capital of a name.
        let named = |token: &Token| token.capital && token.of(self.text) != "I";
        let small = !tokens.iter().any(named);
        let joint = Word::read(self.text, tokens, self.senses, small, &mut self.words);
        let month_first = self.options.month_first;
        (Words { text: self.text, tokens, words: &self.words, month_first, small }, joint)
    }
}

/// The words of a sentence with each "week-end" made one, if there is any.
fn join_weekends(words: &Words<'_>, weekend: u32) -> Option<Vec<Token>> {
    let close = |at: usize| words.tokens.get(at).is_some_and(|token| !token.spaced);
    let parted = |at: usize| {
        words.says(at, "week")
            && words.sign(at + 1, signs!("-"))
            && close(at + 1)
            && words.is(at + 2, F::End)
            && close(at + 2)
    };
    let first = (0..words.len()).find(|at| parted(*at))?;
    let mut joined = words.tokens.get(..first)?.to_vec();
    let mut at = first;
    while let Some(token) = words.tokens.get(at) {
        let last = if parted(at) { at + 2 } else { at };
        let word = if last > at { weekend } else { token.word };
        joined.push(Token { end: words.tokens.get(last)?.end, word, ..*token });
        at = last + 1;
    }
    Some(joined)
}

/// Appends the expressions of some words.
fn find(words: &Words<'_>, section: &impl Fn(usize) -> Section, found: &mut Vec<Expression>) {
    let (mut at, mut last_at, mut last_end) = (0, 0, 0);
    let first = found.len();
    let mut said = None;
    while let Some(opening) = words.opening(at) {
        at = opening.at;
        let Some((mut phrase, end)) = words.longest(opening).filter(|(_, end)| *end > at) else {
            at += 1;
            continue;
        };
        direct(words, &mut phrase, at, end);
        if let Some(before) = found.last_mut().filter(|_| last_end > 0 && joins(words, last_at, last_end, at)) {
            // "the six months to June 30" is a length and its end.
            before.opens_range = !matches!(before.expr, Expr::Length(_) | Expr::Hence(_) | Expr::Stretch(..));
        }
        if let Some(one) = expression(words, phrase, at, end, section) {
            if one.section != Section::Quotation && is_day_of_saying(words, &one.expr, at, end) {
                said = Some(one.expr.clone());
            }
            found.push(one);
            if let Some((start, after)) = go_on(words, end, section, found) {
                (last_at, last_end) = (start, after);
                at = after;
                continue;
            }
        }
        (last_at, last_end) = (at, end);
        // What only talk tells may hold what every document tells.
        let talk = found.last().is_some_and(|one| one.only == Some(DocumentType::Colloquial));
        at = if talk { at + 1 } else { end };
    }
    let quoted = found.iter_mut().skip(first).filter(|one| one.section == Section::Quotation);
    if let Some(day) = said {
        quoted.for_each(|one| one.expr.anchor_at(&day));
    }
}

/// What the last expression found goes on with: "to 5" of "March 3 to 5", the rest of "March 3, 4 and 5", the 65 of "1861–65".
/// Appends it, and gives where the last of it stands.
fn go_on(
    words: &Words<'_>,
    end: usize,
    section: &impl Fn(usize) -> Section,
    found: &mut Vec<Expression>,
) -> Option<(usize, usize)> {
    if !words.any(end, &[F::To, F::Through, F::And, F::Or, F::Until]) && !words.sign(end, signs!("-–—/.,")) {
        return None;
    }
    let expr = &found.last()?.expr;
    let day = |expr: &Expr, end: usize| month_of(expr).and_then(|date| words.second_day(end, date));
    let mut next = words
        .second_in_digits(end)
        .or_else(|| day(expr, end))
        .or_else(|| words.second_time(end, expr))
        .or_else(|| words.second_year(end));
    let mut last = None;
    while let Some((phrase, start, after)) = next {
        let before = found.last_mut()?;
        before.opens_range = !words.sign(start.checked_sub(1)?, signs!(","));
        let expr = match (phrase.expr, seek_of(&before.expr)) {
            (Expr::Find(date, _), Some(seek)) => Expr::Find(date, seek),
            (expr, _) => expr,
        };
        next = day(&expr, after);
        let phrase = Phrase { expr, only: before.only, ..phrase };
        found.extend(expression(words, phrase, start, after, section));
        last = Some((start, after));
    }
    last
}

/// Whether an expression names the day on which a quotation beside it was said, and so the quotation's own now.
fn is_day_of_saying(words: &Words<'_>, expr: &Expr, at: usize, end: usize) -> bool {
    let day = match expr {
        Expr::On(..) => true,
        Expr::Find(date, _) | Expr::Date(date) => matches!(date.field(), Field::Day(_, Some(_)) | Field::Weekday(..)),
        _ => false,
    };
    let unquoted = |at: &usize| !words.sorts(*at).meet(Sorts::QUOTE);
    let saying = |at: usize| words.has(at, Trait::Saying);
    let before = || (0..at).rev().take(6).take_while(unquoted).any(saying);
    let after = || (end..words.len()).take(8).take_while(unquoted).any(saying);
    day && (before() || after())
}

fn expression(
    words: &Words<'_>,
    phrase: Phrase,
    at: usize,
    end: usize,
    section: &impl Fn(usize) -> Section,
) -> Option<Expression> {
    let first = words.tokens.get(at)?;
    let last = words.tokens.get(end.checked_sub(1)?)?;
    let span = Span::new(first.start as usize, last.end as usize);
    Some(Expression {
        span,
        aside: words.is_aside(at, matches!(phrase.expr, Expr::Date(_))),
        expr: phrase.expr,
        modifier: phrase.modifier,
        quant: phrase.set.as_ref().and_then(|set| set.quant),
        freq: phrase.set.as_ref().and_then(|set| set.freq),
        recurs: phrase.set.is_some(),
        ambiguous: phrase.ambiguous,
        only: phrase.only,
        opens_range: false,
        typed: false,
        section: section(span.start),
    })
}

/// The day of a month that a date names, so that "to 5" may follow.
fn month_of(expr: &Expr) -> Option<Date> {
    match expr {
        Expr::On(_, day) => month_of(day),
        Expr::Date(date) | Expr::Find(date, _) => matches!(date.field(), Field::Day(Some(_), Some(_))).then_some(*date),
        _ => None,
    }
}

/// Which occurrence of a date is meant.
fn seek_of(expr: &Expr) -> Option<Seek> {
    match expr {
        Expr::On(_, day) => seek_of(day),
        Expr::Find(_, seek) => Some(*seek),
        _ => None,
    }
}

/// Whether "to", "through", a dash, or "and" after "between" is all that stands between two expressions.
fn joins(words: &Words<'_>, first: usize, end: usize, at: usize) -> bool {
    let between = words.before(first, &[F::Between]) && words.is(end, F::And);
    at == end + 1 && (between || words.any(end, &[F::To, F::Through, F::Until]) || words.sign(end, signs!("-–—")))
}

impl Words<'_> {
    /// Whether a date is told by the way: in brackets, as a limit, or looked ahead to. `whole` is a date that brings its year.
    fn is_aside(&self, at: usize, whole: bool) -> bool {
        let before = self.words.get(at.saturating_sub(24)..at).unwrap_or_default();
        let bracket = before.iter().rev().find(|word| word.sorts.meet(Sorts::BRACKET));
        let bracket = bracket.is_some_and(|word| word.sorts.meet(Sorts::OPENING));
        let year = self.before(at, &[F::By, F::Until, F::Through, F::To]) && self.year(at).is_some();
        // "it lasted until the fall of the city in February 1945", "they would leave in 2009"
        let clause = || (0..at).rev().take(8).take_while(|&at| !self.sign(at, signs!(";:(),.")));
        let ahead = || tense(self, at, at) == Some(Cue::Future) || clause().any(|at| self.is(at, F::Until));
        bracket || year || whole && ahead()
    }
}
