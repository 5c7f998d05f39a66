//! The command line.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use dateline::document::Anchor;

use crate::support::Type;

/// Reads news reports and prints one timeline of phone calls, troop withdrawals and ceasefires.
#[derive(Debug, Parser)]
#[command(
    name = "timeline",
    version,
    after_help = "Exit status: 0; 1 where an input could not be read; 2 for wrong arguments."
)]
pub(crate) struct Options {
    /// A .jsonl, .txt, .md, .html, .rss, .atom or .xml file, plain or .gz, a folder of them, or - for JSON Lines on standard
    /// input [default: the crate's seeds/]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Which stage of the pipeline to print [default: timeline; timexes with --format timeml]
    #[arg(long, value_enum)]
    pub(crate) emit: Option<Stage>,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Write there instead of standard output; for timeml, a folder with a file for each document if it ends with /
    #[arg(long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Publication date of documents that have none of their own, nor in their text
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Anchor>,
    /// How relative dates are read in documents that do not say so themselves
    #[arg(long = "type", value_name = "TYPE", value_enum, default_value_t = Type::Auto)]
    pub(crate) kind: Type,
    /// Keep the timeline in a file, with all that is needed to go on with it
    #[arg(long, value_name = "FILE")]
    pub(crate) save: Option<PathBuf>,
    /// Start from a saved timeline; several are merged
    #[arg(long, value_name = "FILE")]
    pub(crate) load: Vec<PathBuf>,
    /// Print only what is new since a saved timeline: events, mentions, dates (as text or json)
    #[arg(long, value_name = "FILE")]
    pub(crate) since: Option<PathBuf>,
    /// Take a document out again
    #[arg(long, value_name = "SOURCE/ID", value_parser = document_name)]
    pub(crate) retract: Vec<String>,
}

/// A stage of the pipeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// The events of all documents
    Timeline,
    /// The event mentions of each document
    Mentions,
    /// The time expressions of each document
    Timexes,
}

/// A format of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a terminal
    Text,
    /// One object for the timeline, JSON Lines for the other stages
    Json,
    /// A flat object a line, for data frames: events or mentions
    Jsonl,
    /// A table with a header, for data frames: events or mentions
    Csv,
    /// A document: events
    Markdown,
    /// A page for a browser, in one file: events
    Html,
    /// A calendar (RFC 5545): events
    Ics,
    /// Slides for TimelineJS: events
    Timelinejs,
    /// Documents with inline TIMEX3: timexes
    Timeml,
}

impl Format {
    /// The stages that can be printed in it, the default first.
    pub(crate) fn stages(self) -> &'static [Stage] {
        match self {
            Format::Text | Format::Json => &[Stage::Timeline, Stage::Mentions, Stage::Timexes],
            Format::Jsonl | Format::Csv => &[Stage::Timeline, Stage::Mentions],
            Format::Markdown | Format::Html | Format::Ics | Format::Timelinejs => &[Stage::Timeline],
            Format::Timeml => &[Stage::Timexes],
        }
    }
}

impl Options {
    /// The options of the command line; what they cannot mean together ends the program.
    pub(crate) fn of_command_line() -> Self {
        let options = Options::parse();
        if !options.format.stages().contains(&options.stage()) {
            let name = |value: &dyn Fn() -> Option<PossibleValue>| value().map(|value| value.get_name().to_owned());
            let format = name(&|| options.format.to_possible_value()).unwrap_or_default();
            let stage = name(&|| options.stage().to_possible_value()).unwrap_or_default();
            let cause = format!("--format {format} does not print {stage}\n");
            Options::command().error(ErrorKind::ArgumentConflict, cause).exit();
        }
        let news = options.stage() == Stage::Timeline && matches!(options.format, Format::Text | Format::Json);
        if options.since.is_some() && !news {
            let cause = "--since prints events, as text or json\n";
            Options::command().error(ErrorKind::ArgumentConflict, cause).exit();
        }
        options
    }

    /// The stage to print.
    pub(crate) fn stage(&self) -> Stage {
        self.emit.or(self.format.stages().first().copied()).unwrap_or(Stage::Timeline)
    }
}

fn document_name(name: &str) -> Result<String, &'static str> {
    if name.contains('/') { Ok(name.to_owned()) } else { Err("expected a document's source and id, SOURCE/ID") }
}
