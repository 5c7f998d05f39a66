//! Values out of strings, and out of their parts.

use arbitrary::{Arbitrary, Result, Unstructured};
use dateline::calendar::{Amount, Clock, Date, Duration, Field, Interval, PartOfDay, Season, Seek, Unit, Value, Zone};
use dateline::chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Timelike, Weekday};
use dateline::document::Anchor;

use crate::laws;

/// A string, unless the first byte says that parts follow.
pub(crate) fn check(data: &[u8]) {
    match data.split_first() {
        Some((b'!', parts)) => {
            let _ = built(&mut Unstructured::new(parts));
        }
        _ => strings(&String::from_utf8_lossy(data)),
    }
}

/// The whole, and the words of it, as everything that a string can be.
fn strings(text: &str) {
    laws::values::string(text);
    text.split_whitespace().take(8).for_each(laws::values::string);
}

fn built(parts: &mut Unstructured<'_>) -> Result<()> {
    let (anchor, days) = (anchor(parts)?, interval(parts)?);
    laws::values::round_trip(&anchor);
    laws::values::prints(&days);
    let weekday = Weekday::try_from(parts.int_in_range(0..=6)?).map_err(|_| arbitrary::Error::IncorrectFormat)?;
    for seek in Seek::ALL {
        if let Some(found) = seek.weekday(anchor.day(), weekday) {
            assert_eq!(Date::try_from(found).ok().and_then(Date::day).unwrap_or(found), found);
        }
    }
    while !parts.is_empty() {
        let value = value(parts)?;
        laws::values::value(&value);
        let Some(date) = value.date() else { continue };
        for seek in Seek::ALL {
            if let Some(found) = date.occurrence(anchor.day(), seek) {
                laws::values::value(&Value::Date(found));
            }
        }
        let (n, length) = (i32::arbitrary(parts)?, duration(parts)?);
        let moved = Unit::ALL.into_iter().map(|unit| date.shift(n, unit));
        let parts = Unit::ALL.into_iter().filter_map(Unit::granularity).map(|fine| date.nth(n, fine));
        let rest = [date.plus(length), date.minus(length), date.nth_weekday(n, weekday), date.step(n)];
        moved.chain(parts).chain(rest).flatten().for_each(|date| laws::values::value(&Value::Date(date)));
    }
    Ok(())
}

fn value(parts: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match parts.int_in_range(0..=3)? {
        0 | 1 => Value::Date(date(parts)?),
        2 => Value::Time(if parts.arbitrary()? { Some(date(parts)?) } else { None }, clock(parts)?),
        _ => Value::Duration(duration(parts)?),
    })
}

fn date(parts: &mut Unstructured<'_>) -> Result<Date> {
    let year = if parts.ratio(1, 4)? { None } else { Some(i32::from(i16::arbitrary(parts)?)) };
    let mut number = || -> Result<Option<u8>> { Ok(Some(parts.int_in_range(0..=56)?).filter(|number| *number < 55)) };
    let (one, two) = (number()?, number()?);
    let field = match parts.int_in_range(0..=11)? {
        0 => Field::Century,
        1 => Field::Decade,
        2 => Field::Year,
        3 => Field::FiscalYear,
        4 => Field::Half(one),
        5 => Field::Quarter(one),
        6 => Field::Season(*parts.choose(&Season::ALL)?),
        7 => Field::Month(one),
        8 => Field::Week(one),
        9 => Field::Weekend(one),
        10 => Field::Weekday(one, Weekday::try_from(two.unwrap_or(0) % 7).unwrap_or(Weekday::Mon)),
        _ => Field::Day(one, two),
    };
    Date::new(year, field).map_err(|_| arbitrary::Error::IncorrectFormat)
}

fn clock(parts: &mut Unstructured<'_>) -> Result<Clock> {
    let zone = if parts.arbitrary()? { Zone::new(i32::from(i16::arbitrary(parts)?) % 1500) } else { None };
    let second: u32 = parts.int_in_range(0..=24 * 3600)?;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    let clock = match parts.int_in_range(0..=4)? {
        0 => Clock::new(hour, None, None, zone),
        1 => Clock::new(hour, Some(minute), None, zone),
        2 => Clock::new(hour, Some(minute), Some(second), zone),
        3 => Some(Clock::Unknown),
        _ => Some(Clock::Part(*parts.choose(&PartOfDay::ALL)?)),
    };
    clock.ok_or(arbitrary::Error::IncorrectFormat)
}

fn duration(parts: &mut Unstructured<'_>) -> Result<Duration> {
    let mut one = || -> Result<(Amount, Unit)> {
        let amount = match parts.int_in_range(0..=2)? {
            0 => Amount::Whole(u32::arbitrary(parts)? >> parts.int_in_range(0..=31)?),
            1 => Amount::Milli(u32::arbitrary(parts)? >> parts.int_in_range(0..=31)?),
            _ => Amount::Unknown,
        };
        Ok((amount, *parts.choose(&Unit::ALL)?))
    };
    let ((amount, unit), (more, finer)) = (one()?, one()?);
    let duration = Duration::new(amount, unit);
    Ok(duration.and(more, finer).unwrap_or(duration))
}

fn day(parts: &mut Unstructured<'_>) -> Result<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::arbitrary(parts)? >> parts.int_in_range(3..=20)?)
        .ok_or(arbitrary::Error::IncorrectFormat)
}

fn interval(parts: &mut Unstructured<'_>) -> Result<Interval> {
    let mut end = || -> Result<Option<NaiveDate>> { if parts.ratio(1, 4)? { Ok(None) } else { day(parts).map(Some) } };
    let (one, two) = (end()?, end()?);
    Ok(match (one, two) {
        (Some(one), Some(two)) => Interval::new(one.min(two), one.max(two)),
        (start, end) => Interval { start, end },
    })
}

fn anchor(parts: &mut Unstructured<'_>) -> Result<Anchor> {
    let day = day(parts)?;
    if parts.arbitrary()? {
        return Ok(Anchor::Day(day));
    }
    let seconds: u32 = parts.int_in_range(0..=86_399)?;
    let nanos: u32 = u32::arbitrary(parts)? % 2_000_000_000;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, nanos);
    let time = time.or_else(|| NaiveTime::MIN.with_minute(seconds % 60)).ok_or(arbitrary::Error::IncorrectFormat)?;
    let offset =
        FixedOffset::east_opt(60 * parts.int_in_range(-1439..=1439)?).ok_or(arbitrary::Error::IncorrectFormat)?;
    let moment: Option<DateTime<FixedOffset>> = day.and_time(time).and_local_timezone(offset).single();
    moment.map(Anchor::Moment).ok_or(arbitrary::Error::IncorrectFormat)
}
