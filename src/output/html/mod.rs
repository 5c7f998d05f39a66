//! A timeline as a page for a browser, in one file that needs no other and no network.
//!
//! The page has a time axis that zooms, with a lane for each kind, and beside it the list of events; filters by kind, certainty,
//! participant, source and support, and a search. An event opens to its sentences, each with its source and how its date was
//! derived, and to what they contradict each other on. It works with keyboard and screen reader, in light and dark, and on paper.
//!
//! ```
//! use dateline::output::html::Page;
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
//! let timeline: Timeline = [Reader::new().read(&document).report(&document)].into_iter().collect();
//! let page = Page::new(&timeline).title("Calls <of> July").to_string();
//! assert!(page.starts_with("<!doctype html>"));
//! assert!(page.contains("<title>Calls &lt;of&gt; July</title>"));
//! # Ok::<(), dateline::Error>(())
//! ```

mod view;

use std::fmt;

use crate::output::wording::{markup, total};
use crate::serializer::Json;
use crate::timeline::Timeline;

/// A timeline as a page. `Display` writes it.
///
/// What comes from texts stands in the page as escaped JSON and is shown as text, never as markup; the page forbids itself to
/// load anything (`Content-Security-Policy`).
#[derive(Debug, Clone, Copy)]
pub struct Page<'t> {
    timeline: &'t Timeline,
    title: &'t str,
}

impl<'t> Page<'t> {
    /// The page of a timeline.
    pub fn new(timeline: &'t Timeline) -> Self {
        Page { timeline, title: "Timeline" }
    }

    /// Sets the title.
    pub fn title(mut self, title: &'t str) -> Self {
        self.title = title;
        self
    }
}

const TEMPLATE: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
/// They share one scope, and each uses what stands before it.
const SCRIPTS: [&str; 5] = [
    include_str!("days.js"),
    include_str!("data.js"),
    include_str!("axis.js"),
    include_str!("list.js"),
    include_str!("page.js"),
];

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, piece) in TEMPLATE.split("%%").enumerate() {
            if at % 2 == 0 {
                f.write_str(piece)?;
                continue;
            }
            match piece {
                "title" => f.write_str(&markup(self.title))?,
                "total" => f.write_str(&markup(&total(self.timeline)))?,
                "style" => f.write_str(STYLE)?,
                "data" => write!(f, "{}", Json(&view::View::new(self.timeline)))?,
                "script" => SCRIPTS.iter().try_for_each(|script| f.write_str(script))?,
                _ => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_template_is_filled() {
        let places: Vec<&str> = TEMPLATE.split("%%").skip(1).step_by(2).collect();
        assert_eq!(places, ["title", "style", "title", "total", "data", "script"]);
        assert!(SCRIPTS.iter().chain([&STYLE]).all(|part| !part.contains("</")));
        let page = Page::new(&Timeline::new()).to_string();
        assert_eq!(page.matches("</script>").count(), 2);
        assert!(!page.contains("http:") && !page.contains("https:"));
    }
}
