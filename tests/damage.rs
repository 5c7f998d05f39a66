//! What is loaded is what was saved, or an error; and what was saved survives whatever happens to whoever saves anew.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::fs;
use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use dateline::timeline::Timeline;
use dateline::{Document, Reader};
use example::Folder;

/// Two reports with all that can be kept of one.
fn saved() -> (Timeline, Vec<u8>) {
    let text = "Putin called US President Barack Obama on Wednesday. The rebels in Syria agreed to a truce, and Israel denied that it had withdrawn.";
    let one = Document::new(text).id("é1").source("wire").title("Talks").published("2016-07-07".parse().unwrap());
    let other = Document::new("Obama spoke with Putin by phone on July 6.").id("2").source("post");
    let reader = Reader::new();
    let timeline: Timeline = [one, other].iter().map(|document| reader.read(document).report(document)).collect();
    let written = serde_json::to_vec(&timeline).unwrap();
    (timeline, written)
}

#[test]
fn a_file_that_is_cut_anywhere_is_refused() {
    let (timeline, written) = saved();
    assert_eq!(serde_json::from_slice::<Timeline>(&written).unwrap(), timeline);
    for end in 0..written.len() {
        let error = serde_json::from_slice::<Timeline>(&written[..end]).unwrap_err();
        assert!(error.is_eof(), "{end}: {error}");
    }
}

/// Much of the file is worked out anew when it is loaded, so that a bit that flips there means nothing.
#[test]
fn a_flipped_bit_is_refused_or_means_nothing() {
    let (timeline, written) = saved();
    let (mut flips, mut refused) = (0, 0);
    // Every fifth, so that every byte and every place in a byte has its turn.
    for at in (0..8 * written.len()).step_by(5) {
        flips += 1;
        let mut flipped = written.clone();
        flipped[at / 8] ^= 1 << (at % 8);
        match serde_json::from_slice::<Timeline>(&flipped) {
            Ok(read) => assert_eq!(read, timeline, "bit {at}: {}", String::from_utf8_lossy(&flipped)),
            Err(error) => refused += usize::from(!error.to_string().is_empty()),
        }
    }
    assert!(2 * refused > flips, "{refused} of {flips}");
}

#[test]
fn what_was_changed_since_it_was_written_says_so() {
    let (_, written) = saved();
    let written = String::from_utf8(written).unwrap();
    let changed = written.replace("Barack Obama", "Barack Osama");
    let error = serde_json::from_str::<Timeline>(&changed).unwrap_err().to_string();
    assert!(error.starts_with("damaged or changed by hand: digest "), "{error}");
    // Whoever writes one by hand has no digest to give.
    let (start, end) = (changed.find(",\"digest\"").unwrap(), changed.len() - 1);
    let by_hand = format!("{}{}", &changed[..start], &changed[end..]);
    assert!(serde_json::from_str::<Timeline>(&by_hand).is_ok(), "{by_hand}");
    assert!(serde_json::from_str::<Timeline>(&by_hand.replace(",\"version\":2", "")).is_ok(), "{by_hand}");
}

#[test]
fn what_another_version_saved_is_refused() {
    let (_, written) = saved();
    let written = String::from_utf8(written).unwrap();
    for (other, said) in [("", "an earlier version"), (",\"version\":3", "version 3")] {
        let error =
            serde_json::from_str::<Timeline>(&written.replace(",\"version\":2", other)).unwrap_err().to_string();
        assert!(error.starts_with(&format!("saved in {said} of the format")), "{error}");
    }
}

#[test]
fn whoever_is_killed_while_saving_leaves_the_old_file_whole() {
    let folder = Folder::new("killed");
    let line = |id: usize| {
        format!(
            "{{\"id\": \"{id}\", \"published\": \"2016-07-07\", \"text\": \"Minister {id} called Obama on Wednesday.\"}}\n"
        )
    };
    folder.write("old.jsonl", (0..1500).map(line).collect::<String>()).write("new.jsonl", line(1500));
    folder.timeline(&["--save", "kept.json", "--output", "out.txt", "old.jsonl"]);
    let old = folder.read("kept.json");
    folder.timeline(&["--load", "kept.json", "--save", "next.json", "--output", "out.txt", "new.jsonl"]);
    let new = folder.read("next.json");
    assert_ne!(old, new);

    let unfinished = || folder.names().into_iter().filter(|name| name == ".kept.json.tmp").collect::<Vec<_>>();
    let mut whole_writing = Duration::from_millis(200);
    let (mut cut, mut done) = (0, 0);
    for round in 0..12 {
        fs::write(folder.path().join("kept.json"), &old).unwrap();
        let mut child = Command::new(example::program("timeline"))
            .args(["--load", "kept.json", "--save", "kept.json", "--output", "out.txt", "new.jsonl"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        while unfinished().is_empty() && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(100));
        }
        let begun = Instant::now();
        // The first is left in peace, to see how long it takes.
        let patience = if round == 0 { Duration::from_secs(600) } else { whole_writing * (round - 1) / 10 };
        while begun.elapsed() < patience && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_micros(100));
        }
        if round == 0 {
            whole_writing = begun.elapsed();
        }
        let _ = child.kill();
        child.wait().unwrap();
        let kept = folder.read("kept.json");
        assert!(kept == old || kept == new, "round {round}: {} bytes", kept.len());
        (cut, done) = if kept == old { (cut + 1, done) } else { (cut, done + 1) };
        for name in unfinished() {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
    }
    assert!(cut > 0 && done > 0, "{cut} of 12 were cut short, {done} were not");
}

/// A run that has opened its output and waits for documents.
fn waiting(folder: &Folder) -> Child {
    let child = Command::new(example::program("timeline"))
        .args(["--output", "out.txt", "-"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    while !folder.names().contains(&".out.txt.tmp".to_owned()) {
        sleep(Duration::from_millis(1));
    }
    // The lock comes just after the name.
    sleep(Duration::from_millis(50));
    child
}

#[test]
fn what_a_killed_run_leaves_is_gone_after_the_next() {
    let folder = Folder::new("leftover");
    folder.write("a.txt", "Putin called Obama on July 6, 2016.");
    for _ in 0..2 {
        let mut child = waiting(&folder);
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(folder.names(), [".out.txt.tmp", "a.txt"]);
    }
    // However long that was.
    folder.write(".out.txt.tmp", "x".repeat(100_000));
    folder.timeline(&["--output", "out.txt", "a.txt"]);
    assert_eq!(folder.names(), ["a.txt", "out.txt"]);
    assert_eq!(folder.read("out.txt"), folder.timeline(&["a.txt"]));
}

#[test]
fn two_runs_do_not_write_one_file() {
    let folder = Folder::new("two-runs");
    folder.write("a.txt", "Putin called Obama on July 6, 2016.");
    let mut child = waiting(&folder);
    let other = folder.run("timeline", &["--output", "out.txt", "a.txt"]);
    assert_eq!((other.status, other.stderr.as_str()), (1, "out.txt:1: cannot be written: another run is writing it\n"));
    let document = r#"{"text": "Obama called Putin on July 7, 2016."}"#;
    child.stdin.take().unwrap().write_all(document.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(folder.names(), ["a.txt", "out.txt"]);
    assert!(folder.read("out.txt").contains("Obama called Putin"));
}

#[test]
#[cfg(unix)]
fn a_link_in_the_way_is_not_written_through() {
    let folder = Folder::new("link-in-the-way");
    folder.write("a.txt", "Putin called Obama on July 6, 2016.");
    std::os::unix::fs::symlink("a.txt", folder.path().join(".out.txt.tmp")).unwrap();
    let run = folder.run("timeline", &["--output", "out.txt", "a.txt"]);
    assert_eq!(run.status, 1);
    assert!(run.stderr.ends_with(".out.txt.tmp is in the way\n"), "{}", run.stderr);
    assert_eq!(folder.read("a.txt"), "Putin called Obama on July 6, 2016.");
}
