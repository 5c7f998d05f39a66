//! Calls that a noun tells: "a telephone conversation between A and B", "in a call with A, B said", "by telephone".

use crate::actor::ActorKind;
use crate::event::Role;
use crate::event::clause::Tag;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::operator::Operator;
use crate::event::role::call::line::Line;
use crate::event::role::call::talk::Means;
use crate::event::role::phrase::{Phrase, Who};
use crate::event::role::{Cast, Casting};
use crate::event::trigger::Evidence;

impl Casting<'_, '_, '_> {
    /// The cast of a call that a noun tells.
    pub(crate) fn call_noun(&self, evidence: Evidence, telephone: bool) -> Cast {
        let clause = self.clause();
        let lemma = clause.lemma(self.found.head);
        let called = evidence == Evidence::Call && lemma == "call";
        let talked = evidence == Evidence::Talk && matches!(lemma, "conversation" | "talk");
        let talk = if talked { self.talked(telephone) } else { Some(Means::Telephone) };
        // Who is on the line is asked last.
        if talk.is_none() || called && self.asked_for() || self.aired() {
            return Cast::default();
        }
        let Some(line) = self.line() else { return Cast::default() };
        let agent = self.holder();
        let heard = line.partners.iter().chain(&line.callees).chain(&line.callers).any(|&phrase| self.press(phrase));
        let told = if called { self.called(&line, &agent, telephone) } else { talk };
        let Some(means) = told.filter(|_| !heard) else { return Cast::default() };
        // "confer by secure video link": the verb tells it.
        let by = line.before.is_some_and(|at| self.is(at, &["by", "via", "over", "through"]));
        let talks = |at: usize| matches!(clause.lemma(at), "speak" | "talk" | "confer" | "converse");
        if by && telephone && self.governing_verb().is_some_and(talks) {
            return Cast::default();
        }
        let owners = self.callers_before(&line);
        if line.bare
            && let Some(cast) = self.told_by_telephone(&line, &agent, &owners)
        {
            return cast.spoken_for();
        }
        let mutual = self.mutual(&line, &agent);
        let borne = self.borne(&line, &agent, &owners, mutual);
        let mut cast = self.sides(&line, &agent, owners, mutual);
        cast.borne = borne;
        self.initiated(&line, &agent, &mut cast);
        self.known(&mut cast);
        cast.several = clause.word(self.found.head).plural
            || line.partners.iter().chain(&line.callees).any(|phrase| clause.word(phrase.head).plural);
        if means != Means::Telephone {
            cast.pending = (cast.borne || cast.roles.is_empty()).then_some(means);
            cast.borne = false;
        }
        cast.spoken_for()
    }

    /// The verb that a telephone is only the instrument of: "*briefed* him by telephone", "*was* on the phone to him".
    pub(crate) fn instrument(&self) -> Option<u16> {
        let clause = self.clause();
        let phone = clause.word(self.found.head).class == NounClass::Phone || clause.lemma(self.found.head) == "line";
        let single = self.phrase.head == self.found.head && !self.phrase.definite;
        let before = clause.left(self.phrase.start)?;
        let by = ["by", "on", "over", "via", "through"];
        let on = self.is(before, &["on"]) && !self.phrase.possessed;
        if !phone || !(single && self.is(before, &by) || on) {
            return None;
        }
        let main = |&at: &usize| {
            let group = clause.group_at(at);
            group.is_some_and(|group| group.main == at)
        };
        let verb = (0..before).rev().take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comp)).find(main);
        verb.and_then(|at| clause.word(at).group)
    }

    /// What a talk is told to be: none where a telephone is named, which tells it. What only another sentence can show to be a call
    /// has no telephone yet.
    fn talked(&self, telephone: bool) -> Option<Means> {
        let clause = self.clause();
        if telephone || !self.definite() {
            return None;
        }
        match clause.lemma(self.found.head) {
            _ if self.memory.phoned(self.found.span.start) => Some(Means::Telephone),
            "conversation" if self.memory.telephone => Some(Means::Telephone),
            "conversation" => Some(Means::Unsaid),
            _ => (!clause.word(self.found.head).plural).then_some(Means::Unsaid),
        }
    }

    /// Whether something is called for: "calls for peace", "a call to arms".
    fn calls_for(&self) -> bool {
        let (clause, head) = (self.clause(), self.found.head);
        clause.tag_at(head + 1) == Tag::Prep
            && self.is(head + 1, &["for", "on", "upon", "of"])
            && clause.tag_at(head + 2) != Tag::Time
            || clause.tag_at(head + 1) == Tag::To
    }

    /// Whether no call is told, since what is called for leaves none: "the call *on* the crisis" and "*the* call to him" do.
    fn asked_for(&self) -> bool {
        self.calls_for() && !self.is(self.found.head + 1, &["on"]) && !self.definite()
    }

    /// Whether "a call" is one by telephone.
    fn called(&self, line: &Line, agent: &[Phrase], telephone: bool) -> Option<Means> {
        let clause = self.clause();
        let (head, start) = (self.found.head, self.phrase.start);
        let for_next = self.calls_for();
        let people = |list: &[Phrase]| list.iter().any(|phrase| self.personal(phrase));
        let asks = line.callers.last().is_some_and(|caller| self.asks_for(line, caller));
        let placed = line.to && people(&line.callees)
            || line.with_near(self) && people(&line.partners)
            || line.from && people(&line.callers) && !asks
            || line.within && !self.phrase.definite && people(&line.partners) && people(agent);
        let made = line.before.is_some_and(|at| {
            matches!(
                clause.lemma(at),
                "make" | "place" | "initiate" | "receive" | "hold" | "take" | "return" | "answer" | "accept"
            )
        });
        let definite = self.definite() && self.phrase.head == head;
        let definite = definite && (!clause.word(head).plural || self.is(start, &["these", "those"]));
        let known = self.memory.phoned(self.found.span.start);
        let spoken = definite && (self.memory.telephone && !for_next || known);
        // "Trump, Putin hold two-hour call", "the Putin-Trump call"
        let persons = |who: &[Who]| who.iter().filter(|who| who.kind == Some(ActorKind::Person)).count() > 1;
        let have = |at: usize| clause.lemma(at) == "hold" || clause.tag_at(at) == Tag::Have;
        let holds = line.before.is_some_and(have) && persons(&self.all_meant(agent));
        let mutual = holds || persons(&self.callers_before(line));
        let made = made && (people(&line.callees) || self.phrase.definite && telephone || self.rung_by(line));
        // "thanked him in the call for his help"
        let names = !for_next || mutual && self.is(head + 1, &["on"]) || definite && line.within;
        match names {
            true if placed || mutual || spoken || made => Some(Means::Telephone),
            true if definite && !asks => Some(Means::Call),
            _ => None,
        }
    }

    /// "calls from lawmakers to withdraw": whether the callers ask for something.
    fn asks_for(&self, line: &Line, caller: &Phrase) -> bool {
        let clause = self.clause();
        let dated = |at: usize| matches!(clause.tag_at(at), Tag::Time | Tag::Adv);
        let next = (caller.end..clause.words.len())
            .find(|&at| !(dated(at) || clause.tag_at(at) == Tag::Prep && dated(at + 1)));
        // "a call by the chancellor, X, to question …"
        let to = (caller.end..clause.words.len().min(caller.end + 6))
            .take_while(|&at| clause.tag_at(at) != Tag::Stop && clause.tag_at(at) != Tag::Verb)
            .any(|at| clause.tag_at(at) == Tag::To);
        to && line.callees.is_empty()
            || next.is_some_and(|at| {
                clause.tag_at(at) == Tag::To && line.callees.is_empty()
                    || self.is(at, &["for", "on"])
                    || clause.operator(at) == Operator::Demand
            })
    }

    /// "the conversation", "this weekend's call"
    fn definite(&self) -> bool {
        self.phrase.definite || self.phrase.dated
    }

    /// "to take his call": somebody's whom a pronoun or a name before it tells.
    fn rung_by(&self, line: &Line) -> bool {
        line.taken && self.phrase.possessed && !self.callers_before(line).is_empty()
    }

    /// "on the conference call that he had with reporters", "is joining us by phone", "join the conversation".
    fn aired(&self) -> bool {
        let clause = self.clause();
        if clause.left(self.phrase.start).is_some_and(|at| clause.lemma(at) == "join") && self.phrase.definite {
            return true;
        }
        let (start, end) = (self.phrase.start.saturating_sub(6), (self.found.end + 8).min(clause.words.len()));
        (start..end).any(|at| {
            clause.word(at).class == NounClass::Press && self.is(at.saturating_sub(1), &["with", "to", "by"])
                || clause.tag_at(at) == Tag::Pron
                    && self.is(at, &["us", "me"])
                    && at > 0
                    && matches!(clause.lemma(at - 1), "join" | "tell")
        })
    }

    /// "Obama's phone call", "Trump and Xi's phone call", "his call".
    fn callers_before(&self, line: &Line) -> Vec<Who> {
        let clause = self.clause();
        let (start, head) = (self.phrase.start, self.found.head);
        if line.bare {
            return Vec::new();
        }
        let namings = (start..head).filter_map(|at| self.scene.naming(at));
        let mut owners: Vec<Who> = namings
            .filter(|naming| naming.actor.kind != ActorKind::Place)
            .map(|naming| Who::of(&naming.actor))
            .collect();
        if !owners.is_empty()
            && let Some(conjunction) = clause.left(start).filter(|&at| clause.tag_at(at) == Tag::Conj)
            && let Some(mate) = clause.left(conjunction)
            && self.scene.naming(mate).is_some_and(|naming| naming.actor.kind == ActorKind::Person)
        {
            let mates = self.scene.phrases(self.np(mate));
            owners.splice(0..0, mates.into_iter().flat_map(|phrase| self.scene.who(phrase)));
        }
        if owners.is_empty() && (start..head).any(|at| self.is(at, &["his", "her", "their"])) {
            owners = self.pronoun(start);
        }
        owners
    }

    /// "the two presidents will hold a telephone conversation"
    fn mutual(&self, line: &Line, agent: &[Phrase]) -> bool {
        let several = agent.iter().filter(|&&phrase| self.official(phrase)).count() > 1;
        !line.bare
            && (several && line.alone
                || agent.iter().any(|&phrase| {
                    self.clause().word(phrase.head).plural
                        && self.scene.class(phrase) == NounClass::Office
                        && self.official(phrase)
                }))
    }

    /// "briefed the king by telephone", "told him by telephone"; none where the telephone only stands beside a call.
    fn told_by_telephone(&self, line: &Line, agent: &[Phrase], owners: &[Who]) -> Option<Cast> {
        let clause = self.clause();
        let mut cast = Cast::default();
        // "By telephone from Ankara, Erdogan told Putin …"
        let verb = self.governing_verb().or_else(|| self.next_finite().map(|group| group.main));
        let group = verb.and_then(|at| clause.group_at(at));
        let active = group.is_some_and(|group| !group.passive);
        let joins = verb.is_some_and(|at| {
            matches!(
                clause.lemma(at),
                "participate"
                    | "join"
                    | "brief"
                    | "consult"
                    | "confer"
                    | "contact"
                    | "inform"
                    | "congratulate"
                    | "discuss"
                    | "agree"
                    | "get"
            )
        });
        // "reached the president by mobile telephone": what somebody does to a person by telephone.
        let object = verb.map(|at| self.scene.phrases(self.object(at + 1))).unwrap_or_default();
        // "complained to the president over the phone"
        let to = verb.and_then(|at| self.after(at + 1, &["to", "with"])).filter(|to| to.end <= self.found.head);
        let object = if object.iter().any(|&phrase| self.personal(&phrase)) {
            object
        } else {
            to.map(|to| self.scene.phrases(to)).unwrap_or(object)
        };
        let reaches = active && !line.with && object.iter().any(|&phrase| self.personal(&phrase));
        let joins = joins || reaches;
        let tells = verb.is_some_and(|at| clause.lemma(at) == "tell");
        if joins || tells {
            let object: Vec<Phrase> = object.into_iter().filter(|&phrase| self.somebody(phrase)).collect();
            let official = agent.iter().any(|&phrase| self.official(phrase));
            let named =
                |&phrase: &Phrase| self.scene.naming(phrase.head).is_some() || clause.tag_at(phrase.head) == Tag::Pron;
            if object.iter().any(|&phrase| self.press(phrase)) || tells && !(official && object.iter().any(named)) {
                return Some(cast);
            }
            cast.add(self.all_meant(agent), Role::Party);
            cast.add(self.all_meant(&object), Role::Party);
            let known = |(who, _): &(Who, Role)| who.code.is_some() || who.kind == Some(ActorKind::Person);
            cast.borne = official && cast.roles.iter().any(known);
            return Some(cast);
        }
        let on = line.before.is_some_and(|at| self.is(at, &["on", "up"]));
        // "a conversation by secure video between …"
        let noun = line.before.and_then(|at| clause.left(at)).map_or("", |at| clause.lemma(at));
        let talk =
            matches!(noun, "conversation" | "talk" | "discussion" | "exchange" | "contact" | "meeting" | "touch");
        (!((on || talk) && line.sided(owners, false))).then_some(cast)
    }

    /// Whether somebody official is on the line, and somebody at its other end.
    fn borne(&self, line: &Line, agent: &[Phrase], owners: &[Who], mutual: bool) -> bool {
        let clause = self.clause();
        let others = || line.partners.iter().chain(&line.callees).chain(&line.callers);
        let named = |phrase: &Phrase| clause.tag_at(phrase.head) == Tag::Name;
        let official = others().any(|&phrase| self.official(phrase))
            || !owners.is_empty()
            || agent.iter().any(|&phrase| self.official(phrase))
            // Two people with names on a telephone: no conference of a firm, no interview.
            || agent.iter().any(named) && others().any(named)
            || line.partners.iter().filter(|&phrase| named(phrase)).count() > 1;
        // "a colonel-level phone call over the military hotline": between those who have one.
        let hotline = !line.bare && clause.words.iter().enumerate().any(|(at, _)| clause.lemma(at) == "hotline");
        if hotline {
            return true;
        }
        let somebody = mutual
            || others().any(|&phrase| self.somebody(phrase))
            || owners.len() > 1
            || line.taken && !owners.is_empty() && agent.iter().any(|&phrase| self.official(phrase))
            || self.definite() && !self.memory.talk.is_empty();
        official && (line.sided(owners, mutual) || self.received(line)) && somebody
    }

    fn received(&self, line: &Line) -> bool {
        line.taken || line.before.is_some_and(|at| self.clause().tag_at(at) == Tag::Have)
    }

    /// Who is on which side.
    fn sides(&self, line: &Line, agent: &[Phrase], owners: Vec<Who>, mutual: bool) -> Cast {
        let mut cast = Cast::default();
        let agents = self.all_meant(agent);
        let plural = self.clause().word(self.found.head).plural;
        if line.to && !line.callees.is_empty() || line.from && !line.callers.is_empty() && !line.callees.is_empty() {
            let callers = match (&line.callers[..], owners.is_empty()) {
                (callers, _) if line.from && !callers.is_empty() => self.all_meant(callers),
                (_, false) => owners,
                (_, true) => agents,
            };
            cast.add(callers, Role::Caller);
            cast.add(self.all_meant(&line.callees), Role::Callee);
        } else if line.taken && !owners.is_empty() {
            cast.add(owners, Role::Caller);
            cast.add(agents, Role::Callee);
        } else if !line.callers.is_empty() && (line.from || self.received(line)) {
            cast.add(self.all_meant(&line.callers), Role::Caller);
            if self.received(line) {
                cast.add(agents, Role::Callee);
            }
        } else {
            cast.add(owners, Role::Party);
            if cast.roles.len() < 2 && (line.with || mutual || line.within && !line.partners.is_empty()) {
                cast.add(agents, Role::Party);
            }
            let others = self.all_meant(&line.partners);
            if others.len() > 1 && plural && line.with {
                cast.separate(others, Role::Party);
            } else {
                cast.add(others, Role::Party);
            }
        }
        cast
    }

    /// "The call was initiated by Ankara", "He initiated the call": who did calls the others of the last talk.
    fn initiated(&self, line: &Line, agent: &[Phrase], cast: &mut Cast) {
        let clause = self.clause();
        let begins = |at: usize| matches!(clause.lemma(at), "initiate" | "place" | "make");
        let passive = clause
            .groups
            .iter()
            .find(|group| group.words.start >= line.end && group.words.start <= line.end + 1 && begins(group.main));
        let by = passive.and_then(|group| self.after(group.words.end, &["by"]));
        let caller = match by {
            Some(by) => self.all_meant(&self.scene.phrases(by)),
            None if line.before.is_some_and(begins) && cast.roles.is_empty() => self.all_meant(agent),
            None => return,
        };
        if !self.phrase.definite || caller.is_empty() || self.memory.talk.is_empty() {
            return;
        }
        let same = |who: &&Who| {
            caller.iter().any(|known| known.name == who.name || known.code.is_some() && known.code == who.code)
        };
        let others = self.memory.talk.iter().filter(|who| !same(who)).cloned().collect();
        *cast = Cast { borne: true, ..Cast::default() };
        cast.add(caller, Role::Caller);
        cast.add(others, Role::Callee);
    }

    /// "The call lasted an hour": the sides are those of the last talk.
    fn known(&self, cast: &mut Cast) {
        if cast.roles.is_empty() && cast.each.is_empty() && self.definite() {
            cast.add(self.memory.talk.clone(), Role::Party);
            let lemma = self.clause().lemma(self.found.head);
            cast.borne |= !cast.roles.is_empty() && (lemma == "call" || lemma == "conversation");
        }
    }
}
