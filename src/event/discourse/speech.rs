//! Whose words a sentence is, and on which day they were spoken.

use memchr::memmem;

use crate::event::When;
use crate::event::discourse::{Discourse, REACH, day};
use crate::text::Section;

/// How many sentences one speech may have between the words that tell of it and those that it is asked for.
const SPEECH: usize = 8;

/// Words by which a sentence tells of a speech.
const SPOKEN: [&str; 10] =
    ["said", "told", "warn", "announced", "declared", "statement", "urged", "called", "speech", "insisted"];

impl Discourse<'_> {
    /// The day on which the speaker of a sentence spoke: "The minister said on Monday that … \"We want a truce,\" she added."
    pub(crate) fn speech(&self, index: usize) -> Option<When> {
        let start = self.sentence(index)?.start;
        if let Some(when) = self.closing(index) {
            return Some(when);
        }
        let last = self.days(start).next()?;
        let number = self.layout.sentence_index(last.span.start);
        let one = self.days(start).all(|timex| day(timex) == day(last));
        let between = number + 1..index;
        let close = index - number < REACH && self.speaks(number);
        // "Ghoga explained it on Saturday. “There are no talks,” he said. “They will not leave.”"
        let same = index - number <= SPEECH && self.quoted(index) && between.into_iter().all(|at| self.goes_on(at));
        if one || close || same { self.elsewhere(last) } else { None }
    }

    /// Whether a sentence begins or stands within a quotation, also in one that a sentence before it opened: where every
    /// sentence is a line, the marks of a speech stand lines apart.
    pub(crate) fn quoted(&self, index: usize) -> bool {
        let Some(sentence) = self.sentence(index) else { return false };
        self.layout.section(sentence.start) == Section::Quotation || opens(self.words(index)) || self.opened(index)
    }

    /// Whether a quotation that a sentence before opened is still open where a sentence begins.
    fn opened(&self, index: usize) -> bool {
        let mut open = false;
        for before in index.saturating_sub(SPEECH)..index {
            let words = self.words(before);
            open |= opens(words);
            let (first, last) = (words.rfind('“'), words.rfind('”'));
            open = match (first, last) {
                (Some(first), Some(last)) => first > last,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => open && !opens(words),
            };
        }
        let rest = (index..index + SPEECH).map(|at| self.words(at));
        let closes = rest.into_iter().find_map(|words| words.find(['“', '”']).and_then(|at| words.get(at..)));
        open && closes.is_some_and(|mark| mark.starts_with('”'))
    }

    /// The day of the words that close a speech of several sentences: "“We want a truce. We want them to leave,” he said on Friday."
    fn closing(&self, index: usize) -> Option<When> {
        let after = (index + 1..=index + SPEECH).take_while(|&at| self.opened(at));
        let last = after.last()?;
        let mut days = self.within(self.sentence(last)?).iter().filter(|timex| self.tells(timex));
        let only = days.next().filter(|_| self.speaks(last) && days.next().is_none())?;
        self.elsewhere(only)
    }

    /// Whether a sentence tells that somebody spoke.
    fn speaks(&self, index: usize) -> bool {
        let told = self.words(index).as_bytes();
        SPOKEN.iter().any(|word| memmem::find(told, word.as_bytes()).is_some())
    }

    /// Whether a sentence goes on with the words of whoever spoke before it.
    fn goes_on(&self, index: usize) -> bool {
        let words = self.words(index);
        let pronoun = ["He ", "She ", "They "].iter().any(|pronoun| words.starts_with(pronoun));
        pronoun || self.quoted(index)
    }
}

/// Whether a sentence opens with a quotation.
fn opens(words: &str) -> bool {
    words.starts_with(['“', '"']) || words.starts_with("``")
}
