//! Time expressions: sentences, the expressions in them and their values, as a table.

#![allow(clippy::unwrap_used, clippy::panic)]

use dateline::calendar::{Date, Field, Unit, Value};
use dateline::chrono::{Datelike, Months, NaiveDate};
use dateline::document::{Anchor, DocumentType};
use dateline::temporal::{Expr, Expression, Options, Preference, Tagger, Timex, TimexType};
use dateline::text::Layout;
use once_cell::sync::Lazy;
use proptest::prelude::*;

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

static NEWS: Lazy<Tagger> = Lazy::new(Tagger::new);

fn find(text: &str) -> Vec<Expression> {
    NEWS.find(&Layout::new(text))
}

fn read(text: &str, anchor: Option<&Anchor>, kind: DocumentType) -> Vec<Timex> {
    NEWS.resolve(&find(text), anchor, Some(kind))
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
        line += &format!(" freq={}", freq.to_frequency());
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

/// Where a rule would find something that the finder does not ask it for, the finder's assertions fail: so words stand beside
/// each other here as they stand in no sentence.
#[test]
fn every_rule_is_asked_where_it_finds_something() {
    let words = |text: &'static str| text.split_inclusive(' ').collect::<Vec<_>>();
    let texts: Vec<_> = cases().map(|case| words(case.text)).collect();
    for (at, text) in texts.iter().enumerate() {
        let other = &texts[at * 7919 % texts.len()];
        let halves = text.iter().take(text.len() / 2).chain(other.iter().skip(other.len() / 2));
        let woven = text.iter().zip(other).flat_map(|(one, other)| [one, other]);
        for mixed in [halves.copied().collect::<String>(), woven.copied().collect()] {
            for expression in find(&mixed).into_iter().chain(find(&mixed.to_lowercase())) {
                assert!(expression.span.start < expression.span.end, "{mixed}");
            }
        }
    }
}

#[test]
fn sentences() {
    let mut wrong = String::new();
    for Case { anchor, kind, text, expected } in cases() {
        let timexes = read(text, anchor.as_ref(), kind);
        let line = line(&timexes, text);
        if line != expected {
            wrong += &format!("{text}\n  expected {expected}\n  found    {line}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_table_is_large_and_its_rows_are_told_once() {
    let mut seen = std::collections::HashSet::new();
    for case in cases() {
        let day = case.anchor.map(|anchor| anchor.day());
        assert!(seen.insert((day, format!("{:?}", case.kind), case.text)), "{} stands twice", case.text);
    }
    assert!(seen.len() >= 250);
    let negative = cases().filter(|case| case.expected.is_empty()).count();
    assert!(negative >= 60, "{negative}");
}

/// Why an expression has its value: the trees of a text.
#[test]
fn trees() {
    let cases = [
        ("Wednesday", "find(XXXX-WXX-3, on or before)"),
        ("They will meet on Wednesday.", "find(XXXX-WXX-3, on or after)"),
        ("last Friday", "find(XXXX-WXX-5, before)"),
        ("next Friday", "within(XXXX-WXX-5, shift(week(anchor), +1 week))"),
        ("Wednesday next week", "within(XXXX-WXX-3, shift(week(anchor), +1 week))"),
        ("two weeks before last Friday", "shift(find(XXXX-WXX-5, before), -2 week)"),
        ("three days after Christmas 2015", "shift(holiday(Christmas, 2015), +3 day)"),
        ("yesterday evening", "at(shift(day(anchor), -1 day), TEV)"),
        ("the next day", "shift(day(memory), +1 day)"),
        ("that year", "year(memory)"),
        ("last month", "shift(month(anchor), -1 month)"),
        ("March of last year", "within(XXXX-03, shift(year(anchor), -1 year))"),
        ("the last two weeks of March 2011", "run(2011-03, -2 week)"),
        ("the first week of March 2011", "nth(2011-03, 1 week)"),
        ("the second Monday of May 2014", "nth(2014-05, 2 Mon)"),
        ("the past five years", "stretch(P5Y, before anchor)"),
        ("the next few days", "stretch(PXD, after anchor)"),
        ("10 p.m. Wednesday", "at(find(XXXX-WXX-3, on or before), T22:00)"),
        ("It lasted two weeks.", "P2W"),
        ("in two weeks", "hence(P2W)"),
        ("every Thursday", "every(XXXX-WXX-4)"),
        ("the year-ago quarter", "period(anchor, -1 year)"),
        ("the quarter", "fiscal(memory, quarter)"),
        ("Feb 29, 2015", "impossible(February has 28 days in 2015)"),
        ("It is now over.", "PRESENT_REF"),
        ("three Fridays from now", "shift(find(XXXX-WXX-5, after), +2 week)"),
        ("the Friday before Christmas 2015", "nth(holiday(Christmas, 2015), -1 Fri)"),
        ("Wednesday, July 6", "on(Wed, find(XXXX-07-06, nearest))"),
        ("during Ramadan 2016", "whole(holiday(Ramadan, 2016))"),
        ("the 20th of next month", "nth(shift(month(anchor), +1 month), 20 day)"),
        (
            "the quarter ended July 31",
            "quarter(shift(find(XXXX-07-31, on or before), -45 day)) find(XXXX-07-31, on or before)",
        ),
        ("Monday to Friday", "find(XXXX-WXX-1, on or before) find(XXXX-WXX-5, on or before)"),
        (
            "\"They met today,\" he said on Monday.",
            "day(find(XXXX-WXX-1, on or before)) find(XXXX-WXX-1, on or before)",
        ),
    ];
    for (text, expected) in cases {
        let trees: Vec<String> = find(text).iter().map(ToString::to_string).collect();
        assert_eq!(trees.join(" "), expected, "{text}");
    }
}

#[test]
fn trees_tell_what_they_are_applied_to() {
    let of = |text| find(text).remove(0).expr;
    assert_eq!(of("Wednesday").base(), None);
    assert_eq!(of("last month").base(), Some(&Expr::Containing(Box::new(Expr::Anchor), Unit::Month)));
    assert!(of("the next day").is_anaphoric() && of("that evening").is_anaphoric());
    assert!(!of("last month").is_anaphoric() && !of("May 3, 2011").is_anaphoric());
}

/// One reading of a text serves any anchor.
#[test]
fn expressions_resolve_again_against_another_anchor() {
    let text = "Last month they had met. On Wednesday they met again. The next day they left. On Feb. 27 it ended; in 2014 it began.";
    let found = find(text);
    let values = |anchor: Option<&str>| {
        let anchor = anchor.map(|anchor| anchor.parse::<Anchor>().unwrap());
        let timexes = NEWS.resolve(&found, anchor.as_ref(), Some(DocumentType::News));
        timexes.iter().map(|timex| timex.value.unwrap().to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(values(Some("2016-07-07")), "2016-06 2016-07-06 2016-07-07 2016-02-27 2014");
    assert_eq!(values(Some("2011-01-03")), "2010-12 2010-12-29 2010-12-30 2011-02-27 2014");
    assert_eq!(values(None), "XXXX-XX XXXX-WXX-3 XXXX-XX-XX XXXX-02-27 2014");
    assert_eq!(values(Some("2016-07-07")), "2016-06 2016-07-06 2016-07-07 2016-02-27 2014");
}

#[test]
fn expressions_have_days() {
    let cases = [
        ("Wednesday", "2016-07-06"),
        ("last week", "2016-06-27..2016-07-03"),
        ("last month", "2016-06-01..2016-06-30"),
        ("the weekend", "2016-07-02..2016-07-03"),
        ("the third quarter of 2015", "2015-07-01..2015-09-30"),
        ("the first half of 2015", "2015-01-01..2015-06-30"),
        ("the winter of 2012", "2012-12-01..2013-02-28"),
        ("2014", "2014-01-01..2014-12-31"),
        ("the 1990s", "1990-01-01..1999-12-31"),
        ("the 20th century", "1900-01-01..1999-12-31"),
        ("Wednesday night", "2016-07-06"),
        ("44 BC", "-0043-01-01..-0043-12-31"),
        ("three weeks", ""),
        ("now", ""),
        ("every Thursday", ""),
        ("Feb 29, 2015", ""),
    ];
    let anchor: Anchor = "2016-07-07".parse().unwrap();
    for (text, expected) in cases {
        let timexes = read(text, Some(&anchor), DocumentType::News);
        let days: Vec<_> =
            timexes.iter().map(|timex| timex.interval.map_or(String::new(), |days| days.to_string())).collect();
        assert_eq!(days, [expected], "{text}");
    }
}

#[test]
fn ranges_have_days_from_first_to_last() {
    let cases = [
        ("from March 3 to 5", "2016-03-03..2016-03-05"),
        ("from 1980 to 1988", "1980-01-01..1988-12-31"),
        ("June 5 to June 10, 1990", "1990-06-05..1990-06-10"),
        ("Monday to Friday", "2016-07-04..2016-07-08"),
        ("the last two weeks of March 2011", "2011-03-21..2011-04-03"),
        ("the past five days", "2016-07-02..2016-07-07"),
    ];
    let anchor: Anchor = "2016-07-07".parse().unwrap();
    for (text, expected) in cases {
        let timexes = read(text, Some(&anchor), DocumentType::News);
        let days = timexes.first().and_then(|timex| timex.range).map_or(String::new(), |days| days.to_string());
        assert_eq!(days, expected, "{text}");
    }
}

fn under(options: Options, text: &str) -> String {
    let timexes = Tagger::with(options).tag(text, Some(&"2016-07-07".parse().unwrap()));
    line(&timexes, text)
}

#[test]
fn the_order_of_day_and_month_is_an_option() {
    let date = "Signed on 02/03/2016.";
    assert_eq!(under(Options::new(), date), "02/03/2016=DATE 2016-02-03 ambiguous");
    assert_eq!(under(Options::new().with_month_first(true), date), "02/03/2016=DATE 2016-02-03");
    assert_eq!(under(Options::new().with_month_first(false), date), "02/03/2016=DATE 2016-03-02");
    let plain = "Signed on 25/12/2015.";
    assert_eq!(under(Options::new().with_month_first(true), plain), "25/12/2015=DATE 2015-12-25");
}

#[test]
fn the_side_of_what_recurs_is_an_option() {
    let prefer = |side| Options::new().with_preference(side);
    assert_eq!(under(prefer(Preference::Past), "On Friday."), "Friday=DATE 2016-07-01");
    assert_eq!(under(prefer(Preference::Future), "On Friday."), "Friday=DATE 2016-07-08");
    assert_eq!(under(prefer(Preference::Nearest), "On Friday."), "Friday=DATE 2016-07-08");
    assert_eq!(under(prefer(Preference::Nearest), "On Monday."), "Monday=DATE 2016-07-04");
    assert_eq!(under(prefer(Preference::Past), "In August."), "August=DATE 2015-08");
    assert_eq!(under(prefer(Preference::Future), "In May."), "May=DATE 2017-05");
    // What the text says itself is no matter of preference.
    assert_eq!(under(prefer(Preference::Future), "Last Friday."), "Last Friday=DATE 2016-07-01");
}

#[test]
fn types_are_an_option() {
    let text = "They met on Monday for 2 hours at 10 p.m., as every week.";
    let only = |kind| under(Options::new().with_types([kind]), text);
    assert_eq!(only(TimexType::Date), "Monday=DATE 2016-07-04");
    assert_eq!(only(TimexType::Duration), "2 hours=DURATION PT2H");
    assert_eq!(only(TimexType::Time), "10 p.m.=TIME 2016-07-04T22:00");
    assert_eq!(only(TimexType::Set), "every week=SET P1W quant=EVERY");
    assert_eq!(under(Options::new().with_types([]), text), "");
    let twice = Options::new().with_types([TimexType::Date, TimexType::Date]);
    assert_eq!(under(twice, text), "Monday=DATE 2016-07-04");
}

#[test]
fn the_type_of_document_is_an_option() {
    let kind = |kind| under(Options::new().with_document_type(kind), "In 1812 it began. In July he left, in 2 days.");
    assert_eq!(kind(DocumentType::News), "1812=DATE 1812 | July=DATE 2016-07 | 2 days=DURATION P2D");
    assert_eq!(kind(DocumentType::Narrative), "1812=DATE 1812 | July=DATE 1812-07 | 2 days=DURATION P2D");
    assert_eq!(kind(DocumentType::Colloquial), "1812=DATE 1812 | July=DATE 2016-07 | 2 days=DATE 2016-07-09");
}

#[test]
fn a_text_whose_dates_bring_far_years_is_a_narrative() {
    let anchor: Anchor = "2016-07-07".parse().unwrap();
    let years = |years: std::ops::Range<i32>| years.map(|year| format!("A town fell in {year}. ")).collect::<String>();
    // A narrative goes on with the year of its story, news with that of publication.
    let july = |text: String| {
        let text = text + "It fell in July.";
        let timexes = NEWS.resolve(&find(&text), Some(&anchor), None);
        timexes.last().unwrap().value.unwrap().to_string()
    };
    assert_eq!(july(years(1801..1809)), "1808-07");
    assert_eq!(july(years(1801..1808)), "2016-07");
    // A weekday, or a distance from publication, weighs as much as eight of them.
    for pointed in ["They met on Monday. ", "They met yesterday. "] {
        assert_eq!(july(years(1801..1809) + pointed), "2016-07");
        assert_eq!(july(years(1801..1810) + pointed + "It began in 1809. "), "1809-07");
    }
    // A year beside that of publication is no far one.
    assert_eq!(july(years(1801..1808) + "A town fell in 2015. "), "2016-07");
}

const WORDS: &[&str] = &[
    "Wednesday",
    "monday",
    "last",
    "next",
    "this",
    "that",
    "the",
    "a",
    "of",
    "in",
    "on",
    "at",
    "from",
    "to",
    "and",
    "between",
    "or",
    "two",
    "half",
    "few",
    "March",
    "may",
    "Feb.",
    "29",
    "31",
    "5",
    "1990s",
    "2015",
    "1861–65",
    "week",
    "weeks",
    "month",
    "year",
    "years",
    "quarter",
    "decade",
    "century",
    "BC",
    "AD",
    "10",
    "p.m.",
    "10:30",
    "noon",
    "midnight",
    "GMT",
    "morning",
    "night",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "early",
    "late",
    "mid-",
    "end",
    "every",
    "each",
    "daily",
    "per",
    "Christmas",
    "Easter",
    "Ramadan",
    "summer",
    "fiscal",
    "first",
    "third",
    "20th",
    "-",
    "–",
    "/",
    ",",
    ".",
    ";",
    "(",
    ")",
    "\"",
    "“",
    "”",
    "'s",
    "'90s",
    "2016-07-06",
    "06/07/2016",
    "2016-07-06T04:51Z",
    "99999999999",
    "year-ago",
    "period",
    "9999",
    "0001",
    "é",
    "日本",
    "\n",
    "said",
    "today",
    "ten thousand",
    "million",
    "now",
    "soon",
    "weekend",
    "o'clock",
    "more than",
    "1000",
    "twenty",
    "nineteen",
    "hundred",
    "Q3",
    "day",
    "hour",
];

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![8 => prop::sample::select(WORDS).prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec((word, prop::sample::select(vec![" ", " ", " ", ""])), 0..24)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect())
}

fn anchor() -> impl Strategy<Value = Option<Anchor>> {
    let day = (-9999..=9999_i32, 1..=366_u32).prop_map(|(year, day)| {
        NaiveDate::from_yo_opt(year, day).or(NaiveDate::from_yo_opt(year, 365)).map(Anchor::from)
    });
    prop_oneof![3 => day, 1 => (1900..2100_i32, 1..=365_u32).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).map(Anchor::from)), 1 => Just(None)]
}

/// A day of the years -9999 to 9999, near whose ends there is a day before and after it.
fn day() -> impl Strategy<Value = NaiveDate> {
    let year = prop_oneof![2 => -9998..=9998_i32, 1 => 1990..2030_i32];
    (year, 1..=366_u32).prop_filter_map("no such day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_has_ordered_spans_within_it(text in text(), anchor in anchor(), kind in 0..3_usize) {
        let kind = [DocumentType::News, DocumentType::Narrative, DocumentType::Colloquial][kind];
        let found = find(&text);
        let timexes = NEWS.resolve(&found, anchor.as_ref(), Some(kind));
        let mut end = 0;
        for timex in &timexes {
            prop_assert!(end <= timex.span.start && timex.span.start < timex.span.end, "{timex:?}");
            let slice = text.get(timex.span.start..timex.span.end);
            prop_assert!(slice.is_some_and(|slice| slice == slice.trim() && !slice.is_empty()), "{slice:?}");
            prop_assert_eq!(timex.span.of(&text), slice);
            prop_assert_eq!(timex.reason.is_some(), timex.value.is_none(), "{:?} {:?}", slice, timex);
            if let Some(value) = timex.value {
                prop_assert_eq!(value.to_string().parse::<Value>().unwrap(), value);
            }
            end = timex.span.end;
        }
        let again = NEWS.resolve(&found, anchor.as_ref(), Some(kind));
        prop_assert_eq!(timexes, again);
    }

    #[test]
    fn weekdays_are_that_weekday(name in 0..7_usize, form in 0..5_usize, day in day()) {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let form = ["They met on {}.", "They met last {}.", "They meet next {}.", "They will meet on {}.", "This {} they meet."][form];
        let timexes = read(&form.replace("{}", names[name]), Some(&Anchor::from(day)), DocumentType::News);
        prop_assert_eq!(timexes.len(), 1);
        let found = timexes[0].interval.and_then(|days| days.single());
        prop_assert_eq!(found.map(|day| day.weekday().num_days_from_monday() as usize), Some(name));
        let away = found.map_or(0, |found| (found - day).num_days());
        prop_assert!((-7..=14).contains(&away), "{away}");
    }

    #[test]
    fn last_and_next_lie_on_their_sides(unit in 0..3_usize, day in day()) {
        let unit = ["week", "month", "year"][unit];
        let text = format!("It was so last {unit}. It is so this {unit}. It will be so next {unit}.");
        let timexes = read(&text, Some(&Anchor::from(day)), DocumentType::News);
        let days: Vec<_> = timexes.iter().filter_map(|timex| timex.interval).collect();
        prop_assert_eq!(days.len(), 3);
        prop_assert!(days[0].end < days[1].start && days[1].end < days[2].start, "{days:?}");
        prop_assert!(days[1].start <= Some(day) && Some(day) <= days[1].end, "{days:?}");
        let next = |end: Option<NaiveDate>| end.and_then(|end| end.succ_opt());
        prop_assert_eq!(next(days[0].end), days[1].start);
        prop_assert_eq!(next(days[1].end), days[2].start);
    }

    #[test]
    fn months_quarters_and_halves_hold_their_days(form in 0..6_usize, ordinal in 1..=365_u32, year in 1000..=2199_i32) {
        let day = NaiveDate::from_yo_opt(year, ordinal).unwrap();
        let (month, quarter, half) = (day.format("%B"), day.month0() as usize / 3, day.month0() as usize / 6);
        let (quarters, halves) = (["first", "second", "third", "fourth"], ["first", "second"]);
        let (text, months) = match form {
            0 => (format!("They met in {month} {year}."), 1),
            1 => (format!("They met in the {} quarter of {year}.", quarters[quarter]), 3),
            2 => (format!("Q{} {year} was quiet.", quarter + 1), 3),
            3 => (format!("Sales fell in the {} half of {year}.", halves[half]), 6),
            4 => (format!("Sales fell in the year {year}."), 12),
            // The nearest, or last of its name.
            _ => (format!("They met in {month}."), 1),
        };
        let timexes = read(&text, Some(&Anchor::from(day)), DocumentType::News);
        prop_assert_eq!(timexes.len(), 1, "{}", text);
        let days = timexes[0].interval.unwrap();
        prop_assert!(days.contains(day), "{} is {}", text, days);
        prop_assert_eq!(days.start.map(|first| first.day()), Some(1));
        let after = days.end.and_then(|last| last.succ_opt());
        prop_assert_eq!(after, days.start.and_then(|first| first.checked_add_months(Months::new(months))));
    }

    #[test]
    fn so_long_ago_and_so_long_from_now_are_each_others_way_back(
        unit in prop::sample::select(&[Unit::Day, Unit::Week, Unit::Month, Unit::Year][..]),
        count in 1..=400_u32,
        day in day(),
        word in any::<bool>(),
    ) {
        let count = if unit == Unit::Day { count } else { count % 60 + 1 };
        let (number, word) = if count == 1 && word { ("a".to_owned(), format!("{unit:?}")) } else { (count.to_string(), format!("{unit:?}s")) };
        let unit_word = word.to_lowercase();
        let at = |anchor: NaiveDate, text: &str| {
            let timexes = read(text, Some(&Anchor::from(anchor)), DocumentType::News);
            prop_assert_eq!(timexes.len(), 1, "{}", text);
            Ok(timexes[0].interval)
        };
        let granularity = unit.granularity().unwrap();
        for (by, there, back) in [(-1, "ago", "from now"), (1, "from now", "ago")] {
            let found = at(day, &format!("They met {number} {unit_word} {there}."))?;
            let expected = Date::containing(day, granularity).and_then(|date| date.shift(by * count as i32, unit));
            prop_assert_eq!(found, expected.and_then(|date| date.interval()), "{} {} {} of {}", number, unit_word, there, day);
            // From any day that was found, the way back leads to the day, week, month or year that holds this one.
            let Some(days) = found else { continue };
            for other in [days.start, days.end].into_iter().flatten() {
                let home = at(other, &format!("They met {number} {unit_word} {back}."))?;
                prop_assert_eq!(home, Date::containing(day, granularity).and_then(|date| date.interval()));
            }
        }
    }

    #[test]
    fn whole_dates_are_read_as_they_stand(ordinal in 1..=365_u32, year in 1000..=2199_i32, form in 0..6_usize) {
        let day = NaiveDate::from_yo_opt(year, ordinal).unwrap();
        let form = ["%B %-d, %Y", "%-d %B %Y", "%Y-%m-%d", "%b %-d, %Y", "%A, %B %-d, %Y", "%-d %b %Y"][form];
        let text = format!("It was signed on {}.", day.format(form));
        let timexes = read(&text, None, DocumentType::News);
        prop_assert_eq!(timexes.len(), 1, "{}", text);
        let expected = Date::new(Some(year), Field::Day(Some(day.month() as u8), Some(day.day() as u8))).unwrap();
        prop_assert_eq!(timexes[0].value, Some(Value::Date(expected)), "{}", text);
    }
}

/// A line that is typed is talk, and a report of one line is none.
#[test]
fn what_is_typed_is_told_from_a_report() {
    let check = |text: &str, expected: &str| assert_eq!(under(Options::new(), text), expected, "{text}");
    check("Wednesday", "Wednesday=DATE 2016-07-13");
    check("by the 4th", "the 4th=DATE 2016-08-04");
    check("8/10", "8/10=DATE 2016-08-10 ambiguous");
    check("remind me on Monday", "Monday=DATE 2016-07-11");
    check("I’ll be back on Monday", "Monday=DATE 2016-07-11");
    check("They spoke on Monday.", "Monday=DATE 2016-07-04");
    check("Truce declared Monday", "Monday=DATE 2016-07-04");
    check("Met on Monday", "Monday=DATE 2016-07-04");
    check("\"I saw you on Monday,\" he said.", "Monday=DATE 2016-07-04");
    let long = format!("I told them {}on Monday.", "again and again ".repeat(10));
    check(&long, "Monday=DATE 2016-07-04");
}
