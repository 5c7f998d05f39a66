//! What the documents of an event say, counted.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Key;
use crate::event::Mention;
use crate::timeline::Telling;

/// How many documents tell each of the things that mentions tell.
pub(super) fn votes<'t, T: Ord>(
    tellings: &[&'t Telling],
    mut said: impl FnMut(&'t Mention) -> Option<T>,
) -> BTreeMap<T, BTreeSet<&'t Key>> {
    let mut votes: BTreeMap<T, BTreeSet<&Key>> = BTreeMap::new();
    for telling in tellings {
        if let Some(said) = said(telling.mention()) {
            votes.entry(said).or_default().insert(telling.key());
        }
    }
    votes
}
