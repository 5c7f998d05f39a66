//! How far long work has come, for whoever waits at a terminal.

use std::io::Read;
use std::time::{Duration, Instant};

use dateline::timeline::Timeline;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);
/// Counting events may take one part in so many of the time.
const SHARE: u32 = 20;

/// A bar on standard error with documents, speed and events so far; nothing where that is no terminal.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    bar: ProgressBar,
    begun: Instant,
    shown: bool,
    documents: usize,
    text: usize,
    events: usize,
    counted: Instant,
    /// How long the last count took.
    cost: Duration,
}

impl Progress {
    /// A bar over so many bytes of input, if they are known; if not `wanted`, it never shows.
    pub(crate) fn new(bytes: Option<u64>, wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let template = if bytes.is_some() { "{bar:24} {percent:>3}%  {msg}" } else { "{spinner} {msg}" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let now = Instant::now();
        Progress {
            bar,
            begun: now,
            shown: !wanted,
            documents: 0,
            text: 0,
            events: 0,
            counted: now,
            cost: Duration::ZERO,
        }
    }

    /// An input whose bytes move the bar.
    pub(crate) fn reading<R: Read>(&self, input: R) -> impl Read + use<R> {
        self.bar.wrap_read(input)
    }

    /// One more document, of so many bytes of text, in the timeline.
    pub(crate) fn document(&mut self, text: usize, timeline: &Timeline) {
        self.documents += 1;
        self.text += text;
        if !self.shown && self.begun.elapsed() > PATIENCE {
            self.shown = true;
            // Hidden all the same where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if self.bar.is_hidden() {
            return;
        }
        if self.counted.elapsed() > (self.cost * SHARE).max(PATIENCE / 4) {
            let start = Instant::now();
            self.events = timeline.events().len();
            self.counted = Instant::now();
            self.cost = self.counted - start;
            self.bar.set_message(self.message());
        }
    }

    fn message(&self) -> String {
        let speed = self.text as f64 / 1e6 / self.begun.elapsed().as_secs_f64();
        format!("{} documents, {speed:.1} MB/s, {} events so far", self.documents, self.events)
    }

    /// Does something that writes to the terminal.
    pub(crate) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
