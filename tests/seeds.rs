//! The five reports in `seeds/`, from end to end: every event that they tell as a fact, and no other.

#![allow(clippy::unwrap_used)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use example::Folder;
use serde_json::Value;

/// An event that the reports tell as a fact. A part that is empty is not compared.
struct Told {
    kind: &'static str,
    /// First and last day.
    days: (&'static str, &'static str),
    /// A phase with its first day.
    phase: (&'static str, &'static str),
    /// Some of those who take part, with their roles.
    who: &'static [(&'static str, &'static str)],
    /// How many sources tell it.
    sources: usize,
}

const TOLD: [Told; 6] = [
    Told {
        kind: "ceasefire",
        days: ("2016-02-27", ""),
        phase: ("in_effect", "2016-02-27"),
        who: &[("Syria", "party")],
        sources: 0,
    },
    Told {
        kind: "call",
        days: ("2016-03-09", "2016-03-14"),
        phase: ("held", ""),
        who: &[("Vladimir Putin", ""), ("Bashar al-Assad", "")],
        sources: 2,
    },
    Told {
        kind: "call",
        days: ("2016-03-14", "2016-03-14"),
        phase: ("held", "2016-03-14"),
        who: &[("Barack Obama", ""), ("Vladimir Putin", "")],
        sources: 2,
    },
    Told {
        kind: "withdrawal",
        days: ("2016-03-14", ""),
        phase: ("announced", "2016-03-14"),
        who: &[("Russia", "withdrawer"), ("Syria", "from")],
        sources: 3,
    },
    Told {
        kind: "call",
        days: ("2016-04-13", "2016-04-19"),
        phase: ("held", ""),
        who: &[("Barack Obama", "caller"), ("Vladimir Putin", "callee")],
        sources: 1,
    },
    Told {
        kind: "call",
        days: ("2016-07-06", "2016-07-06"),
        phase: ("held", "2016-07-06"),
        who: &[("Vladimir Putin", "caller"), ("Barack Obama", "callee")],
        sources: 2,
    },
];

/// Whether what is asked for is empty or the string that is there.
fn is(there: &Value, asked: &str) -> bool {
    asked.is_empty() || there.as_str() == Some(asked)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

impl Told {
    fn matches(&self, event: &Value) -> bool {
        let (first, last) = self.days;
        let named = |who: &Value, (name, role): (&str, &str)| is(&who["name"], name) && is(&who["role"], role);
        let (phase, day) = self.phase;
        is(&event["kind"], self.kind)
            && is(&event["when"]["start"], first)
            && is(&event["when"]["end"], last)
            && list(&event["phases"]).any(|told| is(&told["phase"], phase) && is(&told["start"], day))
            && self.who.iter().all(|asked| list(&event["participants"]).any(|who| named(who, *asked)))
            && (self.sources == 0 || list(&event["sources"]).count() == self.sources)
    }
}

/// The reports of the project, and, where they are named in the environment, the articles whose facts they retell.
#[test]
fn the_facts_come_out_and_no_others() {
    let folder = Folder::new("seeds");
    let mut inputs = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned()];
    inputs.extend(std::env::var("DATELINE_ARTICLES"));
    let mut wrong = Vec::new();
    for input in inputs {
        let timeline: Value = serde_json::from_str(&folder.timeline(&["--format", "json", &input])).unwrap();
        let asserted: Vec<&Value> =
            list(&timeline["events"]).filter(|event| is(&event["factuality"], "asserted")).collect();
        for told in &TOLD {
            let Told { kind, days, .. } = told;
            match asserted.iter().filter(|event| told.matches(event)).count() {
                1 => {}
                found => wrong.push(format!("{input}: {kind} {days:?} is there {found} times")),
            }
        }
        for event in asserted.iter().filter(|event| !TOLD.iter().any(|told| told.matches(event))) {
            let brief = ["kind", "when", "participants", "phases", "sources"].map(|key| event[key].to_string());
            wrong.push(format!("{input}: not a fact of the reports: {}", brief.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
