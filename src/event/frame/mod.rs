//! What governs an event in its clause, from the inside out.

pub(in crate::event) mod govern;
mod idiom;
pub(in crate::event) mod noun;
pub(in crate::event) mod preposition;
pub(in crate::event) mod relative;
pub(in crate::event) mod sequel;
pub(in crate::event) mod subject;

use std::cell::LazyCell;

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::govern::verb;
use crate::event::frame::noun::noun;
use crate::event::frame::sequel::{belied, conditional, fought, scheme, unheeded};

/// A place in a clause that something may govern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Node {
    /// The head of a noun phrase.
    Noun(usize),
    /// A verb group.
    Verb(u16),
}

/// Through which place of its governor an event is tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Object,
    Subject,
    /// "that …", "to …", "for …".
    Complement,
    /// A participle or relative clause after the noun.
    After,
    /// An adjective or noun of the same noun phrase.
    Within,
    /// Predicate of a copula: "there is a …".
    Predicate,
}

/// Mood, polarity and tense of a governing verb group; those of a fact for a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Level {
    pub(crate) mood: Mood,
    pub(crate) negated: bool,
    pub(crate) past: bool,
    pub(crate) progressive: bool,
    pub(crate) perfect: bool,
    pub(crate) passive: bool,
    pub(crate) shape: Shape,
}

impl Frame {
    /// The frame of what the event had become before, and that of what the sentence tells of it now: "a truce declared in March
    /// collapsed". `None` where the sentence tells only one of them.
    pub(crate) fn parted(&self) -> Option<(Frame, Frame)> {
        // "The truce that they signed on Sunday took effect"; of what is done to it only a participle tells apart.
        let lives = |link: &Link| match *link {
            Link::Governor { operator, place, .. } => place == Place::Subject && operator != Operator::Nothing,
            Link::Setting(_) => false,
        };
        let lives = self.links.iter().any(lives);
        let earlier = |link: &&Link| match link {
            Link::Governor { operator, place: Place::After, level, .. } => {
                operator.makes() && (level.passive || level.past && lives) && level.mood == Mood::Fact && !level.negated
            }
            _ => false,
        };
        let within = |link: &&Link| matches!(link, Link::Governor { place: Place::Within, .. });
        let tells = |link: &Link| match *link {
            Link::Governor { operator, place, .. } => {
                place != Place::Within && operator != Operator::Nothing && !operator.tells()
            }
            Link::Setting(_) => false,
        };
        let before: Vec<Link> = self.links.iter().filter(|link| earlier(link) || within(link)).copied().collect();
        let after: Vec<Link> = self.links.iter().filter(|link| !earlier(link)).copied().collect();
        if before.iter().all(|link| within(&link)) || !after.iter().any(tells) {
            return None;
        }
        let first =
            Frame { links: before, negated: false, conditional: false, belied: false, fought: false, ..self.clone() };
        Some((first, Frame { links: after, ..self.clone() }))
    }
}

impl Level {
    pub(crate) const FACT: Level = Level {
        mood: Mood::Fact,
        negated: false,
        past: true,
        progressive: false,
        perfect: false,
        passive: false,
        shape: Shape::Finite,
    };

    pub(crate) fn of(group: &Group) -> Level {
        Level {
            mood: group.mood,
            negated: group.negated,
            past: group.past,
            progressive: group.progressive,
            perfect: group.perfect,
            passive: group.passive,
            shape: group.shape,
        }
    }
}

/// What makes a clause or a phrase conditional, or places the event in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// "if", "unless", "once", "whether".
    Condition,
    /// "before", "until".
    Before,
    /// "after", "following".
    After,
    /// "since".
    Since,
    /// "during", "in", "under".
    During,
    /// "amid".
    Amid,
    /// "despite".
    Despite,
    /// "without".
    Without,
    /// "will not … until": as good as a demand.
    Demand,
    /// "when they leave, he will …".
    Ahead,
    /// "on when they should leave".
    Question,
    /// "in order to …".
    Purpose,
    /// "as", "while": what the sentence tells was at the same time.
    While,
    /// Any other.
    Other,
}

/// What an event is part of that is still to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Made by one.
    Plan,
    /// Agreed upon.
    Deal,
}

/// One step from an event outwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// A governing word.
    Governor { operator: Operator, place: Place, level: Level, at: usize },
    /// A conjunction or preposition that places the event.
    Setting(Setting),
}

/// The way from an event to the top of its sentence.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    pub(crate) links: Vec<Link>,
    /// First word of the noun phrase, for nouns.
    pub(crate) start: usize,
    /// Last word of the noun phrase's head compound.
    pub(crate) head: usize,
    /// The determiner of the noun phrase.
    pub(crate) determiner: Option<usize>,
    pub(crate) negated: bool,
    pub(crate) definite: bool,
    pub(crate) possessed: bool,
    /// The noun tells a fact by itself: "retreat".
    pub(crate) factual: bool,
    /// Its phrase names a date: "the 1953 armistice".
    pub(crate) dated: bool,
    /// It did something: "a truce froze the front".
    pub(crate) acts: bool,
    /// Any there may be: "any truce must …".
    pub(crate) any: bool,
    /// A condition stands over its clause.
    pub(crate) conditional: bool,
    /// A plan or an agreement that its clause tells the contents of: "under the deal, troops would leave".
    pub(crate) scheme: Option<Scheme>,
    /// The sentence says that it was not kept.
    pub(crate) belied: bool,
    /// The sentence tells of fighting shortly after it.
    pub(crate) fought: bool,
    /// Numbers of links whose denial does not reach the event: "did not give details of the call".
    shielded: Vec<usize>,
}

/// The nearest word to the left that is no adverb, quote or time expression.
pub(crate) fn left(clause: &Clause, at: usize) -> Option<usize> {
    clause.left(at)
}

/// The nearest word to the right that is no adverb, quote or time expression.
pub(crate) fn right(clause: &Clause, at: usize) -> Option<usize> {
    (at + 1..clause.words.len()).find(|&next| !matches!(clause.tag_at(next), Tag::Adv | Tag::Quote | Tag::Time))
}

/// A frame that is read when first asked for: most words that may name an event are turned down without it.
pub(crate) type Framed<'f> = LazyCell<Frame, Box<dyn FnOnce() -> Frame + 'f>>;

/// The frame of a noun or verb group.
pub(crate) fn frame(clause: &Clause, node: Node) -> Frame {
    let mut frame = Frame::default();
    let head = match node {
        Node::Noun(head) => head,
        Node::Verb(group) => clause.groups.get(group as usize).map_or(0, |group| group.main),
    };
    let mut node = Some(node);
    let mut steps = 0;
    while let Some(current) = node {
        steps += 1;
        if steps > 8 {
            break;
        }
        node = match current {
            Node::Noun(head) => noun(clause, head, &mut frame, steps == 1),
            Node::Verb(group) => verb(clause, group, &mut frame),
        };
    }
    for at in std::mem::take(&mut frame.shielded) {
        if let Some(Link::Governor { level, .. }) = frame.links.get_mut(at) {
            (level.negated, level.mood) = (false, Mood::Fact);
        }
    }
    frame.conditional = conditional(clause, head);
    frame.scheme = scheme(clause, head);
    frame.belied = belied(clause, head);
    let after = matches!(frame.links.last(), Some(Link::Setting(Setting::After | Setting::Amid)));
    frame.fought = after && fought(clause, head) || unheeded(clause, head);
    frame
}

pub(in crate::event) fn governor(clause: &Clause, at: usize, place: Place, frame: &mut Frame) -> Option<Node> {
    let word = clause.word(at);
    let mut operator = clause.operator(at);
    // "called a ceasefire" declares one.
    if place == Place::Object && operator == Operator::Demand && clause.lemma(at) == "call" && word.tag == Tag::Verb {
        operator = Operator::Announce;
    }
    // "follows the rules of the truce"
    let terms = matches!(frame.links.last(), Some(Link::Governor { operator: Operator::Term, .. }));
    if terms && clause.lemma(at) == "follow" {
        operator = Operator::Hold;
    }
    // "prepares the way for a pullout"
    let way = place == Place::Object && matches!(clause.lemma(at), "prepare" | "pave" | "clear");
    if let Some(Link::Governor { at: noun, .. }) = frame.links.last().filter(|_| way)
        && clause.lemma(*noun) == "way"
    {
        frame.links.pop();
        operator = Operator::Plan;
    }
    // "voted for a withdrawal" of others, or its own: asks for it.
    if operator == Operator::Decide && clause.lemma(at) == "vote" && clause.tag_at(at + 1) == Tag::Prep {
        operator = Operator::Demand;
    }
    // "warned that", "warned of"
    if operator == Operator::Demand && clause.lemma(at) == "warn" && place == Place::Complement {
        let next = (at + 1..at + 5).find(|&next| matches!(clause.tag_at(next), Tag::Comp | Tag::Prep | Tag::To));
        operator = match next.map(|next| clause.tag_at(next)) {
            Some(Tag::Comp) => Operator::Say,
            Some(Tag::Prep) => Operator::Fear,
            _ => operator,
        };
    }
    let group = word.group.and_then(|group| clause.groups.get(group as usize).filter(|group| group.main == at));
    let Some(found) = group else {
        frame.links.push(Link::Governor { operator, place, level: Level::FACT, at });
        return Some(Node::Noun(at));
    };
    // "has not shown any readiness to accept a truce"
    if operator == Operator::Reveal && place == Place::Object && clause.lemma(at) == "show" {
        operator = Operator::Nothing;
    }
    // "is committed to the truce", "remains committed to it"
    let remains = left(clause, found.words.start).is_some_and(|at| clause.operator(at) == Operator::Remain);
    if operator == Operator::Announce && clause.lemma(at) == "commit" && (found.passive || remains) {
        operator = Operator::Committed;
    }
    if place == Place::Subject && !found.passive {
        let subject = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Subject));
        // "since a ceasefire agreed last August": a participle without its auxiliary.
        let reduced = found.words.len() == 1
            && found.past
            && !matches!(
                clause.tag_at(at + 1),
                Tag::Det | Tag::Name | Tag::Noun | Tag::Pron | Tag::Comp | Tag::To | Tag::Adj
            )
            && matches!(
                operator,
                Operator::Agree | Operator::Announce | Operator::Broker | Operator::Negotiate | Operator::Extend
            );
        if reduced {
            let level = Level { passive: true, ..Level::of(found) };
            frame.links.push(Link::Governor { operator, place, level, at });
            return word.group.map(Node::Verb);
        }
        // "the truce ended two weeks of fighting": what it did to something else.
        let transitive = clause.entry(at).is_some_and(|entry| entry.takes(Complement::Object))
            && matches!(operator, Operator::End | Operator::Begin | Operator::Hold)
            && matches!(clause.tag_at(at + 1), Tag::Det | Tag::Name | Tag::Noun | Tag::Adj | Tag::Num);
        if !subject || transitive {
            operator = Operator::Nothing;
        }
    }
    frame.links.push(Link::Governor { operator, place, level: Level::of(found), at });
    word.group.map(Node::Verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::text::tokenize;

    /// The links of the frame around the first word `head`, inside out: `Demand/Complement`, `Condition`.
    fn links(text: &str, head: &str) -> String {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let mut clause = Clause::default();
        clause.read(text, &tokens, &[], &[], None);
        let at = clause.at(text.find(head).unwrap()).unwrap();
        let node = match clause.word(at).group {
            Some(group) => Node::Verb(group),
            None => Node::Noun(at),
        };
        let show = |link: &Link| match link {
            Link::Governor { operator, place, level, .. } => {
                let mood = if level.mood == crate::event::clause::Mood::Fact {
                    String::new()
                } else {
                    format!(" {:?}", level.mood)
                };
                format!("{operator:?}/{place:?}{}{mood}", if level.negated { " not" } else { "" })
            }
            Link::Setting(setting) => format!("{setting:?}"),
        };
        frame(&clause, node).links.iter().map(show).collect::<Vec<_>>().join(" < ")
    }

    #[test]
    fn frames_go_from_the_event_outwards() {
        let table = [
            ("They called for a ceasefire.", "ceasefire", "Demand/Complement"),
            ("They refused to sign the ceasefire.", "ceasefire", "Agree/Object < Refuse/Complement"),
            ("There must be a ceasefire.", "ceasefire", "Nothing/Predicate Must"),
            ("The ceasefire did not hold.", "ceasefire", "Hold/Subject not"),
            ("They rejected the ceasefire proposal.", "ceasefire", "Offer/Within < Refuse/Object"),
            ("He announced that troops would withdraw.", "withdraw", "Announce/Complement"),
            ("He ordered the troops to withdraw.", "withdraw", "Order/Complement"),
            ("They set a deadline for the withdrawal.", "withdrawal", "Schedule/Complement < Nothing/Object"),
            ("He denied violating the truce.", "truce", "Violate/Object < Deny/Complement"),
            ("If they withdraw, talks will start.", "withdraw", "Condition"),
            ("They will not negotiate until the troops withdraw.", "withdraw", "Demand"),
            ("They demanded a ceasefire and the withdrawal of forces.", "withdrawal", "Demand/Object"),
        ];
        for (text, head, wanted) in table {
            assert_eq!(links(text, head), wanted, "{text}");
        }
    }
}
