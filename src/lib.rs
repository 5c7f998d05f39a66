//! News reports in, one timeline out.

pub mod actor;
pub mod calendar;
pub mod document;
pub mod event;
pub mod merge;
pub mod output;
pub mod temporal;
pub mod text;
pub mod timeline;

mod error;
mod reader;
mod span;

pub use chrono;
pub use document::Document;
pub use error::Error;
pub use reader::{Reader, Reading};
pub use span::Span;
