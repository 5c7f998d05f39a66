//! An office and the name beside it as one naming.

use crate::actor::finder::Finder;
use crate::actor::{ActorKind, Form, Naming};

impl<'g, 't> Finder<'g, 't> {
    /// Makes one naming of an office and the name beside it: "the Turkish president, Recep Tayyip Erdogan,".
    pub(super) fn join_appositions(&mut self) {
        let mut found = std::mem::take(&mut self.found);
        found.dedup_by(|naming, last| {
            let joined = self.is_apposition(last, naming);
            if joined {
                last.tokens.end = naming.tokens.end;
                if naming.form != Form::Office {
                    std::mem::swap(&mut last.actor, &mut naming.actor);
                    last.form = naming.form;
                }
            }
            joined
        });
        self.found = found;
    }

    pub(super) fn is_apposition(&self, first: &Naming<'g>, second: &Naming<'g>) -> bool {
        let gap = first.tokens.end..second.tokens.start;
        let comma = self.word(gap.start) == ",";
        let apart = match gap.len() {
            1 => !comma,
            2 => !comma || !matches!(self.word(gap.start + 1), "the" | "a" | "its"),
            _ => true,
        };
        let person = |naming: &Naming<'g>| {
            matches!(naming.form, Form::Name | Form::Unknown) && naming.actor.kind == ActorKind::Person
        };
        let office = |naming: &Naming<'g>| naming.form == Form::Office;
        let pair = (person(first) && office(second)) || (office(first) && person(second));
        let same = first.actor.name == second.actor.name;
        let state = first.actor.code.is_some() && first.actor.code == second.actor.code;
        !apart && pair && (same || state)
    }
}
