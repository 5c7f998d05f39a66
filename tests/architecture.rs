//! Data flows one way: a module uses only those that stand before it.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of the house, each using only those before it. `reader` puts the way of one document together; `output` shows what it
/// made.
const ORDER: [&str; 19] = [
    "span",
    "error",
    "eights",
    "hash",
    "table",
    "window",
    "serializer",
    "document",
    "calendar",
    "text",
    "temporal",
    "actor",
    "event",
    "merge",
    "timeline",
    "reader",
    "output",
    "cookbook",
    "lib",
];

/// Names at the crate's root that are re-exports of a room.
const RE_EXPORTS: [(&str, &str); 5] =
    [("Span", "span"), ("Error", "error"), ("Document", "document"), ("Reader", "reader"), ("Reading", "reader")];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The room that a file stands in: `src/text/token.rs` and `src/text.rs` are both of `text`.
fn room(file: &Path) -> String {
    let path = file.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    path.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

/// The code of a file: without comments, and without what stands in its `mod tests`.
fn code(source: &str) -> String {
    let lines = source.lines().take_while(|line| line.trim() != "#[cfg(test)]");
    lines.filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names used directly under `crate::`, those in `crate::{…}` included.
fn used(code: &str) -> Vec<String> {
    let name =
        |text: &str| -> String { text.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect() };
    let mut names = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        if code[..at].ends_with('$') || code[..at].ends_with(|char: char| char.is_alphanumeric() || char == '_') {
            continue;
        }
        let rest = &code[at + path.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            names.push(name(rest));
            continue;
        };
        let (mut depth, mut start) = (0, true);
        for (at, char) in group.char_indices() {
            match char {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                _ if char.is_whitespace() => {}
                _ if start => {
                    names.push(name(&group[at..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    names
}

#[test]
fn names_are_read_off_use_lines() {
    let code = "use crate::{Span, text::{Token, b}, error::Error};\nuse crate::calendar::Date;\nlet x = crate::merge::y($crate::z);\n";
    assert_eq!(used(code), ["Span", "text", "error", "calendar", "merge"]);
}

#[test]
fn every_module_uses_only_those_before_it() {
    let place = |room: &str| {
        let found = ORDER.iter().position(|known| *known == room);
        found.unwrap_or_else(|| panic!("{room} has no place in the order of modules"))
    };
    let (mut wrong, mut uses) = (Vec::new(), 0);
    for file in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let room = room(&file);
        for name in used(&code(&fs::read_to_string(&file).unwrap())) {
            let re_export = RE_EXPORTS.iter().find(|(re_export, _)| *re_export == name);
            let used = re_export.map_or(name.as_str(), |(_, room)| room);
            uses += 1;
            if place(used) > place(&room) {
                wrong.push(format!("{} uses {used}, which stands after {room}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(uses > 20, "only {uses} uses found: does this test still read the sources?");
}
