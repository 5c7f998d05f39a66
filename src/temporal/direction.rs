//! Which occurrence an expression means, by the words around it.

use crate::calendar::{Date, Field, Seek};
use crate::temporal::cue::{Cue, tense};
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::{Phrase, Words};
use crate::temporal::lexeme::{Function as F, Trait};
use crate::temporal::{Expr, Modifier};

/// Lets the words around an expression decide which occurrence is meant.
pub(crate) fn direct(words: &Words<'_>, phrase: &mut Phrase, at: usize, end: usize) {
    if phrase.modifier.is_none() && !matches!(phrase.expr, Expr::Length(_)) {
        phrase.modifier = bound(words, at);
    }
    turn(words, &mut phrase.expr, at, end);
}

/// "no later than Friday", "on or before July 20".
fn bound(words: &Words<'_>, at: usize) -> Option<Modifier> {
    let [first, second, third] = [3, 2, 1].map(|back| at.checked_sub(back).map_or(F::None, |at| words.function(at)));
    match (first, second, third) {
        (F::No, F::Later, F::Than) | (F::On, F::Or, F::Before) => Some(Modifier::OnOrBefore),
        (F::No, F::Earlier, F::Than) | (F::On, F::Or, F::After) => Some(Modifier::OnOrAfter),
        _ => None,
    }
}

fn turn(words: &Words<'_>, expr: &mut Expr, at: usize, end: usize) {
    match expr {
        Expr::Find(date, seek) => *seek = sought(words, *date, *seek, at, end),
        // "They marched on New Year's Eve"
        Expr::Holiday(_, None, seek @ Seek::Nearest) if tense(words, at, end) == Some(Cue::Past) => {
            *seek = Seek::OnOrBefore;
        }
        // "three days before Christmas"
        Expr::Whole(base) | Expr::On(_, base) | Expr::At(base, _) | Expr::Shift(base, ..) => {
            turn(words, base, at, end);
        }
        // "They met on the last Friday before Christmas."
        Expr::NthWeekday(base, ..) if matches!(**base, Expr::Holiday(..)) => turn(words, base, at, end),
        _ => {}
    }
}

fn sought(words: &Words<'_>, date: Date, seek: Seek, at: usize, end: usize) -> Seek {
    let cue = || tense(words, at, end);
    match (date.field(), seek) {
        // "were given until Wednesday": over or not, whichever is nearer.
        (Field::Weekday(..), Seek::OnOrBefore) if words.before(at, &[F::Until]) && was_given(words, at) => {
            Seek::Nearest
        }
        (Field::Weekday(..), Seek::OnOrBefore) if words.possessive(end).is_none() && is_ahead(words, at, end) => {
            Seek::OnOrAfter
        }
        (Field::Month(_) | Field::Season(_), Seek::Nearest) if !words.is(at, F::This) => match cue() {
            // "gave them until mid-November"
            Some(Cue::Past) if words.before(at, &[F::Until, F::Through]) => seek,
            Some(Cue::Past) => Seek::OnOrBefore,
            Some(Cue::Future) => Seek::OnOrAfter,
            Some(Cue::Open) | None => seek,
        },
        // "will leave on August 6"; but "victims of the July 7 attacks are to meet"
        (Field::Day(..), Seek::Nearest)
            if !words.before(at, &[F::The, F::A, F::This, F::Possessive])
                && (cue() == Some(Cue::Future) || is_appointed(words, at)) =>
        {
            Seek::OnOrAfter
        }
        // "He was arrested on the 15th."
        (Field::Day(None, Some(_)), Seek::Nearest) if cue() == Some(Cue::Past) => Seek::OnOrBefore,
        // "the year ended March 31"
        (Field::Day(..), Seek::Nearest) if at > 0 && words.says(at - 1, "ended") => Seek::OnOrBefore,
        _ => seek,
    }
}

/// "were given until Wednesday", "gave them until midnight Wednesday".
fn was_given(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|at| words.says(at, "gave") || words.says(at, "given"))
}

/// Whether a weekday is one to come: on narrow cues alone.
fn is_ahead(words: &Words<'_>, at: usize, end: usize) -> bool {
    // "Until Friday, the army held the bridge."
    let told = words.sign(end, signs!(",")) && tense(words, at, end) == Some(Cue::Past);
    let until = words.before(at, &[F::Until]) && !told && !(end..end + 8).any(|at| words.says(at, "had"));
    let announced =
        until || words.before(at, &[F::Starting]) || at >= 2 && words.says(at - 1, "as") && words.says(at - 2, "soon");
    let limit = words.before(at, &[F::Than]) && bound(words, at).is_some();
    announced || limit || is_appointed(words, at) || tense(words, at, end) == Some(Cue::Future)
}

/// Whether a meeting told in the present stands just before: "they meet separately Monday".
fn is_appointed(words: &Words<'_>, at: usize) -> bool {
    // "opens in Paris on": of one, in the present, the day may stand farther.
    let near = |verb: &usize| at - verb <= 3 || words.str(*verb).ends_with('s');
    let verb = (at.saturating_sub(5)..at).rev().find(|&at| words.has(at, Trait::Appointed)).filter(near);
    let told = |verb: usize| !words.before(verb, &[F::To, F::Will, F::Pastness, F::The, F::A, F::Possessive]);
    verb.is_some_and(|verb| told(verb) && verb > 0 && !words.says(verb - 1, "not"))
}
