//! How a trigger may go on from a form of its first word, and what must stand beside it.

use crate::event::Kind;
use crate::event::trigger::{Evidence, Trigger};

/// A way in which a trigger may go on from a form of its first word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::event) struct Way {
    pub(super) needs: Needs,
    pub(super) tail: Option<Tail>,
}

/// What must stand beside a trigger for it to name an event, as far as tokens can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    /// A means of talking from afar, which may be told elsewhere.
    Telephone,
    /// A noun that is such a means: a preposition before it.
    By,
    /// A verb of ringing up: somebody behind it. `them` if no other pronoun will do.
    Callee {
        them: bool,
    },
    /// "call" as a noun: no "for" behind it.
    Call,
    /// Forces, wherever they stand.
    Forces,
    /// Forces before it, or a state if `states` may stand for them, and a place or nothing behind it; `place` if a place may be
    /// the subject.
    Leaver {
        states: bool,
        place: bool,
    },
    /// Forces that move: its subject, if `passive` only of a passive, or its `object`.
    Mover {
        passive: bool,
        object: bool,
    },
    /// Forces, or a state if `states` may stand for them, or what they hold.
    Left {
        states: bool,
    },
    /// What forces hold.
    Held,
}

/// The last word of a trigger, or the one behind the object inside it, which must follow the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tail {
    pub(super) row: u16,
    /// How many words stand between, where no object may.
    pub(super) between: Option<usize>,
    /// The forms of the one between, where the trigger has three.
    pub(super) middle: Vec<Box<str>>,
    /// Whether the object stands between.
    pub(super) object: bool,
}

impl Way {
    /// The way of a trigger that is the row of a table.
    pub(in crate::event) fn of(row: u16, trigger: &Trigger) -> Way {
        let tail = trigger.last_words().next().is_some().then(|| Tail {
            row,
            between: if trigger.is_split() { None } else { Some(trigger.words() - 2) },
            middle: trigger.middle(),
            object: trigger.takes_object(),
        });
        Way { needs: Needs::of(trigger), tail }
    }
}

impl Needs {
    fn of(trigger: &Trigger) -> Needs {
        let lemma = |lemmas: &[&str]| trigger.begins(lemmas);
        match trigger.evidence {
            _ if matches!(trigger.kind, Kind::Custom(_)) => Needs::Nothing,
            Evidence::Talk => Needs::Telephone,
            Evidence::Phone if lemma(&["telephone", "phone", "cellphone", "hotline"]) && trigger.words() == 1 => {
                Needs::By
            }
            Evidence::Phone if lemma(&["line"]) => Needs::By,
            Evidence::Call if trigger.verb => Needs::Callee { them: lemma(&["call"]) },
            Evidence::Call => Needs::Call,
            Evidence::Leave if trigger.verb => {
                let states = lemma(&["leave", "quit", "get"]);
                Needs::Leaver { states, place: lemma(&["vacate", "evacuate", "abandon", "quit"]) }
            }
            Evidence::Leave => Needs::Left { states: lemma(&["departure", "exit"]) },
            Evidence::Base => Needs::Held,
            Evidence::Home if trigger.verb => {
                let taken = lemma(&["take", "order", "want"]);
                Needs::Mover { passive: taken, object: !taken }
            }
            Evidence::Remove => Needs::Mover { passive: true, object: true },
            Evidence::Home => Needs::Forces,
            Evidence::None | Evidence::Forces | Evidence::Cessation | Evidence::Phone => Needs::Nothing,
        }
    }
}
