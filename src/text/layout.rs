//! Blocks, sections and sentences of one text.

use crate::Span;
use crate::text::block::{self, Block};
use crate::text::{Section, quotation, sentence};

/// The blocks of a text with their sections, its quotations and its sentences.
///
/// A block is a line that is not blank; news texts hold one paragraph a line, so it is the paragraph too. (Where a header is
/// glued to the front of the first lines, as in "TRIPOLI | Sun Aug 21, 2011 7:24 pm EDT TRIPOLI (Wire) - Rebels …", its parts
/// are blocks of their own.) All spans are byte
/// ranges into the text, on character boundaries, in order, without overlap, and without white space at their ends; outside
/// the blocks there is only white space, and so there is inside a block outside its sentences.
///
/// ```
/// use dateline::text::{Layout, Section};
///
/// let text = "In this Sept. 5, 2013 file photo, the two shake hands.\n\n“Troops left,” he said. Gen. Smith agreed.";
/// let layout = Layout::new(text);
/// assert_eq!(layout.section(20), Section::Caption);
/// assert_eq!(layout.section(text.find("Troops").unwrap()), Section::Quotation);
/// assert_eq!(layout.sentence(text.find("Smith").unwrap()).of(text), Some("Gen. Smith agreed."));
/// ```
#[derive(Debug, Clone)]
pub struct Layout<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    quotations: Vec<Span>,
    sentences: Vec<Span>,
}

impl<'t> Layout<'t> {
    /// Reads the structure of a text, in time linear in its length.
    pub fn new(text: &'t str) -> Self {
        let blocks = block::read(text);
        let mut quotations = Vec::new();
        let mut sentences = Vec::with_capacity(text.len() / 100 + blocks.len());
        let (mut marks, mut stops) = (quotation::marks(text), sentence::stops(text));
        for (index, block) in blocks.iter().enumerate() {
            if marks.before(block.span.end) {
                let next = blocks.get(index + 1).and_then(|next| next.span.of(text)).unwrap_or_default();
                quotation::find(text, block.span, &mut marks, quotation::opens(next), &mut quotations);
            }
            if block.glued {
                sentence::split_titles(text, block.span, &mut stops, &mut sentences);
            } else {
                sentence::split(text, block.span, &mut stops, &mut sentences);
            }
        }
        Layout { text, blocks, quotations, sentences }
    }

    /// The text itself.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The quotations, in order, marks included. A quotation never leaves its block; one in another has no span of its own.
    pub fn quotations(&self) -> &[Span] {
        &self.quotations
    }

    /// The sentences, in order. Headlines, captions and other lines are sentences too, whether they end in a stop or not.
    pub fn sentences(&self) -> &[Span] {
        &self.sentences
    }

    /// The section of the byte at `offset`; white space between blocks belongs to the block before it.
    pub fn section(&self, offset: usize) -> Section {
        match before(&self.blocks, offset, |block| block.span) {
            Some(block) if block.section == Section::Body && self.quotation(offset).is_some() => Section::Quotation,
            Some(block) => block.section,
            None => self.blocks.first().map_or(Section::Body, |block| block.section),
        }
    }

    /// The quotation around the byte at `offset`, marks included.
    pub fn quotation(&self, offset: usize) -> Option<Span> {
        before(&self.quotations, offset, |span| *span).copied().filter(|span| span.contains(offset))
    }

    /// The paragraph around the byte at `offset`: its block.
    pub fn paragraph(&self, offset: usize) -> Span {
        let block = before(&self.blocks, offset, |block| block.span).or(self.blocks.first());
        block.map_or(Span::new(0, 0), |block| block.span)
    }

    /// The sentence around the byte at `offset`, without surrounding white space; it never crosses a block.
    ///
    /// White space belongs to the sentence before it, or to the first; a text without words has one empty sentence.
    pub fn sentence(&self, offset: usize) -> Span {
        let index = self.sentence_index(offset);
        self.sentences.get(index).copied().unwrap_or(Span::new(0, 0))
    }

    /// The number of that sentence in [`sentences`](Layout::sentences).
    pub fn sentence_index(&self, offset: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.start <= offset).saturating_sub(1)
    }

    /// The sentence before the one around `offset`, in the same block or in the nearest one before of the same kind:
    /// captions, comments and boilerplate between two paragraphs of a story are passed over.
    pub fn previous(&self, offset: usize) -> Option<Span> {
        let index = self.sentence_index(offset);
        let told = self.told(self.sentence(offset));
        self.sentences.get(..index)?.iter().rev().copied().find(|sentence| self.told(*sentence) == told)
    }

    /// The sentence after the one around `offset`, likewise.
    pub fn next(&self, offset: usize) -> Option<Span> {
        let index = self.sentence_index(offset);
        let told = self.told(self.sentence(offset));
        self.sentences.get(index + 1..)?.iter().copied().find(|sentence| self.told(*sentence) == told)
    }

    /// The kind of text that a sentence stands in, with headlines and quotations as part of the story.
    fn told(&self, sentence: Span) -> Section {
        match before(&self.blocks, sentence.start, |block| block.span).map(|block| block.section) {
            Some(section @ (Section::Caption | Section::Comment | Section::Boilerplate)) => section,
            _ => Section::Body,
        }
    }
}

/// The last item that begins at `offset` or before it.
fn before<T>(items: &[T], offset: usize, span: impl Fn(&T) -> Span) -> Option<&T> {
    let index = items.partition_point(|item| span(item).start <= offset);
    index.checked_sub(1).and_then(|index| items.get(index))
}
