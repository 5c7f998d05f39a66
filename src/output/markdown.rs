//! A timeline as a Markdown document, by years.
//!
//! ```
//! use dateline::output::markdown::Page;
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
//! let timeline: Timeline = [Reader::new().read(&document).report(&document)].into_iter().collect();
//! let page = Page::new(&timeline).to_string();
//! assert!(page.contains("\n## 2016\n\n* **2016-07-06**: call, held, 1 source  \n  Vladimir Putin to Barack Obama\n"));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt;

use chrono::Datelike;

use crate::output::wording::{
    best, circumstances, dated, disputed, evidence, heading, one_line, quoted, support, total, who,
};
use crate::timeline::{Event, Timeline};

/// A timeline laid out as Markdown (CommonMark). `Display` writes it.
///
/// What took place stands under the years, what was only wanted, planned or denied after it. What texts say is escaped.
#[derive(Debug, Clone, Copy)]
pub struct Page<'t> {
    timeline: &'t Timeline,
}

impl<'t> Page<'t> {
    /// The page of a timeline.
    pub fn new(timeline: &'t Timeline) -> Self {
        Page { timeline }
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# Timeline\n\n{}", total(self.timeline))?;
        let (happened, rest): (Vec<&Event>, Vec<&Event>) =
            self.timeline.events().iter().partition(|event| event.took_place());
        let mut under = None;
        for one in happened {
            let when = one.when.as_ref().map(|when| when.interval);
            let year = when.and_then(|days| days.start.or(days.end)).map(|day| day.year());
            if under != Some(year) {
                let year = year.map_or_else(|| "Undated".to_owned(), |year| year.to_string());
                writeln!(f, "\n## {year}\n")?;
            }
            under = Some(year);
            event(f, one)?;
        }
        if !rest.is_empty() {
            writeln!(f, "\n## Wanted, planned or denied\n")?;
        }
        rest.into_iter().try_for_each(|one| event(f, one))
    }
}

fn event(f: &mut fmt::Formatter<'_>, event: &Event) -> fmt::Result {
    let support = support(event);
    writeln!(f, "* **{}**: {}, {support}  ", escaped(&dated(event)), escaped(&heading(event)))?;
    let told = circumstances(event);
    writeln!(f, "  {}{}", escaped(&who(event)), if told.is_some() { "  " } else { "" })?;
    if let Some(told) = told {
        writeln!(f, "  {}", escaped(&told))?;
    }
    if let Some(best) = best(event) {
        writeln!(f, "  > {}  ", escaped(&quoted(&best.mention().quote)))?;
        writeln!(f, "  > {}", escaped(&evidence(best)))?;
    }
    for disagreement in &event.disagreements {
        writeln!(f, "\n  {}", escaped(&disputed(disagreement)))?;
    }
    Ok(())
}

/// Text of one line that means nothing to Markdown.
fn escaped(text: &str) -> String {
    // White space at the front would make it code.
    let text = one_line(&text.replace(char::is_control, " "));
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut start = true;
    for (at, char) in text.char_indices() {
        let block = at == 0 && matches!(char, '-' | '+' | '=') || start && at > 0 && matches!(char, '.' | ')');
        let inline = matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '$' | '!');
        if block || inline {
            escaped.push('\\');
        }
        escaped.push(char);
        // A number with a point or bracket after it begins a list.
        start = start && char.is_ascii_digit();
    }
    escaped
}
