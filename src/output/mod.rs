//! The formats a timeline can be written in.
