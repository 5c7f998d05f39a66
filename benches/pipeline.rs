//! How fast each stage is, beside one pass of an automaton with the same words over the same text.
//!
//! ```text
//! DATELINE_CORPUS=reports.jsonl cargo bench
//! ```
//!
//! Without `DATELINE_CORPUS` (JSON Lines as the examples read them) the text is made of the seeds, repeated with other dates and in
//! another order of paragraphs each time.

#![allow(missing_docs)] // Criterion's macros make public items.

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/floor.rs"]
mod floor;
mod support;

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use dateline::timeline::{Report, Timeline};
use dateline::{Document, Reader};

use crate::corpus::documents;
use crate::floor::automaton;
use crate::support::time;

/// Reports to read, and what reading makes of them for merging.
struct Corpus {
    documents: Vec<Document>,
    bytes: u64,
    floor: AhoCorasick,
    light: AhoCorasick,
    reader: Reader,
    reports: Vec<Report>,
    mentions: u64,
}

impl Corpus {
    fn new() -> Self {
        let documents = documents();
        let reader = Reader::new();
        let words: Vec<String> = reader.triggers().map(str::to_owned).collect();
        let (floor, light) = (automaton(&words), automaton(&LIGHT.map(str::to_owned)));
        let reports: Vec<Report> = documents.iter().map(|document| reader.read(document).report(document)).collect();
        let bytes = documents.iter().map(|document| document.text.len() as u64).sum();
        let mentions = reports.iter().map(|report| report.mentions.len() as u64).sum();
        Corpus { documents, bytes, floor, light, reader, reports, mentions }
    }

    /// One pass of an automaton over every text.
    fn floor(&self) -> usize {
        self.documents.iter().map(|document| self.floor.find_iter(&document.text).count()).sum()
    }

    /// The same with fifty words of time, of which few stand in a text.
    fn light(&self) -> usize {
        self.documents.iter().map(|document| self.light.find_iter(&document.text).count()).sum()
    }

    /// The two ways to the first results that a program can take: time expressions alone, and everything.
    fn timexes(&self) -> usize {
        self.documents.iter().map(|document| self.reader.read_timexes(document).timexes.len()).sum()
    }

    fn reading(&self) -> usize {
        self.documents.iter().map(|document| self.reader.read(document).mentions.len()).sum()
    }

    /// From texts to events.
    fn pipeline(&self) -> usize {
        let read = |document: &Document| self.reader.read(document).report(document);
        self.documents.iter().map(read).collect::<Timeline>().events().len()
    }

    /// From mentions to events.
    fn merging(reports: Vec<Report>) -> usize {
        reports.into_iter().collect::<Timeline>().events().len()
    }
}

/// Fifty words of time.
const LIGHT: [&str; 50] = [
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "tomorrow",
    "today",
    "tonight",
    "week",
    "month",
    "year",
    "decade",
    "century",
    "quarter",
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
    "midnight",
    "spring",
    "summer",
    "autumn",
    "winter",
    "weekend",
    "ago",
    "earlier",
    "later",
    "recently",
    "currently",
    "daily",
    "weekly",
    "annual",
    "hour",
    "minute",
    "second",
    "now",
];

fn stages(criterion: &mut Criterion) {
    start_up();
    let corpus = Corpus::new();
    let mut group = criterion.benchmark_group("text");
    group.sample_size(10).throughput(Throughput::Bytes(corpus.bytes));
    group.bench_function("floor", |bench| bench.iter(|| corpus.floor()));
    group.bench_function("read_timexes", |bench| bench.iter(|| corpus.timexes()));
    group.bench_function("read", |bench| bench.iter(|| corpus.reading()));
    group.bench_function("pipeline", |bench| bench.iter(|| corpus.pipeline()));
    group.finish();
    let mut group = criterion.benchmark_group("mentions");
    group.sample_size(10).throughput(Throughput::Elements(corpus.mentions));
    group.bench_function("merging", |bench| {
        bench.iter_batched(|| corpus.reports.clone(), Corpus::merging, BatchSize::LargeInput);
    });
    group.finish();
    compare(&corpus);
    growth(&corpus);
    threads(&corpus);
}

/// The fastest of a few rounds in which the stages take turns, so that a slow moment of the machine meets them all.
fn compare(corpus: &Corpus) {
    let names = ["floor", "light floor", "read_timexes", "read", "pipeline", "merging"];
    let mut fastest = [Duration::MAX; 6];
    for _ in 0..5 {
        let reports = corpus.reports.clone();
        let mut reports = Some(reports);
        let runs: [&mut dyn FnMut() -> usize; 6] = [
            &mut || corpus.floor(),
            &mut || corpus.light(),
            &mut || corpus.timexes(),
            &mut || corpus.reading(),
            &mut || corpus.pipeline(),
            &mut || Corpus::merging(reports.take().unwrap_or_default()),
        ];
        for (run, fastest) in runs.into_iter().zip(&mut fastest) {
            *fastest = time(run).min(*fastest);
        }
    }
    let [floor, light, ..] = fastest.map(|time| time.as_secs_f64());
    let (bytes, mentions) = (corpus.bytes as f64, corpus.mentions as f64);
    println!("{} documents, {:.1} MB, {mentions} mentions", corpus.documents.len(), bytes / 1e6);
    println!("{:<13} {:>8} {:>12} {:>13} {:>13}", "", "MB/s", "mentions/s", "of the floor", "of the light");
    for (name, time) in names.into_iter().zip(fastest) {
        let seconds = time.as_secs_f64();
        let (of_floor, of_light) = (floor / seconds, light / seconds);
        let (speed, rate) = (bytes / seconds / 1e6, mentions / seconds);
        println!("{name:<13} {speed:>8.1} {rate:>12.0} {of_floor:>13.2} {of_light:>13.2}");
    }
}

/// What it costs to have a reader: nothing, until the first document asks for the tables. By the clock, since a thread's own time is
/// told in steps of milliseconds.
fn start_up() {
    let document = Document::new("They agreed on Monday to a truce.");
    let start = Instant::now();
    black_box(Reader::new().read_timexes(&document));
    let timexes = start.elapsed();
    black_box(Reader::new().read(&document));
    let all = start.elapsed();
    println!("start-up: {timexes:.1?} to the first time expressions, {all:.1?} to the first mentions");
}

/// The cost of a byte, for more and more text.
fn growth(corpus: &Corpus) {
    let reader = &corpus.reader;
    println!("{:>6} {:>8}", "MB", "ns/byte");
    for size in [1, 2, 4, 8, 16, 32, 64].map(|megabytes: u64| megabytes << 20) {
        let mut bytes = 0;
        let documents = corpus.documents.iter().cycle().take_while(|document| {
            bytes += document.text.len() as u64;
            bytes <= size
        });
        let documents: Vec<&Document> = documents.collect();
        let read: usize = documents.iter().map(|document| document.text.len()).sum();
        let time = time(|| documents.iter().map(|document| reader.read(document).mentions.len()).sum::<usize>());
        println!("{:>6} {:>8.1}", size >> 20, time.as_nanos() as f64 / read as f64);
    }
}

/// How much faster all threads of a pool of two read than one does, by the clock.
#[cfg(feature = "rayon")]
fn threads(corpus: &Corpus) {
    use std::hint::black_box;
    use std::time::Instant;

    use crate::corpus::stop;

    let run = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap_or_else(stop);
        let rounds = (0..5).map(|_| {
            let start = Instant::now();
            black_box(pool.install(|| corpus.reader.read_all(&corpus.documents)));
            start.elapsed()
        });
        rounds.min().unwrap_or_default().as_secs_f64()
    };
    let (one, two) = (run(1), run(2));
    println!("two threads read {:.2} times as fast as one", one / two);
}

#[cfg(not(feature = "rayon"))]
fn threads(_: &Corpus) {}

criterion_group!(benches, stages);
criterion_main!(benches);
