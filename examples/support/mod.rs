//! How the examples read documents: lines of JSON, checked and named where they are bad.

pub(crate) mod line;
mod problem;
mod record;

pub(crate) use line::Lines;
pub(crate) use problem::{Problem, WHOLE};
pub(crate) use record::{Record, parse_document_type, parse_json};
