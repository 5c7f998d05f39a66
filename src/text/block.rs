//! The lines of a text and what part of the page they are.

use memchr::{memchr_iter, memmem};

use crate::Span;
use crate::document::dateline;
use crate::text::Section;
use crate::text::cues::{self, Cue};
use crate::text::header::{self, Part};

/// A line of the text that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The line without surrounding white space.
    pub span: Span,
    /// What part of the page it is; [`Section::Quotation`] only inside, where [`Layout::section`](super::Layout::section)
    /// tells it.
    pub section: Section,
    /// Whether titles without full stops between them may be glued together in it.
    pub(super) glued: bool,
}

impl Block {
    fn new(span: Span, section: Section) -> Self {
        Block { span, section, glued: false }
    }
}

/// So many lines at the top may stand before the story.
const HEADER_LINES: usize = 16;
/// In so many lines at the top a header may be glued to the story.
const GLUED_LINES: usize = 4;
/// A headline is at most this long, in bytes.
const LONGEST_HEADLINE: usize = 200;
/// A line of a form or a menu is at most this long.
const LONGEST_LINE: usize = 100;
/// A paragraph of a comment thread's head: the name, the time, a button.
const LONGEST_SIGNATURE: usize = 80;

/// The blocks of a text, in order.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut lines = lines(text);
    let stamp = dateline::locate_in(text, lines.iter().filter_map(|block| block.span.of(text))).map(|(span, _)| span);
    unglue(text, &mut lines, stamp);
    let cues: Vec<Option<Cue>> = lines.iter().map(|block| block.span.of(text).and_then(cues::find)).collect();
    for (block, cue) in lines.iter_mut().zip(&cues) {
        block.section = match cue {
            _ if block.glued => Section::Headline,
            Some(Cue::Boilerplate | Cue::Links | Cue::Comments) => Section::Boilerplate,
            Some(Cue::Caption) => Section::Caption,
            None => Section::Body,
        };
    }
    if let Some(block) = stamp.and_then(|stamp| lines.iter_mut().find(|block| block.span.covers(stamp))) {
        // A line that is only a header holds little beside the date.
        if block.span.len() <= LONGEST_HEADLINE && !cues::stops(block.span.of(text).unwrap_or_default()) {
            block.section = Section::Boilerplate;
        }
    }
    let story = story(text, &lines);
    headlines(text, &mut lines, story);
    repeated(text, &mut lines);
    links(text, &mut lines, &cues);
    comments(text, &mut lines, &cues, story);
    foot(text, &mut lines);
    lines
}

fn lines(text: &str) -> Vec<Block> {
    let ends = memchr_iter(b'\n', text.as_bytes()).chain(std::iter::once(text.len()));
    let mut start = 0;
    let mut blocks = Vec::with_capacity(text.len() / 128 + 1);
    for end in ends {
        let line = text.get(start..end).unwrap_or_default();
        // Most lines have no white space at their ends.
        let bare = match line.as_bytes() {
            [b'!'..=b'~', .., b'!'..=b'~'] => line,
            _ => line.trim(),
        };
        if !bare.is_empty() {
            let from = bare.as_ptr() as usize - text.as_ptr() as usize;
            blocks.push(Block::new(Span::new(from, from + bare.len()), Section::Body));
        }
        start = end + 1;
    }
    blocks
}

/// Cuts what is glued to the front of the first lines into blocks of its own.
fn unglue(text: &str, blocks: &mut Vec<Block>, stamp: Option<Span>) {
    for index in (0..blocks.len().min(GLUED_LINES)).rev() {
        let Some(line) = blocks.get(index).map(|block| block.span) else { continue };
        let parts = header::parts(text, line, stamp);
        if parts.len() > 1 && parts.last().is_some_and(|(part, _)| *part == Part::Story) {
            let parts = parts.into_iter().map(|(part, span)| Block {
                span,
                section: Section::Body,
                glued: part == Part::Title,
            });
            blocks.splice(index..=index, parts);
        }
    }
}

/// The number of the first block of the story, if one of the first lines is.
fn story(text: &str, blocks: &[Block]) -> Option<usize> {
    let tells = |block: &Block| {
        let line = block.span.of(text).unwrap_or_default();
        block.section == Section::Body
            && (line.len() > LONGEST_HEADLINE || (line.len() > 40 && cues::stops(line)) || wired(line))
    };
    blocks.iter().take(HEADER_LINES).position(tells)
}

/// Whether a line begins as the reports of agencies do: "NAIROBI, Kenya (AP) _", "(CNN) --".
fn wired(line: &str) -> bool {
    let Some(open) = line.bytes().take(60).position(|byte| byte == b'(') else { return false };
    let Some(close) = line.bytes().take(open + 30).position(|byte| byte == b')') else { return false };
    let capital = line.starts_with(|char: char| char.is_uppercase() || char == '(');
    let rest = line.get(close + 1..).unwrap_or_default().trim_start();
    capital && open < close && rest.starts_with(['-', '—', '–', '_'])
}

/// Short lines without a full stop before the story are headlines, and so are their repetitions.
fn headlines(text: &str, blocks: &mut [Block], story: Option<usize>) {
    let Some(story) = story else { return };
    let mut titles: Vec<&str> = Vec::new();
    for (index, block) in blocks.iter_mut().enumerate().take(story + HEADER_LINES) {
        let line = block.span.of(text).unwrap_or_default();
        if block.section == Section::Body && (titles.contains(&line) || (index < story && !cues::stops(line))) {
            block.section = Section::Headline;
            titles.push(line);
        }
    }
}

/// A line that stands there twice running without being a sentence is a caption.
fn repeated(text: &str, blocks: &mut [Block]) {
    for index in 1..blocks.len() {
        let (Some(before), Some(here)) = (blocks.get(index - 1).copied(), blocks.get(index).copied()) else { return };
        if before.span.len() != here.span.len() {
            continue;
        }
        let line = here.span.of(text).unwrap_or_default();
        let same = before.span.of(text) == Some(line);
        if same && here.section == Section::Body && line.len() >= 20 && !cues::stops(line) {
            blocks[index - 1].section = Section::Caption;
            blocks[index].section = Section::Caption;
        }
    }
}

/// Short lines without a full stop under a heading like "Most Popular" are links.
fn links(text: &str, blocks: &mut [Block], cues: &[Option<Cue>]) {
    let Some(first) = cues.iter().position(|cue| *cue == Some(Cue::Links)) else { return };
    let mut under = false;
    for (block, cue) in blocks.iter_mut().zip(cues).skip(first) {
        let line = block.span.of(text).unwrap_or_default();
        match cue {
            Some(Cue::Links) => under = true,
            Some(_) => {}
            None if under && line.len() <= LONGEST_HEADLINE && !cues::stops(line) => {
                block.section = Section::Boilerplate
            }
            None => under = false,
        }
    }
}

/// Below the last paragraph, short lines between boilerplate are boilerplate.
fn foot(text: &str, blocks: &mut [Block]) {
    let paragraph = |block: &Block| {
        let line = block.span.of(text).unwrap_or_default();
        block.section != Section::Boilerplate
            && (line.len() > LONGEST_LINE || (line.len() > LONGEST_LINE / 2 && cues::stops(line)))
    };
    let start = blocks.iter().rposition(paragraph).map_or(0, |last| last + 1);
    let boilerplate = |block: &Block| block.section == Section::Boilerplate;
    let Some(foot) = blocks.get_mut(start..) else { return };
    let (Some(first), Some(last)) = (foot.iter().position(boilerplate), foot.iter().rposition(boilerplate)) else {
        return;
    };
    for block in foot.iter_mut().take(last).skip(first).filter(|block| block.section == Section::Body) {
        block.section = Section::Boilerplate;
    }
}

/// After the story, what follows a heading over comments is comments, if any of it is signed as comments are; and so is
/// all from the first of several signatures such as "March 1, 2011 at 5:58 pm | …" on.
fn comments(text: &str, blocks: &mut [Block], cues: &[Option<Cue>], story: Option<usize>) {
    let Some(story) = story else { return };
    let line = |block: &Block| block.span.of(text).unwrap_or_default();
    let mut stamped = memchr_iter(b'|', text.as_bytes()).filter(|at| stamped(text, *at));
    let first = stamped.next().filter(|_| stamped.next().is_some());
    let first = first.map(|at| blocks.partition_point(|block| block.span.end <= at));
    let headed = cues
        .iter()
        .enumerate()
        .skip(story + 1)
        .find(|(_, cue)| **cue == Some(Cue::Comments))
        .map(|(index, _)| index + 1);
    let headed = headed.filter(|start| blocks.iter().skip(*start).take(8).any(|block| signed(line(block))));
    let Some(start) = first.into_iter().chain(headed).filter(|start| *start > story).min() else { return };
    for block in
        blocks.iter_mut().skip(start).filter(|block| matches!(block.section, Section::Body | Section::Headline))
    {
        block.section = Section::Comment;
    }
}

/// Whether the `|` at `at` ends a signature: "March 1, 2011 at 5:58 pm |".
fn stamped(text: &str, at: usize) -> bool {
    let Some(before) = text.as_bytes().get(at.saturating_sub(22)..at) else { return false };
    let Some(before) = before.strip_suffix(b"am ").or(before.strip_suffix(b"pm ")) else { return false };
    matches!(before.trim_ascii_end(), [.., b'0'..=b'9', b':', b'0'..=b'9', b'0'..=b'9'])
        && memmem::find(before, b" at ").is_some()
}

/// Whether a line is the head of a reader's comment: "maria77 says:", "March 15, 2016 at 4:33 pm", "2 hours ago".
fn signed(line: &str) -> bool {
    if line.len() > LONGEST_SIGNATURE {
        return false;
    }
    let line = line.to_ascii_lowercase();
    let clock = line.split_once(':').is_some_and(|(hour, rest)| {
        hour.ends_with(|char: char| char.is_ascii_digit()) && rest.starts_with(|char: char| char.is_ascii_digit())
    });
    let ago = [
        " minutes ago",
        " minute ago",
        " hours ago",
        " hour ago",
        " days ago",
        " day ago",
        " weeks ago",
        " months ago",
        " years ago",
    ];
    line.ends_with(" says:")
        || line.ends_with(" wrote:")
        || line.ends_with(" says")
        || ago.iter().any(|ago| line.contains(ago))
        || clock
}
