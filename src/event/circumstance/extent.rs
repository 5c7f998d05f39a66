//! How much of the forces leave.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;
use crate::Span;
use crate::event::clause::lexeme::NounClass;
use crate::event::clause::quantity::{Quantity, quantity};
use crate::event::clause::{Clause, Tag};
use crate::event::role::{Cast, Casting};
use crate::temporal::{Modifier, cardinal};

/// How much of the forces a withdrawal moves.
///
/// ```
/// use dateline::event::Share;
/// use dateline::{Document, Reader};
///
/// let text = "Some 2,200 of the 5,000 French troops left Mali in August.";
/// let mention = Reader::new().read(&Document::new(text)).mentions.remove(0);
/// let extent = mention.circumstances.extent.expect("it says how much");
/// assert_eq!((extent.count, extent.of, extent.unit.as_deref()), (Some(2200), Some(5000), Some("troops")));
/// assert_eq!(extent.text, "Some 2,200 of the 5,000 French troops");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Extent {
    /// The words that say so.
    pub text: String,
    /// Which share of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// How many leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// Out of how many: "most of its *12,000* troops".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// Whether the number is about so, more, or at most: TIMEX3's `mod`, told of a number.
    #[serde(default, rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<Modifier>,
    /// What is counted, as said: `troops`, `battalions`, `tanks`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A share of the forces. `Display`, `FromStr` and serde agree: `all`, `most`, `half`, `part`, `first`, `last`, `1/3`, `30%`.
///
/// ```
/// use dateline::event::Share;
///
/// assert_eq!("2/3".parse(), Ok(Share::Fraction(2, 3)));
/// assert_eq!(Share::Percent(30).to_string(), "30%");
/// assert!("3/2".parse::<Share>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Share {
    /// All of them, a full withdrawal.
    All,
    /// Most of them.
    Most,
    /// Half of them.
    Half,
    /// Some of them, a partial withdrawal.
    Part,
    /// The first of them: others are to follow.
    First,
    /// The last of them: nobody stays.
    Last,
    /// A fraction: numerator and denominator.
    Fraction(u8, u8),
    /// So many in a hundred.
    Percent(u8),
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Share::All => f.pad("all"),
            Share::Most => f.pad("most"),
            Share::Half => f.pad("half"),
            Share::Part => f.pad("part"),
            Share::First => f.pad("first"),
            Share::Last => f.pad("last"),
            Share::Fraction(upper, lower) => write!(f, "{upper}/{lower}"),
            Share::Percent(percent) => write!(f, "{percent}%"),
        }
    }
}

impl FromStr for Share {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let bad = || Error::Name { what: "share", name: name.to_owned() };
        Ok(match name {
            "all" => Share::All,
            "most" => Share::Most,
            "half" => Share::Half,
            "part" => Share::Part,
            "first" => Share::First,
            "last" => Share::Last,
            _ => {
                let number = |text: &str| text.parse::<u8>().map_err(|_| bad());
                if let Some(percent) = name.strip_suffix('%') {
                    return number(percent).map(Share::Percent);
                }
                let (upper, lower) = name.split_once('/').ok_or_else(bad)?;
                match (number(upper)?, number(lower)?) {
                    (upper, lower) if upper > 0 && upper < lower => Share::Fraction(upper, lower),
                    _ => return Err(bad()),
                }
            }
        })
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A number in the words of forces.
struct Number {
    at: usize,
    end: usize,
    value: u32,
}

impl Casting<'_, '_, '_> {
    /// How much a withdrawal moves: read in the words of those who move, else beside the verb or noun itself.
    pub(super) fn extent(&self, group: Option<u16>, cast: &Cast) -> Option<Extent> {
        let clause = self.clause();
        let Some(group) = group else {
            let of = self.after(self.found.end, &["of"]).filter(|of| of.start <= self.found.end + 2);
            let told = of.and_then(|of| self.quantity(self.forces(of)));
            return told.or_else(|| self.quantity(self.phrase.start..self.found.head + 1));
        };
        let subject = self.scene.subject_range(group);
        let object = self.found.gap.map_or_else(|| self.object(self.found.end), |(start, end)| start..end);
        let moves = |range: &Range<usize>| cast.movers.iter().any(|phrase| range.contains(&phrase.head));
        let ranges = [Some(object), subject].into_iter().flatten();
        let told = ranges.filter(moves).find_map(|range| self.quantity(self.forces(range)));
        told.or_else(|| {
            // "withdrew completely", "had fully withdrawn"
            let words = clause.verb_group(group).map(|found| found.words.clone())?;
            let mut beside = words.chain([self.found.head.wrapping_sub(1), self.found.end]);
            let at = beside.find(|&at| clause.tag_at(at) == Tag::Adv && self.count(at).share.is_some())?;
            let text = clause.form(at).to_owned();
            Some(Extent { share: self.count(at).share, text, count: None, of: None, modifier: None, unit: None })
        })
    }

    /// The words of a phrase of forces with what counts them before it and what they are of after it.
    fn forces(&self, range: Range<usize>) -> Range<usize> {
        let clause = self.clause();
        let counts = |at: usize| {
            matches!(clause.tag_at(at), Tag::Num | Tag::Adv)
                || self.is(at, &["of", "the", "than", "least", "to", "up"])
                || self.count(at) != Quantity::default()
        };
        let mut start = range.start;
        while start > 0 && counts(start - 1) && clause.word(start - 1).group.is_none() {
            start -= 1;
        }
        start..range.end
    }

    /// What a run of words says of a number or a share.
    fn quantity(&self, range: Range<usize>) -> Option<Extent> {
        let clause = self.clause();
        let (mut share, mut numbers): (Option<(usize, Share)>, Vec<Number>) = (None, Vec::new());
        // "hundreds of"
        let vague = range.clone().find(|&at| clause.tag_at(at) == Tag::Num && self.count(at).counts);
        let mut at = range.start;
        while at < range.end {
            if let Some((value, end)) = self.number(at, range.end) {
                // "30 percent of"
                if self.is(end, &["percent", "per", "%"]) {
                    share = share.or_else(|| {
                        u8::try_from(value).ok().filter(|part| *part <= 100).map(|part| (at, Share::Percent(part)))
                    });
                } else {
                    numbers.push(Number { at, end, value });
                }
                at = end.max(at + 1);
                continue;
            }
            let found = self.count(at).share.filter(|_| share.is_none() && !clause.word(at).possessive);
            // "the third retreat", "the most humiliating retreat"
            let found = found.filter(|found| match found {
                Share::Fraction(..) => self.is(at + 1, &["of"]),
                Share::Most => {
                    let next = clause.word(at + 1);
                    self.is(at + 1, &["of"]) || next.tag == Tag::Name || next.tag == Tag::Noun && next.plural
                }
                _ => true,
            });
            // "some 300 troops": about so many; "a number of troops" is a part, "the number" is none.
            let about = found == Some(Share::Part) && self.number(at + 1, range.end).is_some();
            share = share.or(found.filter(|_| !about).map(|share| (at, share)));
            at += 1;
        }
        let first = numbers.first();
        let begin = share.map(|(at, _)| at).into_iter().chain(first.map(|number| number.at)).chain(vague).min()?;
        let end = self.head(begin, range.end);
        let part = share.filter(|(at, share)| {
            *share != Share::Part && first.is_none_or(|number| *at < number.at) && self.divides(*at, end)
        });
        let (count, of) = match (part, &numbers[..]) {
            // "most of its 2,200 troops"; "the first 300 troops", "a first group of 300" are 300.
            (Some((at, share)), [whole, ..])
                if !matches!(share, Share::First | Share::Last) || self.is(at + 1, &["of"]) =>
            {
                (None, Some(whole))
            }
            (_, [count, whole, ..]) if self.is(count.end, &["of"]) => (Some(count), Some(whole)),
            (_, [count, ..]) => (Some(count), None),
            (_, []) => (None, None),
        };
        let number = count.or(of);
        let modifier = number.and_then(|number| clause.modifier(number.at));
        let start = modifier.map_or(begin, |(at, _)| at.min(begin));
        let unit = number.map_or(begin, |number| number.end);
        let text = Span::new(clause.word(start).span().start, clause.word(end).span().end);
        Some(Extent {
            text: text.of(self.scene.clause.text)?.to_owned(),
            share: share.map(|(_, share)| share),
            count: count.map(|number| number.value),
            of: of.map(|number| number.value),
            modifier: modifier.map(|(_, modifier)| modifier),
            unit: (unit..=end).find_map(|at| self.unit(at)),
        })
    }

    fn count(&self, at: usize) -> Quantity {
        quantity(self.clause().form(at))
    }

    /// Whether a share is one of something: "most of …", "half its …", "all 300 …".
    fn divides(&self, at: usize, end: usize) -> bool {
        (at + 1..=end).take(3).any(|at| {
            self.is(at, &["of", "the", "its", "their", "his", "her", "our"]) || self.clause().tag_at(at) == Tag::Num
        })
    }

    /// A whole number at a word, with one past its last word.
    fn number(&self, at: usize, end: usize) -> Option<(u32, usize)> {
        let clause = self.clause();
        let may = matches!(clause.tag_at(at), Tag::Num | Tag::Noun | Tag::Adj | Tag::Det);
        if !may || clause.word(at).naming.is_some() || matches!(self.count(at).share, Some(Share::Fraction(..))) {
            return None;
        }
        let until = clause.word(end.min(clause.words.len()).saturating_sub(1)).span().end;
        let (value, stop) = cardinal(self.scene.clause.text, Span::new(clause.word(at).span().start, until))?;
        let next = (at + 1..clause.words.len()).find(|&next| clause.word(next).span().start >= stop)?;
        (value > 0).then_some((value, next))
    }

    /// The last word of the noun phrase that a quantity begins.
    fn head(&self, begin: usize, end: usize) -> usize {
        let clause = self.clause();
        let stop = |&at: &usize| {
            matches!(clause.tag_at(at), Tag::Comma | Tag::Stop | Tag::Rel | Tag::Comp | Tag::Conj)
                || clause.tag_at(at) == Tag::Prep && !self.is(at, &["of"])
                || clause.tag_at(at) == Tag::Verb
        };
        let words = (begin..end).take_while(|at| *at == begin || !stop(at));
        words.filter(|&at| matches!(clause.tag_at(at), Tag::Noun | Tag::Name)).last().unwrap_or(begin)
    }

    /// The noun that is counted: the last word of a name of forces.
    fn unit(&self, at: usize) -> Option<String> {
        let clause: &Clause = self.clause();
        let word = clause.word(at);
        let last = clause.form(at).split_whitespace().next_back()?;
        let several = word.tag == Tag::Noun && word.plural || word.tag == Tag::Name && last.ends_with('s');
        (word.class == NounClass::Force || several).then(|| last.to_owned())
    }
}
