//! Front matter of text files.

use std::collections::HashSet;

use crate::Error;
use crate::document::{Document, DocumentType};

/// The line that opens and closes front matter.
const FENCE: &str = "---";

/// Reads a text file with optional front matter.
pub(super) fn read(stem: &str, file: &str) -> Result<Document, Error> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut lines = Lines { rest: file };
    if lines.next().map(str::trim_end) != Some(FENCE) {
        return Ok(Document::new(file).source(stem));
    }
    let mut document = Document::new("").source(stem);
    let mut seen = HashSet::new();
    for number in 2.. {
        let fail = |cause: String| Error::FrontMatter { line: number, cause };
        let Some(line) = lines.next().map(str::trim) else {
            return Err(Error::FrontMatter {
                line: 1,
                cause: "front matter is not closed by a line of ---".to_owned(),
            });
        };
        if line == FENCE {
            break;
        }
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (key, value) = line.split_once(':').ok_or_else(|| fail(format!("not a `key: value`: {line:?}")))?;
        let (key, value) = (key.trim().to_ascii_lowercase(), bare(value.trim()));
        if seen.contains(&key) {
            return Err(fail(format!("a second {key:?}")));
        }
        if !value.is_empty() {
            match key.as_str() {
                "id" => document.id = Some(value.to_owned()),
                "source" => document.source = value.to_owned(),
                "title" => document.title = Some(value.to_owned()),
                "published" => {
                    document.published = Some(value.parse().map_err(|error: Error| fail(error.to_string()))?)
                }
                "type" => document.kind = DocumentType::named(value).map_err(|error| fail(error.to_string()))?,
                _ => {}
            }
        }
        seen.insert(key);
    }
    document.text = lines.rest.to_owned();
    Ok(document)
}

/// A value without the quotation marks around it.
fn bare(value: &str) -> &str {
    let marks = ['"', '\''].into_iter();
    let within = marks.filter_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark)).next();
    within.unwrap_or(value)
}

/// Lines that keep what is left after them.
struct Lines<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Lines<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or((self.rest, ""));
        self.rest = rest;
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(file: &str, message: &str) {
        assert_eq!(read("stem", file).unwrap_err().to_string(), message, "{file:?}");
    }

    #[test]
    fn front_matter_is_read() {
        let file = "\u{feff}---\r\nsource: \"Harbor: Daily\"\r\nID: 7\r\n# a note\r\n\r\nlang: en\r\ntitle: Talks: a start\r\n\
                    published: 2016-07-06T04:51:00+08:00\r\ntype: narrative\r\n---\r\n\r\nText --- here\r\n---\r\n";
        let document = read("stem", file).unwrap();
        assert_eq!(document.source, "Harbor: Daily");
        assert_eq!(document.id.as_deref(), Some("7"));
        assert_eq!(document.title.as_deref(), Some("Talks: a start"));
        assert_eq!(document.published.unwrap().to_string(), "2016-07-06T04:51:00+08:00");
        assert_eq!(document.kind, Some(DocumentType::Narrative));
        assert_eq!(document.text, "\r\nText --- here\r\n---\r\n");
    }

    #[test]
    fn a_text_without_front_matter_is_all_text() {
        for file in ["", "Text\n---\nkey: value\n---\n", "----\nText", " ---\nText"] {
            let document = read("stem", file).unwrap();
            assert_eq!((document.source.as_str(), document.text.as_str()), ("stem", file));
        }
        assert_eq!(read("stem", "---\n---\n").unwrap().text, "");
        assert_eq!(read("stem", "---\ntype: auto\nsource:\n---").unwrap(), Document::new("").source("stem"));
    }

    #[test]
    fn malformed_front_matter_names_line_and_cause() {
        fails("---\ntitle: a\n", "line 1: front matter is not closed by a line of ---");
        fails("---\ntitle: a\njust words\n---\n", "line 3: not a `key: value`: \"just words\"");
        fails("---\ntitle: a\ntitle: b\n---\n", "line 3: a second \"title\"");
        fails("---\ntype: novel\n---\n", "line 2: unknown document type: \"novel\"");
        fails("---\n\npublished: 2015-02-29\n---\n", "line 3: no such day: \"2015-02-29\"");
        fails(
            "---\npublished: soon\n---\n",
            "line 2: not a publication date: \"soon\" (expected YYYY-MM-DD or an RFC 3339 timestamp)",
        );
    }
}
