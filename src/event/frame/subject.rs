//! The verb whose subject an event is.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::{Frame, Level, Link, Node, Place, governor, right};

/// The verb whose subject the noun phrase is.
pub(in crate::event) fn subject(text: &str, clause: &Clause, head: usize, frame: &mut Frame) -> Option<Node> {
    let group = finite_right(text, clause, head)?;
    let found = clause.groups.get(group as usize)?;
    // "is due to take effect", "is expected to end"
    if let Some((operator, mood, at)) = ahead(text, clause, found) {
        let level = Level { mood, passive: false, ..Level::of(found) };
        frame.links.push(Link::Governor { operator, place: Place::Subject, level, at });
        return Some(Node::Verb(group));
    }
    // "broke down", "fell apart"
    let apart = matches!(clause.lemma(found.main), "break" | "fall" | "come")
        && clause.is_any(text, found.main + 1, &["down", "apart", "through"]);
    if apart && !found.passive {
        let level = Level::of(found);
        frame.links.push(Link::Governor { operator: Operator::Collapse, place: Place::Subject, level, at: found.main });
        return Some(Node::Verb(group));
    }
    // "was put on hold", "lies in ruins", "are false"
    let near = |words: &[&str]| (found.main + 1..found.main + 4).any(|at| clause.is_any(text, at, words));
    let idiom = match clause.lemma(found.main) {
        "put" if near(&["hold", "ice"]) => Some(Operator::Halt),
        "lie" if near(&["ruins", "tatters", "shreds", "shambles"]) => Some(Operator::Collapse),
        _ if clause.tag_at(found.main) == Tag::Be
            && near(&["false", "untrue", "baseless", "fabricated", "unfounded"]) =>
        {
            Some(Operator::Deny)
        }
        _ => None,
    };
    if let Some(operator) = idiom {
        frame.links.push(Link::Governor { operator, place: Place::Subject, level: Level::of(found), at: found.main });
        return Some(Node::Verb(group));
    }
    // "got under way"
    let way = ["underway", "under-way", "way"];
    if matches!(clause.lemma(found.main), "get")
        && (found.main + 1..found.main + 3).any(|at| clause.is_any(text, at, &way))
    {
        let level = Level::of(found);
        frame.links.push(Link::Governor { operator: Operator::Begin, place: Place::Subject, level, at: found.main });
        return Some(Node::Verb(group));
    }
    // "a cease-fire took effect", "came into force".
    let effect = ["effect", "force", "place", "hold", "root"];
    let takes = matches!(clause.lemma(found.main), "take" | "come" | "go" | "enter");
    let idiom = (found.main + 1..found.main + 4).find(|&at| clause.is_any(text, at, &effect));
    let operator = match (takes, idiom) {
        (true, Some(at)) if clause.is(text, at, "place") => Operator::Nothing,
        (true, Some(_)) => Operator::Begin,
        _ if clause.tag_at(found.main) == Tag::Be => {
            // "is over", "is dead", "is holding", "in place", "in tatters", "under way".
            let end = (found.main + 4).min(clause.words.len());
            let any = |words: &[&str]| (found.main + 1..end).any(|at| clause.is_any(text, at, words));
            if any(&["verge", "brink", "near", "close", "risk", "danger"])
                && (found.main..clause.words.len()).any(|at| clause.operator(at) == Operator::Collapse)
            {
                let level = Level { mood: Mood::Possible, ..Level::of(found) };
                frame.links.push(Link::Governor {
                    operator: Operator::Collapse,
                    place: Place::Subject,
                    level,
                    at: found.main,
                });
                return None;
            }
            if any(&["over", "off"]) && !clause.is(text, found.main + 1, "far") {
                Operator::End
            } else if any(&["dead", "tatters", "jeopardy", "shreds"]) {
                Operator::Collapse
            } else if any(&["place", "effect", "force", "underway", "way", "progress"]) {
                Operator::Continue
            } else {
                Operator::Nothing
            }
        }
        _ => {
            let inner = !frame.links.is_empty();
            let node = governor(clause, found.main, Place::Subject, frame);
            let event = matches!(
                clause.lemma(found.main),
                "happen" | "occur" | "take" | "come" | "go" | "materialise" | "materialize"
            );
            if let Some(Link::Governor { operator: Operator::Nothing, level, .. }) = frame.links.last_mut()
                && !event
            {
                // What another verb denies of it is not that it happened.
                level.negated = false;
                if inner {
                    return None;
                }
            }
            return node.map(|_| Node::Verb(group));
        }
    };
    let mut level = Level::of(found);
    let governed =
        frame.links.iter().any(|link| matches!(link, Link::Governor { place: Place::Complement | Place::Object, .. }));
    if operator == Operator::Nothing && governed {
        level.negated = false;
    }
    frame.links.push(Link::Governor { operator, place: Place::Subject, level, at: found.main });
    Some(Node::Verb(group))
}

/// What a subject is due, set or expected to do, how surely, and the word that says so.
fn ahead(text: &str, clause: &Clause, group: &Group) -> Option<(Operator, Mood, usize)> {
    let word = if clause.tag_at(group.main) == Tag::Be { right(clause, group.words.end - 1)? } else { group.main };
    let mood = match (clause.tag_at(word), clause.operator(word)) {
        (Tag::Adj, Operator::Plan | Operator::Schedule) => Mood::Will,
        (Tag::Verb, Operator::Plan | Operator::Schedule | Operator::Expect) if group.passive => Mood::Will,
        (Tag::Adj, Operator::Likely | Operator::Unlikely) => Mood::Possible,
        _ => return None,
    };
    let to = right(clause, word).filter(|&at| clause.tag_at(at) == Tag::To)?;
    let verb = (to + 1..to + 4).find(|&at| clause.tag_at(at) == Tag::Verb)?;
    let effect = (verb + 1..verb + 4).any(|at| clause.is_any(text, at, &["effect", "force", "hold"]));
    let operator = match clause.lemma(verb) {
        "take" | "come" | "go" | "enter" if effect => Operator::Begin,
        _ if clause.entry(verb).is_some_and(|entry| entry.complements.has("subj"))
            || clause.tag_at(verb - 1) == Tag::Be =>
        {
            clause.operator(verb)
        }
        _ => return None,
    };
    (operator != Operator::Nothing).then_some((operator, mood, verb))
}

/// The finite verb group to the right of a noun phrase that it is the subject of.
pub(crate) fn finite_right(text: &str, clause: &Clause, head: usize) -> Option<u16> {
    let mut at = head + 1;
    let mut relative = false;
    while at < clause.words.len() {
        let word = clause.word(at);
        if let Some(group) = word.group {
            let found = clause.groups.get(group as usize)?;
            if relative {
                relative = false;
            } else if found.shape == Shape::Finite {
                let bare = found.words.len() == 1 && clause.tag_at(found.main) == Tag::Verb && found.past;
                // "said the two agreed": a subject of its own stands before the next verb.
                let subject = matches!(clause.tag_at(found.words.end), Tag::Det | Tag::Name | Tag::Pron | Tag::Noun)
                    || matches!(
                        clause.operator(found.main),
                        Operator::Say | Operator::Reveal | Operator::Tell | Operator::Believe
                    );
                let next = !subject
                    && (found.words.end..clause.words.len())
                        .take_while(|&at| {
                            !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Conj | Tag::Rel | Tag::Comma)
                        })
                        .find_map(|at| clause.word(at).group)
                        .and_then(|next| clause.groups.get(next as usize))
                        .is_some_and(|next| next.shape == Shape::Finite && !next.joined);
                let took = clause.lemma(found.main) == "take" && clause.is(text, found.main + 1, "hold");
                if !(bare && next) || took {
                    return Some(group);
                }
            } else if found.shape == Shape::Infinitive && clause.tag_at(at) == Tag::To {
                // A headline's "to": "Russia to withdraw".
                if at == head + 1 && clause.word(head).tag == Tag::Name {
                    return Some(group);
                }
            }
            at = found.words.end.max(at + 1);
            continue;
        }
        match word.tag {
            Tag::Stop if !clause.is_any(text, at, &["(", ")", "-", "–", "—"]) => return None,
            Tag::Rel => relative = true,
            Tag::Comp if clause.is(text, at, "that") => relative = true,
            Tag::Comp => return None,
            _ => {}
        }
        at += 1;
    }
    None
}
