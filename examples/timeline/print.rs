//! The stages of the pipeline as text and as JSON.

use std::env;
use std::io::{self, Write};

use console::Term;
use dateline::document::AnchorBasis;
use dateline::event::{Circumstances, Mention, When};
use dateline::output::ics::Calendar;
use dateline::output::json::{MentionLine, TimexLine};
use dateline::output::table::Table;
use dateline::output::timelinejs::Slides;
use dateline::output::timeml::TimeMl;
use dateline::output::{html, markdown, text};
use dateline::temporal::Timex;
use dateline::timeline::{Diff, Timeline};
use dateline::{Document, Reading};
use serde::Serialize;

use crate::options::{Format, Stage};

/// How text is laid out.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    /// Columns; by default those of the library.
    width: Option<usize>,
    color: bool,
}

impl Style {
    /// That of the terminal on standard output. Lines longer than 120 columns are hard to read, however wide it is.
    pub(crate) fn of_terminal() -> Self {
        let size = Term::stdout().size_checked();
        let width = size.map(|(_, columns)| usize::from(columns).min(120));
        Style { width, color: env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) }
    }
}

/// The whole timeline, or all its mentions with their events.
pub(crate) fn timeline(
    out: &mut dyn Write,
    stage: Stage,
    format: Format,
    style: Style,
    timeline: &Timeline,
) -> io::Result<()> {
    let table = if stage == Stage::Mentions { Table::mentions(timeline) } else { Table::events(timeline) };
    match format {
        Format::Text => {
            let page = text::Page::new(timeline).color(style.color);
            write!(out, "{}", style.width.map_or(page, |columns| page.width(columns)))
        }
        Format::Json => json(out, timeline),
        Format::Jsonl => write!(out, "{}", table.jsonl()),
        Format::Csv => write!(out, "{}", table.csv()),
        Format::Html => write!(out, "{}", html::Page::new(timeline)),
        Format::Markdown => write!(out, "{}", markdown::Page::new(timeline)),
        Format::Ics => write!(out, "{}", Calendar::new(timeline)),
        Format::Timelinejs => write!(out, "{}", Slides::new(timeline)),
        // It prints documents.
        Format::Timeml => Ok(()),
    }
}

/// What is new since an older timeline.
pub(crate) fn news(out: &mut dyn Write, format: Format, diff: &Diff) -> io::Result<()> {
    match format {
        Format::Json => json(out, diff),
        _ if diff.is_empty() => writeln!(out, "Nothing new."),
        _ => write!(out, "{diff}"),
    }
}

/// What was found in one document; nothing for the timeline, which comes when all are read.
pub(crate) fn reading(
    out: &mut dyn Write,
    stage: Stage,
    format: Format,
    document: &Document,
    reading: &Reading,
) -> io::Result<()> {
    let Reading { timexes, mentions, .. } = reading;
    match (stage, format) {
        (_, Format::Timeml) => write!(out, "{}", TimeMl::new(document, reading)),
        (Stage::Timexes, Format::Json) => line(out, &TimexLine::new(document, reading)),
        (Stage::Mentions, Format::Json) => line(out, &MentionLine::new(document, reading)),
        (Stage::Timexes, Format::Text) => {
            head(out, document, reading)?;
            timexes.iter().try_for_each(|timex| timex_row(out, &document.text, timex))?;
            writeln!(out)
        }
        (Stage::Mentions, Format::Text) => {
            head(out, document, reading)?;
            mentions.iter().try_for_each(|mention| mention_row(out, mention))?;
            writeln!(out)
        }
        _ => Ok(()),
    }
}

/// One line of JSON.
fn json(mut out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)
}

/// The same of what is short: JSON comes in pieces of a few bytes, which cost less where memory takes them.
fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    out.write_all(&line)
}

fn head(out: &mut dyn Write, document: &Document, reading: &Reading) -> io::Result<()> {
    let key = document.key();
    write!(out, "{}/{}", key.source, key.id)?;
    match (reading.published, reading.anchor_basis) {
        (Some(published), Some(AnchorBasis::Given)) => writeln!(out, ", published {published}"),
        (Some(published), Some(AnchorBasis::Dateline)) => writeln!(out, ", published {published} by its dateline"),
        (Some(published), _) => writeln!(out, ", taken as published {published}"),
        (None, _) => writeln!(out, ", without a date of publication"),
    }
}

fn timex_row(out: &mut dyn Write, text: &str, timex: &Timex) -> io::Result<()> {
    let kind = format!("{:?}", timex.kind).to_uppercase();
    let value = match (timex.value, &timex.reason) {
        (Some(value), _) => value.to_string(),
        (None, Some(reason)) => format!("none: {reason}"),
        (None, None) => "none".to_owned(),
    };
    let days = timex.interval.map(|days| days_of(days.start, days.end)).unwrap_or_default();
    let expression = one_line(timex.span.of(text).unwrap_or_default());
    let row = format!("{:>8}  {kind:<8}  {value:<18}  {days:<24}  {expression}", timex.span.start);
    writeln!(out, "{}", row.trim_end())
}

fn mention_row(out: &mut dyn Write, mention: &Mention) -> io::Result<()> {
    let Mention { trigger, kind, phase, factuality, participants, when, quote, .. } = mention;
    let who: Vec<String> = participants.iter().map(|who| format!("{} ({})", who.name, who.role)).collect();
    let date = when.as_ref().map(date).unwrap_or_else(|| "undated".to_owned());
    writeln!(out, "{:>8}  {kind:<10}  {phase:<10}  {factuality:<12}  {date}", trigger.start)?;
    if !who.is_empty() {
        writeln!(out, "{:>8}  {}", "", who.join(", "))?;
    }
    let told = told(&mention.circumstances);
    if !told.is_empty() {
        writeln!(out, "{:>8}  {told}", "")?;
    }
    writeln!(out, "{:>8}  {}", "", one_line(quote))
}

/// `place Aleppo, scope local, duration PT72H`.
fn told(circumstances: &Circumstances) -> String {
    let Circumstances { places, extent, scope, terms } = circumstances;
    let mut parts: Vec<String> = places.iter().map(|place| format!("place {}", place.name)).collect();
    parts.extend(extent.iter().map(|extent| format!("extent {}", one_line(&extent.text))));
    parts.extend(scope.iter().map(|scope| format!("scope {}", scope.as_str())));
    parts.extend(terms.permanence.map(|permanence| format!("terms {}", permanence.as_str())));
    parts.extend(terms.duration.map(|duration| format!("duration {duration}")));
    parts.extend(terms.begin.map(|bound| format!("from {}", bound.value)));
    parts.extend(terms.end.map(|bound| format!("until {}", bound.value)));
    parts.join(", ")
}

fn date(when: &When) -> String {
    let days = days_of(when.interval.start, when.interval.end);
    match &when.derivation {
        Some(derivation) => format!("{derivation} → {days}"),
        None => days,
    }
}

/// `2016-07-06`, or `2016-07-01..2016-07-06`; an open end is left out.
fn days_of<D: ToString + PartialEq>(first: Option<D>, last: Option<D>) -> String {
    let day = |day: &Option<D>| day.as_ref().map(D::to_string).unwrap_or_default();
    if first == last { day(&first) } else { format!("{}..{}", day(&first), day(&last)) }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
