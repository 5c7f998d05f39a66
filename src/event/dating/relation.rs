//! How a time expression stands to the event: which verb or noun it hangs on.

use crate::event::Phase;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Shape, Tag};
use crate::event::dating::{Cue, Dating};
use crate::event::frame::{Link, Place};

/// What a preposition makes of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    On,
    Since,
    Until,
    /// "by Friday"
    By,
    /// "from Friday"
    From,
    /// "for the holiday"
    For,
}

/// The verb next to a time on one side.
#[derive(Debug, Clone, Copy, Default)]
struct Side {
    group: Option<u16>,
    comma: bool,
}

impl Dating<'_> {
    /// How far the time expression at a word is from dating the event; `None` where it dates something else.
    pub(super) fn relation(&self, at: usize) -> Option<(u32, Relation)> {
        let clause = self.clause;
        let before = self.before(at);
        let preposition = before.filter(|&before| matches!(clause.tag_at(before), Tag::Prep | Tag::Comp));
        let relation = match preposition.and_then(|at| self.cue(at)) {
            Some(Cue::Since) => Relation::Since,
            // "have until Friday to leave": a deadline.
            Some(Cue::Until) if self.deadline(at) => Relation::By,
            Some(Cue::Until) => Relation::Until,
            Some(Cue::By) => Relation::By,
            Some(Cue::From) => Relation::From,
            Some(Cue::For) => Relation::For,
            _ => Relation::On,
        };
        // Within the noun phrase: "the 1991 ceasefire", "last year's withdrawal".
        let phrase = self.frame.phrase.start..=self.head;
        if phrase.contains(&at) && self.group_of(at).is_none() && self.frame.phrase.start <= self.head {
            // "the 1994 truce has collapsed": its own date is not that of its end.
            let turned = matches!(*self.phase(), Phase::Violated | Phase::Collapsed | Phase::Ended | Phase::Extended);
            return (!turned || self.compound()).then_some((0, relation));
        }
        // "May 30 - The rebels retreat": an entry of a list of days.
        if before.is_none() {
            let next = (at..clause.words.len()).find(|&next| clause.tag_at(next) != Tag::Time);
            if next.is_some_and(|next| clause.tag_at(next) == Tag::Stop) {
                return Some((3, Relation::On));
            }
        }
        // "gives them until Friday to leave"
        if relation == Relation::By
            && let Some(group) = self.right_side(at).group.filter(|_| self.deadline(at))
        {
            return self.hangs(group, false, relation, false);
        }
        let Some(left) = self.left_side(at, preposition) else {
            // The trigger noun itself is nearer than any verb.
            return Some((1, relation));
        };
        let right = self.right_side(at);
        // "on Friday extended its truce": directly before its verb, and away from the one to the left.
        let subject_time = left.group.is_none() || left.comma && !right.comma;
        let attached = if subject_time { right.group.or(left.group) } else { left.group }?;
        self.hangs(attached, left.comma, relation, subject_time)
    }

    /// Whether an infinitive that tells of the event follows a time.
    fn deadline(&self, at: usize) -> bool {
        let next = (at..self.clause.words.len()).find(|&next| self.clause.tag_at(next) != Tag::Time);
        let group = next.and_then(|next| self.clause.word(next).group);
        let own = group.filter(|group| self.chain.own.contains(group));
        own.and_then(|group| self.clause.verb_group(group)).is_some_and(|own| own.shape == Shape::Infinitive)
    }

    /// "last week's truce violations": the time is that of the whole compound; but that of "Saturday's ceasefire deadline" is no
    /// more than the deadline's.
    fn compound(&self) -> bool {
        let within = |link: &Link| match *link {
            Link::Governor { place: Place::Within, operator, .. } => {
                !matches!(operator, Operator::Schedule | Operator::Term)
            }
            _ => false,
        };
        self.frame.phrase.head > self.head && self.frame.links.iter().any(within)
    }

    /// How far a time that hangs on a verb is from dating the event.
    fn hangs(&self, attached: u16, comma: bool, relation: Relation, fronted: bool) -> Option<(u32, Relation)> {
        let clause = self.clause;
        let (own, speech) = (&self.chain.own, &self.chain.speech);
        if let Some(rank) = own.iter().position(|&group| group == attached) {
            return Some((1 + rank as u32, relation));
        }
        let chain = clause.verb_group(attached)?;
        // "In 2014 soldiers abandoned their posts and fled the town."
        if fronted && own.first().is_some_and(|&own| self.shares(attached, own)) {
            return Some((5, relation));
        }
        // An infinitive or gerund between belongs to its governor.
        if matches!(chain.shape, Shape::Gerund | Shape::Infinitive | Shape::Participle) && attached > 0 && !comma {
            let governor = clause.left(chain.words.start).and_then(|at| self.group_of(at));
            if governor.is_some_and(|governor| own.contains(&governor)) {
                return Some((6, relation));
            }
        }
        if self.phase().is_word() && self.utters(attached) {
            return Some((7, relation));
        }
        let spoken = self.speaks();
        if speech.contains(&attached) {
            return spoken.then_some((8, relation));
        }
        let call = self.status.phase.is_talk() || self.chain.during;
        if self.chain.adjunct && (call || own.is_empty()) {
            return call.then_some((9, relation));
        }
        // "…, the foreign minister said Friday."
        let said = clause.operator(chain.main) == Operator::Say;
        (said && spoken).then_some((10, relation))
    }

    /// "On Monday the Council adopted a resolution calling for a truce", "is to issue a statement demanding that …": whether a verb
    /// brings about the words that the event is asked for in.
    fn utters(&self, attached: u16) -> bool {
        let Some(outer) = self.chain.own.last().and_then(|&last| self.clause.verb_group(last)) else { return false };
        let noun = self.clause.left(outer.words.start).filter(|&at| self.clause.tag_at(at) == Tag::Noun);
        let Some(noun) = noun.filter(|_| matches!(outer.shape, Shape::Gerund | Shape::Participle)) else {
            return false;
        };
        let mut at = noun;
        while at > 0 && !self.parts(at) {
            at -= 1;
            let Some(group) = self.group_of(at) else { continue };
            if group == attached {
                return true;
            }
            let Some(found) = self.clause.verb_group(group).filter(|found| found.shape == Shape::Infinitive) else {
                return false;
            };
            at = found.words.start;
        }
        false
    }

    /// Whether two verbs are joined and have one subject: "abandoned their posts and fled".
    fn shares(&self, first: u16, second: u16) -> bool {
        let (Some(first), Some(second)) = (self.clause.verb_group(first), self.clause.verb_group(second)) else {
            return false;
        };
        let joined = second.words.start.checked_sub(1).is_some_and(|at| self.clause.tag_at(at) == Tag::Conj);
        joined && first.words.end <= second.words.start && first.past == second.past && second.shape == Shape::Finite
    }

    /// The verb to the left of a time; `None` where the event's own noun is nearer.
    fn left_side(&self, at: usize, preposition: Option<usize>) -> Option<Side> {
        let mut side = Side::default();
        for back in (0..at).rev() {
            if self.parts(back) && Some(back) != preposition {
                break;
            }
            if self.clause.tag_at(back) == Tag::Comma {
                side.comma = true;
                continue;
            }
            side.group = self.group_of(back);
            if side.group.is_some() {
                break;
            }
            if back == self.head {
                return None;
            }
        }
        Some(side)
    }

    /// The verb to the right of a time.
    fn right_side(&self, at: usize) -> Side {
        let mut side = Side::default();
        for next in (at + 1..self.clause.words.len()).take_while(|&next| !self.parts(next)) {
            side.comma |= self.clause.tag_at(next) == Tag::Comma;
            side.group = self.group_of(next);
            if side.group.is_some() {
                break;
            }
        }
        side
    }

    /// Whether a word parts clauses.
    fn parts(&self, at: usize) -> bool {
        matches!(self.clause.tag_at(at), Tag::Stop | Tag::Comp | Tag::Rel)
    }
}
