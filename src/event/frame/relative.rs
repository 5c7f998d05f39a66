//! Clauses and participles after a noun that say what became of it.

use crate::event::clause::lexeme::{Complement, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::idiom;
use crate::event::frame::subject::{aside, finite_right};
use crate::event::frame::{Frame, Level, Link, Place, left};

/// "a truce signed in 2002", "the ceasefire that it announced".
pub(in crate::event) fn after(clause: &Clause, head: usize, frame: &mut Frame) {
    let mut at = head + 1;
    let mut prepositional = 0;
    while at < clause.words.len() && prepositional < 3 {
        let word = clause.word(at);
        match word.tag {
            Tag::Rel | Tag::Comp if clause.is_any(at, &["that", "which"]) => {
                let group = (at + 1..clause.words.len().min(at + 6)).find_map(|at| clause.word(at).group);
                let Some(found) = group.and_then(|group| clause.groups.get(group as usize)) else { return };
                // "told him by phone that …", "the truce, which he called a farce"
                let talk = matches!(clause.lemma(head), "call" | "conversation" | "talk" | "discussion" | "meeting");
                if talk || clause.word(head).class == NounClass::Phone || clause.lemma(found.main) == "call" {
                    return;
                }
                // "the truce, which went into force on Friday"
                let said = idiom::of_subject(clause, found).filter(|_| clause.word(at + 1).group == group);
                if let Some((operator, level)) = said {
                    frame.links.push(Link::Governor { operator, place: Place::After, level, at: found.main });
                    return;
                }
                // Only where the relative pronoun is what the verb is about.
                let direct = clause.word(at + 1).group == group;
                let (operator, at) = deed(clause, found);
                let object = matches!(clause.tag_at(found.main + 1), Tag::Det | Tag::Name | Tag::Num);
                let subjective =
                    !object && clause.entry(found.main).is_some_and(|entry| entry.takes(Complement::Subject));
                if operator != Operator::Nothing && (!direct || found.passive || subjective) {
                    frame.links.push(Link::Governor { operator, place: Place::After, level: Level::of(found), at });
                }
                return;
            }
            // "the truce Moscow helped establish in February": a relative clause without its pronoun.
            Tag::Name | Tag::Pron if at == head + 1 && frame.determiner.is_some() => {
                let verb = (at + 1..clause.words.len().min(at + 4)).find(|&at| clause.tag_at(at) == Tag::Verb);
                let group = verb.and_then(|at| clause.word(at).group);
                let Some(found) = group.and_then(|group| clause.groups.get(group as usize)) else { return };
                let (operator, at) = deed(clause, found);
                let object = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Object)) || at == found.main;
                let taken = matches!(clause.tag_at(at + 1), Tag::Det | Tag::Name | Tag::Pron | Tag::Noun | Tag::Comp);
                let made = matches!(
                    operator,
                    Operator::Agree | Operator::Broker | Operator::Announce | Operator::Negotiate | Operator::Offer
                );
                if made && object && !taken && found.shape == Shape::Finite {
                    frame.links.push(Link::Governor { operator, place: Place::After, level: Level::of(found), at });
                }
                return;
            }
            Tag::Verb if clause.is_any(at, &["nearing", "approaching", "facing"]) => {
                // "a ceasefire nearing complete collapse"
                let collapses = (at + 1..at + 4).any(|at| clause.operator(at) == Operator::Collapse);
                if collapses {
                    let level = Level { mood: Mood::Possible, ..Level::FACT };
                    frame.links.push(Link::Governor { operator: Operator::Collapse, place: Place::After, level, at });
                }
                return;
            }
            Tag::Verb => {
                let Some(found) = word.group.and_then(|group| clause.groups.get(group as usize)) else { return };
                let bare = found.words.len() == 1
                    && matches!(found.shape, Shape::Participle | Shape::Finite)
                    && (found.past || found.shape == Shape::Participle);
                // "a ceasefire called by the rebels' leader"
                let called = clause.lemma(found.main) == "call";
                let operator = if called { Operator::Announce } else { clause.operator(found.main) };
                let object = clause.entry(found.main).is_some_and(|entry| entry.takes(Complement::Object))
                    || operator == Operator::Agree
                    || called;
                // Only a reduced relative: the phrase has another verb, before or after it.
                let taken = matches!(clause.tag_at(found.main + 1), Tag::Det | Tag::Name | Tag::Pron);
                let governed = finite_right(clause, found.main).is_some()
                    || frame.start > 0
                        && clause
                            .groups
                            .iter()
                            .any(|group| group.shape == Shape::Finite && group.words.end <= frame.start)
                        && left(clause, frame.start).is_some_and(|l| {
                            matches!(
                                clause.tag_at(l),
                                Tag::Verb | Tag::Prep | Tag::To | Tag::Conj | Tag::Have | Tag::Be
                            )
                        });
                let lives = matches!(
                    operator,
                    Operator::Begin
                        | Operator::Continue
                        | Operator::End
                        | Operator::Collapse
                        | Operator::Hold
                        | Operator::Remain
                );
                if bare && !lives && operator != Operator::Nothing && object && governed && !taken {
                    let level = Level { past: true, passive: true, ..Level::FACT };
                    frame.links.push(Link::Governor { operator, place: Place::After, level, at: found.main });
                }
                return;
            }
            Tag::Prep => prepositional += 1,
            Tag::Noun | Tag::Name | Tag::Det | Tag::Adj | Tag::Num | Tag::Time | Tag::Quote | Tag::Adv => {}
            Tag::Conj if prepositional > 0 => {}
            Tag::Comma if clause.is(at + 1, "which") => {}
            Tag::Comma if at <= head + 5 && aside(clause, head).is_some() => {}
            _ => return,
        }
        at += 1;
    }
}

/// What a verb group does to its object, and with which verb: "helped establish" brokers, "brought about" too.
fn deed(clause: &Clause, group: &Group) -> (Operator, usize) {
    let main = group.main;
    let brings = |at: usize| clause.lemma(at) == "bring" && clause.is(at + 1, "about");
    if matches!(clause.lemma(main), "help" | "manage") {
        let next = (main + 1..main + 4).find(|&at| clause.tag_at(at) == Tag::Verb);
        if let Some(at) = next
            && (brings(at) || matches!(clause.operator(at), Operator::Agree | Operator::Broker | Operator::Negotiate))
        {
            return (Operator::Broker, at);
        }
    }
    if brings(main) {
        return (Operator::Broker, main);
    }
    if clause.tag_at(main + 1) == Tag::To && matches!(clause.operator(main), Operator::Begin | Operator::Continue) {
        // "a truce that has begun to calm the markets"
        return (Operator::Nothing, main);
    }
    (clause.operator(main), main)
}
