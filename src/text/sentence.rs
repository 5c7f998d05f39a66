//! Where sentences end.

use memchr::memchr3_iter;
use once_cell::sync::Lazy;

use crate::Span;
use crate::text::offsets::Offsets;
use crate::text::phrase::Lookup;

/// What a word before a full stop says about the stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    /// An abbreviation that is followed by what it belongs to: "Gen. Smith". It never ends a sentence.
    Title,
    /// One that is followed by a number ("No. 5", "Sept. 5"); without one the stop ends the sentence.
    Counter,
    /// One that is followed by what it belongs to, in lower case too: "vs.", "e.g.".
    Small,
    /// One that may stand anywhere ("Inc.", "U.S."): the stop ends a sentence where a common first word follows.
    Open,
    /// A part of the clock ("p.m."): the stop ends a sentence unless a day, a month or a zone follows.
    Clock,
    /// Not before a stop but after it: a common first word of sentences ("The", "But").
    Opener,
    /// After a stop that follows a clock time: a day, a month or a zone.
    Calendar,
    /// After a question that was quoted: "asked".
    Speech,
    /// What ends a highlight: ", officials say".
    Report,
}

static WORDS: Lazy<Lookup<Word>> = Lazy::new(|| Lookup::new(include_str!("abbreviations.tsv"), word));

fn word(name: &str) -> Option<Word> {
    Some(match name {
        "title" => Word::Title,
        "counter" => Word::Counter,
        "small" => Word::Small,
        "open" => Word::Open,
        "clock" => Word::Clock,
        "opener" => Word::Opener,
        "calendar" => Word::Calendar,
        "speech" => Word::Speech,
        "report" => Word::Report,
        _ => return None,
    })
}

/// Where a sentence of a text may end.
pub(super) fn stops(text: &str) -> Offsets<impl Iterator<Item = usize>> {
    Offsets::new(memchr3_iter(b'.', b'?', b'!', text.as_bytes()))
}

/// Appends the sentences of one block to `sentences`. They begin and end without white space and leave out nothing else. `stops`
/// are those of the text, from the block on.
pub(super) fn split(
    text: &str,
    block: Span,
    stops: &mut Offsets<impl Iterator<Item = usize>>,
    sentences: &mut Vec<Span>,
) {
    let mut start = block.start;
    let mut seen = start;
    while let Some(at) = stops.next_in(block) {
        if at < seen {
            continue;
        }
        seen = closers(text, at + 1, block.end);
        let Some((end, next)) = boundary(text, start, at, seen, block.end) else { continue };
        push(text, Span::new(start, end), sentences);
        start = next;
    }
    if start < block.end {
        push(text, Span::new(start, block.end), sentences);
    }
}

/// Bytes after which a sentence is cut at white space, so that what reads sentences takes time linear in the text,
/// whatever the text. Sentences of news are a tenth of it.
const LONGEST: usize = 2048;

/// Appends a sentence, or the pieces of one that is too long.
fn push(text: &str, sentence: Span, sentences: &mut Vec<Span>) {
    let mut start = sentence.start;
    while sentence.end - start > LONGEST {
        let mut limit = start + LONGEST;
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let piece = text.get(start..limit).unwrap_or_default();
        let cut = piece.rfind(char::is_whitespace).map_or(limit, |blank| start + blank);
        let end = start + text.get(start..cut).map_or(0, |piece| piece.trim_end().len());
        let rest = text.get(cut..sentence.end).unwrap_or_default();
        let next = sentence.end - rest.trim_start().len();
        if end > start {
            sentences.push(Span::new(start, end));
        }
        start = next;
    }
    sentences.push(Span::new(start, sentence.end));
}

/// Appends the sentences of a block of titles that are glued together without stops, as far as words tell where one begins:
/// after ", officials say", and before "NEW:" and a capital article, preposition or the like that follows a small letter.
pub(super) fn split_titles(
    text: &str,
    block: Span,
    stops: &mut Offsets<impl Iterator<Item = usize>>,
    sentences: &mut Vec<Span>,
) {
    let mut start = block.start;
    let (mut before, mut last) = (block.start, "");
    for (at, word) in words(text, block) {
        let capital = word.starts_with(|char: char| char.is_uppercase() || matches!(char, '“' | '‘'));
        let open = || last.is_empty() || last.ends_with([',', '-', '(', '–', '—']);
        let label = word == "NEW:" || word == "UPDATE:";
        // ", officials say": the comma stands close by.
        let told = || {
            let comma = text.get(start..before).and_then(|title| title.rfind(','));
            comma.is_some_and(|comma| before - start - comma < 60) && is(last, Word::Report)
        };
        let opens =
            || last.ends_with(|char: char| char.is_lowercase() || "”'’\"".contains(char)) && is(word, Word::Opener);
        if capital && at > start && !open() && (label || told() || opens()) {
            let end = at - (text.get(start..at).map_or(0, |title| title.len() - title.trim_end().len()));
            split(text, Span::new(start, end), stops, sentences);
            start = at;
        }
        (before, last) = (at, word);
    }
    split(text, Span::new(start, block.end), stops, sentences);
}

/// The words of a block with their offsets.
fn words(text: &str, block: Span) -> impl Iterator<Item = (usize, &str)> {
    let slice = block.of(text).unwrap_or_default();
    let mut at = 0;
    slice.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((block.start + start, word))
    })
}

/// Where the sentence that began at `start` ends and the next begins, if the stop at `at`, with all that closes right
/// behind it up to `end`, ends it before `limit`.
fn boundary(text: &str, start: usize, at: usize, end: usize, limit: usize) -> Option<(usize, usize)> {
    if end >= limit {
        return None;
    }
    let next = blanks(text, end, limit);
    if next >= limit {
        return None;
    }
    let bytes = text.as_bytes();
    // What goes on in small letters, or as a number does, is settled at once.
    if bytes[next].is_ascii_lowercase() || next == end && bytes[next].is_ascii_digit() {
        return None;
    }
    // A closing quotation mark that stands off by a space still belongs to the sentence before it.
    if next > end && text.get(next..limit)?.starts_with(['”', '’']) && blank(bytes, next + 3) {
        let end = closers(text, next, limit);
        let next = blanks(text, end, limit);
        return (next < limit).then_some((end, next));
    }
    let spaced = next > end;
    let head = head(text.get(next..limit)?);
    let first = head.chars().next();
    let stop = bytes[at];
    if !spaced {
        let quoted = text.get(next..limit)?.starts_with('“');
        return (end == at + 1 && runs_on(text.get(start..at)?, head, quoted)).then_some((end, next));
    }
    let upper = first.is_some_and(|char| char.is_uppercase() || char.is_numeric());
    let foreign = first.is_some_and(|char| !char.is_ascii() && char.is_alphabetic() && !char.is_lowercase());
    if !(upper || foreign) {
        return None;
    }
    if stop != b'.' {
        let quoted = end > at + 1;
        let attributed = || head.split_whitespace().take(4).any(|word| is(word, Word::Speech));
        return (!quoted || !attributed()).then_some((end, next));
    }
    let ellipsis = matches!(bytes[at + 1], b'.' | b'?' | b'!');
    if !ellipsis && !ends(text.get(start..at)?, head) {
        return None;
    }
    Some((end, next))
}

/// A zone is told with at most so many names: "Pacific Daylight Time" has two.
const MOST_NAMES: usize = 3;

/// Whether the full stop after `before` ends a sentence, where `head` follows after white space with a capital or a digit.
fn ends(before: &str, head: &str) -> bool {
    // Most stops follow a word in small letters that is no abbreviation.
    let small = before.bytes().rev().take_while(u8::is_ascii_lowercase).count();
    let (rest, word) = before.split_at(before.len() - small);
    if small > 0 && rest.ends_with(' ') && WORDS.get(word).is_none() {
        return true;
    }
    let token =
        before.rsplit(|char: char| char.is_whitespace() || "(\"“‘'[—–/".contains(char)).next().unwrap_or_default();
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    if digits && !token.is_empty() {
        // "on 21. Oct. 2016", "the 3. March."
        let month = head.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        let after = head.get(month.len()..).unwrap_or_default();
        let dated = after.starts_with(['.', ',']) || after.trim_start().starts_with(|char: char| char.is_ascii_digit());
        // "3. - 5.9.2017"
        let numbered = || {
            let day = month.len() <= 2 && month.bytes().all(|byte| byte.is_ascii_digit());
            day && after.strip_prefix('.').is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()))
        };
        if token.len() <= 2 && (dated && is(month, Word::Calendar) || numbered()) {
            return false;
        }
        // "1. Introduction": the number is all that the sentence has so far.
        return before.len() > token.len() || token.len() > 2;
    }
    let number = head.starts_with(|char: char| char.is_ascii_digit());
    let next = head.split(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    let opener = || is(next, Word::Opener);
    // Only the last part of "Lt.-Gen" or "Vice-Adm" matters.
    let last = token.rsplit('-').next().unwrap_or_default();
    // "He was ill." is no abbreviation, "Ill." is.
    let plain = token.starts_with(char::is_lowercase) && !token.contains('.');
    match WORDS.get(last) {
        Some(Word::Small) => opener(),
        Some(Word::Title) if !plain => false,
        Some(Word::Counter) if !plain || number => !number && opener(),
        Some(Word::Open) if !plain => opener(),
        Some(Word::Clock) => {
            let zone = next.len() > 1 && next.bytes().all(|byte| byte.is_ascii_uppercase());
            // "8 p.m. Moscow time", "8 p.m. Pacific Daylight Time"
            let capital = |word: &&str| word.starts_with(char::is_uppercase) && !word.starts_with("Time");
            let names = head.split_whitespace().take(MOST_NAMES + 1).take_while(capital).count();
            let place = !opener()
                && (1..=MOST_NAMES).contains(&names)
                && head.split_whitespace().nth(names).is_some_and(|word| word.to_lowercase().starts_with("time"));
            !(number || zone || place || is(next, Word::Calendar))
        }
        _ => {
            // An initial, or a run of them.
            let initial =
                token.split('.').all(|part| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_uppercase()));
            !initial || opener()
        }
    }
}

/// Whether a sentence ends at a stop after `before` although `head` follows without white space: "in Syria.The army", or
/// a quotation does (`quoted`).
fn runs_on(before: &str, head: &str, quoted: bool) -> bool {
    let letters = before.bytes().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let alone = before.len() == letters || !matches!(before.as_bytes()[before.len() - letters - 1], b'.' | b'@' | b'/');
    let word = before.get(before.len() - letters..).unwrap_or_default();
    let next = head.find(|char: char| !char.is_alphabetic()).map_or(head, |end| head.get(..end).unwrap_or_default());
    let mut chars = next.chars();
    let titled = chars.next().is_some_and(char::is_uppercase) && chars.all(char::is_lowercase);
    let apart = head.get(next.len()..).is_some_and(|rest| !rest.starts_with(['.', '@', '/', '_']));
    letters >= (if quoted { 2 } else { 3 })
        && alone
        && titled
        && apart
        && WORDS.get(word).is_none_or(|word| word == Word::Opener)
}

fn is(word: &str, class: Word) -> bool {
    let word = word.trim_matches(|char: char| !char.is_alphanumeric());
    WORDS.all(word).any(|found| found == class)
}

/// The end of the quotation marks, brackets and note numbers that close right at `at`.
fn closers(text: &str, mut at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    while at < limit {
        at += match bytes[at] {
            b')' | b']' | b'}' | b'"' | b'\'' | b'.' | b'?' | b'!' => 1,
            b'[' => match bytes[at + 1..limit].iter().take(4).position(|byte| !byte.is_ascii_digit()) {
                Some(digits) if digits > 0 && bytes[at + 1 + digits] == b']' => digits + 2,
                _ => return at,
            },
            0xe2 if text.get(at..limit).is_some_and(|rest| rest.starts_with(['”', '’'])) => 3,
            0xc2 if text.get(at..limit).is_some_and(|rest| rest.starts_with('»')) => 2,
            _ => return at,
        };
    }
    at
}

/// The end of the white space at `at`.
fn blanks(text: &str, at: usize, limit: usize) -> usize {
    if let [b' ', b'!'..=b'~', ..] | [b'!'..=b'~', ..] = text.as_bytes()[at..limit] {
        return at + usize::from(text.as_bytes()[at] == b' ');
    }
    let rest = text.get(at..limit).unwrap_or_default();
    limit - rest.trim_start().len()
}

fn blank(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(u8::is_ascii_whitespace)
}

/// What follows the opening quotation marks, brackets and dashes at the start of `rest`.
fn head(rest: &str) -> &str {
    // Mostly nothing.
    if rest.starts_with(|char: char| char.is_ascii_alphanumeric()) {
        return rest;
    }
    rest.trim_start_matches(|char: char| "“‘\"'`([«—–-_*•".contains(char) || char == ' ')
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_line_of_the_table_loads() {
        super::Lookup::check(include_str!("abbreviations.tsv"), super::word);
    }
}
