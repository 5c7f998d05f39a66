//! What governs a verb by its shape: what an infinitive, a gerund or a clause depends on.

use crate::event::clause::lexeme::{Complement, Form};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::phrase::phrase_start;
use crate::event::frame::preposition::setting;
use crate::event::frame::{Level, Place, Setting};

impl Framing<'_> {
    /// What governs a verb group.
    pub(super) fn verb(&mut self, index: u16) -> Way {
        let clause = self.clause;
        let Some(group) = self.group(Some(index)) else { return Way::End };
        let start =
            if group.joined { self.mate(index, group).map(|mate| mate.words.start) } else { Some(group.words.start) };
        let Some(start) = start else { return Way::End };
        let before = clause.left(start);
        // "despite having called a truce"
        if clause.is(start, "having")
            && let Some(prep) = before.filter(|&before| clause.tag_at(before) == Tag::Prep)
        {
            return self.preposition(prep);
        }
        match group.shape {
            // "tried to storm the town, only to retreat"
            Shape::Infinitive if comes_to(clause, start) => {
                self.tie(Operator::Cause, Place::Complement, Level::FACT, start);
                Way::End
            }
            Shape::Infinitive => self.infinitive(start),
            Shape::Gerund => self.gerund(index, group, before, start),
            Shape::Participle if counterfactual(clause, start) => self.set(Setting::Condition),
            Shape::Participle => Way::End,
            Shape::Finite => self.finite(start),
        }
    }

    /// A joined verb stands in the place of the one that it is joined to.
    fn mate(&self, index: u16, group: &Group) -> Option<&Group> {
        let third = |group: &Group| self.clause.word(group.main).form == Form::Third;
        let mut before = self.clause.groups[..usize::from(index)].iter().rev();
        before.find(|mate| {
            mate.shape == group.shape && mate.mood == group.mood && !mate.joined && (!third(group) || third(mate))
        })
    }

    /// What governs a gerund that begins at `start`; `before` is what stands to its left.
    fn gerund(&mut self, index: u16, group: &Group, before: Option<usize>, start: usize) -> Way {
        let clause = self.clause;
        let Some(at) = before else { return self.gerund_as_subject(index, group, before) };
        match clause.tag_at(at) {
            Tag::Prep => self.preposition(at),
            Tag::Comp if !clause.is(at, "that") => self.set(setting(clause, at)),
            Tag::Verb if !only_says(clause, at) => self.governor(at, Place::Complement),
            Tag::Noun | Tag::Name | Tag::Pron | Tag::Adj => self.gerund_with_subject(at, start),
            Tag::Conj => Way::End,
            Tag::Comma if clause.operator(group.main) == Operator::Include => self.included(index),
            Tag::Comma if at > 0 => self.gerund_beside(index, group, at),
            _ => self.gerund_as_subject(index, group, before),
        }
    }

    /// "with troops pulling back", "saw troops pulling back"
    fn gerund_with_subject(&mut self, subject: usize, start: usize) -> Way {
        let clause = self.clause;
        let before = clause.left(phrase_start(clause, subject));
        if !before.is_some_and(|at| clause.is_any(at, &["with", "amid"])) {
            return self.witness(subject);
        }
        // "Towns would change hands, with units being withdrawn."
        let host = clause.groups.iter().rfind(|host| host.shape == Shape::Finite && host.words.end <= start);
        let open = host.is_some_and(|host| host.mood != Mood::Fact);
        self.set(if open { Setting::Condition } else { Setting::Amid })
    }

    /// "signed an accord, including a ceasefire"
    fn included(&mut self, index: u16) -> Way {
        let clause = self.clause;
        let before = &clause.groups[..usize::from(index)];
        let mut verbs = before.iter().filter(|host| clause.tag_at(host.main) == Tag::Verb);
        let host = verbs.clone().rfind(|host| host.shape == Shape::Finite).or_else(|| verbs.next_back());
        host.map_or(Way::End, |host| self.governor(host.main, Place::Object))
    }

    /// "the rebels, retreating east, …", "…, abandoning the town"
    fn gerund_beside(&mut self, index: u16, group: &Group, comma: usize) -> Way {
        let clause = self.clause;
        let before = clause.groups[..usize::from(index)].iter().rfind(|host| host.shape == Shape::Finite);
        match before {
            Some(host) if host.mood == Mood::Fact && !host.negated && host.past && self.frame.links.is_empty() => {
                self.tie(Operator::Cause, Place::Complement, Level::FACT, group.main);
                Way::End
            }
            None if matches!(clause.tag_at(comma - 1), Tag::Noun | Tag::Name) => self.set(Setting::Amid),
            _ => Way::End,
        }
    }

    /// "Leaving now would be a mistake", "leaving was a mistake"
    fn gerund_as_subject(&mut self, index: u16, group: &Group, before: Option<usize>) -> Way {
        let clause = self.clause;
        let opens = before.is_none_or(|at| matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Verb));
        let next = clause.groups.get(usize::from(index) + 1);
        let Some(host) = next.filter(|next| opens && next.shape == Shape::Finite) else { return Way::End };
        let comma = (group.words.end..host.words.start).any(|at| clause.tag_at(at) == Tag::Comma);
        match host.mood {
            Mood::Will | Mood::Would | Mood::Possible if !comma => self.set(Setting::Condition),
            Mood::Fact if !comma && host.past && !host.negated => self.set(Setting::After),
            _ => {
                self.tie(Operator::Nothing, Place::Subject, Level::of(host), host.main);
                Way::End
            }
        }
    }

    /// "saw fighters withdraw(ing)", "no evidence of troops pulling back", "reports of fighters leaving"
    fn witness(&mut self, from: usize) -> Way {
        let clause = self.clause;
        let mut next = Some(from);
        while let Some(at) = next {
            match clause.tag_at(at) {
                Tag::Verb => {
                    let sees = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Gerund));
                    return if sees { self.governor(at, Place::Complement) } else { Way::End };
                }
                Tag::Prep if at != from && clause.is(at, "of") => {
                    let noun = clause.left(at).filter(|&noun| {
                        clause.tag_at(noun) == Tag::Noun
                            && clause.operator(noun) != Operator::Nothing
                            && clause.entry(noun).is_some_and(|entry| entry.takes(Complement::Of))
                    });
                    if let Some(noun) = noun {
                        return self.governor(noun, Place::Complement);
                    }
                }
                Tag::Prep if at != from && clause.word(at).span().len() == 2 => {}
                Tag::Stop | Tag::Comma | Tag::Comp | Tag::Prep | Tag::Be => return Way::End,
                _ => {}
            }
            next = clause.left(at);
        }
        Way::End
    }
}

/// "…, only to retreat"
fn comes_to(clause: &Clause, to: usize) -> bool {
    to > 0 && clause.is(to - 1, "only") && clause.left(to - 1).is_some_and(|at| clause.tag_at(at) == Tag::Comma)
}

/// Whether a verb says something and governs no gerund.
fn only_says(clause: &Clause, verb: usize) -> bool {
    let entry = clause.entry(verb);
    entry.is_some_and(|entry| entry.operator == Operator::Say && !entry.takes(Complement::Gerund))
}

/// "Had they withdrawn in May, the war would be over."
pub(super) fn counterfactual(clause: &Clause, start: usize) -> bool {
    clause.is_any(0, &["had", "were"])
        && (0..start).all(|at| clause.tag_at(at) != Tag::Comma)
        && clause.groups.iter().any(|group| group.words.start > start && group.mood == Mood::Would)
}
