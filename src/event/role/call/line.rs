//! What stands around a noun of telephoning: "a call *from A to B*", "*by* telephone", "*in* a call *with A*".

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::Tag;
use crate::event::clause::operator::Operator;
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::words::Sort;

/// What stands around a noun of telephoning.
pub(super) struct Line {
    /// One past its last word.
    pub(super) end: usize,
    /// The word before its phrase.
    pub(super) before: Option<usize>,
    /// "by telephone": the instrument alone.
    pub(super) bare: bool,
    /// Whether the partners stand after "with" rather than "between".
    pub(super) with: bool,
    /// With or between whom, whom somebody is told something by it.
    pub(super) partners: Vec<Phrase>,
    pub(super) callees: Vec<Phrase>,
    pub(super) callers: Vec<Phrase>,
    /// Whether "to" or "from" follow at once.
    pub(super) to: bool,
    pub(super) from: bool,
    /// "in a call": who says something in it holds it.
    pub(super) within: bool,
    /// Whether the subject took the call.
    pub(super) taken: bool,
    /// Whether no preposition after it names a side.
    pub(super) alone: bool,
}

impl Casting<'_, '_, '_> {
    /// "in *a series of* calls": the word before what counts them.
    fn counted(&self, before: Option<usize>) -> Option<usize> {
        let series = before.filter(|&at| self.is(at, &["of"])).and_then(|of| self.clause().left(of));
        let series = series.filter(|&at| self.is_a(at, Sort::Series));
        series.map_or(before, |at| self.clause().left(self.np(at).start))
    }

    /// Reads what stands around the noun; none where an instrument is no means of talking.
    pub(super) fn line(&self) -> Option<Line> {
        let clause = self.clause();
        let head = self.found.head;
        // "on the line to": the preposition is part of the trigger.
        let line = clause.lemma(head) == "line";
        let bare = line
            || matches!(clause.lemma(head), "telephone" | "phone" | "cellphone" | "hotline" | "video")
                && self.found.end == head + 1
                && head == clause.at(self.found.span.start).unwrap_or(head);
        let end = self.phrase.head.max(if line { head } else { self.found.end.saturating_sub(1) }) + 1;
        let before = self.counted(clause.left(self.phrase.start));
        // "put their lives on the line to free …"
        let verb = before.and_then(|at| clause.left(at));
        let stays =
            |at: usize| clause.tag_at(at) == Tag::Be || matches!(clause.lemma(at), "get" | "come" | "stay" | "keep");
        if line && !verb.is_some_and(stays) {
            return None;
        }
        // "picked up the phone to the president"
        let picks = before.is_some_and(|at| self.is(at, &["up"]) && at > 0 && clause.lemma(at - 1) == "pick");
        let by = |at: usize| self.is(at, &["by", "on", "over", "via", "per", "through"]);
        if bare && (end > head + 1 || !picks && !before.is_some_and(by)) {
            return None;
        }
        // "A telephone conversation took place between …"
        let placed = clause.groups.iter().find(|group| {
            group.words.start == end
                && matches!(
                    clause.lemma(group.main),
                    "take" | "occur" | "happen" | "hold" | "plan" | "schedule" | "arrange" | "set" | "expect"
                )
        });
        let after = |prepositions: &[&str]| {
            let found = self.after(end, prepositions).filter(|_| placed.is_none());
            let place = usize::from(placed.is_some_and(|group| self.is(group.words.end, &["place"])));
            found.or_else(|| self.after(placed?.words.end + place, prepositions))
        };
        let on = bare && (picks || before.is_some_and(|at| self.is(at, &["on"])));
        // "was on the phone to Lavrov"
        let onto = on && self.is(end, &["to"]);
        let with = after(if onto { &["to", "with"] } else { &["with", "between", "among"] });
        let [to, from, by] = [&["to"], &["from"], &["by"]].map(|one| self.after(end, one).filter(|_| !bare));
        let by = by.filter(|by| by.start <= end + 1);
        let phrases =
            |range: &Option<Range<usize>>| range.clone().map(|range| self.scene.phrases(range)).unwrap_or_default();
        let near = |range: &Option<Range<usize>>| range.as_ref().is_some_and(|range| range.start <= end + 2);
        let alone = with.is_none() && to.is_none() && from.is_none();
        let inside = before.filter(|&at| alone && self.is(at, &["in", "during"]));
        let mut partners = phrases(&with);
        if let Some(range) = with.as_ref().filter(|range| self.is(range.start - 1, &["with"])) {
            partners.extend(self.more_partners(range.end, &["with"]));
        }
        // "the opposition's leader, with whom the premier had a telephone conversation"
        let whom = (1..self.phrase.start).rev().find(|&at| self.is(at, &["whom"]) && self.is(at - 1, &["with"]));
        if let Some(noun) = whom.filter(|_| partners.is_empty()).and_then(|whom| clause.left(whom - 1)) {
            let noun = if clause.tag_at(noun) == Tag::Comma { clause.left(noun) } else { Some(noun) };
            partners = noun.map(|noun| self.scene.phrases(self.np(noun))).unwrap_or_default();
        }
        // "told X in a call", "In a call on Friday, Y told X".
        let verb = || self.governing_verb().or_else(|| self.next_finite().map(|group| group.words.end - 1));
        if let Some(at) = inside.and_then(|_| verb()) {
            let him = |phrase: &Phrase| self.is(phrase.head, &["him", "her", "them"]) && phrase.head == phrase.start;
            let person =
                |phrase: &Phrase| (self.personal(phrase) || him(phrase)) && !clause.word(phrase.head).possessive;
            partners = self.scene.phrases(self.object(at + 1)).into_iter().filter(person).collect();
            // "complained to the minister in a call"
            let to = self.after(at + 1, &["to", "with"]).filter(|to| partners.is_empty() && to.end <= head);
            partners.extend(to.map(|to| self.scene.phrases(to)).unwrap_or_default().into_iter().filter(person));
        }
        // "had a telephone call in which he told X"
        let which = alone && self.is(end, &["in", "during"]) && self.is(end + 1, &["which"]);
        let told = if which { self.next_finite().map(|group| group.words.end) } else { None };
        partners.extend(told.map(|at| self.scene.phrases(self.object(at))).unwrap_or_default());
        // "…, Petra said": who tells of it.
        let tells = |phrase: &Phrase| {
            let person = self.scene.naming(phrase.head).is_some_and(|naming| naming.actor.kind == ActorKind::Person);
            !person
                && clause.operator(phrase.end) == Operator::Say
                && clause.left(phrase.start).is_some_and(|at| clause.tag_at(at) == Tag::Comma)
        };
        if partners.len() > 1 {
            partners.retain(|phrase| !tells(phrase));
        }
        let (mut callers, mut from_near) = (phrases(&from), near(&from));
        // "a conference call from Holland" says where, not who.
        callers.retain(|phrase| {
            !self.scene.naming(phrase.head).is_some_and(|naming| {
                matches!(naming.actor.kind, ActorKind::State | ActorKind::Place) && naming.form == NameForm::Name
            })
        });
        // "a phone call by Kerry to Lavrov"
        let by = phrases(&by);
        if !by.is_empty() && by.iter().all(|phrase| self.personal(phrase)) {
            (callers, from_near) = (by, true);
        }
        Some(Line {
            end,
            before,
            bare,
            with: with.as_ref().is_some_and(|range| self.is(range.start - 1, &["with", "to"])),
            partners,
            callees: phrases(&to),
            callers,
            to: near(&to),
            from: from_near,
            within: inside.is_some() || which,
            taken: before.is_some_and(|at| received(clause.lemma(at))),
            alone,
        })
    }
}

impl Line {
    /// Whether a side is told.
    pub(super) fn sided(&self, owners: &[Who], mutual: bool) -> bool {
        mutual
            || !self.partners.is_empty()
            || self.to && !self.callees.is_empty()
            || self.from && !self.callers.is_empty()
            || !owners.is_empty()
    }

    /// Whether its partners follow at once.
    pub(super) fn with_near(&self, casting: &Casting<'_, '_, '_>) -> bool {
        let first = self.partners.first();
        first.is_some_and(|phrase| {
            // "a call on Thursday between A and B"
            let beside = |at: usize| matches!(casting.clause().tag_at(at), Tag::Time | Tag::Prep | Tag::Adv);
            casting.clause().tag_at(phrase.start - 1) == Tag::Prep && (self.end..phrase.start - 1).skip(1).all(beside)
        })
    }
}

/// Verbs of whoever is called.
fn received(verb: &str) -> bool {
    matches!(verb, "receive" | "get" | "take" | "return" | "answer" | "accept")
}
