//! The way of one document from text to mentions.

use once_cell::sync::OnceCell;

use crate::Error;
use crate::actor::Gazetteer;
use crate::document::{Anchor, AnchorBasis, Document, Sketch, dateline};
use crate::event::{Definition, Extractor, Glossary, Mention};
use crate::temporal::lexicon;
use crate::temporal::senses::Senses;
use crate::temporal::{Options, Tagger, Timex};
use crate::text::{Layout, Scanner, Section};
use crate::timeline::Report;

/// Reads documents: sections, time expressions and event mentions.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The words of all stages; made when the first document is read.
    words: OnceCell<Words>,
    tagger: Tagger,
    extractor: Extractor,
    gazetteer: Gazetteer,
    default_anchor: Option<Anchor>,
}

/// The words of all stages, and what each stage knows of them.
#[derive(Debug, Clone)]
struct Words {
    scanner: Scanner,
    senses: Senses,
    glossary: Glossary,
}

/// What one document says.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The publication anchor: the document's own, else its dateline's, else the reader's default.
    pub published: Option<Anchor>,
    /// Where the anchor comes from.
    pub anchor_basis: Option<AnchorBasis>,
    /// Its time expressions, in order.
    pub timexes: Vec<Timex>,
    /// Its event mentions, in order; those in boilerplate too.
    pub mentions: Vec<Mention>,
}

/// Classes of the scanner's words: a word may open the way to both.
const TIME: u8 = 1;
const EVENT: u8 = 2;

impl Reader {
    /// A reader with the crate's own words, rules and actors.
    pub fn new() -> Self {
        let (tagger, extractor) = (Tagger::new(), Extractor::new());
        Reader { words: OnceCell::new(), tagger, extractor, gazetteer: Gazetteer::new(), default_anchor: None }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let heads = lexicon::heads().map(|word| (word, TIME));
            let triggers = self.extractor.triggers().map(|word| (word, EVENT));
            let known = lexicon::words().map(|word| -> &str { word });
            let mut scanner = Scanner::new(heads.chain(triggers), known.chain(self.extractor.words()));
            let senses = Senses::of(scanner.vocabulary());
            let glossary = self.extractor.glossary(&mut scanner, &self.gazetteer, EVENT);
            Words { scanner, senses, glossary }
        })
    }

    /// The words that make a sentence worth reading, lower case: the words and digits without which it holds no time
    /// expression, and those with which a word for an event begins.
    pub fn triggers(&self) -> impl Iterator<Item = &str> {
        lexicon::heads().map(|head| -> &str { head }).chain(self.extractor.triggers())
    }

    /// Reads kinds of events of one's own beside the crate's; fails where a definition has no words, or patterns that
    /// nothing can match, or all have too many words. [`Definition`] shows how one is written.
    pub fn kinds(mut self, definitions: impl IntoIterator<Item = Definition>) -> Result<Self, Error> {
        self.extractor = self.extractor.kinds(definitions)?;
        self.words = OnceCell::new();
        Ok(self)
    }

    /// The kinds that are read, the crate's own first.
    pub fn definitions(&self) -> &[Definition] {
        self.extractor.definitions()
    }

    /// Knows these actors instead of those that come with the crate.
    ///
    /// ```
    /// use dateline::actor::{Actor, ActorKind, Entry, Gazetteer};
    /// use dateline::{Document, Reader};
    ///
    /// let group = Actor { name: "Free Papua Movement".into(), code: None, kind: ActorKind::Group };
    /// let entry = Entry { names: vec!["OPM".into()], ..Entry::new(group) };
    /// let reader = Reader::new().gazetteer(Gazetteer::builder().with(entry).build());
    /// let reading = reader.read(&Document::new("Indonesia and the OPM agreed to a ceasefire."));
    /// let names: Vec<&str> = reading.mentions[0].participants.iter().map(|one| one.name.as_str()).collect();
    /// assert_eq!(names, ["Indonesia", "Free Papua Movement"]);
    /// ```
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> Self {
        self.gazetteer = gazetteer;
        self.words = OnceCell::new();
        self
    }

    /// How dates are read.
    pub fn options(mut self, options: Options) -> Self {
        self.tagger = Tagger::with(options);
        self
    }

    /// The anchor of documents that have none of their own, nor in their text.
    pub fn default_anchor(mut self, anchor: Option<Anchor>) -> Self {
        self.default_anchor = anchor;
        self
    }

    /// Whether mentions bring the words of their sentence, which is the one copy of text that a timeline keeps. They do,
    /// unless told otherwise. Without, [`Mention::quote`] is empty, and only the offsets tell where a mention stands; a
    /// timeline of such mentions cannot tell that two reports are copies of one.
    ///
    /// ```
    /// use dateline::{Document, Reader};
    ///
    /// let document = Document::new("The rebels agreed to a truce.");
    /// let mention = &Reader::new().quotes(false).read(&document).mentions[0];
    /// assert_eq!(mention.quote, "");
    /// assert_eq!(mention.sentence.of(&document.text), Some("The rebels agreed to a truce."));
    /// ```
    pub fn quotes(mut self, quotes: bool) -> Self {
        self.extractor = self.extractor.quotes(quotes);
        self
    }

    /// Reads the time expressions of one document and nothing else: no word of events or actors is looked for, nor are
    /// their tables built. This cannot fail.
    ///
    /// ```
    /// use dateline::{Document, Reader};
    ///
    /// let document = Document::new("The truce of 2011 held.").published("2016-07-07".parse()?);
    /// let reading = Reader::new().read_timexes(&document);
    /// assert_eq!((reading.timexes.len(), reading.mentions.len()), (1, 0));
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn read_timexes(&self, document: &Document) -> Reading {
        let (published, anchor_basis) = self.anchor(document).unzip();
        let expressions = self.tagger.find(&Layout::new(&document.text));
        let timexes = self.tagger.resolve(&expressions, published.as_ref(), document.kind);
        Reading { published, anchor_basis, timexes, mentions: Vec::new() }
    }

    /// Reads one document. This cannot fail.
    pub fn read(&self, document: &Document) -> Reading {
        let (published, anchor_basis) = self.anchor(document).unzip();
        let layout = Layout::new(&document.text);
        let Words { scanner, senses, glossary } = self.words();
        let scan = scanner.scan(&layout);
        let expressions = self.tagger.find_among(&layout, &scan, TIME, senses);
        let timexes = self.tagger.resolve(&expressions, published.as_ref(), document.kind);
        let mentions = self.extractor.find(&layout, (&scan, glossary), &timexes, &self.gazetteer, published.as_ref());
        Reading { published, anchor_basis, timexes, mentions }
    }

    /// Reads many documents on all threads of the pool that this is called in, and gives what they say in their order: the
    /// same as reading one after the other. With the feature `rayon`.
    ///
    /// ```
    /// use dateline::{Document, Reader};
    ///
    /// let documents = [Document::new("The truce held."), Document::new("Troops withdrew from the town.")];
    /// let reader = Reader::new();
    /// let one_by_one: Vec<_> = documents.iter().map(|document| reader.read(document)).collect();
    /// assert_eq!(reader.read_all(&documents), one_by_one);
    /// ```
    #[cfg(feature = "rayon")]
    pub fn read_all(&self, documents: &[Document]) -> Vec<Reading> {
        use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

        documents.par_iter().map(|document| self.read(document)).collect()
    }

    fn anchor(&self, document: &Document) -> Option<(Anchor, AnchorBasis)> {
        let given = document.published.map(|anchor| (anchor, AnchorBasis::Given));
        let found = || dateline::find(&document.text).map(|anchor| (anchor, AnchorBasis::Dateline));
        given.or_else(found).or_else(|| self.default_anchor.map(|anchor| (anchor, AnchorBasis::Option)))
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reading {
    /// What a timeline keeps of this reading.
    pub fn report(self, document: &Document) -> Report {
        let mentions: Vec<Mention> =
            self.mentions.into_iter().filter(|mention| mention.section != Section::Boilerplate).collect();
        let fingerprint = document.fingerprint();
        Report {
            key: document.key_with(|| fingerprint),
            fingerprint,
            published: self.published,
            anchor_basis: self.anchor_basis,
            title: document.title.clone().filter(|_| !mentions.is_empty()),
            sketch: if mentions.is_empty() { None } else { Sketch::of(&document.text) },
            mentions,
        }
    }
}
