//! The words of a sentence: names, compounds, contractions and signs.

use crate::Span;
use crate::actor::{Form as NameForm, Naming};
use crate::event::clause::lexeme::{Lexeme, NounClass};
use crate::event::clause::lexemes::Lexemes;
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::{Clause, NOTHING, Tag, Word};
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

/// What a sentence is read from.
#[derive(Clone, Copy)]
pub(super) struct Source<'s, 'g> {
    pub(super) text: &'s str,
    pub(super) tokens: &'s [Token],
    pub(super) namings: &'s [Naming<'g>],
    pub(super) timexes: &'s [Timex],
    /// Of the vocabulary in which the tokens have been looked up, if they have.
    pub(super) lexemes: Option<&'s Lexemes>,
}

impl Clause<'_> {
    /// Joins the tokens to words; what each is remains to be settled, but for names, numbers, times and signs.
    pub(super) fn gather(&mut self, source: Source<'_, '_>) {
        let Source { tokens, namings, timexes, .. } = source;
        self.words.reserve(tokens.len());
        let (mut at, mut next_naming, mut next_timex, mut quoted) = (0, 0, 0, false);
        while let Some(&token) = tokens.get(at) {
            while namings.get(next_naming).is_some_and(|naming| naming.tokens.start < at) {
                next_naming += 1;
            }
            let start = token.start as usize;
            while timexes.get(next_timex).is_some_and(|timex| timex.span.end <= start) {
                next_timex += 1;
            }
            let timed = timexes.get(next_timex).is_some_and(|timex| timex.span.contains(start));
            let naming = namings.get(next_naming);
            let mut word = Word { span: token.span(), quoted, ..NOTHING };
            if let Some(naming) = naming.filter(|naming| naming.tokens.start == at && !naming.tokens.is_empty()) {
                word.naming = Some(next_naming as u16);
                at = source.name(token, naming, &mut word);
                word.lexeme = source.lexeme(token, word.span);
                self.words.push(word);
                continue;
            }
            match token.kind {
                TokenKind::Sign => {
                    let sign = token.of(source.text);
                    at += 1;
                    if let Some(opens) = quotes(sign, token.spaced || !quoted) {
                        quoted = opens;
                    }
                    if source.silent(sign, token, at) {
                        continue;
                    }
                    word.tag = self::sign(sign);
                    self.question |= sign == "?";
                }
                TokenKind::Number => {
                    word.tag = Tag::Num;
                    at = source.number(at, &mut word);
                }
                TokenKind::Word => {
                    word.capital = token.capital;
                    at += 1;
                    if tokens.get(at).is_some_and(|next| !next.spaced) {
                        let named = naming.map(|naming| naming.tokens.start);
                        at = source.compound(at, named, &mut word);
                        if let Some((span, tag)) = source.contraction(at, word.span) {
                            word.lexeme = source.lexeme(token, word.span);
                            self.words.push(word);
                            let lexeme = source.lexeme(tokens[at + 1], span);
                            self.words.push(Word { span, lexeme, tag, quoted, ..NOTHING });
                            at += 2;
                            continue;
                        }
                        at = source.possessive(at, &mut word);
                    }
                }
            }
            word.lexeme = source.lexeme(token, word.span);
            if timed {
                word.tag = Tag::Time;
            }
            self.words.push(word);
        }
    }
}

impl Source<'_, '_> {
    /// The tokens from one on.
    fn from(&self, at: usize) -> &[Token] {
        self.tokens.get(at..).unwrap_or_default()
    }

    /// What the lexicon says of a word that begins with a token.
    #[inline]
    fn lexeme(&self, token: Token, word: Span) -> &'static Lexeme {
        match self.lexemes {
            Some(lexemes) if token.end as usize == word.end => lexemes.get(token.word),
            _ => LEXICON.lexeme(word.of(self.text).unwrap_or_default()),
        }
    }

    /// Reads a name with what belongs to it, and says which token comes next.
    fn name(&self, first: Token, naming: &Naming<'_>, word: &mut Word) -> usize {
        let mut at = naming.tokens.end;
        let last = self.tokens.get(at - 1).copied().unwrap_or(first);
        word.span.end = last.end as usize;
        word.tag = Tag::Name;
        word.capital = true;
        // "Moscow-backed" describes what follows.
        if let [dash, part, ..] = self.from(at)
            && !dash.spaced
            && !part.spaced
            && part.kind == TokenKind::Word
            && dash.of(self.text) == "-"
        {
            word.span.end = part.end as usize;
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
    fn silent(&self, sign: &str, token: Token, next: usize) -> bool {
        match sign {
            "." => !token.spaced && self.tokens.get(next).is_some_and(|next| next.kind != TokenKind::Sign),
            "-" => !token.spaced,
            _ => matches!(sign, "'" | "’" | "‘" | "`"),
        }
    }

    /// Reads a number of several tokens, and says which token comes next.
    fn number(&self, mut at: usize, word: &mut Word) -> usize {
        at += 1;
        while let Some(next) = self.tokens.get(at).filter(|next| !next.spaced) {
            let form = next.of(self.text);
            let more = || self.tokens.get(at + 1).is_some_and(|after| !after.spaced && after.kind != TokenKind::Sign);
            if form == "'" || next.kind == TokenKind::Sign && !(matches!(form, "," | "." | "-") && more()) {
                break;
            }
            word.span.end = next.end as usize;
            at += 1;
        }
        at
    }

    /// Reads the parts that hyphens tie to a word and the stop of an abbreviation, and says which token comes next; a name begins
    /// at the token `named`.
    fn compound(&self, mut at: usize, named: Option<usize>, word: &mut Word) -> usize {
        while let [dash, part, ..] = self.from(at)
            && !dash.spaced
            && !part.spaced
            && part.kind != TokenKind::Sign
            && matches!(dash.of(self.text), "-" | "‑")
        {
            // "anti-Gaddafi", "ex-U.S.": the name stays a name of its own.
            let known = || !LEXICON.lexeme(word.span.of(self.text).unwrap_or_default()).readings().is_empty();
            if named == Some(at + 1) && !known() {
                break;
            }
            word.span.end = part.end as usize;
            at += 2;
        }
        // "Gen.", "Sen.", "U.S.": an abbreviation's stop ends no clause.
        if let [stop, next, ..] = self.from(at)
            && !stop.spaced
            && next.kind == TokenKind::Word
            && (word.span.len() <= 4 && word.capital || !next.spaced)
            && stop.of(self.text) == "."
        {
            at += 1;
        }
        at
    }

    /// Reads "'s" after a word, and says which token comes next; a pronoun's is a verb.
    fn possessive(&self, at: usize, word: &mut Word) -> usize {
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
            None if word.span.of(self.text).is_some_and(|word| word.ends_with('s')) && !word.quoted => {
                word.possessive = true;
                at + 1
            }
            None => at,
        }
    }

    /// "n't", "'ll", "it's": a word of its own.
    fn contraction(&self, at: usize, word: Span) -> Option<(Span, Tag)> {
        let [apostrophe, letters, ..] = self.from(at) else { return None };
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
            "s" if pronoun(word.of(self.text)?) => Tag::Be,
            _ => return None,
        };
        Some((letters.span(), tag))
    }
}

/// Whether a quotation goes on behind a sign; `None` where it is no quotation mark. One that may open one does, unless it is an
/// apostrophe or a closing mark.
fn quotes(mark: &str, may_open: bool) -> Option<bool> {
    (sign(mark) == Tag::Quote).then_some(may_open && !matches!(mark, "'" | "’" | "”"))
}

/// What a naming's last word stands for: "US troops" are forces, "American officials" officials.
fn named_class(form: NameForm, last: &str) -> NounClass {
    match form {
        NameForm::Forces => NounClass::Force,
        NameForm::Name | NameForm::Metonym | NameForm::Unknown => NounClass::Plain,
        _ => LEXICON.lexeme(last).noun.map_or(NounClass::Plain, |(_, class, _)| class),
    }
}

/// What a sign is between words.
pub(in crate::event) fn sign(sign: &str) -> Tag {
    match sign {
        "," => Tag::Comma,
        "\"" | "“" | "”" | "'" | "’" | "‘" | "`" | "«" | "»" => Tag::Quote,
        "%" | "$" | "£" | "€" => Tag::Num,
        _ => Tag::Stop,
    }
}
