//! Documents out of RSS and Atom feeds: one an entry.

use dateline::Document;
use dateline::chrono::{DateTime, Utc};
use dateline::document::Anchor;
use dom_query::Document as Html;
use feed_rs::model::Entry;
use feed_rs::parser;

use crate::article::anchor;

/// The entries of a feed, in its order. Their source is the feed's title, else `source`.
pub(crate) fn documents(feed: &[u8], source: &str) -> Result<Vec<Document>, String> {
    let parser = parser::Builder::new().timestamp_parser(civil).build();
    let feed = parser.parse(feed).map_err(|error| format!("not an RSS or Atom feed: {error}"))?;
    let title = feed.title.map(|title| text(&title.content)).filter(|title| !title.is_empty());
    let source = title.as_deref().unwrap_or(source);
    Ok(feed.entries.into_iter().map(|entry| document(entry, source)).collect())
}

fn document(entry: Entry, source: &str) -> Document {
    let content = entry.content.and_then(|content| content.body);
    let body = content.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
    let mut document = Document::new(text(&body)).source(source);
    document.id = Some(entry.id).filter(|id| !id.is_empty());
    document.title = entry.title.map(|title| text(&title.content));
    document.published = entry.published.or(entry.updated).map(|moment| Anchor::Day(moment.date_naive()));
    document
}

/// The text of a piece of HTML, a line for each paragraph.
fn text(html: &str) -> String {
    Html::fragment(html).formatted_text().trim().to_owned()
}

/// The clock at the place of publication, whatever its offset: it decides the civil day.
fn civil(timestamp: &str) -> Option<DateTime<Utc>> {
    Some(match anchor(timestamp)? {
        Anchor::Day(day) => day.and_hms_opt(0, 0, 0)?.and_utc(),
        Anchor::Moment(moment) => moment.naive_local().and_utc(),
    })
}
