//! Clock times and parts of the day.

use chrono::{NaiveTime, Timelike};

use crate::calendar::{Clock, PartOfDay, Precision, Zone};
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexicon::Function as F;

impl Words<'_> {
    /// A clock time with its zone: "10 p.m.", "6:37 pm EDT", "0600 GMT", "noon", "half past nine".
    pub(crate) fn clock(&self, at: usize) -> Parsed<Clock> {
        if self.is_glued(at) {
            return None;
        }
        if self.is(at, F::Noon) {
            return Some(match self.lexeme(at).value {
                24 => (Clock::Midnight, at + 1),
                _ => self.zoned(12, 0, None, at + 1)?,
            });
        }
        self.spoken(at).or_else(|| self.written(at))
    }

    /// "half past nine", "quarter to five", "nine o'clock".
    fn spoken(&self, at: usize) -> Parsed<Clock> {
        let minutes = match self.function(at) {
            F::Half if self.is(at + 1, F::Past) => Some((30, at + 2)),
            F::Fraction if self.is(at + 1, F::Past) => Some((15, at + 2)),
            F::Fraction if self.is(at + 1, F::To) => Some((-15, at + 2)),
            F::A if self.is(at + 1, F::Fraction) => return self.spoken(at + 1),
            _ => None,
        };
        if let Some((minutes, next)) = minutes {
            let (hour, end) = self.cardinal(next).filter(|(hour, _)| (1..=12).contains(hour))?;
            let (half, end) = self.half_of_day(end).unwrap_or((None, end));
            let hour = on_the_clock(hour, half) as i32 * 60 + minutes;
            return self.zoned((hour / 60) as u32, (hour % 60) as u32, None, end);
        }
        let (hour, end) = self.cardinal(at).filter(|(hour, _)| (1..=12).contains(hour))?;
        let end = if self.is(end, F::OClock) {
            end + 1
        } else if self.says(end, "o") && self.sign(end + 1, "'’") && self.is(end + 2, F::OClock) {
            end + 3
        } else {
            return None;
        };
        let (half, end) = self.half_of_day(end).unwrap_or((None, end));
        self.zoned(on_the_clock(hour, half), 0, None, end)
    }

    /// Digits: "10:30", "10 p.m.", "8.30pm", "0600 GMT".
    fn written(&self, at: usize) -> Parsed<Clock> {
        let words_hour = self.lexeme(at).number.filter(|hour| (1..=12).contains(hour));
        if let Some(hour) = words_hour {
            let (half, end) = self.meridiem(at + 1)?;
            return self.zoned(on_the_clock(hour, Some(half)), 0, None, end);
        }
        let (first, length) = self.digits(at)?;
        if length == 4 && (self.is(at + 1, F::Zone) || self.says(at + 1, "hours") || self.says(at + 1, "hrs")) {
            let end = if self.is(at + 1, F::Zone) { at + 1 } else { at + 2 };
            return self.zoned(first / 100, first % 100, None, end);
        }
        if length > 2 || first > 24 {
            return None;
        }
        let joined = |at: usize| self.is_joined(at) && self.is_joined(at + 1);
        let minutes = |at: usize| self.digits(at).filter(|(minutes, length)| *minutes < 60 && *length == 2);
        let colon = self.sign(at + 1, ":") && joined(at + 1);
        if colon && let Some((minute, _)) = minutes(at + 2) {
            let seconds = (self.sign(at + 3, ":") && joined(at + 3)).then(|| minutes(at + 4)).flatten();
            let end = if seconds.is_some() { at + 5 } else { at + 3 };
            let second = seconds.map(|(second, _)| second);
            let (half, end) = self.half_of_day(end).unwrap_or((None, end));
            return self.zoned(on_the_clock(first, half), minute, second, end);
        }
        let point = self.sign(at + 1, ".") && joined(at + 1);
        if point && let Some((minute, _)) = minutes(at + 2) {
            if let Some((half, end)) = self.half_of_day(at + 3) {
                return self.zoned(on_the_clock(first, half), minute, None, end);
            }
            return if self.is(at + 3, F::Zone) { self.zoned(first, minute, None, at + 3) } else { None };
        }
        let (half, end) = self.half_of_day(at + 1)?;
        (1..=12).contains(&first).then_some(())?;
        self.zoned(on_the_clock(first, half), 0, None, end)
    }

    /// An hour alone, after "at": "tonight at 8"; the part of day says which half it is of.
    pub(crate) fn bare_hour(&self, at: usize, part: Option<PartOfDay>) -> Parsed<Clock> {
        let (hour, _) = self.digits(at).filter(|(hour, length)| *length <= 2 && (1..=24).contains(hour))?;
        let counts = self.is_word(at + 1) && self.function(at + 1) == F::None
            || self.any(at + 1, &[F::Suffix, F::To, F::Or, F::More])
            || self.sign(at + 1, "%°-–/:$")
            || self.sign(at + 1, ".,") && self.is_joined(at + 2);
        let half = part.map(|part| if part == PartOfDay::Morning { 0 } else { 12 });
        if counts { None } else { Some((Clock::new(on_the_clock(hour, half), Some(0), None, None)?, at + 1)) }
    }

    /// "a.m.", "p.m.", "in the morning", "at night".
    fn half_of_day(&self, at: usize) -> Parsed<Option<u32>> {
        if let Some((half, end)) = self.meridiem(at) {
            return Some((Some(half), end));
        }
        let part = match (self.function(at), self.function(at + 1)) {
            (F::In, F::The) => self.lexeme(at + 2).part.map(|part| (part, at + 3)),
            (F::At, _) => self.lexeme(at + 1).part.filter(|part| *part == PartOfDay::Night).map(|part| (part, at + 2)),
            _ => None,
        };
        part.map(|(part, end)| (Some(if part == PartOfDay::Morning { 0 } else { 12 }), end))
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
        let m = self.skip(at + 1, ".");
        // The full stop is the abbreviation's, unless only that one stands there.
        let stopped = m == at + 2;
        (self.says(m, "m") && self.is_joined(m) | stopped)
            .then(|| (half, if stopped && self.sign(m + 1, ".") && self.is_joined(m + 1) { m + 2 } else { m + 1 }))
    }

    fn zoned(&self, hour: u32, minute: u32, second: Option<u32>, end: usize) -> Parsed<Clock> {
        let (zone, end) = self.zone(end).map_or((None, end), |(zone, end)| (Some(zone), end));
        if (hour, minute) == (24, 0) {
            return Some((Clock::Midnight, end));
        }
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        let time = NaiveTime::from_hms_opt(hour, minute, second.unwrap_or(0))?;
        Some((Clock::At(time, precision, zone), end))
    }

    /// "EST", "GMT", "(0600 GMT)" not: a zone in brackets belongs to another time.
    fn zone(&self, at: usize) -> Parsed<Zone> {
        let upper = self.str(at).chars().all(|letter| letter.is_ascii_uppercase());
        if !self.is(at, F::Zone) || !upper {
            return None;
        }
        Zone::new(self.lexeme(at).value).map(|zone| (zone, at + 1))
    }

    /// A part of the day: "morning", "night".
    pub(crate) fn part_of_day(&self, at: usize) -> Parsed<PartOfDay> {
        let lexeme = self.lexeme(at);
        lexeme.part.filter(|_| !lexeme.plural).map(|part| (part, at + 1))
    }
}

fn on_the_clock(hour: u32, half: Option<u32>) -> u32 {
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
