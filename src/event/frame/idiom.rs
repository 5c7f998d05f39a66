//! Phrases that say by a noun, a preposition or an adjective what became of a thing: "came into force", "put the pullout on hold".

use std::collections::BTreeMap;
use std::ops::Range;

use once_cell::sync::Lazy;

use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Tag};
use crate::event::frame::Level;
use crate::event::table::rows;
use crate::text::packed::WordTable;

/// How closely the words follow their verb.
const NEAR: usize = 5;

/// What an event is to the verb of a phrase that tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Subject,
    Object,
    /// It stands behind the phrase's last word, a preposition: "put their names to a truce".
    Behind,
    /// Object or passive subject of a verb with its particle: "worked out a truce", "the truce was called off".
    Particle,
}

struct Idiom {
    side: Side,
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

/// The phrases, and which may stand with a verb.
struct Idioms {
    all: Vec<Idiom>,
    /// The places of those with any verb.
    any: Vec<usize>,
    /// The places of those with a verb, those with any verb among them, in the order of the table.
    of: WordTable<Vec<usize>>,
}

static IDIOMS: Lazy<Idioms> = Lazy::new(|| {
    // The table is part of the crate, and a test loads every line.
    let all: Vec<Idiom> = rows(include_str!("idioms.tsv")).filter_map(|(_, row)| Idiom::parse(&row)).collect();
    let (mut any, mut of): (Vec<usize>, BTreeMap<&str, Vec<usize>>) = Default::default();
    for (at, idiom) in all.iter().enumerate() {
        for verb in &idiom.verbs {
            of.entry(verb).or_insert_with(|| any.clone()).push(at);
        }
        if idiom.verbs.is_empty() {
            any.push(at);
            of.values_mut().for_each(|known| known.push(at));
        }
    }
    Idioms { all, any, of: WordTable::new(of) }
});

impl Idioms {
    /// Those that may stand with the verb at a place.
    fn of(&self, clause: &Clause, main: usize) -> impl Iterator<Item = &Idiom> {
        let verb = if clause.tag_at(main) == Tag::Be { "be" } else { clause.lemma(main) };
        self.of.find(verb).unwrap_or(&self.any).iter().map(|&at| &self.all[at])
    }
}

impl Idiom {
    fn parse(row: &[&'static str]) -> Option<Idiom> {
        let (&[side, verbs, words, operator], rest) = row.split_first_chunk::<4>()?;
        let side = match side {
            "subject" => Side::Subject,
            "object" => Side::Object,
            "behind" => Side::Behind,
            "particle" => Side::Particle,
            _ => return None,
        };
        let mood = match rest.first().copied().unwrap_or_default() {
            "" => None,
            "possible" => Some(Mood::Possible),
            _ => return None,
        };
        let words = words.split(' ').filter(|&word| word != "-");
        let words: Option<Vec<Follower>> = words.map(Follower::parse).collect();
        let verbs = verbs.split('|').filter(|&verb| verb != "_").collect();
        Some(Idiom { side, verbs, words: words?, operator: Operator::parse(operator)?, mood })
    }

    /// Whether its words stand behind a word.
    fn follows(&self, clause: &Clause, from: usize) -> bool {
        self.words.iter().all(|follower| follower.stands(clause, from))
    }

    /// Whether its words stand between verb and preposition, the last of them at the preposition.
    fn leads(&self, clause: &Clause, main: usize, prep: usize) -> bool {
        let at = |word: &Follower, range: Range<usize>| match word {
            Follower::Word(words) | Follower::Next(words) => range.into_iter().any(|at| clause.is_any(at, words)),
            Follower::Class(class) => range.into_iter().any(|at| clause.operator(at) == *class),
        };
        let Some((last, words)) = self.words.split_last() else { return false };
        at(last, prep..prep + 1) && words.iter().all(|word| at(word, main + 1..prep))
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

    /// Whether one of the words is at `at`; "declared it over", not "declared it over Christmas".
    fn ends(&self, clause: &Clause, words: &[&str], at: usize) -> bool {
        clause.is_any(at, words)
            && !(clause.is(at, "over")
                && matches!(
                    clause.tag_at(at + 1),
                    Tag::Time | Tag::Det | Tag::Noun | Tag::Name | Tag::Num | Tag::Adj | Tag::Pron
                ))
    }

    /// Whether it stands behind the word at `from`.
    fn stands(&self, clause: &Clause, from: usize) -> bool {
        match self {
            Follower::Word(words) => (from + 1..from + NEAR).any(|at| self.ends(clause, words, at)),
            Follower::Next(words) => self.ends(clause, words, from + 1),
            Follower::Class(class) => (from + 1..clause.words.len()).any(|at| clause.operator(at) == *class),
        }
    }
}

/// What a verb group says of its subject by an idiom, and how surely.
pub(super) fn of_subject(clause: &Clause, group: &Group) -> Option<(Operator, Level)> {
    let fits = |idiom: &&Idiom| match idiom.side {
        Side::Subject => idiom.follows(clause, group.main),
        Side::Particle => group.passive && idiom.follows(clause, group.main),
        Side::Object | Side::Behind => false,
    };
    let found = IDIOMS.of(clause, group.main).find(fits)?;
    let level = Level::of(group);
    Some((found.operator, Level { mood: found.mood.unwrap_or(level.mood), ..level }))
}

/// What a preposition and a noun say of the phrase that ends at `last`: "a truce in tatters", "a pullout on hold".
pub(super) fn of_predicate(clause: &Clause, last: usize) -> Option<(Operator, Option<Mood>)> {
    let prep = last + 1;
    let preposition = clause.is_any(prep, &["in", "on", "under", "at", "within"]);
    let end = (prep + 1..prep + 4).find(|&at| clause.tag_at(at) == Tag::Noun).filter(|_| preposition)?;
    let inside = (prep + 1..end).all(|at| matches!(clause.tag_at(at), Tag::Det | Tag::Adj));
    if !inside || clause.is(end + 1, "of") {
        return None;
    }
    let fits = |idiom: &&Idiom| {
        let noun = |word: &Follower| matches!(word, Follower::Word(words) if clause.is_any(end, words));
        let copula = idiom.verbs.contains(&"be") && idiom.side == Side::Subject;
        let put = idiom.side == Side::Object && idiom.verbs.contains(&"put");
        (copula || put) && !idiom.words.is_empty() && idiom.words.iter().all(noun)
    };
    let found = IDIOMS.all.iter().find(fits)?;
    Some((found.operator, found.mood))
}

/// What a verb says of its object, whose last word is at `last`, by an idiom.
pub(super) fn of_object(clause: &Clause, verb: usize, last: usize) -> Option<(Operator, Option<Mood>)> {
    let fits = |idiom: &&Idiom| match idiom.side {
        Side::Object => idiom.follows(clause, last),
        Side::Particle => idiom.follows(clause, verb) || idiom.follows(clause, last),
        Side::Subject | Side::Behind => false,
    };
    let found = IDIOMS.of(clause, verb).find(fits)?;
    Some((found.operator, found.mood))
}

/// What a verb says of what stands behind a preposition by an idiom ("put their names to"), and the verb.
pub(super) fn of_behind(clause: &Clause, prep: usize) -> Option<(Operator, Option<Mood>, usize)> {
    let inside = |&at: &usize| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Comp | Tag::Rel);
    let verbs = (0..prep).rev().take(NEAR + 1).take_while(inside);
    let verb = verbs.into_iter().find(|&at| {
        let group = clause.group_at(at);
        group.is_some_and(|group| group.main == at)
    })?;
    let found = IDIOMS.of(clause, verb).find(|idiom| idiom.side == Side::Behind && idiom.leads(clause, verb, prep))?;
    Some((found.operator, found.mood, verb))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(IDIOMS.all.len(), rows(include_str!("idioms.tsv")).count());
    }
}
