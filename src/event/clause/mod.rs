//! The words of one sentence with their classes, and its verb groups.

mod closed;
pub(in crate::event) mod group;
pub(in crate::event) mod lexeme;
mod neighbours;
pub(in crate::event) mod operator;
pub(in crate::event) mod quantity;
pub(in crate::event) mod tagging;
pub(in crate::event) mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::Span;
use crate::actor::Naming;
use crate::event::clause::lexeme::{Entry, Form, LEXICON, NounClass, Reading};
use crate::event::clause::operator::Operator;
use crate::event::glossary::Glossary;
use crate::temporal::Timex;
use crate::text::Token;

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
    pub(crate) span: Span,
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
pub(crate) struct Clause {
    pub(crate) words: Vec<Word>,
    /// What the lexicon says of each word.
    pub(in crate::event) readings: Vec<&'static [Reading]>,
    pub(crate) groups: Vec<Group>,
    pub(crate) question: bool,
    /// Readings that come before those of the lexicon.
    pub(crate) own: Arc<HashMap<Box<str>, Vec<Reading>>>,
}

impl Clause {
    /// Reads a sentence; the buffers of `self` are used again. `glossary` knows the tokens, where they have been looked up.
    pub(crate) fn read(
        &mut self,
        text: &str,
        tokens: &[Token],
        namings: &[Naming<'_>],
        timexes: &[Timex],
        glossary: Option<&Glossary>,
    ) {
        self.words.clear();
        self.groups.clear();
        self.gather(text, tokens, namings, timexes);
        self.look_up(text, tokens, glossary);
        self.question = self.words.iter().any(|word| word.span.of(text) == Some("?"));
        self.tag(text, namings);
        self.quantify(text);
        self.group(text);
    }

    /// Says what each word may be; of a word that is a token, the glossary knows it.
    fn look_up(&mut self, text: &str, tokens: &[Token], glossary: Option<&Glossary>) {
        self.readings.clear();
        let mut rest = tokens.iter().peekable();
        for word in &self.words {
            while rest.next_if(|token| (token.start as usize) < word.span.start).is_some() {}
            let token = rest.peek().filter(|token| token.span() == word.span);
            self.readings.push(match (token, glossary) {
                (Some(token), Some(glossary)) => glossary.readings(token.word),
                _ => word.span.of(text).map_or(&[][..], lookup),
            });
        }
    }

    /// The word at a byte offset.
    pub(crate) fn at(&self, offset: usize) -> Option<usize> {
        self.words.iter().position(|word| word.span.contains(offset))
    }

    /// The word, or a full stop outside the sentence.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or(Word { tag: Tag::Stop, ..NOTHING })
    }

    /// What the lexicon says of a word.
    pub(crate) fn readings(&self, at: usize) -> &'static [Reading] {
        self.readings.get(at).copied().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn tag_at(&self, at: usize) -> Tag {
        self.words.get(at).map_or(Tag::Stop, |word| word.tag)
    }

    /// The dictionary entry of a word.
    pub(crate) fn entry(&self, at: usize) -> Option<&'static Entry> {
        LEXICON.get(self.word(at).entry?)
    }

    pub(crate) fn lemma(&self, at: usize) -> &'static str {
        self.entry(at).map_or("", |entry| &entry.lemma)
    }

    pub(crate) fn operator(&self, at: usize) -> Operator {
        self.entry(at).map_or(Operator::Nothing, |entry| entry.operator)
    }

    /// Whether a word is the given one, whatever its case.
    pub(crate) fn is(&self, text: &str, at: usize, word: &str) -> bool {
        self.words.get(at).and_then(|w| w.span.of(text)).is_some_and(|found| found.eq_ignore_ascii_case(word))
    }

    pub(crate) fn is_any(&self, text: &str, at: usize, words: &[&str]) -> bool {
        let Some(form) = self.words.get(at).and_then(|word| word.span.of(text)) else { return false };
        words.iter().any(|word| form.eq_ignore_ascii_case(word))
    }
}

pub(in crate::event) const NOTHING: Word = Word {
    span: Span::new(0, 0),
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
};

/// The readings of a form, whatever its case.
pub(crate) fn lookup(form: &str) -> &'static [Reading] {
    LEXICON.readings(form)
}
