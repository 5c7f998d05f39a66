//! Which way the words around an expression point: to what was or to what will be.

use crate::temporal::grammar::Words;
use crate::temporal::grammar::sign::{Signs, signs};
use crate::temporal::lexeme::{Function as F, Trait};

/// Where the governing verb puts an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    Past,
    Future,
    /// What was planned, agreed on, or is done by rule: it may lie on either side.
    Open,
}

/// Words to the left that may govern an expression, and to the right.
const LEFT: usize = 14;
const RIGHT: usize = 6;
/// Words after a comma in which the verb of the main clause is sought.
const MAIN: usize = 32;

/// The tense of the nearest verb to the left, else to the right, within the clause.
pub(crate) fn tense(words: &Words<'_>, start: usize, end: usize) -> Option<Cue> {
    let left = (start.saturating_sub(LEFT)..start).rev().take_while(|&at| !words.sign(at, signs!(";:)")));
    let right = |end: usize, most: usize, signs: Signs| (end..end + most).take_while(move |&at| !words.sign(at, signs));
    let near = left.chain(right(end, RIGHT, signs!(";:(),."))).find_map(|at| of_word(words, at));
    // "In January, the company brought in an adviser." "On Tuesday, the league plans to hold a rally."
    let planned = |at: usize| words.str(at).ends_with("ed");
    let main = || right(end + 1, MAIN, signs!(";:()")).find_map(|at| of_word(words, at).map(|cue| (cue, at)));
    let told =
        || main().filter(|(cue, at)| *cue == Cue::Past || *cue == Cue::Future && !planned(*at)).map(|(cue, _)| cue);
    near.or_else(|| if words.sign(end, signs!(",")) { told() } else { None })
}

/// Whether the verb beside a word is past: "soon became", "was soon released".
pub(crate) fn is_told_past(words: &Words<'_>, at: usize) -> bool {
    let past = |at: usize| of_word(words, at) == Some(Cue::Past);
    past(at + 1) || past(at + 2) || at > 0 && past(at - 1)
}

fn of_word(words: &Words<'_>, at: usize) -> Option<Cue> {
    let before = |trait_: Trait| at.checked_sub(1).is_some_and(|before| words.has(before, trait_));
    match words.function(at) {
        F::Will => return Some(Cue::Future),
        F::Scheduled => return scheduled(words, at),
        F::To if before(Trait::Being) => return Some(Cue::Future),
        F::To if before(Trait::Intent) => return Some(Cue::Open),
        F::Pastness => {}
        _ => {
            let word = words.bytes(at);
            if !(word.len() > 4 && word.ends_with(b"ed") && word[0].is_ascii_lowercase()) {
                return None;
            }
        }
    }
    // "a still unspecified date"
    let attributive = at > 0 && (words.any(at - 1, &[F::The, F::A, F::Possessive]) || words.says(at - 1, "still"));
    // "to be held", "is heard in May"
    let passive = before(Trait::Being);
    (!attributive && !passive).then_some(Cue::Past)
}

/// What a word of planning says of the time of the plan.
fn scheduled(words: &Words<'_>, at: usize) -> Option<Cue> {
    let followed = |functions: &[F]| words.any(at + 1, functions);
    // "had been planned for Tuesday but collapsed"
    if at >= 2 && words.says(at - 2, "had") || words.before(at, &[F::Pastness]) && words.says(at - 1, "had") {
        return Some(Cue::Past);
    }
    match words.lexeme(at).value {
        // "rejected the ceasefire plan on Tuesday": what may be a noun looks ahead only as a verb.
        1 => followed(&[F::To, F::A]).then_some(Cue::Future),
        // "were planning to drive around on Monday"
        2 => followed(&[F::To]).then_some(Cue::Future),
        // "a record set on Aug. 6"
        4 if !followed(&[F::To, F::For]) => None,
        // "due to the introduction of"
        3 if followed(&[F::To]) && words.any(at + 2, &[F::The, F::A, F::Possessive, F::This, F::That]) => None,
        _ if words.before(at, &[F::Pastness]) => Some(Cue::Open),
        _ => followed(&[F::To, F::For, F::In, F::On, F::A]).then_some(Cue::Future),
    }
}
