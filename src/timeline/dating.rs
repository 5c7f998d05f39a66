//! The dates of an event and of its phases, out of those that its mentions tell.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Granularity, Interval};
use crate::event::{Basis, Kind, Mention, Phase, When};
use crate::merge::since;
use crate::timeline::votes::votes;
use crate::timeline::{Disagreement, EventWhen, PhaseSpan, Telling, Version};

/// The phases that date an event of a kind, the better ones first: where one of a list is dated, the next list is not
/// asked.
fn dating(kind: &Kind) -> &'static [&'static [Phase]] {
    match kind {
        Kind::Ceasefire => &[
            &[Phase::InEffect],
            &[Phase::Agreed],
            &[Phase::Extended, Phase::Violated],
            &[Phase::Proposed, Phase::Rejected],
        ],
        Kind::Withdrawal => &[
            &[Phase::Announced, Phase::Ordered, Phase::Begun],
            &[Phase::Ongoing, Phase::Completed],
            &[Phase::Planned, Phase::Reversed],
        ],
        _ => &[&[Phase::Held]],
    }
}

/// The best supported date of an event.
pub(super) fn when(kind: &Kind, tellings: &[&Telling]) -> Option<EventWhen> {
    let among = |phases: &[Phase]| -> Vec<&Telling> {
        tellings.iter().copied().filter(|telling| phases.contains(&telling.mention().phase)).collect()
    };
    // A date to the day in any phase that dates the event is worth more than a month in a better one.
    let lists: Vec<Vec<&Telling>> = dating(kind).iter().map(|phases| among(phases)).collect();
    let exact = lists.iter().find_map(|list| day(kind, list));
    if let Some(found) = exact {
        return Some(if *kind == Kind::Withdrawal {
            until_completion(found, &among(&[Phase::Completed]))
        } else {
            found
        });
    }
    let loose = lists.iter().find_map(|list| stretch(list));
    loose.or_else(|| day(kind, tellings)).or_else(|| stretch(tellings)).or_else(|| bounds(tellings))
}

/// The best supported day of these tellings: of a withdrawal the first of those of its phases.
fn day(kind: &Kind, tellings: &[&Telling]) -> Option<EventWhen> {
    let best = |tellings: &[&Telling]| -> Option<Interval> {
        let days = votes(tellings, |mention| exact(mention).map(|(interval, _)| interval));
        let best = days.into_iter().min_by_key(|(interval, documents)| (Reverse(documents.len()), *interval));
        best.map(|(interval, _)| interval)
    };
    let interval = if *kind == Kind::Withdrawal {
        // "Announced that it will begin on Tuesday" dates the beginning, not the announcement.
        let own = |telling: &&Telling| {
            let mention = telling.mention();
            let published = telling.report().published.map(|anchor| anchor.day());
            let start = exact(mention).and_then(|(interval, _)| interval.start);
            mention.phase == Phase::Begun
                || start.is_none_or(|start| published.is_none_or(|published| start <= published))
        };
        let mut phases: Vec<&Phase> = tellings.iter().map(|telling| &telling.mention().phase).collect();
        phases.sort_unstable();
        phases.dedup();
        let of = |strict: bool| {
            let each = phases.iter().filter_map(|phase| {
                let chosen = |telling: &&&Telling| telling.mention().phase == **phase && (!strict || own(telling));
                best(&tellings.iter().filter(chosen).copied().collect::<Vec<_>>())
            });
            each.min()
        };
        of(true).or_else(|| of(false))?
    } else {
        best(tellings)?
    };
    Some(described(interval, tellings))
}

/// The interval with the value and granularity that most documents give it.
fn described(interval: Interval, tellings: &[&Telling]) -> EventWhen {
    let same = votes(tellings, |mention| {
        let (found, when) = exact(mention)?;
        (found == interval).then(|| {
            let day = interval.start.filter(|start| when.interval.end != Some(*start)).and_then(When::value_of);
            let spans = when.interval == interval;
            let value = if spans { when.value.clone() } else { day };
            (value, if spans { when.granularity } else { Granularity::Day })
        })
    });
    let best = same
        .into_iter()
        .max_by_key(|((value, granularity), documents)| (documents.len(), value.is_some(), Reverse(*granularity)));
    let (value, granularity) = best.map_or((None, Granularity::Day), |(described, _)| described);
    EventWhen { value, interval, granularity }
}

fn until_completion(found: EventWhen, completed: &[&Telling]) -> EventWhen {
    let Some(done) = day(&Kind::Ceasefire, completed).and_then(|done| done.interval.end) else { return found };
    match found.interval.start {
        Some(start) if found.interval.end.is_none_or(|end| end < done) => {
            EventWhen { value: None, interval: Interval::new(start, done), granularity: Granularity::Range }
        }
        _ => found,
    }
}

/// The finest stretch of time that an expression names, the best supported of them.
fn stretch(tellings: &[&Telling]) -> Option<EventWhen> {
    let dated = |mention: &Mention| {
        let when = mention.when.as_ref().filter(|when| when.basis != Basis::Published)?;
        Some((when.interval, when.granularity, when.value.clone()))
    };
    let stretches = votes(tellings, dated);
    let best = stretches.into_iter().min_by_key(|((interval, granularity, _), documents)| {
        (length(*interval), Reverse(documents.len()), *interval, *granularity)
    });
    best.map(|((interval, granularity, value), _)| EventWhen { value, interval, granularity })
}

/// The days that publication leaves, those that suit all tellings where there are any.
fn bounds(tellings: &[&Telling]) -> Option<EventWhen> {
    let all: Vec<Interval> =
        tellings.iter().filter_map(|telling| telling.mention().when.as_ref()).map(|when| when.interval).collect();
    let start = all.iter().filter_map(|interval| interval.start).max();
    let end = all.iter().filter_map(|interval| interval.end).min();
    let common = Interval { start, end };
    let sound = !matches!((start, end), (Some(start), Some(end)) if end < start);
    let interval = if sound { common } else { *all.iter().min()? };
    if all.is_empty() {
        return None;
    }
    let day = interval.start.is_some() && interval.start == interval.end;
    Some(EventWhen { value: None, interval, granularity: if day { Granularity::Day } else { Granularity::Range } })
}

/// The phases told, with their days.
pub(super) fn phases(tellings: &[&Telling]) -> Vec<PhaseSpan> {
    let mut phases: Vec<&Phase> = tellings.iter().map(|telling| &telling.mention().phase).collect();
    phases.sort_unstable();
    phases.dedup();
    let span = |phase: &Phase| {
        let told: Vec<&Telling> =
            tellings.iter().copied().filter(|telling| telling.mention().phase == *phase).collect();
        let lasting = matches!(phase, Phase::Violated | Phase::Ongoing);
        let hull = || {
            let days: Vec<Interval> = told.iter().filter_map(|telling| Some(exact(telling.mention())?.0)).collect();
            let start = days.iter().filter_map(|day| day.start).min();
            let end = days.iter().filter_map(|day| day.end).max();
            start.and(end).map(|_| Interval { start, end })
        };
        let hull = if lasting { hull() } else { None };
        let best = || day(&Kind::Ceasefire, &told).or_else(|| stretch(&told)).or_else(|| bounds(&told));
        let interval = hull.or_else(|| best().map(|when| when.interval));
        PhaseSpan { phase: phase.clone(), interval: interval.unwrap_or(Interval { start: None, end: None }) }
    };
    let mut spans: Vec<PhaseSpan> = phases.into_iter().map(span).collect();
    spans.sort_by(|a, b| order(a).cmp(&order(b)));
    spans
}

fn order(span: &PhaseSpan) -> impl Ord + '_ {
    let Interval { start, end } = span.interval;
    (start.is_none(), start, end.is_none(), end, &span.phase)
}

/// Two days told for a phase that has only one.
pub(super) fn disagreement(tellings: &[&Telling]) -> Option<Disagreement> {
    let single = |phase: &&Phase| matches!(phase, Phase::Held | Phase::Agreed | Phase::Announced);
    let said = |mention: &Mention| {
        let (interval, _) = exact(mention)?;
        Some(&mention.phase).filter(single).map(|_| interval)
    };
    let days = votes(tellings, said);
    let apart = |a: &Interval| days.keys().any(|b| !a.overlaps(b));
    let mut versions: Vec<Version> = days
        .iter()
        .filter(|(interval, _)| apart(interval))
        .map(|(interval, documents)| Version {
            value: written(*interval),
            documents: documents.iter().map(|key| (*key).clone()).collect(),
        })
        .collect();
    versions.sort_by(|a, b| (Reverse(a.documents.len()), &a.value).cmp(&(Reverse(b.documents.len()), &b.value)));
    (versions.len() > 1).then_some(Disagreement { about: "date", versions })
}

fn written(interval: Interval) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    if interval.start == interval.end {
        day(interval.start)
    } else {
        format!("{}/{}", day(interval.start), day(interval.end))
    }
}

/// The day or two that an expression gives a mention; of "since X" the day X.
fn exact(mention: &Mention) -> Option<(Interval, &When)> {
    let when = mention.when.as_ref().filter(|when| when.basis != Basis::Published)?;
    let published = when.interval.end.map(|end| end.num_days_from_ce());
    if since(when, &mention.phase, published) {
        return when.interval.start.map(|start| (Interval::day(start), when));
    }
    (length(when.interval) <= 2).then_some((when.interval, when))
}

/// Days from first to last; open ends are the longest.
fn length(interval: Interval) -> i64 {
    match (interval.start, interval.end) {
        (Some(start), Some(end)) => (end - start).num_days() + 1,
        _ => i64::MAX,
    }
}
