//! Signs and letters that change what a name is: hyphens, possessive marks, stops, capitals.

use crate::actor::finder::Finder;

impl<'g, 't> Finder<'g, 't> {
    /// Whether a short name in capitals is only a word of a line in capitals: "CONTACT US", "WHO IS THIS".
    pub(super) fn shouted(&self, start: usize, end: usize) -> bool {
        let word = self.word(start);
        if end - start != 1 || !matches!(word, "US" | "IS" | "WHO" | "PA" | "AU") {
            return false;
        }
        let loud = |at: Option<usize>| {
            let word = at.map_or("", |at| self.word(at));
            word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        match word {
            "US" => loud(start.checked_sub(1)) && !loud(Some(end)),
            _ => loud(start.checked_sub(1)) || loud(Some(end)),
        }
    }

    /// "pro" in "pro-Gaddafi": where it begins, and the word.
    pub(super) fn prefix(&self, start: usize) -> Option<(usize, &'t str)> {
        let hyphen = start.checked_sub(1)?;
        let word = hyphen.checked_sub(1)?;
        let glued = |at: usize| self.tokens.get(at).is_some_and(|token| !token.spaced);
        let prefixes = ["pro", "anti", "non", "Pro", "Anti"];
        let prefix = self.word(word);
        (self.word(hyphen) == "-" && glued(hyphen) && glued(start) && prefixes.contains(&prefix))
            .then_some((word, prefix))
    }

    /// Whether a hyphen after a name makes it the first part of an adjective: "U.S.-led", but not "Russian-Turkish".
    pub(super) fn is_compound(&self, end: usize) -> bool {
        let glued = |at: usize| self.tokens.get(at).is_some_and(|token| !token.spaced);
        let lower = self.word(end + 1).bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        self.word(end) == "-" && glued(end) && glued(end + 1) && lower
    }

    /// One past a possessive mark at `at`.
    pub(super) fn possessive(&self, at: usize) -> usize {
        let mark =
            self.tokens.get(at).is_some_and(|token| !token.spaced) && matches!(self.word(at), "'" | "’" | "‘" | "`");
        if !mark {
            return at;
        }
        let s = self.tokens.get(at + 1).is_some_and(|token| !token.spaced) && matches!(self.word(at + 1), "s" | "S");
        if s { at + 2 } else { at + 1 }
    }

    /// One past the stop of an abbreviated title at `at`.
    pub(super) fn after_stop(&self, at: usize) -> usize {
        let stop = self.tokens.get(at).is_some_and(|token| !token.spaced) && self.word(at) == ".";
        let short = at.checked_sub(1).is_some_and(|last| self.word(last).len() <= 4);
        if stop && short { at + 1 } else { at }
    }
}
