//! The log: a file of records that only grows. It is the input, and all that is kept.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// So many bytes are looked at together for the ends of lines, and given to one worker at least.
const CHUNK: usize = 1 << 16;

/// A place in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Span {
    /// The one-based number of the line that begins here.
    pub(crate) line: u64,
    /// In bytes.
    pub(crate) start: u64,
    /// In bytes.
    pub(crate) length: u64,
}

/// The log as one worker reads it: any place, at any time.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    file: Rc<File>,
}

impl Log {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Log { file: Rc::new(File::open(path)?) })
    }

    pub(crate) fn read(&self, span: &Span) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(span.length).unwrap_or(usize::MAX)];
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(span.start))?;
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// The lines that a chunk of the log holds, each with its place.
pub(crate) fn lines(span: Span, bytes: &[u8]) -> impl Iterator<Item = (Span, &[u8])> {
    let mut start = 0;
    (span.line..).map_while(move |line| {
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let found = Span { line, start: span.start + start as u64, length: length as u64 };
        start += length;
        Some((found, rest.get(..length).unwrap_or_default()))
    })
}

/// The log as it is read from one end to the other while it grows.
#[derive(Debug)]
pub(crate) struct Tail {
    file: File,
    /// What was read and not yet given.
    bytes: Vec<u8>,
    /// Where these begin.
    start: u64,
    /// The line that begins there.
    line: u64,
}

impl Tail {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Tail { file: File::open(path)?, bytes: Vec::new(), start: 0, line: 1 })
    }

    /// The number of lines given so far.
    pub(crate) fn lines(&self) -> u64 {
        self.line - 1
    }

    /// The next whole lines, at most so many; none where there are no more yet. What follows the last end of a line is a line too
    /// where `ended` says that nothing follows.
    pub(crate) fn next(&mut self, most: u64, ended: bool) -> io::Result<Option<Span>> {
        let (mut length, mut lines) = (0, 0);
        while lines < most && length < CHUNK {
            if let Some(end) = memchr::memchr(b'\n', self.bytes.get(length..).unwrap_or_default()) {
                (length, lines) = (length + end + 1, lines + 1);
            } else if self.read()? == 0 {
                if ended && length == 0 && !self.bytes.is_empty() {
                    (length, lines) = (self.bytes.len(), 1);
                }
                break;
            }
        }
        if length == 0 {
            return Ok(None);
        }
        let span = Span { line: self.line, start: self.start, length: length as u64 };
        self.bytes.drain(..length);
        (self.start, self.line) = (self.start + span.length, self.line + lines);
        Ok(Some(span))
    }

    fn read(&mut self) -> io::Result<usize> {
        let before = self.bytes.len();
        self.bytes.resize(before + CHUNK, 0);
        let read = self.file.read(self.bytes.get_mut(before..).unwrap_or_default());
        self.bytes.truncate(before + read.as_ref().map_or(0, |read| *read));
        read
    }
}
