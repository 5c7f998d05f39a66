//! News reports in, one timeline out.
//!
//! ```text
//! cargo run --release --example timeline -- [OPTIONS] [PATH ...]
//! ```

mod article;
mod destination;
mod feed;
mod input;
mod markup;
mod options;
mod print;
mod progress;
mod run;
mod seen;
#[path = "../support/mod.rs"]
mod support;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::options::Options;
use crate::support::Problem;

fn main() -> ExitCode {
    let mut problems = Problems::default();
    if let Err(problem) = run::run(Options::of_command_line(), &mut problems) {
        problems.report(&problem);
    }
    ExitCode::from(u8::from(problems.count > 0))
}

/// Where bad inputs are named and counted.
#[derive(Debug, Default)]
struct Problems {
    count: usize,
}

impl Problems {
    /// Names a problem that makes the run a failure.
    fn report(&mut self, problem: &Problem) {
        self.count += 1;
        self.remark(problem);
    }

    /// Names something that the reader should know but that is no failure.
    fn remark(&self, problem: &Problem) {
        // If nobody listens there, there is nobody to tell.
        let _ = io::stderr().write_all(format!("{problem}\n").as_bytes());
    }
}
