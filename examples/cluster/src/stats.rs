//! What it cost: time, memory, and what crossed between workers.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use timely::communication::Hooks;
use timely::communication::logging::{CommunicationEvent, CommunicationEventBuilder};
use timely::logging::{TimelyEvent, TimelyEventBuilder};
use timely::logging_core::Logger;
use timely::worker::Worker;

/// The costs of one process. `Display` prints them in lines.
#[derive(Debug, Clone)]
pub(crate) struct Stats {
    start: Instant,
    crossed: Arc<Mutex<Crossed>>,
}

#[derive(Debug, Default)]
struct Crossed {
    lines: u64,
    /// Processor time of the workers.
    spent: Duration,
    /// What the channels lead to, by their numbers.
    names: HashMap<usize, String>,
    /// Rows that went to another worker, by channel.
    rows: BTreeMap<usize, i64>,
    /// Bytes that went to another process, by channel; what only says how far the workers are goes over channels without a name.
    bytes: BTreeMap<usize, u64>,
}

impl Stats {
    pub(crate) fn new() -> Self {
        Stats { start: Instant::now(), crossed: Arc::default() }
    }

    /// Has the messages to other processes counted.
    pub(crate) fn hooks(&self) -> Hooks {
        let crossed = Arc::clone(&self.crossed);
        let counts = move |_| {
            let crossed = Arc::clone(&crossed);
            let count = move |_: &Duration, events: &mut Option<Vec<(Duration, CommunicationEvent)>>| {
                let mut crossed = crossed.lock().unwrap_or_else(PoisonError::into_inner);
                for (_, event) in events.iter().flatten() {
                    if let CommunicationEvent::Message(message) = event
                        && message.is_send
                    {
                        *crossed.bytes.entry(message.header.channel).or_default() += message.header.length as u64;
                    }
                }
            };
            Some(Logger::<CommunicationEventBuilder>::new(Instant::now(), Duration::ZERO, count))
        };
        Hooks { log_fn: Arc::new(counts), ..Hooks::default() }
    }

    /// Has the rows that a worker gives to others counted.
    pub(crate) fn watch(&self, worker: &Worker) {
        let crossed = Arc::clone(&self.crossed);
        let mut operators: HashMap<Vec<usize>, String> = HashMap::new();
        let mut channels: Vec<(usize, Vec<usize>)> = Vec::new();
        let count = move |_: &Duration, events: &mut Option<Vec<(Duration, TimelyEvent)>>| {
            let mut crossed = crossed.lock().unwrap_or_else(PoisonError::into_inner);
            for (_, event) in events.iter().flatten() {
                match event {
                    TimelyEvent::Operates(operates) => {
                        _ = operators.insert(operates.addr.clone(), operates.name.clone())
                    }
                    TimelyEvent::Channels(channel) => {
                        let mut address = channel.scope_addr.clone();
                        address.push(channel.target.0);
                        channels.push((channel.id, address));
                    }
                    TimelyEvent::Messages(sent) if sent.is_send && sent.source != sent.target => {
                        *crossed.rows.entry(sent.channel).or_default() += sent.record_count;
                    }
                    _ => {}
                }
            }
            // Channels are told of before the operators that they lead to.
            channels.retain(|(channel, address)| {
                let Some(name) = operators.get(address) else { return true };
                crossed.names.insert(*channel, name.clone());
                false
            });
        };
        if let Some(mut registry) = worker.log_register() {
            registry.insert::<TimelyEventBuilder, _>("timely", count);
        }
    }

    /// Notes the time that a worker has worked, on its own thread.
    pub(crate) fn worked(&self) {
        let spent = fs::read_to_string("/proc/thread-self/schedstat").ok();
        let spent = spent.and_then(|spent| spent.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
        self.crossed.lock().unwrap_or_else(PoisonError::into_inner).spent += spent.unwrap_or_default();
    }

    /// Notes how much of the log has been read.
    pub(crate) fn read(&self, lines: u64) {
        self.crossed.lock().unwrap_or_else(PoisonError::into_inner).lines = lines;
    }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.start.elapsed().as_secs_f64();
        let crossed = self.crossed.lock().unwrap_or_else(PoisonError::into_inner);
        let (rows, bytes): (i64, u64) = (crossed.rows.values().sum(), crossed.bytes.values().sum());
        write!(f, "{seconds:.1} s, {:.1} s of processor time", crossed.spent.as_secs_f64())?;
        if crossed.lines > 0 {
            write!(f, ", {} lines", crossed.lines)?;
        }
        if let Some(peak) = peak() {
            write!(f, ", {} MiB at most", peak / 1024)?;
        }
        writeln!(f, "; {rows} rows to other workers, {bytes} bytes to other processes")?;
        let mut named: BTreeMap<&str, (i64, u64)> = BTreeMap::new();
        let name = |channel: &usize| crossed.names.get(channel).map_or("progress", String::as_str);
        crossed.rows.iter().for_each(|(channel, rows)| named.entry(name(channel)).or_default().0 += rows);
        crossed.bytes.iter().for_each(|(channel, bytes)| named.entry(name(channel)).or_default().1 += bytes);
        named.iter().try_for_each(|(name, (rows, bytes))| writeln!(f, "  {name}: {rows} rows, {bytes} bytes"))
    }
}

/// The most memory that this process had, in KiB, where the system tells.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}
