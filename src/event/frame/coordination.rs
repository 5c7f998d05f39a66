//! What governs a phrase by way of the one that it is joined to: "called for a truce and a withdrawal".

use crate::event::clause::Tag;
use crate::event::clause::lexeme::{Complement, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::{Node, Place};

impl Framing<'_> {
    /// The governor of the phrase that the one behind a word is joined to.
    pub(super) fn coordinated(&mut self, conjunction: usize) -> Way {
        let clause = self.clause;
        for at in (0..conjunction).rev() {
            let word = clause.word(at);
            match word.tag {
                Tag::Noun if word.class == NounClass::Event => return Way::To(Node::Noun(at)),
                Tag::Prep => {
                    let Some(before) = clause.left(at) else { return Way::End };
                    let takes = clause
                        .entry(before)
                        .is_some_and(|entry| entry.operator != Operator::Nothing && entry.takes_word(clause.form(at)));
                    if takes {
                        return self.governor(before, Place::Complement);
                    }
                }
                Tag::Verb => {
                    let takes = clause
                        .entry(at)
                        .is_some_and(|entry| entry.operator != Operator::Nothing && entry.takes(Complement::Object));
                    return if takes { self.governor(at, Place::Object) } else { Way::End };
                }
                Tag::Stop | Tag::Comp => return Way::End,
                _ => {}
            }
        }
        Way::End
    }
}
