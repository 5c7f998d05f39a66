//! The verb whose subject an event is.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::aside::aside;
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::{Level, Link, Node, Place, idiom};

impl Framing<'_> {
    /// The verb whose subject the noun phrase is whose last word is at `head`.
    pub(super) fn subject(&mut self, head: usize) -> Way {
        let clause = self.clause;
        let group = finite_right(clause, head);
        let Some(found) = self.group(group) else { return Way::End };
        let way = group.map(Node::Verb).into();
        // "is due to take effect", "is expected to end"
        if let Some((operator, mood, at)) = ahead(clause, found) {
            let failed = clause.operator(found.main) == Operator::Fail;
            let level = Level::of(found);
            let level = Level { mood, passive: false, negated: level.negated ^ failed, ..level };
            self.tie(operator, Place::Subject, level, at);
            return way;
        }
        if let Some((operator, level)) = idiom::of_subject(clause, found).or_else(|| quality(clause, found)) {
            let negated = level.negated && !(operator == Operator::Nothing && self.governed());
            self.tie(operator, Place::Subject, Level { negated, ..level }, found.main);
            return way;
        }
        // "is not an option": what it is not is not that it was not.
        if clause.tag_at(found.main) == Tag::Be {
            let level = Level { negated: false, ..Level::of(found) };
            self.tie(Operator::Nothing, Place::Subject, level, found.main);
            return way;
        }
        self.lives(found, way)
    }

    /// Whether a governor has the event as its complement or object.
    fn governed(&self) -> bool {
        let governs = |link: &Link| matches!(link, Link::Governor { place: Place::Complement | Place::Object, .. });
        self.frame.links.iter().any(governs)
    }

    /// What a full verb tells of its subject.
    fn lives(&mut self, found: &Group, way: Way) -> Way {
        let clause = self.clause;
        let inner = !self.frame.links.is_empty();
        let on = self.governor(found.main, Place::Subject);
        let happens = matches!(
            clause.lemma(found.main),
            "happen" | "occur" | "take" | "come" | "go" | "materialise" | "materialize"
        );
        // "A truce froze the front", "a truce has let the trucks through"
        let idle = matches!(
            clause.lemma(found.main),
            "seem" | "appear" | "remain" | "prove" | "look" | "become" | "need" | "require" | "take" | "sound" | "mean"
        );
        let done = found.mood == Mood::Fact && (found.past || found.perfect) && !found.negated && !found.passive;
        self.frame.acts = !inner && !idle && !happens && done && clause.tag_at(found.main) == Tag::Verb;
        if let Some(Link::Governor { operator: Operator::Nothing, level, .. }) = self.frame.links.last_mut()
            && !happens
        {
            // What another verb denies of it is not that it happened.
            level.negated = false;
            if inner {
                return Way::End;
            }
        }
        if on == Way::End { on } else { way }
    }
}

/// "is essential", "is still possible", "appears close", "is a precondition": a word that says how sure its subject is.
fn quality(clause: &Clause, group: &Group) -> Option<(Operator, Level)> {
    let copula = clause.tag_at(group.main) == Tag::Be
        || matches!(clause.lemma(group.main), "appear" | "seem" | "look" | "remain" | "become");
    let next = clause.right(group.words.end - 1).filter(|_| copula)?;
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
    let word = if clause.tag_at(group.main) == Tag::Be { clause.right(group.words.end - 1)? } else { group.main };
    let mood = match (clause.tag_at(word), clause.operator(word)) {
        (Tag::Adj, Operator::Plan | Operator::Schedule) => Mood::Will,
        (Tag::Verb, Operator::Plan | Operator::Schedule | Operator::Expect) if group.passive => Mood::Will,
        (Tag::Verb, Operator::Fail) => group.mood,
        (Tag::Adj, Operator::Likely | Operator::Unlikely) => Mood::Possible,
        _ => return None,
    };
    let to = clause.right(word).filter(|&at| clause.tag_at(at) == Tag::To)?;
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

/// The finite verb group to the right of a noun phrase that it is the subject of.
pub(super) fn finite_right(clause: &Clause, head: usize) -> Option<u16> {
    let mut at = aside(clause, head).unwrap_or(head + 1);
    let mut relative = false;
    while at < clause.words.len() {
        let word = clause.word(at);
        let Some(index) = word.group else {
            match word.tag {
                Tag::Stop if !clause.is_any(at, &["(", ")", "-", "–", "—"]) => return None,
                Tag::Rel => relative = true,
                Tag::Comp if clause.is(at, "that") => relative = true,
                Tag::Comp => return None,
                _ => {}
            }
            at += 1;
            continue;
        };
        let group = clause.verb_group(index)?;
        let predicate = match group.shape {
            Shape::Finite => !is_reduced(clause, group),
            // A headline's "to": "Russia to withdraw".
            Shape::Infinitive => clause.tag_at(at) == Tag::To && at == head + 1 && clause.tag_at(head) == Tag::Name,
            Shape::Gerund | Shape::Participle => false,
        };
        if predicate && !relative {
            return Some(index);
        }
        relative = false;
        at = group.words.end.max(at + 1);
    }
    None
}

/// "the truce signed on Friday has been respected": a past verb is a participle where a finite one follows without a subject.
fn is_reduced(clause: &Clause, group: &Group) -> bool {
    let (main, end) = (group.main, group.words.end);
    let bare = group.words.len() == 1 && clause.tag_at(main) == Tag::Verb && group.past;
    if !bare || clause.lemma(main) == "take" && clause.is(main + 1, "hold") {
        return false;
    }
    // "said the two agreed": a subject of its own stands before the next verb.
    let subject = matches!(clause.tag_at(end), Tag::Det | Tag::Name | Tag::Pron | Tag::Noun)
        || matches!(clause.operator(main), Operator::Say | Operator::Reveal | Operator::Tell | Operator::Believe);
    let inside = |&at: &usize| match clause.tag_at(at) {
        // "signed by Yeltsin and Snegur has been respected"
        Tag::Conj => clause.tag_at(at - 1) == Tag::Name && clause.tag_at(at + 1) == Tag::Name,
        tag => !matches!(tag, Tag::Stop | Tag::Comp | Tag::Rel | Tag::Comma),
    };
    let next = (end..clause.words.len()).take_while(inside).find_map(|at| clause.group_at(at));
    !subject && next.is_some_and(|next| next.shape == Shape::Finite && !next.joined)
}
