//! What governs an event in its clause, from the inside out.

use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::govern::verb;
use crate::event::lexeme::NounClass;
use crate::event::operator::Operator;

/// A place in a clause that something may govern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {
    /// The head of a noun phrase.
    Noun(usize),
    /// A verb group.
    Verb(u16),
}

/// Through which place of its governor an event is tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Object,
    Subject,
    /// "that …", "to …", "for …".
    Complement,
    /// A participle or relative clause after the noun.
    After,
    /// An adjective or noun of the same noun phrase.
    Within,
    /// Predicate of a copula: "there is a …".
    Predicate,
}

/// Mood, polarity and tense of a governing verb group; those of a fact for a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) mood: Mood,
    pub(crate) negated: bool,
    pub(crate) past: bool,
    pub(crate) progressive: bool,
    pub(crate) perfect: bool,
    pub(crate) passive: bool,
    pub(crate) shape: Shape,
}

impl Level {
    pub(crate) const FACT: Level = Level {
        mood: Mood::Fact,
        negated: false,
        past: true,
        progressive: false,
        perfect: false,
        passive: false,
        shape: Shape::Finite,
    };

    pub(crate) fn of(group: &Group) -> Level {
        Level {
            mood: group.mood,
            negated: group.negated,
            past: group.past,
            progressive: group.progressive,
            perfect: group.perfect,
            passive: group.passive,
            shape: group.shape,
        }
    }
}

/// What makes a clause or a phrase conditional, or places the event in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// "if", "unless", "once", "whether".
    Condition,
    /// "before", "until".
    Before,
    /// "after", "following".
    After,
    /// "since".
    Since,
    /// "during", "in", "under".
    During,
    /// "amid".
    Amid,
    /// "despite".
    Despite,
    /// "without".
    Without,
    /// "will not … until": as good as a demand.
    Demand,
    /// "when they leave, he will …".
    Ahead,
    /// "in order to …".
    Purpose,
    /// Any other.
    Other,
}

/// One step from an event outwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// A governing word.
    Governor { operator: Operator, place: Place, level: Level, at: usize },
    /// A conjunction or preposition that places the event.
    Setting(Setting),
}

/// The way from an event to the top of its sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    pub(crate) links: Vec<Link>,
    /// First word of the noun phrase, for nouns.
    pub(crate) start: usize,
    /// Last word of the noun phrase's head compound.
    pub(crate) head: usize,
    /// The determiner of the noun phrase.
    pub(crate) determiner: Option<usize>,
    pub(crate) negated: bool,
    pub(crate) definite: bool,
    pub(crate) possessed: bool,
    /// The noun tells a fact by itself: "retreat".
    pub(crate) factual: bool,
    /// Its phrase names a date: "the 1953 armistice".
    pub(crate) dated: bool,
}

/// The nearest word to the left that is no adverb, quote or time expression.
pub(crate) fn left(clause: &Clause, at: usize) -> Option<usize> {
    // "announced on Tuesday the withdrawal": a date's preposition is part of it.
    (0..at).rev().find(|&back| match clause.tag_at(back) {
        Tag::Adv | Tag::Quote | Tag::Time => false,
        Tag::Prep => clause.tag_at(back + 1) != Tag::Time || back + 1 >= at,
        _ => true,
    })
}

/// The nearest word to the right that is no adverb, quote or time expression.
pub(crate) fn right(clause: &Clause, at: usize) -> Option<usize> {
    (at + 1..clause.words.len()).find(|&next| !matches!(clause.tag_at(next), Tag::Adv | Tag::Quote | Tag::Time))
}

/// First word of the noun phrase whose head is at `head`.
pub(crate) fn phrase_start(text: &str, clause: &Clause, head: usize) -> usize {
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
            Tag::Time if modifies(text, clause, back) => start = back,
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
fn modifies(text: &str, clause: &Clause, at: usize) -> bool {
    let mut last = at;
    while clause.tag_at(last + 1) == Tag::Time && last + 1 < clause.words.len() {
        last += 1;
    }
    let first = (0..at).rev().take_while(|&back| clause.tag_at(back) == Tag::Time).last().unwrap_or(at);
    let form = clause.word(last).span.of(text).unwrap_or_default();
    let after_determiner = first.checked_sub(1).is_some_and(|before| clause.tag_at(before) == Tag::Det);
    let compound =
        text.get(clause.word(first).span.start..clause.word(last).span.end).is_some_and(|all| all.contains('-'));
    matches!(clause.tag_at(last + 1), Tag::Noun | Tag::Adj)
        && (clause.word(last).possessive || after_determiner || compound || form.ends_with("'s"))
}

/// "US and British troops", "fragile and partial truce".
fn joins_modifiers(clause: &Clause, conj: usize) -> bool {
    conj > 0 && matches!((clause.tag_at(conj - 1), clause.tag_at(conj + 1)), (Tag::Adj, Tag::Adj))
}

/// The frame of a noun or verb group.
pub(crate) fn frame(text: &str, clause: &Clause, node: Node) -> Frame {
    let mut frame = Frame::default();
    let mut node = Some(node);
    let mut steps = 0;
    while let Some(current) = node {
        steps += 1;
        if steps > 8 {
            break;
        }
        node = match current {
            Node::Noun(head) => noun(text, clause, head, &mut frame, steps == 1),
            Node::Verb(group) => verb(text, clause, group, &mut frame),
        };
    }
    frame
}

pub(super) fn governor(clause: &Clause, at: usize, place: Place, frame: &mut Frame) -> Option<Node> {
    let word = clause.word(at);
    let mut operator = clause.operator(at);
    // "called a ceasefire" declares one.
    if place == Place::Object && operator == Operator::Demand && clause.lemma(at) == "call" && word.tag == Tag::Verb {
        operator = Operator::Announce;
    }
    // "warned that", "warned of"
    if operator == Operator::Demand && clause.lemma(at) == "warn" && place == Place::Complement {
        let next = (at + 1..at + 5).find(|&next| matches!(clause.tag_at(next), Tag::Comp | Tag::Prep | Tag::To));
        operator = match next.map(|next| clause.tag_at(next)) {
            Some(Tag::Comp) => Operator::Say,
            Some(Tag::Prep) => Operator::Fear,
            _ => operator,
        };
    }
    let group = word.group.and_then(|group| clause.groups.get(group as usize).filter(|group| group.main == at));
    let Some(found) = group else {
        frame.links.push(Link::Governor { operator, place, level: Level::FACT, at });
        return Some(Node::Noun(at));
    };
    if place == Place::Subject && !found.passive {
        let subject = clause.entry(at).is_some_and(|entry| entry.complements.has("subj"));
        // "since a ceasefire agreed last August": a participle without its auxiliary.
        let reduced = found.words.len() == 1
            && found.past
            && !matches!(
                clause.tag_at(at + 1),
                Tag::Det | Tag::Name | Tag::Noun | Tag::Pron | Tag::Comp | Tag::To | Tag::Adj
            )
            && matches!(
                operator,
                Operator::Agree | Operator::Announce | Operator::Broker | Operator::Negotiate | Operator::Extend
            );
        if reduced {
            let level = Level { passive: true, ..Level::of(found) };
            frame.links.push(Link::Governor { operator, place, level, at });
            return word.group.map(Node::Verb);
        }
        if !subject {
            operator = Operator::Nothing;
        }
    }
    frame.links.push(Link::Governor { operator, place, level: Level::of(found), at });
    word.group.map(Node::Verb)
}

fn noun(text: &str, clause: &Clause, head: usize, frame: &mut Frame, first: bool) -> Option<Node> {
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
    let start = phrase_start(text, clause, head);
    let mut negated = false;
    let (mut definite, mut possessed, mut determiner) = (false, false, None);
    for at in start..head {
        let word = clause.word(at);
        possessed |= word.possessive && word.tag != Tag::Time;
        match word.tag {
            Tag::Det => {
                determiner = Some(at);
                negated |= clause.is_any(text, at, &["no", "neither"]);
                definite |= clause.is_any(text, at, &["the", "this", "that", "these", "those"]);
                possessed |= clause.is_any(text, at, &["his", "her", "its", "their", "our", "your", "my"]);
            }
            Tag::Adj if first => {
                let operator = clause.operator(at);
                if operator != Operator::Nothing {
                    frame.links.push(Link::Governor { operator, place: Place::Within, level: Level::FACT, at });
                }
            }
            _ => {}
        }
    }
    if first {
        (frame.start, frame.head, frame.determiner) = (start, last, determiner);
        (frame.definite, frame.possessed) = (definite, possessed);
        let times = start..head;
        frame.dated =
            times.clone().any(|at| clause.tag_at(at) == Tag::Time && (definite || clause.word(at).possessive))
                && times.clone().all(|at| !clause.word(at).span.of(text).is_some_and(|form| form.contains('-')));
        after(text, clause, last, frame);
    }
    if first {
        frame.negated |= negated;
    } else if negated && let Some(Link::Governor { level, .. }) = frame.links.last_mut() {
        level.negated = true;
    }
    let Some(l) = left(clause, start) else { return subject(text, clause, last, frame) };
    match clause.tag_at(l) {
        Tag::Prep => preposition(text, clause, l, frame),
        Tag::Verb => {
            // "meant the ceasefire had been scrapped": the phrase is the subject of what was meant.
            let that = clause.entry(l).is_some_and(|entry| entry.complements.has("that"));
            let ahead = finite_right(text, clause, last).and_then(|group| clause.groups.get(group as usize));
            let near = ahead.is_some_and(|group| {
                (last + 1..group.words.start)
                    .all(|at| !matches!(clause.tag_at(at), Tag::Comma | Tag::Conj | Tag::Rel | Tag::Comp))
                    && (group.words.len() > 1 || !clause.entry(l).is_some_and(|entry| entry.complements.has("obj")))
            });
            if that && near {
                return subject(text, clause, last, frame);
            }
            // "declared the truce over"
            let over = matches!(clause.lemma(l), "declare" | "pronounce" | "consider")
                && clause.is_any(text, last + 1, &["over", "dead", "finished", "void", "null"]);
            let node = governor(clause, l, Place::Object, frame);
            if over && let Some(Link::Governor { operator, .. }) = frame.links.last_mut() {
                *operator = Operator::End;
            }
            node
        }
        Tag::Be => {
            let group = clause.word(l).group?;
            let found = clause.groups.get(group as usize)?;
            let level = Level::of(found);
            // "the goal is a ceasefire", "there is a ceasefire".
            let subject = (0..found.words.start)
                .rev()
                .take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Be))
                .filter(|&at| {
                    clause.tag_at(at) == Tag::Noun
                        && clause.operator(at) != Operator::Nothing
                        && !clause.word(at).possessive
                })
                .last();
            let operator = subject.map_or(Operator::Nothing, |subject| clause.operator(subject));
            frame.links.push(Link::Governor { operator, place: Place::Predicate, level, at: l });
            Some(Node::Verb(group))
        }
        Tag::Have => {
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
                return subject(text, clause, last, frame);
            }
            coordinated(text, clause, l, frame).or_else(|| subject(text, clause, last, frame))
        }
        Tag::Pron if clause.is(text, l, "there") => subject(text, clause, last, frame),
        _ => subject(text, clause, last, frame),
    }
}

/// The governor of the phrase that this one is joined to.
fn coordinated(text: &str, clause: &Clause, conj: usize, frame: &mut Frame) -> Option<Node> {
    let mut at = conj;
    while at > 0 {
        at -= 1;
        let word = clause.word(at);
        match word.tag {
            Tag::Noun if word.class == NounClass::Event => return noun(text, clause, at, frame, false),
            Tag::Prep => {
                let before = left(clause, at)?;
                let licensed = clause.entry(before).is_some_and(|entry| {
                    entry.operator != Operator::Nothing
                        && clause.words[at].span.of(text).is_some_and(|p| entry.complements.has(p))
                });
                if licensed {
                    return governor(clause, before, Place::Complement, frame);
                }
            }
            Tag::Verb => {
                let entry = clause.entry(at)?;
                if entry.operator != Operator::Nothing && entry.complements.has("obj") {
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

pub(super) fn setting(text: &str, clause: &Clause, at: usize) -> Setting {
    let form = clause.word(at).span.of(text).unwrap_or_default().to_ascii_lowercase();
    match form.as_str() {
        "if" | "unless" | "once" | "whether" | "provided" | "lest" => Setting::Condition,
        "before" | "until" | "till" => Setting::Before,
        "after" | "following" => Setting::After,
        "since" => Setting::Since,
        "amid" | "amidst" => Setting::Amid,
        "during" | "in" | "under" | "with" | "through" | "within" | "throughout" | "by" => Setting::During,
        "despite" => Setting::Despite,
        "without" => Setting::Without,
        _ => Setting::Other,
    }
}

/// What a preposition ties its phrase to.
pub(super) fn preposition(text: &str, clause: &Clause, prep: usize, frame: &mut Frame) -> Option<Node> {
    let form = clause.word(prep).span.of(text).unwrap_or_default().to_ascii_lowercase();
    let form = form.as_str();
    let Some(before) = left(clause, prep) else {
        if form == "of" && prep > 0 && clause.is(text, prep - 1, "instead") {
            frame.links.push(Link::Setting(Setting::Without));
            return None;
        }
        frame.links.push(Link::Setting(setting(text, clause, prep)));
        return None;
    };
    let brings = form == "about" && clause.lemma(before) == "bring";
    if form == "for" && clause.is_any(text, before, &["return", "exchange"]) {
        frame.links.push(Link::Setting(Setting::Condition));
        return None;
    }
    if form == "of" && prep > 0 && clause.is(text, prep - 1, "instead") {
        frame.links.push(Link::Setting(Setting::Without));
        return None;
    }
    let particle = brings || matches!(form, "out" | "off" | "up" | "down" | "back" | "over");
    if clause.tag_at(before) == Tag::Verb
        && particle
        && !clause.entry(before).is_some_and(|entry| entry.complements.has("over") && form == "over")
    {
        let off = form == "off"
            && clause.is_any(text, before, &["call", "called", "calling", "calls", "break", "broke", "broken"]);
        let node = governor(clause, before, Place::Object, frame);
        if off && let Some(Link::Governor { operator, .. }) = frame.links.last_mut() {
            *operator = Operator::End;
        }
        let turns = form == "down" && clause.lemma(before) == "turn";
        if turns && let Some(Link::Governor { operator, .. }) = frame.links.last_mut() {
            *operator = Operator::Refuse;
        }
        if brings && let Some(Link::Governor { operator, .. }) = frame.links.last_mut() {
            *operator = Operator::Broker;
        }
        return node;
    }
    let licenses = |at: usize| clause.entry(at).is_some_and(|entry| entry.complements.has(form));
    let mut at = before;
    let mut direct = true;
    loop {
        let word = clause.word(at);
        match word.tag {
            Tag::Verb if licenses(at) => return governor(clause, at, Place::Complement, frame),
            Tag::Verb | Tag::Be if at != before || word.tag == Tag::Verb => break,
            Tag::Noun | Tag::Adj
                if licenses(at) && clause.operator(at) != Operator::Nothing && (direct || form != "of") =>
            {
                if word.tag == Tag::Adj {
                    return adjective(clause, at, frame);
                }
                return governor(clause, at, Place::Complement, frame);
            }
            Tag::Noun if direct && form == "of" => return Some(Node::Noun(at)),
            Tag::Stop | Tag::Comp | Tag::Rel => break,
            Tag::Comma if !direct => break,
            _ => {}
        }
        if matches!(word.tag, Tag::Noun | Tag::Name | Tag::Pron) {
            direct = false;
        }
        let Some(next) = left(clause, at) else { break };
        at = next;
    }
    let mut set = setting(text, clause, prep);
    let host = clause.groups.iter().rfind(|group| group.shape == Shape::Finite && group.words.end <= prep);
    let any = clause.is_any(text, prep + 1, &["any", "a"]);
    if set == Setting::Before && !any && host.is_some_and(|host| host.mood == Mood::Fact && host.past && !host.negated)
    {
        // "laid mines before pulling out"
        set = Setting::After;
    }
    frame.links.push(Link::Setting(set));
    None
}

/// "is ready to", "would be willing to": mood and polarity are the copula's.
pub(super) fn adjective(clause: &Clause, at: usize, frame: &mut Frame) -> Option<Node> {
    let operator = clause.operator(at);
    let copula = left(clause, at).filter(|&before| matches!(clause.tag_at(before), Tag::Be | Tag::Verb | Tag::Neg));
    let group = copula.and_then(|copula| clause.word(copula).group);
    let level = group.and_then(|group| clause.groups.get(group as usize)).map_or(Level::FACT, Level::of);
    frame.links.push(Link::Governor { operator, place: Place::Complement, level, at });
    group.map(Node::Verb)
}

/// The verb whose subject the noun phrase is.
fn subject(text: &str, clause: &Clause, head: usize, frame: &mut Frame) -> Option<Node> {
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
            if any(&["over", "off"]) {
                Operator::End
            } else if any(&["dead", "tatters", "jeopardy", "shreds"]) {
                Operator::Collapse
            } else if any(&["place", "effect", "force", "underway", "way"]) {
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

/// "a truce signed in 2002", "the ceasefire that it announced".
fn after(text: &str, clause: &Clause, head: usize, frame: &mut Frame) {
    let mut at = head + 1;
    let mut prepositional = 0;
    while at < clause.words.len() && prepositional < 3 {
        let word = clause.word(at);
        match word.tag {
            Tag::Rel | Tag::Comp if clause.is_any(text, at, &["that", "which"]) => {
                let group = (at + 1..clause.words.len().min(at + 6)).find_map(|at| clause.word(at).group);
                let Some(found) = group.and_then(|group| clause.groups.get(group as usize)) else { return };
                // Only where the relative pronoun is what the verb is about.
                let direct = clause.word(at + 1).group == group;
                let (operator, at) = deed(text, clause, found);
                let subjective = clause.entry(found.main).is_some_and(|entry| entry.complements.has("subj"));
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
                let (operator, at) = deed(text, clause, found);
                let object = clause.entry(at).is_some_and(|entry| entry.complements.has("obj")) || at == found.main;
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
            Tag::Verb if clause.is_any(text, at, &["nearing", "approaching", "facing"]) => {
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
                let operator = clause.operator(found.main);
                let object = clause.entry(found.main).is_some_and(|entry| entry.complements.has("obj"));
                // Only a reduced relative: the phrase has another verb, before or after it.
                let taken = matches!(clause.tag_at(found.main + 1), Tag::Det | Tag::Name | Tag::Pron);
                let governed = finite_right(text, clause, found.main).is_some()
                    || frame.start > 0
                        && left(clause, frame.start).is_some_and(|l| {
                            matches!(
                                clause.tag_at(l),
                                Tag::Verb | Tag::Prep | Tag::To | Tag::Conj | Tag::Have | Tag::Be
                            )
                        });
                if bare && operator != Operator::Nothing && object && governed && !taken {
                    let level = Level { past: true, passive: true, ..Level::FACT };
                    frame.links.push(Link::Governor { operator, place: Place::After, level, at: found.main });
                }
                return;
            }
            Tag::Prep => prepositional += 1,
            Tag::Noun | Tag::Name | Tag::Det | Tag::Adj | Tag::Num | Tag::Time | Tag::Quote | Tag::Adv => {}
            Tag::Conj if prepositional > 0 => {}
            Tag::Comma if clause.is(text, at + 1, "which") => {}
            _ => return,
        }
        at += 1;
    }
}

/// What a verb group does to its object, and with which verb: "helped establish" brokers, "brought about" too.
fn deed(text: &str, clause: &Clause, group: &Group) -> (Operator, usize) {
    let main = group.main;
    let brings = |at: usize| clause.lemma(at) == "bring" && clause.is(text, at + 1, "about");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::text::tokenize;

    /// The links of the frame around the first word `head`, inside out: `Demand/Complement`, `Condition`.
    fn links(text: &str, head: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut clause = Clause::default();
        clause.read(text, &tokens, &[], &[]);
        let at = clause.at(text.find(head).unwrap()).unwrap();
        let node = match clause.word(at).group {
            Some(group) => Node::Verb(group),
            None => Node::Noun(at),
        };
        let show = |link: &Link| match link {
            Link::Governor { operator, place, level, .. } => {
                let mood = if level.mood == crate::event::clause::Mood::Fact {
                    String::new()
                } else {
                    format!(" {:?}", level.mood)
                };
                format!("{operator:?}/{place:?}{}{mood}", if level.negated { " not" } else { "" })
            }
            Link::Setting(setting) => format!("{setting:?}"),
        };
        frame(text, &clause, node).links.iter().map(show).collect::<Vec<_>>().join(" < ")
    }

    #[test]
    fn frames_go_from_the_event_outwards() {
        let table = [
            ("They called for a ceasefire.", "ceasefire", "Demand/Complement"),
            ("They refused to sign the ceasefire.", "ceasefire", "Agree/Object < Refuse/Complement"),
            ("There must be a ceasefire.", "ceasefire", "Nothing/Predicate Must"),
            ("The ceasefire did not hold.", "ceasefire", "Hold/Subject not"),
            ("They rejected the ceasefire proposal.", "ceasefire", "Offer/Within < Refuse/Object"),
            ("He announced that troops would withdraw.", "withdraw", "Announce/Complement"),
            ("He ordered the troops to withdraw.", "withdraw", "Order/Complement"),
            ("They set a deadline for the withdrawal.", "withdrawal", "Schedule/Complement < Nothing/Object"),
            ("He denied violating the truce.", "truce", "Violate/Object < Deny/Complement"),
            ("If they withdraw, talks will start.", "withdraw", "Condition"),
            ("They will not negotiate until the troops withdraw.", "withdraw", "Demand"),
            ("They demanded a ceasefire and the withdrawal of forces.", "withdrawal", "Demand/Object"),
        ];
        for (text, head, wanted) in table {
            assert_eq!(links(text, head), wanted, "{text}");
        }
    }
}
