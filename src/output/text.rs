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

use std::fmt;

use crate::event::Phase;
use crate::output::paragraph::wrap;
use crate::output::wording::{
    best, circumstances, counted, dated, disputed, evidence, heading, is_broken, phases, quoted, total, who,
};
use crate::timeline::{Event, Timeline};

/// Columns of the date, with the space after it.
const DATE: usize = 25;
/// So narrow, and sentences still read as sentences.
const LEAST: usize = 32;
/// Columns before everything but the date, where the date has no columns of its own.
const INDENT: usize = 2;
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

    /// Sets the width in columns, from 34 to 10 000. On less than 57, dates stand on lines of their own.
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.clamp(INDENT + LEAST, 10_000);
        self
    }

    /// Whether to use the colours of a terminal (ANSI escape sequences): weight for dates and kinds, red for what failed or was
    /// refused.
    pub fn color(mut self, color: bool) -> Self {
        self.color = color;
        self
    }

    /// Columns before what is told of an event.
    fn indent(&self) -> usize {
        if self.width < DATE + LEAST { INDENT } else { DATE }
    }

    fn event(&self, f: &mut fmt::Formatter<'_>, event: &Event) -> fmt::Result {
        let indent = self.indent();
        let date = dated(event);
        // Days before 1 BC are longer than others.
        let column = if indent == DATE { DATE.max(date.chars().count() + 2) } else { indent };
        let room = self.width.saturating_sub(column);
        let support = counted(event.support(), "source");
        let title = wrap(&heading(event), room.saturating_sub(support.chars().count() + 2), 1).join("");
        let gap = room.saturating_sub(title.chars().count() + support.chars().count());
        write!(f, "{}", self.paint(BOLD, &date))?;
        if indent == DATE {
            write!(f, "{:pad$}", "", pad = column - date.chars().count())?;
        } else {
            write!(f, "\n{:INDENT$}", "")?;
        }
        self.title(f, &title, &phases(event))?;
        writeln!(f, "{:gap$}{}", "", self.paint(DIM, &support))?;
        let room = self.width - indent;
        self.lines(f, "", &wrap(&who(event), room, 2))?;
        if let Some(told) = circumstances(event) {
            self.lines(f, "", &wrap(&told, room, 2))?;
        }
        if let Some(best) = best(event) {
            self.lines(f, "", &wrap(&quoted(&best.mention().quote), room, LINES))?;
            self.lines(f, DIM, &wrap(&evidence(best), room, 2))?;
        }
        for disagreement in &event.disagreements {
            self.lines(f, DIM, &wrap(&disputed(disagreement), room, 2))?;
        }
        writeln!(f)
    }

    /// Kind and phases, which may have been cut short.
    fn title(&self, f: &mut fmt::Formatter<'_>, title: &str, phases: &[&Phase]) -> fmt::Result {
        for (at, part) in title.split(", ").enumerate() {
            let broken = at > 0 && phases.get(at - 1).is_some_and(|phase| is_broken(phase));
            let comma = if at > 0 { self.paint(BOLD, ", ") } else { self.paint("", "") };
            write!(f, "{comma}{}", self.paint(if broken { RED } else { BOLD }, part))?;
        }
        Ok(())
    }

    fn lines(&self, f: &mut fmt::Formatter<'_>, style: &str, lines: &[String]) -> fmt::Result {
        let indent = self.indent();
        lines.iter().try_for_each(|line| writeln!(f, "{:indent$}{}", "", self.paint(style, line)))
    }

    fn paint<'a>(&self, style: &'a str, text: &'a str) -> Painted<'a> {
        Painted { style: if self.color { style } else { "" }, text }
    }
}

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[1;31m";
const PLAIN: &str = "\u{1b}[0m";

struct Painted<'a> {
    style: &'a str,
    text: &'a str,
}

impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What a text brings must not speak to the terminal.
        let clean = |f: &mut fmt::Formatter<'_>| {
            let mut parts = self.text.split(char::is_control);
            parts.try_for_each(|part| f.write_str(part))
        };
        f.write_str(self.style)?;
        clean(f)?;
        f.write_str(if self.style.is_empty() { "" } else { PLAIN })
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (happened, rest): (Vec<&Event>, Vec<&Event>) =
            self.timeline.events().iter().partition(|event| event.took_place());
        happened.iter().try_for_each(|event| self.event(f, event))?;
        if !rest.is_empty() {
            writeln!(f, "{}\n", self.paint(BOLD, "Wanted, planned or denied"))?;
            rest.iter().try_for_each(|event| self.event(f, event))?;
        }
        wrap(&total(self.timeline), self.width, usize::MAX).iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl fmt::Display for Timeline {
    /// As [`Page`] with its defaults.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Page::new(self).fmt(f)
    }
}
