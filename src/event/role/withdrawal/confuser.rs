//! What looks like a withdrawal and is none.

use once_cell::sync::Lazy;

use crate::event::clause::Tag;
use crate::event::clause::lexeme::{Form, NounClass};
use crate::event::role::Casting;
use crate::event::role::phrase::Phrase;
use crate::event::role::words::Sort;
use crate::event::table::word_lists;
use crate::text::packed::WordTable;

/// Figures of speech, each by a verb or noun and the words that may follow.
static FIGURES: Lazy<WordTable<Vec<&str>>> = Lazy::new(|| {
    WordTable::new(word_lists(include_str!("figures.tsv")).map(|(word, others)| (word, others.collect())))
});

impl Casting<'_, '_, '_> {
    /// "retreating forces", "the retreating and undertrained rebels" describe; they tell nothing.
    pub(super) fn describes(&self, group: Option<u16>) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        if self.is(head, &["retreating"]) && clause.tag_at(head) != Tag::Verb {
            return true;
        }
        let next = (self.found.end..clause.words.len()).find(|&at| !matches!(clause.tag_at(at), Tag::Conj | Tag::Adj));
        let gerund = clause.word(head).form == Form::Gerund;
        let single = group.and_then(|group| clause.verb_group(group)).is_none_or(|group| group.words.len() == 1);
        let intransitive = self.is(head, &["retreating", "withdrawing", "fleeing", "departing", "disengaging"]);
        let described = next.is_some_and(|next| {
            matches!(clause.tag_at(next), Tag::Noun | Tag::Name) && clause.word(next).class == NounClass::Force
        });
        let before = clause.left(head);
        let slot = before.is_none_or(|at| {
            matches!(
                clause.tag_at(at),
                Tag::Prep | Tag::Comp | Tag::Det | Tag::Verb | Tag::Adj | Tag::Comma | Tag::Conj
            )
        });
        let transitive = clause.lemma(head) == "withdraw" && before.is_some_and(|at| !self.is(at, &["by", "the"]));
        gerund && single && intransitive && described && slot && !transitive
    }

    /// "came home in coffins", "abandoned the plan": whether the words near behind say that it is meant otherwise.
    fn figure(&self) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        let Some(words) = FIGURES.find(clause.lemma(head)) else { return false };
        let near = (head + 1..end + 4).take_while(|&at| !matches!(clause.tag_at(at), Tag::Stop | Tag::Comma));
        near.map(|at| clause.form(at)).any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }

    /// "weapons left over", "getting out of control", "go on retreat", "send jets to bomb it back": nobody leaves a place.
    pub(super) fn idle(&self, group: Option<u16>) -> bool {
        if self.figure() {
            return true;
        }
        let Some(group) = group else { return self.on_retreat() };
        self.gives_up()
            || self.remains(group)
            || self.arrives(group)
            || self.resigns(group)
            || self.awaited(group)
            || self.holds_no_forces()
            || self.taken(group)
            || self.goes_elsewhere(group)
            || self.stays(group)
    }

    /// "go on retreat"
    fn on_retreat(&self) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        let on = clause.left(self.phrase.start).filter(|&at| self.is(at, &["on"]) && at + 1 == head);
        on.and_then(|on| clause.left(on)).is_some_and(|at| clause.lemma(at) == "go")
    }

    /// "begins to retreat from supporting it"
    fn gives_up(&self) -> bool {
        let clause = self.clause();
        let end = self.found.end;
        self.is(end, &["from"]) && clause.tag_at(end + 1) == Tag::Verb && clause.word(end + 1).form == Form::Gerund
    }

    /// "waiting for civilians to leave"
    fn awaited(&self, group: u16) -> bool {
        let clause = self.clause();
        let infinitive = clause.verb_group(group).map(|group| group.words.start);
        let whom = infinitive.filter(|&to| clause.tag_at(to) == Tag::To).and_then(|to| to.checked_sub(1));
        whom.is_some_and(|whom| clause.tag_at(whom) == Tag::Noun && clause.word(whom).class.unarmed())
    }

    /// "the jet that brought her home", "send jets to bomb it back": what stands inside the verb is no object that moves.
    fn holds_no_forces(&self) -> bool {
        let clause = self.clause();
        let Some((start, end)) = self.found.gap else { return false };
        let parts = |at: usize| {
            matches!(clause.tag_at(at), Tag::To | Tag::Rel)
                || clause.tag_at(at) == Tag::Prep && !self.is(at, &["of", "from"])
        };
        end == start + 1 && self.is(start, &["her", "him", "me"]) || (start..end).any(parts)
    }

    /// "take militants out", "taken off from the resort", "took it off the table", "were marched out" as prisoners.
    fn taken(&self, group: u16) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        let last = end.saturating_sub(1);
        let lemma = clause.lemma(head);
        let passive = self.passive(group);
        // "take militants out" kills them; "take its forces out" does not.
        let own = self.found.gap.is_some_and(|(start, _)| {
            clause.word(start).possessive || self.is(start, &["its", "their", "his", "our", "her", "the"])
        });
        let kills = lemma == "take" && self.is(last, &["out"]) && !self.is(end, &["of"]) && !own;
        let bare = matches!(lemma, "take" | "order" | "want") && self.found.gap.is_none();
        let off = self.is(last, &["off", "out", "home"]) && bare && !passive;
        let table = self.is(last, &["off"]) && (end..end + 3).any(|at| self.is_a(at, Sort::Table));
        let marched = passive && matches!(lemma, "march" | "drive");
        kills || off || table || marched
    }

    /// "taking his home city", "ordered troops back into the zone", "aircraft fly out of the base", "redeploying from Baghdad to
    /// Kandahar".
    fn goes_elsewhere(&self, group: u16) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        let last = end.saturating_sub(1);
        let split = self.found.gap.is_some();
        let city = split && self.is(last, &["home"]) && matches!(clause.tag_at(end), Tag::Noun | Tag::Name);
        let into = split && self.is(last, &["back", "out", "home"]) && self.is(end, &["into", "onto"]);
        let front = clause.lemma(head) == "redeploy" && self.after(end, &["to"]).is_some();
        let craft = |phrase: &Phrase| self.is_a(phrase.head, Sort::Craft);
        let passive = self.passive(group);
        let flies = clause.lemma(head) == "fly" && !split && !passive && self.is(last, &["out"]);
        city || into && end > head + 1
            || front
            || flies && (!self.is(end, &["of"]) || self.scene.subject(group).iter().any(craft))
    }

    /// "left the town in ruins", "getting out of control", "be home to thousands", "had gone ahead": how it is, not who leaves.
    fn stays(&self, group: u16) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        if clause.lemma(head) == "leave" {
            return self.leaves_so();
        }
        if self.is(end, &["of"]) && self.is(end - 1, &["out"]) {
            return self.is_a(end + 1, Sort::Figure);
        }
        let found = clause.verb_group(group);
        // "were out in force", "be home to thousands"
        if clause.tag_at(head) == Tag::Be {
            let ends = matches!(clause.tag_at(end), Tag::Stop | Tag::Comma | Tag::Conj | Tag::Time);
            return !ends && !self.is(end, &["of", "by", "before", "within"]) && !self.is(end - 1, &["off"]);
        }
        // "had gone ahead": only who is gone has left.
        if self.is(head, &["gone"]) && end == head + 1 {
            let gone = self.is(end, &["from", "by", "within"])
                || matches!(clause.tag_at(end), Tag::Stop | Tag::Comma | Tag::Time | Tag::Conj);
            return !gone || !found.is_some_and(|found| found.passive || found.perfect);
        }
        // "when pulled back, the sheets showed …"
        let comp = clause.left(head).is_some_and(|at| clause.tag_at(at) == Tag::Comp);
        found.is_some_and(|found| found.words.len() == 1 && found.past) && comp
    }

    /// "left the town in ruins", "leaving its rival to rule", "left the border open", "left over": how something is left.
    fn leaves_so(&self) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        if self.is(end, &["over", "behind", "alone", "out", "open"]) {
            return true;
        }
        let object = self.object(end);
        if object.is_empty() {
            return false;
        }
        let result = object.end;
        let state = clause.tag_at(result) == Tag::Prep
            && self.is(result, &["in", "with", "without"])
            && self.is_a(result + 1, Sort::State)
            && clause.tag_at(result + 2) != Tag::Time
            && !self.is(result + 2, &["fight", "shot", "struggle", "battle", "word"]);
        let gerund = clause.word(head).form == Form::Gerund;
        let rules = self.is(result, &["to"]) && gerund && clause.tag_at(result + 1) != Tag::Name;
        // "leave the Sunnis with only a desert"
        let named = object.clone().any(|at| self.scene.naming(at).is_some());
        let with = !named && self.is(result, &["with"]) && clause.tag_at(result - 1) == Tag::Name;
        let open = [result - 1, result]
            .into_iter()
            .any(|at| self.is(at, &["open", "exposed", "vulnerable", "behind", "alone"]));
        state || rules || with || open
    }

    /// "had $500 million left", "no force left of any size": what is there still.
    fn remains(&self, group: u16) -> bool {
        let clause = self.clause();
        let head = self.found.head;
        let alone = clause.verb_group(group).is_some_and(|own| own.words.len() == 1);
        if !alone || !self.is(head, &["left"]) {
            return false;
        }
        let inside = |&at: &usize| {
            matches!(clause.tag_at(at), Tag::Noun | Tag::Name | Tag::Adj | Tag::Num | Tag::Det | Tag::Adv)
        };
        let before = (0..head).rev().find(|at| !inside(at)).filter(|&at| at + 1 < head);
        before.is_some_and(|at| {
            matches!(clause.tag_at(at), Tag::Have | Tag::Be)
                || clause.tag_at(at) == Tag::Verb && matches!(clause.lemma(at), "have" | "remain" | "keep")
        })
    }

    /// "insists that he step down and leave the country": one who rules.
    fn resigns(&self, group: u16) -> bool {
        let clause = self.clause();
        let own = clause.verb_group(group);
        let bare = own.is_some_and(|own| own.words.len() == 1 && clause.word(own.main).form == Form::Base);
        let before = clause.groups.get(..group as usize).and_then(|groups| groups.last());
        let mate = before.filter(|mate| bare && mate.words.end + 5 > self.found.head);
        mate.is_some_and(|mate| matches!(clause.lemma(mate.main), "step" | "resign" | "stand" | "end"))
            && matches!(clause.lemma(self.found.head), "leave" | "quit" | "flee")
    }

    /// "The police may come back", "rebels moved back to the outskirts of the town": they come, and leave no place.
    fn arrives(&self, group: u16) -> bool {
        let clause = self.clause();
        let (head, end) = (self.found.head, self.found.end);
        if !self.is(end.saturating_sub(1), &["back", "out"]) || end != head + 2 {
            return false;
        }
        let from = self.after(end, &["from", "across", "over"]).is_some();
        match clause.lemma(head) {
            // "when our troops should come back"
            "come" => {
                let movers = self.agent(group);
                let ours = |phrase: &Phrase| (phrase.start..phrase.head).any(|at| clause.word(at).possessive);
                let people = movers.iter().any(|&mover| self.scene.class(mover) == NounClass::Force);
                !(from && people || movers.iter().any(ours))
            }
            "head" | "move" | "march" | "limp" | "trickle" => {
                let to = (end..end + 3).any(|at| self.is(at, &["to", "into", "in", "towards", "toward"]));
                let own = (end..end + 6).any(|at| {
                    self.is_a(at, Sort::Held) || self.is(at, &["lines", "bases", "home", "east", "west", "barracks"])
                });
                to && !own && !from
            }
            _ => false,
        }
    }
}
