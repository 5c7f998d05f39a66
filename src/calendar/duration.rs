//! Lengths of time.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Unit;
use crate::Error;

/// A length of time: `P2W`, `PT12H`, `PXY`, `P2Y6M`, `PT1H30M`, `P1.5Y`. `Display`, `FromStr` and serde agree.
///
/// ```
/// use dateline::calendar::{Amount, Duration, Unit};
///
/// let term = Duration::new(Amount::Whole(2), Unit::Year).and(Amount::Whole(6), Unit::Month);
/// assert_eq!(term.map(|term| term.to_string()).as_deref(), Some("P2Y6M"));
/// assert_eq!(Duration::new(Amount::Unknown, Unit::Minute).to_string(), "PTXM");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    first: (Amount, Unit),
    second: Option<(Amount, Unit)>,
}

/// How many of a unit.
///
/// ```
/// use dateline::calendar::{Amount, Duration, Unit};
///
/// assert_eq!(Duration::new(Amount::Milli(1500), Unit::Year).to_string(), "P1.5Y");
/// assert_eq!(Duration::new(Amount::Milli(2000), Unit::Year), Duration::whole(2, Unit::Year));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A whole number.
    Whole(u32),
    /// Thousandths: 2500 is 2.5.
    Milli(u32),
    /// Unknown: `X`, as in "years".
    Unknown,
}

impl Amount {
    /// Thousandths that are whole, as a whole number.
    fn normal(self) -> Amount {
        match self {
            Amount::Milli(milli) if milli % 1000 == 0 => Amount::Whole(milli / 1000),
            amount => amount,
        }
    }

    /// Thousandths; none where unknown.
    pub fn milli(self) -> Option<u64> {
        match self {
            Amount::Whole(whole) => Some(u64::from(whole) * 1000),
            Amount::Milli(milli) => Some(milli.into()),
            Amount::Unknown => None,
        }
    }

    /// The amount, where it is a whole number.
    pub fn whole(self) -> Option<u32> {
        match self.normal() {
            Amount::Whole(whole) => Some(whole),
            Amount::Milli(_) | Amount::Unknown => None,
        }
    }
}

impl Duration {
    /// So many of a unit.
    pub fn new(amount: Amount, unit: Unit) -> Duration {
        Duration { first: (amount.normal(), unit), second: None }
    }

    /// A whole number of a unit.
    pub fn whole(count: u32, unit: Unit) -> Duration {
        Duration::new(Amount::Whole(count), unit)
    }

    /// An unknown number of a unit: "years" is `PXY`.
    pub fn vague(unit: Unit) -> Duration {
        Duration::new(Amount::Unknown, unit)
    }

    /// With so many of a smaller unit besides; none where the unit is not smaller or there is a second one already.
    pub fn and(self, amount: Amount, unit: Unit) -> Option<Duration> {
        let known = self.first.1 != Unit::Unknown;
        let fits = known && self.second.is_none() && unit < self.first.1;
        fits.then(|| Duration { second: Some((amount.normal(), unit)), ..self })
    }

    /// The first (or only) amount and unit.
    pub fn first(self) -> (Amount, Unit) {
        self.first
    }

    /// The second amount and unit, which is a smaller one.
    pub fn second(self) -> Option<(Amount, Unit)> {
        self.second
    }

    /// As TIMEX3's `freq` writes it: how often something is done (`2X`), or for how long (`P3D`).
    ///
    /// ```
    /// use dateline::calendar::{Duration, Unit};
    ///
    /// assert_eq!(Duration::whole(2, Unit::Unknown).to_frequency(), "2X");
    /// assert_eq!(Duration::whole(3, Unit::Day).to_frequency(), "P3D");
    /// ```
    pub fn to_frequency(self) -> String {
        match self.first {
            (times, Unit::Unknown) => format!("{times}X"),
            _ => self.to_string(),
        }
    }

    /// The least and the greatest number of seconds that it can be, by the calendar's shortest and longest months and
    /// years; none where an amount or unit is unknown.
    pub fn seconds(self) -> Option<(u64, u64)> {
        let mut total = (0u64, 0u64);
        for (amount, unit) in std::iter::once(self.first).chain(self.second) {
            let (milli, (least, greatest)) = (amount.milli()?, unit.seconds()?);
            total.0 = total.0.saturating_add(milli.saturating_mul(least) / 1000);
            total.1 = total.1.saturating_add(milli.saturating_mul(greatest).div_ceil(1000));
        }
        Some(total)
    }

    /// The least and the greatest number of days that it can be, rounded down and up.
    pub fn days(self) -> Option<(u64, u64)> {
        let (least, greatest) = self.seconds()?;
        Some((least / 86_400, greatest.div_ceil(86_400)))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.normal() {
            Amount::Whole(whole) => write!(f, "{whole}"),
            Amount::Milli(milli) => {
                let decimals = format!("{:03}", milli % 1000);
                write!(f, "{}.{}", milli / 1000, decimals.trim_end_matches('0'))
            }
            Amount::Unknown => f.write_str("X"),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("P")?;
        let mut clock = false;
        for (amount, unit) in std::iter::once(self.first).chain(self.second) {
            if unit.is_clock() && !clock {
                f.write_str("T")?;
                clock = true;
            }
            write!(f, "{amount}{}", unit.letters())?;
        }
        Ok(())
    }
}

impl FromStr for Duration {
    type Err = Error;

    /// Reads TIMEX3's notation, and TIMEX2's `P1E`, `P1C`, `P2L` and `P.5CE` of decades, centuries, millennia and
    /// fractions.
    fn from_str(s: &str) -> Result<Self, Error> {
        parse(s).ok_or_else(|| Error::Value(s.to_owned()))
    }
}

fn parse(s: &str) -> Option<Duration> {
    let mut rest = s.strip_prefix('P')?;
    let mut clock = false;
    let mut duration: Option<Duration> = None;
    while !rest.is_empty() {
        if let (false, Some(after)) = (clock, rest.strip_prefix('T')) {
            (clock, rest) = (true, after);
        }
        let end = match rest.strip_prefix('X') {
            Some(_) => 1,
            None => rest.find(|c: char| c != '.' && !c.is_ascii_digit())?,
        };
        let (amount, after) = rest.split_at_checked(end)?;
        let (unit, after) = Unit::strip(after, clock)?;
        let amount = parse_amount(amount)?;
        duration = Some(match duration {
            None => Duration::new(amount, unit),
            Some(first) => first.and(amount, unit)?,
        });
        rest = after;
    }
    duration
}

fn parse_amount(text: &str) -> Option<Amount> {
    if text == "X" {
        return Some(Amount::Unknown);
    }
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, decimals)| (whole, Some(decimals)));
    // "007" would print as another string than it was read from.
    if whole.len() > 1 && whole.starts_with('0') {
        return None;
    }
    match decimals {
        None => Some(Amount::Whole(whole.parse().ok()?)),
        Some(decimals) if (1..=3).contains(&decimals.len()) => {
            let scale = [100, 10, 1].get(decimals.len() - 1)?;
            let thousandths = decimals.parse::<u32>().ok()?.checked_mul(*scale)?;
            let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
            Some(Amount::Milli(whole.checked_mul(1000)?.checked_add(thousandths)?).normal())
        }
        Some(_) => None,
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Duration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
