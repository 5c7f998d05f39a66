//! What the text last spoke of.

use chrono::NaiveDate;

use crate::calendar::{Date, Field, Granularity, Value};

/// The dates that later expressions may hang on.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Memory {
    last: Option<Date>,
    day: Option<Date>,
    /// The last that lies in one month.
    of_month: Option<Date>,
    /// Where a story is: its last date, asides to other years left out.
    story: Option<Date>,
    /// The quarter that the text's figures are for.
    figures: Option<Date>,
}

impl Memory {
    /// Remembers what an expression named; what is only compared with it ("a year ago") does not change what the figures
    /// are for.
    pub(crate) fn keep(&mut self, value: &Value, compared: bool, aside: bool, anchor: Option<NaiveDate>) {
        let Some(date) = value.date().filter(|date| date.year().is_some()) else { return };
        if !compared && matches!(date.field(), Field::Quarter(Some(_)) | Field::Half(Some(_))) {
            self.report(date, anchor);
        }
        if date.day().is_some() {
            self.day = Some(date);
        }
        if date.granularity() <= Granularity::Month {
            self.of_month = Some(date);
        }
        self.last = Some(date);
        let year = |date: &Date| date.year().unwrap_or_default();
        let aside = aside
            || date.granularity() > Granularity::Season
                && self.story.as_ref().is_some_and(|story| !(0..=2).contains(&(year(&date) - year(story))));
        if !aside {
            self.story = Some(date);
        }
    }

    /// Figures are for the latest of the periods told that are over; for one that still runs only where no other is told.
    fn report(&mut self, date: Date, anchor: Option<NaiveDate>) {
        let by = |day: Option<NaiveDate>| anchor.is_none_or(|anchor| day.is_some_and(|day| day <= anchor));
        let reported = match self.figures {
            None => by(date.first_day()),
            Some(before) => by(date.last_day()) && date.first_day() >= before.first_day(),
        };
        if reported {
            self.figures = Some(date);
        }
    }

    /// Where a story is.
    pub(crate) fn story(&self) -> Option<Date> {
        self.story
    }

    /// The last date, the last day where it lies within that.
    pub(crate) fn date(&self, granularity: Granularity) -> Option<Date> {
        let last = self.last?;
        let within = |day: &Date| last.interval().zip(day.interval()).is_some_and(|(last, day)| last.covers(&day));
        if granularity <= Granularity::Day && last.granularity() > Granularity::Day {
            return self.day.filter(within).or(Some(last));
        }
        if granularity == Granularity::Month && last.granularity() > Granularity::Month {
            let month = self.of_month.and_then(|date| Date::containing(date.first_day()?, Granularity::Month));
            return month.filter(within).or(Some(last));
        }
        Some(last)
    }

    /// The quarter or half that the text's figures are for.
    pub(crate) fn figures(&self) -> Option<Date> {
        self.figures
    }
}
