//! The anchor in the text's own dateline.

use dateline::document::dateline;

#[test]
fn datelines() {
    let mut failed = Vec::new();
    for (number, line) in (1..).zip(include_str!("data/datelines.tsv").lines()) {
        if line.starts_with('#') {
            continue;
        }
        let Some((expected, text)) = line.split_once('\t') else { panic!("line {number}: no tab") };
        let text = text.replace(" ¶ ", "\n");
        let found = dateline::find(&text).map_or("none".to_owned(), |anchor| anchor.to_string());
        if found != expected {
            failed.push(format!("line {number}: {text:?}: found {found}, expected {expected}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
