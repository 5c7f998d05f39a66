//! Withdrawals that a verb tells: "the army left the town", "Russia pulled its troops out", "the rebels retreated".

use std::ops::Range;

use crate::actor::{ActorKind, Form as NameForm};
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Mood, Shape, Tag};
use crate::event::frame::{Link, left};
use crate::event::role::Casting;
use crate::event::role::phrase::Phrase;
use crate::event::role::withdrawal::Movement;
use crate::event::trigger::Evidence;

/// Units of length: "pulled back 15 kilometres".
const LENGTHS: [&str; 8] = ["kilometres", "kilometers", "km", "miles", "metres", "meters", "kilometre", "mile"];

/// "pulled back north of the line"
const COMPASS: [&str; 4] = ["north", "south", "east", "west"];

impl Casting<'_, '_, '_> {
    /// The movement that a verb tells; none where it tells of something else.
    pub(super) fn movement(&self, evidence: Evidence, group: u16, from: Option<Range<usize>>) -> Option<Movement> {
        let clause = self.clause();
        let passive = clause.groups.get(group as usize).is_some_and(|group| group.passive);
        let object = self.found.gap.map_or_else(|| self.object(self.found.end), |(start, end)| start..end);
        let mut objects = self.scene.phrases(object.clone());
        objects.retain(|phrase| !self.is(phrase.head, &LENGTHS) && !self.is(phrase.head, &COMPASS));
        let alone = matches!(clause.lemma(self.found.head), "retreat" | "disengage" | "come" | "go" | "return");
        if evidence == Evidence::Leave && passive {
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
        let movers = self.agent(group);
        if movers.iter().any(|&phrase| self.unarmed(phrase, true)) {
            return None;
        }
        let place = objects.first().copied();
        if let Some(place) = place {
            let named = !self.places(place.start..object.end).is_empty();
            if self.scene.class(place) != NounClass::Place && !named {
                return None;
            }
            from = Some(place.start..object.end);
        } else {
            let moved = !matches!(lemma, "vacate" | "evacuate" | "relinquish" | "abandon" | "give");
            // "until our armies leave", "the militia fled": the place is the one that the text tells of.
            let gone = matches!(lemma, "leave" | "flee") && object.is_empty() && self.gone(&movers);
            let gone = gone || object.is_empty() && self.meant_again(group, &movers);
            if !moved || !matches!(lemma, "fall" | "disengage" | "depart") && from.is_none() && !gone {
                return None;
            }
            if gone {
                return Some(Movement { movers, from, ..Movement::default() });
            }
        }
        let strong = movers.iter().any(|&mover| {
            let state = |naming: &crate::actor::Naming<'_>| {
                naming.actor.kind == ActorKind::State && naming.form != NameForm::Demonym
            };
            self.armed(mover)
                || self.men(mover)
                || matches!(lemma, "leave" | "quit" | "get")
                    && self.is(mover.head, &["allies", "coalition", "nations", "countries"])
                || matches!(lemma, "leave" | "quit" | "get") && self.scene.naming(mover.head).is_some_and(state)
        });
        let own = clause.groups.get(group as usize);
        let we = movers.iter().any(|&mover| self.is(mover.head, &["we", "they"])) && self.memory.military();
        let named = place.is_some_and(|place| !self.places(place.start..place.end).is_empty());
        // "We shall not leave the heights"
        let refuses = own.is_some_and(|own| own.negated && own.mood != Mood::Fact);
        let generic = place.is_some_and(|place| self.scene.class(place) == NounClass::Place);
        let pronoun = we && (lemma == "fall" || generic || named && refuses)
            || (generic || named) && movers.iter().any(|&mover| self.stands_for_forces(group, mover));
        // "the Iranians abandoned the peninsula"
        let nation = named
            && movers.iter().any(|&mover| {
                let demonym = self.scene.naming(mover.head).is_some_and(|naming| naming.form == NameForm::Demonym);
                demonym
                    && mover.head > 0
                    && self.is(mover.head - 1, &["the"])
                    && clause.word(mover.head).plural
                    && self.memory.military()
            });
        let pronoun = pronoun || nation;
        // "if Israel evacuated all the territory"
        const HELD: [&str; 7] = ["territory", "territories", "positions", "posts", "bases", "outposts", "strip"];
        let state = |naming: &crate::actor::Naming<'_>| naming.actor.kind == ActorKind::State;
        // "will not give up its place"
        if lemma == "give" && place.is_some_and(|place| self.is(place.head, &["place", "position", "post", "ground"])) {
            return None;
        }
        let held = place.is_some_and(|place| self.is(place.head, &HELD))
            && movers.iter().any(|mover| self.scene.naming(mover.head).is_some_and(state));
        let pronoun = pronoun || held;
        // "orders to fall back"
        let ordered = movers.is_empty()
            && self.memory.military()
            && matches!(self.frame.links.first(), Some(Link::Governor { operator: Operator::Order, .. }));
        (strong || pronoun || ordered).then(|| Movement { movers, from, ..Movement::default() })
    }

    /// "They never left", "some are leaving": those of whom a withdrawal was told before.
    fn meant_again(&self, group: u16, movers: &[Phrase]) -> bool {
        const SOME: [&str; 10] = ["they", "them", "those", "some", "most", "all", "none", "others", "both", "neither"];
        let ends = matches!(
            self.clause().tag_at(self.found.end),
            Tag::Stop | Tag::Comma | Tag::Conj | Tag::Quote | Tag::Comp | Tag::Time | Tag::Adv
        );
        // "damned if they leave" tells of nothing.
        let open =
            |mover: &Phrase| left(self.clause(), mover.start).is_some_and(|at| self.is(at, &["if", "once", "when"]));
        let known = |mover: &Phrase| self.is(mover.head, &SOME) && !open(mover);
        let known = self.memory.withdrawal && movers.iter().any(known);
        ends && self.memory.military() && (known || movers.iter().any(|&mover| self.stands_for_forces(group, mover)))
    }

    /// "The army said that it would leave": whether a pronoun is the armed subject of a verb before.
    fn stands_for_forces(&self, group: u16, mover: Phrase) -> bool {
        let clause = self.clause();
        if !self.is(mover.head, &["it", "they"]) {
            return false;
        }
        let before = clause.groups.get(..group as usize).unwrap_or_default();
        let main = before.iter().rposition(|mate| mate.shape == Shape::Finite && clause.operator(mate.main).tells());
        let subjects = main.map(|main| self.scene.subject(main as u16)).unwrap_or_default();
        subjects.iter().any(|&subject| {
            let rules = ["government", "regime", "opposition"];
            let last = clause.word(subject.head).span.of(self.scene.text).unwrap_or_default();
            self.armed(subject) && !rules.iter().any(|word| last.ends_with(word))
        })
    }

    /// "Positions were vacated", "the island was abandoned": what forces leave is the subject.
    fn left_behind(&self, group: u16) -> Option<Movement> {
        const HELD: [&str; 19] = [
            "position",
            "positions",
            "post",
            "posts",
            "outpost",
            "outposts",
            "base",
            "bases",
            "barracks",
            "checkpoint",
            "checkpoints",
            "garrison",
            "garrisons",
            "trenches",
            "camp",
            "camps",
            "stronghold",
            "bridgehead",
            "heights",
        ];
        let clause = self.clause();
        if !matches!(clause.lemma(self.found.head), "vacate" | "evacuate" | "abandon" | "quit")
            || !self.memory.military()
        {
            return None;
        }
        let place = self.scene.subject(group).first().copied()?;
        let named = clause.lemma(self.found.head) != "evacuate" && !self.places(place.start..place.end).is_empty();
        let held = self.is(place.head, &HELD) || named && clause.tag_at(place.head) == Tag::Name;
        let by = self.after(self.found.end, &["by"]).map(|by| self.scene.phrases(by)).unwrap_or_default();
        let armed = by.is_empty() || by.iter().any(|&phrase| self.forceful(phrase) || self.stately(phrase));
        (held && armed).then(|| Movement { movers: by, from: Some(place.start..place.end), ..Movement::default() })
    }

    /// "pulled its troops out": whether those whom somebody has move are forces.
    fn moves_others(&self, evidence: Evidence, first: Phrase, objects: &[Phrase], object: Range<usize>) -> bool {
        const SINGLE: [&str; 8] = ["weapon", "gun", "missile", "vehicle", "unit", "fighter", "soldier", "side"];
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
        let armed = |&phrase: &Phrase| if home { self.armed(phrase) } else { self.forceful(phrase) };
        let forces = self.men(first) || part || whom.iter().any(armed);
        let pronoun = clause.tag_at(first.head) == Tag::Pron
            && evidence == Evidence::Forces
            && !self.is(first.head, &["it", "her", "him", "me"])
            && self.memory.military();
        let civil = objects.iter().any(|&phrase| self.civil(phrase));
        // "remove the regime"
        let last = clause.word(first.head).span.of(self.scene.text).unwrap_or_default();
        let rules = evidence == Evidence::Remove && (last.ends_with("regime") || last.ends_with("government"));
        // "pulled a weapon from underneath his uniform"
        let one = self.is(first.start, &["a", "an", "his", "her"]) && self.is(first.head, &SINGLE);
        !rules && !one && (forces || pronoun && !civil)
    }

    /// "his men"
    fn men(&self, phrase: Phrase) -> bool {
        let own = |at: usize| {
            self.is(at, &["his", "her", "its", "their", "our"])
                || self.clause().tag_at(at) == Tag::Num
                || self.clause().word(at).possessive
        };
        self.is(phrase.head, &["men", "boys"]) && (phrase.start..phrase.head).any(own)
    }

    /// "The rebels retreated", "the troops were withdrawn": whether those who move are forces.
    fn moves(&self, evidence: Evidence, group: u16, passive: bool, from: Option<Range<usize>>) -> Option<Movement> {
        let clause = self.clause();
        let movers = self.agent(group);
        let named = from.clone().is_some_and(|range| !self.places(range).is_empty());
        // "it would have been withdrawn"
        if passive && movers.iter().all(|phrase| self.is(phrase.head, &["it"])) && !movers.is_empty() {
            return None;
        }
        if movers.iter().any(|&phrase| self.unarmed(phrase, named))
            || movers.iter().any(|&phrase| self.civil(phrase)) && !movers.iter().any(|&phrase| self.forceful(phrase))
        {
            return None;
        }
        let others = clause.lemma(self.found.head) == "retreat" && self.memory.military();
        let others = |phrase: &Phrase| others && self.is(phrase.head, &["others", "many", "some", "most", "all"]);
        let forces = movers.iter().any(|&phrase| self.forceful(phrase) || self.belongs(phrase) || self.men(phrase))
            || movers.iter().any(others);
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
        let borne = match evidence {
            Evidence::Home | Evidence::Remove => movers.iter().any(|&phrase| self.armed(phrase) || self.men(phrase)),
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
            let rules = ["government", "regime", "opposition", "mission", "presence", "plane", "planes"];
            let last = clause.word(phrase.head).span.of(self.scene.text).unwrap_or_default();
            let nation = self.scene.naming(phrase.head).is_some_and(|naming| naming.form == NameForm::Demonym)
                && phrase.head > 0
                && (self.is(phrase.start, &["the"]) || self.is(phrase.head - 1, &["the"]));
            (self.armed(phrase) || nation)
                && self.memory.military()
                && !rules.iter().any(|word| last.ends_with(word))
                && (self.scene.class(phrase) == NounClass::Force || self.scene.clause.word(phrase.head).plural)
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
