//! Texts that no newspaper prints: reading them neither panics nor overflows the stack, and what is found stays true.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

mod laws;

use dateline::timeline::Timeline;
use dateline::{Document, Reader};

/// What is repeated, and how often.
const REPEATED: [(&str, usize); 31] = [
    ("Monday ", 10_000),
    ("ceasefire ", 5_000),
    ("said ", 20_000),
    ("the end of ", 10_000),
    ("early ", 10_000),
    ("a week before ", 10_000),
    ("the first week of ", 10_000),
    ("last year's ", 10_000),
    ("from May 3 to ", 5_000),
    ("one hundred and ", 10_000),
    ("2016-", 20_000),
    ("2016-07-06 ", 10_000),
    ("March 3, 2011; ", 5_000),
    ("Putin called Obama and ", 2_000),
    ("Putin called Obama. ", 2_000),
    ("“Troops left. ", 5_000),
    ("“‘\"«", 10_000),
    ("(", 50_000),
    ("a", 100_000),
    ("1234567890", 10_000),
    ("\n", 100_000),
    ("\0", 50_000),
    ("truce\r\n\n\rMay\u{85}\u{2028}\u{b}left\u{2029}\r", 3_000),
    ("\u{202e}truce\u{2066}Monday\u{202c}\u{200f}\u{2069}", 3_000),
    ("M\u{301}o\u{308}nday\u{334}\u{489} ", 3_000),
    ("يوم الأربعاء، 6 يوليو 2016. 2016年7月6日、両首脳は電話で会談した。बुधवार को ६ जुलाई วันพุธ середа ", 500),
    ("👩\u{200d}👩\u{200d}👧\u{200d}👦🕊\u{fe0f}", 2_000),
    ("In this July 6, 2016 file photo, he waves.\n\n", 1_000),
    ("MOSCOW, July 6 (Wire) - \n", 2_000),
    ("withdrew", 10_000),
    ("A.M. ", 10_000),
];

#[track_caller]
fn read(reader: &Reader, text: String) {
    let document = Document::new(text).published("2016-07-07".parse().unwrap());
    let reading = reader.read(&document);
    laws::reading::check(&document, &reading);
    laws::formats::timeml(&document, &reading);
}

#[test]
fn one_thing_repeated_is_read() {
    let reader = Reader::new();
    for (part, times) in REPEATED {
        read(&reader, part.repeat(times));
    }
}

#[test]
fn every_character_is_read() {
    let reader = Reader::new();
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for part in all.chunks(40_000) {
        read(&reader, part.iter().collect());
        // Between words that matter, too.
        let mixed = part.iter().step_by(16).map(|char| format!("Monday{char}truce "));
        read(&reader, mixed.collect());
    }
}

/// Where it means nothing it is skipped, and where it stands for something else it is an error; neither goes down with it.
#[test]
fn json_may_be_nested_a_thousand_deep() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [200, 1_000, 100_000] {
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let document = |json: String| serde_json::from_str::<Document>(&json);
            assert_eq!(document(format!(r#"{{"text": "", "more": {nested}}}"#)).unwrap(), Document::new(""));
            assert!(document(format!(r#"{{"text": {nested}}}"#)).is_err());
            assert!(document(format!(r#"{{"id": {nested}, "text": ""}}"#)).is_err());
            let saved = |json: String| serde_json::from_str::<Timeline>(&json);
            assert!(saved(format!(r#"{{"events": [], "reports": [], "more": {nested}}}"#)).unwrap().is_empty());
            assert!(saved(format!(r#"{{"events": {nested}, "reports": []}}"#)).is_err());
        }
    }
}
