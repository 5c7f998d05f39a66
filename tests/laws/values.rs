//! Values print to what reads alike, in JSON too.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use dateline::Document;
use dateline::calendar::{Date, Duration, Interval, Unit, Value};
use dateline::document::{Anchor, Sketch};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// `Display`, `FromStr` and serde agree on a value.
#[track_caller]
pub fn round_trip<T>(value: &T)
where
    T: Display + FromStr<Err: Debug> + Serialize + DeserializeOwned + PartialEq + Debug,
{
    let text = prints(value);
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(json, serde_json::to_string(&text).unwrap());
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);
}

/// `Display` and `FromStr` agree on a value; what it prints.
#[track_caller]
pub fn prints<T: Display + FromStr<Err: Debug> + PartialEq + Debug>(value: &T) -> String {
    let text = value.to_string();
    let read =
        text.parse::<T>().unwrap_or_else(|error| panic!("{value:?} prints {text:?}, which is not read: {error:?}"));
    assert_eq!(read, *value, "{text:?}");
    assert_eq!(read.to_string(), text);
    text
}

/// A value, its days and what can be asked of it.
#[track_caller]
pub fn value(value: &Value) {
    round_trip(value);
    if let Some(days) = value.interval() {
        days_in_order(&days);
    }
    if let (Some(days), Some(moments)) = (value.interval(), value.moments()) {
        assert!(moments.start < moments.end, "{value}");
        assert!(days.contains(moments.start.date()) || value.to_string().contains("T24:00"), "{value}");
    }
    let _ = value.granularity();
    match *value {
        Value::Date(day) | Value::Time(Some(day), _) => date(day),
        Value::Duration(length) => duration(length),
        _ => {}
    }
}

fn date(date: Date) {
    round_trip(&date);
    assert_eq!(date.interval().is_some(), date.first_day().is_some());
    if let (Some(day), Some(days)) = (date.day(), date.interval()) {
        assert_eq!(days.single(), Some(day));
    }
    for unit in Unit::ALL {
        for n in [1, -1, 40, i32::MAX, i32::MIN] {
            let _ = date.shift(n, unit);
        }
    }
    if let Some(next) = date.following() {
        // A day of a week goes on as a day of the calendar.
        let back = next.previous();
        assert!(back == Some(date) || date.day().is_some() && back.and_then(Date::day) == date.day(), "{date}");
    }
}

fn duration(duration: Duration) {
    round_trip(&duration);
    if let Some((least, greatest)) = duration.seconds() {
        assert!(least <= greatest, "{duration}");
    }
    if let Some((least, greatest)) = duration.days() {
        assert!(least <= greatest, "{duration}");
    }
    if let Ok(day) = "2016-02-29".parse::<Date>() {
        let _ = (day.plus(duration), day.minus(duration));
    }
}

/// The last day is not before the first.
#[track_caller]
pub fn days_in_order(days: &Interval) {
    if let (Some(first), Some(last)) = (days.start, days.end) {
        assert!(first <= last, "{days}");
    }
}

/// Whatever of these a string is, it prints to what reads alike.
pub fn string(text: &str) {
    if let Ok(read) = text.parse::<Value>() {
        value(&read);
    }
    if let Ok(read) = text.parse::<Date>() {
        date(read);
    }
    if let Ok(read) = text.parse::<Duration>() {
        duration(read);
    }
    if let Ok(read) = text.parse::<Anchor>() {
        round_trip(&read);
    }
    if let Ok(read) = text.parse::<Sketch>() {
        round_trip(&read);
    }
    if let Ok(read) = text.parse::<Interval>() {
        prints(&read);
        let json = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<Interval>(&json).unwrap(), read);
    }
    if let Ok(read) = serde_json::from_str::<Document>(text) {
        document(&read);
    }
    if let Ok(read) = Document::from_text("stem", text) {
        document(&read);
    }
}

/// A document is the same after JSON, and so is its key.
#[track_caller]
pub fn document(document: &Document) {
    let again: Document = serde_json::from_str(&serde_json::to_string(document).unwrap()).unwrap();
    assert_eq!(again, *document);
    assert_eq!((again.key(), again.fingerprint()), (document.key(), document.fingerprint()));
}
