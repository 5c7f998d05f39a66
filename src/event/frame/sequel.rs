//! What the rest of a sentence makes of an event: a condition that it hangs on, a plan that it is part of, or that it was not kept.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Mood, Shape, Tag};
use crate::event::frame::words::Sort;

/// What an event is part of that is still to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Made by one.
    Plan,
    /// Agreed upon.
    Deal,
}

/// The rest of a sentence that tells of an event. It is read through for each question, and most events need none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sequel<'s> {
    pub(super) clause: &'s Clause<'s>,
    /// The word that names the event.
    pub(super) head: usize,
    /// Whether something is told that was after the event.
    pub(super) after: bool,
    /// Whether it is no more asked than what the event had been before.
    pub(super) earlier: bool,
}

impl Sequel<'_> {
    /// Whether a condition stands over the clause: "will leave if …", "once …, they will leave".
    pub(crate) fn conditional(self) -> bool {
        !self.earlier && (condition_behind(self.clause, self.head) || condition_before(self.clause, self.head))
    }

    /// The plan or agreement whose contents the clause tells: "under the deal, troops would leave".
    pub(crate) fn scheme(self) -> Option<Scheme> {
        scheme(self.clause, self.head)
    }

    /// Whether the sentence goes on to say that what was announced was not kept: "declared a truce, but broke it", "announced
    /// ceasefires, only to go on attacking".
    pub(crate) fn belied(self) -> bool {
        !self.earlier && belied(self.clause, self.head)
    }

    /// Whether the sentence tells of fighting shortly after the event, or says that it did not stop it.
    pub(crate) fn fought(self) -> bool {
        !self.earlier && (self.after && fought(self.clause, self.head) || unheeded(self.clause, self.head))
    }
}

/// Whether a condition begins at a word.
fn opens(clause: &Clause, at: usize) -> bool {
    match clause.tag_at(at) {
        Tag::Comp => {
            clause.is_any(at, &["if", "unless", "once", "provided"])
                || clause.is_any(at, &["when", "after", "until"]) && at > 0 && clause.is(at - 1, "only")
        }
        _ => {
            clause.is(at, "soon")
                && at > 0
                && clause.is(at - 1, "as")
                && clause.is(at + 1, "as")
                && !clause.is_any(at + 2, &["possible", "practicable", "feasible", "we", "practical"])
                || clause.is(at, "condition") && at > 0 && clause.is(at - 1, "on")
                || clause.is(at, "providing") && clause.tag_at(at + 1) == Tag::Comp
        }
    }
}

/// "will leave their posts if the others do"
fn condition_behind(clause: &Clause, head: usize) -> bool {
    let mut finite = 0;
    let mut last = None;
    for at in head + 1..clause.words.len().min(head + 24) {
        let open = clause.group_at(head);
        let cannot = open.is_some_and(|own| own.negated && own.mood == Mood::Possible);
        // "cannot leave without an agreement"
        if cannot && clause.tag_at(at) == Tag::Prep && clause.is(at, "without") {
            return true;
        }
        if opens(clause, at) {
            // "asked if", "it is unclear if": a question.
            let asks = clause.is(at, "if")
                && clause.left(at).is_some_and(|before| {
                    before > head && matches!(clause.tag_at(before), Tag::Verb | Tag::Adj | Tag::Neg)
                });
            return !asks;
        }
        if matches!(clause.tag_at(at), Tag::Stop | Tag::Conj) {
            return false;
        }
        let group = clause.word(at).group;
        if group.is_some() && group != last && group != clause.word(head).group {
            last = group;
            finite += usize::from(clause.group_at(at).is_some_and(|group| group.shape == Shape::Finite));
            if finite > 1 {
                return false;
            }
        }
    }
    false
}

/// "If the rebels disarm, the army will leave."
fn condition_before(clause: &Clause, head: usize) -> bool {
    let mut comma = None;
    for at in (0..head).rev() {
        match clause.tag_at(at) {
            Tag::Stop => return false,
            Tag::Comma => comma = Some(at),
            _ if opens(clause, at) => {
                let start = at == 0
                    || matches!(clause.tag_at(at - 1), Tag::Quote | Tag::Comp | Tag::Stop | Tag::Comma | Tag::Conj)
                    || clause.operator(at - 1) == Operator::Say;
                let own = |comma: usize| (at + 1..comma).any(|at| clause.word(at).group.is_some());
                return start && comma.is_some_and(own);
            }
            _ => {}
        }
    }
    false
}

fn scheme(clause: &Clause, head: usize) -> Option<Scheme> {
    let opens = |at: usize| {
        clause.is_any(at, &["under", "in"]) || clause.is(at, "to") && at > 0 && clause.is(at - 1, "according")
    };
    let noun = |prep: usize| {
        let inside = |&at: &usize| matches!(clause.tag_at(at), Tag::Det | Tag::Adj | Tag::Num | Tag::Noun | Tag::Name);
        (prep + 1..prep + 7).take_while(inside).find_map(|at| match at {
            _ if Sort::Deal.has(clause.form(at)) => Some(Scheme::Deal),
            _ if Sort::Plan.has(clause.form(at)) => Some(Scheme::Plan),
            _ => None,
        })
    };
    let inside = |&at: &usize| clause.tag_at(at) != Tag::Stop;
    let mut around = (0..head).rev().take_while(inside).chain((head..clause.words.len()).take_while(inside));
    around.find_map(|at| opens(at).then(|| noun(at)).flatten())
}

fn belied(clause: &Clause, head: usize) -> bool {
    let mut turned = false;
    for at in head + 1..clause.words.len() {
        turned = turned || clause.is_any(at, &["but", "yet", "only", "and"]);
        let Some(group) = clause.group_at(at) else { continue };
        if !turned || group.main != at {
            continue;
        }
        let next = clause.right(at);
        match clause.operator(at) {
            _ if group.negated && Sort::Keep.has(clause.lemma(at)) => return true,
            Operator::Violate | Operator::Ignore => {
                let it = next.is_some_and(|next| {
                    clause.tag_at(next) == Tag::Pron
                        || clause.is_any(next, &["every", "each", "all", "them", "it", "that", "those"])
                });
                if it {
                    return true;
                }
            }
            Operator::Continue => {
                let goes = next.is_some_and(|next| clause.tag_at(next) == Tag::To)
                    || next.is_some_and(|next| clause.word(next).group.is_some());
                if goes && !group.negated {
                    return true;
                }
            }
            Operator::Fail => {
                let to = (at + 1..at + 4).any(|at| Sort::Keep.has(clause.lemma(at)));
                if to {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// Whether the event is said not to have stopped the fighting: "the truce has not ended the shelling".
fn unheeded(clause: &Clause, head: usize) -> bool {
    let next = clause.groups.iter().find(|group| group.words.start > head && group.shape == Shape::Finite);
    let Some(group) = next.filter(|group| group.negated && Sort::Stop.has(clause.lemma(group.main))) else {
        return false;
    };
    let direct =
        (head + 1..group.words.start).all(|at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Comp));
    direct && (group.main + 1..group.main + 7).any(|at| strikes(clause, at))
}

/// Whether a word tells of fighting.
fn strikes(clause: &Clause, at: usize) -> bool {
    Sort::Strike.has(clause.form(at))
}

/// Whether the sentence tells of fighting shortly after the event: "hours after the truce took effect, shells fell".
fn fought(clause: &Clause, head: usize) -> bool {
    let after = (0..head).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
    let shortly = |at: usize| Sort::Shortly.has(clause.form(at));
    // "within hours of the truce"
    let opens = |&at: &usize| clause.is_any(at, &["after", "into"]) || clause.is(at, "of") && at > 1 && shortly(at - 1);
    let Some(after) = after.into_iter().find(opens) else { return false };
    if !after.checked_sub(1).is_some_and(shortly) {
        return false;
    }
    let fronted = (0..after).all(|at| clause.word(at).group.is_none());
    let end = (head..clause.words.len()).find(|&at| fronted && clause.tag_at(at) == Tag::Comma);
    let outside = (0..after).chain(end.unwrap_or(clause.words.len())..clause.words.len());
    outside.into_iter().any(|at| strikes(clause, at))
}
