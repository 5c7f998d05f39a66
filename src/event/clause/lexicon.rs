//! The words that a clause frame is read with: lemma, part of speech, operator, complements.

use once_cell::sync::Lazy;

use crate::Error;
use crate::event::clause::inflection::{conjugated, plural};
use crate::event::clause::lexeme::{Closed, Complements, Entry, Lexeme, NounClass, Particular, Reading, UNKNOWN};
use crate::event::clause::operator::Operator;
use crate::event::table::{Row, rows};
use crate::text::Vocabulary;

/// How many forms the tables have at most.
const ROOM: usize = 6000;

/// The table of all forms.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    forms: Vocabulary,
    /// What each form may be, by its number; the first one is of no form.
    lexemes: Vec<Lexeme>,
    entries: Vec<Entry>,
    /// The forms of the entries, by their numbers, and where those of each end.
    spelled: Vec<u32>,
    ends: Vec<usize>,
}

/// The crate's own words.
pub(crate) static LEXICON: Lazy<Lexicon> = Lazy::new(|| {
    // The tables are part of the crate, and a test loads every line; a line that cannot be read is left out.
    Lexicon::load().unwrap_or_default()
});

/// The entry of words that the tables do not have.
const OTHER: u16 = 0;

impl Lexicon {
    /// Reads the crate's tables.
    pub(crate) fn load() -> Result<Lexicon, Error> {
        let mut lexicon = Lexicon::default();
        lexicon.read("closed.tsv", include_str!("closed.tsv"), Lexicon::closed)?;
        lexicon.read("verbs.tsv", include_str!("verbs.tsv"), Lexicon::verb)?;
        lexicon.read("nouns.tsv", include_str!("nouns.tsv"), Lexicon::noun)?;
        Ok(lexicon)
    }

    fn read(
        &mut self,
        table: &str,
        text: &'static str,
        line: fn(&mut Self, &Row<'static>) -> Result<(), &'static str>,
    ) -> Result<(), Error> {
        for (number, row) in rows(text) {
            line(self, &row).map_err(|cause| Error::Table {
                table: table.to_owned(),
                line: number,
                cause: cause.to_owned(),
            })?;
        }
        Ok(())
    }

    fn closed(&mut self, row: &Row<'static>) -> Result<(), &'static str> {
        let (&[word, classes], rest) = row.split_first_chunk::<2>().ok_or("two fields expected")?;
        let number = self.form(word);
        let lexeme = &mut self.lexemes[number as usize];
        for class in classes.split_ascii_whitespace() {
            lexeme.add(Reading::Closed(Closed::parse(class).ok_or("unknown class")?));
        }
        if let Some(name) = rest.first() {
            lexeme.decide(Particular::parse(name).ok_or("unknown rule")?);
        }
        Ok(())
    }

    fn verb(&mut self, row: &Row<'static>) -> Result<(), &'static str> {
        let (&[lemma, operator, complements], forms) = row.split_first_chunk::<3>().ok_or("three fields expected")?;
        let entry = self.entry(lemma, operator, complements)?;
        let irregular = forms.first().copied().unwrap_or_default();
        let forms = conjugated(lemma, irregular.split('/'));
        let readings = forms.iter().map(|(form, kind)| (&**form, Reading::Verb(entry, *kind)));
        self.spell(readings);
        Ok(())
    }

    fn noun(&mut self, row: &Row<'static>) -> Result<(), &'static str> {
        let (&[lemma, class], rest) = row.split_first_chunk::<2>().ok_or("two fields expected")?;
        let class = NounClass::parse(class).ok_or("unknown class")?;
        let operator = rest.first().copied().filter(|name| !name.is_empty()).unwrap_or("none");
        let entry = self.entry(lemma, operator, rest.get(1).copied().unwrap_or_default())?;
        let one = (lemma, Reading::Noun(entry, class, false));
        if class == NounClass::Adjective {
            self.spell([one].into_iter());
        } else {
            self.spell([one, (&*plural(lemma), Reading::Noun(entry, class, true))].into_iter());
        }
        Ok(())
    }

    /// Adds an entry.
    fn entry(&mut self, lemma: &'static str, operator: &str, complements: &str) -> Result<u16, &'static str> {
        let operator = Operator::parse(operator).ok_or("unknown operator")?;
        let complements = Complements::parse(complements).ok_or("unknown complement")?;
        self.entries.push(Entry { lemma, operator, complements });
        u16::try_from(self.entries.len() - 1).map_err(|_| "too many entries")
    }

    /// Adds the forms of the last entry.
    fn spell<'f>(&mut self, forms: impl Iterator<Item = (&'f str, Reading)>) {
        let start = self.spelled.len();
        for (form, reading) in forms {
            let number = self.form(form);
            self.lexemes[number as usize].add(reading);
            if !self.spelled[start..].contains(&number) {
                self.spelled.push(number);
            }
        }
        self.ends.push(self.spelled.len());
    }

    /// The number of a form.
    fn form(&mut self, form: &str) -> u32 {
        let number = self.forms.add(form);
        self.lexemes.resize(self.forms.len(), Lexeme::default());
        number
    }

    /// The forms of a verb or noun that the tables need not know, with what each is; `irregular` are those that differ.
    pub(crate) fn inflected(&self, lemma: &str, verb: bool, irregular: &[String]) -> Vec<(String, Reading)> {
        let mut irregular = irregular.iter().map(String::as_str);
        if verb {
            let forms = conjugated(lemma, irregular).into_iter();
            return forms.map(|(form, kind)| (form, Reading::Verb(OTHER, kind))).collect();
        }
        let many = irregular.next().map_or_else(|| plural(lemma), str::to_owned);
        let noun = |many| Reading::Noun(OTHER, NounClass::Plain, many);
        vec![(lemma.to_owned(), noun(false)), (many, noun(true))]
    }

    /// What a form may be, whatever its case.
    pub(crate) fn lexeme(&self, form: &str) -> &Lexeme {
        self.lexemes.get(usize::from(self.number(form))).unwrap_or(&UNKNOWN)
    }

    /// The number of a form's lexeme, whatever its case; that of no form where the tables do not have it.
    pub(super) fn number(&self, form: &str) -> u16 {
        u16::try_from(self.forms.number(form)).unwrap_or_default()
    }

    /// What each form may be, by those numbers.
    pub(super) fn lexemes(&self) -> &[Lexeme] {
        &self.lexemes
    }

    /// Every form.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.forms.words().skip(1)
    }

    /// A dictionary entry.
    pub(crate) fn get(&self, entry: u16) -> Option<&Entry> {
        self.entries.get(entry as usize)
    }

    /// The lemma of an entry.
    pub(crate) fn lemma(&self, entry: u16) -> &str {
        self.get(entry).map_or("", |entry| entry.lemma)
    }

    /// All forms of a lemma.
    pub(crate) fn forms_of(&self, lemma: &str) -> impl Iterator<Item = &str> {
        let mut forms: Vec<u32> = Vec::new();
        let entries = self.lexeme(lemma).entries().filter(|&entry| entry != OTHER && self.lemma(entry) == lemma);
        for entry in entries {
            let Some([start, end, ..]) = self.ends.get(usize::from(entry) - 1..) else { continue };
            forms.extend_from_slice(self.spelled.get(*start..*end).unwrap_or_default());
        }
        forms.sort_unstable();
        forms.dedup();
        forms.into_iter().map(|form| self.forms.word(form))
    }
}

impl Default for Lexicon {
    /// A table without forms.
    fn default() -> Self {
        let complements = Complements::parse("obj").unwrap_or_default();
        let mut lexemes = Vec::with_capacity(ROOM);
        lexemes.push(Lexeme::default());
        Lexicon {
            forms: Vocabulary::with_room(ROOM),
            lexemes,
            entries: vec![Entry { lemma: "", operator: Operator::Nothing, complements }],
            spelled: Vec::with_capacity(ROOM),
            ends: vec![0],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::clause::lexeme::Form;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lexicon = Lexicon::load().unwrap();
        assert!(lexicon.entries.len() > 500);
        assert!(lexicon.forms.len() <= ROOM);
        assert_eq!(lexicon.ends.len(), lexicon.entries.len());
    }

    #[test]
    fn forms_are_made_regularly_or_told() {
        let lexicon = Lexicon::load().unwrap();
        let is = |word: &str, lemma: &str, wanted: Form| {
            lexicon.lexeme(word).verbs().any(|(entry, form)| form == wanted && lexicon.lemma(entry) == lemma)
        };
        assert!(is("denies", "deny", Form::Third));
        assert!(is("denied", "deny", Form::Past));
        assert!(is("agreeing", "agree", Form::Gerund));
        assert!(is("ceasing", "cease", Form::Gerund));
        assert!(is("withdrew", "withdraw", Form::Past));
        assert!(is("Withdrawn", "withdraw", Form::Participle));
        assert!(is("reaches", "reach", Form::Third));
        assert!(is("spoken", "speak", Form::Participle));
        assert_eq!(lexicon.lexeme("withdrawl"), &UNKNOWN);
    }

    #[test]
    fn a_lemma_has_its_forms_as_verb_and_as_noun() {
        let lexicon = Lexicon::load().unwrap();
        let mut forms: Vec<&str> = lexicon.forms_of("call").collect();
        forms.sort_unstable();
        assert_eq!(forms, ["call", "called", "calling", "calls"]);
        assert_eq!(lexicon.forms_of("calls").count(), 0);
    }
}
