//! Dates as people type them: "3 Sep", "2026-9-3", "Sept 3rd, 2026", "tomorrow", "Friday".
//!
//! Two bare numbers are a date only if they have a single meaning: "13/9", but not "3/9".

use super::{Date, MONTHS};

/// Why typed text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADate {
    /// It has two meanings, because either the day or the month may come first.
    Ambiguous(Date, Date),
    /// It cannot be parsed as a date.
    Unknown,
    /// The month does not have this day.
    NoSuchDay,
}

/// How many days before `near` a date without a year may be. An earlier date counts as one in the next year.
const LOOKING_BACK: i64 = 31;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A token of the typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Number { value: i32, digits: usize },
    Month(u8),
    Weekday(i64),
}

impl Date {
    /// Parses a date as people type it. A date without a year is the first such day from a month before `near` on.
    /// "Today", "tomorrow" and days of the week are relative to `today`.
    ///
    /// # Errors
    ///
    /// [`NotADate`] if the text is not a date, or could be two.
    pub fn typed(text: &str, near: Self, today: Self) -> Result<Self, NotADate> {
        let text = text.trim().to_lowercase();
        if let Some(days) = ["today", "tomorrow"].iter().position(|it| *it == text) {
            let days = i64::try_from(days).unwrap_or_default();
            return today.plus_days(days).ok_or(NotADate::Unknown);
        }
        let mut pieces = pieces(&text).ok_or(NotADate::Unknown)?;
        if let [Piece::Weekday(day)] = pieces.as_slice() {
            let days = (day - today.weekday() as i64).rem_euclid(7);
            return today.plus_days(days).ok_or(NotADate::Unknown);
        }
        pieces.retain(|it| !matches!(it, Piece::Weekday(_)));
        let is_dotted = text.contains('.');
        from_pieces(&pieces, near, is_dotted)
    }
}

fn from_pieces(pieces: &[Piece], near: Date, is_dotted: bool) -> Result<Date, NotADate> {
    let number = |value: i32| u8::try_from(value).map_err(|_| NotADate::NoSuchDay);
    match *pieces {
        [
            Piece::Number {
                value: year,
                digits: 4,
            },
            Piece::Number { value: month, .. },
            Piece::Number { value: day, .. },
        ] => Date::new(year, number(month)?, number(day)?).ok_or(NotADate::NoSuchDay),
        [
            Piece::Number { value: day, .. },
            Piece::Month(month),
            ref rest @ ..,
        ]
        | [
            Piece::Month(month),
            Piece::Number { value: day, .. },
            ref rest @ ..,
        ] => day_of(number(day)?, month, year(rest)?, near),
        [
            Piece::Number {
                value: a,
                digits: 1 | 2,
            },
            Piece::Number {
                value: b,
                digits: 1 | 2,
            },
            ref rest @ ..,
        ] => of_two_numbers(number(a)?, number(b)?, year(rest)?, near, is_dotted),
        _ => Err(NotADate::Unknown),
    }
}

/// Returns the year after a day and a month, in four digits or two; `None` if no year follows.
fn year(rest: &[Piece]) -> Result<Option<i32>, NotADate> {
    match *rest {
        [] => Ok(None),
        [Piece::Number { value, digits: 4 }] => Ok(Some(value)),
        [Piece::Number { value, digits: 2 }] => Ok(Some(2000 + value)),
        _ => Err(NotADate::Unknown),
    }
}

fn of_two_numbers(
    first: u8,
    second: u8,
    year: Option<i32>,
    near: Date,
    is_dotted: bool,
) -> Result<Date, NotADate> {
    let day_first = day_of(first, second, year, near);
    let month_first = day_of(second, first, year, near);
    match (day_first, month_first) {
        (Ok(day), _) if is_dotted => Ok(day),
        (Ok(day), Ok(other)) if day != other => Err(NotADate::Ambiguous(day, other)),
        (day, other) => day.or(other),
    }
}

fn day_of(day: u8, month: u8, year: Option<i32>, near: Date) -> Result<Date, NotADate> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok_or(NotADate::NoSuchDay);
    }
    // Several years ahead, because 29 February is rare.
    let years = near.year() - 1..=near.year() + 5;
    let mut days = years.filter_map(|it| Date::new(it, month, day));
    let found = days.find(|it| it.days() >= near.days() - LOOKING_BACK);
    found.ok_or(NotADate::NoSuchDay)
}

/// Returns the numbers and names in lowercase `text`; `None` if it contains anything else.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    for word in text.split(|it: char| !it.is_ascii_alphanumeric()) {
        let digits = word.len()
            - word
                .trim_start_matches(|it: char| it.is_ascii_digit())
                .len();
        let (number, name) = word.split_at(digits);
        if digits > 4 {
            return None;
        }
        if let Ok(value) = number.parse() {
            found.push(Piece::Number { value, digits });
        }
        let is_ending = digits > 0 && matches!(name, "st" | "nd" | "rd" | "th");
        if !name.is_empty() && !is_ending && !matches!(name, "of" | "the" | "on") {
            found.push(named(name)?);
        }
    }
    let is_plain = text
        .chars()
        .all(|it| it.is_ascii_alphanumeric() || " \t-–/.,".contains(it));
    is_plain.then_some(found)
}

/// Returns the month or the day of the week with this name, of which three letters are enough.
fn named(name: &str) -> Option<Piece> {
    let name = Some(name).filter(|it| it.len() >= 3)?;
    let starts = |it: &str| it.to_ascii_lowercase().starts_with(name);
    if let Some(at) = MONTHS.iter().position(|it| starts(it)) {
        return Some(Piece::Month(u8::try_from(at).ok()? + 1));
    }
    let at = WEEKDAYS.iter().position(|it| starts(it))?;
    Some(Piece::Weekday(i64::try_from(at).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> String {
        let near = Date::parse("2026-08-26").unwrap();
        let today = Date::parse("2026-08-22").unwrap();
        match Date::typed(text, near, today) {
            Ok(day) => day.to_string(),
            Err(NotADate::Ambiguous(a, b)) => format!("{a} or {b}"),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn usual_forms_are_parsed() {
        for text in [
            "2026-09-03",
            "2026-9-3",
            "2026/9/3",
            "3 Sep",
            "3sep",
            "Sept 3",
            "September 3rd, 2026",
            "3. September",
            "Thu, 3 Sep",
            "the 3rd of September",
            "3.9.",
            "3.9.2026",
            "3 Sep 26",
        ] {
            assert_eq!(typed(text), "2026-09-03", "{text}");
        }
        assert_eq!(typed("13/9"), "2026-09-13");
        assert_eq!(typed("9/13/2026"), "2026-09-13");
        assert_eq!(typed("9/9"), "2026-09-09");
    }

    #[test]
    fn relative_days_count_from_today() {
        assert_eq!(typed("today"), "2026-08-22");
        assert_eq!(typed("Tomorrow"), "2026-08-23");
        assert_eq!(typed("sat"), "2026-08-22");
        assert_eq!(typed("Friday"), "2026-08-28");
    }

    #[test]
    fn a_day_without_a_year_is_at_most_a_month_ago() {
        assert_eq!(typed("1 Aug"), "2026-08-01");
        assert_eq!(typed("1 Jul"), "2027-07-01");
        assert_eq!(typed("29 Feb"), "2028-02-29");
    }

    #[test]
    fn ambiguous_and_invalid_dates_are_refused() {
        assert_eq!(typed("3/9"), "2026-09-03 or 2027-03-09");
        assert_eq!(typed("2026-02-30"), "NoSuchDay");
        assert_eq!(typed("31 Sep"), "NoSuchDay");
        assert_eq!(typed("2026-300-1"), "NoSuchDay");
        for text in [
            "",
            "Berlin",
            "2026-9",
            "3",
            "3 Sep or so",
            "12345-1-1",
            "ä",
            "3 Se",
        ] {
            assert_eq!(typed(text), "Unknown", "{text}");
        }
    }
}
