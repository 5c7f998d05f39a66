//! Withdrawals that a verb tells: "the army left the town", "Russia pulled its troops out", "the rebels retreated".

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape, Tag};
use crate::event::frame::{Link, left};
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::withdrawal::Movement;
use crate::event::role::words::Sort;
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    /// The movement that a verb tells; none where it tells of something else.
    pub(super) fn movement(&self, evidence: Evidence, group: u16, from: Option<Range<usize>>) -> Option<Movement> {
        let clause = self.clause();
        let passive = clause.groups.get(group as usize).is_some_and(|group| group.passive);
        let object = self.found.gap.map_or_else(|| self.object(self.found.end), |(start, end)| start..end);
        let mut objects = self.scene.phrases(object.clone());
        objects.retain(|phrase| !self.is_a(phrase.head, Sort::Length) && !self.is_a(phrase.head, Sort::Compass));
        // "shipped out their first oil"
        if evidence == Evidence::Home && !passive && objects.is_empty() && clause.tag_at(self.found.end) == Tag::Det {
            return None;
        }
        // "sailed from the port", "went back over the river": what stands behind is no object.
        let last = self.found.end.saturating_sub(1);
        let mut from = from;
        if evidence == Evidence::Home
            && self.found.gap.is_none()
            && self.is(last, &["from", "of", "over", "across", "into"])
        {
            objects.clear();
            from = Some(object.clone()).filter(|_| self.is(last, &["from", "of"])).or(from);
        }
        let alone = matches!(clause.lemma(self.found.head), "retreat" | "disengage" | "come" | "go" | "return");
        if evidence == Evidence::Base {
            return self.handed_over(group, passive, &objects);
        }
        // "pulling further away from him"
        if self.found.gap.is_some() && self.is(last, &["from"]) && objects.is_empty() {
            return None;
        }
        // "positions at the river, vacated during the night"
        let own = clause.groups.get(group as usize);
        let vacates = matches!(clause.lemma(self.found.head), "vacate" | "evacuate" | "abandon");
        let comma = own.is_some_and(|own| {
            vacates
                && own.words.len() == 1
                && own.past
                && left(clause, own.words.start).is_some_and(|at| clause.tag_at(at) == Tag::Comma)
        });
        if evidence == Evidence::Leave && (passive || comma && object.is_empty()) {
            return self.left_behind(group);
        }
        if evidence == Evidence::Leave {
            return (!passive).then(|| self.leaves(group, &objects, object, from)).flatten();
        }
        match objects.first() {
            Some(&first) if !passive && !alone => {
                let borne = self.moves_others(evidence, first, &objects, object);
                borne.then(|| Movement { movers: objects, leaders: self.agent(group), from, ..Movement::default() })
            }
            _ => self.moves(evidence, group, passive, from),
        }
    }

    /// "The army left the town": forces leave, and what they leave is a place.
    fn leaves(
        &self,
        group: u16,
        objects: &[Phrase],
        object: Range<usize>,
        mut from: Option<Range<usize>>,
    ) -> Option<Movement> {
        let clause = self.clause();
        let lemma = clause.lemma(self.found.head);
        let movers = self.movers(group);
        if movers
            .iter()
            .any(|&phrase| self.unarmed(phrase, true) || self.points_away(phrase) || self.last_is(phrase, Sort::Ruler))
        {
            return None;
        }
        let place = objects.first().copied();
        if let Some(place) = place {
            let named = self.names_place(place, object.clone());
            if self.scene.class(place) != NounClass::Place && !named {
                return None;
            }
            from = Some(place.start..object.end);
        } else {
            let moved = !matches!(lemma, "vacate" | "relinquish" | "abandon" | "give");
            let moved = moved && (lemma != "evacuate" || from.is_some());
            // "until our armies leave", "the militia fled": the place is the one that the text tells of.
            let gone = object.is_empty()
                && (matches!(lemma, "leave" | "flee" | "exit" | "quit") && self.gone(&movers)
                    || self.meant_again(&movers));
            if !moved || !matches!(lemma, "fall" | "disengage" | "depart") && from.is_none() && !gone {
                return None;
            }
            if gone {
                return Some(Movement { movers, from, ..Movement::default() });
            }
        }
        // "a boat bound for Malta that could not leave", "a reporter for The Times of London who left": of whom the clause is.
        let own = clause.groups.get(group as usize);
        let related = own.and_then(|own| left(clause, own.words.start)).is_some_and(|at| clause.tag_at(at) == Tag::Rel);
        let strong = movers.iter().any(|&mover| {
            let state = |naming: &crate::actor::Naming<'_>| {
                naming.actor.kind == ActorKind::State && naming.form != NameForm::Demonym
            };
            self.armed(mover)
                || self.men(mover)
                || matches!(lemma, "leave" | "quit" | "get") && self.is_a(mover.head, Sort::Allies)
                || matches!(lemma, "leave" | "quit" | "get")
                    && !related
                    && self.scene.naming(mover.head).is_some_and(state)
        });
        let sides =
            |who: &Who| matches!(who.kind, Some(ActorKind::State | ActorKind::Group)) || self.memory.fights(who);
        let we = movers.iter().any(|&mover| self.is(mover.head, &["we"]))
            && self.memory.military()
            && self.voice().as_ref().is_none_or(sides);
        let named = place.is_some_and(|place| !self.places(place.start..place.end).is_empty());
        // "We shall not leave the heights"
        let refuses = own.is_some_and(|own| own.negated && own.mood != Mood::Fact);
        let generic = place.is_some_and(|place| self.scene.class(place) == NounClass::Place);
        let pronoun = we && (lemma == "fall" || generic || named && refuses)
            || (generic || named) && lemma != "evacuate" && movers.iter().any(|&mover| self.points_back(mover));
        let nation = (generic || named) && movers.iter().any(|&mover| self.nation(mover, named));
        let pronoun = pronoun || nation;
        // "if Israel evacuated all the territory"
        let state = |naming: &crate::actor::Naming<'_>| naming.actor.kind == ActorKind::State;
        // "will not give up its place"
        if lemma == "give" && place.is_some_and(|place| self.is(place.head, &["place", "position", "post", "ground"])) {
            return None;
        }
        let held = place.is_some_and(|place| self.is_a(place.head, Sort::Ground))
            && movers.iter().any(|mover| self.scene.naming(mover.head).is_some_and(state));
        let pronoun = pronoun || held;
        // "orders to fall back"
        let ordered = movers.is_empty()
            && self.memory.military()
            && matches!(self.frame.links.first(), Some(Link::Governor { operator: Operator::Order, .. }));
        // "need to come out of their headquarters"
        if lemma == "come" && !named {
            return None;
        }
        (strong || pronoun || ordered).then(|| Movement { movers, from, ..Movement::default() })
    }

    /// Whether the words that a verb leaves name a place, and not those who are of it: "moderate Sunni clerics".
    fn names_place(&self, place: Phrase, object: Range<usize>) -> bool {
        let clause = self.clause();
        let placed = |at: usize| self.scene.naming(at).is_some_and(|naming| naming.actor.kind == ActorKind::Place);
        let head = clause.tag_at(place.head) == Tag::Name || (place.start..place.head).any(placed);
        let head = head || place.end < object.end || self.scene.class(place) == NounClass::Place;
        head && !self.places(place.start..object.end).is_empty()
    }

    /// "They never left", "some are leaving", "another 2,000 are to leave": forces of whom the text told before.
    fn meant_again(&self, movers: &[Phrase]) -> bool {
        let ends = matches!(
            self.clause().tag_at(self.found.end),
            Tag::Stop | Tag::Comma | Tag::Conj | Tag::Quote | Tag::Comp | Tag::Time | Tag::Adv | Tag::Prep | Tag::Neg
        );
        // "damned if they leave" tells of nothing.
        let open =
            |mover: &Phrase| left(self.clause(), mover.start).is_some_and(|at| self.is(at, &["if", "once", "when"]));
        let told = |mover: &Phrase| {
            self.memory.withdrawal && self.is_a(mover.head, Sort::Share) && self.pointed(*mover).is_none()
        };
        ends && movers.iter().any(|mover| !open(mover) && (self.points_back(*mover) || told(mover)))
    }

    /// Those who do what the verb says, also where they are only counted: "3,000 have gone home".
    fn movers(&self, group: u16) -> Vec<Phrase> {
        if let Some(count) = self.count_before(group) {
            return vec![count];
        }
        // "stopped men of fighting age from leaving"
        let clause = self.clause();
        let start = clause.groups.get(group as usize).map_or(0, |own| own.words.start);
        let from = left(clause, start).filter(|&at| self.is(at, &["from"]));
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
        let groups = &self.clause().groups;
        let own = groups.get(group as usize).filter(|own| agents.is_empty() && own.shape == Shape::Infinitive);
        let main = own.and_then(|_| groups[..group as usize].iter().rposition(|mate| mate.shape == Shape::Finite));
        main.and_then(|main| self.count_before(main as u16)).map_or(agents, |count| vec![count])
    }

    /// "Positions were vacated", "the island was abandoned": what forces leave is the subject.
    fn left_behind(&self, group: u16) -> Option<Movement> {
        let clause = self.clause();
        if !matches!(clause.lemma(self.found.head), "vacate" | "evacuate" | "abandon" | "quit")
            || !self.memory.military()
        {
            return None;
        }
        // "positions at the river, vacated during the night, …"
        let own = clause.groups.get(group as usize)?;
        let comma = own.words.start.checked_sub(1).filter(|&at| !own.passive && clause.tag_at(at) == Tag::Comma);
        let place = match comma {
            Some(comma) => {
                let inside = |&at: &usize| !matches!(clause.tag_at(at), Tag::Verb | Tag::Stop | Tag::Comp | Tag::Comma);
                let start = (0..comma).rev().take_while(inside).last().unwrap_or(comma);
                self.scene.main_phrases(start..comma).first().copied()?
            }
            None => self.scene.subject(group).first().copied()?,
        };
        let named = clause.lemma(self.found.head) != "evacuate" && self.scene.naming(place.head).is_some();
        let named = named && !self.places(place.start..place.end).is_empty();
        let held = self.is_a(place.head, Sort::Held) || named;
        let by = self.after(self.found.end, &["by"]).map(|by| self.scene.phrases(by)).unwrap_or_default();
        let armed = by.is_empty() || by.iter().any(|&phrase| self.forceful(phrase) || self.stately(phrase));
        (held && armed).then(|| Movement { movers: by, from: Some(place.start..place.end), ..Movement::default() })
    }

    /// "handed over the base", "the camp was handed over to the army": what forces leave to others.
    fn handed_over(&self, group: u16, passive: bool, objects: &[Phrase]) -> Option<Movement> {
        let subjects = if passive { self.scene.subject(group) } else { self.movers(group) };
        let place = if passive { subjects.first() } else { objects.first() }.copied()?;
        let movers = if passive { Vec::new() } else { subjects };
        let military = movers.iter().any(|&mover| self.armed(mover) || self.stately(mover)) || passive;
        let held = self.is_a(place.head, Sort::Held) && self.memory.military();
        let from = Some(place.start..place.end);
        (held && military).then(|| Movement { movers, from, ..Movement::default() })
    }

    /// "pulled its troops out": whether those whom somebody has move are forces.
    fn moves_others(&self, evidence: Evidence, first: Phrase, objects: &[Phrase], object: Range<usize>) -> bool {
        let clause = self.clause();
        // "the first of its 2,000 troops"
        let part = (object.start + 1..object.end).any(|at| {
            self.is(at, &["of"])
                && clause.counts(self.scene.text, at - 1)
                && (at..object.end).any(|at| clause.word(at).class == NounClass::Force)
        });
        // "remove a threat of weapons"
        let whom = if evidence == Evidence::Remove { objects.get(..1).unwrap_or_default() } else { objects };
        // "flew the Egyptians home": people of a nation are no forces.
        let home = evidence == Evidence::Home;
        let armed = |&phrase: &Phrase| {
            if home {
                self.armed(phrase) && self.scene.class(phrase) != NounClass::Party
            } else {
                self.forceful(phrase)
            }
        };
        let forces = self.men(first) || part || whom.iter().any(armed);
        let pronoun = clause.tag_at(first.head) == Tag::Pron
            && evidence == Evidence::Forces
            && !self
                .is(first.head, &["it", "her", "him", "me", "you", "themselves", "itself", "yourself", "ourselves"])
            && self.memory.military();
        let civil = objects.iter().any(|&phrase| self.civil(phrase));
        // "remove the regime"
        let rules = evidence == Evidence::Remove && self.last_is(first, Sort::Ruler);
        // "pulled a weapon from underneath his uniform"
        let one = self.is(first.start, &["a", "an", "his", "her"]) && self.is_a(first.head, Sort::Single);
        // "oil companies pull their personnel out"
        let group = clause.word(self.found.head).group;
        let leaders = group.map(|group| self.agent(group)).unwrap_or_default();
        let firms = !leaders.is_empty() && leaders.iter().all(|&leader| self.civil(leader));
        !rules && !one && !firms && (forces || pronoun && !civil)
    }

    /// "the Iranians", "the 2,000 Americans there": a people, for its forces: where the text told of those, or `named` says that they
    /// leave a place by its name.
    fn nation(&self, phrase: Phrase, named: bool) -> bool {
        let demonym = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym);
        let all = (phrase.start..phrase.head).any(|at| self.is(at, &["the"]));
        // "the Americans who left" are some of them.
        let some = self.clause().tag_at(phrase.head + 1) == Tag::Rel;
        let fights = || self.scene.who(phrase).iter().any(|who| self.memory.fights(who));
        demonym && all && !some && (named && self.memory.military() || fights())
    }

    /// "The bomber was sent back": a single one, who is not the last of them.
    fn alone(&self, phrase: Phrase) -> bool {
        let word = self.clause().word(phrase.head);
        let all =
            (phrase.start..phrase.head).any(|at| self.is(at, &["last", "every", "each", "single", "first", "final"]));
        let named = self.scene.naming(phrase.head).is_some();
        word.class == NounClass::Force && !word.plural && !named && !all && !self.last_is(phrase, Sort::Body)
    }

    /// "his men", "its military advisers", a mission by its name.
    fn men(&self, phrase: Phrase) -> bool {
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

    /// "The rebels retreated", "the troops were withdrawn": whether those who move are forces.
    fn moves(&self, evidence: Evidence, group: u16, passive: bool, from: Option<Range<usize>>) -> Option<Movement> {
        let clause = self.clause();
        let movers = self.movers(group);
        let named = from.clone().is_some_and(|range| !self.places(range).is_empty());
        // "helped the rebels to remove him": of those who remove, somebody has to be told whom.
        if evidence == Evidence::Remove && !passive {
            return None;
        }
        // "it would have been withdrawn"
        if passive && movers.iter().all(|phrase| self.is(phrase.head, &["it"])) && !movers.is_empty() {
            return None;
        }
        if movers.iter().any(|&phrase| self.unarmed(phrase, named) || self.points_away(phrase))
            || movers.iter().any(|&phrase| self.civil(phrase)) && !movers.iter().any(|&phrase| self.forceful(phrase))
        {
            return None;
        }
        let others = clause.lemma(self.found.head) == "retreat" && self.memory.military();
        let others = |phrase: &Phrase| others && self.is(phrase.head, &["others", "many", "some", "most", "all"]);
        let forces = movers.iter().any(|&phrase| self.forceful(phrase) || self.belongs(phrase) || self.men(phrase))
            || movers.iter().any(|mover| others(mover) || self.points_back(*mover));
        let left = from.clone().map(|range| self.scene.phrases(range)).and_then(|phrases| phrases.first().copied());
        let placed = |phrase: Phrase| {
            matches!(self.scene.class(phrase), NounClass::Place | NounClass::Operation)
                || !self.places(phrase.start..phrase.end).is_empty()
        };
        // "withdrew from the talks", "disengage from the group"
        let blocked = left.is_some_and(|phrase| {
            self.someone(phrase)
                || self.is(phrase.head, &["service", "duty"])
                || clause.operator(phrase.head) != Operator::Nothing
                || self.scene.class(phrase) == NounClass::Event
                || self.civil(phrase)
                || self.scene.class(phrase) == NounClass::Plain
                    && self.places(phrase.start..phrase.end).is_empty()
                    && !forces
        });
        let gerund = clause.groups.get(group as usize).is_some_and(|own| own.shape == Shape::Gerund);
        let borne = match evidence {
            Evidence::Home | Evidence::Remove => movers.iter().any(|&phrase| {
                // "prevented them from getting out"
                let again = !(gerund && clause.lemma(self.found.head) == "get") && self.points_back(phrase);
                let armed = self.armed(phrase) || self.men(phrase) || again;
                armed && !self.last_is(phrase, Sort::Ruler) && !self.alone(phrase)
            }),
            _ => {
                let state = movers.iter().any(|&phrase| self.stately(phrase));
                let is_state = |phrase: &Phrase| {
                    self.scene.naming(phrase.head).is_some_and(|naming| naming.actor.kind == ActorKind::State)
                };
                let alone = left.is_none() && movers.iter().any(is_state);
                // "its readiness to withdraw"
                let own =
                    |phrase: &Phrase| clause.tag_at(phrase.head) == Tag::Det && self.is(phrase.head, &["its", "their"]);
                forces
                    || movers.iter().any(own) && self.memory.military()
                    || alone
                    || state && (left.is_some_and(placed) || self.memory.military())
                    || movers.is_empty() && self.memory.military()
            }
        };
        (borne && !blocked).then(|| Movement { movers, from, ..Movement::default() })
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
            // "the mess the Americans are going to leave"
            let what = left(clause, phrase.start).filter(|&at| at + 1 == phrase.start);
            if what.is_some_and(|at| clause.tag_at(at) == Tag::Noun) {
                return false;
            }
            let nation = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym)
                && phrase.head > 0
                && (self.is(phrase.start, &["the"]) || self.is(phrase.head - 1, &["the"]));
            (self.armed(phrase) || nation || self.nation(phrase, false))
                && self.memory.military()
                && !(self.last_is(phrase, Sort::Ruler) || self.last_is(phrase, Sort::Vessel))
                && (self.scene.class(phrase) == NounClass::Force
                    || self.scene.clause.word(phrase.head).plural
                    || self.nation(phrase, false))
        };
        // "most of the militia fled"
        let part = movers.iter().any(|phrase| {
            clause.counts(self.scene.text, phrase.start)
                && self.is(phrase.start + 1, &["of"])
                && (phrase.start..self.found.head).any(|at| clause.word(at).class == NounClass::Force)
        });
        ends && !lost && (part || movers.iter().any(soldiers))
    }
}
