//! News reports in, one timeline out.
//!
//! This crate reads news reports, resolves their dates against the day of publication, finds phone calls, troop withdrawals and
//! ceasefires, and merges what several reports tell into one [`Timeline`](timeline::Timeline), each event once, with the
//! sentences that prove it.
//!
//! ```
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called US President Barack Obama on Wednesday.").published("2016-07-07".parse()?);
//! let reader = Reader::new();
//! let reading = reader.read(&document);
//!
//! let when = reading.mentions[0].when.as_ref().expect("a date");
//! assert_eq!(when.value.as_deref(), Some("2016-07-06"));
//! let derivation = when.derivation.as_ref().expect("what it rests on");
//! assert_eq!(derivation.to_string(), r#""on Wednesday" + published 2016-07-07"#);
//!
//! let timeline: Timeline = [reading.report(&document)].into_iter().collect();
//! assert_eq!(timeline.events().len(), 1);
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! It reads English, knows these three kinds of events, and works on text: it fetches nothing and strips no HTML. Reading a text
//! never fails; the library reads no clock, no file and no environment.
//!
//! # What it does not do
//!
//! It is no general event coder, does not judge who is right (where reports contradict each other, what each says is kept), and
//! does not convert between time zones: events are dated to civil days as told where the report was published.
//!
//! Small programs for common tasks are in the [`cookbook`].
//!
//! # The way of a document
//!
//! Data flows one way, and each module uses only those before it.
//!
//! | module | holds |
//! | --- | --- |
//! | [`document`] | a report, its source, its publication anchor |
//! | [`calendar`] | granularities, partial dates, intervals, durations, TIMEX3 values, holidays |
//! | [`text`] | sections, sentences, tokens |
//! | [`temporal`] | time expressions and their values |
//! | [`actor`] | who: states and what stands for them, leaders, groups, organizations, places |
//! | [`event`] | mentions: trigger, participants, phase, factuality, date |
//! | [`merge`] | which mentions tell of one event |
//! | [`timeline`] | the timeline, its events and queries |
//! | [`output`] | what is printed of it |
//!
//! [`Reader`] puts the first steps together; [`Timeline`](timeline::Timeline) takes what it [reports](Reading::report).

pub mod actor;
pub mod calendar;
pub mod cookbook;
pub mod document;
pub mod event;
pub mod merge;
pub mod output;
pub mod temporal;
pub mod text;
pub mod timeline;

mod eights;
mod error;
mod hash;
mod reader;
mod serializer;
mod span;
mod table;
mod window;

pub use chrono;
pub use document::Document;
pub use error::Error;
pub use reader::{Reader, Reading};
pub use span::Span;

/// The library example of the README is a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
