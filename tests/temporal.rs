//! Time expressions: sentences, the expressions in them and their values, as a table.

use dateline::document::{Anchor, DocumentType};
use dateline::temporal::{Expression, Tagger, Timex};
use dateline::text::{Layout, Scanner};

const CASES: &str = include_str!("data/timexes.tsv");

/// A line of the table: anchor (`-` for none), type of document, text, expected expressions (`-` for none).
struct Case<'t> {
    anchor: Option<Anchor>,
    kind: DocumentType,
    text: &'t str,
    expected: &'t str,
}

fn cases() -> impl Iterator<Item = Case<'static>> {
    CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let [anchor, kind, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {line}")
        };
        let kind = match kind {
            "news" => DocumentType::News,
            "narrative" => DocumentType::Narrative,
            "colloquial" => DocumentType::Colloquial,
            kind => panic!("no type: {kind}"),
        };
        let anchor = (anchor != "-").then(|| anchor.parse().unwrap());
        Case { anchor, kind, text, expected: expected.strip_prefix('-').unwrap_or(expected) }
    })
}

/// A tagger with its scanner, built once.
struct Reader {
    tagger: Tagger,
    scanner: Scanner,
}

impl Reader {
    fn new(tagger: Tagger) -> Self {
        let scanner = Scanner::new(tagger.heads().map(|word| (word, 0)));
        Reader { tagger, scanner }
    }

    fn find(&self, text: &str) -> Vec<Expression> {
        self.tagger.find(&Layout::new(text), self.scanner.scan(text))
    }

    fn read(&self, text: &str, anchor: Option<&Anchor>, kind: DocumentType) -> Vec<Timex> {
        self.tagger.resolve(&self.find(text), anchor, Some(kind))
    }
}

/// `expression=TYPE value MODIFIER…`: what the table writes of an expression.
fn shown(timex: &Timex, text: &str) -> String {
    let kind = format!("{:?}", timex.kind).to_uppercase();
    let value = timex.value.map_or("-".to_owned(), |value| value.to_string());
    let mut line = format!("{}={kind} {value}", timex.span.of(text).unwrap());
    if let Some(modifier) = timex.modifier {
        line += &format!(" {}", serde_json::to_value(modifier).unwrap().as_str().unwrap());
    }
    if let Some((begin, end)) = timex.begin.zip(timex.end_value) {
        line += &format!(" {{{begin}..{end}}}");
    }
    if let Some(quant) = timex.quant {
        line += &format!(" quant={quant}");
    }
    if let Some(freq) = timex.freq {
        line += &format!(" freq={freq}");
    }
    if timex.ambiguous {
        line += " ambiguous";
    }
    if let Some(reason) = &timex.reason {
        line += &format!(" ({reason})");
    }
    line
}

fn line(timexes: &[Timex], text: &str) -> String {
    timexes.iter().map(|timex| shown(timex, text)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn sentences() {
    let reader = Reader::new(Tagger::new());
    let mut wrong = String::new();
    for Case { anchor, kind, text, expected } in cases() {
        let timexes = reader.read(text, anchor.as_ref(), kind);
        let line = line(&timexes, text);
        if line != expected {
            wrong += &format!("{text}\n  expected {expected}\n  found    {line}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
