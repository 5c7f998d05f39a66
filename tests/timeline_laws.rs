//! A timeline is a set: whichever way its reports come, it is the same to the byte.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod laws;
mod relational;

use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;

use dateline::calendar::{Granularity, Interval};
use dateline::chrono::{Days, NaiveDate};
use dateline::document::{Anchor, AnchorBasis, Key, Sketch};
use dateline::event::{Basis, Circumstances, Derivation, Factuality, Kind, Mention, Participant, Phase, Role, When};
use dateline::text::Section;
use dateline::timeline::{Query, Report, Timeline};
use dateline::{Document, Reader, Span};
use laws::set::{json, of as timeline};
use proptest::collection::vec;
use proptest::prelude::*;

const WHO: [(&str, Option<&str>); 7] = [
    ("Vladimir Putin", Some("RUS")),
    ("Russia", Some("RUS")),
    ("Barack Obama", Some("USA")),
    ("United States", Some("USA")),
    ("Syrian opposition", None),
    ("Jaish al-Islam", None),
    ("Aleppo", None),
];

const SENTENCES: [&str; 4] = [
    "What truce?",
    "The two spoke by telephone on Monday about the withdrawal of forces.",
    "The two spoke by telephone, on Monday, about the with-drawal of forces.",
    "Both sides agreed on a truce.",
];

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2016, 2, 20).unwrap() + Days::new(offset)
}

fn date(published: u64) -> impl Strategy<Value = Option<When>> {
    let dated = (0..40_u64, prop_oneof![Just(0_u64), Just(1), Just(6), Just(30)], 0..3_u8);
    proptest::option::weighted(0.9, dated).prop_map(move |chosen| {
        let (start, length, how) = chosen?;
        let (interval, basis) = match how {
            0 => (Interval::new(day(published), day(published + 6)), Basis::Published),
            1 => (Interval::new(day(start), day(start + length)), Basis::Context),
            _ => (Interval::new(day(start), day(start + length)), Basis::Timex),
        };
        let granularity = match length {
            0 => Granularity::Day,
            6 => Granularity::Week,
            30 => Granularity::Month,
            _ => Granularity::Range,
        };
        let value = (basis == Basis::Timex && length == 0).then(|| day(start).to_string());
        let derivation = (basis == Basis::Timex).then(|| Derivation {
            expression: Some("on “Monday”".to_owned()),
            start: Some(3),
            end: Some(9),
            published: Some(day(published)),
        });
        Some(When { value, interval, granularity, basis, derivation })
    })
}

fn kind() -> impl Strategy<Value = (Kind, Phase)> {
    let of = |kind: Kind, phases: &'static [Phase]| (Just(kind), proptest::sample::select(phases));
    const CALL: &[Phase] = &[Phase::Held, Phase::Held, Phase::Planned, Phase::Requested];
    const WITHDRAWAL: &[Phase] =
        &[Phase::Demanded, Phase::Planned, Phase::Announced, Phase::Begun, Phase::Ongoing, Phase::Completed];
    const CEASEFIRE: &[Phase] =
        &[Phase::Demanded, Phase::Proposed, Phase::Agreed, Phase::InEffect, Phase::Violated, Phase::Collapsed];
    prop_oneof![of(Kind::Call, CALL), of(Kind::Withdrawal, WITHDRAWAL), of(Kind::Ceasefire, CEASEFIRE)]
}

fn participants() -> impl Strategy<Value = Vec<Participant>> {
    let roles = [Role::Caller, Role::Callee, Role::Party, Role::Withdrawer, Role::From, Role::Broker];
    let one = (proptest::sample::select(&WHO[..]), proptest::sample::select(roles.to_vec()));
    let one = one.prop_map(|((name, code), role)| Participant::new(name, code, role));
    vec(one, 0..4)
}

/// Something told of where, how much and for how long, or nothing.
fn circumstances(which: usize) -> Circumstances {
    let json = [
        "{}",
        r#"{"places": [{"name": "Aleppo", "code": "SYR"}], "scope": ["local", "holiday"]}"#,
        r#"{"extent": {"text": "most of its 900 troops", "share": "most", "of": 900, "mod": "APPROX", "unit": "troops"}}"#,
        r#"{"terms": {"duration": "PT72H", "begin": {"value": "2016-02-27T24:00", "start": "2016-02-27", "end": "2016-02-27"}}}"#,
    ];
    serde_json::from_str(json[which % json.len()]).unwrap()
}

fn mention(published: u64) -> impl Strategy<Value = Mention> {
    let factuality = [
        Factuality::Asserted,
        Factuality::Planned,
        Factuality::Demanded,
        Factuality::Hypothetical,
        Factuality::Negated,
    ];
    let section =
        [Section::Body, Section::Body, Section::Headline, Section::Caption, Section::Comment, Section::Boilerplate];
    let told = (proptest::sample::select(factuality.to_vec()), proptest::sample::select(section.to_vec()));
    let sentence = (0..5_usize, proptest::sample::select(&SENTENCES[..]));
    (kind(), told, participants(), date(published), sentence).prop_map(
        |((kind, phase), (factuality, section), participants, when, (place, quote))| Mention {
            id: String::new(),
            kind,
            sentence: Span::new(place * 100, place * 100 + quote.len()),
            trigger: Span::new(place * 100 + 4, place * 100 + 8),
            section,
            phase,
            factuality,
            participants,
            when,
            circumstances: circumstances(place),
            quote: quote.to_owned(),
        },
    )
}

/// The paragraphs of the seeds.
static PARAGRAPHS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let seeds = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
    let mut paths: Vec<_> = seeds.map(|seed| seed.unwrap().path()).collect();
    paths.sort();
    let text = |path| Document::from_text("", &fs::read_to_string(path).unwrap()).unwrap().text;
    paths.into_iter().flat_map(|path| text(path).split("\n\n").map(str::to_owned).collect::<Vec<_>>()).collect()
});

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// What is read in an article of some of the seeds' paragraphs.
fn read() -> impl Strategy<Value = Report> {
    let paragraphs = vec(0..PARAGRAPHS.len(), 1..6);
    (0..3_u8, 0..6_u8, 0..40_u64, paragraphs).prop_map(|(source, id, published, paragraphs)| {
        let paragraphs: Vec<&str> = paragraphs.iter().map(|&paragraph| PARAGRAPHS[paragraph].as_str()).collect();
        let document = Document::new(paragraphs.join("\n\n")).source(format!("source-{source}")).id(id.to_string());
        let document = document.published(Anchor::from(day(published)));
        READER.read(&document).report(&document)
    })
}

/// A report that nobody wrote, or one that was read.
fn report() -> impl Strategy<Value = Report> {
    prop_oneof![3 => drawn(), 1 => read()]
}

fn drawn() -> impl Strategy<Value = Report> {
    let name = (0..3_u8, 0..6_u8, 0..2_u64);
    (name, 0..40_u64).prop_flat_map(|((source, id, fingerprint), published)| {
        vec(mention(published), 0..5).prop_map(move |mut mentions| {
            for (count, mention) in mentions.iter_mut().enumerate() {
                mention.id = format!("{}:{}:{count}", mention.trigger.start, mention.kind);
            }
            Report {
                key: Key { source: format!("source-{source}"), id: format!("{id}") },
                fingerprint,
                published: Some(Anchor::from(day(published))),
                anchor_basis: Some(AnchorBasis::Given),
                title: (fingerprint % 2 == 0).then(|| format!("Title {id}")),
                sketch: Sketch::of(&format!("{} {id}", SENTENCES[1])),
                mentions,
            }
        })
    })
}

/// A report that tells of the one pair everybody tells of, mostly with the day, so that they all lie in a few lanes.
fn hot() -> impl Strategy<Value = Report> {
    const LIFE: [(Kind, Phase); 6] = [
        (Kind::Call, Phase::Held),
        (Kind::Call, Phase::Held),
        (Kind::Ceasefire, Phase::Proposed),
        (Kind::Ceasefire, Phase::Agreed),
        (Kind::Ceasefire, Phase::Violated),
        (Kind::Ceasefire, Phase::Collapsed),
    ];
    let dated = (0..90_u64, prop_oneof![8 => Just(0_u64), 1 => Just(1), 1 => Just(30)]);
    let named = prop_oneof![8 => Just(2..4_usize), 1 => Just(2..3), 1 => Just(0..3)];
    (0..1_000_000_u64, dated, named, proptest::sample::select(&LIFE[..])).prop_map(
        |(id, (start, length), named, life)| {
            let who = named.map(|place| Participant::new(WHO[place].0, WHO[place].1, Role::Party));
            let when = When {
                value: None,
                interval: Interval::new(day(start), day(start + length)),
                granularity: if length == 30 { Granularity::Month } else { Granularity::Day },
                basis: Basis::Timex,
                derivation: None,
            };
            let mention = Mention {
                id: "4:0".to_owned(),
                kind: life.0,
                sentence: Span::new(0, SENTENCES[0].len()),
                trigger: Span::new(4, 8),
                section: Section::Body,
                phase: life.1,
                factuality: Factuality::Asserted,
                participants: who.collect(),
                when: Some(when),
                quote: SENTENCES[0].to_owned(),
                circumstances: Circumstances::default(),
            };
            Report {
                key: Key { source: "wire".to_owned(), id: id.to_string() },
                fingerprint: 0,
                published: Some(Anchor::from(day(start + length))),
                anchor_basis: Some(AnchorBasis::Given),
                title: None,
                sketch: None,
                mentions: vec![mention],
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_timeline_is_a_set_of_reports(reports in vec(report(), 0..16), cut in 0..16_usize) {
        laws::set::check(&reports, cut);
    }

    #[test]
    fn a_change_is_the_whole_worked_out_anew(
        reports in vec(report(), 8..30),
        steps in vec((report(), 0..40_usize, any::<bool>()), 1..14),
    ) {
        let mut kept = timeline(&reports);
        kept.events();
        for (report, chosen, takes) in steps {
            // Small changes are followed; now and then two of them at once.
            if takes {
                let keys: Vec<Key> = kept.reports().map(|report| report.key.clone()).collect();
                if let Some(key) = keys.get(chosen % keys.len().max(1)) {
                    kept.retract(key);
                }
            } else {
                kept.insert(report);
            }
            if chosen % 3 == 0 {
                continue;
            }
            let anew: Timeline = kept.reports().cloned().collect();
            prop_assert_eq!(json(&kept), json(&anew));
        }
    }

    #[test]
    fn grouping_and_joining_by_key_give_the_same_events(reports in vec(report(), 0..40)) {
        // An engine keeps one version of a document.
        let mut seen = HashSet::new();
        let reports: Vec<Report> = reports.into_iter().filter(|report| seen.insert(report.key.clone())).collect();
        prop_assert_eq!(relational::json(&reports), json(&timeline(&reports)));
    }

    #[test]
    fn a_change_in_a_hot_lane_is_the_whole_worked_out_anew(
        reports in vec(hot(), 60..160),
        steps in vec((vec(hot(), 0..3), 0..400_usize), 1..8),
    ) {
        let mut kept = timeline(&reports);
        kept.events();
        for (new, chosen) in steps {
            kept.extend(new);
            let key = kept.reports().map(|report| report.key.clone()).nth(chosen);
            key.map(|key| kept.retract(&key));
            let anew: Timeline = kept.reports().cloned().collect();
            prop_assert_eq!(json(&kept), json(&anew));
        }
    }

    #[test]
    fn every_mention_is_in_one_event(reports in vec(report(), 0..14)) {
        let timeline = timeline(&reports);
        let told: usize = timeline.events().iter().map(|event| event.mentions.len()).sum();
        prop_assert_eq!(told, timeline.mentions());
        let mut ids: Vec<&str> = timeline.events().iter().map(|event| event.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), timeline.events().len());
        for event in timeline.events() {
            let told: Vec<_> = event.mentions.iter().map(|told| told.mention()).collect();
            prop_assert!(told.iter().all(|mention| mention.kind == event.kind));
            prop_assert!(told.iter().all(|mention| mention.section != Section::Boilerplate));
            let story = |mention: &&&Mention| !matches!(mention.section, Section::Caption | Section::Comment);
            let strongest = told.iter().filter(story).map(|mention| mention.factuality).min();
            prop_assert!(event.factuality == strongest.unwrap_or(event.factuality));
            prop_assert!(strongest.is_some() || event.factuality >= Factuality::Hypothetical);
            prop_assert!(timeline.query(&Query::new().kind(event.kind.clone())).any(|found| found.id == event.id));
        }
    }

    #[test]
    fn captions_and_comments_make_no_event_of_a_story(reports in vec(report(), 0..14)) {
        let asserted = |timeline: &Timeline| -> Vec<String> {
            let told = timeline.events().iter().filter(|event| event.factuality == Factuality::Asserted);
            told.map(|event| event.id.clone()).collect()
        };
        // One fingerprint is one content; what is generated does not know that.
        let mut seen = HashSet::new();
        let reports: Vec<Report> =
            reports.into_iter().filter(|report| seen.insert((report.key.clone(), report.fingerprint))).collect();
        let stories: Vec<Report> = reports
            .iter()
            .cloned()
            .map(|mut report| {
                report.mentions.retain(|mention| !matches!(mention.section, Section::Caption | Section::Comment));
                report
            })
            .collect();
        prop_assert_eq!(asserted(&timeline(&reports)), asserted(&timeline(&stories)));
    }
}

/// A report of one call.
fn sound() -> Report {
    Report {
        key: Key { source: "a".into(), id: "1".into() },
        fingerprint: 7,
        published: Some("2016-03-14".parse().unwrap()),
        anchor_basis: None,
        title: None,
        sketch: None,
        mentions: vec![Mention {
            id: "4:call:0".into(),
            kind: Kind::Call,
            sentence: Span::new(0, 20),
            trigger: Span::new(4, 8),
            section: Section::Body,
            phase: Phase::Held,
            factuality: Factuality::Asserted,
            participants: Vec::new(),
            when: Some(When {
                value: None,
                interval: Interval::new(day(3), day(4)),
                granularity: Granularity::Range,
                basis: Basis::Timex,
                derivation: None,
            }),
            circumstances: Circumstances::default(),
            quote: "They spoke by phone.".into(),
        }],
    }
}

/// One content that was read in two ways, as by two versions of a reader: whichever comes first, the same one is kept.
#[test]
fn of_two_readings_one_is_kept() {
    let mut readings = vec![sound()];
    let changes: [fn(&mut Mention); 5] = [
        |mention| {
            let how = Derivation { expression: None, start: None, end: None, published: None };
            mention.when.as_mut().unwrap().derivation = Some(how);
        },
        |mention| mention.when.as_mut().unwrap().value = Some("2016-02-23".into()),
        |mention| mention.quote += " More.",
        |mention| mention.circumstances = circumstances(1),
        |mention| mention.participants.push(Participant::new("Russia", None, Role::Party)),
    ];
    for change in changes {
        let mut other = sound();
        change(&mut other.mentions[0]);
        readings.push(other);
    }
    for one in &readings {
        for other in &readings {
            assert_eq!(json(&timeline(&[one.clone(), other.clone()])), json(&timeline(&[other.clone(), one.clone()])));
        }
    }
}

#[test]
fn broken_files_are_named() {
    let sound = json(&timeline(&[sound()]));
    let read = |text: &str| serde_json::from_str::<Timeline>(text).map_err(|error| error.to_string());
    assert!(read(&sound).is_ok());
    let broken = [
        (r#""end":20"#, r#""end":-1"#, "invalid value"),
        (r#""start":0,"end":20"#, r#""start":30,"end":20"#, "a span that ends before it starts"),
        (r#""end":"2016-02-24""#, r#""end":"2016-02-20""#, "a date that ends before it starts"),
        (r#""end":"2016-02-24""#, r#""end":"2016-02-31""#, "input is out of range"),
        (r#""section":"body""#, r#""section":"boilerplate""#, "mentions in boilerplate are in no timeline"),
        (r#""section":"body""#, r#""section":"margin""#, "unknown variant `margin`"),
        (r#""documents":1"#, r#""documents":2"#, "2 documents announced, 1 found"),
        (r#""fingerprint":"0000000000000007""#, r#""fingerprint":"7""#, "not a fingerprint"),
        (r#""published":"2016-03-14""#, r#""published":"2016-03-32""#, "no such day"),
        (r#""reports":[{"source":"a""#, r#""reports":[{"source":"b""#, "mention 4:call:0 of a/1 has no report"),
    ];
    for (from, to, cause) in broken {
        assert!(sound.contains(from), "{from} in {sound}");
        let error = read(&sound.replace(from, to)).unwrap_err();
        assert!(error.contains(cause), "{error}");
    }
    let (start, end) = (sound.find("{\"source\"").unwrap(), sound.find("}],\"documents\"").unwrap());
    let mention = sound[start..end].strip_suffix("}]").unwrap();
    let twice = sound.replace(mention, &format!("{mention}}},{mention}")).replace("\"mentions\":1", "\"mentions\":2");
    assert!(read(&twice).unwrap_err().contains("mention 4:call:0 of a/1 is there twice"), "{twice}");
}
