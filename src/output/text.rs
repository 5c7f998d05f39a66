//! A timeline for a person at a terminal.
//!
//! What took place, was agreed, announced or ordered comes first; what was only wanted, planned or denied stands apart.
//! Every event shows its date, kind, phases and participants, how many sources tell it, the sentence that tells it best,
//! and how its date was derived.
//!
//! ```
//! use dateline::output::text::Page;
//! use dateline::timeline::Timeline;
//!
//! let timeline = Timeline::new();
//! assert_eq!(Page::new(&timeline).width(80).to_string(), "No events in 0 documents.\n");
//! ```

use std::cmp::Reverse;
use std::fmt;

use crate::calendar::{Granularity, Interval};
use crate::event::{Basis, Kind, Mention, Phase, Role};
use crate::output::paragraph::wrap;
use crate::text::Section;
use crate::timeline::{Disagreement, Event, EventWhen, Telling, Timeline};

/// Columns of the date, with the space after it.
const DATE: usize = 25;
/// So narrow, and sentences still read as sentences.
const LEAST: usize = 32;
/// So many lines of a sentence are shown.
const LINES: usize = 3;

/// A timeline laid out as text. `Display` writes it.
#[derive(Debug, Clone, Copy)]
pub struct Page<'t> {
    timeline: &'t Timeline,
    width: usize,
    color: bool,
}

impl<'t> Page<'t> {
    /// A page of 100 columns, without colours.
    pub fn new(timeline: &'t Timeline) -> Self {
        Page { timeline, width: 100, color: false }
    }

    /// Sets the width in columns; narrower than 57 it becomes 57.
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.max(DATE + LEAST);
        self
    }

    /// Whether to use the colours of a terminal (ANSI escape sequences).
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    fn event(&self, f: &mut fmt::Formatter<'_>, event: &Event) -> fmt::Result {
        let room = self.width - DATE;
        let date = event.when.as_ref().map_or_else(|| "undated".to_owned(), date);
        let support = match event.support() {
            1 => "1 source".to_owned(),
            sources => format!("{sources} sources"),
        };
        // In the order in which such things go, whatever the dates that are told of them.
        let mut phases: Vec<&Phase> = event.phases.iter().map(|told| &told.phase).collect();
        phases.sort_unstable();
        let phases: Vec<String> = phases.into_iter().map(spaced).collect();
        let title = format!("{}, {}", event.kind, phases.join(", "));
        let title = wrap(&title, room.saturating_sub(support.chars().count() + 2), 1).join("");
        let gap = room.saturating_sub(title.chars().count() + support.chars().count());
        let pad = DATE.saturating_sub(date.chars().count());
        write!(f, "{}{:pad$}{}", self.paint(BOLD, &date), "", self.paint(BOLD, &title))?;
        writeln!(f, "{:gap$}{}", "", self.paint(DIM, &support))?;
        self.lines(f, "", &wrap(&who(event), room, 2))?;
        if let Some(best) = best(event) {
            self.lines(f, "", &wrap(&quoted(&best.mention().quote), room, LINES))?;
            self.lines(f, DIM, &wrap(&evidence(best), room, 2))?;
        }
        for disagreement in &event.disagreements {
            self.lines(f, DIM, &wrap(&disputed(disagreement), room, 2))?;
        }
        writeln!(f)
    }

    fn lines(&self, f: &mut fmt::Formatter<'_>, style: &str, lines: &[String]) -> fmt::Result {
        lines.iter().try_for_each(|line| writeln!(f, "{:DATE$}{}", "", self.paint(style, line)))
    }

    fn paint<'a>(&self, style: &'a str, text: &'a str) -> Painted<'a> {
        Painted { style: if self.color { style } else { "" }, text }
    }
}

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

struct Painted<'a> {
    style: &'a str,
    text: &'a str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.style.is_empty() { "" } else { PLAIN };
        write!(f, "{}{}{end}", self.style, self.text)
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let documents = counted(self.timeline.documents(), "document");
        let (happened, rest): (Vec<&Event>, Vec<&Event>) =
            self.timeline.events().iter().partition(|event| event.took_place());
        if happened.is_empty() && rest.is_empty() {
            return writeln!(f, "No events in {documents}.");
        }
        happened.iter().try_for_each(|event| self.event(f, event))?;
        if !rest.is_empty() {
            writeln!(f, "{}\n", self.paint(BOLD, "Wanted, planned or denied"))?;
            rest.iter().try_for_each(|event| self.event(f, event))?;
        }
        let events = counted(happened.len(), "event");
        let mentions = counted(self.timeline.mentions(), "mention");
        let others = if rest.is_empty() { String::new() } else { format!(", {} that did not take place", rest.len()) };
        writeln!(f, "{events}{others}, out of {mentions} in {documents}.")
    }
}

impl fmt::Display for Timeline {
    /// As [`Page`] with its defaults.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Page::new(self).fmt(f)
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn spaced(phase: &Phase) -> String {
    phase.as_str().replace('_', " ")
}

/// The sentence between quotation marks; where it has some of its own, those must do.
fn quoted(sentence: &str) -> String {
    let sentence = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    if sentence.contains(['“', '”', '"']) { sentence } else { format!("“{sentence}”") }
}

/// `2016-07-06`, `2016-03`, `2016-03-08 – 2016-03-14`.
fn date(when: &EventWhen) -> String {
    let whole =
        matches!(when.granularity, Granularity::Month | Granularity::Quarter | Granularity::Year | Granularity::Week);
    match &when.value {
        Some(value) if whole => value.clone(),
        _ => days(when.interval),
    }
}

fn days(interval: Interval) -> String {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => "undated".to_owned(),
    }
}

fn who(event: &Event) -> String {
    let named = |roles: &[Role]| -> Vec<&str> {
        let wanted = event.participants.iter().filter(|participant| roles.contains(&participant.role));
        wanted.map(|participant| participant.name.as_str()).collect()
    };
    let join = |names: Vec<&str>, before: &str| {
        if names.is_empty() { String::new() } else { format!("{before}{}", names.join(", ")) }
    };
    let line = match event.kind {
        Kind::Call => {
            let (callers, callees, parties) = (named(&[Role::Caller]), named(&[Role::Callee]), named(&[Role::Party]));
            if callers.is_empty() || callees.is_empty() && parties.is_empty() {
                join([callers, callees, parties].concat(), "")
            } else {
                format!("{} to {}", callers.join(", "), [callees, parties].concat().join(", "))
            }
        }
        Kind::Withdrawal => {
            let (from, to) = (join(named(&[Role::From]), " from "), join(named(&[Role::To]), " to "));
            format!("{}{from}{to}", join(named(&[Role::Withdrawer]), ""))
        }
        Kind::Ceasefire => {
            let brokers = join(named(&[Role::Broker]), ", through ");
            format!("{}{brokers}", join(named(&[Role::Party]), ""))
        }
        Kind::Custom(_) => join(event.participants.iter().map(|participant| participant.name.as_str()).collect(), ""),
    };
    let line = line.trim_start_matches([' ', ',']);
    if line.is_empty() { "nobody named".to_owned() } else { line.to_owned() }
}

/// The mention that tells an event best: in the story, dated as the event is, as a fact, at a length that reads well.
fn best(event: &Event) -> Option<&Telling> {
    let start = event.when.as_ref().and_then(|when| when.interval.start);
    event.mentions.iter().min_by_key(|telling| {
        let mention = telling.mention();
        let story = matches!(mention.section, Section::Body | Section::Quotation);
        let when = mention.when.as_ref();
        let dated = when.filter(|when| when.basis != Basis::Published);
        let length = mention.quote.chars().count();
        (
            (!story, when.and_then(|when| when.interval.start) != start, dated.is_none()),
            mention.factuality,
            Reverse(mention.participants.len().min(3)),
            if length < 40 { 2 } else { usize::from(length > 260) },
            length,
            (telling.key(), &mention.id),
        )
    })
}

/// `times-of-israel 003, "on Wednesday" + published 2016-07-07 → 2016-07-06`.
fn evidence(telling: &Telling) -> String {
    let source = &telling.key().source;
    match derived(telling, telling.mention()) {
        Some(derived) => format!("{source}, {derived}"),
        None => source.clone(),
    }
}

fn derived(telling: &Telling, mention: &Mention) -> Option<String> {
    let when = mention.when.as_ref()?;
    let days = days(when.interval);
    let how = when.derivation.as_ref().map(ToString::to_string).filter(|how| !how.is_empty());
    let published = || telling.report().published.map(|anchor| format!("published {}", anchor.day()));
    let how = how.or_else(published)?;
    Some(if when.basis == Basis::Context {
        format!("{how}, by what is said before → {days}")
    } else {
        format!("{how} → {days}")
    })
}

/// `date disputed: 2016-07-06 (003, 004), 2016-07-05 (005)`.
fn disputed(disagreement: &Disagreement) -> String {
    let version = |version: &crate::timeline::Version| {
        let sources: Vec<&str> = version.documents.iter().map(|key| key.source.as_str()).collect();
        format!("{} ({})", version.value, sources.join(", "))
    };
    let versions: Vec<String> = disagreement.versions.iter().map(version).collect();
    format!("{} disputed: {}", disagreement.about, versions.join("; "))
}
