//! The front matter: number, title and date, and the window of events.

use std::ops::Range;

use super::change;
use crate::calendar::Date;
use crate::edit::Replace;
use crate::operation_error::OperationError;
use crate::section::Kind;
use crate::text::Issue;

/// Returns the day of publication, if the front matter has one.
pub fn date(issue: &Issue) -> Option<Date> {
    Date::parse_lenient(value(issue, "Date")?)
}

/// Returns the issue's number, if the front matter has one.
pub fn number(issue: &Issue) -> Option<u64> {
    value(issue, "Number")?.parse().ok()
}

/// Returns the number of the issue of a day: 424, plus one for each week since 2022-01-05.
pub fn number_for(date: Date) -> Option<u64> {
    let first = Date::new(2022, 1, 5)?;
    u64::try_from(424 + (date.days() - first.days()).div_euclid(7)).ok()
}

fn value<'a>(issue: &'a Issue, key: &str) -> Option<&'a str> {
    issue.text().get(issue.outline().field(issue.text(), key)?)
}

/// Returns the two days in the line "Rusty Events between … - …", as ranges of bytes.
pub fn window(issue: &Issue) -> Option<(Range<usize>, Range<usize>)> {
    let (_, events) = issue.outline().section(Kind::UpcomingEvents)?;
    let body = issue.text().get(events.body.clone())?;
    let line = body.find("Rusty Events between ")? + "Rusty Events between ".len();
    let start = events.body.start + line;
    let dates = issue.text().get(start..start + 23)?;
    let (first, last) = (dates.get(..10)?, dates.get(13..)?);
    let is_window = dates.get(10..13) == Some(" - ")
        && Date::parse(first).is_some()
        && Date::parse(last).is_some();
    is_window.then_some((start..start + 10, start + 13..start + 23))
}

/// How many days after the issue's date its events may begin.
pub const WINDOW_DAYS: i64 = 28;

/// Returns the edits that set the day of publication.
///
/// The number also changes if it matched the old day. The window of events always changes.
pub(super) fn set_date(issue: &Issue, new: Date) -> Result<Vec<Replace>, OperationError> {
    let mut edits = vec![set(issue, "Date", &new.to_string())?];
    if number(issue).is_some() && number(issue) == date(issue).and_then(number_for) {
        edits.extend(
            number_for(new)
                .map(|it| set_number(issue, it))
                .transpose()?
                .unwrap_or_default(),
        );
    }
    if let (Some((first, last)), Some(end)) = (window(issue), new.plus_days(WINDOW_DAYS)) {
        edits.extend([
            change(issue, first, &new.to_string()),
            change(issue, last, &end.to_string()),
        ]);
    }
    Ok(edits)
}

/// Returns the edits that set the number, in its own line and in the title.
pub(super) fn set_number(issue: &Issue, new: u64) -> Result<Vec<Replace>, OperationError> {
    let mut edits = vec![set(issue, "Number", &new.to_string())?];
    if let (Some(title), Some(old)) = (issue.outline().field(issue.text(), "Title"), number(issue))
    {
        let text = issue.text().get(title.clone()).unwrap_or_default();
        if let Some(rest) = text.strip_suffix(&old.to_string()) {
            edits.push(change(
                issue,
                title.start + rest.len()..title.end,
                &new.to_string(),
            ));
        }
    }
    Ok(edits)
}

fn set(issue: &Issue, key: &'static str, new: &str) -> Result<Replace, OperationError> {
    let range = issue.outline().field(issue.text(), key);
    let missing = match key {
        "Date" => "expected a line like Date: 2026-08-26 at the top of the issue",
        _ => "expected a line like Number: 666 at the top of the issue",
    };
    Ok(change(
        issue,
        range.ok_or(OperationError::NoPlace(missing))?,
        new,
    ))
}
