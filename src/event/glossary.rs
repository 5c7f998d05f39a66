//! What the extractor knows of each word of a vocabulary.

use crate::actor::{Firsts, Gazetteer};
use crate::event::clause::lexemes::Lexemes;
use crate::event::prospect::Outlook;
use crate::event::trigger::Triggers;
use crate::text::{Scan, Scanner};

/// The classes of a scan's hits on the words of triggers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Classes {
    /// Words with which triggers begin.
    pub(crate) first: u8,
    /// Such as stand in every other sentence, "is" of "is out"; and the words that end their triggers, without which they are
    /// not looked at.
    pub(crate) common: u8,
    pub(crate) last: u8,
}

impl Classes {
    /// Those of all words with which triggers begin.
    pub(super) fn all(self) -> u8 {
        self.first | self.common
    }

    /// Those of the words with which some may begin in a sentence.
    pub(super) fn open(self, scan: &Scan, sentence: usize) -> u8 {
        if scan.has(sentence, self.last) { self.all() } else { self.first }
    }
}

/// What is known of the words of a scan, so that nothing is looked up again while a text is read.
#[derive(Debug, Clone)]
pub(crate) struct Glossary {
    /// The classes of the scan's hits on the words of triggers.
    pub(super) classes: Classes,
    /// What each may be in a clause.
    pub(super) lexemes: Lexemes,
    /// What each may be for a trigger beside it.
    pub(super) outlook: Outlook,
}

impl Glossary {
    /// Of a scanner that knows the triggers' last words and those of the lexicon, and learns here those that a name may begin with:
    /// most are nothing but names, and have higher numbers than all of which there is more to know. `classes` are those of
    /// hits on the words of triggers.
    pub(super) fn new(scanner: &mut Scanner, triggers: &Triggers, gazetteer: &Gazetteer, classes: Classes) -> Self {
        let lexemes = Lexemes::of(scanner.vocabulary());
        let firsts = gazetteer.firsts(|word| scanner.learn(word));
        let outlook = Outlook::new(scanner.vocabulary(), &lexemes, triggers, firsts);
        Glossary { classes, lexemes, outlook }
    }

    /// The words that an actor's name may begin with.
    pub(super) fn firsts(&self) -> &Firsts {
        &self.outlook.firsts
    }
}
