//! Documents in JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use dateline::Document;
use dateline::document::DocumentType;

fn read(json: &str) -> Result<Document, String> {
    serde_json::from_str(json).map_err(|error| error.to_string())
}

#[track_caller]
fn fails(json: &str, cause: &str) {
    let error = read(json).unwrap_err();
    assert!(error.contains(cause), "{json} fails with {error:?}, not with {cause:?}");
}

#[test]
fn only_the_text_must_be_there() {
    assert_eq!(read(r#"{"text": "It ended."}"#), Ok(Document::new("It ended.")));
    let nulls = r#"{"id": null, "source": null, "title": null, "published": null, "type": null, "text": "It ended.", "n": [1]}"#;
    assert_eq!(read(nulls), Ok(Document::new("It ended.")));
    fails(r#"{"source": "harbor-daily"}"#, "missing field `text`");
    fails(r#"{"text": null}"#, "expected a string");
    fails("[]", "expected");
}

#[test]
fn ids_are_strings_or_whole_numbers() {
    let id = |json: &str| read(&format!(r#"{{"id": {json}, "text": ""}}"#)).map(|document| document.id);
    assert_eq!(id(r#""003""#), Ok(Some("003".to_owned())));
    assert_eq!(id("3"), Ok(Some("3".to_owned())));
    assert_eq!(id("-3"), Ok(Some("-3".to_owned())));
    assert!(id("3.5").is_err_and(|error| error.contains("an id must be a string or a whole number")));
    assert!(id("true").is_err());
}

#[test]
fn types_are_those_of_the_options() {
    let kind = |name: &str| read(&format!(r#"{{"type": "{name}", "text": ""}}"#)).map(|document| document.kind);
    assert_eq!(kind("auto"), Ok(None));
    assert_eq!(kind("news"), Ok(Some(DocumentType::News)));
    assert_eq!(kind("narrative"), Ok(Some(DocumentType::Narrative)));
    assert_eq!(kind("colloquial"), Ok(Some(DocumentType::Colloquial)));
    fails(r#"{"type": "novel", "text": ""}"#, "unknown document type: \"novel\"");
}

#[test]
fn a_date_that_cannot_be_says_so() {
    fails(r#"{"published": "2016-02-30", "text": ""}"#, "no such day: \"2016-02-30\"");
    fails(r#"{"published": "yesterday", "text": ""}"#, "not a publication date: \"yesterday\"");
    fails(r#"{"published": 2016, "text": ""}"#, "expected a string");
}

#[test]
fn documents_round_trip() {
    let document = Document::new("It ended.").id("7").source("harbor-daily").title("Over");
    let document = document.published("2016-07-06T04:51:00+08:00".parse().unwrap());
    let json = serde_json::to_string(&document).unwrap();
    assert_eq!(read(&json), Ok(document));
}

#[test]
fn a_document_without_an_id_is_named_by_what_it_says() {
    let document = Document::new("It ended.").source("harbor-daily");
    assert_eq!(document.key(), document.clone().key());
    let published = document.clone().published("2016-07-06".parse().unwrap());
    let others =
        [document.clone().title("Over"), document.clone().source("ledger"), published, Document::new("It ended")];
    for other in others {
        assert_ne!(document.key(), other.key(), "{other:?}");
    }
    assert_eq!(document.clone().id("7").key().id, "7");
}

#[test]
fn a_fingerprint_is_of_four_parts() {
    // Worked out by the definition, by hand.
    assert_eq!(Document::new("").fingerprint(), 0x9cdb_edfd_1fd5_448e);
    let document = || Document::new("Putin called Obama on Wednesday. Éva and Miloš did not.").source("times");
    let full = document().title("Talks").published("2016-07-07".parse().unwrap());
    assert_eq!(full.fingerprint(), 0xaf3c_bd90_8501_aca8);
    assert_eq!(full.key().id, "af3cbd908501aca8");
    let others = [
        document(),
        document().title("Talks"),
        document().title("Talk").published("2016-07-07".parse().unwrap()),
        document().source("time").title("sTalks").published("2016-07-07".parse().unwrap()),
        document().title("Talks").published("2016-07-08".parse().unwrap()),
        Document { text: full.text.replace("Éva", "Eva"), ..full.clone() },
    ];
    let mut prints: Vec<u64> = others.iter().chain([&full]).map(Document::fingerprint).collect();
    prints.sort_unstable();
    prints.dedup();
    assert_eq!(prints.len(), others.len() + 1);
}
