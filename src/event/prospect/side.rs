//! Who in a sentence may be forces: by words, by names, and by what the text told before.

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm, Naming};
use crate::event::prospect::marks::Marks;
use crate::event::prospect::{Place, Prospect};
use crate::event::role::band::REACH;
use crate::event::role::words::Sort;
use crate::text::Token;

/// Where those whom a sentence names stand first.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// A group, or forces.
    armed: Option<usize>,
    /// A people: "the Iranians".
    people: Option<usize>,
    /// A state by its own name.
    state: Option<usize>,
    /// A state or group in any form: "the US pullout".
    owner: Option<usize>,
}

/// Whether forces are named: a group, or a state's.
fn is_armed(naming: &Naming<'_>) -> bool {
    naming.form == NameForm::Forces || naming.actor.kind == ActorKind::Group
}

/// How many tokens from a noun the "of" stands that says who leaves.
const OF: usize = 8;

impl Prospect<'_, '_> {
    /// Those whom the sentence names. Names are found if words that may begin some have not settled it.
    fn sides(&self) -> &Sides {
        self.sides.get_or_init(|| {
            let the = self.whole().first(Marks::THE);
            let namings = self.recall.namings().of(self.sentence);
            let first = |wanted: &dyn Fn(&Naming<'_>) -> bool| {
                namings.iter().find(|naming| wanted(naming)).map(|naming| naming.tokens.start)
            };
            let demonym = |naming: &Naming<'_>| naming.form == NameForm::Demonym;
            let state = |naming: &Naming<'_>| naming.actor.kind == ActorKind::State;
            Sides {
                armed: first(&is_armed),
                people: first(&|naming| demonym(naming) && the.is_some_and(|the| the < naming.tokens.start)),
                state: first(&|naming| state(naming) && !demonym(naming)),
                owner: first(&|naming| state(naming) || naming.actor.kind == ActorKind::Group),
            }
        })
    }

    /// Whether one of the sentence stands where those who do what a verb says stand: before it, or anywhere for one like
    /// "leaving".
    fn acts(&self, one: Option<usize>, place: Place<'_>) -> bool {
        one.is_some_and(|one| one < place.at || self.is(place.first, Marks::GERUND))
    }

    /// The same of a word of some sorts.
    fn word_acts(&self, marks: Marks, place: Place<'_>) -> bool {
        self.acts(self.whole().first(marks), place)
    }

    /// Whether forces may do it.
    fn forces_act(&self, place: Place<'_>) -> bool {
        self.word_acts(Marks::ARMED, place)
            || self.word_acts(Marks::SIDE_NAME, place) && self.acts(self.sides().armed, place)
    }

    /// Whether a people may.
    fn people_act(&self, place: Place<'_>) -> bool {
        self.word_acts(Marks::PEOPLE_NAME, place) && self.acts(self.sides().people, place)
    }

    /// Whether a state may, by its name or, as of ground that it leaves, by its people.
    fn state_acts(&self, place: Place<'_>, ground: bool) -> bool {
        let names = Marks::SIDE_NAME.and(Marks::STATE_NAME);
        self.word_acts(Marks::ALLIES, place)
            || self.word_acts(names, place)
                && self.acts(if ground { self.sides().owner } else { self.sides().state }, place)
    }

    /// Whether those move who do what a verb says: forces, or some whom the text told of as such.
    pub(super) fn mover(&self, place: Place<'_>) -> bool {
        self.may_move(place) && !self.is_one(place)
    }

    fn may_move(&self, place: Place<'_>) -> bool {
        self.forces_act(place)
            || self.word_acts(Marks::AGAIN, place) && (self.people_act(place) || self.told_of_forces())
    }

    /// Whether those stand there who may leave a place: forces or a people, those who are told to, or a state if `states` may stand
    /// for them, as for any ground; `falls` of a verb that needs no place.
    pub(super) fn leaver(&self, place: Place<'_>, states: bool, falls: bool) -> bool {
        let placed = !self.bare(place.after);
        let whole = self.whole();
        let ground = whole.from(place.end, Marks::GROUND);
        let may = self.may_move(place)
            || self.people_act(place)
            || self.withdrawal && self.word_acts(Marks::SHARE, place)
            || (states || ground) && (placed || whole.from(place.end, Marks::FROM)) && self.state_acts(place, ground)
            || (self.word_acts(Marks::ORDER, place) || (placed || falls) && self.word_acts(Marks::WE, place))
                && self.recall.military();
        may && !self.is_one(place)
    }

    /// Whether a noun of leaving may be of forces: theirs by what stands behind its "of" or before it, or, if it may stand for them
    /// and something is left, a state's.
    pub(super) fn left(&self, place: Place<'_>, states: bool) -> bool {
        let whole = self.whole();
        let before = |marks: Marks| whole.first(marks).is_some_and(|at| at < place.at);
        let again = || self.forces() || self.sides().people.is_some() || self.told_of_forces();
        // A word may stand between, of several tokens.
        let of = place.after.iter().take(OF).any(|token| token.of(self.text) == "of");
        let behind = || {
            let words = place.end..self.tokens.len();
            self.forces_within(words, false) || whole.from(place.end, Marks::AGAIN) && again()
        };
        let left = whole.from(place.end, Marks::FROM.and(Marks::AT));
        let owner = || {
            let names = Marks::SIDE_NAME.and(Marks::STATE_NAME);
            before(Marks::MILITARY.and(Marks::ARMED))
                || before(names) && self.sides().owner.is_some_and(|at| at < place.at)
        };
        of && behind()
            || before(Marks::ARMED) && self.owned_by_forces(place)
            || before(Marks::AGAIN) && again()
            || left && (whole.from(place.end, Marks::HELD) || states && owner())
    }

    /// "the soldiers' departure", "the UNIFIL departure": whether forces may own a noun.
    fn owned_by_forces(&self, place: Place<'_>) -> bool {
        let owner = |pair: &[Token]| match pair {
            [one, next] if self.is(one, Marks::ARMED) => {
                !next.spaced && matches!(next.of(self.text), "'" | "’") || Sort::Mission.has(one.of(self.text))
            }
            _ => false,
        };
        self.tokens[..=place.at].windows(2).any(owner)
    }

    /// Whether forces stand anywhere.
    pub(super) fn forces(&self) -> bool {
        let whole = self.whole();
        whole.has(Marks::ARMED) || whole.has(Marks::SIDE_NAME) && self.sides().armed.is_some()
    }

    /// Whether forces stand among some words, or, if `people` may be some, a people.
    pub(super) fn forces_within(&self, words: Range<usize>, people: bool) -> bool {
        let tokens = self.tokens.get(words.clone()).unwrap_or_default();
        let has = |marks: Marks| tokens.iter().any(|token| self.look(token).has(marks));
        let wanted = |naming: &Naming<'_>| is_armed(naming) || people && naming.form == NameForm::Demonym;
        let named = || {
            let namings = self.recall.namings().of(self.sentence);
            let inside = |naming: &&Naming<'_>| naming.tokens.start < words.end && words.start < naming.tokens.end;
            namings.iter().filter(inside).any(wanted)
        };
        has(Marks::ARMED) || has(Marks::SIDE_NAME) && named()
    }

    /// Whether the sentences just before may tell of forces, with which the text goes on.
    fn told_of_forces(&self) -> bool {
        *self.told.get_or_init(|| {
            let before = (1..=REACH).filter_map(|back| self.sentence.checked_sub(back));
            before.into_iter().any(|sentence| self.tells_of_forces(sentence))
        })
    }

    /// Whether a sentence may tell of forces, or of a people by its noun.
    fn tells_of_forces(&self, sentence: usize) -> bool {
        let tokens = self.source.scan.tokens(sentence);
        let has = |marks: Marks| tokens.iter().any(|token| self.look(token).has(marks));
        let people = |naming: &Naming<'_>| {
            let last = tokens.get(naming.tokens.end.saturating_sub(1));
            naming.form == NameForm::Demonym && last.is_some_and(|last| last.of(self.text).ends_with('s'))
        };
        has(Marks::ARMED)
            || has(Marks::SIDE_NAME)
                && self.recall.namings().of(sentence).iter().any(|naming| is_armed(naming) || people(naming))
    }
}
