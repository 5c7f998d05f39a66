//! Documents out of HTML pages: title, day of publication, site and the article's text.

use dateline::Document;
use dateline::document::Anchor;
use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::{Encoding, UTF_8};

use crate::markup;

/// The article of a page. Its source is the site that the page names, else `source`.
pub(crate) fn document(page: &[u8], source: &str) -> Result<Document, String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let page = markup::page(decoded(page))?;
    let mut page = Readability::with_document(page, None, Some(config)).map_err(|error| error.to_string())?;
    let article = page.parse().map_err(|error| format!("no article found in this page: {error}"))?;
    let site = article.site_name.filter(|name| !name.trim().is_empty());
    let mut document = Document::new(&*article.text_content).source(site.as_deref().unwrap_or(source).trim());
    document.title = Some(article.title).filter(|title| !title.is_empty());
    document.published = article.published_time.as_deref().and_then(anchor);
    Ok(document)
}

/// The text of a page in the encoding that its mark or its `meta` names, else UTF-8.
fn decoded(page: &[u8]) -> String {
    let head = String::from_utf8_lossy(page.get(..1024).unwrap_or(page)).to_ascii_lowercase();
    let named = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let label = named.and_then(|rest| rest.split(['"', '\'', ' ', ';', '>', '/']).next());
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes())).unwrap_or(UTF_8);
    encoding.decode(page).0.into_owned()
}

/// A moment as pages write it; where its time cannot be read, its day.
pub(crate) fn anchor(published: &str) -> Option<Anchor> {
    let published = published.trim();
    let day = || published.get(..10).and_then(|day| day.parse().ok());
    let letter = || dateline::chrono::DateTime::parse_from_rfc2822(published).ok().map(Anchor::Moment);
    published.parse().ok().or_else(day).or_else(letter)
}
