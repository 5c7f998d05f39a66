//! Prints documents that tell of generated events, one a line: `corpus 1000000 > corpus.jsonl`.
//!
//! Of some two hundred states, chosen by Zipf's law, two meet in an event, which one to eight reports tell. A quarter of the reports have a
//! coarse date (a month, or only their publication), some lack a party, and a fifth are copies in another paper. There are four
//! events a day. The same number gives the same documents on every machine.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use dateline::chrono::{Days, NaiveDate};
use serde_json::json;

/// A state a line: code, name and more.
const STATES: &str = include_str!("../../../../src/actor/data/countries.tsv");
const EVENTS_A_DAY: u64 = 4;
const SOURCES: u64 = 60;

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let Some(count) = asked else {
        eprintln!("usage: corpus DOCUMENTS");
        return ExitCode::FAILURE;
    };
    match print(count, &mut BufWriter::new(io::stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        // Who reads no further has what they want.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Numbers that look random: SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(bits ^ (bits >> 31)) * u128::from(limit)) >> 64) as u64
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

fn print(count: u64, out: &mut impl Write) -> io::Result<()> {
    let states: Vec<&str> =
        STATES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').nth(1)).collect();
    // The shares of the states up to each.
    let shares = (1..=states.len() as u64).scan(0, |sum, rank| {
        *sum += 1_000_000_000_000 / rank;
        Some(*sum)
    });
    let shares: Vec<u64> = shares.collect();
    let mut random = Random(2016);
    let pick = |random: &mut Random| {
        let at = random.below(shares.last().copied().unwrap_or(1));
        states.get(shares.partition_point(|share| *share <= at)).copied().unwrap_or_default()
    };
    let days = (count / 5 / EVENTS_A_DAY).max(60);
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    let date = |day: u64| first.checked_add_days(Days::new(day)).unwrap_or(first);
    let mut id = 0;
    while id < count {
        let (one, mut other) = (pick(&mut random), pick(&mut random));
        while one == other {
            other = pick(&mut random);
        }
        let (kind, day) = (random.below(3), random.below(days));
        for _ in 0..=random.below(8) {
            let published = day + random.below(3);
            let missing = random.chance(15).then(|| random.below(2));
            let told = match (random.chance(25), random.chance(50)) {
                (false, _) => date(day).format(" on %-d %B %Y").to_string(),
                (true, false) => date(day).format(" in %B %Y").to_string(),
                (true, true) => String::new(),
            };
            let what = match (kind, missing) {
                (0, None) => format!("The foreign ministers of {one} and {other} spoke by telephone{told}"),
                (0, Some(0)) => format!("The foreign minister of {other} spoke by telephone with a colleague{told}"),
                (0, _) => format!("The foreign minister of {one} spoke by telephone with a colleague{told}"),
                (1, None) => format!("{one} completed the withdrawal of its troops from {other}{told}"),
                (1, Some(0)) => format!("All foreign troops completed their withdrawal from {other}{told}"),
                (1, _) => format!("{one} completed the withdrawal of its troops{told}"),
                (_, None) => format!("{one} and {other} agreed to a ceasefire{told}"),
                (_, Some(0)) => format!("{other} agreed to a ceasefire{told}"),
                (..) => format!("{one} agreed to a ceasefire{told}"),
            };
            let text = format!("{what}, officials quoted in report {:08x} said.", random.below(1 << 32));
            let copies = if random.chance(25) { 2 } else { 1 };
            for copy in 0..copies {
                let source = format!("source-{}", random.below(SOURCES));
                let published = date(published + copy * random.below(2));
                let document = json!({ "id": id.to_string(), "source": source, "published": published, "text": text });
                writeln!(out, "{document}")?;
                id += 1;
                if id == count {
                    return out.flush();
                }
            }
        }
    }
    out.flush()
}
