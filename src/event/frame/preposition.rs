//! What a preposition or an adjective ties an event to.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Mood, Shape, Tag};
use crate::event::frame::noun::coordinated;
use crate::event::frame::{Frame, Level, Link, Node, Place, Setting, governor, left};

pub(in crate::event) fn setting(text: &str, clause: &Clause, at: usize) -> Setting {
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
pub(in crate::event) fn preposition(text: &str, clause: &Clause, prep: usize, frame: &mut Frame) -> Option<Node> {
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
    // "went on withdrawing"
    let verb = clause.word(before).group.filter(|_| clause.word(prep + 1).group.is_some());
    if form == "on" && verb.is_some() && matches!(clause.lemma(before), "go" | "carry" | "keep") {
        let level = verb.and_then(|group| clause.groups.get(group as usize)).map_or(Level::FACT, Level::of);
        frame.links.push(Link::Governor { operator: Operator::Continue, place: Place::Complement, level, at: before });
        return verb.map(Node::Verb);
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
    // "a pause, followed by a truce", "coupled with": joined to what stands before.
    let joins = form == "by" && matches!(clause.lemma(before), "follow")
        || form == "by" && clause.is(text, before, "accompanied")
        || form == "with" && clause.is_any(text, before, &["coupled", "along", "together"]);
    if joins && clause.tag_at(before) != Tag::Be {
        let active = clause.word(before).group.and_then(|group| clause.groups.get(group as usize));
        if active.is_none_or(|group| group.words.len() == 1) {
            return coordinated(text, clause, before, frame);
        }
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
            Tag::Noun if direct && form == "of" => {
                if !counts(text, clause, at) {
                    frame.shielded.push(frame.links.len());
                }
                return Some(Node::Noun(at));
            }
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

/// "no kind of truce", "the first of the withdrawals": what is denied of it is denied of the event.
fn counts(text: &str, clause: &Clause, at: usize) -> bool {
    let words = [
        "kind",
        "sort",
        "type",
        "form",
        "series",
        "number",
        "round",
        "lot",
        "part",
        "majority",
        "wave",
        "bulk",
        "rest",
        "stage",
        "phase",
        "semblance",
        "prospect",
    ];
    clause.is_any(text, at, &words)
}

/// "is ready to", "would be willing to": mood and polarity are the copula's.
pub(in crate::event) fn adjective(clause: &Clause, at: usize, frame: &mut Frame) -> Option<Node> {
    let operator = clause.operator(at);
    let copula = left(clause, at).filter(|&before| matches!(clause.tag_at(before), Tag::Be | Tag::Verb | Tag::Neg));
    let group = copula.and_then(|copula| clause.word(copula).group);
    let level = group.and_then(|group| clause.groups.get(group as usize)).map_or(Level::FACT, Level::of);
    frame.links.push(Link::Governor { operator, place: Place::Complement, level, at });
    group.map(Node::Verb)
}
