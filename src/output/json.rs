//! JSON views of what was read in one document, one object a line: time expressions and mentions.
//!
//! ```
//! use dateline::output::json::{MentionLine, TimexLine};
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called US President Barack Obama on Wednesday.").id("d1").source("times");
//! let reading = Reader::new().read(&document);
//! let timexes = serde_json::to_string(&TimexLine::new(&document, &reading))?;
//! let mentions = serde_json::to_string(&MentionLine::new(&document, &reading))?;
//! assert!(timexes.starts_with(r#"{"document":"d1","published":null,"anchor_basis":null,"timexes":["#));
//! assert!(mentions.starts_with(r#"{"document":"d1","published":null,"anchor_basis":null,"mentions":["#));
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use chrono::{Datelike, NaiveDate};

use crate::document::AnchorBasis;
use crate::event::{Circumstances, Factuality, Kind, Mention, Participant, Phase, When};
use crate::temporal::Timex;
use crate::text::Section;
use crate::{Document, Reading, Span};

/// A document and its time expressions.
#[derive(Debug, Clone, Serialize)]
pub struct TimexLine<'a> {
    #[serde(flatten)]
    head: Head,
    timexes: Vec<TimexView<'a>>,
}

/// A document and its event mentions, those in boilerplate too.
#[derive(Debug, Clone, Serialize)]
pub struct MentionLine<'a> {
    #[serde(flatten)]
    head: Head,
    mentions: Vec<MentionView<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct Head {
    document: String,
    published: Option<NaiveDate>,
    anchor_basis: Option<AnchorBasis>,
}

impl Head {
    fn new(document: &Document, reading: &Reading) -> Self {
        Head {
            document: document.key().id,
            published: reading.published.map(|anchor| anchor.day()),
            anchor_basis: reading.anchor_basis,
        }
    }
}

impl<'a> TimexLine<'a> {
    /// The view of a document as it was read.
    pub fn new(document: &'a Document, reading: &'a Reading) -> Self {
        let text = document.text.as_str();
        let timexes = reading.timexes.iter().map(|timex| TimexView { timex, text }).collect();
        TimexLine { head: Head::new(document, reading), timexes }
    }
}

impl<'a> MentionLine<'a> {
    /// The view of a document as it was read.
    pub fn new(document: &'a Document, reading: &'a Reading) -> Self {
        let mentions = reading.mentions.iter().map(|mention| MentionView::new(mention, &document.text)).collect();
        MentionLine { head: Head::new(document, reading), mentions }
    }
}

#[derive(Debug, Clone)]
struct TimexView<'a> {
    timex: &'a Timex,
    text: &'a str,
}

impl Serialize for TimexView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Timex {
            span,
            kind,
            value,
            modifier,
            interval,
            range: _,
            begin,
            end_value,
            quant,
            freq,
            ambiguous,
            reason,
            section,
        } = self.timex;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("start", &span.start)?;
        map.serialize_entry("end", &span.end)?;
        map.serialize_entry("text", span.of(self.text).unwrap_or_default())?;
        map.serialize_entry("type", kind)?;
        map.serialize_entry("value", &value.map(|value| value.to_string()))?;
        map.serialize_entry("mod", modifier)?;
        map.serialize_entry("first", &interval.and_then(|interval| interval.start).map(Day))?;
        map.serialize_entry("last", &interval.and_then(|interval| interval.end).map(Day))?;
        map.serialize_entry("section", section)?;
        if let Some(begin) = begin {
            map.serialize_entry("begin", &begin.to_string())?;
        }
        if let Some(end) = end_value {
            map.serialize_entry("end_value", &end.to_string())?;
        }
        if let Some(quant) = quant {
            map.serialize_entry("quant", quant)?;
        }
        if let Some(freq) = freq {
            map.serialize_entry("freq", &freq.to_frequency())?;
        }
        if *ambiguous {
            map.serialize_entry("ambiguous", ambiguous)?;
        }
        if let Some(reason) = reason {
            map.serialize_entry("reason", reason)?;
        }
        map.end()
    }
}

/// A day as its ten characters, which chrono writes one by one.
struct Day(NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Ok(year @ 0..=9999) = u32::try_from(self.0.year()) else { return self.0.serialize(serializer) };
        let mut text = *b"0000-00-00";
        for (end, mut number) in [(4, year), (7, self.0.month()), (10, self.0.day())] {
            for digit in text.iter_mut().take(end).rev().take_while(|digit| **digit != b'-') {
                *digit = b'0' + (number % 10) as u8;
                number /= 10;
            }
        }
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

#[derive(Debug, Clone, Serialize)]
struct MentionView<'a> {
    id: &'a str,
    kind: &'a Kind,
    start: usize,
    end: usize,
    text: &'a str,
    trigger: Trigger<'a>,
    section: Section,
    phase: &'a Phase,
    factuality: Factuality,
    participants: &'a [Participant],
    when: Option<&'a When>,
    #[serde(flatten)]
    circumstances: &'a Circumstances,
}

#[derive(Debug, Clone, Serialize)]
struct Trigger<'a> {
    #[serde(flatten)]
    span: Span,
    text: &'a str,
}

impl<'a> MentionView<'a> {
    fn new(mention: &'a Mention, text: &'a str) -> Self {
        MentionView {
            id: &mention.id,
            kind: &mention.kind,
            start: mention.sentence.start,
            end: mention.sentence.end,
            text: mention.sentence.of(text).unwrap_or_default(),
            trigger: Trigger { span: mention.trigger, text: mention.trigger.of(text).unwrap_or_default() },
            section: mention.section,
            phase: &mention.phase,
            factuality: mention.factuality,
            participants: &mention.participants,
            when: mention.when.as_ref(),
            circumstances: &mention.circumstances,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_ever() {
        for day in ["2016-07-06", "0001-01-01", "0000-12-31", "9999-10-30", "-0044-03-15", "+10160-01-09"] {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(serde_json::to_string(&Day(day)).unwrap(), serde_json::to_string(&day).unwrap());
        }
    }
}
