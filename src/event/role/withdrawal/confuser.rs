//! What looks like a withdrawal and is none.

use crate::event::clause::lexeme::{Form, NounClass};
use crate::event::clause::{Shape, Tag};
use crate::event::frame::left;
use crate::event::role::Casting;
use crate::event::role::phrase::Phrase;

impl Casting<'_, '_, '_> {
    /// "retreating forces", "the retreating and undertrained rebels" describe; they tell nothing.
    pub(super) fn describes(&self, group: Option<u16>) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        if self.is(head, &["retreating"]) && clause.tag_at(head) != Tag::Verb {
            return true;
        }
        let next = (self.found.end..clause.words.len()).find(|&at| !matches!(clause.tag_at(at), Tag::Conj | Tag::Adj));
        let gerund = clause.word(head).form == Form::Gerund;
        let single =
            group.and_then(|group| clause.groups.get(group as usize)).is_none_or(|group| group.words.len() == 1);
        let intransitive = self.is(head, &["retreating", "withdrawing", "fleeing", "departing", "disengaging"]);
        let described = next.is_some_and(|next| {
            matches!(clause.tag_at(next), Tag::Noun | Tag::Name) && clause.word(next).class == NounClass::Force
        });
        let before = left(clause, head);
        let slot = before.is_none_or(|at| {
            matches!(
                clause.tag_at(at),
                Tag::Prep | Tag::Comp | Tag::Det | Tag::Verb | Tag::Adj | Tag::Comma | Tag::Conj
            )
        });
        let transitive = clause.lemma(head) == "withdraw" && before.is_some_and(|at| !self.is(at, &["by", "the"]));
        gerund && single && intransitive && described && slot && !transitive
    }

    /// "weapons left over", "left the country in the ditch", "getting out of control", "go on retreat", "send jets to bomb it back":
    /// nobody leaves a place.
    pub(super) fn idle(&self, group: Option<u16>) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        let Some(group) = group else {
            let on = left(clause, self.frame.start).filter(|&at| self.is(at, &["on"]) && at + 1 == head);
            return on.and_then(|on| left(clause, on)).is_some_and(|at| clause.lemma(at) == "go");
        };
        let lemma = clause.lemma(head);
        // "waiting for civilians to leave"
        let infinitive = clause.groups.get(group as usize).map(|group| group.words.start);
        let whom = infinitive.filter(|&to| clause.tag_at(to) == Tag::To).and_then(|to| to.checked_sub(1));
        if whom.is_some_and(|whom| clause.tag_at(whom) == Tag::Noun && clause.word(whom).class == NounClass::Civil) {
            return true;
        }
        // "the jet that brought her home"
        if let Some((start, end)) = self.found.gap
            && end == start + 1
            && self.is(start, &["her", "him", "me"])
        {
            return true;
        }
        if let Some((start, end)) = self.found.gap
            && (start..end).any(|at| {
                matches!(clause.tag_at(at), Tag::To | Tag::Rel)
                    || clause.tag_at(at) == Tag::Prep && !self.is(at, &["of", "from"])
            })
        {
            return true;
        }
        if lemma == "leave" {
            let object = self.object(end);
            let result = object.end;
            let gerund = clause.word(head).form == Form::Gerund;
            let state = clause.tag_at(result) == Tag::Prep
                && self.is(result, &["in", "with", "without"])
                && self.is(result + 1, &["the", "a", "an", "ruins", "chaos", "tatters", "disarray"])
                && clause.tag_at(result + 2) != Tag::Time;
            // "leaving its rival to rule"
            let rest =
                !object.is_empty() && self.is(result, &["to"]) && gerund && clause.tag_at(result + 1) != Tag::Name;
            let open = !object.is_empty() && self.is(result, &["open", "exposed", "vulnerable", "behind", "alone"]);
            return rest
                || open
                || self.is(end, &["over", "behind", "alone", "out", "open"])
                || !object.is_empty() && state;
        }
        if self.is(end, &["of"]) && self.is(end - 1, &["out"]) {
            return self
                .is(end + 1, &["control", "hand", "touch", "date", "sight", "line", "trouble", "business", "reach"]);
        }
        // "when pulled back, the sheets showed …"
        let found = clause.groups.get(group as usize);
        let comp = left(clause, head).is_some_and(|at| clause.tag_at(at) == Tag::Comp);
        found.is_some_and(|found| found.words.len() == 1 && found.past) && comp
    }

    /// People without arms, a single one, or aircraft that carry passengers.
    pub(super) fn unarmed(&self, phrase: Phrase, named: bool) -> bool {
        let clause = self.clause();
        let words = || phrase.start..phrase.end;
        let hired = words()
            .any(|at| self.is(at, &["work", "task", "labour", "labor", "sales", "chartered", "charter"]))
            || words()
                .any(|at| self.is(at, &["private", "passenger", "commercial", "civilian", "evacuation", "rescue"]));
        let person = self.is(phrase.head, &["he", "she", "i", "women"]);
        // "demonstrators … were fired upon as they retreated"
        let they = clause.tag_at(phrase.head) == Tag::Pron && self.is(phrase.head, &["they", "who"]) && {
            let first = clause.groups.iter().position(|group| group.shape == Shape::Finite);
            let subjects = first.map(|group| self.scene.subject(group as u16)).unwrap_or_default();
            subjects.iter().any(|&subject| subject.head < phrase.head && self.civil(subject))
        };
        hired || they || person && !named
    }
}
