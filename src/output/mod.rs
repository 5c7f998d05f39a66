//! The formats a timeline can be written in.
//!
//! | module | for |
//! | --- | --- |
//! | [`text`] | a terminal |
//! | [`html`] | a browser: one page with a time axis, filters and search, which needs nothing else |
//! | [`markdown`] | a document |
//! | [`table`] | data frames: CSV and JSON Lines of events and of mentions |
//! | [`ics`] | calendars |
//! | [`timelinejs`] | TimelineJS |
//! | [`json`] | programs: the views of single documents |
//! | [`timeml`] | the evaluation tools of the field: single documents with inline TIMEX3 |
//!
//! Each writer borrows a timeline, or a document and its reading, and `Display` writes it; [`json`] holds views for serde. A
//! [`Timeline`](crate::timeline::Timeline) itself is written and read by serde. The same timeline gives the same bytes.

pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
mod paragraph;
pub mod table;
pub mod text;
pub mod timelinejs;
pub mod timeml;
mod wording;
