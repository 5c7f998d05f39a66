//! What governs an infinitive.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::{Level, Node, Place, Setting};

impl Framing<'_> {
    /// What governs the infinitive that begins at `start`.
    pub(super) fn infinitive(&mut self, start: usize) -> Way {
        let clause = self.clause;
        if let Some(mate) = joined(clause, start) {
            return self.infinitive(mate.words.start);
        }
        if let Some(way) = self.licence(start) {
            return way;
        }
        let host = clause.groups.iter().find(|host| host.words.start > start && host.shape == Shape::Finite);
        if one_of(clause, start) && host.is_some_and(|host| host.past && host.mood == Mood::Fact) {
            self.tie(Operator::Cause, Place::Complement, Level::FACT, start);
            return Way::End;
        }
        self.set(Setting::Purpose)
    }

    /// The nearest word to the left that governs an infinitive.
    fn licence(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        // Whether no noun stands between.
        let mut direct = true;
        let mut next = clause.left(start);
        while let Some(at) = next {
            let tag = clause.tag_at(at);
            let takes = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Infinitive));
            if let Some(operator) = self.due(at, direct) {
                return Some(self.of_copula(operator, at));
            }
            match tag {
                Tag::Verb if takes => return Some(self.wish(at, direct)),
                Tag::Verb => {
                    return self.deadline(at, start).or_else(|| self.effort(at)).or_else(|| self.pressed(at, direct));
                }
                Tag::Adj if takes && direct => return Some(self.adjective(at)),
                Tag::Noun if takes && direct && clause.operator(at) != Operator::Nothing => {
                    return Some(self.governor(at, Place::Complement));
                }
                Tag::Prep if clause.is_any(at, &["for", "on", "upon", "of", "by", "from"]) => {
                    let Some(before) = clause.left(at) else { return Some(Way::End) };
                    let host = clause
                        .entry(before)
                        .is_some_and(|entry| entry.takes(Complement::Infinitive) || entry.takes_word(clause.form(at)));
                    if host && clause.operator(before) != Operator::Nothing {
                        return Some(self.governor(before, Place::Complement));
                    }
                }
                // "has 60 days to withdraw"
                Tag::Have if direct && (at + 1..start).any(|at| clause.tag_at(at) == Tag::Time) => {
                    return Some(self.tie_group(Operator::Schedule, Place::Complement, at));
                }
                Tag::Be if direct => return Some(self.aim(at)),
                Tag::Stop | Tag::Comp | Tag::Rel => return None,
                _ => {}
            }
            direct &= !matches!(tag, Tag::Noun | Tag::Name | Tag::Pron);
            next = clause.left(at);
        }
        None
    }

    /// "it is time for them to leave", "is about to leave"
    fn due(&self, at: usize, direct: bool) -> Option<Operator> {
        let clause = self.clause;
        if clause.is(at, "time") && clause.left(at).is_some_and(|at| clause.tag_at(at) == Tag::Be) {
            return Some(Operator::Demand);
        }
        let about = direct && clause.is(at, "about") && at > 0 && clause.tag_at(at - 1) == Tag::Be;
        about.then_some(Operator::Plan)
    }

    /// A word behind a copula: mood and polarity are the copula's.
    fn of_copula(&mut self, operator: Operator, at: usize) -> Way {
        let group = self.clause.left(at).and_then(|at| self.clause.word(at).group);
        self.tie(operator, Place::Complement, self.level(group), at);
        group.map(Node::Verb).into()
    }

    /// A verb that governs an infinitive: "wants to negotiate a truce" demands nothing of others.
    fn wish(&mut self, verb: usize, direct: bool) -> Way {
        let own = direct && !self.last_is(Operator::Witness) && matches!(self.clause.lemma(verb), "want" | "like");
        let way = self.governor(verb, Place::Complement);
        if own {
            self.revise(Operator::Offer, None);
        }
        way
    }

    /// "gave them until Friday to withdraw", "the accord gives them three months to leave"
    fn deadline(&mut self, verb: usize, start: usize) -> Option<Way> {
        let clause = self.clause;
        let time = |at: usize| {
            clause.tag_at(at) == Tag::Time || clause.is_any(at, &["until", "ultimatum", "deadline", "time"])
        };
        if clause.lemma(verb) != "give" || !(verb..start).any(time) {
            return None;
        }
        // "were given until Friday": a deadline, unless it is an ultimatum.
        let passive = clause.group_at(verb).is_some_and(|group| group.passive);
        let agreed = passive || (0..verb).any(|at| clause.operator(at) == Operator::Agree);
        let operator = if agreed { Operator::Schedule } else { Operator::Demand };
        Some(self.tie_group(operator, Place::Complement, verb))
    }

    /// "it took four days to reach a truce"
    fn effort(&mut self, verb: usize) -> Option<Way> {
        let clause = self.clause;
        let group = clause.group_at(verb).filter(|group| group.past && group.mood == Mood::Fact)?;
        let it = clause.left(group.words.start).is_some_and(|at| clause.is(at, "it"));
        (it && clause.lemma(verb) == "take").then(|| {
            self.tie(Operator::Cause, Place::Complement, Level::FACT, verb);
            Way::End
        })
    }

    /// "pressure is growing on him to accept"
    fn pressed(&mut self, verb: usize, direct: bool) -> Option<Way> {
        let clause = self.clause;
        let start = clause.group_at(verb).map_or(verb, |group| group.words.start);
        let noun = clause.left(start).filter(|&at| {
            !direct
                && clause.tag_at(at) == Tag::Noun
                && clause.operator(at) == Operator::Demand
                && clause.entry(at).is_some_and(|entry| entry.takes(Complement::Infinitive))
        })?;
        Some(self.governor(noun, Place::Complement))
    }

    /// "the aim is to withdraw"
    fn aim(&mut self, be: usize) -> Way {
        let clause = self.clause;
        let Some(group) = clause.group_at(be) else { return Way::End };
        let Some(subject) = clause.left(group.words.start) else { return Way::End };
        let operator = match clause.operator(subject) {
            Operator::Aim => Operator::Offer,
            operator => operator,
        };
        self.tie(operator, Place::Predicate, Level::of(group), be);
        Way::End
    }
}

/// "called on it to stop the shelling *and to pull back*": the infinitive before, as which it is governed.
fn joined<'c>(clause: &'c Clause, start: usize) -> Option<&'c Group> {
    let conjunction = clause.left(start).filter(|&at| clause.tag_at(at) == Tag::Conj)?;
    let before = clause.groups.partition_point(|mate| mate.words.end <= conjunction);
    let mate = clause.groups[..before].iter().rfind(|mate| mate.shape != Shape::Gerund)?;
    let inside = (mate.words.end..conjunction).all(|at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Rel));
    (mate.shape == Shape::Infinitive && inside).then_some(mate)
}

/// "the last soldier to leave was a general"
fn one_of(clause: &Clause, start: usize) -> bool {
    let phrase =
        |&at: &usize| matches!(clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj | Tag::Adv | Tag::Num | Tag::Time);
    (0..start).rev().take_while(phrase).any(|at| clause.is_any(at, &["last", "first", "only"]))
}
