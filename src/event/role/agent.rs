//! Who does what a verb group says.

use std::ops::Range;

use crate::event::clause::lexeme::{Complement, NounClass};
use crate::event::clause::operator::Operator;
use crate::event::clause::{Group, Shape, Tag};
use crate::event::frame::phrase::phrase_start;
use crate::event::frame::{Link, Place};
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};

impl Casting<'_, '_, '_> {
    /// The phrases that do what a verb group says.
    pub(crate) fn agent(&self, group: u16) -> Vec<Phrase> {
        let clause = self.clause();
        let Some(found) = clause.verb_group(group) else { return Vec::new() };
        match found.shape {
            Shape::Finite => self.scene.subject(group),
            Shape::Participle => {
                let head =
                    clause.left(found.words.start).filter(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name));
                head.map(|head| self.scene.main_phrases(self.np(head))).unwrap_or_default()
            }
            Shape::Infinitive | Shape::Gerund => {
                let mut at = found.words.start;
                if found.joined
                    && let Some(mate) = clause.groups[..group as usize]
                        .iter()
                        .rev()
                        .find(|mate| mate.shape == found.shape && !mate.joined)
                {
                    at = mate.words.start;
                }
                let start = at;
                // "Speaking after a call with Savimbi, Kakumba said": who does both.
                let opens = (0..start).all(|back| matches!(clause.tag_at(back), Tag::Quote | Tag::Adv | Tag::Comp));
                if found.shape == Shape::Gerund && opens {
                    let main = clause.groups.iter().position(|next| {
                        next.words.start > found.words.end && next.shape == Shape::Finite && !next.joined
                    });
                    return main.map(|main| self.scene.subject(main as u16)).unwrap_or_default();
                }
                let l = clause.left(start);
                // "tried to storm the town, only to retreat"
                let only = start > 0 && self.is(start - 1, &["only"]);
                if only && l.is_some_and(|l| clause.tag_at(l) == Tag::Comma) {
                    let main = clause.groups[..group as usize].iter().rposition(|mate| mate.shape == Shape::Finite);
                    return main.map(|main| self.scene.subject(main as u16)).unwrap_or_default();
                }
                // "spent the weekend calling his counterparts": who spent it.
                let spent = |mate: &&Group| clause.lemma(mate.main) == "spend" && mate.words.end < start;
                if found.shape == Shape::Gerund
                    && let Some(mate) = clause.groups[..group as usize].last().filter(spent)
                    && clause.verb_group(group).is_some_and(|next| next.words.start <= mate.words.end + 5)
                {
                    return self.agent(group - 1);
                }
                if found.shape == Shape::Gerund
                    && let Some(head) = l.filter(|&l| matches!(clause.tag_at(l), Tag::Noun | Tag::Name | Tag::Pron))
                {
                    // "people fleeing the city"
                    return self.scene.main_phrases(self.np(head));
                }
                // "its plans to withdraw", "his first response of offering a truce"
                let of = l.filter(|&l| found.shape == Shape::Gerund && self.is(l, &["of"]));
                let noun = of.and_then(|of| clause.left(of)).or(l);
                if let Some(noun) = noun.filter(|&noun| {
                    clause.tag_at(noun) == Tag::Noun && (of.is_some() || clause.operator(noun) != Operator::Nothing)
                }) {
                    let owners = self.np(noun);
                    if owners
                        .clone()
                        .any(|at| clause.word(at).possessive || self.is(at, &["his", "her", "its", "their"]))
                    {
                        return vec![Phrase { start: owners.start, head: owners.start, end: noun }];
                    }
                }
                let mut direct = true;
                while at > 0 {
                    at -= 1;
                    let word = clause.word(at);
                    match word.tag {
                        Tag::Verb | Tag::Be | Tag::Have => {
                            let between = self.scene.phrases(at + 1..start);
                            let object = between.iter().copied().filter(|phrase| {
                                let before = clause.left(phrase.start);
                                before.is_none_or(|before| {
                                    before <= at
                                        || clause.tag_at(before) != Tag::Prep
                                        || self.is(before, &["for", "on", "upon"])
                                        || self.is(before, &["of"])
                                            && clause.left(before).is_some_and(|at| clause.tag_at(at) == Tag::Num)
                                        || clause.tag_at(before) == Tag::Conj
                                })
                            });
                            let object: Vec<Phrase> = object.collect();
                            let controls = object.iter().any(|phrase| {
                                let class = self.scene.class(*phrase);
                                class == NounClass::Force
                                    || class == NounClass::Party
                                    || class == NounClass::Office
                                    || !self.scene.who(*phrase).is_empty()
                                    || clause.tag_at(phrase.head) == Tag::Pron
                            });
                            if controls && !direct {
                                return object;
                            }
                            return word
                                .group
                                .filter(|&next| next < group)
                                .map(|group| self.agent(group))
                                .unwrap_or_default();
                        }
                        Tag::Prep
                            if !direct
                                && self.is(at, &["of", "by", "for"])
                                && clause.left(at).is_some_and(|noun| {
                                    clause.tag_at(noun) == Tag::Noun
                                        && clause.entry(noun).is_some_and(|entry| {
                                            entry.takes(Complement::Infinitive) || entry.takes(Complement::For)
                                        })
                                }) =>
                        {
                            return self.scene.phrases(at + 1..start);
                        }
                        Tag::Noun | Tag::Name | Tag::Pron => direct = false,
                        Tag::Stop => break,
                        Tag::Comp | Tag::Rel => break,
                        _ => {}
                    }
                }
                // "The order to retreat came": who is to is not said.
                let l = clause
                    .left(start)
                    .filter(|&l| clause.tag_at(l) != Tag::Noun || clause.operator(l) == Operator::Nothing);
                l.map(|l| self.scene.phrases(at..l + 1)).unwrap_or_default()
            }
        }
    }

    /// Whether no phrase just before an infinitive says who does it.
    pub(in crate::event) fn far(&self, group: u16) -> bool {
        let clause = self.clause();
        let start = clause.verb_group(group).map_or(0, |group| group.words.start);
        !clause.left(start).is_some_and(|at| {
            matches!(clause.tag_at(at), Tag::Name | Tag::Verb | Tag::Pron) && clause.operator(at) != Operator::Demand
        })
    }

    pub(in crate::event) fn np(&self, head: usize) -> Range<usize> {
        phrase_start(self.clause(), head)..head + 1
    }

    /// Who does what the first verb that governs the event says.
    pub(in crate::event) fn governing_agent(&self) -> Vec<Who> {
        for link in &self.frame.links {
            if let Link::Governor { operator, place, level, at } = *link {
                // "Israel must be ready for more pullouts"
                let ready = || {
                    let be = self.clause().left(at).filter(|&be| self.clause().tag_at(be) == Tag::Be);
                    be.and_then(|be| self.clause().word(be).group).filter(|_| operator == Operator::Ready)
                };
                let verb = self.clause().word(at).group.or_else(ready);
                let own = matches!(
                    operator,
                    Operator::Announce
                        | Operator::Begin
                        | Operator::Complete
                        | Operator::Order
                        | Operator::Continue
                        | Operator::Plan
                        | Operator::Refuse
                        | Operator::Decide
                        | Operator::Agree
                        | Operator::Nothing
                        | Operator::Make
                        | Operator::Offer
                        | Operator::Ready
                );
                if let Some(group) = verb.filter(|_| !level.passive && place != Place::Subject) {
                    if !own {
                        return Vec::new();
                    }
                    return self.agent(group).into_iter().flat_map(|phrase| self.meant(phrase)).collect();
                }
            }
        }
        Vec::new()
    }
}
