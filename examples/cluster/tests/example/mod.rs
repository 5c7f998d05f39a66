//! The cluster as a user runs it, and the library's own answer for the same log.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dateline::document::Key;
use dateline::timeline::Timeline;
use dateline::{Document, Reader};
use serde_json::Value;

/// Nothing here takes longer.
const LIMIT: Duration = Duration::from_secs(240);

/// A folder that goes with the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dateline-cluster-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

/// A running process; it ends with the test.
pub(crate) struct Running(pub(crate) Child);

impl Running {
    /// Waits for its end and says whether it did well.
    pub(crate) fn succeeds(&mut self) -> bool {
        let mut status = None;
        wait("the end of a process", || {
            status = self.0.try_wait().unwrap();
            status.is_some()
        });
        status.unwrap().success()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// Waits until something holds, for some time.
pub(crate) fn wait(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < LIMIT, "waited too long for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

pub(crate) fn cluster(log: &Path, options: &[&str]) -> Running {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cluster"));
    command.arg(log).args(options).stdin(Stdio::null()).stdout(Stdio::null());
    Running(command.spawn().unwrap())
}

/// Two processes that reach each other on this machine; the options go to both, and the changes of the first to a file.
pub(crate) fn two(folder: &Folder, log: &Path, options: &[&str]) -> [Running; 2] {
    let hosts = folder.join("hosts");
    // Both ports are held until both are known.
    let free = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    let addresses = free.each_ref().map(|port| port.local_addr().unwrap().to_string());
    drop(free);
    fs::write(&hosts, addresses.join("\n")).unwrap();
    ["0", "1"].map(|process| {
        let common = ["--processes", "2", "--process", process, "--hosts", hosts.to_str().unwrap()];
        cluster(log, &[&common, options].concat())
    })
}

/// Generated documents, one a line.
pub(crate) fn corpus(documents: usize) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_corpus")).arg(documents.to_string()).output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// The timeline that the library makes of the documents that stand at the end of a log, as its own JSON.
pub(crate) fn expected(log: &[String]) -> String {
    let (mut timeline, reader) = (Timeline::new(), Reader::new());
    for line in log {
        let record: Value = serde_json::from_str(line).unwrap();
        if let Some(retracted) = record.get("retract") {
            let name = |key: &str| retracted[key].as_str().unwrap().to_owned();
            timeline.retract(&Key { source: name("source"), id: name("id") });
        } else {
            let document: Document = serde_json::from_value(record).unwrap();
            timeline.retract(&document.key());
            timeline.extend([reader.read(&document).report(&document)]);
        }
    }
    serde_json::to_string(&timeline).unwrap() + "\n"
}

/// Compares without printing megabytes where it fails.
pub(crate) fn assert_same(found: &str, expected: &str, what: &str) {
    let at = found.bytes().zip(expected.bytes()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| {
        let bytes = &text.as_bytes()[at.saturating_sub(200)..text.len().min(at + 200)];
        String::from_utf8_lossy(bytes).into_owned()
    };
    assert!(found == expected, "{what}: at byte {at}:\n{}\nis not\n{}", near(found), near(expected));
}
