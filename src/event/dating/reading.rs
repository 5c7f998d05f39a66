//! From a time expression to the interval that holds the event.

use chrono::{Days, NaiveDate};

use crate::calendar::{Field, Granularity, Interval, Season, Unit, Value};
use crate::document::Anchor;
use crate::event::clause::{Mood, Shape, Tag};
use crate::event::dating::Dating;
use crate::event::dating::relation::Relation;
use crate::event::{Basis, Factuality, Phase, When};
use crate::temporal::{Modifier, Timex};

impl Dating<'_> {
    /// What an expression that stands so to the event says of its time.
    pub(super) fn when(&self, timex: &Timex, relation: Relation, basis: Basis) -> Option<When> {
        let mut interval = self.joined(timex).unwrap_or(part(timex.interval?, timex.modifier));
        let day = self.anchor.map(Anchor::day);
        let mut granularity = timex.value.as_ref().and_then(|value| value.granularity()).unwrap_or(Granularity::Range);
        match relation {
            // "by the end of the year"
            Relation::By if timex.modifier == Some(Modifier::End) => {
                interval = Interval { start: interval.end, end: interval.end };
                granularity = Granularity::Day;
            }
            Relation::On | Relation::By | Relation::From | Relation::For => {}
            Relation::Since => {
                let end = day.filter(|day| interval.start.is_none_or(|start| start <= *day));
                interval = Interval { start: interval.start, end: end.or(interval.end) };
                granularity = Granularity::Range;
            }
            Relation::Until => {
                let start = day.filter(|day| interval.end.is_none_or(|end| *day <= end));
                interval = Interval { start, end: interval.end };
                granularity = Granularity::Range;
            }
        }
        let span = self.with_preposition(timex);
        let when = When::told(self.text, span, interval, granularity, basis, day);
        Some(When { value: timex.value.as_ref().map(ToString::to_string), ..when })
    }

    /// "between October and December", "next spring and summer": from the first of two that are joined to the end of the second.
    fn joined(&self, timex: &Timex) -> Option<Interval> {
        let next = self.timexes.iter().find(|next| next.span.start >= timex.span.end);
        let at = (0..self.clause.words.len()).find(|&at| self.clause.word(at).span().start >= timex.span.end)?;
        let first = self.clause.at(timex.span.start)?;
        let between = first > 0 && self.clause.is(first - 1, "between");
        if !self.clause.is(at, "and") {
            return None;
        }
        let granularity = timex.value.as_ref().and_then(|value| value.granularity());
        let start = timex.interval?.start?;
        // "in 1998 and 1999"
        let inside = first > 0 && self.clause.is(first - 1, "in");
        let year =
            |timex: &Timex| timex.value.as_ref().and_then(|value| value.granularity()) == Some(Granularity::Year);
        let years = |next: &Timex| inside && year(timex) && year(next);
        let second = match next.filter(|next| self.clause.at(next.span.start) == Some(at + 1)) {
            Some(next) if between || years(next) => next.value.as_ref().and_then(|value| value.date()),
            Some(_) => None,
            // "next spring and summer": a season that only the first one dates.
            None if granularity == Some(Granularity::Season) => {
                let next = timex.value.as_ref()?.date()?.following()?;
                let names: &[&str] = match next.field() {
                    Field::Season(Season::Spring) => &["spring"],
                    Field::Season(Season::Summer) => &["summer"],
                    Field::Season(Season::Fall) => &["fall", "autumn"],
                    Field::Season(Season::Winter) => &["winter"],
                    _ => &[],
                };
                self.clause.is_any(at + 1, names).then_some(next)
            }
            None => None,
        };
        let end = second?.interval()?.end?;
        (start < end).then(|| Interval::new(start, end))
    }

    /// What is planned is not past: a bare month before publication is that of the next year, a bare weekday that of the next
    /// week.
    pub(super) fn ahead(&self, timex: &Timex, relation: Relation, when: When) -> When {
        let past = when.interval.end.zip(self.anchor).is_some_and(|(end, anchor)| end < anchor.day());
        if !past || !self.coming(timex, relation) {
            return when;
        }
        let form = timex.span.of(self.text).unwrap_or_default();
        let digits = form.bytes().filter(u8::is_ascii_digit).count();
        let lettered = form.starts_with(char::is_alphabetic);
        let weekday = form.ends_with("day") && form != "yesterday";
        let next = |unit| timex.value.as_ref().and_then(|value| value.date()).and_then(|date| date.shift(1, unit));
        let next = match when.granularity {
            _ if form.contains("last") || form.contains("this") => None,
            Granularity::Month | Granularity::Season if digits == 0 => next(Unit::Year),
            // "the deadline is December 31"
            Granularity::Day if lettered && (1..=2).contains(&digits) => next(Unit::Year),
            Granularity::Day if weekday => next(Unit::Week),
            Granularity::Weekend => next(Unit::Week),
            // "at midnight on Friday"
            Granularity::Time | Granularity::PartOfDay if weekday => {
                let week = |day: NaiveDate| day.checked_add_days(Days::new(7));
                let interval =
                    Interval { start: when.interval.start.and_then(week), end: when.interval.end.and_then(week) };
                return When {
                    value: interval.start.and_then(When::value_of),
                    interval,
                    granularity: Granularity::Day,
                    ..when
                };
            }
            _ => None,
        };
        let Some(next) = next else { return when };
        let interval = next.interval().map_or(when.interval, |interval| part(interval, timex.modifier));
        When { value: Some(Value::Date(next).to_string()), interval, ..when }
    }

    /// What is told as done is past: a day or month without a year after publication is that of the year before.
    pub(super) fn behind(&self, timex: &Timex, relation: Relation, when: When) -> When {
        let later = when.interval.start.zip(self.anchor).is_some_and(|(start, anchor)| start > anchor.day());
        // "this weekend's conversation", told on Monday
        let held = self.status.phase == Phase::Held && self.status.factuality == Factuality::Asserted;
        if later && held && when.granularity == Granularity::Weekend {
            let date = timex.value.as_ref().and_then(|value| value.date()).and_then(|date| date.shift(-1, Unit::Week));
            let Some(date) = date else { return when };
            let interval = date.interval().unwrap_or(when.interval);
            return When { value: Some(Value::Date(date).to_string()), interval, ..when };
        }
        let form = timex.span.of(self.text).unwrap_or_default();
        let yearless = form.starts_with(char::is_alphabetic) && form.bytes().filter(u8::is_ascii_digit).count() <= 2;
        let bare =
            matches!(when.granularity, Granularity::Day | Granularity::Month) && yearless && !form.contains("next");
        let mut own = self.chain.own.iter().filter_map(|&group| self.clause.verb_group(group));
        let done = own.any(|own| own.past && own.mood == Mood::Fact && own.shape == Shape::Finite);
        let told = self.status.factuality == Factuality::Asserted && done && relation == Relation::On;
        if !(later && bare && told) || form.ends_with("day") {
            return when;
        }
        let Some(date) =
            timex.value.as_ref().and_then(|value| value.date()).and_then(|date| date.shift(-1, Unit::Year))
        else {
            return when;
        };
        let interval = date.interval().map_or(when.interval, |interval| part(interval, timex.modifier));
        When { value: Some(Value::Date(date).to_string()), interval, ..when }
    }

    /// Whether an expression that dates the event speaks of what is to come.
    fn coming(&self, timex: &Timex, relation: Relation) -> bool {
        // "a pullout that was agreed in August"
        let own = self.chain.own.first().and_then(|&group| self.clause.verb_group(group));
        if own.is_some_and(|own| own.past && own.mood == Mood::Fact && relation == Relation::On) {
            return false;
        }
        // "decided in August to withdraw"
        if relation == Relation::On && self.decided(timex) || relation == Relation::By && self.given(timex) {
            return false;
        }
        let months = !timex.span.of(self.text).unwrap_or_default().ends_with("day");
        match *self.phase() {
            Phase::Planned => true,
            Phase::Announced => months || matches!(relation, Relation::By | Relation::From),
            Phase::Agreed => relation == Relation::From,
            Phase::InEffect | Phase::Ended | Phase::Begun => !months && self.scheduled(),
            _ => false,
        }
    }

    /// Whether an expression stands at a past verb that only speaks of the event, before what it decides: "decided in August to
    /// withdraw".
    fn decided(&self, timex: &Timex) -> bool {
        let Some(at) = self.clause.at(timex.span.start) else { return false };
        let verb = self.before(at).and_then(|before| match self.clause.tag_at(before) {
            Tag::Prep => self.before(before),
            _ => Some(before),
        });
        let group = verb.and_then(|verb| self.group_of(verb)).and_then(|group| self.clause.verb_group(group));
        let after = (at..self.clause.words.len()).find(|&at| self.clause.tag_at(at) != Tag::Time);
        let decides = group.is_some_and(|group| group.past && group.mood == Mood::Fact && group.shape == Shape::Finite);
        decides && after.is_some_and(|after| matches!(self.clause.tag_at(after), Tag::To | Tag::Comp))
    }

    /// "were given until Wednesday to leave": a deadline that may be over.
    fn given(&self, timex: &Timex) -> bool {
        let Some(at) = self.clause.at(timex.span.start) else { return false };
        let group = (0..at).rev().find_map(|back| self.group_of(back));
        let group = group.and_then(|group| self.clause.verb_group(group));
        group.is_some_and(|group| group.past && self.clause.lemma(group.main) == "give")
    }

    /// "The truce expires on Sunday": in a full sentence the present tense tells what is to come.
    fn scheduled(&self) -> bool {
        let group = self.chain.own.first().and_then(|&group| self.clause.verb_group(group));
        let present = group.is_some_and(|group| {
            let bare = !group.past && !group.perfect && !group.progressive && !group.passive;
            bare && group.shape == Shape::Finite && group.mood == Mood::Fact
        });
        let full = self.clause.words.last().is_some_and(|word| word.tag == Tag::Stop)
            && (0..self.head).any(|at| self.clause.tag_at(at) == Tag::Det);
        present && full
    }

    /// The byte range of an expression with its preposition.
    pub(super) fn with_preposition(&self, timex: &Timex) -> (usize, usize) {
        let (start, end) = (timex.span.start, timex.span.end);
        let before = self.clause.at(start).and_then(|at| at.checked_sub(1)).map(|at| self.clause.word(at));
        match before {
            Some(word) if matches!(word.tag, Tag::Prep | Tag::Comp) && word.span().len() <= 6 => {
                (word.span().start, end)
            }
            _ => (start, end),
        }
    }
}

/// "early March" is its first ten days, "early next year" its first quarter.
fn part(interval: Interval, modifier: Option<Modifier>) -> Interval {
    let (Some(start), Some(end), Some(modifier)) = (interval.start, interval.end, modifier) else { return interval };
    let days = (end - start).num_days() + 1;
    // First and last day of the part, counted from the first.
    let third = match days {
        28..=31 => (10, 20),
        32..=100 => (days / 3, 2 * days / 3),
        360..=366 => (90, days - 92),
        _ => return interval,
    };
    let at = |offset: i64| start.checked_add_days(Days::new(offset.max(0) as u64)).unwrap_or(end);
    match modifier {
        Modifier::Start => Interval::new(start, at(third.0 - 1)),
        Modifier::Mid => Interval::new(at(third.0), at(third.1 - 1)),
        Modifier::End => Interval::new(at(third.1), end),
        _ => interval,
    }
}
