//! Those who move, as a text goes on telling of them: "they", "the rest", "another 2,000".

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::{Shape, Tag};
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Scene, Who};
use crate::event::role::words::Sort;

/// How many sentences back a text may have told of those whom it goes on with.
pub(in crate::event) const REACH: usize = 3;

/// People of whom a text tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::event) struct Band {
    /// Whether they are forces.
    pub(in crate::event) armed: bool,
    /// Whether one noun tells of all of them: "it" is such a one, and "they" are no single one.
    body: bool,
    /// Whose they are by their own words.
    pub(in crate::event) who: Vec<Who>,
    /// Whose they are by a role without a name: "rebels".
    role: Option<String>,
}

impl<'g> Scene<'_, 'g> {
    /// The people that a phrase tells of; none where it tells of none.
    fn band_of(&self, phrase: Phrase) -> Option<Band> {
        let word = self.clause.word(phrase.head);
        let naming = self.naming(phrase.head);
        let one = (phrase.start..phrase.head).any(|at| self.is_a(at, Sort::Article));
        let form = self.clause.form(phrase.head);
        let last = form.rsplit(' ').next().unwrap_or_default();
        let role = naming.filter(|naming| naming.form == NameForm::Generic).map(|naming| naming.actor.name.clone());
        let named = naming.is_some_and(|naming| match naming.form {
            NameForm::Generic => matches!(naming.actor.kind, ActorKind::Group) || role.as_deref() == Some("troops"),
            NameForm::Forces => naming.actor.kind == ActorKind::State,
            NameForm::Compound => false,
            _ => naming.actor.kind == ActorKind::Group,
        });
        let body = Sort::Body.has(last) || named && !word.plural;
        let men = Sort::Men.has(last) && phrase.start < phrase.head && !one;
        let forces = !(Sort::Ruler.has(last) || Sort::Thing.has(last) || Sort::Ethnic.has(last))
            && (named || men || word.class == NounClass::Force && (word.plural || body));
        // "businessmen", "engineers": nouns of those who do something.
        let agents = ["men", "ers", "ors", "ists", "ians", "ees"];
        let unknown = word.class == NounClass::Plain && naming.is_none() && (word.plural || last.ends_with("men"));
        let nation = word.plural
            && last.starts_with(char::is_uppercase)
            && naming.is_some_and(|naming| naming.form == NameForm::Demonym);
        let the = nation && (phrase.start..phrase.head).any(|at| self.clause.is(at, "the"));
        let people = word.class == NounClass::People
            || nation
            || Sort::Crowd.has(last)
            || Sort::Ethnic.has(last)
            || unknown && agents.iter().any(|end| last.ends_with(end))
            || word.class == NounClass::Press && word.plural && naming.is_none();
        if one && !body && forces || !(forces || people) {
            return None;
        }
        let who = if forces || the { self.who(phrase) } else { Vec::new() };
        let who = who.into_iter().filter(|who| who.kind != Some(ActorKind::Person)).collect();
        Some(Band { armed: forces, body, who, role })
    }

    /// Of whom a clause tells up to a word: of those who act, else of those whom it names first. Whoever only says something is
    /// asked last.
    fn topic(&self, end: usize, body: bool) -> Option<Band> {
        let fits = |band: &Band| !body || band.body;
        let mut speakers: Option<Band> = None;
        for (index, group) in self.clause.groups.iter().enumerate() {
            if group.shape != Shape::Finite || group.words.start >= end {
                continue;
            }
            let subjects = self.subject(index as u16).into_iter().filter(|phrase| phrase.head < end);
            let Some(band) = subjects.into_iter().find_map(|phrase| self.band_of(phrase)).filter(fits) else {
                continue;
            };
            if !self.clause.operator(group.main).tells() {
                return Some(band);
            }
            speakers.get_or_insert(band);
        }
        let mut phrases = self.phrases(0..end).into_iter();
        let named = phrases.find_map(|phrase| {
            let says = self.clause.operator(phrase.end).tells();
            self.band_of(phrase).filter(fits).filter(|_| !says)
        });
        named.or(speakers)
    }
}

impl Casting<'_, '_, '_> {
    /// Of whom the text told last before a word: in the sentence itself, else in one of the sentences just before.
    pub(in crate::event) fn band(&self, before: usize, body: bool) -> Option<Band> {
        let here = self.scene.topic(before, body);
        // "It" may stand for anything that stands further away.
        if here.is_some() || body {
            return here;
        }
        (1..=REACH).find_map(|back| {
            let (clause, namings) = self.memory.clause(back)?;
            let scene = Scene { clause: &clause, namings, ..self.scene };
            scene.topic(clause.words.len(), body)
        })
    }

    /// Whose a band is: by its own words, else whom the text means by its role, else whose forces it tells of.
    pub(in crate::event) fn whose(&self, band: &Band) -> Vec<Who> {
        if !band.who.is_empty() {
            return band.who.clone();
        }
        let role = band.role.as_deref().unwrap_or("troops");
        self.memory.generic(role, self.scene.gazetteer).into_iter().collect()
    }

    /// Whether a phrase points back to people without arms: "residents … they fled".
    pub(in crate::event) fn points_away(&self, phrase: Phrase) -> bool {
        self.pointed(phrase).is_some_and(|band| !self.arms(&band))
    }

    /// Whether a phrase points back to forces that the text told of: "they", "the last of them", "another 2,000".
    pub(in crate::event) fn points_back(&self, phrase: Phrase) -> bool {
        self.pointed(phrase).is_some_and(|band| self.arms(&band))
    }

    /// Whether a band is armed: forces, or a people whose forces the text tells of, "the Ugandans".
    pub(in crate::event) fn arms(&self, band: &Band) -> bool {
        band.armed || band.who.iter().any(|who| self.memory.fights(who))
    }

    /// The people that a phrase points back to.
    pub(in crate::event) fn pointed(&self, phrase: Phrase) -> Option<Band> {
        let head = phrase.head;
        let it = self.is(head, &["it", "its"]);
        let many = self.is(head, &["their"]) || self.elliptic(phrase);
        (it || many).then(|| self.band(phrase.start, it)).flatten()
    }

    /// Whether a phrase tells how many without saying of whom.
    pub(in crate::event) fn elliptic(&self, phrase: Phrase) -> bool {
        let (clause, head) = (self.clause(), phrase.head);
        let of = || self.is(head + 1, &["of"]) && !self.is(head + 2, &["them", "these", "those"]);
        let whole = matches!(clause.tag_at(head + 1), Tag::Det | Tag::Num | Tag::Noun | Tag::Name | Tag::Adj);
        if whole || of() || !(clause.tag_at(head) == Tag::Num || self.is_a(head, Sort::Share)) {
            return false;
        }
        // "$500 million"
        let words = clause.word(phrase.start).span().start.saturating_sub(1)..clause.word(head).span().end;
        let money = clause.text.get(words).is_some_and(|words| words.contains(['$', '£', '€', '%']));
        // "thousands" of nobody told before
        !money && !self.is_a(head, Sort::Crowd)
    }

    /// The phrase before a verb group that tells how many without saying of whom: "about 3,000 have gone home".
    pub(in crate::event) fn count_before(&self, group: u16) -> Option<Phrase> {
        let clause = self.clause();
        let start = clause.verb_group(group)?.words.start;
        let head = clause.left(start)?;
        let phrase = |start| Phrase { start, head, end: head + 1 };
        if !matches!(clause.tag_at(head), Tag::Num | Tag::Adj | Tag::Adv) || !self.elliptic(phrase(head)) {
            return None;
        }
        let inside = |&at: &usize| matches!(clause.tag_at(at), Tag::Det | Tag::Adj | Tag::Num | Tag::Adv);
        let first = (0..head).rev().take_while(inside).last().unwrap_or(head);
        // "Flight 370 left"
        let named = first.checked_sub(1).is_some_and(|at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name));
        (!named).then(|| phrase(first))
    }
}
