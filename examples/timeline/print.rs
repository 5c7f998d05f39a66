//! The stages of the pipeline as text and as JSON.

use std::io::{self, Write};

use dateline::document::AnchorBasis;
use dateline::event::{Mention, When};
use dateline::output::json::{MentionLine, TimexLine};
use dateline::output::text::Page;
use dateline::temporal::Timex;
use dateline::timeline::Timeline;
use dateline::{Document, Reading};
use serde::Serialize;

use crate::options::{Format, Stage};

/// The whole timeline; with the colours of a terminal if `color`.
pub(crate) fn timeline(out: &mut dyn Write, format: Format, color: bool, timeline: &Timeline) -> io::Result<()> {
    match format {
        Format::Text => write!(out, "{}", Page::new(timeline).color(color)),
        Format::Json => json(out, timeline),
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
        (Stage::Timeline, _) => Ok(()),
        (Stage::Timexes, Format::Json) => json(out, &TimexLine::new(document, reading)),
        (Stage::Mentions, Format::Json) => json(out, &MentionLine::new(document, reading)),
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
    }
}

/// One line of JSON.
fn json(mut out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)
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
    writeln!(out, "{:>8}  {}", "", one_line(quote))
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
