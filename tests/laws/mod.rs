//! What must hold, whatever comes in. Property tests, hostile texts and fuzz targets bring the inputs; the laws stand here once.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::panic)] // Each program that includes them uses some.

pub mod formats;
pub mod reading;
pub mod set;
pub mod values;
