//! Reports with anything in them that their types allow.

use arbitrary::{Arbitrary, Result, Unstructured};
use dateline::Span;
use dateline::actor::ActorKind;
use dateline::calendar::{Granularity, Interval};
use dateline::chrono::NaiveDate;
use dateline::document::{Anchor, AnchorBasis, Key, Sketch};
use dateline::event::{Basis, Circumstances, Derivation, Factuality, Kind, Mention, Participant, Phase, Role, When};
use dateline::text::Section;
use dateline::timeline::Report;

use crate::text;

/// As many reports as the bytes make.
pub(crate) fn of(data: &[u8]) -> Vec<Report> {
    let mut parts = Unstructured::new(data);
    let mut reports = Vec::new();
    while !parts.is_empty() && reports.len() < 12 {
        let Ok(report) = report(&mut parts) else { break };
        reports.push(report);
    }
    reports
}

fn report(parts: &mut Unstructured<'_>) -> Result<Report> {
    let key = Key { source: name(parts)?, id: parts.int_in_range(0..=5)?.to_string() };
    let anchored: bool = parts.arbitrary()?;
    let published = if anchored { Some(Anchor::Day(day(parts)?)) } else { None };
    let title = if parts.ratio(1, 8)? { Some(name(parts)?) } else { None };
    let count = parts.int_in_range(0..=4)?;
    let mut mentions = Vec::new();
    for number in 0..count {
        mentions.push(mention(parts, number)?);
    }
    let sketch = if parts.ratio(1, 3)? { Sketch::of(&"the same words told again ".repeat(4)) } else { None };
    // One content is one fingerprint.
    let fingerprint = parts.int_in_range(0..=1)?;
    let basis = [AnchorBasis::Given, AnchorBasis::Dateline, AnchorBasis::Option];
    let anchor_basis = if anchored { Some(*parts.choose(&basis)?) } else { None };
    Ok(Report { key, fingerprint, published, anchor_basis, title, sketch, mentions })
}

fn mention(parts: &mut Unstructured<'_>, number: usize) -> Result<Mention> {
    const KINDS: [(Kind, &[Phase]); 3] = [
        (Kind::Call, &[Phase::Held, Phase::Planned, Phase::Requested, Phase::Refused]),
        (
            Kind::Withdrawal,
            &[Phase::Demanded, Phase::Announced, Phase::Begun, Phase::Ongoing, Phase::Completed, Phase::Reversed],
        ),
        (
            Kind::Ceasefire,
            &[
                Phase::Demanded,
                Phase::Agreed,
                Phase::InEffect,
                Phase::Extended,
                Phase::Violated,
                Phase::Collapsed,
                Phase::Ended,
            ],
        ),
    ];
    let (kind, phase) = if parts.ratio(1, 10)? {
        (Kind::from(name(parts)?), Phase::from(name(parts)?))
    } else {
        let (kind, phases) = parts.choose(&KINDS)?;
        (kind.clone(), parts.choose(phases)?.clone())
    };
    let factuality = *parts.choose(&[
        Factuality::Asserted,
        Factuality::Planned,
        Factuality::Demanded,
        Factuality::Hypothetical,
        Factuality::Negated,
    ])?;
    let section = *parts.choose(&[
        Section::Body,
        Section::Headline,
        Section::Quotation,
        Section::Caption,
        Section::Comment,
        Section::Boilerplate,
    ])?;
    let mut participants = Vec::new();
    for _ in 0..parts.int_in_range(0..=3)? {
        participants.push(participant(parts)?);
    }
    let when = if parts.ratio(1, 8)? { None } else { Some(when(parts)?) };
    let quote = if parts.ratio(1, 4)? { name(parts)? } else { "The two spoke by telephone on Monday.".to_owned() };
    let circumstances = circumstances(parts)?;
    let start = usize::from(u8::arbitrary(parts)?);
    Ok(Mention {
        id: format!("{start}:{kind}:{number}"),
        sentence: Span::new(start, start + quote.len()),
        trigger: Span::new(start, start + 1),
        kind,
        section,
        phase,
        factuality,
        participants,
        when,
        circumstances,
        quote,
    })
}

/// Something told of where, how much and for how long, or nothing.
fn circumstances(parts: &mut Unstructured<'_>) -> Result<Circumstances> {
    const TOLD: [&str; 4] = [
        "{}",
        r#"{"places": [{"name": "Aleppo", "code": "SYR"}], "scope": ["local", "holiday"]}"#,
        r#"{"extent": {"text": "most of its 900 troops", "share": "most", "of": 900, "mod": "APPROX", "unit": "troops"}}"#,
        r#"{"terms": {"duration": "PT72H", "begin": {"value": "2016-02-27T24:00", "start": "2016-02-27", "end": "2016-02-27"}}}"#,
    ];
    serde_json::from_str(parts.choose(&TOLD)?).map_err(|_| arbitrary::Error::IncorrectFormat)
}

fn participant(parts: &mut Unstructured<'_>) -> Result<Participant> {
    const WHO: [(&str, Option<&str>, Option<ActorKind>); 6] = [
        ("Vladimir Putin", Some("RUS"), Some(ActorKind::Person)),
        ("Russia", Some("RUS"), Some(ActorKind::State)),
        ("Barack Obama", Some("USA"), None),
        ("United States", Some("USA"), None),
        ("Syrian opposition", None, Some(ActorKind::Group)),
        ("Aleppo", None, Some(ActorKind::Place)),
    ];
    let roles = [Role::Caller, Role::Callee, Role::Party, Role::Withdrawer, Role::From, Role::To, Role::Broker];
    let role = if parts.ratio(1, 16)? { Role::from(name(parts)?) } else { parts.choose(&roles)?.clone() };
    if parts.ratio(1, 8)? {
        return Ok(Participant::new(name(parts)?, None, role));
    }
    let (name, code, kind) = *parts.choose(&WHO)?;
    Ok(Participant { kind, ..Participant::new(name, code, role) })
}

fn when(parts: &mut Unstructured<'_>) -> Result<When> {
    let start = day(parts)?;
    let length = *parts.choose(&[0, 0, 0, 1, 6, 30, 365])?;
    let last = NaiveDate::from_num_days_from_ce_opt(dateline::chrono::Datelike::num_days_from_ce(&start) + length);
    let end = last.ok_or(arbitrary::Error::IncorrectFormat)?;
    let interval = match parts.int_in_range(0..=7)? {
        0 => Interval::since(start),
        1 => Interval::until(end),
        2 => Interval { start: None, end: None },
        _ => Interval::new(start, end),
    };
    let granularity = match length {
        0 => Granularity::Day,
        6 => Granularity::Week,
        30 => Granularity::Month,
        365 => Granularity::Year,
        _ => Granularity::Range,
    };
    let basis = *parts.choose(&[Basis::Timex, Basis::Context, Basis::Published])?;
    let derivation = if parts.arbitrary()? {
        Some(Derivation { expression: Some(name(parts)?), start: Some(0), end: Some(6), published: Some(start) })
    } else {
        None
    };
    Ok(When { value: (length == 0).then(|| start.to_string()), interval, granularity, basis, derivation })
}

/// Mostly within two months, sometimes at an end of the calendar.
fn day(parts: &mut Unstructured<'_>) -> Result<NaiveDate> {
    let day = match parts.int_in_range(0..=40)? {
        0 => i32::arbitrary(parts)? >> parts.int_in_range(4..=16)?,
        _ => 735_900 + parts.int_in_range(0..=60)?,
    };
    NaiveDate::from_num_days_from_ce_opt(day).ok_or(arbitrary::Error::IncorrectFormat)
}

/// A short one of a few, or any text.
fn name(parts: &mut Unstructured<'_>) -> Result<String> {
    const NAMES: [&str; 8] = [
        "gazette",
        "times",
        "post",
        "=1+1, \"e\"; \r\n\\",
        "</script>&amp;",
        "[a](b) *c* `d` # |",
        "",
        "\u{2028}\u{0}\u{1b}[31m",
    ];
    if parts.ratio(3, 4)? {
        return Ok((*parts.choose(&NAMES)?).to_owned());
    }
    let length = parts.int_in_range(0..=12)?;
    Ok(text::of(parts.bytes(length.min(parts.len()))?))
}
