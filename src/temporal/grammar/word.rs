//! A token with what the grammar asks of it.

use crate::temporal::grammar::sign::Sign;
use crate::temporal::lexeme::Function as F;
use crate::temporal::lexicon::{Known, UNKNOWN};
use crate::temporal::senses::Senses;
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

impl Word {
    /// What no table knows.
    pub(crate) const BLANK: Word = Word {
        known: &UNKNOWN,
        sorts: Sorts::NONE,
        after: Sorts::ANY,
        value: 0,
        digits: 0,
        sign: Sign::NONE,
        function: F::None,
        joined: false,
    };

    /// A word of the lexicon's, wherever it stands.
    pub(crate) fn of(known: &'static Known) -> Word {
        Word { known, sorts: known.sorts, function: known.lexeme.word, ..Word::BLANK }
    }

    /// Reads the words of a sentence into a buffer, from its end on, and says whether an "end" is joined to the word before it.
    /// Where a sentence is `small`, names are told without capitals.
    pub(crate) fn read(text: &str, tokens: &[Token], senses: &Senses, small: bool, words: &mut Vec<Word>) -> bool {
        words.resize(tokens.len(), Word::BLANK);
        let (mut after, mut joined) = (Sorts::ANY, false);
        // Whether the word behind, over signs, may be one of a holiday's name.
        let mut named = false;
        for (at, (word, token)) in words.iter_mut().zip(tokens).enumerate().rev() {
            match token.kind {
                TokenKind::Word => {
                    *word = Word { after, joined: !token.spaced, ..*senses.get(token.word) };
                    if word.sorts.meet(CAPITALS.and(Sorts::EDGE)) {
                        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
                        word.sorts = in_place(word.sorts, before, named, token.capital || small);
                        joined |= word.joined && word.sorts.meet(Sorts::EDGE);
                    }
                    // No rule looks beyond what it does not know, or a name.
                    let stops = word.sorts.without(Sorts::HOLIDAY.and(Sorts::NAMED)) == Sorts::NONE;
                    after = if stops { Sorts::ANY } else { after };
                    named = word.sorts.meet(Sorts::NAMED);
                }
                TokenKind::Number => {
                    *word = Word { after, ..Word::number(text, tokens, at, senses) };
                    named = true;
                }
                TokenKind::Sign => *word = Word { after, ..Word::sign(text, tokens, at) },
            }
            after = after.and(word.sorts);
        }
        joined
    }

    /// A run of digits.
    #[inline(never)]
    fn number(text: &str, tokens: &[Token], at: usize, senses: &Senses) -> Word {
        let Some(token) = tokens.get(at) else { return Word::BLANK };
        let digits = token.of(text);
        let more = |number, digit: u8| number * 10 + u32::from(digit.wrapping_sub(b'0'));
        let (value, length) =
            if digits.len() <= 9 { (digits.bytes().fold(0, more), digits.len() as u8) } else { (0, 0) };
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        let suffix = |next: &Token| senses.get(next.word).sorts.meet(Sorts::SUFFIX);
        let sorts = [
            (length > 0, Sorts::DIGITS),
            (length == 4, Sorts::FOUR),
            (length == 8, Sorts::EIGHT),
            (before.is_some_and(|before| places_numbers(text, before, senses)), Sorts::PLACED),
            (tokens.get(at + 1).is_some_and(suffix), Sorts::ORDINAL),
        ];
        let all = |all: Sorts, (holds, sort)| if holds { all.and(sort) } else { all };
        Word {
            sorts: sorts.into_iter().fold(Sorts::NONE, all),
            value,
            digits: length,
            joined: !token.spaced,
            ..Word::BLANK
        }
    }

    fn sign(text: &str, tokens: &[Token], at: usize) -> Word {
        let Some(token) = tokens.get(at) else { return Word::BLANK };
        let joint = !token.spaced && tokens.get(at + 1).is_some_and(|next| !next.spaced);
        let sign = Sign::at(text, token.start as usize);
        Word { sign, sorts: sign.sorts(joint), joined: !token.spaced, ..Word::BLANK }
    }
}

/// What a word is in capitals alone.
const CAPITALS: Sorts = Sorts::HOLIDAY.and(Sorts::HOMONYM);

/// The sorts that a word keeps in its place: a holiday has a capital, and so has "May", unless a day stands before it; one of
/// several words goes on.
#[inline(never)]
fn in_place(mut sorts: Sorts, before: Option<&Token>, named: bool, capital: bool) -> Sorts {
    if !capital {
        let dated = before.is_some_and(|before| before.kind == TokenKind::Number);
        let other = if sorts.meet(Sorts::HOMONYM) && !dated { Sorts::MONTH } else { Sorts::NONE };
        sorts = sorts.without(Sorts::HOLIDAY.and(other));
    }
    if named { sorts } else { sorts.without(Sorts::FESTIVE) }
}

/// Whether numbers after a word are hours or days: "at 8", "by 5", "on the 15".
fn places_numbers(text: &str, before: &Token, senses: &Senses) -> bool {
    match before.kind {
        TokenKind::Word => matches!(senses.get(before.word).function, F::At | F::By | F::On | F::The),
        TokenKind::Sign => before.of(text) == "@",
        TokenKind::Number => false,
    }
}
