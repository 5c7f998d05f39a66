//! From places in the log to what the documents there tell.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use dateline::document::Key;
use dateline::merge::identity;
use dateline::merge::partition::{Account, Id, accounts};
use dateline::timeline::Report;
use dateline::{Document, Reader};
use differential_dataflow::AsCollection;
use differential_dataflow::operators::arrange::upsert::arrange_from_upsert;
use differential_dataflow::trace::implementations::{ValBuilder, ValSpine};
use serde::{Deserialize, Serialize};
use timely::dataflow::operators::Exchange;
use timely::dataflow::operators::vec::Map;

use crate::dataflow::{Lines, Rows};
use crate::log::{Log, Span, lines};
use crate::problems::Problems;
use crate::record::{Record, parse};
use crate::shared::Shared;

/// What a document tells of one thing, with the sentences that prove it.
pub(crate) type Told = (Shared<Account>, Evidence);

/// Mentions of one document as a row of JSON: as little as an event needs of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Evidence {
    /// The account that they are of.
    pub(crate) account: Id,
    /// A [`Report`] with these mentions alone.
    pub(crate) report: Arc<str>,
}

/// A document's entry among the reports of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) key: Key,
    pub(crate) fingerprint: u64,
    pub(crate) mentions: usize,
    pub(crate) digest: u64,
    pub(crate) json: Arc<str>,
}

/// The last that was said of a document. The greatest of one moment counts, which is the last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Version {
    span: Span,
    retracted: bool,
}

/// What a line of the log says, as far as it matters where its document is not known yet.
#[derive(Debug, Clone)]
enum Said {
    Document(u128, Version),
    Request,
}

/// What follows from the log.
pub(crate) struct Read<'scope> {
    /// What is told, account by account.
    pub(crate) told: Rows<'scope, (Id, Told)>,
    /// The documents.
    pub(crate) heads: Rows<'scope, Head>,
    /// A row where the whole timeline is asked for.
    pub(crate) requests: Rows<'scope, ()>,
}

/// Reads the chunks of the log that come. Each goes to some worker, which reads it from the log; of a document its key and its place go
/// to the worker that knows the key; there the text is read again, once when it comes and once when it goes.
pub(crate) fn read<'scope>(
    chunks: Rows<'scope, Span>,
    log: &Log,
    source: &Arc<str>,
    problems: &Rc<RefCell<Problems>>,
) -> Read<'scope> {
    let anywhere = chunks.inner.exchange(|(chunk, ..)| chunk.line.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32);
    let (log_, source_, problems_) = (log.clone(), Arc::clone(source), Rc::clone(problems));
    let said = anywhere.as_collection().flat_map(move |chunk| {
        let mut problems = problems_.borrow_mut();
        said(chunk, &log_, &source_, &mut problems)
    });
    let requests = said.clone().flat_map(|said| matches!(said, Said::Request).then_some(()));
    let named = said.inner.flat_map(|(said, lines, _)| match said {
        Said::Document(key, version) => Some((key, Some(version), lines)),
        Said::Request => None,
    });
    let versions =
        arrange_from_upsert::<ValBuilder<_, _, _, _>, ValSpine<u128, Version, Lines, isize>, _, _>(named, "Documents");
    let (log, source, problems) = (log.clone(), Arc::clone(source), Rc::clone(problems));
    let reader = Reader::new();
    let spans = versions.as_collection(|_, version| version.clone()).filter(|version| !version.retracted);
    let found = spans.flat_map(move |Version { span, .. }| match document(&log, &span, &source) {
        Ok(document) => tell(&reader, &document),
        Err(cause) => {
            problems.borrow_mut().report(span.line, cause);
            Vec::new()
        }
    });
    let told = found.clone().flat_map(|found| if let Found::Told(id, told) = found { Some((id, told)) } else { None });
    let heads = found.flat_map(|found| if let Found::Head(head) = found { Some(head) } else { None });
    Read { told, heads, requests }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Told(Id, Told),
    Head(Head),
}

/// What the lines of a chunk say.
fn said(chunk: Span, log: &Log, source: &str, problems: &mut Problems) -> Vec<Said> {
    let bytes = match log.read(&chunk) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.report(chunk.line, error);
            return Vec::new();
        }
    };
    let mut all = Vec::new();
    for (span, line) in lines(chunk, &bytes) {
        match parse(line, source) {
            Ok(Some(Record::Document(document))) => {
                all.push(Said::Document(number(&document.key()), Version { span, retracted: false }));
            }
            Ok(Some(Record::Retract(key))) => {
                all.push(Said::Document(number(&key), Version { span, retracted: true }));
            }
            Ok(Some(Record::Timeline)) => all.push(Said::Request),
            Ok(None) => {}
            Err(cause) => problems.report(span.line, cause),
        }
    }
    all
}

/// A number for a document's key.
fn number(key: &Key) -> u128 {
    identity(key, 0)
}

/// A document that was there when its line was read first.
fn document(log: &Log, span: &Span, source: &str) -> Result<Document, String> {
    let bytes = log.read(span).map_err(|error| error.to_string())?;
    match parse(&bytes, source)? {
        Some(Record::Document(document)) => Ok(*document),
        _ => Err("the log has changed: there was a document here".to_owned()),
    }
}

/// What a document tells, and its entry.
fn tell(reader: &Reader, document: &Document) -> Vec<Found> {
    let report = reader.read(document).report(document).in_order();
    let accounts = accounts(report.identity(), report.day(), &report.facts());
    let told = accounts.into_iter().map(|account| {
        let evidence = Evidence { account: account.id(), report: json(&report.part(account.mentions())) };
        Found::Told(account.id(), (Shared::new(account), evidence))
    });
    let mut found: Vec<Found> = told.collect();
    let Report { key, fingerprint, mentions, .. } = &report;
    let (key, json, digest) = (key.clone(), json(&report.head()), report.digest());
    found.push(Found::Head(Head { key, fingerprint: *fingerprint, mentions: mentions.len(), digest, json }));
    found
}

/// A value that always has a JSON.
fn json(value: &impl Serialize) -> Arc<str> {
    serde_json::to_string(value).unwrap_or_default().into()
}
