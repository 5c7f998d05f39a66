//! What a text speaks of from sentence to sentence: the day that it tells of, whose words a quotation is and on which day they
//! were spoken, and when it last told of a place.
//!
//! A text is read once and in order, but most of its sentences tell no event. So nothing is worked out ahead: a sentence that
//! names no day of its own asks, and is answered by the days that stand before it.

mod day;
mod place;
mod speech;

use chrono::NaiveDate;

use crate::Span;
use crate::calendar::Granularity;
use crate::document::Anchor;
use crate::event::when::BACK;
use crate::temporal::{Timex, TimexType};
use crate::text::{Layout, Section};

/// How many time expressions before a sentence are looked through: time stays linear in the text.
const LOOK: usize = 64;

/// How many sentences a day reaches where the text tells of several.
const REACH: usize = 3;

/// A text as it goes on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Discourse<'s> {
    pub(crate) layout: &'s Layout<'s>,
    pub(crate) timexes: &'s [Timex],
    pub(crate) anchor: Option<&'s Anchor>,
}

impl<'s> Discourse<'s> {
    fn sentence(&self, index: usize) -> Option<Span> {
        self.layout.sentences().get(index).copied()
    }

    /// The words of a sentence; none where there is no such sentence.
    fn words(&self, index: usize) -> &'s str {
        self.sentence(index).and_then(|sentence| sentence.of(self.layout.text())).unwrap_or_default()
    }

    /// The time expressions of a sentence.
    fn within(&self, sentence: Span) -> &'s [Timex] {
        let first = self.timexes.partition_point(|timex| timex.span.start < sentence.start);
        let last = self.timexes.partition_point(|timex| timex.span.start < sentence.end);
        self.timexes.get(first..last).unwrap_or_default()
    }

    /// Days of the week before publication that the text itself names before an offset, the nearest first; what a quotation
    /// calls today is the speaker's day.
    fn days(&self, start: usize) -> impl Iterator<Item = &'s Timex> {
        let end = self.timexes.partition_point(|timex| timex.span.start < start);
        let discourse = *self;
        let before = self.timexes.get(..end).unwrap_or_default().iter().rev().take(LOOK);
        before.filter(move |timex| discourse.tells(timex))
    }

    /// Whether an expression names a day of the week before publication that what follows may go on telling of.
    fn tells(&self, timex: &Timex) -> bool {
        self.anchor.is_some_and(|anchor| recent(timex, anchor))
            && !clock(timex)
            && usable(timex)
            && !self.bounded(timex)
    }

    /// "since Friday", "until Friday", "by Friday": an end and no day of its own.
    fn bounded(&self, timex: &Timex) -> bool {
        let before = self.layout.text().get(..timex.span.start).unwrap_or_default().trim_end();
        ["since", "until", "till", "by", "before"].iter().any(|bound| {
            let parts = before.len().checked_sub(bound.len()).and_then(|at| before.split_at_checked(at));
            parts.is_some_and(|(rest, word)| {
                word.eq_ignore_ascii_case(bound) && rest.chars().next_back().is_none_or(char::is_whitespace)
            })
        })
    }
}

/// The one day that an expression names.
fn day(timex: &Timex) -> Option<NaiveDate> {
    let point = matches!(timex.kind, TimexType::Date | TimexType::Time);
    timex.interval.filter(|_| point).and_then(|interval| interval.single())
}

fn usable(timex: &Timex) -> bool {
    !matches!(timex.section, Section::Caption | Section::Boilerplate | Section::Quotation)
}

/// Whether an expression names a day of the week before publication.
pub(crate) fn recent(timex: &Timex, anchor: &Anchor) -> bool {
    let age = day(timex).map(|day| (anchor.day() - day).num_days());
    age.is_some_and(|age| (0..=BACK).contains(&age))
}

/// Whether an expression is a time of day: it dates only what stands beside it.
pub(crate) fn clock(timex: &Timex) -> bool {
    timex.value.as_ref().and_then(|value| value.granularity()) == Some(Granularity::Time)
}
