//! Clauses and participles after a noun that say what became of it.

use crate::event::clause::lexeme::{Complement, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::aside::aside;
use crate::event::frame::framing::Framing;
use crate::event::frame::subject::finite_right;
use crate::event::frame::{Level, Place, idiom};

impl Framing<'_> {
    /// "a truce signed in 2002", "the ceasefire that it announced".
    pub(super) fn after(&mut self, head: usize) {
        let clause = self.clause;
        let mut prepositional = 0;
        for at in head + 1..clause.words.len() {
            match clause.tag_at(at) {
                Tag::Rel | Tag::Comp if clause.is_any(at, &["that", "which"]) => return self.with_pronoun(head, at),
                Tag::Name | Tag::Pron if at == head + 1 && self.frame.phrase.determiner.is_some() => {
                    return self.without_pronoun(at);
                }
                Tag::Verb if clause.is_any(at, &["nearing", "approaching", "facing"]) => return self.nearing(at),
                Tag::Verb => return self.participle(at),
                Tag::Prep if prepositional == 2 => return,
                Tag::Prep => prepositional += 1,
                Tag::Noun | Tag::Name | Tag::Det | Tag::Adj | Tag::Num | Tag::Time | Tag::Quote | Tag::Adv => {}
                Tag::Conj if prepositional > 0 => {}
                Tag::Comma if clause.is(at + 1, "which") => {}
                Tag::Comma if at <= head + 5 && aside(clause, head).is_some() => {}
                _ => return,
            }
        }
    }

    /// "the ceasefire that it announced", "the truce, which went into force on Friday"
    fn with_pronoun(&mut self, head: usize, pronoun: usize) {
        let clause = self.clause;
        let group = (pronoun + 1..pronoun + 6).find_map(|at| clause.word(at).group);
        let Some(found) = self.group(group) else { return };
        // "told him by phone that …", "the truce, which he called a farce"
        let talk = matches!(clause.lemma(head), "call" | "conversation" | "talk" | "discussion" | "meeting");
        if talk || clause.word(head).class == NounClass::Phone || clause.lemma(found.main) == "call" {
            return;
        }
        let direct = clause.word(pronoun + 1).group == group;
        if let Some((operator, level)) = idiom::of_subject(clause, found).filter(|_| direct) {
            return self.tie(operator, Place::After, level, found.main);
        }
        // Only where the relative pronoun is what the verb is about.
        let (operator, at) = deed(clause, found);
        let object = matches!(clause.tag_at(found.main + 1), Tag::Det | Tag::Name | Tag::Num);
        let subjective = !object && clause.entry(found.main).is_some_and(|entry| entry.takes(Complement::Subject));
        if operator != Operator::Nothing && (!direct || found.passive || subjective) {
            self.tie(operator, Place::After, Level::of(found), at);
        }
    }

    /// "the truce Moscow helped establish in February": a relative clause without its pronoun.
    fn without_pronoun(&mut self, subject: usize) {
        use Operator::{Agree, Announce, Broker, Negotiate, Offer};
        let clause = self.clause;
        let verb = (subject + 1..subject + 4).find(|&at| clause.tag_at(at) == Tag::Verb);
        let Some(found) = verb.and_then(|verb| clause.group_at(verb)) else { return };
        let (operator, at) = deed(clause, found);
        let object = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Object)) || at == found.main;
        let taken = matches!(clause.tag_at(at + 1), Tag::Det | Tag::Name | Tag::Pron | Tag::Noun | Tag::Comp);
        let made = matches!(operator, Agree | Broker | Announce | Negotiate | Offer);
        if made && object && !taken && found.shape == Shape::Finite {
            self.tie(operator, Place::After, Level::of(found), at);
        }
    }

    /// "a ceasefire nearing complete collapse"
    fn nearing(&mut self, at: usize) {
        if (at + 1..at + 4).any(|at| self.clause.operator(at) == Operator::Collapse) {
            let level = Level { mood: Mood::Possible, ..Level::FACT };
            self.tie(Operator::Collapse, Place::After, level, at);
        }
    }

    /// "a truce signed in 2002"
    fn participle(&mut self, verb: usize) {
        use Operator::{Agree, Announce, Begin, Collapse, Continue, End, Hold, Nothing, Remain};
        let clause = self.clause;
        let Some(found) = clause.group_at(verb) else { return };
        let bare =
            found.words.len() == 1 && (found.shape == Shape::Participle || found.shape == Shape::Finite && found.past);
        // "a ceasefire called by the rebels' leader"
        let called = clause.lemma(found.main) == "call";
        let operator = if called { Announce } else { clause.operator(found.main) };
        let takes = clause.entry(found.main).is_some_and(|entry| entry.takes(Complement::Object));
        let object = takes || operator == Agree || called;
        let lives = matches!(operator, Begin | Continue | End | Collapse | Hold | Remain);
        let taken = matches!(clause.tag_at(found.main + 1), Tag::Det | Tag::Name | Tag::Pron);
        if bare && !lives && operator != Nothing && object && !taken && self.has_verb_beside(found) {
            let level = Level { past: true, passive: true, ..Level::FACT };
            self.tie(operator, Place::After, level, found.main);
        }
    }

    /// Whether the event's phrase has another verb, before or after it, so that a participle is only a reduced relative clause.
    fn has_verb_beside(&self, participle: &Group) -> bool {
        let (clause, start) = (self.clause, self.frame.phrase.start);
        let finite = |group: &Group| group.shape == Shape::Finite && group.words.end <= start;
        let governed = || {
            let before = clause.left(start).map(|at| clause.tag_at(at));
            matches!(before, Some(Tag::Verb | Tag::Prep | Tag::To | Tag::Conj | Tag::Have | Tag::Be))
        };
        finite_right(clause, participle.main).is_some() || start > 0 && clause.groups.iter().any(finite) && governed()
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
