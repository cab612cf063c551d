//! Civil dates: the few calculations that a weekly newsletter needs.
//!
//! Written by hand to keep the page small: the smallest date crate would add 13 KB compressed, this module adds less
//! than 1 KB.
//! Days are counted by the proleptic Gregorian calendar; 1970-01-01 is day 0.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod typed;

pub use typed::NotADate;

/// A day, by the Gregorian calendar; years 0 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// 1970-01-01.
    pub const EPOCH: Self = Self {
        year: 1970,
        month: 1,
        day: 1,
    };

    /// Returns the day, if it exists.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (0..=9999).contains(&year) && (1..=12).contains(&month);
        (exists && (1..=days_in(year, month)).contains(&day)).then_some(Self { year, month, day })
    }

    /// Parses `YYYY-MM-DD`, and no other form.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 10)
            .then(|| Self::parse_lenient(text))
            .flatten()
    }

    /// Parses `YYYY-MM-DD`; the month and day may have only one digit.
    pub fn parse_lenient(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4, 4)?;
        let month = u8::try_from(number(parts.next()?, 1, 2)?).ok()?;
        let day = u8::try_from(number(parts.next()?, 1, 2)?).ok()?;
        if parts.next().is_some() {
            return None;
        }
        Self::new(year, month, day)
    }

    /// Returns the day `days` later, or earlier if negative; `None` outside the years 0 to 9999.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_days(self.days() + days)
    }

    /// Days since 1970-01-01.
    pub fn days(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
            - 719_468
    }

    /// The day that is `days` after 1970-01-01.
    pub fn from_days(days: i64) -> Option<Self> {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(
            i32::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match (self.days() + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// Formats the date for people: "Wednesday 26 August 2026".
    pub fn in_words(self) -> String {
        format!(
            "{:?} {} {}",
            self.weekday(),
            self.day_and_month(),
            self.year
        )
    }

    /// The day and the month: "26 August".
    pub fn day_and_month(self) -> String {
        let month = MONTHS
            .get(usize::from(self.month) - 1)
            .copied()
            .unwrap_or_default();
        format!("{} {month}", self.day)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// Returns the same day and month of another year; `None` for 29 February if that is not a leap year.
    pub fn in_year(self, year: i32) -> Option<Self> {
        Self::new(year, self.month, self.day)
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

fn number(text: &str, least: usize, most: usize) -> Option<i32> {
    let digits = text.bytes().all(|it| it.is_ascii_digit()) && (least..=most).contains(&text.len());
    if digits { text.parse().ok() } else { None }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let expected =
            || serde::de::Error::custom(format!("expected a date like 2026-08-26, found {text:?}"));
        Self::parse(&text).ok_or_else(expected)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A day, as YYYY-MM-DD.",
            "type": "string",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-8-26",
            "26-08-26",
            "2026-08-26 ",
            "2026-08-2é",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert_eq!(Date::parse_lenient("2023-10-9"), Date::new(2023, 10, 9));
    }

    #[test]
    fn sums_cross_months_years_and_leap_days() {
        assert_eq!(
            date("2024-02-28").plus_days(2).unwrap().to_string(),
            "2024-03-01"
        );
        assert_eq!(
            date("2025-12-31").plus_days(28).unwrap().to_string(),
            "2026-01-28"
        );
        assert_eq!(date("9999-12-31").plus_days(1), None);
        for days in (-700_000..2_900_000).step_by(17) {
            assert!(Date::from_days(days).is_none_or(|it| it.days() == days));
        }
    }

    #[test]
    fn weekdays_are_right() {
        assert_eq!(date("2026-08-26").in_words(), "Wednesday 26 August 2026");
        assert_eq!(date("2026-08-26").day_and_month(), "26 August");
        assert_eq!(date("1970-01-01").weekday(), Weekday::Thursday);
        assert_eq!(date("1969-12-31").weekday(), Weekday::Wednesday);
    }
}
