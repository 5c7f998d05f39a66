//! The words that name an event, as data.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::Error;
use crate::Span;
use crate::event::Kind;
use crate::event::clause::lexeme::{LEXICON, Reading, plural, rows};
use crate::event::clause::{Clause, Tag};
use crate::event::phase::Aspect;

/// What must stand beside a trigger for it to name an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Nothing: the word is enough.
    None,
    /// Forces, a state or a group that moves.
    Forces,
    /// Forces that move and a place.
    Leave,
    /// Forces that go home.
    Home,
    /// Forces that are removed.
    Remove,
    /// A telephone word, and officials on both sides.
    Talk,
    /// An official who rings somebody, or is rung.
    Call,
    /// Officials on a side of a telephone noun.
    Phone,
    /// "cessation" alone, where the text has spoken of one of hostilities.
    Cessation,
}

impl Evidence {
    fn parse(name: &str) -> Option<Evidence> {
        Some(match name {
            "none" => Evidence::None,
            "forces" => Evidence::Forces,
            "leave" => Evidence::Leave,
            "home" => Evidence::Home,
            "remove" => Evidence::Remove,
            "talk" => Evidence::Talk,
            "call" => Evidence::Call,
            "phone" => Evidence::Phone,
            "cessation" => Evidence::Cessation,
            _ => return None,
        })
    }
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trigger {
    pub(crate) kind: Kind,
    pub(crate) aspect: Aspect,
    /// Lemmas or forms; `_` is room for an object; each may have alternatives.
    pattern: Vec<Vec<Box<str>>>,
    pub(crate) verb: bool,
    pub(crate) evidence: Evidence,
}

/// A trigger in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Row of the table.
    pub(crate) trigger: usize,
    /// Bytes of the trigger.
    pub(crate) span: Span,
    /// Its head word.
    pub(crate) head: usize,
    /// One past its last word.
    pub(crate) end: usize,
    /// Where an object stands inside a split trigger.
    pub(crate) gap: Option<(usize, usize)>,
}

/// The table of triggers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Triggers {
    rows: Vec<Trigger>,
    /// Rows by each form of the first word.
    by_form: HashMap<Box<str>, Vec<u16>>,
}

pub(crate) static TRIGGERS: Lazy<Triggers> = Lazy::new(|| {
    // The table is part of the crate, and a test loads every line.
    Triggers::load(include_str!("triggers.tsv")).unwrap_or_default()
});

impl Triggers {
    /// Reads a table of triggers.
    pub(crate) fn load(table: &str) -> Result<Triggers, Error> {
        let mut triggers = Triggers::default();
        let malformed =
            |line: usize, cause: &str| Error::Table { table: "triggers.tsv".into(), line, cause: cause.into() };
        for (line, row) in rows(table) {
            let [kind, pattern, part, evidence] = row[..] else { return Err(malformed(line, "four fields expected")) };
            let evidence = Evidence::parse(evidence).ok_or_else(|| malformed(line, "unknown evidence"))?;
            let kind = Kind::from(kind);
            let aspect = match kind {
                Kind::Call => Aspect::Act,
                Kind::Ceasefire => Aspect::State,
                _ => Aspect::Process,
            };
            triggers.add(kind, aspect, pattern, part == "verb", evidence);
        }
        Ok(triggers)
    }

    pub(crate) fn add(&mut self, kind: Kind, aspect: Aspect, pattern: &str, verb: bool, evidence: Evidence) {
        let pattern: Vec<Vec<Box<str>>> =
            pattern.split_whitespace().map(|word| word.split('|').map(Into::into).collect()).collect();
        let row = self.rows.len() as u16;
        for lemma in pattern.first().into_iter().flatten() {
            let mut forms: Vec<Box<str>> = LEXICON.forms_of(lemma).map(Into::into).collect();
            if forms.is_empty() {
                forms = vec![lemma.clone(), plural(lemma).into()];
            }
            forms.sort();
            for form in forms {
                self.by_form.entry(form).or_default().push(row);
            }
        }
        self.rows.push(Trigger { kind, aspect, pattern, verb, evidence });
    }

    pub(crate) fn get(&self, row: usize) -> Option<&Trigger> {
        self.rows.get(row)
    }

    /// Every form that a trigger can begin with, lower case, in order.
    pub(crate) fn forms(&self) -> Vec<&str> {
        let mut forms: Vec<&str> = self.by_form.keys().map(|form| &**form).collect();
        forms.sort_unstable();
        forms
    }

    /// The longest trigger whose first word is the one at `at`.
    pub(crate) fn find(&self, text: &str, clause: &Clause, at: usize) -> Option<Found> {
        let word = clause.word(at);
        let mut buffer = [0u8; 24];
        let form = word.span.of(text)?;
        let lower = buffer.get_mut(..form.len())?;
        lower.copy_from_slice(form.as_bytes());
        lower.make_ascii_lowercase();
        let candidates = self.by_form.get(std::str::from_utf8(lower).ok()?)?;
        let mut best: Option<Found> = None;
        for &row in candidates {
            let Some(found) = self.fits(text, clause, at, row as usize) else { continue };
            let longer = best.as_ref().is_none_or(|best| {
                let (old, new) = (self.rows[best.trigger].pattern.len(), self.rows[row as usize].pattern.len());
                new > old
            });
            if longer {
                best = Some(found);
            }
        }
        best
    }

    fn fits(&self, text: &str, clause: &Clause, at: usize, row: usize) -> Option<Found> {
        let trigger = self.rows.get(row)?;
        let tag = clause.tag_at(at);
        let part = if trigger.verb { tag == Tag::Verb } else { matches!(tag, Tag::Noun | Tag::Adj) };
        if !part {
            return None;
        }
        let mut next = at + 1;
        let mut gap = None;
        let mut elements = trigger.pattern.iter().skip(1);
        while let Some(element) = elements.next() {
            if element.first().is_some_and(|word| &**word == "_") {
                let wanted = elements.next()?;
                let end = (next..clause.words.len().min(next + 9))
                    .take_while(|&at| {
                        !matches!(
                            clause.tag_at(at),
                            Tag::Verb | Tag::Stop | Tag::Comp | Tag::Comma | Tag::Be | Tag::Modal
                        )
                    })
                    .find(|&at| matches(text, clause, at, wanted))?;
                if end > next {
                    gap = Some((next, end));
                }
                next = end + 1;
                continue;
            }
            // Quotes and small adverbs may stand between.
            while matches!(clause.tag_at(next), Tag::Quote) && next < clause.words.len() {
                next += 1;
            }
            if !matches(text, clause, next, element) {
                return None;
            }
            next += 1;
        }
        let end = if gap.is_some() { clause.word(at).span.end } else { clause.word(next - 1).span.end };
        Some(Found {
            trigger: row,
            span: Span::new(clause.word(at).span.start, end),
            head: if trigger.verb { at } else { noun_head(clause, at, next) },
            end: next,
            gap,
        })
    }
}

/// "phone call": the last word is the head; "cessation of hostilities": the first.
fn noun_head(clause: &Clause, at: usize, end: usize) -> usize {
    (at..end).take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Adj)).last().unwrap_or(at)
}

fn matches(text: &str, clause: &Clause, at: usize, element: &[Box<str>]) -> bool {
    let Some(word) = clause.words.get(at) else { return false };
    let form = word.span.of(text).unwrap_or_default();
    let lemma = |wanted: &str| {
        crate::event::clause::lookup(form).iter().any(|reading| match reading {
            Reading::Verb(entry, _) | Reading::Noun(entry, ..) => LEXICON.lemma(*entry) == wanted,
            Reading::Closed(_) => false,
        })
    };
    element.iter().any(|wanted| form.eq_ignore_ascii_case(wanted) || lemma(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let triggers = Triggers::load(include_str!("triggers.tsv")).unwrap();
        assert!(triggers.rows.len() > 80);
        assert!(triggers.forms().contains(&"withdrew"));
        assert!(triggers.forms().contains(&"truces"));
    }
}
