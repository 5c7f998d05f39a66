//! Which time expression dates an event.

use chrono::{Days, TimeDelta};

use crate::calendar::{Date, Granularity, Interval, Unit, Value};
use crate::document::Anchor;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::{Frame, Link, Place, Setting, left};
use crate::event::phase::Status;
use crate::event::story::{Story, recent};
use crate::event::{Basis, Factuality, Phase, When};
use crate::temporal::{Modifier, Timex, TimexType};
use crate::text::Section;

/// The words around a trigger, for dating.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dating<'s> {
    pub(crate) text: &'s str,
    pub(crate) clause: &'s Clause,
    pub(crate) timexes: &'s [Timex],
    pub(crate) anchor: Option<&'s Anchor>,
    pub(crate) section: Section,
    pub(crate) story: Story<'s>,
    /// Number of the sentence.
    pub(crate) index: usize,
}

/// "a day after …", "hours before …": how far one half of a sentence lies from the other.
#[derive(Debug, Clone, Copy)]
struct Offset {
    /// The words of the half that the preposition opens.
    inside: (usize, usize),
    /// Days from the inside to the outside; negative for "before".
    days: i64,
}

/// How a time expression stands to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    On,
    Since,
    Until,
}

impl Offset {
    fn holds(&self, at: usize) -> bool {
        (self.inside.0..self.inside.1).contains(&at)
    }
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
        // What had been done when it was told of has a day of its own.
        let done = own.iter().filter_map(|&group| self.clause.groups.get(group as usize));
        let done = done.into_iter().any(|group| group.perfect && group.past);
        let present = matches!(phase, Phase::InEffect | Phase::Ongoing);
        let spoken = (said(phase) || present) && !done;
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
        let offset = self.offset();
        if let Some(offset) = offset.filter(|offset| offset.holds(head)) {
            let own = best.filter(|(_, timex, _)| self.clause.at(timex.span.start).is_some_and(|at| offset.holds(at)));
            if own.is_none()
                && let Some(when) = self.shifted(offset, false)
            {
                return Some(when);
            }
        } else if let (None, Some(offset)) = (best, offset)
            && let Some(when) = self.shifted(offset, true)
        {
            return Some(when);
        }
        match best {
            Some((_, timex, relation)) => {
                let ahead = matches!(phase, Phase::Planned | Phase::Announced);
                let when = self.when(timex, relation, Basis::Timex);
                when.map(|when| if ahead { self.ahead(timex, when, *phase == Phase::Planned) } else { when })
            }
            None => self.stretch(head, &own, phase).or_else(|| self.beside(head, &own, phase, done)),
        }
    }

    /// The date of an event that its sentence does not date, from what the text tells just before.
    pub(crate) fn course(&self, head: usize, group: Option<u16>, frame: &Frame, status: &Status) -> Option<When> {
        if matches!(self.section, Section::Caption | Section::Boilerplate | Section::Comment) {
            return None;
        }
        let told = status.factuality == Factuality::Asserted
            && matches!(
                status.phase,
                Phase::Held
                    | Phase::Completed
                    | Phase::Begun
                    | Phase::Ongoing
                    | Phase::Violated
                    | Phase::Collapsed
                    | Phase::Ended
                    | Phase::Extended
                    | Phase::Reversed
            );
        let says = |link: &Link| matches!(link, Link::Governor { operator: Operator::Say | Operator::Tell, .. });
        let reported = self.section == Section::Quotation || frame.links.iter().any(says);
        let act = |group: &Group| {
            group.past
                && !group.perfect
                && !group.progressive
                && !group.negated
                && group.mood == Mood::Fact
                && group.shape == Shape::Finite
        };
        let verb = |link: &Link| match *link {
            Link::Governor { at, .. } => self.clause.word(at).group,
            Link::Setting(_) => None,
        };
        let acted =
            frame.links.iter().find_map(verb).and_then(|group| self.clause.groups.get(group as usize)).is_some_and(act);
        let told = told || said(&status.phase) && acted && !reported;
        if !told {
            let speaks = said(&status.phase) && status.phase != Phase::Agreed && reported;
            return if speaks { self.story.speech(self.index) } else { None };
        }
        // What places another event in time, what had been before and what used to be have a day of their own.
        let placing = |link: &Link| {
            matches!(
                link,
                Link::Setting(
                    Setting::After | Setting::Since | Setting::Before | Setting::Condition | Setting::Despite
                )
            )
        };
        // "A summary of the call said": the saying is not of the call.
        let speaker = |link: &Link| match *link {
            Link::Governor { place: Place::Subject, at, .. } => {
                matches!(self.clause.operator(at), Operator::Say | Operator::Tell)
            }
            _ => false,
        };
        let governs = || frame.links.iter().filter(|link| !speaker(link)).find_map(verb);
        let first = group.or_else(governs);
        let first = first.and_then(|group| self.clause.groups.get(group as usize));
        let apposed =
            frame.factual && left(self.clause, frame.start).is_some_and(|at| self.clause.tag_at(at) == Tag::Comma);
        let known = group.is_none() && first.is_none() && (frame.definite || frame.possessed) && !apposed;
        // "said that they had retreated", "forced them to retreat"
        let forced = matches!(
            frame.links.first(),
            Some(Link::Governor { operator: Operator::Cause | Operator::Witness, place: Place::Complement, .. })
        );
        let moved = matches!(status.phase, Phase::Completed | Phase::Begun) && group.is_some() && reported;
        let stale = first.is_some_and(|group| {
            group.perfect && group.past && !moved || group.shape == Shape::Infinitive && !group.perfect && !forced
        });
        let before = (0..self.clause.words.len()).any(|at| {
            self.is(at, &["already", "earlier", "previously", "repeatedly", "twice", "often", "always", "ever", "long"])
        });
        if known || stale || before || frame.links.iter().any(placing) {
            return None;
        }
        let part = ["nightfall", "overnight", "dawn", "dusk", "sunset", "sundown", "midday", "noon", "midnight"];
        if (head.saturating_sub(8)..head + 12).any(|at| self.is(at, &part)) {
            return self.story.latest(self.index);
        }
        self.story.day(self.index).or_else(|| self.story.before(self.index))
    }

    /// The halves of a sentence that tells how long one thing was after another.
    fn offset(&self) -> Option<Offset> {
        let lengths = self.timexes.iter().filter(|timex| timex.kind == TimexType::Duration);
        lengths.into_iter().find_map(|timex| {
            let Some(Value::Duration(length)) = timex.value else { return None };
            let first = self.clause.at(timex.span.start)?;
            let comp = (first..self.clause.words.len()).find(|&at| self.clause.tag_at(at) != Tag::Time)?;
            let sign = match () {
                () if self.is(comp, &["after", "following"]) => 1,
                () if self.is(comp, &["before"]) => -1,
                () => return None,
            };
            let short = matches!(length.first().1, Unit::Hour | Unit::Minute | Unit::Second);
            let days = match length.days() {
                Some((least, _)) => i64::try_from(least).ok()?,
                None if short => 0,
                None => return None,
            };
            let fronted = (0..first).all(|at| self.clause.word(at).group.is_none());
            let stop =
                |at: &usize| self.clause.tag_at(*at) == Tag::Comma && fronted || self.clause.tag_at(*at) == Tag::Stop;
            let end = (comp..self.clause.words.len()).find(stop).unwrap_or(self.clause.words.len());
            Some(Offset { inside: (comp, end), days: sign * days })
        })
    }

    /// The day of one half of a sentence, from that of the other half: of the outer from the inner one, or the other way.
    fn shifted(&self, offset: Offset, outer: bool) -> Option<When> {
        let anchor = self.anchor?;
        let days = self.timexes.iter().filter(|timex| {
            let there = self.clause.at(timex.span.start).is_some_and(|at| offset.holds(at) == outer);
            there && recent(timex, anchor) && timex.section == self.section
        });
        let host = days.into_iter().next();
        let when = match host {
            Some(timex) => self.when(timex, Relation::On, Basis::Timex)?,
            None if offset.days == 0 => self.story.latest(self.index)?,
            None => return None,
        };
        let days = if outer { offset.days } else { -offset.days };
        let day = when.interval.start?.checked_add_signed(TimeDelta::try_days(days)?)?;
        Some(When { value: Some(day.to_string()), interval: Interval::day(day), granularity: Granularity::Day, ..when })
    }

    /// "within two months", "in the past week": a stretch before or after publication.
    fn stretch(&self, head: usize, own: &[u16], phase: &Phase) -> Option<When> {
        let day = self.anchor?.day();
        let ahead = matches!(phase, Phase::Planned | Phase::Announced | Phase::Ordered);
        let lengths = self.timexes.iter().filter(|timex| timex.kind == TimexType::Duration);
        for timex in lengths.filter(|timex| timex.section == self.section) {
            let Some(at) = self.clause.at(timex.span.start) else { continue };
            let Some(Value::Duration(length)) = timex.value else { continue };
            let whole = length.days().is_some_and(|(least, _)| least > 0);
            let form = timex.span.of(self.text).unwrap_or_default();
            let past = form.split(' ').any(|word| ["past", "last", "recent"].contains(&word));
            let within = at > 0 && self.is(at - 1, &["within", "inside", "in"]);
            let verb = (0..at).rev().find_map(|back| group_of(self.clause, back));
            let near = verb.is_some_and(|group| own.contains(&group)) || at.abs_diff(head) <= 6 || at <= 1;
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

    /// The one day just before publication that the rest of the sentence speaks of: what it tells as done was done then, and
    /// what it tells as said was said then.
    fn beside(&self, head: usize, own: &[u16], phase: &Phase, done: bool) -> Option<When> {
        let speech = said(phase) && *phase != Phase::Agreed && !done;
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
            .filter(|timex| self.anchor.is_some_and(|anchor| recent(timex, anchor)) && self.beholds(timex, speech));
        let only = days.next().filter(|_| (told || speech) && days.next().is_none());
        let Some(only) = only else { return self.relative(head).or_else(|| self.alone(head, own, phase, done)) };
        let at = self.clause.at(only.span.start)?;
        let before = self.before(at);
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
        (!bounded && (speech || !says)).then(|| self.when(only, Relation::On, Basis::Timex)).flatten()
    }

    /// Whether a date of the sentence may date the event: a quotation's words are told outside of it.
    fn beholds(&self, timex: &Timex, speech: bool) -> bool {
        let told = self.section == Section::Quotation && timex.section == Section::Body;
        timex.section == self.section || told && speech
    }

    /// The only date of the sentence, where it is a past week, month or year and no part of a name: "talks collapsed in November
    /// when they refused to go on until the troops left".
    fn alone(&self, head: usize, own: &[u16], phase: &Phase, done: bool) -> Option<When> {
        let mut dates = self.timexes.iter().filter(|timex| {
            matches!(timex.kind, TimexType::Date | TimexType::Time | TimexType::Set) && self.beholds(timex, said(phase))
        });
        let only = dates.next().filter(|_| dates.next().is_none() && !done && *phase != Phase::Planned)?;
        let ended = only.interval?.end? < self.anchor?.day();
        let at = self.clause.at(only.span.start)?;
        let after = (at..self.clause.words.len()).find(|&at| self.clause.tag_at(at) != Tag::Time);
        let named = after.is_some_and(|at| matches!(self.clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj));
        let placed = at > 0 && self.is(at - 1, &["in", "during"]);
        let last = only.span.of(self.text).is_some_and(|form| form.starts_with("last "));
        let verb = (0..at).rev().take_while(|&at| !matches!(self.clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Rel));
        let verb = verb.into_iter().find_map(|at| group_of(self.clause, at));
        // "since a drawdown last month, the truce …"; "the call followed a quarrel last week": the date of something else.
        let between = head.min(at)..head.max(at);
        let apart = between.into_iter().any(|at| self.clause.tag_at(at) == Tag::Comma);
        let other = verb.is_some_and(|verb| {
            let group = self.clause.groups.get(verb as usize);
            !own.contains(&verb)
                && group.is_some_and(|group| group.words.start > head && group.shape == Shape::Finite)
                && (head..at).all(|at| !matches!(self.clause.tag_at(at), Tag::Comp | Tag::Rel))
        });
        (ended && !named && verb.is_some() && !apart && !other && (placed || last))
            .then(|| self.when(only, Relation::On, Basis::Timex))
            .flatten()
    }

    /// "a tape broadcast last April in which he offered a truce": the date of what a relative clause describes.
    fn relative(&self, head: usize) -> Option<When> {
        let clause = self.clause;
        let pronoun = (0..head).rev().find(|&at| matches!(clause.tag_at(at), Tag::Rel | Tag::Comma | Tag::Stop))?;
        let placed = clause.tag_at(pronoun) == Tag::Rel
            && (self.is(pronoun, &["where", "when"]) || pronoun > 0 && clause.tag_at(pronoun - 1) == Tag::Prep);
        let start = clause.word(pronoun).span.start;
        let dated = |timex: &&Timex| {
            let point = matches!(timex.kind, TimexType::Date | TimexType::Time);
            let past = timex.interval.and_then(|interval| interval.end).zip(self.anchor);
            point && timex.section == self.section && past.is_some_and(|(end, anchor)| end <= anchor.day())
        };
        let mut dates = self.timexes.iter().filter(dated);
        let only = dates.next().filter(|timex| placed && timex.span.end <= start && dates.next().is_none())?;
        self.when(only, Relation::On, Basis::Timex)
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

    /// The word before a time expression, its preposition where it has one.
    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&back| !matches!(self.clause.tag_at(back), Tag::Adv | Tag::Quote | Tag::Time))
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
        let before = self.before(at);
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

    fn with_preposition(&self, timex: &Timex) -> (usize, usize) {
        let (start, end) = (timex.span.start, timex.span.end);
        let before = self.clause.at(start).and_then(|at| at.checked_sub(1)).map(|at| self.clause.word(at));
        match before {
            Some(word) if matches!(word.tag, Tag::Prep | Tag::Comp) && word.span.len() <= 6 => (word.span.start, end),
            _ => (start, end),
        }
    }
}

/// Phases that someone brings about by saying so: their day is that of the word.
fn said(phase: &Phase) -> bool {
    matches!(
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
    )
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
