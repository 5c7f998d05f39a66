//! The publication date that a text carries itself.
//!
//! Looked at are the lines at the top of the text up to the story's first paragraphs, and lines with an explicit label
//! ("Published: …") near the top and the bottom. What counts is a full date (day, month and year) that
//!
//! * has a label before it: published, posted, first published, … ; one of an update counts where there is no other;
//! * or is a line of its own, but for a place, a byline and separators;
//! * or stands in an agency's dateline: `BEIRUT, July 6, 2016 (Reuters) -`, `(CNN) March 14, 2016 --`;
//! * or has both a clock time and a weekday or zone beside it, as no story writes its dates.
//!
//! Captions and copyright lines are passed over, and so is a numeric date whose order cannot be told (`02/03/2016`). A time
//! counts with a zone whose offset is known; else the civil day is all that is taken.

use crate::document::Anchor;
use crate::document::stamp::{self, Stamp};

/// So many lines at the top, and so many at the bottom, are looked at.
const TOP: usize = 24;
const BOTTOM: usize = 12;
/// So many bytes of a line are looked at: a glued header stands before the story's first sentence.
const REACH: usize = 500;
/// A line longer than this that ends in a full stop is one of the story's.
const PARAGRAPH: usize = 100;

/// How much a date says that it is the publication's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Published,
    Stamped,
    Alone,
    Updated,
}

/// The anchor in the text's own dateline or header line, or `None` where it has none.
///
/// ```
/// use dateline::document::dateline;
///
/// let found = dateline::find("Kremlin speaks\nJuly 7, 2016, 4:51 am\n\nThe two spoke on Wednesday.").unwrap();
/// assert_eq!(found.to_string(), "2016-07-07");
/// assert_eq!(dateline::find("In this Sept. 5, 2013 file photo, the two shake hands."), None);
/// ```
pub fn find(text: &str) -> Option<Anchor> {
    let mut best: Option<(Rank, Anchor)> = None;
    let mut alone = Vec::new();
    let mut told = 0;
    let filled = |line: &&str| !line.is_empty();
    for line in text.lines().map(str::trim).filter(filled).take(TOP) {
        let found = if pictured(line) { None } else { header(line, told == 0) };
        if let Some((rank, anchor)) = found {
            if rank == Rank::Alone {
                alone.push(anchor.day());
            }
            let counts = told < 2 || matches!(rank, Rank::Published | Rank::Updated);
            if counts && best.is_none_or(|(other, _)| rank < other) {
                best = Some((rank, anchor));
            }
        }
        told += usize::from(line.len() > PARAGRAPH && line.ends_with(['.', '!', '?', '”', '"']));
    }
    // Dates on lines of their own, again and again, head the entries of a chronology.
    alone.dedup();
    if alone.len() > 1 {
        best = best.filter(|(rank, _)| *rank != Rank::Alone);
    }
    if let Some((_, anchor)) = best {
        return Some(anchor);
    }
    let labelled = |line: &str| header(line, false).filter(|(rank, _)| matches!(rank, Rank::Published | Rank::Updated));
    let bottom = text.lines().rev().map(str::trim).filter(filled).take(BOTTOM).filter(|line| !pictured(line));
    bottom.filter_map(labelled).min_by_key(|(rank, _)| *rank).map(|(_, anchor)| anchor)
}

/// A line of a picture, or one that claims a copyright.
fn pictured(line: &str) -> bool {
    let head: String = line.chars().take(120).collect::<String>().to_lowercase();
    let rights = ["©", "copyright", "(c) ", "photo", "picture taken", "image", "all rights reserved"];
    rights.iter().any(|start| head.starts_with(start))
        || ["file photo", "in this ", " photo "].iter().any(|words| head.contains(words))
}

/// The anchor in one line, if the line is a header. `first` tells that the story has not begun before it.
fn header(line: &str, first: bool) -> Option<(Rank, Anchor)> {
    let end = line.char_indices().map(|(at, _)| at).take_while(|at| *at <= REACH).last()?;
    let reached = if line.len() <= REACH { line } else { line.get(..end)? };
    stamp::find(reached).find_map(|stamp| rank(line, &stamp, first).map(|rank| (rank, stamp.anchor)))
}

fn rank(line: &str, stamp: &Stamp, first: bool) -> Option<Rank> {
    let before = line.get(..stamp.start)?.trim_end();
    let after = line.get(stamp.end..)?.trim_start();
    let bare = before
        .trim_end_matches(|char: char| char.is_whitespace() || SEPARATORS.contains(char) || "(:,.[".contains(char));
    if let Some(rank) = label(bare) {
        return Some(rank);
    }
    if stamp.timed && stamp.marked && first {
        return Some(Rank::Stamped);
    }
    if wired(before, after) {
        return Some(Rank::Stamped);
    }
    let ends = after
        .trim_matches(|char: char| char.is_whitespace() || SEPARATORS.contains(char) || ")].,".contains(char))
        .is_empty();
    let closed = ends || after.starts_with(['|', '·', '•']) || byline(after);
    let opened = bare.is_empty() || before.ends_with(['|', '·', '•', '—', '–']) || byline(bare) || placed(bare, before);
    (closed && opened && line.len() <= 200 || (closed && bare.is_empty() && first)).then_some(Rank::Alone)
}

/// Signs that stand between the parts of a header line.
const SEPARATORS: &str = "|·•–—-@";

/// What a label right before a date says.
fn label(before: &str) -> Option<Rank> {
    const PUBLISHED: &[&str] = &[
        "published",
        "posted",
        "pubdate",
        "publication date",
        "date published",
        "published date",
        "issued",
        "released",
        "aired",
        "dated",
        "date",
        "filed",
        "created",
    ];
    const UPDATED: &[&str] = &["updated", "last updated", "last modified", "modified", "last update", "update"];
    let lower = before.char_indices().rev().take(40).last().and_then(|(at, _)| before.get(at..))?.to_lowercase();
    let mut words = lower.trim_end_matches(|char: char| !char.is_alphabetic());
    let mut particle = true;
    while particle {
        particle = false;
        for word in ["on", "at", "online", "it"] {
            if let Some(rest) = words
                .strip_suffix(word)
                .filter(|rest| rest.is_empty() || rest.ends_with(|char: char| !char.is_alphanumeric()))
            {
                words = rest.trim_end_matches(|char: char| !char.is_alphabetic());
                particle = true;
            }
        }
    }
    // A label begins its line, or its part of it: "was posted on" is a story's.
    let labelled = |labels: &[&str]| {
        labels.iter().any(|label| {
            words.strip_suffix(label).is_some_and(|rest| {
                let rest = rest.trim_end();
                let rest = rest.strip_suffix("first").or_else(|| rest.strip_suffix("last")).map_or(rest, str::trim_end);
                rest.is_empty() || rest.ends_with(|char: char| !char.is_alphanumeric() && !",'’\"”".contains(char))
            })
        })
    };
    if labelled(UPDATED) {
        Some(Rank::Updated)
    } else if labelled(PUBLISHED) {
        Some(Rank::Published)
    } else {
        None
    }
}

/// An agency's dateline around a date: `BEIRUT, ` … ` (Reuters) -`, `(CNN) ` … ` --`.
fn wired(before: &str, after: &str) -> bool {
    let dashed = |rest: &str| rest.trim_start().starts_with(['-', '—', '–', '_']);
    let agency = |rest: &str| {
        rest.strip_prefix(['(', '[', '/']).and_then(|rest| rest.find([')', ']', '/']).map(|at| (at, rest))).is_some_and(
            |(at, rest)| {
                at <= 30 && rest.get(at + 1..).is_some_and(|rest| dashed(rest) || rest.trim_start().starts_with('/'))
            },
        )
    };
    let place = before.strip_suffix([',', '.', ')', '-', '–', '—']).unwrap_or(before).trim_end();
    let capital = place.len() <= 60 && place.starts_with(|char: char| char.is_uppercase() || char == '(');
    let upper =
        place.split([',', '(']).next().is_some_and(|city| city.len() > 2 && !city.chars().any(char::is_lowercase));
    let bracket = before.ends_with(')') && before.starts_with('(') && before.len() <= 30;
    capital && (agency(after) && placed(place, ",") || dashed(after) && (upper || bracket))
}

/// "By Ann Example", "Ann Example | Moscow" and the like.
fn byline(part: &str) -> bool {
    let part = part.trim_start_matches(|char: char| char.is_whitespace() || SEPARATORS.contains(char));
    part.len() <= 80
        && ["by ", "By ", "BY ", "From ", "in "].iter().any(|by| part.starts_with(by))
        && !part.ends_with('.')
}

/// A place before a date: a few words with capitals, and a comma behind them.
fn placed(place: &str, before: &str) -> bool {
    let words =
        || place.split(|char: char| char.is_whitespace() || ",/".contains(char)).filter(|word| !word.is_empty());
    before.ends_with([',', ')'])
        && words().count() <= 5
        && words().all(|word| word.starts_with(|char: char| char.is_uppercase() || char == '('))
}
