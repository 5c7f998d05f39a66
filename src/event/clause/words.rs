//! What belongs to one word of a sentence: names, compounds, contractions and signs.

use crate::actor::{Form as NameForm, Naming};
use crate::event::clause::lexeme::{Lexeme, NounClass};
use crate::event::clause::lexemes::Lexemes;
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::{Tag, Word, Words};
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

/// A sentence as it is written, from which its clause is read.
#[derive(Clone, Copy)]
pub(crate) struct Written<'s, 't> {
    /// The text that it is part of.
    pub(crate) text: &'t str,
    pub(crate) tokens: &'s [Token],
    pub(crate) namings: &'s [Naming<'s>],
    pub(crate) timexes: &'s [Timex],
    /// Of the vocabulary in which the tokens have been looked up, if they have.
    pub(crate) lexemes: Option<&'s Lexemes>,
    /// Words that may be more than the lexicon says, if any are.
    pub(crate) own: Option<&'s Words>,
}

impl Written<'_, '_> {
    /// The tokens from one on.
    fn from(&self, at: usize) -> &[Token] {
        self.tokens.get(at..).unwrap_or_default()
    }

    /// What the lexicon says of the word from a token to the byte before `end`.
    #[inline]
    pub(super) fn lexeme(&self, token: Token, end: u32) -> &'static Lexeme {
        match self.lexemes {
            Some(lexemes) if token.end == end => lexemes.get(token.word),
            _ => LEXICON.lexeme(self.of(Word::new(token.start, end))),
        }
    }

    /// A word as it is written.
    fn of(&self, word: Word) -> &str {
        word.span().of(self.text).unwrap_or_default()
    }

    /// Reads a name with what belongs to it, and says which token comes next.
    pub(super) fn name(&self, first: Token, naming: &Naming<'_>, word: &mut Word) -> usize {
        let mut at = naming.tokens.end;
        let last = self.tokens.get(at - 1).copied().unwrap_or(first);
        word.end = last.end;
        word.tag = Tag::Name;
        word.capital = true;
        // "Moscow-backed" describes what follows.
        if let [dash, part, ..] = self.from(at)
            && !dash.spaced
            && !part.spaced
            && part.kind == TokenKind::Word
            && dash.of(self.text) == "-"
        {
            word.end = part.end;
            word.tag = Tag::Adj;
            at += 2;
        }
        let form = last.of(self.text);
        word.plural =
            form.ends_with('s') && matches!(naming.form, NameForm::Demonym | NameForm::Forces | NameForm::Generic);
        word.class = named_class(naming.form, form);
        if naming.form == NameForm::Compound {
            word.tag = Tag::Adj;
        }
        self.possessive(at, word)
    }

    /// Whether a sign is no word: it stands inside one. `next` is the token behind it.
    pub(super) fn silent(&self, sign: &str, token: Token, next: usize) -> bool {
        match sign {
            "." => !token.spaced && self.tokens.get(next).is_some_and(|next| next.kind != TokenKind::Sign),
            "-" => !token.spaced,
            _ => matches!(sign, "'" | "’" | "‘" | "`"),
        }
    }

    /// Reads the further tokens of a number, and says which token comes next.
    pub(super) fn number(&self, mut at: usize, word: &mut Word) -> usize {
        while let Some(next) = self.tokens.get(at).filter(|next| !next.spaced) {
            let form = next.of(self.text);
            let more = || self.tokens.get(at + 1).is_some_and(|after| !after.spaced && after.kind != TokenKind::Sign);
            if form == "'" || next.kind == TokenKind::Sign && !(matches!(form, "," | "." | "-") && more()) {
                break;
            }
            word.end = next.end;
            at += 1;
        }
        at
    }

    /// Reads the parts that hyphens tie to a word and the stop of an abbreviation, and says which token comes next; a name begins
    /// at the token `named`.
    pub(super) fn compound(&self, mut at: usize, named: usize, word: &mut Word) -> usize {
        while let [dash, part, ..] = self.from(at)
            && !dash.spaced
            && !part.spaced
            && part.kind != TokenKind::Sign
            && matches!(dash.of(self.text), "-" | "‑")
        {
            // "anti-Gaddafi", "ex-U.S.": the name stays a name of its own.
            let known = || !LEXICON.lexeme(self.of(*word)).readings().is_empty();
            if named == at + 1 && !known() {
                break;
            }
            word.end = part.end;
            at += 2;
        }
        // "Gen.", "Sen.", "U.S.": an abbreviation's stop ends no clause.
        if let [stop, next, ..] = self.from(at)
            && !stop.spaced
            && next.kind == TokenKind::Word
            && (word.len() <= 4 && word.capital || !next.spaced)
            && stop.of(self.text) == "."
        {
            at += 1;
        }
        at
    }

    /// Reads "'s" after a word, and says which token comes next; a pronoun's is a verb.
    pub(super) fn possessive(&self, at: usize, word: &mut Word) -> usize {
        let [apostrophe, rest @ ..] = self.from(at) else { return at };
        if apostrophe.spaced || !matches!(apostrophe.of(self.text), "'" | "’") {
            return at;
        }
        let letter = rest.first().filter(|next| !next.spaced);
        match letter.map(|letter| letter.of(self.text)) {
            Some("s" | "S") => {
                word.possessive = true;
                at + 2
            }
            Some("ll" | "re" | "ve" | "d" | "m") => at + 1,
            Some(_) => at,
            None if self.of(*word).ends_with('s') && !word.quoted => {
                word.possessive = true;
                at + 1
            }
            None => at,
        }
    }

    /// "n't", "'ll", "it's": a word of its own.
    pub(super) fn contraction(&self, at: usize, word: Word) -> Option<(Token, Tag)> {
        let &[apostrophe, letters, ..] = self.from(at) else { return None };
        if apostrophe.spaced || letters.spaced || !matches!(apostrophe.of(self.text), "'" | "’") {
            return None;
        }
        let pronoun = |form: &str| {
            ["it", "he", "she", "there", "that", "what", "who", "here"].iter().any(|p| form.eq_ignore_ascii_case(p))
        };
        let tag = match letters.of(self.text) {
            "t" => Tag::Neg,
            "ll" | "d" => Tag::Modal,
            "re" | "m" => Tag::Be,
            "ve" => Tag::Have,
            "s" if pronoun(self.of(word)) => Tag::Be,
            _ => return None,
        };
        Some((letters, tag))
    }
}

/// Whether a quotation mark may open a quotation: no apostrophe or closing mark does.
pub(super) fn opens(mark: &str) -> bool {
    !matches!(mark, "'" | "’" | "”")
}

/// What a naming's last word stands for: "US troops" are forces, "American officials" officials.
fn named_class(form: NameForm, last: &str) -> NounClass {
    match form {
        NameForm::Forces => NounClass::Force,
        NameForm::Name | NameForm::Metonym | NameForm::Unknown => NounClass::Plain,
        _ => LEXICON.lexeme(last).noun.map_or(NounClass::Plain, |(_, class, _)| class),
    }
}

/// What each sign in ASCII is between words.
const SIGNS: [Tag; 128] = {
    let mut signs = [Tag::Stop; 128];
    signs[b',' as usize] = Tag::Comma;
    (signs[b'"' as usize], signs[b'\'' as usize], signs[b'`' as usize]) = (Tag::Quote, Tag::Quote, Tag::Quote);
    (signs[b'%' as usize], signs[b'$' as usize]) = (Tag::Num, Tag::Num);
    signs
};

/// What a sign of one character is between words.
pub(in crate::event) fn sign(sign: &str) -> Tag {
    match sign.as_bytes() {
        [ascii @ ..=127, ..] => SIGNS[usize::from(*ascii)],
        _ if matches!(sign, "“" | "”" | "’" | "‘" | "«" | "»") => Tag::Quote,
        _ if matches!(sign, "£" | "€") => Tag::Num,
        _ => Tag::Stop,
    }
}
