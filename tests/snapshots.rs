//! Whole reports as they are read: a change of any rule shows here. `INSTA_UPDATE=always cargo test --test snapshots` takes what is
//! new for granted; read the difference.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

use std::fs;
use std::path::PathBuf;

use dateline::output::json::{MentionLine, TimexLine};
use dateline::timeline::Timeline;
use dateline::{Document, Reader};

/// The seeds in name order, with their names.
fn seeds() -> Vec<(String, Document)> {
    let entries = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let document = Document::from_text(&stem, &fs::read_to_string(&path).unwrap()).unwrap();
        (stem, document)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn reports() {
    let reader = Reader::new();
    for (name, document) in seeds() {
        let reading = reader.read(&document);
        insta::assert_json_snapshot!(format!("{name}-timexes"), TimexLine::new(&document, &reading));
        insta::assert_json_snapshot!(format!("{name}-mentions"), MentionLine::new(&document, &reading));
    }
}

#[test]
fn timeline() {
    let reader = Reader::new();
    let timeline: Timeline = seeds().iter().map(|(_, document)| reader.read(document).report(document)).collect();
    insta::assert_snapshot!("timeline", timeline);
}
