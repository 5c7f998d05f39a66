//! Each format is read again by a reader of its own kind, and says what the timeline says.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod laws;

use std::sync::LazyLock;

use dateline::chrono::NaiveDate;
use dateline::output::ics::Calendar;
use dateline::output::table::Table;
use dateline::output::timelinejs::Slides;
use dateline::output::timeml::TimeMl;
use dateline::output::{markdown, text};
use dateline::timeline::Timeline;
use dateline::{Document, Reader};
use proptest::prelude::*;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// Sentences with all sorts of dates, parties and certainty.
const SENTENCES: [&str; 14] = [
    "Putin called US President Barack Obama on Wednesday.",
    "Obama and Putin spoke by phone on July 6, 2016, the Kremlin said.",
    "Obama called Putin on Tuesday, a spokesman said.",
    "The ceasefire in Syria collapsed on March 2, 2016.",
    "Syria and the rebels agreed on a truce on February 22, 2016.",
    "A ceasefire in Syria has held since February 27, 2016.",
    "Russia announced the withdrawal of its troops from Syria in March 2016.",
    "Ethiopia will withdraw its troops from Somalia next year.",
    "The rebels demanded a ceasefire.",
    "Israel denied that it had withdrawn its troops from Lebanon in 2000.",
    "Angela Merkel phoned the Turkish president last week.",
    "Troops withdrew from Grozny on 31 August 1996.",
    "Sudan rejected a truce on 3 May.",
    "Merkel telephoned Hollande between 3 and 9 March 2015.",
];

/// What texts, names and titles may hold that means something to some format.
fn odd() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("</script><script>alert(1)</script>".to_owned()),
        Just("<!--".to_owned()),
        Just("]]>".to_owned()),
        Just("&amp;".to_owned()),
        Just("=1+1".to_owned()),
        Just("\"; \\, \r\n".to_owned()),
        Just("[a](b) *c* `d` # | ~~e~~".to_owned()),
        Just("\u{2028}\u{0}\u{1b}[31m\u{7f}\u{fffe}".to_owned()),
        Just("Ærøskøbing 電話 🕊️".to_owned()),
        "\\PC{0,8}",
        any::<String>(),
    ];
    prop::collection::vec(piece, 0..3).prop_map(|pieces| pieces.concat())
}

fn documents() -> impl Strategy<Value = Vec<Document>> {
    let sentence = prop_oneof![4 => prop::sample::select(&SENTENCES[..]).prop_map(str::to_owned), 1 => odd()];
    let day = prop::option::of(
        (0..9000_u64).prop_map(|days| NaiveDate::from_ymd_opt(1994, 1, 1).unwrap() + dateline::chrono::Days::new(days)),
    );
    let document = (prop::collection::vec(sentence, 0..4), odd(), prop::option::of(odd()), odd(), day);
    let documents = document.prop_map(|(sentences, source, title, id, day)| {
        let mut document = Document::new(sentences.join(" ")).source(source).id(id);
        document.title = title;
        document.published = day.map(Into::into);
        document
    });
    prop::collection::vec(documents, 0..6)
}

fn timeline(documents: &[Document]) -> Timeline {
    documents.iter().map(|document| READER.read(document).report(document)).collect()
}

fn check(documents: &[Document]) {
    laws::formats::check(&timeline(documents));
    for document in documents {
        laws::formats::timeml(document, &READER.read(document));
    }
}

/// Every sentence in a document of its own.
fn all() -> Vec<Document> {
    let document = |(index, sentence): (usize, &&str)| {
        Document::new(*sentence).id(index.to_string()).source("gazette").published("2016-07-07".parse().unwrap())
    };
    SENTENCES.iter().enumerate().map(document).collect()
}

#[test]
fn what_is_written_can_be_read() {
    check(&all());
    assert!(timeline(&all()).events().len() > 8);
}

/// Days before 1 BC are longer than others, and no calendar has them.
#[test]
fn the_oldest_news_can_be_read() {
    let text = "The rebels demanded a ceasefire. The army withdrew on Monday. Obama called Putin in 2016.";
    for day in ["-0136-01-18", "-9999-12-31", "+20000-01-01"] {
        let document = Document::new(text).id("1").source("annals").published(day.parse().unwrap());
        check(&[document]);
    }
}

#[test]
fn formats() {
    let timeline = timeline(&all()[..9]);
    insta::assert_snapshot!("formats-csv", Table::events(&timeline).csv());
    insta::assert_snapshot!("formats-mentions-jsonl", Table::mentions(&timeline).jsonl());
    insta::assert_snapshot!("formats-markdown", markdown::Page::new(&timeline));
    insta::assert_snapshot!("formats-ics", Calendar::new(&timeline).to_string().replace("\r\n", "\n"));
    insta::assert_snapshot!("formats-timelinejs", Slides::new(&timeline));
    insta::assert_snapshot!("formats-narrow", text::Page::new(&timeline).width(40));
    insta::assert_snapshot!(
        "formats-color",
        text::Page::new(&timeline).color(true).to_string().replace('\u{1b}', "ESC")
    );
    let document =
        Document::new("Putin & Obama spoke early on Wednesday, for two hours, as every week. It ended on June 31.")
            .id("d1")
            .title("Once <more>")
            .published("2016-07-07".parse().unwrap());
    insta::assert_snapshot!("formats-timeml", TimeMl::new(&document, &READER.read(&document)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_texts_hold_can_be_read_again(documents in documents()) {
        check(&documents);
    }

    #[test]
    fn lines_keep_to_the_width(documents in documents(), width in 34..130_usize) {
        let shown = text::Page::new(&timeline(&documents)).width(width).to_string();
        // A word longer than a line stands alone and is not broken.
        for line in shown.lines().filter(|line| line.trim_start().contains(' ')) {
            let longest = line.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
            prop_assert!(line.chars().count() <= width || longest + 25 > width.min(57), "{line:?}");
        }
    }
}
