//! Kinds of events as data: the words that name one, who takes part, and what its phases are called.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::actor::ActorKind;
use crate::event::{Aspect, Code, Evidence, Factuality, Kind, Phase, Role};

/// A kind of event as data.
///
/// One's own kind goes the same way as the crate's three: its words join the one scan over the text, the clause around each is
/// read into the same frame, phase and factuality come from the same rule table by [`Aspect`], the date from the same rules,
/// and mentions are merged, printed, saved and loaded like any other. What differs: the roles of the crate's own kinds are read by
/// typed code, because the words that name them have so many other meanings ("called him a liar"), and those of one's own by
/// [`Slot`]s; and merging knows the lives of the crate's own kinds, while one's own is taken for something that happens at once.
///
/// ```
/// use dateline::event::Definition;
/// use dateline::{Document, Reader};
///
/// let swap: Definition = serde_json::from_str(
///     r#"{
///         "kind": "prisoner exchange",
///         "aspect": "act",
///         "triggers": [{"words": "exchange|swap _ prisoners|captives", "part": "verb"},
///                      {"words": "prisoner exchange|swap", "part": "noun"}],
///         "roles": [{"role": "party", "at": ["subject", "owner", "with", "between"], "kinds": ["state", "group"]}],
///         "phases": {"held": "done"}
///     }"#,
/// )?;
/// let reader = Reader::new().kinds([swap])?;
/// let reading = reader.read(&Document::new("Russia and Ukraine exchanged more than 100 prisoners on Tuesday."));
/// let mention = &reading.mentions[0];
/// let who: Vec<&str> = mention.participants.iter().map(|one| one.name.as_str()).collect();
/// assert_eq!((mention.phase.as_str(), who), ("done", vec!["Russia", "Ukraine"]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its name. With the name of one of the crate's own kinds, the words are added to that kind.
    pub kind: Kind,
    /// How it unfolds, which decides the phases that its clauses are read into: of an act `held`, `planned`, `requested` and
    /// `refused`; of a process those of a withdrawal; of a state those of a ceasefire.
    pub aspect: Aspect,
    /// The words that name it.
    pub triggers: Vec<Wording>,
    /// Who takes part, and where in the clause they stand; empty for the crate's own kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Slot>,
    /// What its phases are called where they go by names of their own: `{"held": "imposed"}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub phases: BTreeMap<Phase, Phase>,
    /// What CAMEO and PLOVER call it, by the names of its own phases.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<Code>,
}

/// Words that name a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Lemmas or forms, in lower case: alternatives are separated by `|`, and `_` is room for up to eight words
    /// (`exchange|swap _ prisoner`).
    pub words: String,
    /// Whether the first word is a verb or a noun.
    pub part: Part,
    /// What must stand beside them. Kinds of one's own rather make a [`Slot`] `required`.
    #[serde(default, skip_serializing_if = "Evidence::is_none")]
    pub evidence: Evidence,
    /// The phase that these words always tell, as "lift" does of sanctions; how far it happened is then the factuality's
    /// to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// The inflected forms of the first word where it has no regular ones: of a verb third person, past, participle and
    /// gerund, of a noun the plural.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
}

/// A part of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A verb.
    Verb,
    /// A noun, or the first noun of a compound.
    Noun,
}

/// A role, and where in the clause those stand who have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The role.
    pub role: Role,
    /// The places, tried in this order; what is found in all of them counts.
    pub at: Vec<Position>,
    /// What may stand there; anybody where it is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ActorKind>,
    /// Whether the words name no event where nobody stands there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
}

/// A place in the clause. In JSON `subject`, `object`, `owner`, or a preposition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Position {
    /// Who does it: the subject of the verb, active or after "by"; of a noun, that of the verb whose object it is.
    Subject,
    /// To whom it is done: the object of the verb, or its passive subject.
    Object,
    /// The possessor or adjective before a noun: "*Russia's* sanctions", "*EU* sanctions".
    Owner,
    /// After a preposition: "sanctions *on* Iran".
    After(Box<str>),
}

impl From<String> for Position {
    fn from(name: String) -> Self {
        match name.as_str() {
            "subject" => Position::Subject,
            "object" => Position::Object,
            "owner" => Position::Owner,
            _ => Position::After(name.into()),
        }
    }
}

impl From<Position> for String {
    fn from(position: Position) -> Self {
        match position {
            Position::Subject => "subject".to_owned(),
            Position::Object => "object".to_owned(),
            Position::Owner => "owner".to_owned(),
            Position::After(preposition) => preposition.into(),
        }
    }
}

impl Definition {
    /// The code of a phase and factuality: the definition's own, else that of the crate's table.
    pub fn code(&self, phase: &Phase, factuality: Factuality) -> Option<&Code> {
        let own = self.codes.iter().find(|code| code.phase == *phase && code.factuality == factuality);
        own.or_else(|| Code::of(&self.kind, phase, factuality))
    }

    /// Whether it can be read by: some words, each with a first one, and a role for no place twice.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let bad = |what: &'static str, name: &str| Err(Error::Name { what, name: name.to_owned() });
        if self.kind.as_str().trim().is_empty() || self.triggers.is_empty() {
            return bad("event kind without a name or words", self.kind.as_str());
        }
        for wording in &self.triggers {
            let mut words = wording.words.split_whitespace();
            let first = words.next().unwrap_or("_");
            let blank = wording.words.split_whitespace().any(|word| word.split('|').any(str::is_empty));
            let upper = wording.words.chars().any(char::is_uppercase);
            let open = wording.words.trim_end().ends_with('_') || wording.words.contains("_ _");
            if first.contains('_') || blank || upper || open {
                return bad("pattern of words", &wording.words);
            }
            if !matches!((wording.part, wording.forms.len()), (_, 0) | (Part::Verb, 4) | (Part::Noun, 1)) {
                return bad("number of forms of a word", &wording.words);
            }
        }
        match self.roles.iter().find(|slot| slot.at.is_empty()) {
            Some(slot) => bad("place of a role", slot.role.as_str()),
            None => Ok(()),
        }
    }

    /// Its own name for a phase.
    pub(crate) fn phase(&self, phase: Phase) -> Phase {
        self.phases.get(&phase).cloned().unwrap_or(phase)
    }
}
