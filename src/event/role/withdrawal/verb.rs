//! Withdrawals that a verb tells: "the army left the town", "Russia pulled its troops out", "the rebels retreated".

use std::ops::Range;

use crate::actor::ActorKind;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Shape, Tag};
use crate::event::role::Casting;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::withdrawal::Movement;
use crate::event::role::words::Sort;
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    /// The movement that a verb tells; none where it tells of something else.
    pub(super) fn movement(&self, evidence: Evidence, group: u16, mut from: Option<Range<usize>>) -> Option<Movement> {
        let clause = self.clause();
        let passive = self.passive(group);
        // "abandoned much of the region": the region.
        let end = self.found.end;
        let part = self.is(end + 1, &["of"]) && (self.is(end, &["much"]) || clause.counts(end));
        let behind = || self.object(if part { end + 2 } else { end });
        let object = self.found.gap.map_or_else(behind, |(start, end)| start..end);
        let mut objects = self.scene.phrases(object.clone());
        objects.retain(|phrase| !self.is_a(phrase.head, Sort::Length) && !self.is_a(phrase.head, Sort::Compass));
        // "shipped out their first oil"
        if evidence == Evidence::Home && !passive && objects.is_empty() && clause.tag_at(self.found.end) == Tag::Det {
            return None;
        }
        // "sailed from the port", "went back over the river": what stands behind is no object.
        let last = self.found.end.saturating_sub(1);
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
        let own = clause.verb_group(group);
        let vacates = matches!(clause.lemma(self.found.head), "vacate" | "evacuate" | "abandon");
        let comma = own.is_some_and(|own| {
            vacates
                && own.words.len() == 1
                && own.past
                && clause.left(own.words.start).is_some_and(|at| clause.tag_at(at) == Tag::Comma)
        });
        if evidence == Evidence::Leave && (passive || comma && object.is_empty()) {
            return self.left_behind(group);
        }
        if evidence == Evidence::Leave {
            return self.leaves(group, &objects, object, from);
        }
        match objects.first() {
            Some(&first) if !passive && !alone => {
                let borne = self.moves_others(evidence, first, &objects, object);
                borne.then(|| Movement { movers: objects, leaders: self.agent(group), from, ..Movement::default() })
            }
            _ => self.moves(evidence, group, passive, from),
        }
    }

    /// "pulled its troops out": whether those whom somebody has move are forces.
    fn moves_others(&self, evidence: Evidence, first: Phrase, objects: &[Phrase], object: Range<usize>) -> bool {
        let clause = self.clause();
        // "the first of its 2,000 troops"
        let part = (object.start + 1..object.end).any(|at| {
            self.is(at, &["of"])
                && clause.counts(at - 1)
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

    /// "The rebels retreated", "the troops were withdrawn": whether those who move are forces.
    fn moves(&self, evidence: Evidence, group: u16, passive: bool, from: Option<Range<usize>>) -> Option<Movement> {
        let clause = self.clause();
        // "helped the rebels to remove him": of those who remove, somebody has to be told whom.
        if evidence == Evidence::Remove && !passive {
            return None;
        }
        let movers = self.movers(group);
        // "it would have been withdrawn"
        if passive && movers.iter().all(|phrase| self.is(phrase.head, &["it"])) && !movers.is_empty() {
            return None;
        }
        if movers.iter().any(|&phrase| self.civil(phrase)) && !movers.iter().any(|&phrase| self.forceful(phrase)) {
            return None;
        }
        let lemma = clause.lemma(self.found.head);
        let some = |phrase: &Phrase| {
            lemma == "retreat"
                && self.is(phrase.head, &["others", "many", "some", "most", "all"])
                && self.memory.military()
        };
        let forces = || {
            movers.iter().any(|&phrase| self.forceful(phrase) || self.belongs(phrase) || self.men(phrase))
                || movers.iter().any(|mover| some(mover) || self.points_back(*mover))
        };
        let left = from.clone().and_then(|range| self.scene.each_phrase(range).next());
        let gerund = clause.verb_group(group).is_some_and(|own| own.shape == Shape::Gerund);
        let borne = match evidence {
            Evidence::Home | Evidence::Remove => movers.iter().any(|&phrase| {
                // "prevented them from getting out"
                let again = || !(gerund && lemma == "get") && self.points_back(phrase);
                let armed = self.armed(phrase) || self.men(phrase) || again();
                armed && !self.last_is(phrase, Sort::Ruler) && !self.alone(phrase)
            }),
            _ => forces() || self.sides_move(&movers, left),
        };
        // "withdrew from the talks", "disengage from the group"
        let blocked = |phrase: Phrase| {
            self.someone(phrase)
                || self.is(phrase.head, &["service", "duty"])
                || clause.operator(phrase.head) != Operator::Nothing
                || self.scene.class(phrase) == NounClass::Event
                || self.civil(phrase)
                || self.scene.class(phrase) == NounClass::Plain
                    && self.places(phrase.start..phrase.end).is_empty()
                    && !forces()
        };
        if !borne || left.is_some_and(blocked) {
            return None;
        }
        let named = from.clone().is_some_and(|range| !self.places(range).is_empty());
        let others = movers.iter().any(|&phrase| self.unarmed(phrase, named) || self.points_away(phrase));
        (!others).then(|| Movement { movers, from, ..Movement::default() })
    }

    /// "Russia withdrew", "its readiness to withdraw": whether those who move have forces, where no word of forces tells it.
    fn sides_move(&self, movers: &[Phrase], left: Option<Phrase>) -> bool {
        let clause = self.clause();
        let state = |phrase: &Phrase| {
            self.scene.naming(phrase.head).is_some_and(|naming| naming.actor.kind == ActorKind::State)
        };
        if left.is_none() && movers.iter().any(state) {
            return true;
        }
        let stately = movers.iter().any(|&phrase| self.stately(phrase));
        if stately && left.is_some_and(|left| self.is_place(left)) {
            return true;
        }
        // "The governor is not retreating"
        let person = |who: &Who| who.kind == Some(ActorKind::Person);
        let leads = |who: &Who| {
            self.scene.gazetteer.commanded(&who.name, self.memory.day).is_some()
                || self.side(who.clone()).is_some_and(|side| self.memory.fights(&side))
        };
        let politician = |phrase: &Phrase| {
            let named = self.scene.who(*phrase);
            !named.is_empty() && named.iter().all(|who| person(who) && !leads(who))
        };
        let own = |phrase: &Phrase| clause.tag_at(phrase.head) == Tag::Det && self.is(phrase.head, &["its", "their"]);
        let may = movers.is_empty() || movers.iter().any(own) || stately && !movers.iter().all(politician);
        may && self.memory.military()
    }
}
