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

use memchr::memmem::Finder;
use once_cell::sync::Lazy;

use crate::Span;
use crate::document::Anchor;
use crate::document::stamp::{self, Stamp};

/// So many lines at the top, and so many at the bottom, are looked at.
const TOP: usize = 24;
const BOTTOM: usize = 12;
/// So many bytes of a line are looked at: a glued header stands before the story's first sentence.
const REACH: usize = 500;
/// A line longer than this that ends in a full stop is one of the story's.
const PARAGRAPH: usize = 60;
/// A labelled line in or below the story is no longer than this.
const LABELLED: usize = 100;
/// A line of its own, whatever stands beside the date in it, is no longer than this.
const SHORT: usize = 200;
/// So many of the story's lines, captions glued to it among them, may stand before a header.
const STORY: usize = 2;

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
    locate(text).map(|(_, anchor)| anchor)
}

/// The anchor that [`find`] gives, and where in the text it stands, time and zone included.
pub fn locate(text: &str) -> Option<(Span, Anchor)> {
    locate_in(text, text.split('\n').map(str::trim).filter(|line| !line.is_empty()))
}

/// The same, by the lines of the text that are not blank, without white space at their ends.
pub(crate) fn locate_in<'t>(
    text: &'t str,
    lines: impl DoubleEndedIterator<Item = &'t str> + Clone,
) -> Option<(Span, Anchor)> {
    let mut best: Option<(Rank, Span, Anchor)> = None;
    let mut alone = Vec::new();
    let mut told = 0;
    for line in lines.clone().take(TOP) {
        // In the story only labelled lines count, and those are short.
        let plain = || told <= STORY || line.len() <= LABELLED && labelled(line);
        if let Some((rank, span, anchor)) = reached(line).filter(|_| plain()).and_then(|_| header(text, line, told)) {
            if rank == Rank::Alone {
                alone.push(anchor.day());
            }
            let counts = told < 2 || rank != Rank::Alone;
            if counts && best.is_none_or(|(other, ..)| rank < other) {
                best = Some((rank, span, anchor));
            }
        }
        if told <= STORY && line.len() > PARAGRAPH && line.ends_with(['.', '!', '?', '”', '"']) && !pictured(line) {
            told += 1;
        }
    }
    // Dates on lines of their own, again and again, head the entries of a chronology.
    alone.dedup();
    if alone.len() > 1 {
        best = best.filter(|(rank, ..)| *rank != Rank::Alone);
    }
    let footer = |line: &str| {
        let found = header(text, line, STORY + 1);
        found.filter(|(rank, ..)| matches!(rank, Rank::Published | Rank::Updated))
    };
    let bottom = || {
        let may = |line: &&str| line.len() <= SHORT && reached(line).is_some() && labelled(line);
        lines.rev().take(BOTTOM).filter(may).filter_map(footer).min_by_key(|(rank, ..)| *rank)
    };
    best.or_else(bottom).map(|(_, span, anchor)| (span, anchor))
}

/// A line of a picture, or one that claims a copyright.
fn pictured(line: &str) -> bool {
    const BEGIN: [&str; 7] = ["©", "copyright", "(c) ", "photo", "picture taken", "image", "all rights reserved"];
    let mut head = [0; 120];
    head.iter_mut().zip(line.bytes()).for_each(|(small, byte)| *small = byte.to_ascii_lowercase());
    BEGIN.iter().any(|phrase| head.starts_with(phrase.as_bytes()))
        || PICTURED.iter().any(|phrase| phrase.find(&head).is_some())
}

/// What a line of a picture holds near its beginning.
static PICTURED: Lazy<[Finder<'static>; 3]> = Lazy::new(|| ["file photo", "in this ", " photo "].map(Finder::new));

/// Whether a line may hold a label.
fn labelled(line: &str) -> bool {
    const STEMS: [&str; 10] =
        ["publi", "posted", "pubdate", "date", "issued", "released", "aired", "filed", "created", "modified"];
    let line = line.to_ascii_lowercase();
    STEMS.iter().any(|stem| line.contains(stem))
}

/// What is looked at of a line in which a full date may stand.
fn reached(line: &str) -> Option<&str> {
    let end = (0..=line.len().min(REACH)).rev().find(|end| line.is_char_boundary(*end))?;
    line.get(..end).filter(|reached| stamp::dated(reached))
}

/// The anchor in one line, if the line is a header. `told` lines of the story stand before it.
fn header(text: &str, line: &str, told: usize) -> Option<(Rank, Span, Anchor)> {
    let reached = reached(line).filter(|_| !pictured(line))?;
    let base = line.as_ptr() as usize - text.as_ptr() as usize;
    let place = |stamp: &Stamp| Span::new(base + stamp.start, base + stamp.end);
    stamp::find(reached).find_map(|stamp| rank(line, &stamp, told).map(|rank| (rank, place(&stamp), stamp.anchor)))
}

fn rank(line: &str, stamp: &Stamp, told: usize) -> Option<Rank> {
    let before = line.get(..stamp.start)?.trim_end();
    let after = line.get(stamp.end..)?.trim_start();
    let bare = before
        .trim_end_matches(|char: char| char.is_whitespace() || SEPARATORS.contains(char) || "(:,.[".contains(char));
    let ends = after
        .trim_matches(|char: char| char.is_whitespace() || SEPARATORS.contains(char) || ")].,".contains(char))
        .is_empty();
    let closed = ends || after.starts_with(['|', '·', '•']) || byline(after);
    let sure = stamp.timed && (stamp.zoned || stamp.weekday);
    if let Some(rank) = label(bare) {
        return (closed || (stamp.timed && stamp.zoned) || after.len() <= 40 || (rank == Rank::Published && told == 0))
            .then_some(rank);
    }
    // A header glued to the story is followed by a capital, and no preposition leads to it.
    let story = after.starts_with(|char: char| char.is_lowercase() || ",;.".contains(char));
    let led = ["on", "at", "by", "until", "since", "from", "for", "before", "after", "of", "and", "to", "in"];
    let led = led.contains(&bare.rsplit(char::is_whitespace).next().unwrap_or_default());
    if sure && told <= STORY && !story && !led {
        return Some(Rank::Stamped);
    }
    if told <= STORY && wired(before, after) {
        return Some(Rank::Stamped);
    }
    // Below the story that is how readers' comments are signed: "March 15, 2016 at 4:33 pm".
    if told > 0 && stamp.timed && line.contains(" at ") {
        return None;
    }
    let opened = bare.is_empty() || before.ends_with(['|', '·', '•', '—', '–']) || byline(bare) || placed(bare, before);
    (closed && opened && (line.len() <= SHORT || (bare.is_empty() && told == 0))).then_some(Rank::Alone)
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
