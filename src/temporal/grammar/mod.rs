//! From words to expressions: rules that know no date.
//!
//! Each file holds the rules of one noun as methods of [`Words`]; a rule takes the index of its first word and gives what it
//! found with the index after its last.

mod clock;
mod company;
mod date;
mod day;
mod duration;
pub(crate) mod holiday;
mod longest;
mod look_alike;
mod number;
mod numeric;
mod part;
mod phrase;
mod point;
mod quarter;
mod range;
mod reference;
mod relative;
mod rule;
mod set;
pub(crate) mod sign;
pub(crate) mod tables;
mod talk;
mod word;
mod words;
mod year;

pub(crate) use number::cardinal;
pub(crate) use phrase::Phrase;
pub(crate) use word::Word;
pub(crate) use words::Words;
