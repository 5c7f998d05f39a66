//! Words, numbers and signs of one sentence.

use once_cell::sync::Lazy;

use crate::Span;
use crate::eights::{eight_at, letters, lower};
use crate::text::packed::marks;
use crate::text::vocabulary::{NONE, Vocabulary};
use crate::window::{AHEAD, BYTES, Window};

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
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// The number of a word in the vocabulary that it was looked up in.
    pub(crate) word: u32,
}

impl Token {
    /// A token that begins with this byte.
    #[inline(always)]
    fn new(start: usize, end: usize, kind: TokenKind, spaced: bool, first: u8) -> Self {
        Token { start: start as u32, end: end as u32, kind, spaced, capital: first.is_ascii_uppercase(), word: NONE }
    }

    #[inline(always)]
    fn numbered(self, word: u32) -> Self {
        Token { word, ..self }
    }

    /// Its byte range in the text.
    #[inline]
    pub fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its text.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        self.span().of(text).unwrap_or_default()
    }
}

/// Appends the tokens of `span` to `tokens`; a buffer that is kept between calls makes this free of allocation.
///
/// Words, numbers and signs alternate without overlap: `"mid-1990s"` is `mid`, `-`, `1990`, `s`; `"U.S."` is four tokens.
/// The first token counts as spaced. A span out of bounds, or one that cuts a character, has no tokens; nor has what lies
/// beyond the first 4 GiB of a text.
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
    cut(text, span, &NO_WORDS, tokens);
}

/// A vocabulary in which no word has a number.
static NO_WORDS: Lazy<Vocabulary> = Lazy::new(|| Vocabulary::with_room(0));

/// Appends the tokens of `span`, each word with its number.
pub(super) fn cut(text: &str, span: Span, vocabulary: &Vocabulary, tokens: &mut Vec<Token>) {
    if span.of(text).is_none() || u32::try_from(span.end).is_err() {
        return;
    }
    let mut cutter = Cutter { text, limit: span.end, vocabulary, tokens };
    let (mut at, mut spaced) = (span.start, true);
    while at < span.end {
        (at, spaced) = cutter.window(at, spaced);
    }
}

/// What cuts a text up to a limit.
struct Cutter<'c> {
    text: &'c str,
    limit: usize,
    vocabulary: &'c Vocabulary,
    tokens: &'c mut Vec<Token>,
}

impl Cutter<'_> {
    /// Cuts the tokens that lie in a window at `at`, and gives where the next one begins and whether white space stands before it: a
    /// word that may go on beyond this window begins it.
    ///
    /// Short words and signs go the same way: which of them comes next cannot be foreseen.
    #[inline(always)]
    fn window(&mut self, at: usize, spaced: bool) -> (usize, bool) {
        let mut end_of_text = [0; AHEAD];
        let window = Window::at(self.text.as_bytes(), at, &mut end_of_text);
        let length = (self.limit - at).min(BYTES);
        let within = u64::MAX >> (BYTES - length);
        let letters = window.bits(|byte| byte.is_ascii_alphabetic()) & within;
        let filled = window.bits(|byte| byte > b' ' && byte != 0x7f) & within;
        // Figures, and bytes of characters outside ASCII.
        let odd = window.bits(|byte| !byte.is_ascii() || byte.is_ascii_digit()) & within;
        let (others, mut after_blanks) = (!letters, !filled << 1 | u64::from(spaced));
        let whole = length - letters.leading_ones() as usize;
        if whole == 0 {
            return self.other(at, spaced);
        }
        let mut starts = (letters & !(letters << 1) | filled & others) & u64::MAX >> (64 - whole);
        while starts != 0 {
            let from = starts.trailing_zeros() as usize;
            starts &= starts - 1;
            let start = at + from;
            let spaced = after_blanks >> from & 1 == 1;
            let run = (others >> from).trailing_zeros() as usize;
            let goes_on = || odd != 0 && !window.byte(from + run).is_ascii();
            let first = window.eight(from);
            if odd >> from & 1 == 1 || run > 8 || goes_on() {
                if matches!(run, 9..=16) && !goes_on() {
                    let word = self.vocabulary.middle(lower(first, 8), lower(window.eight(from + 8), run - 8));
                    self.tokens
                        .push(Token::new(start, start + run, TokenKind::Word, spaced, first as u8).numbered(word));
                    continue;
                }
                let (end, blank) = self.other(start, spaced);
                if end >= at + whole {
                    return (end, blank);
                }
                starts &= u64::MAX << (end - at);
                after_blanks |= u64::from(blank) << (end - at);
                continue;
            }
            let kind = if run == 0 { TokenKind::Sign } else { TokenKind::Word };
            let count = run.max(1);
            let word = self.vocabulary.short(lower(first, count));
            self.tokens.push(Token::new(start, start + count, kind, spaced, first as u8).numbered(word));
        }
        (at + whole, filled >> (whole - 1) & 1 == 0)
    }

    /// Cuts any token at `at`, if there is one, and gives where the next may begin and whether white space stands before it.
    #[inline(never)]
    fn other(&mut self, at: usize, spaced: bool) -> (usize, bool) {
        let (text, limit) = (self.text, self.limit);
        let bytes = text.as_bytes();
        let first = bytes[at];
        let (end, kind) = match ASCII[usize::from(first)] {
            Class::Blank => return (at + 1, true),
            Class::Letter => (word(text, at, limit), TokenKind::Word),
            Class::Sign => (at + 1, TokenKind::Sign),
            Class::Digit => {
                let digits = bytes.get(at..limit).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit());
                (at + digits.count(), TokenKind::Number)
            }
            Class::Wide if marks(bytes, at) => (at + 3, TokenKind::Sign),
            Class::Wide => match wide(text, at, limit) {
                (end, Some(kind)) => (end, kind),
                (end, None) => return (end, true),
            },
        };
        let mut token = Token::new(at, end.min(limit), kind, spaced, first);
        if !first.is_ascii() {
            token.capital = text.get(at..end).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase);
        }
        if kind == TokenKind::Word {
            token.word = self.vocabulary.at(text, at, end.min(limit));
        }
        self.tokens.push(token);
        let blank = bytes.get(end) == Some(&b' ');
        (end + usize::from(blank), blank)
    }
}

/// The end of what a character outside ASCII at `at` begins, and what it is; white space is nothing.
#[inline(never)]
fn wide(text: &str, at: usize, limit: usize) -> (usize, Option<TokenKind>) {
    let char = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
    let end = at + char.len_utf8();
    if char.is_whitespace() || char.is_control() {
        (end, None)
    } else if char.is_alphabetic() {
        (word(text, end, limit), Some(TokenKind::Word))
    } else {
        (end, Some(TokenKind::Sign))
    }
}

/// The end of the run of letters that goes on at `at`, or a few beyond `limit`.
#[inline]
fn word(text: &str, mut at: usize, limit: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        let run = letters(eight_at(bytes, at)).count;
        at += run;
        if run < 8 || at >= limit {
            break;
        }
    }
    match bytes.get(at) {
        Some(byte) if !byte.is_ascii() && at < limit && !marks(bytes, at) => wide_word(text, at, limit),
        _ => at,
    }
}

/// The end of the run of letters that goes on at `at`, where a character outside ASCII stands.
#[inline(never)]
fn wide_word(text: &str, at: usize, limit: usize) -> usize {
    let rest = text.get(at..limit).unwrap_or_default();
    at + rest.find(|char: char| !char.is_alphabetic()).unwrap_or(rest.len())
}

#[derive(Clone, Copy)]
enum Class {
    Blank,
    Letter,
    Digit,
    Sign,
    Wide,
}

static ASCII: [Class; 256] = {
    let mut table = [Class::Wide; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0..=b' ' | 0x7f => Class::Blank,
            _ => Class::Sign,
        };
        byte += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let found: Vec<String> = tokens
            .iter()
            .map(|token| {
                let kind = match token.kind {
                    TokenKind::Word => 'w',
                    TokenKind::Number => 'n',
                    TokenKind::Sign => 's',
                };
                format!("{}{}:{kind}", if token.spaced { "_" } else { "" }, token.of(text))
            })
            .collect();
        assert_eq!(found.join(" "), expected, "{text:?}");
    }

    #[test]
    fn tokens_of_phrases() {
        check("", "");
        check(" \n\t", "");
        check("mid-1990s", "_mid:w -:s 1990:n s:w");
        check("U.S. troops", "_U:w .:s S:w .:s _troops:w");
        check("8 p.m.in Moscow", "_8:n _p:w .:s m:w .:s in:w _Moscow:w");
        check("Syria’s «Идлиб»", "_Syria:w ’:s s:w _«:s Идлиб:w »:s");
        check("1861–65", "_1861:n –:s 65:n");
        check("São\u{a0}Paulo", "_São:w _Paulo:w");
        check("éa 3é", "_éa:w _3:n é:w");
        check("don't", "_don:w ':s t:w");
        check("a\u{0}b\u{7f}c", "_a:w _b:w _c:w");
        check("$5.7bn", "_$:s 5:n .:s 7:n bn:w");
    }

    /// The tokens of a text, one character after the other.
    fn by_characters(text: &str) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut spaced = true;
        for (at, char) in text.char_indices() {
            let kind = match char {
                _ if char.is_whitespace() || char.is_control() => {
                    spaced = true;
                    continue;
                }
                _ if char.is_alphabetic() => TokenKind::Word,
                '0'..='9' => TokenKind::Number,
                _ => TokenKind::Sign,
            };
            let end = (at + char.len_utf8()) as u32;
            match tokens.last_mut().filter(|last| !spaced && last.kind == kind && kind != TokenKind::Sign) {
                Some(last) => last.end = end,
                None => {
                    let mut token = Token::new(at, end as usize, kind, spaced, 0);
                    token.capital = char.is_uppercase();
                    tokens.push(token);
                }
            }
            spaced = false;
        }
        tokens
    }

    #[test]
    fn tokens_are_the_same_wherever_they_stand() {
        let sample = "São\u{a0}Paulo’s “Идлиб—éa” 1861–65, U.S. telecommunications; counterrevolutionaries x\u{0}y\u{7f}z… 12éb \
                      Naïve\u{2003}Words 3.5% of 123456789, l'été (ÉTÉ)\n\t«donaudampfschiffahrtsgesellschaftskapitänsmütze» @home_";
        for shift in 0..130 {
            for text in ["a".repeat(shift) + sample, " ".repeat(shift) + sample, "9-".repeat(shift) + sample] {
                let mut tokens = Vec::new();
                tokenize(&text, Span::new(0, text.len()), &mut tokens);
                assert_eq!(tokens, by_characters(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn odd_spans_have_no_tokens() {
        let mut tokens = Vec::new();
        tokenize("é", Span::new(1, 2), &mut tokens);
        tokenize("abc", Span::new(2, 9), &mut tokens);
        tokenize("abc", Span::new(2, 1), &mut tokens);
        assert!(tokens.is_empty());
    }
}
