//! What reading a document takes while it is read, and what a timeline keeps of it.
//!
//! ```text
//! DATELINE_CORPUS=reports.jsonl cargo bench --bench memory
//! ```

#![allow(missing_docs)]

#[path = "support/corpus.rs"]
mod corpus;

use dateline::timeline::{Report, Timeline};
use dateline::{Document, Reader};
use peak_alloc::PeakAlloc;

use crate::corpus::documents;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    let documents = documents();
    let sentence = Document::new("They agreed on Monday to a truce.");
    let reader = Reader::new();
    let before = MEMORY.current_usage();
    reader.read(&sentence);
    let tables = MEMORY.current_usage().saturating_sub(before);
    println!("tables of all stages: {:.1} MB", tables as f64 / 1e6);

    let (mut sum, mut most) = (0.0, 0);
    for document in &documents {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        reader.read(document);
        let used = MEMORY.peak_usage().saturating_sub(before);
        sum += used as f64 / document.text.len().max(1) as f64;
        most = most.max(used);
    }
    let mean = sum / documents.len().max(1) as f64;
    println!("read a document: {mean:.1} bytes a byte of text, at most {:.0} kB at once", most as f64 / 1e3);

    for (kept, reader) in [("quotations", Reader::new()), ("offsets only", Reader::new().quotes(false))] {
        reader.read(&sentence);
        let before = MEMORY.current_usage();
        let timeline: Timeline = documents.iter().map(|document| reader.read(document).report(document)).collect();
        let used = MEMORY.current_usage().saturating_sub(before);
        let mentions: usize = timeline.reports().map(|report: &Report| report.mentions.len()).sum();
        let (bytes, reports) = (used as f64, documents.len() as f64);
        println!(
            "keep, with {kept}: {:.0} bytes a mention, {:.0} a document",
            bytes / mentions as f64,
            bytes / reports
        );
    }
}
