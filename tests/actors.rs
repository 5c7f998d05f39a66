//! Who is named: sentences and the namings in them, as a table.

use dateline::actor::{Form, Gazetteer};
use dateline::{Span, text::tokenize};

const CASES: &str = include_str!("data/actors.tsv");

fn namings(gazetteer: &Gazetteer, day: &str, text: &str) -> String {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let named = gazetteer.find(text, &tokens, day.parse().ok());
    let show = |naming: dateline::actor::Naming<'_>| {
        let first = tokens[naming.tokens.start].start as usize;
        let last = tokens[naming.tokens.end - 1].end as usize;
        let code = naming.actor.code.as_deref().unwrap_or("-");
        let place = if naming.place.is_some() { "+place" } else { "" };
        format!("{}={}/{}/{}{place}", &text[first..last], naming.actor.name, code, form(naming.form))
    };
    named.into_iter().map(show).collect::<Vec<_>>().join(" | ")
}

fn form(form: Form) -> String {
    format!("{form:?}").to_lowercase()
}

#[test]
fn sentences() {
    let gazetteer = Gazetteer::new();
    let mut wrong = String::new();
    for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (day, text, expected) = (columns.next().unwrap(), columns.next().unwrap(), columns.next().unwrap_or(""));
        let found = namings(&gazetteer, day, text);
        if found != expected {
            wrong += &format!("{day}\t{text}\n  expected {expected}\n  found    {found}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
