//! What is wrong with the input.

use std::fmt::Display;
use std::path::{Path, PathBuf};

/// Bad lines are named on standard error, and the others go on.
#[derive(Debug)]
pub(crate) struct Problems {
    log: PathBuf,
    count: usize,
}

impl Problems {
    pub(crate) fn new(log: &Path) -> Self {
        Problems { log: log.to_owned(), count: 0 }
    }

    pub(crate) fn report(&mut self, line: u64, cause: impl Display) {
        self.count += 1;
        eprintln!("error: {}:{line}: {cause}", self.log.display());
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}
