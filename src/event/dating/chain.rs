//! The verbs by which a time can date an event.

use crate::event::Phase;
use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Tag};
use crate::event::frame::{Frame, Link, Place, Setting};

/// The verb groups that govern an event, from the inside out.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    /// Its own, and those that make it what it is: their time is its time.
    pub(super) own: Vec<u16>,
    /// Those that tell of it: their time is that of the telling.
    pub(super) speech: Vec<u16>,
    /// Those that had made it what it was before: their time is not of what became of it.
    pub(super) apart: Vec<u16>,
    /// It only places something else in time.
    pub(super) adjunct: bool,
    /// It lasts while something else is: "in a call on Friday".
    pub(super) during: bool,
    /// It had been done when it was told of.
    pub(super) done: bool,
}

impl Chain {
    /// The chain of an event whose trigger's verb group is `group`.
    pub(super) fn of(clause: &Clause, frame: &Frame, group: Option<u16>, phase: &Phase) -> Chain {
        // "The truce that they signed in January was prolonged this month": what made it is not what became of it.
        let turned = matches!(phase, Phase::InEffect | Phase::Extended | Phase::Collapsed | Phase::Ended)
            && frame.links.iter().any(|link| matches!(link, Link::Governor { place: Place::Subject, .. }));
        let mut chain = Chain { own: group.into_iter().collect(), ..Chain::default() };
        for link in &frame.links {
            match *link {
                // What follows a call or comes before it has a date of its own.
                Link::Governor { operator: Operator::Nothing, place: Place::Subject, at, level, .. }
                    if !level.passive
                        && clause.tag_at(at) == Tag::Verb
                        && !clause.entry(at).is_some_and(|entry| entry.takes(Complement::Subject)) => {}
                // "rejected the proposal that they had made on Monday": the making is not of the event.
                Link::Governor { place: Place::After, operator, .. } if !operator.makes() => {}
                Link::Governor { place: Place::After, operator, at, .. } if turned && operator != Operator::Begin => {
                    chain.apart.extend(clause.word(at).group);
                }
                Link::Governor { operator, at, .. } => {
                    let Some(group) = clause.word(at).group else { continue };
                    let tells = operator.tells() || !chain.speech.is_empty();
                    if tells { chain.speech.push(group) } else { chain.own.push(group) }
                }
                Link::Setting(Setting::During | Setting::Amid | Setting::While) => {
                    (chain.adjunct, chain.during) = (true, true)
                }
                Link::Setting(Setting::After | Setting::Since | Setting::Other) => chain.adjunct = true,
                Link::Setting(_) => {}
            }
        }
        let mut groups = chain.own.iter().filter_map(|&group| clause.verb_group(group));
        chain.done = groups.any(|group| group.perfect && group.past);
        chain
    }
}
