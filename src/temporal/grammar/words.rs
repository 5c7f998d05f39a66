//! One sentence as the grammar sees it: words, and what is asked of them.

use crate::calendar::Unit;
use crate::temporal::grammar::sign::{Signs, signs};
use crate::temporal::grammar::word::Word;
use crate::temporal::lexeme::{Function, Lexeme, Trait};
use crate::temporal::lexicon::{Known, UNKNOWN};
use crate::temporal::sorts::Sorts;
use crate::text::{Token, TokenKind};

/// The words of one sentence. Every index is valid to ask for: past the end there is only silence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'s> {
    pub(crate) text: &'s str,
    pub(crate) tokens: &'s [Token],
    /// What is known of each of them.
    pub(crate) words: &'s [Word],
    /// How `06/07/2016` is read, where a locale says.
    pub(crate) month_first: Option<bool>,
    /// Whether the sentence is typed without capitals, so that names cannot be told by them.
    pub(crate) small: bool,
}

/// What a rule found, and the index of the first word after it.
pub(crate) type Parsed<T> = Option<(T, usize)>;

impl<'s> Words<'s> {
    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    #[inline]
    pub(super) fn token(&self, at: usize) -> Option<&'s Token> {
        self.tokens.get(at)
    }

    /// What is known of the word.
    #[inline]
    pub(crate) fn known(&self, at: usize) -> &'static Known {
        self.words.get(at).map_or(&UNKNOWN, |word| word.known)
    }

    #[inline]
    pub(crate) fn lexeme(&self, at: usize) -> &'static Lexeme {
        &self.known(at).lexeme
    }

    /// Whether the lexicon has a sense for the word.
    #[inline]
    pub(crate) fn has_sense(&self, at: usize) -> bool {
        self.known(at).sensed
    }

    #[inline]
    pub(crate) fn function(&self, at: usize) -> Function {
        self.words.get(at).map_or(Function::None, |word| word.function)
    }

    #[inline]
    pub(crate) fn is(&self, at: usize, function: Function) -> bool {
        self.function(at) == function
    }

    #[inline]
    pub(crate) fn any(&self, at: usize, functions: &[Function]) -> bool {
        functions.contains(&self.function(at))
    }

    /// The same, of the word before `at`.
    #[inline]
    pub(crate) fn before(&self, at: usize, functions: &[Function]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.any(before, functions))
    }

    #[inline]
    pub(crate) fn has(&self, at: usize, one: Trait) -> bool {
        self.lexeme(at).traits.holds(one)
    }

    /// Whether the lexicon knows no time in the word at `at`.
    pub(crate) fn is_timeless(&self, at: usize) -> bool {
        self.known(at).timeless
    }

    #[inline]
    pub(crate) fn str(&self, at: usize) -> &'s str {
        self.token(at).map(|token| token.of(self.text)).unwrap_or_default()
    }

    /// A few words from one on, as they stand.
    pub(crate) fn from(&self, at: usize) -> &'s str {
        let end = self.token(at + 7).or(self.tokens.last()).map_or(0, |token| token.end as usize);
        self.token(at).and_then(|token| self.text.get(token.start as usize..end)).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn bytes(&self, at: usize) -> &'s [u8] {
        let bytes = self.token(at).and_then(|token| self.text.as_bytes().get(token.start as usize..token.end as usize));
        bytes.unwrap_or_default()
    }

    #[inline]
    pub(crate) fn says(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| (token.end - token.start) as usize == word.len()) && self.spells(at, word)
    }

    /// The same, out of the way: most words are of another length.
    #[inline(never)]
    fn spells(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    #[inline]
    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.capital)
    }

    /// What rules may begin with the word.
    #[inline]
    pub(crate) fn sorts(&self, at: usize) -> Sorts {
        self.words.get(at).map_or(Sorts::NONE, |word| word.sorts)
    }

    /// What rules may begin with the word before this one, for its sake: a holiday's name brings its article itself.
    #[inline]
    pub(crate) fn led(&self, at: usize) -> Sorts {
        self.sorts(at).without(Sorts::HOLIDAY)
    }

    /// The sorts of the word right behind one.
    #[inline]
    pub(crate) fn second(&self, at: usize) -> Sorts {
        self.sorts(at + 1).behind()
    }

    /// The sorts of the words after one, up to the next that no rule knows.
    #[inline]
    pub(crate) fn after(&self, at: usize) -> Sorts {
        self.words.get(at).map_or(Sorts::ANY, |word| word.after)
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    /// Whether no white space stands before the word.
    #[inline]
    pub(crate) fn is_joined(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.joined)
    }

    /// Whether the sign at `at` is one of `signs`.
    #[inline]
    pub(crate) fn sign(&self, at: usize, signs: Signs) -> bool {
        self.words.get(at).is_some_and(|word| signs.hold(word.sign))
    }

    /// Whether one of `signs` joins what stands on both sides.
    #[inline]
    pub(crate) fn joins(&self, at: usize, signs: Signs) -> bool {
        self.sign(at, signs) && self.is_joined(at) && self.is_joined(at + 1)
    }

    /// A hyphen or dash that joins what stands on both sides.
    #[inline]
    pub(crate) fn hyphen(&self, at: usize) -> bool {
        self.joins(at, signs!("-‐‑–"))
    }

    /// The index after an optional sign.
    #[inline]
    pub(crate) fn skip(&self, at: usize, signs: Signs) -> usize {
        if self.sign(at, signs) { at + 1 } else { at }
    }

    /// The index after an optional hyphen between two words.
    #[inline]
    pub(crate) fn skip_hyphen(&self, at: usize) -> usize {
        if self.hyphen(at) { at + 1 } else { at }
    }

    /// The index after the full stop of an abbreviation.
    #[inline]
    pub(crate) fn skip_stop(&self, at: usize) -> usize {
        if self.sign(at, signs!(".")) && self.is_joined(at) { at + 1 } else { at }
    }

    /// A run of at most nine digits, with its length.
    #[inline]
    pub(crate) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.words.get(at).filter(|word| word.digits > 0)?;
        Some((word.value, usize::from(word.digits)))
    }

    /// A calendar unit, singular or plural.
    #[inline]
    pub(crate) fn unit(&self, at: usize) -> Option<Unit> {
        let lexeme = self.lexeme(at);
        if matches!(lexeme.word, Function::EveryUnit | Function::EveryUnitAdjective | Function::Closing) {
            return None;
        }
        lexeme.plain_unit()
    }

    /// "hours", "hrs".
    pub(crate) fn is_hours(&self, at: usize) -> bool {
        self.unit(at) == Some(Unit::Hour) && self.lexeme(at).plural
    }

    pub(crate) fn is_singular_unit(&self, at: usize) -> bool {
        let lexeme = self.lexeme(at);
        lexeme.unit.is_some() && !lexeme.plural && matches!(lexeme.word, Function::None | Function::Fraction)
    }

    /// Whether nothing is joined to the word from the right but a sign that closes: "8h10m.", not "a.m."
    pub(crate) fn closes(&self, at: usize) -> bool {
        !self.is_joined(at + 1) || self.sign(at + 1, signs!(".,;:!?)")) && !self.is_joined(at + 2)
    }

    /// Whether a letter or digit is joined to the word from the left, as in "A320" or "v1.9".
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.is_joined(at) && at.checked_sub(1).is_some_and(|before| self.kind(before) != Some(TokenKind::Sign))
    }

    /// The index of a possessive's end: after "'s".
    pub(crate) fn possessive(&self, at: usize) -> Option<usize> {
        (self.sign(at, signs!("'’")) && self.says(at + 1, "s") && self.is_joined(at + 1)).then_some(at + 2)
    }
}
