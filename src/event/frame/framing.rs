//! One step outwards: which word governs, as what, and where the way goes on.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Tag};
use crate::event::frame::{Frame, Level, Link, Node, Place, Setting};

/// Where the way outwards leads from a governor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// On to what governs this.
    To(Node),
    /// No further.
    End,
}

impl From<Option<Node>> for Way {
    fn from(node: Option<Node>) -> Self {
        node.map_or(Way::End, Way::To)
    }
}

/// A frame in the making.
pub(super) struct Framing<'c> {
    pub(super) clause: &'c Clause<'c>,
    pub(super) frame: Frame,
    /// Numbers of links whose denial does not reach the event: "did not give details of the call".
    pub(super) shielded: Vec<usize>,
}

impl<'c> Framing<'c> {
    /// Adds a governor.
    pub(super) fn tie(&mut self, operator: Operator, place: Place, level: Level, at: usize) {
        self.frame.links.push(Link::Governor { operator, place, level, at });
    }

    /// Adds what places the event or makes it conditional: no further governor counts.
    pub(super) fn set(&mut self, setting: Setting) -> Way {
        self.frame.links.push(Link::Setting(setting));
        Way::End
    }

    /// Adds a governor at the level of its verb group, and goes on to what governs that.
    pub(super) fn tie_group(&mut self, operator: Operator, place: Place, at: usize) -> Way {
        let group = self.clause.word(at).group;
        self.tie(operator, place, self.level(group), at);
        group.map(Node::Verb).into()
    }

    /// Lets the last governor do something else, and more or less surely.
    pub(super) fn revise(&mut self, revised: Operator, mood: Option<Mood>) {
        if let Some(Link::Governor { operator, level, .. }) = self.frame.links.last_mut() {
            *operator = revised;
            level.mood = mood.unwrap_or(level.mood);
        }
    }

    /// Lets the last governor be denied.
    pub(super) fn deny(&mut self) {
        if let Some(Link::Governor { level, .. }) = self.frame.links.last_mut() {
            level.negated = true;
        }
    }

    /// A verb group by its number.
    pub(super) fn group(&self, group: Option<u16>) -> Option<&'c Group> {
        self.clause.verb_group(group?)
    }

    /// The level of a verb group; that of a fact for none.
    pub(super) fn level(&self, group: Option<u16>) -> Level {
        self.group(group).map_or(Level::FACT, Level::of)
    }

    /// What the last governor does.
    fn last_operator(&self) -> Option<Operator> {
        match self.frame.links.last() {
            Some(Link::Governor { operator, .. }) => Some(*operator),
            _ => None,
        }
    }

    /// Whether the last governor is of an operator.
    pub(super) fn last_is(&self, operator: Operator) -> bool {
        self.last_operator() == Some(operator)
    }

    /// Adds the governor at a word, and goes on to what governs it.
    pub(super) fn governor(&mut self, at: usize, place: Place) -> Way {
        let operator = self.reading(at, place);
        let Some(group) = self.clause.group_at(at).filter(|group| group.main == at) else {
            self.tie(operator, place, Level::FACT, at);
            return Way::To(Node::Noun(at));
        };
        let operator = self.reading_of_verb(operator, at, place, group);
        let (operator, level) = match place {
            Place::Subject if !group.passive => self.reading_of_subject(operator, at, group),
            _ => (operator, Level::of(group)),
        };
        self.tie(operator, place, level, at);
        self.clause.word(at).group.map(Node::Verb).into()
    }

    /// What a governing word does where it stands.
    fn reading(&mut self, at: usize, place: Place) -> Operator {
        let clause = self.clause;
        match (clause.lemma(at), clause.operator(at)) {
            // "called a ceasefire" declares one.
            ("call", Operator::Demand) if place == Place::Object && clause.tag_at(at) == Tag::Verb => {
                Operator::Announce
            }
            // "follows the rules of the truce"
            ("follow", _) if self.last_is(Operator::Term) => Operator::Hold,
            // "prepares the way for a pullout"
            ("prepare" | "pave" | "clear", operator) if place == Place::Object => match self.frame.links.last() {
                Some(Link::Governor { at: noun, .. }) if clause.lemma(*noun) == "way" => {
                    self.frame.links.pop();
                    Operator::Plan
                }
                _ => operator,
            },
            // "voted for a withdrawal" of others, or its own: asks for it.
            ("vote", Operator::Decide) if clause.tag_at(at + 1) == Tag::Prep => Operator::Demand,
            // "warned that", "warned of"
            ("warn", Operator::Demand) if place == Place::Complement => {
                let tags = (at + 1..at + 5).map(|next| clause.tag_at(next));
                match { tags }.find(|tag| matches!(tag, Tag::Comp | Tag::Prep | Tag::To)) {
                    Some(Tag::Comp) => Operator::Say,
                    Some(Tag::Prep) => Operator::Fear,
                    _ => Operator::Demand,
                }
            }
            (_, operator) => operator,
        }
    }

    /// What a verb does by the group and the place in which it stands.
    fn reading_of_verb(&self, operator: Operator, at: usize, place: Place, group: &Group) -> Operator {
        let clause = self.clause;
        match (clause.lemma(at), operator) {
            // "has not shown any readiness to accept a truce"
            ("show", Operator::Reveal) if place == Place::Object => Operator::Nothing,
            // "is committed to the truce", "remains committed to it"
            ("commit", Operator::Announce) => {
                let before = clause.left(group.words.start);
                let remains = before.is_some_and(|at| clause.operator(at) == Operator::Remain);
                if group.passive || remains { Operator::Committed } else { operator }
            }
            (_, operator) => operator,
        }
    }

    /// What an active verb says of its subject, and how.
    fn reading_of_subject(&self, operator: Operator, at: usize, group: &Group) -> (Operator, Level) {
        use Operator::{Agree, Announce, Begin, Broker, End, Extend, Hold, Negotiate, Nothing};
        let (clause, level) = (self.clause, Level::of(group));
        let takes = |complement| clause.entry(at).is_some_and(|entry| entry.takes(complement));
        let next = clause.tag_at(at + 1);
        // "since a ceasefire agreed last August": a participle without its auxiliary.
        let reduced = group.words.len() == 1
            && group.past
            && !matches!(next, Tag::Det | Tag::Name | Tag::Noun | Tag::Pron | Tag::Comp | Tag::To | Tag::Adj)
            && matches!(operator, Agree | Announce | Broker | Negotiate | Extend);
        if reduced {
            return (operator, Level { passive: true, ..level });
        }
        // "the truce ended two weeks of fighting": what it did to something else.
        let transitive = takes(Complement::Object)
            && matches!(operator, End | Begin | Hold)
            && matches!(next, Tag::Det | Tag::Name | Tag::Noun | Tag::Adj | Tag::Num);
        (if takes(Complement::Subject) && !transitive { operator } else { Nothing }, level)
    }

    /// "is ready to", "would be willing to": mood and polarity are the copula's.
    pub(super) fn adjective(&mut self, at: usize) -> Way {
        let clause = self.clause;
        let copula = clause.left(at).filter(|&before| matches!(clause.tag_at(before), Tag::Be | Tag::Verb | Tag::Neg));
        let group = copula.and_then(|copula| clause.word(copula).group);
        self.tie(clause.operator(at), Place::Complement, self.level(group), at);
        group.map(Node::Verb).into()
    }
}
