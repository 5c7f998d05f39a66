//! What each word is: closed-class words, forms of verbs and a few suffixes settle it from left to right.

use crate::actor::{Form as NameForm, Naming};
use crate::event::clause::lexeme::{Closed, Form, Lexeme, NounClass};
use crate::event::clause::part::Part;
use crate::event::clause::{Clause, Tag, Word, Words};

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
    /// Settles what each word is, from left to right; `own` are words that may be more than the lexicon says.
    #[inline(never)]
    pub(super) fn tag(&mut self, own: Option<&Words>) {
        for at in 0..self.words.len() {
            let word = &self.words[at];
            if word.tag != Tag::Noun {
                continue;
            }
            let own = own.and_then(|own| own.get(&*self.form(at).to_ascii_lowercase()));
            let lexeme = own.unwrap_or(word.lexeme);
            let settled = lexeme.certain.unwrap_or_else(|| self.settle(at, lexeme));
            self.words[at].settle(settled);
        }
    }

    /// "military consequences", "rebel advances": a role that describes what follows.
    pub(super) fn describe(&mut self, namings: &[Naming<'_>]) {
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
    pub(super) fn date(&mut self) {
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
        let possessor = before.is_some_and(|before| self.words[before].possessive);
        Beside { at: before, tag, possessor, first: at == 0 || matches!(tag, Tag::Stop | Tag::Quote) }
    }

    #[inline(never)]
    fn settle(&self, at: usize, lexeme: &Lexeme) -> Settled {
        let (word, left) = (&self.words[at], self.beside(at));
        if lexeme.readings().is_empty() {
            return Settled::guess(self.form(at), word.capital, left);
        }
        if word.capital && !left.first && may_name(lexeme) && !self.title_case(at) {
            return Settled::plain(Tag::Name);
        }
        if let Some(class) = lexeme.closed
            && let Some(tag) = self.settle_closed(at, lexeme, class, left)
        {
            return Settled::closed(class, tag);
        }
        match self.part(at, lexeme, left) {
            Part::Adverb => Settled::plain(Tag::Adv),
            Part::Verb(wanted) => Settled::verb(lexeme, wanted),
            Part::Noun => Settled::noun(lexeme),
        }
    }

    /// Whether most words around one begin with capitals.
    pub(super) fn title_case(&self, at: usize) -> bool {
        let around = self.words.iter().skip(at.saturating_sub(4)).take(9).filter(|word| word.span().len() > 3);
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

impl Word {
    fn settle(&mut self, settled: Settled) {
        let Settled { tag, entry, form, class, plural, possessive } = settled;
        (self.tag, self.entry, self.form, self.class, self.plural) = (tag, entry, form, class, plural);
        self.possessive |= possessive;
    }
}

/// What a word is found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled {
    tag: Tag,
    entry: Option<u16>,
    form: Form,
    class: NounClass,
    plural: bool,
    possessive: bool,
}

impl Settled {
    fn plain(tag: Tag) -> Settled {
        Settled { tag, entry: None, form: Form::Base, class: NounClass::Plain, plural: false, possessive: false }
    }

    /// A word that is the same whatever stands beside it.
    pub(super) fn certain(lexeme: &Lexeme) -> Settled {
        lexeme.closed.map_or_else(|| Settled::noun(lexeme), |class| Settled::closed(class, class.tag()))
    }

    fn closed(class: Closed, tag: Tag) -> Settled {
        Settled { possessive: class == Closed::His, ..Settled::plain(tag) }
    }

    /// A noun or adjective, which some forms of verbs are too.
    fn noun(lexeme: &Lexeme) -> Settled {
        if let Some((entry, class, plural)) = lexeme.noun {
            let tag = if class == NounClass::Adjective { Tag::Adj } else { Tag::Noun };
            return Settled { entry: Some(entry), class, plural, ..Settled::plain(tag) };
        }
        let participle = matches!(lexeme.verb, Some((_, Form::Participle | Form::Past)));
        let entry = lexeme.verb.map(|(entry, _)| entry);
        Settled { entry, ..Settled::plain(if participle { Tag::Adj } else { Tag::Noun }) }
    }

    /// A verb, in a form if it has that.
    fn verb(lexeme: &Lexeme, wanted: Option<Form>) -> Settled {
        match wanted.and_then(|wanted| lexeme.verb_in(wanted)).or(lexeme.verb) {
            Some((entry, form)) => Settled { entry: Some(entry), form, ..Settled::plain(Tag::Verb) },
            None => Settled::plain(Tag::Noun),
        }
    }

    /// What a word that is in no table may be.
    fn guess(word: &str, capital: bool, left: Beside) -> Settled {
        if capital && !left.first {
            return Settled::plain(Tag::Name);
        }
        let noun_slot = matches!(left.tag, Tag::Det | Tag::Adj | Tag::Num) || left.possessor;
        match word.as_bytes() {
            [_, _, _, .., b'l', b'y'] | [.., b'w', b'a', b'r', b'd'] | [.., b'w', b'a', b'r', b'd', b's'] => {
                Settled::plain(Tag::Adv)
            }
            [_, _, _, .., b'e', b'd'] => {
                let participle = matches!(left.tag, Tag::Be | Tag::Have);
                let form = if participle { Form::Participle } else { Form::Past };
                Settled { form, ..Settled::plain(if noun_slot { Tag::Adj } else { Tag::Verb }) }
            }
            [_, _, _, .., b'i', b'n', b'g'] if !noun_slot => {
                Settled { form: Form::Gerund, ..Settled::plain(Tag::Verb) }
            }
            _ if matches!(left.tag, Tag::To | Tag::Modal | Tag::Do) => Settled::plain(Tag::Verb),
            word if describes(word) => Settled::plain(Tag::Adj),
            word => {
                let plural = word.ends_with(b"s") && !word.ends_with(b"ss");
                Settled { plural, ..Settled::plain(if capital { Tag::Name } else { Tag::Noun }) }
            }
        }
    }
}

/// Whether a word that is in no table looks like an adjective.
fn describes(word: &[u8]) -> bool {
    let ends = matches!(
        word,
        [.., b'i', b'v', b'e']
            | [.., b'o', b'u', b's']
            | [.., b'i', b'c', b'a', b'l']
            | [.., b'a' | b'i', b'b', b'l', b'e']
            | [.., b'f', b'u', b'l']
            | [.., b'l', b'e', b's', b's']
            | [.., b'i', b's', b'h']
    );
    ends || word.contains(&b'-')
}

#[cfg(test)]
mod tests {
    use crate::event::clause::Clause;

    /// The words of a sentence with what each is.
    fn tags(text: &str) -> String {
        let clause = Clause::of(text);
        let word = |at: usize| format!("{}/{:?}", clause.form(at), clause.tag_at(at));
        (0..clause.words.len()).map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_what_their_neighbours_make_them() {
        let table = [
            // "to" and "that"
            ("They want to quickly withdraw.", "want/Verb to/To quickly/Adv withdraw/Verb"),
            ("They went to the front.", "went/Verb to/Prep the/Det front/Noun"),
            ("He said that they left.", "said/Verb that/Comp they/Pron left/Verb"),
            ("They saw that truce.", "saw/Verb that/Det truce/Noun"),
            ("The truce that they broke was short.", "truce/Noun that/Rel they/Pron broke/Verb was/Be short/Adj"),
            ("The calls from them that it withdraw grew.", "them/Pron that/Comp it/Pron withdraw/Verb"),
            // Words with rules of their own.
            ("They were not following the rules.", "were/Be not/Neg following/Verb"),
            ("It fell following the vote.", "fell/Verb following/Prep the/Det vote/Noun"),
            ("They would like to leave.", "would/Modal like/Verb to/To leave/Verb"),
            ("It is no longer holding.", "is/Be no/Neg longer/Adv holding/Verb"),
            ("They left at once.", "at/Prep once/Adv"),
            ("Once they left, it was over.", "Once/Comp they/Pron left/Verb ,/Comma"),
            ("They rejected past proposals.", "rejected/Verb past/Adj proposals/Noun"),
            // Prepositions, conjunctions and particles.
            ("They left before the vote.", "before/Prep the/Det vote/Noun"),
            ("They left before he came.", "before/Comp he/Pron came/Verb"),
            ("They pulled out.", "pulled/Verb out/Adv"),
            ("They pulled their troops back.", "troops/Noun back/Adv"),
            // Names in capitals.
            ("The envoys later met May again outside the palace.", "met/Verb May/Name"),
            ("They may leave.", "may/Modal leave/Verb"),
            // Verbs and nouns.
            ("The army leaves the town.", "army/Noun leaves/Verb"),
            ("The rebels leave the town.", "rebels/Noun leave/Verb"),
            ("They called for calls.", "called/Verb for/Prep calls/Noun"),
            ("The reported retreat was denied.", "reported/Adj retreat/Noun was/Be denied/Verb"),
            ("They must stop and pull back.", "stop/Verb and/Conj pull/Verb back/Adv"),
            ("Many fear the truce will end.", "Many/Det fear/Verb"),
            // What no table has.
            ("The frobbed gizmos quickly zorked.", "frobbed/Adj gizmos/Noun quickly/Adv zorked/Verb"),
            ("They saw zorbing pro-war fluxive bosses.", "zorbing/Verb pro-war/Adj fluxive/Adj bosses/Noun"),
        ];
        for (text, wanted) in table {
            assert!(tags(text).contains(wanted), "{}", tags(text));
        }
    }
}
