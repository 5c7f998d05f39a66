//! The formats a timeline can be written in.
//!
//! [`text`] is for people, [`json`] holds the views of single documents; a [`Timeline`](crate::timeline::Timeline)
//! itself is written and read by serde.

pub mod json;
mod paragraph;
pub mod text;
