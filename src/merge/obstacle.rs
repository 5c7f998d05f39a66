//! Why two mentions are not of one event.

use std::fmt;

use crate::merge::fact::Fact;
use crate::merge::fit::dates_fit;
use crate::merge::strand::Strand;

/// What keeps two mentions apart, as far as they say it themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Obstacle {
    /// They are of two kinds.
    Kind,
    /// One demands, or offers through a mediator, what the other says came about.
    Stage,
    /// Neither names all actors of the other.
    Who,
    /// One is of several forces, the other of one of them.
    Forces,
    /// Their places differ, or one is local and the other of the whole conflict.
    Where,
    /// Their days do not meet.
    When,
    /// Both demand a truce, one of them without a day, and no more is shared than the sides, whom others address too.
    Occasion,
    /// One sentence tells both, in one phase.
    Sentence,
    /// One document tells of both, and not as of one thing.
    Document,
    /// One fits the other no better than it fits a third.
    Rivals,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Obstacle::Kind => "they are of two kinds",
            Obstacle::Stage => "what is demanded or offered is not what came about",
            Obstacle::Who => "their actors differ",
            Obstacle::Forces => "several forces are not one of them",
            Obstacle::Where => "their places or their reach differ",
            Obstacle::When => "their days do not meet",
            Obstacle::Occasion => "nothing tells that the demands are of one occasion",
            Obstacle::Sentence => "one sentence tells both in one phase",
            Obstacle::Document => "one document tells of them as of two",
            Obstacle::Rivals => "one of them fits others as well",
        })
    }
}

/// All that keeps two mentions apart; of mentions of one document, if `together`. Where there is nothing, what else is told can
/// still have kept them apart.
pub fn obstacles(one: &Fact, other: &Fact, together: bool) -> Vec<Obstacle> {
    let (a, b) = (Strand::new(0, one), Strand::new(u64::from(!together), other));
    let sentence = together && one.sentence == other.sentence && one.phase == other.phase && one.stage == other.stage;
    let mut found = between(&a, &b);
    found.extend(sentence.then_some(Obstacle::Sentence));
    found
}

/// What keeps two strands apart by what they say.
pub(super) fn between(a: &Strand, b: &Strand) -> Vec<Obstacle> {
    let meet = || dates_fit(a, b).or_else(|| dates_fit(b, a)).is_some();
    let found = [
        (a.kind != b.kind, Obstacle::Kind),
        (!a.stage_suits(b), Obstacle::Stage),
        (!a.who_suits(b), Obstacle::Who),
        (!a.same_forces(b), Obstacle::Forces),
        (!a.where_suits(b), Obstacle::Where),
        (!meet(), Obstacle::When),
        (!a.one_occasion(b), Obstacle::Occasion),
    ];
    found.into_iter().filter_map(|(found, obstacle)| found.then_some(obstacle)).collect()
}
