//! One sentence as the grammar sees it: words, and what is asked of them.

use crate::calendar::Unit;
use crate::temporal::grammar::word::Word;
use crate::temporal::lexicon::{Function, Lexeme, Opening, Trait, Traits, Weight};
use crate::temporal::sorts::Sorts;
use crate::text::TokenKind;

/// The words of one sentence. Every index is valid to ask for: past the end there is only silence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'s> {
    pub(crate) text: &'s str,
    pub(crate) words: &'s [Word],
    /// How `06/07/2016` is read, where a locale says.
    pub(crate) month_first: Option<bool>,
    /// Whether the sentence is typed without capitals, so that names cannot be told by them.
    pub(crate) small: bool,
    /// Whether an apostrophe stands in the sentence: without, there is no possessive.
    pub(crate) apostrophes: bool,
}

static SILENCE: Lexeme = Lexeme {
    month: None,
    weekday: None,
    unit: None,
    season: None,
    part: None,
    number: None,
    scale: None,
    ordinal: None,
    decade: None,
    plural: false,
    word: Function::None,
    traits: Traits::NONE,
    value: 0,
};

/// What a rule found, and the index of the first word after it.
pub(crate) type Parsed<T> = Option<(T, usize)>;

impl<'s> Words<'s> {
    #[inline]
    pub(crate) fn lexeme(&self, at: usize) -> &'static Lexeme {
        self.words.get(at).and_then(|word| word.known.lexeme.as_ref()).unwrap_or(&SILENCE)
    }

    /// Whether the lexicon has a sense for the word.
    #[inline]
    pub(crate) fn has_sense(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.known.lexeme.is_some())
    }

    #[inline]
    pub(crate) fn function(&self, at: usize) -> Function {
        self.lexeme(at).word
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
        Lexeme { traits: Traits::NONE, ..*self.lexeme(at) } == SILENCE
    }

    #[inline]
    pub(crate) fn str(&self, at: usize) -> &'s str {
        self.words.get(at).map(|word| word.token.of(self.text)).unwrap_or_default()
    }

    pub(crate) fn says(&self, at: usize, word: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(word)
    }

    #[inline]
    pub(crate) fn is_capitalised(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.token.capital)
    }

    /// Whether a holiday's name begins with the word.
    #[inline]
    pub(crate) fn is_festive(&self, at: usize) -> bool {
        self.sorts(at).meet(Sorts::FESTIVE)
    }

    /// What rules may begin with the word.
    #[inline]
    pub(crate) fn sorts(&self, at: usize) -> Sorts {
        self.words.get(at).map_or(Sorts::NONE, |word| word.sorts)
    }

    /// The sorts of the word that an expression may begin with, and of the one behind "the", "a", "its" or "these".
    #[inline]
    pub(crate) fn begins(&self, at: usize) -> Sorts {
        let sorts = self.sorts(at);
        if sorts.meet(Sorts::LEADING) { sorts.and(self.sorts(at + 1)) } else { sorts }
    }

    /// What a rule finds that begins with a word of some sorts: it is not asked where none stands.
    #[inline(always)]
    pub(crate) fn ask<T>(
        &self,
        at: usize,
        begins: Sorts,
        sorts: Sorts,
        rule: impl Fn(&Self, usize) -> Parsed<T>,
    ) -> Parsed<T> {
        if begins.meet(sorts) {
            return rule(self, at);
        }
        debug_assert!(rule(self, at).is_none(), "a rule that is not asked begins with {:?}", self.str(at));
        None
    }

    #[inline]
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    #[inline]
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.words.get(at).map(|word| word.token.kind)
    }

    /// Whether no white space stands before the word.
    #[inline]
    pub(crate) fn is_joined(&self, at: usize) -> bool {
        at > 0 && self.words.get(at).is_some_and(|word| !word.token.spaced)
    }

    /// Whether the sign at `at` is one of `signs`.
    #[inline]
    pub(crate) fn sign(&self, at: usize, signs: &str) -> bool {
        self.words.get(at).is_some_and(|word| word.sign != '\0' && signs.chars().any(|sign| sign == word.sign))
    }

    /// Whether an expression may begin at `at`: by the word there, and where that says little, by the one behind it.
    #[inline]
    pub(crate) fn opens(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|word| word.headed) else { return false };
        match (word.token.kind, word.known.opening) {
            (TokenKind::Number, _) => !self.counts_things(at),
            (TokenKind::Sign, _) => self.sign(at, "'’‘`") && self.kind(at + 1) == Some(TokenKind::Number),
            (TokenKind::Word, Opening::Never) => false,
            (TokenKind::Word, Opening::Ahead) => self.is_known(at + 1),
            // A name begins with a capital.
            (TokenKind::Word, Opening::Always) => {
                word.known.lexeme.is_some() || word.token.capital || self.small || self.str(at) == "q"
            }
        }
    }

    /// Whether a number is soon seen to be one of other things: of "30 people", "12 percent" no rule makes time.
    fn counts_things(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.words.get(at), self.words.get(at + 1)) else { return false };
        // Numbers of four digits may be years or hours, and those of eight are dates.
        if matches!(word.digits, 4 | 8) {
            return false;
        }
        match next.token.kind {
            // A short word may belong to the number: "o'clock", "B.C.", "24 h", "18 odd months".
            TokenKind::Word => {
                next.known.lexeme.is_none()
                    && next.known.weight == Weight::None
                    && next.token.spaced
                    && next.token.end - next.token.start > 4
            }
            TokenKind::Sign => next.sign == '%',
            TokenKind::Number => false,
        }
    }

    /// Whether a word after one that says little may go on with an expression.
    fn is_known(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        match word.token.kind {
            TokenKind::Number => true,
            TokenKind::Sign => self.sign(at, "'’‘`-‐‑–."),
            TokenKind::Word if word.known.lexeme.is_some() => {
                word.known.opening != Opening::Never
                    || self.any(at, &[Function::Than, Function::To, Function::Or, Function::And, Function::Time])
            }
            TokenKind::Word => word.known.weight != Weight::None,
        }
    }

    /// A hyphen or dash that joins what stands on both sides.
    #[inline]
    pub(crate) fn hyphen(&self, at: usize) -> bool {
        self.sign(at, "-‐‑–") && self.is_joined(at) && self.is_joined(at + 1)
    }

    /// The index after an optional sign.
    #[inline]
    pub(crate) fn skip(&self, at: usize, signs: &str) -> usize {
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
        if self.sign(at, ".") && self.is_joined(at) { at + 1 } else { at }
    }

    /// A run of digits, with its length.
    #[inline]
    pub(crate) fn digits(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.words.get(at).filter(|word| word.digits > 0)?;
        Some((word.number, usize::from(word.digits)))
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

    /// Whether a letter or digit is joined to the word from the left, as in "A320" or "v1.9".
    pub(crate) fn is_glued(&self, at: usize) -> bool {
        self.is_joined(at) && at.checked_sub(1).is_some_and(|before| self.kind(before) != Some(TokenKind::Sign))
    }

    /// The index of a possessive's end: after "'s".
    pub(crate) fn possessive(&self, at: usize) -> Option<usize> {
        (self.sign(at, "'’") && self.says(at + 1, "s") && self.is_joined(at + 1)).then_some(at + 2)
    }
}
