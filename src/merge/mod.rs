//! Which mentions tell of one event: a pure function of the set of mentions.
