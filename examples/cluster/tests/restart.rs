//! A process is killed in the middle: all are started again, and the log gives the same answer.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::{Command, Stdio};

use crate::example::{Folder, Running, assert_same, corpus, expected, two, wait};

#[test]
fn a_process_that_is_killed_changes_no_byte() {
    let (folder, lines) = (Folder::new("killed"), corpus(1200));
    let (log, changes, timeline) =
        (folder.join("log.jsonl"), folder.join("changes.jsonl"), folder.join("timeline.json"));
    let (first, rest) = lines.split_at(lines.len() / 2);
    fs::write(&log, first.join("\n") + "\n").unwrap();
    let options = ["--changes", changes.to_str().unwrap(), "--timeline", timeline.to_str().unwrap(), "--batch", "25"];
    {
        let both = two(&folder, &log, &[&options[..], &["--follow"]].concat());
        let told = |line: &str| fs::read_to_string(&changes).is_ok_and(|changes| changes.contains(line));
        wait("the first changes", || told("{\"lines\":100}"));
        let [first, mut second] = both;
        second.0.kill().unwrap();
        second.0.wait().unwrap();
        assert!(!timeline.exists(), "killed too late");
        assert!(!told("{\"lines\":600}"), "killed too late");
        drop(first);
    }
    // What came meanwhile is in the log too.
    let mut grown = OpenOptions::new().append(true).open(&log).unwrap();
    grown.write_all((rest.join("\n") + "\n").as_bytes()).unwrap();
    let mut both = two(&folder, &log, &options);
    assert!(both.iter_mut().all(|process| process.succeeds()));
    assert_same(&fs::read_to_string(&timeline).unwrap(), &expected(&lines), "after a restart");
}

#[test]
fn a_pipe_is_appended_to_the_log_and_followed() {
    let (folder, lines) = (Folder::new("pipe"), corpus(300));
    let (log, timeline) = (folder.join("live.jsonl"), folder.join("timeline.json"));
    let (first, rest) = lines.split_at(100);
    // The last who wrote was killed within a line.
    fs::write(&log, first.join("\n") + "\n" + &rest[0][..40]).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cluster"));
    command.arg(&log).arg("--append").args([
        "--since",
        "100",
        "--workers",
        "2",
        "--timeline",
        timeline.to_str().unwrap(),
    ]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let mut asked = rest.to_vec();
    asked.insert(150, r#"{"timeline": true}"#.to_owned());
    let writer = std::thread::spawn(move || {
        for lines in asked.chunks(40) {
            pipe.write_all((lines.join("\n") + "\n").as_bytes()).unwrap();
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    assert_same(&fs::read_to_string(&timeline).unwrap(), &expected(&lines), "after the pipe has ended");
    let changes = String::from_utf8(output.stdout).unwrap();
    assert!(!changes.contains("\"lines\":100,") && changes.contains("\"change\":\"changed\""));
    assert!(changes.ends_with("{\"lines\":301}\n"), "{}", &changes[changes.len().saturating_sub(40)..]);
}

#[test]
fn bad_lines_are_named_and_the_others_go_on() {
    let (folder, lines) = (Folder::new("bad"), corpus(3));
    let log = folder.join("log.jsonl");
    let bad = [
        "[1]",
        "{\"text\": 7}",
        "{\"retract\": {\"source\": \"a\"}}",
        "{\"text\": \"a\",",
        "{\"retract\": {\"id\": \"1\", \"x\": 0}}",
    ];
    fs::write(&log, [bad.join("\n"), lines.join("\n")].join("\n")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_cluster")).arg(&log).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success());
    let causes = [
        "1: not a JSON object",
        "2: invalid type: integer `7`, expected a string",
        "3: missing field `id`",
        "4: broken JSON",
        "5: unknown field `x`",
    ];
    for cause in causes {
        assert!(told.contains(&format!("log.jsonl:{cause}")), "{cause} in {told}");
    }
    assert_eq!(told.lines().count(), bad.len(), "{told}");
    assert!(String::from_utf8(output.stdout).unwrap().ends_with("{\"lines\":8}\n"));
    let missing = Running(
        Command::new(env!("CARGO_BIN_EXE_cluster")).arg(folder.join("none")).stderr(Stdio::null()).spawn().unwrap(),
    );
    assert!(!{ missing }.succeeds());
}
