//! What a trigger tells: whether of an event at all, of which phase and how certain, when, where, and who takes part.

use std::cell::LazyCell;

use crate::Span;
use crate::document::Anchor;
use crate::event::agency::Agency;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Tag};
use crate::event::dating::{Dating, Site};
use crate::event::discourse::Discourse;
use crate::event::frame::{Frame, Framed, Level, Link, Node, Place, Setting, frame};
use crate::event::pass::{Pass, Sentence, Source, Told};
use crate::event::phase::status;
use crate::event::role::call::talk::{Means, Talk};
use crate::event::role::phrase::{Scene, Who};
use crate::event::role::{Cast, Casting};
use crate::event::speech::Speech;
use crate::event::status::Status;
use crate::event::trigger::{Evidence, Found, Trigger};
use crate::event::{Basis, Circumstances, Definition, Factuality, Kind, Mention, Participant, Phase, Role, When};
use crate::text::Section;

/// What a trigger tells of its event: where it stands, when, and how else it was.
struct Telling {
    status: Status,
    when: Option<When>,
    circumstances: Circumstances,
}

impl<'t> Pass<'t> {
    /// Notes what a trigger of a sentence tells, where it names an event.
    pub(super) fn mention(
        &mut self,
        definition: &Definition,
        trigger: &Trigger,
        found: &Found,
        sentence: &Sentence<'_, 't>,
    ) -> bool {
        let Source { layout, timexes, gazetteer, anchor, .. } = self.source;
        let &Sentence { index, clause, namings, .. } = sentence;
        let group = if trigger.verb { clause.word(found.head).group } else { None };
        if trigger.verb && group.is_none() {
            return false;
        }
        let node = group.map_or(Node::Noun(found.head), Node::Verb);
        // "wants the troops out": the verb governs its particle.
        let own = group.and_then(|group| clause.verb_group(group)).map(Level::of);
        let governs = found.gap.is_some() && matches!(clause.operator(found.head), Operator::Demand | Operator::Order);
        // "telephoned no one", "withdrew no troops"
        let nobody = found.gap.is_none() && clause.is_any(found.end, &["no", "nobody", "none"]);
        let level = own.filter(|_| !governs).map(|own| Level { negated: own.negated || nobody, ..own });
        let governor = own.filter(|_| governs);
        let frame: Framed<'_> = LazyCell::new(Box::new(|| around(clause, node, found.head, governor)));
        let scene = Scene { clause, namings, gazetteer };
        let casting = Casting { scene, memory: &self.recall, found, frame: &frame };
        let cast = match (&trigger.kind, group) {
            (Kind::Withdrawal, group) => casting.withdrawal(trigger.evidence, group),
            (Kind::Ceasefire, group) => {
                if trigger.evidence == Evidence::Cessation
                    && !(self.recall.cessation && (frame.definite || frame.possessed))
                {
                    return false;
                }
                casting.ceasefire(group)
            }
            (Kind::Call, Some(group)) => casting.call_verb(trigger.evidence, group, sentence.telephone()),
            (Kind::Call, None) => casting.call_noun(trigger.evidence, sentence.telephone()),
            (Kind::Custom(_), group) => casting.slots(&definition.roles, group),
        };
        if !cast.borne && cast.pending.is_none() {
            return false;
        }
        // "will brief him by telephone": the verb says whether they talk.
        let verb = if trigger.verb || trigger.kind != Kind::Call { None } else { casting.instrument() };
        let told = verb.map_or_else(
            || Frame::clone(&frame),
            |verb| {
                let mut told = self::frame(clause, Node::Verb(verb));
                (told.start, told.head) = (frame.start, frame.head);
                told
            },
        );
        let level = level.or_else(|| verb.and_then(|verb| clause.verb_group(verb)).map(Level::of));
        let section = layout.section(found.span.start);
        let discourse = Discourse { layout, timexes, anchor };
        let site = Site { clause, timexes: sentence.timexes, section, discourse, index };
        // Where it was, as far as the text says.
        let place = || {
            let left = cast.roles.iter().find(|(_, role)| *role == Role::From);
            left.map(|(who, _)| who.clone()).or_else(|| self.recall.town()).map(|place| place.name)
        };
        let telling = |frame: &Frame| {
            let known = self.told.known.iter().find(|(kind, _)| *kind == trigger.kind && !cast.elsewhere);
            let known = known.map(|(_, status)| status);
            let mut status = status(clause, trigger.aspect, level, frame, known);
            if trigger.kind == Kind::Withdrawal {
                status = Agency { scene, frame, group }.refine(status);
            }
            let speech = Speech { clause, frame, aspect: trigger.aspect, group, head: found.head };
            status = speech.refine(status);
            self.refine(trigger, &mut status, &frame.links);
            let dating = Dating::new(site, found.head, group.or(verb), frame, &status);
            let when = dating.date();
            let when = when.or_else(|| self.context(&trigger.kind, &status, &cast, index));
            let when = when.or_else(|| dating.course(place));
            let when = when.or_else(|| anchor.map(|anchor| When::published(anchor.day())));
            status = speech.ahead(status, when.as_ref(), anchor.map(Anchor::day));
            let circumstances = casting.circumstances(&trigger.kind, &status.phase, group, &cast, sentence.timexes);
            Telling { status, when, circumstances }
        };
        if !cast.borne {
            let talk = talk(&cast, found.span.start, index, &telling(&told));
            self.talks.push(talk);
            return false;
        }
        // "A truce declared in March collapsed": what it was before has a phase and a day of its own.
        let parted = told.parted().map(|(earlier, later)| [telling(&earlier), telling(&later)]);
        let parted = parted.filter(|[first, second]| {
            let dated = first.when.as_ref().is_some_and(|when| when.basis == Basis::Timex);
            let (first, second) = (&first.status, &second.status);
            dated && first.phase != second.phase && second.factuality != Factuality::Hypothetical
        });
        let tellings = parted.map_or_else(|| vec![telling(&told)], Vec::from);
        if let Some(telling) = tellings.first().filter(|_| trigger.kind == Kind::Call) {
            self.talks.push(talk(&cast, found.span.start, index, telling));
        }
        let casts: Vec<Vec<(Who, Role)>> = if cast.each.len() > 1 {
            cast.each.iter().map(|each| cast.roles.iter().cloned().chain([each.clone()]).collect()).collect()
        } else {
            vec![cast.roles.iter().chain(&cast.each).cloned().collect()]
        };
        for (number, telling) in tellings.into_iter().enumerate() {
            self.tell(definition, trigger, found.span, &casts, telling, sentence, number);
        }
        true
    }

    /// Notes what a trigger tells of its event, once for each cast.
    #[allow(clippy::too_many_arguments)]
    fn tell(
        &mut self,
        definition: &Definition,
        trigger: &Trigger,
        span: Span,
        casts: &[Vec<(Who, Role)>],
        telling: Telling,
        sentence: &Sentence<'_, 't>,
        number: usize,
    ) {
        let Telling { mut status, when, circumstances } = telling;
        let layout = self.source.layout;
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

    /// A call that places another event in time was held.
    fn refine(&self, trigger: &Trigger, status: &mut Status, links: &[Link]) {
        if trigger.kind == Kind::Call
            && links.iter().any(|link| {
                matches!(
                    link,
                    Link::Setting(
                        Setting::After
                            | Setting::Since
                            | Setting::During
                            | Setting::Amid
                            | Setting::While
                            | Setting::Other
                    )
                )
            })
            && status.factuality == Factuality::Hypothetical
        {
            *status = Status::new(Phase::Held, Factuality::Asserted);
        }
    }

    /// The date of the same event and phase in the sentences just before.
    fn context(&self, kind: &Kind, status: &Status, cast: &Cast, index: usize) -> Option<When> {
        let Told { mentions, places, .. } = &self.told;
        let earlier = mentions.iter().zip(places).rev().take_while(|(_, place)| index - **place <= 3);
        let mut same = earlier.filter(|(mention, place)| {
            let names = cast.roles.iter().chain(&cast.each).all(|(who, _)| {
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
}

/// What governs a trigger by its verb or noun, whose head it is; `governor` is of a verb that governs its own particle.
fn around(clause: &Clause, node: Node, head: usize, governor: Option<Level>) -> Frame {
    let mut frame = frame(clause, node);
    if let Node::Noun(_) = node {
        frame.factual = clause.lemma(head) == "retreat";
        return frame;
    }
    (frame.start, frame.head) = (head, head);
    if let Some(level) = governor {
        let (operator, place) = (clause.operator(head), Place::Complement);
        frame.links.insert(0, Link::Governor { operator, place, level, at: head });
    }
    // "Not all troops will be leaving".
    let not_all = |at| clause.tag_at(at) == Tag::Neg && clause.is_any(at + 1, &["all", "every"]);
    frame.negated |= (0..head).any(not_all);
    frame
}

/// The talk that a cast holds.
fn talk(cast: &Cast, start: usize, sentence: usize, telling: &Telling) -> Talk {
    let timex = telling.when.as_ref().filter(|when| when.basis == Basis::Timex);
    Talk {
        means: cast.pending.unwrap_or(Means::Telephone),
        start,
        sentence,
        sides: cast.roles.iter().chain(&cast.each).map(|(who, _)| who.clone()).collect(),
        whole: cast.whole,
        several: cast.several,
        apart: cast.apart,
        held: telling.status.phase == Phase::Held,
        negated: telling.status.factuality == Factuality::Negated,
        day: timex.and_then(|when| when.interval.single()),
    }
}

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
