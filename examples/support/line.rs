//! Lines of UTF-8 with their numbers, one at a time.

use std::io::BufRead;

use crate::support::Problem;

/// The lines of an input that hold more than white space, each with its one-based number.
///
/// A line that is not UTF-8 is a [`Problem`], and the next one follows; an error of the input itself ends it.
pub(crate) struct Lines<R> {
    input: R,
    file: String,
    number: usize,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `input`, which problems name `file`.
    pub(crate) fn new(input: R, file: impl Into<String>) -> Self {
        Lines { input, file: file.into(), number: 0, ended: false }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<(usize, String), Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let mut bytes = Vec::new();
            let read = self.input.read_until(b'\n', &mut bytes);
            self.number += 1;
            match read {
                Ok(0) => self.ended = true,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(decode(bytes, &self.file, self.number).map(|line| (self.number, line))),
                Err(error) => {
                    self.ended = true;
                    return Some(Err(Problem::new(&self.file, self.number, error)));
                }
            }
        }
        None
    }
}

/// Bytes as text, without the byte order mark that a file's first line may carry. `line` is the number of their first line;
/// a problem names the line of the first bad byte.
pub(crate) fn decode(bytes: Vec<u8>, file: &str, line: usize) -> Result<String, Problem> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let (before, bad) = error.as_bytes().split_at(good);
        let breaks = before.iter().filter(|&&byte| byte == b'\n').count();
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count() + 1;
        let byte = bad.first().copied().unwrap_or_default();
        Problem::new(file, line + breaks, format_args!("invalid UTF-8: byte 0x{byte:02x} at column {column}"))
    })?;
    if line == 1 && text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}
