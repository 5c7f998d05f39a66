//! How far a truce reaches, as far as that tells two apart.

use serde::{Deserialize, Serialize};

use crate::event::{Mention, Scope};

/// Whether tellings call a truce one of some place or part, or one of the whole conflict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Scopes {
    part: bool,
    whole: bool,
}

impl Scopes {
    pub(super) fn of(mention: &Mention) -> Self {
        let calls = |wanted: &[Scope]| mention.circumstances.scope.iter().any(|scope| wanted.contains(scope));
        Scopes { part: calls(&[Scope::Local, Scope::Partial]), whole: calls(&[Scope::Nationwide]) }
    }

    pub(super) fn with(self, other: Scopes) -> Self {
        Scopes { part: self.part || other.part, whole: self.whole || other.whole }
    }

    /// Whether one is of a part and the other of the whole.
    pub(super) fn apart(self, other: Scopes) -> bool {
        let part = |scopes: Scopes| scopes.part && !scopes.whole;
        let whole = |scopes: Scopes| scopes.whole && !scopes.part;
        part(self) && whole(other) || whole(self) && part(other)
    }
}
