//! The words that a clause frame is read with: lemma, part of speech, operator, complements.

use std::collections::{BTreeMap, HashMap};

use once_cell::sync::Lazy;

use crate::Error;
use crate::event::clause::operator::Operator;
use crate::text::packed::WordTable;

/// Fields of the tables, tab-separated; lines that are empty or begin with `#` are none.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|(at, line)| (at + 1, line.split('\t').map(str::trim).collect()))
}

/// The word classes of the closed table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Closed {
    Det,
    His,
    Pron,
    Rel,
    Prep,
    Conj,
    Comp,
    Modal,
    Be,
    Have,
    Do,
    Neg,
    Adv,
    Num,
    Adj,
}

impl Closed {
    fn parse(name: &str) -> Option<Closed> {
        Some(match name {
            "det" => Closed::Det,
            "his" => Closed::His,
            "pron" => Closed::Pron,
            "rel" => Closed::Rel,
            "prep" => Closed::Prep,
            "conj" => Closed::Conj,
            "comp" => Closed::Comp,
            "modal" => Closed::Modal,
            "be" => Closed::Be,
            "have" => Closed::Have,
            "do" => Closed::Do,
            "neg" => Closed::Neg,
            "adv" => Closed::Adv,
            "num" => Closed::Num,
            "adj" => Closed::Adj,
            _ => return None,
        })
    }
}

/// What a noun stands for, as far as events care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum NounClass {
    Plain,
    Event,
    Adjective,
    Force,
    Party,
    Place,
    Operation,
    Office,
    Phone,
    Press,
    /// What leaves or is withdrawn without being forces: bodies, plans, money.
    Civil,
    /// People without arms.
    People,
}

impl NounClass {
    /// Whether it is of those that no forces are.
    pub(crate) fn unarmed(self) -> bool {
        matches!(self, NounClass::Civil | NounClass::People)
    }

    fn parse(name: &str) -> Option<NounClass> {
        Some(match name {
            "plain" => NounClass::Plain,
            "event" => NounClass::Event,
            "adj" => NounClass::Adjective,
            "force" => NounClass::Force,
            "party" => NounClass::Party,
            "place" => NounClass::Place,
            "operation" => NounClass::Operation,
            "office" => NounClass::Office,
            "phone" => NounClass::Phone,
            "press" => NounClass::Press,
            "civil" => NounClass::Civil,
            "people" => NounClass::People,
            _ => return None,
        })
    }
}

/// The form in which a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

/// What governs an event through which complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Complements(u32);

const COMPLEMENTS: [&str; 24] = [
    "obj", "to", "on", "for", "with", "of", "by", "from", "into", "over", "inf", "ger", "that", "subj", "upon", "out",
    "in", "at", "about", "toward", "towards", "up", "through", "against",
];

impl Complements {
    pub(crate) fn has(self, name: &str) -> bool {
        COMPLEMENTS.iter().position(|&known| known == name).is_some_and(|bit| self.0 & (1 << bit) != 0)
    }

    fn parse(names: &str) -> Option<Complements> {
        names.split_whitespace().try_fold(Complements(0), |all, name| {
            let bit = COMPLEMENTS.iter().position(|&known| known == name)?;
            Some(Complements(all.0 | (1 << bit)))
        })
    }
}

/// A verb's or noun's dictionary entry; the same lemma may have two with different operators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) lemma: Box<str>,
    pub(crate) operator: Operator,
    pub(crate) complements: Complements,
}

/// One reading of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Closed(Closed),
    Verb(u16, Form),
    Noun(u16, NounClass, bool),
}

/// The table of all forms.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexicon {
    forms: WordTable<Vec<Reading>>,
    entries: Vec<Entry>,
    /// The forms of each lemma.
    lemmas: HashMap<Box<str>, Vec<Box<str>>>,
    /// The words of the closed classes.
    closed: Vec<&'static str>,
    /// The forms as they are read, before they stand in their table.
    read: BTreeMap<Box<str>, Vec<Reading>>,
}

/// The crate's own words.
pub(crate) static LEXICON: Lazy<Lexicon> = Lazy::new(|| {
    // The tables are part of the crate, and a test loads every line; a line that cannot be read is left out.
    Lexicon::load().unwrap_or_default()
});

impl Lexicon {
    /// Reads the crate's tables.
    pub(crate) fn load() -> Result<Lexicon, Error> {
        let mut lexicon = Lexicon::default();
        lexicon.entry("", Operator::Nothing, Complements::parse("obj").unwrap_or_default());
        let malformed = |table: &str, line: usize, cause: &str| Error::Table {
            table: table.to_owned(),
            line,
            cause: cause.to_owned(),
        };
        for (line, row) in rows(include_str!("closed.tsv")) {
            let [word, tags] = row[..] else { return Err(malformed("closed.tsv", line, "two fields expected")) };
            lexicon.closed.push(word);
            for tag in tags.split_whitespace() {
                let tag = Closed::parse(tag).ok_or_else(|| malformed("closed.tsv", line, "unknown tag"))?;
                lexicon.add(word, Reading::Closed(tag));
            }
        }
        for (line, row) in rows(include_str!("verbs.tsv")) {
            let (&[lemma, operator, complements], forms) =
                row.split_first_chunk::<3>().ok_or_else(|| malformed("verbs.tsv", line, "three fields expected"))?;
            let operator = Operator::parse(operator).ok_or_else(|| malformed("verbs.tsv", line, "unknown operator"))?;
            let complements =
                Complements::parse(complements).ok_or_else(|| malformed("verbs.tsv", line, "unknown complement"))?;
            let entry = lexicon.entry(lemma, operator, complements);
            lexicon.verb(entry, lemma, forms.first().copied().unwrap_or("-/-/-/-"));
        }
        for (line, row) in rows(include_str!("nouns.tsv")) {
            let (&[lemma, class], rest) =
                row.split_first_chunk::<2>().ok_or_else(|| malformed("nouns.tsv", line, "two fields expected"))?;
            let class = NounClass::parse(class).ok_or_else(|| malformed("nouns.tsv", line, "unknown class"))?;
            let operator = rest.first().copied().filter(|name| !name.is_empty()).unwrap_or("none");
            let operator = Operator::parse(operator).ok_or_else(|| malformed("nouns.tsv", line, "unknown operator"))?;
            let complements = rest.get(1).copied().unwrap_or_default();
            let complements =
                Complements::parse(complements).ok_or_else(|| malformed("nouns.tsv", line, "unknown complement"))?;
            let entry = lexicon.entry(lemma, operator, complements);
            lexicon.add(lemma, Reading::Noun(entry, class, false));
            if class != NounClass::Adjective {
                lexicon.add(&plural(lemma), Reading::Noun(entry, class, true));
            }
        }
        lexicon.forms = WordTable::new(std::mem::take(&mut lexicon.read));
        Ok(lexicon)
    }

    fn entry(&mut self, lemma: &str, operator: Operator, complements: Complements) -> u16 {
        self.lemmas.entry(lemma.into()).or_default();
        self.entries.push(Entry { lemma: lemma.into(), operator, complements });
        (self.entries.len() - 1) as u16
    }

    fn add(&mut self, form: &str, reading: Reading) {
        let readings = self.read.entry(form.into()).or_default();
        if readings.contains(&reading) {
            return;
        }
        readings.push(reading);
        if let Reading::Verb(entry, _) | Reading::Noun(entry, ..) = reading
            && let Some(forms) = self.lemmas.get_mut(&self.entries[usize::from(entry)].lemma)
            && !forms.iter().any(|known| **known == *form)
        {
            forms.push(form.into());
        }
    }

    fn verb(&mut self, entry: u16, lemma: &str, irregular: &str) {
        let irregular: Vec<&str> = irregular.split('/').collect();
        for (form, kind) in conjugated(lemma, &irregular) {
            self.add(&form, Reading::Verb(entry, kind));
        }
    }

    /// The forms of a verb or noun that the tables need not know, with what each is; `irregular` are those that differ.
    pub(crate) fn inflected(&self, lemma: &str, verb: bool, irregular: &[String]) -> Vec<(String, Reading)> {
        let irregular: Vec<&str> = irregular.iter().map(String::as_str).collect();
        if verb {
            return conjugated(lemma, &irregular).map(|(form, kind)| (form, Reading::Verb(UNKNOWN, kind))).collect();
        }
        let many = irregular.first().map_or_else(|| plural(lemma), |form| (*form).to_owned());
        let noun = |many| Reading::Noun(UNKNOWN, NounClass::Plain, many);
        vec![(lemma.to_owned(), noun(false)), (many, noun(true))]
    }

    /// What a form may be, whatever its case.
    pub(crate) fn readings(&self, form: &str) -> &[Reading] {
        self.forms.find(form).map_or(&[], Vec::as_slice)
    }

    /// Every form.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.lemmas.values().flatten().map(|form| &**form).chain(self.closed.iter().copied())
    }

    /// A dictionary entry.
    pub(crate) fn get(&self, entry: u16) -> Option<&Entry> {
        self.entries.get(entry as usize)
    }

    /// The lemma of an entry.
    pub(crate) fn lemma(&self, entry: u16) -> &str {
        self.get(entry).map_or("", |entry| &entry.lemma)
    }

    /// All forms of a lemma.
    pub(crate) fn forms_of(&self, lemma: &str) -> impl Iterator<Item = &str> {
        self.lemmas.get(lemma).into_iter().flatten().map(|form| &**form)
    }
}

/// The entry of words that the tables do not have.
const UNKNOWN: u16 = 0;

/// The forms of a verb, from base to gerund; `-` or nothing stands for a regular one.
fn conjugated(lemma: &str, irregular: &[&str]) -> impl Iterator<Item = (String, Form)> {
    let form = |at: usize, regular: &dyn Fn() -> String| {
        let told = irregular.get(at).filter(|form| !matches!(**form, "-" | ""));
        told.map_or_else(regular, |form| (*form).to_owned())
    };
    let third = form(0, &|| plural(lemma));
    let past = form(1, &|| past(lemma));
    let participle = form(2, &|| past.clone());
    let gerund = form(3, &|| gerund(lemma));
    let kinds = [Form::Base, Form::Third, Form::Past, Form::Participle, Form::Gerund];
    [lemma.to_owned(), third, past, participle, gerund].into_iter().zip(kinds)
}

fn consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end))
}

/// Whether a verb of one syllable doubles its last consonant: "swap", "ban".
fn doubled(lemma: &str) -> bool {
    let vowel = |byte: u8| b"aeiou".contains(&byte);
    let [head @ .., before, middle, last] = lemma.as_bytes() else { return false };
    let single = !vowel(*before) && vowel(*middle) && !vowel(*last) && !head.iter().copied().any(vowel);
    single && last.is_ascii_lowercase() && !b"wxy".contains(last)
}

/// The regular plural of a noun, which is also the third person of a verb.
pub(crate) fn plural(lemma: &str) -> String {
    if consonant_y(lemma) {
        return format!("{}ies", &lemma[..lemma.len() - 1]);
    }
    let hissing = ["s", "sh", "ch", "x", "z"].iter().any(|end| lemma.ends_with(end));
    if hissing { format!("{lemma}es") } else { format!("{lemma}s") }
}

fn past(lemma: &str) -> String {
    if lemma.ends_with('e') {
        format!("{lemma}d")
    } else if consonant_y(lemma) {
        format!("{}ied", &lemma[..lemma.len() - 1])
    } else if doubled(lemma) {
        format!("{lemma}{}ed", &lemma[lemma.len() - 1..])
    } else {
        format!("{lemma}ed")
    }
}

fn gerund(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(stem) if !lemma.ends_with("ee") => format!("{stem}ing"),
        _ if doubled(lemma) => format!("{lemma}{}ing", &lemma[lemma.len() - 1..]),
        _ => format!("{lemma}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lexicon = Lexicon::load().unwrap();
        assert!(lexicon.entries.len() > 500);
    }

    #[test]
    fn forms_are_made_regularly_or_told() {
        let lexicon = Lexicon::load().unwrap();
        let is = |word: &str, lemma: &str, wanted: Form| {
            let readings = lexicon.readings(word).iter();
            readings
                .filter(
                    |r| matches!(r, Reading::Verb(entry, form) if *form == wanted && lexicon.lemma(*entry) == lemma),
                )
                .count()
                > 0
        };
        assert!(is("denies", "deny", Form::Third));
        assert!(is("denied", "deny", Form::Past));
        assert!(is("agreeing", "agree", Form::Gerund));
        assert!(is("ceasing", "cease", Form::Gerund));
        assert!(is("withdrew", "withdraw", Form::Past));
        assert!(is("withdrawn", "withdraw", Form::Participle));
        assert!(is("reaches", "reach", Form::Third));
        assert!(is("spoken", "speak", Form::Participle));
    }
}
