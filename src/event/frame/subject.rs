//! The verb whose subject an event is.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::idiom;
use crate::event::frame::{Frame, Level, Link, Node, Place, governor, right};

/// The verb whose subject the noun phrase is.
pub(in crate::event) fn subject(clause: &Clause, head: usize, frame: &mut Frame) -> Option<Node> {
    let group = finite_right(clause, head)?;
    let found = clause.groups.get(group as usize)?;
    // "is due to take effect", "is expected to end"
    if let Some((operator, mood, at)) = ahead(clause, found) {
        let failed = clause.operator(found.main) == Operator::Fail;
        let level = Level::of(found);
        let level = Level { mood, passive: false, negated: level.negated ^ failed, ..level };
        frame.links.push(Link::Governor { operator, place: Place::Subject, level, at });
        return Some(Node::Verb(group));
    }
    let governed =
        frame.links.iter().any(|link| matches!(link, Link::Governor { place: Place::Complement | Place::Object, .. }));
    let quality = || quality(clause, found);
    if let Some((operator, mut level)) = idiom::of_subject(clause, found).or_else(quality) {
        if operator == Operator::Nothing && governed {
            level.negated = false;
        }
        frame.links.push(Link::Governor { operator, place: Place::Subject, level, at: found.main });
        return Some(Node::Verb(group));
    }
    if clause.tag_at(found.main) == Tag::Be {
        // "is not an option": what it is not is not that it was not.
        let level = Level { negated: false, ..Level::of(found) };
        let operator = Operator::Nothing;
        frame.links.push(Link::Governor { operator, place: Place::Subject, level, at: found.main });
        return Some(Node::Verb(group));
    }
    let inner = !frame.links.is_empty();
    let node = governor(clause, found.main, Place::Subject, frame);
    let event =
        matches!(clause.lemma(found.main), "happen" | "occur" | "take" | "come" | "go" | "materialise" | "materialize");
    // "A truce froze the front", "a truce has let the trucks through"
    let idle = matches!(
        clause.lemma(found.main),
        "seem" | "appear" | "remain" | "prove" | "look" | "become" | "need" | "require" | "take" | "sound" | "mean"
    );
    let done = found.mood == Mood::Fact && (found.past || found.perfect) && !found.negated && !found.passive;
    frame.acts = !inner && !idle && !event && done && clause.tag_at(found.main) == Tag::Verb;
    if let Some(Link::Governor { operator: Operator::Nothing, level, .. }) = frame.links.last_mut()
        && !event
    {
        // What another verb denies of it is not that it happened.
        level.negated = false;
        if inner {
            return None;
        }
    }
    node.map(|_| Node::Verb(group))
}

/// "is essential", "is still possible", "appears close", "is a precondition": a word that says how sure its subject is.
fn quality(clause: &Clause, group: &Group) -> Option<(Operator, Level)> {
    let copula = clause.tag_at(group.main) == Tag::Be
        || matches!(clause.lemma(group.main), "appear" | "seem" | "look" | "remain" | "become");
    let next = right(clause, group.words.end - 1).filter(|_| copula)?;
    // "is one of the demands"
    let one = clause.is(next, "one") && clause.is(next + 1, "of");
    let next = if one { next + 2 } else { next };
    let inside = |at: usize| {
        matches!(clause.tag_at(at), Tag::Det | Tag::Adj | Tag::Noun)
            || clause.tag_at(at) == Tag::Name && clause.word(at).possessive
    };
    let word = (next..next + 4).take_while(|&at| inside(at)).find(|&at| clause.operator(at) != Operator::Nothing)?;
    let operator = clause.operator(word);
    let noun = clause.tag_at(word) == Tag::Noun;
    let sure = match operator {
        Operator::Demand | Operator::Aim => true,
        Operator::Offer => !noun || one,
        Operator::Likely | Operator::Unlikely | Operator::Plan => !noun,
        _ => false,
    };
    let condition = matches!(clause.lemma(word), "condition" | "precondition");
    let operator = if condition { Operator::Demand } else { operator };
    sure.then(|| (operator, Level::of(group)))
}

/// What a subject is due, set or expected to do, how surely, and the word that says so.
fn ahead(clause: &Clause, group: &Group) -> Option<(Operator, Mood, usize)> {
    let word = if clause.tag_at(group.main) == Tag::Be { right(clause, group.words.end - 1)? } else { group.main };
    let mood = match (clause.tag_at(word), clause.operator(word)) {
        (Tag::Adj, Operator::Plan | Operator::Schedule) => Mood::Will,
        (Tag::Verb, Operator::Plan | Operator::Schedule | Operator::Expect) if group.passive => Mood::Will,
        (Tag::Verb, Operator::Fail) => group.mood,
        (Tag::Adj, Operator::Likely | Operator::Unlikely) => Mood::Possible,
        _ => return None,
    };
    let to = right(clause, word).filter(|&at| clause.tag_at(at) == Tag::To)?;
    let verb = (to + 1..to + 4).find(|&at| clause.tag_at(at) == Tag::Verb)?;
    let effect = (verb + 1..verb + 4).any(|at| clause.is_any(at, &["effect", "force", "hold"]));
    let own = clause.group_at(verb);
    if let Some((operator, _)) = own.and_then(|own| idiom::of_subject(clause, own)) {
        return (operator != Operator::Nothing).then_some((operator, mood, verb));
    }
    let operator = match clause.lemma(verb) {
        "take" | "come" | "go" | "enter" if effect => Operator::Begin,
        _ if clause.entry(verb).is_some_and(|entry| entry.takes(Complement::Subject))
            || clause.tag_at(verb - 1) == Tag::Be =>
        {
            clause.operator(verb)
        }
        _ => return None,
    };
    (operator != Operator::Nothing).then_some((operator, mood, verb))
}

/// Where a participle between commas ends: "the truce, agreed in Jeddah, is to begin".
pub(in crate::event) fn aside(clause: &Clause, head: usize) -> Option<usize> {
    let comma = Some(head + 1).filter(|&comma| clause.tag_at(comma) == Tag::Comma)?;
    // "a truce, the fifth, agreed on Sunday, …"
    let close = (comma + 2..comma + 5).find(|&close| clause.tag_at(close) == Tag::Comma);
    let inside = |at: usize| matches!(clause.tag_at(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Num);
    if let Some(close) = close.filter(|&close| (comma + 1..close).all(inside)) {
        return aside(clause, close - 1);
    }
    let verb = right(clause, comma)?;
    let group = clause.group_at(verb)?;
    let participle = group.words.start == verb && group.words.len() == 1 && group.past;
    let close = (verb + 1..clause.words.len()).find(|&at| matches!(clause.tag_at(at), Tag::Comma | Tag::Stop))?;
    let next = right(clause, close)?;
    let finite = clause.group_at(next);
    let follows = finite.is_some_and(|finite| finite.shape == Shape::Finite && finite.words.start == next);
    (participle && follows && clause.tag_at(close) == Tag::Comma).then_some(next)
}

/// The finite verb group to the right of a noun phrase that it is the subject of.
pub(crate) fn finite_right(clause: &Clause, head: usize) -> Option<u16> {
    let mut at = aside(clause, head).unwrap_or(head + 1);
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
                            // "signed by Yeltsin and Snegur has been respected"
                            let names = clause.tag_at(at - 1) == Tag::Name && clause.tag_at(at + 1) == Tag::Name;
                            clause.tag_at(at) == Tag::Conj && names
                                || !matches!(
                                    clause.tag_at(at),
                                    Tag::Stop | Tag::Comp | Tag::Conj | Tag::Rel | Tag::Comma
                                )
                        })
                        .find_map(|at| clause.word(at).group)
                        .and_then(|next| clause.groups.get(next as usize))
                        .is_some_and(|next| next.shape == Shape::Finite && !next.joined);
                let took = clause.lemma(found.main) == "take" && clause.is(found.main + 1, "hold");
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
            Tag::Stop if !clause.is_any(at, &["(", ")", "-", "–", "—"]) => return None,
            Tag::Rel => relative = true,
            Tag::Comp if clause.is(at, "that") => relative = true,
            Tag::Comp => return None,
            _ => {}
        }
        at += 1;
    }
    None
}
