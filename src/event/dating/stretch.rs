//! "Within two months", "in the past week": a stretch before or after publication.

use crate::calendar::{Date, Granularity, Interval, Value};
use crate::event::dating::{Cue, Dating};
use crate::event::{Basis, Factuality, Phase, When};
use crate::temporal::{Timex, TimexType};

impl Dating<'_> {
    /// The stretch of time that a length beside the event gives.
    pub(super) fn stretch(&self) -> Option<When> {
        let day = self.anchor?.day();
        let planned = *self.phase() == Phase::Planned;
        let open = matches!(self.status.factuality, Factuality::Planned | Factuality::Hypothetical);
        let begins = open && matches!(self.phase(), Phase::Begun | Phase::Ongoing | Phase::InEffect);
        let ahead = planned || begins || matches!(self.phase(), Phase::Announced | Phase::Ordered);
        let lengths = self.timexes.iter().filter(|timex| timex.kind == TimexType::Duration);
        for timex in lengths.filter(|timex| timex.section == self.section) {
            let Some(at) = self.clause.at(timex.span.start) else { continue };
            let Some(Value::Duration(length)) = timex.value else { continue };
            let whole = length.days().is_some_and(|(least, _)| least > 0);
            let form = timex.span.of(self.text).unwrap_or_default();
            let past = form.split(' ').any(|word| Cue::of(word) == Some(Cue::Gone));
            let within = at > 0 && matches!(self.cue(at - 1), Some(Cue::Within | Cue::In));
            let verb = (0..at).rev().find_map(|back| self.group_of(back));
            // "… for the last two days, and in that time they retreated"
            let same = past && self.that_time().is_some_and(|time| at < time && time < self.head);
            // "the pullout is to be over within 72 hours"
            let only =
                self.clause.groups.iter().filter(|group| (self.head..at).contains(&group.words.start)).count() == 1;
            let near = only
                || verb.is_some_and(|group| self.chain.own.contains(&group))
                || at.abs_diff(self.head) <= 6
                || at <= 1;
            let today = Date::containing(day, Granularity::Day)?;
            // "have come home in six days"
            let own = self.chain.own.first().and_then(|&group| self.clause.verb_group(group));
            let so_far =
                own.is_some_and(|own| own.perfect && !own.past) && self.cue(at.saturating_sub(1)) == Some(Cue::In);
            let interval = match (past, within) {
                _ if !(near || same) || !whole => continue,
                (false, true) if so_far && !ahead => {
                    Interval::new(today.minus(length)?.interval()?.start?.succ_opt()?, day)
                }
                (true, _) if !ahead => Interval::new(today.minus(length)?.interval()?.start?, day),
                (false, true) if ahead => Interval::new(day, today.plus(length)?.interval()?.end?),
                // "gives them three months to leave": from the day of the deal.
                (false, false) if planned && self.allows(timex) => {
                    let from = self.discourse.day(self.index).and_then(|when| when.interval.start).unwrap_or(day);
                    let from = Date::containing(from, Granularity::Day)?;
                    Interval::new(from.interval()?.start?, from.plus(length)?.interval()?.end?)
                }
                _ => continue,
            };
            let span = self.with_preposition(timex);
            return Some(When {
                value: None,
                ..When::told(self.text, span, interval, Granularity::Range, Basis::Timex, Some(day))
            });
        }
        None
    }
    /// Where the sentence says "in that time", "during this period".
    fn that_time(&self) -> Option<usize> {
        let words = &["time", "period"];
        (1..self.head).find(|&at| self.clause.is_any(at, words) && self.clause.is_any(at - 1, &["that", "this"]))
    }

    /// "has three months to leave", "gives the fighters three months to leave": a length that an infinitive follows.
    fn allows(&self, timex: &Timex) -> bool {
        let after = (0..self.clause.words.len()).find(|&at| self.clause.word(at).span().start >= timex.span.end);
        let group = after.and_then(|at| self.clause.word(at).group);
        group.is_some_and(|group| self.group == Some(group))
    }
}
