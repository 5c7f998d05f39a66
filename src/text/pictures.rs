//! Captions and credits, told by how they speak of a picture.

use memchr::memmem::Finder;
use once_cell::sync::Lazy;
use regex::bytes::{Regex, RegexBuilder};

use crate::table::lines;
use crate::text::packed::Packed;
use crate::text::phrase;

/// What a phrase is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Picture,
    Told,
    Credit,
    Agency,
}

/// The phrases of the table that are looked for one by one.
static PHRASES: Lazy<Vec<(Use, Finder<'static>)>> = Lazy::new(|| {
    let single = entries().flatten().filter(|(of, _)| *of != Use::Credit);
    single.map(|(of, phrase)| (of, Finder::new(phrase))).collect()
});

/// Any phrase of a credit, and no letter behind it.
static CREDIT: Lazy<Option<Regex>> = Lazy::new(|| {
    let credits = entries().flatten().filter(|(of, _)| *of == Use::Credit);
    let credits: Vec<String> = credits.map(|(_, phrase)| regex::escape(phrase)).collect();
    RegexBuilder::new(&format!("(?:{})(?:[^a-z]|$)", credits.join("|"))).unicode(false).build().ok()
});

fn entries() -> impl Iterator<Item = Option<(Use, &'static str)>> {
    lines(include_str!("pictures.tsv")).map(|(_, line)| {
        let (of, phrase) = line.split_once('\t')?;
        let of = match of {
            "picture" => Use::Picture,
            "told" => Use::Told,
            "credit" => Use::Credit,
            "agency" => Use::Agency,
            _ => return None,
        };
        Some((of, phrase))
    })
}

fn phrases(of: Use) -> impl Iterator<Item = &'static Finder<'static>> {
    PHRASES.iter().filter(move |(one, _)| *one == of).map(|(_, phrase)| phrase)
}

/// Whether a line, whose first word is `head`, is a caption by its form: "In this Sept. 5, 2013 file photo, …".
pub(super) fn pictured(line: &str, head: Packed) -> bool {
    const IN: Packed = u16::from_le_bytes(*b"in") as Packed;
    const THIS: Packed = u32::from_le_bytes(*b"this") as Packed;
    let in_this = head == IN;
    if !in_this && head != THIS {
        return false;
    }
    let Some(at) = phrase::prefix(line, if in_this { "in this " } else { "this " }) else { return false };
    let rest = line.get(at..).unwrap_or_default();
    let end = rest.char_indices().nth(90).map_or(rest.len(), |(end, _)| end);
    let opening = rest.get(..end).unwrap_or_default().to_ascii_lowercase();
    let opening = opening.as_bytes();
    let Some(picture) = phrases(Use::Picture).filter_map(|picture| picture.find(opening)).min() else { return false };
    let year = opening.windows(4).position(|four| four.iter().all(u8::is_ascii_digit));
    let dated = year.is_some_and(|year| year < picture && picture - year < 40);
    in_this && dated || phrases(Use::Told).any(|told| told.find(opening).is_some())
}

/// Whether a line ends in a credit: "… (Delil Souleiman/AFP)".
pub(super) fn credited(line: &str) -> bool {
    let stopped = line.strip_suffix('.').map_or(line, |line| line.trim_end_matches(['.', ' ']));
    let (open, square) = match stopped.as_bytes().last() {
        Some(b')') => ('(', false),
        Some(b']') => ('[', true),
        _ => return false,
    };
    let Some(group) = stopped.rfind(open).and_then(|at| stopped.get(at + 1..stopped.len() - 1)) else { return false };
    if group.len() > 120 {
        return false;
    }
    let group = group.to_ascii_lowercase();
    let group = group.as_bytes();
    CREDIT.as_ref().is_some_and(|credit| credit.is_match(group))
        || square && phrases(Use::Agency).any(|agency| agency.needle() == group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_loads() {
        for ((number, line), entry) in lines(include_str!("pictures.tsv")).zip(entries()) {
            let Some((_, phrase)) = entry else { panic!("line {number}: {line:?}") };
            assert!(!phrase.is_empty() && phrase == phrase.to_lowercase(), "line {number}");
        }
        assert!(CREDIT.is_some());
    }

    #[test]
    fn credits_stand_in_brackets_at_the_end() {
        let credited_lines = [
            "Smoke over the town. (Ann Example/AFP)",
            "Smoke over the town (Handout via Reuters).",
            "The envoy arrives [Screen grab]",
            "The envoy arrives. [Xinhua]",
            "The envoy arrives (image: Ann Example) .",
        ];
        let others = [
            "The envoy arrived (by way of Xinhua)",
            "The envoy arrives [by Xinhua]",
            "He sold photos (of photographers)",
            "The envoy arrived (Ann Example/April)",
            "(AFP) The envoy arrived",
        ];
        assert_eq!(credited_lines.map(credited), [true; 5]);
        assert_eq!(others.map(credited), [false; 5]);
    }
}
