//! Mentions whose events are known: the same on every machine.
//!
//! Of 200 actors, chosen by Zipf's law, two meet in an event, which 1 to 8 reports tell. A quarter of the mentions have a coarse
//! date (a week, a month, or only the publication), 15 % lack a party, 5 % are a day off, and to a report come copies, so many
//! that they are 20 % of all mentions. After a tenth of the events follows another of the same pair and kind within seven days. There
//! are four events a day, so that dates spread as there are more mentions.

use std::collections::HashMap;

use dateline::Span;
use dateline::calendar::{Granularity, Interval};
use dateline::chrono::{Datelike, Days, NaiveDate};
use dateline::event::{Basis, Circumstances, Factuality, Kind, Mention, Participant, Phase, Role, When};
use dateline::text::Section;

const ACTORS: u64 = 200;
const EVENTS_A_DAY: u64 = 4;

/// Numbers that look random: SplitMix64.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Random(u64);

impl Random {
    /// A sequence by its number.
    pub(crate) fn new(seed: u64) -> Self {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u64
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// What happened.
#[derive(Debug, Clone, Copy)]
struct Event {
    kind: u8,
    actors: [u8; 2],
    day: i32,
}

/// One telling of an event.
#[derive(Debug, Clone, Copy)]
struct Telling {
    event: u32,
    /// What its details are made of; a copy has the same.
    seed: u32,
    published: i32,
    copy: bool,
}

/// How a telling dates its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dating {
    Day(i32),
    Stretch(i32, i32, Granularity),
    Published,
}

/// A generated corpus: one mention a document.
pub(crate) struct Corpus {
    events: Vec<Event>,
    tellings: Vec<Telling>,
    truth: Vec<u32>,
}

/// Which of the actors' parts are told, and the date.
struct Details {
    named: [bool; 2],
    swapped: bool,
    dating: Dating,
}

impl Corpus {
    /// So many mentions.
    pub(crate) fn new(mentions: usize) -> Self {
        let mut random = Random::new(2016);
        let zipf = zipf();
        let days = (mentions as u64 / 5 / EVENTS_A_DAY).max(60);
        let (mut events, mut tellings): (Vec<Event>, Vec<Telling>) = (Vec::new(), Vec::new());
        while tellings.len() < mentions {
            let one = pick(&zipf, &mut random);
            let other = loop {
                let other = pick(&zipf, &mut random);
                if other != one {
                    break other;
                }
            };
            let kind = random.below(3) as u8;
            let day = random.below(days) as i32;
            let mut days = vec![day];
            if random.chance(10) {
                days.push(day + 1 + random.below(7) as i32);
            }
            for day in days {
                let event = events.len() as u32;
                events.push(Event { kind, actors: [one, other], day });
                for _ in 0..=random.below(8) {
                    let seed = random.next() as u32;
                    let published = day + random.below(3) as i32;
                    tellings.push(Telling { event, seed, published, copy: false });
                    // A fifth of all are copies: one to four originals.
                    if random.chance(25) {
                        let published = published + random.below(2) as i32;
                        tellings.push(Telling { event, seed, published, copy: true });
                    }
                }
            }
        }
        tellings.truncate(mentions);
        tellings.sort_by_key(|telling| (telling.published, telling.seed, telling.copy));
        let mut corpus = Corpus { events, tellings, truth: Vec::new() };
        corpus.truth = corpus.judge();
        corpus
    }

    /// The number of mentions.
    pub(crate) fn len(&self) -> usize {
        self.tellings.len()
    }

    /// The true cluster of each mention.
    pub(crate) fn truths(&self) -> &[u32] {
        &self.truth
    }

    /// A mention, and the day it was published.
    pub(crate) fn mention(&self, place: usize) -> (Mention, NaiveDate) {
        let telling = &self.tellings[place];
        let event = &self.events[telling.event as usize];
        let details = self.details(telling);
        let published = date(telling.published);
        let (kind, phase, roles) = match event.kind {
            0 => (Kind::Call, Phase::Held, [Role::Caller, Role::Callee]),
            1 => (Kind::Withdrawal, Phase::Completed, [Role::Withdrawer, Role::From]),
            _ => (Kind::Ceasefire, Phase::Agreed, [Role::Party, Role::Party]),
        };
        let mut participants = Vec::with_capacity(2);
        for (part, role) in roles.into_iter().enumerate().filter(|(part, _)| details.named[*part]) {
            let actor = event.actors[part];
            let code = format!("{}{}{}", letter(actor / 26), letter(actor % 26), letter(event.actors[part] % 7));
            let name = if event.kind == 0 { format!("Leader Of{code}") } else { format!("Land{code}") };
            let role = match (&role, details.swapped && event.kind == 0) {
                (Role::Caller, true) => Role::Callee,
                (Role::Callee, true) => Role::Caller,
                _ => role,
            };
            participants.push(Participant::new(name, Some(&code), role));
        }
        let when = match details.dating {
            Dating::Day(day) => {
                let day = date(day);
                let (value, basis) = (Some(day.to_string()), Basis::Timex);
                When { value, interval: Interval::day(day), granularity: Granularity::Day, basis, derivation: None }
            }
            Dating::Stretch(first, last, granularity) => {
                let interval = Interval::new(date(first), date(last));
                When { value: None, interval, granularity, basis: Basis::Timex, derivation: None }
            }
            Dating::Published => {
                let interval = Interval::new(date(telling.published - 6), published);
                let (granularity, basis) = (Granularity::Range, Basis::Published);
                When { value: None, interval, granularity, basis, derivation: None }
            }
        };
        let quote = format!(
            "Officials quoted in report {:08x}-{:x} told of it in a sentence of the usual length, with names and with a date.",
            telling.seed, telling.event
        );
        let mention = Mention {
            id: format!("0:{kind}:0"),
            kind,
            sentence: Span::new(0, quote.len()),
            trigger: Span::new(0, 9),
            section: Section::Body,
            phase,
            factuality: Factuality::Asserted,
            participants,
            when: Some(when),
            circumstances: Circumstances::default(),
            quote,
        };
        (mention, published)
    }

    fn details(&self, telling: &Telling) -> Details {
        let event = &self.events[telling.event as usize];
        let mut random = Random::new(u64::from(telling.seed) << 32 | u64::from(telling.event));
        let missing = random.chance(15).then(|| random.below(2));
        let named = [missing != Some(0), missing != Some(1)];
        let swapped = random.chance(50);
        let dating = if random.chance(25) {
            match random.below(3) {
                0 => {
                    let monday = event.day - date(event.day).weekday().num_days_from_monday() as i32;
                    Dating::Stretch(monday, monday + 6, Granularity::Week)
                }
                1 => {
                    let first = event.day - date(event.day).day0() as i32;
                    let length = i32::from(date(event.day).num_days_in_month());
                    Dating::Stretch(first, first + length - 1, Granularity::Month)
                }
                _ => Dating::Published,
            }
        } else if random.chance(5) {
            Dating::Day(event.day + if random.chance(50) { 1 } else { -1 })
        } else {
            Dating::Day(event.day)
        };
        Details { named, swapped, dating }
    }

    /// The true cluster of each mention: its event, or a cluster of its own, with its copies, where its fields do not say which event it
    /// tells.
    fn judge(&self) -> Vec<u32> {
        // Days of the events by kind and who is named, in order.
        let mut days: HashMap<(u8, u8, u8), Vec<(i32, u32)>> = HashMap::new();
        let key = |event: &Event, named: [bool; 2]| {
            let [mut one, mut other] = event.actors.map(|actor| actor + 1);
            // Who calls whom and who is named first says nothing; who leaves where does.
            if event.kind != 1 && one > other {
                (one, other) = (other, one);
            }
            match named {
                [true, true] => vec![(event.kind, one, other)],
                [true, false] if event.kind == 1 => vec![(1, one, 0)],
                [false, true] if event.kind == 1 => vec![(1, 0, other)],
                _ => vec![(event.kind, one, 0), (event.kind, other, 0)],
            }
        };
        for (number, event) in (0_u32..).zip(&self.events) {
            for named in [[true, true], [true, false], [false, true]] {
                for key in key(event, named) {
                    let row = days.entry(key).or_default();
                    if row.last() != Some(&(event.day, number)) {
                        row.push((event.day, number));
                    }
                }
            }
        }
        days.values_mut().for_each(|row| {
            row.sort_unstable();
            row.dedup();
        });
        let mut alone = self.events.len() as u32;
        let mut judge = |telling: &Telling| {
            let event = &self.events[telling.event as usize];
            let details = self.details(telling);
            let part = if details.named[0] { 0 } else { 1 };
            let key = if details.named == [true, true] {
                key(event, details.named)[0]
            } else if event.kind == 1 {
                if part == 0 { (1, event.actors[0] + 1, 0) } else { (1, 0, event.actors[1] + 1) }
            } else {
                (event.kind, event.actors[part] + 1, 0)
            };
            let row = &days[&key];
            let fitting = |first: i32, last: i32| {
                let from = row.partition_point(|(day, _)| *day < first);
                row[from..].iter().take_while(move |(day, _)| *day <= last).map(|(_, event)| *event)
            };
            let only = |first: i32, last: i32| {
                let mut found = fitting(first, last);
                (found.next(), found.next().is_none())
            };
            let told = match details.dating {
                // On the day itself, else a day off.
                Dating::Day(day) => match only(day, day) {
                    (None, _) => only(day - 1, day + 1),
                    found => found,
                },
                Dating::Stretch(first, last, _) => only(first, last),
                Dating::Published => only(telling.published - 6, telling.published),
            };
            if told == (Some(telling.event), true) {
                telling.event
            } else {
                alone += 1;
                alone - 1
            }
        };
        // What a copy tells is what its original tells, though neither says of which event.
        let mut told: HashMap<(u32, u32), u32> = HashMap::new();
        let told = self
            .tellings
            .iter()
            .map(|telling| *told.entry((telling.event, telling.seed)).or_insert_with(|| judge(telling)));
        told.collect()
    }
}

/// Ten thousand mentions, or so many, of one kind, one pair and one week: days, the week, and nothing.
pub(crate) fn hot(mentions: usize) -> impl Iterator<Item = (Mention, NaiveDate)> {
    let corpus = Corpus {
        events: (0..7).map(|day| Event { kind: 0, actors: [1, 2], day: 1000 + day }).collect(),
        tellings: Vec::new(),
        truth: Vec::new(),
    };
    (0..mentions).map(move |place| {
        let telling = Telling { event: place as u32 % 7, seed: place as u32, published: 1007, copy: false };
        let corpus = Corpus { events: corpus.events.clone(), tellings: vec![telling], truth: Vec::new() };
        corpus.mention(0)
    })
}

fn letter(number: u8) -> char {
    char::from(b'A' + number % 26)
}

fn date(day: i32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    if day < 0 {
        first.checked_sub_days(Days::new(u64::from(day.unsigned_abs()))).unwrap_or(first)
    } else {
        first.checked_add_days(Days::new(u64::from(day.unsigned_abs()))).unwrap_or(first)
    }
}

/// Shares of the actors up to each, in millionths of millionths.
fn zipf() -> Vec<u64> {
    let mut sum = 0;
    (1..=ACTORS)
        .map(|rank| {
            sum += 1_000_000_000_000 / rank;
            sum
        })
        .collect()
}

fn pick(zipf: &[u64], random: &mut Random) -> u8 {
    let total = zipf.last().copied().unwrap_or(1);
    let at = random.below(total);
    zipf.partition_point(|share| *share <= at) as u8
}
