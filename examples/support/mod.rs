//! How the examples read documents: lines of JSON, checked and named where they are bad.

mod json;
pub(crate) mod line;
mod problem;
mod reading;

pub(crate) use json::parse_object;
pub(crate) use line::Lines;
pub(crate) use problem::{Problem, WHOLE};
pub(crate) use reading::{Type, stem};
