//! What governs a noun: the verb, preposition or copula before it, or the verb that it is the subject of.

use std::ops::Range;

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Shape, Tag};
use crate::event::frame::aside::before_aside;
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::phrase::{NounPhrase, phrase_start};
use crate::event::frame::subject::finite_right;
use crate::event::frame::{Level, Node, Place, idiom};

impl Framing<'_> {
    /// What governs the phrase of the event itself.
    pub(super) fn event(&mut self, head: usize) -> Way {
        let phrase = NounPhrase::of(self.clause, head);
        self.compound(head, phrase);
        self.frame.negated |= self.denied(phrase.start..head);
        self.describe(phrase.start..head);
        self.frame.phrase = phrase;
        self.predicates(phrase);
        self.after(phrase.head);
        self.outwards(phrase)
    }

    /// What governs another noun phrase on the way.
    pub(super) fn noun(&mut self, head: usize) -> Way {
        let phrase = NounPhrase::of(self.clause, head);
        self.compound(head, phrase);
        if self.denied(phrase.start..head) {
            self.deny();
        }
        self.outwards(phrase)
    }

    /// "ceasefire violations", "the truce's collapse": the nouns after it govern it.
    fn compound(&mut self, head: usize, phrase: NounPhrase) {
        for at in head + 1..=phrase.head {
            let operator = self.clause.operator(at);
            if operator != Operator::Nothing && self.clause.tag_at(at) == Tag::Noun {
                self.tie(operator, Place::Within, Level::FACT, at);
            }
        }
    }

    /// Whether a determiner among some words denies the noun.
    fn denied(&self, mut words: Range<usize>) -> bool {
        words.any(|at| self.clause.tag_at(at) == Tag::Det && self.clause.is_any(at, &["no", "neither"]))
    }

    /// What the words before the event's noun say of it. "An urgent call", "a vital truce": only as a predicate does it ask for one.
    fn describe(&mut self, words: Range<usize>) {
        for at in words {
            let operator = self.clause.operator(at);
            if self.clause.tag_at(at) == Tag::Adj && !matches!(operator, Operator::Nothing | Operator::Demand) {
                self.tie(operator, Place::Within, Level::FACT, at);
            }
        }
    }

    /// What stands right behind the event's noun and says what became of it.
    fn predicates(&mut self, phrase: NounPhrase) {
        let clause = self.clause;
        let (start, last) = (phrase.start, phrase.head);
        // "with the truce over"
        let with = clause.left(start).is_some_and(|at| clause.is(at, "with"));
        if with && clause.is_any(last + 1, &["over", "dead", "off", "finished", "ended"]) {
            self.tie(Operator::End, Place::Within, Level::FACT, last + 1);
        }
        if let Some((operator, mood)) = idiom::of_predicate(clause, last) {
            let level = Level { mood: mood.unwrap_or(Level::FACT.mood), ..Level::FACT };
            self.tie(operator, Place::Within, level, last + 2);
        }
    }

    /// What governs a phrase from before it, or what it is the subject of.
    fn outwards(&mut self, phrase: NounPhrase) -> Way {
        let clause = self.clause;
        let (start, last) = (phrase.start, phrase.head);
        let Some(before) = clause.left(start) else { return self.subject(last) };
        let across = match clause.tag_at(before) {
            Tag::Comma => self.beyond_aside(phrase),
            Tag::Pron if clause.is(before, "there") => None,
            Tag::Name | Tag::Noun | Tag::Pron => self.giver(phrase, before),
            _ => None,
        };
        if let Some(verb) = across {
            return self.governor(verb, Place::Object);
        }
        match clause.tag_at(before) {
            Tag::Prep => self.preposition(before),
            Tag::Verb => self.object(before, last),
            Tag::Be => self.predicate(before),
            // "was going to do a ceasefire"; not "Does the withdrawal violate …?"
            Tag::Have | Tag::Do if before > 0 || !clause.question => self.copula(before, before, Place::Object),
            Tag::Neg => match clause.left(before).map(|at| (at, clause.tag_at(at))) {
                Some((be, Tag::Be)) => self.copula(be, before, Place::Predicate),
                verb => {
                    self.frame.negated = true;
                    verb.filter(|(_, tag)| *tag == Tag::Verb)
                        .map_or(Way::End, |(verb, _)| self.governor(verb, Place::Object))
                }
            },
            Tag::Conj | Tag::Comma => {
                let own = clause.right(last).and_then(|next| clause.group_at(next));
                if own.is_some_and(|group| group.shape == Shape::Finite && !group.joined) {
                    return self.subject(last);
                }
                match self.coordinated(before) {
                    Way::End => self.subject(last),
                    way => way,
                }
            }
            _ => self.subject(last),
        }
    }

    /// "accepted, within hours of each other, the truce"
    fn beyond_aside(&self, phrase: NounPhrase) -> Option<usize> {
        let clause = self.clause;
        phrase.determiner?;
        let open = Some(before_aside(clause, phrase.start)).filter(|&open| open < phrase.start)?;
        let verb = clause.left(open)?;
        let takes = clause.entry(verb).is_some_and(|entry| entry.takes(Complement::Object));
        (takes && clause.tag_at(verb) == Tag::Verb && clause.operator(verb) != Operator::Nothing).then_some(verb)
    }

    /// "offered the rebels a truce", "brought Liberia a ceasefire"
    fn giver(&self, phrase: NounPhrase, whom: usize) -> Option<usize> {
        let clause = self.clause;
        if whom + 1 != phrase.start || phrase.determiner != Some(phrase.start) {
            return None;
        }
        let verb = clause.left(phrase_start(clause, whom)).filter(|&at| clause.tag_at(at) == Tag::Verb)?;
        let gives =
            matches!(clause.lemma(verb), "bring" | "give" | "grant" | "offer" | "promise" | "win" | "buy" | "deny");
        gives.then_some(verb)
    }

    /// What a verb does to the phrase behind it, whose last word is at `last`.
    fn object(&mut self, verb: usize, last: usize) -> Way {
        let clause = self.clause;
        if self.says_of(verb, last) {
            return self.subject(last);
        }
        // "declared what they called a truce"
        let called = matches!(clause.lemma(verb), "call" | "describe" | "term" | "dub");
        if let Some(outer) = self.before_what(verb, 4).filter(|_| called) {
            return match clause.tag_at(outer) {
                Tag::Verb => self.governor(outer, Place::Object),
                Tag::Prep => self.preposition(outer),
                _ => Way::End,
            };
        }
        if let Some(way) = self.raised(verb, last) {
            return way;
        }
        let way = self.governor(verb, Place::Object);
        // "set the withdrawal of troops as a condition"
        let terms = |at: usize| matches!(clause.lemma(at), "condition" | "precondition" | "demand");
        if (last + 1..last + 14).any(|at| clause.is(at, "as") && (at + 1..at + 4).any(terms)) {
            self.revise(Operator::Demand, None);
        }
        // "declared the truce over", "put the pullout on hold"
        if let Some((operator, mood)) = idiom::of_object(clause, verb, last) {
            self.revise(operator, mood);
        }
        way
    }

    /// "meant the ceasefire had been scrapped": the phrase is the subject of what was meant.
    fn says_of(&self, verb: usize, last: usize) -> bool {
        let clause = self.clause;
        let takes = |complement| clause.entry(verb).is_some_and(|entry| entry.takes(complement));
        let name = |at: usize| matches!(clause.tag_at(at), Tag::Name | Tag::Noun);
        let near = |group: &Group| {
            (last + 1..group.words.start).all(|at| match clause.tag_at(at) {
                // "said no call between Moon and Trump was planned"
                Tag::Conj => name(at - 1) && name(at + 1),
                // "said the departure from the posts, A and B, would …"
                Tag::Comma => clause.operator(verb) == Operator::Say,
                tag => !matches!(tag, Tag::Rel | Tag::Comp),
            })
        };
        takes(Complement::That)
            && self
                .group(finite_right(clause, last))
                .is_some_and(|group| near(group) && (group.words.len() > 1 || !takes(Complement::Object)))
    }

    /// What stands before a "what" that some words before the verb begin with.
    fn before_what(&self, verb: usize, near: usize) -> Option<usize> {
        let what = (verb.saturating_sub(near)..verb).rev().find(|&at| self.clause.is(at, "what"))?;
        self.clause.left(what)
    }

    /// "expect the truce to last", "let the ceasefire collapse": the phrase is the subject of the infinitive that the verb governs.
    fn raised(&mut self, verb: usize, last: usize) -> Option<Way> {
        let clause = self.clause;
        let to = clause.right(last).filter(|&at| clause.tag_at(at) == Tag::To)?;
        let index = clause.word(to).group;
        let group = self.group(index)?;
        let takes = |at: usize, complement| clause.entry(at).is_some_and(|entry| entry.takes(complement));
        let operator = clause.operator(group.main);
        let raises = takes(verb, Complement::Infinitive) && takes(group.main, Complement::Subject);
        (raises && operator != Operator::Nothing).then(|| {
            self.tie(operator, Place::Subject, Level::of(group), group.main);
            index.map(Node::Verb).into()
        })
    }

    /// "the goal is a ceasefire", "there is a ceasefire"
    fn predicate(&mut self, be: usize) -> Way {
        let clause = self.clause;
        // "beat what looked to be a retreat"
        let looks = (be.saturating_sub(3)..be).any(|at| matches!(clause.lemma(at), "look" | "seem" | "appear"));
        let outer = if looks { self.before_what(be, 4) } else { None };
        if let Some(outer) = outer.filter(|&at| clause.tag_at(at) == Tag::Verb) {
            return self.governor(outer, Place::Object);
        }
        let Some(group) = clause.group_at(be) else { return Way::End };
        self.tie_group(aim(clause, group.words.start), Place::Predicate, be)
    }

    /// Adds an auxiliary that changes nothing, whose group is that of `verb`.
    fn copula(&mut self, verb: usize, at: usize, place: Place) -> Way {
        let group = self.clause.word(verb).group;
        if self.group(group).is_none() {
            return Way::End;
        }
        self.tie(Operator::Nothing, place, self.level(group), at);
        group.map(Node::Verb).into()
    }
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
