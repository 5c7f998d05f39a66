//! The date of an event that its sentence does not date, from what the text tells just before.

use crate::event::clause::operator::Operator;
use crate::event::clause::{Group, Mood, Shape, Tag};
use crate::event::dating::{Cue, Dating};
use crate::event::frame::{Link, Place, Setting};
use crate::event::{Factuality, Phase, When};
use crate::temporal::Timex;
use crate::text::Section;

impl Dating<'_> {
    /// The day that the text goes on telling of, where the event is what happens next; `place` is where it was, as far as the
    /// text says.
    pub(crate) fn course(&self, place: impl FnOnce() -> Option<String>) -> Option<When> {
        if matches!(self.section, Section::Caption | Section::Boilerplate | Section::Comment) {
            return None;
        }
        let phase = &self.status.phase;
        let told = self.status.factuality == Factuality::Asserted && phase.is_deed();
        let acted =
            self.links(|link| self.verb(link)).next().and_then(|group| self.clause.verb_group(group)).is_some_and(act);
        if !(told || phase.is_word() && acted && !self.reported()) {
            let speaks = phase.is_word() && *phase != Phase::Agreed && self.reported();
            return if speaks { self.discourse.speech(self.index) } else { None };
        }
        // "By nightfall the two sides had agreed on a truce."
        let around = self.head.saturating_sub(8)..self.head + 12;
        if around.into_iter().any(|at| self.cue(at) == Some(Cue::PartOfDay)) {
            return self.discourse.latest(self.index);
        }
        // "Noting that they had spoken, he …": what stands beyond the telling places the telling.
        let tells = |link: &&Link| matches!(link, Link::Governor { operator, .. } if operator.tells());
        if self.frame.links.iter().take_while(|link| !tells(link)).any(placing) {
            return None;
        }
        let own = self.own().filter(|_| told);
        let first = own.or_else(|| self.links(|link| self.governs(link)).next());
        let first = first.and_then(|group| self.clause.verb_group(group));
        if self.known(first) {
            return None;
        }
        if self.soon() {
            return self.discourse.moment(self.index).or_else(|| self.discourse.latest(self.index));
        }
        if self.stale(first) {
            return None;
        }
        let day = self.discourse.day(self.index).or_else(|| self.discourse.before(self.index));
        let day = day.or_else(|| self.discourse.at_place(self.index, &place()?));
        // "They have pulled back": they are gone now, since whichever day.
        let gone = |group: &Group| group.perfect && !group.past && group.shape == Shape::Finite;
        let stands = *phase == Phase::Completed && first.is_some_and(gone);
        day.filter(|day| !stands || self.anchor.is_some_and(|anchor| day.interval.end >= Some(anchor.day())))
    }

    fn links<'a, T>(&'a self, each: impl FnMut(&Link) -> Option<T> + 'a) -> impl Iterator<Item = T> + 'a {
        self.frame.links.iter().filter_map(each)
    }

    fn verb(&self, link: &Link) -> Option<u16> {
        match *link {
            Link::Governor { at, .. } => self.clause.word(at).group,
            Link::Setting(_) => None,
        }
    }

    /// The verb of a governor; not that of "a summary of the call said", which is not of the call.
    fn governs(&self, link: &Link) -> Option<u16> {
        let speaker = match *link {
            Link::Governor { place: Place::Subject, at, .. } => {
                matches!(self.clause.operator(at), Operator::Say | Operator::Tell)
            }
            _ => false,
        };
        if speaker { None } else { self.verb(link) }
    }

    /// Whether somebody is quoted as telling of it.
    fn reported(&self) -> bool {
        let says = |link: &Link| matches!(link, Link::Governor { operator: Operator::Say | Operator::Tell, .. });
        // "Officials said that the shelling meant that the truce was over": what is said of something else tells of it too.
        let said = self
            .clause
            .groups
            .iter()
            .take_while(|group| group.words.start < self.head)
            .any(|group| group.shape == Shape::Finite && self.clause.operator(group.main) == Operator::Say);
        self.section == Section::Quotation
            || self.discourse.quoted(self.index)
            || said
            || self.frame.links.iter().any(says)
    }

    /// "Within minutes both sides …", "Hours later the army …": right after what the sentence before tells.
    fn soon(&self) -> bool {
        let short = |timex: &&Timex| {
            let form = timex.span.of(self.text).unwrap_or_default();
            form.split(' ').any(|word| Cue::of(word) == Some(Cue::Short))
        };
        let fronted =
            self.timexes.first().filter(short).and_then(|timex| Some((self.clause.at(timex.span.start)?, timex)));
        let Some((at, timex)) = fronted else { return false };
        let after = (at..self.clause.words.len()).find(|&at| self.clause.tag_at(at) != Tag::Time);
        let form = timex.span.of(self.text).unwrap_or_default();
        let later = form.ends_with("later") || after.is_some_and(|after| self.cue(after) == Some(Cue::Later));
        at == 0 && later || at == 1 && matches!(self.cue(0), Some(Cue::Within | Cue::In))
    }

    /// "the retreat" and no more: what the reader is taken to know.
    fn known(&self, first: Option<&Group>) -> bool {
        let before = self.clause.left(self.frame.phrase.start);
        let apposed = self.frame.factual && before.is_some_and(|at| self.clause.tag_at(at) == Tag::Comma);
        self.own().is_none()
            && first.is_none()
            && (self.frame.phrase.definite || self.frame.phrase.possessed)
            && !apposed
    }

    /// What had been before and what used to be have a day of their own.
    fn stale(&self, first: Option<&Group>) -> bool {
        // "said that they had retreated", "had just spoken", "forced them to retreat"
        let forced = matches!(
            self.frame.links.first(),
            Some(Link::Governor { operator: Operator::Cause | Operator::Witness, place: Place::Complement, .. })
        );
        let mut cues = (0..self.clause.words.len()).filter_map(|at| self.cue(at));
        if cues.clone().any(|cue| cue == Cue::Old) {
            return true;
        }
        // "A post said the call had gone well": its end was before, on the same day.
        let fresh =
            self.reported() && self.status.phase.is_deed() && (*self.phase() != Phase::Held || self.own().is_none())
                || cues.any(|cue| cue == Cue::Fresh);
        first.is_some_and(|group| {
            group.perfect && group.past && !fresh || group.shape == Shape::Infinitive && !group.perfect && !forced
        })
    }
}

/// A verb in the simple past that tells what somebody did.
fn act(group: &Group) -> bool {
    let plain = group.past && !group.perfect && !group.progressive && !group.negated;
    plain && group.mood == Mood::Fact && group.shape == Shape::Finite
}

/// Whether a link only places something else in time by the event.
fn placing(link: &Link) -> bool {
    matches!(
        link,
        Link::Setting(Setting::After | Setting::Since | Setting::Before | Setting::Condition | Setting::Despite)
    )
}
