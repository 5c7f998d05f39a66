//! How a trigger may go on from a form of its first word, and what must stand beside it.

use crate::event::Kind;
use crate::event::prospect::marks::Marks;
use crate::event::trigger::{Evidence, Trigger};

/// Words that may be forces, or begin their names.
const FORCES: Marks = Marks::ARMED.and(Marks::SIDE_NAME);

/// A way in which a trigger may go on from a form of its first word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::event) struct Way {
    pub(super) needs: Needs,
    pub(super) tail: Option<Tail>,
    /// Whether it tells of a withdrawal.
    pub(super) withdraws: bool,
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
    /// Forces before it, or a state if `states` may stand for them, and a place or nothing behind it, or nothing at all if it
    /// `falls`. If it `vacates`, what is left may be the subject of a passive, also if it is only `named`.
    Leaver {
        states: bool,
        falls: bool,
        vacates: bool,
        named: bool,
    },
    /// Forces that move: its subject, if `passive` only of a passive, or its `object`, which a people may be if `people`.
    Mover {
        passive: bool,
        object: bool,
        people: bool,
    },
    /// Forces, or a state if `states` may stand for them and something is left, or what they hold.
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
    /// The bits of the words that it may be.
    pub(super) words: Marks,
    /// How many words stand between, where no object may.
    pub(super) between: Option<usize>,
    /// The forms of the one between, where the trigger has three.
    pub(super) middle: Vec<Box<str>>,
    /// Whether the object stands between.
    pub(super) object: bool,
}

impl Way {
    /// The way of a trigger that is the row of a table.
    pub(super) fn of(row: u16, trigger: &Trigger, words: Marks) -> Way {
        let tail = trigger.last_words().next().is_some().then(|| Tail {
            row,
            words,
            between: if trigger.is_split() { None } else { Some(trigger.words() - 2) },
            middle: trigger.middle(),
            object: trigger.takes_object(),
        });
        Way { needs: Needs::of(trigger), tail, withdraws: trigger.kind == Kind::Withdrawal }
    }
}

impl Needs {
    /// Words of which one must stand in the sentence; none where no sort of them need.
    pub(super) fn words(self) -> Option<Marks> {
        Some(match self {
            Needs::Nothing | Needs::Callee { .. } | Needs::Call => return None,
            Needs::Telephone => Marks::TELEPHONE,
            Needs::By => Marks::BY,
            Needs::Held => Marks::HELD,
            Needs::Forces => FORCES,
            Needs::Mover { .. } => FORCES.and(Marks::AGAIN),
            Needs::Left { .. } => FORCES.and(Marks::AGAIN).and(Marks::HELD).and(Marks::STATE_NAME).and(Marks::MILITARY),
            Needs::Leaver { named: true, .. } => return None,
            Needs::Leaver { .. } => [
                FORCES,
                Marks::AGAIN,
                Marks::SHARE,
                Marks::STATE_NAME,
                Marks::ALLIES,
                Marks::ORDER,
                Marks::WE,
                Marks::HELD,
            ]
            .into_iter()
            .collect(),
        })
    }

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
                let named = lemma(&["vacate", "abandon", "quit"]);
                Needs::Leaver {
                    states: lemma(&["leave", "quit", "get"]),
                    falls: lemma(&["fall"]),
                    vacates: named || lemma(&["evacuate"]),
                    named,
                }
            }
            Evidence::Leave => Needs::Left { states: lemma(&["departure", "exit"]) },
            Evidence::Base => Needs::Held,
            Evidence::Home if trigger.verb => {
                let taken = lemma(&["take", "order", "want"]);
                Needs::Mover { passive: taken, object: !taken, people: false }
            }
            Evidence::Remove => Needs::Mover { passive: true, object: true, people: true },
            Evidence::Home => Needs::Forces,
            Evidence::None | Evidence::Forces | Evidence::Cessation | Evidence::Phone => Needs::Nothing,
        }
    }
}
