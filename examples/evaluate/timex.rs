//! TempEval-3's task A: time expressions, their spans, types and values.

use std::collections::HashSet;

use crate::figure::{Counts, Figure, Figures, f1};
use crate::gold::{Timex, one_line, slice};

/// What was counted over all documents.
#[derive(Debug, Default)]
pub(crate) struct TimexScore {
    gold: usize,
    system: usize,
    gold_blank: usize,
    system_blank: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
    canonical: usize,
    both: usize,
}

impl TimexScore {
    /// Counts one document. Each miss, false alarm and wrong value or span goes to `errors`, as tab-separated fields.
    pub(crate) fn add(&mut self, id: &str, text: &str, gold: &[Timex], found: &[Timex], errors: &mut Vec<String>) {
        let (gold, found) = (unique(gold), unique(found));
        let pairs = align(&gold, &found);
        self.gold += gold.len();
        self.system += found.len();
        let mut error = |what: &str, gold: &str, found: &str, at: &Timex| {
            errors.push(format!("{what}\t{id}\t{gold}\t{found}\t{}", context(text, at)));
        };
        for (gold, found) in gold.iter().zip(&pairs).map(|(gold, pair)| (gold, pair.and_then(|pair| found.get(pair)))) {
            let value = gold.value.as_deref().unwrap_or_default();
            self.gold_blank += usize::from(value.is_empty());
            let Some(found) = found else {
                error("MISS", value, "", gold);
                continue;
            };
            let given = found.value.as_deref().unwrap_or_default();
            let exact = (found.start, found.end) == (gold.start, gold.end);
            self.relaxed += 1;
            self.system_blank += usize::from(value.is_empty());
            self.strict += usize::from(exact);
            self.kind += usize::from(found.kind == gold.kind);
            self.both += usize::from(exact && given == value);
            if !value.is_empty() {
                self.value += usize::from(given == value);
                self.canonical += usize::from(canonical(given) == canonical(value));
            }
            if given != value {
                error("VALUE", value, given, gold);
            } else if !exact {
                error(
                    "SPAN",
                    gold.text.as_deref().unwrap_or_default(),
                    found.text.as_deref().unwrap_or_default(),
                    gold,
                );
            }
        }
        let hit: HashSet<usize> = pairs.into_iter().flatten().collect();
        for (_, found) in found.iter().enumerate().filter(|(index, _)| !hit.contains(index)) {
            error("FALSE", "", found.value.as_deref().unwrap_or_default(), found);
        }
    }

    /// The figures: `strict`, `relaxed`, `type`, `value`, `canonical` (value with equal spellings folded), `both` (span and
    /// value).
    pub(crate) fn figures(&self) -> Figures {
        let mut figures = Figures::flat(2);
        figures.push("gold", Figure::Number(self.gold));
        figures.push("system", Figure::Number(self.system));
        let valued = (self.system - self.system_blank, self.gold - self.gold_blank);
        let rows = [
            ("strict", self.strict, (self.system, self.gold)),
            ("relaxed", self.relaxed, (self.system, self.gold)),
            ("type", self.kind, (self.system, self.gold)),
            ("value", self.value, valued),
            ("canonical", self.canonical, valued),
            ("both", self.both, (self.system, self.gold)),
        ];
        for (name, right, (system, gold)) in rows {
            let counts = Counts { right, system, gold };
            figures.push(name, Figure::Scores(counts, 100.0 * f1(counts.precision(), counts.recall())));
        }
        figures
    }
}

/// One expression for each span, the first, in the order of the text, longer ones first.
fn unique(timexes: &[Timex]) -> Vec<&Timex> {
    let mut seen = HashSet::new();
    let mut unique: Vec<&Timex> = timexes.iter().filter(|timex| seen.insert((timex.start, timex.end))).collect();
    unique.sort_by_key(|timex| (timex.start, usize::MAX - timex.end));
    unique
}

/// For each gold expression the found one that it is compared with: the same span, else the first that overlaps and is free.
fn align(gold: &[&Timex], found: &[&Timex]) -> Vec<Option<usize>> {
    let mut used = vec![false; found.len()];
    let mut pairs: Vec<Option<usize>> = gold
        .iter()
        .map(|gold| found.iter().position(|found| (found.start, found.end) == (gold.start, gold.end)))
        .inspect(|pair| {
            if let Some(used) = pair.and_then(|pair| used.get_mut(pair)) {
                *used = true;
            }
        })
        .collect();
    for (gold, pair) in gold.iter().zip(&mut pairs).filter(|(_, pair)| pair.is_none()) {
        let mut free = found.iter().zip(&mut used).enumerate().filter(|(_, (_, used))| !**used);
        if let Some((index, (_, used))) = free.find(|(_, (found, _))| found.start < gold.end && gold.start < found.end)
        {
            *used = true;
            *pair = Some(index);
        }
    }
    pairs
}

/// A value in one of several equal spellings: `199` for `199X`, `19` for `19XX`, `1982` for `1982-XX`, `P10Y` for `P1DE`, and
/// without seconds `:00`.
fn canonical(value: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut value = value;
    if let Some(short) = value.strip_suffix(":00").filter(|short| ends_in_clock(short)) {
        value = short;
    }
    if let Some(decade) = value.strip_suffix('X').filter(|decade| decade.len() == 3 && digits(decade)) {
        value = decade;
    }
    if let Some(century) = value.strip_suffix("XX").filter(|century| century.len() == 2 && digits(century)) {
        value = century;
    }
    if let Some((year, rest)) = value.split_at_checked(4).filter(|(year, rest)| digits(year) && !rest.is_empty()) {
        value = if rest.replace("-XX", "").is_empty() { year } else { value };
    }
    let years = |unit: &str, years: u64| {
        let number = value.strip_prefix('P')?.strip_suffix(unit).filter(|number| digits(number))?;
        number.parse::<u64>().ok()?.checked_mul(years)
    };
    match years("DE", 10).or_else(|| years("CE", 100)) {
        Some(years) => format!("P{years}Y"),
        None => value.to_owned(),
    }
}

/// Whether the last characters are `T20:00` or the like.
fn ends_in_clock(value: &str) -> bool {
    let tail = value.len().checked_sub(6).and_then(|at| value.as_bytes().get(at..));
    tail.is_some_and(|tail| {
        let mut pairs = tail.iter().zip(b"T00:00");
        pairs.all(|(byte, pattern)| if pattern.is_ascii_digit() { byte.is_ascii_digit() } else { byte == pattern })
    })
}

/// An expression between brackets, with what stands around it.
fn context(text: &str, timex: &Timex) -> String {
    let before = slice(text, timex.start.saturating_sub(60), timex.start);
    let after = slice(text, timex.end, timex.end.saturating_add(50));
    one_line(&format!("{before}[[{}]]{after}", slice(text, timex.start, timex.end)))
}

#[cfg(test)]
mod tests {
    use super::{Timex, TimexScore, canonical};

    #[test]
    fn equal_spellings_are_folded() {
        let cases = [
            ("199X", "199"),
            ("19XX", "19"),
            ("1982-XX", "1982"),
            ("1982-XX-XX", "1982"),
            ("P1DE", "P10Y"),
            ("P02CE", "P200Y"),
            ("2016-07-06T20:00:00", "2016-07-06T20:00"),
            ("2016-07-06T20:00", "2016-07-06T20:00"),
            ("T24:00:00", "T24:00"),
            ("1982-XX-07", "1982-XX-07"),
            ("2016-07-06", "2016-07-06"),
            ("", ""),
        ];
        for (value, expected) in cases {
            assert_eq!(canonical(value), expected, "{value}");
        }
    }

    #[test]
    fn a_span_that_is_the_same_goes_before_one_that_overlaps() {
        let timex = |start, end, value: Option<&str>| Timex {
            start,
            end,
            text: None,
            kind: Some("DATE".to_owned()),
            value: value.map(str::to_owned),
        };
        let gold = [timex(0, 4, Some("2016")), timex(5, 9, None), timex(20, 24, Some("2017"))];
        let found = [timex(0, 9, Some("2015")), timex(5, 9, Some("2016")), timex(30, 34, None)];
        let (mut score, mut errors) = (TimexScore::default(), Vec::new());
        score.add("d", "2016 2015 and then, 2017 or else   2018", &gold, &found, &mut errors);
        let figures = score.figures();
        assert_eq!(figures.get("strict.P"), Some(33.33));
        assert_eq!(figures.get("relaxed"), Some(66.67));
        assert_eq!(figures.get("value.R"), Some(0.0));
        assert_eq!(
            errors,
            [
                "VALUE\td\t2016\t2015\t[[2016]] 2015 and then, 2017 or else 2018",
                "VALUE\td\t\t2016\t2016 [[2015]] and then, 2017 or else 2018",
                "MISS\td\t2017\t\t2016 2015 and then, [[2017]] or else 2018",
                "FALSE\td\t\t\t2016 2015 and then, 2017 or el[[se ]] 2018",
            ]
        );
    }
}
