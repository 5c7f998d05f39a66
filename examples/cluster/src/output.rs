//! The changes of the timeline, and the timeline.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dateline::document::Key;
use dateline::timeline::{Order, Parts};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::dataflow::Lines;
use crate::dataflow::documents::Head;
use crate::dataflow::events::Printed;
use crate::options::Options;

/// What comes to the worker that writes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Row {
    Event(Printed),
    Report(Head),
    /// The whole timeline is asked for.
    Request,
}

/// A line of the changes.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Line<'l> {
    Gone {
        lines: Lines,
        change: &'static str,
        id: &'l str,
    },
    Event {
        lines: Lines,
        change: &'static str,
        event: &'l RawValue,
    },
    /// All that follows from so many lines has been told.
    Done {
        lines: Lines,
    },
}

/// Where changes and timelines are written.
pub(crate) struct Output {
    changes: BufWriter<Box<dyn Write>>,
    since: Lines,
    timeline: Option<(PathBuf, Whole)>,
}

/// All events and reports.
#[derive(Default)]
struct Whole {
    events: BTreeMap<Order, Arc<str>>,
    reports: BTreeMap<(Key, u64), Head>,
}

impl Output {
    pub(crate) fn open(options: &Options) -> io::Result<Self> {
        let changes: Box<dyn Write> = match &options.changes {
            Some(path) => Box::new(File::create(path)?),
            None => Box::new(io::stdout()),
        };
        let timeline = options.timeline.clone().map(|path| (path, Whole::default()));
        Ok(Output { changes: BufWriter::new(changes), since: options.since, timeline })
    }

    /// Takes in what changed, once all that follows from so many lines of the log is here.
    pub(crate) fn step(&mut self, lines: Lines, mut rows: Vec<(Row, isize)>) -> io::Result<()> {
        differential_dataflow::consolidation::consolidate(&mut rows);
        let mut asked = false;
        // By id: what the event was, and what it is.
        let mut events: BTreeMap<String, [Option<Printed>; 2]> = BTreeMap::new();
        for (row, count) in rows {
            match row {
                Row::Event(event) => {
                    let slot = usize::from(count > 0);
                    if let Some(slot) = events.entry(event.order.id().to_owned()).or_default().get_mut(slot) {
                        *slot = Some(event);
                    }
                }
                Row::Report(head) => self.report(head, count > 0),
                Row::Request => asked = true,
            }
        }
        if let Some((_, whole)) = &mut self.timeline {
            for [was, is] in events.values() {
                if let Some(was) = was {
                    whole.events.remove(&was.order);
                }
                if let Some(is) = is {
                    whole.events.insert(is.order.clone(), Arc::clone(&is.json));
                }
            }
        }
        if lines > self.since {
            self.tell(lines, &events)?;
        }
        if asked { self.write() } else { Ok(()) }
    }

    fn report(&mut self, head: Head, here: bool) {
        let Some((_, whole)) = &mut self.timeline else { return };
        let key = (head.key.clone(), head.fingerprint);
        if here {
            whole.reports.insert(key, head);
        } else {
            whole.reports.remove(&key);
        }
    }

    fn tell(&mut self, lines: Lines, events: &BTreeMap<String, [Option<Printed>; 2]>) -> io::Result<()> {
        for (id, [was, is]) in events {
            let change = if was.is_some() { "changed" } else { "added" };
            let line = match is {
                None => Line::Gone { lines, change: "gone", id },
                Some(is) => Line::Event { lines, change, event: serde_json::from_str(&is.json)? },
            };
            write_line(&mut self.changes, &line)?;
        }
        write_line(&mut self.changes, &Line::Done { lines })?;
        self.changes.flush()
    }

    /// Writes the whole timeline. It takes the place of the file that was there when it is whole.
    pub(crate) fn write(&self) -> io::Result<()> {
        let Some((path, Whole { events, reports })) = &self.timeline else { return Ok(()) };
        let raw = |json: &Arc<str>| RawValue::from_string(json.to_string());
        let events = events.values().map(raw).collect::<Result<Vec<_>, _>>()?;
        let mentions = reports.values().map(|head| head.mentions).sum();
        let documents = reports.len();
        let digest = reports.values().fold(0, |sum: u64, head| sum.wrapping_add(head.digest));
        let reports = reports.values().map(|head| raw(&head.json)).collect::<Result<Vec<_>, _>>()?;
        let beside = beside(path);
        let mut out = BufWriter::new(File::create(&beside)?);
        write_line(&mut out, &Parts { events: &events, documents, mentions, reports: &reports, digest })?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&beside, path)
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}
