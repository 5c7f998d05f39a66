//! A document as TimeML, its time expressions inline, as the evaluation tools of TempEval read it.
//!
//! ```
//! use dateline::output::timeml::TimeMl;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin & Obama spoke on Wednesday.").id("d1").published("2016-07-07".parse()?);
//! let reading = Reader::new().read(&document);
//! let timeml = TimeMl::new(&document, &reading).to_string();
//! assert!(timeml.contains(
//!     r#"<TEXT>Putin &amp; Obama spoke on <TIMEX3 tid="t1" type="DATE" value="2016-07-06">Wednesday</TIMEX3>.</TEXT>"#
//! ));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};

use serde::Serialize;

use crate::serializer::Json;
use crate::temporal::Timex;
use crate::{Document, Reading};

/// A document as TimeML 1.2.1. `Display` writes it.
///
/// `DOCID` is the document's id, `DCT` its publication anchor (`tid="t0"`), without which there is no `DCT`. The text is kept
/// whole; characters that XML cannot hold are U+FFFD. A date that cannot be has the value `XXXX-XX-XX`.
#[derive(Debug, Clone, Copy)]
pub struct TimeMl<'a> {
    document: &'a Document,
    reading: &'a Reading,
}

impl<'a> TimeMl<'a> {
    /// The document as it was read.
    pub fn new(document: &'a Document, reading: &'a Reading) -> Self {
        TimeMl { document, reading }
    }
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"#;

impl fmt::Display for TimeMl<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TimeMl { document, reading } = self;
        f.write_str(HEAD)?;
        writeln!(f, "<DOCID>{}</DOCID>", Escaped(&document.key().id))?;
        if let Some(published) = reading.published {
            let creation = r#"temporalFunction="false" functionInDocument="CREATION_TIME""#;
            let day = published.day();
            writeln!(f, r#"<DCT><TIMEX3 tid="t0" type="DATE" value="{day}" {creation}>{published}</TIMEX3></DCT>"#)?;
        }
        if let Some(title) = &document.title {
            writeln!(f, "<TITLE>{}</TITLE>", Escaped(title))?;
        }
        f.write_str("<TEXT>")?;
        let mut written = 0;
        for (index, timex) in reading.timexes.iter().enumerate() {
            let (before, words) = (document.text.get(written..timex.span.start), timex.span.of(&document.text));
            let (Some(before), Some(words)) = (before, words) else { continue };
            write!(f, "{}", Escaped(before))?;
            open(f, index + 1, timex)?;
            write!(f, "{}</TIMEX3>", Escaped(words))?;
            written = timex.span.end;
        }
        let rest = document.text.get(written..).unwrap_or_default();
        write!(f, "{}</TEXT>\n</TimeML>\n", Escaped(rest))
    }
}

fn open(f: &mut fmt::Formatter<'_>, number: usize, timex: &Timex) -> fmt::Result {
    write!(f, r#"<TIMEX3 tid="t{number}" type="#)?;
    // The name is in capitals and quotation marks, in XML as in JSON.
    write!(f, "{}", Json(&timex.kind))?;
    match timex.value {
        Some(value) => write!(f, r#" value="{value}""#)?,
        None => f.write_str(r#" value="XXXX-XX-XX""#)?,
    }
    optional(f, "mod", timex.modifier.as_ref())?;
    optional(f, "quant", timex.quant.as_ref())?;
    if let Some(freq) = timex.freq {
        write!(f, r#" freq="{}""#, freq.to_frequency())?;
    }
    f.write_char('>')
}

fn optional(f: &mut fmt::Formatter<'_>, name: &str, value: Option<&impl Serialize>) -> fmt::Result {
    value.map_or(Ok(()), |value| write!(f, " {name}={}", Json(value)))
}

/// Text as character data.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            match char {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                // Readers of XML turn a bare one into a line feed.
                '\r' => f.write_str("&#13;")?,
                '\t' | '\n' => f.write_char(char)?,
                '\0'..' ' | '\u{fffe}' | '\u{ffff}' => f.write_char('\u{fffd}')?,
                char => f.write_char(char)?,
            }
        }
        Ok(())
    }
}
