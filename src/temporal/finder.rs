//! From the words of a sentence to its expressions.

use crate::Span;
use crate::calendar::{Amount, Date, Field, Seek, Unit};
use crate::temporal::cue::{Cue, tense};
use crate::temporal::expression::Expression;
use crate::temporal::grammar::{Length, Parsed, Phrase, Word, Words};
use crate::temporal::lexicon::{Function as F, Lexeme};
use crate::temporal::{Expr, Options};
use crate::text::{Section, Token, TokenKind, tokenize};

/// Buffers that are kept from sentence to sentence.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    tokens: Vec<Token>,
    words: Vec<Word>,
}

impl Finder {
    /// Appends the expressions of one sentence.
    pub(crate) fn find(
        &mut self,
        text: &str,
        sentence: Span,
        section: impl Fn(usize) -> Section,
        options: &Options,
        found: &mut Vec<Expression>,
    ) {
        self.tokens.clear();
        tokenize(text, sentence, &mut self.tokens);
        self.words.clear();
        let lexeme = |token: &Token| (token.kind == TokenKind::Word).then(|| Lexeme::of(token.of(text))).flatten();
        self.words.extend(self.tokens.iter().map(|token| Word { token: *token, lexeme: lexeme(token) }));
        let words = Words { text, words: &self.words, month_first: options.month_first };
        let mut at = 0;
        let mut last_end = 0;
        while at < self.words.len() {
            let Some((phrase, end)) = words.expression(at).filter(|(_, end)| *end > at) else {
                at += 1;
                continue;
            };
            let phrase = directed(&words, phrase, at, end);
            if let Some(before) = found.last_mut().filter(|_| last_end > 0 && joins(&words, last_end, at)) {
                before.opens_range = true;
            }
            if let Some(expression) = expression(&words, phrase, at, end, &section) {
                let month = month_of(&expression.expr);
                found.push(expression);
                // "March 3 to 5", "1861–65"
                if let Some((phrase, start, after)) =
                    month.and_then(|date| words.second_day(end, date)).or_else(|| words.second_year(at, end))
                {
                    if let Some(first) = found.last_mut() {
                        first.opens_range = true;
                    }
                    found.extend(expression_of(&words, phrase, start, after, &section));
                    last_end = after;
                    at = after;
                    continue;
                }
            }
            last_end = end;
            at = end;
        }
    }
}

fn expression(
    words: &Words<'_>,
    phrase: Phrase,
    at: usize,
    end: usize,
    section: &impl Fn(usize) -> Section,
) -> Option<Expression> {
    expression_of(words, phrase, at, end, section)
}

fn expression_of(
    words: &Words<'_>,
    phrase: Phrase,
    at: usize,
    end: usize,
    section: &impl Fn(usize) -> Section,
) -> Option<Expression> {
    let first = words.words.get(at)?.token;
    let last = words.words.get(end.checked_sub(1)?)?.token;
    let span = Span::new(first.start as usize, last.end as usize);
    Some(Expression {
        span,
        expr: phrase.expr,
        modifier: phrase.modifier,
        quant: phrase.set.and_then(|set| set.quant),
        freq: phrase.set.and_then(|set| set.freq),
        recurs: phrase.set.is_some(),
        ambiguous: phrase.ambiguous,
        narrative: phrase.narrative,
        aside: words.is_aside(at),
        opens_range: false,
        section: section(span.start),
    })
}

/// The day of a month that a date names, so that "to 5" may follow.
fn month_of(expr: &Expr) -> Option<Date> {
    match expr {
        Expr::Date(date) | Expr::Find(date, _) => matches!(date.field(), Field::Day(Some(_), Some(_))).then_some(*date),
        _ => None,
    }
}

/// Whether "to", "through", "and" or a dash is all that stands between two expressions.
fn joins(words: &Words<'_>, end: usize, at: usize) -> bool {
    at == end + 1 && (words.any(end, &[F::To, F::Through, F::Until]) || words.sign(end, "-–—"))
}

/// Lets the words around an expression decide which occurrence is meant.
fn directed(words: &Words<'_>, phrase: Phrase, at: usize, end: usize) -> Phrase {
    let expr = match phrase.expr {
        Expr::Find(date, seek) => Expr::Find(date, sought(words, date, seek, at, end)),
        Expr::At(base, clock) => match *base {
            Expr::Find(date, seek) => Expr::At(Box::new(Expr::Find(date, sought(words, date, seek, at, end))), clock),
            base => Expr::At(Box::new(base), clock),
        },
        expr => expr,
    };
    Phrase { expr, ..phrase }
}

fn sought(words: &Words<'_>, date: Date, seek: Seek, at: usize, end: usize) -> Seek {
    let cue = || tense(words, at, end);
    match (date.field(), seek) {
        (Field::Weekday(..), Seek::OnOrBefore) if words.possessive(end).is_none() && is_ahead(words, at, end) => {
            Seek::OnOrAfter
        }
        (Field::Month(_) | Field::Season(_), Seek::Nearest) if cue() == Some(Cue::Past) => Seek::OnOrBefore,
        // "the year ended March 31"
        (Field::Day(..), Seek::Nearest) if at > 0 && words.says(at - 1, "ended") => Seek::OnOrBefore,
        _ => seek,
    }
}

/// Whether a weekday is one to come: on narrow cues alone.
fn is_ahead(words: &Words<'_>, at: usize, end: usize) -> bool {
    let until = words.before(at, &[F::Until]) && !(end..end + 8).any(|at| words.says(at, "had"));
    let announced =
        until || words.before(at, &[F::Starting]) || at >= 2 && words.says(at - 1, "as") && words.says(at - 2, "soon");
    announced || tense(words, at, end) == Some(Cue::Future)
}

impl Words<'_> {
    /// The longest expression that begins at a word.
    fn expression(&self, at: usize) -> Parsed<Phrase> {
        let lexeme = self.words.get(at)?.lexeme;
        let kind = self.kind(at)?;
        if kind == TokenKind::Word && lexeme.is_none() {
            return self
                .holiday(at)
                .map(|(phrase, end)| self.of_year(phrase, end))
                .map(|(phrase, end)| self.extended(phrase, end))
                .or_else(|| self.quarter_words(at))
                .or_else(|| self.term(at));
        }
        if kind == TokenKind::Sign && !self.sign(at, "'’‘`") || self.looks_alike(at) {
            return None;
        }
        let point = self.point(at).filter(|(phrase, end)| self.is_sound(phrase, at, *end));
        let candidates = [
            self.recurrence(at),
            point,
            self.definite_length(at)
                .filter(|(length, end)| self.is_length(length, at, *end))
                .map(|(length, end)| (Phrase::new(Expr::Length(length.duration)).with(length.modifier), end)),
            self.run_of_units(at).map(|((_, duration), end)| (Phrase::new(Expr::Length(duration)), end)),
            self.reference(at),
            self.term(at),
            self.season_in_place(at),
        ];
        let mut best: Parsed<Phrase> = None;
        for (phrase, end) in candidates.into_iter().flatten() {
            if best.as_ref().is_none_or(|(_, longest)| end > *longest) {
                best = Some((phrase, end));
            }
        }
        best
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
        // "the weeks ahead"
        if found.is_none() && self.is(at, F::The) && self.is(at + 2, F::Ahead) {
            return self.length(at + 1).map(|(length, end)| (length, end + 1));
        }
        found
    }

    fn quarter_words(&self, at: usize) -> Parsed<Phrase> {
        matches!(self.str(at), "Q" | "H").then(|| self.fiscal_period(at)).flatten()
    }

    /// "in spring", "by fall": a season after a preposition.
    fn season_in_place(&self, at: usize) -> Parsed<Phrase> {
        let lexeme = self.lexeme(at);
        let season = lexeme
            .season
            .filter(|_| !lexeme.plural && self.before(at, &[F::In, F::By, F::Since, F::Until, F::During]))?;
        Some((Phrase::sought(Field::Season(season), Seek::Nearest)?, at + 1))
    }

    /// Whether a date is told by the way: in brackets, or as a limit.
    fn is_aside(&self, at: usize) -> bool {
        let limit = self.before(at, &[F::By, F::Until, F::Through, F::To]) && self.year(at).is_some();
        let bracket = (0..at).rev().take(24).find(|&at| self.sign(at, "()"));
        limit || bracket.is_some_and(|at| self.sign(at, "("))
    }

    /// The second day of "March 3 to 5", with where it stands.
    fn second_day(&self, end: usize, first: Date) -> Option<(Phrase, usize, usize)> {
        let dash = self.sign(end, "-–—");
        if !dash && !self.any(end, &[F::To, F::Through, F::And, F::Until]) {
            return None;
        }
        let (day, after) = self.day_of_month(end + 1)?;
        let Field::Day(month, Some(begin)) = first.field() else { return None };
        let counted = self.lexeme(after).unit.is_some() || self.month(after).is_some() || self.clock(end + 1).is_some();
        if day <= begin || counted || self.is_joined(after) && self.is_word(after) {
            return None;
        }
        if self.is(end, F::And) && self.is_word(after) && self.function(after) == F::None {
            return None;
        }
        let date = Date::new(first.year(), Field::Day(month, Some(day))).ok()?;
        Some((Phrase::date(date), end + 1, after))
    }

    /// The second year of "1861–65".
    fn second_year(&self, at: usize, end: usize) -> Option<(Phrase, usize, usize)> {
        let (first, after) = self.year(end.checked_sub(1)?).filter(|(_, after)| *after == end)?;
        let _ = (after, at);
        if !self.hyphen(end) && !(self.sign(end, "/") && self.is_joined(end)) {
            return None;
        }
        let (second, 2) = self.digits(end + 1)? else { return None };
        let year = first - first % 100 + second as i32;
        let closed = !(self.is_joined(end + 2) && (self.is_word(end + 2) || self.sign(end + 2, "-/")));
        let date = Date::new(Some(year), Field::Year).ok()?;
        (year > first && closed).then(|| (Phrase::date(date), end + 1, end + 2))
    }

    /// Words that look like time here and are none.
    fn looks_alike(&self, at: usize) -> bool {
        // "24 hours a day"
        if self.is(at, F::A)
            && at >= 2
            && self.unit(at - 1) == Some(Unit::Hour)
            && self.digits(at - 2).is_some_and(|(hours, _)| hours == 24)
        {
            return true;
        }
        // The name of a programme: "This Week".
        if self.any(at, &[F::This, F::Last, F::Next])
            && at > 0
            && self.is_capitalised(at)
            && self.is_capitalised(at + 1)
            && self.unit(at + 1).is_some()
        {
            return true;
        }
        // A month that is a name or a verb.
        if self.lexeme(at).month.is_some() && !self.is_month_here(at) {
            return true;
        }
        // "the Sunday Times", "Friday the film" stay; "V-Day", "9/11" and the like are names.
        false
    }

    fn is_month_here(&self, at: usize) -> bool {
        let name = self.str(at);
        let dated = self.day_of_month(self.skip_stop(at + 1)).is_some()
            || self.year(self.skip(self.skip_stop(at + 1), ",")).is_some()
            || self.era_year(at + 1).is_some()
            || self.is(at + 1, F::Of)
                && (self.year(at + 2).is_some()
                    || self.any(at + 2, &[F::This, F::That, F::Last, F::Next, F::The]) && self.unit(at + 3).is_some());
        if dated
            || at
                .checked_sub(1)
                .is_some_and(|before| self.day_of_month(before).is_some() || self.lexeme(before).ordinal.is_some())
        {
            return true;
        }
        let Some(before) = at.checked_sub(1) else {
            return !matches!(name, "May" | "March" | "Mar" | "Jan" | "April" | "June" | "August");
        };
        let named = self.is_word(before)
            && self.is_capitalised(before)
            && self.lexeme(before).weekday.is_none()
            && self.function(before) == F::None
            && before > 0;
        let doubtful = matches!(name, "May" | "April" | "June" | "August" | "March" | "Jan" | "Mar");
        // "March for Life", "March of the Mothers", "Jan Kavan"
        let marches = name == "March"
            && self.any(at + 1, &[F::For, F::On, F::Of])
            && self.is_capitalised(at + 2).max(self.is(at + 2, F::The));
        let forename = matches!(name, "Jan" | "Mar" | "June" | "April" | "August")
            && self.is_word(at + 1)
            && self.is_capitalised(at + 1)
            && self.lexeme(at + 1) == self.lexeme(usize::MAX);
        if doubtful && (named || marches || forename) {
            return false;
        }
        if matches!(name, "May" | "Mar" | "Jan" | "March") && !self.sign(at + 1, ".") {
            return self.function(before) != F::None || self.sign(before, "-–—(,;") || self.says(before, "as");
        }
        true
    }

    /// Whether a length is one: not an age, not a second time, not the quarter of a town.
    fn is_length(&self, length: &Length, at: usize, end: usize) -> bool {
        let unit = length.duration.first().1;
        let old = self.is(end, F::Old)
            || self.hyphen(end) && self.is(end + 1, F::Old)
            || self.says(end, "of") && self.says(end + 1, "age");
        if old {
            return false;
        }
        let article = self.is(at, F::A) && end == at + 2;
        let fraction = unit == Unit::Quarter && (article || length.bare || self.hyphen(end - 2))
            || article && unit == Unit::Second;
        let named = length.bare && at > 0 && self.is_capitalised(at);
        let titled = self.is_capitalised(end - 1) && end > at + 1 && at > 0;
        let always = unit == Unit::Hour && self.is(end, F::A) && self.says(end + 1, "day");
        let counted = length.bare && self.year(end).is_some() || unit == Unit::Quarter && self.is(end, F::Of);
        let worked =
            counted || length.bare && (self.before(at, &[F::These, F::Those]) || self.hyphen(end) || self.is_glued(at));
        !(fraction || worked || titled || always || named)
    }

    /// Whether a point stands where dates stand.
    fn is_sound(&self, phrase: &Phrase, at: usize, end: usize) -> bool {
        match &phrase.expr {
            // "the Monday Group"
            Expr::Find(date, _) if matches!(date.field(), Field::Weekday(..)) && end == at + 1 => {
                !(self.hyphen(end) && self.is_word(end + 1) && self.is_capitalised(end + 1))
            }
            _ => true,
        }
    }
}
