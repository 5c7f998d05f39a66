//! What the benchmarks share.

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The time that this thread has run, where the system tells it: other programs on the machine do not count. Else the clock.
fn now(start: Instant) -> Duration {
    let ran = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let ran = ran.and_then(|ran| ran.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
    ran.unwrap_or_else(|| start.elapsed())
}

/// The time that something takes.
pub(crate) fn time<T>(run: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let before = now(start);
    black_box(run());
    now(start).saturating_sub(before)
}
