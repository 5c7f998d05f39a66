//! Gold mentions as the library's own, so that merging can be measured alone.

use dateline::calendar::{Granularity, Interval};
use dateline::chrono::{Days, NaiveDate};
use dateline::document::{AnchorBasis, Sketch};
use dateline::event::{self, Basis, Factuality, Participant};
use dateline::text::Section;
use dateline::timeline::Report;
use dateline::{Document, Span};
use serde::de::{DeserializeOwned, Error as _};
use serde_json::{Error, Result, Value};

use crate::gold::{Mention, When, slice};

/// The report of a document of which nothing but these mentions is known.
pub(crate) fn report(document: &Document, mentions: Vec<event::Mention>) -> Report {
    Report {
        key: document.key(),
        fingerprint: document.fingerprint(),
        published: document.published,
        anchor_basis: document.published.map(|_| AnchorBasis::Given),
        title: document.title.clone(),
        sketch: Sketch::of(&document.text),
        mentions,
    }
}

/// A gold mention as the library would have found it; `counter` makes its id unique in the document.
pub(crate) fn mention(gold: &Mention, document: &Document, counter: usize) -> Result<event::Mention> {
    let (start, end) = gold.trigger.map_or((gold.start, gold.start), |trigger| (trigger.start, trigger.end));
    let participants = gold.participants.iter().flatten().map(|who| {
        Participant::new(who.name.clone(), who.code.as_deref(), who.role.as_deref().unwrap_or("party").into())
    });
    let factuality: Factuality = gold.factuality.parse().map_err(Error::custom)?;
    Ok(event::Mention {
        id: format!("{start}:{}:{counter}", gold.kind),
        kind: gold.kind.as_str().into(),
        sentence: Span::new(gold.start, gold.end),
        trigger: Span::new(start, end),
        section: Section::Body,
        phase: gold.phase.as_deref().unwrap_or_default().into(),
        factuality,
        participants: participants.collect(),
        when: match &gold.when {
            Some(when) => Some(dated(when)?),
            None => document.published.map(|anchor| bounded(anchor.day())),
        },
        circumstances: event::Circumstances::default(),
        quote: slice(&document.text, gold.start, gold.end).to_owned(),
    })
}

fn dated(when: &When) -> Result<event::When> {
    let day = |day: &Option<String>| day.as_deref().map(str::parse::<NaiveDate>).transpose().map_err(Error::custom);
    Ok(event::When {
        value: when.value.clone(),
        interval: Interval { start: day(&when.start)?, end: day(&when.end)? },
        granularity: named(&when.granularity)?.unwrap_or(Granularity::Range),
        basis: named(&when.basis)?.unwrap_or(Basis::Timex),
        derivation: None,
    })
}

/// Without a claim in the gold, only publication bounds an event: to that day, from six days before.
fn bounded(published: NaiveDate) -> event::When {
    let start = published.checked_sub_days(Days::new(6)).unwrap_or(published);
    event::When {
        value: None,
        interval: Interval::new(start, published),
        granularity: Granularity::Range,
        basis: Basis::Published,
        derivation: None,
    }
}

fn named<T: DeserializeOwned>(name: &Option<String>) -> Result<Option<T>> {
    name.clone().map(|name| serde_json::from_value(Value::String(name))).transpose()
}
