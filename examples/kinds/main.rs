//! Kinds of events of one's own: sanctions and exchanges of prisoners, told in a file, beside the crate's three.
//!
//! `cargo run --example kinds` reads four short reports with the kinds of `kinds.json` and prints their timeline; with the path
//! of another file, it reads them with the kinds of that one.

use std::error::Error;
use std::{env, fs};

use dateline::event::Definition;
use dateline::output::text::Page;
use dateline::timeline::Timeline;
use dateline::{Document, Reader};

const KINDS: &str = include_str!("kinds.json");

const REPORTS: [(&str, &str, &str); 4] = [
    (
        "courier",
        "2024-03-05",
        "The European Union imposed sanctions on Belarus on Monday. Belarus and Ukraine exchanged 40 prisoners on Sunday. \
         Ukraine's president, Volodymyr Zelenskyy, telephoned Recep Tayyip Erdogan on Saturday.",
    ),
    (
        "gazette",
        "2024-03-06",
        "A prisoner swap between Ukraine and Belarus took place on Sunday. New EU sanctions against Belarus followed on Monday, \
         and the United States threatened to impose sanctions on Belarus too.",
    ),
    ("herald", "2024-03-06", "The United States said on Wednesday that it would not sanction Belarus."),
    ("courier", "2024-05-21", "The European Union lifted its sanctions on Belarus on Monday."),
];

fn main() -> Result<(), Box<dyn Error>> {
    let kinds = match env::args_os().nth(1) {
        Some(path) => fs::read_to_string(path)?,
        None => KINDS.to_owned(),
    };
    let kinds: Vec<Definition> = serde_json::from_str(&kinds)?;
    let reader = Reader::new().kinds(kinds)?;
    let mut timeline = Timeline::new();
    for (source, published, text) in REPORTS {
        let document = Document::new(text).source(source).published(published.parse()?);
        timeline.extend([reader.read(&document).report(&document)]);
    }
    print!("{}", Page::new(&timeline));

    println!("\nCAMEO and PLOVER:");
    for event in timeline.events() {
        for telling in &event.mentions {
            let mention = telling.mention();
            let definition = reader.definitions().iter().find(|definition| definition.kind == mention.kind);
            let code = definition.and_then(|definition| definition.code(&mention.phase, mention.factuality));
            let Some(code) = code else { continue };
            let [cameo, plover, mode] =
                [&code.cameo, &code.plover, &code.mode].map(|part| part.as_deref().unwrap_or_default());
            println!("{:<18}{:<10}{cameo:<6}{plover} {mode}", mention.kind.as_str(), mention.phase.as_str());
        }
    }
    Ok(())
}
