//! TIMEX3 values.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Clock, Date, Duration, Granularity, Interval};
use crate::Error;

/// A TIMEX3 value. `Display`, `FromStr` and serde agree and round-trip.
///
/// ```
/// use dateline::calendar::Value;
///
/// for text in ["2016-07-06", "199", "BC0479-06", "XXXX-WXX-3", "2016-07-06T20:00", "P2W", "PRESENT_REF"] {
///     let value: Value = text.parse()?;
///     assert_eq!(value.to_string(), text);
/// }
/// let decade: Value = "199X".parse()?;
/// assert_eq!(decade.to_string(), "199");
/// assert_eq!(decade.interval().map(|days| days.to_string()).as_deref(), Some("1990-01-01..1999-12-31"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// `2016-07-06`, `2016-W27`, `199`, `XXXX-WXX-3`, `BC0264`…
    Date(Date),
    /// `2016-07-06T20:00`, `2016-07-06TNI`, `T10:30`…
    Time(Option<Date>, Clock),
    /// `P2W`, `PT12H`, `PXY`…
    Duration(Duration),
    /// `PAST_REF`, `PRESENT_REF`, `FUTURE_REF`.
    Reference(Reference),
}

/// A vague point of time.
///
/// ```
/// use dateline::calendar::{Reference, Value};
///
/// let now: Value = "PRESENT_REF".parse()?;
/// assert_eq!(now, Value::Reference(Reference::Present));
/// assert_eq!(now.interval(), None);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    /// `PAST_REF`.
    Past,
    /// `PRESENT_REF`.
    Present,
    /// `FUTURE_REF`.
    Future,
}

impl Value {
    /// The date, or the date of the time.
    pub fn date(&self) -> Option<Date> {
        match *self {
            Value::Date(date) => Some(date),
            Value::Time(date, _) => date,
            Value::Duration(_) | Value::Reference(_) => None,
        }
    }

    /// The civil days, both ends inclusive, that hold what it names ([`Date::interval`]); of a time, those of its date,
    /// to which also the small hours of its night and the midnight at its end belong. None for durations, references,
    /// and without a year.
    pub fn interval(&self) -> Option<Interval> {
        self.date()?.interval()
    }

    /// How finely it is known ([`Date::granularity`]); none for durations and references.
    pub fn granularity(&self) -> Option<Granularity> {
        match *self {
            Value::Date(date) => Some(date.granularity()),
            Value::Time(date, clock) => Some(match (date.map(Date::granularity), clock) {
                (Some(coarse), _) if coarse > Granularity::Day => coarse,
                (_, Clock::At(..) | Clock::Midnight) | (None, Clock::Unknown) => Granularity::Time,
                (_, Clock::Part(_)) => Granularity::PartOfDay,
                (Some(day), Clock::Unknown) => day,
            }),
            Value::Duration(_) | Value::Reference(_) => None,
        }
    }

    /// From its first moment to, exclusively, its last, on the clocks of the place (its zone, if it has one, is not taken
    /// off): the minute of `2016-07-06T20:00`, the hour of `2016-07-06T20`, all of the days of a date or of an unknown
    /// time ([`Clock::seconds`]).
    pub fn moments(&self) -> Option<Range<NaiveDateTime>> {
        let days = self.interval()?;
        let midnight = |day: chrono::NaiveDate| day.and_time(NaiveTime::MIN);
        let (first, last) = (midnight(days.start?), midnight(days.end?));
        match *self {
            Value::Time(Some(date), clock) if date.day().is_some() => {
                let (start, end) = clock.seconds().unwrap_or((0, 24 * 3600));
                let after = |seconds: u32| first.checked_add_signed(TimeDelta::seconds(seconds.into()));
                Some(after(start)?..after(end)?)
            }
            _ => Some(first..last.checked_add_signed(TimeDelta::days(1))?),
        }
    }
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Value::Date(date)
    }
}

impl From<Duration> for Value {
    fn from(duration: Duration) -> Self {
        Value::Duration(duration)
    }
}

impl From<Reference> for Value {
    fn from(reference: Reference) -> Self {
        Value::Reference(reference)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        })
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Date(date) => date.fmt(f),
            Value::Time(date, clock) => {
                date.map_or(Ok(()), |date| date.fmt(f))?;
                clock.fmt(f)
            }
            Value::Duration(duration) => duration.fmt(f),
            Value::Reference(reference) => reference.fmt(f),
        }
    }
}

impl FromStr for Value {
    type Err = Error;

    fn from_str(s: &str) -> Result<Self, Error> {
        let wrong = || Error::Value(s.to_owned());
        match s {
            "PAST_REF" => Ok(Value::Reference(Reference::Past)),
            "PRESENT_REF" => Ok(Value::Reference(Reference::Present)),
            "FUTURE_REF" => Ok(Value::Reference(Reference::Future)),
            _ if s.starts_with('P') => s.parse().map(Value::Duration),
            _ => match s.split_once('T') {
                None => s.parse().map(Value::Date),
                Some((date, clock)) => {
                    let date = if date.is_empty() { None } else { Some(date.parse().map_err(|_| wrong())?) };
                    Ok(Value::Time(date, Clock::parse(clock).ok_or_else(wrong)?))
                }
            },
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value prints back to itself (or to `printed`), spans `days` and is of `granularity`; "" is none.
    #[track_caller]
    fn check(text: &str, printed: &str, days: &str, granularity: &str) {
        let value: Value = text.parse().unwrap();
        assert_eq!(value.to_string(), printed, "{text}");
        assert_eq!(printed.parse::<Value>().unwrap(), value, "{text}");
        assert_eq!(value.interval().map(|days| days.to_string()).unwrap_or_default(), days, "{text}");
        assert_eq!(value.granularity().map(|fine| fine.to_string()).unwrap_or_default(), granularity, "{text}");
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(json, format!("{printed:?}"));
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
    }

    #[test]
    fn values_print_back_and_span_days() {
        let cases = [
            ("2016-07-06", "2016-07-06", "day"),
            ("2016-07", "2016-07-01..2016-07-31", "month"),
            ("2016-02", "2016-02-01..2016-02-29", "month"),
            ("2016", "2016-01-01..2016-12-31", "year"),
            ("XXXX-07-06", "", "day"),
            ("XXXX-02-29", "", "day"),
            ("XXXX-XX-16", "", "day"),
            ("1998-03-XX", "1998-03-01..1998-03-31", "month"),
            ("1990-XX", "1990-01-01..1990-12-31", "year"),
            ("1982-XX-XX", "1982-01-01..1982-12-31", "year"),
            ("XXXX-XX-XX", "", "day"),
            ("XXXX", "", "year"),
            ("XXXX-03", "", "month"),
            ("XXXX-XX", "", "month"),
            ("XXXX-SU", "", "season"),
            ("XXX", "", "decade"),
            ("XX", "", "century"),
            ("2016-W27", "2016-07-04..2016-07-10", "week"),
            ("2015-W53", "2015-12-28..2016-01-03", "week"),
            ("2009-W01", "2008-12-29..2009-01-04", "week"),
            ("1989-WXX", "1989-01-02..1989-12-31", "year"),
            ("XXXX-WXX", "", "week"),
            ("XXXX-W27", "", "week"),
            ("2016-W27-WE", "2016-07-09..2016-07-10", "weekend"),
            ("2016-WXX-WE", "2016-01-04..2017-01-01", "year"),
            ("XXXX-WXX-WE", "", "weekend"),
            ("XXXX-WXX-3", "", "day"),
            ("2016-W27-3", "2016-07-06", "day"),
            ("2016-Q3", "2016-07-01..2016-09-30", "quarter"),
            ("1988-QX", "1988-01-01..1988-12-31", "year"),
            ("XXXX-Q3", "", "quarter"),
            ("2016-H1", "2016-01-01..2016-06-30", "half"),
            ("2016-H2", "2016-07-01..2016-12-31", "half"),
            ("2016-HX", "2016-01-01..2016-12-31", "year"),
            ("2016-SP", "2016-03-01..2016-05-31", "season"),
            ("2016-SU", "2016-06-01..2016-08-31", "season"),
            ("2016-FA", "2016-09-01..2016-11-30", "season"),
            ("2015-WI", "2015-12-01..2016-02-29", "season"),
            ("199", "1990-01-01..1999-12-31", "decade"),
            ("000", "0001-01-01..0009-12-31", "decade"),
            ("19", "1900-01-01..1999-12-31", "century"),
            ("00", "0001-01-01..0099-12-31", "century"),
            ("FY1998", "", "year"),
            ("BC0264", "-0263-01-01..-0263-12-31", "year"),
            ("BC0001", "0000-01-01..0000-12-31", "year"),
            ("BC0479-06", "-0478-06-01..-0478-06-30", "month"),
            ("BC0479-06-XX", "-0478-06-01..-0478-06-30", "month"),
            ("BC0479-WI", "-0478-12-01..-0477-02-28", "season"),
            ("BC046", "-0468-01-01..-0459-12-31", "decade"),
            ("BC000", "-0008-01-01..0000-12-31", "decade"),
            ("BC04", "-0498-01-01..-0399-12-31", "century"),
            ("BC00", "-0098-01-01..0000-12-31", "century"),
            ("BC9999", "-9998-01-01..-9998-12-31", "year"),
            ("2016-07-06T20:00", "2016-07-06", "time"),
            ("2016-07-06T20", "2016-07-06", "time"),
            ("2016-07-06T20:00:30", "2016-07-06", "time"),
            ("2016-07-06T24:00", "2016-07-06", "time"),
            ("2016-07-06T20:00Z", "2016-07-06", "time"),
            ("2003-03-19T21:34-05:00", "2003-03-19", "time"),
            ("2003-03-19T21:34+05:30", "2003-03-19", "time"),
            ("2016-07-06TNI", "2016-07-06", "part_of_day"),
            ("2016-07-06TMO", "2016-07-06", "part_of_day"),
            ("2016-07-06TMI", "2016-07-06", "part_of_day"),
            ("2016-07-06TAF", "2016-07-06", "part_of_day"),
            ("2016-07-06TEV", "2016-07-06", "part_of_day"),
            ("2016-07-06TDT", "2016-07-06", "part_of_day"),
            ("2016-07-06TXX", "2016-07-06", "day"),
            ("1918-04-XXTNI", "1918-04-01..1918-04-30", "month"),
            ("T10:30", "", "time"),
            ("TNI", "", "part_of_day"),
            ("TXX", "", "time"),
            ("XXXX-XX-XXTNI", "", "part_of_day"),
            ("XXXX-WXX-2TNI", "", "part_of_day"),
            ("P2W", "", ""),
            ("PT12H", "", ""),
            ("PXY", "", ""),
            ("PTXM", "", ""),
            ("PXM", "", ""),
            ("P1DE", "", ""),
            ("P1CE", "", ""),
            ("P2ML", "", ""),
            ("P1Q", "", ""),
            ("P1WE", "", ""),
            ("PXX", "", ""),
            ("P2Y6M", "", ""),
            ("PT1H30M", "", ""),
            ("P2DT5H", "", ""),
            ("P1.5Y", "", ""),
            ("P22.875Y", "", ""),
            ("PAST_REF", "", ""),
            ("PRESENT_REF", "", ""),
            ("FUTURE_REF", "", ""),
        ];
        for (text, days, granularity) in cases {
            check(text, text, days, granularity);
        }
    }

    #[test]
    fn equal_spellings_are_read() {
        check("199X", "199", "1990-01-01..1999-12-31", "decade");
        check("19XX", "19", "1900-01-01..1999-12-31", "century");
        check("2000-W8", "2000-W08", "2000-02-21..2000-02-27", "week");
        check("2003-03-19T21:34-05", "2003-03-19T21:34-05:00", "2003-03-19", "time");
        check("2003-03-19T21:34-0500", "2003-03-19T21:34-05:00", "2003-03-19", "time");
        check("2003-03-19T21:34+00:00", "2003-03-19T21:34Z", "2003-03-19", "time");
        check("1989-10-27T24", "1989-10-27T24:00", "1989-10-27", "time");
        check("P.5CE", "P0.5CE", "", "");
        check("P1E", "P1DE", "", "");
        check("PXC", "PXCE", "", "");
        check("P2L", "P2ML", "", "");
        check("P2.0Y", "P2Y", "", "");
    }

    #[test]
    fn what_is_no_value_is_refused() {
        let refused = [
            "",
            "T",
            "P",
            "PT",
            "P2",
            "PW",
            "PT2W",
            "P2H",
            "P2M2Y",
            "P1Y1Y",
            "PX1Y",
            "P02W",
            "P+2W",
            "P-2W",
            "P1.Y",
            "P.Y",
            "P1.2345Y",
            "P99999999999Y",
            "P1Y2M3D",
            "P1DT",
            "2015-02-29",
            "2016-02-30",
            "2016-06-31",
            "2016-13",
            "2016-00",
            "2016-07-00",
            "2016-07-32",
            "XXXX-02-30",
            "2016-W53",
            "2016-W00",
            "XXXX-W54",
            "2016-W27-8",
            "2016-W27-0",
            "2016-W27-W",
            "2016-Q5",
            "2016-Q0",
            "2016-H3",
            "0000",
            "BC0000",
            "BCXXXX",
            "BC",
            "FY",
            "FY98",
            "FYBC0264",
            "BCFY0264",
            "2016-7",
            "2016-07-6",
            "20160706",
            "+2016",
            "-263",
            "2016-",
            "2016--",
            "2016-07-06-",
            "2016-07-06-01",
            "199-03",
            "19-03",
            "199X-03",
            "XX16",
            "X016",
            "1X",
            "2016-07-06T25:00",
            "2016-07-06T20:60",
            "2016-07-06T20:00:60",
            "2016-07-06T2",
            "T24:01",
            "T24:00Z",
            "T20:00+24:00",
            "T20:00-05:60",
            "T20:00+5",
            "TNIGHT",
            "TNI:00",
            "T20:",
            "T20:00:00:00",
            "2016-07-06T",
            "2016-07-06 ",
            "２０１６",
            "past_ref",
            "PAST_REFS",
            "2016-su",
            "June",
            "2016-07-06TT20",
            "é",
            "BCé",
            "19é",
        ];
        for text in refused {
            assert!(text.parse::<Value>().is_err(), "{text} is {:?}", text.parse::<Value>());
        }
    }

    #[test]
    fn times_have_moments() {
        let check = |text: &str, moments: &str| {
            let value: Value = text.parse().unwrap();
            let found = value.moments().map(|moments| format!("{} {}", moments.start, moments.end));
            assert_eq!(found.unwrap_or_default(), moments, "{text}");
        };
        check("2016-07-06T20:00", "2016-07-06 20:00:00 2016-07-06 20:01:00");
        check("2016-07-06T20", "2016-07-06 20:00:00 2016-07-06 21:00:00");
        check("2016-07-06T20:00:30", "2016-07-06 20:00:30 2016-07-06 20:00:31");
        check("2016-07-06T23", "2016-07-06 23:00:00 2016-07-07 00:00:00");
        check("2016-07-06T24:00", "2016-07-07 00:00:00 2016-07-07 00:01:00");
        check("2016-07-06TNI", "2016-07-06 20:00:00 2016-07-07 06:00:00");
        check("2016-07-06TXX", "2016-07-06 00:00:00 2016-07-07 00:00:00");
        check("2016-07-06", "2016-07-06 00:00:00 2016-07-07 00:00:00");
        check("2016-07", "2016-07-01 00:00:00 2016-08-01 00:00:00");
        check("1918-04-XXTNI", "1918-04-01 00:00:00 1918-05-01 00:00:00");
        check("T20:00", "");
        check("XXXX-07-06T20:00", "");
        check("P2W", "");
    }

    #[test]
    fn a_clock_time_is_what_is_told_of_it() {
        let clock =
            |minute| Clock::At(NaiveTime::from_hms_opt(20, minute, 0).unwrap(), super::super::Precision::Hour, None);
        assert_eq!(clock(0), clock(59));
        assert_eq!(Value::Time(None, clock(59)).to_string(), "T20");
    }

    #[test]
    fn values_are_small() {
        assert!(size_of::<Value>() <= 28, "{}", size_of::<Value>());
    }
}
