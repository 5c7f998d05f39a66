//! What only looks like time: May the person, ages, scores, numbers of phones and versions, "minute" that is small.

use crate::calendar::{Amount, Field, Unit};
use crate::temporal::Expr;
use crate::temporal::grammar::duration::Length;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::words::Words;
use crate::temporal::lexicon::{Function as F, Trait};
use crate::text::TokenKind;

/// Whether an article stands before a kind of unit: "a fiscal year", "a calendar year".
fn article_of_kind(words: &Words<'_>, at: usize, end: usize) -> bool {
    let kind = words.is(at + 1, F::Fiscal) || words.says(at + 1, "calendar");
    words.is(at, F::A) && kind && end == at + 3
}

impl Words<'_> {
    /// Words that look like time here and are none.
    pub(crate) fn looks_alike(&self, at: usize) -> bool {
        // "24 hours a day"
        if self.is(at, F::A)
            && at >= 2
            && self.unit(at - 1) == Some(Unit::Hour)
            && self.digits(at - 2).is_some_and(|(hours, _)| hours == 24)
        {
            return true;
        }
        // "$500 million a year" is a price.
        if self.is(at, F::A)
            && self.is_singular_unit(at + 1)
            && at > 0
            && self.is_price(at - 1)
            && !self.any(at + 2, &[F::Ago, F::Earlier, F::Later, F::Before, F::After])
        {
            return true;
        }
        // "today's world" is no day's.
        if self.is(at, F::Today)
            && self.lexeme(at).value == 0
            && let Some(next) = self.possessive(at + 1)
            && (self.has(next, Trait::Epochal) || self.has(next + 1, Trait::Epochal))
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
        // "Bloody Sunday"
        if self.lexeme(at).weekday.is_some()
            && at.checked_sub(1).is_some_and(|name| self.has(name, Trait::Namesake) && self.is_capitalised(name))
        {
            return true;
        }
        // "the October Revolution", "the Winter Palace", "the Daily Mail", "Russia Today"
        let name = self.skip_the(at);
        let lexeme = self.lexeme(name);
        let title = self.is_capitalised(name) && self.is_word(name + 1) && self.is_capitalised(name + 1) && !self.small;
        if title
            && (lexeme.month.is_some() && self.has(name + 1, Trait::Historic)
                || lexeme.season.is_some() && self.is_timeless(name + 1) && name > 0
                || self.is(name, F::EveryUnit) && self.is_timeless(name + 1))
        {
            return true;
        }
        if self.is(at, F::Today)
            && self.is_capitalised(at)
            && at > 1
            && self.is_capitalised(at - 1)
            && self.is_timeless(at - 1)
            && self.is_word(at - 2)
            && !self.is_capitalised(at - 2)
        {
            return true;
        }
        // "they called it a day"
        if self.is(at, F::A)
            && self.unit(at + 1) == Some(Unit::Day)
            && at >= 2
            && self.says(at - 1, "it")
            && ["call", "called", "calls", "calling"].iter().any(|word| self.says(at - 2, word))
        {
            return true;
        }
        // "one of these days"
        if self.is(at, F::These)
            && at >= 2
            && self.is(at - 1, F::Of)
            && self.says(at - 2, "one")
            && self.unit(at + 1).is_some()
        {
            return true;
        }
        // "the Sunday Times"
        if self.lexeme(at).weekday.is_some() && self.is_capitalised(at + 1) && self.has(at + 1, Trait::Paper) {
            return true;
        }
        // "at the end of the day, it failed"
        let end = self.skip_the(at);
        self.is(end, F::End)
            && self.is(end + 1, F::Of)
            && self.is(end + 2, F::The)
            && self.unit(end + 3) == Some(Unit::Day)
            && self.sign(end + 4, ",")
            && (self.before(at, &[F::At]) || at > 1 && self.before(at - 1, &[F::At]))
    }

    fn skip_the(&self, at: usize) -> usize {
        if self.is(at, F::The) { at + 1 } else { at }
    }

    fn is_month_here(&self, at: usize) -> bool {
        let dated = self.day_of_month(self.skip_hyphen(self.skip_stop(at + 1))).is_some()
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
            // "March" as all that is said
            let alone = self.is_capitalised(at) && !self.is_word(at + 1) && self.words.len() <= at + 2;
            return alone || !self.has(at, Trait::Doubtful);
        };
        let named = self.is_word(before)
            && self.is_capitalised(before)
            && self.lexeme(before).weekday.is_none()
            && self.function(before) == F::None
            && before > 0;
        let doubtful = self.has(at, Trait::Doubtful);
        // "March for Life", "March of the Mothers", "Jan Kavan"; "the Long March"
        let marches = self.says(at, "march")
            && self.any(at + 1, &[F::For, F::On, F::Of])
            && self.is_capitalised(at + 2).max(self.is(at + 2, F::The));
        let forename = self.has(at, Trait::Forename)
            && self.is_word(at + 1)
            && self.is_capitalised(at + 1)
            && self.is_timeless(at + 1);
        let long = self.says(at, "march") && self.is(before, F::Long) && self.is_capitalised(before);
        if doubtful && (named || marches || long || forename) {
            return false;
        }
        if self.has(at, Trait::Guarded) && !self.sign(at + 1, ".") {
            return self.function(before) != F::None || self.sign(before, "-–—(,;") || self.says(before, "as");
        }
        true
    }

    /// Whether a length is one: not an age, not a second time, not the quarter of a town.
    pub(crate) fn is_length(&self, length: &Length, at: usize, end: usize) -> bool {
        let unit = length.duration.first().1;
        let old = self.is(end, F::Old)
            || self.hyphen(end) && self.is(end + 1, F::Old)
            || self.says(end, "of") && self.says(end + 1, "age");
        if old {
            return false;
        }
        let article = self.is(at, F::A) && end == at + 2;
        // "over a quarter since 1998"
        let part = end.checked_sub(2).is_some_and(|part| self.is(part, F::A));
        let fraction = unit == Unit::Quarter && (part || length.bare || self.hyphen(end - 2))
            || article && unit == Unit::Second && !self.before(at, &[F::In]);
        let small = article && unit == Unit::Minute && self.has(end, Trait::Minute);
        let noted = length.bare && unit == Unit::Minute && self.is(end, F::Of);
        let named = length.bare && at > 0 && self.is_capitalised(at);
        // "In 5 Minutes" is a headline, "Sixty Minutes" a programme.
        let headed = self.digits(at).is_some() && self.before(at, &[F::In, F::After, F::For, F::Within]);
        let titled = self.is_capitalised(end - 1) && end > at + 1 && at > 0 && !headed;
        // "the Thirty Years' War"
        let war = self.sign(end, "'’")
            && self.is_word(end + 1)
            && self.is_capitalised(end + 1)
            && self.is_capitalised(end - 1);
        let always = unit == Unit::Hour && self.is(end, F::A) && self.says(end + 1, "day");
        let known = length.duration.first().0 != Amount::Unknown;
        let counted = length.bare && self.year(end).is_some() || unit == Unit::Quarter && known && self.is(end, F::Of);
        // "on days when prices fall", "changed from a fiscal year to a calendar year"
        let kinds = length.bare && self.says(end, "when") || article_of_kind(self, at, end);
        // "business hours", "after hours"
        let hours = length.bare
            && unit == Unit::Hour
            && at > 0
            && (self.has(at - 1, Trait::Attending) || self.is(at - 1, F::Working))
            || length.bare && unit == Unit::Hour && self.before(at, &[F::After]) && !self.is_word(end);
        let worked =
            counted || length.bare && (self.before(at, &[F::These, F::Those]) || self.hyphen(end) || self.is_glued(at));
        !(fraction || worked || kinds || hours || small || noted || titled || war || always || named)
    }

    /// Whether a point stands where dates stand.
    pub(crate) fn is_sound(&self, phrase: &Phrase, at: usize, end: usize) -> bool {
        match &phrase.expr {
            // "the Monday-Group", but "Monday-Friday"
            Expr::Find(date, _) if matches!(date.field(), Field::Weekday(..)) && end == at + 1 => {
                !(self.hyphen(end)
                    && self.is_word(end + 1)
                    && self.is_capitalised(end + 1)
                    && self.is_timeless(end + 1))
            }
            _ => true,
        }
    }

    pub(crate) fn is_year_like(&self, at: usize, end: usize) -> bool {
        let spanned = self.sign(end, "-–—") && self.year(end + 1).is_some();
        let placed = spanned || self.is_year_place(at);
        // "Kopp's 1987 Chevrolet"
        if at >= 2 && self.says(at - 1, "s") && self.sign(at - 2, "'’") && self.is_capitalised(end) {
            return false;
        }
        // "page 2014", "555-2016", "202 555 2016"
        let before = |by: usize| at.checked_sub(by);
        if before(1).is_some_and(|name| self.has(name, Trait::Numbered) || self.digits(name).is_some())
            || before(2).is_some_and(|number| {
                self.hyphen(at - 1) && self.digits(number).is_some() && self.year(number).is_none()
            })
        {
            return false;
        }
        let year = self.digits(at).map_or(1900, |(year, _)| year);
        let before = at.checked_sub(1);
        let sign_before = before.is_some_and(|before| {
            self.sign(before, "$£€¥#%.+=*&_@:/\\") && (self.is_joined(at) || self.sign(before, "$£€¥#"))
        });
        if sign_before || self.hyphen(end) && self.is_word(end + 1) && !self.is_year_suffix(end + 1) {
            return false;
        }
        if self.sign(end, "%°$£€")
            || self.sign(end, ".,:/")
                && self.digits(end + 1) != Some(((year + 1) % 100, 2))
                && self.is_joined(end)
                && self.kind(end + 1) == Some(TokenKind::Number)
                && self.is_joined(end + 1)
        {
            return false;
        }
        if self.is_joined(end) && (self.is_word(end) || self.kind(end) == Some(TokenKind::Number)) {
            return false;
        }
        let counted = self.is_counted(end);
        if (1900..=2040).contains(&year) {
            return !counted || placed && !self.is_strongly_counted(end);
        }
        placed && !counted
    }

    fn is_year_suffix(&self, at: usize) -> bool {
        self.digits(at).is_some()
            || self.any(at, &[F::Period])
            || self.lexeme(at).unit.is_some()
            || self.says(at, "era")
            || self.says(at, "style")
    }

    /// Whether a word before says that a year comes.
    pub(crate) fn is_year_place(&self, at: usize) -> bool {
        const PLACES: [F; 13] = [
            F::In,
            F::Since,
            F::Of,
            F::By,
            F::From,
            F::Until,
            F::To,
            F::During,
            F::Before,
            F::After,
            F::Early,
            F::Late,
            F::Mid,
        ];
        self.before(at, &PLACES)
            || self.before(at, &[F::Between, F::Through, F::Ended, F::Fiscal])
            || at.checked_sub(1).is_some_and(|before| {
                self.unit(before) == Some(Unit::Year)
                    || self.says(before, "circa")
                    || self.lexeme(before).season.is_some()
                    || self.sign(before, "(–-")
                    || self.month(before).is_some()
            })
    }

    /// Whether a plural or a measure follows, so that the number counts it.
    pub(crate) fn is_counted(&self, end: usize) -> bool {
        let next = self.str(end);
        if !self.is_word(end)
            || self.function(end) != F::None
            || self.lexeme(end).season.is_some()
            || self.is_joined(end)
        {
            return false;
        }
        if self.lexeme(end).plural || self.lexeme(end).unit.is_some() && !self.is(end, F::Period) {
            return self.unit(end) != Some(Unit::Quarter);
        }
        self.has(end, Trait::Measure)
            || next.starts_with(|first: char| first.is_lowercase())
                && next.len() > 3
                && next.ends_with('s')
                && !next.ends_with("ss")
                && !next.ends_with("us")
                && !matches!(next, "was" | "were" | "has" | "does" | "says")
    }

    fn is_strongly_counted(&self, end: usize) -> bool {
        self.lexeme(end).plural || self.has(end, Trait::Measure)
    }
}
