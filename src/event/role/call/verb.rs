//! Calls that a verb tells: "A called B", "B was telephoned by A", "A and B spoke by telephone".

use crate::actor::Form as NameForm;
use crate::event::Role;
use crate::event::clause::lexeme::{Form, NounClass};
use crate::event::clause::{Group, Shape, Tag};
use crate::event::role::call::talk::Means;
use crate::event::role::phrase::Phrase;
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    /// The cast of a call that a verb tells.
    pub(crate) fn call_verb(&self, evidence: Evidence, group: u16, telephone: bool) -> Cast {
        let Some(found) = self.clause().verb_group(group) else { return Cast::default() };
        let cast = match evidence {
            Evidence::Call if found.passive => self.rung(found, group),
            Evidence::Call => self.rings(group),
            _ => self.talks(found, group, telephone),
        };
        cast.spoken_for()
    }

    /// "Ghani was called by Pompeo": who is called is the subject.
    fn rung(&self, found: &Group, group: u16) -> Cast {
        let clause = self.clause();
        let end = self.found.end;
        let mut cast = Cast::default();
        let by = (end..clause.words.len()).find(|&at| !matches!(clause.tag_at(at), Tag::Time | Tag::Adv));
        let by = by.filter(|&at| self.is(at, &["by"]) && clause.tag_at(at) == Tag::Prep);
        let callers = by.map(|by| self.scene.main_phrases(self.object(by + 1))).unwrap_or_default();
        let called = clause.lemma(found.main) == "call";
        let people = |phrases: &[Phrase]| !phrases.is_empty() && phrases.iter().all(|phrase| self.personal(phrase));
        let callees = self.scene.subject(group);
        let pronoun = |phrase: &Phrase| self.is(phrase.head, &["he", "she"]);
        let callee =
            people(&callees) || callees.iter().all(pronoun) || !called && callees.iter().all(|&one| self.official(one));
        if callees.is_empty() || !people(&callers) || !callee || callers.iter().any(|&phrase| self.press(phrase)) {
            return cast;
        }
        cast.borne = true;
        cast.add(self.all_meant(&callers), Role::Caller);
        cast.add(self.all_meant(&callees), Role::Callee);
        cast
    }

    /// "A called B".
    fn rings(&self, group: u16) -> Cast {
        let clause = self.clause();
        let mut cast = Cast::default();
        let end = self.found.end;
        let lemma = clause.lemma(self.found.head);
        // "phoned from the summit"
        if self.is(end, &["from"]) && matches!(lemma, "phone" | "telephone" | "ring") {
            let subjects = self.agent(group);
            if !subjects.is_empty() && subjects.iter().all(|&phrase| self.is_person(phrase)) {
                cast.borne = true;
                cast.add(self.all_meant(&subjects), Role::Caller);
                return cast;
            }
        }
        if clause.tag_at(end) == Tag::Prep
            || clause.tag_at(end) == Tag::Adv
                && self.is(end, &["out", "off", "back", "in", "for", "on", "upon", "up", "down"])
            || lemma == "call" && self.baptized(group)
        {
            return cast;
        }
        let object = self.object(end);
        let objects = self.scene.phrases(object.clone());
        let Some(&callee) = objects.first() else { return cast };
        // "as his critics call him", "what I call a dictator"
        let before = self.scene.subject_range(group).and_then(|range| clause.left(range.start));
        let names = before.is_some_and(|at| self.is(at, &["as", "what", "which", "whom"]));
        if lemma == "call" && (names || self.described(&objects, object.end)) {
            return cast;
        }
        let people = objects.iter().all(|&phrase| {
            let pronoun = self.is(phrase.head, &["him", "her", "them"]);
            // "the plan Operation Dawn"
            let thing = |at: usize| clause.tag_at(at) == Tag::Noun && clause.word(at).class != NounClass::Office;
            let unknown = clause.tag_at(phrase.head) == Tag::Name
                && self.scene.naming(phrase.head).is_none()
                && !(phrase.start..phrase.head).any(thing);
            // "ring an American friend"
            let friend = self.is(phrase.start, &["a", "an"]) && clause.word(phrase.head).class == NounClass::Plain;
            self.personal(&phrase) || pronoun || unknown || lemma != "call" && !friend && self.somebody(phrase)
        });
        if !people || self.press(callee) {
            return cast;
        }
        let subjects = self.agent(group);
        let caller = subjects.iter().any(|&phrase| !self.press(phrase) && self.official(phrase));
        let callees = || objects.iter().any(|&phrase| self.official(phrase));
        let official = caller || subjects.iter().any(|&phrase| self.somebody(phrase)) && callees();
        if !official {
            return cast;
        }
        cast.borne = true;
        cast.several = objects.iter().any(|phrase| clause.word(phrase.head).plural);
        cast.add(self.all_meant(&subjects), Role::Caller);
        let mut callees = self.all_meant(&objects);
        let before = callees.len();
        let apposed = objects.last().and_then(|&phrase| self.apposed(phrase)).map(|(_, end)| end);
        // "Pakistan's army chief, Asim Munir, and then India's foreign minister"
        let from = apposed.unwrap_or(object.end);
        let conjunction = (from..from + 2).find(|&at| clause.tag_at(at) == Tag::Conj);
        let then = conjunction.is_some_and(|at| self.is(at + 1, &["then", "later"]));
        if let Some(at) = conjunction.filter(|_| then || apposed.is_some()) {
            callees.extend(self.all_meant(&self.scene.phrases(self.object(at + 1 + usize::from(then)))));
        }
        if then && callees.len() > before {
            cast.separate(callees, Role::Callee);
        } else {
            cast.add(callees, Role::Callee);
        }
        cast
    }

    /// "called him a liar", "called it unclear", "is calling his advisers to the White House".
    fn described(&self, objects: &[Phrase], next: usize) -> bool {
        let clause = self.clause();
        let Some(first) = objects.first() else { return false };
        let words = clause.words.get(self.found.end..next).unwrap_or_default();
        let second = objects.len() > 1 && !words.iter().any(|word| word.tag == Tag::Conj);
        let adjective = clause.tag_at(next.saturating_sub(1)) == Tag::Adj && first.start < next;
        let quote = clause.tag_at(next) == Tag::Quote || words.iter().any(|word| word.tag == Tag::Quote);
        // "calling him on Saturday “a leader …”"
        let dated = |at: &usize| clause.tag_at(*at) == Tag::Time || self.is(*at, &["on"]);
        let after = next + (next..next + 4).take_while(dated).count();
        let quote = quote || after > next && clause.tag_at(after) == Tag::Quote;
        let described = clause.tag_at(next) == Tag::Adj
            || clause.tag_at(next) == Tag::Adv
                && matches!(clause.tag_at(next + 1), Tag::Adj | Tag::Prep)
                && !self.is(next, &["back", "again", "then", "later", "earlier"])
            || self.is(next, &["too", "as"])
            || self.is(next, &["by"]) && clause.word(next + 1).class != NounClass::Phone;
        // "calls them bonded labour", "calling them that", "call a dictator"
        let participle =
            clause.tag_at(next) == Tag::Verb && matches!(clause.word(next).form, Form::Past | Form::Participle);
        let described = described
            || participle
            || self.is(next, &["that"]) && clause.tag_at(first.head) == Tag::Pron
            || self.is(first.start, &["a", "an"]);
        // "called him to his office", "called on him to quit", "called him the right man"
        let summoned = clause.tag_at(next) == Tag::Prep && self.is(next, &["to", "into"])
            || clause.tag_at(next) == Tag::To && self.is_a(next + 1, Sort::Asked);
        let article = next > first.end && clause.tag_at(next - 1) == Tag::Det;
        second || adjective || quote || described || summoned || article
    }

    /// "a spokesman called Abdelsalam", ", called X": a participle that names.
    fn baptized(&self, group: u16) -> bool {
        let clause = self.clause();
        let Some(found) = clause.verb_group(group).filter(|found| found.words.len() == 1 && found.past) else {
            return false;
        };
        let Some(before) = clause.left(found.words.start) else { return true };
        // ", now called X"
        if clause.tag_at(before) == Tag::Comma && self.is_a(found.words.start.saturating_sub(1), Sort::Renamed) {
            return true;
        }
        let role = self.scene.naming(before).is_some_and(|naming| naming.form == NameForm::Generic);
        match clause.tag_at(before) {
            // ", called X, said"; not "the secretary-general, X, called Y".
            Tag::Comma => matches!(clause.tag_at(self.object(found.words.end).end), Tag::Comma | Tag::Verb),
            // "a rebel called Marwan", "a very English diplomat called Quayle"
            Tag::Noun | Tag::Name if clause.tag_at(before) == Tag::Noun || role => {
                let inside = |&at: &usize| {
                    matches!(
                        clause.tag_at(at),
                        Tag::Det | Tag::Adj | Tag::Adv | Tag::Noun | Tag::Name | Tag::Prep | Tag::Comma | Tag::Conj
                    )
                };
                let words = (0..before).rev().take_while(inside);
                words.chain([before]).any(|at| {
                    self.is(at, &["a", "an", "this", "one", "another"])
                        || at == before
                            && clause
                                .text
                                .get(clause.word(at).span().start..)
                                .is_some_and(|rest| rest.starts_with("a ") || rest.starts_with("A "))
                })
            }
            _ => false,
        }
    }

    /// "spoke with", "talked to", "A and B spoke".
    fn talks(&self, found: &Group, group: u16, telephone: bool) -> Cast {
        const WITH: [&str; 2] = ["with", "to"];
        let clause = self.clause();
        let mut cast = Cast::default();
        let end = self.found.end;
        let discussed = clause.lemma(self.found.head) == "discuss" && (!telephone || found.negated || found.passive);
        // "speaking out against"
        if self.is(end, &["out", "up"]) || discussed {
            return cast;
        }
        // "talked again in Paris": they met.
        let met = || {
            clause.tag_at(end) == Tag::Prep && self.is(end, &["in", "at"])
                || (end..clause.words.len().min(end + 4))
                    .any(|at| self.is(at, &["in"]) && self.scene.naming(at + 1).is_some())
                || (0..clause.words.len()).any(|at| self.is_a(at, Sort::Met))
        };
        let heard = telephone || self.memory.phoned(self.found.span.start);
        if !heard && met() {
            return cast;
        }
        let subjects = self.agent(group);
        let others = self.after(end, &WITH).map(|range| {
            let first = self.scene.main_phrases(range.clone());
            [first, self.more_partners(range.end, &WITH)].concat()
        });
        let others = others.unwrap_or_default();
        let others: Vec<Phrase> = others.into_iter().filter(|&phrase| self.somebody(phrase)).collect();
        let heard_by = subjects.iter().chain(&others).any(|&phrase| self.press(phrase));
        let of = others.is_empty() && self.is(end, &["of", "about"]);
        // Whom the pronouns mean is asked last.
        if heard_by || !heard && of || !subjects.iter().chain(&others).any(|&phrase| self.official(phrase)) {
            return cast;
        }
        let mut sides = self.all_meant(&subjects);
        let partners = self.all_meant(&others);
        let plural = sides.len() >= 2 || subjects.iter().any(|&phrase| self.last_is(phrase, Sort::Talkers));
        let both =
            !others.is_empty() && !subjects.is_empty() || plural || found.shape != Shape::Finite && !others.is_empty();
        // "I talked to an American": whoever says so in a broadcast.
        let told = !sides.is_empty() || subjects.is_empty() || plural;
        cast.borne = both && heard;
        cast.pending = (both && !heard && told).then_some(Means::Unsaid);
        cast.several = others.iter().any(|phrase| clause.word(phrase.head).plural);
        cast.whole = sides.iter().any(|side| partners.iter().all(|partner| partner.name != side.name));
        cast.apart = (found.words.start.saturating_sub(1)..end + 1).any(|at| self.is_a(at, Sort::Apart));
        if sides.is_empty() && !subjects.is_empty() && plural {
            sides = self.memory.pair();
        }
        let joint = sides.len() > 1;
        cast.add(sides, Role::Party);
        if partners.len() > 1 && !joint {
            cast.separate(partners, Role::Party);
        } else {
            cast.add(partners, Role::Party);
        }
        cast
    }
}
