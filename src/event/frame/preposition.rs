//! What a preposition or an adjective ties an event to.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Mood, Shape, Tag};
use crate::event::frame::idiom;
use crate::event::frame::noun::coordinated;
use crate::event::frame::{Frame, Level, Link, Node, Place, Setting, governor, left};

pub(in crate::event) fn setting(clause: &Clause, at: usize) -> Setting {
    let form = clause.form(at).to_ascii_lowercase();
    match form.as_str() {
        "if" | "unless" | "once" | "whether" | "provided" | "lest" => Setting::Condition,
        "before" | "until" | "till" => Setting::Before,
        "after" | "following" => Setting::After,
        "since" => Setting::Since,
        "amid" | "amidst" => Setting::Amid,
        "during" | "in" | "under" | "with" | "through" | "within" | "throughout" | "by" => Setting::During,
        "despite" | "notwithstanding" => Setting::Despite,
        "without" => Setting::Without,
        "as" | "while" => Setting::While,
        _ => Setting::Other,
    }
}

/// What a preposition ties its phrase to.
pub(in crate::event) fn preposition(clause: &Clause, prep: usize, frame: &mut Frame) -> Option<Node> {
    let form = clause.form(prep).to_ascii_lowercase();
    let form = form.as_str();
    let Some(before) = left(clause, prep) else {
        // "By pulling out they met the demand."
        let host = clause.groups.iter().find(|group| {
            group.shape == Shape::Finite && group.words.start > prep && !clause.operator(group.main).tells()
        });
        let fact = host.is_some_and(|host| host.mood == Mood::Fact && host.past && !host.negated);
        if form == "by" && fact {
            frame.links.push(Link::Setting(Setting::After));
            return None;
        }
        // "Without a pullout the talks will fail."
        let ahead = host.is_some_and(|host| matches!(host.mood, Mood::Will | Mood::Would | Mood::Possible));
        if form == "without" && ahead {
            frame.links.push(Link::Setting(Setting::Condition));
            return None;
        }
        // "instead of withdrawing", "far from withdrawing"
        let without = [("of", "instead"), ("from", "far")];
        if prep > 0 && without.iter().any(|&(own, before)| form == own && clause.is(prep - 1, before)) {
            frame.links.push(Link::Setting(Setting::Without));
            return None;
        }
        frame.links.push(Link::Setting(setting(clause, prep)));
        return None;
    };
    // "called for the guns to fall silent and for a truce"
    if clause.tag_at(before) == Tag::Conj
        && let Some(twin) =
            (0..before).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop).find(|&at| clause.is(at, form))
    {
        return preposition(clause, twin, frame);
    }
    let idiom = match form {
        "for" if clause.is(before, "time") => {
            left(clause, before).filter(|&at| clause.tag_at(at) == Tag::Be).map(|at| (Operator::Demand, at))
        }
        "to" if clause.is(before, "no") => {
            left(clause, before).filter(|&at| clause.operator(at) == Operator::Say).map(|at| (Operator::Refuse, at))
        }
        "against" if clause.tag_at(before) == Tag::Be => Some((Operator::Oppose, before)),
        "from" if clause.lemma(before) == "withdraw" => Some((Operator::End, before)),
        // "stopped short of announcing a truce"
        "of" if clause.is(before, "short") => left(clause, before)
            .filter(|&at| matches!(clause.lemma(at), "stop" | "fall"))
            .map(|at| (Operator::Fail, at)),
        _ => None,
    };
    let idiom = idiom.map(|(operator, at)| (operator, None, at));
    if let Some((operator, mood, at)) = idiom.or_else(|| idiom::of_behind(clause, prep)) {
        let group = clause.word(at).group;
        let level = group.and_then(|group| clause.groups.get(group as usize)).map_or(Level::FACT, Level::of);
        let level = Level { mood: mood.unwrap_or(level.mood), ..level };
        frame.links.push(Link::Governor { operator, place: Place::Object, level, at });
        return group.map(Node::Verb);
    }
    if form == "of" && clause.is(before, "spite") {
        frame.links.push(Link::Setting(Setting::Despite));
        return None;
    }
    // "on the first day of a truce", "hours into a truce"
    if matches!(form, "of" | "into") && stretch(clause, prep) {
        frame.links.push(Link::Setting(Setting::Amid));
        return None;
    }
    if form == "for" && clause.is_any(before, &["return", "exchange"]) {
        frame.links.push(Link::Setting(Setting::Condition));
        return None;
    }
    if form == "of" && prep > 0 && clause.is(prep - 1, "instead") {
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
    // "called off the truce", "worked out a pullout"
    let particle = clause.tag_at(before) == Tag::Verb && before + 1 == prep;
    let said = particle.then(|| idiom::of_object(clause, before, before)).flatten();
    let particle = said.is_some() || matches!(form, "out" | "off" | "up" | "down" | "back" | "over");
    if clause.tag_at(before) == Tag::Verb
        && particle
        && !clause.entry(before).is_some_and(|entry| entry.takes(Complement::Over) && form == "over")
    {
        let node = governor(clause, before, Place::Object, frame);
        if let Some((said, mood)) = said
            && let Some(Link::Governor { operator, level, .. }) = frame.links.last_mut()
        {
            *operator = said;
            level.mood = mood.unwrap_or(level.mood);
        }
        return node;
    }
    // "a pause, followed by a truce", "coupled with": joined to what stands before.
    let joins = match form {
        "by" => clause.lemma(before) == "follow" || clause.is(before, "accompanied"),
        "with" => clause.is_any(before, &["coupled", "along", "together"]),
        _ => false,
    };
    if joins && clause.tag_at(before) != Tag::Be {
        let active = clause.group_at(before);
        if active.is_none_or(|group| group.words.len() == 1) {
            return coordinated(clause, before, frame);
        }
    }
    // "the war ended with an armistice"
    if matches!(form, "with" | "in") && clause.tag_at(before) == Tag::Verb && clause.operator(before) == Operator::End {
        frame.links.push(Link::Setting(Setting::After));
        return None;
    }
    // "is to be followed by the withdrawal"
    let ahead = clause.group_at(before);
    if form == "by"
        && clause.lemma(before) == "follow"
        && let Some(ahead) =
            ahead.filter(|ahead| ahead.passive && (ahead.mood != Mood::Fact || ahead.shape == Shape::Infinitive))
    {
        let (operator, place, level) = (Operator::Nothing, Place::Predicate, Level::of(ahead));
        frame.links.push(Link::Governor { operator, place, level, at: before });
        return clause.word(before).group.map(Node::Verb).filter(|_| ahead.shape == Shape::Infinitive);
    }
    // "a handover matched by a withdrawal", "the siege was ended by a truce"
    let agent = clause.group_at(before);
    if form == "by"
        && !(frame.definite || frame.possessed)
        && clause.tag_at(before) == Tag::Verb
        && !clause.entry(before).is_some_and(|entry| entry.takes(Complement::By))
        && let Some(agent) = agent.filter(|agent| {
            let reduced = agent.words.start.checked_sub(1).map(|at| clause.tag_at(at));
            agent.passive || agent.past && matches!(reduced, Some(Tag::Comma | Tag::Det))
        })
    {
        let fact = agent.mood == Mood::Fact && !agent.negated;
        frame.links.push(Link::Setting(if fact { Setting::After } else { Setting::Condition }));
        return None;
    }
    // "offers an account of the retreat": what is offered is the word.
    let tale = ["account", "story", "history", "tale", "memoir", "description", "portrait", "chronicle"];
    if form == "of" && clause.is_any(before, &tale) {
        frame.links.push(Link::Setting(Setting::Other));
        return None;
    }
    // "the signing of a truce"
    let licenses = |at: usize| {
        let deed = form == "of" && clause.tag_at(at) == Tag::Noun && clause.form(at).ends_with("ing");
        clause.entry(at).is_some_and(|entry| entry.takes_word(form) || deed && entry.takes(Complement::Object))
    };
    // "Calls are growing for a truce"
    let host = clause.group_at(before);
    let subject = host.filter(|host| host.shape == Shape::Finite && !licenses(host.main));
    let subject = subject.and_then(|host| left(clause, host.words.start)).filter(|&noun| {
        let asks = matches!(
            clause.operator(noun),
            Operator::Demand | Operator::Offer | Operator::Negotiate | Operator::Plan | Operator::Schedule
        );
        clause.tag_at(noun) == Tag::Noun && form != "of" && asks && licenses(noun)
    });
    if let Some(noun) = subject {
        return governor(clause, noun, Place::Complement, frame);
    }
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
                if !counts(clause, at) {
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
    // "is in full retreat"
    if matches!(form, "in" | "on")
        && frame.links.is_empty()
        && clause.lemma(frame.head) == "retreat"
        && clause.tag_at(before) == Tag::Be
    {
        let group = clause.word(before).group;
        let level = group.and_then(|group| clause.groups.get(group as usize)).map_or(Level::FACT, Level::of);
        frame.links.push(Link::Governor { operator: Operator::Continue, place: Place::Subject, level, at: before });
        return group.map(Node::Verb);
    }
    // "is in breach of the truce"
    let breach = form == "in" && frame.links.len() == 1 && clause.tag_at(before) == Tag::Be;
    if breach && matches!(frame.links.first(), Some(Link::Governor { operator: Operator::Violate, .. })) {
        return clause.word(before).group.map(Node::Verb);
    }
    let mut set = setting(clause, prep);
    let host = clause.groups.iter().rfind(|group| group.shape == Shape::Finite && group.words.end <= prep);
    let any = clause.is_any(prep + 1, &["any", "a"]);
    if set == Setting::Before && !any && host.is_some_and(|host| host.mood == Mood::Fact && host.past && !host.negated)
    {
        // "laid mines before pulling out"
        set = Setting::After;
    }
    frame.links.push(Link::Setting(set));
    None
}

/// Whether what stands before is a part of the time that the event lasts: "on the first day of a truce"; not "after a day of".
fn stretch(clause: &Clause, prep: usize) -> bool {
    let length = prep.checked_sub(1).is_some_and(|at| {
        clause.is_any(
            at,
            &[
                "day", "days", "hour", "hours", "minute", "minutes", "week", "weeks", "month", "months", "night",
                "period",
            ],
        )
    });
    let open = (0..prep)
        .rev()
        .find(|&at| !matches!(clause.tag_at(at), Tag::Time | Tag::Noun | Tag::Adj | Tag::Adv | Tag::Num | Tag::Det));
    length && !open.is_some_and(|at| clause.is_any(at, &["after", "before", "since"]))
}

/// "no kind of truce", "the first of the withdrawals": what is denied of it is denied of the event.
fn counts(clause: &Clause, at: usize) -> bool {
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
    clause.is_any(at, &words)
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
