//! Clock times and parts of the day.

use chrono::{NaiveTime, Timelike};

use crate::calendar::{Clock, PartOfDay, Precision, Unit, Zone};
use crate::temporal::grammar::rule::Rule;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;
use crate::temporal::sorts::Sorts as S;

const CLOCK: Rule<Clock> = Rule::new(
    &[
        (S::CLOCK, S::ANY, S::ANY),
        (S::FOUR, S::CLOSE, S::ANY),
        (
            S::DIGITS.and(S::NUMBER),
            S::CLOSE.and(S::COLON),
            S::HOUR.and(S::CLOCK).and(S::COLON).and(S::JOINT).and(S::PART).and(S::LOOSE),
        ),
        (S::NUMBER, S::NUMBER, S::ANY),
        (S::ARTICLE, S::CLOCK, S::ANY),
    ],
    |words, at| words.whole_clock(at),
);

impl Words<'_> {
    /// A clock time with its zone: "10 p.m.", "6:37 pm EDT", "0600 GMT", "noon", "half past nine".
    pub(crate) fn clock(&self, at: usize) -> Parsed<Clock> {
        CLOCK.ask(self, at)
    }

    fn whole_clock(&self, at: usize) -> Parsed<Clock> {
        if self.is_glued(at) {
            return None;
        }
        // "High Noon" is a film.
        let titled =
            at > 0 && !self.small && self.is_capitalised(at) && self.is_capitalised(at - 1) && self.is_timeless(at - 1);
        if self.is(at, F::Noon) && !titled {
            return Some(match self.lexeme(at).value {
                24 => (Clock::Midnight, at + 1),
                _ => self.zoned(12, 0, None, at + 1)?,
            });
        }
        // "12 noon", "12 midnight"
        let twelve = self.digits(at) == Some((12, 2)) || self.lexeme(at).number == Some(12);
        if twelve && self.is(at + 1, F::Noon) {
            return self.clock(at + 1);
        }
        self.spoken(at).or_else(|| self.written(at))
    }

    /// "half past nine", "quarter to five", "nine o'clock".
    fn spoken(&self, at: usize) -> Parsed<Clock> {
        if self.is(at, F::A) && self.is(at + 1, F::Fraction) {
            return self.spoken(at + 1);
        }
        if let Some((minutes, next)) = self.minutes_beside(at) {
            let (hour, end) = match (self.function(next), self.cardinal(next)) {
                (F::Noon, _) => (self.lexeme(next).value, next + 1),
                (_, Some((hour @ 1..=12, end))) => {
                    let (half, end) = self.half_of_day(end).unwrap_or((None, end));
                    (on_the_clock(hour, half) as i32, end)
                }
                _ => return None,
            };
            let minute = (hour * 60 + minutes).rem_euclid(24 * 60) as u32;
            return self.zoned(minute / 60, minute % 60, None, end);
        }
        let (hour, end) = self.cardinal(at).filter(|(hour, _)| (1..=12).contains(hour))?;
        let end = if self.is(end, F::OClock) {
            end + 1
        } else if self.says(end, "o") && self.sign(end + 1, signs!("'’")) && self.is(end + 2, F::OClock) {
            end + 3
        } else {
            return None;
        };
        let (half, end) = self.half_of_day(end).unwrap_or((None, end));
        self.zoned(on_the_clock(hour, half), 0, None, end)
    }

    /// Minutes before or past an hour that follows: "half past", "quarter to", "ten past", "10 to 8pm".
    fn minutes_beside(&self, at: usize) -> Parsed<i32> {
        let (minutes, end) = match self.function(at) {
            F::Half if self.is(self.skip_hyphen(at + 1), F::Past) => return Some((30, self.skip_hyphen(at + 1) + 1)),
            F::Fraction => (15, at + 1),
            _ => {
                let (minutes, end) = self.cardinal(at).filter(|(minutes, end)| {
                    matches!(minutes, 1..=29) || *minutes < 60 && self.unit(*end) == Some(Unit::Minute)
                })?;
                (minutes as i32, if self.unit(end) == Some(Unit::Minute) { end + 1 } else { end })
            }
        };
        let hour = self.cardinal(end + 1).map(|(_, after)| after);
        let told = self.is(end + 1, F::Noon) || hour.is_some_and(|after| self.half_of_day(after).is_some());
        // "ten to one" is a ratio, unless a preposition or a half of the day says that it is none.
        let placed = at == 0 && self.small
            || self.before(at, &[F::At, F::About, F::Until, F::By, F::Since, F::Before, F::After]);
        // "from 5 to 6 pm", "5 to 7 pm" are stretches of hours.
        let later = self.cardinal(end + 1).is_some_and(|(hour, _)| hour as i32 > minutes);
        let led = self.before(at, &[F::From, F::Between]) || later && !self.before(at, &[F::At, F::About]);
        let stretch = led && self.any(end, &[F::To, F::Until]);
        let fives = minutes % 5 == 0 && !stretch || end > at + 1;
        match self.function(end) {
            F::After if told => Some((minutes, end + 1)),
            F::Past | F::After if self.is(at, F::Fraction) => Some((minutes, end + 1)),
            F::Past if fives => Some((minutes, end + 1)),
            F::To | F::Until if self.is(at, F::Fraction) || fives && (told || placed) => Some((-minutes, end + 1)),
            _ => None,
        }
    }

    /// Four digits as hours and minutes, where they are no year: "at 1230".
    pub(crate) fn hundreds(&self, at: usize) -> Parsed<Clock> {
        let (digits, _) = self.digits(at).filter(|(digits, length)| *length == 4 && !(1900..2060).contains(digits))?;
        let counts = self.is_word(at + 1) && self.function(at + 1) == F::None || self.runs_on(at + 1);
        let clock = Clock::new(digits / 100, Some(digits % 100), None, None)?;
        if counts { None } else { Some((clock, at + 1)) }
    }

    /// Hours and minutes about a full stop, as they stand after "at": "on 24 May at 14.55".
    pub(crate) fn pointed_clock(&self, at: usize) -> Parsed<Clock> {
        let (hour, 1..=2) = self.digits(at).filter(|_| self.sign(at + 1, signs!(".")) && self.is_joined(at + 1))?
        else {
            return None;
        };
        let (minute, 2) = self.digits(at + 2).filter(|_| self.is_joined(at + 2))? else { return None };
        let counts = self.is_word(at + 3) && self.function(at + 3) == F::None || self.runs_on(at + 3);
        let clock = Clock::new(hour, Some(minute), None, None)?;
        if counts { None } else { Some((clock, at + 3)) }
    }

    /// Whether a number before `end` is more than an hour: a measure, part of a range or of a decimal.
    fn runs_on(&self, end: usize) -> bool {
        self.sign(end, signs!("%°-–/:$")) || self.sign(end, signs!(".,")) && self.is_joined(end + 1)
    }

    /// The first hour of a range whose second tells the half of the day: "9-11am", "from 9 to 11 a.m."
    pub(crate) fn first_hour(&self, at: usize) -> Parsed<Clock> {
        let (hour, 1..=2) = self.digits(at).filter(|(hour, _)| (1..=12).contains(hour) && !self.is_glued(at))? else {
            return None;
        };
        let linked = self.sign(at + 1, signs!("-–—"))
            || self.any(at + 1, &[F::To, F::Until]) && !self.before(at, &[F::At, F::About])
            || self.is(at + 1, F::And) && self.before(at, &[F::Between]);
        let (last, end) = self.clock(at + 2).filter(|_| linked && self.digits(at + 2).is_some())?;
        let half =
            |at: usize| self.meridiem(at).is_some() || self.lexeme(at).part.is_some() || self.half_letter(at).is_some();
        let (Clock::At(last, ..), true) = (last, (at + 3..end).any(half)) else {
            return None;
        };
        let hours = [hour % 12 + 12, hour % 12];
        let first = hours.into_iter().find(|hour| *hour * 60 < last.hour() * 60 + last.minute())?;
        Some((Clock::new(first, Some(0), None, None)?, at + 1))
    }

    /// The second time of a range that tells the half of the day once: "1pm to 3", "8:10 - 12.32".
    pub(crate) fn second_clock(&self, end: usize, first: Clock) -> Option<(Clock, usize, usize)> {
        let Clock::At(begin, _, zone) = first else { return None };
        if !self.sign(end, signs!("-–—")) && !self.any(end, &[F::To, F::Until, F::Through]) {
            return None;
        }
        let (hour, 1..=2) = self.digits(end + 1)? else { return None };
        let minute = self.digits(end + 3).filter(|(minute, length)| {
            *length == 2
                && *minute < 60
                && self.sign(end + 2, signs!(".:"))
                && self.is_joined(end + 2)
                && self.is_joined(end + 3)
        });
        let after = if minute.is_some() { end + 4 } else { end + 2 };
        // "from 1 p.m. to 3:45" says the half of the day once; "to 3:45 a.m." says its own.
        let counts =
            self.is_word(after) && !self.any(after, &[F::On, F::And, F::Or, F::At, F::In]) || self.runs_on(after);
        let minute = minute.map_or(0, |(minute, _)| minute);
        let later = |hour: &u32| hour * 60 + minute > begin.hour() * 60 + begin.minute();
        let hour = [hour, hour + 12].into_iter().filter(|hour| *hour < 24).find(later)?;
        if counts { None } else { Some((Clock::new(hour, Some(minute), None, zone)?, end + 1, after)) }
    }

    /// Digits: "10:30", "10 p.m.", "8.30pm", "0600 GMT".
    fn written(&self, at: usize) -> Parsed<Clock> {
        let words_hour = self.lexeme(at).number.filter(|hour| (1..=12).contains(hour));
        if let Some(hour) = words_hour {
            // "at nine thirty", "six thirty pm"
            if let Some((minute @ 10..=59, end)) = self.cardinal(at + 1).filter(|_| self.digits(at + 1).is_none())
                && (self.before(at, &[F::At, F::About, F::By, F::Until]) || self.meridiem(end).is_some())
                && self.lexeme(end).unit.is_none()
                && !self.lexeme(end).plural
                && !self.is_counted(end)
            {
                let (half, end) = self.half_of_day(end).unwrap_or((None, end));
                return self.zoned(on_the_clock(hour, half), minute, None, end);
            }
            // "at three in the morning", "six a.m."
            let placed =
                self.before(at, &[F::At, F::From, F::To, F::Until, F::By, F::About, F::Since, F::Before, F::After]);
            let (half, end) = self.half_of_day(at + 1).filter(|_| placed || self.meridiem(at + 1).is_some())?;
            return self.zoned(on_the_clock(hour, half), 0, None, end);
        }
        let (first, length) = self.digits(at)?;
        let local = self.is_word(at + 1) && self.is_timeless(at + 1) && self.says(at + 2, "time");
        let local = local || length == 4 && self.zone_of_place(at + 1).is_some();
        if length == 4 && (self.is(at + 1, F::Zone) || self.is_hours(at + 1) || local) {
            let end = if self.is(at + 1, F::Zone) || local { at + 1 } else { at + 2 };
            return self.zoned(first / 100, first % 100, None, end);
        }
        // "330 p.m."
        if let 3..=4 = length
            && (1..=12).contains(&(first / 100))
            && let Some((half, end)) = self.meridiem(at + 1)
        {
            return self.zoned(on_the_clock(first / 100, Some(half)), first % 100, None, end);
        }
        if length > 2 {
            return None;
        }
        // "17h30", "8h10m00s"
        if self.says(at + 1, "h")
            && self.is_joined(at + 1)
            && self.is_joined(at + 2)
            && let Some((minute @ 0..=59, 2)) = self.digits(at + 2)
        {
            let tail = |at: usize, letter: &str| self.says(at, letter) && self.is_joined(at);
            let second = (tail(at + 3, "m") && self.is_joined(at + 4)).then(|| self.digits(at + 4)).flatten();
            return match second {
                Some((second @ 0..=59, 2)) => {
                    let end = if tail(at + 5, "s") { at + 6 } else { at + 5 };
                    self.zoned(first, minute, Some(second), end)
                }
                _ if self.is_joined(at + 3) && self.is_word(at + 3) => None,
                _ => self.zoned(first, minute, None, at + 3),
            };
        }
        let minutes = |at: usize| self.digits(at).filter(|(minutes, length)| *minutes < 60 && *length == 2);
        let colon = self.joins(at + 1, signs!(":"));
        if colon && let Some((minute, _)) = minutes(at + 2) {
            let seconds = self.joins(at + 3, signs!(":")).then(|| minutes(at + 4)).flatten();
            let end = if seconds.is_some() { at + 5 } else { at + 3 };
            let second = seconds.map(|(second, _)| second);
            // "3:15p"
            if let Some(half) = self.half_letter(end) {
                return self.zoned(on_the_clock(first, Some(half)), minute, second, end + 1);
            }
            let (half, end) = self.half_of_day(end).unwrap_or((None, end));
            return self.zoned(on_the_clock(first, half), minute, second, end);
        }
        let point = self.joins(at + 1, signs!("."));
        if point && let Some((minute, _)) = minutes(at + 2) {
            if let Some((half, end)) = self.half_of_day(at + 3) {
                return self.zoned(on_the_clock(first, half), minute, None, end);
            }
            return if self.is(at + 3, F::Zone) { self.zoned(first, minute, None, at + 3) } else { None };
        }
        (1..=12).contains(&first).then_some(())?;
        // "9a to 11a"
        let linked = |at: usize| self.any(at, &[F::To, F::Until]) || self.sign(at, signs!("-–"));
        let paired = linked(at + 2) && self.digits(at + 3).is_some() && self.half_letter(at + 4).is_some()
            || at >= 3 && linked(at - 1) && self.half_letter(at - 2).is_some() && self.digits(at - 3).is_some();
        if let Some(half) = self.half_letter(at + 1).filter(|_| paired) {
            return self.zoned(on_the_clock(first, Some(half)), 0, None, at + 2);
        }
        let (half, end) = self.half_of_day(at + 1)?;
        self.zoned(on_the_clock(first, half), 0, None, end)
    }

    /// An hour alone, after "at": "tonight at 8"; the part of day says which half it is of.
    pub(crate) fn bare_hour(&self, at: usize, part: Option<PartOfDay>) -> Parsed<Clock> {
        let (hour, _) = self.digits(at).filter(|(hour, length)| *length <= 2 && (1..=24).contains(hour))?;
        let counts = self.is_word(at + 1) && self.function(at + 1) == F::None
            || self.any(at + 1, &[F::Suffix, F::To, F::Or, F::More])
            || self.runs_on(at + 1);
        let half = part.map(|part| if part == PartOfDay::Morning { 0 } else { 12 });
        if counts { None } else { Some((Clock::new(on_the_clock(hour, half), Some(0), None, None)?, at + 1)) }
    }

    /// "a.m.", "p.m.", "in the morning", "at night".
    pub(crate) fn half_of_day(&self, at: usize) -> Parsed<Option<u32>> {
        if let Some((half, end)) = self.meridiem(at) {
            return Some((Some(half), end));
        }
        let part = match (self.function(at), self.function(at + 1)) {
            (F::In, F::The) if self.is(at + 2, F::Meridiem) => {
                return Some((Some(self.lexeme(at + 2).value as u32), at + 3));
            }
            (F::In, F::The) => self.lexeme(at + 2).part.map(|part| (part, at + 3)),
            (F::In, _) => self.lexeme(at + 1).part.map(|part| (part, at + 2)),
            (F::At, _) => self.lexeme(at + 1).part.filter(|part| *part == PartOfDay::Night).map(|part| (part, at + 2)),
            _ => None,
        };
        part.map(|(part, end)| (Some(if part == PartOfDay::Morning { 0 } else { 12 }), end))
    }

    /// The letter of "3:15p", joined to its number.
    fn half_letter(&self, at: usize) -> Option<u32> {
        let ranged = self.sign(at + 1, signs!("-–")) && self.digits(at + 2).is_some();
        let alone = self.is_joined(at) && (self.closes(at) || ranged);
        match self.str(at) {
            "a" if alone => Some(0),
            "p" if alone => Some(12),
            _ => None,
        }
    }

    fn meridiem(&self, at: usize) -> Parsed<u32> {
        if self.is(at, F::Meridiem) {
            return Some((self.lexeme(at).value as u32, at + 1));
        }
        let half = if self.says(at, "a") {
            0
        } else if self.says(at, "p") {
            12
        } else {
            return None;
        };
        // "3:30 p m"
        if self.says(at + 1, "m") && !self.is_joined(at + 1) && !self.is_capitalised(at) {
            return Some((half, at + 2));
        }
        let m = self.skip(at + 1, signs!("."));
        // The full stop is the abbreviation's, unless only that one stands there.
        let stopped = m == at + 2;
        (self.says(m, "m") && self.is_joined(m) | stopped).then(|| {
            (half, if stopped && self.sign(m + 1, signs!(".")) && self.is_joined(m + 1) { m + 2 } else { m + 1 })
        })
    }

    fn zoned(&self, hour: u32, minute: u32, second: Option<u32>, end: usize) -> Parsed<Clock> {
        let zone = self.zone(end).or_else(|| self.zone_of_place(end));
        let (zone, end) = zone.map_or((None, end), |(zone, end)| (Some(zone), end));
        if (hour, minute) == (24, 0) {
            return Some((Clock::Midnight, end));
        }
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        let time = NaiveTime::from_hms_opt(hour, minute, second.unwrap_or(0))?;
        Some((Clock::At(time, precision, zone), end))
    }

    /// "EST", "GMT", "(0600 GMT)" not: a zone in brackets belongs to another time.
    fn zone(&self, at: usize) -> Parsed<Zone> {
        // "8:00 utc", as it is typed
        let upper =
            self.str(at).chars().all(|letter| letter.is_ascii_uppercase()) || self.small && self.str(at).len() > 2;
        if !self.is(at, F::Zone) || !upper {
            return None;
        }
        // "GMT+2", "UTC+05:30"
        if self.lexeme(at).value == 0
            && self.sign(at + 1, signs!("+-−"))
            && self.is_joined(at + 1)
            && let Some((hours @ 0..=14, 1..=2)) = self.digits(at + 2).filter(|_| self.is_joined(at + 2))
        {
            let minutes = self
                .digits(at + 4)
                .filter(|(_, length)| *length == 2 && self.sign(at + 3, signs!(":")) && self.is_joined(at + 4));
            let offset = (hours * 60 + minutes.map_or(0, |(minutes, _)| minutes)) as i32;
            let zone = Zone::new(if self.sign(at + 1, signs!("+")) { offset } else { -offset })?;
            return Some((zone, if minutes.is_some() { at + 5 } else { at + 3 }));
        }
        // "ET" is another offset in summer.
        let named = match self.str(at).to_ascii_lowercase().as_str() {
            "et" => Zone::named("eastern"),
            "ct" => Zone::named("central"),
            "mt" => Zone::named("mountain"),
            "pt" => Zone::named("pacific"),
            _ => Zone::new(self.lexeme(at).value),
        };
        named.map(|zone| (zone, at + 1))
    }

    /// "Moscow time", "New York time", "Pacific Daylight Time".
    fn zone_of_place(&self, at: usize) -> Parsed<Zone> {
        if !self.is_word(at) || !(at + 1..at + 4).any(|time| self.is(time, F::Time)) {
            return None;
        }
        let one = self.str(at).to_lowercase();
        let two = || Zone::named(&format!("{one} {}", self.str(at + 1).to_lowercase())).map(|zone| (zone, at + 2));
        let (zone, next) = two().or_else(|| Zone::named(&one).map(|zone| (zone, at + 1)))?;
        let (zone, next) = if self.says(next, "standard") {
            (zone.standard(), next + 1)
        } else if self.says(next, "daylight") || self.says(next, "summer") {
            (zone.summer(), next + 1)
        } else {
            (zone, next)
        };
        self.says(next, "time").then_some((zone, next + 1))
    }

    /// A part of the day: "morning", "night".
    pub(crate) fn part_of_day(&self, at: usize) -> Parsed<PartOfDay> {
        let lexeme = self.lexeme(at);
        lexeme.part.filter(|_| !lexeme.plural).map(|part| (part, at + 1))
    }
}

pub(crate) fn on_the_clock(hour: u32, half: Option<u32>) -> u32 {
    match half {
        Some(half) if hour <= 12 => hour % 12 + half,
        _ => hour,
    }
}

/// A clock time on the half of the day that holds a part of it: half past eight tonight is 20:30.
pub(crate) fn on_the_half(clock: Clock, part: PartOfDay) -> Clock {
    match clock {
        Clock::At(time, precision, zone) if part != PartOfDay::Morning && time.hour() < 12 => {
            Clock::At(time.with_hour(time.hour() + 12).unwrap_or(time), precision, zone)
        }
        clock => clock,
    }
}
