//! Mentions as numbers.

use std::ops::ControlFlow;

use chrono::NaiveDate;

use crate::calendar::Granularity;
use crate::document::Key;
use crate::eights::{Piece, pieces};
use crate::event::{Basis, Factuality, Mention, Phase, When};
use crate::hash;
use crate::merge::days::{Days, Known, number};
use crate::merge::life::{Life, Stage, rank};
use crate::merge::scope::Scopes;
use crate::merge::who::{Level, Who};
use crate::text::Section;

/// Shorter sentences ("What ceasefire?") may be anyone's.
const LENGTH: usize = 40;

/// So many words with the trigger first, or with so many before it, are a phrase that is not told twice by chance.
const AROUND: usize = 8;
const BEFORE: usize = 4;

/// Words that tell one truce or retreat from the one that a text is about.
const OTHER: [&str; 4] = ["earlier", "previous", "prior", "past"];

/// What merging knows of one mention: numbers alone, so that it can be kept, compared and sent in place of the mention.
///
/// Names, kinds and phases are hashes of their text; equal text is an equal number in every run and on every machine.
#[derive(Debug, Clone)]
pub struct Fact {
    pub(super) kind: u64,
    pub(super) phase: u64,
    /// A hash of its sentence; 0 where the sentence is too short to be told again by chance.
    pub(super) imprint: u64,
    /// Hashes of the words around its trigger; 0 where there are too few, or where what is told has no life.
    pub(super) phrases: [u64; 2],
    pub(super) who: Who,
    pub(super) scopes: Scopes,
    pub(super) days: Days,
    /// The day that its own sentence names.
    pub(super) own_day: Option<i32>,
    pub(super) published: Option<i32>,
    /// Trigger start in bytes.
    pub(super) at: usize,
    /// Start of the sentence in bytes.
    pub(super) sentence: usize,
    pub(super) known: Known,
    pub(super) level: Level,
    pub(super) life: Life,
    pub(super) stage: Stage,
    pub(super) rank: u8,
    pub(super) asserted: bool,
    /// Whether it is no more than an answer: what was offered is turned down.
    pub(super) rejects: bool,
    /// Whether its own words call it one of others: "an earlier truce".
    pub(super) other: bool,
    /// Whether a story tells it, as against a caption or a comment.
    pub(super) told: bool,
}

impl Fact {
    /// The fact of a mention in a document published on that civil day.
    pub fn new(mention: &Mention, published: Option<NaiveDate>) -> Self {
        let published = published.map(number);
        let (known, days) = days(mention, published);
        let life = Life::of(&mention.kind);
        let level = if life == Life::Point { Level::Person } else { Level::Side };
        Fact {
            kind: hash::text(mention.kind.as_str()),
            phase: hash::text(mention.phase.as_str()),
            imprint: imprint(&mention.quote).unwrap_or_default(),
            // "In a telephone conversation with the president of" is of any two calls.
            phrases: if life == Life::Point { [0; 2] } else { phrases(mention) },
            who: Who::of(mention, level),
            scopes: Scopes::of(mention),
            days,
            own_day: own_day(mention).filter(|_| known == Known::Exact).map(|_| days.first),
            published,
            at: mention.trigger.start,
            sentence: mention.sentence.start,
            known,
            level,
            life,
            stage: Stage::of(&mention.kind, &mention.phase, mention.factuality),
            rank: rank(&mention.phase),
            asserted: mention.factuality == Factuality::Asserted,
            rejects: mention.phase == Phase::Rejected,
            other: life != Life::Point && is_other(mention),
            told: matches!(mention.section, Section::Headline | Section::Body | Section::Quotation),
        }
    }

    /// Whether an expression of time dates it.
    pub(super) fn is_dated(&self) -> bool {
        matches!(self.known, Known::Exact | Known::Coarse)
    }
}

/// Whether the mention's own sentence says the day.
fn own_day(mention: &Mention) -> Option<&When> {
    mention.when.as_ref().filter(|when| when.basis == Basis::Timex)
}

/// Hashes of the words from the trigger on, and of those around it; 0 where there are too few. Papers that tell with one mouth share such
/// words where the rest of the sentence is edited.
fn phrases(mention: &Mention) -> [u64; 2] {
    let at = mention.trigger.start.saturating_sub(mention.sentence.start);
    let Some((before, after)) = mention.quote.split_at_checked(at) else { return [0; 2] };
    let mut around = [0_u64; AROUND + BEFORE];
    let (earlier, later) = around.split_at_mut(BEFORE);
    let behind = words(after, later);
    let mut ahead = 0;
    for (place, word) in earlier.iter_mut().zip(before.split_whitespace().rev().filter_map(word)) {
        (*place, ahead) = (word, ahead + 1);
    }
    let hash = |enough: bool, words: &[u64]| if enough { hash::of(words.iter().copied()).max(1) } else { 0 };
    [hash(behind == AROUND, &around[BEFORE..]), hash(ahead == BEFORE && behind >= AROUND - BEFORE, &around[..AROUND])]
}

/// Fills places with hashes of the first words of a text; tells how many.
fn words(text: &str, places: &mut [u64]) -> usize {
    let (mut word, mut count, most) = (Letters::default(), 0, places.len());
    let mut end = |word: &mut Letters| {
        if let Some(place) = places.get_mut(count).filter(|_| word.count > 0) {
            *place = std::mem::take(word).hash();
            count += 1;
        }
        count
    };
    let _ = pieces(text, |piece| {
        match piece {
            Piece::Other(char) if char.is_whitespace() && end(&mut word) == most => return ControlFlow::Break(()),
            piece => word.take(piece),
        }
        ControlFlow::Continue(())
    });
    end(&mut word)
}

/// Whether the word before the trigger, or before its one adjective, says that it is another than the text is about.
fn is_other(mention: &Mention) -> bool {
    let at = mention.trigger.start.saturating_sub(mention.sentence.start);
    let before = mention.quote.get(..at).unwrap_or_default();
    let mut words = before.split_whitespace().rev().take(2);
    words.any(|word| OTHER.iter().any(|other| word.eq_ignore_ascii_case(other)))
}

/// A hash of the letters and digits of a word.
fn word(text: &str) -> Option<u64> {
    let letters = Letters::of(text);
    (letters.count > 0).then(|| letters.hash())
}

/// A hash of the letters and digits of a sentence, so that hyphens and quotation marks make no difference.
pub(crate) fn imprint(quote: &str) -> Option<u64> {
    let letters = Letters::of(quote);
    (letters.count >= LENGTH).then(|| letters.hash().max(1))
}

/// The letters and digits of a text, whatever stands between them.
#[derive(Default)]
struct Letters {
    count: usize,
    hash: u64,
    /// The bytes that are not yet hashed, the first one lowest: fewer than eight.
    rest: u64,
    bytes: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Letters::default();
        let _ = pieces(text, |piece| {
            letters.take(piece);
            ControlFlow::Continue(())
        });
        letters
    }

    fn take(&mut self, piece: Piece) {
        let (count, letters, bytes) = match piece {
            Piece::Figures(figures, count) => (count, figures, count),
            Piece::Letter(letter) => (1, u64::from(u32::from(letter)), 4),
            Piece::Other(_) => return,
        };
        self.count += count;
        self.rest |= letters << (8 * self.bytes);
        self.bytes += bytes;
        if self.bytes >= 8 {
            self.bytes -= 8;
            self.hash = hash::mix(self.hash, self.rest);
            self.rest = if self.bytes == 0 { 0 } else { letters >> (8 * (bytes - self.bytes)) };
        }
    }

    fn hash(&self) -> u64 {
        hash::mix(self.hash, self.rest)
    }
}

fn days(mention: &Mention, published: Option<i32>) -> (Known, Days) {
    let ever = Days { first: i32::MIN, last: i32::MAX };
    let bound = |published: i32| Days { first: published.saturating_sub(6), last: published };
    let Some(when) = &mention.when else {
        return published.map_or((Known::Not, ever), |published| (Known::Bounded, bound(published)));
    };
    let first = when.interval.start.map(number);
    let last = when.interval.end.map(number);
    let days = Days { first: first.unwrap_or(i32::MIN), last: last.unwrap_or(i32::MAX) };
    if when.basis == Basis::Published {
        return (Known::Bounded, days);
    }
    if let Some(day) = first.filter(|_| since(when, &mention.phase, published)) {
        return (Known::Exact, Days { first: day, last: day });
    }
    (if days.length() <= 2 { Known::Exact } else { Known::Coarse }, days)
}

/// Whether the interval is that of "since X": it runs from a day to publication, and the event has the day.
pub(crate) fn since(when: &When, phase: &Phase, published: Option<i32>) -> bool {
    let (Some(start), Some(end)) = (when.interval.start.map(number), when.interval.end.map(number)) else {
        return when.interval.start.is_some() && when.granularity == Granularity::Range;
    };
    let stands = matches!(phase, Phase::InEffect | Phase::Ongoing | Phase::Begun | Phase::Extended);
    when.granularity == Granularity::Range && start < end && published == Some(end) && stands && {
        // "In the past week" has the same interval, and a duration as its value.
        when.value.as_deref().is_none_or(|value| !value.starts_with('P'))
    }
}

/// A number for a document of that key and content, to [insert](crate::merge::Ledger::insert) it under.
pub fn identity(key: &Key, fingerprint: u64) -> u128 {
    let [source, id] = [hash::text(&key.source), hash::text(&key.id)];
    let half = |salt: u64| u128::from(hash::of([salt, source, id, fingerprint]));
    half(1) << 64 | half(2)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{Document, Reader, Span};

    #[test]
    fn words_around_the_trigger_are_a_phrase() {
        let of = |sentence: &str| {
            let mut mention = Reader::new().read(&Document::new("The truce in Aleppo collapsed.")).mentions.remove(0);
            let at = sentence.to_lowercase().find("truce").unwrap();
            mention.quote = sentence.to_owned();
            mention.sentence = Span::new(100, 100 + sentence.len());
            mention.trigger = Span::new(100 + at, 105 + at);
            phrases(&mention)
        };
        let one = of("The chairman said that there must be a truce at once, so that the wounded can be brought out.");
        let edited = of("“There must be a truce at once so that the wounded can be brought out,” he said on Monday.");
        assert_eq!(one, edited);
        assert!(one[0] != 0 && one[1] != 0 && one[0] != one[1]);
        let other = of("There must be a truce at once, so that the dead can be buried.");
        assert!(other[0] != one[0] && other[1] == one[1]);
        assert_eq!(of("There was a truce in spring."), [0, 0]);
        // Hyphens and capitals make no difference.
        assert_eq!(
            of("a truce for tooth-less dogs of war and of peace"),
            of("A Truce, for toothless dogs of War and of Peace")
        );
    }

    #[test]
    fn a_sentence_has_the_print_of_its_letters() {
        let one = "Both sides agreed on a truce that begins on Monday at 9.";
        let print = |sentence: &str| imprint(sentence).unwrap();
        assert_eq!(print(one), print("“Both sides” agreed: on a TRUCE—that begins on Mon-day, at 9!"));
        assert_eq!(imprint("Both sides agreed on a truce, they said"), None);
        assert_eq!(imprint(&"х".repeat(LENGTH - 1)), None);
        // Any letter that is another, is left out or stands elsewhere makes another print.
        let mut others = HashSet::from([one.to_owned(), one.replace('o', "ö"), one.replace('o', "ó")]);
        for (at, letter) in one.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
            let (before, after) = (&one[..at], &one[at + 1..]);
            others.insert(format!("{before}x{after}"));
            others.insert(format!("{before}{letter}x{after}"));
            others.insert(format!("{before}{after}{letter}{letter}"));
        }
        let prints: HashSet<u64> = others.iter().map(|sentence| print(sentence)).collect();
        assert_eq!(prints.len(), others.len());
    }

    #[test]
    fn since_a_day_is_that_day() {
        let check = |days: &str, granularity, value: Option<&str>, phase: Phase, expected: bool| {
            let when = When {
                value: value.map(str::to_owned),
                interval: days.parse().unwrap(),
                granularity,
                basis: Basis::Timex,
                derivation: None,
            };
            let published = number("2016-03-15".parse().unwrap());
            assert_eq!(since(&when, &phase, Some(published)), expected, "{days} {granularity} {value:?} {phase:?}");
        };
        let (range, month) = (Granularity::Range, Granularity::Month);
        check("2016-02-27..2016-03-15", range, None, Phase::InEffect, true);
        check("2016-02-27..2016-03-15", range, Some("2016-02-27"), Phase::Ongoing, true);
        check("2016-02-27..", range, None, Phase::Collapsed, true);
        // A month, some days before publication, the past weeks, and what only begins to be.
        check("2016-02-27..", month, None, Phase::InEffect, false);
        check("2016-02-27..2016-03-15", month, None, Phase::InEffect, false);
        check("2016-02-27..2016-03-14", range, None, Phase::InEffect, false);
        check("2016-03-08..2016-03-15", range, Some("P1W"), Phase::InEffect, false);
        check("2016-02-27..2016-03-15", range, None, Phase::Agreed, false);
        check("2016-03-15", range, None, Phase::InEffect, false);
        check("..2016-03-15", range, None, Phase::InEffect, false);
    }
}
