//! What a mention tells beside who and when: where, how much, how far, and for how long.

mod extent;
mod location;
mod scope;
mod terms;
mod words;

use serde::{Deserialize, Serialize};

pub use extent::{Extent, Share};
pub use location::Location;
pub use scope::Scope;
pub use terms::{Bound, Permanence, Terms};

use crate::event::role::{Cast, Casting};
use crate::event::{Kind, Phase};
use crate::temporal::Timex;

/// What a mention tells of an event beside who takes part and when it was. What the sentence does not tell is empty.
///
/// ```
/// use dateline::event::{Scope, Share};
/// use dateline::{Document, Reader};
///
/// let read = |text| Reader::new().read(&Document::new(text)).mentions.remove(0).circumstances;
///
/// let truce = read("Russia declared a unilateral 72-hour ceasefire in Aleppo.");
/// assert_eq!(truce.scope, [Scope::Unilateral]);
/// assert_eq!(truce.terms.duration.map(|length| length.to_string()).as_deref(), Some("PT72H"));
/// assert_eq!((truce.places[0].name.as_str(), truce.places[0].code.as_deref()), ("Aleppo", Some("SYR")));
///
/// let withdrawal = read("Ethiopia withdrew most of its 12,000 troops from Somalia.");
/// let extent = withdrawal.extent.expect("it says how much");
/// assert_eq!((extent.share, extent.count, extent.of), (Some(Share::Most), None, Some(12_000)));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Circumstances {
    /// Where: of a withdrawal the places that are left, or that it is in; of a ceasefire those that it holds in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Location>,
    /// How much of the forces a withdrawal moves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
    /// How far a ceasefire reaches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<Scope>,
    /// For how long a ceasefire is agreed.
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    pub terms: Terms,
}

impl Circumstances {
    /// Whether nothing is told.
    pub fn is_empty(&self) -> bool {
        *self == Circumstances::default()
    }
}

impl Casting<'_, '_, '_> {
    /// What the sentence tells of an event of a kind beside its cast and its date.
    pub(crate) fn circumstances(
        &self,
        kind: &Kind,
        phase: &Phase,
        group: Option<u16>,
        cast: &Cast,
        timexes: &[Timex],
    ) -> Circumstances {
        match kind {
            Kind::Withdrawal => Circumstances {
                places: self.left_places(cast),
                extent: self.extent(group, cast),
                ..Circumstances::default()
            },
            Kind::Ceasefire => Circumstances {
                places: self.truce_places(group, cast),
                scope: self.scope(group),
                terms: self.terms(group, phase, timexes),
                ..Circumstances::default()
            },
            _ => Circumstances::default(),
        }
    }
}
