//! The day that the rest of a sentence speaks of.

use crate::event::When;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Shape, Tag};
use crate::event::dating::relation::Relation;
use crate::event::dating::{Cue, Dating};
use crate::event::discourse::recent;
use crate::event::{Basis, Phase};
use crate::temporal::{Timex, TimexType};
use crate::text::Section;

impl Dating<'_> {
    /// The one day just before publication that the rest of the sentence speaks of: what it tells as done was done then, and
    /// what it tells as said was said then.
    pub(super) fn beside(&self) -> Option<When> {
        let phase = &self.status.phase;
        let speech = phase.is_word() && *phase != Phase::Agreed && !self.chain.done;
        let told = phase.is_deed() || *phase == Phase::Agreed;
        // What stands in its own phrase has been asked: "Saturday's ceasefire deadline".
        let within = |timex: &Timex| {
            self.clause.at(timex.span.start).is_some_and(|at| (self.frame.phrase.start..self.head).contains(&at))
        };
        let apart = |timex: &Timex| {
            let at = self.clause.at(timex.span.start);
            let verb = at.and_then(|at| (0..at).rev().find_map(|back| self.group_of(back)));
            verb.is_some_and(|verb| self.chain.apart.contains(&verb))
        };
        // "dismissed the truce, arguing that he had broken a truce on Friday": it is that one's day.
        let again = |timex: &Timex| {
            let at = self.clause.at(timex.span.start).unwrap_or_default();
            let own = self.clause.lemma(self.head);
            !own.is_empty() && (self.head + 1..at).any(|at| self.clause.lemma(at) == own)
        };
        let near = |timex: &&Timex| {
            self.anchor.is_some_and(|anchor| recent(timex, anchor)) && !within(timex) && !apart(timex) && !again(timex)
        };
        let mut days = self.timexes.iter().filter(near).filter(|timex| self.beholds(timex, speech));
        let only = days.next().filter(|_| (told || speech) && days.next().is_none());
        let Some(only) = only else { return self.relative().or_else(|| self.alone()) };
        let at = self.clause.at(only.span.start)?;
        // "a minute before midnight on Monday" is a time of its own.
        let counted = |before: &usize| *before > 0 && self.clause.tag_at(before - 1) == Tag::Time;
        let bounded =
            self.before(at).filter(|before| !counted(before)).and_then(|before| self.cue(before)).is_some_and(|cue| {
                matches!(cue, Cue::Until | Cue::By | Cue::Before | Cue::Since | Cue::After | Cue::From)
            });
        // The day of a verb of saying is the day of saying.
        let said = (0..at)
            .rev()
            .take_while(|&back| !matches!(self.clause.tag_at(back), Tag::Stop | Tag::Comma))
            .find_map(|back| self.group_of(back));
        let said = said.and_then(|group| self.clause.verb_group(group));
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
    fn alone(&self) -> Option<When> {
        let phase = &self.status.phase;
        let mut dates = self.timexes.iter().filter(|timex| {
            let point = matches!(timex.kind, TimexType::Date | TimexType::Time | TimexType::Set);
            point && self.beholds(timex, phase.is_word())
        });
        let only = dates.next().filter(|_| dates.next().is_none() && *phase != Phase::Planned)?;
        let ended = only.interval?.end? < self.anchor?.day();
        let at = self.clause.at(only.span.start)?;
        // "In a plan of last April the mediators said that he had agreed": what opens the sentence holds all of it.
        let opens = (0..at).all(|back| self.group_of(back).is_none());
        if self.chain.done && !opens {
            return None;
        }
        let after = (at..self.clause.words.len()).find(|&at| self.clause.tag_at(at) != Tag::Time);
        let named = after.is_some_and(|at| matches!(self.clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj));
        let placed = at > 0 && self.cue(at - 1) == Some(Cue::In);
        let last = only.span.of(self.text).is_some_and(|form| form.starts_with("last "));
        let verb = (0..at).rev().take_while(|&at| !matches!(self.clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Rel));
        let verb = verb.into_iter().find_map(|at| self.group_of(at));
        // "since a drawdown last month, the truce …"; "the call followed a quarrel last week": the date of something else.
        let between = self.head.min(at)..self.head.max(at);
        let apart = between.into_iter().any(|at| self.clause.tag_at(at) == Tag::Comma);
        let other = verb.is_some_and(|verb| {
            let group = self.clause.verb_group(verb);
            !self.chain.own.contains(&verb)
                && group.is_some_and(|group| group.words.start > self.head && group.shape == Shape::Finite)
                && (self.head..at).all(|at| !matches!(self.clause.tag_at(at), Tag::Comp | Tag::Rel))
        });
        let hangs = verb.is_some() && !apart && !other || opens && self.chain.done;
        (ended && !named && hangs && (placed || last)).then(|| self.when(only, Relation::On, Basis::Timex)).flatten()
    }

    /// "a tape broadcast last April in which he offered a truce": the date of what a relative clause describes.
    fn relative(&self) -> Option<When> {
        let clause = self.clause;
        let pronoun =
            (0..self.head).rev().find(|&at| matches!(clause.tag_at(at), Tag::Rel | Tag::Comma | Tag::Stop))?;
        let placed = clause.tag_at(pronoun) == Tag::Rel
            && (self.cue(pronoun) == Some(Cue::Place) || pronoun > 0 && clause.tag_at(pronoun - 1) == Tag::Prep);
        let start = clause.word(pronoun).span().start;
        let dated = |timex: &&Timex| {
            let point = matches!(timex.kind, TimexType::Date | TimexType::Time);
            let past = timex.interval.and_then(|interval| interval.end).zip(self.anchor);
            point && timex.section == self.section && past.is_some_and(|(end, anchor)| end <= anchor.day())
        };
        let mut dates = self.timexes.iter().filter(dated);
        let only = dates.next().filter(|timex| placed && timex.span.end <= start && dates.next().is_none())?;
        self.when(only, Relation::On, Basis::Timex)
    }
}
