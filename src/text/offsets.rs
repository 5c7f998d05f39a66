//! Offsets into a text at which a byte of interest stands, taken block by block.

use std::iter::Peekable;

use crate::Span;

/// Some offsets, in order. One search through all of a text costs less than one through each of its lines.
pub(super) struct Offsets<I: Iterator<Item = usize>>(Peekable<I>);

impl<I: Iterator<Item = usize>> Offsets<I> {
    pub(super) fn new(offsets: impl IntoIterator<IntoIter = I>) -> Self {
        Offsets(offsets.into_iter().peekable())
    }

    /// Whether there is one more before an offset.
    #[inline]
    pub(super) fn before(&mut self, end: usize) -> bool {
        self.0.peek().is_some_and(|at| *at < end)
    }

    /// The next one in a span, which ends no earlier than those asked for before.
    #[inline]
    pub(super) fn next_in(&mut self, span: Span) -> Option<usize> {
        while let Some(at) = self.0.next_if(|at| *at < span.end) {
            if at >= span.start {
                return Some(at);
            }
        }
        None
    }
}
