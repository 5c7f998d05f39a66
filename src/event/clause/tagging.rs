//! What each word is: closed-class words, forms of verbs and a few suffixes settle it from left to right.

use crate::actor::{Form as NameForm, Naming};
use crate::event::clause::lexeme::{Closed, Form, Lexeme, NounClass};
use crate::event::clause::part::Part;
use crate::event::clause::{Clause, Tag, Word};

/// What stands to the left of a word that is to be settled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside {
    /// The nearest word that is no adverb, quote or time, if it is near.
    pub(super) at: Option<usize>,
    /// What it is; a stop where there is none.
    pub(super) tag: Tag,
    /// Whether it is a possessor.
    pub(super) possessor: bool,
    /// Whether the word begins a clause.
    pub(super) first: bool,
}

impl Clause<'_> {
    /// Settles what each word is, from left to right.
    pub(super) fn tag(&mut self, namings: &[Naming<'_>]) {
        for at in 0..self.words.len() {
            let word = &self.words[at];
            if word.tag == Tag::Noun {
                let own = if self.own.is_empty() { None } else { self.own.get(&*self.form(at).to_ascii_lowercase()) };
                let lexeme = own.unwrap_or(word.lexeme);
                self.words[at] = if lexeme.is_certain() { known(*word, lexeme) } else { self.settle(at, lexeme) };
            }
        }
        self.describe(namings);
        self.dates();
    }

    /// "military consequences", "rebel advances": a role that describes what follows.
    fn describe(&mut self, namings: &[Naming<'_>]) {
        for at in 0..self.words.len() {
            let word = &self.words[at];
            let Some(naming) = word.naming.and_then(|naming| namings.get(usize::from(naming))) else { continue };
            if naming.form == NameForm::Generic
                && !word.possessive
                && self.tag_at(at + 1) == Tag::Noun
                && word.tag == Tag::Name
            {
                self.words[at].tag = Tag::Adj;
            }
        }
    }

    /// "starting Tuesday": a date's preposition.
    fn dates(&mut self) {
        for at in 1..self.words.len().saturating_sub(1) {
            if self.words[at + 1].tag == Tag::Time
                && self.tag_at(at - 1) != Tag::Be
                && self.is_any(at, &["starting", "beginning", "effective", "commencing"])
            {
                let word = &mut self.words[at];
                (word.tag, word.entry) = (Tag::Prep, None);
            }
        }
    }

    fn beside(&self, at: usize) -> Beside {
        let before = self.before(at);
        let tag = before.map_or(Tag::Stop, |before| self.words[before].tag);
        let possessor = before.is_some_and(|before| self.words[before].possessive || self.his(before));
        Beside { at: before, tag, possessor, first: at == 0 || matches!(tag, Tag::Stop | Tag::Quote) }
    }

    fn settle(&self, at: usize, lexeme: &Lexeme) -> Word {
        let (word, left) = (self.words[at], self.beside(at));
        if lexeme.readings().is_empty() {
            return guess(word, self.form(at), left);
        }
        if word.capital && !left.first && may_name(lexeme) && !self.title_case(at) {
            return Word { tag: Tag::Name, ..word };
        }
        if let Some(class) = lexeme.closed
            && let Some(tag) = self.settle_closed(at, lexeme, class, left)
        {
            return as_closed(word, class, tag);
        }
        match self.part(at, lexeme, left) {
            Part::Adverb => Word { tag: Tag::Adv, ..word },
            Part::Verb(wanted) => as_verb(word, lexeme, wanted),
            Part::Noun => as_noun(word, lexeme),
        }
    }

    /// Whether most words around one begin with capitals.
    pub(super) fn title_case(&self, at: usize) -> bool {
        let around = self.words.iter().skip(at.saturating_sub(4)).take(9).filter(|word| word.span.len() > 3);
        let (mut small, mut all) = (0, 0);
        for word in around {
            all += 1;
            small += usize::from(!word.capital);
        }
        small * 3 < all
    }
}

/// "May", "Will" or "Will Smith", "both Begin and Sadat": what is a name in capitals inside a sentence.
fn may_name(lexeme: &Lexeme) -> bool {
    match lexeme.closed {
        Some(class) => class == Closed::Modal,
        None => lexeme.noun.is_none() && matches!(lexeme.verb, Some((_, Form::Base))),
    }
}

/// A word that is the same whatever stands beside it.
fn known(word: Word, lexeme: &Lexeme) -> Word {
    lexeme.closed.map_or_else(|| as_noun(word, lexeme), |class| as_closed(word, class, class.tag()))
}

/// The word as one of a closed class.
fn as_closed(word: Word, class: Closed, tag: Tag) -> Word {
    Word { tag, possessive: word.possessive || class == Closed::His, ..word }
}

/// The word as a noun or adjective, which some forms of verbs are too.
fn as_noun(mut word: Word, lexeme: &Lexeme) -> Word {
    if let Some((entry, class, plural)) = lexeme.noun {
        word.tag = if class == NounClass::Adjective { Tag::Adj } else { Tag::Noun };
        (word.entry, word.class, word.plural) = (Some(entry), class, plural);
    } else {
        let participle = matches!(lexeme.verb, Some((_, Form::Participle | Form::Past)));
        word.tag = if participle { Tag::Adj } else { Tag::Noun };
        word.entry = lexeme.verb.map(|(entry, _)| entry);
    }
    word
}

/// The word as a verb, in a form if it has that.
fn as_verb(mut word: Word, lexeme: &Lexeme, wanted: Option<Form>) -> Word {
    if let Some((entry, form)) = wanted.and_then(|wanted| lexeme.verb_in(wanted)).or(lexeme.verb) {
        (word.tag, word.entry, word.form) = (Tag::Verb, Some(entry), form);
    }
    word
}

/// What a word that is in no table may be.
fn guess(mut word: Word, form: &str, left: Beside) -> Word {
    if word.capital && !left.first {
        word.tag = Tag::Name;
        return word;
    }
    let noun_slot = matches!(left.tag, Tag::Det | Tag::Adj | Tag::Num) || left.possessor;
    if form.ends_with("ly") && form.len() > 4 || form.ends_with("ward") || form.ends_with("wards") {
        word.tag = Tag::Adv;
    } else if form.ends_with("ed") && form.len() > 4 {
        word.tag = if noun_slot { Tag::Adj } else { Tag::Verb };
        word.form = if matches!(left.tag, Tag::Be | Tag::Have) { Form::Participle } else { Form::Past };
    } else if form.ends_with("ing") && form.len() > 5 && !noun_slot {
        word.tag = Tag::Verb;
        word.form = Form::Gerund;
    } else if matches!(left.tag, Tag::To | Tag::Modal | Tag::Do) {
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
