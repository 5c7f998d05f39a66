//! The day that a text tells of, where a sentence names none.

use crate::event::When;
use crate::event::discourse::{Discourse, REACH, clock, day, usable};
use crate::temporal::Timex;

impl Discourse<'_> {
    /// The day that the sentence of number `index` goes on telling of: the last one named before it, within a few sentences,
    /// or anywhere if the text has named no other.
    pub(crate) fn day(&self, index: usize) -> Option<When> {
        let start = self.sentence(index)?.start;
        let last = self.days(start).next()?;
        let one = self.days(start).all(|timex| day(timex) == day(last));
        let near = index - self.layout.sentence_index(last.span.start) <= REACH;
        if one || near { self.elsewhere(last) } else { None }
    }

    /// The day that the paragraph tells of, else the latest that the text has named before, however far, or that of publication:
    /// "by nightfall", "hours later".
    pub(crate) fn latest(&self, index: usize) -> Option<When> {
        let anchor = self.anchor?;
        let start = self.sentence(index)?.start;
        let paragraph = self.layout.paragraph(start);
        let just = self.days(start).next().filter(|timex| paragraph.covers(timex.span));
        if let Some(timex) = just {
            return self.elsewhere(timex);
        }
        let latest = self.days(start).max_by_key(|timex| day(timex));
        latest.and_then(|timex| self.elsewhere(timex)).or_else(|| Some(When::today(anchor.day())))
    }

    /// A day of any age that the sentence just before is about.
    pub(crate) fn before(&self, index: usize) -> Option<When> {
        self.just(index, |timex| !clock(timex))
    }

    /// The day of what the sentence just before tells, its hour too: "The truce was to start at 8 a.m. on Monday. Within minutes …".
    pub(crate) fn moment(&self, index: usize) -> Option<When> {
        self.just(index, |_| true)
    }

    fn just(&self, index: usize, kept: impl Fn(&Timex) -> bool) -> Option<When> {
        let anchor = self.anchor?;
        let inside = self.within(self.sentence(index.checked_sub(1)?)?);
        let mut days = inside.iter().filter(|timex| {
            let past = day(timex).is_some_and(|day| day <= anchor.day());
            past && kept(timex) && usable(timex) && !self.bounded(timex)
        });
        let only = days.next()?;
        if days.all(|other| day(other) == day(only)) { self.elsewhere(only) } else { None }
    }

    /// The day that an expression of another sentence gives.
    pub(super) fn elsewhere(&self, timex: &Timex) -> Option<When> {
        let when = When::elsewhere(self.layout.text(), timex, self.anchor?.day())?;
        // "at 8 a.m. on Monday": what follows was on the same day.
        if !clock(timex) {
            return Some(when);
        }
        let value = day(timex).and_then(When::value_of);
        Some(When { value, granularity: crate::calendar::Granularity::Day, ..when })
    }
}
