//! The lines of the crate's tables.

/// Lines with something on them that are no comments, and their one-based numbers.
pub(crate) fn lines(table: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = table.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}
