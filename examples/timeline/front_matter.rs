//! The head of a text file: `key: value` lines between two lines `---`.

use dateline::Error;

use crate::support::{Record, parse_document_type};

/// The document in a text file. What stands before the text is its front matter, if the very first line is `---` and another
/// such line follows; keys that a document does not have are ignored. An error comes with its one-based line.
pub(crate) fn parse(file: String) -> Result<Record, (usize, String)> {
    let mut record = Record { id: None, source: None, title: None, published: None, kind: None, text: String::new() };
    let Some((head, start)) = split(&file) else {
        record.text = file;
        return Ok(record);
    };
    for (index, line) in head.lines().enumerate() {
        let number = index + 2;
        // Blank lines, comments, and the continued lists of keys that are not ours.
        if line.trim().is_empty() || line.starts_with(['#', ' ', '\t', '-']) {
            continue;
        }
        let (key, value) = line.split_once(':').ok_or_else(|| (number, format!("not `key: value`: {line:?}")))?;
        let value = unquoted(value.trim());
        let given = || (!value.is_empty()).then(|| value.to_owned());
        match key.trim() {
            "id" => record.id = given(),
            "source" => record.source = given(),
            "title" => record.title = given(),
            "published" if value.is_empty() => {}
            "published" => record.published = Some(value.parse().map_err(|error: Error| (number, error.to_string()))?),
            "type" if value.is_empty() => {}
            "type" => {
                let expected =
                    || format!("unknown type {value:?}, expected `news`, `narrative`, `colloquial` or `auto`");
                record.kind = parse_document_type(value).ok_or_else(|| (number, expected()))?;
            }
            _ => {}
        }
    }
    let mut file = file;
    record.text = file.split_off(start);
    Ok(record)
}

/// The lines between the marks, and where the text begins after them.
fn split(file: &str) -> Option<(&str, usize)> {
    let mut lines = file.split_inclusive('\n');
    let mark = |line: &str| line.trim_end() == "---";
    let first = lines.next().filter(|line| mark(line))?;
    let mut at = first.len();
    for line in lines {
        let next = at + line.len();
        if mark(line) {
            return Some((file.get(first.len()..at)?, next));
        }
        at = next;
    }
    None
}

fn unquoted(value: &str) -> &str {
    let inner = |quote: char| value.strip_prefix(quote)?.strip_suffix(quote).filter(|inner| !inner.contains(quote));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}
