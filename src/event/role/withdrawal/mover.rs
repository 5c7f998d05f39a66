//! Who moves: whether they are forces at all.

use crate::actor::Form as NameForm;
use crate::event::clause::lexeme::{Form, NounClass};
use crate::event::clause::{Shape, Tag};
use crate::event::role::Casting;
use crate::event::role::phrase::Phrase;
use crate::event::role::words::Sort;

impl Casting<'_, '_, '_> {
    /// Those who do what the verb says, also where they are only counted: "3,000 have gone home".
    pub(super) fn movers(&self, group: u16) -> Vec<Phrase> {
        if let Some(count) = self.count_before(group) {
            return vec![count];
        }
        // "stopped men of fighting age from leaving"
        let clause = self.clause();
        let start = clause.verb_group(group).map_or(0, |own| own.words.start);
        let from = clause.left(start).filter(|&at| self.is(at, &["from"]));
        let bars = |&at: &usize| {
            matches!(clause.lemma(at), "stop" | "prevent" | "keep" | "bar" | "block" | "deter" | "ban")
                && clause.tag_at(at) == Tag::Verb
        };
        let inside = |&at: &usize| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Comp);
        let barred = from.and_then(|from| {
            let verb = (0..from).rev().take_while(inside).find(bars)?;
            Some(self.scene.phrases(verb + 1..from))
        });
        if let Some(barred) = barred.filter(|barred| !barred.is_empty()) {
            return barred;
        }
        let agents = self.agent(group);
        // "A further 3,000 are due to leave"
        let groups = &clause.groups;
        let own = clause.verb_group(group).filter(|own| agents.is_empty() && own.shape == Shape::Infinitive);
        let main = own.and_then(|_| groups[..group as usize].iter().rposition(|mate| mate.shape == Shape::Finite));
        main.and_then(|main| self.count_before(main as u16)).map_or(agents, |count| vec![count])
    }

    /// "his men", "its military advisers", a mission by its name.
    pub(super) fn men(&self, phrase: Phrase) -> bool {
        let attached = self.is_a(phrase.head, Sort::Attached)
            && (phrase.start..phrase.head).any(|at| self.is(at, &["military", "army", "naval"]));
        if attached || self.is_a(phrase.head, Sort::Mission) {
            return true;
        }
        let own = |at: usize| {
            self.is(at, &["his", "her", "its", "their", "our"])
                || self.clause().tag_at(at) == Tag::Num
                || self.clause().word(at).possessive
        };
        self.is_a(phrase.head, Sort::Men) && (phrase.start..phrase.head).any(own)
    }

    /// "the Iranians", "the 2,000 Americans there": a people, for its forces: where the text told of those, or `named` says that they
    /// leave a place by its name.
    pub(super) fn nation(&self, phrase: Phrase, named: bool) -> bool {
        let demonym = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym);
        let all = (phrase.start..phrase.head).any(|at| self.is(at, &["the"]));
        // "the Americans who left" are some of them.
        let some = self.clause().tag_at(phrase.head + 1) == Tag::Rel;
        let fights = || self.scene.who(phrase).iter().any(|who| self.memory.fights(who));
        demonym && all && !some && (named && self.memory.military() || fights())
    }

    /// "The bomber was sent back": a single one, who is not the last of them.
    pub(super) fn alone(&self, phrase: Phrase) -> bool {
        let word = self.clause().word(phrase.head);
        let all =
            (phrase.start..phrase.head).any(|at| self.is(at, &["last", "every", "each", "single", "first", "final"]));
        let named = self.scene.naming(phrase.head).is_some();
        word.class == NounClass::Force && !word.plural && !named && !all && !self.last_is(phrase, Sort::Body)
    }

    /// People without arms, a single one, or aircraft that carry passengers.
    pub(super) fn unarmed(&self, phrase: Phrase, named: bool) -> bool {
        let clause = self.clause();
        let words = || phrase.start..phrase.end;
        // "the foreign work force"
        let start = phrase.start.checked_sub(1).filter(|&at| self.is(at, &["work", "labour", "labor"]));
        let hired = start.is_some() || words().any(|at| self.is_a(at, Sort::Hired));
        let person = self.is(phrase.head, &["he", "she", "i", "women"]);
        // "demonstrators … were fired upon as they retreated"
        let they = clause.tag_at(phrase.head) == Tag::Pron && self.is(phrase.head, &["they", "who"]) && {
            let first = clause.groups.iter().position(|group| group.shape == Shape::Finite);
            let subjects = first.map(|group| self.scene.subject(group as u16)).unwrap_or_default();
            // "residents described soldiers looting shops as they fell back"
            let forces = |civil: usize| {
                (civil..phrase.head)
                    .any(|at| clause.word(at).class == NounClass::Force && clause.word(at + 1).form == Form::Gerund)
            };
            subjects.iter().any(|&subject| subject.head < phrase.head && self.civil(subject) && !forces(subject.head))
        };
        // "a soldier who had fled"
        let one = phrase.head == phrase.start + 1
            && self.is(phrase.start, &["a", "an", "one"])
            && self.is_a(phrase.head, Sort::Deserter);
        // "a plane departed for the capital"
        let craft = self.is_a(phrase.head, Sort::Vessel)
            && !words().any(|at| {
                self.is_a(at, Sort::Warlike)
                    || self.scene.naming(at).is_some()
                    || clause.word(at).class == NounClass::Force && at != phrase.head
            });
        // "a convoy of aid", "a column of refugees"
        let load = self.scene.belonging(phrase);
        let load = (self.is_a(phrase.head, Sort::Carrier) || self.is(phrase.head, &["army", "armies"]))
            && !load.is_empty()
            && !load.iter().any(|&load| self.forceful(load) || self.stately(load));
        // "A British ship left with 207 people on board"
        let vessel = (self.is_a(phrase.head, Sort::Vessel) || self.is_a(phrase.head, Sort::Craft))
            && (phrase.start..phrase.head).any(|at| self.is_a(at, Sort::Article));
        let others = self.last_is(phrase, Sort::Ethnic) || self.last_is(phrase, Sort::Crowd);
        hired || they || one || craft || load || vessel || others || person && !named
    }

    /// "They never left", "some are leaving", "another 2,000 are to leave": forces of whom the text told before.
    pub(super) fn meant_again(&self, movers: &[Phrase]) -> bool {
        let ends = self.left_bare() || self.clause().tag_at(self.found.end) == Tag::Neg;
        // "damned if they leave" tells of nothing.
        let open =
            |mover: &Phrase| self.clause().left(mover.start).is_some_and(|at| self.is(at, &["if", "once", "when"]));
        let told = |mover: &Phrase| {
            self.memory.withdrawal && self.is_a(mover.head, Sort::Share) && self.pointed(*mover).is_none()
        };
        ends && movers.iter().any(|mover| !open(mover) && (self.points_back(*mover) || told(mover)))
    }

    /// Whether nothing that is left follows the verb.
    fn left_bare(&self) -> bool {
        matches!(
            self.clause().tag_at(self.found.end),
            Tag::Stop | Tag::Comma | Tag::Conj | Tag::Quote | Tag::Comp | Tag::Time | Tag::Prep | Tag::Adv
        )
    }

    /// Whether those who leave or flee are troops, whose place needs no naming.
    pub(super) fn gone(&self, movers: &[Phrase]) -> bool {
        let clause = self.clause();
        // "leaves that vicinity open"
        let ends =
            self.left_bare() && !(self.is(self.found.end, &["that"]) && clause.tag_at(self.found.end + 1) == Tag::Noun);
        // "What does the army have left?"
        let lost = clause.question && self.is(self.found.end, &["?"]);
        let soldiers = |&phrase: &Phrase| {
            // "the mess the Americans are going to leave"
            let what = clause.left(phrase.start).filter(|&at| at + 1 == phrase.start);
            if what.is_some_and(|at| clause.tag_at(at) == Tag::Noun) {
                return false;
            }
            let demonym = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym);
            let the = |at: usize| self.is(at, &["the"]);
            let people = demonym && (the(phrase.start) || phrase.head.checked_sub(1).is_some_and(the));
            // "The gunmen fled on a motorcycle"
            if self.last_is(phrase, Sort::Raider) {
                return false;
            }
            // "how the group could leave": of armed ones, where the text named some.
            if self.is(phrase.head, &["group", "groups"]) && self.memory.groups.is_empty() {
                return false;
            }
            let many = self.scene.class(phrase) == NounClass::Force || clause.word(phrase.head).plural;
            (many && (self.armed(phrase) || people) || self.nation(phrase, false))
                && self.memory.military()
                && !(self.last_is(phrase, Sort::Ruler) || self.last_is(phrase, Sort::Vessel))
        };
        // "most of the militia fled"
        let part = movers.iter().any(|phrase| {
            clause.counts(phrase.start)
                && self.is(phrase.start + 1, &["of"])
                && (phrase.start..self.found.head).any(|at| clause.word(at).class == NounClass::Force)
        });
        ends && !lost && (part || movers.iter().any(soldiers))
    }
}
