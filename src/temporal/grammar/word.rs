//! A token with its senses.

use crate::temporal::lexicon::{Function, Known, Senses, UNKNOWN, Weight};
use crate::temporal::sorts::Sorts;
use crate::text::{Token, TokenKind};

/// A token with its senses: what the rules ask of it again and again is read off the text once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) token: Token,
    pub(super) known: &'static Known,
    /// What rules may begin with it.
    pub(super) sorts: Sorts,
    /// Whether the words from here on lead to a head, or it is one.
    pub(super) headed: bool,
    /// The sign, of a sign.
    pub(super) sign: char,
    /// The number of a run of at most nine digits, and how many there are; none of what else there is.
    pub(super) number: u32,
    pub(super) digits: u8,
}

impl Word {
    /// The word that a token is, looked up for itself.
    pub(crate) fn new(text: &str, token: Token) -> Word {
        let known = match token.kind {
            TokenKind::Word => Known::at(text, token.start as usize, token.end as usize),
            TokenKind::Number | TokenKind::Sign => &UNKNOWN,
        };
        Word::known(text, token, known)
    }

    /// The word that a token is, of which so much is known if it is one.
    #[inline(always)]
    fn known(text: &str, token: Token, known: &'static Known) -> Word {
        let mut word = Word { token, known, sorts: known.sorts, headed: false, sign: '\0', number: 0, digits: 0 };
        match token.kind {
            TokenKind::Word => {}
            TokenKind::Number => word.read_digits(text),
            TokenKind::Sign => word.read_sign(text),
        }
        word
    }

    /// Reads the number off digits.
    fn read_digits(&mut self, text: &str) {
        let digits = self.token.of(text).as_bytes();
        if digits.len() <= 9 {
            let more = |number, digit: &u8| number * 10 + u32::from(digit.wrapping_sub(b'0'));
            (self.number, self.digits) = (digits.iter().fold(0, more), digits.len() as u8);
            self.sorts = Sorts::DIGITS;
        }
    }

    /// Reads the sign off a token that is one.
    fn read_sign(&mut self, text: &str) {
        let byte = text.as_bytes().get(self.token.start as usize).copied().unwrap_or_default();
        let wide = || self.token.of(text).chars().next().unwrap_or_default();
        self.sign = if byte.is_ascii() { char::from(byte) } else { wide() };
        if matches!(self.sign, '\'' | '’' | '‘' | '`') {
            self.sorts = Sorts::APOSTROPHE;
        }
    }

    /// Reads the words of a sentence into a buffer.
    pub(crate) fn read(text: &str, tokens: &[Token], senses: &Senses, words: &mut Vec<Word>) {
        words.clear();
        words.reserve(tokens.len());
        for token in tokens {
            let word = Word::known(text, *token, senses.get(token.word));
            words.push(word);
            // "End" may be the second half of "week-end".
            if word.sorts.meet(Sorts::PARTIAL) && !token.spaced {
                Word::join_weekend(text, words);
            }
        }
        Word::mark(words);
    }

    /// Makes one word of the "week-end" that the words end with, if they do.
    fn join_weekend(text: &str, words: &mut Vec<Word>) {
        if let [.., week, hyphen, end] = words.as_slice()
            && end.known.lexeme.as_ref().is_some_and(|lexeme| lexeme.word == Function::End)
            && hyphen.sign == '-'
            && !hyphen.token.spaced
            && week.token.of(text).eq_ignore_ascii_case("week")
        {
            let token = Token { end: end.token.end, ..week.token };
            words.truncate(words.len() - 3);
            words.push(Word::known(text, token, Known::at("weekend", 0, 7)));
        }
    }

    /// Marks the words from which others, that may stand in one expression with them, lead to a head, and the digits of "3rd".
    fn mark(words: &mut [Word]) {
        let (mut headed, mut suffixed) = (false, false);
        for word in words.iter_mut().rev() {
            headed = match (word.token.kind, word.known.weight) {
                (TokenKind::Number, _) => {
                    if suffixed {
                        word.sorts = word.sorts.and(Sorts::ORDINAL);
                    }
                    true
                }
                (TokenKind::Word, Weight::Head | Weight::Phrased) => true,
                (TokenKind::Word, Weight::Leads) => headed,
                (TokenKind::Word, Weight::None) => false,
                (TokenKind::Sign, _) => {
                    headed && !matches!(word.sign, ';' | ':' | '!' | '?' | '(' | ')' | '"' | '“' | '”')
                }
            };
            suffixed = word.sorts.meet(Sorts::SUFFIX);
            word.headed = headed;
        }
    }

    /// Whether it is an apostrophe of any kind.
    #[inline]
    pub(crate) fn is_apostrophe(&self) -> bool {
        self.sorts.meet(Sorts::APOSTROPHE)
    }
}
