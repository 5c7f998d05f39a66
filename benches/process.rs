//! What the whole example costs: process, files, JSON in and out, beside one pass of an automaton with the same words.
//!
//! ```text
//! DATELINE_CORPUS=reports.jsonl cargo bench --bench process
//! ```
//!
//! Times are those that the processor ran for the example, its start included, as the system tells them of a process that has ended
//! (`/proc/self/stat`); where it does not, the clock's.

#![allow(missing_docs)]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/floor.rs"]
mod floor;
mod support;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dateline::Reader;

use crate::corpus::{documents, stop};
use crate::floor::automaton;
use crate::support::time;

/// So many runs are told as their mean: the system counts in hundredths of a second.
const RUNS: u32 = 5;

/// The time that the processor ran for processes that this one started and that have ended.
fn children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold spaces.
    let mut fields = stat.rsplit(')').next()?.split_ascii_whitespace().skip(13);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}

/// Builds the example in the profile of this program, and gives its path.
fn example() -> PathBuf {
    let own = std::env::current_exe().unwrap_or_else(stop);
    let folder = own.parent().and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "--quiet", "--example", "timeline"]);
    if folder.ends_with("release") {
        build.arg("--release");
    }
    let status = build.status().unwrap_or_else(stop);
    if !status.success() {
        stop("the example cannot be built")
    }
    folder.join("examples").join("timeline")
}

fn main() {
    let (example, documents) = (example(), documents());
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let path = std::env::temp_dir().join(format!("dateline-process-{}.jsonl", std::process::id()));
    let mut file = BufWriter::new(File::create(&path).unwrap_or_else(stop));
    for document in &documents {
        serde_json::to_writer(&mut file, document).unwrap_or_else(stop);
        file.write_all(b"\n").unwrap_or_else(stop);
    }
    file.flush().unwrap_or_else(stop);
    let words: Vec<String> = Reader::new().triggers().map(str::to_owned).collect();
    let floor = automaton(&words);
    let pass = || documents.iter().map(|document| floor.find_iter(&document.text).count()).sum::<usize>();
    let floor = (0..5).map(|_| time(pass)).min().unwrap_or_default().as_secs_f64();
    println!("{:<10} {:>8} {:>13}", "--emit", "MB/s", "of the floor");
    for emit in ["timexes", "mentions", "timeline"] {
        let (start, before) = (Instant::now(), children());
        for _ in 0..RUNS {
            let mut run = Command::new(&example);
            run.args(["--emit", emit, "--format", "json"]).arg(&path).stdout(Stdio::null()).stderr(Stdio::null());
            if !run.status().unwrap_or_else(stop).success() {
                stop("the example failed")
            }
        }
        let ran = before.zip(children()).map(|(before, after)| after.saturating_sub(before));
        let seconds = (ran.unwrap_or_else(|| start.elapsed()) / RUNS).as_secs_f64();
        println!("{emit:<10} {:>8.1} {:>13.2}", bytes as f64 / seconds / 1e6, floor / seconds);
    }
    fs::remove_file(path).unwrap_or_else(stop);
}
