//! What is glued to the front of the first lines: highlights, a header with the date, a credit.
//!
//! Texts taken from web pages often lose the line breaks before the story: "Rebels advance NATO extends mission Tripoli, Libya
//! (CNN) -- Two explosions …", "TRIPOLI | Sun Aug 21, 2011 7:24 pm EDT TRIPOLI (Wire) - Rebels …".

use memchr::memchr_iter;
use once_cell::sync::Lazy;

use crate::Span;
use crate::text::phrase::Lookup;

/// A part of a first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Titles and highlights before the story.
    Title,
    /// The line that says when it was published.
    Stamp,
    /// A credit of a picture.
    Credit,
    /// The story.
    Story,
}

/// A header is looked for in so many bytes of a line.
const REACH: usize = 2000;

/// The parts of a line, in order, without white space at their ends, if it has more than one; `stamp` is the date's place.
pub(super) fn parts(text: &str, line: Span, stamp: Option<Span>) -> Vec<(Part, Span)> {
    let mut parts = Vec::new();
    let mut start = line.start;
    let mut push = |part: Part, start: usize, end: usize| {
        let slice = text.get(start..end).unwrap_or_default();
        let from = start + slice.len() - slice.trim_start().len();
        let span = Span::new(from, from + slice.trim().len());
        if !span.is_empty() {
            parts.push((part, span));
        }
    };
    if let Some(end) = credit(line.of(text).unwrap_or_default()) {
        push(Part::Credit, start, start + end);
        start += end;
    }
    if let Some(stamp) = stamp.filter(|stamp| start <= stamp.start && stamp.end <= line.end) {
        // "TRIPOLI | Sun Aug 21, 2011 7:24 pm EDT": the place belongs to the date.
        let before = text.get(start..stamp.start).unwrap_or_default().trim_end();
        let from = before.strip_suffix('|').map_or(stamp.start, |before| start + place(before));
        push(Part::Title, start, from);
        push(Part::Stamp, from, stamp.end);
        start = stamp.end;
    }
    if let Some(at) = wire(text.get(start..line.end).unwrap_or_default()) {
        push(Part::Title, start, start + at);
        start += at;
    }
    push(Part::Story, start, line.end);
    parts
}

/// The end of the photographer's name in a line that goes on with the story: "Photograph: Ann Example Does a …".
fn credit(line: &str) -> Option<usize> {
    let labels = ["Photograph: ", "Photo: ", "Picture: ", "Photograph by ", "Photo by "];
    let at = labels.iter().find_map(|label| line.starts_with(label).then_some(label.len()))?;
    let mut words = line.get(at..)?.match_indices(' ');
    let end = at + words.nth(1)?.0;
    let name = line.get(at..end)?;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let next = line.get(end + 1..)?;
    (name.split(' ').all(capital) && capital(next) && next.contains(' ') && super::cues::stops(line)).then_some(end)
}

/// Where an agency's dateline begins: the place in "… Tripoli, Libya (CNN) -- Two …".
pub(super) fn wire(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let reach = bytes.get(..REACH).unwrap_or(bytes);
    for close in memchr_iter(b')', reach) {
        let after = line.get(close + 1..)?.trim_start();
        if !after.starts_with(['-', '—', '–', '_']) {
            continue;
        }
        let Some(open) =
            bytes[..close].iter().rev().take(30).position(|byte| *byte == b'(').map(|back| close - 1 - back)
        else {
            continue;
        };
        let agency = line.get(open + 1..close)?;
        if agency.starts_with(char::is_uppercase) && !agency.bytes().any(|byte| byte.is_ascii_digit()) {
            return Some(place(line.get(..open)?));
        }
    }
    None
}

/// Words that a place's name begins with.
static PREFIXES: Lazy<Lookup<()>> =
    Lazy::new(|| Lookup::new(include_str!("places.tsv"), |name| (name == "prefix").then_some(())));

/// Where the place at the end of `before` begins: "city", "CITY", "City, Country", "New City, Country".
fn place(before: &str) -> usize {
    let bare = before.trim_end();
    let words: Vec<(usize, &str)> =
        bare.rsplit(' ').take(6).map(|word| (word.as_ptr() as usize - bare.as_ptr() as usize, word)).collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let shouted = |word: &str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    let Some(&(last, first)) = words.first().filter(|(_, word)| capital(word)) else {
        return bare.len().max(before.len());
    };
    let mut start = last;
    let mut inner = words.iter().skip(1).peekable();
    if shouted(first) {
        // "SAO PAULO", "LOS ANGELES": the whole run.
        while let Some((at, _)) = inner.next_if(|(_, word)| shouted(word) && !word.ends_with(['.', ':', '|'])) {
            start = *at;
        }
        return start;
    }
    // "City, Country": the country may be of several words, if a comma stands before them.
    let comma = words.iter().skip(1).take(3).position(|(_, word)| word.ends_with(','));
    if let Some(back) = comma.filter(|back| words.iter().take(back + 2).all(|(_, word)| capital(word))) {
        start = words.get(back + 1).map_or(start, |word| word.0);
        inner = words.iter().skip(back + 2).peekable();
    }
    let city = bare.get(start..).unwrap_or_default();
    if city.starts_with(|char: char| char.is_uppercase()) {
        let shout = shouted(city.split([' ', ',']).next().unwrap_or_default());
        while let Some((at, _)) = inner.next_if(|(_, word)| {
            PREFIXES.get(word).is_some() || (shout && shouted(word) && !word.ends_with([',', '.', ':', '|']))
        }) {
            start = *at;
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_loads() {
        Lookup::check(include_str!("places.tsv"), |name| (name == "prefix").then_some(()));
    }

    #[track_caller]
    fn check(line: &str, expected: &[(Part, &str)]) {
        let parts = parts(line, Span::new(0, line.len()), None);
        let parts: Vec<_> = parts.iter().map(|(part, span)| (*part, span.of(line).unwrap())).collect();
        assert_eq!(parts, expected);
    }

    #[test]
    fn parts_of_first_lines() {
        use Part::{Credit, Story, Title};
        check("NAIROBI, Kenya (AP) _ The bomb went off.", &[(Story, "NAIROBI, Kenya (AP) _ The bomb went off.")]);
        check("(CNN) -- Troops left.", &[(Story, "(CNN) -- Troops left.")]);
        check(
            "Rebels retreat Tripoli, Libya (CNN) -- Troops left.",
            &[(Title, "Rebels retreat"), (Story, "Tripoli, Libya (CNN) -- Troops left.")],
        );
        check("Who is he? New York (CNN) -- He left.", &[(Title, "Who is he?"), (Story, "New York (CNN) -- He left.")]);
        check(
            "* Talks fail BRUSSELS (Wire) - Ministers met.",
            &[(Title, "* Talks fail"), (Story, "BRUSSELS (Wire) - Ministers met.")],
        );
        check(
            "By Ann Example SAO PAULO (Wire) - It ended.",
            &[(Title, "By Ann Example"), (Story, "SAO PAULO (Wire) - It ended.")],
        );
        check("It ended, the envoy (who left) - says.", &[(Story, "It ended, the envoy (who left) - says.")]);
        check("He says so (CNN) -- He left.", &[(Title, "He says so"), (Story, "(CNN) -- He left.")]);
        check("Photograph: Ann Example Does it end?", &[(Credit, "Photograph: Ann Example"), (Story, "Does it end?")]);
        check("Photograph: Ann Example", &[(Story, "Photograph: Ann Example")]);
    }
}
