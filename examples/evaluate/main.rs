//! Measures the library against documents with known answers.
//!
//! ```text
//! cargo run --release --example evaluate -- --task timexes|mentions|timeline GOLD.jsonl
//! ```

mod assignment;
mod coreference;
mod figure;
mod gold;
mod mention;
mod merging;
#[path = "../support/mod.rs"]
mod support;
mod task;
mod timex;
mod told;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};

use crate::figure::Figures;
use crate::merging::Given;
use crate::support::{Problem, Type};

/// Measures the library against documents with known answers.
#[derive(Debug, Parser)]
#[command(name = "evaluate", version)]
struct Options {
    /// JSON Lines: documents with `timexes`, `mentions`, or mentions with an `event` id
    #[arg(value_name = "GOLD.jsonl")]
    gold: PathBuf,
    /// Which stage of the pipeline to measure
    #[arg(long, value_enum)]
    task: Task,
    /// For the timeline, which mentions are merged
    #[arg(long, value_enum, default_value_t = From::Text)]
    from: From,
    /// For the timeline, what of the mentions found is taken from the gold: what is gained is what was lost by having it wrong
    #[arg(long, value_name = "FIELD,...", value_enum, value_delimiter = ',')]
    given: Vec<Given>,
    /// Measure what this file holds, in the JSON that the example `timeline` prints for the stage, instead of reading the texts
    #[arg(long, value_name = "FILE.jsonl")]
    found: Option<PathBuf>,
    /// List each miss, each false alarm and each wrong value with its sentence; for the timeline, each part of an event that stands
    /// apart (SPLIT) or should (JOIN), beside the telling from which it differs least
    #[arg(long)]
    errors: bool,
    /// How relative dates are read in documents that do not say so themselves
    #[arg(long = "type", value_name = "TYPE", value_enum, default_value_t = Type::Auto)]
    kind: Type,
    /// How to print the figures
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Fail with status 1 where a figure is below this; a figure is named as it is printed (`value=80`, `"call happened=70"`,
    /// `call.P=75`)
    #[arg(long = "floor", value_name = "KEY=PERCENT", value_parser = floor)]
    floors: Vec<(String, f64)>,
}

/// What to measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Task {
    /// Time expressions: spans, types, values
    Timexes,
    /// Event mentions: detection, phase, factuality, participants, date
    Mentions,
    /// Which mentions are one event: MUC, B³, CEAF-e, CoNLL F1
    Timeline,
}

/// Which mentions a timeline is measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// The library's own; one that was not found is a singleton
    Text,
    /// The library's own, over the found ones alone
    Matched,
    /// The gold mentions, so that merging is measured alone
    Gold,
}

/// How to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// One object
    Json,
}

fn floor(argument: &str) -> Result<(String, f64), String> {
    let (name, percent) = argument.rsplit_once('=').ok_or("expected KEY=PERCENT")?;
    let percent = percent.parse().map_err(|_| format!("not a number: {percent:?}"))?;
    Ok((name.to_owned(), percent))
}

fn main() -> ExitCode {
    let options = Options::parse();
    let mut problems = 0;
    let mut report = |problem: &Problem| {
        problems += 1;
        complain(&problem.to_string());
    };
    let found = options.found.as_ref().map(|path| gold::load_found(path, &mut report));
    let gold = gold::load(&options.gold).filter_map(|document| document.inspect_err(&mut report).ok());
    let mut errors = Vec::new();
    let figures = match task::measure(gold, &options, found.as_ref(), &mut errors) {
        Ok(figures) => figures,
        Err(error) => {
            complain(&format!("{}: {error}", options.gold.display()));
            return ExitCode::FAILURE;
        }
    };
    let mut failed = problems > 0;
    if let Err(error) = print(&figures, &options, &errors) {
        // A reader that has gone away has read what it wanted.
        if error.kind() != io::ErrorKind::BrokenPipe {
            complain(&format!("evaluate: {error}"));
            failed = true;
        }
    }
    for (name, floor) in &options.floors {
        match figures.get(name) {
            Some(figure) if figure >= *floor => {}
            Some(figure) => {
                complain(&format!("evaluate: {name} is {figure}, below its floor of {floor}"));
                failed = true;
            }
            None => {
                let names: Vec<&str> = figures.names().collect();
                complain(&format!("evaluate: no figure is named {name:?}; there are: {}", names.join(", ")));
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::from(u8::from(failed))
}

fn print(figures: &Figures, options: &Options, errors: &[String]) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Text => write!(out, "{figures}")?,
        Format::Json => writeln!(out, "{}", serde_json::to_string(figures)?)?,
    }
    for error in errors.iter().filter(|_| options.errors) {
        writeln!(out, "{error}")?;
    }
    out.flush()
}

/// One line on standard error; if nobody listens there either, there is nobody to tell.
fn complain(line: &str) {
    let _ = io::stderr().write_all(format!("{line}\n").as_bytes());
}
