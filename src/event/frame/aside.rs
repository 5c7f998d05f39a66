//! What stands between commas and belongs to neither side.

use crate::event::clause::lexeme::Form;
use crate::event::clause::{Clause, Shape, Tag};

/// Where the words before `at` end once an aside between commas is left out: "its goal, as it has often said, is …".
pub(super) fn before_aside(clause: &Clause, at: usize) -> usize {
    let Some(close) = clause.left(at).filter(|&close| clause.tag_at(close) == Tag::Comma) else { return at };
    let mut inside = (0..close).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
    let Some(open) = inside.find(|&at| clause.tag_at(at) == Tag::Comma) else { return at };
    let next = clause.word(open + 1);
    let aside = match next.tag {
        Tag::Rel | Tag::Det | Tag::Name | Tag::Comp | Tag::Prep | Tag::Num | Tag::Have | Tag::Time => true,
        Tag::Verb => next.form != Form::Base,
        _ => false,
    };
    if aside { open } else { at }
}

/// Where a participle between commas ends: "the truce, agreed in Jeddah, is to begin".
pub(super) fn aside(clause: &Clause, head: usize) -> Option<usize> {
    let comma = Some(head + 1).filter(|&comma| clause.tag_at(comma) == Tag::Comma)?;
    // "a truce, the fifth, agreed on Sunday, …"
    let close = (comma + 2..comma + 5).find(|&close| clause.tag_at(close) == Tag::Comma);
    let inside = |at: usize| matches!(clause.tag_at(at), Tag::Det | Tag::Adj | Tag::Noun | Tag::Num);
    if let Some(close) = close.filter(|&close| (comma + 1..close).all(inside)) {
        return aside(clause, close - 1);
    }
    let verb = clause.right(comma)?;
    let group = clause.group_at(verb)?;
    let participle = group.words.start == verb && group.words.len() == 1 && group.past;
    let close = (verb + 1..clause.words.len()).find(|&at| matches!(clause.tag_at(at), Tag::Comma | Tag::Stop))?;
    let next = clause.right(close)?;
    let finite = clause.group_at(next);
    let follows = finite.is_some_and(|finite| finite.shape == Shape::Finite && finite.words.start == next);
    (participle && follows && clause.tag_at(close) == Tag::Comma).then_some(next)
}
