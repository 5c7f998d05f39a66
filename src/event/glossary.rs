//! What the extractor knows of each word of a vocabulary.

use crate::actor::{Firsts, Gazetteer};
use crate::event::clause::lexemes::Lexemes;
use crate::event::prospect::Outlook;
use crate::event::trigger::Triggers;
use crate::text::Scanner;

/// What is known of the words of a scan, so that nothing is looked up again while a text is read.
#[derive(Debug, Clone)]
pub(crate) struct Glossary {
    /// The class of the scan's hits on the first words of triggers.
    pub(super) class: u8,
    /// What each may be in a clause.
    pub(super) lexemes: Lexemes,
    /// What each may be for a trigger beside it.
    pub(super) outlook: Outlook,
}

impl Glossary {
    /// Of a scanner that knows the triggers' last words and those of the lexicon, and learns here those that a name may begin with:
    /// most are nothing but names, and have higher numbers than all of which there is more to know. `class` is that of hits on the
    /// first words of triggers.
    pub(super) fn new(scanner: &mut Scanner, triggers: &Triggers, gazetteer: &Gazetteer, class: u8) -> Self {
        let lexemes = Lexemes::of(scanner.vocabulary());
        let firsts = gazetteer.firsts(|word| scanner.learn(word));
        let outlook = Outlook::new(scanner.vocabulary(), &lexemes, triggers, firsts);
        Glossary { class, lexemes, outlook }
    }

    /// The words that an actor's name may begin with.
    pub(super) fn firsts(&self) -> &Firsts {
        &self.outlook.firsts
    }
}
