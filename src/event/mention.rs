//! One sentence's telling of one event.

use serde::{Deserialize, Serialize};

use crate::Span;
use crate::actor::{ActorKind, Gazetteer};
use crate::event::{Circumstances, Factuality, Kind, Phase, Role, When};
use crate::text::Section;

/// One sentence's telling of one event in one phase.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mention {
    /// Trigger start, kind and a counter (`6:call:0`): unique in its document.
    pub id: String,
    /// What sort of event.
    pub kind: Kind,
    /// The sentence.
    pub sentence: Span,
    /// The verb or noun that names the event.
    pub trigger: Span,
    /// The section that the trigger stands in.
    pub section: Section,
    /// How far along the event is.
    pub phase: Phase,
    /// Whether the text tells it as a fact.
    pub factuality: Factuality,
    /// Who takes part, in the order of the text.
    pub participants: Vec<Participant>,
    /// When it was; `None` where there is neither a time expression nor an anchor.
    pub when: Option<When>,
    /// Where, how much, how far and for how long.
    pub circumstances: Circumstances,
    /// The sentence's text.
    pub quote: String,
}

/// Who takes part in an event, and as what.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Participant {
    /// The actor's standard name, or the name as said where the actor is unknown.
    pub name: String,
    /// ISO 3166 alpha-3 code of the state, or of the person's state.
    pub code: Option<String>,
    /// As what.
    pub role: Role,
    /// What the participant is: a state, a person, a group… `None` where that is not known.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActorKind>,
}

impl Participant {
    /// A participant of whom no more is known.
    pub fn new(name: impl Into<String>, code: Option<&str>, role: Role) -> Self {
        Participant { name: name.into(), code: code.map(str::to_owned), role, kind: None }
    }

    /// Whether it is a state. Where nothing says what it is, the crate's gazetteer is asked for its name.
    pub fn is_state(&self) -> bool {
        let known = || Gazetteer::new().actor(&self.name).map(|actor| actor.kind);
        self.code.is_some() && self.kind.or_else(known) == Some(ActorKind::State)
    }
}
