//! Verb groups: chains of auxiliaries with negation and modality, and their main verbs.

use crate::event::clause::lexeme::{Complement, Form, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};

impl Clause<'_> {
    /// Finds the verb groups.
    pub(super) fn group(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            if !matches!(self.words[at].tag, Tag::Modal | Tag::Be | Tag::Have | Tag::Do | Tag::Verb | Tag::To) {
                at += 1;
                continue;
            }
            let group = self.chain(at);
            let Some(group) = group else {
                at += 1;
                continue;
            };
            at = group.words.end.max(at + 1);
            let mut group = group;
            let start = group.words.start;
            // "not to withdraw", "not withdrawing"
            let free = start > 0 && self.tag_at(start - 1) == Tag::Neg && self.words[start - 1].group.is_none();
            group.negated |= free && matches!(group.shape, Shape::Infinitive | Shape::Gerund);
            // "no longer considers itself bound"
            group.negated |= start > 1 && self.is(start - 1, "longer") && self.is(start - 2, "no");
            group.negated |= start > 0
                && (self.is(start - 1, "never")
                    || start > 1 && self.tag_at(start - 1) == Tag::Adv && self.is(start - 2, "never"));
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
                || word.tag == Tag::Stop && word.span.len() <= 3
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
                let word = self.words[at];
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

    pub(super) fn chain(&self, start: usize) -> Option<Group> {
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
                    group.mood = self.mood(at);
                    group.negated |= self.is(at, "cannot");
                    finite = true;
                }
                Tag::To => {
                    let be_to = be && at > start && self.words[at - 1].tag == Tag::Be && group.mood == Mood::Fact;
                    if be_to {
                        // "the aim is to reach a truce" plans nothing yet.
                        let aims = |subject: usize| {
                            let aim = self.operator(subject);
                            self.tag_at(subject) == Tag::Noun
                                && matches!(aim, Operator::Offer | Operator::Aim | Operator::Try | Operator::Demand)
                        };
                        let inside =
                            |&at: &usize| !matches!(self.tag_at(at), Tag::Stop | Tag::Comma | Tag::Comp | Tag::Be);
                        let aims = (0..start).rev().take(6).take_while(inside).any(aims);
                        group.mood = if aims { Mood::Possible } else { Mood::Will };
                    } else if (have || be) && at > start && self.is(at - 1, "yet") {
                        // "had yet to leave", "are yet to withdraw"
                        (group.negated, have, be) = (true, false, false);
                    } else if have && at > start && self.words[at - 1].tag == Tag::Have {
                        // "would have to retreat" demands nothing.
                        let open = matches!(group.mood, Mood::Would | Mood::Possible);
                        group.mood = if open { Mood::Possible } else { Mood::Must };
                        have = false;
                    } else if at == start {
                        to = true;
                    } else {
                        break;
                    }
                }
                Tag::Be => {
                    if at == start && self.is(at, "being") {
                        group.shape = Shape::Gerund;
                    }
                    // "are being withdrawn"
                    group.progressive |= be && self.is(at, "being");
                    be = true;
                    if !to && !finite {
                        group.past = self.is_any(at, &["was", "were", "wasn", "weren"]);
                    }
                    finite = true;
                }
                Tag::Have => {
                    have = true;
                    if !to && !finite {
                        group.past = self.is_any(at, &["had", "hadn"]);
                    }
                    finite |= !self.is(at, "having");
                }
                Tag::Do => {
                    group.past = self.is_any(at, &["did", "didn"]);
                    finite = true;
                }
                Tag::Neg => group.negated = true,
                Tag::Adv | Tag::Time => {}
                // "had himself rung"
                Tag::Pron if at > start && self.is_any(at, &["himself", "herself", "itself", "themselves"]) => {}
                Tag::Quote if at > start => {}
                Tag::Verb => {
                    let going =
                        self.lemma(at) == "go" && be && word.form == Form::Gerund && self.tag_at(at + 1) == Tag::To;
                    if going {
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
                        // "have come", "had run"
                        Form::Past | Form::Participle | Form::Base if have && group.mood == Mood::Fact && !to => {
                            group.perfect = true;
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
        group.passive = be && self.is(last, "done");
        // "have been", "have had"
        let haves = (start..=last).filter(|&at| self.words[at].tag == Tag::Have).count();
        group.perfect = have && be || haves > 1;
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

    /// The mood of a modal.
    fn mood(&self, modal: usize) -> Mood {
        if self.is_any(modal, &["will", "shall", "ll", "wo", "won"]) {
            Mood::Will
        } else if self.is_any(modal, &["would", "wouldn", "d"]) {
            Mood::Would
        } else if self.is_any(modal, &["must", "should", "ought"]) {
            Mood::Must
        } else {
            Mood::Possible
        }
    }

    /// "must stop advancing and pull back": a verb without subject or auxiliary after a conjunction takes mood and shape of the
    /// one before it.
    pub(super) fn join(&mut self) {
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
            // "are handing over the port and withdrawing"
            group.progressive |= form == Form::Gerund && mate.progressive;
            if past {
                group.perfect = mate.perfect;
                group.passive = mate.passive;
            }
        }
    }
}
