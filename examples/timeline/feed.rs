//! Documents out of RSS and Atom feeds: one an entry.

use dateline::Document;
use dateline::chrono::{DateTime, Utc};
use dateline::document::Anchor;
use feed_rs::model::Entry;
use feed_rs::parser;

use crate::article::anchor;
use crate::markup;

/// The entries of a feed, in its order, or why one cannot be read. Their source is the feed's title, else `source`.
pub(crate) fn documents(feed: &[u8], source: &str) -> Result<Vec<Result<Document, String>>, String> {
    let parser = parser::Builder::new().timestamp_parser(civil).build();
    let feed = parser.parse(feed).map_err(|error| format!("not an RSS or Atom feed: {error}"))?;
    let title = feed.title.map(|title| text(&title.content)).transpose()?.filter(|title| !title.is_empty());
    let source = title.as_deref().unwrap_or(source);
    let entry = |entry: Entry| {
        let id = entry.id.clone();
        document(entry, source).map_err(|cause| format!("entry {id}: {cause}"))
    };
    Ok(feed.entries.into_iter().map(entry).collect())
}

fn document(entry: Entry, source: &str) -> Result<Document, String> {
    let content = entry.content.and_then(|content| content.body);
    let body = content.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
    let mut document = Document::new(text(&body)?).source(source);
    document.id = Some(entry.id).filter(|id| !id.is_empty());
    document.title = entry.title.map(|title| text(&title.content)).transpose()?;
    document.published = entry.published.or(entry.updated).map(|moment| Anchor::Day(moment.date_naive()));
    Ok(document)
}

/// The text of a piece of HTML, a line for each paragraph.
fn text(html: &str) -> Result<String, String> {
    Ok(markup::fragment(html)?.formatted_text().trim().to_owned())
}

/// The clock at the place of publication, whatever its offset: it decides the civil day.
fn civil(timestamp: &str) -> Option<DateTime<Utc>> {
    Some(match anchor(timestamp)? {
        Anchor::Day(day) => day.and_hms_opt(0, 0, 0)?.and_utc(),
        Anchor::Moment(moment) => moment.naive_local().and_utc(),
    })
}
