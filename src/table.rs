//! The lines of the crate's tables.

use memchr::memchr;

/// Lines with something on them that are no comments, and their one-based numbers.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = split(table, b'\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    (1..).zip(lines).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// The parts of a text between all occurrences of one sign of ASCII.
pub(crate) fn split(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (part, more) = match memchr(sign, text.as_bytes()).and_then(|at| text.split_at_checked(at)) {
            Some((part, more)) => (part, more.get(1..)),
            None => (text, None),
        };
        rest = more;
        Some(part)
    })
}
