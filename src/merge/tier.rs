//! How well a strand is known.

use serde::{Deserialize, Serialize};

use crate::merge::days::Known;
use crate::merge::life::Life;
use crate::merge::strand::Strand;
use crate::merge::who::Sort;

/// How well a strand is known; the better ones make events, the others join them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// All sides by their own names, and the day.
    Full,
    /// All sides, one of them as a state or as "the rebels", and the day.
    Broad,
    /// A side, and the day.
    Dated,
    /// A mediator or a place, and the day.
    DatedAside,
    /// All sides, and a stretch of time.
    CoarseFull,
    /// A side, and a stretch of time.
    Coarse,
    /// A mediator or a place, and a stretch of time.
    CoarseAside,
    /// All sides, and only publication bounds the day.
    BoundedFull,
    /// A side, and only publication bounds the day.
    Bounded,
    /// A mediator or a place, and only publication bounds the day.
    BoundedAside,
    /// Not even who.
    Nameless,
    /// In a caption or a comment.
    Aside,
}

impl Tier {
    /// All of them, the best known first.
    pub const ALL: [Tier; 12] = [
        Tier::Full,
        Tier::Broad,
        Tier::Dated,
        Tier::DatedAside,
        Tier::CoarseFull,
        Tier::Coarse,
        Tier::CoarseAside,
        Tier::BoundedFull,
        Tier::Bounded,
        Tier::BoundedAside,
        Tier::Nameless,
        Tier::Aside,
    ];

    /// Whether events that are known no better than by a stretch of time stand in better tiers.
    pub(super) fn may_join_coarse(self) -> bool {
        self > Tier::CoarseFull
    }

    pub(super) fn of(strand: &Strand) -> Tier {
        if !strand.told {
            return Tier::Aside;
        }
        if strand.who.is_empty() {
            return Tier::Nameless;
        }
        let acts = !strand.actors().is_empty();
        let full = match strand.life {
            Life::Course => acts && !strand.places().is_empty(),
            Life::Point | Life::State => strand.actors().len() > 1,
        };
        let broad = strand.actors().iter().any(|actor| match actor.sort {
            Sort::General => true,
            Sort::State => strand.life == Life::Point,
            Sort::OfState | Sort::Region | Sort::Named | Sort::Organization => false,
        });
        // A refusal is of something that others tell: what was demanded, or what did not come about.
        let denied = strand.stages.denies();
        match (strand.known(), full, acts) {
            (Known::Exact, true, true) if denied => Tier::Dated,
            (Known::Exact, true, _) if broad => Tier::Broad,
            (Known::Exact, true, _) => Tier::Full,
            (Known::Exact, _, true) => Tier::Dated,
            (Known::Exact, ..) => Tier::DatedAside,
            (Known::Coarse, true, _) => Tier::CoarseFull,
            (Known::Coarse, _, true) => Tier::Coarse,
            (Known::Coarse, ..) => Tier::CoarseAside,
            (_, true, _) => Tier::BoundedFull,
            (_, _, true) => Tier::Bounded,
            _ => Tier::BoundedAside,
        }
    }
}
