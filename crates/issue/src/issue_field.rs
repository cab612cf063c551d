//! The fields that an issue has only once, such as its date or the crate of the week. One file per field.
//!
//! Like an entry, a field is parsed from the text and written as the smallest edit that gives the text its value.
//! A placeholder of the draft template (`<!-- COTW goes here -->`, `INSERT_LINK_HERE`) parses as no value, and writing
//! replaces it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::edit::Replace;
use crate::operation_error::OperationError;
use crate::text::Issue;

mod crate_of_the_week;
mod discuss_link;
mod editors;
mod header;
mod jobs_thread;
mod performance_triage;
mod pull_requests;
mod quote_of_the_week;
mod sponsor;
mod thanks;
mod zone;

pub use crate_of_the_week::CrateOfTheWeek;
pub use header::{WINDOW_DAYS, date, number, number_for, window};
pub use performance_triage::demoted;
pub use pull_requests::merged_between;
pub use quote_of_the_week::QuoteOfTheWeek;
pub use thanks::Thanks;

/// A field and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "field", content = "value", rename_all = "kebab-case")]
pub enum FieldValue {
    /// The day of publication; number, title and the window of events follow it.
    Date(Date),
    /// The issue's number, in the front matter and in the title.
    Number(u64),
    /// The crate of the week and who suggested it.
    CrateOfTheWeek(CrateOfTheWeek),
    /// The quote of the week, its author and source, and who suggested it.
    QuoteOfTheWeek(QuoteOfTheWeek),
    /// The performance triage, as Markdown.
    PerformanceTriage(String),
    /// The address of the hiring thread.
    JobsThread(String),
    /// The address of the discussion of this issue.
    DiscussLink(String),
    /// How many pull requests were merged in the week; its two dates follow from the issue's.
    PullRequests(u64),
    /// The editors, by their GitHub names.
    Editors(Vec<String>),
    /// The line about the sponsor, as Markdown.
    Sponsor(String),
}

/// The name of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "as in FieldValue")]
pub enum IssueField {
    Date,
    Number,
    CrateOfTheWeek,
    QuoteOfTheWeek,
    PerformanceTriage,
    JobsThread,
    DiscussLink,
    PullRequests,
    Editors,
    Sponsor,
}

impl IssueField {
    /// Every field, in the order of [`FieldValue`].
    pub const ALL: [Self; 10] = [
        Self::Date,
        Self::Number,
        Self::CrateOfTheWeek,
        Self::QuoteOfTheWeek,
        Self::PerformanceTriage,
        Self::JobsThread,
        Self::DiscussLink,
        Self::PullRequests,
        Self::Editors,
        Self::Sponsor,
    ];
}

/// Returns the value of a field; `None` if the issue has no place for it, or only a placeholder.
pub fn read(issue: &Issue, field: IssueField) -> Option<FieldValue> {
    Some(match field {
        IssueField::Date => FieldValue::Date(date(issue)?),
        IssueField::Number => FieldValue::Number(number(issue)?),
        IssueField::CrateOfTheWeek => FieldValue::CrateOfTheWeek(crate_of_the_week::read(issue)?),
        IssueField::QuoteOfTheWeek => FieldValue::QuoteOfTheWeek(quote_of_the_week::read(issue)?),
        IssueField::PerformanceTriage => {
            FieldValue::PerformanceTriage(performance_triage::read(issue)?)
        }
        IssueField::JobsThread => FieldValue::JobsThread(jobs_thread::read(issue)?),
        IssueField::DiscussLink => FieldValue::DiscussLink(discuss_link::read(issue)?),
        IssueField::PullRequests => FieldValue::PullRequests(pull_requests::read(issue)?),
        IssueField::Editors => FieldValue::Editors(editors::read(issue)?),
        IssueField::Sponsor => FieldValue::Sponsor(sponsor::read(issue)?),
    })
}

impl FieldValue {
    /// Returns the field's name in the labels of undo and redo.
    pub(crate) fn noun(&self) -> &'static str {
        match self {
            Self::Date(_) => "date",
            Self::Number(_) => "number",
            Self::CrateOfTheWeek(_) => "crate of the week",
            Self::QuoteOfTheWeek(_) => "quote of the week",
            Self::PerformanceTriage(_) => "performance triage",
            Self::JobsThread(_) => "jobs thread",
            Self::DiscussLink(_) => "discuss link",
            Self::PullRequests(_) => "pull requests",
            Self::Editors(_) => "editors",
            Self::Sponsor(_) => "sponsor line",
        }
    }

    /// Returns the name of the field's longest text in an operation.
    pub(crate) fn text_field(&self) -> &'static str {
        match self {
            Self::CrateOfTheWeek(CrateOfTheWeek::Crate { .. }) => "what",
            Self::QuoteOfTheWeek(QuoteOfTheWeek::Quote { .. }) => "quote",
            Self::CrateOfTheWeek(_) | Self::QuoteOfTheWeek(_) => "text",
            _ => "value",
        }
    }

    /// Whether the issue has this value.
    pub(crate) fn is_in(&self, issue: &Issue) -> bool {
        let wanted = match self {
            Self::JobsThread(url) | Self::DiscussLink(url) if url.is_empty() => None,
            Self::PerformanceTriage(text) if text.trim().is_empty() => None,
            Self::PerformanceTriage(text) => {
                let report = without_ending(&demoted(without_ending(text).trim()));
                Some(Self::PerformanceTriage(report))
            }
            Self::CrateOfTheWeek(it) => Some(Self::CrateOfTheWeek(it.as_read())),
            Self::QuoteOfTheWeek(it) => Some(Self::QuoteOfTheWeek(it.as_read())),
            other => Some(other.clone()),
        };
        read(issue, self.field()) == wanted
    }

    fn field(&self) -> IssueField {
        match self {
            Self::Date(_) => IssueField::Date,
            Self::Number(_) => IssueField::Number,
            Self::CrateOfTheWeek(_) => IssueField::CrateOfTheWeek,
            Self::QuoteOfTheWeek(_) => IssueField::QuoteOfTheWeek,
            Self::PerformanceTriage(_) => IssueField::PerformanceTriage,
            Self::JobsThread(_) => IssueField::JobsThread,
            Self::DiscussLink(_) => IssueField::DiscussLink,
            Self::PullRequests(_) => IssueField::PullRequests,
            Self::Editors(_) => IssueField::Editors,
            Self::Sponsor(_) => IssueField::Sponsor,
        }
    }

    /// Returns the edits that write this value; empty if the issue already has it.
    pub(crate) fn plan(&self, issue: &Issue) -> Result<Vec<Replace>, OperationError> {
        match self {
            Self::Date(value) => set_date(issue, *value),
            Self::Number(value) => header::set_number(issue, *value),
            Self::CrateOfTheWeek(value) => crate_of_the_week::write(issue, value),
            Self::QuoteOfTheWeek(value) => quote_of_the_week::write(issue, value),
            Self::PerformanceTriage(value) => performance_triage::write(issue, value),
            Self::JobsThread(value) => jobs_thread::write(issue, value),
            Self::DiscussLink(value) => discuss_link::write(issue, value),
            Self::PullRequests(value) => pull_requests::write(issue, *value),
            Self::Editors(value) => editors::write(issue, value),
            Self::Sponsor(value) => sponsor::write(issue, value),
        }
    }
}

/// Whether two states of an issue agree in all fields, except the field of `value` and those that follow from it.
pub(crate) fn same_but(before: &Issue, after: &Issue, value: &FieldValue) -> bool {
    let own = value.field();
    let follows = |it: IssueField| own == IssueField::Date && it == IssueField::Number;
    let mut others = IssueField::ALL
        .into_iter()
        .filter(|it| *it != own && !follows(*it));
    others.all(|it| read(before, it) == read(after, it))
}

/// Returns the edits that set the day of publication.
///
/// The days of the search for merged pull requests also change if they matched the old day.
fn set_date(issue: &Issue, new: Date) -> Result<Vec<Replace>, OperationError> {
    let mut edits = header::set_date(issue, new)?;
    let old = header::date(issue);
    edits.extend(old.and_then(|it| pull_requests::follow(issue, it, new)));
    Ok(edits)
}

/// Returns the edit that replaces the bytes of `range` by `new`; empty if they are equal.
fn change(issue: &Issue, range: Range<usize>, new: &str) -> Replace {
    let old = issue.text().get(range.clone()).unwrap_or_default();
    let unchanged = || Replace {
        range: range.start..range.start,
        text: String::new(),
    };
    Replace::between(&range, old, new).unwrap_or_else(unchanged)
}

/// Whether `text` is one paragraph of prose.
fn is_paragraph(text: &str) -> bool {
    !text.is_empty()
        && text.split('\n').all(|it| !it.trim().is_empty())
        && !text.contains('\r')
        && text.trim() == text
        && !text.starts_with(['#', '>'])
}

/// Converts all line endings to the issue's.
fn with_ending(issue: &Issue, text: &str) -> String {
    without_ending(text).replace('\n', issue.line_ending().as_str())
}

/// Converts all line endings to `\n`.
fn without_ending(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests;
