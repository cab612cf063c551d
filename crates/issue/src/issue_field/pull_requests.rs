//! `429 pull requests were [merged in the last week][merged]`, and the search that it links to.
//!
//! Since 2024 the search goes from eight days before the issue's date to the day before it, Tuesday to Tuesday.

use std::ops::Range;

use super::header::date;
use super::{change, with_ending};
use crate::block::{Kind as BlockKind, blocks};
use crate::calendar::Date;
use crate::edit::Replace;
use crate::operation_error::OperationError;
use crate::section::Kind;
use crate::text::Issue;

const WORDS: &str = " pull requests were [merged in the last week][merged]";
const MERGED: &str = "merged in the last week";
const SEARCH: &str =
    "[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A";

/// Returns the first and last day of the search in an issue of this date.
pub fn merged_between(issue_date: Date) -> Option<(Date, Date)> {
    Some((issue_date.plus_days(-8)?, issue_date.plus_days(-1)?))
}

struct PullRequestsSentence {
    count: Range<usize>,
    /// The dates as `FROM..TO`, if the search has the usual form.
    dates: Option<Range<usize>>,
}

/// Finds the sentence even if its link is missing or leads elsewhere, so that it is never written a second time.
fn find(issue: &Issue) -> Option<PullRequestsSentence> {
    let (_, section) = issue.outline().section(Kind::Project)?;
    let text = issue.text().get(section.body.clone())?;
    let start = section.body.start;
    let mut ends = text.match_indices(MERGED).map(|(at, _)| at);
    let count = ends.find_map(|at| count_before(text, at))?;
    Some(PullRequestsSentence {
        count: start + count.start..start + count.end,
        dates: dates_in(text).map(|it| start + it.start..start + it.end),
    })
}

/// Returns the range of the number in `429 pull requests were [merged in the last week`; `merged` is the byte after the
/// bracket. The text of a link and a comment do not count as this sentence.
fn count_before(text: &str, merged: usize) -> Option<Range<usize>> {
    let line = text.get(..merged)?;
    let line_start = line.rfind(['\n', '\r']).map_or(0, |it| it + 1);
    let line = line.get(line_start..)?;
    let words = line.trim_end_matches(['[', ' ']);
    let plural = words.strip_suffix(" pull requests were");
    let before = plural.or_else(|| words.strip_suffix(" pull request was"))?;
    let word = before.split(' ').next_back()?;
    let is_sentence = !word.contains('[') && !before.contains("<!--");
    let end = line_start + before.len();
    is_sentence.then_some(end - word.len()..end)
}

/// Returns the dates of the search as `FROM..TO`, if it has the usual form.
fn dates_in(text: &str) -> Option<Range<usize>> {
    let at = text.find(SEARCH)? + SEARCH.len();
    let days = text.get(at..at + 22)?;
    let is_pair = Date::parse(days.get(..10)?).is_some() && days.get(10..12)? == "..";
    is_pair.then_some(at..at + 22)
}

/// Returns how many were merged.
pub(super) fn read(issue: &Issue) -> Option<u64> {
    let count = issue.text().get(find(issue)?.count)?;
    count.replace(',', "").parse().ok()
}

fn dates(day: Date) -> Option<String> {
    merged_between(day).map(|(from, to)| format!("{from}..{to}"))
}

const NO_DATE: OperationError =
    OperationError::NoPlace("expected a line like Date: 2026-08-26 at the top of the issue");

/// Returns the edits that set the count. They also set the dates if these are missing or still those of the previous
/// issue.
pub(super) fn write(issue: &Issue, count: u64) -> Result<Vec<Replace>, OperationError> {
    let day = date(issue);
    if let Some(found) = find(issue) {
        let mut edits = vec![change(issue, found.count, &count.to_string())];
        let last = day.and_then(|it| it.plus_days(-7));
        edits.extend(last.zip(day).and_then(|(old, new)| follow(issue, old, new)));
        return Ok(edits);
    }
    let days = day.and_then(dates);
    let text = format!("{count}{WORDS}\n\n{SEARCH}{}", days.ok_or(NO_DATE)?);
    insert(issue, &with_ending(issue, &text))
}

/// Returns the edits that insert `text` in place of the placeholder, or right under the heading.
fn insert(issue: &Issue, text: &str) -> Result<Vec<Replace>, OperationError> {
    let missing = OperationError::NoPlace("expected a section \"Updates from the Rust Project\"");
    let (_, section) = issue.outline().section(Kind::Project).ok_or(missing)?;
    let all = blocks(issue.text(), &issue.outline().hidden, section);
    let ending = issue.line_ending().as_str();
    let end = section.heading_range.end;
    Ok(vec![
        match all.first().filter(|it| it.kind == BlockKind::Hidden) {
            Some(placeholder) => Replace {
                range: placeholder.range.clone(),
                text: text.to_owned(),
            },
            None => Replace::insert(end, format!("{ending}{ending}{text}")),
        },
    ])
}

/// Returns the edit that updates the dates when the issue's date changes from `old` to `new`.
pub(super) fn follow(issue: &Issue, old: Date, new: Date) -> Option<Replace> {
    let range = find(issue)?.dates?;
    let in_step = issue.text().get(range.clone()) == dates(old).as_deref();
    Some(change(issue, range, &dates(new).filter(|_| in_step)?))
}
