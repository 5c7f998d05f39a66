//! One reading of a text: which of its sentences are read, and what is kept from one to the next.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use crate::Span;
use crate::actor::{ActorKind, Gazetteer, Naming};
use crate::document::Anchor;
use crate::event::clause::Clause;
use crate::event::clause::words::Written;
use crate::event::glossary::Glossary;
use crate::event::occurrence::Occurrence;
use crate::event::prospect::{Promise, Prospect};
use crate::event::role::call::talk::{Means, Talk, phoned};
use crate::event::role::call::telephone::telephone;
use crate::event::role::phrase::Who;
use crate::event::role::recall::Recall;
use crate::event::status::Status;
use crate::event::trigger::Triggers;
use crate::event::{Kind, Mention, Role};
use crate::temporal::Timex;
use crate::text::{Layout, Scan};

/// How many sentences are put into words in a row: the code that does it is large, and at hand only while nothing else runs.
const AHEAD: usize = 8;

/// A text and what is known of it and of its words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'t> {
    pub(super) layout: &'t Layout<'t>,
    pub(super) scan: &'t Scan,
    pub(super) glossary: &'t Glossary,
    pub(super) timexes: &'t [Timex],
    pub(super) gazetteer: &'t Gazetteer,
    pub(super) anchor: Option<&'t Anchor>,
    pub(super) triggers: &'t Triggers,
}

/// What has been read of a text so far.
pub(super) struct Pass<'t> {
    pub(super) source: Source<'t>,
    pub(super) quotes: bool,
    pub(super) recall: Recall<'t>,
    pub(super) told: Told,
    /// The talks that are told, those too that only another sentence can show to have been by telephone.
    pub(super) talks: Vec<Talk>,
    /// The sentences with a word that may begin a trigger.
    weighed: Vec<Weighed>,
    /// The words of theirs that promise anything.
    promising: Vec<Span>,
    /// Whether anything has told of a telephone: then talks are read.
    listens: bool,
}

/// A sentence and what its words promise.
struct Weighed {
    /// Its number in the text.
    index: usize,
    promise: Promise,
    /// Which of the promising words are its own.
    promising: Range<usize>,
}

/// The next sentences that are read, in words.
type Ahead<'t> = VecDeque<Clause<'t>>;

/// What was told so far.
#[derive(Default)]
pub(super) struct Told {
    /// The last status of each kind.
    pub(super) known: Vec<(Kind, Status)>,
    pub(super) mentions: Vec<Mention>,
    /// The sentence number of each mention.
    pub(super) places: Vec<usize>,
}

/// A sentence that is read.
pub(super) struct Sentence<'s, 't> {
    pub(super) index: usize,
    pub(super) span: Span,
    pub(super) clause: &'s Clause<'t>,
    pub(super) namings: &'s [Naming<'t>],
    pub(super) timexes: &'s [Timex],
    /// How many mentions were told before it.
    pub(super) before: usize,
    telephone: OnceCell<bool>,
}

impl Sentence<'_, '_> {
    /// Whether it has a word of the telephone.
    pub(super) fn telephone(&self) -> bool {
        *self.telephone.get_or_init(|| telephone(self.clause))
    }
}

impl<'t> Pass<'t> {
    /// The mentions of a text, in the order of their triggers; with `quotes`, each brings the words of its sentence.
    pub(super) fn read(source: Source<'t>, quotes: bool) -> Vec<Mention> {
        let mut pass = Pass::new(source, quotes);
        pass.weighed = source.scan.with(source.glossary.class).map(|index| pass.weigh(index)).collect();
        pass.mentions()
    }

    fn new(source: Source<'t>, quotes: bool) -> Self {
        let Source { layout, scan, glossary, gazetteer, anchor, .. } = source;
        let recall = Recall::new(layout, (scan, glossary), gazetteer, anchor.map(Anchor::day));
        let (told, talks, weighed, promising) = (Told::default(), Vec::new(), Vec::new(), Vec::new());
        Pass { source, quotes, recall, told, talks, weighed, promising, listens: false }
    }

    /// The mentions of a text whose sentences are weighed.
    fn mentions(mut self) -> Vec<Mention> {
        self.sentences();
        // What a talk tells that another sentence shows to have been by telephone may change what follows it: such a text, one of
        // two hundred, is read again.
        self.talks.sort_by_key(|talk| talk.start);
        let phoned = phoned(&self.talks);
        if !phoned.is_empty() {
            self.recall = self.recall.again(phoned);
            (self.told, self.talks) = (Told::default(), Vec::new());
            self.sentences();
        }
        self.told.mentions
    }

    /// Reads the sentences that may tell of events.
    fn sentences(&mut self) {
        let mut ahead = Ahead::new();
        for number in 0..self.weighed.len() {
            let before = self.talks.len();
            let least = if self.listens { Promise::Talk } else { Promise::Event };
            self.visit(number, |promise| promise >= least, &mut ahead);
            // "Spoke" is a call where another sentence, perhaps a later one, tells of the same talk by telephone; most texts
            // tell of none.
            if !self.listens && self.talks[before..].iter().any(|talk| talk.means != Means::Unsaid) {
                self.listens = true;
                ahead.clear();
                self.hear(number);
            }
        }
    }

    /// Reads the talks before a sentence, which were passed since nothing had told of a telephone. What the text knew there it
    /// knows again; of calls it had told none.
    fn hear(&mut self, end: usize) {
        let talks = |promise: Promise| promise == Promise::Talk;
        let last = self.weighed[..end].iter().rposition(|weighed| talks(weighed.promise));
        let Some(last) = last else { return };
        let recall = self.recall.again(Vec::new());
        let now = (mem::replace(&mut self.recall, recall), mem::take(&mut self.told));
        let mut ahead = Ahead::new();
        for number in 0..=last {
            self.visit(number, talks, &mut ahead);
        }
        (self.recall, self.told) = now;
    }

    /// Comes to a sentence, and reads it if those of its promise are read.
    fn visit(&mut self, number: usize, reads: impl Fn(Promise) -> bool, ahead: &mut Ahead<'t>) {
        let Weighed { index, promise, .. } = self.weighed[number];
        self.recall.enter(index);
        if reads(promise) {
            if ahead.is_empty() {
                self.look_ahead(number, reads, ahead);
            }
            if let Some(clause) = ahead.pop_front() {
                self.sentence(number, &clause);
            }
        }
    }

    fn span(&self, index: usize) -> Span {
        self.source.layout.sentences().get(index).copied().unwrap_or(Span::new(0, 0))
    }

    /// The time expressions of a sentence.
    fn timexes(&self, index: usize) -> &'t [Timex] {
        let (span, timexes) = (self.span(index), self.source.timexes);
        let first = timexes.partition_point(|timex| timex.span.end <= span.start);
        let last = timexes.partition_point(|timex| timex.span.start < span.end);
        timexes.get(first..last).unwrap_or_default()
    }

    /// Weighs a sentence by its words.
    fn weigh(&mut self, index: usize) -> Weighed {
        let Source { layout, scan, glossary, .. } = self.source;
        let hits = scan.hits(index).iter().filter(|hit| hit.class & glossary.class != 0).map(|hit| hit.span);
        let prospect = Prospect::new(layout.text(), scan.tokens(index), self.timexes(index), &glossary.outlook);
        let first = self.promising.len();
        let promise = prospect.weigh(hits, &mut self.promising);
        Weighed { index, promise, promising: first..self.promising.len() }
    }

    /// Puts into words a sentence and the next ones that are read.
    fn look_ahead(&self, number: usize, reads: impl Fn(Promise) -> bool, ahead: &mut Ahead<'t>) {
        let Source { layout, scan, glossary, triggers, .. } = self.source;
        let next = self.weighed[number..].iter().filter(|weighed| reads(weighed.promise)).take(AHEAD);
        let named: Vec<_> = next.map(|weighed| (weighed.index, self.recall.namings().of(weighed.index))).collect();
        ahead.extend(named.into_iter().map(|(index, namings)| {
            let timexes = self.timexes(index);
            let (text, tokens, lexemes) = (layout.text(), scan.tokens(index), Some(&glossary.lexemes));
            Clause::read(&Written { text, tokens, namings, timexes, lexemes, own: Some(&triggers.words) })
        }));
    }

    /// Reads a sentence.
    fn sentence(&mut self, number: usize, clause: &Clause<'t>) {
        let Source { triggers, .. } = self.source;
        let Weighed { index, ref promising, .. } = self.weighed[number];
        let promising = promising.clone();
        let known = Rc::clone(self.recall.namings());
        let (span, timexes, namings) = (self.span(index), self.timexes(index), known.of(index));
        let before = self.told.mentions.len();
        let telephone = OnceCell::new();
        let sentence = Sentence { index, span, clause, namings, timexes, before, telephone };
        let (mut next, mut busy) = (0, 0);
        // "lifted its sanctions": of a kind of one's own, the noun in its verb's object is no second naming.
        let mut told: Option<(&Kind, usize)> = None;
        let hits = mem::take(&mut self.promising);
        for at in hits[promising].iter().flat_map(|hit| clause.within(*hit)) {
            if at < next.max(busy) {
                continue;
            }
            next = at + 1;
            let Some(found) = triggers.find(clause, at) else { continue };
            let Some(trigger) = triggers.get(found.trigger) else { continue };
            let Some(definition) = triggers.definition(trigger) else { continue };
            if told.is_some_and(|(kind, end)| *kind == trigger.kind && at < end) {
                continue;
            }
            let occurrence = Occurrence::new(definition, trigger, &found, &sentence);
            if occurrence.is_some_and(|occurrence| self.mention(occurrence)) {
                if found.gap.is_none() {
                    busy = found.end;
                } else if matches!(trigger.kind, Kind::Custom(_)) {
                    told = Some((&trigger.kind, found.end));
                }
            }
        }
        self.promising = hits;
    }

    /// Keeps what a mention of a kind tells for those that follow.
    pub(super) fn learn(&mut self, kind: &Kind, cast: &[(Who, Role)]) {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Extractor;
    use crate::event::clause::lexeme::Form;
    use crate::event::clause::lexicon::LEXICON;
    use crate::event::trigger::TRIGGERS;
    use crate::hash;
    use crate::text::Scanner;

    const BEFORE: &str = "\
        It rained.|The rebels fought for Brega.|Libyan troops were in the town.|The children played.|Obama met Putin.|";
    const SUBJECTS: &str = "\
        The army|Troops|Rebels|He|Obama|The Iranians|Another 2,000|The rest|They|Libya|The group|Our boys|We\
        |The rebels' leader|Hezbollah|All of them|Thousands of people|The Libyan minister|Most|It|The last 300\
        |The coalition|UNIFIL|Its advisers|Positions at the river|If Gaddafi|After he told the troops that Obama\
        |The troops he|Merkel and Putin|The president of France|An order to the army|Some 54,000 Libyans|The town\
        |The army fought until Gaddafi|If he|The rebels, he says, and she|The soldiers hoped that he\
        |The soldiers of Gaddafi|After the army she|Troops: Obama|The army and Putin|The men whom you|As I\
        |The soldiers while Putin";
    const LINKS: &str = "\
        |will|has|had|was|were|is|have been|are being|did not|wanted to|wants him to|was told to|said they would\
        |ordered them to|began|agreed on a plan to|and others|which soon|in a|in the|demanded a|by his|the|their\
        |at their|saw the soldiers'|and the UNIFIL|often|never|'ll|has since|who";
    const OBJECTS: &str = "\
        |the town|Tripoli|its troops|him|them|the minister|their bases|of the rebels|from Iraq|from the base|a strike\
        |a plan|it|\u{201c}a dog\u{201d}|Putin|the soldiers|with Merkel|to the president|for peace|by Obama|at dawn\
        |on Monday with Putin|of the army from Mali|the Heights|200 of them|the Americans|territory|the post|alone\
        |US President Obama|May|Will Smith";
    const ENDS: &str = "\
        |home|out|back|by telephone|out of the city|over the phone|, leaving the country|with Gaddafi|on Friday";

    /// Whether a form may stand behind a link: "to leave", "the retreat", not "was took".
    fn fits(link: &str, form: &str) -> bool {
        let lexeme = LEXICON.lexeme(form);
        let has = |form: Form| lexeme.has(form);
        match link.rsplit(' ').next().unwrap_or_default() {
            "to" | "will" | "not" | "would" | "'ll" => has(Form::Base),
            "has" | "had" | "since" => has(Form::Participle),
            "was" | "were" | "is" | "been" | "being" => has(Form::Participle) || has(Form::Gerund),
            "a" | "the" | "his" | "their" | "soldiers'" | "UNIFIL" => lexeme.nouns().next().is_some(),
            // "most calling" is no call, though the clause takes it for one.
            _ => form != "calling",
        }
    }

    /// What is told where nothing is passed over.
    fn heedless(source: Source<'_>) -> Vec<Mention> {
        let mut pass = Pass::new(source, true);
        for index in source.scan.with(source.glossary.class) {
            let weighed = pass.weigh(index);
            let promise = if weighed.promise == Promise::Talk { Promise::Talk } else { Promise::Event };
            pass.promising.truncate(weighed.promising.start);
            pass.promising.extend(source.scan.hits(index).iter().map(|hit| hit.span));
            pass.weighed.push(Weighed { promise, promising: weighed.promising.start..pass.promising.len(), index });
        }
        pass.mentions()
    }

    #[test]
    fn what_is_passed_over_tells_nothing() {
        let (gazetteer, extractor) = (&Gazetteer::new(), Extractor::new());
        let mut scanner = Scanner::new(TRIGGERS.forms().into_iter().map(|form| (form, 1)), extractor.words());
        let glossary = &extractor.glossary(&mut scanner, gazetteer, 1);
        let lists = [SUBJECTS, LINKS, OBJECTS, ENDS, BEFORE].map(|list| list.split('|').collect::<Vec<_>>());
        let [subjects, links, objects, ends, before] = &lists;
        let forms = TRIGGERS.forms();
        let mut state = 0;
        let mut pick = |words: &[&'static str]| -> &'static str {
            state = hash::mix(state, 1);
            words[state as usize % words.len()]
        };
        let mut told = 0;
        for _ in 0..9000 {
            let words = [pick(subjects), pick(links), pick(&forms), pick(objects), pick(ends)];
            if !fits(words[1], words[2]) {
                continue;
            }
            let text = format!("{} {}.", pick(before), words.join(" "));
            let layout = &Layout::new(&text);
            let scan = &scanner.scan(layout);
            let source = Source { layout, scan, glossary, timexes: &[], gazetteer, anchor: None, triggers: &TRIGGERS };
            let mentions = heedless(source);
            assert_eq!(Pass::read(source, true), mentions, "{text}");
            told += usize::from(!mentions.is_empty());
        }
        assert!(told > 400, "{told}");
    }
}
