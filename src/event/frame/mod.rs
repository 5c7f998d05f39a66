//! What governs an event in its clause, from the inside out.

mod aside;
mod coordination;
mod finite;
mod framing;
mod idiom;
mod infinitive;
mod noun;
pub(in crate::event) mod phrase;
mod preposition;
mod relative;
pub(in crate::event) mod sequel;
mod subject;
mod verb;
mod words;

use std::cell::LazyCell;

use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape};
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::phrase::NounPhrase;
use crate::event::frame::sequel::Sequel;

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
    /// What the rest of its sentence makes of the event.
    pub(crate) fn sequel<'s>(&self, clause: &'s Clause<'s>) -> Sequel<'s> {
        let after = matches!(self.links.last(), Some(Link::Setting(Setting::After | Setting::Amid)));
        Sequel { clause, head: self.word, after, earlier: self.earlier }
    }

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
        let first = Frame { links: before, negated: false, earlier: true, ..self.clone() };
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
    pub(crate) phrase: NounPhrase,
    pub(crate) negated: bool,
    /// The noun tells a fact by itself: "retreat".
    pub(crate) factual: bool,
    /// It did something: "a truce froze the front".
    pub(crate) acts: bool,
    /// The word that names it, or the main verb of its group.
    pub(crate) word: usize,
    /// It tells only what the event had been before, of which the rest of the sentence says nothing more.
    pub(crate) earlier: bool,
}

/// A frame that is read when first asked for: most words that may name an event are turned down without it.
pub(crate) type Framed<'f> = LazyCell<Frame, Box<dyn FnOnce() -> Frame + 'f>>;

/// How many governors the way outwards has at most.
const STEPS: usize = 8;

/// The frame of a noun or verb group, as far as what governs it goes.
pub(crate) fn frame(clause: &Clause, node: Node) -> Frame {
    let mut framing = Framing { clause, frame: Frame::default(), shielded: Vec::new() };
    let (word, mut way) = match node {
        Node::Noun(head) => (head, framing.event(head)),
        Node::Verb(group) => (framing.group(Some(group)).map_or(0, |group| group.main), framing.verb(group)),
    };
    for _ in 1..STEPS {
        way = match way {
            Way::To(Node::Noun(head)) => framing.noun(head),
            Way::To(Node::Verb(group)) => framing.verb(group),
            Way::End => break,
        };
    }
    let Framing { mut frame, shielded, .. } = framing;
    for at in shielded {
        if let Some(Link::Governor { level, .. }) = frame.links.get_mut(at) {
            (level.negated, level.mood) = (false, Mood::Fact);
        }
    }
    frame.word = word;
    frame
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The links of the frame around the first word `head`, inside out: `Demand/Complement`, `Condition`.
    fn links(text: &str, head: &str) -> String {
        let clause = Clause::of(text);
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
