//! `--save`, `--load` and `--retract`: the same documents are the same timeline, whichever way they came.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::fs;

use example::Folder;
use serde_json::Value;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

/// Paths of the seeds, in name order.
fn seeds() -> Vec<String> {
    let entries = fs::read_dir(SEEDS).unwrap();
    let mut paths: Vec<String> =
        entries.map(|entry| entry.unwrap().path().into_os_string().into_string().unwrap()).collect();
    paths.sort();
    assert_eq!(paths.len(), 5);
    paths
}

/// Options and paths as one list of arguments.
fn args<'a>(options: &[&'a str], paths: &'a [String]) -> Vec<&'a str> {
    options.iter().copied().chain(paths.iter().map(String::as_str)).collect()
}

#[test]
fn neither_order_nor_repetition_changes_a_byte() {
    let (folder, paths) = (Folder::new("order"), seeds());
    for format in ["text", "json"] {
        let whole = folder.timeline(&args(&["--format", format], &paths));
        let reversed: Vec<String> = paths.iter().rev().cloned().collect();
        assert_eq!(folder.timeline(&args(&["--format", format], &reversed)), whole);
        let turned = [&paths[3..], &paths[..3]].concat();
        assert_eq!(folder.timeline(&args(&["--format", format], &turned)), whole);
        let twice = [&reversed[..], &paths[..]].concat();
        assert_eq!(folder.timeline(&args(&["--format", format], &twice)), whole);
    }
}

#[test]
fn parts_kept_and_merged_are_the_whole() {
    let (folder, paths) = (Folder::new("parts"), seeds());
    let json = ["--format", "json"];
    let whole = folder.timeline(&args(&[&json[..], &["--save", "whole.json"]].concat(), &paths));
    for cut in 0..=paths.len() {
        // A part may be empty: then nothing but an empty timeline is saved.
        folder.write("nothing.jsonl", "");
        let part = |paths: &[String], name: &str| {
            let mut part = args(&["--save", name, "nothing.jsonl"], paths);
            part.extend(json);
            folder.timeline(&part);
        };
        part(&paths[..cut], "a.json");
        part(&paths[cut..], "b.json");
        for (a, b) in [("a.json", "b.json"), ("b.json", "a.json")] {
            assert_eq!(folder.timeline(&["--load", a, "--load", b, "--format", "json", "--save", "ab.json"]), whole);
            assert_eq!(folder.read("ab.json"), folder.read("whole.json"));
        }
        // Overlapping parts, and one that goes on in its own file.
        assert_eq!(folder.timeline(&["--load", "a.json", "--load", "whole.json", "--format", "json"]), whole);
        let onward = ["--load", "a.json", "--save", "a.json", "--format", "json"];
        assert_eq!(folder.timeline(&args(&onward, &paths[cut..])), whole);
        assert_eq!(folder.read("a.json"), folder.read("whole.json"));
    }
    assert_eq!(folder.names(), ["a.json", "ab.json", "b.json", "nothing.jsonl", "whole.json"]);
}

#[test]
fn a_document_taken_out_leaves_no_trace() {
    let (folder, paths) = (Folder::new("retract"), seeds());
    let all = folder.timeline(&args(&["--format", "json", "--save", "all.json"], &paths));
    let documents = folder.timeline(&args(&["--emit", "timexes"], &paths));
    let names: Vec<&str> = documents.lines().filter_map(|line| line.split_once(", ").map(|(name, _)| name)).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| name.contains('/')).collect();
    assert_eq!(names.len(), paths.len());
    for (name, path) in names.iter().zip(&paths) {
        let rest: Vec<String> = paths.iter().filter(|other| *other != path).cloned().collect();
        let expected = folder.timeline(&args(&["--format", "json", "--save", "rest.json"], &rest));
        assert_ne!(expected, all);
        let retract = ["--retract", name, "--format", "json", "--save", "less.json"];
        assert_eq!(folder.timeline(&[&["--load", "all.json"], &retract[..]].concat()), expected);
        assert_eq!(folder.read("less.json"), folder.read("rest.json"));
        assert_eq!(folder.timeline(&args(&retract, &paths)), expected);
        let printed = folder.timeline(&args(&["--emit", "mentions", "--retract", name], &paths));
        assert_eq!(printed, folder.timeline(&args(&["--emit", "mentions"], &rest)));
    }
    let run = folder.run("timeline", &["--load", "all.json", "--format", "json", "--retract", "no/such/document"]);
    assert_eq!((run.status, run.stdout, run.stderr.as_str()), (0, all, "--retract:1: no document no/such/document\n"));
}

#[test]
fn names_with_slashes_can_be_taken_out() {
    let folder = Folder::new("retract-slashes");
    let document = |source: &str, id: &str| format!(r#"{{"source": "{source}", "id": "{id}", "text": "x"}}"#);
    folder.write("a.jsonl", [document("wire/asia", "2016/07/1"), document("wire", "2")].join("\n"));
    let run = folder.timeline(&["--format", "json", "--retract", "wire/asia/2016/07/1", "a.jsonl"]);
    assert_eq!(serde_json::from_str::<Value>(&run).unwrap()["documents"], 1);
}

#[test]
fn other_content_under_a_key_survives_saving_and_falls_to_one_retraction() {
    let folder = Folder::new("conflict");
    let document =
        |text: &str| format!(r#"{{"source": "wire", "id": "1", "published": "2016-07-07", "text": "{text}"}}"#);
    folder
        .write("a.jsonl", document("Putin called Obama on Wednesday."))
        .write("b.jsonl", document("Obama called Putin."));
    folder.timeline(&["--save", "a.json", "a.jsonl"]);
    let run = folder.run("timeline", &["--load", "a.json", "--save", "ab.json", "--format", "json", "b.jsonl"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (0, "b.jsonl:1: wire/1 came before with other content; both are kept\n")
    );
    let direct = folder.run("timeline", &["--format", "json", "b.jsonl", "a.jsonl"]);
    assert_eq!(direct.stdout, run.stdout);
    let again = folder.run("timeline", &["--load", "ab.json", "--load", "a.json", "--format", "json"]);
    assert_eq!(again.stdout, run.stdout);
    let none = folder.timeline(&["--load", "a.json", "--retract", "wire/1", "--format", "json"]);
    let none: Value = serde_json::from_str(&none).unwrap();
    assert_eq!((&none["documents"], &none["mentions"]), (&Value::from(0), &Value::from(0)));
}

#[test]
fn a_broken_save_is_named_and_never_overwritten() {
    let (folder, paths) = (Folder::new("broken-save"), seeds());
    folder.timeline(&args(&["--save", "good.json"], &paths));
    let good = folder.read("good.json");
    let cut: String = good.chars().take(good.chars().count() / 2).collect();
    folder.write("cut.json", &cut).write("other.json", "[1, 2]\n").write("words.json", "\nhello\n");
    for (name, complaint) in [
        ("cut.json", "cut.json:1: not a saved timeline: EOF"),
        ("other.json", "other.json:1: not a saved timeline: "),
        ("words.json", "words.json:2: not a saved timeline: expected value"),
        ("none.json", "none.json:1: No such file"),
    ] {
        let run = folder.run("timeline", &args(&["--load", name, "--save", name, "--format", "json"], &paths));
        assert_eq!(run.status, 1, "{name}");
        let mut lines = run.stderr.lines();
        assert!(lines.next().unwrap().starts_with(complaint), "{}", run.stderr);
        assert_eq!(lines.next().unwrap(), format!("{name}:1: left as it is: a part could not be loaded"));
        // What could be read is printed.
        assert_eq!(serde_json::from_str::<Value>(&run.stdout).unwrap()["documents"], 5);
    }
    assert_eq!(folder.read("cut.json"), cut);
    assert_eq!(folder.names(), ["cut.json", "good.json", "other.json", "words.json"]);
}

#[test]
#[cfg(unix)]
fn a_save_that_fails_leaves_the_old_one() {
    use std::os::unix::fs::symlink;

    let (folder, paths) = (Folder::new("failed-save"), seeds());
    folder.timeline(&args(&["--save", "kept.json"], &paths[..2]));
    let kept = folder.read("kept.json");
    // A file in the way of the folder that the new one would be written to.
    let run = folder.run("timeline", &args(&["--save", "kept.json/new.json"], &paths));
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("kept.json/new.json:1: cannot be written: "), "{}", run.stderr);
    assert_eq!(folder.read("kept.json"), kept);
    // Through a link, it is the file that changes.
    symlink("kept.json", folder.path().join("link.json")).unwrap();
    folder.timeline(&args(&["--save", "link.json"], &paths));
    assert!(folder.path().join("link.json").is_symlink());
    assert_ne!(folder.read("kept.json"), kept);
    // A device is written to and not replaced.
    folder.timeline(&args(&["--save", "/dev/null"], &paths));
    assert_eq!(folder.names(), ["kept.json", "link.json"]);
}

#[test]
fn what_is_new_since_a_saved_timeline_is_told() {
    let (folder, paths) = (Folder::new("since"), seeds());
    folder.timeline(&args(&["--save", "old.json"], &paths[..3]));
    let news = folder.timeline(&args(&["--since", "old.json"], &paths));
    assert!(news.lines().any(|line| line.starts_with("+ ")), "{news}");
    assert!(news.lines().any(|line| line.starts_with("~ ") && line.contains(" more")), "{news}");
    assert!(!news.lines().any(|line| line.starts_with("- ")), "{news}");
    let json = folder.timeline(&args(&["--since", "old.json", "--format", "json"], &paths));
    let json: Value = serde_json::from_str(&json).unwrap();
    let lines = |mark: &str| news.lines().filter(|line| line.starts_with(mark)).count();
    assert_eq!(json["added"].as_array().unwrap().len(), lines("+ "));
    assert_eq!(json["changed"].as_array().unwrap().len(), lines("~ "));
    assert_eq!(folder.timeline(&["--load", "old.json", "--since", "old.json"]), "Nothing new.\n");
    assert_eq!(folder.run("timeline", &["--since", "old.json", "--format", "csv"]).status, 2);
    assert_eq!(folder.run("timeline", &["--load", "old.json", "--since", "none.json"]).status, 1);
}
