//! What a preposition ties an event's phrase to.

use crate::event::clause::lexeme::Complement;
use crate::event::clause::operator::Operator;
use crate::event::clause::{Clause, Mood, Shape, Tag};
use crate::event::frame::framing::{Framing, Way};
use crate::event::frame::idiom;
use crate::event::frame::words::Sort;
use crate::event::frame::{Link, Node, Place, Setting};

/// A preposition with something before it.
struct Preposition {
    at: usize,
    /// In lower case.
    form: String,
    /// The nearest word to the left that is no adverb, quote or time expression.
    before: usize,
}

impl Preposition {
    fn is(&self, form: &str) -> bool {
        self.form == form
    }
}

/// How a conjunction or preposition places an event.
pub(super) fn setting(clause: &Clause, at: usize) -> Setting {
    match clause.form(at).to_ascii_lowercase().as_str() {
        "if" | "unless" | "once" | "whether" | "provided" | "lest" => Setting::Condition,
        "before" | "until" | "till" => Setting::Before,
        "after" | "following" => Setting::After,
        "since" => Setting::Since,
        "amid" | "amidst" => Setting::Amid,
        "during" | "in" | "under" | "with" | "through" | "within" | "throughout" | "by" => Setting::During,
        "despite" | "notwithstanding" => Setting::Despite,
        "without" => Setting::Without,
        "as" | "while" => Setting::While,
        _ => Setting::Other,
    }
}

impl Framing<'_> {
    /// What a preposition ties its phrase to: the first of these that holds.
    pub(super) fn preposition(&mut self, at: usize) -> Way {
        let Some(before) = self.clause.left(at) else { return self.fronted(at) };
        let prep = Preposition { at, form: self.clause.form(at).to_ascii_lowercase(), before };
        let rules: [fn(&mut Self, &Preposition) -> Option<Way>; 14] = [
            Self::twin,
            Self::phrase_of_verb,
            Self::phrase_that_places,
            Self::going_on,
            Self::with_particle,
            Self::joins,
            Self::ended_with,
            Self::followed_by,
            Self::by_agent,
            Self::tale,
            Self::growing_calls,
            Self::complement,
            Self::in_retreat,
            Self::in_breach,
        ];
        rules.iter().find_map(|rule| rule(self, &prep)).unwrap_or_else(|| self.places(&prep))
    }

    /// "By pulling out they met the demand.", "Without a pullout the talks will fail."
    fn fronted(&mut self, at: usize) -> Way {
        let clause = self.clause;
        let tells = |main: usize| clause.operator(main).tells();
        let mut groups = clause.groups.iter().filter(|group| group.shape == Shape::Finite && group.words.start > at);
        let host = groups.find(|group| !tells(group.main));
        if clause.is(at, "by") && host.is_some_and(|host| host.mood == Mood::Fact && host.past && !host.negated) {
            return self.set(Setting::After);
        }
        let ahead = host.is_some_and(|host| matches!(host.mood, Mood::Will | Mood::Would | Mood::Possible));
        if clause.is(at, "without") && ahead {
            return self.set(Setting::Condition);
        }
        // "instead of withdrawing", "far from withdrawing"
        let none = [("of", "instead"), ("from", "far")];
        if at > 0 && none.iter().any(|&(own, before)| clause.is(at, own) && clause.is(at - 1, before)) {
            return self.set(Setting::Without);
        }
        self.set(setting(clause, at))
    }

    /// "called for the guns to fall silent and for a truce"
    fn twin(&mut self, prep: &Preposition) -> Option<Way> {
        let clause = self.clause;
        if clause.tag_at(prep.before) != Tag::Conj {
            return None;
        }
        let mut inside = (0..prep.before).rev().take_while(|&at| clause.tag_at(at) != Tag::Stop);
        let twin = inside.find(|&at| clause.is(at, &prep.form))?;
        Some(self.preposition(twin))
    }

    /// "it is time for a truce", "put their names to a truce"
    fn phrase_of_verb(&mut self, prep: &Preposition) -> Option<Way> {
        let clause = self.clause;
        let before = prep.before;
        let left = |wanted: &dyn Fn(usize) -> bool| clause.left(before).filter(|&at| wanted(at));
        let said = match &*prep.form {
            "for" if clause.is(before, "time") => {
                left(&|at| clause.tag_at(at) == Tag::Be).map(|at| (Operator::Demand, at))
            }
            "to" if clause.is(before, "no") => {
                left(&|at| clause.operator(at) == Operator::Say).map(|at| (Operator::Refuse, at))
            }
            "against" if clause.tag_at(before) == Tag::Be => Some((Operator::Oppose, before)),
            "from" if clause.lemma(before) == "withdraw" => Some((Operator::End, before)),
            // "stopped short of announcing a truce"
            "of" if clause.is(before, "short") => {
                left(&|at| matches!(clause.lemma(at), "stop" | "fall")).map(|at| (Operator::Fail, at))
            }
            _ => None,
        };
        let said = said.map(|(operator, at)| (operator, None, at));
        let (operator, mood, at) = said.or_else(|| idiom::of_behind(clause, prep.at))?;
        let way = self.tie_group(operator, Place::Object, at);
        self.revise(operator, mood);
        Some(way)
    }

    /// "in spite of a truce", "hours into a truce", "in return for a pullout", "instead of a pullout"
    fn phrase_that_places(&mut self, prep: &Preposition) -> Option<Way> {
        let clause = self.clause;
        let setting = match &*prep.form {
            "of" if clause.is(prep.before, "spite") => Setting::Despite,
            "of" | "into" if stretch(clause, prep.at) => Setting::Amid,
            "for" if clause.is_any(prep.before, &["return", "exchange"]) => Setting::Condition,
            "of" if prep.at > 0 && clause.is(prep.at - 1, "instead") => Setting::Without,
            _ => return None,
        };
        Some(self.set(setting))
    }

    /// "went on withdrawing"
    fn going_on(&mut self, prep: &Preposition) -> Option<Way> {
        let clause = self.clause;
        let verbs = clause.word(prep.before).group.is_some() && clause.word(prep.at + 1).group.is_some();
        let goes_on = prep.is("on") && verbs && matches!(clause.lemma(prep.before), "go" | "carry" | "keep");
        goes_on.then(|| self.tie_group(Operator::Continue, Place::Complement, prep.before))
    }

    /// "called off the truce", "worked out a pullout"
    fn with_particle(&mut self, prep: &Preposition) -> Option<Way> {
        let (clause, verb) = (self.clause, prep.before);
        if clause.tag_at(verb) != Tag::Verb {
            return None;
        }
        let said = (verb + 1 == prep.at).then(|| idiom::of_object(clause, verb, verb)).flatten();
        let particle = said.is_some() || matches!(&*prep.form, "out" | "off" | "up" | "down" | "back" | "over");
        let argues = prep.is("over") && clause.entry(verb).is_some_and(|entry| entry.takes(Complement::Over));
        if !particle || argues {
            return None;
        }
        let way = self.governor(verb, Place::Object);
        if let Some((operator, mood)) = said {
            self.revise(operator, mood);
        }
        Some(way)
    }

    /// "a pause, followed by a truce", "coupled with": joined to what stands before.
    fn joins(&mut self, prep: &Preposition) -> Option<Way> {
        let (clause, before) = (self.clause, prep.before);
        let joins = match &*prep.form {
            "by" => clause.lemma(before) == "follow" || clause.is(before, "accompanied"),
            "with" => clause.is_any(before, &["coupled", "along", "together"]),
            _ => false,
        };
        let single = clause.group_at(before).is_none_or(|group| group.words.len() == 1);
        (joins && single && clause.tag_at(before) != Tag::Be).then(|| self.coordinated(before))
    }

    /// "the war ended with an armistice"
    fn ended_with(&mut self, prep: &Preposition) -> Option<Way> {
        let ended = self.clause.tag_at(prep.before) == Tag::Verb && self.clause.operator(prep.before) == Operator::End;
        (matches!(&*prep.form, "with" | "in") && ended).then(|| self.set(Setting::After))
    }

    /// "is to be followed by the withdrawal"
    fn followed_by(&mut self, prep: &Preposition) -> Option<Way> {
        let ahead = self.clause.group_at(prep.before)?;
        let infinitive = ahead.shape == Shape::Infinitive;
        let follows = prep.is("by") && self.clause.lemma(prep.before) == "follow";
        if !follows || !ahead.passive || ahead.mood == Mood::Fact && !infinitive {
            return None;
        }
        let way = self.tie_group(Operator::Nothing, Place::Predicate, prep.before);
        Some(if infinitive { way } else { Way::End })
    }

    /// "a handover matched by a withdrawal", "the siege was ended by a truce"
    fn by_agent(&mut self, prep: &Preposition) -> Option<Way> {
        let (clause, verb) = (self.clause, prep.before);
        if !prep.is("by")
            || self.frame.phrase.definite
            || self.frame.phrase.possessed
            || clause.tag_at(verb) != Tag::Verb
            || clause.entry(verb).is_some_and(|entry| entry.takes(Complement::By))
        {
            return None;
        }
        let group = clause.group_at(verb)?;
        let before = group.words.start.checked_sub(1).map(|at| clause.tag_at(at));
        let reduced = group.past && matches!(before, Some(Tag::Comma | Tag::Det));
        let fact = group.mood == Mood::Fact && !group.negated;
        (group.passive || reduced).then(|| self.set(if fact { Setting::After } else { Setting::Condition }))
    }

    /// "offers an account of the retreat": what is offered is the word.
    fn tale(&mut self, prep: &Preposition) -> Option<Way> {
        (prep.is("of") && Sort::Tale.has(self.clause.form(prep.before))).then(|| self.set(Setting::Other))
    }

    /// Whether a word governs through a preposition; "the *signing* of a truce" does what its verb does.
    fn takes(&self, at: usize, prep: &Preposition) -> bool {
        let clause = self.clause;
        let deed = || prep.is("of") && clause.tag_at(at) == Tag::Noun && clause.form(at).ends_with("ing");
        clause.entry(at).is_some_and(|entry| entry.takes_word(&prep.form) || entry.takes(Complement::Object) && deed())
    }

    /// "Calls are growing for a truce"
    fn growing_calls(&mut self, prep: &Preposition) -> Option<Way> {
        use Operator::{Demand, Negotiate, Offer, Plan, Schedule};
        let clause = self.clause;
        let host = clause.group_at(prep.before).filter(|host| host.shape == Shape::Finite)?;
        let noun = clause.left(host.words.start).filter(|_| !self.takes(host.main, prep))?;
        let asks = clause.tag_at(noun) == Tag::Noun
            && matches!(clause.operator(noun), Demand | Offer | Negotiate | Plan | Schedule);
        (asks && !prep.is("of") && self.takes(noun, prep)).then(|| self.governor(noun, Place::Complement))
    }

    /// "called for a truce", "the signing of a truce", "ready for talks with them on a truce"
    fn complement(&mut self, prep: &Preposition) -> Option<Way> {
        let clause = self.clause;
        let mut direct = true;
        let mut next = Some(prep.before);
        while let Some(at) = next {
            let tag = clause.tag_at(at);
            let governs = clause.operator(at) != Operator::Nothing && (direct || !prep.is("of"));
            match tag {
                Tag::Verb if self.takes(at, prep) => return Some(self.governor(at, Place::Complement)),
                Tag::Verb => return None,
                Tag::Be if at != prep.before => return None,
                Tag::Adj if governs && self.takes(at, prep) => return Some(self.adjective(at)),
                Tag::Noun if governs && self.takes(at, prep) => return Some(self.governor(at, Place::Complement)),
                Tag::Noun if direct && prep.is("of") => {
                    if !counts(clause, at) {
                        self.shielded.push(self.frame.links.len());
                    }
                    return Some(Way::To(Node::Noun(at)));
                }
                Tag::Stop | Tag::Comp | Tag::Rel => return None,
                Tag::Comma if !direct => return None,
                _ => {}
            }
            direct &= !matches!(tag, Tag::Noun | Tag::Name | Tag::Pron);
            next = clause.left(at);
        }
        None
    }

    /// "is in full retreat"
    fn in_retreat(&mut self, prep: &Preposition) -> Option<Way> {
        let retreats = matches!(&*prep.form, "in" | "on")
            && self.frame.links.is_empty()
            && self.clause.lemma(self.frame.phrase.head) == "retreat"
            && self.clause.tag_at(prep.before) == Tag::Be;
        retreats.then(|| self.tie_group(Operator::Continue, Place::Subject, prep.before))
    }

    /// "is in breach of the truce"
    fn in_breach(&mut self, prep: &Preposition) -> Option<Way> {
        let breach = matches!(self.frame.links[..], [Link::Governor { operator: Operator::Violate, .. }]);
        (prep.is("in") && breach && self.clause.tag_at(prep.before) == Tag::Be)
            .then(|| self.clause.word(prep.before).group.map(Node::Verb).into())
    }

    /// "after the truce", "during the withdrawal"
    fn places(&mut self, prep: &Preposition) -> Way {
        let clause = self.clause;
        let setting = setting(clause, prep.at);
        let host = clause.groups.iter().rfind(|group| group.shape == Shape::Finite && group.words.end <= prep.at);
        let done = host.is_some_and(|host| host.mood == Mood::Fact && host.past && !host.negated);
        // "laid mines before pulling out"
        let was = setting == Setting::Before && done && !clause.is_any(prep.at + 1, &["any", "a"]);
        self.set(if was { Setting::After } else { setting })
    }
}

/// Whether what stands before is a part of the time that the event lasts: "on the first day of a truce"; not "after a day of".
fn stretch(clause: &Clause, prep: usize) -> bool {
    let length = prep.checked_sub(1).is_some_and(|at| Sort::Stretch.has(clause.form(at)));
    let open = (0..prep)
        .rev()
        .find(|&at| !matches!(clause.tag_at(at), Tag::Time | Tag::Noun | Tag::Adj | Tag::Adv | Tag::Num | Tag::Det));
    length && !open.is_some_and(|at| clause.is_any(at, &["after", "before", "since"]))
}

/// "no kind of truce", "the first of the withdrawals": what is denied of it is denied of the event.
fn counts(clause: &Clause, at: usize) -> bool {
    Sort::Count.has(clause.form(at))
}
