//! Who withdraws, and from where.

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::Role;
use crate::event::clause::Tag;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::frame::left;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::{Cast, Casting};
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    /// The cast of a withdrawal.
    pub(crate) fn withdrawal(&self, evidence: Evidence, group: Option<u16>) -> Cast {
        let clause = self.clause();
        let mut cast = Cast::default();
        // "retreating forces", "the retreating and undertrained rebels" describe; they tell nothing.
        let next = (self.found.end..clause.words.len()).find(|&at| !matches!(clause.tag_at(at), Tag::Conj | Tag::Adj));
        let gerund = clause.word(self.found.head).form == crate::event::clause::lexeme::Form::Gerund;
        let single =
            group.and_then(|group| clause.groups.get(group as usize)).is_none_or(|group| group.words.len() == 1);
        let intransitive = clause.is_any(
            self.scene.text,
            self.found.head,
            &["retreating", "withdrawing", "fleeing", "departing", "disengaging"],
        );
        let described = next.is_some_and(|next| {
            matches!(clause.tag_at(next), Tag::Noun | Tag::Name) && clause.word(next).class == NounClass::Force
        });
        let slot = left(clause, self.found.head).is_none_or(|at| {
            matches!(clause.tag_at(at), Tag::Prep | Tag::Comp | Tag::Det | Tag::Verb | Tag::Adj | Tag::Comma)
                || clause.tag_at(at) == Tag::Conj
        });
        let transitive = matches!(clause.lemma(self.found.head), "withdraw")
            && left(clause, self.found.head).is_some_and(|at| !self.is(at, &["by", "the"]));
        if gerund && single && intransitive && described && slot && !transitive {
            return cast;
        }
        if self.idle(group) {
            return cast;
        }
        if self.is(self.found.head, &["retreating"]) && clause.tag_at(self.found.head) != Tag::Verb {
            return cast;
        }
        let mut movers: Vec<Phrase>;
        let mut leaders: Vec<Phrase> = Vec::new();
        let last = self.found.end.saturating_sub(1);
        let out_of = self.is(last, &["out"]) && self.is(last + 1, &["of"]);
        let out_of = Some(self.object(last + 2)).filter(|range| out_of && !range.is_empty());
        let mut from: Option<Range<usize>> = out_of.or_else(|| self.after(self.found.end, &["from", "out"]));
        let mut blocked = false;
        let mut named_before: Vec<Who> = Vec::new();
        if let Some(group) = group {
            let passive = clause.groups.get(group as usize).is_some_and(|group| group.passive);
            let object = self.found.gap.map_or_else(|| self.object(self.found.end), |(start, end)| start..end);
            let mut objects = self.scene.phrases(object.clone());
            // "pull back 15 kilometres"
            objects.retain(|phrase| {
                !self.is(
                    phrase.head,
                    &["kilometres", "kilometers", "km", "miles", "metres", "meters", "kilometre", "mile"],
                )
            });
            if evidence == Evidence::Leave {
                movers = self.agent(group);
                if passive || movers.iter().any(|&phrase| self.unarmed(phrase, true)) {
                    return cast;
                }
                let place = objects.first().copied();
                match place {
                    Some(place) => {
                        let class = self.scene.class(place);
                        let named = self.places(place.start..object.end);
                        let placed = matches!(class, NounClass::Place) || !named.is_empty();
                        if !placed {
                            return cast;
                        }
                        from = Some(place.start..object.end);
                    }
                    None => {
                        let lemma = clause.lemma(self.found.head);
                        let moved = matches!(
                            lemma,
                            "leave" | "depart" | "flee" | "quit" | "fall" | "disengage" | "move" | "get" | "redeploy"
                        );
                        // "until our armies leave", "the militia fled": the place is the one that the text tells of.
                        let gone = matches!(lemma, "leave" | "flee") && object.is_empty() && self.gone(&movers);
                        if !moved
                            || lemma != "fall" && lemma != "disengage" && from.is_none() && lemma != "depart" && !gone
                        {
                            return cast;
                        }
                    }
                }
                let lemma = clause.lemma(self.found.head);
                let strong = movers.iter().any(|&mover| {
                    self.armed(mover)
                        || matches!(lemma, "leave" | "quit")
                            && self
                                .scene
                                .naming(mover.head)
                                .is_some_and(|n| n.actor.kind == ActorKind::State && n.form != NameForm::Demonym)
                });
                let we = movers.iter().any(|&mover| self.is(mover.head, &["we", "they"])) && self.memory.military;
                let pronoun =
                    we && (lemma == "fall" || place.is_some_and(|place| self.scene.class(place) == NounClass::Place));
                cast.borne = strong || pronoun;
            } else if !passive
                && !objects.is_empty()
                && !matches!(clause.lemma(self.found.head), "retreat" | "disengage" | "come" | "go" | "return")
            {
                let first = objects[0];
                let men = self.is(first.head, &["men"])
                    && (first.start..first.head).any(|at| self.is(at, &["his", "her", "its", "their", "our"]));
                // "the first of its 2,000 troops"
                let part = (object.start + 1..object.end).any(|at| {
                    self.is(at, &["of"])
                        && self.is(at - 1, &["first", "most", "all", "some", "half", "last", "many", "none"])
                        && (at..object.end).any(|at| clause.word(at).class == NounClass::Force)
                });
                let forces = men || part || objects.iter().any(|&phrase| self.forceful(phrase));
                let pronoun = clause.tag_at(first.head) == Tag::Pron
                    && evidence == Evidence::Forces
                    && !self.is(first.head, &["it", "her", "him", "me"])
                    && self.memory.military;
                let civil = objects.iter().any(|&phrase| self.civil(phrase));
                // "remove the regime"
                let rules = |phrase: Phrase| {
                    let last = clause.word(phrase.head).span.of(self.scene.text).unwrap_or_default();
                    last.ends_with("regime") || last.ends_with("government")
                };
                if evidence == Evidence::Remove && rules(first) {
                    return cast;
                }
                if !forces && (civil || !pronoun) {
                    return cast;
                }
                // "pulled a weapon from underneath his uniform"
                let one = self.is(first.start, &["a", "an", "his", "her"])
                    && self
                        .is(first.head, &["weapon", "gun", "missile", "vehicle", "unit", "fighter", "soldier", "side"]);
                if one {
                    return cast;
                }
                movers = objects;
                leaders = self.agent(group);
                cast.borne = true;
            } else {
                movers = self.agent(group);
                let named = from.clone().is_some_and(|range| !self.places(range).is_empty());
                // "it would have been withdrawn"
                if passive && movers.iter().all(|phrase| self.is(phrase.head, &["it"])) && !movers.is_empty() {
                    return cast;
                }
                if movers.iter().any(|&phrase| self.unarmed(phrase, named)) {
                    return cast;
                }
                if movers.iter().any(|&phrase| self.civil(phrase))
                    && !movers.iter().any(|&phrase| self.forceful(phrase))
                {
                    return cast;
                }
                let others = clause.lemma(self.found.head) == "retreat" && self.memory.military;
                let others =
                    |phrase: &Phrase| others && self.is(phrase.head, &["others", "many", "some", "most", "all"]);
                let forces = movers.iter().any(|&phrase| self.forceful(phrase) || self.belongs(phrase))
                    || movers.iter().any(others);
                let state = movers.iter().any(|&phrase| self.stately(phrase));
                let destination =
                    from.clone().map(|range| self.scene.phrases(range)).and_then(|phrases| phrases.first().copied());
                blocked = destination.is_some_and(|phrase| self.someone(phrase))
                    || destination.is_some_and(|phrase| {
                        clause.operator(phrase.head) != Operator::Nothing
                            || self.scene.class(phrase) == NounClass::Event
                    })
                    || destination.is_some_and(|phrase| {
                        self.civil(phrase)
                            || self.scene.class(phrase) == NounClass::Plain
                                && self.places(phrase.start..phrase.end).is_empty()
                                && !forces
                    });
                let placed = destination.is_some_and(|phrase| {
                    matches!(self.scene.class(phrase), NounClass::Place | NounClass::Operation)
                        || !self.places(phrase.start..phrase.end).is_empty()
                });
                let empty = movers.is_empty();
                cast.borne = match evidence {
                    Evidence::Home | Evidence::Remove => movers.iter().any(|&phrase| self.armed(phrase)),
                    _ => {
                        let alone = destination.is_none()
                            && movers.iter().any(|&phrase| {
                                self.scene.naming(phrase.head).is_some_and(|n| n.actor.kind == ActorKind::State)
                            });
                        forces || alone || state && (placed || self.memory.military) || empty && self.memory.military
                    }
                };
            }
        } else {
            let range = self.frame.start..self.found.head;
            let before = self.scene.phrases(range.clone());
            let of = self.after(self.found.end, &["of"]).filter(|range| range.start <= self.found.end + 2);
            let by = self.after(self.found.end, &["by"]);
            let owned: Vec<Phrase> = of.clone().map(|range| self.scene.phrases(range)).unwrap_or_default();
            let forced = (range.start..range.end).any(|at| {
                let word = clause.word(at);
                word.class == NounClass::Force
                    || self.is(at, &["military", "tactical", "phased", "unilateral"])
                    || self
                        .scene
                        .naming(at)
                        .is_some_and(|n| matches!(n.actor.kind, ActorKind::State | ActorKind::Group))
            });
            let leader = (range.start..range.end)
                .any(|at| self.scene.naming(at).is_some_and(|n| n.actor.kind == ActorKind::Person));
            let of_forces = owned.iter().any(|&phrase| self.forceful(phrase) || self.stately(phrase));
            let civil = owned.first().is_some_and(|&phrase| {
                self.civil(phrase) || self.scene.class(phrase) == NounClass::Plain && !of_forces && !forced
            }) || (range.start..range.end).any(|at| clause.word(at).class == NounClass::Civil);
            let source =
                from.clone().map(|range| self.scene.phrases(range)).and_then(|phrases| phrases.first().copied());
            let place = source.is_some_and(|phrase| {
                matches!(self.scene.class(phrase), NounClass::Place | NounClass::Operation)
                    || !self.places(phrase.start..phrase.end).is_empty()
            });
            let elsewhere = source.is_some_and(|phrase| self.civil(phrase) || self.someone(phrase));
            if civil && !of_forces || elsewhere {
                return cast;
            }
            cast.borne = match evidence {
                Evidence::Leave => {
                    owned.iter().any(|&phrase| self.armed(phrase))
                        || clause.lemma(self.found.head) == "departure" && forced && place
                }
                Evidence::Home => owned.iter().any(|&phrase| self.armed(phrase)),
                _ => {
                    let named = self.scene.namings.iter().any(|naming| {
                        matches!(naming.actor.kind, ActorKind::State | ActorKind::Person | ActorKind::Group)
                    });
                    forced || of_forces || place && (leader || named) || self.memory.military
                }
            };
            movers = owned;
            if let Some(by) = by {
                movers.extend(self.scene.phrases(by));
            }
            if movers.is_empty() || movers.iter().all(|&phrase| self.meant(phrase).is_empty()) {
                let mut owners: Vec<Who> = before.iter().flat_map(|&phrase| self.possessor(phrase)).collect();
                // "Iraq pullout": a state by its name alone is left; "US pullout" has no adjective to use.
                let left = |who: &Who| {
                    let bare = (range.start..range.end).any(|at| {
                        let word = clause.word(at);
                        let short =
                            word.span.of(self.scene.text).is_none_or(|name| name.len() < 5 || name.contains('.'));
                        let named = self.scene.naming(at).is_some_and(|naming| {
                            naming.form == NameForm::Name
                                && naming.actor.kind == ActorKind::State
                                && naming.actor.name == who.name
                        });
                        named && !short && !word.possessive && word.tag != Tag::Adj
                    });
                    bare && !self.memory.fights(who)
                };
                let places: Vec<Who> = owners.iter().filter(|who| left(who)).cloned().collect();
                owners.retain(|who| !places.contains(who));
                named_before = places;
                if owners.is_empty() && before.is_empty() && !range.is_empty() {
                    // "since its partial withdrawal"
                    owners = self.possessor(Phrase { start: range.start, head: range.start, end: range.end });
                }
                cast.add(owners, Role::Withdrawer);
            }
        }
        if blocked {
            cast.borne = false;
            return cast;
        }
        cast.movers = movers.clone();
        // "Putin pulled his troops out": he himself does it.
        let his = |phrase: Phrase| {
            let owned = |at: usize| clause.word(at).possessive && !self.is(at, &["his", "her"]);
            (phrase.start..phrase.head).any(|at| self.is(at, &["his", "her"]))
                && !(phrase.start..phrase.head).any(owned)
        };
        if movers.iter().any(|&mover| his(mover)) {
            for &leader in &leaders {
                let person = |who: &Who| who.kind == Some(ActorKind::Person) && who.code.is_some();
                cast.add(self.meant(leader).into_iter().filter(person).collect(), Role::Withdrawer);
            }
        }
        if !cast.roles.is_empty() && group.is_some() {
            movers.clear();
        }
        for &mover in &movers {
            let pronoun = clause.tag_at(mover.head) == Tag::Pron;
            let moves = |who: &Who| {
                who.kind != Some(ActorKind::Place)
                    && !(pronoun && who.kind == Some(ActorKind::Person) && who.code.is_some())
            };
            cast.add(self.meant(mover).into_iter().filter(moves).collect(), Role::Withdrawer);
        }
        if cast.roles.is_empty() {
            for &leader in &leaders {
                cast.add(self.meant(leader).into_iter().filter_map(|who| self.side(who)).collect(), Role::Withdrawer);
            }
        }
        // "Berlusconi … his country's troops".
        if cast.roles.is_empty() && group.is_none() {
            let agents = self.governing_agent();
            cast.add(agents.into_iter().filter_map(|who| self.side(who)).collect(), Role::Withdrawer);
        }
        // "retreated east of Brega", "beat a retreat from …"
        if from.is_none() {
            let end = self.found.end;
            let compass = |at: usize| self.is(at, &["east", "west", "north", "south", "eastward", "westward"]);
            if (end..end + 2).any(compass) {
                from = self.after(end, &["of", "from"]).filter(|range| range.start <= end + 4);
            }
        }
        let told = from.clone().map(|from| self.places(from)).unwrap_or_default();
        // Another place is another withdrawal: "the withdrawal from Vietnam".
        let elsewhere = !told.is_empty() && {
            let mut known = self.memory.withdrawer.iter().filter(|(_, role)| *role == Role::From).peekable();
            known.peek().is_some()
                && !known.any(|(who, _)| {
                    told.iter().any(|place| place.name == who.name || place.code.is_some() && place.code == who.code)
                })
        };
        if cast.roles.is_empty() && !elsewhere && (self.frame.definite || self.frame.factual || group.is_none()) {
            let known: Vec<Who> = self
                .memory
                .withdrawer
                .iter()
                .filter(|(_, role)| *role == Role::Withdrawer)
                .map(|(who, _)| who.clone())
                .collect();
            cast.add(known, Role::Withdrawer);
        }
        if let Some(from) = from {
            let mut places = self.places(from.clone());
            let definite = |at: usize| self.is(at, &["the", "that", "this"]) && self.is(at + 1, &["country", "nation"]);
            if places.is_empty() && from.len() == 2 && definite(from.start) {
                places = self.country(from.start, &cast);
            } else if places.is_empty() {
                places = self.town(from.clone()).into_iter().collect();
            }
            let withdrawers: Vec<String> = cast.roles.iter().map(|(who, _)| who.name.clone()).collect();
            cast.add(places.into_iter().filter(|who| !withdrawers.contains(&who.name)).collect(), Role::From);
        }
        cast.add(named_before, Role::From);
        if let Some(to) = self.after(self.found.end, &["to", "into"]).filter(|range| range.start <= self.found.end + 2)
        {
            cast.add(self.places(to), Role::To);
        }
        cast
    }

    /// "weapons left over", "left the country in the ditch", "getting out of control", "go on retreat", "send jets to bomb it back":
    /// nobody leaves a place.
    fn idle(&self, group: Option<u16>) -> bool {
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
        if lemma == "leave" {
            let object = self.object(end);
            let result = object.end;
            let gerund = clause.word(head).form == crate::event::clause::lexeme::Form::Gerund;
            let state = clause.tag_at(result) == Tag::Prep
                && self.is(result, &["in", "with", "without"])
                && self.is(result + 1, &["the", "a", "an", "ruins", "chaos", "tatters", "disarray"])
                && clause.tag_at(result + 2) != Tag::Time;
            // "leaving its rival to rule"
            let rest =
                !object.is_empty() && self.is(result, &["to"]) && gerund && clause.tag_at(result + 1) != Tag::Name;
            let open = !object.is_empty() && self.is(result, &["open", "exposed", "vulnerable", "behind", "alone"]);
            return rest
                || open
                || self.is(end, &["over", "behind", "alone", "out", "open"])
                || !object.is_empty() && state;
        }
        if self.is(end, &["of"]) && self.is(end - 1, &["out"]) {
            return self
                .is(end + 1, &["control", "hand", "touch", "date", "sight", "line", "trouble", "business", "reach"]);
        }
        // "when pulled back, the sheets showed …"
        let found = clause.groups.get(group as usize);
        let comp = left(clause, head).is_some_and(|at| clause.tag_at(at) == Tag::Comp);
        found.is_some_and(|found| found.words.len() == 1 && found.past) && comp
    }

    /// Whether those who leave or flee are troops, whose place needs no naming.
    fn gone(&self, movers: &[Phrase]) -> bool {
        let clause = self.clause();
        let ends = matches!(
            clause.tag_at(self.found.end),
            Tag::Stop | Tag::Comma | Tag::Conj | Tag::Quote | Tag::Comp | Tag::Time | Tag::Prep | Tag::Adv
        );
        // "What does the army have left?"
        let lost = clause.question && self.is(self.found.end, &["?"]);
        let soldiers = |&phrase: &Phrase| {
            let rules = ["government", "regime", "opposition", "mission", "presence", "plane", "planes"];
            let last = clause.word(phrase.head).span.of(self.scene.text).unwrap_or_default();
            let nation = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym)
                && phrase.head > 0
                && (self.is(phrase.start, &["the"]) || self.is(phrase.head - 1, &["the"]));
            (self.armed(phrase) || nation)
                && self.memory.military
                && !rules.iter().any(|word| last.ends_with(word))
                && (self.scene.class(phrase) == NounClass::Force || self.scene.clause.word(phrase.head).plural)
        };
        // "most of the militia fled"
        let part = movers.iter().any(|phrase| {
            self.is(phrase.start, &["most", "all", "some", "many", "half", "none"])
                && self.is(phrase.start + 1, &["of"])
                && (phrase.start..self.found.head).any(|at| clause.word(at).class == NounClass::Force)
        });
        ends && !lost && (part || movers.iter().any(soldiers))
    }

    /// People without arms, a single one, or aircraft that carry passengers.
    fn unarmed(&self, phrase: Phrase, named: bool) -> bool {
        let clause = self.clause();
        let words = || phrase.start..phrase.end;
        let hired = words()
            .any(|at| self.is(at, &["work", "task", "labour", "labor", "sales", "chartered", "charter"]))
            || words()
                .any(|at| self.is(at, &["private", "passenger", "commercial", "civilian", "evacuation", "rescue"]));
        let person = self.is(phrase.head, &["he", "she", "i", "women"]);
        // "demonstrators … were fired upon as they retreated"
        let they = clause.tag_at(phrase.head) == Tag::Pron && self.is(phrase.head, &["they", "who"]) && {
            let first = clause.groups.iter().position(|group| group.shape == crate::event::clause::Shape::Finite);
            let subjects = first.map(|group| self.scene.subject(group as u16)).unwrap_or_default();
            subjects.iter().any(|&subject| subject.head < phrase.head && self.civil(subject))
        };
        hired || they || person && !named
    }

    /// The town or region that "the city" is: the last one that the sentence names before it, else the text.
    fn town(&self, from: Range<usize>) -> Option<Who> {
        const TOWNS: [&str; 13] = [
            "city",
            "town",
            "village",
            "port",
            "capital",
            "stronghold",
            "enclave",
            "area",
            "region",
            "province",
            "suburb",
            "base",
            "district",
        ];
        let phrase = self.scene.phrases(from).first().copied()?;
        let definite = (phrase.start..phrase.head).any(|at| self.is(at, &["the", "that", "this"]));
        if !definite || !self.is(phrase.head, &TOWNS) {
            return None;
        }
        let before = (0..phrase.start).rev().filter_map(|at| self.scene.naming(at));
        let mut towns = before.filter(|naming| naming.actor.kind == ActorKind::Place);
        towns.next().map(|naming| Who::of(&naming.actor)).or_else(|| self.memory.town())
    }

    /// The state that "the country" is: the last one that the sentence names before it, if it is not the one that leaves.
    fn country(&self, at: usize, cast: &Cast) -> Vec<Who> {
        let states = (0..at).rev().filter_map(|back| self.scene.naming(back));
        let mut states = states.filter(|naming| naming.actor.kind == ActorKind::State && naming.form == NameForm::Name);
        let state = states.find(|naming| !cast.roles.iter().any(|(who, _)| who.name == naming.actor.name));
        let who = |naming: &crate::actor::Naming<'_>| Who::of(&naming.actor);
        state.map(who).into_iter().collect()
    }
}
