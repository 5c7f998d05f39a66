//! How far a ceasefire reaches.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::event::circumstance::words::meaning;
use crate::event::clause::Tag;
use crate::event::role::Casting;

/// How far a ceasefire reaches, as the text calls it.
///
/// ```
/// use dateline::event::Scope;
/// use dateline::{Document, Reader};
///
/// let read = |text| Reader::new().read(&Document::new(text)).mentions.remove(0).circumstances.scope;
/// assert_eq!(read("Both sides agreed to a local humanitarian truce."), [Scope::Local, Scope::Humanitarian]);
/// assert_eq!(read("The Taliban declared a ceasefire for the Eid holiday."), [Scope::Holiday]);
/// assert_eq!(read("A ceasefire across all fronts took effect."), [Scope::Nationwide]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scope {
    /// In one town or region: "a local truce".
    Local,
    /// Everywhere in the conflict: "nationwide", "general", "across all fronts".
    Nationwide,
    /// Of some weapons, targets or forces only: "a partial ceasefire".
    Partial,
    /// For aid or evacuation: "a humanitarian pause".
    Humanitarian,
    /// Over a feast: "the Eid truce", "a Christmas ceasefire".
    Holiday,
    /// Declared by one side.
    Unilateral,
    /// Of both sides, where the text says so.
    Mutual,
}

impl Scope {
    /// The name as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Local => "local",
            Scope::Nationwide => "nationwide",
            Scope::Partial => "partial",
            Scope::Humanitarian => "humanitarian",
            Scope::Holiday => "holiday",
            Scope::Unilateral => "unilateral",
            Scope::Mutual => "mutual",
        }
    }
}

impl FromStr for Scope {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [
            Scope::Local,
            Scope::Nationwide,
            Scope::Partial,
            Scope::Humanitarian,
            Scope::Holiday,
            Scope::Unilateral,
            Scope::Mutual,
        ];
        let found = all.into_iter().find(|scope| scope.as_str() == name);
        found.ok_or_else(|| Error::Name { what: "scope", name: name.to_owned() })
    }
}

impl Casting<'_, '_, '_> {
    /// What the words around a truce say of its reach.
    pub(super) fn scope(&self, group: Option<u16>) -> Vec<Scope> {
        let clause = self.clause();
        let mut scopes = Vec::new();
        let mut add = |scope: Option<Scope>| {
            if let Some(scope) = scope.filter(|scope| !scopes.contains(scope)) {
                scopes.push(scope);
            }
        };
        let form = |at: usize| clause.form(at);
        let start = if group.is_some() { self.found.head } else { self.phrase.start };
        for at in start..self.found.end {
            add(meaning(form(at)).scope);
        }
        // "declared unilaterally", "a pause for the Eid holiday", "across all fronts", "to let aid in"
        let end = self.phrase.head.max(self.found.end.saturating_sub(1)) + 1;
        let mut whole = false;
        for at in end..clause.words.len() {
            match clause.tag_at(at) {
                Tag::Stop | Tag::Rel => break,
                Tag::Comma if at > end => break,
                Tag::Prep if self.is(at, &["across", "throughout", "along", "on"]) => whole = true,
                Tag::Noun | Tag::Name if whole => {
                    let front = self.is(at, &["front", "fronts", "frontline", "frontlines", "country", "line"]);
                    add(Some(Scope::Nationwide).filter(|_| front));
                }
                _ => {}
            }
            let scope = meaning(form(at)).scope;
            add(scope.filter(|scope| {
                matches!(scope, Scope::Unilateral | Scope::Humanitarian) && clause.tag_at(at) != Tag::Name
            }));
            add(scope.filter(|scope| *scope == Scope::Holiday));
        }
        scopes
    }
}
