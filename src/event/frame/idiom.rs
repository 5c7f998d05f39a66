//! Phrases that say by a noun, a preposition or an adjective what became of a thing: "came into force", "put the pullout on hold".

use once_cell::sync::Lazy;

use crate::event::clause::lexeme::rows;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Tag};
use crate::event::frame::Level;

/// How closely the words follow their verb.
const NEAR: usize = 5;

struct Idiom {
    /// Whether the event is the verb's object, not its subject.
    object: bool,
    /// Lemmas; none where any verb will do.
    verbs: Vec<&'static str>,
    /// What must follow, each by one of its words.
    words: Vec<Follower>,
    operator: Operator,
    mood: Option<Mood>,
}

enum Follower {
    /// One of these, closely.
    Word(Vec<&'static str>),
    /// One of these, next to the verb.
    Next(Vec<&'static str>),
    /// Any word of a class, anywhere later.
    Class(Operator),
}

static IDIOMS: Lazy<Vec<Idiom>> = Lazy::new(|| {
    // The table is part of the crate, and a test loads every line.
    rows(include_str!("idioms.tsv")).filter_map(|(_, row)| Idiom::parse(&row)).collect()
});

impl Idiom {
    fn parse(row: &[&'static str]) -> Option<Idiom> {
        let (&[side, verbs, words, operator], rest) = row.split_first_chunk::<4>()?;
        let object = match side {
            "subject" => false,
            "object" => true,
            _ => return None,
        };
        let mood = match rest.first().copied().unwrap_or_default() {
            "" => None,
            "possible" => Some(Mood::Possible),
            _ => return None,
        };
        let words: Option<Vec<Follower>> = words.split(' ').map(Follower::parse).collect();
        let verbs = verbs.split('|').filter(|&verb| verb != "_").collect();
        Some(Idiom { object, verbs, words: words?, operator: Operator::parse(operator)?, mood })
    }

    fn fits(&self, text: &str, clause: &Clause, main: usize, from: usize) -> bool {
        let copula = clause.tag_at(main) == Tag::Be;
        let verb = |verb: &&str| if copula { *verb == "be" } else { *verb == clause.lemma(main) };
        (self.verbs.is_empty() || self.verbs.iter().any(verb))
            && self.words.iter().all(|follower| follower.stands(text, clause, from))
    }
}

impl Follower {
    fn parse(element: &'static str) -> Option<Follower> {
        if let Some(class) = element.strip_prefix('=') {
            return Operator::parse(class).map(Follower::Class);
        }
        let words = |element: &'static str| element.split('|').collect();
        Some(match element.strip_prefix('^') {
            Some(next) => Follower::Next(words(next)),
            None => Follower::Word(words(element)),
        })
    }

    /// Whether it stands behind the word at `from`.
    fn stands(&self, text: &str, clause: &Clause, from: usize) -> bool {
        match self {
            Follower::Word(words) => (from + 1..from + NEAR).any(|at| clause.is_any(text, at, words)),
            Follower::Next(words) => clause.is_any(text, from + 1, words),
            Follower::Class(class) => (from + 1..clause.words.len()).any(|at| clause.operator(at) == *class),
        }
    }
}

/// What a verb group says of its subject by an idiom, and how surely.
pub(super) fn of_subject(text: &str, clause: &Clause, group: &Group) -> Option<(Operator, Level)> {
    let found = IDIOMS.iter().find(|idiom| !idiom.object && idiom.fits(text, clause, group.main, group.main))?;
    let level = Level::of(group);
    Some((found.operator, Level { mood: found.mood.unwrap_or(level.mood), ..level }))
}

/// What a verb says of its object, whose last word is at `last`, by an idiom.
pub(super) fn of_object(text: &str, clause: &Clause, verb: usize, last: usize) -> Option<(Operator, Option<Mood>)> {
    let found = IDIOMS.iter().find(|idiom| idiom.object && idiom.fits(text, clause, verb, last))?;
    Some((found.operator, found.mood))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(IDIOMS.len(), rows(include_str!("idioms.tsv")).count());
    }
}
