//! A timeline as an iCalendar file (RFC 5545) of all-day events, to be imported into a calendar.
//!
//! ```
//! use dateline::output::ics::Calendar;
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
//! let timeline: Timeline = [Reader::new().read(&document).report(&document)].into_iter().collect();
//! let calendar = Calendar::new(&timeline).to_string();
//! assert!(calendar.contains("DTSTART;VALUE=DATE:20160706\r\nDTEND;VALUE=DATE:20160707\r\n"));
//! assert!(calendar.contains("SUMMARY:Call\\, held: Vladimir Putin to Barack Obama\r\n"));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt::{self, Write};
use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use crate::event::Factuality;
use crate::output::wording::{best, circumstances, dated, disputed, evidence, heading, quoted, support, who};
use crate::timeline::{Event, Timeline};

/// Octets of a line, its end not counted.
const LINE: usize = 75;
/// The years that a date of a calendar can tell.
const YEARS: RangeInclusive<i32> = 1..=9999;

/// A timeline as an iCalendar file. `Display` writes it.
///
/// * An event is all-day, from its first to its last day; one of which only an end is known takes one day. Undated events, and
///   those outside the years 1 to 9999, have no place in a calendar.
/// * `UID` is made of the event's id, and `DTSTAMP` of the last day on which a report of it was published, so that a later file
///   updates what an earlier one brought, and the same timeline gives the same bytes.
/// * `STATUS` is `CONFIRMED` where it took place, `CANCELLED` where it is denied, else `TENTATIVE`; `CATEGORIES` is the kind.
///   Events take no time (`TRANSP:TRANSPARENT`).
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'t> {
    timeline: &'t Timeline,
}

impl<'t> Calendar<'t> {
    /// The calendar of a timeline.
    pub fn new(timeline: &'t Timeline) -> Self {
        Calendar { timeline }
    }
}

impl fmt::Display for Calendar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dateline//timeline//EN", "CALSCALE:GREGORIAN"];
        head.iter().try_for_each(|line| content(f, line))?;
        for one in self.timeline.events() {
            if let Some((first, after)) = days(one) {
                event(f, one, first, after)?;
            }
        }
        content(f, "END:VCALENDAR")
    }
}

/// The first day of an event and the one after its last.
fn days(event: &Event) -> Option<(NaiveDate, NaiveDate)> {
    let interval = event.when.as_ref()?.interval;
    let first = interval.start.or(interval.end)?;
    let last = interval.start.and(interval.end).unwrap_or(first);
    let after = last.checked_add_days(Days::new(1))?;
    [first, after].iter().all(|day| YEARS.contains(&day.year())).then_some((first, after))
}

fn event(f: &mut fmt::Formatter<'_>, event: &Event, first: NaiveDate, after: NaiveDate) -> fmt::Result {
    let published = event.mentions.iter().filter_map(|telling| telling.report().published);
    let stamp = published.map(|anchor| anchor.day()).filter(|day| YEARS.contains(&day.year())).max().unwrap_or(first);
    let status = match event.factuality {
        _ if event.took_place() => "CONFIRMED",
        Factuality::Negated => "CANCELLED",
        _ => "TENTATIVE",
    };
    let kind = event.kind.as_str();
    let mut letters = heading(event);
    if let Some(first) = letters.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    content(f, "BEGIN:VEVENT")?;
    content(f, &format!("UID:{}@dateline", event.id))?;
    content(f, &format!("DTSTAMP:{}T000000Z", stamp.format("%Y%m%d")))?;
    content(f, &format!("DTSTART;VALUE=DATE:{}", first.format("%Y%m%d")))?;
    content(f, &format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")))?;
    content(f, &format!("SUMMARY:{}", text(&format!("{letters}: {}", who(event)))))?;
    content(f, &format!("DESCRIPTION:{}", text(&description(event))))?;
    content(f, &format!("CATEGORIES:{}", text(kind)))?;
    content(f, &format!("STATUS:{status}"))?;
    content(f, "TRANSP:TRANSPARENT")?;
    content(f, "END:VEVENT")
}

fn description(event: &Event) -> String {
    let mut lines: Vec<String> = Vec::new();
    if let Some(best) = best(event) {
        lines.push(quoted(&best.mention().quote));
        lines.push(evidence(best));
    }
    lines.extend(circumstances(event));
    lines.extend(event.disagreements.iter().map(disputed));
    lines.push(format!("{}, {}: {}", dated(event), support(event), event.sources.join(", ")));
    lines.join("\n")
}

/// A value of type TEXT.
fn text(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len() + 8);
    for char in value.chars() {
        match char {
            '\\' | ';' | ',' => escaped.extend(['\\', char]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(char),
            char if char.is_control() => {}
            char => escaped.push(char),
        }
    }
    escaped
}

/// A content line, folded so that no line is longer than 75 octets.
fn content(f: &mut fmt::Formatter<'_>, line: &str) -> fmt::Result {
    let mut octets = 0;
    for char in line.chars() {
        if octets + char.len_utf8() > LINE {
            f.write_str("\r\n ")?;
            octets = 1;
        }
        f.write_char(char)?;
        octets += char.len_utf8();
    }
    f.write_str("\r\n")
}
