//! Noun phrases and who they name.

use std::ops::Range;

use crate::actor::{Actor, ActorKind, Form as NameForm, Gazetteer, Naming};
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Shape, Tag};
use crate::event::frame::phrase::phrase_start;

/// Someone or something that a phrase names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Who {
    pub(crate) name: String,
    pub(crate) code: Option<String>,
    pub(crate) kind: Option<ActorKind>,
}

impl Who {
    pub(in crate::event) fn of(actor: &Actor) -> Who {
        Who { name: actor.name.clone(), code: actor.code.clone(), kind: Some(actor.kind) }
    }

    /// Whether it is an actor.
    pub(in crate::event) fn is(&self, actor: &Actor) -> bool {
        self.name == actor.name && self.code == actor.code && self.kind == Some(actor.kind)
    }
}

/// What there is to know about a sentence when it is asked who does what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scene<'s, 'g> {
    pub(crate) clause: &'s Clause<'s>,
    pub(crate) namings: &'s [Naming<'g>],
    pub(crate) gazetteer: &'g Gazetteer,
}

/// A noun phrase: its first word, its head, and one past the last word of what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) start: usize,
    pub(crate) head: usize,
    pub(crate) end: usize,
}

/// The noun phrases of some words, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Phrases<'s> {
    clause: &'s Clause<'s>,
    at: usize,
    end: usize,
}

impl Phrases<'_> {
    /// The head of the phrase that begins here, if it has one, and one past its last word.
    fn read(&self) -> (Option<usize>, usize) {
        let (clause, start) = (self.clause, self.at);
        let mut head = None;
        for at in start..self.end {
            let word = clause.word(at);
            match word.tag {
                Tag::Pron if head.is_none() => return (Some(at), at + 1),
                Tag::Noun | Tag::Name => head = Some(at),
                Tag::Det if head.is_some() => return (head, at),
                Tag::Adj | Tag::Det | Tag::Num | Tag::Quote => {}
                Tag::Time if word.possessive => {}
                Tag::Conj if at > start && at + 1 < self.end && clause.tag_at(at - 1) == Tag::Adj => {}
                _ => return (head, at),
            }
        }
        (head, self.end)
    }
}

impl Iterator for Phrases<'_> {
    type Item = Phrase;

    fn next(&mut self) -> Option<Phrase> {
        while self.at < self.end {
            let start = self.at;
            let tag = self.clause.tag_at(start);
            if !matches!(tag, Tag::Noun | Tag::Name | Tag::Pron | Tag::Adj | Tag::Det | Tag::Num) {
                self.at += 1;
                continue;
            }
            let (head, end) = self.read();
            self.at = end.max(start + 1);
            if let Some(head) = head {
                return Some(Phrase { start, head, end });
            }
        }
        None
    }
}

impl<'s, 'g> Scene<'s, 'g> {
    pub(crate) fn naming(&self, at: usize) -> Option<&'s Naming<'g>> {
        self.namings.get(self.clause.word(at).naming? as usize)
    }

    /// The noun phrases in a range, those after a preposition left out unless it is "of" after a plural or office.
    pub(crate) fn phrases(&self, range: Range<usize>) -> Vec<Phrase> {
        self.each_phrase(range).collect()
    }

    /// The same, one after the other.
    pub(crate) fn each_phrase(&self, range: Range<usize>) -> Phrases<'s> {
        Phrases { clause: self.clause, at: range.start, end: range.end }
    }

    /// Whom a phrase names: the last person, else the office, else the state or group that its head belongs to.
    pub(crate) fn who(&self, phrase: Phrase) -> Vec<Who> {
        let clause = self.clause;
        let head = clause.word(phrase.head);
        let named = |at: usize| {
            let naming = self.naming(at).filter(|naming| naming.form != NameForm::Generic);
            naming.filter(|_| !self.backs(at)).map(|naming| (at, naming))
        };
        let names: Vec<(usize, &Naming<'g>)> = (phrase.start..phrase.end).filter_map(named).collect();
        let person = names.iter().rev().find(|(at, naming)| {
            naming.actor.kind == ActorKind::Person && (!clause.word(*at).possessive || *at == phrase.head)
        });
        if let Some((_, naming)) = person {
            return vec![Who::of(&naming.actor)];
        }
        let office =
            names.iter().rev().find(|(at, naming)| naming.form == NameForm::Office && !clause.word(*at).possessive);
        if let Some((_, naming)) = office {
            return vec![Who::of(&naming.actor)];
        }
        if head.tag == Tag::Name && head.naming.is_none() {
            // An unknown name: the run of names before it belongs to it.
            let mut start = phrase.head;
            while start > phrase.start
                && clause.tag_at(start - 1) == Tag::Name
                && clause.word(start - 1).naming.is_none()
                && !clause.word(start - 1).possessive
            {
                start -= 1;
            }
            let name = self.clause.text.get(clause.word(start).span().start..head.span().end).unwrap_or_default();
            // "NA", "Online", "Iona": one word that nothing calls a person.
            let titled = (phrase.start..start).any(|at| {
                clause.word(at).class == NounClass::Office
                    || clause.is_any(at, &["mr", "mrs", "ms", "dr", "general", "colonel", "gen", "col", "sen"])
            });
            let short = name.len() < 4 || name.chars().all(char::is_uppercase);
            if start == phrase.head && !titled && (short || phrase.start < start) {
                return names.iter().map(|(_, naming)| Who::of(&naming.actor)).collect();
            }
            let office =
                names.iter().rev().find(|(at, _)| *at < start).and_then(|(_, naming)| naming.actor.code.clone());
            return vec![Who { name: name.to_owned(), code: office, kind: Some(ActorKind::Person) }];
        }
        let mut found: Vec<Who> = Vec::new();
        for (at, naming) in &names {
            let owner = naming.actor.kind == ActorKind::Person && clause.word(*at).possessive && *at != phrase.head;
            let actor = if owner { self.gazetteer.state_of(&naming.actor) } else { Some(&*naming.actor) };
            if let Some(actor) = actor
                && !found.iter().any(|who| who.name == actor.name)
                && (actor.kind != ActorKind::Place || *at == phrase.head)
            {
                found.push(Who::of(actor));
            }
        }
        // "Libyan rebels", "the Syrian opposition": the group, not its country too.
        if found.iter().any(|who| who.kind == Some(ActorKind::Group)) {
            found.retain(|who| who.kind == Some(ActorKind::Group));
        }
        found
    }

    /// "Saudi-backed", "pro-Russian": whoever it names only stands behind those whom it describes.
    pub(crate) fn backs(&self, at: usize) -> bool {
        let word = self.clause.form(at);
        let leads = word.ends_with("led") || word.ends_with("dominated");
        self.naming(at).is_some_and(|naming| naming.form == NameForm::Compound) && !leads
    }

    /// The words before a verb group that its subject may stand in.
    pub(crate) fn subject_range(&self, group: u16) -> Option<Range<usize>> {
        let clause = self.clause;
        let found = clause.verb_group(group)?;
        let mut l = clause.left(found.words.start)?;
        // "They never left"
        if clause.is(l, "never") && found.shape == Shape::Finite {
            l = clause.left(l)?;
        }
        if clause.tag_at(l) == Tag::Conj && !matches!(clause.tag_at(l + 1), Tag::Noun | Tag::Name) || found.joined {
            // "agreed to a truce and withdrew": the subject of the verb before.
            let mate = clause.groups[..group as usize]
                .iter()
                .rposition(|mate| mate.shape == Shape::Finite && mate.words.end <= l)?;
            return self.subject_range(mate as u16);
        }
        if clause.tag_at(l) == Tag::Rel {
            let end = clause.left(l).map(|at| if clause.tag_at(at) == Tag::Comma { at } else { at + 1 })?;
            let head = (0..end).rev().find(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name))?;
            return Some(phrase_start(clause, head)..head + 1);
        }
        let mut end = l + 1;
        let mut start = end;
        let mut at = end;
        // "Putin, the Russian president, called": an apposition or a relative clause is stepped over.
        if clause.tag_at(l) == Tag::Comma {
            let open = (0..l).rev().find(|&at| clause.tag_at(at) == Tag::Comma);
            let bracket = |at: usize| clause.is_any(at, &["(", ")"]);
            let stops = (0..l).rev().find(|&at| matches!(clause.tag_at(at), Tag::Stop | Tag::Comp) && !bracket(at));
            if let Some(open) = open.filter(|&open| stops.is_none_or(|stop| open > stop)) {
                end = open;
                at = open;
                start = open;
            } else {
                end = l;
                at = l;
                start = l;
            }
        }
        while at > 0 {
            at -= 1;
            // "The Hizbollah (Party of God) group declared": what stands before the brackets.
            if clause.is(at, ")")
                && start < end
                && (start..end).all(|at| clause.tag_at(at) == Tag::Noun)
                && let Some(open) = (at.saturating_sub(8)..at).rev().find(|&open| clause.is(open, "("))
                && open > 0
            {
                (at, start, end) = (open, open, open);
                continue;
            }
            match clause.tag_at(at) {
                Tag::Prep if clause.is_any(at, &["after", "before", "since", "until", "till", "as"]) => {
                    break;
                }
                // "agreed on how the troops should leave"
                Tag::Adv if clause.is(at, "how") => break,
                Tag::Noun
                | Tag::Name
                | Tag::Pron
                | Tag::Adj
                | Tag::Det
                | Tag::Num
                | Tag::Prep
                | Tag::Quote
                | Tag::Adv
                | Tag::Time => start = at,
                Tag::Conj => start = at,
                Tag::Comma
                    if start < end
                        && matches!(clause.tag_at(start), Tag::Noun | Tag::Name | Tag::Det | Tag::Adj | Tag::Conj)
                        && self.list(at) =>
                {
                    start = at
                }
                _ => {
                    // "rebels seeking to oust the leader rejected": what lies in between is no subject.
                    let group = clause.group_at(at);
                    let Some(group) = group.filter(|group| {
                        matches!(group.shape, Shape::Gerund | Shape::Infinitive) && group.words.start > 0 && start < end
                    }) else {
                        break;
                    };
                    // "wants to see Russian forces withdraw": whom one sees are those who do it.
                    if clause.operator(group.main) == Operator::Witness && start == group.words.end {
                        break;
                    }
                    let before = clause.tag_at(group.words.start - 1);
                    if !matches!(before, Tag::Noun | Tag::Name) && clause.word(group.words.start - 1).group.is_none() {
                        break;
                    }
                    at = group.words.start;
                    (start, end) = (at, at);
                }
            }
        }
        (start < end).then_some(start..end)
    }

    /// The names that end before a comma: "*Saudi Arabia and the United States*, the sponsors".
    pub(crate) fn list_before(&self, comma: usize) -> Range<usize> {
        let inside = |&at: &usize| matches!(self.clause.tag_at(at), Tag::Name | Tag::Conj | Tag::Det);
        let start = (0..comma).rev().take_while(inside).last().unwrap_or(comma);
        start..comma
    }

    /// Whether a comma stands inside an enumeration "A, B and C" of names, or for "and" in a headline: "Israel, Hamas extend truce".
    fn list(&self, comma: usize) -> bool {
        let clause = self.clause;
        let sides = |at: usize| {
            self.naming(at)
                .is_some_and(|naming| naming.actor.kind != ActorKind::Place && naming.form != NameForm::Generic)
        };
        let headline =
            comma == 1 && sides(0) && sides(2) && clause.word(3).group.is_some() && clause.tag_at(3) != Tag::Comma;
        headline
            || comma > 0 && clause.tag_at(comma - 1) == Tag::Name && {
                let conj = (comma + 1..clause.words.len().min(comma + 12))
                    .find(|&at| matches!(clause.tag_at(at), Tag::Conj | Tag::Verb | Tag::Stop));
                conj.is_some_and(|at| clause.tag_at(at) == Tag::Conj)
            }
    }

    /// The main phrases of a subject: outside prepositional phrases, or within them where only there someone is named.
    pub(crate) fn subject(&self, group: u16) -> Vec<Phrase> {
        let Some(range) = self.subject_range(group) else { return Vec::new() };
        self.main_phrases(range)
    }

    pub(crate) fn main_phrases(&self, range: Range<usize>) -> Vec<Phrase> {
        let clause = self.clause;
        // "After meeting Assad, Putin…" was cut at the comma already; "on Monday the president".
        let mut last: Option<(Phrase, bool)> = None;
        let main = |phrase: &Phrase| {
            // "on 5 April he …": a date takes the preposition to itself.
            let mut back = (range.start..phrase.start).rev();
            let before = back.find(|&at| !matches!(clause.tag_at(at), Tag::Adv | Tag::Quote));
            let tag = before.map_or(Tag::Stop, |before| clause.tag_at(before));
            let of = before.is_some_and(|at| at > 0 && self.counts(at));
            let joined = matches!(tag, Tag::Conj | Tag::Comma)
                && last.is_some_and(|(last, inside)| {
                    inside && clause.word(last.head).class != NounClass::Office && self.naming(last.head).is_none()
                });
            let inside = tag == Tag::Prep && !of || joined;
            last = Some((*phrase, inside));
            // "the bulk of its forces": the forces.
            !inside && !self.counts(phrase.head + 1)
        };
        self.each_phrase(range.clone()).filter(main).collect()
    }

    /// Whether a word is the "of" between a quantity and what it is a quantity of.
    fn counts(&self, of: usize) -> bool {
        let clause = self.clause;
        clause.is(of, "of")
            && of.checked_sub(1).is_some_and(|at| clause.counts(at))
            && matches!(clause.tag_at(of + 1), Tag::Noun | Tag::Name | Tag::Det | Tag::Num | Tag::Adj | Tag::Pron)
    }

    /// "forces loyal to Gaddafi", "the leaders of France and Italy", "troops of the Syrian army".
    pub(crate) fn belonging(&self, phrase: Phrase) -> Vec<Phrase> {
        let clause = self.clause;
        let mut at = phrase.end;
        let mut seen = false;
        let mut end = at;
        while at < clause.words.len() {
            match clause.tag_at(at) {
                Tag::Prep if clause.is_any(at, &["of", "to"]) => seen = true,
                Tag::Prep if clause.is_any(at, &["from"]) && self.class(phrase) == NounClass::Office => seen = true,
                Tag::Adj if !seen && clause.is_any(at, &["loyal"]) => {}
                Tag::Noun | Tag::Name | Tag::Det | Tag::Adj | Tag::Num | Tag::Conj if seen => {}
                Tag::Comma if seen => {}
                Tag::Verb if !seen && clause.is_any(at, &["backing", "supporting"]) => seen = true,
                _ => break,
            }
            at += 1;
            end = at;
        }
        if seen { self.phrases(phrase.end..end) } else { Vec::new() }
    }

    pub(crate) fn class(&self, phrase: Phrase) -> NounClass {
        self.clause.word(phrase.head).class
    }
}
