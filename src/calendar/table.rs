//! The lines of the tables.

/// Lines with something on them that are no comments, and their one-based numbers.
pub(super) fn lines(table: &'static str) -> impl Iterator<Item = (usize, &'static str)> {
    let lines = table.lines().enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}
