//! "A day after …", "hours before …": how far one half of a sentence lies from the other.

use chrono::TimeDelta;

use crate::calendar::{Granularity, Interval, Unit, Value};
use crate::event::clause::Tag;
use crate::event::dating::relation::Relation;
use crate::event::dating::{Cue, Dating};
use crate::event::discourse::recent;
use crate::event::{Basis, When};
use crate::temporal::TimexType;

/// A sentence in two halves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offset {
    /// The words of the half that the preposition opens.
    inside: (usize, usize),
    /// Days from the inside to the outside; negative for "before".
    days: i64,
}

impl Offset {
    pub(super) fn holds(&self, at: usize) -> bool {
        (self.inside.0..self.inside.1).contains(&at)
    }
}

impl Dating<'_> {
    /// The halves of a sentence that tells how long one thing was after another.
    pub(super) fn offset(&self) -> Option<Offset> {
        let lengths = self.timexes.iter().filter(|timex| timex.kind == TimexType::Duration);
        lengths.into_iter().find_map(|timex| {
            let Some(Value::Duration(length)) = timex.value else { return None };
            let first = self.clause.at(timex.span.start)?;
            let comp = (first..self.clause.words.len()).find(|&at| self.clause.tag_at(at) != Tag::Time)?;
            // "a minute before midnight" is a time of day.
            if self.clause.tag_at(comp + 1) == Tag::Time {
                return None;
            }
            // "came after 24 hours of the truce"
            let of = self.clause.is(comp, "of") && first > 0 && self.cue(first - 1) == Some(Cue::After);
            let sign = match self.cue(comp) {
                Some(Cue::After) => 1,
                Some(Cue::Before) => -1,
                _ if of => 1,
                _ => return None,
            };
            let short = matches!(length.first().1, Unit::Hour | Unit::Minute | Unit::Second);
            let days = match length.days() {
                Some((least, _)) => i64::try_from(least).ok()?,
                None if short => 0,
                None => return None,
            };
            // "… on 10 May; the soldiers had left hours before": before what the first half tells.
            let half = (0..self.head).rev().find(|&at| self.clause.tag_at(at) == Tag::Stop);
            if let Some(half) = half.filter(|_| self.clause.tag_at(comp + 1) == Tag::Stop && first > self.head) {
                return Some(Offset { inside: (0, half), days: sign * days });
            }
            let fronted = (0..first).all(|at| self.clause.word(at).group.is_none());
            let stop =
                |at: &usize| self.clause.tag_at(*at) == Tag::Comma && fronted || self.clause.tag_at(*at) == Tag::Stop;
            let end = (comp..self.clause.words.len()).find(stop).unwrap_or(self.clause.words.len());
            // "after four days of fighting, they agreed in a call": only what the length itself is of.
            let parts = |&at: &usize| self.clause.tag_at(at) == Tag::Comma || self.group_of(at).is_some();
            let end = if of { (comp..end).find(parts).unwrap_or(end) } else { end };
            (!of || (comp..end).contains(&self.head)).then_some(Offset { inside: (comp, end), days: sign * days })
        })
    }

    /// The day of the half that the event stands in, from that of the other half; of an event inside, from the outside.
    pub(super) fn shifted(&self, offset: Offset, inside: bool) -> Option<When> {
        let anchor = self.anchor?;
        let other = |at: usize| offset.holds(at) != inside;
        let mut days = self.timexes.iter().filter(|timex| {
            let there = self.clause.at(timex.span.start).is_some_and(other);
            let past = timex.interval.and_then(|at| at.single()).is_some_and(|day| day <= anchor.day());
            there && (recent(timex, anchor) || offset.days == 0 && past) && timex.section == self.section
        });
        let host = days.next();
        let when = match host {
            Some(timex) => self.when(timex, Relation::On, Basis::Timex)?,
            None if offset.days == 0 => self.discourse.latest(self.index)?,
            // "They came a day after the sides agreed on a truce."
            None if inside && self.clause.tag_at(0) == Tag::Pron => self.discourse.day(self.index)?,
            None => return None,
        };
        let days = if inside { -offset.days } else { offset.days };
        let day = when.interval.start?.checked_add_signed(TimeDelta::try_days(days)?)?;
        Some(When { value: When::value_of(day), interval: Interval::day(day), granularity: Granularity::Day, ..when })
    }
}
