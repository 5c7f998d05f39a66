//! The reports that the benchmarks read.

use std::fmt::Display;
use std::fs;

use dateline::Document;
use dateline::chrono::{Days, NaiveDate};
use dateline::document::Anchor;

/// Those of `DATELINE_CORPUS` (JSON Lines as the examples read them), or the seeds, again and again on other days.
pub(crate) fn documents() -> Vec<Document> {
    match std::env::var_os("DATELINE_CORPUS") {
        Some(path) => read(&fs::read_to_string(path).unwrap_or_else(stop)),
        None => vary(&seeds(), 400),
    }
}

fn read(lines: &str) -> Vec<Document> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(stop)).collect()
}

fn seeds() -> Vec<Document> {
    let entries = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap_or_else(stop);
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let read = |path| Document::from_text("seed", &fs::read_to_string(path).unwrap_or_else(stop)).unwrap_or_else(stop);
    paths.into_iter().map(read).collect()
}

/// `copies` of each report, on another day and with its paragraphs in another order. The same on every machine.
fn vary(seeds: &[Document], copies: u64) -> Vec<Document> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let first = NaiveDate::from_ymd_opt(2011, 1, 1).unwrap_or_default();
    let mut documents = Vec::new();
    for copy in 0..copies {
        for seed in seeds {
            let mut paragraphs: Vec<&str> = seed.text.split("\n\n").collect();
            for last in (1..paragraphs.len()).rev() {
                paragraphs.swap(last, random(last as u64 + 1) as usize);
            }
            let day = first.checked_add_days(Days::new(random(3650))).unwrap_or(first);
            let id = format!("{}-{copy}", documents.len());
            let document = Document::new(paragraphs.join("\n\n")).id(id).source(seed.source.clone());
            documents.push(document.published(Anchor::Day(day)));
        }
    }
    documents
}

/// Ends the program.
pub(crate) fn stop<T>(error: impl Display) -> T {
    eprintln!("{error}");
    std::process::exit(1)
}
