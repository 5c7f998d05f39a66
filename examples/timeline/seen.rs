//! Which documents came before.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use dateline::document::Key;

/// The documents that came before, by hashes of their keys and contents: some forty bytes each, however long they are.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    first: HashMap<u64, u64>,
    read: HashSet<(u64, u64)>,
}

/// How a document stands to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Novelty {
    /// Its key is new, or only a loaded timeline has it, with the same content.
    New,
    /// The same document was read before.
    Again,
    /// Its key came before, with other content.
    Conflict,
}

impl Seen {
    /// A document that is read now.
    pub(crate) fn read(&mut self, key: &Key, fingerprint: u64) -> Novelty {
        if self.read.insert((hash(key), fingerprint)) { self.loaded(key, fingerprint) } else { Novelty::Again }
    }

    /// A document that a loaded timeline brings.
    pub(crate) fn loaded(&mut self, key: &Key, fingerprint: u64) -> Novelty {
        let first = *self.first.entry(hash(key)).or_insert(fingerprint);
        if first == fingerprint { Novelty::New } else { Novelty::Conflict }
    }
}

fn hash(key: &Key) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
