//! The tables that come with the crate, and how their lines are read.
//!
//! Lines that begin with `#` are comments; columns are separated by tabs, several spellings in one by `;`.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::actor::names::Hash;
use crate::actor::phrase::{Class, Common};
use crate::actor::table::Table;
use crate::actor::{Actor, ActorKind, Entry, Term};

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
    table
}

/// The role words and surnames, without any actor.
pub(crate) fn words() -> Table {
    let mut table = Table::with_capacity(14_000);
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
pub(crate) fn add_actors(table: &mut Table, wanted: impl Fn(&Entry) -> bool) {
    let mut entries = Vec::with_capacity(4000);
    entries.extend(places());
    entries.extend(lines(COUNTRIES).flat_map(country));
    entries.extend(lines(GROUPS).filter_map(group));
    entries.extend(persons());
    table.add_all(entries.into_iter().filter(wanted), false);
    let mut ranks: Vec<(&str, Vec<&str>)> = Vec::new();
    for [of, office, _] in lines(TERMS).map(columns::<3>) {
        match ranks.last_mut().filter(|(last, _)| *last == of) {
            Some((_, offices)) => offices.push(office),
            None => ranks.push((of, vec![office])),
        }
    }
    for (of, offices) in ranks {
        table.rank(of, &offices);
    }
}

fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    crate::table::lines(table).map(|(_, line)| line)
}

fn columns<const N: usize>(line: &str) -> [&str; N] {
    let mut columns = [""; N];
    for (column, text) in columns.iter_mut().zip(line.split('\t')) {
        *column = text;
    }
    columns
}

fn list(column: &str) -> impl Iterator<Item = &str> {
    column.split(';').map(str::trim).filter(|word| !word.is_empty() && *word != "-")
}

fn owned(column: &str) -> Vec<String> {
    list(column).map(str::to_owned).collect()
}

fn country(line: &str) -> Vec<Entry> {
    let [code, name, names, demonyms, capital, metonyms] = columns(line);
    let actor = |name: &str, kind| Actor { name: name.to_owned(), code: Some(code.to_owned()), kind };
    let mut entry = Entry::new(actor(name, ActorKind::State));
    entry.names = owned(names);
    entry.demonyms = owned(demonyms);
    if let Some(plural) = list(demonyms).next().filter(|adjective| adjective.ends_with(['n', 'i', 'k', 'e', 'o'])) {
        entry.demonyms.push(format!("{plural}s"));
    }
    entry.metonyms = owned(metonyms);
    entry.metonyms.extend(owned(capital));
    let mut capitals = list(capital);
    let place = capitals.next().map(|first| Entry {
        names: capitals.map(str::to_owned).collect(),
        ..Entry::new(actor(first, ActorKind::Place))
    });
    // The state last: where the two bear one name (Djibouti), the name is the state's.
    place.into_iter().filter(|place| place.actor.name != name).chain([entry]).collect()
}

fn group(line: &str) -> Option<Entry> {
    let [name, kind, names, demonyms, metonyms] = columns(line);
    let kind = match kind {
        "group" => ActorKind::Group,
        "organization" => ActorKind::Organization,
        _ => return None,
    };
    let mut entry = Entry::new(Actor { name: name.to_owned(), code: None, kind });
    entry.names = owned(names);
    entry.demonyms = owned(demonyms);
    entry.metonyms = owned(metonyms);
    Some(entry)
}

fn places() -> impl Iterator<Item = Entry> {
    lines(PLACES).flat_map(|line| {
        let [code, names, demonyms] = columns::<3>(line);
        // Several places stand on a line where only names are told of them: `name = spelling = spelling; name`.
        list(names).map(move |names| {
            let mut names = names.split('=').map(str::trim);
            let name = names.next().unwrap_or_default().to_owned();
            let code = Some(code).filter(|code| *code != "-").map(str::to_owned);
            let mut entry = Entry::new(Actor { name, code, kind: ActorKind::Place });
            entry.names = names.map(str::to_owned).collect();
            entry.demonyms = owned(demonyms);
            entry
        })
    })
}

fn persons() -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(2500);
    let mut numbers: HashMap<&str, usize, Hash> = HashMap::with_capacity_and_hasher(2500, Hash::default());
    for line in lines(PERSONS) {
        let [name, code, surnames, names] = columns(line);
        let mut entry = person(name, Some(code).filter(|code| code.len() == 3));
        match surnames {
            "-" | "" => {}
            "!" => entry.surnames.clear(),
            _ => entry.surnames = owned(surnames),
        }
        entry.names = owned(names);
        numbers.insert(name, entries.len());
        entries.push(entry);
    }
    let groups = three_letters();
    for line in lines(TERMS) {
        let [of, office, holders] = columns(line);
        let mut terms = list(holders).filter_map(|holder| {
            let (since, name) = holder.split_once(' ')?;
            Some((day(since)?, name.trim()))
        });
        let mut next = terms.next();
        while let Some((since, name)) = next {
            next = terms.next();
            if name == "-" {
                continue;
            }
            let until = next.and_then(|(day, _)| day.pred_opt());
            let number = *numbers.entry(name).or_insert_with(|| {
                entries.push(person(name, Some(of).filter(|of| is_code(of, &groups))));
                entries.len() - 1
            });
            let term = Term { office: office.to_owned(), of: of.to_owned(), since, until };
            if let Some(entry) = entries.get_mut(number) {
                entry.terms.push(term);
            }
        }
    }
    entries
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

fn person(name: &str, code: Option<&str>) -> Entry {
    let code = code.map(str::to_owned);
    let mut entry = Entry::new(Actor { name: name.to_owned(), code, kind: ActorKind::Person });
    entry.surnames.extend(name.rsplit(' ').next().map(str::to_owned));
    entry
}

/// `2009-01-20`, or the first of `2009-01` and of `2009`.
fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
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
        assert!(lines(GROUPS).all(|line| group(line).is_some()));
        let codes: BTreeSet<&str> = lines(COUNTRIES).map(columns::<2>).map(|[code, _]| code).collect();
        assert_eq!(codes.len(), lines(COUNTRIES).count(), "a code twice");
        let known = |code: &str| matches!(code, "-" | "") || codes.contains(code);
        for [code, place] in lines(PLACES).map(columns::<2>) {
            assert!(known(code), "{place}: {code}");
        }
        for [name, code] in lines(PERSONS).map(columns::<2>) {
            assert!(known(code), "{name}: {code}");
        }
        let places: BTreeSet<String> = places().map(|entry| entry.actor.name).collect();
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
                let dated = others.keys().all(|&number| !table.entries()[number as usize].terms.is_empty());
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
