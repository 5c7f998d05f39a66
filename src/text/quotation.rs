//! Words inside quotation marks.

use memchr::{memchr_iter, memchr3_iter};

use crate::Span;
use crate::text::offsets::Offsets;

/// What may open and close a quotation, and the marks found with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// `“…”`, also with a typewriter mark at the end.
    Double,
    /// `"…"`
    Straight,
    /// `‘…’` and `'…'`
    Single,
    /// Two backticks, closed by two typewriter apostrophes.
    Tex,
}

/// Where a mark may stand in a text: typewriter marks, what begins a typeset one, and two backticks.
pub(super) fn marks(text: &str) -> Offsets<impl Iterator<Item = usize>> {
    let bytes = text.as_bytes();
    let mut marks = memchr3_iter(b'"', b'\'', 0xe2, bytes).peekable();
    let mut ticks = memchr_iter(b'`', bytes).filter(|at| bytes.get(at + 1) == Some(&b'`')).peekable();
    Offsets::new(std::iter::from_fn(move || match (marks.peek(), ticks.peek()) {
        (Some(mark), Some(tick)) if tick < mark => ticks.next(),
        (None, Some(_)) => ticks.next(),
        _ => marks.next(),
    }))
}

/// Appends the quotations of one block, marks included, to `quotations`; inner ones are part of the outer. `marks` are those
/// of the text, from the block on.
///
/// Marks that do not pair inside the block open nothing, but for the news convention: where the next block opens anew
/// (`continued`), the last open double mark runs to the end of this one.
pub(super) fn find(
    text: &str,
    block: Span,
    marks: &mut Offsets<impl Iterator<Item = usize>>,
    continued: bool,
    quotations: &mut Vec<Span>,
) {
    let Some(bytes) = text.as_bytes().get(block.start..block.end) else { return };
    let mut open: Option<(Mark, usize)> = None;
    let mut close = |open: &mut Option<(Mark, usize)>, end: usize| {
        if let Some((_, start)) = open.take() {
            quotations.push(Span::new(block.start + start, block.start + end));
        }
    };
    while let Some(at) = marks.next_in(block) {
        let at = at - block.start;
        let mark = open.map(|(mark, _)| mark);
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        match bytes[at] {
            b'`' if mark.is_none() => open = Some((Mark::Tex, at)),
            b'`' => {}
            b'"' => {
                let opens =
                    (before.is_ascii_whitespace() || matches!(before, b'(' | b'[' | b'-' | b'/') || dash(bytes, at))
                        && !after.is_ascii_whitespace();
                match mark {
                    Some(Mark::Straight | Mark::Double) if !opens => close(&mut open, at + 1),
                    Some(Mark::Double | Mark::Tex) => {}
                    _ if opens => open = Some((Mark::Straight, at)),
                    _ => {}
                }
            }
            b'\'' if after == b'\'' => {
                if mark == Some(Mark::Tex) {
                    close(&mut open, at + 2);
                }
            }
            b'\'' => {
                let opens = (before.is_ascii_whitespace() || before == b'(') && after.is_ascii_alphabetic();
                let ends = !after.is_ascii_alphanumeric() && after < 0x80;
                let sure = matches!(before, b'.' | b',' | b'?' | b'!')
                    || (before.is_ascii_alphabetic() && !before.eq_ignore_ascii_case(&b's'));
                match mark {
                    None if opens => open = Some((Mark::Single, at)),
                    Some(Mark::Single) if ends && sure && open.is_some_and(|(_, start)| at > start + 2) => {
                        close(&mut open, at + 1)
                    }
                    _ => {}
                }
            }
            _ => {
                let third = bytes.get(at + 2).copied().unwrap_or(0);
                let next = bytes.get(at + 3).copied().unwrap_or(b' ');
                match (after, third) {
                    (0x80, 0x9c) if mark != Some(Mark::Tex) => open = Some((Mark::Double, at)),
                    (0x80, 0x9d) if matches!(mark, Some(Mark::Double | Mark::Straight)) => close(&mut open, at + 3),
                    (0x80, 0x98) if mark.is_none() && next.is_ascii_alphabetic() => open = Some((Mark::Single, at)),
                    (0x80, 0x99) if mark == Some(Mark::Single) && !next.is_ascii_alphanumeric() => {
                        close(&mut open, at + 3)
                    }
                    _ => {}
                }
            }
        }
    }
    if continued && matches!(open, Some((Mark::Double | Mark::Straight | Mark::Tex, _))) {
        close(&mut open, bytes.len());
    }
}

/// Whether a block opens with a double quotation mark.
pub(super) fn opens(line: &str) -> bool {
    line.starts_with(['“', '"']) || line.starts_with("``")
}

/// Whether a dash (`–`, `—`) stands right before `at`.
fn dash(bytes: &[u8], at: usize) -> bool {
    at.checked_sub(3)
        .and_then(|start| bytes.get(start..at))
        .is_some_and(|mark| matches!(mark, [0xe2, 0x80, 0x93 | 0x94]))
}
