//! Which way the words around an expression point: to what was or to what will be.

use crate::temporal::grammar::Words;
use crate::temporal::lexicon::Function as F;

/// Where the governing verb puts an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    Past,
    Future,
}

/// Words to the left that may govern an expression, and to the right.
const LEFT: usize = 12;
const RIGHT: usize = 6;

/// The tense of the nearest verb to the left, else to the right, within the clause.
pub(crate) fn tense(words: &Words<'_>, start: usize, end: usize) -> Option<Cue> {
    let left = (start.saturating_sub(LEFT)..start).rev().take_while(|&at| !words.sign(at, ";:()"));
    let right = |end: usize| (end..end + RIGHT).take_while(|&at| !words.sign(at, ";:(),."));
    let near = left.chain(right(end)).find_map(|at| of_word(words, at));
    // "In January, the company brought in an adviser."
    let told = || right(end + 1).find_map(|at| of_word(words, at)).filter(|cue| *cue == Cue::Past);
    near.or_else(|| if words.sign(end, ",") { told() } else { None })
}

/// Whether the verb beside a word is past: "soon became", "was soon released".
pub(crate) fn is_told_past(words: &Words<'_>, at: usize) -> bool {
    let past = |at: usize| of_word(words, at) == Some(Cue::Past);
    past(at + 1) || past(at + 2) && words.function(at + 1) != F::After || at > 0 && past(at - 1)
}

fn of_word(words: &Words<'_>, at: usize) -> Option<Cue> {
    match words.function(at) {
        F::Will => return Some(Cue::Future),
        F::Scheduled if words.before(at, &[F::Pastness]) || at >= 2 && words.says(at - 2, "had") => {
            return Some(Cue::Past);
        }
        // "rejected the ceasefire plan on Tuesday": what may be a noun looks ahead only as a verb.
        F::Scheduled if words.lexeme(at).value == 1 => return words.any(at + 1, &[F::To, F::A]).then_some(Cue::Future),
        F::Scheduled => return words.any(at + 1, &[F::To, F::For, F::In, F::On, F::A]).then_some(Cue::Future),
        F::To if at > 0 && (words.says(at - 1, "is") || words.says(at - 1, "are")) => return Some(Cue::Future),
        F::Pastness => {}
        _ => {
            let word = words.str(at);
            if !(word.len() > 4 && word.ends_with("ed") && word.starts_with(|first: char| first.is_ascii_lowercase())) {
                return None;
            }
        }
    }
    // "a still unspecified date"
    let attributive = at > 0 && (words.any(at - 1, &[F::The, F::A, F::Possessive]) || words.says(at - 1, "still"));
    if attributive {
        return None;
    }
    // "to be held", "has been delayed until"
    let passive = at.checked_sub(1).is_some_and(|before| words.says(before, "be"));
    (!passive).then_some(Cue::Past)
}
