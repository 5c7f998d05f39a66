//! Where in a sentence expressions may begin.

use crate::temporal::grammar::{DATES, NAMES, POINTS, RELATIVES, TALK, WHOLES, Word, Words, needs, openers};
use crate::temporal::rules::{LENGTHS, SETS};
use crate::temporal::sorts::Sorts;

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
