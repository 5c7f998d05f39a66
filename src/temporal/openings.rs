//! Where in a sentence expressions may begin.

use crate::temporal::grammar::{DATES, NAMES, POINTS, RELATIVES, TALK, WHOLES, Word, Words, needs, openers};
use crate::temporal::lexeme::Function as F;
use crate::temporal::rules::{LENGTHS, SETS};
use crate::temporal::sorts::Sorts;
use crate::text::Token;

/// By the number of a sort: what must come later where an expression begins with a word of it. It follows from the rules.
static NEEDS: [Sorts; 64] = needs([&SETS, &POINTS, &WHOLES, &DATES, &RELATIVES, &NAMES, &LENGTHS, &TALK]);

/// What an expression may begin with.
static OPENERS: Sorts = openers(&NEEDS);

impl Words<'_> {
    /// The first word from one on with which an expression may begin.
    pub(crate) fn opening(&self, from: usize) -> Option<usize> {
        let opens = |(at, word): &(usize, &Word)| word.sorts.meet(OPENERS) && self.opens(*at);
        let opening = self.words.iter().enumerate().skip(from).find(opens).map(|(at, _)| at);
        if cfg!(debug_assertions) {
            let shut = (from..opening.unwrap_or(self.len())).find(|at| self.longest(*at).is_some());
            assert_eq!(shut.map(|at| self.from(at)), None, "an expression begins where none opens");
        }
        opening
    }

    /// Whether an expression may begin with a word: by its sorts and those of the words behind it.
    fn opens(&self, at: usize) -> bool {
        let goes_on = |sorts: Sorts, after: Sorts| sorts.numbers().any(|sort| NEEDS[sort].meet(after));
        let sorts = self.sorts(at);
        goes_on(sorts, self.after(at)) || sorts.meet(Sorts::LEADING) && goes_on(self.led(at + 1), self.after(at + 1))
    }
}

/// The words of a sentence with each "week-end" made one, if there is any.
pub(crate) fn join_weekends(words: &Words<'_>, weekend: u32) -> Option<Vec<Token>> {
    let close = |at: usize| words.tokens.get(at).is_some_and(|token| !token.spaced);
    let parted = |at: usize| {
        words.says(at, "week") && words.sign(at + 1, "-") && close(at + 1) && words.is(at + 2, F::End) && close(at + 2)
    };
    let first = (0..words.len()).find(|at| parted(*at))?;
    let mut joined = words.tokens.get(..first)?.to_vec();
    let mut at = first;
    while let Some(token) = words.tokens.get(at) {
        let last = if parted(at) { at + 2 } else { at };
        let word = if last > at { weekend } else { token.word };
        joined.push(Token { end: words.tokens.get(last)?.end, word, ..*token });
        at = last + 1;
    }
    Some(joined)
}
