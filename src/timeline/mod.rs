//! The deduplicated timeline.

mod report;

pub use report::Report;
