//! Texts that no newspaper prints: reading them neither panics nor overflows the stack, and spans stay true.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

use dateline::{Document, Reader};

/// What is repeated, and how often.
const REPEATED: [(&str, usize); 16] = [
    ("Monday ", 20_000),
    ("ceasefire ", 5_000),
    ("the end of ", 20_000),
    ("early ", 20_000),
    ("a week before ", 20_000),
    ("the first week of ", 20_000),
    ("last year's ", 20_000),
    ("one hundred and ", 20_000),
    ("2016-", 20_000),
    ("Putin called Obama and ", 2_000),
    ("“Troops left. ", 5_000),
    ("(", 50_000),
    ("1234567890", 10_000),
    ("\n", 100_000),
    ("\u{202e}\u{0}é", 20_000),
    ("withdrew", 10_000),
];

#[test]
fn one_thing_repeated_is_read() {
    let reader = Reader::new();
    for (part, times) in REPEATED {
        let document = Document::new(part.repeat(times)).published("2016-07-07".parse().unwrap());
        let reading = reader.read(&document);
        for timex in &reading.timexes {
            assert!(timex.span.of(&document.text).is_some_and(|text| !text.is_empty()), "{part:?}: {timex:?}");
        }
        for mention in &reading.mentions {
            assert_eq!(mention.sentence.of(&document.text), Some(mention.quote.as_str()), "{part:?}");
        }
    }
}
