//! The words of one sentence with their classes, and its verb groups.

mod chain;
mod closed;
mod gathering;
mod group;
pub(in crate::event) mod inflection;
pub(in crate::event) mod lexeme;
pub(in crate::event) mod lexemes;
pub(in crate::event) mod lexicon;
mod neighbours;
pub(in crate::event) mod operator;
mod part;
pub(in crate::event) mod quantity;
mod tagging;
pub(in crate::event) mod words;

use std::collections::HashMap;
use std::ops::Range;

use crate::Span;
use crate::actor::Form as NameForm;
use crate::event::clause::lexeme::{Entry, Form, Lexeme, NounClass, UNKNOWN};
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::operator::Operator;
use crate::event::clause::words::Written;
#[cfg(test)]
use crate::text::tokenize;

/// What a word is in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    Det,
    Pron,
    Rel,
    Prep,
    /// "to" before a verb.
    To,
    Conj,
    Comp,
    Modal,
    Be,
    Have,
    Do,
    Neg,
    Adv,
    Num,
    Adj,
    Noun,
    Name,
    Verb,
    /// Part of a time expression.
    Time,
    Comma,
    Quote,
    /// `.` `;` `:` `?` `!` and dashes between clauses, brackets.
    Stop,
}

/// One word (or sign) of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Offset of its first byte in the text.
    start: u32,
    /// Offset one past its last byte.
    end: u32,
    /// What the lexicon says of it.
    pub(crate) lexeme: &'static Lexeme,
    pub(crate) tag: Tag,
    /// Dictionary entry of a verb or noun.
    pub(crate) entry: Option<u16>,
    /// Form of a verb.
    pub(crate) form: Form,
    /// Class of a noun.
    pub(crate) class: NounClass,
    pub(crate) plural: bool,
    /// Index of the naming that it is (or begins).
    pub(crate) naming: Option<u16>,
    /// Whether it is a possessor ("Russia's", "his").
    pub(crate) possessive: bool,
    pub(crate) capital: bool,
    /// Index of the verb group that it is the main verb of, or part of.
    pub(crate) group: Option<u16>,
    /// Whether the word stands within quotation marks.
    pub(crate) quoted: bool,
}

impl Word {
    /// A word of which nothing is known but where it stands.
    const fn new(start: u32, end: u32) -> Word {
        Word {
            start,
            end,
            lexeme: &UNKNOWN,
            tag: Tag::Noun,
            entry: None,
            form: Form::Base,
            class: NounClass::Plain,
            plural: false,
            naming: None,
            possessive: false,
            capital: false,
            group: None,
            quoted: false,
        }
    }

    /// Its byte range in the text.
    #[inline]
    pub(crate) fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// How many bytes it has.
    #[inline]
    fn len(&self) -> usize {
        self.span().len()
    }
}

/// The mood of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mood {
    Fact,
    Will,
    Would,
    Possible,
    Must,
}

/// How a verb group ties into its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Shape {
    Finite,
    Infinitive,
    Gerund,
    /// A participle without an auxiliary.
    Participle,
}

/// A chain of auxiliaries with its main verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Group {
    /// The words of the chain.
    pub(crate) words: Range<usize>,
    /// The main verb.
    pub(crate) main: usize,
    pub(crate) shape: Shape,
    pub(crate) mood: Mood,
    pub(crate) negated: bool,
    pub(crate) passive: bool,
    pub(crate) progressive: bool,
    pub(crate) perfect: bool,
    /// Whether its finite verb is past.
    pub(crate) past: bool,
    /// Whether it only copies mood and shape from the group that it is joined to.
    pub(crate) joined: bool,
}

/// A sentence read into words and verb groups.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clause<'t> {
    /// The text that the sentence is part of.
    pub(crate) text: &'t str,
    pub(crate) words: Vec<Word>,
    pub(crate) groups: Vec<Group>,
    pub(crate) question: bool,
}

/// What words may be, by their form in lower case.
pub(crate) type Words = HashMap<Box<str>, Lexeme>;

impl<'t> Clause<'t> {
    /// Reads a sentence.
    pub(crate) fn read(written: &Written<'_, 't>) -> Self {
        let &Written { namings, timexes, own, .. } = written;
        let mut clause = Clause::gather(written);
        clause.tag(own.filter(|own| !own.is_empty()));
        if namings.iter().any(|naming| naming.form == NameForm::Generic) {
            clause.describe(namings);
        }
        if !timexes.is_empty() {
            clause.date();
        }
        clause.quantify();
        clause.group();
        clause
    }

    /// Reads a text of one sentence, of which nothing else is known.
    #[cfg(test)]
    pub(crate) fn of(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        Clause::read(&Written { text, tokens: &tokens, namings: &[], timexes: &[], lexemes: None, own: None })
    }

    /// The word at a byte offset.
    pub(crate) fn at(&self, offset: usize) -> Option<usize> {
        let at = self.words.partition_point(|word| word.end as usize <= offset);
        self.words.get(at).filter(|word| word.span().contains(offset)).map(|_| at)
    }

    /// The words that share a byte with some of the text.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.end as usize <= span.start);
        first..first + self.words[first..].partition_point(|word| (word.start as usize) < span.end)
    }

    /// The word, or a full stop outside the sentence.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or(Word { tag: Tag::Stop, ..Word::new(0, 0) })
    }

    /// A word as it is written; nothing outside the sentence.
    #[inline]
    pub(crate) fn form(&self, at: usize) -> &'t str {
        self.words.get(at).and_then(|word| word.span().of(self.text)).unwrap_or_default()
    }

    /// What the lexicon says of a word.
    #[inline]
    pub(crate) fn lexeme(&self, at: usize) -> &'static Lexeme {
        self.words.get(at).map_or(&UNKNOWN, |word| word.lexeme)
    }

    #[inline]
    pub(crate) fn tag_at(&self, at: usize) -> Tag {
        self.words.get(at).map_or(Tag::Stop, |word| word.tag)
    }

    /// The dictionary entry of a word.
    pub(crate) fn entry(&self, at: usize) -> Option<&'static Entry> {
        LEXICON.get(self.words.get(at)?.entry?)
    }

    pub(crate) fn lemma(&self, at: usize) -> &'static str {
        self.entry(at).map_or("", |entry| entry.lemma)
    }

    pub(crate) fn operator(&self, at: usize) -> Operator {
        self.entry(at).map_or(Operator::Nothing, |entry| entry.operator)
    }

    /// A verb group by its number.
    pub(crate) fn verb_group(&self, number: u16) -> Option<&Group> {
        self.groups.get(usize::from(number))
    }

    /// The verb group that a word is part of.
    pub(crate) fn group_at(&self, at: usize) -> Option<&Group> {
        self.verb_group(self.words.get(at)?.group?)
    }

    /// The bytes of a word.
    #[inline]
    fn bytes(&self, at: usize) -> &'t [u8] {
        let word = self.words.get(at).and_then(|word| self.text.as_bytes().get(word.start as usize..word.end as usize));
        word.unwrap_or_default()
    }

    /// Whether a word is the given one, whatever its case.
    #[inline]
    pub(crate) fn is(&self, at: usize, word: &str) -> bool {
        self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    #[inline]
    pub(crate) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let found = self.bytes(at);
        words.iter().any(|word| found.eq_ignore_ascii_case(word.as_bytes()))
    }
}
