//! Each format is read again by a reader of its own kind, and says what the timeline says.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dateline::chrono::NaiveDate;
use dateline::output::ics::Calendar;
use dateline::output::table::Table;
use dateline::output::timelinejs::Slides;
use dateline::output::timeml::TimeMl;
use dateline::output::{markdown, text};
use dateline::timeline::Timeline;
use dateline::{Document, Reader};
use icalendar::{Component, DatePerhapsTime};
use proptest::prelude::*;
use pulldown_cmark::{Event as Piece, Parser, Tag, TagEnd};
use serde_json::Value;

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

fn days(when: Option<&dateline::timeline::EventWhen>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    when.map_or((None, None), |when| (when.interval.start, when.interval.end))
}

fn check_tables(timeline: &Timeline) {
    for (table, rows) in
        [(Table::events(timeline), timeline.events().len()), (Table::mentions(timeline), timeline.mentions())]
    {
        let (csv, jsonl) = (table.csv().to_string(), table.jsonl().to_string());
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let columns = reader.headers().unwrap().clone();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let objects: Vec<Value> = jsonl.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((records.len(), objects.len()), (rows, rows));
        for (record, object) in records.iter().zip(&objects) {
            assert_eq!(object.as_object().unwrap().len(), columns.len());
            for (column, cell) in columns.iter().zip(record) {
                let items = |items: &Vec<Value>| {
                    items.iter().map(|item| item.as_str().unwrap_or_default()).collect::<Vec<_>>().join("; ")
                };
                let expected = match &object[column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    Value::Array(list) => items(list),
                    other => other.to_string(),
                };
                assert_eq!(cell, expected, "{column}");
            }
        }
    }
    let events: Vec<Value> =
        Table::events(timeline).jsonl().to_string().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (row, event) in events.iter().zip(timeline.events()) {
        let (first, last) = days(event.when.as_ref());
        let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| day.to_string().into());
        assert_eq!(
            (&row["id"], &row["first_day"], &row["last_day"]),
            (&event.id.as_str().into(), &day(first), &day(last))
        );
        assert_eq!(row["participants"].as_array().unwrap().len(), event.participants.len());
        assert_eq!(row["support"], event.support());
    }
}

fn check_calendar(timeline: &Timeline) {
    let written = Calendar::new(timeline).to_string();
    assert!(written.ends_with("END:VCALENDAR\r\n") && !written.replace("\r\n", "").contains(['\r', '\n']));
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    let calendar: icalendar::Calendar = written.parse().unwrap();
    let dated: Vec<_> = timeline.events().iter().filter(|event| days(event.when.as_ref()) != (None, None)).collect();
    let found: Vec<&icalendar::Event> = calendar.components.iter().filter_map(|one| one.as_event()).collect();
    assert_eq!(found.len(), dated.len());
    for (found, event) in found.into_iter().zip(dated) {
        let (first, last) = days(event.when.as_ref());
        let first_day = first.or(last).unwrap();
        let last_day = first.and(last).unwrap_or(first_day);
        assert_eq!(found.get_uid(), Some(format!("{}@dateline", event.id).as_str()));
        assert_eq!(found.get_start(), Some(DatePerhapsTime::Date(first_day)));
        assert_eq!(found.get_end(), Some(DatePerhapsTime::Date(last_day.succ_opt().unwrap())));
        assert!(found.get_summary().is_some_and(|summary| summary.to_lowercase().starts_with(event.kind.as_str())));
        assert!(found.get_description().is_some() && found.get_timestamp().is_some());
    }
}

fn check_slides(timeline: &Timeline) {
    let slides: Value = serde_json::from_str(&Slides::new(timeline).to_string()).unwrap();
    assert_eq!(slides, serde_json::to_value(Slides::new(timeline)).unwrap());
    let dated: Vec<_> = timeline.events().iter().filter(|event| days(event.when.as_ref()) != (None, None)).collect();
    let found = slides["events"].as_array().unwrap();
    assert_eq!(found.len(), dated.len());
    for (slide, event) in found.iter().zip(dated) {
        let (first, last) = days(event.when.as_ref());
        let text = first.or(last).unwrap().to_string();
        let parts = text.split('-').map(|part| part.parse::<i64>().unwrap());
        for (key, expected) in ["year", "month", "day"].iter().zip(parts) {
            assert!(slide["start_date"].get(key).is_none_or(|part| *part == expected));
        }
        for text in [&slide["text"]["headline"], &slide["text"]["text"], &slide["group"], &slide["display_date"]] {
            let text = text.as_str().unwrap().replace("<p>", "").replace("</p>", "");
            assert!(!text.contains(['<', '>', '"', '\'']), "{text}");
        }
    }
}

/// The visible text of Markdown, and the number of items on its lists.
fn visible(markdown: &str) -> (String, usize) {
    let (mut visible, mut items) = (String::new(), 0);
    for piece in Parser::new(markdown) {
        match piece {
            Piece::Text(text) => visible.push_str(&text),
            Piece::SoftBreak | Piece::HardBreak | Piece::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {
                visible.push('\n')
            }
            Piece::Start(Tag::Item) => items += 1,
            Piece::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::List(None) | Tag::Strong | Tag::BlockQuote(_)) => {
            }
            Piece::End(TagEnd::Item | TagEnd::List(_) | TagEnd::Strong | TagEnd::BlockQuote(_)) => {}
            other => panic!("what no writer wrote: {other:?}"),
        }
    }
    (visible, items)
}

fn check_markdown(timeline: &Timeline) {
    let (visible, items) = visible(&markdown::Page::new(timeline).to_string());
    assert_eq!(items, timeline.events().len());
    let squeezed = |text: &str| text.replace(|char: char| char.is_whitespace() || char.is_control(), "");
    let visible = squeezed(&visible);
    for line in text::Page::new(timeline).width(10_000).to_string().lines() {
        for part in line.split("  ").map(squeezed) {
            assert!(visible.contains(&part), "{part:?} is missing in {visible:?}");
        }
    }
}

fn check_timeml(document: &Document) {
    let reading = READER.read(document);
    let written = TimeMl::new(document, &reading).to_string();
    let xml = roxmltree::Document::parse(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
    let root = xml.root_element();
    let child = |name: &str| root.children().find(|node| node.has_tag_name(name));
    let plain = |text: &str| -> String {
        let held = |char: char| {
            if char < ' ' && !"\t\n\r".contains(char) || matches!(char, '\u{fffe}' | '\u{ffff}') {
                '\u{fffd}'
            } else {
                char
            }
        };
        text.chars().map(held).collect()
    };
    let inner = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
    };
    assert_eq!(inner(child("DOCID").unwrap()), plain(&document.key().id));
    let text = child("TEXT").unwrap();
    assert_eq!(inner(text), plain(&document.text));
    let creation = child("DCT").and_then(|dct| dct.first_element_child());
    assert_eq!(
        creation.and_then(|timex| timex.attribute("value")).map(str::to_owned),
        reading.published.map(|anchor| anchor.day().to_string())
    );
    let found: Vec<_> = text.children().filter(roxmltree::Node::is_element).collect();
    assert_eq!(found.len(), reading.timexes.len());
    let tids: BTreeSet<&str> = found.iter().filter_map(|timex| timex.attribute("tid")).collect();
    assert_eq!(tids.len(), found.len());
    for (found, timex) in found.iter().zip(&reading.timexes) {
        assert_eq!(found.tag_name().name(), "TIMEX3");
        assert_eq!(inner(*found), plain(timex.span.of(&document.text).unwrap()));
        assert!(["DATE", "TIME", "DURATION", "SET"].contains(&found.attribute("type").unwrap()));
        if let Some(value) = timex.value {
            assert_eq!(found.attribute("value"), Some(value.to_string().as_str()));
        }
    }
}

fn check(documents: &[Document]) {
    let timeline = timeline(documents);
    check_tables(&timeline);
    check_calendar(&timeline);
    check_slides(&timeline);
    check_markdown(&timeline);
    documents.iter().for_each(check_timeml);
    let shown = text::Page::new(&timeline).to_string();
    assert!(!shown.contains(|char: char| char.is_control() && char != '\n'));
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
