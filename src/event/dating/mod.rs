//! Which time expression dates an event.
//!
//! Asked one after the other, until one answers: the expression that hangs on the event's own verb or noun (`relation`), the other
//! half of a sentence that tells how long one thing was after another (`offset`), a stretch of time (`stretch`), the day that the
//! rest of the sentence speaks of (`beside`). `course` asks what the text told just before.

mod beside;
mod chain;
mod course;
mod cue;
mod offset;
mod reading;
mod relation;
mod stretch;

use crate::document::Anchor;
use crate::event::clause::{Clause, Tag};
use crate::event::dating::chain::Chain;
use crate::event::dating::cue::Cue;
use crate::event::dating::relation::Relation;
use crate::event::discourse::Discourse;
use crate::event::frame::Frame;
use crate::event::status::Status;
use crate::event::{Basis, Phase, When};
use crate::temporal::{Timex, TimexType};
use crate::text::Section;

/// An event in its sentence and its text, for dating.
#[derive(Debug)]
pub(crate) struct Dating<'s> {
    text: &'s str,
    clause: &'s Clause<'s>,
    timexes: &'s [Timex],
    anchor: Option<&'s Anchor>,
    section: Section,
    discourse: Discourse<'s>,
    /// Number of the sentence.
    index: usize,
    /// The trigger's head word.
    head: usize,
    /// The trigger's verb group.
    group: Option<u16>,
    frame: &'s Frame,
    status: &'s Status,
    chain: Chain,
}

/// A sentence of a text, with its time expressions.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'s> {
    pub(crate) clause: &'s Clause<'s>,
    pub(crate) timexes: &'s [Timex],
    pub(crate) section: Section,
    pub(crate) discourse: Discourse<'s>,
    /// Number of the sentence.
    pub(crate) index: usize,
}

impl<'s> Dating<'s> {
    /// An event whose trigger has its head at `head` and is of the verb group `group`, at a site of the text.
    pub(crate) fn new(
        site: Site<'s>,
        head: usize,
        group: Option<u16>,
        frame: &'s Frame,
        status: &'s Status,
    ) -> Dating<'s> {
        let Site { clause, timexes, section, discourse, index } = site;
        let (text, anchor) = (discourse.layout.text(), discourse.anchor);
        let chain = Chain::of(clause, frame, group, &status.phase);
        Dating { text, clause, timexes, anchor, section, discourse, index, head, group, frame, status, chain }
    }

    /// The date of the event, from its own sentence.
    pub(crate) fn date(&self) -> Option<When> {
        let best = self.best();
        if let Some(offset) = self.offset() {
            let inside = offset.holds(self.head);
            let own = best
                .filter(|(timex, _)| !inside || self.clause.at(timex.span.start).is_some_and(|at| offset.holds(at)));
            if own.is_none()
                && let Some(when) = self.shifted(offset, inside)
            {
                return Some(when);
            }
        }
        match best {
            Some((timex, relation)) => {
                let when = self.when(timex, relation, Basis::Timex);
                when.map(|when| self.behind(timex, relation, self.ahead(timex, relation, when)))
            }
            None => self.stretch().or_else(|| self.beside()),
        }
    }

    /// The expression that hangs on the event most closely.
    fn best(&self) -> Option<(&'s Timex, Relation)> {
        let lasts = matches!(self.phase(), Phase::InEffect | Phase::Planned | Phase::Announced);
        let asked = matches!(self.phase(), Phase::Demanded | Phase::Requested);
        let dates = self.timexes.iter().filter(|timex| {
            let point = matches!(timex.kind, TimexType::Date | TimexType::Time);
            let aside = matches!(timex.section, Section::Caption | Section::Boilerplate);
            point && timex.interval.is_some_and(|at| at.start.is_some()) && (timex.section == self.section || !aside)
        });
        let costs = dates.filter_map(|timex| {
            let at = self.clause.at(timex.span.start)?;
            let (cost, relation) = self.relation(at)?;
            let kept = match relation {
                Relation::Until => lasts,
                // "demanded that they leave by Friday": the deadline is not the day of the word.
                Relation::By => !asked,
                Relation::For => false,
                Relation::On | Relation::Since | Relation::From => true,
            };
            // What hangs closer first, then what stands nearer.
            kept.then_some((cost * 64 + at.abs_diff(self.head).min(60) as u32, timex, relation))
        });
        let (_, timex, relation) = costs.min_by_key(|&(cost, ..)| cost)?;
        Some((timex, relation))
    }

    /// Whether the day of the word is the event's.
    fn speaks(&self) -> bool {
        let lasts = matches!(self.phase(), Phase::InEffect | Phase::Ongoing);
        // "said on Thursday that he had asked for a truce"
        let asked = matches!(self.phase(), Phase::Demanded | Phase::Proposed | Phase::Rejected);
        (self.phase().is_word() || lasts || self.ending()) && (!self.chain.done || asked) || self.just()
    }

    /// "wrote on Saturday that he had just spoken": what was just done was done when it was told.
    fn just(&self) -> bool {
        let own = self.group.and_then(|group| self.clause.verb_group(group));
        own.is_some_and(|own| own.words.clone().any(|at| self.cue(at) == Some(Cue::Fresh)))
    }

    /// "said it was ending its truce": the word ends it.
    fn ending(&self) -> bool {
        let mut own = self.chain.own.iter().filter_map(|&group| self.clause.verb_group(group));
        *self.phase() == Phase::Ended && own.any(|group| group.progressive)
    }

    fn phase(&self) -> &Phase {
        &self.status.phase
    }

    /// The trigger's own verb group.
    fn own(&self) -> Option<u16> {
        self.group
    }

    /// The verb group of a word that is no part of a time expression.
    fn group_of(&self, at: usize) -> Option<u16> {
        let word = self.clause.word(at);
        word.group.filter(|_| word.tag != Tag::Time)
    }

    /// The word before a time expression, its preposition where it has one.
    fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&back| !matches!(self.clause.tag_at(back), Tag::Adv | Tag::Quote | Tag::Time | Tag::Det))
    }

    fn cue(&self, at: usize) -> Option<Cue> {
        Cue::at(self.clause, at)
    }
}
