//! A few documents.

use dateline::Document;
use dateline::chrono::{Days, NaiveDate};
use dateline::document::Anchor;

use crate::text;

/// Documents are parted by the byte 0xff. The first three bytes of each are its source, its id and its day; a capital letter
/// for a source takes the first line for the title.
pub(crate) fn of(data: &[u8]) -> Vec<Document> {
    data.split(|byte| *byte == 0xff).take(6).filter_map(document).collect()
}

fn document(data: &[u8]) -> Option<Document> {
    let (&[source, id, day], rest) = data.split_first_chunk()?;
    let mut text = text::of(rest);
    let mut document = Document::default();
    if source.is_ascii_uppercase()
        && let Some((title, rest)) = text.split_once('\n')
    {
        document.title = Some(title.to_owned());
        text = rest.to_owned();
    }
    document.text = text;
    document.source = match source.to_ascii_lowercase() {
        b'a'..=b'd' => char::from(source.to_ascii_lowercase()).to_string(),
        // Names that mean something to some format.
        b'e' => "=1+1, \"e\"; \r\n\\".to_owned(),
        b'f' => "</script>&amp;<!--".to_owned(),
        b'g' => "[g](h) *i* `j` # | ~~k~~".to_owned(),
        _ => String::new(),
    };
    document.id = (id != b'-').then(|| char::from(id % 8 + b'0').to_string());
    document.published = match day {
        b'-' => None,
        0x80.. => NaiveDate::from_ymd_opt((i32::from(day) - 0xc0) * 156, 2, 28).map(Anchor::Day),
        _ => NaiveDate::from_ymd_opt(2016, 6, 1)?.checked_add_days(Days::new(day.into())).map(Anchor::Day),
    };
    Some(document)
}
