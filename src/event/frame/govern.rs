//! What governs a verb: the word that its infinitive, gerund or clause depends on.

use crate::event::clause::lexeme::{Complement, Form};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::noun::{before_aside, phrase_start};
use crate::event::frame::preposition::{adjective, preposition, setting};
use crate::event::frame::{Frame, Level, Link, Node, Place, Setting, governor, left, right};

pub(in crate::event) fn verb(clause: &Clause, group: u16, frame: &mut Frame) -> Option<Node> {
    let found = clause.groups.get(group as usize)?;
    let mut start = found.words.start;
    // A joined verb stands in the place of the one it is joined to.
    if found.joined {
        let mate = clause.groups[..group as usize].iter().rev().find(|mate| {
            let third = clause.word(found.main).form == Form::Third && clause.word(mate.main).form != Form::Third;
            mate.shape == found.shape && mate.mood == found.mood && !mate.joined && !third
        })?;
        start = mate.words.start;
    }
    let l = left(clause, start);
    // "despite having called a truce"
    if clause.is(start, "having")
        && let Some(prep) = l.filter(|&l| clause.tag_at(l) == Tag::Prep)
    {
        return preposition(clause, prep, frame);
    }
    match found.shape {
        Shape::Infinitive
            if start > 0
                && clause.is(start - 1, "only")
                && left(clause, start - 1).is_some_and(|at| clause.tag_at(at) == Tag::Comma) =>
        {
            // "tried to storm the town, only to retreat"
            frame.links.push(Link::Governor {
                operator: Operator::Cause,
                place: Place::Complement,
                level: Level::FACT,
                at: start,
            });
            None
        }
        Shape::Infinitive => infinitive(clause, start, frame),
        Shape::Gerund => match l.map(|l| clause.tag_at(l)) {
            Some(Tag::Prep) => preposition(clause, l?, frame),
            Some(Tag::Comp) if !clause.is(l?, "that") => {
                frame.links.push(Link::Setting(setting(clause, l?)));
                None
            }
            Some(Tag::Verb)
                if !clause
                    .entry(l?)
                    .is_some_and(|entry| entry.operator == Operator::Say && !entry.takes(Complement::Gerund)) =>
            {
                governor(clause, l?, Place::Complement, frame)
            }
            Some(Tag::Noun | Tag::Name | Tag::Pron | Tag::Adj) => {
                // "with troops pulling back"
                let with =
                    left(clause, phrase_start(clause, l?)).is_some_and(|at| clause.is_any(at, &["with", "amid"]));
                if with {
                    // "Towns would change hands, with units being withdrawn."
                    let host =
                        clause.groups.iter().rfind(|host| host.shape == Shape::Finite && host.words.end <= start);
                    let open = host.is_some_and(|host| host.mood != Mood::Fact);
                    frame.links.push(Link::Setting(if open { Setting::Condition } else { Setting::Amid }));
                    return None;
                }
                witness(clause, l?, frame)
            }
            Some(Tag::Conj) => None,
            Some(Tag::Comma) if clause.operator(found.main) == Operator::Include => {
                let before = &clause.groups[..group as usize];
                let verbs = before.iter().filter(|host| clause.tag_at(host.main) == Tag::Verb);
                let finite = verbs.clone().rfind(|host| host.shape == Shape::Finite);
                let host = finite.or_else(|| verbs.clone().next_back())?;
                governor(clause, host.main, Place::Object, frame)
            }
            // "the rebels, retreating east, …", "…, abandoning the town"
            Some(Tag::Comma) if l.is_some_and(|comma| comma > 0) => {
                let before = clause.groups[..group as usize].iter().rfind(|host| host.shape == Shape::Finite);
                let subject = l.is_some_and(|comma| matches!(clause.tag_at(comma - 1), Tag::Noun | Tag::Name));
                let fact = |host: &&Group| host.mood == Mood::Fact && !host.negated;
                if before.filter(fact).is_some_and(|host| host.past) && frame.links.is_empty() {
                    let (operator, place, level) = (Operator::Cause, Place::Complement, Level::FACT);
                    frame.links.push(Link::Governor { operator, place, level, at: found.main });
                } else if before.is_none() && subject {
                    frame.links.push(Link::Setting(Setting::Amid));
                }
                None
            }
            _ => {
                let opens = l.is_none_or(|l| matches!(clause.tag_at(l), Tag::Stop | Tag::Comp))
                    || l.is_some_and(|l| clause.tag_at(l) == Tag::Verb);
                let host = clause.groups.get(group as usize + 1).filter(|next| opens && next.shape == Shape::Finite)?;
                let comma = (found.words.end..host.words.start).any(|at| clause.tag_at(at) == Tag::Comma);
                match host.mood {
                    _ if comma => {}
                    // "Leaving now would be a mistake", "leaving was a mistake".
                    Mood::Will | Mood::Would | Mood::Possible => {
                        frame.links.push(Link::Setting(Setting::Condition));
                        return None;
                    }
                    Mood::Fact if host.past && !host.negated => {
                        frame.links.push(Link::Setting(Setting::After));
                        return None;
                    }
                    _ => {}
                }
                frame.links.push(Link::Governor {
                    operator: Operator::Nothing,
                    place: Place::Subject,
                    level: Level::of(host),
                    at: host.main,
                });
                None
            }
        },
        Shape::Participle => {
            if counterfactual(clause, start) {
                frame.links.push(Link::Setting(Setting::Condition));
            }
            None
        }
        Shape::Finite => finite(clause, start, frame),
    }
}

/// "saw fighters withdraw(ing)".
fn witness(clause: &Clause, from: usize, frame: &mut Frame) -> Option<Node> {
    let mut at = Some(from);
    while let Some(here) = at {
        match clause.tag_at(here) {
            Tag::Verb => {
                let entry = clause.entry(here)?;
                return (entry.takes(Complement::Gerund))
                    .then(|| governor(clause, here, Place::Complement, frame))
                    .flatten();
            }
            // "no evidence of troops pulling back", "reports of fighters leaving"
            Tag::Prep if clause.is(here, "of") && at != Some(from) => {
                let noun = left(clause, here).filter(|&noun| {
                    clause.tag_at(noun) == Tag::Noun
                        && clause.operator(noun) != Operator::Nothing
                        && clause.entry(noun).is_some_and(|entry| entry.takes(Complement::Of))
                });
                if let Some(noun) = noun {
                    return governor(clause, noun, Place::Complement, frame);
                }
                at = left(clause, here);
            }
            Tag::Prep if clause.word(here).span.len() == 2 && at != Some(from) => at = left(clause, here),
            Tag::Stop | Tag::Comma | Tag::Comp | Tag::Prep | Tag::Be => return None,
            _ => at = left(clause, here),
        }
    }
    None
}

fn infinitive(clause: &Clause, start: usize, frame: &mut Frame) -> Option<Node> {
    let mut at = left(clause, start);
    // "called on it to stop the shelling *and to pull back*": governed as the one before.
    if let Some(conjunction) = at.filter(|&at| clause.tag_at(at) == Tag::Conj)
        && let before = clause.groups.partition_point(|mate| mate.words.end <= conjunction)
        && let Some(mate) = clause.groups[..before].iter().rfind(|mate| mate.shape != Shape::Gerund)
        && mate.shape == Shape::Infinitive
        && (mate.words.end..conjunction).all(|at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Rel))
    {
        return infinitive(clause, mate.words.start, frame);
    }
    let mut direct = true;
    while let Some(here) = at {
        let word = clause.word(here);
        let licenses = clause.entry(here).is_some_and(|entry| entry.takes(Complement::Infinitive));
        // "it is time for them to leave", "is about to leave"
        let time = clause.is(here, "time") && left(clause, here).is_some_and(|at| clause.tag_at(at) == Tag::Be);
        let about = direct && clause.is(here, "about") && here > 0 && clause.tag_at(here - 1) == Tag::Be;
        if time || about {
            let operator = if time { Operator::Demand } else { Operator::Plan };
            let group = left(clause, here).and_then(|at| clause.word(at).group);
            let level = group.and_then(|group| clause.groups.get(group as usize)).map_or(Level::FACT, Level::of);
            frame.links.push(Link::Governor { operator, place: Place::Complement, level, at: here });
            return group.map(Node::Verb);
        }
        match word.tag {
            Tag::Verb if licenses => {
                let seen = matches!(frame.links.last(), Some(Link::Governor { operator: Operator::Witness, .. }));
                let node = governor(clause, here, Place::Complement, frame);
                // "wants to negotiate a truce" demands nothing of others.
                if direct
                    && !seen
                    && matches!(clause.lemma(here), "want" | "like")
                    && let Some(Link::Governor { operator, .. }) = frame.links.last_mut()
                {
                    *operator = Operator::Offer;
                }
                return node;
            }
            // "gave them until Friday to withdraw"
            // "the accord gives them three months to leave"
            Tag::Verb
                if clause.lemma(here) == "give"
                    && (here..start).any(|at| {
                        clause.tag_at(at) == Tag::Time || clause.is_any(at, &["until", "ultimatum", "deadline", "time"])
                    }) =>
            {
                let group = word.group.and_then(|group| clause.groups.get(group as usize));
                let level = group.map_or(Level::FACT, Level::of);
                // "were given until Friday": a deadline, unless it is an ultimatum.
                let passive = group.is_some_and(|group| group.passive);
                let agreed = passive || (0..here).any(|at| clause.operator(at) == Operator::Agree);
                frame.links.push(Link::Governor {
                    operator: if agreed { Operator::Schedule } else { Operator::Demand },
                    place: Place::Complement,
                    level,
                    at: here,
                });
                return word.group.map(Node::Verb);
            }
            // "it took four days to reach a truce"
            Tag::Verb
                if clause.lemma(here) == "take"
                    && word.group.and_then(|group| clause.groups.get(group as usize)).is_some_and(|group| {
                        group.past
                            && group.mood == Mood::Fact
                            && left(clause, group.words.start).is_some_and(|at| clause.is(at, "it"))
                    }) =>
            {
                let (operator, place, level) = (Operator::Cause, Place::Complement, Level::FACT);
                frame.links.push(Link::Governor { operator, place, level, at: here });
                return None;
            }
            Tag::Verb => {
                // "pressure is growing on him to accept"
                let start =
                    word.group.and_then(|group| clause.groups.get(group as usize)).map_or(here, |g| g.words.start);
                let noun = left(clause, start).filter(|&at| {
                    clause.tag_at(at) == Tag::Noun
                        && clause.operator(at) == Operator::Demand
                        && clause.entry(at).is_some_and(|entry| entry.takes(Complement::Infinitive))
                });
                match noun {
                    Some(noun) if !direct => return governor(clause, noun, Place::Complement, frame),
                    _ => break,
                }
            }
            Tag::Adj if licenses && direct => return adjective(clause, here, frame),
            Tag::Noun if licenses && direct && clause.operator(here) != Operator::Nothing => {
                return governor(clause, here, Place::Complement, frame);
            }
            Tag::Prep if clause.is_any(here, &["for", "on", "upon", "of", "by", "from"]) => {
                let before = left(clause, here)?;
                let form = clause.form(here);
                let host = clause
                    .entry(before)
                    .is_some_and(|entry| entry.takes(Complement::Infinitive) || entry.takes_word(form));
                if host && clause.operator(before) != Operator::Nothing {
                    return governor(clause, before, Place::Complement, frame);
                }
            }
            // "has 60 days to withdraw"
            Tag::Have if direct && (here + 1..start).any(|at| clause.tag_at(at) == Tag::Time) => {
                let group = word.group.and_then(|group| clause.groups.get(group as usize));
                let level = group.map_or(Level::FACT, Level::of);
                let operator = Operator::Schedule;
                frame.links.push(Link::Governor { operator, place: Place::Complement, level, at: here });
                return word.group.map(Node::Verb);
            }
            Tag::Be if direct => {
                // "the aim is to withdraw"
                let group = clause.word(here).group?;
                let subject = left(clause, clause.groups.get(group as usize)?.words.start)?;
                let operator = match clause.operator(subject) {
                    Operator::Aim => Operator::Offer,
                    operator => operator,
                };
                frame.links.push(Link::Governor {
                    operator,
                    place: Place::Predicate,
                    level: Level::of(&clause.groups[group as usize]),
                    at: here,
                });
                return None;
            }
            Tag::Stop | Tag::Comp | Tag::Rel => break,
            _ => {}
        }
        if matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pron) {
            direct = false;
        }
        at = left(clause, here);
    }
    // "the last soldier to leave was a general"
    let ordinal = (0..start)
        .rev()
        .take_while(|&at| {
            matches!(clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj | Tag::Adv | Tag::Num | Tag::Time)
        })
        .any(|at| clause.is_any(at, &["last", "first", "only"]));
    let host = clause.groups.iter().find(|host| host.words.start > start && host.shape == Shape::Finite);
    if ordinal && host.is_some_and(|host| host.past && host.mood == Mood::Fact) {
        let (operator, place, level) = (Operator::Cause, Place::Complement, Level::FACT);
        frame.links.push(Link::Governor { operator, place, level, at: start });
        return None;
    }
    frame.links.push(Link::Setting(Setting::Purpose));
    None
}

/// "insists that they will not leave" says so; "insists that they leave" demands it.
fn claim(clause: &Clause, at: usize, own: Option<&Group>, frame: &mut Frame) -> Option<Node> {
    let node = governor(clause, at, Place::Complement, frame);
    let indicative = own.is_some_and(|own| {
        own.past || matches!(own.mood, Mood::Will | Mood::Would | Mood::Possible) || own.perfect || own.progressive
    });
    if indicative
        && matches!(clause.lemma(at), "insist" | "suggest")
        && let Some(Link::Governor { operator, .. }) = frame.links.last_mut()
    {
        *operator = Operator::Say;
    }
    node
}

/// "…, the minister said": between the last comma and the verb stands nothing but who says it.
fn quotes(clause: &Clause, start: usize, verb: usize) -> bool {
    let comma = (start..verb).rev().find(|&at| clause.tag_at(at) == Tag::Comma);
    comma.is_some_and(|comma| (comma..verb).all(|at| !matches!(clause.tag_at(at), Tag::Comp | Tag::Rel)))
}

/// "Had they withdrawn in May, the war would be over."
fn counterfactual(clause: &Clause, start: usize) -> bool {
    clause.is_any(0, &["had", "were"])
        && (0..start).all(|at| clause.tag_at(at) != Tag::Comma)
        && clause.groups.iter().any(|group| group.words.start > start && group.mood == Mood::Would)
}

/// Whether what stands before "until" is refused, or goes on: "will not talk until …", "will keep up the pressure until …".
fn goes_on(clause: &Clause, until: usize) -> bool {
    let mut before = clause.groups.iter().take_while(|group| group.words.end <= until);
    before.any(|group| {
        group.negated
            || clause.operator(group.main) == Operator::Refuse
            || clause.operator(group.main) == Operator::Continue && group.mood != Mood::Fact
    }) || (0..until).any(|at| clause.is(at, "no"))
}

fn finite(clause: &Clause, start: usize, frame: &mut Frame) -> Option<Node> {
    let own = clause.group_at(start);
    // "the deal includes a ceasefire", "the accord, which provides for a truce"
    if own.is_some_and(|own| clause.operator(own.main) == Operator::Include && own.mood == Mood::Fact) {
        let subject = (0..start).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
        let subject = subject.into_iter().find(|&at| clause.tag_at(at) == Tag::Noun);
        let made = |&at: &usize| {
            let draft = at.checked_sub(1).is_some_and(|at| clause.operator(at) != Operator::Nothing);
            clause.operator(at) == Operator::Agree && !draft
        };
        // "conditions that included a pullout"
        let asks = |&at: &usize| matches!(clause.operator(at), Operator::Aim | Operator::Demand);
        if let Some(subject) = subject.filter(asks) {
            let (operator, place, level) = (Operator::Demand, Place::Complement, Level::FACT);
            frame.links.push(Link::Governor { operator, place, level, at: subject });
            return Some(Node::Noun(subject));
        }
        if let Some(subject) = subject.filter(made) {
            return governor(clause, subject, Place::Complement, frame);
        }
    }
    let mut at = left(clause, before_aside(clause, start));
    let mut comma = false;
    while let Some(here) = at {
        let word = clause.word(here);
        match word.tag {
            Tag::Comp if clause.is(here, "that") => {
                let mut before = left(clause, here);
                for _ in 0..12 {
                    let Some(at) = before else { break };
                    if clause.entry(at).is_some_and(|entry| entry.takes(Complement::That))
                        && matches!(clause.tag_at(at), Tag::Verb | Tag::Noun)
                    {
                        return claim(clause, at, own, frame);
                    }
                    if clause.tag_at(at) == Tag::Verb {
                        return governor(clause, at, Place::Complement, frame);
                    }
                    before = left(clause, at);
                }
                return None;
            }
            Tag::Comp => {
                let mut set = setting(clause, here);
                let present = own.is_some_and(|own| {
                    !own.past && !own.perfect && own.mood == Mood::Fact && clause.tag_at(own.main) == Tag::Verb
                });
                if clause.is(here, "as") && present {
                    set = Setting::Amid;
                }
                let only = here > 0 && clause.is(here - 1, "only");
                if only && clause.is_any(here, &["when", "after"]) {
                    frame.links.push(Link::Setting(Setting::Condition));
                    return None;
                }
                let asked = here.checked_sub(1).is_some_and(|at| {
                    clause.tag_at(at) == Tag::Prep
                        || matches!(clause.lemma(at), "discuss" | "decide" | "ask" | "debate" | "consider")
                });
                if asked && clause.is_any(here, &["when", "how"]) {
                    set = Setting::Question;
                }
                // "nobody knows when they will leave", "it is not clear when"
                let open = left(clause, here).is_some_and(|at| {
                    let group = clause.word(at).group.or_else(|| left(clause, at).and_then(|be| clause.word(be).group));
                    matches!(clause.lemma(at), "know" | "clear" | "say" | "tell" | "certain")
                        && group.and_then(|group| clause.groups.get(group as usize)).is_some_and(|group| group.negated)
                        || clause.is_any(at, &["unclear", "uncertain"])
                });
                if open && clause.is_any(here, &["when", "how"]) {
                    frame.links.push(Link::Setting(Setting::Condition));
                    return None;
                }
                // "as long as the truce holds"
                if here > 0 && clause.is(here, "as") && clause.is_any(here - 1, &["long", "far"]) {
                    frame.links.push(Link::Setting(Setting::Condition));
                    return None;
                }
                let ahead = clause.groups.iter().any(|group| {
                    group.shape == Shape::Finite
                        && group.mood == Mood::Will
                        && (group.words.end <= here || group.words.start > start + 1)
                });
                if matches!(set, Setting::Condition)
                    && clause.is_any(here, &["if", "whether"])
                    && here > 0
                    && (clause.tag_at(here - 1) == Tag::Neg || clause.is(here - 1, "longer"))
                {
                    // "the question is not whether they will leave"
                    set = Setting::Ahead;
                } else if set == Setting::Before {
                    // "will not negotiate until they leave", "refused to talk until …" demand it.
                    let refuses = goes_on(clause, here);
                    let fact = clause.group_at(start).is_some_and(|group| group.past);
                    // "before the ceasefire takes effect": it will.
                    let sure = matches!(
                        frame.links.last(),
                        Some(Link::Governor { operator: Operator::Begin, place: Place::Subject, level, .. })
                            if frame.definite || frame.possessed || level.mood == Mood::Will
                    );
                    // "wanted them to disarm before they left"
                    let wanted = clause.groups.iter().rfind(|group| group.words.end <= here);
                    let fact = fact && wanted.is_none_or(|group| group.shape != Shape::Infinitive);
                    set = match (refuses, fact) {
                        _ if sure => Setting::Ahead,
                        (true, _) => Setting::Demand,
                        (false, true) => Setting::Other,
                        _ => Setting::Condition,
                    };
                } else if clause.is(here, "though") && here > 0 && clause.is(here - 1, "even") {
                    set = Setting::Despite;
                } else if set == Setting::Condition && left(clause, here).is_some_and(|at| clause.lemma(at) == "ask") {
                    set = Setting::Other;
                } else if set == Setting::After && !clause.is(here, "since") && {
                    let own = clause.group_at(start);
                    own.is_some_and(|own| own.perfect && !own.past && own.mood == Mood::Fact)
                } {
                    // "long after the last soldier has gone home"
                    set = Setting::Condition;
                } else if set != Setting::Condition && ahead {
                    // "when they begin to leave, he will …"
                    set = Setting::Ahead;
                }
                frame.links.push(Link::Setting(set));
                return None;
            }
            Tag::Rel => {
                // "a deal under which troops will withdraw"
                let prep = here.checked_sub(1).filter(|&at| clause.is_any(at, &["under", "by", "in"]))?;
                let noun = (0..prep).rev().find(|&at| !matches!(clause.tag_at(at), Tag::Comma | Tag::Quote))?;
                let agreed = matches!(
                    clause.operator(noun),
                    Operator::Agree | Operator::Plan | Operator::Offer | Operator::Announce
                );
                return agreed.then(|| governor(clause, noun, Place::Complement, frame)).and(None);
            }
            // "is confident troops will leave"
            Tag::Adj
                if !comma
                    && clause.operator(here) != Operator::Nothing
                    && clause.entry(here).is_some_and(|entry| entry.takes(Complement::That)) =>
            {
                return adjective(clause, here, frame);
            }
            // The verb of a relative clause on the event itself: "a truce that they had proposed was broken".
            Tag::Verb
                if frame
                    .links
                    .iter()
                    .any(|link| matches!(*link, Link::Governor { place: Place::After, at, .. } if at == here)) =>
            {
                return None;
            }
            // "will let the barracks be evacuated"
            Tag::Verb if !comma && clause.lemma(here) == "let" && clause.is(start, "be") => {
                return governor(clause, here, Place::Complement, frame);
            }
            Tag::Verb => {
                let entry = clause.entry(here)?;
                let that = entry.takes(Complement::That);
                if that && !comma {
                    return claim(clause, here, own, frame);
                }
                if that || comma {
                    break;
                }
                break;
            }
            Tag::Comma => comma = true,
            Tag::Stop => break,
            _ => {}
        }
        at = left(clause, here);
    }
    // "if the guns stay silent and the truce lasts"
    let inside = |&at: &usize| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Quote);
    let condition = (0..start)
        .rev()
        .take_while(inside)
        .find(|&at| clause.tag_at(at) == Tag::Comp && clause.is_any(at, &["if", "unless", "once", "provided"]));
    if condition.is_some_and(|at| (at..start).any(|at| clause.tag_at(at) == Tag::Conj)) {
        frame.links.push(Link::Setting(Setting::Condition));
        return None;
    }
    // "until the shelling has stopped and the rebels have withdrawn"
    let until = (0..start).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
    let until = until.into_iter().find(|&at| clause.tag_at(at) == Tag::Comp && clause.is_any(at, &["until", "till"]));
    let present = own.is_some_and(|own| own.perfect && !own.past && own.mood == Mood::Fact);
    if let Some(until) = until.filter(|&at| present && (at..start).any(|at| clause.word(at).group.is_some())) {
        frame.links.push(Link::Setting(if goes_on(clause, until) { Setting::Demand } else { Setting::Condition }));
        return None;
    }
    if counterfactual(clause, start) {
        frame.links.push(Link::Setting(Setting::Condition));
        return None;
    }
    // "Should the troops withdraw, …"
    let opens = clause.is(0, "should") && !clause.question && start > 1;
    if opens && (0..start).all(|at| !matches!(clause.tag_at(at), Tag::Comma | Tag::Stop)) {
        frame.links.push(Link::Setting(Setting::Condition));
        return None;
    }
    // "…, the minister said."
    let mut from = start;
    while from < clause.words.len() {
        let word = clause.word(from);
        if word.tag == Tag::Verb
            && from > start
            && matches!(clause.operator(from), Operator::Say | Operator::Announce | Operator::Tell)
            && clause.entry(from).is_some_and(|entry| entry.takes(Complement::That))
            && quotes(clause, start, from)
            && clause.group_at(from).is_some_and(|g| g.shape == Shape::Finite)
        {
            let next = right(clause, from).map(|next| clause.tag_at(next));
            let told = clause.operator(from) == Operator::Tell;
            if told && next.is_some()
                || matches!(next, None | Some(Tag::Stop | Tag::Comma | Tag::Prep | Tag::Name | Tag::Noun | Tag::Comp))
            {
                return governor(clause, from, Place::Complement, frame).and(None);
            }
        }
        from += 1;
    }
    None
}
