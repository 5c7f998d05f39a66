//! Which time expression dates an event.

use chrono::{Days, NaiveDate};

use crate::calendar::{Granularity, Interval, Unit, Value};
use crate::document::Anchor;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Shape, Tag};
use crate::event::frame::{Frame, Link, Place, Setting, left};
use crate::event::{Basis, Derivation, Phase, When};
use crate::temporal::{Modifier, Timex, TimexType};
use crate::text::Section;

/// How many days back an undated event may lie.
const BACK: u64 = 6;

/// The words around a trigger, for dating.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dating<'s> {
    pub(crate) text: &'s str,
    pub(crate) clause: &'s Clause,
    pub(crate) timexes: &'s [Timex],
    pub(crate) anchor: Option<&'s Anchor>,
    pub(crate) section: Section,
}

/// How a time expression stands to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    On,
    Since,
    Until,
}

impl Dating<'_> {
    /// The date of an event, from its own sentence. `group` is the trigger's verb group, `head` its head word.
    pub(crate) fn date(&self, head: usize, group: Option<u16>, frame: &Frame, phase: &Phase) -> Option<When> {
        let mut own: Vec<u16> = group.into_iter().collect();
        let mut speech: Vec<u16> = Vec::new();
        let (mut adjunct, mut during) = (false, false);
        for link in &frame.links {
            match *link {
                // What follows a call or comes before it has a date of its own.
                Link::Governor { operator: Operator::Nothing, place: Place::Subject, at, level, .. }
                    if !level.passive
                        && self.clause.tag_at(at) == Tag::Verb
                        && !self.clause.entry(at).is_some_and(|entry| entry.complements.has("subj")) => {}
                Link::Governor { operator, at, .. } => {
                    let Some(group) = self.clause.word(at).group else { continue };
                    let says = matches!(
                        operator,
                        Operator::Say
                            | Operator::Reveal
                            | Operator::Believe
                            | Operator::Tell
                            | Operator::Argue
                            | Operator::Doubt
                            | Operator::Fear
                    );
                    if says || !speech.is_empty() {
                        speech.push(group);
                    } else {
                        own.push(group);
                    }
                }
                Link::Setting(Setting::During | Setting::Amid) => (adjunct, during) = (true, true),
                Link::Setting(Setting::After | Setting::Since | Setting::Other) => adjunct = true,
                Link::Setting(_) => {}
            }
        }
        let spoken = matches!(
            phase,
            Phase::Demanded
                | Phase::Announced
                | Phase::Agreed
                | Phase::Proposed
                | Phase::Rejected
                | Phase::Refused
                | Phase::Requested
                | Phase::Extended
                | Phase::Ordered
        );
        let call = matches!(phase, Phase::Held | Phase::Requested);
        let mut best: Option<(u32, &Timex, Relation)> = None;
        for timex in self.timexes {
            let Some(interval) = timex.interval else { continue };
            if !matches!(timex.kind, TimexType::Date | TimexType::Time)
                || interval.start.is_none()
                || timex.section != self.section && matches!(timex.section, Section::Caption | Section::Boilerplate)
            {
                continue;
            }
            let Some(at) = self.clause.at(timex.span.start) else { continue };
            let Some((mut cost, relation)) = self.cost(at, head, &own, &speech, frame, spoken, call || during, adjunct)
            else {
                continue;
            };
            if relation == Relation::Until
                && *phase != Phase::InEffect
                && *phase != Phase::Planned
                && *phase != Phase::Announced
            {
                continue;
            }
            // Finer dates first, then nearer ones.
            cost = cost * 64 + at.abs_diff(head).min(60) as u32;
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, timex, relation));
            }
        }
        match best {
            Some((_, timex, relation)) => {
                let ahead = matches!(phase, Phase::Planned | Phase::Announced);
                let when = self.when(timex, relation, Basis::Timex);
                when.map(|when| if ahead { self.ahead(timex, when, *phase == Phase::Planned) } else { when })
            }
            None => self.beside(phase),
        }
    }

    /// The one day just before publication that the rest of the sentence speaks of: what it tells as done was done then.
    fn beside(&self, phase: &Phase) -> Option<When> {
        let told = matches!(
            phase,
            Phase::Held
                | Phase::Completed
                | Phase::Begun
                | Phase::Ongoing
                | Phase::Violated
                | Phase::Collapsed
                | Phase::Agreed
        );
        let mut days = self
            .timexes
            .iter()
            .filter(|timex| self.anchor.is_some_and(|anchor| recent(timex, anchor)) && timex.section == self.section);
        let only = days.next().filter(|_| told && days.next().is_none())?;
        let at = self.clause.at(only.span.start)?;
        let before = (0..at).rev().find(|&back| !matches!(self.clause.tag_at(back), Tag::Adv | Tag::Quote | Tag::Time));
        let bounded =
            before.is_some_and(|before| self.is(before, &["until", "till", "by", "before", "since", "after", "from"]));
        // The day of a verb of saying is the day of saying.
        let said = (0..at)
            .rev()
            .take_while(|&back| !matches!(self.clause.tag_at(back), Tag::Stop | Tag::Comma))
            .find_map(|back| group_of(self.clause, back));
        let said = said.and_then(|group| self.clause.groups.get(group as usize));
        let says = said.is_some_and(|group| {
            matches!(self.clause.operator(group.main), Operator::Say | Operator::Tell | Operator::Reveal)
        });
        (!bounded && !says).then(|| self.when(only, Relation::On, Basis::Timex)).flatten()
    }

    /// What is planned is not past: a bare month before publication is that of the next year.
    fn ahead(&self, timex: &Timex, when: When, planned: bool) -> When {
        let past = when.interval.end.zip(self.anchor).is_some_and(|(end, anchor)| end < anchor.day());
        let form = timex.span.of(self.text).unwrap_or_default();
        let bare = !form.bytes().any(|byte| byte.is_ascii_digit()) && !form.contains("last");
        let coarse = matches!(when.granularity, Granularity::Month | Granularity::Season);
        // "the deadline is December 31"
        let digits = form.bytes().filter(u8::is_ascii_digit).count();
        let named = form.starts_with(char::is_alphabetic) && (1..=2).contains(&digits);
        let dated = planned && named && when.granularity == Granularity::Day;
        let next = timex.value.as_ref().and_then(|value| value.date()).and_then(|date| date.shift(1, Unit::Year));
        match next {
            Some(next) if past && (bare && coarse || dated) => {
                let interval = next.interval().map_or(when.interval, |interval| part(interval, timex.modifier));
                When { value: Some(Value::Date(next).to_string()), interval, ..when }
            }
            _ => when,
        }
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.clause.is_any(self.text, at, words)
    }

    /// How far a time expression is from dating the event; `None` where it dates something else.
    #[allow(clippy::too_many_arguments)]
    fn cost(
        &self,
        at: usize,
        head: usize,
        own: &[u16],
        speech: &[u16],
        frame: &Frame,
        spoken: bool,
        call: bool,
        adjunct: bool,
    ) -> Option<(u32, Relation)> {
        let clause = self.clause;
        let before = (0..at)
            .rev()
            .find(|&back| !matches!(clause.tag_at(back), Tag::Adv | Tag::Quote) && clause.tag_at(back) != Tag::Time);
        let preposition = before.filter(|&before| matches!(clause.tag_at(before), Tag::Prep | Tag::Comp));
        let relation = match preposition {
            Some(at) if self.is(at, &["since"]) => Relation::Since,
            Some(at) if self.is(at, &["until", "till"]) => Relation::Until,
            _ => Relation::On,
        };
        // Within the noun phrase: "the 1991 ceasefire", "last year's withdrawal".
        if (frame.start..=head).contains(&at) && group_of(clause, at).is_none() && frame.start <= head {
            return Some((0, relation));
        }
        // "May 30 - The rebels retreat": an entry of a list of days.
        if before.is_none() {
            let next = (at..clause.words.len()).find(|&next| clause.tag_at(next) != Tag::Time);
            if next.is_some_and(|next| self.is(next, &["-", "--", "–", "—", ":"])) {
                return Some((3, Relation::On));
            }
        }
        // A chunk of its own: the verb to its left, else the verb to its right.
        let stop = |at: usize| matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Rel);
        let mut left_group = None;
        let mut left_comma = false;
        for back in (0..at).rev() {
            if stop(back) && Some(back) != preposition {
                break;
            }
            match clause.tag_at(back) {
                Tag::Comma => left_comma = true,
                _ => {
                    if let Some(group) = group_of(clause, back) {
                        left_group = Some(group);
                        break;
                    }
                    if back == head {
                        // The trigger noun itself is nearer than any verb.
                        return Some((1, relation));
                    }
                }
            }
        }
        let mut right_group = None;
        let mut right_comma = false;
        for next in at + 1..clause.words.len() {
            if stop(next) {
                break;
            }
            match clause.tag_at(next) {
                Tag::Comma => right_comma = true,
                Tag::Conj => {}
                _ => {
                    if let Some(group) = group_of(clause, next) {
                        right_group = Some(group);
                        break;
                    }
                }
            }
        }
        // "on Friday extended its truce": directly before its verb, and away from the one to the left.
        let subject_time = left_group.is_none() || left_comma && !right_comma;
        let attached = if subject_time { right_group.or(left_group) } else { left_group };
        let attached = attached?;
        if own.contains(&attached) {
            let rank = own.iter().position(|&group| group == attached).unwrap_or(0) as u32;
            return Some((1 + rank, relation));
        }
        // An infinitive or gerund between belongs to its governor.
        let chain = clause.groups.get(attached as usize)?;
        if matches!(chain.shape, Shape::Gerund | Shape::Infinitive | Shape::Participle) && attached > 0 && !left_comma {
            let governor = left(clause, chain.words.start).and_then(|at| group_of(clause, at));
            if governor.is_some_and(|governor| own.contains(&governor)) {
                return Some((6, relation));
            }
        }
        if speech.contains(&attached) {
            return spoken.then_some((8, relation));
        }
        if adjunct && (call || own.is_empty()) {
            return (!speech.contains(&attached) && call).then_some((9, relation));
        }
        // "…, the foreign minister said Friday."
        let said =
            clause.groups.get(attached as usize).is_some_and(|group| clause.operator(group.main) == Operator::Say);
        if said && spoken {
            return Some((10, relation));
        }
        None
    }

    fn when(&self, timex: &Timex, relation: Relation, basis: Basis) -> Option<When> {
        let mut interval = part(timex.interval?, timex.modifier);
        let day = self.anchor.map(Anchor::day);
        let mut granularity = timex.value.as_ref().and_then(|value| value.granularity()).unwrap_or(Granularity::Range);
        match relation {
            Relation::On => {}
            Relation::Since => {
                interval = Interval { start: interval.start, end: day.or(interval.end) };
                granularity = Granularity::Range;
            }
            Relation::Until => {
                let start = day.filter(|day| interval.end.is_none_or(|end| *day <= end));
                interval = Interval { start, end: interval.end };
                granularity = Granularity::Range;
            }
        }
        let span = self.with_preposition(timex);
        Some(When {
            value: timex.value.as_ref().map(ToString::to_string),
            interval,
            granularity,
            basis,
            derivation: Some(Derivation {
                expression: self.text.get(span.0..span.1).map(str::to_owned),
                start: Some(span.0),
                end: Some(span.1),
                published: day,
            }),
        })
    }

    fn with_preposition(&self, timex: &Timex) -> (usize, usize) {
        let (start, end) = (timex.span.start, timex.span.end);
        let before = self.clause.at(start).and_then(|at| at.checked_sub(1)).map(|at| self.clause.word(at));
        match before {
            Some(word) if matches!(word.tag, Tag::Prep | Tag::Comp) && word.span.len() <= 6 => (word.span.start, end),
            _ => (start, end),
        }
    }
}

fn group_of(clause: &Clause, at: usize) -> Option<u16> {
    let word = clause.word(at);
    let group = word.group?;
    (word.tag != Tag::Time).then_some(group)
}

/// "early March" is its first ten days, "early next year" its first quarter.
fn part(interval: Interval, modifier: Option<Modifier>) -> Interval {
    let (Some(start), Some(end), Some(modifier)) = (interval.start, interval.end, modifier) else { return interval };
    let days = (end - start).num_days() + 1;
    // First and last day of the part, counted from the first.
    let third = match days {
        28..=31 => (10, 20),
        32..=100 => (days / 3 + 1, 2 * days / 3 + 1),
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

/// Whether an expression names a day of the week before publication.
pub(crate) fn recent(timex: &Timex, anchor: &Anchor) -> bool {
    let day = timex.interval.and_then(|interval| interval.single());
    let age = day.map(|day| (anchor.day() - day).num_days());
    matches!(timex.kind, TimexType::Date | TimexType::Time) && age.is_some_and(|age| (0..=BACK as i64).contains(&age))
}

/// Whether an expression is a time of day: it dates only what stands beside it.
pub(crate) fn clock(timex: &Timex) -> bool {
    timex.value.as_ref().and_then(|value| value.granularity()) == Some(Granularity::Time)
}

/// The date that an expression of another sentence gives.
pub(crate) fn from_timex(text: &str, timex: &Timex, anchor: &Anchor) -> Option<When> {
    Some(When {
        value: timex.value.as_ref().map(ToString::to_string),
        interval: timex.interval?,
        granularity: timex.value.as_ref().and_then(|value| value.granularity()).unwrap_or(Granularity::Range),
        basis: Basis::Context,
        derivation: Some(Derivation {
            expression: timex.span.of(text).map(str::to_owned),
            start: Some(timex.span.start),
            end: Some(timex.span.end),
            published: Some(anchor.day()),
        }),
    })
}

/// The date of an event that only publication bounds.
pub(crate) fn published(day: NaiveDate) -> When {
    let start = day.checked_sub_days(Days::new(BACK)).unwrap_or(day);
    When {
        value: None,
        interval: Interval::new(start, day),
        granularity: Granularity::Range,
        basis: Basis::Published,
        derivation: Some(Derivation { expression: None, start: None, end: None, published: Some(day) }),
    }
}
