//! The tables that come with the crate, and how their lines are read.
//!
//! Lines that begin with `#` are comments; columns are separated by tabs, several spellings in one by `;`.

use chrono::NaiveDate;

use crate::actor::phrase::{Class, Common};
use crate::actor::table::{Call, Table};
use crate::actor::{Actor, ActorKind, Entry, Term};
use crate::hash;
use crate::table::split;

/// Words that are one name in several spellings, a line each.
const SPELLINGS: &str = include_str!("data/spellings.tsv");
/// Class, words, offices.
const ROLES: &str = include_str!("data/roles.tsv");
/// `shared` or `word`, surnames.
const COMMON: &str = include_str!("data/common.tsv");
/// Names that are no actor's.
const BLOCKS: &str = include_str!("data/blocks.tsv");
/// Code, name, further names, demonyms, capital, further metonyms.
const COUNTRIES: &str = include_str!("data/countries.tsv");
/// Name, `group` or `organization`, further names, adjectives and members, metonyms.
const GROUPS: &str = include_str!("data/groups.tsv");
/// Code, name, further names, adjectives.
const PLACES: &str = include_str!("data/places.tsv");
/// Places in which other places lie, by name.
const REGIONS: &str = include_str!("data/regions.tsv");
/// Name, code, surnames (`-` the last word, `!` none), further full names.
const PERSONS: &str = include_str!("data/persons.tsv");
/// Whose, office, who since when; `-` where nobody held it.
const TERMS: &str = include_str!("data/terms.tsv");

/// The nouns of groups that have no name of their own, in lower case: "rebels", "opposition fighters".
pub(crate) fn general_groups() -> impl Iterator<Item = &'static str> {
    let general = |class| matches!(Class::parse(class), Some(Class::Rebels | Class::Militants));
    let classes = lines(ROLES).map(columns::<3>).filter(move |[class, ..]| general(class));
    classes.flat_map(|[_, words, _]| list(words))
}

/// The places in which other places lie, by standard name.
pub(crate) fn regions() -> impl Iterator<Item = &'static str> {
    lines(REGIONS).flat_map(list)
}

/// Everything that comes with the crate.
pub(crate) fn table() -> Table {
    let mut table = words();
    add_actors(&mut table, |_| true);
    table.settle();
    table
}

/// The role words and surnames, without any actor.
pub(crate) fn words() -> Table {
    let mut table = Table::with_room(4_000, 14_000);
    for line in lines(SPELLINGS) {
        table.names.alias(line.split_whitespace());
    }
    for line in lines(ROLES) {
        let [class, words, offices] = columns(line);
        if let Some(class) = Class::parse(class) {
            table.add_role(class, &list(words).collect::<Vec<_>>(), &list(offices).collect::<Vec<_>>());
        }
    }
    for line in lines(COMMON) {
        let [degree, surnames] = columns(line);
        let common = if degree == "word" { Common::Word } else { Common::Shared };
        list(surnames).for_each(|surname| table.add_common(surname, common));
    }
    for line in lines(BLOCKS) {
        list(line).for_each(|name| table.add_block(name));
    }
    table
}

/// Adds the actors that `wanted` accepts.
pub(crate) fn add_actors(table: &mut Table, wanted: impl Fn(&Actor) -> bool) {
    actors(|actor, called| {
        if wanted(&actor) {
            table.add(actor, called);
        }
    });
    for [of, office, holders] in lines(TERMS).map(columns) {
        table.add_office(of, office, terms(holders));
    }
}

/// The rows of the actors that `wanted` accepts, in the order of the tables.
pub(crate) fn entries(wanted: impl Fn(&Actor) -> bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut persons: hash::Table<String, usize> = hash::Table::default();
    actors(|actor, called| {
        if wanted(&actor) {
            if actor.kind == ActorKind::Person {
                persons.insert(actor.name.clone(), entries.len());
            }
            entries.push(Entry::of(actor, called));
        }
    });
    for [of, office, holders] in lines(TERMS).map(columns) {
        for (name, since, until) in terms(holders) {
            if let Some(entry) = persons.get(name).and_then(|number| entries.get_mut(*number)) {
                entry.terms.push(Term { office: office.to_owned(), of: of.to_owned(), since, until });
            }
        }
    }
    entries
}

/// Visits every actor with all that it is called, the standard name first, in the order of the tables.
fn actors(mut visit: impl FnMut(Actor, &mut dyn Iterator<Item = (Call, &str)>)) {
    lines(PLACES).for_each(|line| places(line, &mut visit));
    lines(COUNTRIES).for_each(|line| country(line, &mut visit));
    lines(GROUPS).for_each(|line| group(line, &mut visit));
    let mut known = hash::Words::default();
    for line in lines(PERSONS) {
        let [name, code, surnames, names] = columns(line);
        known.insert(hash::text(name));
        let last = name.rsplit(' ').next().filter(|_| matches!(surnames, "-" | ""));
        let told = list(surnames).filter(|_| surnames != "!");
        let surnames = called(Call::Surname, last.into_iter().chain(told));
        visit(person(name, Some(code).filter(|code| code.len() == 3)), &mut full(name, list(names)).chain(surnames));
    }
    let groups = three_letters();
    for [of, _, holders] in lines(TERMS).map(columns) {
        for name in list(holders).filter_map(|holder| Some(holder.split_once(' ')?.1)) {
            if name != "-" && known.insert(hash::text(name)) {
                let surname = called(Call::Surname, name.rsplit(' ').next());
                visit(person(name, Some(of).filter(|of| is_code(of, &groups))), &mut full(name, []).chain(surname));
            }
        }
    }
}

fn called<'c>(call: Call, names: impl IntoIterator<Item = &'c str>) -> impl Iterator<Item = (Call, &'c str)> {
    names.into_iter().map(move |name| (call, name))
}

/// The names of an actor in full.
fn full<'c>(name: &'c str, others: impl IntoIterator<Item = &'c str>) -> impl Iterator<Item = (Call, &'c str)> {
    called(Call::Name, std::iter::once(name).chain(others))
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    crate::table::lines(table).map(|(_, line)| line)
}

fn columns<const N: usize>(line: &str) -> [&str; N] {
    let mut columns = [""; N];
    for (column, text) in columns.iter_mut().zip(split(line, b'\t')) {
        *column = text;
    }
    columns
}

fn list(column: &str) -> impl Iterator<Item = &str> {
    split(column, b';').map(str::trim_ascii).filter(|word| !word.is_empty() && *word != "-")
}

fn country(line: &str, visit: &mut impl FnMut(Actor, &mut dyn Iterator<Item = (Call, &str)>)) {
    let [code, name, names, demonyms, capital, metonyms] = columns(line);
    let actor = |name: &str, kind| Actor { name: name.to_owned(), code: Some(code.to_owned()), kind };
    let plural = list(demonyms).next().filter(|adjective| adjective.ends_with(['n', 'i', 'k', 'e', 'o']));
    let plural = plural.map(|plural| format!("{plural}s"));
    let mut capitals = list(capital);
    // The state last: where the two bear one name (Djibouti), the name is the state's.
    if let Some(first) = capitals.next().filter(|first| *first != name) {
        visit(actor(first, ActorKind::Place), &mut full(first, capitals));
    }
    let demonyms = called(Call::Demonym, list(demonyms).chain(plural.as_deref()));
    let metonyms = called(Call::Metonym, list(metonyms).chain(list(capital)));
    visit(actor(name, ActorKind::State), &mut full(name, list(names)).chain(demonyms).chain(metonyms));
}

fn group(line: &str, visit: &mut impl FnMut(Actor, &mut dyn Iterator<Item = (Call, &str)>)) {
    let [name, kind, names, demonyms, metonyms] = columns(line);
    let kind = if kind == "group" { ActorKind::Group } else { ActorKind::Organization };
    let others = called(Call::Demonym, list(demonyms)).chain(called(Call::Metonym, list(metonyms)));
    visit(Actor { name: name.to_owned(), code: None, kind }, &mut full(name, list(names)).chain(others));
}

/// Several places stand on a line where only names are told of them: `name = spelling = spelling; name`.
fn places(line: &str, visit: &mut impl FnMut(Actor, &mut dyn Iterator<Item = (Call, &str)>)) {
    let [code, names, demonyms] = columns(line);
    let code = Some(code).filter(|code| *code != "-");
    for names in list(names) {
        let mut names = split(names, b'=').map(str::trim_ascii);
        let name = names.next().unwrap_or_default();
        let actor = Actor { name: name.to_owned(), code: code.map(str::to_owned), kind: ActorKind::Place };
        visit(actor, &mut full(name, names).chain(called(Call::Demonym, list(demonyms))));
    }
}

fn person(name: &str, code: Option<&str>) -> Actor {
    Actor { name: name.to_owned(), code: code.map(str::to_owned), kind: ActorKind::Person }
}

/// The times in an office, each until the next; `-` stands for nobody.
fn terms(holders: &str) -> impl Iterator<Item = (&str, NaiveDate, Option<NaiveDate>)> {
    let mut times = list(holders).filter_map(|holder| {
        let (since, name) = holder.split_once(' ')?;
        Some((name, day(since)?))
    });
    let mut next = times.next();
    let terms = std::iter::from_fn(move || {
        let (name, since) = next?;
        next = times.next();
        Some((name, since, next.and_then(|(_, day)| day.pred_opt())))
    });
    terms.filter(|(name, ..)| *name != "-")
}

/// Groups whose names could be codes of states: ETA, IRA.
fn three_letters() -> Vec<&'static str> {
    let names = lines(GROUPS).filter_map(|line| line.split('\t').next());
    names.filter(|name| name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_uppercase())).collect()
}

/// Whether an office is a state's.
fn is_code(of: &str, groups: &[&str]) -> bool {
    of.len() == 3 && of.bytes().all(|byte| byte.is_ascii_uppercase()) && !groups.contains(&of)
}

/// `2009-01-20`, or the first of `2009-01` and of `2009`.
fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = split(text, b'-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().map_or(Some(1), |part| part.parse().ok());
    NaiveDate::from_ymd_opt(year, part()?, part()?)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::actor::phrase::Sense;
    use crate::actor::{Form, Gazetteer};

    fn width(table: &'static str, least: usize, most: usize) {
        for line in lines(table) {
            let columns = line.split('\t').count();
            assert!((least..=most).contains(&columns), "{columns} columns: {line:?}");
            assert!(
                !line.split('\t').any(|column| column != column.trim() || column.contains("  ")),
                "space: {line:?}"
            );
        }
    }

    #[test]
    fn every_line_loads() {
        width(ROLES, 3, 3);
        width(COMMON, 2, 2);
        width(BLOCKS, 1, 1);
        width(COUNTRIES, 2, 6);
        width(GROUPS, 2, 5);
        width(PLACES, 2, 3);
        width(PERSONS, 2, 4);
        width(TERMS, 3, 3);
        let classes = lines(ROLES).map(columns::<3>).filter(|[class, ..]| Class::parse(class).is_none());
        assert_eq!(classes.count(), 0);
        assert!(lines(COMMON).map(columns::<2>).all(|[degree, _]| matches!(degree, "shared" | "word")));
        assert!(lines(GROUPS).map(columns::<2>).all(|[_, kind]| matches!(kind, "group" | "organization")));
        let codes: BTreeSet<&str> = lines(COUNTRIES).map(columns::<2>).map(|[code, _]| code).collect();
        assert_eq!(codes.len(), lines(COUNTRIES).count(), "a code twice");
        let known = |code: &str| matches!(code, "-" | "") || codes.contains(code);
        for [code, place] in lines(PLACES).map(columns::<2>) {
            assert!(known(code), "{place}: {code}");
        }
        for [name, code] in lines(PERSONS).map(columns::<2>) {
            assert!(known(code), "{name}: {code}");
        }
        let mut places = BTreeSet::new();
        actors(|actor, _| {
            if actor.kind == ActorKind::Place {
                places.insert(actor.name);
            }
        });
        for region in regions() {
            assert!(places.contains(region), "{region} is no place");
        }
        let mut words = BTreeSet::new();
        for word in lines(SPELLINGS).flat_map(str::split_whitespace) {
            assert!(words.insert(word), "{word} in two classes of spellings");
            assert!(word.chars().all(char::is_alphabetic), "{word} is more than one token");
        }
    }

    #[test]
    fn no_actor_twice() {
        let gazetteer = Gazetteer::new();
        let mut names = BTreeMap::new();
        for entry in gazetteer.entries() {
            let actor = &entry.actor;
            let key = (&actor.name, actor.kind);
            assert!(names.insert(key, ()).is_none(), "{key:?} twice");
        }
    }

    #[test]
    fn terms_follow_one_another() {
        let gazetteer = Gazetteer::new();
        let groups = three_letters();
        let mut offices = BTreeSet::new();
        let mut last = "";
        let mut closed = BTreeSet::new();
        for [of, office, holders] in lines(TERMS).map(columns::<3>) {
            assert!(offices.insert((of, office)), "{of} {office} twice");
            assert!(of == last || closed.insert(of), "{of} in two places");
            last = of;
            let known = if is_code(of, &groups) { gazetteer.state(of) } else { gazetteer.actor(of) };
            assert!(known.is_some(), "{of} is nobody");
            let mut before: Option<(NaiveDate, &str)> = None;
            for holder in list(holders) {
                let (since, name) = holder.split_once(' ').expect(holder);
                let since = day(since).expect(holder);
                assert!(before.is_none_or(|(day, who)| day <= since && who != name), "{of} {office}: {holder}");
                before = Some((since, name));
            }
        }
    }

    /// Two actors share a spelling only where a day or a word beside it tells them apart.
    #[test]
    fn no_spelling_means_two() {
        let gazetteer = Gazetteer::new();
        let table = table();
        let mut wrong = BTreeSet::new();
        for entry in gazetteer.entries() {
            for name in std::iter::once(&entry.actor.name).chain(&entry.names).chain(&entry.demonyms) {
                let senses = table.names.get(name);
                let mut others: BTreeMap<u32, Form> = BTreeMap::new();
                for sense in senses {
                    match *sense {
                        Sense::Actor { actor, form } => drop(others.insert(actor, form)),
                        Sense::Role(_) | Sense::Block => drop(wrong.insert(format!("{name} is also a role or none"))),
                        Sense::Surname { .. } => {}
                    }
                }
                let kinds: Vec<_> = others.keys().filter_map(|&number| table.actor(number)).collect();
                let people = kinds.iter().all(|actor| actor.kind == ActorKind::Person);
                let dated = others.keys().all(|&number| !gazetteer.entries()[number as usize].terms.is_empty());
                // a town beside the state that it stands for
                let seat = others.values().filter(|form| **form != Form::Metonym).count() <= 1;
                if others.len() > 1 && !(seat || people && dated) {
                    let names: Vec<_> = kinds.iter().map(|actor| &actor.name).collect();
                    wrong.insert(format!("{name}: {names:?}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
