//! Laws of the calendar, over every date, value and day that can be made.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use dateline::calendar::{
    Amount, Clock, Date, Duration, Field, Granularity, Holiday, Interval, PartOfDay, Precision, Reference, Season,
    Seek, Unit, Value, Zone,
};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const GRANULARITIES: [Granularity; 10] = [
    Granularity::Day,
    Granularity::Weekend,
    Granularity::Week,
    Granularity::Month,
    Granularity::Quarter,
    Granularity::Half,
    Granularity::Season,
    Granularity::Year,
    Granularity::Decade,
    Granularity::Century,
];

fn weekday() -> impl Strategy<Value = Weekday> {
    (0u8..7).prop_map(|day| Weekday::try_from(day).unwrap())
}

/// A day of the years -9999 to 9999, often at an edge.
fn day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(-9999, 1, 1).unwrap().num_days_from_ce();
    let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap().num_days_from_ce();
    prop_oneof![4 => first..=last, 1 => first..first + 800, 1 => last - 800..=last, 1 => -800..800i32]
        .prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

/// A day of ordinary years, far from the edges.
fn ordinary_day() -> impl Strategy<Value = NaiveDate> {
    (500_000..900_000i32).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn field() -> impl Strategy<Value = Field> {
    let number = || option::of(0u8..60);
    prop_oneof![
        select(vec![Field::Century, Field::Decade, Field::Year, Field::FiscalYear]),
        number().prop_map(Field::Half),
        number().prop_map(Field::Quarter),
        select(Season::ALL.to_vec()).prop_map(Field::Season),
        number().prop_map(Field::Month),
        number().prop_map(Field::Week),
        number().prop_map(Field::Weekend),
        (number(), weekday()).prop_map(|(week, day)| Field::Weekday(week, day)),
        (option::of(1u8..13), number()).prop_map(|(month, day)| Field::Day(month, day)),
    ]
}

fn date() -> impl Strategy<Value = Date> {
    let year = option::of(prop_oneof![-10_010..=10_010i32, -120..120i32, 1800..2100i32]);
    (year, field()).prop_filter_map("impossible", |(year, field)| Date::new(year, field).ok())
}

fn duration() -> impl Strategy<Value = Duration> {
    let amount = || {
        prop_oneof![any::<u32>().prop_map(Amount::Whole), any::<u32>().prop_map(Amount::Milli), Just(Amount::Unknown)]
    };
    let unit = || select(Unit::ALL.to_vec());
    (amount(), unit(), option::of((amount(), unit()))).prop_map(|(amount, unit, second)| {
        let duration = Duration::new(amount, unit);
        second.and_then(|(amount, unit)| duration.and(amount, unit)).unwrap_or(duration)
    })
}

fn clock() -> impl Strategy<Value = Clock> {
    let zone = option::of((-1500..1500i32).prop_filter_map("a day", Zone::new));
    let precision = select(vec![Precision::Hour, Precision::Minute, Precision::Second]);
    let at = (0u32..86_400, 0u32..1_000_000_000, precision, zone).prop_map(|(seconds, nano, precision, zone)| {
        Clock::At(NaiveTime::from_num_seconds_from_midnight_opt(seconds, nano).unwrap(), precision, zone)
    });
    prop_oneof![at, Just(Clock::Midnight), Just(Clock::Unknown), select(PartOfDay::ALL.to_vec()).prop_map(Clock::Part)]
}

/// Times so near each other that two of them are often the same.
fn near_clock() -> impl Strategy<Value = Clock> {
    let time = (20u32..22, 0u32..2, 0u32..2, 0u32..2);
    let precision = select(vec![Precision::Hour, Precision::Minute, Precision::Second]);
    let zone = select(vec![None, Some(Zone::UTC), Zone::new(60)]);
    let at = (time, precision, zone).prop_map(|((hour, minute, second, nano), precision, zone)| {
        Clock::At(NaiveTime::from_hms_nano_opt(hour, minute, second, nano).unwrap(), precision, zone)
    });
    prop_oneof![4 => at, 1 => clock()]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        date().prop_map(Value::Date),
        (option::of(date()), clock()).prop_map(|(date, clock)| Value::Time(date, clock)),
        duration().prop_map(Value::Duration),
        select(vec![Reference::Past, Reference::Present, Reference::Future]).prop_map(Value::Reference),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn values_round_trip(value in value()) {
        let text = value.to_string();
        let read: Value = text.parse().unwrap();
        prop_assert_eq!(read, value, "{}", text);
        prop_assert_eq!(read.to_string(), text);
        let json = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), value);
    }

    #[test]
    fn times_are_the_same_where_they_print_alike(one in near_clock(), other in near_clock()) {
        let alike = one.to_string() == other.to_string();
        prop_assert_eq!(one == other, alike, "{} {}", one, other);
        prop_assert_eq!(HashSet::from([one, other]).len(), if alike { 1 } else { 2 });
    }

    #[test]
    fn whatever_is_read_prints_to_what_reads_alike(text in "[0-9XBCFYPTWQHSUADEMLRNIOZ:.+_-]{0,12}") {
        if let Ok(value) = text.parse::<Value>() {
            prop_assert_eq!(value.to_string().parse::<Value>().unwrap(), value);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC*", head in "[0-9XPTWBC-]{0,6}") {
        for text in [text.clone(), format!("{head}{text}"), format!("{head}T{text}")] {
            let _ = (text.parse::<Value>(), text.parse::<Date>(), text.parse::<Duration>(), text.parse::<Interval>());
        }
    }

    #[test]
    fn values_have_an_interval_that_agrees_with_their_moments(value in value()) {
        let (interval, moments) = (value.interval(), value.moments());
        prop_assert_eq!(interval.is_some(), moments.is_some());
        if let (Some(interval), Some(moments)) = (interval, moments) {
            prop_assert!(interval.start.unwrap() <= interval.end.unwrap());
            prop_assert!(moments.start < moments.end);
            prop_assert!(interval.contains(moments.start.date()) || value.to_string().contains("T24:00"));
        }
    }

    #[test]
    fn a_day_is_in_what_contains_it(day in day(), granularity in select(GRANULARITIES.to_vec())) {
        match Date::containing(day, granularity) {
            Some(date) => {
                let days = date.interval().unwrap();
                prop_assert!(date.is_known() && date.granularity() == granularity);
                // The weekend of a Tuesday is the one at the end of its week.
                prop_assert!(days.contains(day) || (granularity == Granularity::Weekend && day < days.start.unwrap()));
                prop_assert_eq!(Date::containing(date.first_day().unwrap(), granularity), Some(date));
            }
            None => prop_assert!(day.year() < -9990),
        }
    }

    #[test]
    fn the_days_that_can_be_are_those_of_the_calendar(
        year in prop_oneof![-9998..=9999i32, (-99..=99i32).prop_map(|century| century * 100)],
        month in 0u32..14,
        day in prop_oneof![0u32..33, 28u32..32],
    ) {
        let civil = NaiveDate::from_ymd_opt(year, month, day);
        prop_assert_eq!(Date::ymd(year, month, day).ok().and_then(Date::day), civil);
    }

    #[test]
    fn a_day_of_a_week_is_a_day_of_a_month(day in day()) {
        let week = day.iso_week();
        if let Ok(date) = Date::new(Some(week.year()), Field::Weekday(Some(week.week() as u8), day.weekday())) {
            prop_assert_eq!((date.day(), date.interval()), (Some(day), Some(Interval::day(day))));
            prop_assert_eq!(date.month().map(u32::from), Some(day.month()));
        }
    }

    #[test]
    fn neighbours_touch(day in ordinary_day(), granularity in select(GRANULARITIES.to_vec()), n in -300..300i32) {
        let date = Date::containing(day, granularity).unwrap();
        let (before, after) = (date.previous().unwrap(), date.following().unwrap());
        prop_assert_eq!(before.following(), Some(date));
        prop_assert_eq!(after.previous(), Some(date));
        if granularity != Granularity::Weekend {
            prop_assert_eq!(before.last_day().unwrap().succ_opt(), date.first_day());
            prop_assert_eq!(date.last_day().unwrap().succ_opt(), after.first_day());
        }
        if let Some(moved) = date.step(n) {
            prop_assert_eq!(moved.step(-n), Some(date));
        }
    }

    #[test]
    fn shifting_there_and_back_returns(day in ordinary_day(), granularity in select(GRANULARITIES.to_vec()), n in -40..40i32) {
        let date = Date::containing(day, granularity).unwrap();
        for unit in Unit::ALL {
            // Nothing is clamped up to the 28th day and the 52nd week, and months do not move weeks.
            let finer = unit.granularity().is_none_or(|fine| fine < granularity) && unit != Unit::Millennium;
            let clamped = match date.field() {
                Field::Day(_, day) => day > Some(28),
                Field::Week(week) | Field::Weekend(week) => week == Some(53) || unit < Unit::Year && unit > Unit::Week,
                _ => false,
            };
            if finer || clamped {
                continue;
            }
            if let Some(moved) = date.shift(n, unit) {
                prop_assert_eq!(moved.shift(-n, unit), Some(date), "{} {} {}", date, n, unit);
                prop_assert_eq!(moved.granularity(), granularity);
            }
        }
    }

    #[test]
    fn nothing_panics_and_what_is_found_is_in_order(
        date in date(),
        anchor in day(),
        n in prop_oneof![any::<i32>(), -60..60i32],
        weekday in weekday(),
        duration in duration(),
    ) {
        for unit in Unit::ALL {
            let _ = date.shift(n, unit);
        }
        for granularity in GRANULARITIES {
            if let Some(part) = date.nth(n, granularity) {
                prop_assert!(date.interval().unwrap().overlaps(&part.interval().unwrap()));
            }
        }
        if let Some(found) = date.nth_weekday(n, weekday) {
            prop_assert_eq!(found.day().unwrap().weekday(), weekday);
            prop_assert!(date.interval().unwrap().covers(&found.interval().unwrap()));
        }
        let _ = (date.plus(duration), date.minus(duration), date.step(n), duration.seconds(), duration.days());
        for seek in Seek::ALL {
            let _ = date.occurrence(anchor, seek);
        }
    }

    #[test]
    fn weekdays_are_that_weekday(anchor in day(), weekday in weekday()) {
        let found = Seek::ALL.map(|seek| seek.weekday(anchor, weekday).unwrap());
        for day in found {
            prop_assert_eq!(day.weekday(), weekday);
        }
        let [before, on_or_before, nearest, on_or_after, after] = found;
        prop_assert!(before < anchor && on_or_before <= anchor && anchor <= on_or_after && anchor < after);
        prop_assert!((before - anchor).num_days() >= -7 && (after - anchor).num_days() <= 7);
        prop_assert!((nearest - anchor).num_days().abs() <= 3);
        prop_assert_eq!(on_or_before == anchor, anchor.weekday() == weekday);
    }

    #[test]
    fn what_recurs_is_on_its_side(field in field(), anchor in ordinary_day()) {
        let Ok(date) = Date::new(None, field) else { return Ok(()) };
        let found = Seek::ALL.map(|seek| date.occurrence(anchor, seek));
        let [Some(before), Some(on_or_before), Some(nearest), Some(on_or_after), Some(after)] = found else {
            prop_assert!(found.iter().all(Option::is_none), "{}", date);
            return Ok(());
        };
        prop_assert!(before.last_day().unwrap() < anchor && on_or_before.first_day().unwrap() <= anchor);
        prop_assert!(anchor <= on_or_after.last_day().unwrap() && anchor < after.first_day().unwrap());
        prop_assert!([before, on_or_before, on_or_after, after].contains(&nearest));
        prop_assert!(before == on_or_before || on_or_before == on_or_after);
    }

    #[test]
    fn durations_added_are_as_long_as_they_say(day in ordinary_day(), amount in 0u32..60, unit in select(Unit::ALL.to_vec())) {
        let date = Date::try_from(day).unwrap();
        let duration = Duration::whole(amount, unit);
        // A weekend later is a week later: weekends are a week apart, though two days long.
        if let (Some(later), Some((least, greatest)), false) =
            (date.plus(duration).and_then(Date::day), duration.days(), unit == Unit::Weekend)
        {
            let days = (later - day).num_days();
            // A clamped day is up to three days early.
            prop_assert!(i64::try_from(least).unwrap() - 3 <= days && days <= i64::try_from(greatest).unwrap(), "{}", duration);
            if !(unit > Unit::Week && day.day() > 28) {
                prop_assert!(i64::try_from(least).unwrap() <= days);
            }
        }
    }

    #[test]
    fn the_days_of_a_duration_hold_its_seconds(duration in duration()) {
        prop_assert_eq!(duration.days().is_some(), duration.seconds().is_some());
        if let (Some((least, greatest)), Some((shortest, longest))) = (duration.days(), duration.seconds()) {
            let day = 86_400;
            let [least, greatest, shortest, longest] = [least, greatest, shortest, longest].map(u128::from);
            prop_assert!(least * day <= shortest && shortest < (least + 1) * day, "{}", duration);
            prop_assert!(longest <= greatest * day && greatest * day < longest + day, "{}", duration);
        }
    }

    #[test]
    fn zones_are_less_than_a_day_either_way(minutes in -3000..3000i32) {
        prop_assert_eq!(Zone::new(minutes).map(Zone::minutes), (minutes.abs() < 24 * 60).then_some(minutes));
    }

    #[test]
    fn intervals_are_sets_of_days(
        a in option::of(-50..50i32), b in option::of(-50..50i32), c in option::of(-50..50i32), d in option::of(-50..50i32),
    ) {
        let day = |n| NaiveDate::from_num_days_from_ce_opt(n).unwrap();
        let interval = |a: Option<i32>, b: Option<i32>| match (a, b) {
            (Some(a), Some(b)) => Interval::new(day(a.min(b)), day(a.max(b))),
            (a, b) => Interval { start: a.map(day), end: b.map(day) },
        };
        let (one, two) = (interval(a, b), interval(c, d));
        let shared = one.intersection(&two);
        let hull = one.hull(&two);
        prop_assert_eq!(shared.is_some(), one.overlaps(&two));
        prop_assert_eq!(one.overlaps(&two), one.distance(&two) == 0);
        prop_assert_eq!(one.distance(&two), two.distance(&one));
        prop_assert!(hull.covers(&one) && hull.covers(&two));
        for n in -60..60 {
            let day = day(n);
            prop_assert_eq!(shared.is_some_and(|shared| shared.contains(day)), one.contains(day) && two.contains(day));
            prop_assert!(hull.contains(day) || !(one.contains(day) || two.contains(day)));
            prop_assert_eq!(one.contains(day), one.covers(&Interval::day(day)));
        }
        prop_assert_eq!(one.to_string().parse::<Interval>().unwrap(), one);
        if let Some(days) = one.days() {
            prop_assert_eq!(days, (-60..60).filter(|&n| one.contains(day(n))).count() as u64);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holidays_are_in_their_year_and_on_their_side(anchor in day()) {
        for holiday in Holiday::all() {
            let year = anchor.year();
            if let Some(days) = holiday.in_year(year) {
                prop_assert_eq!(days.start.unwrap().year(), year, "{}", holiday);
                prop_assert!(days.days().unwrap() <= 31);
            }
            let found = Seek::ALL.map(|seek| holiday.occurrence(anchor, seek));
            if let [Some(before), Some(on_or_before), Some(nearest), Some(on_or_after), Some(after)] = found {
                prop_assert!(before.end.unwrap() < anchor && on_or_before.start.unwrap() <= anchor);
                prop_assert!(anchor <= on_or_after.end.unwrap() && anchor < after.start.unwrap());
                prop_assert!((after.start.unwrap() - before.start.unwrap()).num_days() <= 2 * 400, "{}", holiday);
                prop_assert!(nearest == on_or_before || nearest == on_or_after, "{}", holiday);
            } else {
                // The feasts that are told by a table are known for no other years.
                let known = if holiday.in_year(1900).is_none() { 2003..2034 } else { 700..9990 };
                prop_assert!(!known.contains(&year), "{} {}", holiday, anchor);
            }
        }
    }

    #[test]
    fn movable_feasts_keep_their_weekday(year in 1600..4000i32) {
        let day = |name: &str| Holiday::find(name).unwrap().day_in_year(year).unwrap();
        for (name, weekday) in [
            ("easter", Weekday::Sun), ("good friday", Weekday::Fri), ("ash wednesday", Weekday::Wed),
            ("orthodox easter", Weekday::Sun), ("thanksgiving", Weekday::Thu), ("black friday", Weekday::Fri),
            ("memorial day", Weekday::Mon), ("election day", Weekday::Tue), ("victoria day", Weekday::Mon),
            ("pentecost", Weekday::Sun), ("mothering sunday", Weekday::Sun), ("maundy thursday", Weekday::Thu),
        ] {
            prop_assert_eq!(day(name).weekday(), weekday, "{} {}", name, year);
        }
        prop_assert!(day("easter") <= day("orthodox easter"));
        // The calendar keeps both off certain days of the week.
        prop_assert!(![Weekday::Fri, Weekday::Sun, Weekday::Tue].contains(&day("yom kippur").weekday()));
        let passover = Holiday::find("passover").unwrap().in_year(year).unwrap().start.unwrap();
        prop_assert!(![Weekday::Mon, Weekday::Wed, Weekday::Fri].contains(&passover.weekday()));
        // From Passover to the new year no month changes its length.
        let new_year = Holiday::find("rosh hashanah").unwrap().in_year(year).unwrap().start.unwrap();
        prop_assert_eq!((new_year - passover).num_days(), 163);
    }
}
