//! What a clause with a finite verb depends on: who says it, what it is a condition of, when it is told to be.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Group, Mood, Shape, Tag};
use crate::event::frame::aside::before_aside;
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::preposition::setting;
use crate::event::frame::verb::counterfactual;
use crate::event::frame::{Level, Link, Node, Place, Setting};

impl Framing<'_> {
    /// What the clause whose verb group begins at `start` depends on: the first of these that holds.
    pub(super) fn finite(&mut self, start: usize) -> Way {
        let rules: [fn(&mut Self, usize) -> Option<Way>; 6] = [
            Self::contents,
            Self::outer_clause,
            Self::second_condition,
            Self::second_until,
            Self::inverted,
            Self::quoted,
        ];
        rules.iter().find_map(|rule| rule(self, start)).unwrap_or(Way::End)
    }

    /// "the deal includes a ceasefire", "the accord, which provides for a truce"
    fn contents(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        let own = clause.group_at(start)?;
        if clause.operator(own.main) != Operator::Include || own.mood != Mood::Fact {
            return None;
        }
        let mut before = (0..start).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
        let subject = before.find(|&at| clause.tag_at(at) == Tag::Noun)?;
        match clause.operator(subject) {
            // "conditions that included a pullout"
            Operator::Aim | Operator::Demand => {
                self.tie(Operator::Demand, Place::Complement, Level::FACT, subject);
                Some(Way::To(Node::Noun(subject)))
            }
            Operator::Agree => {
                let draft = subject.checked_sub(1).is_some_and(|at| clause.operator(at) != Operator::Nothing);
                (!draft).then(|| self.governor(subject, Place::Complement))
            }
            _ => None,
        }
    }

    /// What stands to the left of a clause and governs it.
    fn outer_clause(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        let own = clause.group_at(start);
        let mut comma = false;
        let mut next = clause.left(before_aside(clause, start));
        while let Some(at) = next {
            let takes_that = || clause.entry(at).is_some_and(|entry| entry.takes(Complement::That));
            match clause.tag_at(at) {
                Tag::Comp if clause.is(at, "that") => return Some(self.that(at, own)),
                Tag::Comp => return Some(self.conjunction(at, start, own)),
                Tag::Rel => return Some(self.under_which(at)),
                // "is confident troops will leave"
                Tag::Adj if !comma && clause.operator(at) != Operator::Nothing && takes_that() => {
                    return Some(self.adjective(at));
                }
                // The verb of a relative clause on the event itself: "a truce that they had proposed was broken".
                Tag::Verb if self.relates(at) => return Some(Way::End),
                // "will let the barracks be evacuated"
                Tag::Verb if !comma && clause.lemma(at) == "let" && clause.is(start, "be") => {
                    return Some(self.governor(at, Place::Complement));
                }
                Tag::Verb if clause.entry(at).is_none() => return Some(Way::End),
                Tag::Verb if !comma && takes_that() => return Some(self.claim(at, own)),
                Tag::Verb | Tag::Stop => return None,
                Tag::Comma => comma = true,
                _ => {}
            }
            next = clause.left(at);
        }
        None
    }

    /// Whether a verb is that of a relative clause or participle behind the event.
    fn relates(&self, verb: usize) -> bool {
        let after = |link: &Link| matches!(*link, Link::Governor { place: Place::After, at, .. } if at == verb);
        self.frame.links.iter().any(after)
    }

    /// The word whose clause a "that" begins.
    fn that(&mut self, that: usize, own: Option<&Group>) -> Way {
        let clause = self.clause;
        let mut next = clause.left(that);
        for _ in 0..12 {
            let Some(at) = next else { break };
            let tag = clause.tag_at(at);
            let takes = clause.entry(at).is_some_and(|entry| entry.takes(Complement::That));
            if takes && matches!(tag, Tag::Verb | Tag::Noun) {
                return self.claim(at, own);
            }
            if tag == Tag::Verb {
                return self.governor(at, Place::Complement);
            }
            next = clause.left(at);
        }
        Way::End
    }

    /// "insists that they will not leave" says so; "insists that they leave" demands it.
    fn claim(&mut self, at: usize, own: Option<&Group>) -> Way {
        let way = self.governor(at, Place::Complement);
        let indicative = own.is_some_and(|own| {
            own.past || matches!(own.mood, Mood::Will | Mood::Would | Mood::Possible) || own.perfect || own.progressive
        });
        if indicative && matches!(self.clause.lemma(at), "insist" | "suggest") {
            self.revise(Operator::Say, None);
        }
        way
    }

    /// "a deal under which troops will withdraw"
    fn under_which(&mut self, relative: usize) -> Way {
        use Operator::{Agree, Announce, Offer, Plan};
        let clause = self.clause;
        let prep = relative.checked_sub(1).filter(|&at| clause.is_any(at, &["under", "by", "in"]));
        let noun =
            prep.and_then(|prep| (0..prep).rev().find(|&at| !matches!(clause.tag_at(at), Tag::Comma | Tag::Quote)));
        if let Some(noun) = noun.filter(|&noun| matches!(clause.operator(noun), Agree | Plan | Offer | Announce)) {
            self.governor(noun, Place::Complement);
        }
        Way::End
    }

    /// How a conjunction places its clause.
    fn conjunction(&mut self, at: usize, start: usize, own: Option<&Group>) -> Way {
        let clause = self.clause;
        if leaves_open(clause, at) {
            return self.set(Setting::Condition);
        }
        let perfect = own.is_some_and(|own| own.perfect && !own.past && own.mood == Mood::Fact);
        let setting = match when_told(clause, at, own) {
            // "the question is not whether they will leave"
            Setting::Condition if denied_question(clause, at) => Setting::Ahead,
            Setting::Before => self.before(at, own),
            _ if clause.is(at, "though") && at > 0 && clause.is(at - 1, "even") => Setting::Despite,
            Setting::Condition if clause.left(at).is_some_and(|at| clause.lemma(at) == "ask") => Setting::Other,
            // "long after the last soldier has gone home"
            Setting::After if perfect => Setting::Condition,
            Setting::Condition => Setting::Condition,
            // "when they begin to leave, he will …"
            _ if promises(clause, at, start) => Setting::Ahead,
            setting => setting,
        };
        self.set(setting)
    }

    /// "will not negotiate until they leave", "refused to talk until …" demand it.
    fn before(&self, until: usize, own: Option<&Group>) -> Setting {
        let clause = self.clause;
        // "before the ceasefire takes effect": it will.
        let sure = matches!(
            self.frame.links.last(),
            Some(Link::Governor { operator: Operator::Begin, place: Place::Subject, level, .. })
                if self.frame.phrase.definite || self.frame.phrase.possessed || level.mood == Mood::Will
        );
        // "wanted them to disarm before they left"
        let wanted = clause.groups.iter().rfind(|group| group.words.end <= until);
        let fact = own.is_some_and(|own| own.past) && wanted.is_none_or(|group| group.shape != Shape::Infinitive);
        if sure {
            Setting::Ahead
        } else if goes_on(clause, until) {
            Setting::Demand
        } else if fact {
            Setting::Other
        } else {
            Setting::Condition
        }
    }

    /// "if the guns stay silent and the truce lasts"
    fn second_condition(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        let mut inside =
            (0..start).rev().take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma | Tag::Quote));
        let opens = ["if", "unless", "once", "provided"];
        let condition = inside.find(|&at| clause.tag_at(at) == Tag::Comp && clause.is_any(at, &opens))?;
        let joined = (condition..start).any(|at| clause.tag_at(at) == Tag::Conj);
        joined.then(|| self.set(Setting::Condition))
    }

    /// "until the shelling has stopped and the rebels have withdrawn"
    fn second_until(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        let own = clause.group_at(start).filter(|own| own.perfect && !own.past && own.mood == Mood::Fact);
        own?;
        let mut before = (0..start).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
        let until = before.find(|&at| clause.tag_at(at) == Tag::Comp && clause.is_any(at, &["until", "till"]))?;
        let first = (until..start).any(|at| clause.word(at).group.is_some());
        let setting = if goes_on(clause, until) { Setting::Demand } else { Setting::Condition };
        first.then(|| self.set(setting))
    }

    /// "Had they withdrawn in May, …", "Should the troops withdraw, …"
    fn inverted(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        let opens = || {
            clause.is(0, "should")
                && !clause.question
                && start > 1
                && (0..start).all(|at| !matches!(clause.tag_at(at), Tag::Comma | Tag::Stop))
        };
        (counterfactual(clause, start) || opens()).then(|| self.set(Setting::Condition))
    }

    /// "…, the minister said."
    fn quoted(&mut self, start: usize) -> Option<Way> {
        let clause = self.clause;
        let said = (start + 1..clause.words.len()).find(|&at| {
            clause.tag_at(at) == Tag::Verb
                && matches!(clause.operator(at), Operator::Say | Operator::Announce | Operator::Tell)
                && clause.entry(at).is_some_and(|entry| entry.takes(Complement::That))
                && says_before(clause, start, at)
                && clause.group_at(at).is_some_and(|group| group.shape == Shape::Finite)
                && ends_quotation(clause, at)
        })?;
        self.governor(said, Place::Complement);
        Some(Way::End)
    }
}

/// "…, the minister said": between the last comma and the verb stands nothing but who says it.
fn says_before(clause: &Clause, start: usize, verb: usize) -> bool {
    let comma = (start..verb).rev().find(|&at| clause.tag_at(at) == Tag::Comma);
    comma.is_some_and(|comma| (comma..verb).all(|at| !matches!(clause.tag_at(at), Tag::Comp | Tag::Rel)))
}

/// Whether what a verb says stands before it.
fn ends_quotation(clause: &Clause, verb: usize) -> bool {
    match clause.right(verb).map(|next| clause.tag_at(next)) {
        None => true,
        Some(_) if clause.operator(verb) == Operator::Tell => true,
        Some(next) => matches!(next, Tag::Stop | Tag::Comma | Tag::Prep | Tag::Name | Tag::Noun | Tag::Comp),
    }
}

/// Whether what stands before "until" is refused, or goes on: "will not talk until …", "will keep up the pressure until …".
fn goes_on(clause: &Clause, until: usize) -> bool {
    let mut before = clause.groups.iter().take_while(|group| group.words.end <= until);
    before.any(|group| {
        group.negated
            || clause.operator(group.main) == Operator::Refuse
            || clause.operator(group.main) == Operator::Continue && group.mood != Mood::Fact
    }) || (0..until).any(|at| clause.is(at, "no"))
}

/// "only when", "nobody knows when", "as long as": a conjunction that leaves open whether.
fn leaves_open(clause: &Clause, at: usize) -> bool {
    let before = |words: &[&str]| at > 0 && clause.is_any(at - 1, words);
    if before(&["only"]) && clause.is_any(at, &["when", "after"]) || before(&["long", "far"]) && clause.is(at, "as") {
        return true;
    }
    // "nobody knows when they will leave", "it is not clear when"
    let unknown = |at: usize| {
        let group = clause.group_at(at).or_else(|| clause.group_at(clause.left(at)?));
        matches!(clause.lemma(at), "know" | "clear" | "say" | "tell" | "certain")
            && group.is_some_and(|group| group.negated)
            || clause.is_any(at, &["unclear", "uncertain"])
    };
    clause.is_any(at, &["when", "how"]) && clause.left(at).is_some_and(unknown)
}

/// What a conjunction says by itself and by what it asks or tells.
fn when_told(clause: &Clause, at: usize, own: Option<&Group>) -> Setting {
    let present = own
        .is_some_and(|own| !own.past && !own.perfect && own.mood == Mood::Fact && clause.tag_at(own.main) == Tag::Verb);
    let asked = at.checked_sub(1).is_some_and(|at| {
        clause.tag_at(at) == Tag::Prep
            || matches!(clause.lemma(at), "discuss" | "decide" | "ask" | "debate" | "consider")
    });
    if clause.is(at, "as") && present {
        Setting::Amid
    } else if asked && clause.is_any(at, &["when", "how"]) {
        Setting::Question
    } else {
        setting(clause, at)
    }
}

/// "not if", "no longer whether"
fn denied_question(clause: &Clause, at: usize) -> bool {
    clause.is_any(at, &["if", "whether"])
        && at > 0
        && (clause.tag_at(at - 1) == Tag::Neg || clause.is(at - 1, "longer"))
}

/// Whether the sentence tells outside the clause at `start`, which a conjunction opens, what will be.
fn promises(clause: &Clause, conjunction: usize, start: usize) -> bool {
    clause.groups.iter().any(|group| {
        group.shape == Shape::Finite
            && group.mood == Mood::Will
            && (group.words.end <= conjunction || group.words.start > start + 1)
    })
}
