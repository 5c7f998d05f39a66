//! What each word is: closed-class words, forms of verbs and a few suffixes settle it from left to right.

use std::sync::Arc;

use crate::actor::{Form as NameForm, Naming};
use crate::event::clause::lexeme::{Closed, Form, LEXICON, NounClass, Reading};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Tag, Word, lookup};

impl Clause {
    /// Settles what each word is, from left to right.
    pub(in crate::event) fn tag(&mut self, text: &str, namings: &[Naming<'_>]) {
        let own = Arc::clone(&self.own);
        for at in 0..self.words.len() {
            let word = self.words[at];
            if word.tag != Tag::Noun {
                continue;
            }
            let Some(form) = word.span.of(text) else { continue };
            let known = if own.is_empty() { None } else { own.get(form.to_ascii_lowercase().as_str()) };
            let readings = known.map_or_else(|| self.readings(at), Vec::as_slice);
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
        // "starting Tuesday": a date's preposition.
        for at in 1..self.words.len() {
            if self.tag_at(at + 1) == Tag::Time
                && self.tag_at(at - 1) != Tag::Be
                && self.is_any(text, at, &["starting", "beginning", "effective", "commencing"])
            {
                let word = &mut self.words[at];
                (word.tag, word.entry) = (Tag::Prep, None);
            }
        }
    }

    pub(in crate::event) fn settle(&self, text: &str, at: usize, form: &str, readings: &[Reading]) -> Word {
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
        let first_closed = closed.clone().next();
        let verbs = readings.iter().filter_map(|reading| match reading {
            Reading::Verb(entry, form) => Some((*entry, *form)),
            _ => None,
        });
        let noun = readings.iter().find_map(|reading| match reading {
            Reading::Noun(entry, class, plural) => Some((*entry, *class, *plural)),
            _ => None,
        });
        let (first_verb, verbal) = (verbs.clone().next(), verbs.clone().next().is_some());
        // "May", "Will" or "Will Smith" in capitals inside a sentence are names.
        if word.capital && !first && first_closed == Some(Closed::Modal) && !title_case(self, at) {
            word.tag = Tag::Name;
            return word;
        }
        // "both Begin and Sadat"
        let verb_only = noun.is_none() && first_closed.is_none() && first_verb.is_some_and(|verb| verb.1 == Form::Base);
        if word.capital && !first && verb_only && !title_case(self, at) {
            word.tag = Tag::Name;
            return word;
        }
        if first_closed.is_some() {
            let tag = self.settle_closed(text, at, closed, previous, verbal || noun.is_some());
            if let Some(tag) = tag {
                word.tag = tag;
                word.possessive |= first_closed == Some(Closed::His);
                return word;
            }
        }
        let as_noun = |mut word: Word| {
            if let Some((entry, class, plural)) = noun {
                word.tag = if class == NounClass::Adjective { Tag::Adj } else { Tag::Noun };
                (word.entry, word.class, word.plural) = (Some(entry), class, plural);
            } else {
                word.tag =
                    if matches!(first_verb, Some((_, Form::Participle | Form::Past))) { Tag::Adj } else { Tag::Noun };
                word.entry = first_verb.map(|verb| verb.0);
            }
            word
        };
        if !verbal {
            return as_noun(word);
        }
        let as_verb = |mut word: Word, wanted: Option<Form>| {
            let verb = wanted.and_then(|wanted| verbs.clone().find(|verb| verb.1 == wanted)).or(first_verb);
            if let Some((entry, form)) = verb {
                (word.tag, word.entry, word.form) = (Tag::Verb, Some(entry), form);
            }
            word
        };
        let has = |wanted: Form| verbs.clone().any(|verb| verb.1 == wanted);
        // "pulled its troops back": a particle.
        let particle = form.eq_ignore_ascii_case("back")
            && !matches!(previous, Tag::To | Tag::Modal | Tag::Pron | Tag::Do | Tag::Det);
        if particle && !self.after(at).is_some_and(|after| matches!(self.peek(text, after), Tag::Det | Tag::Pron)) {
            word.tag = Tag::Adv;
            return word;
        }
        let next = self.after(at).map_or(Tag::Stop, |after| self.peek(text, after));
        // "PKK ends ceasefire", "forces start withdrawal"
        let event = next == Tag::Noun
            && self.after(at).is_some_and(|after| {
                let form = self.words[after].span.of(text).unwrap_or_default();
                let events = |reading: &Reading| matches!(reading, Reading::Noun(_, NounClass::Event, _));
                lookup(form).iter().any(events)
            });
        let gerund = has(Form::Gerund);
        if gerund {
            let nominal = possessor || previous == Tag::Det || previous == Tag::Adj;
            return if nominal { as_noun(word) } else { as_verb(word, None) };
        }
        if has(Form::Past) || has(Form::Participle) {
            let base = has(Form::Base);
            // "rebuffed repeated offers"
            let attributive = (matches!(previous, Tag::Det | Tag::Adj | Tag::Prep | Tag::Num | Tag::Verb) || possessor)
                && matches!(next, Tag::Noun | Tag::Adj | Tag::Name | Tag::Time);
            if attributive && !base {
                return as_noun(word);
            }
            let adjective = matches!(noun, Some((_, NounClass::Adjective, _)));
            if adjective && previous == Tag::Be && self.after(at).is_some_and(|after| self.is(text, after, "to")) {
                return as_noun(word);
            }
            if base {
                let form = if matches!(previous, Tag::To | Tag::Modal | Tag::Do) { Form::Base } else { Form::Past };
                return if previous == Tag::Det || possessor { as_noun(word) } else { as_verb(word, Some(form)) };
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
            // "few expect the truce to last", "many fear that …"
            Tag::Det
                if has(Form::Base)
                    && before
                        .is_some_and(|before| self.is_any(text, before, &["few", "many", "some", "most", "both"]))
                    && matches!(next, Tag::Det | Tag::Pron | Tag::Comp) =>
            {
                true
            }
            Tag::Det | Tag::Adj | Tag::Prep | Tag::Num | Tag::Be | Tag::Have => false,
            _ if possessor => false,
            // "to end attacks"
            Tag::Verb if has(Form::Third) => return as_noun(word),
            // "reported ceasefire breaches": no truce breaches anything.
            Tag::Noun
                if has(Form::Third)
                    && noun.is_some()
                    && before.is_some_and(|before| self.words[before].class == NounClass::Event)
                    && verbs.clone().any(|(entry, _)| {
                        LEXICON.get(entry).is_some_and(|entry| entry.operator == Operator::Violate)
                    }) =>
            {
                false
            }
            _ if has(Form::Third) && !matches!(previous, Tag::Conj | Tag::Comma) => {
                let subject = matches!(previous, Tag::Name | Tag::Noun | Tag::Time)
                    || noun.is_none()
                        && matches!(previous, Tag::Stop | Tag::Quote | Tag::Comma | Tag::Conj | Tag::Comp | Tag::Adv);
                let phone = before.is_some_and(|before| self.words[before].class == NounClass::Phone);
                let governs = matches!(
                    next,
                    Tag::Det | Tag::Name | Tag::To | Tag::Pron | Tag::Adv | Tag::Comp | Tag::Adj | Tag::Rel | Tag::Num
                ) || event
                    || next == Tag::Verb && takes_gerund(verbs.clone())
                    || next == Tag::Prep
                        && !self
                            .after(at)
                            .is_some_and(|after| self.is_any(text, after, &["of", "from"]) && noun.is_some())
                    || noun.is_none();
                let that = previous == Tag::Comp && matches!(next, Tag::Det | Tag::Name | Tag::To | Tag::Pron);
                let singular = before.is_some_and(|before| !self.words[before].plural);
                that || subject && !phone && governs && (singular || noun.is_none()) && !(first && noun.is_some())
            }
            Tag::Noun | Tag::Name => {
                let phone = before.is_some_and(|before| self.words[before].class == NounClass::Phone);
                let plural = !phone
                    && before.is_some_and(|before| {
                        self.words[before].plural || self.words[before].tag == Tag::Name || self.joined_subject(before)
                    });
                noun.is_none()
                    || plural && event
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
}

/// "risks collapsing"
fn takes_gerund(mut verbs: impl Iterator<Item = (u16, Form)>) -> bool {
    verbs.any(|(entry, _)| LEXICON.get(entry).is_some_and(|entry| entry.complements.has("ger")))
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
