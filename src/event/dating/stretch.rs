//! "Within two months", "in the past week": a stretch before or after publication.

use crate::calendar::{Date, Granularity, Interval, Value};
use crate::event::dating::{Cue, Dating};
use crate::event::{Basis, Phase, When};
use crate::temporal::TimexType;

impl Dating<'_> {
    /// The stretch of time that a length beside the event gives.
    pub(super) fn stretch(&self) -> Option<When> {
        let day = self.anchor?.day();
        let ahead = matches!(self.status.phase, Phase::Planned | Phase::Announced | Phase::Ordered);
        let lengths = self.timexes.iter().filter(|timex| timex.kind == TimexType::Duration);
        for timex in lengths.filter(|timex| timex.section == self.section) {
            let Some(at) = self.clause.at(timex.span.start) else { continue };
            let Some(Value::Duration(length)) = timex.value else { continue };
            let whole = length.days().is_some_and(|(least, _)| least > 0);
            let form = timex.span.of(self.text).unwrap_or_default();
            let past = form.split(' ').any(|word| Cue::of(word) == Some(Cue::Gone));
            let within = at > 0 && matches!(self.cue(at - 1), Some(Cue::Within | Cue::In));
            let verb = (0..at).rev().find_map(|back| self.group_of(back));
            let near =
                verb.is_some_and(|group| self.chain.own.contains(&group)) || at.abs_diff(self.head) <= 6 || at <= 1;
            let today = Date::containing(day, Granularity::Day)?;
            let interval = match (past, within) {
                _ if !near || !whole => continue,
                (true, _) if !ahead => Interval::new(today.minus(length)?.interval()?.start?, day),
                (false, true) if ahead => Interval::new(day, today.plus(length)?.interval()?.end?),
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
}
