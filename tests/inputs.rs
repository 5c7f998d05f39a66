//! What people have on their disks: pages, feeds and compressed files.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::io::Write;
use std::process::Command;

use example::Folder;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

const PARAGRAPHS: &str = "<p>Putin called US President Barack Obama on Wednesday, the Kremlin said in a note to reporters, and the two \
    spoke for an hour about the truce, about prisoners and about the next round of talks.</p>\n<p>Officials in Washington did not \
    comment at first, and later said that the call had been “useful”, a word that they had not used for months.</p>\n<p>It was the \
    fourth conversation of the year, and like the others it ended without a joint text, though both sides spoke of progress.</p>";

fn page(head: &str) -> String {
    format!(
        "<!doctype html><html><head>{head}</head><body><nav><a href=/>Home</a> <a href=/world>World</a></nav><article><h1>Two \
         presidents talk</h1>{PARAGRAPHS}</article><aside><p>Most read: ten things about call centres</p></aside><footer>© 2011 \
         The Gazette</footer></body></html>"
    )
}

fn gz(content: impl AsRef<[u8]>) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(content.as_ref()).unwrap();
    encoder.finish().unwrap()
}

fn lines(json: &str) -> Vec<Value> {
    json.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn pages_give_title_day_site_and_article() {
    let folder = Folder::new("pages");
    let head = r#"<title>Two presidents talk</title><meta property="og:site_name" content="The Gazette"><meta
        property="article:published_time" content="2016-07-07T01:30:00+03:00">"#;
    folder.write("a.html", page(head));
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("<meta charset=\"windows-1252\"><title>Café talk</title>");
    let mut old = latin.into_owned();
    old.extend(page("").into_bytes());
    folder.write("b.htm", old).write("c.html.gz", gz(page(head)));
    let found = lines(&folder.timeline(&["--emit", "mentions", "--format", "jsonl", "a.html"]));
    let call = found.iter().find(|row| row["first_day"] == "2016-07-06" && row["kind"] == "call").unwrap();
    assert_eq!(
        (&call["source"], &call["title"], &call["published"]),
        (&"The Gazette".into(), &"Two presidents talk".into(), &"2016-07-07".into())
    );
    assert_eq!((&call["first_day"], &call["kind"]), (&"2016-07-06".into(), &"call".into()));
    assert!(call["quote"].as_str().unwrap().starts_with("Putin called US President"));
    let other = lines(&folder.timeline(&["--emit", "mentions", "--format", "jsonl", "b.htm"]));
    assert_eq!((&other[0]["source"], &other[0]["published"]), (&"b".into(), &Value::Null));
    assert_eq!(
        folder.timeline(&["--emit", "mentions", "--format", "csv", "a.html"]),
        folder.timeline(&["--emit", "mentions", "--format", "csv", "c.html.gz"])
    );
    folder.write("empty.html", "");
    let run = folder.run("timeline", &["empty.html"]);
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.starts_with("empty.html:1: no article found in this page"), "{}", run.stderr);
}

#[test]
fn feeds_give_a_document_an_entry() {
    let folder = Folder::new("feeds");
    let rss = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Wire &amp; Co</title><item><title>Truce</title><guid>w-1</guid>
        <pubDate>Thu, 07 Jul 2016 00:30:00 +0900</pubDate><description>&lt;p&gt;Putin called Obama on &lt;b&gt;Wednesday&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;More to
        come.&lt;/p&gt;</description></item><item><title>Other news</title><guid>w-2</guid><description>Nothing.</description></item></channel></rss>"#;
    let atom = r#"<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><id>p</id>
        <updated>2016-07-08T00:00:00Z</updated><entry><id>p-1</id><title>Call</title><updated>2016-07-08T09:00:00Z</updated><content
        type="html">&lt;p&gt;Obama and Putin spoke by phone on July 6.&lt;/p&gt;</content></entry></feed>"#;
    folder.write("wire.rss", rss).write("post.xml", atom).write("broken.atom", "<feed");
    let run =
        folder.run("timeline", &["--emit", "mentions", "--format", "json", "wire.rss", "post.xml", "broken.atom"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.starts_with("broken.atom:1: not an RSS or Atom feed: "), "{}", run.stderr);
    let found = lines(&run.stdout);
    let ids: Vec<&str> = found.iter().map(|line| line["document"].as_str().unwrap()).collect();
    assert_eq!(ids, ["w-1", "w-2", "p-1"]);
    // The day is that of the place of publication.
    assert_eq!((&found[0]["published"], &found[2]["published"]), (&"2016-07-07".into(), &"2016-07-08".into()));
    assert_eq!(found[0]["mentions"][0]["text"], "Putin called Obama on Wednesday.");
    let events = lines(&folder.timeline(&["--format", "jsonl", "wire.rss", "post.xml"]));
    assert_eq!(events.len(), 1);
    assert_eq!(events[0]["sources"], serde_json::json!(["Post", "Wire & Co"]));
}

/// What is nested beyond reason is refused by name, and neither the stack nor the time runs out; the rest goes on.
#[test]
fn nesting_beyond_reason_is_an_error() {
    let folder = Folder::new("nested");
    let call = "Putin called Obama on July 6, 2016.";
    let deep =
        |depth: usize, open: &str, close: &str| format!("{}{PARAGRAPHS}{}", open.repeat(depth), close.repeat(depth));
    let nested = [
        ("div", deep(100_000, "<div>", "</div>")),
        ("list", deep(100_000, "<ul><li>", "</ul>")),
        ("open", deep(100_000, "<section>", "")),
        ("other", deep(100_000, "<x-y>", "</b>")),
        // Not so much that nobody would try.
        ("some", deep(600, "<DIV class=\"a\">", "</DIV>")),
    ];
    for (name, html) in &nested {
        let file = format!("{name}.html");
        folder.write(&file, page("").replace(PARAGRAPHS, html));
        let run = folder.run("timeline", &[&file]);
        let told = format!("{file}:1: elements are nested more than 512 deep\n");
        assert_eq!((run.status, run.stderr), (1, told));
    }
    let sound = [
        ("shallow", deep(400, "<div>", "</div>")),
        ("drawing", format!("{PARAGRAPHS}<svg>{}</svg>", "<path d='1/2'/>".repeat(10_000))),
        ("unended", format!("{}{PARAGRAPHS}", "<p>A line of text.<br><img src=a>".repeat(5_000))),
    ];
    for (name, html) in &sound {
        let file = format!("{name}.html");
        folder.write(&file, page("").replace(PARAGRAPHS, html));
        assert!(folder.timeline(&["--emit", "mentions", &file]).contains("Putin called US President"), "{name}");
    }

    let item = |id: &str, text: &str| {
        let text = text.replace('<', "&lt;").replace('>', "&gt;");
        format!("<item><title>T</title><guid>{id}</guid><description>{text}</description></item>")
    };
    let feed = |items: &str| format!("<rss version=\"2.0\"><channel><title>Wire</title>{items}</channel></rss>");
    folder.write("wire.rss", feed(&(item("w-1", &nested[0].1) + &item("w-2", call))));
    let run = folder.run("timeline", &["--emit", "mentions", "wire.rss"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (1, "wire.rss:1: entry w-1: elements are nested more than 512 deep\n")
    );
    assert!(run.stdout.contains(call), "{}", run.stdout);
    folder.write("deep.rss", feed(&format!("<item>{}</item>", deep(100_000, "<a>", "</a>"))));
    folder.write("root.xml", deep(100_000, "<a>", "</a>")).write("fine.txt", call);
    let run = folder.run("timeline", &["deep.rss", "root.xml", "fine.txt"]);
    assert_eq!(run.status, 1);
    let causes: Vec<&str> = run.stderr.lines().map(|line| line.split(": ").nth(1).unwrap()).collect();
    assert_eq!(causes, ["not an RSS or Atom feed"; 2], "{}", run.stderr);
    assert!(run.stdout.contains(call), "{}", run.stdout);
}

/// Entities that grow without end are not followed.
#[test]
fn entities_of_entities_stay_as_they_are() {
    let folder = Folder::new("entities");
    let entities: String =
        (1..12).map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10))).collect();
    let feed = format!(
        "<!DOCTYPE rss [<!ENTITY a0 \"ha\">{entities}]><rss version=\"2.0\"><channel><title>&a11;</title><item><guid>1</guid>\
         <title>T</title><description>Putin called Obama on July 6, 2016. &a11;</description></item></channel></rss>"
    );
    folder.write("wire.rss", feed);
    let run = folder.run("timeline", &["--emit", "mentions", "wire.rss"]);
    assert!(run.stdout.len() < 1000 && run.stderr.len() < 1000, "{run:?}");
}

#[test]
fn json_lines_and_front_matter_of_any_size_are_read() {
    let folder = Folder::new("deep-lines");
    let nested = |open: &str, close: &str| format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
    let lines = [
        format!(r#"{{"id": "1", "text": "Putin called Obama on July 6, 2016.", "more": {}}}"#, nested("[", "]")),
        format!(r#"{{"id": "2", "text": {}}}"#, nested("{\"a\":", "}")),
        r#"{"id": "3", "text": "Obama called Putin on July 7, 2016."}"#.to_owned(),
    ];
    folder.write("a.jsonl", lines.join("\n"));
    let run = folder.run("timeline", &["--emit", "mentions", "a.jsonl"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, "a.jsonl:2: invalid type: map, expected a string\n"));
    assert!(
        ["Putin called Obama", "Obama called Putin"].iter().all(|call| run.stdout.contains(call)),
        "{}",
        run.stdout
    );
    let keys: String = (0..100_000).map(|n| format!("key-{n}: value\n")).collect();
    folder.write("a.txt", format!("---\n{keys}published: 2016-07-07\n---\nPutin called Obama on Wednesday."));
    assert!(folder.timeline(&["a.txt"]).contains("2016-07-06"));
}

#[test]
fn compressed_files_are_as_good_as_plain_ones() {
    let folder = Folder::new("gz");
    let line = r#"{"id": "1", "published": "2016-07-07", "text": "Putin called Obama on Wednesday."}"#;
    // Two members, as `cat a.gz b.gz` leaves them.
    let twice = [gz(format!("{line}\n")), gz(line.replace("\"1\"", "\"2\""))].concat();
    folder.write("news.jsonl.gz", twice).write("note.TXT.GZ", gz("Nothing.")).write("bad.jsonl.gz", line);
    let found = lines(&folder.timeline(&["--format", "json", "--emit", "mentions", "news.jsonl.gz", "note.TXT.GZ"]));
    assert_eq!(found.len(), 3);
    assert!(folder.timeline(&["news.jsonl.gz"]).contains("news, \"on Wednesday\""));
    let run = folder.run("timeline", &["bad.jsonl.gz"]);
    assert_eq!((run.status, run.stderr.as_str()), (1, "bad.jsonl.gz:1: invalid gzip header\n"));
}

#[test]
fn documents_in_timeml_go_into_a_folder() {
    let folder = Folder::new("timeml");
    folder.write(
        "a.jsonl",
        "{\"id\": \"x/1\", \"source\": \"a\", \"text\": \"It began on 5 May 2016.\"}\n{\"id\": \"x:1\", \"source\": \"a\", \"text\": \"It ended.\"}",
    );
    assert_eq!(folder.timeline(&["--format", "timeml", "--output", "out/", "a.jsonl"]), "");
    let first = folder.read("out/a_x_1.tml");
    assert!(first.contains("<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2016-05-05\">5 May 2016</TIMEX3>"), "{first}");
    assert!(folder.read("out/a_x_1_2.tml").contains("<TEXT>It ended.</TEXT>"));
    let stream = folder.timeline(&["--format", "timeml", "a.jsonl"]);
    assert_eq!(stream.matches("<TimeML").count(), 2);
}

/// Runs in a terminal, where `script` gives one.
#[test]
fn long_work_shows_how_far_it_is_in_a_terminal_only() {
    let folder = Folder::new("progress");
    let line = |id: usize| {
        format!("{{\"id\": \"{id}\", \"published\": \"2016-07-07\", \"text\": \"Putin called Obama on Wednesday.\"}}")
    };
    folder.write("some.jsonl", (0..9).map(line).collect::<Vec<_>>().join("\n"));
    // Input that takes its time.
    let program = example::program("timeline");
    let slow = |rest: &str| {
        format!(
            "(head -n 1 some.jsonl; sleep 2; tail -n +2 some.jsonl) | {} --output out.txt - {rest}",
            program.display()
        )
    };
    let silent = Command::new("sh").args(["-c", &slow("2>err.txt")]).current_dir(folder.path()).status();
    assert!(silent.is_ok_and(|status| status.success()) && folder.read("err.txt").is_empty());
    let shell = slow("");
    let terminal = Command::new("script")
        .args(["-qec", &shell, "/dev/null"])
        .current_dir(folder.path())
        .env("TERM", "xterm")
        .output();
    let Ok(terminal) = terminal else {
        eprintln!("skipped: no `script` on this machine to make a terminal");
        return;
    };
    assert!(terminal.status.success());
    let shown = String::from_utf8_lossy(&terminal.stdout).into_owned();
    assert!(shown.contains(" documents, ") && shown.contains(" MB/s, ") && shown.contains(" events so far"), "{shown}");
}
