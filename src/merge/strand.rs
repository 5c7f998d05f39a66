//! What tellings of one event say together.

use serde::{Deserialize, Serialize};

use crate::merge::days::{Days, Known};
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::life::{Life, Stage, Stages};
use crate::merge::scope::Scopes;
use crate::merge::who::{Actor, Level, Sort, Who};

/// So many days an offer may be on the table before it is told again.
const TALKS: i32 = 4;

/// So many days after it was offered a truce can come about.
const TAKEN_UP: i32 = 31;

/// So many days after it was refused a withdrawal can come about after all.
const REFUSED: i32 = 31;

/// What tellings that are held to be of one event say together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Strand {
    pub(super) kind: u64,
    pub(super) who: Who,
    pub(super) scopes: Scopes,
    /// The documents it is told in, by hashes of what they are inserted under, in order.
    pub(super) documents: Few<u64, 1>,
    /// Days known exactly, with the rank of their phase, in order.
    pub(super) points: Few<Point, 1>,
    /// What coarser expressions allow.
    pub(super) coarse: Option<Days>,
    /// What publication allows.
    pub(super) bound: Option<Days>,
    pub(super) stages: Stages,
    /// Least and greatest rank of a phase.
    pub(super) ranks: (u8, u8),
    pub(super) life: Life,
    pub(super) level: Level,
    pub(super) told: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Point {
    pub(super) days: Days,
    pub(super) rank: u8,
    pub(super) asserted: bool,
}

impl Strand {
    /// What one mention says.
    pub(super) fn new(document: u64, fact: &Fact) -> Self {
        let mut strand = Strand {
            kind: fact.kind,
            who: fact.who.clone(),
            scopes: fact.scopes,
            documents: Few::new(document),
            points: Few::default(),
            coarse: None,
            bound: None,
            stages: Stages::one(fact.stage),
            ranks: (fact.rank, fact.rank),
            life: fact.life,
            level: fact.level,
            told: fact.told,
        };
        match fact.known {
            Known::Exact => {
                strand.points = Few::new(Point { days: fact.days, rank: fact.rank, asserted: fact.asserted });
            }
            Known::Coarse => strand.coarse = Some(fact.days),
            Known::Bounded => strand.bound = Some(fact.days),
            Known::Not => {}
        }
        strand
    }

    /// What several strands say together, in this order; `None` where there is none.
    pub(super) fn united<'s>(mut strands: impl Iterator<Item = &'s Strand>) -> Option<Strand> {
        let mut said = strands.next()?.clone();
        strands.for_each(|strand| said.absorb(strand));
        Some(said)
    }

    /// Takes another strand in; what it names becomes part of what this one names.
    pub(super) fn absorb(&mut self, other: &Strand) {
        for document in other.documents.iter() {
            self.documents.insert(document);
        }
        if self.who != other.who {
            self.who = self.who.with(&other.who);
        }
        self.ranks = (self.ranks.0.min(other.ranks.0), self.ranks.1.max(other.ranks.1));
        self.stages = self.stages.with(other.stages);
        self.scopes = self.scopes.with(other.scopes);
        other.points.iter().for_each(|point| self.points.insert(point));
        self.coarse = match (self.coarse, other.coarse) {
            (Some(a), Some(b)) => a.common(b).or(Some(a)),
            (a, b) => a.or(b),
        };
        self.bound = match (self.bound, other.bound) {
            (Some(a), Some(b)) => Some(a.hull(b)),
            (a, b) => a.or(b),
        };
        self.told |= other.told;
    }

    /// The same without the days that are known exactly.
    pub(super) fn undated(self) -> Strand {
        Strand { points: Few::default(), ..self }
    }

    pub(super) fn actors(&self) -> &[Actor] {
        self.who.actors()
    }

    pub(super) fn brokers(&self) -> &[Actor] {
        self.who.brokers()
    }

    pub(super) fn places(&self) -> &[Actor] {
        self.who.places()
    }

    /// Whether one document tells both; then it told them as two.
    pub(super) fn shares_document(&self, other: &Strand) -> bool {
        let (few, many) = if self.documents.len() <= other.documents.len() { (self, other) } else { (other, self) };
        self.told == other.told && few.documents.iter().any(|document| many.documents.holds(document))
    }

    pub(super) fn known(&self) -> Known {
        match (self.points.is_empty(), self.coarse, self.bound) {
            (false, ..) => Known::Exact,
            (true, Some(_), _) => Known::Coarse,
            (true, None, Some(_)) => Known::Bounded,
            (true, None, None) => Known::Not,
        }
    }

    /// The stretch of the best known dates.
    pub(super) fn days(&self) -> Option<Days> {
        let points = self.points.iter().map(|point| point.days).reduce(Days::hull);
        points.or(self.coarse).or(self.bound)
    }

    /// Whether the two could tell of one event as far as how, who and where go; dates aside.
    pub(super) fn suits(&self, other: &Strand) -> bool {
        self.kind == other.kind && self.stage_suits(other) && self.who_suits(other) && self.where_suits(other)
    }

    pub(super) fn stage_suits(&self, other: &Strand) -> bool {
        let (a, b) = (self.stages, other.stages);
        if self.life == Life::State && (a.is_firm() && b.offers() || a.offers() && b.is_firm()) {
            // An offer under one mediator is not the truce that came about under another, or under none.
            let brokered = self.brokers().is_empty() && other.brokers().is_empty();
            let named = !self.actors().is_empty() && !other.actors().is_empty();
            if named && !brokered && self.level.common(self.brokers(), other.brokers()) == 0 {
                return false;
            }
        }
        // Whoever calls for a truce and offers to bring it about does one thing.
        let offers = |strand: &Strand| !strand.stages.has(Stage::Real);
        !self.stages.apart(other.stages)
            || offers(self) && offers(other) && self.level.common(self.brokers(), other.brokers()) > 0
    }

    pub(super) fn who_suits(&self, other: &Strand) -> bool {
        self.mediators_suit(other) && self.sides_suit(other)
    }

    /// Whether an offer and another telling can be of one mediation.
    pub(super) fn mediators_suit(&self, other: &Strand) -> bool {
        let offer = |strand: &Strand| strand.stages.offers();
        let brokered = !self.brokers().is_empty() && !other.brokers().is_empty();
        let common = brokered && self.level.common(self.brokers(), other.brokers()) > 0;
        if brokered && !common && (offer(self) || offer(other)) {
            return false;
        }
        // What only a mediator wants is not the offer that a side makes.
        let wanted = |strand: &Strand| strand.actors().is_empty() && !strand.brokers().is_empty();
        let made = |strand: &Strand| !strand.actors().is_empty() && strand.brokers().is_empty();
        !(wanted(self) && offer(self) && made(other) || made(self) && wanted(other) && offer(other))
    }

    fn sides_suit(&self, other: &Strand) -> bool {
        if self.life == Life::Course && self.who.common_places(&other.who) > 0 && self.who.general_of(&other.who) {
            return true;
        }
        // Else two sides of one mediation, each told alone.
        let common = self.level.common(self.brokers(), other.brokers()) > 0;
        self.level.within(self.actors(), other.actors()) || self.life == Life::State && common
    }

    pub(super) fn where_suits(&self, other: &Strand) -> bool {
        if self.scopes.apart(other.scopes) {
            return false;
        }
        if self.places().is_empty() || other.places().is_empty() {
            return true;
        }
        // A town of which no more is known may lie in any country.
        let countries = |places: &[Actor]| places.iter().all(|place| place.sort == Sort::State);
        let unknown = |places: &[Actor]| places.iter().all(|place| place.sort == Sort::Named);
        let (a, b) = (self.places(), other.places());
        self.who.common_places(&other.who) > 0 || countries(a) && unknown(b) || unknown(a) && countries(b)
    }

    /// Whether all actors of the other are among those of this one.
    pub(super) fn names_all_of(&self, other: &Strand) -> bool {
        self.actors().len() >= other.actors().len() && self.level.within(other.actors(), self.actors())
    }

    /// Whether a mention of the same document can speak of this call again: it names no one else, or tells the day of what is told of
    /// the very same people.
    pub(super) fn can_be_spoken_of(&self, other: &Strand) -> bool {
        let dated = |strand: &Strand| strand.known() == Known::Exact;
        let named = |one: &Actor| self.actors().iter().any(|actor| actor.name == one.name);
        match (dated(self), dated(other)) {
            (true, true) => true,
            (false, true) => other.actors().iter().all(named),
            _ => self.names_all_of(other),
        }
    }

    /// Whether both withdraw the same forces: the pull-out of two armies is not that of one of them.
    pub(super) fn same_forces(&self, other: &Strand) -> bool {
        let (a, b) = (self.actors(), other.actors());
        self.life != Life::Course || a.is_empty() || b.is_empty() || a.len() == b.len()
    }

    /// Whether two tellings of a truce that is demanded, one of them without a day, can be of one occasion: whoever demands takes no part, so
    /// that the sides alone do not say it.
    pub(super) fn one_occasion(&self, other: &Strand) -> bool {
        let wanted = |strand: &Strand| strand.life == Life::State && strand.stages.demands();
        let dated = |strand: &Strand| matches!(strand.known(), Known::Exact | Known::Coarse);
        !(wanted(self) && wanted(other))
            || dated(self) && dated(other)
            || self.level.common(self.brokers(), other.brokers()) + self.who.common_places(&other.who) > 0
    }

    /// Whether it says who.
    pub(super) fn is_named(&self) -> bool {
        self.who.is_named()
    }
}

/// Whether two dated phases can be of one event.
pub(super) fn follows(life: Life, a: &Point, b: &Point) -> bool {
    let (a, b) = if (a.days, a.rank) <= (b.days, b.rank) { (a, b) } else { (b, a) };
    if a.days.overlaps(b.days) {
        return true;
    }
    let gap = b.days.first.saturating_sub(a.days.last);
    match life {
        Life::Point => false,
        // A refusal is of what was demanded then.
        Life::Course if a.rank == 0 => gap <= REFUSED,
        Life::Course => gap <= 1 || a.rank < b.rank && gap <= 366 || a.rank == b.rank && a.rank == 5 && gap <= 31,
        Life::State => {
            let again = if a.rank == 1 {
                TALKS
            } else if a.rank > 4 && a.rank < 8 {
                366
            } else {
                1
            };
            let later = if a.rank == 1 { TAKEN_UP } else { 366 };
            gap <= 1 || a.rank < b.rank && gap <= later || a.rank == b.rank && gap <= again
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_of_one_event_follow_each_other_in_their_time() {
        let point = |day, rank| Point { days: Days { first: day, last: day }, rank, asserted: true };
        // So many days may lie between a phase of the one rank and a later one of the other.
        let check = |life, earlier: u8, later: u8, most: i32| {
            let follow = |gap| {
                let (a, b) = (point(100, earlier), point(100 + gap, later));
                let found = follows(life, &a, &b);
                assert_eq!(follows(life, &b, &a), found, "{life:?} {earlier} {later} {gap}");
                found
            };
            assert_eq!((follow(most), follow(most + 1)), (true, false), "{life:?} {earlier} {later} {most}");
        };
        check(Life::Point, 7, 7, 0);
        check(Life::Course, 2, 7, 366);
        check(Life::Course, 0, 7, REFUSED);
        check(Life::Course, 7, 2, 1);
        check(Life::Course, 7, 7, 1);
        check(Life::Course, 5, 5, 31);
        check(Life::State, 2, 8, 366);
        check(Life::State, 1, 2, TAKEN_UP);
        check(Life::State, 1, 8, TAKEN_UP);
        check(Life::State, 8, 2, 1);
        check(Life::State, 1, 1, TALKS);
        check(Life::State, 2, 2, 1);
        check(Life::State, 4, 4, 1);
        check(Life::State, 5, 5, 366);
        check(Life::State, 7, 7, 366);
        check(Life::State, 8, 8, 1);
    }
}
