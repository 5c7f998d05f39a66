//! Where output goes: standard output, or a file that is replaced as a whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use same_file::Handle;

/// Where output goes. A reader that has gone away (a broken pipe) is no error: what follows is dropped.
pub(crate) struct Destination {
    sink: BufWriter<Sink>,
    closed: bool,
}

enum Sink {
    Standard(io::Stdout),
    /// A device or a pipe.
    Stream(File),
    File(Replacement),
}

/// Bytes that are read or written at once.
pub(crate) const BUFFER: usize = 1 << 16;

impl Destination {
    /// Standard output, or the file at `path`.
    pub(crate) fn open(path: Option<&Path>) -> io::Result<Self> {
        let sink = match path {
            None => Sink::Standard(io::stdout()),
            Some(path) if path.metadata().is_ok_and(|metadata| !metadata.is_file()) => {
                Sink::Stream(File::options().write(true).open(path)?)
            }
            Some(path) => Sink::File(Replacement::new(path)?),
        };
        Ok(Destination { sink: BufWriter::with_capacity(BUFFER, sink), closed: false })
    }

    /// Whether nobody reads any longer.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes with `write`, unless nobody reads any longer.
    pub(crate) fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let written = write(&mut self.sink);
        self.unless_closed(written)
    }

    /// Writes out what is left; only now does a file stand in its place.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let flushed = self.sink.flush();
        self.unless_closed(flushed)?;
        match self.sink.into_parts() {
            (Sink::File(file), _) => file.commit(),
            _ => Ok(()),
        }
    }

    fn unless_closed(&mut self, result: io::Result<()>) -> io::Result<()> {
        self.closed |= result.as_ref().is_err_and(|error| error.kind() == ErrorKind::BrokenPipe);
        if self.closed { Ok(()) } else { result }
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Standard(out) => out.write(bytes),
            Sink::Stream(file) => file.write(bytes),
            Sink::File(file) => file.file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Standard(out) => out.flush(),
            Sink::Stream(file) => file.flush(),
            Sink::File(file) => file.file.flush(),
        }
    }
}

/// A file written beside the one that it is to replace, so that no interruption leaves half of it.
///
/// Its hidden name follows from the other's, and whoever writes it holds its lock. That lock ends with the process: what one that was
/// killed leaves is no other file, and the next takes it over.
struct Replacement {
    file: File,
    temporary: PathBuf,
    target: PathBuf,
}

impl Replacement {
    fn new(path: &Path) -> io::Result<Self> {
        // Through a symbolic link, it is the file that is replaced and not the link.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name =
            target.file_name().ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "not the name of a file"))?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".tmp");
        let temporary = target.with_file_name(hidden);
        let file = claimed(&temporary)?;
        let replacement = Replacement { file, temporary, target };
        replacement.file.set_len(0)?;
        if let Ok(metadata) = replacement.target.metadata() {
            replacement.file.set_permissions(metadata.permissions())?;
        }
        Ok(replacement)
    }

    fn commit(self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.temporary, &self.target)?;
        // The new name must outlive a power failure too; where folders cannot be synchronized, nothing is lost but that.
        let folder = self.target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).or(Ok(()))
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // After a commit it has the other's name, and its own may be that of another run's.
        if is_at(&self.file, &self.temporary).unwrap_or(false) {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// The file of this name, new or left behind, once nobody else writes it.
fn claimed(path: &Path) -> io::Result<File> {
    loop {
        if path.is_symlink() {
            return Err(io::Error::new(ErrorKind::AlreadyExists, format!("the link {} is in the way", path.display())));
        }
        let file = File::options().write(true).create(true).truncate(false).open(path)?;
        match FileExt::try_lock(&file) {
            Err(TryLockError::WouldBlock) => return Err(io::Error::other("another run is writing it")),
            // Not every file system has locks.
            Err(TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => return Err(error),
            _ => {}
        }
        // Whoever held the lock until now may have given the file its new name meanwhile.
        if is_at(&file, path)? {
            return Ok(file);
        }
    }
}

/// Whether an open file is the one of this name.
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    match Handle::from_path(path) {
        Ok(there) => Ok(there == Handle::from_file(file.try_clone()?)?),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
