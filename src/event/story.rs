//! The day that a text tells of, where a sentence names none.

use chrono::NaiveDate;

use crate::calendar::Granularity;
use crate::document::Anchor;
use crate::event::When;
use crate::event::when::BACK;
use crate::temporal::{Timex, TimexType};
use crate::text::{Layout, Section};

/// How many time expressions before a sentence are looked through: time stays linear in the text.
const LOOK: usize = 64;

/// How many sentences a day reaches where the text tells of several.
const REACH: usize = 3;

/// A text as the days that it tells of, one after the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Story<'s> {
    pub(crate) layout: &'s Layout<'s>,
    pub(crate) timexes: &'s [Timex],
    pub(crate) anchor: Option<&'s Anchor>,
}

impl<'s> Story<'s> {
    /// The day that the sentence of number `index` goes on telling of: the last one named before it, within a few sentences,
    /// or anywhere if the text has named no other.
    pub(crate) fn day(&self, index: usize) -> Option<When> {
        let anchor = self.anchor?;
        let start = self.layout.sentences().get(index)?.start;
        let last = self.days(start).next()?;
        let one = self.days(start).all(|timex| day(timex) == day(last));
        let near = index - self.layout.sentence_index(last.span.start) <= REACH;
        (one || near).then(|| When::elsewhere(self.layout.text(), last, anchor.day())).flatten()
    }

    /// The latest day that the text has named before, however far, or that of publication: "by nightfall", "hours later".
    pub(crate) fn latest(&self, index: usize) -> Option<When> {
        let anchor = self.anchor?;
        let start = self.layout.sentences().get(index)?.start;
        let latest = self.days(start).max_by_key(|timex| day(timex));
        let when = latest.and_then(|timex| When::elsewhere(self.layout.text(), timex, anchor.day()));
        when.or_else(|| Some(When::today(anchor.day())))
    }

    /// The day on which the speaker of a sentence spoke: "The minister said on Monday that … \"We want a truce,\" she added."
    pub(crate) fn speech(&self, index: usize) -> Option<When> {
        let (text, anchor) = (self.layout.text(), self.anchor?);
        let start = self.layout.sentences().get(index)?.start;
        let last = self.days(start).next()?;
        let number = self.layout.sentence_index(last.span.start);
        let told = self.layout.sentences().get(number)?.of(text)?;
        let spoken =
            ["said", "told", "warn", "announced", "declared", "statement", "urged", "called", "speech", "insisted"];
        let says = spoken.iter().any(|word| memchr::memmem::find(told.as_bytes(), word.as_bytes()).is_some());
        let one = self.days(start).all(|timex| day(timex) == day(last));
        (one || says && index - number < REACH).then(|| When::elsewhere(text, last, anchor.day())).flatten()
    }

    /// A day of any age that the sentence just before is about.
    pub(crate) fn before(&self, index: usize) -> Option<When> {
        let (text, anchor) = (self.layout.text(), self.anchor?);
        let sentence = *self.layout.sentences().get(index.checked_sub(1)?)?;
        let first = self.timexes.partition_point(|timex| timex.span.start < sentence.start);
        let inside = self.timexes.iter().skip(first).take_while(|timex| timex.span.start < sentence.end);
        let mut days = inside.filter(|timex| {
            day(timex).is_some_and(|day| day <= anchor.day()) && !clock(timex) && usable(timex) && !self.bounded(timex)
        });
        let only = days.next()?;
        days.all(|other| day(other) == day(only)).then(|| When::elsewhere(text, only, anchor.day())).flatten()
    }

    /// Days of the week before publication that the text names before an offset, the nearest first.
    fn days(&self, start: usize) -> impl Iterator<Item = &'s Timex> {
        let end = self.timexes.partition_point(|timex| timex.span.start < start);
        let story = *self;
        let before = self.timexes.get(..end).unwrap_or_default().iter().rev().take(LOOK);
        before.filter(move |timex| {
            story.anchor.is_some_and(|anchor| recent(timex, anchor))
                && !clock(timex)
                && usable(timex)
                && !story.bounded(timex)
        })
    }

    /// "since Friday", "until Friday", "by Friday": an end and no day of its own.
    fn bounded(&self, timex: &Timex) -> bool {
        let before = self.layout.text().get(..timex.span.start).unwrap_or_default().trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        ["since", "until", "till", "by", "before"].iter().any(|bound| word.eq_ignore_ascii_case(bound))
    }
}

fn day(timex: &Timex) -> Option<NaiveDate> {
    let point = matches!(timex.kind, TimexType::Date | TimexType::Time);
    timex.interval.filter(|_| point).and_then(|interval| interval.single())
}

fn usable(timex: &Timex) -> bool {
    !matches!(timex.section, Section::Caption | Section::Boilerplate)
}

/// Whether an expression names a day of the week before publication.
pub(crate) fn recent(timex: &Timex, anchor: &Anchor) -> bool {
    let day = timex.interval.and_then(|interval| interval.single());
    let age = day.map(|day| (anchor.day() - day).num_days());
    matches!(timex.kind, TimexType::Date | TimexType::Time) && age.is_some_and(|age| (0..=BACK).contains(&age))
}

/// Whether an expression is a time of day: it dates only what stands beside it.
pub(crate) fn clock(timex: &Timex) -> bool {
    timex.value.as_ref().and_then(|value| value.granularity()) == Some(Granularity::Time)
}
