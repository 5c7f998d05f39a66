//! The README shows what the examples really print.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::fs;

use example::Folder;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

/// What stands between the line `opening` and the next ` ``` `.
fn block<'t>(text: &'t str, opening: &str) -> &'t str {
    let start = text.find(&format!("\n{opening}\n")).unwrap() + opening.len() + 2;
    let end = start + text[start..].find("```").unwrap();
    &text[start..end]
}

#[test]
fn the_printed_timeline_is_real() {
    let printed = Folder::new("readme").timeline(&[]);
    let readme = fs::read_to_string(README).unwrap();
    let shown = block(&readme, "```text");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(README, readme.replacen(&format!("```text\n{shown}"), &format!("```text\n{printed}"), 1)).unwrap();
        return;
    }
    assert_eq!(shown, printed, "with UPDATE_README=1 in the environment, this test writes the block anew");
}

#[test]
fn the_options_are_those_of_the_program() {
    let help = Folder::new("readme-help").timeline(&["--help"]);
    let readme = fs::read_to_string(README).unwrap();
    let options: Vec<&str> = help.split_whitespace().filter(|word| word.starts_with("--") && word.len() > 2).collect();
    for option in options.into_iter().filter(|option| !["--help", "--version"].contains(option)) {
        assert!(readme.contains(&format!("`{option}")), "the README does not tell of {option}");
    }
}
