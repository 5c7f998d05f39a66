//! What is known of a document at one of its sentences.

use std::cell::{OnceCell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use chrono::NaiveDate;
use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::actor::{Gazetteer, Naming};
use crate::event::Role;
use crate::event::clause::Clause;
use crate::event::clause::words::Written;
use crate::event::glossary::Glossary;
use crate::event::role::band::REACH;
use crate::event::role::latest::Latest;
use crate::event::role::memory::Memory;
use crate::event::role::namings::Namings;
use crate::event::role::phrase::Who;
use crate::table::lines;
use crate::text::{Layout, Scan, Section};

/// How many sentences of a story tell whom it is about.
const LEAD: usize = 6;

/// Words of forces: "the withdrawal" of a bank's money stands in a text that has none.
static FORCES: Lazy<Vec<Finder<'static>>> =
    Lazy::new(|| lines(include_str!("../forces.tsv")).map(|(_, word)| Finder::new(word.as_bytes())).collect());

/// What is known at a sentence: what the mentions before it told, whom the text named last ([`Latest`]), and the [`Memory`] of
/// whom it has spoken of. Each is read when something is first asked of it: most words that may name an event name none, and most
/// of the others need neither.
#[derive(Debug)]
pub(crate) struct Recall<'t> {
    layout: &'t Layout<'t>,
    scan: &'t Scan,
    glossary: &'t Glossary,
    gazetteer: &'t Gazetteer,
    /// The civil day of publication.
    pub(crate) day: Option<NaiveDate>,
    /// Where the words begin that tell of calls because another sentence does.
    phoned: Vec<usize>,
    /// The sides of the last talk by telephone.
    pub(crate) talk: Vec<Who>,
    /// Whether the text tells of a talk by telephone.
    pub(crate) telephone: bool,
    /// Whose forces left last.
    pub(crate) withdrawer: Vec<(Who, Role)>,
    /// Whether the text tells of a withdrawal.
    pub(crate) withdrawal: bool,
    /// The sides of the last ceasefire.
    pub(crate) truce: Vec<(Who, Role)>,
    /// Whether the text tells of a cessation of hostilities.
    pub(crate) cessation: bool,
    military: OnceCell<bool>,
    /// The number of the sentence.
    pub(super) sentence: usize,
    pub(super) latest: Latest,
    memory: OnceCell<Memory>,
    past: RefCell<Past>,
    /// The sentences just before, as far as they have been asked for, by their numbers.
    clauses: RefCell<Vec<(usize, Rc<Clause<'t>>)>>,
    pub(super) namings: Rc<Namings<'t>>,
}

/// What the memory had read when it was last asked.
#[derive(Debug, Default)]
struct Past {
    memory: Memory,
    /// The sentence before which it has read; none before it has read the lead.
    before: Option<usize>,
}

impl<'t> Recall<'t> {
    /// What is known before the first sentence.
    pub(in crate::event) fn new(
        layout: &'t Layout<'t>,
        (scan, glossary): (&'t Scan, &'t Glossary),
        gazetteer: &'t Gazetteer,
        day: Option<NaiveDate>,
    ) -> Self {
        let namings = Rc::new(Namings::new(layout, (scan, glossary.firsts()), gazetteer, day));
        Recall::with(layout, (scan, glossary), gazetteer, day, namings)
    }

    fn with(
        layout: &'t Layout<'t>,
        (scan, glossary): (&'t Scan, &'t Glossary),
        gazetteer: &'t Gazetteer,
        day: Option<NaiveDate>,
        namings: Rc<Namings<'t>>,
    ) -> Self {
        Recall {
            layout,
            scan,
            glossary,
            gazetteer,
            day,
            phoned: Vec::new(),
            talk: Vec::new(),
            telephone: false,
            withdrawer: Vec::new(),
            withdrawal: false,
            truce: Vec::new(),
            cessation: false,
            military: OnceCell::new(),
            sentence: 0,
            latest: Latest::default(),
            memory: OnceCell::new(),
            past: RefCell::default(),
            clauses: RefCell::default(),
            namings,
        }
    }

    /// What is known before the first sentence when the text is read again, with the words that are known to tell of calls.
    pub(in crate::event) fn again(&self, phoned: Vec<usize>) -> Self {
        let namings = Rc::clone(&self.namings);
        let first = Recall::with(self.layout, (self.scan, self.glossary), self.gazetteer, self.day, namings);
        Recall { phoned, military: self.military.clone(), ..first }
    }

    /// Whether the word that begins at a byte tells of a call because another sentence does.
    pub(in crate::event) fn phoned(&self, start: usize) -> bool {
        self.phoned.binary_search(&start).is_ok()
    }

    /// Comes to a sentence.
    pub(in crate::event) fn enter(&mut self, sentence: usize) {
        self.sentence = sentence;
        if let Some(memory) = self.memory.take() {
            self.past.get_mut().memory = memory;
        }
        self.clauses.get_mut().retain(|(known, _)| known + REACH >= sentence);
    }

    /// Whom the sentences of the text name.
    pub(in crate::event) fn namings(&self) -> &Rc<Namings<'t>> {
        &self.namings
    }

    /// The sentence that stands some sentences back, with those whom it names; none where there is none that goes on to this one.
    pub(in crate::event) fn clause(&self, back: usize) -> Option<(Rc<Clause<'t>>, &[Naming<'t>])> {
        let sentence = self.sentence.checked_sub(back).filter(|&sentence| !self.aside(sentence))?;
        let namings = self.namings.of(sentence);
        let mut clauses = self.clauses.borrow_mut();
        if let Some((_, known)) = clauses.iter().find(|(known, _)| *known == sentence) {
            return Some((Rc::clone(known), namings));
        }
        let (text, tokens, lexemes) = (self.layout.text(), self.scan.tokens(sentence), Some(&self.glossary.lexemes));
        let clause = Rc::new(Clause::read(&Written { text, tokens, namings, timexes: &[], lexemes, own: None }));
        clauses.push((sentence, Rc::clone(&clause)));
        Some((clause, namings))
    }

    /// Whether the text tells of forces at all.
    pub(in crate::event) fn military(&self) -> bool {
        let bytes = self.layout.text().as_bytes();
        *self.military.get_or_init(|| FORCES.iter().any(|word| word.find(bytes).is_some()))
    }

    /// Whom a role without a name means in this text: "the rebels", "government forces", "the president"; "the troops" are those
    /// that left, if any did, and "the Secretary-General" is the one that needs no naming.
    pub(in crate::event) fn generic(&self, role: &str, gazetteer: &Gazetteer) -> Option<Who> {
        match role {
            "secretary-general" => {
                let named = self.person().filter(|who| who.code.is_none());
                named.or_else(|| gazetteer.holder("United Nations", role, self.day?).map(Who::of))
            }
            "president" | "minister" | "leader" | "prime minister" | "chancellor" | "king" => self.person(),
            "rebels" | "militants" | "opposition" | "insurgents" => self.opponents(role, gazetteer),
            "government" => self.government(),
            "government forces" | "military" => self.focus().cloned(),
            "troops" => {
                let left = self.withdrawer.iter().find(|(_, part)| *part == Role::Withdrawer);
                left.map(|(who, _)| who.clone()).or_else(|| self.forces())
            }
            _ => None,
        }
    }

    /// Lets the memory read what stands before the sentence.
    fn catch_up(&self) -> Memory {
        let Past { mut memory, before } = self.past.take();
        let sentences = before.unwrap_or_else(|| {
            // Whom the text is about.
            let lead = (0..self.layout.sentences().len()).filter(|sentence| !self.aside(*sentence)).take(LEAD);
            lead.for_each(|sentence| memory.states_and_groups(self.namings.of(sentence)));
            0
        })..self.sentence;
        for sentence in sentences.filter(|sentence| self.reads(*sentence)) {
            memory.names(self.namings.named(sentence), self.gazetteer);
        }
        self.past.borrow_mut().before = Some(self.sentence);
        memory
    }

    /// The sentences before this one, from one on, that tell whom the text speaks of, the latest first.
    pub(super) fn before(&self, first: usize) -> impl Iterator<Item = usize> {
        (first..self.sentence).rev().filter(|sentence| self.reads(*sentence))
    }

    /// Whether a sentence tells of whom the text speaks: one with a word that may name an event, and those of the story just before
    /// such a one, as far as pronouns reach.
    fn reads(&self, sentence: usize) -> bool {
        let entered = |sentence: usize| self.scan.has(sentence, self.glossary.class);
        entered(sentence) || (sentence + 1..=sentence + REACH).any(entered) && !self.aside(sentence)
    }

    /// Whether a sentence is a caption's or boilerplate's, which tell nothing of whom the story speaks.
    fn aside(&self, sentence: usize) -> bool {
        let start = self.layout.sentences().get(sentence).map_or(0, |sentence| sentence.start);
        matches!(self.layout.section(start), Section::Caption | Section::Boilerplate)
    }
}

impl Deref for Recall<'_> {
    type Target = Memory;

    fn deref(&self) -> &Memory {
        self.memory.get_or_init(|| self.catch_up())
    }
}
