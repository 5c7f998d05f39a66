//! The example `timeline` as a user calls it: inputs, complaints and exit statuses.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::io::Read;
use std::process::{Command, Stdio};

use example::Folder;
use serde_json::Value;

/// Three good documents on three lines.
const GOOD: [&str; 3] = [
    r#"{"id": "1", "source": "gazette", "published": "2016-07-07", "text": "Putin called Obama on Wednesday."}"#,
    r#"{"id": 2, "source": "gazette", "published": "2016-07-07T01:00:00+02:00", "text": "No news today.", "mood": ["x"]}"#,
    r#"{"id": "3", "source": null, "title": null, "published": null, "type": "auto", "text": ""}"#,
];

/// The ids of the documents in JSON Lines.
fn ids(lines: &str) -> Vec<String> {
    let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["document"].as_str().unwrap().to_owned();
    lines.lines().map(id).collect()
}

#[test]
fn bad_inputs_are_named_and_the_good_ones_read() {
    let cases: &[(&str, &[u8], &str)] = &[
        ("broken.jsonl", b"{\"text\": \"a\",}\n", "broken.jsonl:2: broken JSON: trailing comma (column 14)"),
        ("cut.jsonl", b"{\"id\": \"x\", \"te\n", "cut.jsonl:2: broken JSON: EOF while parsing a string (column 15)"),
        ("words.jsonl", b"just words\n", "words.jsonl:2: broken JSON: expected value (column 1)"),
        ("list.jsonl", b"[\"id\", \"source\", null, null, null, \"text\"]\n", "list.jsonl:2: not a JSON object"),
        ("textless.jsonl", b"{\"id\": \"x\", \"title\": \"y\"}\n", "textless.jsonl:2: missing field `text`"),
        ("null.jsonl", b"{\"text\": null}\n", "null.jsonl:2: invalid type: null, expected a string"),
        (
            "day.jsonl",
            b"{\"text\": \"x\", \"published\": \"2015-02-29\"}\n",
            "day.jsonl:2: no such day: \"2015-02-29\"",
        ),
        (
            "words-for-a-day.jsonl",
            b"{\"text\": \"x\", \"published\": \"last Monday\"}\n",
            "words-for-a-day.jsonl:2: not a publication date: \"last Monday\" (expected YYYY-MM-DD or an RFC 3339 \
             timestamp)",
        ),
        ("type.jsonl", b"{\"text\": \"x\", \"type\": \"novel\"}\n", "type.jsonl:2: unknown document type: \"novel\""),
        ("latin1.jsonl", b"{\"text\": \"Caf\xe9\"}\n", "latin1.jsonl:2: invalid UTF-8: byte 0xe9 at column 14"),
    ];
    for (name, line, complaint) in cases {
        let folder = Folder::new(&format!("bad-{name}"));
        let lines = [GOOD[0].as_bytes(), b"\n", line, b"\n", GOOD[1].as_bytes(), b"\n  \n", GOOD[2].as_bytes()];
        folder.write(name, lines.concat());
        for emit in ["timexes", "mentions"] {
            let run = folder.run("timeline", &["--emit", emit, "--format", "json", name]);
            assert_eq!((run.status, run.stderr), (1, format!("{complaint}\n")));
            assert_eq!(ids(&run.stdout), ["1", "2", "3"], "{name}");
        }
        let run = folder.run("timeline", &["--format", "json", name]);
        let timeline: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!((run.status, &timeline["documents"]), (1, &Value::from(3)));
    }
}

#[test]
fn bad_files_are_named_and_the_good_ones_read() {
    let folder = Folder::new("bad-files");
    folder
        .write("a.jsonl", GOOD[0])
        .write("empty/notes.pdf", "x")
        .write("z.csv", "x")
        .write("latin1.txt", b"One.\nTwo.\nCaf\xe9.\n")
        .write("day.md", "---\nsource: a\npublished: 2016-06-31\n---\nText.\n")
        .write("open.md", "---\nsource: a\n")
        .write("loose.md", "---\nText.\n---\n")
        .write("z.jsonl", GOOD[1]);
    let paths =
        ["a.jsonl", "none.jsonl", "none", "empty", "z.csv", "latin1.txt", "day.md", "open.md", "loose.md", "z.jsonl"];
    let run = folder.run("timeline", &[&["--emit", "mentions", "--format", "json"], &paths[..]].concat());
    let complaints: Vec<&str> = run.stderr.lines().collect();
    let expected = [
        "none.jsonl:1: No such file or directory (os error 2)",
        "none:1: No such file or directory (os error 2)",
        "empty:1: no .jsonl, .txt, .md, .html, .rss, .atom or .xml file, nor one of these with .gz in this folder",
        "z.csv:1: not a .jsonl, .txt, .md, .html, .rss, .atom or .xml file, nor one of these with .gz",
        "latin1.txt:3: invalid UTF-8: byte 0xe9 at column 4",
        "day.md:3: no such day: \"2016-06-31\"",
        "open.md:1: front matter is not closed by a line of ---",
        "loose.md:2: not a `key: value`: \"Text.\"",
    ];
    assert_eq!(complaints, expected);
    assert_eq!((run.status, ids(&run.stdout)), (1, vec!["1".to_owned(), "2".to_owned()]));
}

#[test]
fn wrong_arguments_have_a_status_of_their_own() {
    let folder = Folder::new("wrong-arguments");
    let cases: [&[&str]; 11] = [
        &["--format", "csv", "--emit", "timexes"],
        &["--format", "timeml", "--emit", "timeline"],
        &["--format", "ics", "--emit", "mentions"],
        &["--emit", "everything"],
        &["--format", "pdf"],
        &["--published", "2016-02-30"],
        &["--published", "yesterday"],
        &["--type", "novel"],
        &["--retract", "no-slash"],
        &["--no-such-option"],
        &["--save"],
    ];
    for args in cases {
        let run = folder.run("timeline", args);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{args:?}");
        assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
    }
}

#[test]
fn without_a_path_the_seeds_are_read_wherever_it_runs() {
    let here = Folder::new("no-path").timeline(&["--format", "json"]);
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    assert_eq!(here, Folder::new("seeds-path").timeline(&["--format", "json", seeds]));
    assert_eq!(serde_json::from_str::<Value>(&here).unwrap()["documents"], 5);
}

#[test]
fn folders_are_read_in_name_order_and_sources_default_to_stems() {
    let folder = Folder::new("folder");
    folder
        .write("in/b.TXT", "\u{feff}---\nid: b\n---\nText.\n")
        .write("in/a.md", "---\nid: a\nsource: named\n---\n")
        .write(
            "in/c.jsonl",
            "\u{feff}{\"id\": \"c\", \"text\": \"x\"}\r\n\r\n{\"id\": \"d\", \"source\": \"\", \"text\": \"y\"}",
        )
        .write("in/.hidden.txt", "x")
        .write("in/skipped.json", "x")
        .write("in/below/e.txt", "x");
    let lines = folder.timeline(&["--emit", "timexes", "--format", "json", "in"]);
    assert_eq!(ids(&lines), ["a", "b", "c", "d"]);
    let text = folder.timeline(&["--emit", "timexes", "in"]);
    let heads: Vec<&str> = text.lines().filter(|line| line.contains(", ")).collect();
    let undated = |name: &str| format!("{name}, without a date of publication");
    assert_eq!(heads, ["named/a", "b/b", "c/c", "c/d"].map(undated));
}

#[test]
fn standard_input_is_json_lines() {
    let folder = Folder::new("stdin");
    folder.write("a.jsonl", GOOD[0]);
    let input = [GOOD[2], "{", GOOD[1]].join("\n");
    let run = folder.feed("timeline", &["--emit", "timexes", "a.jsonl", "-"], input);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (1, "stdin:2: broken JSON: EOF while parsing an object (column 1)\n")
    );
    assert!(run.stdout.contains("\nstdin/3, without"), "{}", run.stdout);
}

#[test]
fn the_anchor_is_the_documents_own_before_the_option() {
    let folder = Folder::new("anchors");
    folder.write("a.jsonl", GOOD.join("\n"));
    let args = ["--emit", "timexes", "--format", "json", "--published", "2020-01-01", "a.jsonl"];
    let lines = folder.timeline(&args);
    let anchors = lines.lines().map(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        (line["published"].as_str().unwrap().to_owned(), line["anchor_basis"].as_str().unwrap().to_owned())
    });
    let expected = [("2016-07-07", "given"), ("2016-07-07", "given"), ("2020-01-01", "option")];
    let expected = expected.map(|(day, basis)| (day.to_owned(), basis.to_owned()));
    assert_eq!(anchors.collect::<Vec<_>>(), expected);
}

#[test]
fn a_document_given_twice_is_one_and_other_content_is_reported() {
    let folder = Folder::new("twice");
    let other = r#"{"id": "1", "source": "gazette", "text": "Other words."}"#;
    folder.write("a.jsonl", [GOOD[0], GOOD[0], other, other, GOOD[0]].join("\n")).write("b.jsonl", GOOD[0]);
    let run = folder.run("timeline", &["--emit", "mentions", "--format", "json", "a.jsonl", "b.jsonl"]);
    let complaint = "a.jsonl:3: gazette/1 came before with other content; both are kept\n";
    assert_eq!((run.status, run.stderr.as_str()), (0, complaint));
    assert_eq!(ids(&run.stdout), ["1", "1"]);
    let run = folder.run("timeline", &["--format", "json", "a.jsonl", "b.jsonl"]);
    assert_eq!((run.status, run.stderr.as_str()), (0, complaint));
    assert_eq!(serde_json::from_str::<Value>(&run.stdout).unwrap()["documents"], 2);
}

#[test]
fn output_goes_to_a_file_as_a_whole() {
    let folder = Folder::new("output");
    folder.write("a.jsonl", GOOD.join("\n")).write("out.jsonl", "something older");
    let expected = folder.timeline(&["--emit", "mentions", "--format", "json", "a.jsonl"]);
    let args = ["--emit", "mentions", "--format", "json", "a.jsonl", "--output", "out.jsonl"];
    assert_eq!(folder.timeline(&args), "");
    assert_eq!(folder.read("out.jsonl"), expected);
    assert_eq!(folder.names(), ["a.jsonl", "out.jsonl"]);
    // Even over its own input.
    assert_eq!(folder.timeline(&["--emit", "mentions", "--format", "json", "a.jsonl", "--output", "a.jsonl"]), "");
    assert_eq!(folder.read("a.jsonl"), expected);

    let run = folder.run("timeline", &["--output", "no/such/folder", "out.jsonl"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("no/such/folder:1: cannot be written: "), "{}", run.stderr);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new("pipe");
    let lines: Vec<String> = (0..3000).map(|id| GOOD[0].replacen("\"1\"", &format!("\"{id}\""), 1)).collect();
    folder.write("many.jsonl", lines.join("\n"));
    for args in [["--emit", "timexes", "--format", "json"], ["--emit", "mentions", "--format", "text"]] {
        let mut command = Command::new(example::program("timeline"));
        command.args(args).arg("many.jsonl").current_dir(folder.path());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    }
}
