//! The timeline as differential dataflow: every step is a function of the rows that share a key, and each is the library's own.
//!
//! [`documents`] keeps the last version of each document and reads it; [`nodes`] ties the copies of one sentence; [`tiers`] finds
//! the events, tier by tier; [`events`] puts them together.

pub(crate) mod documents;
pub(crate) mod events;
pub(crate) mod nodes;
pub(crate) mod tiers;

use differential_dataflow::VecCollection;
use differential_dataflow::operators::arrange::{Arranged, TraceAgent};
use differential_dataflow::trace::implementations::ValSpine;

/// A moment: the number of lines of the log that are in.
pub(crate) type Lines = u64;

/// Rows as they come and go.
pub(crate) type Rows<'scope, D> = VecCollection<'scope, Lines, D, isize>;

/// Rows kept by key, where several steps can look them up.
pub(crate) type Table<'scope, K, V> = Arranged<'scope, TraceAgent<ValSpine<K, V, Lines, isize>>>;
