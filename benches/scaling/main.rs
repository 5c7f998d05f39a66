//! What merging costs as there are more mentions, and how well it does: mentions with known truth, ten thousand to a million of
//! them, or as many as are asked for.
//!
//! ```text
//! DATELINE_MENTIONS=10000000 cargo bench --bench scaling
//! ```
//!
//! `DATELINE_MENTIONS` is the greatest number of mentions, a million where it is not set. Time is that of the processor where the
//! system tells it, else that of the clock; memory is what was asked of the allocator.

mod corpus;

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use dateline::document::{Anchor, Key};
use dateline::merge::{Fact, Ledger};
use dateline::timeline::{Report, Timeline};
use peak_alloc::PeakAlloc;

use crate::corpus::{Corpus, Random};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// So many mentions are made before they are merged, so that making them is not timed.
const BATCH: usize = 20_000;
/// At least so many are merged for a figure, a smaller corpus again and again: the clock goes on in steps of some milliseconds.
const LEAST: usize = 640_000;
/// So many changes are timed one by one.
const CHANGES: usize = 400;

fn main() {
    let most = std::env::var("DATELINE_MENTIONS").ok().and_then(|most| most.parse().ok()).unwrap_or(1_000_000);
    merging(most);
    hot_blocks();
    changes(most.min(5_000_000));
    timelines(most.min(1_000_000));
}

fn sizes(first: usize, most: usize) -> impl Iterator<Item = usize> {
    (0..).map(move |power| first << power).take_while(move |size| *size <= most)
}

/// Processor time of this thread.
fn now() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = spent.and_then(|spent| spent.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// An identity whose bits are spread as those of the hashes are that reports have.
fn id(place: usize) -> u128 {
    (place as u128 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}

/// Merges all mentions of a corpus, one a document.
fn merged(corpus: &Corpus) -> (Ledger, Duration) {
    let (mut ledger, mut spent) = (Ledger::new(), Duration::ZERO);
    for start in (0..corpus.len()).step_by(BATCH) {
        let places = start..corpus.len().min(start + BATCH);
        let batch: Vec<_> = places.map(|place| (place, corpus.mention(place))).collect();
        let from = now();
        ledger.extend(batch.iter().map(|(place, (mention, published))| {
            (id(*place), Some(*published), [Fact::new(mention, Some(*published))])
        }));
        spent += now() - from;
    }
    let from = now();
    ledger.settle();
    spent += now() - from;
    (ledger, spent)
}

fn merging(most: usize) {
    println!("\nmerging: mentions to clusters, one core");
    println!(
        "{:>10} {:>10} {:>10} {:>7} {:>7} {:>7} {:>9} {:>11} {:>7} {:>12}",
        "mentions", "true", "found", "P", "R", "F1", "seconds", "mentions/s", "growth", "bytes each"
    );
    let mut before: Option<(usize, Duration)> = None;
    let all = sizes(10_000, most).chain((most > 10_000).then_some(most));
    for size in all {
        let corpus = Corpus::new(size);
        let start = MEMORY.current_usage();
        let (ledger, first) = merged(&corpus);
        let bytes = (MEMORY.current_usage() - start) / size;
        let rounds = LEAST.div_ceil(size);
        let spent = (1..rounds).fold(first, |spent, _| spent + merged(&corpus).1) / rounds as u32;
        let mut found = vec![0_u32; size];
        let mut clusters = 0;
        for cluster in ledger.clusters() {
            for (place, ..) in &cluster.members {
                // Documents are numbered in the order in which they came.
                found[place.document as usize] = clusters;
            }
            clusters += 1;
        }
        let Agreement { precision, recall, truths } = agreement(corpus.truths(), &found);
        let f1 = 2.0 * precision * recall / (precision + recall);
        let seconds = spent.as_secs_f64();
        let growth = before.filter(|(half, _)| half * 2 == size).map(|(_, half)| seconds / half.as_secs_f64());
        let growth = growth.map_or_else(String::new, |growth| format!("{growth:.2}"));
        println!(
            "{size:>10} {truths:>10} {clusters:>10} {:>7.4} {:>7.4} {:>7.4} {seconds:>9.3} {:>11.0} {growth:>7} {bytes:>12}",
            precision,
            recall,
            f1,
            size as f64 / seconds
        );
        before = Some((size, spent));
    }
}

struct Agreement {
    precision: f64,
    recall: f64,
    truths: usize,
}

/// Of the pairs of mentions that are put together, how many belong together, and the other way round.
fn agreement(truth: &[u32], found: &[u32]) -> Agreement {
    let pairs = |mut labels: Vec<(u32, u32)>| {
        labels.sort_unstable();
        let sizes = labels.chunk_by(|one, other| one == other).map(|chunk| chunk.len() as f64);
        sizes.fold((0.0, 0), |(pairs, count), size| (pairs + size * (size - 1.0) / 2.0, count + 1))
    };
    let (together, truths) = pairs(truth.iter().map(|truth| (*truth, 0)).collect());
    let (put, _) = pairs(found.iter().map(|found| (*found, 0)).collect());
    let (right, _) = pairs(truth.iter().copied().zip(found.iter().copied()).collect());
    Agreement { precision: right / put.max(1.0), recall: right / together.max(1.0), truths }
}

fn hot_blocks() {
    println!("\nhot blocks: one kind, one pair, one week");
    println!("{:>10} {:>9} {:>11} {:>7}", "mentions", "seconds", "mentions/s", "growth");
    let mut before: Option<Duration> = None;
    for size in [10_000, 20_000, 40_000] {
        let mut ledger = Ledger::new();
        let batch: Vec<_> = corpus::hot(size).collect();
        let from = now();
        for (place, (mention, published)) in batch.iter().enumerate() {
            ledger.insert(id(place), Some(*published), &[Fact::new(mention, Some(*published))]);
        }
        ledger.settle();
        let spent = now() - from;
        let growth = before.map_or_else(String::new, |half| format!("{:.2}", spent.as_secs_f64() / half.as_secs_f64()));
        let seconds = spent.as_secs_f64();
        println!("{size:>10} {seconds:>9.3} {:>11.0} {growth:>7}", size as f64 / seconds);
        before = Some(spent);
    }
}

/// What one document more or less costs.
fn changes(most: usize) {
    println!("\nchanges: one document in, or out, of a settled ledger");
    println!(
        "{:>10} {:>10} {:>14} {:>14} {:>14} {:>12}",
        "mentions", "events", "in, us each", "out, us each", "first, ms", "bytes each"
    );
    for size in [5_000, 50_000, 500_000, 5_000_000].into_iter().filter(|size| *size <= most) {
        let corpus = Corpus::new(size);
        let start = MEMORY.current_usage();
        let (mut ledger, _) = merged(&corpus);
        let mut random = Random::new(7);
        let mut chosen: Vec<usize> = (0..CHANGES).map(|_| random.below(size as u64) as usize).collect();
        chosen.sort_unstable();
        chosen.dedup();
        let facts: Vec<_> = chosen.iter().map(|place| (*place, corpus.mention(*place))).collect();
        // The first change makes what later ones need.
        let from = now();
        ledger.remove(id(chosen[0]));
        ledger.settle();
        let first = now() - from;
        let from = now();
        for place in &chosen {
            ledger.remove(id(*place));
            black_box(ledger.settle());
        }
        let out = now() - from;
        let from = now();
        for (place, (mention, published)) in &facts {
            ledger.insert(id(*place), Some(*published), &[Fact::new(mention, Some(*published))]);
            black_box(ledger.settle());
        }
        let into = now() - from;
        let bytes = (MEMORY.current_usage() - start) / size;
        let each = |spent: Duration| spent.as_secs_f64() * 1e6 / chosen.len() as f64;
        let events = ledger.clusters().count();
        println!(
            "{size:>10} {events:>10} {:>14.1} {:>14.1} {:>14.1} {bytes:>12}",
            each(into),
            each(out),
            first.as_secs_f64() * 1e3
        );
    }
}

/// Whole timelines: reports with their texts, and events with all that is known of them.
fn timelines(most: usize) {
    println!("\ntimelines: reports to events, with sentences, names and evidence");
    println!(
        "{:>10} {:>10} {:>9} {:>11} {:>14} {:>14} {:>12}",
        "mentions", "events", "seconds", "mentions/s", "in, us each", "out, us each", "bytes each"
    );
    for size in [10_000, 100_000, 1_000_000].into_iter().filter(|size| *size <= most) {
        let corpus = Corpus::new(size);
        let report = |place: usize| {
            let (mention, published) = corpus.mention(place);
            Report {
                key: Key { source: format!("source-{}", place % 50), id: format!("{place}") },
                fingerprint: place as u64,
                published: Some(Anchor::Day(published)),
                anchor_basis: None,
                title: None,
                sketch: None,
                mentions: vec![mention],
            }
        };
        let start = MEMORY.current_usage();
        let reports: Vec<Report> = (0..size).map(report).collect();
        let from = now();
        let mut timeline: Timeline = reports.into_iter().collect();
        let events = timeline.events().len();
        let spent = (now() - from).as_secs_f64();
        let mut random = Random::new(7);
        let mut chosen: Vec<usize> = (0..CHANGES).map(|_| random.below(size as u64) as usize).collect();
        chosen.sort_unstable();
        chosen.dedup();
        timeline.retract(&report(chosen[0]).key);
        timeline.events();
        let from = now();
        for place in &chosen {
            timeline.retract(&report(*place).key);
            black_box(timeline.events().len());
        }
        let out = now() - from;
        let from = now();
        for place in &chosen {
            timeline.insert(report(*place));
            black_box(timeline.events().len());
        }
        let into = now() - from;
        let bytes = (MEMORY.current_usage() - start) / size;
        let each = |spent: Duration| spent.as_secs_f64() * 1e6 / chosen.len() as f64;
        println!(
            "{size:>10} {events:>10} {spent:>9.3} {:>11.0} {:>14.1} {:>14.1} {bytes:>12}",
            size as f64 / spent,
            each(into),
            each(out)
        );
    }
}
