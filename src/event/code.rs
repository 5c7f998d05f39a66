//! CAMEO and PLOVER codes of what a mention tells.

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::event::{Factuality, Kind, Mention, Phase};

/// What CAMEO and PLOVER call one kind in one phase and factuality, for those who come from the event data of PETRARCH, ICEWS,
/// GDELT or POLECAT.
///
/// A code says what was done, so what is only thought of or denied has mostly none: "the troops have not left" is no event there.
/// Where a kind has finer steps than the code book, several share a code. These are the crate's own kinds; the codes of
/// [one's own](crate::event::Definition) stand with them.
///
#[doc = include_str!("codes.md")]
///
/// CAMEO's numbers are those of its code book of 2012 (Schrodt); PLOVER's types and modes those of its own of 2023.
///
/// ```
/// use dateline::event::{Code, Factuality, Kind, Phase};
///
/// let code = Code::of(&Kind::Ceasefire, &Phase::Violated, Factuality::Asserted).expect("has one");
/// assert_eq!((code.cameo.as_deref(), code.plover.as_deref()), (Some("196"), Some("ASSAULT")));
/// assert!(Code::of(&Kind::Ceasefire, &Phase::Violated, Factuality::Negated).is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Code {
    /// The kind.
    pub kind: Kind,
    /// In this phase.
    pub phase: Phase,
    /// Told as this.
    pub factuality: Factuality,
    /// CAMEO's number, with its leading zero: `0871`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// PLOVER's event type: `CONSULT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plover: Option<String>,
    /// PLOVER's mode, where the type has one: `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
}

static CODES: Lazy<Vec<Code>> = Lazy::new(|| rows().filter_map(code).collect());

/// The lines of the table, without its heading and rule.
fn rows() -> impl Iterator<Item = &'static str> {
    include_str!("codes.md").lines().skip(2)
}

fn code(row: &str) -> Option<Code> {
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let &[kind, phase, factuality, cameo, _, plover] = &cells[..] else { return None };
    let some = |text: &str| Some(text).filter(|text| !text.is_empty()).map(str::to_owned);
    let (plover, mode) = plover.split_once(' ').unwrap_or((plover, ""));
    Some(Code {
        kind: kind.into(),
        phase: phase.into(),
        factuality: factuality.parse().ok()?,
        cameo: some(cameo),
        plover: some(plover),
        mode: some(mode),
    })
}

impl Code {
    /// The code of one of the crate's own kinds in a phase and factuality; `None` where there is none.
    pub fn of(kind: &Kind, phase: &Phase, factuality: Factuality) -> Option<&'static Code> {
        CODES.iter().find(|code| code.kind == *kind && code.phase == *phase && code.factuality == factuality)
    }

    /// The whole table, in its order.
    pub fn table() -> &'static [Code] {
        &CODES
    }
}

impl Mention {
    /// What CAMEO and PLOVER call what this mention tells, where it is of one of the crate's own kinds.
    pub fn code(&self) -> Option<&'static Code> {
        Code::of(&self.kind, &self.phase, self.factuality)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        assert_eq!(CODES.len(), rows().count());
        let keys: BTreeSet<_> = CODES.iter().map(|code| (&code.kind, &code.phase, code.factuality)).collect();
        assert_eq!(keys.len(), CODES.len(), "a kind, phase and factuality twice");
        for code in CODES.iter() {
            assert!(!matches!(code.kind, Kind::Custom(_)) && !matches!(code.phase, Phase::Custom(_)), "{code:?}");
            let cameo = code.cameo.as_deref().unwrap_or_default();
            assert!((3..=4).contains(&cameo.len()) && cameo.bytes().all(|byte| byte.is_ascii_digit()), "{code:?}");
        }
    }
}
