//! Holidays by name.

use std::collections::HashMap;
use std::fmt;

use chrono::{Datelike, NaiveDate};
use once_cell::sync::Lazy;

use super::feast::Rule;
use super::seek::pick;
use super::{Interval, Seek};
use crate::table::lines;

/// A holiday, fixed or movable.
///
/// Where a name means different days in different countries, [`Holiday::find`] gives the one that an English text means
/// which does not say (the United States' "Independence Day"; no "National Day"), and [`Holiday::find_in`] a country's
/// own. The years before a holiday was first kept are not withheld: Thanksgiving has a day in 1500.
///
/// ```
/// use dateline::calendar::{Holiday, Seek};
///
/// let easter = Holiday::find("easter").ok_or("no easter")?;
/// assert_eq!(easter.in_year(2016).map(|days| days.to_string()).as_deref(), Some("2016-03-27"));
///
/// let ramadan = Holiday::find("ramadan").ok_or("no ramadan")?;
/// let next = ramadan.occurrence("2016-07-07".parse()?, Seek::After);
/// assert_eq!(next.map(|days| days.to_string()).as_deref(), Some("2017-05-27..2017-06-25"));
///
/// let of_india = Holiday::find_in("independence day", "IND").ok_or("none")?;
/// assert_eq!(of_india.in_year(2016).map(|days| days.to_string()).as_deref(), Some("2016-08-15"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Holiday(&'static Entry);

/// A line of the table.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Entry {
    name: &'static str,
    /// ISO 3166 alpha-3 codes of the countries whose it is; none where it is nobody's own.
    countries: Vec<&'static str>,
    /// Whether it is meant where no country is told and others share a spelling.
    preferred: bool,
    spellings: Vec<&'static str>,
    rule: Rule,
}

/// The words and their rules; its head says how.
const TABLE: &str = include_str!("holidays.tsv");

static ENTRIES: Lazy<Vec<Entry>> = Lazy::new(|| lines(TABLE).filter_map(|(_, line)| parse(line).ok()).collect());

static BY_SPELLING: Lazy<HashMap<&'static str, Vec<Holiday>>> = Lazy::new(|| {
    let mut map: HashMap<_, Vec<_>> = HashMap::new();
    for entry in ENTRIES.iter() {
        for &spelling in &entry.spellings {
            map.entry(spelling).or_default().push(Holiday(entry));
        }
    }
    map
});

fn parse(line: &'static str) -> Result<Entry, String> {
    let columns: Vec<&'static str> = line.split('\t').collect();
    let &[rule, countries, name, spellings] = columns.as_slice() else {
        return Err(format!("{} columns instead of 4", columns.len()));
    };
    let rule = Rule::parse(rule).ok_or_else(|| format!("no rule: {rule:?}"))?;
    let (preferred, countries) = countries.strip_prefix('*').map_or((countries == "-", countries), |rest| (true, rest));
    let countries: Vec<_> = if countries == "-" { Vec::new() } else { countries.split(',').collect() };
    if let Some(code) =
        countries.iter().find(|code| code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()))
    {
        return Err(format!("no country code: {code:?}"));
    }
    let spellings: Vec<_> = spellings.split('|').collect();
    if let Some(spelling) =
        spellings.iter().find(|text| text.is_empty() || text.trim() != **text || text.to_lowercase() != **text)
    {
        return Err(format!("no spelling: {spelling:?}"));
    }
    Ok(Entry { name, countries, preferred, spellings, rule })
}

impl Holiday {
    /// By a spelling in lower case with straight apostrophes: `new year's eve`. None where it means nothing without a
    /// country.
    pub fn find(spelling: &str) -> Option<Holiday> {
        match BY_SPELLING.get(spelling)?.as_slice() {
            [only] => Some(*only),
            several => several.iter().find(|holiday| holiday.0.preferred).copied(),
        }
    }

    /// A country's (ISO 3166 alpha-3) own holiday of that spelling, else one that is no country's own, else none.
    pub fn find_in(spelling: &str, country: &str) -> Option<Holiday> {
        let all = BY_SPELLING.get(spelling)?;
        let own = all.iter().find(|holiday| holiday.0.countries.contains(&country));
        own.or_else(|| all.iter().find(|holiday| holiday.0.countries.is_empty())).copied()
    }

    /// Every spelling that means a holiday where no country is told, each once, in the order of the table.
    pub fn names() -> impl Iterator<Item = (&'static str, Holiday)> {
        let all =
            ENTRIES.iter().flat_map(|entry| entry.spellings.iter().map(move |&spelling| (spelling, Holiday(entry))));
        all.filter(|&(spelling, holiday)| Holiday::find(spelling) == Some(holiday))
    }

    /// Every spelling, each once, also of those that mean nothing without a country ("national day").
    pub fn all_names() -> impl Iterator<Item = &'static str> {
        let all =
            ENTRIES.iter().flat_map(|entry| entry.spellings.iter().map(move |&spelling| (spelling, Holiday(entry))));
        all.filter(|&(spelling, holiday)| BY_SPELLING.get(spelling).is_some_and(|all| all.first() == Some(&holiday)))
            .map(|(spelling, _)| spelling)
    }

    /// Every holiday of the table, countries' variants included.
    pub fn all() -> impl Iterator<Item = Holiday> {
        ENTRIES.iter().map(Holiday)
    }

    /// Its name: `New Year's Eve`.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The ISO 3166 alpha-3 codes of the countries whose own it is.
    pub fn countries(self) -> &'static [&'static str] {
        &self.0.countries
    }

    /// Its day in a year, or its days where it lasts (Ramadan, Hanukkah, Passover); the earlier of two in one year (the
    /// Islamic year is eleven days shorter). None where its calendar has not begun or gives it no day in the year; the feasts
    /// of the Chinese year are known for 1901 to 2100, the Hindu ones for 2001 to 2035.
    pub fn in_year(self, year: i32) -> Option<Interval> {
        self.0.rule.in_year(year).next()
    }

    /// Its one day in a year; none where it lasts for days.
    pub fn day_in_year(self, year: i32) -> Option<NaiveDate> {
        self.in_year(year)?.single()
    }

    /// The one that `seek` asks for as seen from `anchor`; none where its days are told by a table that does not
    /// hold the anchor's year.
    pub fn occurrence(self, anchor: NaiveDate, seek: Seek) -> Option<Interval> {
        if !self.0.rule.is_known(anchor.year()) {
            return None;
        }
        let years = (-2..=2).filter_map(|years| anchor.year().checked_add(years));
        pick(anchor, seek, years.flat_map(|year| self.0.rule.in_year(year)).map(|days| (days, days)))
    }
}

/// The name, and the countries whose own it is: `Thanksgiving (USA)`.
impl fmt::Display for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self.countries() {
            [] => Ok(()),
            [first, _, _, _, ..] => write!(f, " ({first}, …)"),
            few => write!(f, " ({})", few.join(", ")),
        }
    }
}

impl fmt::Debug for Holiday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Holiday({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(days: Option<Interval>) -> String {
        days.map(|days| days.to_string()).unwrap_or_default()
    }

    #[test]
    fn every_line_is_read_and_nothing_is_said_twice() {
        for (line, text) in lines(TABLE) {
            if let Err(cause) = parse(text) {
                panic!("holidays.tsv:{line}: {cause}");
            }
        }
        assert_eq!(Holiday::all().count(), lines(TABLE).count());
        let mut seen = std::collections::HashSet::new();
        for holiday in Holiday::all() {
            let countries = if holiday.0.countries.is_empty() { vec!["-"] } else { holiday.0.countries.clone() };
            for country in countries {
                for spelling in &holiday.0.spellings {
                    assert!(seen.insert((country, *spelling)), "{spelling} of {country} stands twice");
                }
            }
            // Feasts that are told by a table have no day outside of it.
            let listed = holiday.in_year(1900).is_none();
            for year in if listed { vec![2001, 2016, 2035] } else { vec![1900, 1999, 2000, 2016, 2100] } {
                let days = holiday.in_year(year).unwrap();
                assert_eq!(days.start.unwrap().year(), year, "{holiday}");
            }
        }
        for (spelling, all) in BY_SPELLING.iter() {
            assert!(all.iter().filter(|holiday| holiday.0.preferred).count() <= 1, "{spelling} has two defaults");
        }
        assert_eq!(Holiday::all_names().count(), BY_SPELLING.len());
        let names: std::collections::HashMap<_, _> = Holiday::names().collect();
        assert_eq!(names.get("independence day").map(|day| day.countries()), Some(["USA"].as_slice()));
        let nameless: Vec<_> = Holiday::all_names().filter(|name| !names.contains_key(name)).collect();
        assert_eq!(nameless, ["liberation day", "national day", "revolution day"]);
    }

    #[test]
    fn malformed_lines_are_named() {
        let check = |line, cause: &str| assert_eq!(parse(line).unwrap_err(), cause);
        check("fixed 12-25", "1 columns instead of 4");
        check("fixed 02-30\t-\tName\tname", "no rule: \"fixed 02-30\"");
        check("nth 11 6 thu\t-\tName\tname", "no rule: \"nth 11 6 thu\"");
        check("easter two\t-\tName\tname", "no rule: \"easter two\"");
        check("easter\tUS\tName\tname", "no country code: \"US\"");
        check("easter\t-\tName\tname|", "no spelling: \"\"");
        check("easter\t-\tName\tName", "no spelling: \"Name\"");
    }

    #[test]
    fn holidays_fall_on_their_days() {
        let check = |name, year, days: &str| {
            assert_eq!(shown(Holiday::find(name).unwrap().in_year(year)), days, "{name} {year}");
        };
        check("christmas", 2016, "2016-12-25");
        check("new year's eve", 1999, "1999-12-31");
        check("independence day", 2016, "2016-07-04");
        check("fourth of july", 1776, "1776-07-04");
        check("easter", 2016, "2016-03-27");
        check("good friday", 1998, "1998-04-10");
        check("palm sunday", 2016, "2016-03-20");
        check("ash wednesday", 2016, "2016-02-10");
        check("ascension day", 2016, "2016-05-05");
        check("pentecost", 2016, "2016-05-15");
        check("first sunday of advent", 2016, "2016-11-27");
        check("first sunday of advent", 2017, "2017-12-03");
        check("orthodox easter", 2016, "2016-05-01");
        check("thanksgiving", 2016, "2016-11-24");
        check("thanksgiving", 2012, "2012-11-22");
        check("black friday", 2019, "2019-11-29");
        check("martin luther king day", 2016, "2016-01-18");
        check("presidents' day", 2016, "2016-02-15");
        check("memorial day", 2016, "2016-05-30");
        check("labor day", 2016, "2016-09-05");
        check("labour day", 2016, "2016-05-01");
        check("columbus day", 2016, "2016-10-10");
        check("election day", 2016, "2016-11-08");
        check("election day", 2022, "2022-11-08");
        check("mother's day", 2016, "2016-05-08");
        check("father's day", 2016, "2016-06-19");
        check("victoria day", 2015, "2015-05-18");
        check("ramadan", 2016, "2016-06-07..2016-07-06");
        check("rosh hashanah", 2016, "2016-10-03..2016-10-04");
        check("yom kippur", 1973, "1973-10-06");
        check("hanukkah", 2016, "2016-12-25..2017-01-01");
        check("passover", 2002, "2002-03-28..2002-04-03");
        check("tisha b'av", 2016, "2016-08-14");
        check("nowruz", 2016, "2016-03-20");
        check("anzac day", 2015, "2015-04-25");
        // Two in one year: the earlier.
        check("eid al-fitr", 2000, "2000-01-08..2000-01-10");
        check("easter", 300, "");
        check("ramadan", 600, "");
        check("christmas", 10_000, "");
        check("christmas", i32::MAX, "");
        check("yom kippur", i32::MIN, "");
        assert_eq!(Holiday::find("Christmas"), None);
        assert_eq!(Holiday::find("dog day"), None);
        assert_eq!(Holiday::find("national day"), None);
    }

    #[test]
    fn countries_have_their_own() {
        let check = |name, country, days: &str| {
            let holiday = Holiday::find_in(name, country);
            assert_eq!(shown(holiday.and_then(|holiday| holiday.in_year(2016))), days, "{name} {country}");
        };
        check("independence day", "USA", "2016-07-04");
        check("independence day", "IND", "2016-08-15");
        check("independence day", "UKR", "2016-08-24");
        check("independence day", "ISR", "2016-05-12");
        check("independence day", "FRA", "");
        check("thanksgiving", "CAN", "2016-10-10");
        check("national day", "CHN", "2016-10-01");
        check("labor day", "CHN", "2016-05-01");
        check("mother's day", "GBR", "2016-03-06");
        check("father's day", "AUS", "2016-09-04");
        check("republic day", "TUR", "2016-10-29");
        check("christmas", "IND", "2016-12-25");
        check("victory day", "RUS", "2016-05-09");
    }

    #[test]
    fn holidays_are_sought_on_either_side() {
        let check = |name, anchor: &str, expected: [&str; 5]| {
            let (holiday, anchor) = (Holiday::find(name).unwrap(), anchor.parse().unwrap());
            assert_eq!(Seek::ALL.map(|seek| shown(holiday.occurrence(anchor, seek))), expected, "{name} {anchor}");
        };
        let (before, after) = ("2015-12-25", "2016-12-25");
        check("christmas", "2016-01-03", [before, before, before, after, after]);
        check("christmas", "2016-12-25", [before, after, after, after, "2017-12-25"]);
        // The later of two in one year.
        let (first, second) = ("2000-01-08..2000-01-10", "2000-12-28..2000-12-30");
        check("eid al-fitr", "2000-11-01", [first, first, second, second, second]);
        let fast = "2016-06-07..2016-07-06";
        check("ramadan", "2016-07-01", ["2015-06-18..2015-07-17", fast, fast, fast, "2017-05-27..2017-06-25"]);
        check("christmas", "9999-12-26", ["9999-12-25", "9999-12-25", "9999-12-25", "", ""]);
    }
}
