//! What a trigger that names an event tells of it: of which phase and how certain, when, and how else it was.

use crate::document::Anchor;
use crate::event::agency::Agency;
use crate::event::dating::{Dating, Site};
use crate::event::discourse::Discourse;
use crate::event::frame::phrase::NounPhrase;
use crate::event::frame::{Frame, Level, Link, Node, Setting, frame};
use crate::event::occurrence::Occurrence;
use crate::event::pass::{Pass, Source, Told};
use crate::event::phase::status;
use crate::event::role::call::talk::{Means, Talk};
use crate::event::role::phrase::Who;
use crate::event::role::{Cast, Casting};
use crate::event::speech::Speech;
use crate::event::status::Status;
use crate::event::{Basis, Circumstances, Factuality, Kind, Mention, Participant, Phase, Role, When};
use crate::text::Section;

/// What a trigger tells of its event: where it stands, when, and how else it was.
pub(super) struct Telling {
    status: Status,
    when: Option<When>,
    circumstances: Circumstances,
}

/// An event that a trigger names, with those who take part, as its sentence and the text before it tell of it.
pub(super) struct Account<'a, 's, 't> {
    pass: &'a Pass<'t>,
    occurrence: Occurrence<'s, 't>,
    casting: &'a Casting<'s, 't, 'a>,
    cast: &'a Cast,
    /// "will brief him by telephone": the verb that says whether they talk.
    verb: Option<u16>,
    /// The level at which a verb tells the event.
    level: Option<Level>,
    site: Site<'s>,
}

impl<'a, 's, 't> Account<'a, 's, 't> {
    /// Of the event that an occurrence names.
    pub(super) fn new(
        pass: &'a Pass<'t>,
        occurrence: Occurrence<'s, 't>,
        casting: &'a Casting<'s, 't, 'a>,
        cast: &'a Cast,
    ) -> Self {
        let Occurrence { trigger, found, sentence, .. } = occurrence;
        let Source { layout, timexes, anchor, .. } = pass.source;
        let clause = sentence.clause;
        let verb = if trigger.verb || trigger.kind != Kind::Call { None } else { casting.instrument() };
        let level = occurrence.level().or_else(|| verb.and_then(|verb| clause.verb_group(verb)).map(Level::of));
        let section = layout.section(found.span.start);
        let discourse = Discourse { layout, timexes, anchor };
        let site = Site { clause, timexes: sentence.timexes, section, discourse, index: sentence.index };
        Account { pass, occurrence, casting, cast, verb, level, site }
    }

    /// What is told of the event, of what it was before and of what became of it where the sentence tells both; and the talk,
    /// where it is one.
    pub(super) fn given(&self) -> (Vec<Telling>, Option<Talk>) {
        let frame = self.frame();
        let parted = frame.parted().filter(|_| self.cast.borne);
        let parted = parted.map(|(earlier, later)| [self.telling(&earlier), self.telling(&later)]);
        // "A truce declared in March collapsed": what it was before has a phase and a day of its own.
        let parted = parted.filter(|[first, second]| {
            let dated = first.when.as_ref().is_some_and(|when| when.basis == Basis::Timex);
            let (first, second) = (&first.status, &second.status);
            dated && first.phase != second.phase && second.factuality != Factuality::Hypothetical
        });
        let tellings = parted.map_or_else(|| vec![self.telling(&frame)], Vec::from);
        let told = tellings.first().filter(|_| self.occurrence.trigger.kind == Kind::Call);
        let talk = told.map(|telling| self.talk(telling));
        (tellings, talk)
    }

    /// What governs the event, or the verb whose instrument it is.
    fn frame(&self) -> Frame {
        let own = &**self.casting.frame;
        match self.verb {
            Some(verb) => {
                let phrase = NounPhrase::at(own.phrase.start, own.phrase.head);
                Frame { phrase, ..frame(self.site.clause, Node::Verb(verb)) }
            }
            None => own.clone(),
        }
    }

    /// What is told of it in a frame.
    fn telling(&self, frame: &Frame) -> Telling {
        let Occurrence { trigger, found, sentence, group, .. } = self.occurrence;
        let (scene, clause) = (self.casting.scene, sentence.clause);
        let anchor = self.pass.source.anchor.map(Anchor::day);
        let known = self.pass.told.known.iter().find(|(kind, _)| *kind == trigger.kind && !self.cast.elsewhere);
        let known = known.map(|(_, status)| status);
        let mut status = status(clause, trigger.aspect, self.level, frame, known);
        if trigger.kind == Kind::Withdrawal {
            status = Agency { scene, frame, group }.refine(status);
        }
        let speech = Speech { clause, frame, aspect: trigger.aspect, group, head: found.head };
        status = speech.refine(status);
        if trigger.kind == Kind::Call && status.factuality == Factuality::Hypothetical && only_places(&frame.links) {
            status = Status::new(Phase::Held, Factuality::Asserted);
        }
        let dating = Dating::new(self.site, found.head, group.or(self.verb), frame, &status);
        let when = dating.date();
        let when = when.or_else(|| self.context(&status));
        let when = when.or_else(|| dating.course(|| self.place()));
        let when = when.or_else(|| anchor.map(When::published));
        status = speech.ahead(status, when.as_ref(), anchor);
        let circumstances =
            self.casting.circumstances(&trigger.kind, &status.phase, group, self.cast, sentence.timexes);
        Telling { status, when, circumstances }
    }

    /// Where it was, as far as the text says.
    fn place(&self) -> Option<String> {
        let left = self.cast.roles.iter().find(|(_, role)| *role == Role::From);
        left.map(|(who, _)| who.clone()).or_else(|| self.pass.recall.town()).map(|place| place.name)
    }

    /// The date of the same event and phase in the sentences just before.
    fn context(&self, status: &Status) -> Option<When> {
        let Told { mentions, places, .. } = &self.pass.told;
        let (kind, index) = (&self.occurrence.trigger.kind, self.occurrence.sentence.index);
        let earlier = mentions.iter().zip(places).rev().take_while(|(_, place)| index - **place <= 3);
        let mut same = earlier.filter(|(mention, place)| {
            let names = self.cast.everybody().all(|(who, _)| {
                let same = |p: &Participant| p.name == who.name || who.code.is_some() && p.code == who.code;
                mention.participants.is_empty() || mention.participants.iter().any(same)
            });
            mention.kind == *kind
                && **place < index
                && mention.phase == status.phase
                && mention.factuality == status.factuality
                && !matches!(mention.section, Section::Caption | Section::Boilerplate)
                && names
                && mention.when.as_ref().is_some_and(|when| when.basis != Basis::Published)
        });
        let (mention, _) = same.next()?;
        mention.when.clone().map(|when| When { basis: Basis::Context, ..when })
    }

    /// The talk that the cast holds.
    fn talk(&self, telling: &Telling) -> Talk {
        let timex = telling.when.as_ref().filter(|when| when.basis == Basis::Timex);
        let cast = self.cast;
        Talk {
            means: cast.pending.unwrap_or(Means::Telephone),
            start: self.occurrence.found.span.start,
            sentence: self.occurrence.sentence.index,
            sides: cast.everybody().map(|(who, _)| who.clone()).collect(),
            whole: cast.whole,
            several: cast.several,
            apart: cast.apart,
            held: telling.status.phase == Phase::Held,
            negated: telling.status.factuality == Factuality::Negated,
            day: timex.and_then(|when| when.interval.single()),
        }
    }
}

impl<'t> Pass<'t> {
    /// Notes what an occurrence tells of its event, once for each cast; `number` is how many tellings of it came before.
    pub(super) fn tell(
        &mut self,
        occurrence: Occurrence<'_, 't>,
        casts: &[Vec<(Who, Role)>],
        telling: Telling,
        number: usize,
    ) {
        let Occurrence { definition, trigger, found, sentence, .. } = occurrence;
        let Telling { mut status, when, circumstances } = telling;
        let layout = self.source.layout;
        let span = found.span;
        let section = layout.section(span.start);
        let told = status.clone();
        status.phase = trigger.phase.clone().unwrap_or_else(|| definition.phase(status.phase));
        // A second naming of the same event and phase in the sentence is none.
        let said = self.told.mentions[sentence.before..].iter();
        if said.into_iter().any(|mention| same(mention, &trigger.kind, &status, &casts[0], when.as_ref())) {
            self.learn(&trigger.kind, &casts[0]);
            return;
        }
        for (counter, cast) in casts.iter().enumerate() {
            let participants = cast.iter().map(|(who, role)| Participant {
                name: who.name.clone(),
                code: who.code.clone(),
                role: role.clone(),
                kind: who.kind,
            });
            self.told.mentions.push(Mention {
                id: format!("{}:{}:{}", span.start, trigger.kind, counter + number * casts.len()),
                kind: trigger.kind.clone(),
                sentence: sentence.span,
                trigger: span,
                section,
                phase: status.phase.clone(),
                factuality: status.factuality,
                participants: participants.collect(),
                when: when.clone(),
                circumstances: circumstances.clone(),
                quote: sentence.span.of(layout.text()).filter(|_| self.quotes).unwrap_or_default().to_owned(),
            });
            self.told.places.push(sentence.index);
        }
        self.learn(&trigger.kind, &casts[0]);
        self.told.known.retain(|(kind, _)| *kind != trigger.kind);
        self.told.known.push((trigger.kind.clone(), told));
    }
}

/// Whether one of some links only places another event in time: a call that does so was held.
fn only_places(links: &[Link]) -> bool {
    use Setting::{After, Amid, During, Other, Since, While};
    links.iter().any(|link| matches!(link, Link::Setting(After | Since | During | Amid | While | Other)))
}

/// Whether a mention already tells the same of the same event.
fn same(mention: &Mention, kind: &Kind, status: &Status, cast: &[(Who, Role)], when: Option<&When>) -> bool {
    let withdrawn = |role: &Role| *role != Role::From && *role != Role::To;
    let names = cast
        .iter()
        .filter(|(_, role)| withdrawn(role))
        .all(|(who, _)| mention.participants.iter().any(|p| p.name == who.name));
    let none = mention.participants.is_empty() || cast.is_empty();
    // "fled from one town and pulled back from another"
    let from = |role: &Role| *role == Role::From;
    let places = cast.iter().filter(|(_, role)| from(role));
    let known = mention.participants.iter().filter(|p| from(&p.role));
    let elsewhere = places.clone().next().is_some()
        && known.clone().next().is_some()
        && !places.clone().any(|(who, _)| known.clone().any(|p| p.name == who.name));
    let dated = match (&mention.when, when) {
        (Some(a), Some(b)) if a.basis == Basis::Timex && b.basis == Basis::Timex => a.interval == b.interval,
        _ => true,
    };
    mention.kind == *kind
        && mention.phase == status.phase
        && mention.factuality == status.factuality
        && (names || none)
        && !elsewhere
        && dated
}
