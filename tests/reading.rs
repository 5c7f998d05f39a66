//! Whatever documents say, and whenever: what is read of them keeps the laws, on one thread or on many.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

mod laws;

use std::sync::LazyLock;
use std::thread;

use dateline::chrono::NaiveDate;
use dateline::document::{Anchor, DocumentType};
use dateline::timeline::Report;
use dateline::{Document, Reader, Reading};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// Words of dates, of events and of who takes part.
const WORDS: &str = "Putin Obama Russia the rebels Syria Israel NATO army troops forces president he they both sides Kremlin called phoned \
    spoke by phone with telephone call talks withdrew withdrawal pulled out of will withdraw left ceasefire truce agreed to a declared violated \
    collapsed extended rejected demanded refused did not denied that may would has had said and but or if after before since until from \
    in on between Monday last Friday next week today yesterday tonight two weeks ago later the day month year's March May 3, 2011 31 \
    February 29 2016-07-06 06/07/2016 1990s 20th century 44 BC AD 9 Q3 first quarter early end mid- more than about half hours days decades \
    every 10:30 p.m. noon GMT Christmas Easter Ramadan during 99999999999 . , ; “ ” \" 's ( ) – photo: comments é 日本";

fn text() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let word = prop_oneof![12 => select(words).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<String>()];
    vec((word, select(vec![" ", " ", " ", "", ". ", "\n\n"])), 0..40)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
}

/// A day of the years -9999 to 9999, often one near an end, or one of the last that there are.
fn anchor() -> impl Strategy<Value = Anchor> {
    let year = prop_oneof![4 => 1990..2030_i32, 3 => -9999..=9999_i32, 1 => -9999..-9990_i32, 1 => 9990..=9999_i32, 1 => -2..3_i32];
    let day = (year, 1..=366_u32).prop_filter_map("no such day", |(year, day)| NaiveDate::from_yo_opt(year, day));
    prop_oneof![20 => day, 1 => Just(NaiveDate::MIN), 1 => Just(NaiveDate::MAX)].prop_map(Anchor::from)
}

fn document() -> impl Strategy<Value = Document> {
    let kind = option::of(select(vec![DocumentType::News, DocumentType::Narrative, DocumentType::Colloquial]));
    (text(), option::weighted(0.8, anchor()), kind, 0..3_u8).prop_map(|(text, published, kind, id)| {
        let mut document = Document::new(text).id(id.to_string()).source("wire");
        (document.published, document.kind) = (published, kind);
        document
    })
}

fn report(document: &Document) -> Report {
    READER.read(document).report(document)
}

/// Values are TIMEX3's, in which years before Christ have their own sign, and none is beyond four digits.
#[test]
fn days_of_any_year_have_values_of_timex3() {
    let text = "The truce took hold on Monday.\n\nThe two presidents spoke by phone. Russia and Syria agreed on a ceasefire. Hours later the \
        army violated the truce. Putin called Obama a day after the sides agreed on a truce.\n\nTroops withdrew at midnight on Friday.";
    for day in ["-9999-01-05", "-0136-01-18", "0000-01-03", "2016-07-06", "9999-12-31", "+10160-12-31"] {
        let document = Document::new(text).published(day.parse().unwrap());
        let reading = READER.read(&document);
        assert!(reading.mentions.len() > 4);
        laws::reading::check(&document, &reading);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn whatever_a_document_says_keeps_the_laws(document in document()) {
        let reading = READER.read(&document);
        laws::reading::check(&document, &reading);
        laws::values::document(&document);
        prop_assert_eq!(READER.read(&document), reading);
    }

    #[test]
    fn documents_of_any_age_make_a_set(documents in vec(document(), 0..5), cut in 0..5_usize) {
        let reports: Vec<Report> = documents.iter().map(report).collect();
        laws::set::check(&reports, cut);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn threads_read_what_one_reads(documents in vec(document(), 1..12)) {
        let alone: Vec<Reading> = documents.iter().map(|document| READER.read(document)).collect();
        // A new reader, whose tables all threads ask for at once.
        let shared = Reader::new();
        let together = thread::scope(|scope| {
            let read = |_| scope.spawn(|| documents.iter().map(|document| shared.read(document)).collect::<Vec<_>>());
            let threads: Vec<_> = (0..4).map(read).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        prop_assert!(together.into_iter().all(|readings| readings == alone));
        #[cfg(feature = "rayon")]
        for threads in [1, 2, 7] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            prop_assert_eq!(pool.install(|| READER.read_all(&documents)), alone.clone());
        }
    }
}
