//! What one worker does.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use differential_dataflow::collection::concatenate;
use differential_dataflow::input::{Input, InputSession};
use timely::container::CapacityContainerBuilder;
use timely::dataflow::channels::pact::Exchange;
use timely::dataflow::operators::Probe;
use timely::dataflow::operators::generic::Operator;
use timely::dataflow::{ProbeHandle, Stream};
use timely::worker::Worker;

use crate::dataflow::documents::read;
use crate::dataflow::events::{bare, events};
use crate::dataflow::nodes::nodes;
use crate::dataflow::tiers::tiers;
use crate::dataflow::{Lines, Rows};
use crate::log::{Log, Span, Tail};
use crate::options::Options;
use crate::output::{Output, Row};
use crate::problems::Problems;
use crate::stats::Stats;

/// So long a worker that waits for the log to grow sleeps.
const PAUSE: Duration = Duration::from_millis(1);

/// The first worker's part: it follows the log, and writes.
const FIRST: usize = 0;

/// Works until the log has ended. Gives the number of problems.
pub(crate) fn work(
    worker: &mut Worker,
    options: &Options,
    ended: &AtomicBool,
    stats: Option<&Stats>,
) -> Result<usize, String> {
    if let Some(stats) = stats {
        stats.watch(worker);
    }
    let failed = |error: std::io::Error| format!("{}: {error}", options.log.display());
    let log = Log::open(&options.log).map_err(failed)?;
    let source: Arc<str> = options.source().into();
    let problems = Rc::new(RefCell::new(Problems::new(&options.log)));
    let first = worker.index() == FIRST;
    let output = if first { Some(Output::open(options).map_err(|error| error.to_string())?) } else { None };
    let wrong = Rc::new(RefCell::new(None));
    let probe = ProbeHandle::new();
    let mut input = worker.dataflow::<Lines, _, _>(|scope| {
        let (input, chunks) = scope.new_collection();
        let read = read(chunks, &log, &source, &problems);
        let nodes = nodes(read.told);
        let found = tiers(&bare(&nodes));
        let rows = concatenate(
            scope,
            [events(nodes, found).map(Row::Event), read.heads.map(Row::Report), read.requests.map(|()| Row::Request)],
        );
        write(rows, output, &wrong).probe_with(&probe);
        input
    });
    if first {
        let lines = follow(worker, options, ended, &mut input, &probe).map_err(failed)?;
        if let Some(stats) = stats {
            stats.read(lines);
        }
    }
    drop(input);
    worker.step_or_park_while(None, || !probe.done());
    if let Some(stats) = stats {
        stats.worked();
    }
    if let Some(error) = wrong.borrow_mut().take() {
        return Err(error);
    }
    Ok(problems.borrow().count())
}

/// Gives the log out as it grows, and lets nobody fall behind. Gives the number of lines at its end.
fn follow(
    worker: &mut Worker,
    options: &Options,
    ended: &AtomicBool,
    input: &mut InputSession<Lines, Span, isize>,
    probe: &ProbeHandle<Lines>,
) -> std::io::Result<Lines> {
    let mut tail = Tail::open(&options.log)?;
    loop {
        // Asked first: what came before the end is read after it.
        let last = ended.load(Ordering::Acquire);
        let before = tail.lines();
        let most = match options.since.checked_sub(before) {
            None | Some(0) => options.batch,
            Some(left) => left.min(options.batch),
        };
        let mut chunks = Vec::new();
        while tail.lines() - before < most
            && let Some(chunk) = tail.next(most - (tail.lines() - before), last)?
        {
            chunks.push(chunk);
        }
        if chunks.is_empty() {
            if last {
                return Ok(before);
            }
            worker.step_or_park(Some(PAUSE));
            continue;
        }
        let lines = tail.lines();
        input.advance_to(lines);
        chunks.drain(..).for_each(|chunk| input.insert(chunk));
        input.advance_to(lines + 1);
        input.flush();
        worker.step_or_park_while(None, || probe.less_than(input.time()));
    }
}

/// Writes what changed, moment by moment, on the first worker.
fn write<'scope>(
    rows: Rows<'scope, Row>,
    mut output: Option<Output>,
    wrong: &Rc<RefCell<Option<String>>>,
) -> Stream<'scope, Lines, Vec<()>> {
    let wrong = Rc::clone(wrong);
    let first = Exchange::new(|_: &(Row, Lines, isize)| FIRST as u64);
    rows.inner.unary_frontier::<CapacityContainerBuilder<Vec<()>>, _, _, _>(first, "Write", |_, _| {
        let mut waiting: BTreeMap<Lines, Vec<(Row, isize)>> = BTreeMap::new();
        move |(input, frontier), _output| {
            input.for_each(|_, rows| {
                for (row, lines, count) in rows.drain(..) {
                    waiting.entry(lines).or_default().push((row, count));
                }
            });
            while let Some(entry) = waiting.first_entry()
                && !frontier.less_equal(entry.key())
            {
                let (lines, rows) = entry.remove_entry();
                if let Some(Err(error)) = output.as_mut().map(|output| output.step(lines, rows)) {
                    wrong.borrow_mut().get_or_insert(error.to_string());
                }
            }
            if frontier.is_empty()
                && let Some(Err(error)) = output.take().map(|output| output.write())
            {
                wrong.borrow_mut().get_or_insert(error.to_string());
            }
        }
    })
}
