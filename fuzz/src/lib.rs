//! What is fuzzed: five functions of bytes, each of which makes an input of them and holds it to the laws of `tests/laws`.
//!
//! Under `cargo fuzz` they are libFuzzer's targets; on stable, each target is a program that runs the files it is given, and
//! `tests/corpus.rs` runs all that `corpus/` holds.

mod documents;
#[path = "../../tests/laws/mod.rs"]
mod laws;
mod reports;
mod tag;
mod text;
mod value;

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::{env, fs};

use dateline::Reader;
use dateline::timeline::Timeline;

/// A function of bytes that panics where a law is broken.
pub type Target = fn(&[u8]);

/// Every target by its name, which is that of its file and of its folder in `corpus/`.
pub const TARGETS: [(&str, Target); 5] =
    [("tag", tag), ("value", value), ("documents", documents), ("saved", saved), ("formats", formats)];

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// Any text is tagged and read, with any anchor, under every option.
pub fn tag(data: &[u8]) {
    tag::check(data);
}

/// Any string that is a value prints to what reads alike; any parts make a value that does.
pub fn value(data: &[u8]) {
    value::check(data);
}

/// Several documents go through the whole pipeline, and their timeline is a set.
pub fn documents(data: &[u8]) {
    let documents = documents::of(data);
    let reports: Vec<_> = documents
        .iter()
        .map(|document| {
            let reading = READER.read(document);
            laws::reading::check(document, &reading);
            laws::values::document(document);
            reading.report(document)
        })
        .collect();
    laws::set::check(&reports, usize::from(data.first().copied().unwrap_or_default()));
}

/// What is loaded is a timeline like any other: JSON as it stands, or reports with anything in them.
pub fn saved(data: &[u8]) {
    let Some((b'{', _)) = data.split_first() else {
        let reports = reports::of(data);
        laws::set::check(&reports, data.len());
        return;
    };
    let Ok(timeline) = serde_json::from_slice::<Timeline>(data) else { return };
    let reports: Vec<_> = timeline.reports().cloned().collect();
    laws::set::check(&reports, data.len());
    laws::formats::check(&timeline);
}

/// Every format can be read again, whatever texts, names and dates there are.
pub fn formats(data: &[u8]) {
    match data.split_first() {
        Some((b'r', data)) => laws::formats::check(&reports::of(data).into_iter().collect()),
        _ => {
            let documents = documents::of(data);
            let timeline: Timeline = documents
                .iter()
                .map(|document| {
                    let reading = READER.read(document);
                    laws::formats::timeml(document, &reading);
                    reading.report(document)
                })
                .collect();
            laws::formats::check(&timeline);
        }
    }
}

/// Runs a target over the files that the command line names; says which of them break a law.
pub fn replay(target: Target) -> ExitCode {
    let mut failed = false;
    for path in env::args_os().skip(1) {
        let kept = fs::read(&path).is_ok_and(|data| catch_unwind(|| target(&data)).is_ok());
        if !kept {
            failed = true;
            eprintln!("failed: {}", path.display());
        }
    }
    ExitCode::from(u8::from(failed))
}

/// The entry of a target.
#[macro_export]
macro_rules! target {
    ($target:ident) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|data: &[u8]| $crate::$target(data));

        #[cfg(not(fuzzing))]
        fn main() -> std::process::ExitCode {
            $crate::replay($crate::$target)
        }
    };
}
