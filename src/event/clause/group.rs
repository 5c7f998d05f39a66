//! The verb groups of a sentence, and what stands around them and changes them.

use crate::event::clause::chain::Chain;
use crate::event::clause::lexeme::{Complement, Form, NounClass};
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};

impl Clause<'_> {
    /// Finds the verb groups.
    #[inline(never)]
    pub(super) fn group(&mut self) {
        self.groups.reserve(self.words.len() / 4);
        let mut at = 0;
        while at < self.words.len() {
            let begins = matches!(self.words[at].tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb | Tag::To);
            let Some(mut group) = begins.then(|| Chain::read(self, at)).flatten() else {
                at += 1;
                continue;
            };
            at = group.words.end.max(at + 1);
            group.negated |= self.denies(&group);
            let index = self.groups.len() as u16;
            for word in &mut self.words[group.words.clone()] {
                word.group = Some(index);
            }
            self.groups.push(group);
        }
        self.announce();
        self.join();
        self.denied();
    }

    /// Whether what stands right before a group denies it.
    fn denies(&self, group: &Group) -> bool {
        let Some(before) = group.words.start.checked_sub(1) else { return false };
        let second = |word: &str| before > 0 && self.is(before - 1, word);
        // "not to withdraw", "not withdrawing"
        let free = self.tag_at(before) == Tag::Neg && self.words[before].group.is_none();
        free && matches!(group.shape, Shape::Infinitive | Shape::Gerund)
            // "no longer considers itself bound"
            || self.is(before, "longer") && second("no")
            || self.is(before, "never")
            || self.tag_at(before) == Tag::Adv && second("never")
    }

    /// A headline's "to": "Trump to speak with Putin", "Last French troops to leave Niger".
    fn announce(&mut self) {
        let Some(group) = self.groups.first().filter(|group| group.shape == Shape::Infinitive) else { return };
        let (start, end) = (group.words.start, group.words.end);
        let subject = start.checked_sub(1).is_some_and(|head| {
            let noun = self.tag_at(head) == Tag::Noun
                && self.words[head].plural
                && !self.entry(head).is_some_and(|entry| entry.takes(Complement::Infinitive));
            self.tag_at(head) == Tag::Name || noun
        });
        let phrase = self.words[..start].iter().all(|word| {
            matches!(word.tag, Tag::Name | Tag::Noun | Tag::Adj | Tag::Num | Tag::Det | Tag::Conj | Tag::Time)
                || word.tag == Tag::Comma
                || word.tag == Tag::Stop && word.span().len() <= 3
        });
        // "Efforts by Egypt to broker a truce have failed": the phrase has a finite verb of its own.
        let more = self.groups.get(1).is_some_and(|next| {
            next.shape == Shape::Finite
                && (end..next.words.start).all(|at| {
                    !matches!(self.tag_at(at), Tag::Comma | Tag::Stop | Tag::Comp | Tag::Rel | Tag::Conj | Tag::Name)
                })
        });
        if subject
            && phrase
            && !more
            && let Some(group) = self.groups.first_mut()
        {
            (group.shape, group.mood) = (Shape::Finite, Mood::Will);
        }
    }

    /// "Neither side has agreed", "no soldiers left": a subject that denies its verb. (What is denied of an event is read off its
    /// own phrase.)
    fn denied(&mut self) {
        for index in 0..self.groups.len() {
            let start = self.groups[index].words.start;
            if self.groups[index].shape != Shape::Finite || self.groups[index].joined {
                continue;
            }
            let mut none = false;
            for at in (start.saturating_sub(8)..start).rev() {
                let word = &self.words[at];
                match word.tag {
                    Tag::Noun if word.class == NounClass::Event => break,
                    Tag::Det | Tag::Pron | Tag::Neg if self.is_any(at, &["neither", "nobody", "none"]) => {
                        none = true;
                        break;
                    }
                    Tag::Pron if self.is(at, "one") && at > 0 && self.is(at - 1, "no") => {}
                    Tag::Det if self.is(at, "no") => {
                        none = true;
                        break;
                    }
                    Tag::Noun | Tag::Name | Tag::Adj | Tag::Num | Tag::Det | Tag::Adv => {}
                    Tag::Conj if self.is(at, "nor") => {}
                    Tag::Prep if self.is(at, "of") => {}
                    _ => break,
                }
            }
            self.groups[index].negated |= none;
        }
    }

    /// "must stop advancing and pull back": a verb without subject or auxiliary after a conjunction takes mood and shape of the
    /// one before it.
    pub(super) fn join(&mut self) {
        for index in 1..self.groups.len() {
            let start = self.groups[index].words.start;
            if self.groups[index].words.len() > 1 {
                continue;
            }
            let before =
                (0..start).rev().find(|&back| !matches!(self.words[back].tag, Tag::Adv | Tag::Quote | Tag::Time));
            let conjunct = before.is_some_and(|before| matches!(self.words[before].tag, Tag::Conj))
                || before.is_some_and(|before| self.words[before].tag == Tag::Comma)
                    && matches!(self.words[self.groups[index].main].form, Form::Base | Form::Third);
            if !conjunct {
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
            // "are handing over the port and withdrawing"
            group.progressive |= form == Form::Gerund && mate.progressive;
            if past {
                group.perfect = mate.perfect;
                group.passive = mate.passive;
            }
        }
    }
}
