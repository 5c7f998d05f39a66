//! Sections, quotations, sentences and tokens of texts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use dateline::Span;
use dateline::text::{Layout, Section, tokenize};
use proptest::prelude::*;

fn name(section: Section) -> &'static str {
    match section {
        Section::Headline => "headline",
        Section::Body => "body",
        Section::Quotation => "quotation",
        Section::Caption => "caption",
        Section::Comment => "comment",
        Section::Boilerplate => "boilerplate",
        _ => "unknown",
    }
}

/// The blocks of a page with their sections.
#[track_caller]
fn check_page(title: &str, lines: &[(&str, &str)]) {
    // Glued parts stand on lines of their own in the table, and are one line of the text.
    let glued = title.contains("glued");
    let text = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join(if glued { " " } else { "\n" });
    let layout = Layout::new(&text);
    let found: Vec<String> = layout
        .blocks()
        .iter()
        .map(|block| format!("{} | {}", name(block.section), block.span.of(&text).unwrap()))
        .collect();
    let expected = lines.iter().filter(|(_, line)| !line.is_empty());
    let expected: Vec<String> = expected.map(|(section, line)| format!("{section} | {}", line.trim())).collect();
    assert_eq!(found.join("\n"), expected.join("\n"), "{title}");
}

#[test]
fn sections_of_pages() {
    let mut pages: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in include_str!("data/sections.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(title) = line.strip_prefix("=== ") {
            pages.push((title, Vec::new()));
        } else if let Some((_, page)) = pages.last_mut() {
            page.push(line.split_once(" | ").unwrap_or(("", line)));
        }
    }
    for (title, lines) in &pages {
        let end = lines.iter().rposition(|(_, line)| !line.is_empty()).map_or(0, |last| last + 1);
        check_page(title, &lines[..end]);
    }
    assert!(pages.len() > 10);
}

#[test]
fn sentences_of_lines() {
    for line in include_str!("data/sentences.tsv").lines().filter(|line| !line.starts_with('#')) {
        // A sentence may begin without white space before it: "SYRIA.⏎The army left."
        let text = line.replace(" ⏎ ", " ").replace('⏎', "");
        let layout = Layout::new(&text);
        let found: Vec<&str> = layout.sentences().iter().map(|sentence| sentence.of(&text).unwrap()).collect();
        let expected: Vec<&str> = line.split('⏎').map(str::trim).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn quotations_of_lines() {
    for line in include_str!("data/quotations.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap();
        let layout = Layout::new(text);
        let found: Vec<&str> = layout.quotations().iter().map(|quotation| quotation.of(text).unwrap()).collect();
        assert_eq!(found.join(" ⏎ "), expected, "{text}");
    }
}

#[test]
fn a_quotation_goes_on_where_the_next_paragraph_opens_anew() {
    let text = "He said: “We left.\n“They stayed,” he said.\n“And then.\nNothing.";
    let layout = Layout::new(text);
    let found: Vec<&str> = layout.quotations().iter().map(|quotation| quotation.of(text).unwrap()).collect();
    assert_eq!(found, ["“We left.", "“They stayed,”"]);
    assert_eq!(layout.section(text.find("left").unwrap()), Section::Quotation);
    assert_eq!(layout.section(text.find("He").unwrap()), Section::Body);
}

#[test]
fn neighbours_are_of_the_story() {
    let text = "Truce begins\nOne left. Two left.\nAdvertisement\nIn this May 5, 2013 file photo, he left.\nThree left, and the army said it would go too.";
    let layout = Layout::new(text);
    let at = |words: &str| text.find(words).unwrap();
    let of = |span: Option<Span>| span.and_then(|span| span.of(text));
    assert_eq!(layout.sentence(at("Two")).of(text), Some("Two left."));
    assert_eq!(of(layout.previous(at("Two"))), Some("One left."));
    assert_eq!(of(layout.previous(at("Three"))), Some("Two left."));
    assert_eq!(of(layout.next(at("Two"))).map(|three| three.starts_with("Three")), Some(true));
    assert_eq!(of(layout.previous(at("Truce"))), None);
    assert_eq!(layout.paragraph(at("Two")).of(text), Some("One left. Two left."));
}

#[test]
fn a_text_without_words_has_an_empty_sentence() {
    for text in ["", " \n\n "] {
        let layout = Layout::new(text);
        assert_eq!((layout.sentence(0), layout.section(0), layout.blocks().len()), (Span::new(0, 0), Section::Body, 0));
    }
}

/// Pieces of which odd pages are made.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just(". ".to_owned()),
        Just("?” ".to_owned()),
        Just("“".to_owned()),
        Just("``".to_owned()),
        Just("''".to_owned()),
        Just("‘".to_owned()),
        Just("U.S. ".to_owned()),
        Just("Photograph: Ann Example He left. ".to_owned()),
        Just("Most Popular\n".to_owned()),
        Just("Comments\n".to_owned()),
        Just("2 hours ago\n".to_owned()),
        Just("Tripoli, Libya (CNN) -- ".to_owned()),
        Just("Wed Aug 24, 2011 6:37 pm EDT ".to_owned()),
        Just("Published: 6 July 2016\n".to_owned()),
        Just("In this Sept. 5, 2013 file photo, he left.\n".to_owned()),
        "[A-Za-z0-9 ,.()\\[\\]'\"!?|:-]{0,40}",
        "\\PC{0,12}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn layouts_hold_their_promises(text in prop_oneof![page(), any::<String>()]) {
        let layout = Layout::new(&text);
        let blocks: Vec<Span> = layout.blocks().iter().map(|block| block.span).collect();
        covers(&text, Span::new(0, text.len()), &blocks)?;
        for block in &blocks {
            let inside: Vec<Span> = layout.sentences().iter().copied().filter(|sentence| sentence.overlaps(*block)).collect();
            covers(&text, *block, &inside)?;
        }
        let mut end = 0;
        for quotation in layout.quotations() {
            prop_assert!(quotation.start >= end && quotation.of(&text).is_some_and(|words| !words.is_empty()));
            prop_assert!(blocks.iter().any(|block| block.covers(*quotation)));
            end = quotation.end;
        }
        for (at, char) in text.char_indices().chain([(text.len(), ' '), (text.len() + 9, ' ')]) {
            let sentence = layout.sentence(at);
            prop_assert!(sentence.of(&text).is_some());
            prop_assert!(char.is_whitespace() || sentence.contains(at));
            prop_assert!(layout.paragraph(at).covers(sentence));
            layout.section(at);
            prop_assert!(layout.previous(at).is_none_or(|before| before.end <= sentence.start));
            prop_assert!(layout.next(at).is_none_or(|after| sentence.end <= after.start));
        }
    }

    #[test]
    fn tokens_cover_what_is_no_white_space(text in prop_oneof![page(), any::<String>()]) {
        let mut tokens = Vec::new();
        tokenize(&text, Span::new(0, text.len()), &mut tokens);
        let mut end = 0;
        for token in &tokens {
            let between = text.get(end..token.start as usize);
            prop_assert!(between.is_some_and(|gap| gap.chars().all(|char| char.is_whitespace() || char.is_control())));
            prop_assert_eq!(token.spaced, end == 0 || between != Some(""));
            prop_assert!(!token.of(&text).is_empty());
            end = token.end as usize;
        }
        prop_assert!(text[end..].chars().all(|char| char.is_whitespace() || char.is_control()));
    }
}

/// Whether spans lie in order in `outer`, trimmed, with only white space outside them.
fn covers(text: &str, outer: Span, spans: &[Span]) -> Result<(), TestCaseError> {
    let mut end = outer.start;
    for span in spans {
        let gap = text.get(end..span.start);
        prop_assert!(gap.is_some_and(|gap| gap.trim().is_empty()), "{gap:?} before {span:?}");
        let words = span.of(text);
        prop_assert!(words.is_some_and(|words| !words.is_empty() && words.trim() == words), "{words:?}");
        end = span.end;
    }
    prop_assert!(text.get(end..outer.end).is_some_and(|gap| gap.trim().is_empty()));
    Ok(())
}
