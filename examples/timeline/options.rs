//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
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
    /// A .jsonl, .txt or .md file, a folder of them, or - for JSON Lines on standard input [default: the crate's seeds/]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Which stage of the pipeline to print
    #[arg(long, value_enum, default_value_t = Stage::Timeline)]
    pub(crate) emit: Stage,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Write there instead of standard output
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
}

fn document_name(name: &str) -> Result<String, &'static str> {
    if name.contains('/') { Ok(name.to_owned()) } else { Err("expected a document's source and id, SOURCE/ID") }
}
