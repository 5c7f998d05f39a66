//! A token with what the grammar asks of it.

use crate::temporal::lexeme::Function as F;
use crate::temporal::lexicon::{Known, Senses, UNKNOWN};
use crate::temporal::sorts::Sorts;
use crate::text::{Token, TokenKind};

/// What is known of one token: what the rules ask again and again is read once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    pub(crate) known: &'static Known,
    pub(crate) sorts: Sorts,
    /// The sorts of the words after it, up to the next that no rule knows.
    pub(crate) after: Sorts,
    /// The sign, of a sign; the number of a run of at most nine digits.
    pub(super) value: u32,
    /// How many digits there are; none of what else there is.
    pub(super) digits: u8,
}

impl Word {
    /// Reads the words of a sentence into a buffer, from its end on, and says whether an "end" is joined to the word before it.
    /// Where a sentence is `small`, names are told without capitals.
    pub(crate) fn read(text: &str, tokens: &[Token], senses: &Senses, small: bool, words: &mut Vec<Word>) -> bool {
        words.resize(tokens.len(), Word::before(Sorts::ANY));
        let (mut after, mut next, mut joined) = (Sorts::ANY, None, false);
        // Whether the word behind, over signs, may be one of a holiday's name.
        let mut named = false;
        let mut earlier = tokens;
        for word in words.iter_mut().rev() {
            let Some((token, before)) = earlier.split_last() else { break };
            earlier = before;
            match token.kind {
                TokenKind::Word => {
                    let known = senses.get(token.word);
                    *word = Word { known, sorts: known.sorts, after, value: 0, digits: 0 };
                    if word.sorts.meet(CAPITALS.and(Sorts::EDGE)) {
                        if !token.capital && !small {
                            word.sorts = in_small_letters(word.sorts, before.last());
                        }
                        if !named {
                            word.sorts = word.sorts.without(Sorts::FESTIVE);
                        }
                        joined |= word.sorts.meet(Sorts::EDGE) && !token.spaced;
                    }
                    // No rule looks beyond what it does not know, or a name.
                    if word.sorts.without(Sorts::HOLIDAY.and(Sorts::NAMED)) == Sorts::NONE {
                        after = Sorts::ANY;
                    }
                    named = word.sorts.meet(Sorts::NAMED);
                }
                TokenKind::Number => {
                    *word = Word::before(after);
                    named = true;
                    word.read_digits(token.of(text));
                    let suffix = |next: &Token| senses.get(next.word).sorts.meet(Sorts::SUFFIX);
                    word.add(Sorts::PLACED, before.last().is_some_and(|before| places_numbers(text, before, senses)));
                    word.add(Sorts::ORDINAL, next.is_some_and(suffix));
                }
                TokenKind::Sign => {
                    *word = Word::before(after);
                    word.read_sign(token.of(text));
                    word.add(Sorts::JOINT, !token.spaced && next.is_some_and(|next: &Token| !next.spaced));
                }
            }
            (after, next) = (after.and(word.sorts), Some(token));
        }
        joined
    }

    /// What no table knows, before words of some sorts.
    #[inline]
    fn before(after: Sorts) -> Word {
        Word { known: &UNKNOWN, sorts: Sorts::NONE, after, value: 0, digits: 0 }
    }

    #[inline]
    fn add(&mut self, sort: Sorts, holds: bool) {
        self.sorts = if holds { self.sorts.and(sort) } else { self.sorts };
    }

    /// Reads a run of digits.
    fn read_digits(&mut self, digits: &str) {
        if digits.len() <= 9 {
            let more = |number, digit: u8| number * 10 + u32::from(digit.wrapping_sub(b'0'));
            (self.value, self.digits) = (digits.bytes().fold(0, more), digits.len() as u8);
            self.sorts = Sorts::DIGITS;
            self.add(Sorts::FOUR, digits.len() == 4);
            self.add(Sorts::EIGHT, digits.len() == 8);
        }
    }

    fn read_sign(&mut self, sign: &str) {
        let sign = sign.chars().next().unwrap_or_default();
        self.value = sign.into();
        let sort = match sign {
            '(' => Sorts::BRACKET.and(Sorts::OPENING),
            ')' => Sorts::BRACKET,
            '"' | '“' | '”' => Sorts::QUOTE,
            '\'' | '’' | '‘' | '`' => Sorts::APOSTROPHE,
            _ => Sorts::NONE,
        };
        self.add(sort, true);
    }
}

/// What a word is in capitals alone.
const CAPITALS: Sorts = Sorts::HOLIDAY.and(Sorts::HOMONYM);

/// The sorts of a word in small letters: a holiday has a capital, and so has "May", unless a day stands before it.
fn in_small_letters(sorts: Sorts, before: Option<&Token>) -> Sorts {
    let dated = before.is_some_and(|before| before.kind == TokenKind::Number);
    let other = if sorts.meet(Sorts::HOMONYM) && !dated { Sorts::MONTH } else { Sorts::NONE };
    sorts.without(Sorts::HOLIDAY.and(other))
}

/// Whether numbers after a word are hours or days: "at 8", "by 5", "on the 15".
fn places_numbers(text: &str, before: &Token, senses: &Senses) -> bool {
    match before.kind {
        TokenKind::Word => matches!(senses.get(before.word).function(), F::At | F::By | F::On | F::The),
        TokenKind::Sign => before.of(text) == "@",
        TokenKind::Number => false,
    }
}
