//! One naming of an actor in a sentence.

use std::borrow::Cow;
use std::ops::Range;

use crate::actor::Actor;

/// By what sort of words a text names an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Its own name: "Russia", "Putin", "Russian President Vladimir Putin".
    Name,
    /// An adjective or noun of nationality or membership: "Russian", "the Americans", "Russian officials".
    Demonym,
    /// A seat or capital that stands for it: "the Kremlin", "Moscow".
    Metonym,
    /// An office: "the Russian president", "the U.S. Secretary of State". The actor is who held it on the day, or the state
    /// where no day is given or the holder is not known.
    Office,
    /// Its government: "the Syrian government", "the Assad regime".
    Government,
    /// Its armed forces: "Russian troops", "Gaddafi's forces", "Hezbollah fighters".
    Forces,
    /// The first part of a compound adjective: "U.S." in "U.S.-led", "Iran" in "Iran-backed", "Assad" in "anti-Assad".
    Compound,
    /// A role without a name, which only its context resolves: "the rebels", "government forces", "the president". The
    /// actor is the role's own word and has no code.
    Generic,
    /// A name that the table does not know, found beside a title or an office: "General Smith". The actor is the name as said.
    Unknown,
}

/// One naming of an actor in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming<'g> {
    /// The tokens that name it, as indices into the slice given. Articles and a possessive "'s" at the end are left out;
    /// title, office, name and head noun are in ("Russian President Vladimir Putin", "Syrian government forces").
    pub tokens: Range<usize>,
    /// Who is named: of the table, or made for this sentence ("Chadian rebels", a name that is not known).
    pub actor: Cow<'g, Actor>,
    /// How.
    pub form: Form,
    /// The place that bears the same name, where `form` is [`Form::Metonym`]: "Kabul" is Afghanistan's government to one who
    /// calls it, and a town to one who leaves it.
    pub place: Option<&'g Actor>,
}
