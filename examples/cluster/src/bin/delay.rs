//! How long a correction takes: `delay LOG [option of cluster ...]`.
//!
//! Starts the cluster on a log, waits until all of it is in, and then corrects a document at a time, takes one back or puts one in, each time
//! until all that follows has been told. What it appends to the log stays there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// So many of each are timed.
const CHANGES: usize = 100;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(log) = arguments.next() else {
        eprintln!("usage: delay LOG [option of cluster ...]");
        return ExitCode::FAILURE;
    };
    match measure(Path::new(&log), arguments.collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The cluster at work.
struct Cluster {
    child: Child,
    changes: BufReader<ChildStdout>,
}

impl Drop for Cluster {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Cluster {
    fn start(log: &Path, lines: usize, options: Vec<String>) -> io::Result<Self> {
        let program = std::env::current_exe()?.with_file_name("cluster");
        let since = lines.saturating_sub(1).to_string();
        let mut command = Command::new(program);
        command.arg(log).args(["--follow", "--since", &since]).args(options).stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let changes = child.stdout.take().ok_or_else(|| io::Error::other("no standard output"))?;
        Ok(Cluster { child, changes: BufReader::new(changes) })
    }

    /// Reads what is told until all that follows from so many lines is there. Gives the number of changes.
    fn wait(&mut self, lines: usize) -> io::Result<usize> {
        let done = format!("{{\"lines\":{lines}}}\n");
        let mut line = String::new();
        let mut count = 0;
        loop {
            line.clear();
            if self.changes.read_line(&mut line)? == 0 {
                return Err(io::Error::other("the cluster has ended"));
            }
            if line == done {
                return Ok(count);
            }
            count += 1;
        }
    }

    /// Processor time of all its threads, where the system tells.
    fn spent(&self) -> Option<Duration> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.child.id())).ok()?;
        let each = threads.filter_map(|thread| {
            let spent = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            spent.split(' ').next()?.parse::<u64>().ok()
        });
        Some(Duration::from_nanos(each.sum()))
    }

    fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok())
    }
}

fn measure(log: &Path, options: Vec<String>) -> io::Result<()> {
    let lines: Vec<String> = BufReader::new(File::open(log)?).lines().collect::<io::Result<_>>()?;
    let mut count = lines.len();
    let documents: Vec<Value> = lines
        .iter()
        .step_by((lines.len() / (2 * CHANGES)).max(1))
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|document: &Value| document.get("text").is_some() && document.get("id").is_some())
        .collect();
    drop(lines);
    let start = Instant::now();
    let mut cluster = Cluster::start(log, count, options)?;
    cluster.wait(count)?;
    let seconds = start.elapsed().as_secs_f64();
    let spent = cluster.spent().unwrap_or_default().as_secs_f64();
    println!("{count} lines in {seconds:.1} s, {spent:.1} s of processor time");
    if let Some(memory) = cluster.memory() {
        println!("{} MiB, {:.0} bytes a line", memory / 1024, memory as f64 * 1024.0 / count as f64);
    }
    let mut out = OpenOptions::new().append(true).open(log)?;
    let mut time = |what: &str, records: Vec<Value>| -> io::Result<()> {
        let (mut times, mut changes): (Vec<Duration>, usize) = (Vec::new(), 0);
        let before = cluster.spent();
        for record in records {
            let start = Instant::now();
            out.write_all(format!("{record}\n").as_bytes())?;
            count += 1;
            changes += cluster.wait(count)?;
            times.push(start.elapsed());
        }
        times.sort_unstable();
        let at = |part: f64| {
            let place = ((times.len() as f64 - 1.0).max(0.0) * part).round() as usize;
            times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
        };
        let count = times.len().max(1) as f64;
        let spent = cluster.spent().zip(before).map_or(0.0, |(spent, before)| (spent - before).as_secs_f64());
        println!(
            "{what}: median {:.1} ms, 95 % {:.1} ms, most {:.1} ms; {:.1} ms of processor time, {:.1} changes",
            at(0.5),
            at(0.95),
            at(1.0),
            spent * 1000.0 / count,
            changes as f64 / count
        );
        Ok(())
    };
    let (some, others) = documents.split_at(documents.len() / 2);
    let corrected = some.iter().zip(others).map(|(one, other)| {
        let mut corrected = one.clone();
        corrected["text"] = other["text"].clone();
        corrected
    });
    time("a correction", corrected.collect())?;
    let name = |document: &Value| json!({ "retract": { "source": document["source"], "id": document["id"] } });
    time("a document taken back", others.iter().map(name).collect())?;
    time("a document", others.to_vec())
}
