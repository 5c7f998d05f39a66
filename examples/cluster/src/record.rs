//! What a line of the log says.

use dateline::Document;
use dateline::document::Key;
use serde::Deserialize;
use serde::de::IgnoredAny;

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
    if !line.starts_with('{') {
        return Err("not a JSON object".to_owned());
    }
    let shape: Shape = serde_json::from_str(line).map_err(cause)?;
    Ok(Some(match shape {
        Shape { text: None, retract: Some(_), .. } => {
            let Named { source: named, id } = serde_json::from_str::<Retraction>(line).map_err(cause)?.retract;
            Record::Retract(Key { source: named.unwrap_or_else(|| source.to_owned()), id })
        }
        Shape { text: None, timeline: Some(_), .. } => {
            serde_json::from_str::<Request>(line).map_err(cause)?;
            Record::Timeline
        }
        _ => {
            let mut document: Document = serde_json::from_str(line).map_err(cause)?;
            if document.source.is_empty() {
                source.clone_into(&mut document.source);
            }
            Record::Document(Box::new(document))
        }
    }))
}

fn cause(error: serde_json::Error) -> String {
    let text = error.to_string();
    let cause = text.split(" at line ").next().unwrap_or(&text);
    if error.is_data() { cause.to_owned() } else { format!("broken JSON: {cause} (column {})", error.column()) }
}
