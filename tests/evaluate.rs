//! The example `evaluate` on small gold files, with figures worked out by hand.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod example;

use example::Folder;
use serde_json::{Value, json};

const TEXT: &str = "Putin called Obama on Wednesday. The truce began in May.";

/// A folder with a gold document and what someone found in it.
fn folder(test: &str, gold: Value, found: Value) -> Folder {
    let folder = Folder::new(test);
    let (mut gold, mut found) = (gold, found);
    gold["id"] = "d".into();
    gold["text"] = TEXT.into();
    gold["published"] = "2016-07-07".into();
    found["document"] = "d".into();
    folder.write("gold.jsonl", gold.to_string()).write("found.jsonl", found.to_string());
    folder
}

fn figures(folder: &Folder, task: &str) -> Value {
    let args = ["--task", task, "gold.jsonl", "--found", "found.jsonl", "--format", "json"];
    serde_json::from_str(&folder.run("evaluate", &args).clean()).unwrap()
}

fn timex(start: usize, end: usize, value: Value) -> Value {
    json!({"start": start, "end": end, "type": "DATE", "value": value})
}

fn mention(kind: &str, sentence: [usize; 2], trigger: [usize; 2], more: Value) -> Value {
    let mut mention = json!({
        "id": format!("{}:{kind}:0", trigger[0]), "kind": kind, "start": sentence[0], "end": sentence[1],
        "trigger": {"start": trigger[0], "end": trigger[1]}, "phase": "held", "factuality": "asserted",
        "participants": [], "when": null, "event": "e",
    });
    for (key, value) in more.as_object().unwrap() {
        mention[key] = value.clone();
    }
    mention
}

#[test]
fn time_expressions() {
    let gold = json!({"timexes": [timex(22, 31, json!("2016-07-06")), timex(52, 55, json!("1982-XX"))]});
    let found = json!({"timexes": [timex(19, 31, json!("2016-07-06")), timex(52, 55, json!("1982")), timex(0, 5, json!(null))]});
    let folder = folder("evaluate-timexes", gold, found);
    // Two of three found overlap, one of them with the same span; one value is right, two when equal spellings are folded.
    let expected = json!({
        "gold": 2, "system": 3, "strict": 40.0, "relaxed": 80.0, "type": 80.0, "value": 40.0, "canonical": 80.0, "both": 0.0,
    });
    assert_eq!(figures(&folder, "timexes"), expected);
    let args = ["--task", "timexes", "gold.jsonl", "--found", "found.jsonl", "--errors"];
    let listed = folder.run("evaluate", &args).clean();
    let errors: Vec<&str> = listed.lines().filter(|line| line.contains('\t')).collect();
    let expected = [
        "SPAN\td\t\t\tPutin called Obama on [[Wednesday]]. The truce began in May.",
        "VALUE\td\t1982-XX\t1982\tPutin called Obama on Wednesday. The truce began in [[May]].",
        "FALSE\td\t\t\t[[Putin]] called Obama on Wednesday. The truce began in May",
    ];
    assert_eq!(errors, expected);
}

#[test]
fn mentions() {
    let named = |names: &[&str]| names.iter().map(|name| json!({"name": name, "role": "party"})).collect::<Value>();
    let wednesday = json!({"start": "2016-07-06", "end": "2016-07-06"});
    let gold = json!({"mentions": [
        mention("call", [0, 32], [6, 12], json!({"participants": named(&["Vladimir Putin", "Barack Obama"]), "when": wednesday})),
        mention("ceasefire", [33, 56], [37, 42], json!({"phase": "in_effect"})),
    ]});
    let found = json!({"mentions": [
        mention("call", [0, 32], [6, 12], json!({"participants": named(&["Putin"]), "when": wednesday})),
        mention("call", [33, 56], [43, 48], json!({})),
        mention("ceasefire", [33, 56], [43, 48], json!({"factuality": "planned"})),
    ]});
    let folder = folder("evaluate-mentions", gold, found);
    let figures = figures(&folder, "mentions");
    assert_eq!(figures["call"], json!({"P": 50.0, "R": 100.0, "F1": 66.7, "gold": 1, "system": 2}));
    assert_eq!(figures["ceasefire"]["F1"], 100.0);
    assert_eq!(figures["ceasefire happened"], json!({"P": 0.0, "R": 0.0, "F1": 0.0, "gold": 1, "system": 0}));
    let rest = ["phase", "when", "factuality"].map(|name| figures[name].as_f64().unwrap());
    assert_eq!(rest, [50.0, 100.0, 50.0]);
    assert_eq!(figures["participants"]["F1"], 66.7);
}

#[test]
fn merging_of_gold_mentions_is_measured_on_the_events_they_name() {
    let gold = json!({"mentions": [
        mention("call", [0, 32], [6, 12], json!({})),
        mention("ceasefire", [33, 56], [37, 42], json!({"phase": "in_effect", "event": "f"})),
        mention("ceasefire", [33, 56], [43, 48], json!({"phase": "agreed", "event": null})),
    ]});
    let folder = folder("evaluate-timeline", gold, json!({"mentions": []}));
    let args = ["--task", "timeline", "--from", "gold", "gold.jsonl", "--format", "json"];
    let figures: Value = serde_json::from_str(&folder.run("evaluate", &args).clean()).unwrap();
    assert_eq!(figures["mentions"], 2);
    assert_eq!(figures["gold events"], 2);
    assert_eq!(figures["B3"], 100.0);
}

#[test]
fn a_figure_below_its_floor_is_a_failure() {
    let gold = json!({"timexes": [timex(22, 31, json!("2016-07-06")), timex(52, 55, json!("2016-05"))]});
    let found = json!({"timexes": [timex(22, 31, json!("2016-07-06"))]});
    let folder = folder("evaluate-floors", gold, found);
    let run = |floors: &[&str]| {
        let args = ["--task", "timexes", "gold.jsonl", "--found", "found.jsonl"];
        folder.run("evaluate", &[&args, floors].concat())
    };
    run(&["--floor", "value=66.67", "--floor", "strict.P=100", "--floor", "strict.R=50"]).clean();
    let low = run(&["--floor", "value=66.68", "--floor", "relaxed=67"]);
    let complaint =
        "evaluate: value is 66.67, below its floor of 66.68\nevaluate: relaxed is 66.67, below its floor of 67\n";
    assert_eq!((low.status, low.stderr.as_str()), (1, complaint));
    let unknown = run(&["--floor", "beauty=1"]);
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.stderr.contains("no figure is named \"beauty\"; there are: gold, system, strict"),
        "{}",
        unknown.stderr
    );
}

#[test]
fn bad_gold_is_named() {
    let folder = Folder::new("evaluate-bad");
    folder
        .write("gold.jsonl", "{\"text\": \"x\", \"timexes\": [{\"start\": 0}]}\n{\"timexes\": []}\n{\"text\": \"x\"}");
    let run = folder.run("evaluate", &["--task", "timexes", "gold.jsonl", "--format", "json"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (1, "gold.jsonl:1: missing field `end`\ngold.jsonl:2: missing field `text`\n")
    );
    assert!(run.stdout.starts_with("{\"gold\":0,"), "{}", run.stdout);
    let run = folder.run("evaluate", &["--task", "timexes", "none.jsonl"]);
    assert!(run.status == 1 && run.stderr.starts_with("none.jsonl:1: "), "{}", run.stderr);
    assert_eq!(folder.run("evaluate", &["--task", "everything", "gold.jsonl"]).status, 2);
}
