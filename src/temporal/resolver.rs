//! From expressions to values: the algebra evaluated against an anchor and what the text last spoke of.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use crate::calendar::{Amount, Clock, Date, Duration, Field, Granularity, Interval, Precision, Seek, Unit, Value};
use crate::document::{Anchor, DocumentType};
use crate::temporal::expression::Expression;
use crate::temporal::memory::Memory;
use crate::temporal::options::Preference;
use crate::temporal::underspecified::underspecified;
use crate::temporal::{Expr, Modifier, Options, Timex, TimexType};
use crate::text::Section;

/// Evaluates the expressions of one text in their order, remembering what it spoke of.
///
/// ```
/// use dateline::document::DocumentType;
/// use dateline::temporal::{Options, Resolver, Tagger};
/// use dateline::text::Layout;
///
/// let tagger = Tagger::new();
/// let text = "The army struck on Wednesday. The next day it withdrew.";
/// let expressions = tagger.find(&Layout::new(text));
///
/// let anchor = "2016-07-11".parse()?;
/// let mut resolver = Resolver::new(Some(&anchor), DocumentType::News, &Options::new());
/// let values = expressions.iter().map(|expression| resolver.resolve(expression, None).value.map(|value| value.to_string()));
/// assert_eq!(values.collect::<Vec<_>>(), [Some("2016-07-06".into()), Some("2016-07-07".into())]);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Resolver {
    anchor: Option<NaiveDate>,
    moment: Option<NaiveDateTime>,
    kind: DocumentType,
    prefer: Option<Preference>,
    memory: Memory,
    /// First day of the range that the next expression ends.
    opened: Option<(NaiveDate, Granularity)>,
}

/// What an expression comes to.
#[derive(Debug, Clone, Copy)]
struct Outcome {
    value: Value,
    /// First and last value of a stretch.
    ends: Option<(Date, Date)>,
}

impl From<Value> for Outcome {
    fn from(value: Value) -> Self {
        Outcome { value, ends: None }
    }
}

impl Resolver {
    /// A resolver that has read nothing yet.
    pub fn new(anchor: Option<&Anchor>, kind: DocumentType, options: &Options) -> Self {
        let moment = match anchor {
            Some(Anchor::Moment(moment)) => Some(DateTime::naive_local(moment)),
            _ => None,
        };
        Resolver {
            anchor: anchor.map(Anchor::day),
            moment,
            kind,
            prefer: options.prefer,
            memory: Memory::default(),
            opened: None,
        }
    }

    /// Resolves one expression; `next` is what ends the range that it opens.
    pub fn resolve(&mut self, expression: &Expression, next: Option<&Expression>) -> Timex {
        let outcome = match next {
            Some(next) => self.open(expression, next),
            None => self.outcome(&expression.expr),
        };
        let outcome = match (self.opened.take(), &expression.expr, outcome.and_then(|outcome| outcome.value.date())) {
            // "from May to August", "Monday to Friday": what ends a range lies after what begins it.
            (Some((opened, granularity)), Expr::Find(date, _), Some(found))
                if (granularity == found.granularity()
                    || granularity < Granularity::Day && found.granularity() == Granularity::Day)
                    && found.first_day().is_some_and(|day| day < opened) =>
            {
                date.occurrence(opened, Seek::OnOrAfter).map(|date| Value::Date(date).into()).or(outcome)
            }
            _ => outcome,
        };
        let value = outcome.map(|outcome| outcome.value);
        self.opened =
            value.filter(|_| next.is_some()).and_then(|value| Some((value.interval()?.start?, value.granularity()?)));
        let silent = matches!(expression.section, Section::Caption | Section::Boilerplate);
        if let Some(value) = value.as_ref().filter(|_| !silent && !expression.recurs) {
            let compared = match &expression.expr {
                Expr::Fiscal(base, _) => **base != Expr::Memory,
                // "the quarter ended July 31", by whatever number the company calls it
                Expr::Containing(base, Unit::Quarter) => matches!(**base, Expr::Shift(..)),
                // "this year's third quarter" is the one that is told of.
                Expr::Within(_, year) => **year != Expr::from_anchor(0, Unit::Year),
                expr => matches!(expr, Expr::Period(..) | Expr::Shift(..)),
            };
            // What is told to have been before does not take the story back there.
            let back = matches!(expression.expr, Expr::Period(..) | Expr::Shift(_, ..0, _));
            if !matches!(expression.expr, Expr::Period(..)) {
                self.memory.keep(value, compared, expression.aside || back, self.anchor);
            }
        }
        let reason = match &expression.expr {
            Expr::Impossible(reason) => Some(reason.to_string()),
            _ => None,
        };
        let value = value.map(|value| {
            let every = expression.quant.is_some() && self.kind == DocumentType::Narrative;
            if every { recurring(value) } else { value }
        });
        let value = value.or_else(|| reason.is_none().then(|| underspecified(&expression.expr)).flatten());
        let ends = outcome.and_then(|outcome| outcome.ends);
        let whole = ends.filter(|_| matches!(expression.expr, Expr::Whole(_)));
        let whole = whole.and_then(|(begin, end)| hull(begin.interval(), end.interval()));
        let interval = value.and_then(|value| value.interval()).filter(|_| !expression.recurs);
        // "within two weeks" is a deadline in talk, a length elsewhere.
        let is_length = matches!(value, Some(Value::Duration(_)));
        let guessed =
            matches!(expression.expr, Expr::Few(..)) && matches!(value, Some(Value::Date(_) | Value::Time(..)));
        let modifier = expression.modifier.or(guessed.then_some(Modifier::Approx));
        Timex {
            span: expression.span,
            kind: kind_of(expression, value.as_ref()),
            value,
            modifier: modifier.filter(|modifier| *modifier != Modifier::OnOrBefore || !is_length),
            interval: whole.or(interval),
            range: ends.and_then(|(begin, end)| hull(begin.interval(), end.interval())),
            begin: ends.map(|(begin, _)| Value::Date(begin)),
            end_value: ends.map(|(_, end)| Value::Date(end)),
            quant: expression.quant,
            freq: expression.freq,
            ambiguous: expression.ambiguous,
            reason,
            section: expression.section,
        }
    }

    /// The first part of a range borrows the year that stands only in the second: "June 5 to June 10, 1990".
    fn open(&self, first: &Expression, second: &Expression) -> Option<Outcome> {
        let told = if let Expr::On(_, day) = &first.expr { day } else { &first.expr };
        if let (Expr::Find(date, _), Expr::Date(whole)) = (told, &second.expr)
            && let Ok(date) = Date::new(whole.year(), date.field())
        {
            return Some(Value::Date(date).into());
        }
        // "from 9:30 to 11:00 on Thursday"
        if let (Expr::Clock(clock), Expr::At(day, Clock::At(..) | Clock::Midnight)) = (&first.expr, &second.expr) {
            return Some(at(self.date(day, Granularity::Day), *clock).into());
        }
        self.outcome(&first.expr)
    }

    fn outcome(&self, expr: &Expr) -> Option<Outcome> {
        match expr {
            Expr::Stretch(duration, seek, base) => {
                let ends = self.date(base, Granularity::Day).and_then(|base| stretch(*duration, *seek, base));
                Some(Outcome { value: Value::Duration(*duration), ends })
            }
            Expr::Run(base, count, unit) => {
                let whole = self.date(base, Granularity::Day)?;
                let ends = run(whole, *count, *unit);
                let duration = Duration::whole(count.unsigned_abs(), *unit);
                Some(Outcome { value: Value::Duration(duration), ends })
            }
            Expr::Whole(feast) => {
                let days = self.feast(feast)?;
                let ends = of_days(days).zip(Date::containing(days.end?, Granularity::Day));
                Some(Outcome { value: Value::Date(of_days(days)?), ends: ends.filter(|(first, last)| first != last) })
            }
            expr => self.value(expr).map(Outcome::from),
        }
    }

    /// The days of a holiday.
    fn feast(&self, expr: &Expr) -> Option<Interval> {
        match expr {
            Expr::Holiday(holiday, Some(year), _) => holiday.in_year(self.date(year, Granularity::Year)?.year()?),
            Expr::Holiday(holiday, None, seek) => holiday.occurrence(self.base()?, self.side(*seek)),
            _ => None,
        }
    }

    fn value(&self, expr: &Expr) -> Option<Value> {
        match expr {
            Expr::Length(duration) => Some(Value::Duration(*duration)),
            Expr::Hence(duration) => {
                let talk = self.kind == DocumentType::Colloquial;
                talk.then(|| self.hence(*duration)).flatten().or(Some(Value::Duration(*duration)))
            }
            Expr::Few(otherwise, sign, unit) => {
                let talk = self.kind == DocumentType::Colloquial && self.anchor.is_some();
                let three = Expr::Shift(Box::new(Expr::Anchor), 3 * sign.signum(), *unit);
                self.value(if talk { &three } else { otherwise })
            }
            Expr::Reference(reference) => Some(Value::Reference(*reference)),
            Expr::Impossible(_) => None,
            Expr::Clock(clock) => Some(at(self.day_spoken_of(), *clock)),
            Expr::At(base, clock) => Some(at(Some(self.date(base, Granularity::Day)?), *clock)),
            Expr::Shift(base, by, unit @ (Unit::Hour | Unit::Minute | Unit::Second)) => {
                self.shift_clock(base, *by, *unit)
            }
            expr => self.date(expr, Granularity::Day).map(Value::Date),
        }
    }

    /// The date that an expression names. `fineness` is what is asked of the memory.
    fn date(&self, expr: &Expr, fineness: Granularity) -> Option<Date> {
        match expr {
            Expr::Anchor => self.anchor_day(),
            Expr::Memory => self.memory.date(fineness).or_else(|| self.anchor_day()),
            Expr::Date(date) => Some(*date),
            Expr::Find(date, seek) => self.find(*date, *seek),
            Expr::Beyond(date, seek, base) => {
                let whole = self.date(base, Granularity::Day)?;
                let edge = if *seek == Seek::Before { whole.first_day() } else { whole.last_day() };
                date.occurrence(edge?, *seek)
            }
            Expr::On(weekday, base) => {
                let date = self.date(base, fineness)?;
                let falls = |date: &Date| date.day().is_some_and(|day| day.weekday() == *weekday);
                // "Friday the 13th" is in a month that has one.
                if let Expr::Find(told, seek) = **base
                    && let Field::Day(None, Some(day)) = told.field()
                    && !falls(&date)
                {
                    let seek = if self.looks_ahead() { Seek::OnOrAfter } else { self.preferred(seek).unwrap_or(seek) };
                    return months_off(date, seek).filter_map(|month| in_month(month, day)).find(falls).or(Some(date));
                }
                let other = |years: i32| Date::new(date.year()?.checked_add(years), date.field()).ok().filter(falls);
                let far = |day: NaiveDate| self.base().is_some_and(|base| (day - base).num_days().abs() > 100);
                // Of a day near by the name is rather a slip.
                let doubted = !falls(&date) && date.day().is_some_and(far);
                if doubted { other(1).or_else(|| other(-1)).or(Some(date)) } else { Some(date) }
            }
            Expr::Containing(base, unit) => self.containing(base, *unit),
            Expr::Shift(base, by, unit) => self.shift(base, *by, *unit),
            Expr::Nth(feast, n, Unit::Day) if matches!(**feast, Expr::Holiday(..)) => nth_day(self.feast(feast)?, *n),
            // "the first minute of Monday" is on that day.
            Expr::Nth(base, _, Unit::Second | Unit::Minute | Unit::Hour) => self.date(base, Granularity::Day),
            Expr::Nth(base, n, unit) => {
                let whole = self.container(base, unit.granularity()?)?;
                whole.nth(*n, unit.granularity()?)
            }
            Expr::NthWeekday(base, n, weekday) => {
                let whole = self.container(base, Granularity::Month)?;
                match whole.day() {
                    Some(day) => beside(day, *n, *weekday),
                    None => whole.nth_weekday(*n, *weekday),
                }
            }
            Expr::Within(date, base) if matches!(date.field(), Field::Weekday(None, _)) => {
                let Field::Weekday(_, weekday) = date.field() else { return None };
                let monday = self.date(base, Granularity::Week)?.first_day()?;
                Date::try_from(Seek::OnOrAfter.weekday(monday, weekday)?).ok()
            }
            Expr::Within(date, base) => {
                let year = self.date(base, Granularity::Year)?.year()?;
                Date::new(Some(year), date.field()).ok()
            }
            Expr::At(base, _) => self.date(base, fineness),
            Expr::Holiday(..) => of_days(self.feast(expr)?),
            Expr::Whole(feast) => self.date(feast, fineness),
            Expr::Period(base, years) if self.kind == DocumentType::Colloquial => self.shift(base, *years, Unit::Year),
            Expr::Period(base, years) => match self.memory.figures() {
                Some(figures) => figures.shift(*years, Unit::Year),
                None => self.shift(base, *years, Unit::Year),
            },
            Expr::Fiscal(base, unit) => self.figures(base, *unit),
            _ => None,
        }
    }

    /// What something is a part of: in talk "the first Friday of July" is one to come.
    fn container(&self, expr: &Expr, fineness: Granularity) -> Option<Date> {
        match expr {
            Expr::Find(date, Seek::Nearest) if self.looks_ahead() => self.find(*date, Seek::OnOrAfter),
            expr => self.date(expr, fineness),
        }
    }

    fn anchor_day(&self) -> Option<Date> {
        Date::containing(self.anchor?, Granularity::Day)
    }

    fn day_spoken_of(&self) -> Option<Date> {
        let spoken = self.memory.date(Granularity::Day).filter(|date| date.day().is_some());
        spoken.or_else(|| self.anchor_day())
    }

    /// The day against which recurring dates are sought: publication, or in a narrative what was last spoken of.
    fn base(&self) -> Option<NaiveDate> {
        let spoken = || self.memory.date(Granularity::Day).and_then(|date| date.first_day());
        match self.kind {
            DocumentType::Narrative => spoken().or(self.anchor),
            _ => self.anchor,
        }
    }

    fn find(&self, date: Date, seek: Seek) -> Option<Date> {
        let narrative = self.kind == DocumentType::Narrative;
        let seek = self.preferred(seek).unwrap_or(seek);
        if narrative && !matches!(date.field(), Field::Weekday(..)) {
            // A story goes on where it is.
            return match self.memory.story() {
                Some(spoken) if matches!(date.field(), Field::Day(None, Some(_))) && spoken.month().is_some() => {
                    let Field::Day(_, day) = date.field() else { return None };
                    match spoken.day() {
                        Some(here) => date.occurrence(here, Seek::OnOrAfter),
                        None => Date::new(spoken.year(), Field::Day(spoken.month(), day)).ok(),
                    }
                }
                Some(spoken) if spoken.granularity() >= Granularity::Year => {
                    Date::new(spoken.year(), date.field()).ok()
                }
                Some(spoken) => date.occurrence(spoken.first_day()?, Seek::Nearest),
                None => date.occurrence(self.anchor?, seek),
            };
        }
        let seek = match self.kind {
            DocumentType::Colloquial if seek == Seek::OnOrBefore && self.looks_ahead() => Seek::OnOrAfter,
            _ => seek,
        };
        match date.field() {
            // "I'll be back on the 4th"
            Field::Day(None, Some(_)) if seek == Seek::Nearest && self.looks_ahead() => {
                date.occurrence(self.base()?, Seek::OnOrAfter)
            }
            // The month before this one is called "last month", so that "last February", told in March, is a year older.
            Field::Month(_) if seek == Seek::Before && self.kind == DocumentType::News => {
                let base = self.base()?;
                let found = date.occurrence(base, seek)?;
                let near = found.step(1) == Date::containing(base, Granularity::Month);
                if near { found.shift(-1, Unit::Year) } else { Some(found) }
            }
            // "He announced in June that he would leave on July 5": what is just over may have been to come.
            Field::Day(Some(_), _)
                if seek == Seek::OnOrAfter && self.kind == DocumentType::News && self.prefer.is_none() =>
            {
                let base = self.base()?;
                let before = date.occurrence(base, Seek::OnOrBefore)?;
                let near = before.first_day().is_some_and(|day| (base - day).num_days() <= 60);
                if near { Some(before) } else { date.occurrence(base, seek) }
            }
            // A day or month told without its year lies at most four months ahead, except in talk.
            Field::Day(..) | Field::Month(_) if seek == Seek::Nearest && self.kind != DocumentType::Colloquial => {
                let base = self.base()?;
                let nearest = date.occurrence(base, seek)?;
                let far = nearest.first_day().is_some_and(|day| (day - base).num_days() > 120);
                if far { date.occurrence(base, Seek::OnOrBefore) } else { Some(nearest) }
            }
            _ => date.occurrence(self.base()?, seek),
        }
    }

    /// Whether what recurs is the next one: in talk, unless the user prefers another.
    fn looks_ahead(&self) -> bool {
        self.kind == DocumentType::Colloquial && self.prefer.is_none()
    }

    /// The side that the user prefers, where the text does not tell it.
    fn preferred(&self, seek: Seek) -> Option<Seek> {
        let open = matches!(seek, Seek::OnOrBefore | Seek::Nearest | Seek::OnOrAfter);
        self.prefer.filter(|_| open).map(|prefer| match prefer {
            Preference::Past => Seek::OnOrBefore,
            Preference::Future => Seek::OnOrAfter,
            Preference::Nearest => Seek::Nearest,
        })
    }

    /// Which of the occurrences of a feast is meant: in talk the next.
    fn side(&self, seek: Seek) -> Seek {
        self.preferred(seek).unwrap_or(match (self.kind, seek) {
            (DocumentType::Colloquial, Seek::Nearest) => Seek::OnOrAfter,
            (_, seek) => seek,
        })
    }

    fn containing(&self, base: &Expr, unit: Unit) -> Option<Date> {
        let granularity = unit.granularity()?;
        let date = self.container(base, granularity)?;
        within(date, granularity)
    }

    fn shift(&self, base: &Expr, by: i32, unit: Unit) -> Option<Date> {
        let rounded = match base {
            Expr::Anchor | Expr::Memory | Expr::Period(..) => true,
            // "a week from tomorrow" is a day, "a year ago this month" a month.
            Expr::Containing(_, whole) | Expr::Shift(_, _, whole) => *whole != Unit::Day && *whole >= unit,
            _ => false,
        };
        // Decades and centuries ago are told to the year.
        let (by, unit, granularity) = match unit {
            Unit::Decade if !matches!(base, Expr::Containing(..)) => {
                (by.checked_mul(10)?, Unit::Year, Granularity::Year)
            }
            Unit::Century if !matches!(base, Expr::Containing(..)) => {
                (by.checked_mul(100)?, Unit::Year, Granularity::Year)
            }
            Unit::Millennium => (by.checked_mul(1000)?, Unit::Year, Granularity::Year),
            unit => (by, unit, unit.granularity()?),
        };
        let date = match base {
            // "a year and three months ago"
            Expr::Shift(inner, first, larger) if unit < *larger && matches!(**inner, Expr::Anchor | Expr::Memory) => {
                self.date(inner, Granularity::Day)?.shift(*first, *larger)?
            }
            base => self.date(base, granularity)?,
        };
        // Talk counts from the day on which it is.
        let exact = self.kind == DocumentType::Colloquial && matches!(base.innermost(), Expr::Anchor | Expr::Memory);
        if !rounded || exact && !matches!(base, Expr::Containing(..)) {
            return date.shift(by, unit);
        }
        let date = within(date, granularity)?;
        // Of a part that the text does not tell, what lies beside it is told no better; beyond the calendar there is nothing.
        date.shift(by, unit).or((!date.is_known()).then_some(date))
    }

    fn shift_clock(&self, base: &Expr, by: i32, unit: Unit) -> Option<Value> {
        let Some(moment) = self.moment_of(base).and_then(|moment| later(moment, by, unit)) else {
            return Some(Value::Time(Some(self.date(base, Granularity::Day)?), Clock::Unknown));
        };
        let day = Date::containing(moment.date(), Granularity::Day)?;
        let precision = if unit == Unit::Second { Precision::Second } else { Precision::Minute };
        Some(Value::Time(Some(day), Clock::At(moment.time(), precision, None)))
    }

    /// The moment that an expression names, where the anchor tells one.
    fn moment_of(&self, expr: &Expr) -> Option<NaiveDateTime> {
        match expr {
            Expr::Anchor => self.moment,
            Expr::Memory if self.memory.date(Granularity::Day).is_none() => self.moment,
            Expr::Shift(base, by, unit @ (Unit::Hour | Unit::Minute | Unit::Second)) => {
                later(self.moment_of(base)?, *by, *unit)
            }
            // "a day and two hours ago"
            Expr::Shift(base, by, unit) => {
                let moment = self.moment_of(base)?;
                let day = Date::containing(moment.date(), Granularity::Day)?.shift(*by, *unit)?;
                Some(day.day()?.and_time(moment.time()))
            }
            _ => None,
        }
    }

    /// The date or time so far ahead of the anchor.
    fn hence(&self, duration: Duration) -> Option<Value> {
        let (Amount::Whole(count), unit) = duration.first() else { return None };
        let ahead = Expr::Shift(Box::new(Expr::Anchor), i32::try_from(count).ok()?, unit);
        match duration.second() {
            Some((Amount::Whole(count), finer)) => {
                self.value(&Expr::Shift(Box::new(ahead), i32::try_from(count).ok()?, finer))
            }
            _ => self.value(&ahead),
        }
    }

    /// The quarter spoken of: that of the text's figures, else the last one that is over.
    fn figures(&self, base: &Expr, unit: Unit) -> Option<Date> {
        let granularity = unit.granularity()?;
        let last = || Date::containing(self.anchor?, granularity)?.step(-1);
        let told = self.memory.figures();
        if told.is_none() && self.kind == DocumentType::Colloquial && *base == Expr::Memory {
            return Date::containing(self.anchor?, granularity);
        }
        let figures = told.or_else(last)?;
        match base {
            Expr::Memory => Some(figures),
            base => Date::new(self.date(base, Granularity::Year)?.year(), figures.field()).ok(),
        }
    }
}

/// A time of a day, with the offset that its zone has then.
fn at(day: Option<Date>, clock: Clock) -> Value {
    Value::Time(day, clock.on(day.and_then(|day| day.day())))
}

/// The unit that holds a date; a part that the date does not tell stays unknown: the day of June 1941 is `1941-06-XX`.
fn within(date: Date, granularity: Granularity) -> Option<Date> {
    if date.granularity() <= granularity {
        return Date::containing(date.first_day()?, granularity);
    }
    let field = match (granularity, date.field()) {
        (Granularity::Day, Field::Month(month)) => Field::Day(month, None),
        (Granularity::Day, _) => Field::Day(None, None),
        (Granularity::Week, _) => Field::Week(None),
        (Granularity::Weekend, _) => Field::Weekend(None),
        (Granularity::Month, _) => Field::Month(None),
        (Granularity::Quarter, _) => Field::Quarter(None),
        _ => return Date::containing(date.first_day()?, granularity),
    };
    Date::new(date.year(), field).ok()
}

/// In a narrative "daily" is every day of the calendar; in news it is a length of a day.
fn recurring(value: Value) -> Value {
    let Value::Duration(duration) = value else { return value };
    let field = match duration.first() {
        (Amount::Whole(1), Unit::Day) => Field::Day(None, None),
        (Amount::Whole(1), Unit::Week) => Field::Week(None),
        (Amount::Whole(1), Unit::Month) => Field::Month(None),
        (Amount::Whole(1), Unit::Year) => Field::Year,
        _ => return value,
    };
    Date::new(None, field).map_or(value, Value::Date)
}

/// So many hours, minutes or seconds later.
fn later(moment: NaiveDateTime, by: i32, unit: Unit) -> Option<NaiveDateTime> {
    let seconds = i64::from(by).checked_mul(match unit {
        Unit::Hour => 3600,
        Unit::Minute => 60,
        _ => 1,
    })?;
    moment.checked_add_signed(TimeDelta::try_seconds(seconds)?)
}

/// The nth weekday after a day, before it where negative.
fn beside(day: NaiveDate, n: i32, weekday: Weekday) -> Option<Date> {
    let first = if n < 0 { Seek::Before } else { Seek::After }.weekday(day, weekday)?;
    Date::try_from(first).ok()?.shift(n.checked_sub(n.signum())?, Unit::Week)
}

/// A holiday of several days is dated by its first.
fn of_days(days: Interval) -> Option<Date> {
    Date::containing(days.start?, Granularity::Day)
}

/// A day of a feast, from its first on, or from its last back where the number is negative. One that has a single day gives
/// its name to those after it: the second day of Christmas.
fn nth_day(feast: Interval, n: i32) -> Option<Date> {
    let (first, last) = (feast.start?, feast.end?);
    let day = match n {
        1.. => first.checked_add_days(Days::new(u64::try_from(n - 1).ok()?))?,
        0 => return None,
        _ => last.checked_sub_days(Days::new(u64::from((n + 1).unsigned_abs())))?,
    };
    (first == last || (first..=last).contains(&day)).then(|| Date::containing(day, Granularity::Day))?
}

/// The days of a length that ends or begins at a date.
fn stretch(duration: Duration, seek: Seek, base: Date) -> Option<(Date, Date)> {
    match seek {
        Seek::Before => Some((base.minus(duration)?, base)),
        _ => Some((base, base.plus(duration)?)),
    }
}

/// The first and the last of a run of units within a date.
fn run(whole: Date, count: i32, unit: Unit) -> Option<(Date, Date)> {
    let granularity = unit.granularity()?;
    let (first, last) = if count > 0 { (1, count) } else { (count, -1) };
    Some((whole.nth(first, granularity)?, whole.nth(last, granularity)?))
}

fn kind_of(expression: &Expression, value: Option<&Value>) -> TimexType {
    match value {
        _ if expression.recurs => TimexType::Set,
        Some(Value::Duration(_)) => TimexType::Duration,
        Some(Value::Time(..)) => TimexType::Time,
        _ => TimexType::Date,
    }
}

/// The months beside that of a date, on the sides that are sought, the near ones first.
fn months_off(date: Date, seek: Seek) -> impl Iterator<Item = Date> {
    let month = date.first_day().and_then(|day| Date::containing(day, Granularity::Month));
    let sides = match seek {
        Seek::Before | Seek::OnOrBefore => [-1, -1],
        Seek::Nearest => [-1, 1],
        Seek::OnOrAfter | Seek::After => [1, 1],
    };
    // Any day of the month falls on any weekday within fourteen months.
    (1..=14).flat_map(move |by| sides.map(|side| month?.shift(side * by, Unit::Month))).flatten()
}

/// A day of a month, if it has one.
fn in_month(month: Date, day: u8) -> Option<Date> {
    let (Some(year), Some(month)) = (month.year(), month.month()) else { return None };
    Date::new(Some(year), Field::Day(Some(month), Some(day))).ok()
}

/// The days from the first to the last of two values.
pub(crate) fn hull(first: Option<Interval>, last: Option<Interval>) -> Option<Interval> {
    Some(first?.hull(&last?))
}
