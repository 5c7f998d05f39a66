//! Dates of which some fields may be missing.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use super::impossible::days_in_month;
use super::{Granularity, Impossible, Interval};

/// A date as far as it is known: a year (or none, as in "every March") and a field within it.
///
/// Only dates that can be are made: [`Date::new`] gives the reason why another cannot. Years are astronomical: 0 is 1 BC,
/// -263 is 264 BC; months and days are of the Gregorian calendar, also before it began. `Display`, `FromStr` and serde
/// agree.
///
/// ```
/// use dateline::calendar::{Date, Field};
///
/// let date = Date::new(Some(-478), Field::Month(Some(6)))?;
/// assert_eq!(date.to_string(), "BC0479-06");
/// assert_eq!("BC0479-06".parse(), Ok(date));
/// assert_eq!(Date::new(None, Field::Month(Some(13))).unwrap_err().to_string(), "there is no month 13");
/// # Ok::<(), dateline::calendar::Impossible>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Date {
    pub(super) year: Option<i16>,
    pub(super) field: Field,
}

/// The part of a year that a [`Date`] names; a field of `None` is written `X`.
///
/// ```
/// use dateline::calendar::{Date, Field, Granularity};
///
/// let field = Field::Day(Some(3), None);
/// assert_eq!(field.granularity(), Granularity::Day);
/// assert_eq!(Date::new(Some(1998), field)?.to_string(), "1998-03-XX");
/// # Ok::<(), dateline::calendar::Impossible>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The years that share their first two digits: `19` is 1900 to 1999, `BC04` is 499 to 400 BC.
    Century,
    /// The years that share their first three digits: `199`.
    Decade,
    /// The whole year: `1998`; `XXXX`.
    Year,
    /// A fiscal year: `FY1998`.
    FiscalYear,
    /// A half, 1 or 2: `1998-H2`; `1998-HX`.
    Half(Option<u8>),
    /// A quarter, 1 to 4: `1998-Q3`; `1998-QX`.
    Quarter(Option<u8>),
    /// A season: `1998-SU`.
    Season(Season),
    /// A month, 1 to 12: `1998-03`; `1998-XX`.
    Month(Option<u8>),
    /// An ISO week, 1 to 53: `1998-W10`; `1998-WXX`.
    Week(Option<u8>),
    /// Saturday and Sunday of an ISO week: `1998-W10-WE`; `XXXX-WXX-WE`.
    Weekend(Option<u8>),
    /// A day of an ISO week: `XXXX-WXX-3`; `1998-W10-3`.
    Weekday(Option<u8>, Weekday),
    /// A day (month, day): `1998-03-16`; `1998-03-XX`; `XXXX-XX-16`; `XXXX-XX-XX`.
    Day(Option<u8>, Option<u8>),
}

/// A season of the northern year.
///
/// ```
/// use dateline::calendar::{Date, Field, Season};
///
/// let winter = Date::new(Some(2015), Field::Season(Season::Winter))?;
/// assert_eq!(winter.to_string(), "2015-WI");
/// assert_eq!(winter.interval().map(|days| days.to_string()).as_deref(), Some("2015-12-01..2016-02-29"));
/// # Ok::<(), dateline::calendar::Impossible>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// `SP`, March to May.
    Spring,
    /// `SU`, June to August.
    Summer,
    /// `FA`, September to November.
    Fall,
    /// `WI`, December to February of the next year.
    Winter,
}

impl Season {
    /// The four, from spring.
    pub const ALL: [Season; 4] = [Season::Spring, Season::Summer, Season::Fall, Season::Winter];

    /// Its first month, 1 to 12.
    pub fn first_month(self) -> u8 {
        match self {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Fall => 9,
            Season::Winter => 12,
        }
    }
}

impl Field {
    /// How fine the thing is that it names, whether known or not: a day for `1998-03-XX`.
    pub fn granularity(self) -> Granularity {
        match self {
            Field::Century => Granularity::Century,
            Field::Decade => Granularity::Decade,
            Field::Year | Field::FiscalYear => Granularity::Year,
            Field::Half(_) => Granularity::Half,
            Field::Quarter(_) => Granularity::Quarter,
            Field::Season(_) => Granularity::Season,
            Field::Month(_) => Granularity::Month,
            Field::Week(_) => Granularity::Week,
            Field::Weekend(_) => Granularity::Weekend,
            Field::Weekday(..) | Field::Day(..) => Granularity::Day,
        }
    }
}

impl Date {
    /// The first year that can be written in four digits: 9999 BC.
    pub const MIN_YEAR: i32 = -9998;
    /// The last year that can be written in four digits.
    pub const MAX_YEAR: i32 = 9999;

    /// A date; the year of a decade or century may be any of its years.
    ///
    /// # Errors
    ///
    /// The reason why there is no such date.
    pub fn new(year: Option<i32>, field: Field) -> Result<Date, Impossible> {
        if let Some(year) = year.filter(|year| !(Date::MIN_YEAR..=Date::MAX_YEAR).contains(year)) {
            return Err(Impossible::Year(year));
        }
        match field {
            Field::FiscalYear => match year {
                Some(year) if year < 1 => return Err(Impossible::FiscalYear(year)),
                _ => {}
            },
            Field::Half(Some(half)) if !(1..=2).contains(&half) => return Err(Impossible::Half(half.into())),
            Field::Quarter(Some(quarter)) if !(1..=4).contains(&quarter) => {
                return Err(Impossible::Quarter(quarter.into()));
            }
            Field::Month(Some(month)) | Field::Day(Some(month), _) if !(1..=12).contains(&month) => {
                return Err(Impossible::Month(month.into()));
            }
            Field::Day(month, Some(day)) => {
                let days = month.map_or(31, |month| days_in_month(year, month));
                if day == 0 || u32::from(day) > days {
                    return Err(Impossible::Day { year, month, day: day.into() });
                }
            }
            Field::Week(Some(week)) | Field::Weekend(Some(week)) | Field::Weekday(Some(week), _) => {
                let long = year.is_none_or(|year| NaiveDate::from_isoywd_opt(year, 53, Weekday::Mon).is_some());
                if week == 0 || week > 53 || (week == 53 && !long) {
                    return Err(Impossible::Week(year, week.into()));
                }
            }
            _ => {}
        }
        let year = match (year, field) {
            (Some(year), Field::Decade | Field::Century) => {
                Some(years_of(index_of(year, field_width(field)), field_width(field)).0)
            }
            _ => year,
        };
        // In four digits, so that it always fits.
        Ok(Date { year: year.and_then(|year| i16::try_from(year).ok()), field })
    }

    /// A day of the calendar, from numbers as a text gives them.
    ///
    /// # Errors
    ///
    /// The reason why there is no such day.
    pub fn ymd(year: i32, month: u32, day: u32) -> Result<Date, Impossible> {
        let month_number = u8::try_from(month).map_err(|_| Impossible::Month(month))?;
        match u8::try_from(day) {
            Ok(day) => Date::new(Some(year), Field::Day(Some(month_number), Some(day))),
            Err(_) => Err(Impossible::Day {
                year: Some(year),
                month: Some(month_number).filter(|m| (1..=12).contains(m)),
                day,
            }),
        }
    }

    /// The (astronomical) year, if known; of a decade or century the first one (1990 for `199`), of a week the ISO year.
    pub fn year(self) -> Option<i32> {
        self.year.map(i32::from)
    }

    /// What within the year.
    pub fn field(self) -> Field {
        self.field
    }

    /// The month of a month or day, 1 to 12, where known.
    pub fn month(self) -> Option<u8> {
        match self.field {
            Field::Month(month) | Field::Day(month, _) => month,
            Field::Weekday(..) => self.day().and_then(|day| u8::try_from(day.month()).ok()),
            _ => None,
        }
    }

    /// How finely it is known: as fine as what it names, but `1998-03-XX` only to the month, `1988-QX` to the year.
    /// Without a year, as fine as what it names.
    pub fn granularity(self) -> Granularity {
        if self.year.is_none() {
            return self.field.granularity();
        }
        match self.field {
            Field::Day(Some(_), None) => Granularity::Month,
            Field::Half(None)
            | Field::Quarter(None)
            | Field::Month(None)
            | Field::Week(None)
            | Field::Weekend(None)
            | Field::Weekday(None, _)
            | Field::Day(None, _) => Granularity::Year,
            field => field.granularity(),
        }
    }

    /// Whether neither its year nor any part of its field is missing.
    pub fn is_known(self) -> bool {
        self.year.is_some() && self.granularity() == self.field.granularity()
    }

    /// The civil day, where it is a known one.
    pub fn day(self) -> Option<NaiveDate> {
        match self.field {
            Field::Day(Some(month), Some(day)) => NaiveDate::from_ymd_opt(self.year()?, month.into(), day.into()),
            Field::Weekday(Some(week), day) => NaiveDate::from_isoywd_opt(self.year()?, week.into(), day),
            _ => None,
        }
    }

    /// The civil days that hold it: those that it names, or of which it names one (all of March for `1998-03-XX`).
    ///
    /// None without a year, and for a fiscal year, which begins when its bookkeeper says. A winter is December of its
    /// year to the end of February; a week may begin or end in a neighbouring year.
    pub fn interval(self) -> Option<Interval> {
        let year = self.year()?;
        match self.field {
            Field::Decade | Field::Century => {
                let (first, last) = years_of(index_of(year, field_width(self.field)), field_width(self.field));
                Some(Interval::new(NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?))
            }
            Field::FiscalYear => None,
            Field::Year | Field::Half(None) | Field::Quarter(None) | Field::Month(None) | Field::Day(None, _) => {
                months(year, 1, 12)
            }
            Field::Half(Some(half)) => months(year, half.checked_mul(6)?.checked_sub(5)?, 6),
            Field::Quarter(Some(quarter)) => months(year, quarter.checked_mul(3)?.checked_sub(2)?, 3),
            Field::Season(season) => months(year, season.first_month(), 3),
            Field::Month(Some(month)) | Field::Day(Some(month), None) => months(year, month, 1),
            Field::Week(None) | Field::Weekend(None) | Field::Weekday(None, _) => Some(Interval::new(
                NaiveDate::from_isoywd_opt(year, 1, Weekday::Mon)?,
                NaiveDate::from_isoywd_opt(year.checked_add(1)?, 1, Weekday::Mon)?.pred_opt()?,
            )),
            Field::Week(Some(week)) => Some(Interval::new(
                NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Mon)?,
                NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Sun)?,
            )),
            Field::Weekend(Some(week)) => Some(Interval::new(
                NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Sat)?,
                NaiveDate::from_isoywd_opt(year, week.into(), Weekday::Sun)?,
            )),
            Field::Weekday(Some(_), _) | Field::Day(Some(_), Some(_)) => self.day().map(Interval::day),
        }
    }

    /// The first day of its [interval](Date::interval).
    pub fn first_day(self) -> Option<NaiveDate> {
        self.interval()?.start
    }

    /// The last day of its [interval](Date::interval).
    pub fn last_day(self) -> Option<NaiveDate> {
        self.interval()?.end
    }
}

impl TryFrom<NaiveDate> for Date {
    type Error = Impossible;

    fn try_from(day: NaiveDate) -> Result<Self, Impossible> {
        Date::ymd(day.year(), day.month(), day.day())
    }
}

/// The days of `count` months from the `first` of a year.
fn months(year: i32, first: u8, count: u32) -> Option<Interval> {
    let start = NaiveDate::from_ymd_opt(year, first.into(), 1)?;
    Some(Interval::new(start, start.checked_add_months(Months::new(count))?.pred_opt()?))
}

/// How many years share the digits of a decade or of a century.
pub(super) fn field_width(field: Field) -> i32 {
    if field == Field::Century { 100 } else { 10 }
}

/// The number of the decade or century (by `width`) of a year: 0 for `000`, -1 for `BC000`, which has the years 9 to 1 BC.
pub(super) fn index_of(year: i32, width: i32) -> i32 {
    if year > 0 { year / width } else { -1 - (1 - year) / width }
}

/// The first and last year of a decade or century by its number.
pub(super) fn years_of(index: i32, width: i32) -> (i32, i32) {
    if index >= 0 {
        ((index * width).max(1), index * width + width - 1)
    } else {
        let digits = -1 - index;
        (1 - (digits * width + width - 1), 1 - (digits * width).max(1))
    }
}
