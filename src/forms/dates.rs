//! How forms parse dates: as people type them, near the issue's date.

use issue::calendar::{Date, NotADate};
use issue::issue_field;
use leptos::prelude::*;

use crate::browser::clock;
use crate::components::FieldMessage;
use crate::editor::Editor;

/// How typed dates are parsed: a handle that is cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct Dates {
    /// The issue's date, or today if it has none.
    near: Date,
    today: Date,
}

impl Dates {
    /// Dates for the open issue; not tracked.
    pub fn now() -> Self {
        let issue = Editor::expect().issue().with_untracked(issue_field::date);
        let today = clock::today().or(issue).unwrap_or(Date::EPOCH);
        let near = issue.unwrap_or(today);
        Self { near, today }
    }

    /// Dates near today, for when no issue is open.
    pub fn of_today() -> Self {
        let today = clock::today().unwrap_or(Date::EPOCH);
        Self { near: today, today }
    }

    /// The date in `text`; `None` if it is empty.
    ///
    /// # Errors
    ///
    /// [`NotADate`] if the text is not a date.
    pub fn read(self, text: &str) -> Result<Option<Date>, NotADate> {
        match text.trim() {
            "" => Ok(None),
            typed => Date::typed(typed, self.near, self.today).map(Some),
        }
    }

    /// The date in a field; `None` if it is empty. Tracked.
    ///
    /// # Errors
    ///
    /// As [`Dates::read`].
    pub fn read_in(self, field: RwSignal<String>) -> Result<Option<Date>, NotADate> {
        field.with(|it| self.read(it))
    }

    /// The day that is `days` after the issue's date, as people type it: "3 Sep".
    pub fn example(self, days: i64) -> String {
        let day = self
            .near
            .plus_days(days)
            .unwrap_or(self.near)
            .day_and_month();
        let end = day.find(' ').map(|it| it + " Aug".len());
        end.and_then(|it| day.get(..it)).unwrap_or(&day).to_owned()
    }

    /// Rewrites the text of a field in the format of issues, if it is a date.
    pub fn show_as_written(self, field: RwSignal<String>) {
        if let Ok(Some(date)) = self.read(&field.get_untracked()) {
            field.set(date.to_string());
        }
    }

    /// The message about a date: its day of the week, and, unless it was typed so, the date in the format of issues.
    pub fn check(self, text: &str) -> Option<FieldMessage> {
        let typed = text.trim();
        Some(match self.read(typed) {
            Ok(None) => return None,
            Ok(Some(date)) => FieldMessage::Note(in_words(date, typed)),
            Err(error) => FieldMessage::Problem(in_error(error, typed)),
        })
    }

    /// Does the same as [`Dates::check`] for the first day of an event, whose last day is `last`, if any.
    pub fn check_event(self, text: &str, last: Option<Date>) -> Option<FieldMessage> {
        match self.read(text) {
            Ok(Some(date)) if last.unwrap_or(date).max(date) < self.near => {
                Some(FieldMessage::Problem(format!(
                    "{date} is before this issue’s date, {}.",
                    self.near
                )))
            }
            _ => self.check(text),
        }
    }

    /// Does the same as [`Dates::check`] for a last day; `first` is the first day.
    pub fn check_end(self, text: &str, first: Option<Date>) -> Option<FieldMessage> {
        match (first, self.read(text)) {
            (Some(first), Ok(Some(last))) if last < first => Some(FieldMessage::Problem(
                "The last day is before the first.".to_owned(),
            )),
            _ => self.check(text),
        }
    }
}

/// The date in words. Leaves out the year if the field already shows it.
fn in_words(date: Date, typed: &str) -> String {
    let words = date.in_words();
    let day = words.rsplit_once(' ').map_or(words.as_str(), |it| it.0);
    if typed == date.to_string() {
        day.to_owned()
    } else {
        format!("{date}, {day}")
    }
}

fn in_error(error: NotADate, typed: &str) -> String {
    match error {
        NotADate::Ambiguous(a, b) => format!("“{typed}” is {a} or {b}. Name the month."),
        NotADate::NoSuchDay => format!("{typed} is not a valid date."),
        NotADate::Unknown => format!("Expected a date like 2026-08-26 or 26 Aug, found “{typed}”."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let day = |it| Date::parse(it).unwrap();
        let (near, today) = (day("2026-08-26"), day("2026-08-22"));
        match (Dates { near, today }).check_event(text, None) {
            Some(FieldMessage::Problem(text)) => format!("! {text}"),
            Some(FieldMessage::Note(text)) => text,
            None => String::new(),
        }
    }

    #[test]
    fn the_example_is_in_the_issues_week() {
        let near = Date::parse("2026-08-28").unwrap();
        let dates = Dates { near, today: near };
        assert_eq!([1, 5].map(|it| dates.example(it)), ["29 Aug", "2 Sep"]);
    }

    #[test]
    fn a_date_is_shown_as_issues_write_it() {
        assert_eq!(said("2026-08-26"), "Wednesday 26 August");
        assert_eq!(said("26 aug"), "2026-08-26, Wednesday 26 August");
        assert_eq!(said("2026-02-30"), "! 2026-02-30 is not a valid date.");
        assert_eq!(
            said("3/9"),
            "! “3/9” is 2026-09-03 or 2027-03-09. Name the month."
        );
        assert_eq!(
            said("soon"),
            "! Expected a date like 2026-08-26 or 26 Aug, found “soon”."
        );
        assert_eq!(
            said("2026-08-25"),
            "! 2026-08-25 is before this issue’s date, 2026-08-26."
        );
    }
}
