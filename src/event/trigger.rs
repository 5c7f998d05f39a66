//! The words that name an event, as data.

use std::collections::BTreeMap;
use std::sync::Arc;

use once_cell::sync::Lazy;

use crate::Error;
use crate::Span;
use crate::event::clause::inflection::plural;
use crate::event::clause::lexeme::Reading;
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::{Clause, Tag, Words};
use crate::event::table::rows;
use crate::event::{Aspect, Code, Definition, Kind, Part, Phase, Wording};
use crate::text::packed::WordTable;

/// What must stand beside a trigger for it to name an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Nothing: the word is enough.
    #[default]
    None,
    /// Forces, a state or a group that moves.
    Forces,
    /// Forces that move and a place.
    Leave,
    /// Forces that go home.
    Home,
    /// Forces that are removed.
    Remove,
    /// A base that forces leave to others.
    Base,
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
    pub(crate) fn is_none(&self) -> bool {
        *self == Evidence::None
    }

    fn parse(name: &str) -> Option<Evidence> {
        Some(match name {
            "none" => Evidence::None,
            "forces" => Evidence::Forces,
            "leave" => Evidence::Leave,
            "home" => Evidence::Home,
            "remove" => Evidence::Remove,
            "base" => Evidence::Base,
            "talk" => Evidence::Talk,
            "call" => Evidence::Call,
            "phone" => Evidence::Phone,
            "cessation" => Evidence::Cessation,
            _ => return None,
        })
    }
}

/// One pattern of words that names a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Trigger {
    pub(crate) kind: Kind,
    pub(crate) aspect: Aspect,
    /// Every form of the pattern's first word.
    forms: Vec<Box<str>>,
    /// Lemmas or forms; `_` is room for an object; each may have alternatives.
    pattern: Vec<Vec<Box<str>>>,
    pub(crate) verb: bool,
    pub(crate) evidence: Evidence,
    /// The phase that the words always tell.
    pub(crate) phase: Option<Phase>,
    /// Forms of the pattern's last word, or of the one behind the object inside it, one of which must follow the first; none where
    /// nothing must.
    last: Vec<Box<str>>,
    /// The definition that they are of.
    definition: usize,
}

impl Trigger {
    /// How many words its pattern has, room for an object among them.
    pub(super) fn words(&self) -> usize {
        self.pattern.len()
    }

    /// Whether its first word is one of some.
    pub(super) fn begins(&self, lemmas: &[&str]) -> bool {
        self.pattern.first().is_some_and(|first| first.iter().any(|word| lemmas.contains(&&**word)))
    }

    /// Whether an object may stand inside it.
    pub(super) fn is_split(&self) -> bool {
        self.pattern.iter().flatten().any(|word| &**word == "_")
    }

    /// Whether the object follows the first word.
    pub(super) fn takes_object(&self) -> bool {
        self.pattern.get(1).is_some_and(|words| words.iter().any(|word| &**word == "_"))
    }

    /// The forms of the second of three words; none where an object stands among them.
    pub(super) fn middle(&self) -> Vec<Box<str>> {
        let [_, middle, _] = &self.pattern[..] else { return Vec::new() };
        if self.is_split() { Vec::new() } else { middle.iter().flat_map(|word| forms(word)).collect() }
    }

    /// The forms of its first word.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(|form| &**form)
    }

    /// The words one of which must follow its first; none where nothing must.
    pub(super) fn last_words(&self) -> impl Iterator<Item = &str> {
        self.last.iter().map(|word| &**word)
    }
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

/// How many forms the patterns may begin with: rows and forms are told apart by numbers of sixteen bits.
const MOST_FORMS: usize = 60_000;

/// The words that name events, of all kinds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Triggers {
    definitions: Vec<Definition>,
    rows: Vec<Trigger>,
    /// Each form of a first word.
    firsts: WordTable<First>,
    /// What the words of one's own kinds may be, where the crate's lexicon does not say so.
    pub(crate) words: Arc<Words>,
}

/// A form of the first word of some triggers.
#[derive(Debug, Clone, Default)]
struct First {
    form: Box<str>,
    rows: Vec<u16>,
}

/// The crate's own kinds.
pub(crate) static TRIGGERS: Lazy<Triggers> = Lazy::new(|| {
    // The table is part of the crate, and a test loads every line.
    builtin().and_then(Triggers::of).unwrap_or_default()
});

/// The definitions of the crate's own kinds, out of the table.
fn builtin() -> Result<Vec<Definition>, Error> {
    let mut definitions: Vec<Definition> = Vec::new();
    let malformed = |line: usize, cause: &str| Error::Table { table: "triggers.tsv".into(), line, cause: cause.into() };
    for (line, row) in rows(include_str!("triggers.tsv")) {
        let [kind, words, part, evidence] = row[..] else { return Err(malformed(line, "four fields expected")) };
        let (kind, words) = (Kind::from(kind), words.to_owned());
        let part = match part {
            "verb" => Part::Verb,
            "noun" => Part::Noun,
            _ => return Err(malformed(line, "neither verb nor noun")),
        };
        let evidence = Evidence::parse(evidence).ok_or_else(|| malformed(line, "unknown evidence"))?;
        let wording = Wording { words, part, evidence, phase: None, forms: Vec::new() };
        if let Some(known) = definitions.iter_mut().find(|known| known.kind == kind) {
            known.triggers.push(wording);
            continue;
        }
        let aspect = match kind {
            Kind::Call => Aspect::Act,
            Kind::Ceasefire => Aspect::State,
            _ => Aspect::Process,
        };
        let codes = Code::table().iter().filter(|code| code.kind == kind).cloned().collect();
        let (roles, phases) = (Vec::new(), BTreeMap::new());
        definitions.push(Definition { kind, aspect, triggers: vec![wording], roles, phases, codes });
    }
    Ok(definitions)
}

impl Triggers {
    /// The words of these kinds.
    pub(crate) fn of(definitions: impl IntoIterator<Item = Definition>) -> Result<Triggers, Error> {
        let mut triggers = Triggers::default();
        triggers.extend(definitions)?;
        Ok(triggers)
    }

    /// Adds the words of further kinds. Fails where a definition cannot be read by, or all have too many words.
    pub(crate) fn extend(&mut self, definitions: impl IntoIterator<Item = Definition>) -> Result<(), Error> {
        for definition in definitions {
            definition.check()?;
            for wording in &definition.triggers {
                self.add(&definition, wording);
            }
            self.definitions.push(definition);
        }
        let forms = self.rows.iter().map(|trigger| trigger.forms.len()).sum();
        if forms > MOST_FORMS {
            return Err(Error::TooManyForms { forms, most: MOST_FORMS });
        }
        self.index();
        Ok(())
    }

    /// Orders the rows by the words that they begin with.
    fn index(&mut self) {
        let mut firsts: BTreeMap<&str, First> = BTreeMap::new();
        for (row, trigger) in self.rows() {
            for form in &trigger.forms {
                let first = firsts.entry(form).or_insert_with(|| First { form: form.clone(), rows: Vec::new() });
                first.rows.push(row);
            }
        }
        self.firsts = WordTable::new(firsts);
    }

    fn add(&mut self, definition: &Definition, wording: &Wording) {
        let own = matches!(definition.kind, Kind::Custom(_));
        let spell = |word: &str| if own { known(word, wording.part) } else { vec![word.into()] };
        let alternatives = |element: &str| element.split('|').map(Into::into).collect::<Vec<Box<str>>>();
        let mut pattern: Vec<Vec<Box<str>>> = wording.words.split_whitespace().map(alternatives).collect();
        for element in pattern.iter_mut().skip(1) {
            *element = element.iter().flat_map(|word| spell(word)).collect();
        }
        let mut all: Vec<Box<str>> = Vec::new();
        let verb = wording.part == Part::Verb;
        for lemma in pattern.first().into_iter().flatten() {
            let mut forms: Vec<Box<str>> = LEXICON.forms_of(lemma).map(Into::into).collect();
            if own || !wording.forms.is_empty() {
                for (form, reading) in LEXICON.inflected(lemma, verb, &wording.forms) {
                    let lexeme = LEXICON.lexeme(&form);
                    let part = |known: &Reading| {
                        matches!(known, Reading::Verb(..)) == verb && !matches!(known, Reading::Closed(_))
                    };
                    if !lexeme.readings().iter().any(part) {
                        let words = Arc::make_mut(&mut self.words);
                        words.entry(form.as_str().into()).or_insert_with(|| lexeme.clone()).add(reading);
                    }
                    forms.push(form.into());
                }
            }
            if forms.is_empty() {
                forms = vec![lemma.clone(), plural(lemma).into()];
            }
            all.append(&mut forms);
        }
        all.sort();
        all.dedup();
        let (kind, aspect) = (definition.kind.clone(), definition.aspect);
        let (evidence, phase, definition) = (wording.evidence, wording.phase.clone(), self.definitions.len());
        // "take _ out of": the word behind the object.
        let room = pattern.iter().position(|words| words.iter().any(|word| &**word == "_"));
        let last = room.map_or(pattern.len().saturating_sub(1), |room| room + 1);
        let last = pattern.get(last).filter(|_| pattern.len() > 1 && !own);
        let mut last: Vec<Box<str>> = last.into_iter().flatten().flat_map(|word| forms(word)).collect();
        if !last.iter().all(|form| form.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            last.clear();
        }
        self.rows.push(Trigger { kind, aspect, forms: all, pattern, verb, evidence, phase, last, definition });
    }

    /// The kinds, the crate's own first.
    pub(crate) fn definitions(&self) -> &[Definition] {
        &self.definitions
    }

    /// What a trigger's kind is.
    pub(crate) fn definition(&self, trigger: &Trigger) -> Option<&Definition> {
        self.definitions.get(trigger.definition)
    }

    pub(crate) fn get(&self, row: usize) -> Option<&Trigger> {
        self.rows.get(row)
    }

    /// Every form that a trigger can begin with, lower case, in order.
    pub(crate) fn forms(&self) -> Vec<&str> {
        let mut forms: Vec<&str> = self.firsts.values().map(|first| &*first.form).collect();
        forms.sort_unstable();
        forms
    }

    /// The triggers, each with its row.
    pub(super) fn rows(&self) -> impl Iterator<Item = (u16, &Trigger)> {
        (0..).zip(&self.rows)
    }

    /// The words one of which must follow the first of a trigger, some more than once.
    pub(crate) fn last_words(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().flat_map(Trigger::last_words)
    }

    /// The longest trigger whose first word is the one at `at`.
    pub(crate) fn find(&self, clause: &Clause, at: usize) -> Option<Found> {
        let word = clause.word(at);
        let candidates = &self.firsts.at(clause.text, word.span().start, word.span().end)?.rows;
        let mut best: Option<Found> = None;
        for &row in candidates {
            let Some(found) = self.fits(clause, at, row as usize) else { continue };
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

    fn fits(&self, clause: &Clause, at: usize, row: usize) -> Option<Found> {
        let trigger = self.rows.get(row)?;
        let tag = clause.tag_at(at);
        // "must be out by May"
        let verb = tag == Tag::Verb || tag == Tag::Be && trigger.pattern.len() > 1;
        let part = if trigger.verb { verb } else { matches!(tag, Tag::Noun | Tag::Adj) };
        if !part {
            return None;
        }
        let own = matches!(trigger.kind, Kind::Custom(_));
        let mut next = at + 1;
        let mut gap = None;
        let mut elements = trigger.pattern.iter().skip(1);
        while let Some(element) = elements.next() {
            if element.first().is_some_and(|word| &**word == "_") {
                let wanted = elements.next()?;
                let end = (next..clause.words.len().min(next + 9))
                    .take_while(|&at| {
                        own && matches(clause, at, wanted)
                            || !matches!(
                                clause.tag_at(at),
                                Tag::Verb | Tag::Stop | Tag::Comp | Tag::Comma | Tag::Be | Tag::Modal
                            )
                    })
                    .find(|&at| matches(clause, at, wanted))?;
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
            if !matches(clause, next, element) {
                return None;
            }
            next += 1;
        }
        let end = if gap.is_some() { clause.word(at).span().end } else { clause.word(next - 1).span().end };
        Some(Found {
            trigger: row,
            span: Span::new(clause.word(at).span().start, end),
            head: if trigger.verb { at } else { noun_head(clause, at, next) },
            end: next,
            gap,
        })
    }
}

/// Every form of a lemma that the lexicon knows, and the word itself.
fn forms(word: &str) -> Vec<Box<str>> {
    LEXICON.forms_of(word).chain([word]).map(Into::into).collect()
}

/// A word and its regular forms: those of a noun, and of a verb too where the lexicon has none.
fn known(word: &str, part: Part) -> Vec<Box<str>> {
    let mut forms: Vec<Box<str>> = vec![word.into()];
    if word != "_" && LEXICON.forms_of(word).next().is_none() {
        forms.extend([plural(word).into()].into_iter().filter(|_| part == Part::Noun || !word.ends_with('s')));
    }
    forms
}

/// "phone call": the last word is the head; "cessation of hostilities": the first.
fn noun_head(clause: &Clause, at: usize, end: usize) -> usize {
    (at..end).take_while(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Adj)).last().unwrap_or(at)
}

fn matches(clause: &Clause, at: usize, element: &[Box<str>]) -> bool {
    let lemma = |wanted: &str| clause.lexeme(at).entries().any(|entry| LEXICON.lemma(entry) == wanted);
    element.iter().any(|wanted| clause.is(at, wanted) || lemma(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let triggers = Triggers::of(builtin().unwrap()).unwrap();
        assert!(triggers.rows.len() > 80);
        assert!(triggers.forms().contains(&"withdrew"));
        assert!(triggers.forms().contains(&"truces"));
    }
}
