//! Words, numbers and signs of one sentence.

use crate::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A run of letters (any script). Apostrophes, hyphens and digits are no part of it.
    Word,
    /// A run of ASCII digits.
    Number,
    /// One other character that is not white space.
    Sign,
}

/// A word, a number or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// Offset of its first byte in the text.
    pub start: u32,
    /// Offset one past its last byte.
    pub end: u32,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// Its byte range in the text.
    pub fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its text.
    pub fn of(self, text: &str) -> &str {
        self.span().of(text).unwrap_or_default()
    }
}

/// Appends the tokens of `span` to `tokens`; a buffer that is kept between calls makes this free of allocation.
///
/// Words, numbers and signs alternate without overlap: `"mid-1990s"` is `mid`, `-`, `1990`, `s`; `"U.S."` is four tokens.
///
/// ```
/// use dateline::{Span, text::tokenize};
///
/// let text = "Sept. 5, 2013";
/// let mut tokens = Vec::new();
/// tokenize(text, Span::new(0, text.len()), &mut tokens);
/// let words: Vec<&str> = tokens.iter().map(|token| token.of(text)).collect();
/// assert_eq!(words, ["Sept", ".", "5", ",", "2013"]);
/// ```
pub fn tokenize(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let Some(slice) = span.of(text) else { return };
    let mut chars = slice.char_indices().peekable();
    let mut spaced = true;
    while let Some((at, char)) = chars.next() {
        let Some(kind) = kind(char) else {
            spaced = true;
            continue;
        };
        let mut end = at + char.len_utf8();
        if kind != TokenKind::Sign {
            while let Some((_, next)) = chars.next_if(|&(_, next)| self::kind(next) == Some(kind)) {
                end += next.len_utf8();
            }
        }
        let (start, end) = ((span.start + at) as u32, (span.start + end) as u32);
        tokens.push(Token { start, end, kind, spaced });
        spaced = false;
    }
}

fn kind(char: char) -> Option<TokenKind> {
    match char {
        'a'..='z' | 'A'..='Z' => Some(TokenKind::Word),
        '0'..='9' => Some(TokenKind::Number),
        ' ' | '\t' | '\n' | '\r' => None,
        _ if char.is_ascii() => (!char.is_ascii_control()).then_some(TokenKind::Sign),
        _ if char.is_whitespace() || char.is_control() => None,
        _ if char.is_alphabetic() => Some(TokenKind::Word),
        _ => Some(TokenKind::Sign),
    }
}
