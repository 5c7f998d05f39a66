//! Words of a means of talking from afar.

use crate::event::clause::lexeme::NounClass;
use crate::event::clause::{Clause, Tag};
use crate::event::role::words::Sort;

/// Whether a sentence has a word of the telephone.
pub(in crate::event) fn telephone(clause: &Clause) -> bool {
    let is = |at: usize, words: &[&str]| clause.is_any(at, words);
    // "made a video" is no means of talking.
    let linked = |at: usize| {
        at > 0 && is(at - 1, &["by", "via", "over", "through", "on", "secure"]) || Sort::Linked.has(clause.form(at + 1))
    };
    // "spoke to his colleague in a call"
    let call = |at: usize| {
        let asks = is(at + 1, &["for", "to", "on"]) && clause.tag_at(at + 2) != Tag::Time;
        !asks && at > 1 && is(at - 1, &["a"]) && is(at - 2, &["in", "during", "on"])
    };
    // "by secure line"
    let line = |at: usize| at > 0 && Sort::Line.has(clause.form(at - 1));
    // "over Zoom"
    let service = |at: usize| {
        at > 0
            && matches!(clause.tag_at(at - 1), Tag::Prep | Tag::Adv)
            && Sort::Service.has(clause.form(at))
            && is(at - 1, &["by", "via", "over", "on", "through"])
    };
    clause.words.iter().enumerate().any(|(at, word)| {
        if word.class == NounClass::Phone && matches!(word.tag, Tag::Noun | Tag::Adj) {
            return clause.lemma(at) != "video" || linked(at);
        }
        let lemma = word.entry.map_or("", |_| clause.lemma(at));
        lemma == "line" && line(at) || lemma == "call" && word.tag == Tag::Noun && call(at) || service(at)
    })
}
