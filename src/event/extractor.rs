//! From a document's text and time expressions to its event mentions.

use std::cell::LazyCell;
use std::sync::Arc;

use crate::Error;
use crate::Span;
use crate::actor::{ActorKind, Gazetteer, Naming};
use crate::document::Anchor;
use crate::event::agency::Agency;
use crate::event::clause::lexicon::LEXICON;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Tag};
use crate::event::dating::{Dating, Site};
use crate::event::discourse::Discourse;
use crate::event::frame::{Frame, Framed, Level, Link, Node, Place, Setting, frame};
use crate::event::glossary::Glossary;
use crate::event::phase::status;
use crate::event::prospect::{ARMED, Prospect};
use crate::event::role::call::talk::{Means, Talk, phoned};
use crate::event::role::call::telephone::telephone;
use crate::event::role::phrase::{Scene, Who};
use crate::event::role::recall::Recall;
use crate::event::role::words::Sort;
use crate::event::role::{Cast, Casting};
use crate::event::speech::Speech;
use crate::event::status::Status;
use crate::event::trigger::{Evidence, Found, TRIGGERS, Trigger, Triggers};
use crate::event::{Basis, Circumstances, Definition, Factuality, Kind, Mention, Participant, Phase, Role, When};
use crate::temporal::Timex;
use crate::text::{Layout, Scan, Section, Vocabulary};

/// Finds event mentions.
#[derive(Debug, Clone)]
pub(crate) struct Extractor {
    /// The words of one's own kinds beside the crate's; the crate's alone where there are none, read when first asked for.
    own: Option<Arc<Triggers>>,
    quotes: bool,
}

/// What one document's reading keeps from sentence to sentence.
struct Pass<'t> {
    layout: &'t Layout<'t>,
    scan: &'t Scan,
    glossary: &'t Glossary,
    timexes: &'t [Timex],
    gazetteer: &'t Gazetteer,
    anchor: Option<&'t Anchor>,
    recall: Recall<'t>,
    /// The last status of each kind.
    known: Vec<(Kind, Status)>,
    mentions: Vec<Mention>,
    /// Sentence number of each mention.
    places: Vec<usize>,
    clause: Clause<'t>,
    quotes: bool,
    /// The talks that are told, those too that only another sentence can show to have been by telephone.
    talks: Vec<Talk>,
}

/// What a trigger tells of its event: where it stands, when, and how else it was.
struct Telling {
    status: Status,
    when: Option<When>,
    circumstances: Circumstances,
}

impl Extractor {
    /// The extractor of the three kinds that come with the crate.
    pub(crate) fn new() -> Self {
        Extractor { own: None, quotes: true }
    }

    /// Adds kinds of one's own. Fails where a definition has no words, or patterns that nothing can match.
    pub(crate) fn kinds(mut self, definitions: impl IntoIterator<Item = Definition>) -> Result<Self, Error> {
        let mut triggers = self.table().clone();
        triggers.extend(definitions)?;
        self.own = Some(Arc::new(triggers));
        Ok(self)
    }

    /// Whether mentions bring the words of their sentence (they do, unless told otherwise); without, [`Mention::quote`] is empty
    /// and only the offsets tell where it stands.
    pub(crate) fn quotes(mut self, quotes: bool) -> Self {
        self.quotes = quotes;
        self
    }

    /// The other words that are known, some more than once.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let sorts = Sort::words().map(|word| -> &str { word });
        self.table().last_words().chain(LEXICON.words()).chain(sorts).chain([ARMED])
    }

    /// What is known of the words of a vocabulary that has all of those, the triggers and the first words of names.
    pub(crate) fn glossary(&self, vocabulary: &Vocabulary, gazetteer: &Gazetteer, class: u8) -> Glossary {
        Glossary::new(vocabulary, self.table(), gazetteer, class)
    }

    fn table(&self) -> &Triggers {
        self.own.as_deref().unwrap_or_else(|| &TRIGGERS)
    }

    /// The kinds that are found, the crate's own first.
    pub(crate) fn definitions(&self) -> &[Definition] {
        self.table().definitions()
    }

    /// The words that make a sentence worth reading, lower case.
    pub(crate) fn triggers(&self) -> impl Iterator<Item = &str> {
        self.table().forms().into_iter()
    }

    /// The mentions in a text, in the order of their triggers.
    pub(crate) fn find(
        &self,
        layout: &Layout<'_>,
        (scan, glossary): (&Scan, &Glossary),
        timexes: &[Timex],
        gazetteer: &Gazetteer,
        anchor: Option<&Anchor>,
    ) -> Vec<Mention> {
        if scan.with(glossary.class).next().is_none() {
            return Vec::new();
        }
        let triggers = self.table();
        let blank = |recall| Pass {
            layout,
            scan,
            glossary,
            timexes,
            gazetteer,
            anchor,
            recall,
            known: Vec::new(),
            mentions: Vec::new(),
            places: Vec::new(),
            clause: Clause { own: Arc::clone(&triggers.words), ..Clause::default() },
            quotes: self.quotes,
            talks: Vec::new(),
        };
        let mut pass = blank(Recall::new(layout, (scan, glossary), gazetteer, anchor.map(Anchor::day)));
        pass.read(triggers, false);
        // "spoke" is a call where another sentence, perhaps a later one, tells of the same talk by telephone; most texts tell
        // of none.
        if pass.talks.iter().any(|talk| talk.means != Means::Unsaid) {
            pass = blank(pass.recall.again(Vec::new()));
            pass.read(triggers, true);
        }
        let phoned = phoned(&pass.talks);
        if !phoned.is_empty() {
            pass = blank(pass.recall.again(phoned));
            pass.read(triggers, true);
        }
        pass.mentions
    }
}

impl Default for Extractor {
    fn default() -> Self {
        Self::new()
    }
}

impl<'t> Pass<'t> {
    /// Reads the sentences that may tell of events; with `talks`, those too that only another sentence can show to have been by
    /// telephone.
    fn read(&mut self, triggers: &Triggers, talks: bool) {
        for index in self.scan.with(self.glossary.class) {
            let sentence = self.layout.sentences().get(index).copied().unwrap_or(Span::new(0, 0));
            let (text, tokens, glossary) = (self.layout.text(), self.scan.tokens(index), self.glossary);
            self.recall.enter(index);
            if (Prospect { text, tokens, glossary, talks }).promises(triggers, self.hits(index)) {
                self.sentence(triggers, index, sentence);
            }
            self.recall.leave();
        }
    }

    /// Where the trigger words of a sentence stand.
    fn hits(&self, index: usize) -> impl Iterator<Item = Span> + use<'t> {
        let class = self.glossary.class;
        self.scan.hits(index).iter().filter(move |hit| hit.class & class != 0).map(|hit| hit.span)
    }

    /// Reads a sentence.
    fn sentence(&mut self, triggers: &Triggers, index: usize, sentence: Span) {
        let text = self.layout.text();
        let (tokens, namings) = (self.scan.tokens(index), &*self.recall.named(index));
        let first = self.timexes.partition_point(|timex| timex.span.end <= sentence.start);
        let last = self.timexes.partition_point(|timex| timex.span.start < sentence.end);
        let timexes = self.timexes.get(first..last).unwrap_or_default();
        let mut clause = std::mem::take(&mut self.clause);
        clause.read(text, tokens, namings, timexes, Some(self.glossary));
        let before = self.mentions.len();
        let mut busy = 0;
        // "lifted its sanctions": of a kind of one's own, the noun in its verb's object is no second naming.
        let mut told: Option<(&Kind, usize)> = None;
        for at in 0..clause.words.len() {
            let word = clause.word(at);
            if at < busy || !self.hits(index).any(|hit| hit.overlaps(word.span)) {
                continue;
            }
            let Some(found) = triggers.find(&clause, at) else { continue };
            let Some(trigger) = triggers.get(found.trigger) else { continue };
            let Some(definition) = triggers.definition(trigger) else { continue };
            if told.is_some_and(|(kind, end)| *kind == trigger.kind && at < end) {
                continue;
            }
            if self.mention(definition, trigger, &found, &clause, namings, timexes, sentence, index, before) {
                if found.gap.is_none() {
                    busy = found.end;
                } else if matches!(trigger.kind, Kind::Custom(_)) {
                    told = Some((&trigger.kind, found.end));
                }
            }
        }
        self.clause = clause;
    }

    #[allow(clippy::too_many_arguments)]
    fn mention(
        &mut self,
        definition: &Definition,
        trigger: &Trigger,
        found: &Found,
        clause: &Clause,
        namings: &[Naming<'t>],
        timexes: &[Timex],
        sentence: Span,
        index: usize,
        before: usize,
    ) -> bool {
        let text = self.layout.text();
        let group = if trigger.verb { clause.word(found.head).group } else { None };
        if trigger.verb && group.is_none() {
            return false;
        }
        let node = group.map_or(Node::Noun(found.head), Node::Verb);
        // "wants the troops out": the verb governs its particle.
        let own = group.and_then(|group| clause.groups.get(group as usize)).map(Level::of);
        let governs = found.gap.is_some() && matches!(clause.operator(found.head), Operator::Demand | Operator::Order);
        // "telephoned no one", "withdrew no troops"
        let nobody = found.gap.is_none() && clause.is_any(found.end, &["no", "nobody", "none"]);
        let level = own.filter(|_| !governs).map(|own| Level { negated: own.negated || nobody, ..own });
        let governor = own.filter(|_| governs);
        let frame: Framed<'_> = LazyCell::new(Box::new(|| around(clause, node, found.head, governor)));
        let section = self.layout.section(found.span.start);
        let telephone = trigger.kind == Kind::Call && telephone(clause);
        let scene = Scene { text, clause, namings, gazetteer: self.gazetteer };
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
            (Kind::Call, Some(group)) => casting.call_verb(trigger.evidence, group, telephone),
            (Kind::Call, None) => casting.call_noun(trigger.evidence, telephone),
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
        let level = level.or_else(|| verb.and_then(|verb| clause.groups.get(verb as usize)).map(Level::of));
        let discourse = Discourse { layout: self.layout, timexes: self.timexes, anchor: self.anchor };
        let left = cast.roles.iter().find(|(_, role)| *role == Role::From).map(|(who, _)| who.name.as_str());
        let place = left.or_else(|| self.recall.towns.last().map(|town| town.name.as_str()));
        let site = Site { clause, timexes, section, discourse, index, place };
        let telling = |frame: &Frame| {
            let known = self.known.iter().find(|(kind, _)| *kind == trigger.kind && !cast.elsewhere);
            let known = known.map(|(_, status)| status);
            let mut status = status(trigger.aspect, level, frame, known);
            if trigger.kind == Kind::Withdrawal {
                status = Agency { scene, frame, group }.refine(status);
            }
            let speech = Speech { clause, frame, aspect: trigger.aspect, group, head: found.head };
            status = speech.refine(status);
            self.refine(trigger, &mut status, &frame.links);
            let dating = Dating::new(site, found.head, group.or(verb), frame, &status);
            let when = dating.date();
            let when = when.or_else(|| self.context(&trigger.kind, &status, &cast, index));
            let when = when.or_else(|| dating.course());
            let when = when.or_else(|| self.anchor.map(|anchor| When::published(anchor.day())));
            status = speech.ahead(status, when.as_ref(), self.anchor.map(Anchor::day));
            let circumstances = casting.circumstances(&trigger.kind, &status.phase, group, &cast, timexes);
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
            self.tell(definition, trigger, found.span, &casts, telling, sentence, index, before, number);
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
        sentence: Span,
        index: usize,
        before: usize,
        number: usize,
    ) {
        let Telling { mut status, when, circumstances } = telling;
        let text = self.layout.text();
        let section = self.layout.section(span.start);
        let told = status.clone();
        status.phase = trigger.phase.clone().unwrap_or_else(|| definition.phase(status.phase));
        // A second naming of the same event and phase in the sentence is none.
        if self.mentions[before..].iter().any(|mention| same(mention, &trigger.kind, &status, &casts[0], when.as_ref()))
        {
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
            self.mentions.push(Mention {
                id: format!("{}:{}:{}", span.start, trigger.kind, counter + number * casts.len()),
                kind: trigger.kind.clone(),
                sentence,
                trigger: span,
                section,
                phase: status.phase.clone(),
                factuality: status.factuality,
                participants: participants.collect(),
                when: when.clone(),
                circumstances: circumstances.clone(),
                quote: sentence.of(text).filter(|_| self.quotes).unwrap_or_default().to_owned(),
            });
            self.places.push(index);
        }
        self.learn(&trigger.kind, &casts[0]);
        self.known.retain(|(kind, _)| *kind != trigger.kind);
        self.known.push((trigger.kind.clone(), told));
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

    fn learn(&mut self, kind: &Kind, cast: &[(Who, Role)]) {
        let recall = &mut self.recall;
        match kind {
            Kind::Call => {
                recall.telephone = true;
                if !cast.is_empty() {
                    recall.talk = cast.iter().map(|(who, _)| who.clone()).collect();
                }
            }
            Kind::Withdrawal => {
                recall.withdrawal = true;
                if !cast.is_empty() {
                    // A person who leads no state has no forces that a text goes on with.
                    let forces = |(who, _): &&(Who, Role)| who.kind != Some(ActorKind::Person) || who.code.is_some();
                    recall.withdrawer = cast.iter().filter(forces).cloned().collect();
                }
            }
            Kind::Ceasefire => {
                recall.cessation = true;
                if !cast.is_empty() {
                    recall.truce = cast.to_vec();
                }
            }
            _ => {}
        }
    }

    /// The date of the same event and phase in the sentences just before.
    fn context(&self, kind: &Kind, status: &Status, cast: &Cast, index: usize) -> Option<When> {
        let earlier = self.mentions.iter().zip(&self.places).rev().take_while(|(_, place)| index - **place <= 3);
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
