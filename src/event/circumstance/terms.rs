//! For how long a ceasefire is agreed.

use std::str::FromStr;

use chrono::{Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::calendar::{Duration, Interval, Unit, Value};
use crate::event::Phase;
use crate::event::circumstance::words::meaning;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape, Tag};
use crate::event::frame::{Link, Place};
use crate::event::role::Casting;
use crate::temporal::{Timex, TimexType};

/// The terms of a ceasefire in time, as far as the text tells them.
///
/// ```
/// use dateline::{Document, Reader};
///
/// let text = "Hamas and Israel agreed to a 72-hour truce from Friday.";
/// let document = Document::new(text).published("2014-07-31".parse()?);
/// let terms = &Reader::new().read(&document).mentions[0].circumstances.terms;
/// assert_eq!(terms.duration.map(|length| length.to_string()).as_deref(), Some("PT72H"));
/// assert_eq!(terms.begin.map(|begin| begin.value.to_string()).as_deref(), Some("2014-08-01"));
/// assert_eq!(terms.days().map(|days| days.to_string()).as_deref(), Some("2014-08-01..2014-08-04"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Terms {
    /// How long: "a *72-hour* truce"; of an extension, by how much.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<Duration>,
    /// From when: "*from midnight*".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin: Option<Bound>,
    /// Until when: "*until Sunday*".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Bound>,
    /// Whether it is to last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permanence: Option<Permanence>,
}

/// An end of the stretch of time that a ceasefire is agreed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bound {
    /// The TIMEX3 value.
    pub value: Value,
    /// First and last civil day that the value spans, both inclusive; open where it names none.
    #[serde(flatten)]
    pub interval: Interval,
}

/// Whether a ceasefire is to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permanence {
    /// For some time: "a temporary truce".
    Temporary,
    /// Without an end that was agreed: "open-ended".
    Indefinite,
    /// For good: "a permanent ceasefire".
    Permanent,
}

impl Permanence {
    /// The name as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Permanence::Temporary => "temporary",
            Permanence::Indefinite => "indefinite",
            Permanence::Permanent => "permanent",
        }
    }
}

impl FromStr for Permanence {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [Permanence::Temporary, Permanence::Indefinite, Permanence::Permanent];
        let found = all.into_iter().find(|permanence| permanence.as_str() == name);
        found.ok_or_else(|| Error::Name { what: "permanence", name: name.to_owned() })
    }
}

impl Terms {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        *self == Terms::default()
    }

    /// An order that tells any two apart, so that it does not matter which came first.
    pub(crate) fn order(&self) -> impl Ord + use<> {
        let bound = |bound: Option<Bound>| bound.map(|bound| (bound.interval, bound.value.to_string()));
        (self.permanence, self.duration.map(|length| length.to_string()), bound(self.begin), bound(self.end))
    }

    /// The civil days that the truce is agreed for, both inclusive, as far as its bounds and its duration tell them; an end that
    /// is not told is open, and none where neither is told.
    pub fn days(&self) -> Option<Interval> {
        let length = self.duration.and_then(Duration::days).map(|(_, most)| Days::new(most));
        let begin = self.begin.and_then(|bound| bound.interval.start);
        let end = self.end.and_then(|bound| bound.interval.end);
        let later = |day: NaiveDate| day.checked_add_days(length?);
        let earlier = |day: NaiveDate| day.checked_sub_days(length?);
        let days =
            Interval { start: begin.or_else(|| end.and_then(earlier)), end: end.or_else(|| begin.and_then(later)) };
        (days.start.is_some() || days.end.is_some()).then_some(days)
    }
}

/// What a time expression is to the truce.
enum Term {
    Duration,
    Begin,
    End,
}

impl Casting<'_, '_, '_> {
    /// The terms that the words around a truce tell.
    pub(super) fn terms(&self, group: Option<u16>, phase: &Phase, timexes: &[Timex]) -> Terms {
        let clause = self.clause();
        let mut terms = Terms::default();
        // "an immediate and lasting ceasefire"
        let start = if group.is_some() { self.found.head } else { self.phrase.start.min(self.found.head.max(1) - 1) };
        for at in start..self.found.end {
            let form = clause.form(at);
            terms.permanence = terms.permanence.or(meaning(form).permanence);
        }
        // What is agreed on or wanted is for later.
        let said = matches!(phase, Phase::Agreed | Phase::Demanded | Phase::Proposed | Phase::Extended);
        for timex in timexes {
            let Some(value) = timex.value else { continue };
            if matches!(value, Value::Date(_)) && timex.interval.is_none() {
                continue;
            }
            let bound = Bound { value, interval: timex.interval.unwrap_or(Interval { start: None, end: None }) };
            let term = self.term(timex);
            let bound = if said {
                self.ahead(timex, bound, terms.begin.is_none() && matches!(term, Some(Term::End)))
            } else {
                bound
            };
            match (term, value) {
                (Some(Term::Duration), Value::Duration(length)) => {
                    terms.duration = terms.duration.or(Some(length));
                }
                (Some(Term::Begin), Value::Date(_) | Value::Time(..)) => terms.begin = terms.begin.or(Some(bound)),
                (Some(Term::End), Value::Date(_) | Value::Time(..)) => terms.end = terms.end.or(Some(bound)),
                _ => {}
            }
        }
        terms
    }

    /// What a time expression is to the truce: within its phrase a length; after it, by the preposition; beside a verb that begins
    /// or ends the truce, that end of it.
    fn term(&self, timex: &Timex) -> Option<Term> {
        let clause = self.clause();
        let at = clause.at(timex.span.start)?;
        let length = timex.kind == TimexType::Duration;
        if (self.phrase.start..=self.phrase.head.max(self.found.head)).contains(&at) {
            return length.then_some(Term::Duration);
        }
        // "by a further 72 hours"
        let further = |at: usize| self.is(at, &["a", "an", "another", "further", "additional", "the", "next"]);
        let before = (0..at).rev().find(|&at| !further(at)).filter(|&before| clause.tag_at(before) != Tag::Time)?;
        // "starting on Monday"
        let on = self.is(before, &["on", "at"]) && before > 0 && clause.tag_at(before - 1) != Tag::Noun;
        let before = if on { before - 1 } else { before };
        let attached = self.attached(at);
        if length {
            let told = self.is(before, &["for", "of", "by", "lasting", "last"]);
            // "has held for three days" is how long it was kept.
            let lasts = (before.max(1) - 1..=before).any(|at| self.is(at, &["last", "lasts", "lasting"]));
            return (told && (attached || lasts)).then_some(Term::Duration);
        }
        if self.is(before, &["until", "till", "through", "ending", "expiring", "to"]) {
            return attached.then_some(Term::End);
        }
        if self.is(before, &["from", "starting", "beginning", "effective", "commencing"]) {
            return attached.then_some(Term::Begin);
        }
        match self.turned(at)? {
            Operator::Begin => Some(Term::Begin),
            Operator::End => Some(Term::End),
            _ => None,
        }
    }

    /// A weekday before publication is that of the week to come; "until" a day without a year, the next one.
    fn ahead(&self, timex: &Timex, bound: Bound, until: bool) -> Bound {
        let form = timex.span.of(self.scene.clause.text).unwrap_or_default();
        let past = bound.interval.end.zip(self.memory.day).is_some_and(|(end, today)| end < today);
        let weekday = form.split_whitespace().any(|word| word.parse::<Weekday>().is_ok());
        let yearless = form.bytes().filter(u8::is_ascii_digit).count() <= 2;
        let step = match (past, weekday && form.split_whitespace().all(|word| word != "last")) {
            (true, true) => Unit::Week,
            (true, false) if until && yearless => Unit::Year,
            _ => return bound,
        };
        let next = bound.value.date().and_then(|date| date.shift(1, step));
        let next = next.and_then(|date| {
            let value =
                if let Value::Time(_, clock) = bound.value { Value::Time(Some(date), clock) } else { date.into() };
            Some(Bound { value, interval: value.interval()? })
        });
        next.unwrap_or(bound)
    }

    /// Whether what stands between the truce and a word leaves the word a term of the truce: no clause of its own, and no verb
    /// but one that agrees on it, offers or wants it, or says how long it is to last.
    fn attached(&self, at: usize) -> bool {
        let clause = self.clause();
        let head = self.phrase.head.max(self.found.end.saturating_sub(1));
        let between = if head < at { head + 1..at } else { at + 1..self.phrase.start };
        if between.clone().any(|at| clause.tag_at(at) == Tag::Stop) {
            return false;
        }
        let nearest = between.rev().find_map(|at| clause.word(at).group.map(|group| (group, at)));
        let Some((group, verb)) = nearest.filter(|(_, verb)| clause.tag_at(*verb) != Tag::Time) else {
            // "observed the truce for more than a year"
            let kept = self.frame.links.first().is_some_and(|link| {
                matches!(*link, Link::Governor { operator: Operator::Hold | Operator::Continue, level, .. }
                    if level.mood == Mood::Fact && level.shape == Shape::Finite)
            });
            return !kept;
        };
        let Some(found) = clause.verb_group(group) else { return true };
        if verb < self.phrase.start {
            return false;
        }
        match clause.operator(found.main) {
            Operator::Agree
            | Operator::Announce
            | Operator::Extend
            | Operator::Decide
            | Operator::Offer
            | Operator::Demand
            | Operator::Order
            | Operator::Broker
            | Operator::Begin
            | Operator::End => true,
            // "to last for three days" is agreed, "has held for three days" is how long it was kept.
            Operator::Hold | Operator::Nothing | Operator::Remain => {
                found.mood != Mood::Fact || found.shape != Shape::Finite || !(found.past || found.perfect)
            }
            _ => false,
        }
    }

    /// The verb that begins or ends the truce, where a time expression stands beside it: "took effect *at midnight*".
    fn turned(&self, at: usize) -> Option<Operator> {
        let clause = self.clause();
        self.frame.links.iter().find_map(|link| {
            let Link::Governor { operator, place, at: verb, level } = *link else { return None };
            let own = clause.word(verb).group;
            let between = if verb < at { verb + 1..at } else { at + 1..verb };
            // "the truce, signed on 22 February, will lapse": that day is of the verb before it.
            let head = if at < verb { self.phrase.head + 1 } else { at };
            let free = between.into_iter().chain(head..at).all(|at| {
                let group = clause.word(at).group;
                clause.tag_at(at) != Tag::Stop && (group.is_none() || group == own || clause.tag_at(at) == Tag::Time)
            });
            let turns =
                matches!(operator, Operator::Begin | Operator::End) && (place == Place::Subject || level.passive);
            (turns && free && !level.negated).then_some(operator)
        })
    }
}
