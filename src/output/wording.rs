//! How an event is put into words, the same in every format.

use std::cmp::Reverse;

use crate::calendar::{Amount, Duration, Granularity, Interval, Unit};
use crate::event::{Basis, Circumstances, Kind, Phase, Role};
use crate::text::Section;
use crate::timeline::{Disagreement, Event, EventWhen, Telling, Timeline, Version};

/// `1 source`, `2 sources`.
pub(super) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// `1 source`, `3 sources, 2 of them independent`.
pub(super) fn support(event: &Event) -> String {
    let sources = counted(event.support(), "source");
    let independent = event.score.independent;
    if independent == event.support() { sources } else { format!("{sources}, {independent} of them independent") }
}

/// `6 events, 2 that did not take place, out of 27 mentions in 5 documents.`
pub(super) fn total(timeline: &Timeline) -> String {
    let documents = counted(timeline.documents(), "document");
    let happened = timeline.events().iter().filter(|event| event.took_place()).count();
    let rest = timeline.events().len() - happened;
    if happened + rest == 0 {
        return format!("No events in {documents}.");
    }
    let (events, mentions) = (counted(happened, "event"), counted(timeline.mentions(), "mention"));
    let others = if rest == 0 { String::new() } else { format!(", {rest} that did not take place") };
    format!("{events}{others}, out of {mentions} in {documents}.")
}

/// `call, held`; phases in the order in which such things go, whatever the dates that are told of them.
pub(super) fn heading(event: &Event) -> String {
    let phases: Vec<String> = phases(event).into_iter().map(spaced).collect();
    format!("{}, {}", event.kind, phases.join(", "))
}

/// The phases of an event, each once, in the order in which such things go.
pub(super) fn phases(event: &Event) -> Vec<&Phase> {
    let mut phases: Vec<&Phase> = event.phases.iter().map(|told| &told.phase).collect();
    phases.sort_unstable();
    phases.dedup();
    phases
}

/// `in effect`.
pub(super) fn spaced(phase: &Phase) -> String {
    phase.as_str().replace('_', " ")
}

/// Whether a phase is one of failure or refusal.
pub(super) fn is_broken(phase: &Phase) -> bool {
    use Phase::{Collapsed, Refused, Rejected, Reversed, Violated};
    matches!(phase, Refused | Reversed | Violated | Collapsed | Rejected)
}

/// The words of a text with single spaces between them.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The sentence between quotation marks; where it has some of its own, those must do.
pub(super) fn quoted(sentence: &str) -> String {
    let sentence = one_line(sentence);
    if sentence.contains(['“', '”', '"']) { sentence } else { format!("“{sentence}”") }
}

/// `2016-07-06`, `2016-03`, `2016-03-08 – 2016-03-14`, `undated`.
pub(super) fn dated(event: &Event) -> String {
    event.when.as_ref().map_or_else(|| "undated".to_owned(), date)
}

fn date(when: &EventWhen) -> String {
    let whole =
        matches!(when.granularity, Granularity::Month | Granularity::Quarter | Granularity::Year | Granularity::Week);
    match &when.value {
        Some(value) if whole => value.clone(),
        _ => days(when.interval),
    }
}

/// `2016-07-06`, `2016-03-08 – 2016-03-14`, `from 2016-03-08`.
pub(super) fn days(interval: Interval) -> String {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} – {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => "undated".to_owned(),
    }
}

/// `Vladimir Putin to Barack Obama`, `Russia from Syria`, `nobody named`.
pub(super) fn who(event: &Event) -> String {
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

/// `in Aleppo, local, for 72 hours, until 2016-07-10`, `most of its 12,000 troops`; none where nothing of the kind is told.
pub(super) fn circumstances(event: &Event) -> Option<String> {
    let Circumstances { places, extent, scope, terms } = event.circumstances();
    let mut parts: Vec<String> = Vec::new();
    let places: Vec<&str> = places.iter().map(|place| place.name.as_str()).collect();
    let named = |name: &str| event.participants.iter().any(|who| who.role == Role::From && who.name == name);
    let places: Vec<&str> = places.into_iter().filter(|name| !named(name)).collect();
    if !places.is_empty() {
        parts.push(format!("in {}", places.join(", ")));
    }
    parts.extend(extent.map(|extent| one_line(&extent.text)));
    parts.extend(scope.iter().map(|scope| scope.as_str().to_owned()));
    parts.extend(terms.permanence.map(|permanence| permanence.as_str().to_owned()));
    parts.extend(terms.duration.map(|duration| format!("for {}", length(duration))));
    parts.extend(terms.begin.map(|bound| format!("from {}", bound.value)));
    parts.extend(terms.end.map(|bound| format!("until {}", bound.value)));
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `72 hours`, `1 year and 6 months`, `some days`.
fn length(duration: Duration) -> String {
    let part = |(amount, unit): (Amount, Unit)| match amount {
        Amount::Whole(1) => format!("1 {unit}"),
        Amount::Whole(count) => format!("{count} {unit}s"),
        Amount::Milli(milli) => format!("{} {unit}s", f64::from(milli) / 1000.0),
        _ => format!("some {unit}s"),
    };
    let parts: Vec<String> = std::iter::once(duration.first()).chain(duration.second()).map(part).collect();
    parts.join(" and ")
}

/// The mention that tells an event best: in the story, dated as the event is, as a fact, at a length that reads well.
pub(super) fn best(event: &Event) -> Option<&Telling> {
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

/// `times-of-israel, "on Wednesday" + published 2016-07-07 → 2016-07-06`.
pub(super) fn evidence(telling: &Telling) -> String {
    let source = &telling.key().source;
    match derived(telling) {
        Some(derived) => format!("{source}, {derived}"),
        None => source.clone(),
    }
}

/// `"on Wednesday" + published 2016-07-07 → 2016-07-06`.
fn derived(telling: &Telling) -> Option<String> {
    let when = telling.mention().when.as_ref()?;
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

/// `date disputed: 2016-07-06 (gazette, times); 2016-07-05 (post)`.
pub(super) fn disputed(disagreement: &Disagreement) -> String {
    let version = |version: &Version| {
        let sources: Vec<&str> = version.documents.iter().map(|key| key.source.as_str()).collect();
        format!("{} ({})", version.value, sources.join(", "))
    };
    let versions: Vec<String> = disagreement.versions.iter().map(version).collect();
    format!("{} disputed: {}", disagreement.about, versions.join("; "))
}

/// Text that means nothing to HTML.
pub(super) fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            char => escaped.push(char),
        }
    }
    escaped
}
