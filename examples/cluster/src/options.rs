//! What is asked for on the command line.

use std::path::{Path, PathBuf};

use clap::Parser;

/// Keeps a timeline right while its documents change, on many workers.
#[derive(Debug, Clone, Parser)]
#[command(name = "cluster", version)]
pub(crate) struct Options {
    /// The log: a file of JSON Lines that only grows, the same for all processes
    pub(crate) log: PathBuf,
    /// Appends standard input to the log, and ends with it (process 0)
    #[arg(long)]
    pub(crate) append: bool,
    /// Goes on at the end of the log, as it grows
    #[arg(long)]
    pub(crate) follow: bool,
    /// Where the changes go, as JSON Lines; standard output where nothing is said
    #[arg(long, value_name = "FILE")]
    pub(crate) changes: Option<PathBuf>,
    /// Tells no change that follows from the first N lines alone
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) since: u64,
    /// Writes the whole timeline at the end, and where a record asks for it
    #[arg(long, value_name = "FILE")]
    pub(crate) timeline: Option<PathBuf>,
    /// Takes so many lines as one change at most
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) batch: u64,
    /// Workers of each process
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = count)]
    pub(crate) workers: usize,
    /// Processes
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = count)]
    pub(crate) processes: usize,
    /// Which of them this is, from 0
    #[arg(long, value_name = "I", default_value_t = 0)]
    pub(crate) process: usize,
    /// Processes are reached on this machine alone, from this port on
    #[arg(long, value_name = "PORT", default_value_t = 2101)]
    pub(crate) port: u16,
    /// Processes are reached where this file says: one address:port a line
    #[arg(long, value_name = "FILE", conflicts_with = "port")]
    pub(crate) hosts: Option<PathBuf>,
    /// Says at the end what it cost: time, memory, what crossed between workers
    #[arg(long)]
    pub(crate) stats: bool,
}

fn count(text: &str) -> Result<usize, String> {
    let count: usize = text.parse().map_err(|_| "not a number".to_owned())?;
    if count == 0 { Err("at least 1 is needed".to_owned()) } else { Ok(count) }
}

impl Options {
    /// The source of documents that name none: the log's name.
    pub(crate) fn source(&self) -> String {
        let stem = Path::new(&self.log).file_stem();
        stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    }
}
