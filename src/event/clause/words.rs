//! The words of a sentence: names, compounds, contractions and signs.

use crate::Span;
use crate::actor::{Form as NameForm, Naming};
use crate::event::clause::lexeme::{NounClass, Reading};
use crate::event::clause::{Clause, NOTHING, Tag, Word, lookup};
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

impl Clause {
    pub(in crate::event) fn gather(&mut self, text: &str, tokens: &[Token], namings: &[Naming<'_>], timexes: &[Timex]) {
        let mut at = 0;
        let mut next_naming = 0;
        let mut next_timex = 0;
        let mut quoted = false;
        while at < tokens.len() {
            while namings.get(next_naming).is_some_and(|naming| naming.tokens.start < at) {
                next_naming += 1;
            }
            let token = tokens[at];
            let mut word = Word { span: token.span(), quoted, ..NOTHING };
            while timexes.get(next_timex).is_some_and(|timex| timex.span.end <= word.span.start) {
                next_timex += 1;
            }
            let timed = timexes.get(next_timex).is_some_and(|timex| timex.span.contains(word.span.start));
            let named =
                namings.get(next_naming).filter(|naming| naming.tokens.start == at && !naming.tokens.is_empty());
            if let Some(naming) = named {
                let last = tokens.get(naming.tokens.end - 1).copied().unwrap_or(token);
                word.span.end = last.end as usize;
                word.tag = Tag::Name;
                word.naming = Some(next_naming as u16);
                word.capital = true;
                at = naming.tokens.end;
                // "Moscow-backed" describes what follows.
                if let [dash, part, ..] = tokens[at.min(tokens.len())..]
                    && dash.of(text) == "-"
                    && !dash.spaced
                    && !part.spaced
                    && part.kind == TokenKind::Word
                {
                    word.span.end = part.end as usize;
                    word.tag = Tag::Adj;
                    at += 2;
                }
                let end = last.of(text);
                word.plural = end.ends_with('s')
                    && matches!(naming.form, NameForm::Demonym | NameForm::Forces | NameForm::Generic);
                word.class = named_class(naming.form, end);
                if naming.form == NameForm::Compound {
                    word.tag = Tag::Adj;
                }
                at = self.possessive(text, tokens, at, &mut word);
                self.words.push(word);
                continue;
            }
            match token.kind {
                TokenKind::Sign => {
                    word.tag = sign(token.of(text));
                    if word.tag == Tag::Quote
                        && (token.spaced || !quoted)
                        && token.of(text) != "'"
                        && token.of(text) != "’"
                    {
                        quoted = token.of(text) != "”";
                    } else if word.tag == Tag::Quote {
                        quoted = false;
                    }
                    let abbreviation = token.of(text) == "."
                        && !token.spaced
                        && tokens.get(at + 1).is_some_and(|next| next.kind != TokenKind::Sign);
                    at += 1;
                    if abbreviation || matches!(token.of(text), "'" | "’" | "‘" | "`") {
                        continue;
                    }
                    if token.of(text) == "-" && !token.spaced {
                        continue;
                    }
                }
                TokenKind::Number => {
                    word.tag = Tag::Num;
                    at += 1;
                    while let Some(next) = tokens.get(at).filter(|next| !next.spaced && next.of(text) != "'") {
                        let of = next.of(text);
                        let more =
                            tokens.get(at + 1).is_some_and(|after| !after.spaced && after.kind != TokenKind::Sign);
                        if next.kind == TokenKind::Sign && !(matches!(of, "," | "." | "-") && more) {
                            break;
                        }
                        word.span.end = next.end as usize;
                        at += 1;
                    }
                }
                TokenKind::Word => {
                    word.capital = token.of(text).starts_with(char::is_uppercase);
                    at += 1;
                    while let [dash, part, ..] = tokens[at.min(tokens.len())..] {
                        let starts_name = namings.get(next_naming).is_some_and(|naming| naming.tokens.start == at + 1);
                        if !matches!(dash.of(text), "-" | "‑")
                            || dash.spaced
                            || part.spaced
                            || part.kind == TokenKind::Sign
                        {
                            break;
                        }
                        if starts_name && lookup(&text[word.span.start..word.span.end]).is_empty() {
                            // "anti-Gaddafi", "ex-U.S.": the name stays a name of its own.
                            break;
                        }
                        word.span.end = part.end as usize;
                        at += 2;
                    }
                    // "Gen.", "Sen.", "U.S.": an abbreviation's stop ends no clause.
                    let mut stops = tokens[at.min(tokens.len())..].iter();
                    if let (Some(stop), Some(next)) = (stops.next(), stops.next())
                        && stop.of(text) == "."
                        && !stop.spaced
                        && (word.span.len() <= 4 && word.capital || !next.spaced)
                        && next.kind == TokenKind::Word
                    {
                        at += 1;
                    }
                    if let Some((span, tag)) = contraction(text, word.span, &tokens[at.min(tokens.len())..]) {
                        self.words.push(word);
                        at += 2;
                        self.words.push(Word { span, tag, quoted, ..NOTHING });
                        continue;
                    }
                    at = self.possessive(text, tokens, at, &mut word);
                }
            }
            if timed {
                word.tag = Tag::Time;
            }
            self.words.push(word);
        }
    }

    /// Reads "'s" after a word; a pronoun's is a verb.
    pub(in crate::event) fn possessive(&mut self, text: &str, tokens: &[Token], at: usize, word: &mut Word) -> usize {
        let [apostrophe, rest @ ..] = &tokens[at.min(tokens.len())..] else { return at };
        if apostrophe.spaced || !matches!(apostrophe.of(text), "'" | "’") {
            return at;
        }
        let letter = rest.first().filter(|next| !next.spaced);
        match letter.map(|letter| letter.of(text)) {
            Some("s" | "S") => {
                word.possessive = true;
                at + 2
            }
            Some("ll" | "re" | "ve" | "d" | "m") => at + 1,
            Some(_) => at,
            None if text[word.span.start..word.span.end].ends_with('s') && !word.quoted => {
                word.possessive = true;
                at + 1
            }
            None => at,
        }
    }
}

/// What a naming's last word stands for: "US troops" are forces, "American officials" officials.
fn named_class(form: NameForm, last: &str) -> NounClass {
    match form {
        NameForm::Forces => NounClass::Force,
        NameForm::Name | NameForm::Metonym | NameForm::Unknown => NounClass::Plain,
        _ => {
            let noun = lookup(last).iter().find_map(|reading| match reading {
                Reading::Noun(_, class, _) => Some(*class),
                _ => None,
            });
            noun.unwrap_or(NounClass::Plain)
        }
    }
}

/// "n't", "'ll", "it's": a word of its own.
fn contraction(text: &str, word: Span, rest: &[Token]) -> Option<(Span, Tag)> {
    let [apostrophe, letters, ..] = rest else { return None };
    if apostrophe.spaced || letters.spaced || !matches!(apostrophe.of(text), "'" | "’") {
        return None;
    }
    let pronoun = |form: &str| {
        ["it", "he", "she", "there", "that", "what", "who", "here"].iter().any(|p| form.eq_ignore_ascii_case(p))
    };
    let tag = match letters.of(text) {
        "t" => Tag::Neg,
        "ll" | "d" => Tag::Modal,
        "re" | "m" => Tag::Be,
        "ve" => Tag::Have,
        "s" if pronoun(word.of(text)?) => Tag::Be,
        _ => return None,
    };
    Some((letters.span(), tag))
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
