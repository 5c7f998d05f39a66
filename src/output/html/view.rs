//! What the page's script reads: events with every name, source and report written once, and days as numbers.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

use crate::Span;
use crate::calendar::Interval;
use crate::document::Key;
use crate::event::{Basis, Kind, Phase, When};
use crate::output::wording::{best, circumstances, heading, is_broken, spaced, who};
use crate::timeline::{Event, Report, Telling, Timeline};

/// A timeline as the page reads it.
#[derive(Serialize)]
pub(super) struct View<'t> {
    kinds: Names<&'t str>,
    sources: Names<&'t str>,
    /// Name and code.
    actors: Names<(&'t str, Option<&'t str>)>,
    /// Name, and how it is marked.
    phases: Names<(String, &'static str)>,
    reports: Vec<ReportView<'t>>,
    events: Vec<EventView<'t>>,
}

/// Things that are written once, by the order in which they came up, and named by their places.
struct Names<T> {
    places: BTreeMap<T, usize>,
    list: Vec<T>,
}

impl<T: Ord + Clone> Names<T> {
    fn new() -> Self {
        Names { places: BTreeMap::new(), list: Vec::new() }
    }

    fn place(&mut self, name: T) -> usize {
        *self.places.entry(name).or_insert_with_key(|name| {
            self.list.push(name.clone());
            self.list.len() - 1
        })
    }
}

impl<T: Serialize> Serialize for Names<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.list.serialize(serializer)
    }
}

/// Source, id, title and day of publication.
#[derive(Serialize)]
struct ReportView<'t>(usize, &'t str, Option<&'t str>, Option<Day>);

/// A civil day, counted from 1970-01-01.
#[derive(Clone, Copy, Serialize)]
struct Day(i32);

impl Day {
    fn new(day: NaiveDate) -> Self {
        Day(day.num_days_from_ce() - 719_163)
    }

    fn ends(interval: Interval) -> Ends {
        (interval.start.map(Day::new), interval.end.map(Day::new))
    }
}

/// First and last day.
type Ends = (Option<Day>, Option<Day>);

/// What is said, and the sources that say so.
type VersionView<'t> = (&'t str, Vec<usize>);

#[derive(Serialize)]
struct EventView<'t> {
    id: &'t str,
    kind: usize,
    factuality: &'static str,
    /// Whether it took place, was agreed, announced or ordered.
    real: bool,
    when: Option<WhenView<'t>>,
    /// Who to whom, in words.
    who: String,
    /// Kind and phases, in words.
    what: String,
    /// Where, how much and for how long, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    /// Actor and role.
    actors: Vec<(usize, &'t str)>,
    /// Phase, first and last day.
    phases: Vec<(usize, Ends)>,
    sources: Vec<usize>,
    /// How many of them are independent.
    support: usize,
    /// What about, and each version with the sources that tell it.
    disputes: Vec<(&'t str, Vec<VersionView<'t>>)>,
    /// Ids that it had before, and ids of others that it could be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    formerly: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    could_be: Vec<&'t str>,
    /// Which mention tells it best.
    best: usize,
    mentions: Vec<MentionView<'t>>,
}

/// First and last day, granularity, value, and whether it lasted through all these days (else it was within them).
#[derive(Serialize)]
struct WhenView<'t>(Ends, &'static str, Option<&'t str>, bool);

#[derive(Serialize)]
struct MentionView<'t> {
    report: usize,
    phase: usize,
    factuality: &'static str,
    section: &'static str,
    quote: &'t str,
    /// Where the trigger stands in the quote, in UTF-16 units.
    trigger: Option<(usize, usize)>,
    /// Days, basis and the words that date it.
    when: Option<(Ends, &'static str, Option<&'t str>)>,
    /// Where those words stand in the quote, if they do.
    words: Option<(usize, usize)>,
}

impl<'t> View<'t> {
    pub(super) fn new(timeline: &'t Timeline) -> Self {
        let mut view = View {
            kinds: Names::new(),
            sources: Names::new(),
            actors: Names::new(),
            phases: Names::new(),
            reports: Vec::new(),
            events: Vec::new(),
        };
        let mut reports = BTreeMap::new();
        // In this order, whichever comes first.
        for kind in [Kind::Call, Kind::Withdrawal, Kind::Ceasefire] {
            if let Some(event) = timeline.events().iter().find(|event| event.kind == kind) {
                view.kinds.place(event.kind.as_str());
            }
        }
        for event in timeline.events() {
            let shown = view.event(event, &mut reports);
            view.events.push(shown);
        }
        view
    }

    fn event(&mut self, event: &'t Event, reports: &mut BTreeMap<(&'t Key, u64), usize>) -> EventView<'t> {
        let mut sources = |keys: &'t [Key]| {
            let mut places: Vec<usize> = keys.iter().map(|key| self.sources.place(&key.source)).collect();
            places.dedup();
            places
        };
        let disputes = event.disagreements.iter().map(|one| {
            let versions = one.versions.iter().map(|version| (version.value.as_str(), sources(&version.documents)));
            (one.about, versions.collect())
        });
        let disputes = disputes.collect();
        let at = best(event).map(std::ptr::from_ref);
        EventView {
            id: &event.id,
            kind: self.kinds.place(event.kind.as_str()),
            factuality: event.factuality.as_str(),
            real: event.took_place(),
            when: event.when.as_ref().map(|when| {
                let ends = Day::ends(when.interval);
                WhenView(ends, when.granularity.name(), when.value.as_deref(), lasted(event))
            }),
            who: who(event),
            what: heading(event),
            how: circumstances(event),
            actors: event
                .participants
                .iter()
                .map(|one| (self.actors.place((&one.name, one.code.as_deref())), one.role.as_str()))
                .collect(),
            phases: event.phases.iter().map(|told| (self.phase(&told.phase), Day::ends(told.interval))).collect(),
            sources: event.sources.iter().map(|source| self.sources.place(source)).collect(),
            support: event.score.independent,
            disputes,
            formerly: event.previous_ids().collect(),
            could_be: event.could_be.iter().map(String::as_str).collect(),
            best: event.mentions.iter().position(|telling| Some(std::ptr::from_ref(telling)) == at).unwrap_or(0),
            mentions: event.mentions.iter().map(|telling| self.mention(telling, reports)).collect(),
        }
    }

    fn phase(&mut self, phase: &Phase) -> usize {
        self.phases.place((spaced(phase), mark(phase)))
    }

    fn mention(&mut self, telling: &'t Telling, reports: &mut BTreeMap<(&'t Key, u64), usize>) -> MentionView<'t> {
        let (report, mention) = (telling.report(), telling.mention());
        let place = *reports.entry((&report.key, report.fingerprint)).or_insert_with(|| {
            let Report { key, title, published, .. } = report;
            let published = published.map(|anchor| Day::new(anchor.day()));
            self.reports.push(ReportView(self.sources.place(&key.source), &key.id, title.as_deref(), published));
            self.reports.len() - 1
        });
        let inside = |span: Span| within(&mention.quote, mention.sentence, span);
        let derivation = mention.when.as_ref().and_then(|when| when.derivation.as_ref());
        let words = derivation.and_then(|derivation| Some(Span::new(derivation.start?, derivation.end?)));
        let shown = |when: &'t When| {
            let words = when.derivation.as_ref().and_then(|derivation| derivation.expression.as_deref());
            (Day::ends(when.interval), when.basis.as_str(), words)
        };
        MentionView {
            report: place,
            phase: self.phase(&mention.phase),
            factuality: mention.factuality.as_str(),
            section: mention.section.as_str(),
            quote: &mention.quote,
            trigger: inside(mention.trigger),
            when: mention.when.as_ref().map(shown),
            words: words.and_then(inside),
        }
    }
}

/// How a phase is marked on the axis.
fn mark(phase: &Phase) -> &'static str {
    match phase {
        phase if is_broken(phase) => "broken",
        Phase::Demanded | Phase::Proposed | Phase::Requested | Phase::Planned => "wanted",
        Phase::InEffect | Phase::Ongoing | Phase::Extended => "force",
        Phase::Completed | Phase::Ended => "over",
        _ => "done",
    }
}

/// Whether an event went on from the first to the last of its days, as against having been somewhere within them: a withdrawal
/// that is told from its beginning to its completion.
fn lasted(event: &Event) -> bool {
    let Some(Interval { start: Some(start), end: Some(end) }) = event.when.as_ref().map(|when| when.interval) else {
        return false;
    };
    let on = |phases: &[Phase], day: NaiveDate| {
        let mut told = event.mentions.iter().map(Telling::mention);
        told.any(|mention| {
            let when = mention.when.as_ref().filter(|when| when.basis != Basis::Published);
            phases.contains(&mention.phase) && when.is_some_and(|when| when.interval.single() == Some(day))
        })
    };
    event.kind == Kind::Withdrawal
        && start < end
        && on(&[Phase::Announced, Phase::Ordered, Phase::Begun, Phase::Ongoing], start)
        && on(&[Phase::Completed], end)
}

/// Where a span of the text stands in a sentence of it, in UTF-16 units: start and length.
fn within(quote: &str, sentence: Span, span: Span) -> Option<(usize, usize)> {
    let start = span.start.checked_sub(sentence.start)?;
    let before = quote.get(..start)?;
    let inside = quote.get(start..span.end.checked_sub(sentence.start)?)?;
    let units = |text: &str| text.encode_utf16().count();
    Some((units(before), units(inside)))
}
