//! Each format is read again by a reader of its own kind, and says what the timeline says.

use std::collections::BTreeSet;

use dateline::chrono::{Datelike, NaiveDate};
use dateline::event::Kind;
use dateline::output::ics::Calendar;
use dateline::output::table::Table;
use dateline::output::timelinejs::Slides;
use dateline::output::timeml::TimeMl;
use dateline::output::{html, markdown, text};
use dateline::timeline::{Event, EventWhen, Timeline};
use dateline::{Document, Reading};
use icalendar::{Component, DatePerhapsTime};
use pulldown_cmark::{Event as Piece, Parser, Tag, TagEnd};
use serde_json::Value;

/// All formats of a timeline.
#[track_caller]
pub fn check(timeline: &Timeline) {
    tables(timeline);
    calendar(timeline);
    slides(timeline);
    page(timeline);
    plain(timeline);
}

/// A page has its own two scripts and no other, and one of them is data.
fn page(timeline: &Timeline) {
    let written = html::Page::new(timeline).title("</script>").to_string();
    assert_eq!(written.matches("</script").count(), 2);
    let (_, data) = written.split_once(r#"<script type="application/json" id="data">"#).unwrap();
    let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(data["events"].as_array().unwrap().len(), timeline.events().len());
}

/// Text and Markdown say the same, and nothing speaks to the terminal.
fn plain(timeline: &Timeline) {
    markdown(timeline);
    let shown = text::Page::new(timeline).to_string();
    assert!(!shown.contains(|char: char| char.is_control() && char != '\n'));
    let _ = text::Page::new(timeline).width(0).color(true).to_string();
}

/// First and last day of an event.
fn days(when: Option<&EventWhen>) -> (Option<NaiveDate>, Option<NaiveDate>) {
    when.map_or((None, None), |when| (when.interval.start, when.interval.end))
}

/// CSV and JSON Lines have the same cells, and those of events are what the events say.
fn tables(timeline: &Timeline) {
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

/// All-day events in lines of 75 octets.
fn calendar(timeline: &Timeline) {
    let written = Calendar::new(timeline).to_string();
    assert!(written.ends_with("END:VCALENDAR\r\n") && !written.replace("\r\n", "").contains(['\r', '\n']));
    assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
    let calendar: icalendar::Calendar = written.parse().unwrap();
    let in_years = |event: &&Event| {
        let (first, last) = days(event.when.as_ref());
        let days = first.or(last).zip(first.and(last).or(first).or(last));
        days.is_some_and(|(first, last)| first.year() >= 1 && last.succ_opt().is_some_and(|after| after.year() <= 9999))
    };
    let dated: Vec<&Event> = timeline.events().iter().filter(in_years).collect();
    let found: Vec<&icalendar::Event> = calendar.components.iter().filter_map(|one| one.as_event()).collect();
    assert_eq!(found.len(), dated.len());
    for (found, event) in found.into_iter().zip(dated) {
        let (first, last) = days(event.when.as_ref());
        let first_day = first.or(last).unwrap();
        let last_day = first.and(last).unwrap_or(first_day);
        assert_eq!(found.get_uid(), Some(format!("{}@dateline", event.id).as_str()));
        assert_eq!(found.get_start(), Some(DatePerhapsTime::Date(first_day)));
        assert_eq!(found.get_end(), Some(DatePerhapsTime::Date(last_day.succ_opt().unwrap())));
        let summary = found.get_summary().map(str::to_lowercase).unwrap();
        assert!(matches!(event.kind, Kind::Custom(_)) || summary.starts_with(event.kind.as_str()), "{summary}");
        assert!(found.get_description().is_some() && found.get_timestamp().is_some());
    }
}

/// Slides with the events' days, and no markup but paragraphs.
fn slides(timeline: &Timeline) {
    let slides: Value = serde_json::from_str(&Slides::new(timeline).to_string()).unwrap();
    assert_eq!(slides, serde_json::to_value(Slides::new(timeline)).unwrap());
    let dated: Vec<_> = timeline.events().iter().filter(|event| days(event.when.as_ref()) != (None, None)).collect();
    let found = slides["events"].as_array().unwrap();
    assert_eq!(found.len(), dated.len());
    for (slide, event) in found.iter().zip(dated) {
        let (first, last) = days(event.when.as_ref());
        let day = first.or(last).unwrap();
        assert_eq!(slide["start_date"]["year"], day.year());
        for (key, expected) in [("month", day.month()), ("day", day.day())] {
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

/// Every word of the text is in the Markdown, where nothing is markup that the writer did not write.
fn markdown(timeline: &Timeline) {
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

/// A document's TimeML is XML that keeps its text, with an element for each time expression.
#[track_caller]
pub fn timeml(document: &Document, reading: &Reading) {
    let written = TimeMl::new(document, reading).to_string();
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
