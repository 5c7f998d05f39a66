//! Which kind of text a text is, read off its own time expressions.

use chrono::Datelike;

use crate::calendar::Field;
use crate::document::{Anchor, DocumentType};
use crate::temporal::lexeme::Function;
use crate::temporal::lexicon::Known;
use crate::temporal::{Expr, Expression};
use crate::text::Section;

/// Bytes of the longest text that may be what somebody types to a machine.
const LINE: usize = 120;
/// Words of those who talk to it.
const TALKERS: [&str; 16] = [
    "i", "i'll", "i'm", "i've", "me", "my", "you", "your", "let's", "lets", "we'll", "us", "remind", "please",
    "schedule", "hi",
];

/// Whether a text is a line that somebody types: nothing but time ("next friday at 3"), or in the first or second person.
pub(crate) fn is_typed(text: &str, expressions: &[Expression]) -> bool {
    let line = text.trim();
    if expressions.is_empty() || line.len() > LINE || line.contains(['\n', '"', '“', '”']) {
        return false;
    }
    let words = || {
        let word = |char: char| !(char.is_alphanumeric() || matches!(char, '\'' | '’'));
        text.split(word).filter(|word| !word.is_empty())
    };
    let at = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let within = |word: &&str| expressions.iter().any(|one| one.span.start <= at(word) && at(word) < one.span.end);
    // "said Monday" is no talk.
    let silent = [Function::None, Function::Pastness];
    let known = |word: &str| !silent.contains(&Known::at(word, 0, word.len()).lexeme.word);
    // "US" is no "us".
    let talker = |word: &str| {
        let loud = word.len() > 1 && word.chars().all(char::is_uppercase);
        !loud && TALKERS.iter().any(|talker| word.replace('’', "'").eq_ignore_ascii_case(talker))
    };
    words().all(|word| within(&word) || known(word)) || words().any(talker)
}

/// Whether a text tells history rather than news: its dates bring their years with them, far from the day of publication. A
/// line that is typed is talk.
pub(crate) fn document_type(expressions: &[Expression], anchor: Option<&Anchor>) -> DocumentType {
    if expressions.iter().any(|expression| expression.typed) {
        return DocumentType::Colloquial;
    }
    let published = anchor.map(|anchor| anchor.day().year());
    let (mut told, mut pointed) = (0, 0);
    for expression in
        expressions.iter().filter(|expression| !matches!(expression.section, Section::Caption | Section::Boilerplate))
    {
        match expression.expr.innermost() {
            Expr::Date(date) => {
                let near = date.year().zip(published).is_some_and(|(year, published)| (year - published).abs() <= 1);
                told += i32::from(!near && date.year().is_some());
            }
            Expr::Anchor => pointed += 1,
            Expr::Find(date, _) if matches!(date.field(), Field::Weekday(..)) => pointed += 1,
            _ => {}
        }
    }
    if told >= 8 && told > 8 * pointed { DocumentType::Narrative } else { DocumentType::News }
}
