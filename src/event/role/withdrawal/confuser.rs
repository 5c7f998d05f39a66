//! What looks like a withdrawal and is none.

use crate::event::clause::lexeme::{Form, NounClass};
use crate::event::clause::{Shape, Tag};
use crate::event::frame::left;
use crate::event::role::Casting;
use crate::event::role::phrase::Phrase;

impl Casting<'_, '_, '_> {
    /// "retreating forces", "the retreating and undertrained rebels" describe; they tell nothing.
    pub(super) fn describes(&self, group: Option<u16>) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        if self.is(head, &["retreating"]) && clause.tag_at(head) != Tag::Verb {
            return true;
        }
        let next = (self.found.end..clause.words.len()).find(|&at| !matches!(clause.tag_at(at), Tag::Conj | Tag::Adj));
        let gerund = clause.word(head).form == Form::Gerund;
        let single =
            group.and_then(|group| clause.groups.get(group as usize)).is_none_or(|group| group.words.len() == 1);
        let intransitive = self.is(head, &["retreating", "withdrawing", "fleeing", "departing", "disengaging"]);
        let described = next.is_some_and(|next| {
            matches!(clause.tag_at(next), Tag::Noun | Tag::Name) && clause.word(next).class == NounClass::Force
        });
        let before = left(clause, head);
        let slot = before.is_none_or(|at| {
            matches!(
                clause.tag_at(at),
                Tag::Prep | Tag::Comp | Tag::Det | Tag::Verb | Tag::Adj | Tag::Comma | Tag::Conj
            )
        });
        let transitive = clause.lemma(head) == "withdraw" && before.is_some_and(|at| !self.is(at, &["by", "the"]));
        gerund && single && intransitive && described && slot && !transitive
    }

    /// "weapons left over", "left the country in the ditch", "getting out of control", "go on retreat", "send jets to bomb it back":
    /// nobody leaves a place.
    pub(super) fn idle(&self, group: Option<u16>) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        let Some(group) = group else {
            let on = left(clause, self.frame.start).filter(|&at| self.is(at, &["on"]) && at + 1 == head);
            return on.and_then(|on| left(clause, on)).is_some_and(|at| clause.lemma(at) == "go");
        };
        let lemma = clause.lemma(head);
        // "waiting for civilians to leave"
        let infinitive = clause.groups.get(group as usize).map(|group| group.words.start);
        let whom = infinitive.filter(|&to| clause.tag_at(to) == Tag::To).and_then(|to| to.checked_sub(1));
        if whom.is_some_and(|whom| clause.tag_at(whom) == Tag::Noun && clause.word(whom).class == NounClass::Civil) {
            return true;
        }
        // "the jet that brought her home"
        if let Some((start, end)) = self.found.gap
            && end == start + 1
            && self.is(start, &["her", "him", "me"])
        {
            return true;
        }
        if let Some((start, end)) = self.found.gap
            && (start..end).any(|at| {
                matches!(clause.tag_at(at), Tag::To | Tag::Rel)
                    || clause.tag_at(at) == Tag::Prep && !self.is(at, &["of", "from"])
            })
        {
            return true;
        }
        // "ordered troops back into the zone", "aircraft fly out of the base"
        let last = end.saturating_sub(1);
        let passive = clause.groups.get(group as usize).is_some_and(|group| group.passive);
        let into = self.is(last, &["back", "out", "home"]) && self.is(end, &["into", "onto"]);
        // "taken off from the resort", "took it off the table"
        // "take militants out" kills them; "take its forces out" does not.
        let own = self.found.gap.is_some_and(|(start, _)| {
            clause.word(start).possessive || self.is(start, &["its", "their", "his", "our", "her", "the"])
        });
        if lemma == "take" && self.is(last, &["out"]) && !self.is(end, &["of"]) && !own {
            return true;
        }
        let bare = matches!(lemma, "take" | "get" | "order" | "want") && self.found.gap.is_none();
        let table = self.is(last, &["off"])
            && (end..end + 3)
                .any(|at| self.is(at, &["table", "agenda", "list", "hook", "market", "air", "shelf", "shelves"]));
        if self.is(last, &["off", "out", "home"]) && bare && !passive && lemma != "get" || table {
            return true;
        }
        let craft = |phrase: &Phrase| {
            self.is(
                phrase.head,
                &[
                    "plane",
                    "planes",
                    "aircraft",
                    "jet",
                    "jets",
                    "helicopter",
                    "helicopters",
                    "bomber",
                    "bombers",
                    "warplanes",
                    "fighter",
                ],
            )
        };
        // "were marched out of the building" as prisoners
        if passive && lemma == "march" {
            return true;
        }
        let flies = lemma == "fly"
            && self.found.gap.is_none()
            && self.is(last, &["out"])
            && (self.scene.subject(group).iter().any(craft) || !self.is(end, &["of"]));
        if into && end > head + 1 && self.found.gap.is_some() || flies && !passive {
            return true;
        }
        if lemma == "leave" {
            let object = self.object(end);
            let result = object.end;
            let gerund = clause.word(head).form == Form::Gerund;
            let state = clause.tag_at(result) == Tag::Prep
                && self.is(result, &["in", "with", "without"])
                && self.is(result + 1, &["the", "a", "an", "ruins", "chaos", "tatters", "disarray"])
                && clause.tag_at(result + 2) != Tag::Time;
            // "leaving its rival to rule"
            let rest =
                !object.is_empty() && self.is(result, &["to"]) && gerund && clause.tag_at(result + 1) != Tag::Name;
            // "leave the Sunnis with only a desert"
            let named = object.clone().any(|at| self.scene.naming(at).is_some());
            let with = !object.is_empty()
                && !named
                && self.is(result, &["with"])
                && clause.tag_at(object.end - 1) == Tag::Name;
            let rest = rest || with;
            let open = !object.is_empty() && self.is(result, &["open", "exposed", "vulnerable", "behind", "alone"]);
            return rest
                || open
                || self.is(end, &["over", "behind", "alone", "out", "open"])
                || !object.is_empty() && state;
        }
        if self.is(end, &["of"]) && self.is(end - 1, &["out"]) {
            return self.is(
                end + 1,
                &[
                    "control", "hand", "touch", "date", "sight", "line", "trouble", "business", "reach", "power",
                    "office", "action", "work", "politics", "money", "prison", "jail", "hospital",
                ],
            );
        }
        let found = clause.groups.get(group as usize);
        // "had gone ahead": only who is gone has left.
        if self.is(head, &["gone"]) && self.found.end == head + 1 {
            let gone =
                self.is(end, &["from"]) || matches!(clause.tag_at(end), Tag::Stop | Tag::Comma | Tag::Time | Tag::Conj);
            return !gone || !found.is_some_and(|found| found.passive);
        }
        // "when pulled back, the sheets showed …"
        let comp = left(clause, head).is_some_and(|at| clause.tag_at(at) == Tag::Comp);
        found.is_some_and(|found| found.words.len() == 1 && found.past) && comp
    }

    /// People without arms, a single one, or aircraft that carry passengers.
    pub(super) fn unarmed(&self, phrase: Phrase, named: bool) -> bool {
        let clause = self.clause();
        let words = || phrase.start..phrase.end;
        let hired = words()
            .any(|at| self.is(at, &["work", "task", "labour", "labor", "sales", "chartered", "charter"]))
            || words().any(|at| {
                self.is(
                    at,
                    &[
                        "private",
                        "passenger",
                        "commercial",
                        "civilian",
                        "evacuation",
                        "rescue",
                        "non-emergency",
                        "diplomatic",
                        "embassy",
                        "family",
                        "nonessential",
                        "non-essential",
                        "humanitarian",
                        "aid",
                        "relief",
                        "charity",
                    ],
                )
            });
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
            && self.is(phrase.head, &["soldier", "fighter", "rebel", "policeman", "guerrilla", "militant", "gunman"]);
        // "a plane departed for the capital"
        let craft = self.is(
            phrase.head,
            &["plane", "planes", "flight", "flights", "ship", "ships", "vessel", "vessels", "aircraft"],
        ) && !words().any(|at| {
            self.is(at, &["military", "navy", "naval", "war", "warships", "combat"])
                || self.scene.naming(at).is_some()
                || clause.word(at).class == NounClass::Force && at != phrase.head
        });
        hired || they || one || craft || person && !named
    }
}
