//! Standard input into the log.

use std::fs::OpenOptions;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Appends standard input to the log on a thread of its own, and says when it has ended. What it takes is on the disk before it is
/// read from there.
///
/// A line that was cut off when the last one who wrote was killed has been read by nobody: it is taken away.
pub(crate) fn append(path: &Path) -> io::Result<Arc<AtomicBool>> {
    let mut log = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    let end = whole(&mut log)?;
    if end < log.metadata()?.len() {
        eprintln!("{}: a line that was cut off is taken away", path.display());
        log.set_len(end)?;
    }
    log.seek(SeekFrom::Start(end))?;
    let ended = Arc::new(AtomicBool::new(false));
    let (says, name) = (Arc::clone(&ended), path.display().to_string());
    thread::spawn(move || {
        let mut copy = || -> io::Result<()> {
            let (mut input, mut bytes) = (io::stdin().lock(), vec![0; 1 << 16]);
            loop {
                match input.read(&mut bytes)? {
                    0 => return Ok(()),
                    read => log.write_all(bytes.get(..read).unwrap_or_default())?,
                }
                log.sync_data()?;
            }
        };
        if let Err(error) = copy() {
            eprintln!("error: {name}: cannot be appended to: {error}");
        }
        says.store(true, Ordering::Release);
    });
    Ok(ended)
}

/// Where the last whole line ends.
fn whole(log: &mut (impl Read + Seek)) -> io::Result<u64> {
    let mut end = log.seek(SeekFrom::End(0))?;
    let mut bytes = [0; 4096];
    while end > 0 {
        let start = end.saturating_sub(bytes.len() as u64);
        let part = bytes.get_mut(..(end - start) as usize).unwrap_or_default();
        log.seek(SeekFrom::Start(start))?;
        log.read_exact(part)?;
        if let Some(at) = memchr::memrchr(b'\n', part) {
            return Ok(start + at as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}
