//! A timeline as the JSON of [TimelineJS](https://timeline.knightlab.com/docs/json-format.html).
//!
//! ```
//! use dateline::output::timelinejs::Slides;
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
//! let timeline: Timeline = [Reader::new().read(&document).report(&document)].into_iter().collect();
//! let slides = Slides::new(&timeline).to_string();
//! assert!(slides.contains(r#""start_date":{"year":2016,"month":7,"day":6}"#));
//! assert!(slides.contains(r#""headline":"Vladimir Putin to Barack Obama""#));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::calendar::Granularity;
use crate::output::wording::{best, dated, disputed, evidence, heading, markup, quoted, support, total, who};
use crate::serializer::Json;
use crate::timeline::{Event, Timeline};

/// The slides of a timeline, one an event, grouped by kind. `Display` and serde write the same JSON.
///
/// Months, quarters and years have no day, so that they are drawn as wide as they are. Undated events have no slide. TimelineJS
/// takes texts for HTML, so they are escaped.
#[derive(Debug, Clone, Serialize)]
pub struct Slides<'t> {
    title: Title,
    events: Vec<Slide<'t>>,
}

impl<'t> Slides<'t> {
    /// The slides of a timeline.
    pub fn new(timeline: &'t Timeline) -> Self {
        let text = Text { headline: "Timeline".to_owned(), text: paragraph(&total(timeline)) };
        Slides { title: Title { text }, events: timeline.events().iter().filter_map(Slide::new).collect() }
    }
}

impl fmt::Display for Slides<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", Json(self))
    }
}

#[derive(Debug, Clone, Serialize)]
struct Title {
    text: Text,
}

#[derive(Debug, Clone, Serialize)]
struct Slide<'t> {
    unique_id: &'t str,
    #[serde(serialize_with = "html")]
    group: &'t str,
    start_date: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<Day>,
    display_date: String,
    text: Text,
}

#[derive(Debug, Clone, Serialize)]
struct Text {
    headline: String,
    text: String,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct Day {
    year: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u32>,
}

impl Day {
    fn new(day: NaiveDate, granularity: Granularity) -> Self {
        use Granularity::{Century, Decade, Half, Month, Quarter, Year};
        let month = Some(day.month()).filter(|_| !matches!(granularity, Year | Decade | Century));
        let day_of = Some(day.day()).filter(|_| month.is_some() && !matches!(granularity, Month | Quarter | Half));
        Day { year: day.year(), month, day: day_of }
    }
}

impl<'t> Slide<'t> {
    fn new(event: &'t Event) -> Option<Self> {
        let when = event.when.as_ref()?;
        let start = when.interval.start.or(when.interval.end)?;
        let end = when.interval.start.and(when.interval.end).filter(|end| *end != start);
        let mut text = paragraph(&format!("{}, {}", heading(event), support(event)));
        if let Some(best) = best(event) {
            text += &paragraph(&quoted(&best.mention().quote));
            text += &paragraph(&evidence(best));
        }
        text.extend(event.disagreements.iter().map(|one| paragraph(&disputed(one))));
        Some(Slide {
            unique_id: &event.id,
            group: event.kind.as_str(),
            start_date: Day::new(start, when.granularity),
            end_date: end.map(|end| Day::new(end, when.granularity)),
            display_date: markup(&dated(event)),
            text: Text { headline: markup(&who(event)), text },
        })
    }
}

fn html<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&markup(text))
}

fn paragraph(text: &str) -> String {
    format!("<p>{}</p>", markup(text))
}
