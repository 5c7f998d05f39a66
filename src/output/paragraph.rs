//! Lines of a given width.

/// The words of a text in lines of at most `width` characters, at most `most` lines; what is left out leaves an
/// ellipsis. A word longer than a line stands alone and is not broken.
pub(super) fn wrap(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length < room => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            last => {
                if lines_full(last.is_some(), lines.len(), most) {
                    shorten(&mut lines, width);
                    return lines;
                }
                lines.push(word.to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    lines
}

fn lines_full(started: bool, lines: usize, most: usize) -> bool {
    started && lines >= most
}

/// Ends the last line with an ellipsis, which replaces words where there is no room.
fn shorten(lines: &mut [String], width: usize) {
    let Some(line) = lines.last_mut() else { return };
    while line.chars().count() + 2 > width {
        let Some(space) = line.rfind(' ') else { break };
        line.truncate(space);
    }
    let length = line.chars().count();
    if length <= width && length + 2 > width {
        line.clear();
        line.push('…');
    } else {
        line.push_str(" …");
    }
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_keep_to_the_width() {
        assert_eq!(wrap("one two three", 7, 9), ["one two", "three"]);
        assert_eq!(wrap("one two three", 13, 9), ["one two three"]);
        assert_eq!(wrap("", 5, 9), Vec::<String>::new());
        assert_eq!(wrap("extraordinarily long", 4, 9), ["extraordinarily", "long"]);
    }

    #[test]
    fn what_is_left_out_leaves_an_ellipsis() {
        assert_eq!(wrap("one two three four", 9, 1), ["one two …"]);
        assert_eq!(wrap("one two three four", 8, 1), ["one …"]);
        assert_eq!(wrap("é è à ù", 3, 1), ["é …"]);
        assert_eq!(wrap("seven words", 6, 1), ["…"]);
        assert_eq!(wrap("extraordinarily long", 4, 1), ["extraordinarily …"]);
    }
}
