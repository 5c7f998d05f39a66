//! What a line of the log says.

use dateline::Document;
use dateline::document::Key;
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::json::parse_object;

/// A record of the log.
#[derive(Debug)]
pub(crate) enum Record {
    /// A document, in place of what had its key before.
    Document(Box<Document>),
    /// A document is taken back.
    Retract(Key),
    /// The whole timeline is asked for.
    Timeline,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Retraction {
    retract: Named,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(default)]
    source: Option<String>,
    id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    #[serde(rename = "timeline")]
    _timeline: bool,
}

/// Which keys a record has, the values aside.
#[derive(Deserialize)]
struct Shape {
    retract: Option<IgnoredAny>,
    timeline: Option<IgnoredAny>,
    text: Option<IgnoredAny>,
}

/// The record on a line; `None` where it is empty. Documents that name no source have this one.
pub(crate) fn parse(line: &[u8], source: &str) -> Result<Option<Record>, String> {
    let line =
        std::str::from_utf8(line).map_err(|error| format!("invalid UTF-8 after {} bytes", error.valid_up_to()))?;
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    let shape: Shape = parse_object(line)?;
    Ok(Some(match shape {
        Shape { text: None, retract: Some(_), .. } => {
            let Named { source: named, id } = parse_object::<Retraction>(line)?.retract;
            Record::Retract(Key { source: named.unwrap_or_else(|| source.to_owned()), id })
        }
        Shape { text: None, timeline: Some(_), .. } => {
            parse_object::<Request>(line)?;
            Record::Timeline
        }
        _ => {
            let mut document: Document = parse_object(line)?;
            if document.source.is_empty() {
                source.clone_into(&mut document.source);
            }
            Record::Document(Box::new(document))
        }
    }))
}
