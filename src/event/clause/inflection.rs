//! The regular forms of English verbs and nouns.

use crate::event::clause::lexeme::Form;

/// The forms of a verb, from base to gerund; `-` or nothing stands for a regular one.
pub(super) fn conjugated<'f>(lemma: &str, mut irregular: impl Iterator<Item = &'f str>) -> [(String, Form); 5] {
    let mut form = |regular: &dyn Fn() -> String| {
        let told = irregular.next().filter(|form| !matches!(*form, "-" | ""));
        told.map_or_else(regular, str::to_owned)
    };
    let third = form(&|| plural(lemma));
    let past = form(&|| past(lemma));
    let participle = form(&|| past.clone());
    let gerund = form(&|| gerund(lemma));
    [
        (lemma.to_owned(), Form::Base),
        (third, Form::Third),
        (past, Form::Past),
        (participle, Form::Participle),
        (gerund, Form::Gerund),
    ]
}

/// The regular plural of a noun, which is also the third person of a verb.
pub(crate) fn plural(lemma: &str) -> String {
    if consonant_y(lemma) {
        return with(&lemma[..lemma.len() - 1], "ies");
    }
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|end| lemma.ends_with(end));
    with(lemma, if hissing { "es" } else { "s" })
}

fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        with(lemma, "d")
    } else if consonant_y(lemma) {
        with(&lemma[..lemma.len() - 1], "ied")
    } else {
        with(&stem(lemma), "ed")
    }
}

fn gerund(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => with(stem, "ing"),
        _ => with(&stem(lemma), "ing"),
    }
}

fn with(stem: &str, ending: &str) -> String {
    [stem, ending].concat()
}

/// What "ed" and "ing" stand behind: a verb of one syllable doubles its last consonant ("swap", "ban").
fn stem(lemma: &str) -> std::borrow::Cow<'_, str> {
    if doubled(lemma) { with(lemma, &lemma[lemma.len() - 1..]).into() } else { lemma.into() }
}

fn consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end))
}

fn doubled(lemma: &str) -> bool {
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    let [head @ .., before, middle, last] = lemma.as_bytes() else { return false };
    let single = !vowel(*before) && vowel(*middle) && !vowel(*last) && !head.iter().copied().any(vowel);
    single && last.is_ascii_lowercase() && !b"wxy".contains(last)
}
