//! Mentions as small integers.

use chrono::{Datelike, NaiveDate};

use crate::calendar::Granularity;
use crate::event::{Basis, Factuality, Kind, Mention, Participant, Phase, Role, When};
use crate::merge::actors::{Actor, Level, Names, is_general};
use crate::merge::copy::imprint;
use crate::merge::life::{Stage, rank};
use crate::merge::strand::Strand;
use crate::merge::{Cluster, Place, Testimony};
use crate::text::Section;

/// How well a date is known, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Known {
    /// To the day, or to two.
    Exact,
    /// An expression names a longer stretch.
    Coarse,
    /// Only publication bounds it.
    Bounded,
    /// Not at all.
    Not,
}

/// Civil days as numbers, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Days {
    pub(super) first: i32,
    pub(super) last: i32,
}

impl Days {
    pub(super) fn overlaps(self, other: Days) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    pub(super) fn widened(self, before: i32, after: i32) -> Days {
        Days { first: self.first.saturating_sub(before), last: self.last.saturating_add(after) }
    }

    pub(super) fn hull(self, other: Days) -> Days {
        Days { first: self.first.min(other.first), last: self.last.max(other.last) }
    }

    pub(super) fn length(self) -> i32 {
        self.last.saturating_sub(self.first).saturating_add(1)
    }
}

/// What merging knows of one mention.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) place: Place,
    pub(super) kind: u32,
    pub(super) level: Level,
    /// Whether it lives on after its day: a truce does, a call does not.
    pub(super) life: Life,
    pub(super) stage: Stage,
    pub(super) rank: u8,
    pub(super) asserted: bool,
    /// Trigger start in bytes.
    pub(super) at: usize,
    pub(super) known: Known,
    pub(super) days: Days,
    pub(super) published: Option<i32>,
    /// Parties of a call or a truce, those who withdraw.
    pub(super) actors: Vec<Actor>,
    pub(super) brokers: Vec<Actor>,
    pub(super) places: Vec<Actor>,
    /// Start of the sentence in bytes.
    pub(super) sentence: usize,
    /// The phase, as a number.
    pub(super) phase: u32,
    /// A hash of its sentence.
    pub(super) imprint: Option<u64>,
    /// Whether a story tells it, as against a caption or a comment.
    pub(super) told: bool,
}

/// How an event of a kind goes on in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Life {
    /// It has a day.
    Point,
    /// It starts, proceeds and is done.
    Course,
    /// It stands until it falls.
    State,
}

/// All facts of a set of documents, in order of document and mention.
#[derive(Debug)]
pub(super) struct Facts<'a> {
    documents: &'a [Testimony<'a>],
    pub(super) facts: Vec<Fact>,
}

impl<'a> Facts<'a> {
    pub(super) fn gather(documents: &'a [Testimony<'a>]) -> Self {
        let mentions = || documents.iter().flat_map(|document| document.mentions);
        let mut names = Names::new(mentions().flat_map(said));
        let mut facts = Vec::with_capacity(documents.iter().map(|document| document.mentions.len()).sum());
        for (document, testimony) in documents.iter().enumerate() {
            let published = testimony.published.map(number);
            for (mention, told) in testimony.mentions.iter().enumerate() {
                facts.push(fact(Place { document, mention }, told, published, &mut names));
            }
        }
        Facts { documents, facts }
    }

    pub(super) fn cluster(&self, event: &Strand) -> Option<Cluster> {
        let mut members: Vec<Place> = event.members.iter().map(|member| self.facts[*member].place).collect();
        members.sort_unstable();
        let founders = event.members.iter().take(event.founders);
        let seed = founders.min_by_key(|member| self.seniority(&self.facts[**member]))?;
        Some(Cluster { seed: self.facts[*seed].place, members })
    }

    /// The order by which a seed is chosen: publication, document key, offset, kind and counter.
    fn seniority(&self, fact: &Fact) -> impl Ord + '_ {
        let testimony = &self.documents[fact.place.document];
        let mention = &testimony.mentions[fact.place.mention];
        (!fact.told, fact.published.unwrap_or(i32::MAX), testimony.key, fact.at, &mention.kind, &mention.id, fact.place)
    }
}

fn number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

fn fact<'a>(place: Place, mention: &'a Mention, published: Option<i32>, names: &mut Names<'a>) -> Fact {
    let (known, days) = days(mention, published);
    let (level, life) = match &mention.kind {
        Kind::Withdrawal => (Level::Side, Life::Course),
        Kind::Ceasefire => (Level::Side, Life::State),
        _ => (Level::Person, Life::Point),
    };
    let (mut actors, mut brokers, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for participant in mention.participants.iter().filter(|participant| says_who(participant)) {
        let actor = names.actor(&participant.name, participant.code.as_deref(), level);
        let into = match &participant.role {
            Role::Broker => &mut brokers,
            Role::From => &mut places,
            Role::To => continue,
            Role::Custom(role) if matches!(&**role, "at" | "in" | "place") => &mut places,
            _ => &mut actors,
        };
        if !into.contains(&actor) {
            into.push(actor);
        }
    }
    for set in [&mut actors, &mut brokers, &mut places] {
        set.sort_unstable();
    }
    Fact {
        place,
        kind: names.number(mention.kind.as_str()),
        level,
        life,
        stage: Stage::of(&mention.kind, &mention.phase, mention.factuality),
        rank: rank(&mention.phase),
        asserted: mention.factuality == Factuality::Asserted,
        at: mention.trigger.start,
        known,
        days,
        published,
        actors,
        brokers,
        places,
        sentence: mention.sentence.start,
        phase: names.number(mention.phase.as_str()),
        imprint: imprint(mention),
        told: matches!(mention.section, Section::Headline | Section::Body | Section::Quotation),
    }
}

/// Every word of a mention that gets a number.
fn said(mention: &Mention) -> impl Iterator<Item = &str> {
    let who = mention.participants.iter().flat_map(|one| [Some(one.name.as_str()), one.code.as_deref()]);
    who.flatten().chain([mention.kind.as_str(), mention.phase.as_str()])
}

/// Whether a participant is somebody: a bare "government" or "defence minister" may be anyone's, and is left to what else
/// the document says.
fn says_who(participant: &Participant) -> bool {
    let proper = participant.name.chars().any(char::is_uppercase);
    participant.code.is_some() || proper || is_general(&participant.name)
}

fn days(mention: &Mention, published: Option<i32>) -> (Known, Days) {
    let ever = Days { first: i32::MIN, last: i32::MAX };
    let bound = |published: i32| Days { first: published.saturating_sub(6), last: published };
    let Some(when) = &mention.when else {
        return published.map_or((Known::Not, ever), |published| (Known::Bounded, bound(published)));
    };
    let first = when.interval.start.map(number);
    let last = when.interval.end.map(number);
    let days = Days { first: first.unwrap_or(i32::MIN), last: last.unwrap_or(i32::MAX) };
    if when.basis == Basis::Published {
        return (Known::Bounded, days);
    }
    if let Some(day) = first.filter(|_| since(when, &mention.phase, published)) {
        return (Known::Exact, Days { first: day, last: day });
    }
    match when.granularity {
        _ if first.is_none() || last.is_none() => (Known::Coarse, days),
        _ if days.length() <= 2 => (Known::Exact, days),
        _ => (Known::Coarse, days),
    }
}

/// Whether the interval is that of "since X": it runs from a day to publication, and the event has the day.
pub(crate) fn since(when: &When, phase: &Phase, published: Option<i32>) -> bool {
    let (Some(start), Some(end)) = (when.interval.start.map(number), when.interval.end.map(number)) else {
        return when.interval.start.is_some() && when.granularity == Granularity::Range;
    };
    let stands = matches!(phase, Phase::InEffect | Phase::Ongoing | Phase::Begun | Phase::Extended);
    when.granularity == Granularity::Range && start < end && published == Some(end) && stands && {
        // "In the past week" has the same interval, and a duration as its value.
        when.value.as_deref().is_none_or(|value| !value.starts_with('P'))
    }
}
