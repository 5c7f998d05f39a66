//! What governs a noun: the verb, preposition or copula before it, or the verb that it is the subject of.

use crate::event::clause::lexeme::{Complement, Form, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Shape, Tag};
use crate::event::frame::idiom;
use crate::event::frame::preposition::preposition;
use crate::event::frame::relative::after;
use crate::event::frame::subject::{finite_right, subject};
use crate::event::frame::{Frame, Level, Link, Node, Place, governor, left, right};

/// First word of the noun phrase whose head is at `head`.
pub(crate) fn phrase_start(clause: &Clause, head: usize) -> usize {
    let mut start = head;
    for back in (0..head).rev() {
        match clause.tag_at(back) {
            Tag::Det => {
                start = back;
                // "all of the", "both the"
                break;
            }
            Tag::Adj | Tag::Noun | Tag::Name | Tag::Num => start = back,
            Tag::Quote => {}
            Tag::Adv if back > 0 && matches!(clause.tag_at(back - 1), Tag::Det | Tag::Adj) => start = back,
            Tag::Time if modifies(clause, back) => start = back,
            Tag::Conj if joins_modifiers(clause, back) => start = back,
            Tag::Comma if back > 0 && clause.tag_at(back - 1) == Tag::Adj && clause.tag_at(back + 1) == Tag::Adj => {
                start = back
            }
            _ => break,
        }
    }
    start
}

/// "the February 2002 truce", "last year's withdrawal", "their three-month ceasefire": a time within a noun phrase.
fn modifies(clause: &Clause, at: usize) -> bool {
    let mut last = at;
    while clause.tag_at(last + 1) == Tag::Time && last + 1 < clause.words.len() {
        last += 1;
    }
    let first = (0..at).rev().take_while(|&back| clause.tag_at(back) == Tag::Time).last().unwrap_or(at);
    let form = clause.form(last);
    // "a unilateral Christmas ceasefire"
    let described = (0..first).rev().find(|&back| !matches!(clause.tag_at(back), Tag::Adj | Tag::Num));
    let after_determiner = described.is_some_and(|before| clause.tag_at(before) == Tag::Det);
    let compound =
        clause.text.get(clause.word(first).span.start..clause.word(last).span.end).is_some_and(|all| all.contains('-'));
    matches!(clause.tag_at(last + 1), Tag::Noun | Tag::Adj | Tag::Name)
        && (clause.word(last).possessive || after_determiner || compound || form.ends_with("'s"))
}

/// "US and British troops", "fragile and partial truce".
fn joins_modifiers(clause: &Clause, conj: usize) -> bool {
    conj > 0 && matches!((clause.tag_at(conj - 1), clause.tag_at(conj + 1)), (Tag::Adj, Tag::Adj))
}

pub(in crate::event) fn noun(clause: &Clause, head: usize, frame: &mut Frame, first: bool) -> Option<Node> {
    // "ceasefire violations", "the truce's collapse": the nouns after it govern it.
    let mut last = head;
    while matches!(clause.tag_at(last + 1), Tag::Noun | Tag::Adj) && last + 1 < clause.words.len() {
        if clause.tag_at(last + 1) == Tag::Adj && clause.tag_at(last + 2) != Tag::Noun {
            break;
        }
        last += 1;
        let operator = clause.operator(last);
        if operator != Operator::Nothing && clause.tag_at(last) == Tag::Noun {
            frame.links.push(Link::Governor { operator, place: Place::Within, level: Level::FACT, at: last });
        }
    }
    let start = phrase_start(clause, head);
    let mut negated = false;
    let (mut definite, mut possessed, mut determiner) = (false, false, None);
    for at in start..head {
        let word = clause.word(at);
        possessed |= word.possessive && word.tag != Tag::Time;
        match word.tag {
            Tag::Det => {
                determiner = Some(at);
                negated |= clause.is_any(at, &["no", "neither"]);
                definite |= clause.is_any(at, &["the", "this", "that", "these", "those"]);
                possessed |= clause.is_any(at, &["his", "her", "its", "their", "our", "your", "my"]);
            }
            Tag::Adj if first => {
                let operator = clause.operator(at);
                // "an urgent call", "a vital truce": only as a predicate does it ask for one.
                if !matches!(operator, Operator::Nothing | Operator::Demand) {
                    frame.links.push(Link::Governor { operator, place: Place::Within, level: Level::FACT, at });
                }
            }
            _ => {}
        }
    }
    if first {
        (frame.start, frame.head, frame.determiner) = (start, last, determiner);
        (frame.definite, frame.possessed) = (definite, possessed);
        frame.any = determiner.is_some_and(|at| clause.is(at, "any"));
        let times = start..head;
        frame.dated =
            times.clone().any(|at| clause.tag_at(at) == Tag::Time && (definite || clause.word(at).possessive))
                && times.clone().all(|at| !clause.form(at).contains('-'));
        // "with the truce over"
        let with = left(clause, start).is_some_and(|at| clause.is(at, "with"));
        if with && clause.is_any(last + 1, &["over", "dead", "off", "finished", "ended"]) {
            let level = Level::FACT;
            frame.links.push(Link::Governor { operator: Operator::End, place: Place::Within, level, at: last + 1 });
        }
        if let Some((operator, mood)) = idiom::of_predicate(clause, last) {
            let level = Level { mood: mood.unwrap_or(Level::FACT.mood), ..Level::FACT };
            frame.links.push(Link::Governor { operator, place: Place::Within, level, at: last + 2 });
        }
        after(clause, last, frame);
    }
    if first {
        frame.negated |= negated;
    } else if negated && let Some(Link::Governor { level, .. }) = frame.links.last_mut() {
        level.negated = true;
    }
    let Some(l) = left(clause, start) else { return subject(clause, last, frame) };
    // "accepted, within hours of each other, the truce"
    let beyond_aside = || {
        let open = Some(before_aside(clause, start)).filter(|&open| open < start && determiner.is_some());
        open.and_then(|open| left(clause, open)).filter(|&at| {
            let object = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Object));
            object && clause.tag_at(at) == Tag::Verb && clause.operator(at) != Operator::Nothing
        })
    };
    // "offered the rebels a truce", "brought Liberia a ceasefire"
    let given = || {
        let whom = (l + 1 == start && determiner == Some(start)).then(|| phrase_start(clause, l))?;
        let gives = |at: &usize| {
            let lemma = clause.lemma(*at);
            matches!(lemma, "bring" | "give" | "grant" | "offer" | "promise" | "win" | "buy" | "deny")
        };
        left(clause, whom).filter(|&at| clause.tag_at(at) == Tag::Verb).filter(gives)
    };
    let across = match clause.tag_at(l) {
        Tag::Comma => beyond_aside(),
        Tag::Pron if clause.is(l, "there") => None,
        Tag::Name | Tag::Noun | Tag::Pron => given(),
        _ => None,
    };
    if let Some(verb) = across {
        return governor(clause, verb, Place::Object, frame);
    }
    match clause.tag_at(l) {
        Tag::Prep => preposition(clause, l, frame),
        Tag::Verb => {
            // "meant the ceasefire had been scrapped": the phrase is the subject of what was meant.
            let that = clause.entry(l).is_some_and(|entry| entry.takes(Complement::That));
            let ahead = finite_right(clause, last).and_then(|group| clause.groups.get(group as usize));
            let near = ahead.is_some_and(|group| {
                // "said no call between Moon and Trump was planned"
                let names = |at: usize| {
                    let name = |at: usize| matches!(clause.tag_at(at), Tag::Name | Tag::Noun);
                    name(at - 1) && name(at + 1)
                };
                (last + 1..group.words.start).all(|at| match clause.tag_at(at) {
                    Tag::Conj => names(at),
                    // "said the departure from the posts, A and B, would …"
                    Tag::Comma => clause.operator(l) == Operator::Say,
                    tag => !matches!(tag, Tag::Comma | Tag::Rel | Tag::Comp),
                }) && (group.words.len() > 1 || !clause.entry(l).is_some_and(|entry| entry.takes(Complement::Object)))
            });
            if that && near {
                return subject(clause, last, frame);
            }
            // "declared what they called a truce"
            let called = matches!(clause.lemma(l), "call" | "describe" | "term" | "dub");
            let what = called.then(|| (l.saturating_sub(4)..l).rev().find(|&at| clause.is(at, "what"))).flatten();
            if let Some(outer) = what.and_then(|what| left(clause, what)) {
                return match clause.tag_at(outer) {
                    Tag::Verb => governor(clause, outer, Place::Object, frame),
                    Tag::Prep => preposition(clause, outer, frame),
                    _ => None,
                };
            }
            if let Some(group) = raised(clause, l, last, frame) {
                return Some(Node::Verb(group));
            }
            let node = governor(clause, l, Place::Object, frame);
            // "set the withdrawal of troops as a condition"
            let terms = (last + 1..clause.words.len().min(last + 14)).any(|at| {
                clause.is(at, "as")
                    && (at + 1..at + 4).any(|at| matches!(clause.lemma(at), "condition" | "precondition" | "demand"))
            });
            if terms && let Some(Link::Governor { operator, .. }) = frame.links.last_mut() {
                *operator = Operator::Demand;
            }
            // "declared the truce over", "put the pullout on hold"
            if let Some((said, mood)) = idiom::of_object(clause, l, last)
                && let Some(Link::Governor { operator, level, .. }) = frame.links.last_mut()
            {
                *operator = said;
                level.mood = mood.unwrap_or(level.mood);
            }
            node
        }
        Tag::Be => {
            // "beat what looked to be a retreat"
            let looks = (l.saturating_sub(3)..l).any(|at| matches!(clause.lemma(at), "look" | "seem" | "appear"));
            let what = (l.saturating_sub(4)..l).rev().find(|&at| looks && clause.is(at, "what"));
            if let Some(outer) = what.and_then(|what| left(clause, what)).filter(|&at| clause.tag_at(at) == Tag::Verb) {
                return governor(clause, outer, Place::Object, frame);
            }
            let group = clause.word(l).group?;
            let found = clause.groups.get(group as usize)?;
            let level = Level::of(found);
            // "the goal is a ceasefire", "there is a ceasefire".
            let operator = aim(clause, found.words.start);
            frame.links.push(Link::Governor { operator, place: Place::Predicate, level, at: l });
            Some(Node::Verb(group))
        }
        // "was going to do a ceasefire"; not "Does the withdrawal violate …?"
        Tag::Have | Tag::Do if l > 0 || !clause.question => {
            let group = clause.word(l).group?;
            let level = Level::of(clause.groups.get(group as usize)?);
            frame.links.push(Link::Governor { operator: Operator::Nothing, place: Place::Object, level, at: l });
            Some(Node::Verb(group))
        }
        Tag::Neg if left(clause, l).is_some_and(|before| clause.tag_at(before) == Tag::Be) => {
            let group = clause.word(left(clause, l)?).group?;
            let level = Level::of(clause.groups.get(group as usize)?);
            frame.links.push(Link::Governor { operator: Operator::Nothing, place: Place::Predicate, level, at: l });
            Some(Node::Verb(group))
        }
        Tag::Neg => {
            frame.negated = true;
            let before = left(clause, l)?;
            (clause.tag_at(before) == Tag::Verb).then(|| governor(clause, before, Place::Object, frame)).flatten()
        }
        Tag::Conj | Tag::Comma => {
            let next = right(clause, last).and_then(|next| clause.word(next).group);
            let own = next
                .and_then(|next| clause.groups.get(next as usize))
                .is_some_and(|group| group.shape == Shape::Finite && !group.joined);
            if own {
                return subject(clause, last, frame);
            }
            coordinated(clause, l, frame).or_else(|| subject(clause, last, frame))
        }
        _ => subject(clause, last, frame),
    }
}

/// "expect the truce to last", "let the ceasefire collapse": the phrase is the subject of the infinitive that the verb governs.
fn raised(clause: &Clause, verb: usize, last: usize, frame: &mut Frame) -> Option<u16> {
    let to = right(clause, last).filter(|&at| clause.tag_at(at) == Tag::To)?;
    let index = clause.word(to).group?;
    let group = clause.groups.get(index as usize)?;
    let takes = clause.entry(verb).is_some_and(|entry| entry.takes(Complement::Infinitive));
    let lives = clause.entry(group.main).is_some_and(|entry| entry.takes(Complement::Subject));
    let operator = clause.operator(group.main);
    (takes && lives && operator != Operator::Nothing).then(|| {
        frame.links.push(Link::Governor { operator, place: Place::Subject, level: Level::of(group), at: group.main });
        index
    })
}

/// What the subject of a copula that begins at `start` makes of its predicate: "the goal is a ceasefire".
fn aim(clause: &Clause, start: usize) -> Operator {
    let subject = (0..before_aside(clause, start))
        .rev()
        .take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Be))
        .filter(|&at| {
            clause.tag_at(at) == Tag::Noun && clause.operator(at) != Operator::Nothing && !clause.word(at).possessive
        })
        .last();
    // "What they want is a truce"
    let what = || {
        let what = (0..start).rev().find(|&at| clause.is_any(at, &["what", "all"]))?;
        let asks = |&at: &usize| clause.tag_at(at) == Tag::Verb && clause.operator(at) == Operator::Demand;
        (what..start).find(asks)
    };
    subject.or_else(what).map_or(Operator::Nothing, |at| clause.operator(at))
}

/// Where the words before `at` end once an aside between commas is left out: "its goal, as it has often said, is …".
pub(in crate::event) fn before_aside(clause: &Clause, at: usize) -> usize {
    let Some(close) = left(clause, at).filter(|&close| clause.tag_at(close) == Tag::Comma) else { return at };
    let open =
        (0..close).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop).find(|&at| clause.tag_at(at) == Tag::Comma);
    let Some(open) = open else { return at };
    let next = clause.word(open + 1);
    let aside = match next.tag {
        Tag::Rel | Tag::Det | Tag::Name | Tag::Comp | Tag::Prep | Tag::Num | Tag::Have | Tag::Time => true,
        Tag::Verb => next.form != Form::Base,
        _ => false,
    };
    if aside { open } else { at }
}

/// The governor of the phrase that this one is joined to.
pub(in crate::event) fn coordinated(clause: &Clause, conj: usize, frame: &mut Frame) -> Option<Node> {
    let mut at = conj;
    while at > 0 {
        at -= 1;
        let word = clause.word(at);
        match word.tag {
            Tag::Noun if word.class == NounClass::Event => return noun(clause, at, frame, false),
            Tag::Prep => {
                let before = left(clause, at)?;
                let licensed = clause
                    .entry(before)
                    .is_some_and(|entry| entry.operator != Operator::Nothing && entry.takes_word(clause.form(at)));
                if licensed {
                    return governor(clause, before, Place::Complement, frame);
                }
            }
            Tag::Verb => {
                let entry = clause.entry(at)?;
                if entry.operator != Operator::Nothing && entry.takes(Complement::Object) {
                    return governor(clause, at, Place::Object, frame);
                }
                return None;
            }
            Tag::Stop | Tag::Comp => return None,
            _ => {}
        }
    }
    None
}
