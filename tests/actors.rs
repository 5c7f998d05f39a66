//! Who is named: sentences and the namings in them, as a table.

use dateline::actor::{Form, Gazetteer};
use dateline::chrono;
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

/// States whose leader is known on every day since 1990: the facts have no gap there.
const UNBROKEN: &[&str] = &[
    "USA",
    "GBR",
    "FRA",
    "DEU",
    "ITA",
    "CHN",
    "JPN",
    "IND",
    "CAN",
    "AUS",
    "BRA",
    "ZAF",
    "IDN",
    "SAU",
    "TUR",
    "PRK",
    "ISR",
    "IRN",
    "JOR",
    "COL",
    "UGA",
    "KEN",
    "LKA",
    "ESP",
    "HRV-from-2000-02-18",
    "RUS-from-1991-07-10",
    "UKR-from-1991-12-05",
    "ARM-from-2018-05-08",
    "GEO-from-1992-03-10",
    "MEX",
    "VEN-from-1994-02-02",
    "RWA-from-2000-03-24",
    "MDA-from-2010-12-30",
    "PAK",
    "LBN-from-1990-10-13",
    "EGY",
    "AGO",
    "MOZ",
    "COD",
    "TCD",
    "LBR-from-2006-01-16",
    "SEN",
    "NGA",
    "PHL",
    "MMR",
    "POL",
    "SLV",
    "NIC",
    "SUR-from-1990-12-29",
    "SLB",
    "TTO",
    "LAO-from-1992-11-25",
    "LSO-from-1993-04-02",
    "LBY",
    "BIH-from-2003-04-10",
    "AZE-from-1991-08-30",
    "AFG-from-2001-12-22",
    "SSD-from-2011-07-09",
    "TJK-from-1992-11-20",
    "IRQ-from-2004-06-28",
    "SYR-from-2000-07-17",
    "ETH-from-1991-05-28",
    "SDN-from-2019-04-12",
    "YEM",
];

#[test]
fn leaders_without_gap() {
    let gazetteer = Gazetteer::new();
    for state in UNBROKEN {
        let (code, from) = state.split_once("-from-").unwrap_or((*state, "1990-01-01"));
        let mut day: chrono::NaiveDate = from.parse().unwrap();
        let last = "2026-11-01".parse().unwrap();
        while day < last {
            assert!(gazetteer.holder(code, "leader", day).is_some(), "nobody leads {code} on {day}");
            day += chrono::TimeDelta::days(1);
        }
    }
}

#[test]
fn offices_beside_the_leading_one() {
    let gazetteer = Gazetteer::new();
    let cases = [
        ("MDA", "prime minister", "2015-08-15", "Valeriu Strelet"),
        ("SVN", "prime minister", "1991-07-07", "Lojze Peterle"),
        ("MKD", "prime minister", "2001-08-13", "Ljubco Georgievski"),
        ("COL", "foreign minister", "2016-09-26", "Maria Angela Holguin"),
        ("GEO", "foreign minister", "2008-08-12", "Eka Tkeshelashvili"),
        ("VNM", "leader", "2018-01-01", "Nguyen Phu Trong"),
        ("VEN", "president", "2012-01-01", "Hugo Chavez"),
    ];
    for (code, office, day, name) in cases {
        let holder = gazetteer.holder(code, office, day.parse().unwrap()).map(|actor| actor.name.as_str());
        assert_eq!(holder, Some(name), "{code} {office} on {day}");
    }
    assert!(gazetteer.holder("GEO", "foreign minister", "2004-01-01".parse().unwrap()).is_none(), "nobody held it");
}

#[test]
fn nobody_holds_an_office_beside_another() {
    let gazetteer = Gazetteer::new();
    let mut terms = Vec::new();
    for entry in gazetteer.entries() {
        terms
            .extend(entry.terms.iter().map(|term| (&term.of, &term.office, term.since, term.until, &entry.actor.name)));
    }
    terms.sort();
    for pair in terms.windows(2) {
        let ((of, office, _, until, first), (next_of, next_office, since, _, second)) = (pair[0], pair[1]);
        if (of, office) == (next_of, next_office) && until.is_none_or(|until| since <= until) {
            assert!(until.is_some_and(|until| until < since), "{of} {office}: {first} and {second}");
        }
    }
}

#[test]
fn actors_of_ones_own_win() {
    let json = r#"{"name": "Gateland", "code": "GAT", "kind": "state", "names": ["Kremlin"], "demonyms": ["Gatish"]}"#;
    let gazetteer = Gazetteer::builder().with(serde_json::from_str(json).unwrap()).build();
    let found = namings(&gazetteer, "2016-01-01", "The Kremlin called Gatish troops and Putin.");
    assert_eq!(found, "Kremlin=Gateland/GAT/name | Gatish troops=Gateland/GAT/forces | Putin=Vladimir Putin/RUS/name");
    let bare = Gazetteer::builder().bare().build();
    assert_eq!(namings(&bare, "2016-01-01", "Putin called the rebels."), "rebels=rebels/-/generic");
}
