//! Keeps a timeline right while its documents change, on many workers: see `README.md`.

mod append;
mod dataflow;
#[path = "../../support/json.rs"]
mod json;
mod log;
mod options;
mod output;
mod problems;
mod record;
mod shared;
mod stats;
mod worker;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Parser;
use timely::communication::Hooks;
use timely::execute::execute_from;
use timely::worker::Worker;
use timely::{CommunicationConfig, WorkerConfig};

use crate::options::Options;
use crate::stats::Stats;
use crate::worker::work;

fn main() -> ExitCode {
    match run(Options::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Works; gives the number of problems with the input.
fn run(options: Options) -> Result<usize, String> {
    let ended = if options.append && options.process == 0 {
        append::append(&options.log).map_err(|error| format!("{}: {error}", options.log.display()))?
    } else {
        Arc::new(AtomicBool::new(!options.follow))
    };
    let stats = options.stats.then(Stats::new);
    let hooks = stats.as_ref().map_or_else(Hooks::default, Stats::hooks);
    let (workers, network) = communication(&options)?.try_build_with(hooks)?;
    let (options, counted) = (Arc::new(options), stats.clone());
    let works = move |worker: &mut Worker| work(worker, &options, &ended, counted.as_ref());
    let workers = execute_from(workers, network, WorkerConfig::default(), works)?;
    let problems = workers.join().into_iter().map(|worked| worked.and_then(|worked| worked)).sum();
    if let Some(stats) = stats {
        eprint!("{stats}");
    }
    problems
}

fn communication(options: &Options) -> Result<CommunicationConfig, String> {
    let Options { workers, processes, process, port, .. } = *options;
    if processes == 1 {
        return Ok(if workers == 1 { CommunicationConfig::Thread } else { CommunicationConfig::Process(workers) });
    }
    if process >= processes {
        return Err(format!("process {process} of {processes}: they are numbered from 0"));
    }
    let addresses: Vec<String> = match &options.hosts {
        Some(path) => {
            let hosts = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
            hosts.lines().map(str::to_owned).collect()
        }
        // Nobody outside this machine is let in.
        None => (port..).take(processes).map(|port| format!("127.0.0.1:{port}")).collect(),
    };
    if addresses.len() != processes {
        return Err(format!("{} addresses for {processes} processes", addresses.len()));
    }
    Ok(CommunicationConfig::Cluster { threads: workers, process, addresses, report: false, zerocopy: false })
}
