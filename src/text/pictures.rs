//! Captions and credits, told by how they speak of a picture.

use memchr::memmem::Finder;
use once_cell::sync::Lazy;
use regex::bytes::Regex;

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
    let single = entries().flatten().filter(|(of, _)| *of != Use::Told);
    single.map(|(of, phrase)| (of, Finder::new(phrase))).collect()
});

/// Those that captions tell of their pictures: few lines come so far as to be asked.
static TOLD: Lazy<Option<Regex>> = Lazy::new(|| {
    let told = entries().flatten().filter(|(of, _)| *of == Use::Told);
    let told: Vec<String> = told.map(|(_, phrase)| regex::escape(phrase)).collect();
    Regex::new(&told.join("|")).ok()
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
    in_this && dated || TOLD.as_ref().is_some_and(|told| told.is_match(opening))
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
    let ends = |at: usize| !group.get(at).is_some_and(u8::is_ascii_lowercase);
    let stands = |credit: &Finder<'_>| credit.find_iter(group).any(|at| ends(at + credit.needle().len()));
    phrases(Use::Credit).any(stands) || square && phrases(Use::Agency).any(|agency| agency.needle() == group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::packed::pack;

    #[test]
    fn every_line_of_the_table_loads() {
        for ((number, line), entry) in lines(include_str!("pictures.tsv")).zip(entries()) {
            let Some((_, phrase)) = entry else { panic!("line {number}: {line:?}") };
            assert!(!phrase.is_empty() && phrase == phrase.to_lowercase(), "line {number}");
        }
        assert!(TOLD.is_some());
    }

    #[test]
    fn captions_speak_of_their_pictures() {
        let captions = [
            "In this Sept. 5, 2013 file photo, the two shake hands.",
            "This image from a video shows the bridge.",
            "In this photo released by the palace, the king waves.",
        ];
        let others =
            ["In this picture of things, nothing holds.", "This video was shown in 2013.", "In the photo taken there"];
        let told = |line: &str| pictured(line, pack(line, 0, line.find(' ').unwrap_or(0)).unwrap_or(0));
        assert_eq!((captions.map(told), others.map(told)), ([true; 3], [false; 3]));
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
