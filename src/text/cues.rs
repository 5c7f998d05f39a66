//! Phrases by which a line shows that it is no part of the story.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::eights::{eight, kept, letters, small};
use crate::table::lines;
use crate::text::packed::{Packed, WordTable};
use crate::text::phrase;
use crate::text::pictures::{credited, pictured};

/// What a line of the page shows itself to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// What web pages leave around a story.
    Boilerplate,
    /// A caption or a credit.
    Caption,
    /// A heading over readers' comments.
    Comments,
    /// A heading over links to other stories.
    Links,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Line,
    Start,
    Link,
    End,
}

/// A line of the table: how it is compared, what it shows, and its phrase.
type Entry = (How, Cue, &'static str);

/// A line longer than this is a paragraph of a story, whatever phrase stands in it.
const LONGEST: usize = 600;
/// A link or a link heading is shorter than this.
const LONGEST_LINK: usize = 160;

/// The phrases by their [`head`], so that most lines meet none of them.
static STARTS: Lazy<WordTable<Vec<Entry>>> = Lazy::new(|| grouped(|how| how != How::End, head));

/// The letters that a line begins with (ASCII, at most eight), or its first character where it begins with none.
fn head(line: &str) -> Packed {
    let first = eight(line.as_bytes());
    match letters(first).small {
        0 => kept(first, line.chars().next().map_or(0, char::len_utf8)).into(),
        letters => letters.into(),
    }
}

/// The phrases that lines end with, by their [`foot`].
static ENDS: Lazy<WordTable<Vec<Entry>>> =
    Lazy::new(|| grouped(|how| how == How::End, |phrase| foot(phrase.as_bytes())));

/// Some entries by what of their phrase is looked at first.
fn grouped(wanted: impl Fn(How) -> bool, part: impl Fn(&str) -> Packed) -> WordTable<Vec<Entry>> {
    let mut groups: BTreeMap<Packed, Vec<Entry>> = BTreeMap::new();
    for entry in entries().flatten().filter(|entry| wanted(entry.0)) {
        groups.entry(part(entry.2)).or_default().push(entry);
    }
    WordTable::packed(groups.into_iter().collect())
}

/// The last eight bytes of a line; no phrase that lines end with is shorter.
fn foot(line: &[u8]) -> Packed {
    small(line.last_chunk().map_or(0, |eight| u64::from_le_bytes(*eight))).into()
}

fn entries() -> impl Iterator<Item = Option<Entry>> {
    lines(include_str!("cues.tsv")).map(|(_, line)| {
        let mut columns = line.split('\t');
        let cue = match columns.next()? {
            "boilerplate" => Cue::Boilerplate,
            "caption" => Cue::Caption,
            "comments" => Cue::Comments,
            "links" => Cue::Links,
            _ => return None,
        };
        let how = match columns.next()? {
            "line" => How::Line,
            "start" => How::Start,
            "link" => How::Link,
            "end" => How::End,
            _ => return None,
        };
        let phrase = columns.next()?;
        columns.next().is_none().then_some((how, cue, phrase))
    })
}

/// What `line` shows itself to be by its words.
pub(super) fn find(line: &str) -> Option<Cue> {
    if line.len() > LONGEST {
        return None;
    }
    let head = head(line);
    if let Some(cue) = STARTS.get(head).and_then(|starts| begins(line, starts)) {
        return Some(cue);
    }
    if counted(line) {
        return Some(Cue::Comments);
    }
    if pictured(line, head) || credited(line) {
        return Some(Cue::Caption);
    }
    if line.len() > LONGEST_LINK {
        return None;
    }
    let end = line.bytes().rposition(|byte| !matches!(byte, b'.' | b')' | b'!'))?;
    let bare = line.as_bytes().get(..=end)?;
    let ends = |phrase: &str| {
        let at = bare.len().checked_sub(phrase.len());
        at.and_then(|at| bare.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(phrase.as_bytes()))
    };
    ENDS.get(foot(bare))?.iter().find(|(_, _, phrase)| ends(phrase)).map(|&(_, cue, _)| cue)
}

/// Which of some phrases `line` begins with.
fn begins(line: &str, starts: &[Entry]) -> Option<Cue> {
    let matches = |&&(how, _, phrase): &&(How, Cue, &str)| {
        if how == How::Link && line.len() > LONGEST_LINK {
            return false;
        }
        let Some(end) = phrase::prefix(line, phrase) else { return false };
        let rest = line.get(end..).unwrap_or_default();
        match how {
            How::Line => rest.chars().all(|char| !char.is_alphabetic()) && rest.len() < 16,
            How::Start | How::End => edge(phrase, rest),
            How::Link => edge(phrase, rest) && !stops(line),
        }
    };
    // A whole line tells more than its beginning.
    let whole = starts.iter().filter(|entry| entry.0 == How::Line).find(matches);
    let start = whole.or_else(|| starts.iter().filter(|entry| entry.0 != How::Line).find(matches));
    start.map(|&(_, cue, _)| cue)
}

/// Whether a phrase that ends in a letter is not cut off inside a word.
fn edge(phrase: &str, rest: &str) -> bool {
    !phrase.ends_with(char::is_alphabetic) || !rest.starts_with(char::is_alphanumeric)
}

/// Whether a line ends as sentences do.
pub(super) fn stops(line: &str) -> bool {
    // Most lines end in a stop or a letter.
    match line.as_bytes().last() {
        Some(b'.' | b'?' | b'!') => return true,
        Some(b'a'..=b'z') => return false,
        _ => {}
    }
    let bare = line.trim_end_matches(|char: char| "\"'”’»)]".contains(char) || char.is_whitespace());
    bare.ends_with(['.', '?', '!', '…', '。'])
}

/// "12 comments", "3 Responses to …", "Comments (4)" is a whole line of the table.
fn counted(line: &str) -> bool {
    if !line.starts_with(|char: char| char.is_ascii_digit()) {
        return false;
    }
    let words = line.trim_start_matches(|char: char| char.is_ascii_digit() || ",.".contains(char));
    let number = words.len() < line.len() && line.len() < LONGEST_LINK;
    let heads = ["comments", "comment", "responses to", "response to", "replies to", "thoughts on"];
    let heads = |words: &str| {
        heads.iter().any(|head| {
            phrase::prefix(words, head).is_some_and(|end| {
                let rest = words.get(end..).unwrap_or_default();
                if head.starts_with("comment") {
                    rest.is_empty() || rest.starts_with([' ', ':']) && rest.len() < 30
                } else {
                    edge(head, rest)
                }
            })
        })
    };
    number && words.starts_with(' ') && heads(words.trim_start()) && !stops(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_loads() {
        for ((number, line), entry) in lines(include_str!("cues.tsv")).zip(entries()) {
            let Some((how, _, phrase)) = entry else { panic!("line {number}: {line:?}") };
            assert!(how != How::End || phrase.len() >= 8, "line {number}");
            assert_eq!(phrase, phrase.to_lowercase(), "line {number}");
            assert!(!phrase.contains('’') && !phrase.contains("  ") && !phrase.is_empty(), "line {number}");
        }
    }
}
