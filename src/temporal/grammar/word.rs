//! A token with what the grammar asks of it.

use crate::temporal::grammar::sign::Sign;
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
    /// The number of a run of at most nine digits.
    pub(super) value: u32,
    /// How many digits there are; none of what else there is.
    pub(super) digits: u8,
    pub(super) sign: Sign,
    /// What it does among the words of time.
    pub(super) function: F,
    /// Whether no white space stands before it.
    pub(super) joined: bool,
}

/// What no table knows.
const BLANK: Word = Word {
    known: &UNKNOWN,
    sorts: Sorts::NONE,
    after: Sorts::ANY,
    value: 0,
    digits: 0,
    sign: Sign::NONE,
    function: F::None,
    joined: false,
};

impl Word {
    /// Reads the words of a sentence into a buffer, from its end on, and says whether an "end" is joined to the word before it.
    /// Where a sentence is `small`, names are told without capitals.
    pub(crate) fn read(text: &str, tokens: &[Token], senses: &Senses, small: bool, words: &mut Vec<Word>) -> bool {
        words.resize(tokens.len(), BLANK);
        let (mut after, mut next, mut joined) = (Sorts::ANY, None, false);
        // Whether the word behind, over signs, may be one of a holiday's name.
        let mut named = false;
        let mut earlier = tokens;
        for word in words.iter_mut().rev() {
            let Some((token, before)) = earlier.split_last() else { break };
            earlier = before;
            *word = Word { after, joined: !token.spaced, ..BLANK };
            match token.kind {
                TokenKind::Word => {
                    let known = senses.get(token.word);
                    (word.known, word.sorts, word.function) = (known, known.sorts, known.lexeme.word);
                    if word.sorts.meet(CAPITALS.and(Sorts::EDGE)) {
                        if !token.capital && !small {
                            word.sorts = in_small_letters(word.sorts, before.last());
                        }
                        if !named {
                            word.sorts = word.sorts.without(Sorts::FESTIVE);
                        }
                        joined |= word.joined && word.sorts.meet(Sorts::EDGE);
                    }
                    // No rule looks beyond what it does not know, or a name.
                    if word.sorts.without(Sorts::HOLIDAY.and(Sorts::NAMED)) == Sorts::NONE {
                        after = Sorts::ANY;
                    }
                    named = word.sorts.meet(Sorts::NAMED);
                }
                TokenKind::Number => {
                    named = true;
                    word.read_digits(token.of(text));
                    let suffix = |next: &Token| senses.get(next.word).sorts.meet(Sorts::SUFFIX);
                    word.add(Sorts::PLACED, before.last().is_some_and(|before| places_numbers(text, before, senses)));
                    word.add(Sorts::ORDINAL, next.is_some_and(suffix));
                }
                TokenKind::Sign => {
                    let sign = token.of(text);
                    let joint = word.joined && next.is_some_and(|next: &Token| !next.spaced);
                    (word.sign, word.sorts) = (Sign::first(sign), of_sign(sign, joint));
                }
            }
            (after, next) = (after.and(word.sorts), Some(token));
        }
        joined
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
}

/// The sorts of a sign, which is `joint` where it has no white space about it.
fn of_sign(sign: &str, joint: bool) -> Sorts {
    let own = match sign {
        "(" => Sorts::BRACKET.and(Sorts::OPENING),
        ")" => Sorts::BRACKET,
        "\"" | "“" | "”" => Sorts::QUOTE,
        "'" | "’" | "‘" | "`" => Sorts::APOSTROPHE,
        // "2 ½ years"
        "½" => return Sorts::NONE,
        ":" if joint => return Sorts::COLON,
        _ => Sorts::NONE,
    };
    own.and(if joint { Sorts::JOINT } else { Sorts::BREAK })
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
        TokenKind::Word => matches!(senses.get(before.word).lexeme.word, F::At | F::By | F::On | F::The),
        TokenKind::Sign => before.of(text) == "@",
        TokenKind::Number => false,
    }
}
