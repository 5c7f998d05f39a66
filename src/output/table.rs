//! Events and mentions as tables, for data frames: CSV and JSON Lines.
//!
//! One row is one event, or one mention with the `event` it is in, on which the two tables join. Both formats have the same
//! columns. A list (participants, their codes and roles in the same order) is an array in JSON, and joined by `"; "` in CSV;
//! what is not known is `null`, and an empty cell.
//!
//! ```
//! use dateline::output::table::Table;
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called Obama on Wednesday.").source("times").published("2016-07-07".parse()?);
//! let timeline: Timeline = [Reader::new().read(&document).report(&document)].into_iter().collect();
//!
//! let events = Table::events(&timeline).csv().to_string();
//! let (header, row) = events.split_once('\n').expect("two lines");
//! assert!(header.starts_with("id,kind,factuality,took_place,value,first_day,last_day,granularity,participants"));
//! assert!(row.contains(",call,asserted,true,2016-07-06,2016-07-06,2016-07-06,day,Vladimir Putin; Barack Obama,RUS; USA,"));
//!
//! let mentions = Table::mentions(&timeline).jsonl().to_string();
//! assert!(mentions.contains(r#""roles":["caller","callee"]"#));
//! # Ok::<(), dateline::Error>(())
//! ```

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::calendar::{Granularity, Interval};
use crate::event::{Circumstances, Participant};
use crate::output::wording::{best, one_line, phases};
use crate::serializer::Json;
use crate::timeline::{Event, Telling, Timeline};

/// A table of a timeline's events or mentions.
///
/// Columns of events: `id`, `kind`, `factuality`, `took_place`, `value` (TIMEX3), `first_day` and `last_day` (civil days, both
/// inclusive), `granularity`, `participants`, `codes`, `roles`, `places`, `extent` (the words that say how much of the forces leave),
/// `scope`, `duration`, `terms_begin` and `terms_end` (TIMEX3 values, of a truce's terms), `phases`, `sources`, `support` (their number),
/// `independent` (how many of them copy no other), `score` (of 1000: see [`Score`](crate::timeline::Score)), `mentions` (their
/// number), `disputed` (what they contradict each other on), `quote` (the sentence that tells it best).
///
/// Columns of mentions: `event`, `source`, `document`, `title`, `published`, `id`, `kind`, `section`, `phase`, `factuality`,
/// `value`, `first_day`, `last_day`, `granularity`, `basis`, `expression` (the words that date it), `participants`, `codes`,
/// `roles`, `places`, `extent`, `scope`, `duration`, `terms_begin`, `terms_end`, `start` and `end` (bytes of the sentence in the
/// document's text), `quote`.
#[derive(Debug, Clone, Copy)]
pub struct Table<'t> {
    timeline: &'t Timeline,
    content: Content,
}

#[derive(Debug, Clone, Copy)]
enum Content {
    Events,
    Mentions,
}

impl<'t> Table<'t> {
    /// One row an event, in the order of the timeline.
    pub fn events(timeline: &'t Timeline) -> Self {
        Table { timeline, content: Content::Events }
    }

    /// One row a mention, those of one event together.
    pub fn mentions(timeline: &'t Timeline) -> Self {
        Table { timeline, content: Content::Mentions }
    }

    /// The table as CSV (RFC 4180, with lines that end in `\n`), a header first.
    ///
    /// Cells are what the texts say. A spreadsheet may take one that begins with `=` for a formula: import such columns as
    /// text.
    pub fn csv(self) -> impl fmt::Display + 't {
        Csv(self)
    }

    /// The table as JSON Lines, one object a row.
    pub fn jsonl(self) -> impl fmt::Display + 't {
        JsonLines(self)
    }

    fn rows(self) -> Box<dyn Iterator<Item = Row<'t>> + 't> {
        let events = self.timeline.events().iter();
        match self.content {
            Content::Events => Box::new(events.map(event)),
            Content::Mentions => {
                Box::new(events.flat_map(|one| one.mentions.iter().map(|telling| mention(one, telling))))
            }
        }
    }

    fn columns(self) -> &'static [&'static str] {
        match self.content {
            Content::Events => &EVENT,
            Content::Mentions => &MENTION,
        }
    }
}

/// What stands in a cell.
enum Cell<'t> {
    Null,
    Text(&'t str),
    Owned(String),
    Number(usize),
    Flag(bool),
    List(Vec<Option<&'t str>>),
    Names(Vec<String>),
}

impl<'t, T: Into<Cell<'t>>> From<Option<T>> for Cell<'t> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}

impl<'t> From<&'t str> for Cell<'t> {
    fn from(text: &'t str) -> Self {
        Cell::Text(text)
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Cell::Owned(text)
    }
}

struct Row<'t> {
    columns: &'static [&'static str],
    cells: Vec<Cell<'t>>,
}

const EVENT: [&str; 25] = [
    "id",
    "kind",
    "factuality",
    "took_place",
    "value",
    "first_day",
    "last_day",
    "granularity",
    "participants",
    "codes",
    "roles",
    "places",
    "extent",
    "scope",
    "duration",
    "terms_begin",
    "terms_end",
    "phases",
    "sources",
    "support",
    "independent",
    "score",
    "mentions",
    "disputed",
    "quote",
];

const MENTION: [&str; 28] = [
    "event",
    "source",
    "document",
    "title",
    "published",
    "id",
    "kind",
    "section",
    "phase",
    "factuality",
    "value",
    "first_day",
    "last_day",
    "granularity",
    "basis",
    "expression",
    "participants",
    "codes",
    "roles",
    "places",
    "extent",
    "scope",
    "duration",
    "terms_begin",
    "terms_end",
    "start",
    "end",
    "quote",
];

fn event(event: &Event) -> Row<'_> {
    let when = event.when.as_ref();
    let mut cells = vec![
        Cell::Text(&event.id),
        Cell::Text(event.kind.as_str()),
        Cell::Text(event.factuality.as_str()),
        Cell::Flag(event.took_place()),
    ];
    cells.extend(date(
        when.and_then(|when| when.value.as_deref()),
        when.map(|when| when.interval),
        when.map(|when| when.granularity),
    ));
    cells.extend(who(&event.participants));
    cells.extend(told(&event.circumstances()));
    cells.extend([
        Cell::List(phases(event).into_iter().map(|phase| Some(phase.as_str())).collect()),
        Cell::List(event.sources.iter().map(|source| Some(source.as_str())).collect()),
        Cell::Number(event.support()),
        Cell::Number(event.score.independent),
        Cell::Number(event.score.value as usize),
        Cell::Number(event.mentions.len()),
        Cell::List(event.disagreements.iter().map(|disagreement| Some(disagreement.about)).collect()),
        best(event).map(|telling| one_line(&telling.mention().quote)).into(),
    ]);
    Row { columns: &EVENT, cells }
}

fn mention<'t>(event: &'t Event, telling: &'t Telling) -> Row<'t> {
    let (report, mention) = (telling.report(), telling.mention());
    let when = mention.when.as_ref();
    let derivation = when.and_then(|when| when.derivation.as_ref());
    let mut cells = vec![
        Cell::Text(&event.id),
        Cell::Text(&report.key.source),
        Cell::Text(&report.key.id),
        report.title.as_deref().into(),
        report.published.map(|anchor| anchor.day().to_string()).into(),
        Cell::Text(&mention.id),
        Cell::Text(mention.kind.as_str()),
        Cell::Text(mention.section.as_str()),
        Cell::Text(mention.phase.as_str()),
        Cell::Text(mention.factuality.as_str()),
    ];
    cells.extend(date(
        when.and_then(|when| when.value.as_deref()),
        when.map(|when| when.interval),
        when.map(|when| when.granularity),
    ));
    cells.push(when.map(|when| when.basis.as_str()).into());
    cells.push(derivation.and_then(|derivation| derivation.expression.as_deref()).into());
    cells.extend(who(&mention.participants));
    cells.extend(told(&mention.circumstances));
    cells.extend([
        Cell::Number(mention.sentence.start),
        Cell::Number(mention.sentence.end),
        Cell::Owned(one_line(&mention.quote)),
    ]);
    Row { columns: &MENTION, cells }
}

fn date<'t>(value: Option<&'t str>, interval: Option<Interval>, granularity: Option<Granularity>) -> [Cell<'t>; 4] {
    let day = |end: fn(Interval) -> Option<chrono::NaiveDate>| interval.and_then(end).map(|day| day.to_string());
    [
        value.into(),
        day(|interval| interval.start).into(),
        day(|interval| interval.end).into(),
        granularity.map(Granularity::name).into(),
    ]
}

fn who(participants: &[Participant]) -> [Cell<'_>; 3] {
    let list = |of: fn(&Participant) -> Option<&str>| Cell::List(participants.iter().map(of).collect());
    [
        list(|participant| Some(&participant.name)),
        list(|participant| participant.code.as_deref()),
        list(|participant| Some(participant.role.as_str())),
    ]
}

/// Places, extent, scopes, duration, and the values from when and until when.
fn told<'t>(circumstances: &Circumstances) -> [Cell<'t>; 6] {
    let Circumstances { places, extent, scope, terms } = circumstances;
    [
        Cell::Names(places.iter().map(|place| place.name.clone()).collect()),
        extent.as_ref().map(|extent| one_line(&extent.text)).into(),
        Cell::List(scope.iter().map(|scope| Some(scope.as_str())).collect()),
        terms.duration.map(|length| length.to_string()).into(),
        terms.begin.map(|bound| bound.value.to_string()).into(),
        terms.end.map(|bound| bound.value.to_string()).into(),
    ]
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(&self.cells) {
            map.serialize_entry(column, cell)?;
        }
        map.end()
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Null => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Owned(text) => serializer.serialize_str(text),
            Cell::Number(number) => number.serialize(serializer),
            Cell::Flag(flag) => serializer.serialize_bool(*flag),
            Cell::List(list) => list.serialize(serializer),
            Cell::Names(names) => names.serialize(serializer),
        }
    }
}

struct JsonLines<'t>(Table<'t>);

impl fmt::Display for JsonLines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.rows().try_for_each(|row| writeln!(f, "{}", Json(&row)))
    }
}

struct Csv<'t>(Table<'t>);

impl fmt::Display for Csv<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.0.columns().join(","))?;
        for row in self.0.rows() {
            for (at, cell) in row.cells.iter().enumerate() {
                f.write_str(if at == 0 { "" } else { "," })?;
                match cell {
                    Cell::Null => {}
                    Cell::Text(text) => quoted(f, text)?,
                    Cell::Owned(text) => quoted(f, text)?,
                    Cell::Number(number) => write!(f, "{number}")?,
                    Cell::Flag(flag) => write!(f, "{flag}")?,
                    Cell::Names(names) => quoted(f, &names.join("; "))?,
                    Cell::List(list) => {
                        quoted(f, &list.iter().map(|item| item.unwrap_or_default()).collect::<Vec<_>>().join("; "))?
                    }
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// A cell, between quotation marks where it needs them.
fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    if text.contains([',', '"', '\n', '\r']) {
        write!(f, "\"{}\"", text.replace('"', "\"\""))
    } else {
        f.write_str(text)
    }
}
