//! The next issue: its date, its file name, and its initial text.
//!
//! A draft is the filled-in template. From the previous issue it takes the events, byte for byte, even past ones, which
//! an editor may trim. It also takes the two texts that rarely change: the introduction and the list of editors.
//! Everything else in the previous issue was for that week only.

use std::borrow::Cow;
use std::ops::Range;

use crate::calendar::{Date, Weekday};
use crate::issue_field;
use crate::lines::{Line, lines};
use crate::outline::Outline;
use crate::section::Kind;
use crate::text::Issue;
use crate::view::lf;

/// The newsletter's template, by its contributors, under CC BY-SA 4.0; see the README in its folder.
const TEMPLATE: &str = include_str!("draft/template.md");

/// How many days ahead an issue lists events.
const WINDOW: i64 = 28;

/// Returns the date of an issue that is started today: the next Wednesday at least four days away.
pub fn next_issue_day(today: Date) -> Date {
    let days = (4..=10).filter_map(|it| today.plus_days(it));
    let mut wednesdays = days.filter(|it| it.weekday() == Weekday::Wednesday);
    wednesdays.next().unwrap_or(today)
}

/// Returns the date of the issue after that of `day`: the next Wednesday.
pub fn issue_day_after(day: Date) -> Date {
    let days = (1..=7).filter_map(|it| day.plus_days(it));
    let mut wednesdays = days.filter(|it| it.weekday() == Weekday::Wednesday);
    wednesdays.next().unwrap_or(day)
}

/// Returns the file name of an issue: `2026-08-26-this-week-in-rust.md`.
///
/// The date comes from the front matter, or else from the number. Without either, the name has no date.
pub fn file_name(issue: &Issue) -> String {
    match issue_field::date(issue).or_else(|| day_of(issue_field::number(issue)?)) {
        Some(date) => dated_name(date),
        None => "this-week-in-rust.md".to_owned(),
    }
}

/// Returns the file name of the issue of `date`.
pub fn dated_name(date: Date) -> String {
    format!("{date}-this-week-in-rust.md")
}

/// Returns the Wednesday of an issue. Works from number 354 on, because issues have been weekly since then.
fn day_of(number: u64) -> Option<Date> {
    let weeks = i64::try_from(number).ok()?.checked_sub(424)?;
    if weeks < 354 - 424 {
        return None;
    }
    Date::new(2022, 1, 5)?.plus_days(weeks.checked_mul(7)?)
}

/// Returns the initial text of the issue of `date`, with LF line endings and the events of the previous issue.
///
/// What the previous issue lacks comes from the template, and so does everything if there is no previous issue.
pub fn template(date: Date, previous: Option<&Issue>) -> String {
    let mut text = TEMPLATE.to_owned();
    let previous = previous.map_or(Cow::Borrowed(""), |it| lf(it.text()));
    for part in [INTRODUCTION, EVENTS, EDITORS] {
        let carried = part.find(&previous).and_then(|it| previous.get(it));
        if let (Some(carried), Some(place)) = (carried, part.find(&text))
            && (part.is_standing)(carried)
        {
            text.replace_range(place, carried);
        }
    }
    filled(&text, date)
}

/// Fills in the number and the dates of the issue of `date`.
///
/// Changes only the lines of the template that have them: text from the previous issue may contain the same words.
fn filled(text: &str, date: Date) -> String {
    let number = issue_field::number_for(date).map(|it| it.to_string());
    let end = date.plus_days(WINDOW).unwrap_or(date).to_string();
    let fill = |line: &str| {
        line.replace("{{number}}", number.as_deref().unwrap_or_default())
            .replace("{{date}}", &date.to_string())
            .replace("{{window_end}}", &end)
    };
    let starts = ["Title:", "Number:", "Date:", EVENTS.after];
    text.split_inclusive('\n')
        .map(|line| {
            if starts.iter().any(|it| line.starts_with(it)) {
                Cow::Owned(fill(line))
            } else {
                Cow::Borrowed(line)
            }
        })
        .collect()
}

/// A part of an issue between two lines. It includes neither line.
struct Part {
    /// The start of the line before it.
    after: &'static str,
    /// Returns where the part starts in a text without the line before it.
    otherwise: fn(&str) -> Option<usize>,
    /// The start of the line after it.
    before: &'static str,
    /// Whether a text between the two lines is really this part.
    is_standing: fn(&str) -> bool,
}

const INTRODUCTION: Part = Part {
    after: "Category:",
    otherwise: |_| None,
    before: "#",
    is_standing: |it| it.trim_start().starts_with("Hello and welcome"),
};

const EVENTS: Part = Part {
    after: "Rusty Events between",
    otherwise: before_events,
    before: "If you are running a Rust event",
    is_standing: |_| true,
};

const EDITORS: Part = Part {
    after: "This Week in Rust is edited by:",
    otherwise: |_| None,
    before: "*Email list hosting",
    is_standing: |it| {
        let mut lines = lines(it).filter_map(|line| it.get(line.range));
        lines.all(|it| it.is_empty() || it.starts_with("* ["))
    },
};

/// Returns the end of the line above the first heading of events.
fn before_events(text: &str) -> Option<usize> {
    let outline = Outline::read(text);
    let first = outline.sections.iter().find(|it| it.kind == Kind::Events)?;
    first.heading_range.start.checked_sub(1)
}

impl Part {
    /// Returns the range of this part in `text`, in bytes.
    fn find(&self, text: &str) -> Option<Range<usize>> {
        let starts = |it: usize, with: &str| text.get(it..).is_some_and(|it| it.starts_with(with));
        let after = lines(text).find(|it| starts(it.range.start, self.after));
        let start = after.map_or_else(|| (self.otherwise)(text), |it| Some(it.next))?;
        let is_end = |it: &Line| it.range.start >= start && starts(it.range.start, self.before);
        let end = lines(text).find(is_end)?;
        Some(start..end.range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn an_issue_follows_the_one_before_it() {
        let after = |day: &str| issue_day_after(Date::parse(day).unwrap()).to_string();
        assert_eq!(after("2026-08-26"), "2026-09-02");
        assert_eq!(after("2026-08-25"), "2026-08-26");
        assert_eq!(after("2026-12-30"), "2027-01-06");
    }

    #[test]
    fn the_next_issue_is_a_wednesday_four_days_ahead() {
        for (today, day) in [
            ("2026-08-19", "2026-08-26"),
            ("2026-08-22", "2026-08-26"),
            ("2026-08-23", "2026-09-02"),
            ("2026-12-30", "2027-01-06"),
        ] {
            assert_eq!(next_issue_day(date(today)), date(day), "{today}");
        }
    }

    #[test]
    fn files_are_named_after_their_date() {
        let name = |text: &str| file_name(&Issue::new(text));
        assert_eq!(
            name("Number: 1\r\nDate: 2026-8-5\r\n"),
            "2026-08-05-this-week-in-rust.md"
        );
        assert_eq!(name("Number: 666\n"), "2026-08-26-this-week-in-rust.md");
        assert_eq!(name("Number: 12\nDate: soon"), "this-week-in-rust.md");
        assert_eq!(name("Number: 18446744073709551615"), "this-week-in-rust.md");
        assert_eq!(name(""), "this-week-in-rust.md");
    }

    #[test]
    fn the_template_is_filled_in() {
        let text = template(date("2026-08-26"), None);
        assert!(text.starts_with("Title: This Week in Rust 666\nNumber: 666\nDate: 2026-08-26\n"));
        assert!(
            text.contains("\nRusty Events between 2026-08-26 - 2026-09-23 🦀\n\n### Virtual\n")
        );
        assert!(!text.contains("{{") && !text.contains('\r') && text.ends_with(">\n"));
        let issue = Issue::new(text);
        assert_eq!(issue_field::number(&issue), Some(666));
        assert_eq!(file_name(&issue), "2026-08-26-this-week-in-rust.md");
    }

    const PREVIOUS: &str = "Title: This Week in Rust 700\r\nDate: 2027-04-21\r\nCategory: x\r\n\r\n\
        Hello and welcome to {{date}}!\r\n\r\n## Updates from Rust Community\r\n* [a](u)\r\n\r\n\
        ## Upcoming Events\r\n\r\nRusty Events between 2027-04-21 - 2027-05-19 💕\r\n\r\n\
        ### Asia\r\n* 2020-01-01 | Tokyo, JP | [{{number}}](u)\r\n    * [**ä**](u) \r\n\r\n\
        If you are running a Rust event, tell us.\r\n\r\n\
        This Week in Rust is edited by:\r\n\r\n* [Ä](u)\r\n\r\n*Email list hosting is*\r\n";

    #[test]
    fn events_and_usual_texts_are_carried_over() {
        let text = template(date("2027-04-28"), Some(&Issue::new(PREVIOUS)));
        assert!(text.contains("Date: 2027-04-28\nCategory: This Week in Rust\n\nHello and welcome to {{date}}!\n\n## Up"));
        assert!(text.contains(
            "between 2027-04-28 - 2027-05-26 🦀\n\n### Asia\n* 2020-01-01 | Tokyo, JP | [{{number}}](u)\n    * [**ä**](u) \n\nIf"
        ));
        assert!(text.contains("edited by:\n\n* [Ä](u)\n\n*Email list hosting is sponsored"));
        assert!(!text.contains("[a](u)"));
    }

    #[test]
    fn events_and_introduction_are_found_in_other_wordings() {
        let previous = PREVIOUS.replace("Rusty Events between", "Events from");
        let day = date("2027-04-28");
        let text = template(day, Some(&Issue::new(PREVIOUS)));
        assert_eq!(template(day, Some(&Issue::new(&*previous))), text);
        let previous = previous.replace("Events from 2027-04-21 - 2027-05-19 💕\r\n\r\n", "");
        assert_eq!(template(day, Some(&Issue::new(&*previous))), text);
        let previous = previous.replace("## Updates", "# Updates");
        assert_eq!(template(day, Some(&Issue::new(&*previous))), text);
    }

    #[test]
    fn parts_missing_in_the_previous_issue_come_from_the_template() {
        let day = date("2027-04-28");
        assert_eq!(
            template(day, Some(&Issue::new("prose"))),
            template(day, None)
        );
        let odd = "This Week in Rust is edited by:\n\nnobody\n\n*Email list hosting*\n";
        assert_eq!(template(day, Some(&Issue::new(odd))), template(day, None));
    }
}
