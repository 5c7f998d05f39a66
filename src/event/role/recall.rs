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
use crate::event::glossary::Glossary;
use crate::event::role::band::{Earlier, REACH};
use crate::event::role::memory::Memory;
use crate::event::role::phrase::Who;
use crate::table::lines;
use crate::text::{Layout, Scan, Section};

/// How many sentences of a story tell whom it is about.
const LEAD: usize = 6;

/// Words of forces: "the withdrawal" of a bank's money stands in a text that has none.
static FORCES: Lazy<Vec<Finder<'static>>> =
    Lazy::new(|| lines(include_str!("../forces.tsv")).map(|(_, word)| Finder::new(word.as_bytes())).collect());

/// Whom a sentence names.
type Named<'t> = Rc<[Naming<'t>]>;

/// What is known at a sentence: what the mentions before it told, and the [`Memory`] of whom the text named before it. The
/// memory is read when something is first asked of it: most words that may name an event name none, and need no memory.
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
    sentence: usize,
    memory: OnceCell<Memory>,
    /// The sentences just before, as far as they have been asked for, by their numbers.
    clauses: RefCell<Vec<(usize, Earlier<'t>)>>,
    past: RefCell<Past>,
    /// Whom each sentence names, of those that were asked about; some are asked about again and again.
    named: Rc<RefCell<Vec<Option<Named<'t>>>>>,
}

/// What was read before.
#[derive(Debug, Default)]
struct Past {
    memory: Memory,
    /// One more than the last sentence that the memory has read.
    read: usize,
    /// Sentences that were passed without asking the memory, which reads them when it is asked.
    unread: Vec<usize>,
    /// Whether the memory has read the lead.
    primed: bool,
}

impl<'t> Recall<'t> {
    /// What is known before the first sentence.
    pub(in crate::event) fn new(
        layout: &'t Layout<'t>,
        (scan, glossary): (&'t Scan, &'t Glossary),
        gazetteer: &'t Gazetteer,
        day: Option<NaiveDate>,
    ) -> Self {
        let named = Rc::new(RefCell::new(vec![None; layout.sentences().len()]));
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
            memory: OnceCell::new(),
            clauses: RefCell::default(),
            past: RefCell::default(),
            named,
        }
    }

    /// What is known before the first sentence when the text is read again, with the words that are known to tell of calls.
    pub(in crate::event) fn again(&self, phoned: Vec<usize>) -> Self {
        let first = Recall::new(self.layout, (self.scan, self.glossary), self.gazetteer, self.day);
        Recall { phoned, named: Rc::clone(&self.named), military: self.military.clone(), ..first }
    }

    /// Whether the word that begins at a byte tells of a call because another sentence does.
    pub(in crate::event) fn phoned(&self, start: usize) -> bool {
        self.phoned.binary_search(&start).is_ok()
    }

    /// Comes to a sentence.
    pub(in crate::event) fn enter(&mut self, sentence: usize) {
        self.sentence = sentence;
        self.clauses.get_mut().retain(|(known, _)| known + REACH >= sentence);
    }

    /// Goes on behind the sentence.
    pub(in crate::event) fn leave(&mut self) {
        let memory = self.memory.take();
        let past = self.past.get_mut();
        match memory {
            Some(memory) => past.memory = memory,
            None => return past.unread.push(self.sentence),
        }
        self.read(self.sentence);
    }

    /// The actors that a sentence names.
    pub(in crate::event) fn named(&self, sentence: usize) -> Named<'t> {
        if let Some(Some(named)) = self.named.borrow().get(sentence) {
            return Rc::clone(named);
        }
        let (text, tokens) = (self.layout.text(), self.scan.tokens(sentence));
        let named: Named<'t> = self.gazetteer.find_among(text, tokens, self.day, self.glossary.firsts()).into();
        if let Some(kept) = self.named.borrow_mut().get_mut(sentence) {
            *kept = Some(Rc::clone(&named));
        }
        named
    }

    /// The words of the sentence that stands some sentences back; none where there is none that goes on to this one.
    pub(in crate::event) fn clause(&self, back: usize) -> Option<Earlier<'t>> {
        let sentence = self.sentence.checked_sub(back).filter(|&sentence| !self.aside(sentence))?;
        if let Some((_, known)) = self.clauses.borrow().iter().find(|(known, _)| *known == sentence) {
            return Some(Rc::clone(known));
        }
        let (text, namings) = (self.layout.text(), self.named(sentence));
        let mut clause = Clause::default();
        clause.read(text, self.scan.tokens(sentence), &namings, &[], Some(&self.glossary.lexemes));
        let read = Rc::new((clause, namings));
        self.clauses.borrow_mut().push((sentence, Rc::clone(&read)));
        Some(read)
    }

    /// Whether the text tells of forces at all.
    pub(in crate::event) fn military(&self) -> bool {
        let bytes = self.layout.text().as_bytes();
        *self.military.get_or_init(|| FORCES.iter().any(|word| word.find(bytes).is_some()))
    }

    /// Whom a role without a name means in this text: "the troops" are those that left, if any did, and "the Secretary-General"
    /// is the one that needs no naming.
    pub(in crate::event) fn generic(&self, role: &str, gazetteer: &Gazetteer) -> Option<Who> {
        if role == "secretary-general" {
            let named = self.person.clone().filter(|who| who.code.is_none());
            return named.or_else(|| gazetteer.holder("United Nations", role, self.day?).map(Who::of));
        }
        let left = self.withdrawer.iter().find(|(_, part)| role == "troops" && *part == Role::Withdrawer);
        left.map(|(who, _)| who.clone()).or_else(|| Memory::generic(self, role, gazetteer))
    }

    /// Lets the memory read what stands before the sentence.
    fn catch_up(&self) -> Memory {
        if !std::mem::replace(&mut self.past.borrow_mut().primed, true) {
            self.prime();
        }
        let unread = std::mem::take(&mut self.past.borrow_mut().unread);
        for sentence in unread {
            self.approach(sentence);
            self.read(sentence);
        }
        self.approach(self.sentence);
        std::mem::take(&mut self.past.borrow_mut().memory)
    }

    /// Whether a sentence is a caption's or boilerplate's, which tell nothing of whom the story speaks.
    fn aside(&self, sentence: usize) -> bool {
        let start = self.layout.sentences().get(sentence).map_or(0, |sentence| sentence.start);
        matches!(self.layout.section(start), Section::Caption | Section::Boilerplate)
    }

    /// Reads the names of the lead: whom the text is about.
    fn prime(&self) {
        let sentences = 0..self.layout.sentences().len();
        for sentence in sentences.filter(|sentence| !self.aside(*sentence)).take(LEAD) {
            let named = self.named(sentence);
            self.past.borrow_mut().memory.states_and_groups(&named);
        }
    }

    /// Reads the names of the sentences before one, as far as pronouns reach.
    fn approach(&self, sentence: usize) {
        let from = self.past.borrow().read.max(sentence.saturating_sub(3));
        for before in (from..sentence).filter(|before| !self.aside(*before)) {
            self.read(before);
        }
        self.past.borrow_mut().read = sentence;
    }

    /// Reads the names of a sentence.
    fn read(&self, sentence: usize) {
        let named = self.named(sentence);
        let past = &mut *self.past.borrow_mut();
        past.memory.names(self.layout.text(), self.scan.tokens(sentence), &named, self.gazetteer);
        past.read = sentence + 1;
    }
}

impl Deref for Recall<'_> {
    type Target = Memory;

    fn deref(&self) -> &Memory {
        self.memory.get_or_init(|| self.catch_up())
    }
}
