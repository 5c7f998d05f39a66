//! What is asked, commanded or still to come is not told as done.

use chrono::NaiveDate;

use crate::event::clause::lexeme::Form;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::{Frame, Link, Place};
use crate::event::status::{Aspect, Status, asked, later, maybe};
use crate::event::{Factuality, Phase, When};

/// A sentence as something said: a question, a command, a statement of what is to come.
#[derive(Clone, Copy)]
pub(crate) struct Speech<'s> {
    pub(crate) clause: &'s Clause<'s>,
    pub(crate) frame: &'s Frame,
    pub(crate) aspect: Aspect,
    /// The trigger's verb group.
    pub(crate) group: Option<u16>,
    /// The trigger's head word.
    pub(crate) head: usize,
}

impl Speech<'_> {
    /// What the kind of sentence makes of a status.
    pub(crate) fn refine(&self, status: Status) -> Status {
        let what = self.head > 0 && self.clause.is(self.head - 1, "what");
        if self.aspect == Aspect::State && self.clause.question && what {
            // "What ceasefire?"
            return Status::new(Phase::InEffect, Factuality::Negated);
        }
        let bare = self.group.is_some() && status == Status::new(Phase::Planned, Factuality::Hypothetical);
        if (status.factuality == Factuality::Asserted || bare) && self.commands() {
            return asked(self.aspect);
        }
        if !self.asks() {
            return status;
        }
        match (self.group, status.factuality) {
            (Some(_), Factuality::Asserted | Factuality::Planned | Factuality::Demanded) => maybe(self.aspect, status),
            (None, Factuality::Asserted) => Status { factuality: Factuality::Hypothetical, ..status },
            _ => status,
        }
    }

    /// "The peacekeepers leave next month", "the truce starts on Saturday": what is dated after publication is to come.
    pub(crate) fn ahead(&self, status: Status, when: Option<&When>, published: Option<NaiveDate>) -> Status {
        let start = when.and_then(|when| when.interval.start);
        let later_on = start.zip(published).is_some_and(|(start, published)| start > published);
        let governor = self.frame.links.iter().find_map(|link| match *link {
            Link::Governor { at, .. } => self.clause.word(at).group,
            Link::Setting(_) => None,
        });
        let group = self.group.or(governor).and_then(|group| self.clause.verb_group(group));
        let present = group.is_some_and(|group| {
            group.shape == Shape::Finite && group.mood == Mood::Fact && !group.past && !group.perfect && !group.negated
        });
        // "agreed to a truce from Saturday": its own day is that of its beginning.
        if later_on && self.aspect == Aspect::State && status == Status::new(Phase::Agreed, Factuality::Asserted) {
            return later(self.aspect, status);
        }
        let open = status.factuality == Factuality::Asserted && self.aspect != Aspect::Act;
        if later_on && present && open && status.phase != Phase::Agreed { later(self.aspect, status) } else { status }
    }

    /// "Does it violate the truce?", "Will the army leave the town?"
    fn asks(&self) -> bool {
        let opens = self.clause.question && matches!(self.clause.tag_at(0), Tag::Do | Tag::Modal | Tag::Be);
        let object = |link: &Link| matches!(link, Link::Governor { place: Place::Object, .. });
        let main = self.group.is_some()
            && (0..self.head).all(|at| !matches!(self.clause.tag_at(at), Tag::Comp | Tag::Rel | Tag::Stop));
        opens && (main || self.frame.links.iter().any(object))
    }

    /// "Stop hostilities at once", "Lay down your weapons and declare a truce": a bare verb that opens a sentence or a quotation.
    fn commands(&self) -> bool {
        let opens = |group: &Group| {
            group.words.len() == 1
                && self.clause.word(group.main).form == Form::Base
                && group.shape == Shape::Finite
                && (group.main == 0
                    || matches!(self.clause.tag_at(group.main - 1), Tag::Quote | Tag::Stop)
                        && self.clause.word(group.main).capital)
        };
        let object = self.frame.links.first().and_then(|link| match *link {
            Link::Governor { place: Place::Object, at, .. } => self.clause.word(at).group,
            _ => None,
        });
        let group = self.group.or(object);
        let Some(own) = group.and_then(|group| self.clause.verb_group(group)) else { return false };
        let mates = self.clause.groups.iter().rev().skip_while(|group| group.main >= own.main);
        opens(own) && !own.joined || own.joined && mates.take_while(|mate| opens(mate)).count() > 0
    }
}
