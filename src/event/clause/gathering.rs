//! The words of a sentence, one after the other: which tokens each has.

use crate::Span;
use crate::actor::Naming;
use crate::event::clause::words::{Written, opens, sign};
use crate::event::clause::{Clause, Tag, Word};
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

impl<'t> Clause<'t> {
    /// Joins the tokens to words; what each is remains to be settled, but for names, numbers, times and signs.
    #[inline(never)]
    pub(super) fn gather(written: &Written<'_, 't>) -> Clause<'t> {
        let (names, times) = (Names::of(written.namings), Times::of(written.timexes));
        let words = Vec::with_capacity(written.tokens.len());
        let clause = Clause { text: written.text, words, ..Clause::default() };
        let mut gathering = Gathering { written, names, times, quoted: false, clause };
        let mut at = 0;
        while at < written.tokens.len() {
            at = gathering.token(at);
        }
        gathering.clause
    }
}

/// The words of a sentence as far as they have been joined.
struct Gathering<'s, 't> {
    written: &'s Written<'s, 't>,
    names: Names<'s>,
    times: Times<'s>,
    /// Whether a quotation goes on.
    quoted: bool,
    clause: Clause<'t>,
}

impl Gathering<'_, '_> {
    /// Reads the word or sign that begins at a token, and says which token comes next.
    #[inline]
    fn token(&mut self, at: usize) -> usize {
        let tokens = self.written.tokens;
        let (token, next) = (tokens[at], at + 1);
        let (name, timed) = (self.names.at(at), self.times.hold(token.start as usize));
        let whole = token.kind == TokenKind::Word && tokens.get(next).is_none_or(|next| next.spaced);
        let tag = if timed { Tag::Time } else { Tag::Noun };
        match name {
            None if whole => {
                let lexeme = self.written.lexeme(token, token.end);
                let word = Word::new(token.start, token.end);
                self.clause.words.push(Word { lexeme, tag, capital: token.capital, quoted: self.quoted, ..word });
                next
            }
            None => self.joined(token, next, timed),
            Some(number) => self.named(token, number),
        }
    }

    /// Reads a name.
    #[inline(never)]
    fn named(&mut self, token: Token, number: usize) -> usize {
        let mut word = Word { quoted: self.quoted, ..Word::new(token.start, token.end) };
        word.naming = Some(number as u16);
        let next = self.written.name(token, &self.written.namings[number], &mut word);
        self.push(token, word);
        next
    }

    /// Reads a sign, a number, or a word that more is joined to.
    #[inline(never)]
    fn joined(&mut self, token: Token, mut next: usize, timed: bool) -> usize {
        let written = self.written;
        let mut word = Word { quoted: self.quoted, capital: token.capital, ..Word::new(token.start, token.end) };
        match token.kind {
            TokenKind::Sign => {
                let sign = token.of(written.text);
                word.tag = self::sign(sign);
                if word.tag == Tag::Quote {
                    self.quoted = (token.spaced || !self.quoted) && opens(sign);
                }
                if written.silent(sign, token, next) {
                    return next;
                }
                self.clause.question |= sign == "?";
            }
            TokenKind::Number => {
                word.tag = Tag::Num;
                next = written.number(next, &mut word);
            }
            TokenKind::Word => {
                next = written.compound(next, self.names.next, &mut word);
                if let Some((letters, tag)) = written.contraction(next, word) {
                    self.push(token, word);
                    self.push(letters, Word { tag, quoted: word.quoted, ..Word::new(letters.start, letters.end) });
                    return next + 2;
                }
                next = written.possessive(next, &mut word);
            }
        }
        if timed {
            word.tag = Tag::Time;
        }
        self.push(token, word);
        next
    }

    /// Adds a word that begins with a token.
    fn push(&mut self, token: Token, word: Word) {
        let lexeme = self.written.lexeme(token, word.end);
        self.clause.words.push(Word { lexeme, ..word });
    }
}

/// The names of a sentence, one after the other.
struct Names<'s> {
    all: &'s [Naming<'s>],
    /// How many have been passed.
    number: usize,
    /// The token that the next one begins with; where there is none, a number that no token has.
    next: usize,
}

impl<'s> Names<'s> {
    fn of(namings: &'s [Naming<'s>]) -> Self {
        let mut names = Names { all: namings, number: 0, next: 0 };
        names.next = names.start();
        names
    }

    fn start(&self) -> usize {
        self.all.get(self.number).map_or(usize::MAX, |naming| naming.tokens.start)
    }

    /// The number of the one that begins with a token. The tokens are asked about in their order.
    #[inline]
    fn at(&mut self, token: usize) -> Option<usize> {
        while self.next < token {
            self.number += 1;
            self.next = self.start();
        }
        (self.next == token && !self.all[self.number].tokens.is_empty()).then_some(self.number)
    }
}

/// The time expressions of a sentence, one after the other.
struct Times<'s> {
    rest: std::slice::Iter<'s, Timex>,
    next: Span,
}

impl<'s> Times<'s> {
    fn of(timexes: &'s [Timex]) -> Self {
        Times { rest: timexes.iter(), next: Span::new(0, 0) }
    }

    /// Whether one holds a byte. The bytes are asked about in their order.
    #[inline]
    fn hold(&mut self, byte: usize) -> bool {
        while self.next.end <= byte {
            self.next = self.rest.next().map_or(Span::new(usize::MAX, usize::MAX), |timex| timex.span);
        }
        self.next.start <= byte
    }
}
