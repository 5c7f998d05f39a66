//! What a word form may be: a closed-class word, forms of verbs, nouns.

use crate::event::clause::operator::Operator;
use crate::event::clause::tagging::Settled;
use crate::event::table::named;

named! {
/// The word classes of the closed table.
pub(crate) enum Closed {
    Det "det",
    His "his",
    Pron "pron",
    Rel "rel",
    Prep "prep",
    Conj "conj",
    Comp "comp",
    Modal "modal",
    Be "be",
    Have "have",
    Do "do",
    Neg "neg",
    Adv "adv",
    Num "num",
    Adj "adj",
}
}

named! {
/// A closed-class word that its neighbours decide on in a way of its own.
pub(in crate::event) enum Particular {
    Following "following",
    Like "like",
    No "no",
    Once "once",
    Past "past",
    That "that",
    To "to",
}
}

named! {
/// What a noun stands for, as far as events care.
pub(crate) enum NounClass {
    Plain "plain",
    Event "event",
    Adjective "adj",
    Force "force",
    Party "party",
    Place "place",
    Operation "operation",
    Office "office",
    Phone "phone",
    Press "press",
    /// What leaves or is withdrawn without being forces: bodies, plans, money.
    Civil "civil",
    /// People without arms.
    People "people",
}
}

impl NounClass {
    /// Whether it is of those that no forces are.
    pub(crate) fn unarmed(self) -> bool {
        matches!(self, NounClass::Civil | NounClass::People)
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

named! {
/// A complement of a verb or noun, through which it governs an event: an object, a preposition, a clause.
pub(crate) enum Complement {
    Object "obj",
    To "to",
    On "on",
    For "for",
    With "with",
    Of "of",
    By "by",
    From "from",
    Into "into",
    Over "over",
    Infinitive "inf",
    Gerund "ger",
    That "that",
    /// The event is its subject.
    Subject "subj",
    Upon "upon",
    Out "out",
    In "in",
    At "at",
    About "about",
    Toward "toward",
    Towards "towards",
    Up "up",
    Through "through",
    Against "against",
}
}

/// What governs an event through which complement, a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Complements(u32);

impl Complements {
    fn has(self, complement: Complement) -> bool {
        self.0 & (1 << complement as u32) != 0
    }

    pub(super) fn parse(names: &str) -> Option<Complements> {
        names.split_ascii_whitespace().try_fold(Complements(0), |all, name| {
            Complement::parse(name).map(|complement| Complements(all.0 | 1 << complement as u32))
        })
    }
}

/// A verb's or noun's dictionary entry; the same lemma may have two with different operators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) lemma: &'static str,
    pub(crate) operator: Operator,
    pub(super) complements: Complements,
}

impl Entry {
    /// Whether it governs an event through a complement.
    pub(crate) fn takes(&self, complement: Complement) -> bool {
        self.complements.has(complement)
    }

    /// Whether it governs an event through a preposition.
    pub(crate) fn takes_word(&self, preposition: &str) -> bool {
        Complement::parse(preposition).is_some_and(|complement| self.takes(complement))
    }
}

/// One reading of a word form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Closed(Closed),
    /// An entry, and its form.
    Verb(u16, Form),
    /// An entry, its class, and whether it is plural.
    Noun(u16, NounClass, bool),
}

/// All that a word form may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexeme {
    /// In the order of the tables.
    readings: Vec<Reading>,
    /// The first closed class.
    pub(in crate::event) closed: Option<Closed>,
    /// The first verb.
    pub(super) verb: Option<(u16, Form)>,
    /// The first noun.
    pub(super) noun: Option<(u16, NounClass, bool)>,
    /// Which closed classes, a bit for each.
    classes: u16,
    /// Which forms of verbs, a bit for each.
    forms: u8,
    pub(super) particular: Option<Particular>,
    /// What it is whatever stands beside it, where it is that.
    pub(super) certain: Option<Settled>,
}

/// A word that no table has.
pub(in crate::event) static UNKNOWN: Lexeme = Lexeme::NONE;

impl Lexeme {
    const NONE: Lexeme = Lexeme {
        readings: Vec::new(),
        closed: None,
        verb: None,
        noun: None,
        classes: 0,
        forms: 0,
        particular: None,
        certain: None,
    };

    /// Adds a reading, unless it is known.
    pub(in crate::event) fn add(&mut self, reading: Reading) {
        if self.readings.contains(&reading) {
            return;
        }
        self.readings.push(reading);
        match reading {
            Reading::Closed(class) => {
                self.closed.get_or_insert(class);
                self.classes |= 1 << class as u16;
            }
            Reading::Verb(entry, form) => {
                self.verb.get_or_insert((entry, form));
                self.forms |= 1 << form as u8;
            }
            Reading::Noun(entry, class, plural) => {
                self.noun.get_or_insert((entry, class, plural));
            }
        }
        self.certain = self.is_certain().then(|| Settled::certain(self));
    }

    /// Has its neighbours decide on it in a way of its own.
    pub(super) fn decide(&mut self, particular: Particular) {
        self.particular = Some(particular);
        self.certain = self.is_certain().then(|| Settled::certain(self));
    }

    /// In the order of the tables; none of a word that no table has.
    pub(crate) fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Whether it is the same whatever stands beside it: a noun and nothing else, or a word of most closed classes.
    fn is_certain(&self) -> bool {
        match self.closed {
            None => self.noun.is_some() && self.verb.is_none(),
            Some(Closed::Adv | Closed::Adj) => self.noun.is_none() && self.verb.is_none(),
            Some(Closed::Prep | Closed::Modal) => false,
            Some(_) => self.particular.is_none(),
        }
    }

    /// Whether it may be of a closed class.
    pub(in crate::event) fn is(&self, class: Closed) -> bool {
        self.classes & (1 << class as u16) != 0
    }

    /// Whether it may be of one of some closed classes.
    #[inline]
    pub(super) fn is_any(&self, classes: &[Closed]) -> bool {
        self.classes & classes.iter().fold(0, |all, class| all | 1 << *class as u16) != 0
    }

    /// Whether it may be a verb in a form.
    pub(in crate::event) fn has(&self, form: Form) -> bool {
        self.forms & (1 << form as u8) != 0
    }

    /// The first verb in a form.
    pub(super) fn verb_in(&self, wanted: Form) -> Option<(u16, Form)> {
        self.verbs().find(|(_, form)| *form == wanted)
    }

    /// All verbs that it may be, and in which forms.
    pub(super) fn verbs(&self) -> impl Iterator<Item = (u16, Form)> {
        self.readings.iter().filter_map(|reading| match reading {
            Reading::Verb(entry, form) => Some((*entry, *form)),
            _ => None,
        })
    }

    /// All nouns that it may be, and their classes.
    pub(in crate::event) fn nouns(&self) -> impl Iterator<Item = (u16, NounClass)> {
        self.readings.iter().filter_map(|reading| match reading {
            Reading::Noun(entry, class, _) => Some((*entry, *class)),
            _ => None,
        })
    }

    /// The entries of the verbs and nouns that it may be.
    pub(in crate::event) fn entries(&self) -> impl Iterator<Item = u16> {
        self.readings.iter().filter_map(|reading| match reading {
            Reading::Verb(entry, _) | Reading::Noun(entry, ..) => Some(*entry),
            Reading::Closed(_) => None,
        })
    }
}

impl Default for Lexeme {
    fn default() -> Self {
        Lexeme::NONE
    }
}
