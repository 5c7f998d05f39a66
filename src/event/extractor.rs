//! From a document's text and time expressions to its event mentions.

use std::sync::Arc;

use crate::Error;
use crate::actor::Gazetteer;
use crate::document::Anchor;
use crate::event::clause::lexicon::LEXICON;
use crate::event::glossary::Glossary;
use crate::event::pass::{Pass, Source};
use crate::event::prospect::ARMED;
use crate::event::role::words::Sort;
use crate::event::trigger::{TRIGGERS, Triggers};
use crate::event::{Definition, Mention};
use crate::temporal::Timex;
use crate::text::{Layout, Scan, Scanner};

/// Finds event mentions.
#[derive(Debug, Clone)]
pub(crate) struct Extractor {
    /// The words of one's own kinds beside the crate's; the crate's alone where there are none, read when first asked for.
    own: Option<Arc<Triggers>>,
    quotes: bool,
}

impl Extractor {
    /// The extractor of the three kinds that come with the crate.
    pub(crate) fn new() -> Self {
        Extractor { own: None, quotes: true }
    }

    /// Adds kinds of one's own. Fails where a definition has no words, or patterns that nothing can match, or all have
    /// too many words.
    pub(crate) fn kinds(mut self, definitions: impl IntoIterator<Item = Definition>) -> Result<Self, Error> {
        let mut triggers = self.table().clone();
        triggers.extend(definitions)?;
        self.own = Some(Arc::new(triggers));
        Ok(self)
    }

    /// Whether mentions bring the words of their sentence (they do, unless told otherwise); without, [`Mention::quote`] is empty
    /// and only the offsets tell where it stands.
    pub(crate) fn quotes(mut self, quotes: bool) -> Self {
        self.quotes = quotes;
        self
    }

    /// The other words that are known, some more than once.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let sorts = Sort::words().map(|word| -> &str { word });
        self.table().last_words().chain(LEXICON.words()).chain(sorts).chain([ARMED])
    }

    /// What is known of the words of a scanner that knows all of those and the triggers, and learns the first words of names.
    pub(crate) fn glossary(&self, scanner: &mut Scanner, gazetteer: &Gazetteer, class: u8) -> Glossary {
        Glossary::new(scanner, self.table(), gazetteer, class)
    }

    fn table(&self) -> &Triggers {
        self.own.as_deref().unwrap_or_else(|| &TRIGGERS)
    }

    /// The kinds that are found, the crate's own first.
    pub(crate) fn definitions(&self) -> &[Definition] {
        self.table().definitions()
    }

    /// The words that make a sentence worth reading, lower case.
    pub(crate) fn triggers(&self) -> impl Iterator<Item = &str> {
        self.table().forms().into_iter()
    }

    /// The mentions in a text, in the order of their triggers.
    pub(crate) fn find(
        &self,
        layout: &Layout<'_>,
        (scan, glossary): (&Scan, &Glossary),
        timexes: &[Timex],
        gazetteer: &Gazetteer,
        anchor: Option<&Anchor>,
    ) -> Vec<Mention> {
        if scan.with(glossary.class).next().is_none() {
            return Vec::new();
        }
        let source = Source { layout, scan, glossary, timexes, gazetteer, anchor, triggers: self.table() };
        Pass::read(source, self.quotes)
    }
}
