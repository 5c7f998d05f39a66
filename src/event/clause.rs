//! The words of one sentence with their classes, and its verb groups.

use std::ops::Range;

use crate::Span;
use crate::actor::{Form as NameForm, Naming};
use crate::event::lexeme::{Closed, Entry, Form, LEXICON, NounClass, Reading};
use crate::event::operator::Operator;
use crate::temporal::Timex;
use crate::text::{Token, TokenKind};

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
    pub(crate) groups: Vec<Group>,
    pub(crate) question: bool,
}

impl Clause {
    /// Reads a sentence; the buffers of `self` are used again.
    pub(crate) fn read(&mut self, text: &str, tokens: &[Token], namings: &[Naming<'_>], timexes: &[Timex]) {
        self.words.clear();
        self.groups.clear();
        self.gather(text, tokens, namings, timexes);
        self.question = self.words.iter().any(|word| word.span.of(text) == Some("?"));
        self.tag(text, namings);
        self.group(text);
    }

    /// The word at a byte offset.
    pub(crate) fn at(&self, offset: usize) -> Option<usize> {
        self.words.iter().position(|word| word.span.contains(offset))
    }

    /// The word, or a full stop outside the sentence.
    pub(crate) fn word(&self, at: usize) -> Word {
        self.words.get(at).copied().unwrap_or(Word { tag: Tag::Stop, ..NOTHING })
    }

    pub(crate) fn tag_at(&self, at: usize) -> Tag {
        self.word(at).tag
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
        words.iter().any(|word| self.is(text, at, word))
    }

    fn gather(&mut self, text: &str, tokens: &[Token], namings: &[Naming<'_>], timexes: &[Timex]) {
        let mut at = 0;
        let mut next_naming = 0;
        let mut quoted = false;
        while at < tokens.len() {
            while namings.get(next_naming).is_some_and(|naming| naming.tokens.start < at) {
                next_naming += 1;
            }
            let token = tokens[at];
            let mut word = Word { span: token.span(), quoted, ..NOTHING };
            let timed = timexes.iter().any(|timex| timex.span.contains(word.span.start));
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
    fn possessive(&mut self, text: &str, tokens: &[Token], at: usize, word: &mut Word) -> usize {
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

    /// Settles what each word is, from left to right.
    fn tag(&mut self, text: &str, namings: &[Naming<'_>]) {
        for at in 0..self.words.len() {
            let word = self.words[at];
            if word.tag != Tag::Noun {
                continue;
            }
            let Some(form) = word.span.of(text) else { continue };
            let readings = lookup(form);
            let settled = self.settle(text, at, form, readings);
            self.words[at] = settled;
        }
        // "military consequences", "rebel advances": a role that describes what follows.
        for at in 0..self.words.len() {
            let generic = self.words[at].naming.and_then(|naming| namings.get(naming as usize));
            if generic.is_some_and(|naming| naming.form == NameForm::Generic)
                && !self.words[at].possessive
                && self.tag_at(at + 1) == Tag::Noun
                && self.words[at].tag == Tag::Name
            {
                self.words[at].tag = Tag::Adj;
            }
        }
    }

    fn settle(&self, text: &str, at: usize, form: &str, readings: &[Reading]) -> Word {
        let mut word = self.words[at];
        let before = self.before(at);
        let previous = before.map_or(Tag::Stop, |before| self.words[before].tag);
        let possessor = before.is_some_and(|before| self.words[before].possessive || self.his(text, before));
        let first = at == 0 || matches!(previous, Tag::Stop | Tag::Quote);
        if readings.is_empty() {
            return guess(word, form, previous, possessor, first);
        }
        let closed = readings.iter().filter_map(|reading| match reading {
            Reading::Closed(closed) => Some(*closed),
            _ => None,
        });
        let mut closed: Vec<Closed> = closed.collect();
        let verb = readings.iter().filter_map(|reading| match reading {
            Reading::Verb(entry, form) => Some((*entry, *form)),
            _ => None,
        });
        let noun = readings.iter().find_map(|reading| match reading {
            Reading::Noun(entry, class, plural) => Some((*entry, *class, *plural)),
            _ => None,
        });
        let verbs: Vec<(u16, Form)> = verb.collect();
        // "May", "Will" or "Will Smith" in capitals inside a sentence are names.
        if word.capital && !first && closed.first() == Some(&Closed::Modal) && !title_case(self, at) {
            word.tag = Tag::Name;
            return word;
        }
        if !closed.is_empty() {
            let tag = self.settle_closed(text, at, &mut closed, previous, !verbs.is_empty() || noun.is_some());
            if let Some(tag) = tag {
                word.tag = tag;
                word.possessive |= closed.first() == Some(&Closed::His);
                return word;
            }
        }
        let as_noun = |mut word: Word| {
            if let Some((entry, class, plural)) = noun {
                word.tag = if class == NounClass::Adjective { Tag::Adj } else { Tag::Noun };
                (word.entry, word.class, word.plural) = (Some(entry), class, plural);
            } else {
                word.tag = if matches!(verbs.first(), Some((_, Form::Participle | Form::Past))) {
                    Tag::Adj
                } else {
                    Tag::Noun
                };
                word.entry = verbs.first().map(|verb| verb.0);
            }
            word
        };
        if verbs.is_empty() {
            return as_noun(word);
        }
        let as_verb = |mut word: Word, wanted: Option<Form>| {
            let verb = wanted.and_then(|wanted| verbs.iter().find(|verb| verb.1 == wanted)).or(verbs.first());
            if let Some(&(entry, form)) = verb {
                (word.tag, word.entry, word.form) = (Tag::Verb, Some(entry), form);
            }
            word
        };
        let has = |wanted: Form| verbs.iter().any(|verb| verb.1 == wanted);
        // "pulled its troops back": a particle.
        let particle = form.eq_ignore_ascii_case("back")
            && !matches!(previous, Tag::To | Tag::Modal | Tag::Pron | Tag::Do | Tag::Det);
        if particle && !self.after(at).is_some_and(|after| matches!(self.peek(text, after), Tag::Det | Tag::Pron)) {
            word.tag = Tag::Adv;
            return word;
        }
        let next = self.after(at).map_or(Tag::Stop, |after| self.peek(text, after));
        let gerund = has(Form::Gerund);
        if gerund {
            let nominal = possessor || previous == Tag::Det || previous == Tag::Adj;
            return if nominal { as_noun(word) } else { as_verb(word, None) };
        }
        if has(Form::Past) || has(Form::Participle) {
            let base = has(Form::Base);
            let attributive = (matches!(previous, Tag::Det | Tag::Adj | Tag::Prep | Tag::Num) || possessor)
                && matches!(next, Tag::Noun | Tag::Adj | Tag::Name | Tag::Time);
            if attributive && !base {
                return as_noun(word);
            }
            if base {
                return if previous == Tag::Det || possessor { as_noun(word) } else { as_verb(word, Some(Form::Past)) };
            }
            let adjective = matches!(noun, Some((_, NounClass::Adjective, _)));
            if adjective && previous == Tag::Be && self.after(at).is_some_and(|after| self.is(text, after, "to")) {
                return as_noun(word);
            }
            if matches!(previous, Tag::Have | Tag::Be) {
                return as_verb(word, Some(Form::Participle));
            }
            return as_verb(word, Some(Form::Past));
        }
        let verbal = match previous {
            Tag::To | Tag::Modal | Tag::Do => true,
            Tag::Neg => self.auxiliary(before.unwrap_or(0)),
            Tag::Pron | Tag::Rel => true,
            Tag::Det | Tag::Adj | Tag::Prep | Tag::Num | Tag::Be | Tag::Have => false,
            _ if possessor => false,
            _ if has(Form::Third) && !matches!(previous, Tag::Conj | Tag::Comma) => {
                let subject = matches!(previous, Tag::Name | Tag::Noun | Tag::Time)
                    || noun.is_none()
                        && matches!(previous, Tag::Stop | Tag::Quote | Tag::Comma | Tag::Conj | Tag::Comp | Tag::Adv);
                let phone = before.is_some_and(|before| self.words[before].class == NounClass::Phone);
                let governs = matches!(
                    next,
                    Tag::Det | Tag::Name | Tag::To | Tag::Pron | Tag::Adv | Tag::Comp | Tag::Adj | Tag::Rel | Tag::Num
                ) || next == Tag::Prep
                    && !self.after(at).is_some_and(|after| self.is_any(text, after, &["of", "from"]) && noun.is_some())
                    || noun.is_none();
                let singular = before.is_some_and(|before| !self.words[before].plural);
                subject && !phone && governs && (singular || noun.is_none()) && !(first && noun.is_some())
            }
            Tag::Noun | Tag::Name => {
                let phone = before.is_some_and(|before| self.words[before].class == NounClass::Phone);
                let plural = !phone
                    && before.is_some_and(|before| {
                        self.words[before].plural || self.words[before].tag == Tag::Name || self.joined_subject(before)
                    });
                noun.is_none()
                    || plural
                        && matches!(
                            next,
                            Tag::Det
                                | Tag::Name
                                | Tag::To
                                | Tag::Pron
                                | Tag::Adv
                                | Tag::Prep
                                | Tag::Comp
                                | Tag::Stop
                                | Tag::Time
                                | Tag::Adj
                                | Tag::Comma
                        )
                        && !(self.words[at].form == Form::Base
                            && self.word(before.unwrap_or(0)).tag == Tag::Name
                            && !self.words[before.unwrap_or(0)].plural
                            && !title_case(self, at)
                            && !self.joined_subject(before.unwrap_or(0)))
            }
            Tag::Conj | Tag::Comma if has(Form::Third) => {
                noun.is_none() || matches!(next, Tag::Det | Tag::To | Tag::Pron | Tag::Name) && self.third_before(at)
            }
            Tag::Conj | Tag::Comma => {
                // "must stop and pull back": joined to a verb in its base form.
                noun.is_none()
                    || matches!(next, Tag::Det | Tag::To | Tag::Pron | Tag::Prep | Tag::Adv) && self.verb_before(at)
            }
            Tag::Stop | Tag::Quote => noun.is_none() || matches!(next, Tag::Det | Tag::Pron),
            _ => noun.is_none(),
        };
        let floating =
            previous == Tag::Det && before.is_some_and(|before| self.is_any(text, before, &["all", "both", "each"]));
        let slot = matches!(previous, Tag::Det) && !floating || previous == Tag::Prep && has(Form::Base);
        if verbal || noun.is_none() && !slot && !possessor { as_verb(word, None) } else { as_noun(word) }
    }

    /// "A and B withdraw".
    fn joined_subject(&self, at: usize) -> bool {
        (0..at).rev().take(4).any(|back| self.words[back].tag == Tag::Conj)
    }

    fn verb_before(&self, at: usize) -> bool {
        let mut back = self.words[..at].iter().rev();
        back.find(|word| matches!(word.tag, Tag::Verb | Tag::Stop))
            .is_some_and(|word| word.tag == Tag::Verb && matches!(word.form, Form::Base | Form::Third))
    }

    /// "deplores …, expresses … and demands".
    fn third_before(&self, at: usize) -> bool {
        let mut back = self.words[..at].iter().rev();
        let verb = back.find(|word| matches!(word.tag, Tag::Verb | Tag::Stop));
        verb.is_some_and(|word| word.tag == Tag::Verb && word.form == Form::Third)
    }

    fn auxiliary(&self, neg: usize) -> bool {
        neg > 0 && matches!(self.words[neg - 1].tag, Tag::Modal | Tag::Do | Tag::To)
            || matches!(self.words.get(neg + 1).map(|next| next.tag), Some(Tag::To))
            || neg > 0 && self.words[neg - 1].tag == Tag::To
    }

    fn his(&self, text: &str, at: usize) -> bool {
        self.words[at].tag == Tag::Det
            && self.is_any(text, at, &["my", "our", "your", "his", "her", "its", "their", "whose"])
    }

    fn settle_closed(&self, text: &str, at: usize, closed: &mut [Closed], previous: Tag, open: bool) -> Option<Tag> {
        let next = self.after(at);
        let next_form = next.and_then(|next| self.words[next].span.of(text)).unwrap_or_default();
        let next_readings = lookup(next_form);
        let next_is =
            |wanted: Form| next_readings.iter().any(|r| matches!(r, Reading::Verb(_, form) if *form == wanted));
        let next_closed = |wanted: Closed| next_readings.contains(&Reading::Closed(wanted));
        let form = self.words[at].span.of(text).unwrap_or_default();
        let verb_next = next_is(Form::Base) || next_closed(Closed::Be) && next_form == "be" || next_form == "have";
        if form.eq_ignore_ascii_case("to") {
            let adverb_then_verb = next_readings.contains(&Reading::Closed(Closed::Adv)) || next_form.ends_with("ly");
            let after = next.and_then(|next| self.after(next)).and_then(|after| self.words[after].span.of(text));
            let split = adverb_then_verb
                && after.is_some_and(|after| lookup(after).iter().any(|r| matches!(r, Reading::Verb(_, Form::Base))));
            let noun = next_readings.iter().any(|r| matches!(r, Reading::Noun(..)));
            let object = next.and_then(|next| self.after(next)).is_some_and(|after| {
                let after = self.words[after].span.of(text).unwrap_or_default();
                let readings = lookup(after);
                readings.iter().any(|r| {
                    matches!(
                        r,
                        Reading::Closed(
                            Closed::Det | Closed::His | Closed::Prep | Closed::Pron | Closed::Adv | Closed::Conj
                        )
                    )
                }) || readings.is_empty()
                    || matches!(after, "." | "," | ";" | "\"" | "”")
            });
            return Some(if split || verb_next && (!noun || object || next_is(Form::Base)) {
                Tag::To
            } else {
                Tag::Prep
            });
        }
        if form.eq_ignore_ascii_case("that") || form.eq_ignore_ascii_case("those") {
            if form.eq_ignore_ascii_case("those") {
                return Some(Tag::Det);
            }
            let noun_next = next.is_some_and(|next| self.words[next].tag != Tag::Name && !self.words[next].capital)
                && !next_readings.iter().any(|r| {
                    matches!(
                        r,
                        Reading::Closed(
                            Closed::Det
                                | Closed::His
                                | Closed::Pron
                                | Closed::Modal
                                | Closed::Be
                                | Closed::Have
                                | Closed::Do
                                | Closed::Comp
                                | Closed::Prep
                        )
                    )
                });
            return Some(match previous {
                Tag::Verb if noun_next && self.ends_phrase(text, next) => Tag::Det,
                Tag::Verb | Tag::Comma | Tag::Quote | Tag::Adj | Tag::Adv => Tag::Comp,
                Tag::Noun | Tag::Name => {
                    let says = (at.saturating_sub(5)..at)
                        .rev()
                        .take_while(|&back| !matches!(self.words[back].tag, Tag::Stop | Tag::Comma));
                    let says = says.into_iter().any(|back| {
                        self.words[back].tag == Tag::Verb
                            && self.entry(back).is_some_and(|entry| entry.complements.has("that"))
                    });
                    let subject = next.is_some_and(|next| self.words[next].tag == Tag::Name)
                        || next_readings
                            .iter()
                            .any(|r| matches!(r, Reading::Closed(Closed::Det | Closed::His | Closed::Pron)));
                    if says && subject {
                        return Some(Tag::Comp);
                    }
                    let noun = self.before(at).map_or(Operator::Nothing, |before| self.operator(before));
                    if noun == Operator::Nothing
                        || next_closed(Closed::Modal)
                        || next_closed(Closed::Be)
                        || next_closed(Closed::Have)
                    {
                        Tag::Rel
                    } else {
                        Tag::Comp
                    }
                }
                _ if noun_next => Tag::Det,
                Tag::Time | Tag::Pron => Tag::Comp,
                _ => Tag::Pron,
            });
        }
        let first = *closed.first()?;
        let tag = match first {
            Closed::Det | Closed::His => Tag::Det,
            Closed::Pron => Tag::Pron,
            Closed::Rel => Tag::Rel,
            Closed::Prep if closed.contains(&Closed::Comp) => {
                // "before", "after", "as", "since", "until": a clause follows, or a noun phrase.
                if self.finite_ahead(text, at) { Tag::Comp } else { Tag::Prep }
            }
            Closed::Prep => {
                // "pull out", "fall back": a particle.
                let bare = next.is_none_or(|next| matches!(self.words[next].tag, Tag::Stop | Tag::Comma | Tag::Quote));
                if bare { Tag::Adv } else { Tag::Prep }
            }
            Closed::Conj => Tag::Conj,
            Closed::Comp => Tag::Comp,
            Closed::Modal => {
                if matches!(previous, Tag::Det | Tag::Adj) {
                    Tag::Noun
                } else {
                    Tag::Modal
                }
            }
            Closed::Be => Tag::Be,
            Closed::Have => Tag::Have,
            Closed::Do => Tag::Do,
            Closed::Neg => Tag::Neg,
            Closed::Adv if open && previous != Tag::Verb => return None,
            Closed::Adv => Tag::Adv,
            Closed::Num => Tag::Num,
            Closed::Adj if open => return None,
            Closed::Adj => Tag::Adj,
        };
        Some(tag)
    }

    /// "see that ceasefire.": a noun with nothing after it that it could be the subject of.
    fn ends_phrase(&self, text: &str, at: Option<usize>) -> bool {
        let Some(after) = at.and_then(|at| self.after(at)) else { return at.is_some() };
        matches!(self.words[after].tag, Tag::Stop | Tag::Comma | Tag::Quote)
            || self.is_any(text, after, &["in", "for", "on", "and", "as"])
    }

    /// Whether a finite verb follows before the next comma or stop.
    fn finite_ahead(&self, text: &str, at: usize) -> bool {
        let (mut noun, mut pronominal) = (false, false);
        for word in self.words.iter().skip(at + 1).take(14) {
            match word.tag {
                Tag::Stop | Tag::Comma => return false,
                Tag::Name => noun = true,
                Tag::Noun => {
                    let form = word.span.of(text).unwrap_or_default();
                    let readings = lookup(form);
                    let finite = |r: &Reading| match r {
                        Reading::Verb(_, form) => matches!(form, Form::Past | Form::Third),
                        Reading::Closed(closed) => {
                            matches!(closed, Closed::Modal | Closed::Be | Closed::Have | Closed::Do)
                        }
                        Reading::Noun(..) => false,
                    };
                    let also_noun = readings.iter().any(|r| matches!(r, Reading::Noun(..)));
                    let gerund = readings.iter().any(|r| matches!(r, Reading::Verb(_, Form::Gerund)));
                    if readings.iter().any(|r| matches!(r, Reading::Closed(Closed::Rel | Closed::Comp))) && noun {
                        return false;
                    }
                    if gerund && !noun {
                        return false;
                    }
                    if noun && readings.iter().any(finite) && !also_noun {
                        return true;
                    }
                    if noun && readings.is_empty() && form.ends_with("ed") {
                        return true;
                    }
                    let pronoun = readings.contains(&Reading::Closed(Closed::Pron));
                    if pronominal && readings.iter().any(|r| matches!(r, Reading::Verb(_, Form::Base))) {
                        return true;
                    }
                    pronominal = pronoun;
                    let prep = readings.iter().any(|r| {
                        matches!(
                            r,
                            Reading::Closed(
                                Closed::Prep | Closed::Det | Closed::Adj | Closed::Adv | Closed::Neg | Closed::Conj
                            )
                        )
                    });
                    noun |= !prep;
                }
                _ => {}
            }
        }
        false
    }

    /// The nearest word to the left that is no adverb, quote or time.
    fn before(&self, at: usize) -> Option<usize> {
        (0..at)
            .rev()
            .find(|&back| !matches!(self.words[back].tag, Tag::Adv | Tag::Quote | Tag::Time))
            .filter(|&back| at - back <= 6)
    }

    fn after(&self, at: usize) -> Option<usize> {
        (at + 1..self.words.len()).find(|&next| !matches!(self.words[next].tag, Tag::Quote))
    }

    /// A guess at a word that has not been settled yet.
    fn peek(&self, text: &str, at: usize) -> Tag {
        let word = self.words[at];
        if word.tag != Tag::Noun {
            return word.tag;
        }
        let form = word.span.of(text).unwrap_or_default();
        if form.eq_ignore_ascii_case("to") {
            return Tag::To;
        }
        if form.eq_ignore_ascii_case("that") {
            return Tag::Comp;
        }
        match lookup(form).first() {
            Some(Reading::Closed(closed)) => match closed {
                Closed::Det | Closed::His => Tag::Det,
                Closed::Pron => Tag::Pron,
                Closed::Rel => Tag::Rel,
                Closed::Prep => Tag::Prep,
                Closed::Conj => Tag::Conj,
                Closed::Comp => Tag::Comp,
                Closed::Modal => Tag::Modal,
                Closed::Be => Tag::Be,
                Closed::Have => Tag::Have,
                Closed::Do => Tag::Do,
                Closed::Neg => Tag::Neg,
                Closed::Adv => Tag::Adv,
                Closed::Num => Tag::Num,
                Closed::Adj => Tag::Adj,
            },
            Some(Reading::Verb(_, Form::Past | Form::Participle)) => Tag::Verb,
            Some(Reading::Verb(_, Form::Gerund)) => Tag::Verb,
            _ if form.ends_with("ly") => Tag::Adv,
            _ => Tag::Noun,
        }
    }

    /// Finds the verb groups.
    fn group(&mut self, _text: &str) {
        let mut at = 0;
        while at < self.words.len() {
            if !matches!(self.words[at].tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb | Tag::To) {
                at += 1;
                continue;
            }
            let group = self.chain(_text, at);
            let Some(group) = group else {
                at += 1;
                continue;
            };
            at = group.words.end.max(at + 1);
            let index = self.groups.len() as u16;
            for word in &mut self.words[group.words.clone()] {
                word.group = Some(index);
            }
            self.groups.push(group);
        }
        self.join();
    }

    fn chain(&self, text: &str, start: usize) -> Option<Group> {
        let mut group = Group {
            words: start..start,
            main: start,
            shape: Shape::Finite,
            mood: Mood::Fact,
            negated: false,
            passive: false,
            progressive: false,
            perfect: false,
            past: false,
            joined: false,
        };
        let mut at = start;
        let (mut be, mut have, mut to, mut finite) = (false, false, false, false);
        loop {
            let word = self.word(at);
            if at >= self.words.len() {
                break;
            }
            match word.tag {
                Tag::Modal => {
                    let form = word.span.of(text).unwrap_or_default().to_ascii_lowercase();
                    group.mood = match form.as_str() {
                        "will" | "shall" | "ll" | "wo" | "won" => Mood::Will,
                        "would" | "wouldn" | "d" => Mood::Would,
                        "must" | "should" | "ought" => Mood::Must,
                        _ => Mood::Possible,
                    };
                    finite = true;
                }
                Tag::To => {
                    let be_to = be && at > start && self.words[at - 1].tag == Tag::Be && group.mood == Mood::Fact;
                    if be_to {
                        // "the aim is to reach a truce" plans nothing yet.
                        let aim = start.checked_sub(1).map_or(Operator::Nothing, |subject| self.operator(subject));
                        let aims = matches!(aim, Operator::Offer | Operator::Try | Operator::Demand);
                        group.mood = if aims { Mood::Possible } else { Mood::Will };
                    } else if have && at > start && self.words[at - 1].tag == Tag::Have {
                        group.mood = Mood::Must;
                        have = false;
                    } else if at == start {
                        to = true;
                    } else {
                        break;
                    }
                }
                Tag::Be => {
                    if at == start && self.is(text, at, "being") {
                        group.shape = Shape::Gerund;
                    }
                    be = true;
                    if !to && !finite {
                        group.past = self.is_any(text, at, &["was", "were", "wasn", "weren"]);
                    }
                    finite = true;
                }
                Tag::Have => {
                    have = true;
                    if !to && !finite {
                        group.past = self.is_any(text, at, &["had", "hadn"]);
                    }
                    finite |= !self.is(text, at, "having");
                }
                Tag::Do => {
                    group.past = self.is_any(text, at, &["did", "didn"]);
                    finite = true;
                }
                Tag::Neg => group.negated = true,
                Tag::Adv | Tag::Time => {}
                Tag::Quote if at > start => {}
                Tag::Verb => {
                    let going =
                        self.lemma(at) == "go" && be && word.form == Form::Gerund && self.tag_at(at + 1) == Tag::To;
                    let used = false;
                    if going || used {
                        group.mood = Mood::Will;
                        at += 2;
                        be = false;
                        continue;
                    }
                    let fits = match word.form {
                        Form::Base => to || finite || at == start,
                        Form::Third => at == start,
                        Form::Past | Form::Participle => at == start || be || have,
                        Form::Gerund => at == start || be,
                    };
                    if !fits {
                        break;
                    }
                    group.main = at;
                    match word.form {
                        Form::Gerund if be => group.progressive = true,
                        Form::Gerund => group.shape = Shape::Gerund,
                        Form::Past | Form::Participle if be => {
                            group.passive = true;
                        }
                        Form::Past | Form::Participle if have => group.perfect = true,
                        Form::Past => group.past = true,
                        Form::Participle => group.shape = Shape::Participle,
                        _ => {}
                    }
                    if be && have {
                        group.perfect = true;
                    }
                    if to {
                        group.shape = Shape::Infinitive;
                    }
                    group.words = start..at + 1;
                    return Some(group);
                }
                _ => break,
            }
            at += 1;
        }
        // No main verb: a copula or a bare auxiliary.
        let last =
            (start..at).rev().find(|&at| matches!(self.words[at].tag, Tag::Be | Tag::Have | Tag::Do | Tag::Modal))?;
        group.main = last;
        group.perfect = have && be;
        if to {
            group.shape = Shape::Infinitive;
        }
        group.words = start..last + 1;
        // "is not", "is expected": what follows the copula directly.
        if self.tag_at(last + 1) == Tag::Neg {
            group.negated = true;
            group.words.end = last + 2;
        }
        Some(group)
    }

    /// "must stop advancing and pull back": a verb without subject or auxiliary after a conjunction takes mood and shape of the
    /// one before it.
    fn join(&mut self) {
        for index in 1..self.groups.len() {
            let start = self.groups[index].words.start;
            let single = self.groups[index].words.len() == 1;
            let before =
                (0..start).rev().find(|&back| !matches!(self.words[back].tag, Tag::Adv | Tag::Quote | Tag::Time));
            let conjunct = before.is_some_and(|before| matches!(self.words[before].tag, Tag::Conj))
                || before.is_some_and(|before| self.words[before].tag == Tag::Comma)
                    && matches!(self.words[self.groups[index].main].form, Form::Base | Form::Third);
            if !single || !conjunct {
                continue;
            }
            let form = self.words[self.groups[index].main].form;
            let mate = (0..index).rev().find(|&mate| {
                let other = &self.groups[mate];
                let other_form = self.words[other.main].form;
                self.words[other.main].tag == Tag::Verb
                    && match form {
                        Form::Base => other_form == Form::Base,
                        Form::Gerund => other_form == Form::Gerund,
                        Form::Past | Form::Participle => {
                            matches!(other_form, Form::Past | Form::Participle) && other.words.len() > 1
                        }
                        Form::Third => other_form == Form::Third,
                    }
            });
            let Some(mate) = mate else { continue };
            // A subject of its own stands between: no shared mood.
            let past = matches!(form, Form::Past | Form::Participle);
            if past && index - mate > 1 {
                continue;
            }
            let mate = self.groups[mate].clone();
            let group = &mut self.groups[index];
            group.joined = true;
            group.mood = mate.mood;
            group.shape = mate.shape;
            group.negated = mate.negated && !past;
            group.past = mate.past;
            if past {
                group.perfect = mate.perfect;
                group.passive = mate.passive;
            }
        }
    }
}

const NOTHING: Word = Word {
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

fn title_case(clause: &Clause, at: usize) -> bool {
    let around = clause.words.iter().skip(at.saturating_sub(4)).take(9).filter(|word| word.span.len() > 3);
    let (mut small, mut all) = (0, 0);
    for word in around {
        all += 1;
        small += usize::from(!word.capital);
    }
    small * 3 < all
}

/// The readings of a form, whatever its case.
pub(crate) fn lookup(form: &str) -> &'static [Reading] {
    let mut buffer = [0u8; 24];
    let Some(lower) = buffer.get_mut(..form.len()) else { return &[] };
    lower.copy_from_slice(form.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).map_or(&[], |lower| LEXICON.readings(lower))
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

fn sign(sign: &str) -> Tag {
    match sign {
        "," => Tag::Comma,
        "\"" | "“" | "”" | "'" | "’" | "‘" | "`" | "«" | "»" => Tag::Quote,
        "%" | "$" | "£" | "€" => Tag::Num,
        _ => Tag::Stop,
    }
}

/// What a word that is in no table may be.
fn guess(mut word: Word, form: &str, previous: Tag, possessor: bool, first: bool) -> Word {
    if word.capital && !first {
        word.tag = Tag::Name;
        return word;
    }
    let noun_slot = matches!(previous, Tag::Det | Tag::Adj | Tag::Num) || possessor;
    if form.ends_with("ly") && form.len() > 4 || form.ends_with("ward") || form.ends_with("wards") {
        word.tag = Tag::Adv;
    } else if form.ends_with("ed") && form.len() > 4 {
        word.tag = if noun_slot { Tag::Adj } else { Tag::Verb };
        word.form = if matches!(previous, Tag::Be | Tag::Have) { Form::Participle } else { Form::Past };
    } else if form.ends_with("ing") && form.len() > 5 && !noun_slot {
        word.tag = Tag::Verb;
        word.form = Form::Gerund;
    } else if matches!(previous, Tag::To | Tag::Modal | Tag::Do) {
        word.tag = Tag::Verb;
        word.form = Form::Base;
    } else if form.contains('-')
        || ["ive", "ous", "ical", "able", "ible", "ful", "less", "ish"].iter().any(|end| form.ends_with(end))
    {
        word.tag = Tag::Adj;
    } else {
        word.tag = if word.capital { Tag::Name } else { Tag::Noun };
        word.plural = form.ends_with('s') && !form.ends_with("ss");
    }
    word
}
