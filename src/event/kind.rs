//! The closed sets of an event: kind, phase, factuality, role.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Error;

macro_rules! names {
    ($(#[$meta:meta])* $name:ident, { $($(#[$doc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(into = "String", from = "String")]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)*
            /// One of a user's own.
            Custom(Box<str>),
        }

        impl $name {
            /// The name as it stands in JSON.
            pub fn as_str(&self) -> &str {
                match self {
                    $($name::$variant => $text,)*
                    $name::Custom(name) => name,
                }
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                match name {
                    $($text => $name::$variant,)*
                    other => $name::Custom(other.into()),
                }
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                name.as_str().into()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

names! {
    /// What sort of event.
    Kind, {
        /// A telephone or video conversation between leaders, ministers or officials (CAMEO 041).
        Call = "call",
        /// Forces leaving a place (CAMEO 0874, 087).
        Withdrawal = "withdrawal",
        /// A truce in an armed conflict, in any phase of its life (CAMEO 0871).
        Ceasefire = "ceasefire",
    }
}

names! {
    /// How far along an event is; which wording gives which phase is the table in the crate's guidelines.
    Phase, {
        /// Of a call.
        Held = "held",
        /// Of a call or a withdrawal.
        Planned = "planned",
        /// Of a call.
        Requested = "requested",
        /// Of a call or a withdrawal.
        Refused = "refused",
        /// Of a withdrawal or a ceasefire.
        Demanded = "demanded",
        /// Of a withdrawal.
        Announced = "announced",
        /// Of a withdrawal.
        Ordered = "ordered",
        /// Of a withdrawal.
        Begun = "begun",
        /// Of a withdrawal.
        Ongoing = "ongoing",
        /// Of a withdrawal.
        Completed = "completed",
        /// Of a withdrawal.
        Reversed = "reversed",
        /// Of a ceasefire.
        Proposed = "proposed",
        /// Of a ceasefire.
        Agreed = "agreed",
        /// Of a ceasefire.
        InEffect = "in_effect",
        /// Of a ceasefire.
        Extended = "extended",
        /// Of a ceasefire.
        Violated = "violated",
        /// Of a ceasefire.
        Collapsed = "collapsed",
        /// Of a ceasefire.
        Ended = "ended",
        /// Of a ceasefire.
        Rejected = "rejected",
    }
}

impl Phase {
    /// Whether somebody brings it about by saying so: its day is that of the word.
    pub(crate) fn is_word(&self) -> bool {
        matches!(
            self,
            Phase::Demanded
                | Phase::Announced
                | Phase::Agreed
                | Phase::Proposed
                | Phase::Rejected
                | Phase::Refused
                | Phase::Requested
                | Phase::Extended
                | Phase::Ordered
        )
    }

    /// Whether it is something that is done or that happens.
    pub(crate) fn is_deed(&self) -> bool {
        matches!(
            self,
            Phase::Held
                | Phase::Completed
                | Phase::Begun
                | Phase::Ongoing
                | Phase::Reversed
                | Phase::Extended
                | Phase::Violated
                | Phase::Collapsed
                | Phase::Ended
        )
    }

    /// Whether it is of a talk, not of what is talked about.
    pub(crate) fn is_talk(&self) -> bool {
        matches!(self, Phase::Held | Phase::Requested)
    }
}

names! {
    /// What a participant does in an event.
    Role, {
        /// Who initiated a call.
        Caller = "caller",
        /// Who was called.
        Callee = "callee",
        /// A side of a call or a ceasefire.
        Party = "party",
        /// Whose forces leave.
        Withdrawer = "withdrawer",
        /// The place that forces leave.
        From = "from",
        /// The place that forces go to.
        To = "to",
        /// Who brought a ceasefire about.
        Broker = "broker",
    }
}

impl Role {
    /// Whether it is that of a place: of [`Role::From`], [`Role::To`], and of the custom ones `at`, `in` and `place`.
    pub fn is_place(&self) -> bool {
        match self {
            Role::From | Role::To => true,
            Role::Custom(name) => matches!(&**name, "at" | "in" | "place"),
            _ => false,
        }
    }
}

/// Whether the text tells the thing itself as a fact. Attribution ("the Kremlin said") lowers nothing.
///
/// The order is that of strength: the strongest mention decides an event's factuality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factuality {
    /// Told as having happened.
    Asserted,
    /// Scheduled or announced for later.
    Planned,
    /// Called for.
    Demanded,
    /// Possible, conditional, offered.
    Hypothetical,
    /// Denied.
    Negated,
}

impl Factuality {
    /// The name as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Factuality::Asserted => "asserted",
            Factuality::Planned => "planned",
            Factuality::Demanded => "demanded",
            Factuality::Hypothetical => "hypothetical",
            Factuality::Negated => "negated",
        }
    }
}

impl fmt::Display for Factuality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Factuality {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let all = [Self::Asserted, Self::Planned, Self::Demanded, Self::Hypothetical, Self::Negated];
        let found = all.into_iter().find(|factuality| factuality.as_str() == name);
        found.ok_or_else(|| Error::Name { what: "factuality", name: name.to_owned() })
    }
}
